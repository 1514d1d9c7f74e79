"""Checks of conditions, cautions and preparation: whole cards, cautions that soften, numbers that a card may lower."""

from collections.abc import Iterator

from ..errors import hint
from ..model.care import Caution, Condition, Preparation
from .datafile import Files, Problem, Told, of_each
from .geometry import Geometry


@of_each("conditions")
def conditions_whole(id: str, condition: Condition, files: Files, _: Geometry) -> Told:
    """Each condition opens with its opening, closes with its closing, and keeps something that is done last of all."""
    moves = files["moves"].entries
    if not all(m in moves for m in condition.moves):
        return  # said already
    roles = [moves[m].role for m in condition.moves]
    if roles[0] != "opening" or roles[-1] != "closing" or set(roles[1:-1]) != {"work"}:
        text = "must begin with one opening move, end with one closing move, and have work moves between them."
        yield "moves", text
    elif not any(moves[m].core and moves[m].role == "work" for m in condition.moves):
        yield "moves", "needs at least one work move with core = true: the one that is kept when time is short."


SOFTER = ("limit", "limits", "forbids", "minutes_max", "preparation", "not_with")


def cautions_safe(files: Files, geometry: Geometry) -> Iterator[Problem]:
    """Cautions soften; a stop stops; nothing forbids the strokes with which every foot opens and closes."""
    yield from effects_fit(files, geometry)
    yield from openers_left(files, geometry)


@of_each("cautions")
def effects_fit(id: str, caution: Caution, files: Files, _: Geometry) -> Told:
    as_given, cleared = Caution.model_fields, caution.effect == "clear-first"
    if caution.places and caution.effect != "local":
        yield "places", "belongs to local cautions. Use forbids.places instead."
    if cleared != bool(caution.once_cleared or caution.never_cleared):
        text = "must say what still holds after a clinician's yes; only cautions with the effect 'clear-first' have it"
        yield "once_cleared", f"{text} (unless never_cleared = true)."
    if caution.site and (not cleared or caution.never_cleared):
        yield "site", "belongs to cautions that a clinician can clear; a local one has a place anyway."
    if caution.effect == "adapt" and not any(getattr(caution, name) != as_given[name].default for name in SOFTER):
        text = "changes nothing about the massage here: what is softer, shorter or left out stands in"
        yield "effect", f"{text} {', '.join(SOFTER[:-1])} or {SOFTER[-1]}."
    if caution.never_cleared and not cleared:
        yield "never_cleared", "belongs to cautions with the effect 'clear-first'."


@of_each("cautions", "conditions")
def openers_left(id: str, card: Condition | Caution, files: Files, _: Geometry) -> Told:
    only, off = set(card.forbids.only_techniques), set(card.forbids.techniques)
    moves = files["moves"].entries if only or off else {}
    openers = {move.technique for move in moves.values() if move.role != "work"}
    for technique in sorted(openers - only if only else openers & off):
        text = f"leaves no '{technique}', with which every foot is opened or closed."
        yield "forbids", f"{text} Allow it, or use effect 'stop'."


def rules_in_order(files: Files, _geometry: Geometry) -> Iterator[Problem]:
    """The five preparation rules are numbered 1 to 5, once each."""
    orders = sorted(rule.order for rule in files["preparation"].entries.values())
    if not files["preparation"].problems and orders != list(range(1, len(orders) + 1)):
        yield Problem(files["preparation"].name, "", "", f"the field 'order' must count 1, 2, 3 … (it is {orders}).")


@of_each("preparation")
def numbers_said(id: str, rule: Preparation, files: Files, _: Geometry) -> Told:
    """A rule's text says each of its numbers."""
    for name in rule.numbers:
        if f"{{{name}}}" not in rule.text:
            yield "text", f"must say its number as {{{name}}}, or a card could not lower it."


@of_each("conditions", "cautions")
def numbers_known(id: str, card: Condition | Caution, files: Files, _: Geometry) -> Told:
    """Cards lower only numbers that a rule has, and never raise them."""
    rules = files["preparation"].entries
    for rule, change in card.preparation.items():
        if rule not in rules:
            continue  # said already
        known = rules[rule].numbers
        for name, number in change.at_most.items():
            if name not in known:
                yield f"preparation.{rule}.at_most", f"'{name}' is no number of '{rule}'.{hint(name, known)}"
            elif not 0 < number <= known[name].highest:
                text = f"'{name}' must be 1 to {known[name].highest}: a card may only lower it (it is {number})."
                yield f"preparation.{rule}.at_most", text
