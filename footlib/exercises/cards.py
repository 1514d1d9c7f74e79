"""Condition cards: the catalog's own mistakes for this text, then what is missing on the card, then its routine."""

import re

from ..catalog import with_card
from ..errors import DataError, FootlibError, echo
from ..planning import plan
from .routines import unmet

PROMISES = re.compile(r"\b(treats?|treating|cures?|curing|heals?|healing|detox\w*|crystals?)\b", re.I)
DENIED = re.compile(r"\b(not|no|never|nor|cannot|nothing|none|without)\b|n['’]t\b", re.I)
LEAST = {
    "sources": "source",
    "evidence": "evidence claim",
    "refer": "sentence in refer",
    "moves": "move",
    "aftercare": "piece of aftercare",
}


def checked(exercise, answer, catalog):
    """(passed, what kind of wrong)."""
    if not isinstance(answer, str):
        raise FootlibError(f"Give the card as a text between three quotes, not {echo(answer)}.")
    says = [slip.says for slip in exercise.wrong if exercise.answer.replace(*slip.swap).strip() == answer.strip()]
    try:
        own = with_card(answer, catalog)
    except DataError as error:
        return False, "\n".join([*says, *error.problems])
    (id,) = own.conditions.keys() - catalog.conditions.keys()
    needs, card = exercise.needs, own.conditions[id]
    routine = plan(id, cautions=(), cleared=card.implies, catalog=own)
    found = [*about_card(needs, card), *promises(card), *unmet(needs, routine, own)]
    return not found, "\n".join(dict.fromkeys([*says, *found]))


def about_card(needs, card):
    """What is missing on the card itself."""
    for field, name in LEAST.items():
        if len(getattr(card, field)) < (least := getattr(needs, f"{field}_min")):
            yield f"The card needs {least} {name}{'s' if least > 1 and field != 'refer' else ''} or more."
    if set(needs.implies) - set(card.implies):
        yield "A caution that the task speaks of is not implied."
    banned = {*card.forbids.places, *card.forbids.techniques, *card.forbids.towards}
    if set(needs.forbids) - banned:
        yield "Something that the task forbids is not forbidden on the card."
    if needs.limit_max is not None and card.limit > needs.limit_max:
        yield "Its limit allows more pressure than the task."


def promises(card):
    """No sentence of a card promises what no massage can keep."""
    for field in ("about", "honest"):
        for sentence in re.split(r"(?<=[.!?;])\s+", getattr(card, field)):
            if (word := PROMISES.search(sentence)) and not DENIED.search(sentence):
                yield f"The field '{field}' promises too much: '{word[0]}'. Say what the massage feels like instead."
