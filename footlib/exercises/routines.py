"""Routines, and condition cards of one's own: which limit is broken, which need is not met, a sentence each. Names and
numbers stay in the task.

A card has the catalog's own mistakes for its text, then what is missing on it, then what its routine does not meet.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from ..catalog import Catalog, with_card
from ..catalog.own_condition import unfinished
from ..errors import DataError, FootlibError, echo
from ..model import Condition, Routine
from ..model.course import Asked, CardNeeds, CardTask, Needs, RoutineTask
from ..planning import plan
from . import routine_form
from .checker import Checker, Judgement
from .clicks import text_of

REASONS = {"stop": "it stops", "ask-first": "somebody has to be asked first", "mark-where": "a spot has to be marked"}
PROMISES = re.compile(r"\b(treats?|treating|cures?|curing|heals?|healing|detox\w*|crystals?)\b", re.I)
DENIED = re.compile(r"\b(not|no|never|nor|cannot|nothing|none|without)\b|n['’]t\b", re.I)
LEAST = {
    "sources": "source",
    "evidence": "evidence claim",
    "refer": "sentence in refer",
    "moves": "move",
    "aftercare": "piece of aftercare",
}


class RoutineChecker(Checker[RoutineTask]):
    """A routine that keeps limits."""

    begin = "Make a routine first, then run this cell again."
    choose = "Choose what the massage is for first."
    control = "routine"

    def judge(self, exercise: RoutineTask, given: object, catalog: Catalog) -> Judgement:
        if not isinstance(given, Routine):
            raise FootlibError(f'Give a routine, such as plan("full-foot", cautions=()), not {echo(given)}.')
        says = [one.says for one in exercise.wrong if plan(**one.answer.model_dump(), catalog=catalog) == given]
        found = unmet(exercise.needs, given, catalog)
        return Judgement(not found, " ".join(dict.fromkeys([*says, *found])))

    def source(self, exercise: RoutineTask) -> str:
        return call(exercise.answer)

    def in_words(self, exercise: RoutineTask, catalog: Catalog) -> str:
        return f"{routine_form.in_words(routine_form.as_form(exercise.answer.model_dump()), catalog)}"

    def parts(self, id: str, exercise: RoutineTask, catalog: Catalog) -> dict[str, Any]:
        return routine_form.choices(catalog)

    def clicked(self, exercise: RoutineTask, value: object, catalog: Catalog) -> Any:
        return routine_form.planned(value, catalog)

    def as_clicked(self, exercise: RoutineTask, given: object, catalog: Catalog) -> dict[str, Any]:
        return routine_form.as_form(given)

    def example(self, exercise: RoutineTask) -> str:
        return 'plan("…", minutes=…, cautions=[…])'


class CardChecker(Checker[CardTask]):
    """A condition card, as a text."""

    choose = "Put something in the place of each three dots first."
    control = "card"

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

    def example(self, exercise: CardTask) -> str:
        return '"""…"""'


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
    first = {
        role: next(id for id, move in catalog.moves.items() if move.role == role) for role in ("opening", "closing")
    }
    return EMPTY.strip().format(**first)


def inserts(catalog: Catalog) -> dict[str, list[list[str]]]:
    """What a card may name, by field: [[id, words], …]."""
    return {
        "moves": [[id, move.name] for id, move in catalog.moves.items()],
        "evidence": [[id, one.claim] for id, one in catalog.evidence.items()],
        "implies": [[id, one.name] for id, one in catalog.cautions.items()],
        "sources": [[id, f"{one.authors}: {one.title}"[:90]] for id, one in catalog.sources.items()],
    }


def call(asked: Asked) -> str:
    """plan(…) with the arguments that are not the usual ones."""
    first = asked.conditions[0] if len(asked.conditions) == 1 else list(asked.conditions)
    given = json.loads(asked.model_dump_json(exclude_defaults=True))  # lists, as one writes them
    del given["conditions"]
    others = [f"{name}={value:g}" if isinstance(value, float) else f"{name}={value!r}" for name, value in given.items()]
    return f"plan({', '.join([repr(first), *others])})"


# --- what a routine must keep


def unmet(needs: Needs, routine: Routine, catalog: Catalog) -> list[str]:
    """All needs that a routine does not meet, in the order of planning."""
    return [*about_answers(needs, routine, catalog), *about_steps(needs, routine, catalog)]


def about_answers(needs: Needs, routine: Routine, catalog: Catalog) -> Iterator[str]:
    """What it was planned for."""
    wanted, got = set(needs.conditions), set(routine.conditions)
    if wanted - got:
        yield "It is not planned for everything that the task speaks of: a condition is missing."
    if wanted and got - wanted:
        yield "It is planned for a condition that the task does not speak of."
    yield from about_cautions(needs, routine, catalog)
    if set(needs.cleared) - set(routine.cleared):
        yield "The task says that a clinician has said yes to something; the routine does not know that yet."
    if set(needs.more) - set(routine.more) or set(needs.less) - set(routine.less):
        yield "It does not hear a wish that the task speaks of."
    if needs.who and routine.who != needs.who:
        yield "It is for the wrong hands: look at who gives the massage."
    if needs.feet and routine.feet != needs.feet:
        yield "It is for other feet than the task says."


def about_cautions(needs: Needs, routine: Routine, catalog: Catalog) -> Iterator[str]:
    """Which safety answers it knows."""
    if needs.cautions is None:
        return
    implied = {c for id in routine.conditions if id in catalog.conditions for c in catalog.conditions[id].implies}
    if not routine.asked:
        yield "The safety check was not asked: the routine must know its answers."
    if set(needs.cautions) - set(routine.cautions):
        yield "A safety answer that the task speaks of is missing."
    if routine.asked and set(routine.cautions) - set(needs.cautions) - implied:
        yield "It has a safety answer that the task does not speak of."


def about_steps(needs: Needs, routine: Routine, catalog: Catalog) -> Iterator[str]:
    """What became of it."""
    kinds = {refer.kind for refer in routine.refer}
    if needs.refer:
        if needs.refer not in kinds:
            yield f"The task wants a routine without steps, because {REASONS[needs.refer]}; this one is another case."
        return
    if not routine.steps:
        why = " and ".join(REASONS[kind] for kind in sorted(kinds)) or "nothing is left of it"
        yield f"It has no steps: {why}. Read what it says."
        return
    yield from about_time(needs, routine)
    yield from about_places(needs, routine, catalog)
    yield from about_hands(needs, routine)


def about_time(needs: Needs, routine: Routine) -> Iterator[str]:
    """How long it takes, in how many steps."""
    minutes, count = routine.seconds / 60, len(routine.steps)
    if needs.minutes_max is not None and minutes > needs.minutes_max:
        yield "It takes longer than the task allows."
    if needs.minutes_min is not None and minutes < needs.minutes_min:
        yield "It is shorter than the task asks for."
    if needs.steps_min is not None and count < needs.steps_min:
        yield "It has fewer steps than the task asks for."
    if needs.steps_max is not None and count > needs.steps_max:
        yield "It has more steps than the task allows."


def about_places(needs: Needs, routine: Routine, catalog: Catalog) -> Iterator[str]:
    """Where it works."""
    worked = {(place, step.foot) for step in routine.steps for place in step.places}
    if any(not touched(catalog, text, worked) for text in needs.places):
        yield "No step works a place that the task asks for."
    if any(touched(catalog, text, worked) for text in needs.without):
        yield "A step still works a place that is to be left alone."


def touched(catalog: Catalog, text: str, worked: set[tuple[str, str]]) -> bool:
    """Whether any step works a place, a part of it, or what it lies in."""
    id, feet = catalog.place(text)
    return any(foot in feet and place in catalog.touching[id] for place, foot in worked)


def about_hands(needs: Needs, routine: Routine) -> Iterator[str]:
    """How it works there."""
    used = {step.technique for step in routine.steps}
    if set(needs.techniques) - used:
        yield "A technique that the task asks for is in no step."
    if set(needs.without_techniques) & used:
        yield "A step still uses a technique that the task does not want."
    if needs.pressure_max is not None and max(step.pressure for step in routine.steps) > needs.pressure_max:
        yield "A step presses harder than the task allows."


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
        for sentence in re.split(r"(?<=[.!?;])\s+", getattr(card, field)):
            if (word := PROMISES.search(sentence)) and not DENIED.search(sentence):
                yield f"The field '{field}' promises too much: '{word[0]}'. Say what the massage feels like instead."
