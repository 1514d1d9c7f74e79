"""Checks of conditions, cautions and preparation: whole cards, cautions that soften, numbers that a card may lower."""

from collections.abc import Iterator, Mapping

from ..errors import hint
from ..model.care import Caution, NumberWords
from .datafile import Files, Problem
from .geometry import Geometry


def conditions_whole(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """Each condition opens with its opening, closes with its closing, and keeps something that is done last of all."""
    moves, name = files["moves"].entries, files["conditions"].name
    for id, condition in files["conditions"].entries.items():
        if not all(m in moves for m in condition.moves):
            continue  # said already
        roles = [moves[m].role for m in condition.moves]
        if roles[0] != "opening" or roles[-1] != "closing" or set(roles[1:-1]) != {"work"}:
            yield Problem(
                name,
                id,
                "moves",
                "must begin with one opening move, end with one closing move, and have work moves between them.",
            )
        elif not any(moves[m].core and moves[m].role == "work" for m in condition.moves):
            yield Problem(
                name,
                id,
                "moves",
                "needs at least one work move with core = true: the one that is kept when time is short.",
            )


SOFTER = ("limit", "limits", "forbids", "minutes_max", "preparation", "not_with")


def cautions_safe(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """Cautions soften; a stop stops; nothing forbids the strokes with which every foot opens and closes."""
    name, moves = files["cautions"].name, files["moves"].entries
    openers = {m.technique for m in moves.values() if m.role != "work"}
    as_given = Caution.model_fields
    for id, caution in files["cautions"].entries.items():
        if caution.places and caution.effect != "local":
            yield Problem(name, id, "places", "belongs to local cautions. Use forbids.places instead.")
        if (caution.effect == "clear-first") != bool(caution.once_cleared or caution.never_cleared):
            yield Problem(
                name,
                id,
                "once_cleared",
                "must say what still holds after a clinician's yes; only cautions with "
                "the effect 'clear-first' have it (unless never_cleared = true).",
            )
        if caution.site and (caution.effect != "clear-first" or caution.never_cleared):
            text = "belongs to cautions that a clinician can clear; a local one has a place anyway."
            yield Problem(name, id, "site", text)
        if caution.effect == "adapt" and not any(
            getattr(caution, field) != as_given[field].default for field in SOFTER
        ):
            text = "changes nothing about the massage here: what is softer, shorter or left out stands in"
            yield Problem(name, id, "effect", f"{text} {', '.join(SOFTER[:-1])} or {SOFTER[-1]}.")
        if caution.never_cleared and caution.effect != "clear-first":
            yield Problem(name, id, "never_cleared", "belongs to cautions with the effect 'clear-first'.")
    for attribute in ("cautions", "conditions"):
        for id, card in files[attribute].entries.items():
            lost = (
                openers & set(card.forbids.techniques)
                if not card.forbids.only_techniques
                else openers - set(card.forbids.only_techniques)
            )
            for technique in sorted(lost):
                yield Problem(
                    files[attribute].name,
                    id,
                    "forbids",
                    f"leaves no '{technique}', with which every foot is "
                    "opened or closed. Allow it, or use effect 'stop'.",
                )


def rules_in_order(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """The five preparation rules are numbered 1 to 5, once each."""
    orders = sorted(rule.order for rule in files["preparation"].entries.values())
    if not files["preparation"].problems and orders != list(range(1, len(orders) + 1)):
        yield Problem(files["preparation"].name, "", "", f"the field 'order' must count 1, 2, 3 … (it is {orders}).")


def numbers_known(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """Cards lower only numbers that a rule has, and never raise them; a rule's text says each of its numbers."""
    rules = files["preparation"].entries
    for id, rule in rules.items():
        for name in rule.numbers:
            if f"{{{name}}}" not in rule.text:
                text = f"must say its number as {{{name}}}, or a card could not lower it."
                yield Problem(files["preparation"].name, id, "text", text)
    for attribute in ("conditions", "cautions"):
        for id, card in files[attribute].entries.items():
            for rule, change in card.preparation.items():
                for text in wrong_numbers(change.at_most, rule, rules[rule].numbers) if rule in rules else ():
                    yield Problem(files[attribute].name, id, f"preparation.{rule}.at_most", text)


def wrong_numbers(at_most: Mapping[str, int], rule: str, known: Mapping[str, NumberWords]) -> Iterator[str]:
    """What is wrong with the numbers that a card lowers in a rule."""
    for name, number in at_most.items():
        if name not in known:
            yield f"'{name}' is no number of '{rule}'.{hint(name, known)}"
        elif not 0 < number <= known[name].highest:
            yield f"'{name}' must be 1 to {known[name].highest}: a card may only lower it (it is {number})."
