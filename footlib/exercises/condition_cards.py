"""Condition cards of one's own: the catalog's mistakes in the text, then what is missing on it, then what its routine
does not meet."""

import re
from collections.abc import Iterator
from typing import Any

from ..catalog import Catalog, with_card
from ..catalog.giveaways import name_in, number_in
from ..catalog.own_material import unfinished
from ..catalog.promises import promising
from ..errors import DataError, FootlibError, echo
from ..model import Condition
from ..model.routine_tasks import CardNeeds, CardTask
from ..planning import plan
from .checker import Checker, Judgement
from .given import text_of
from .routines import unmet

LEAST = {
    "sources": "source",
    "evidence": "evidence claim",
    "refer": "sentence in refer",
    "moves": "move",
    "aftercare": "piece of aftercare",
}


class CardChecker(Checker[CardTask]):
    """A condition card, as a text."""

    choose = "Put something in the place of each three dots first."
    form = '"""…"""'

    def blank(self, given: object) -> bool:
        """A card is blank, too, as long as three dots stand for one of its values."""
        return super().blank(given) or (isinstance(given, str) and unfinished(given))

    def judge(self, exercise: CardTask, given: object, catalog: Catalog) -> Judgement:
        if not isinstance(given, str):
            raise FootlibError(f"Give the card as a text between three quotes, not {echo(given)}.")
        says = [one.says for one in exercise.wrong if exercise.answer.replace(*one.swap).strip() == given.strip()]
        try:
            own = with_card(given, catalog)
        except DataError as error:
            return Judgement(False, "\n".join([*says, *error.problems]))
        (id,) = own.conditions.keys() - catalog.conditions.keys()
        needs, card = exercise.needs, own.conditions[id]
        routine = plan(id, cautions=(), cleared=card.implies, catalog=own)
        found = [*about_card(needs, card), *promises(card), *unmet(needs, routine, own)]
        return Judgement(not found, "\n".join(dict.fromkeys([*says, *found])))

    def source(self, exercise: CardTask) -> str:
        return f'"""\n{exercise.answer.strip()}\n"""'

    def parts(self, id: str, exercise: CardTask, catalog: Catalog) -> dict[str, Any]:
        return {"start": exercise.start.strip() or empty_card(catalog), "insert": inserts(catalog)}

    def clicked(self, exercise: CardTask, value: object, catalog: Catalog) -> str:
        return text_of(value, "A card")

    def as_clicked(self, exercise: CardTask, given: object, catalog: Catalog) -> str:
        return text_of(given, "A card")

    def wrong(self, exercise: CardTask, catalog: Catalog) -> list[str]:
        return [exercise.answer.replace(*distractor.swap) for distractor in exercise.wrong]

    def given_away(self, exercise: CardTask, text: str, catalog: Catalog) -> str:
        begun = [squeezed(line) for line in exercise.start.splitlines()]
        for line in exercise.answer.splitlines():
            name, _, value = line.partition("=")
            if not value or squeezed(line) in begun:
                continue
            if squeezed(line) in squeezed(text):
                return line.strip()
            new = [one for one in re.findall(r'"([^"]+)"', value) if f'"{one}"' not in exercise.start]
            number = float(value) if re.fullmatch(r"\s*\d+\s*", value) and exercise.start else None
            told = name_in(text, new if exercise.start else [], exercise.task)
            if told := told or (number is not None and number_in(text, number, known=exercise.task)):
                return told
        return ""


def squeezed(text: str) -> str:
    """A text without the spaces, in which two lines of a card that say the same may differ."""
    return re.sub(r"\s", "", text)


EMPTY = """
[my-feet]
name = "..."
group = "comfort"
about = "..."
moves = ["{opening}", ..., "{closing}"]
refer = ["..."]
honest = "..."
evidence = ["..."]
sources = ["course-judgement"]
"""


def empty_card(catalog: Catalog) -> str:
    """A card on which only what every card needs is left open."""
    first = {move.role: id for id, move in [*catalog.moves.items()][::-1]}
    return EMPTY.strip().format(**first)


def inserts(catalog: Catalog) -> dict[str, list[list[str]]]:
    """What a card may name, by field: [[id, words], …]."""
    return {
        "moves": [[id, move.name] for id, move in catalog.moves.items()],
        "evidence": [[id, one.claim] for id, one in catalog.evidence.items()],
        "implies": [[id, one.name] for id, one in catalog.cautions.items()],
        "sources": [[id, f"{one.authors}: {one.title}"[:90]] for id, one in catalog.sources.items()],
    }


# --- what a card must hold


def about_card(needs: CardNeeds, card: Condition) -> Iterator[str]:
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


def promises(card: Condition) -> Iterator[str]:
    """No sentence of a card promises what no massage can keep."""
    for field in ("about", "honest"):
        for word, _ in promising(getattr(card, field), quotes=False):
            yield f"The field '{field}' promises too much: '{word}'. Say what the massage feels like instead."
