"""Routines: which limit is broken, which need is not met, a sentence each (names and numbers stay in the task); and the
answers of plan() as a form."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..arguments import entries
from ..catalog import Catalog
from ..catalog.giveaways import holds, number_in
from ..errors import FootlibError, echo
from ..handouts.share_line import answers
from ..model import MINUTES, Routine
from ..model.routine_tasks import Asked, Needs, RoutineTask
from ..planning import plan
from .checker import Checker, Judgement
from .given import table_of, text_of
from .numbers import as_typed, read
from .places import place_in_words

REASONS = {"stop": "it stops", "ask-first": "somebody has to be asked first", "mark-where": "a spot has to be marked"}

USUAL = 20  #: minutes, where nothing is said of them


class RoutineChecker(Checker[RoutineTask]):
    """A routine that keeps limits."""

    begin = "Make a routine first, then run this cell again."
    choose = "Choose what the massage is for first."
    form = 'plan("…", minutes=…, cautions=[…])'

    def judge(self, exercise: RoutineTask, given: object, catalog: Catalog) -> Judgement:
        if not isinstance(given, Routine):
            raise FootlibError(f'Give a routine, such as plan("full-foot", cautions=()), not {echo(given)}.')
        near = [one for one in exercise.wrong if may_be(one.answer, given)]  # planning takes longer than all else here
        says = [one.says for one in near if plan(**one.answer.model_dump(), catalog=catalog) == given]
        found = unmet(exercise.needs, given, catalog)
        return Judgement(not found, " ".join(dict.fromkeys([*says, *found])))

    def source(self, exercise: RoutineTask) -> str:
        return call(exercise.answer)

    def in_words(self, exercise: RoutineTask, catalog: Catalog) -> str:
        return in_words(as_form(exercise.answer.model_dump()), catalog)

    def parts(self, id: str, exercise: RoutineTask, catalog: Catalog) -> dict[str, Any]:
        return choices(catalog)

    def clicked(self, exercise: RoutineTask, value: object, catalog: Catalog) -> Any:
        """The routine that a form stands for; `...` while nothing is picked. FootlibError, as plan() raises it."""
        form = table_of(value, *FIELDS)
        lists = {name: entries(form.get(name, ()), f"{name} is a list") for name in LISTS}
        if not lists["conditions"]:
            return ...
        minutes = text_of(form.get("minutes", "20"), "Minutes")
        if not minutes:
            raise FootlibError("Say how many minutes it may take.")
        if form.get("asked") is not True and not lists["cautions"]:
            del lists["cautions"]  # they were not asked
        who, feet, avoid = form.get("who", "partner"), form.get("feet", "both"), kept_off(form.get("avoid", ()))
        return plan(**lists, minutes=read(minutes, "minutes"), avoid=avoid, who=who, feet=feet, catalog=catalog)

    def as_clicked(self, exercise: RoutineTask, given: object, catalog: Catalog) -> dict[str, Any]:
        return as_form(given)

    def given(self, answer: Asked, catalog: Catalog) -> Routine:
        return plan(**answer.model_dump(), catalog=catalog)

    def given_away(self, exercise: RoutineTask, text: str, catalog: Catalog) -> str:
        if squeezed(call(exercise.answer)) in squeezed(text):
            return call(exercise.answer)
        minutes, names = exercise.answer.minutes, named(exercise.answer, catalog)
        secret = [all_of for all_of in names if not any(holds(exercise.task, one) for one in all_of)]
        told = all(any(holds(text, one) for one in all_of) for all_of in names)
        in_time = number_in(text, minutes, unit="minutes") or minutes == USUAL
        return "all that is to be said to the planner" if secret and told and in_time else ""


def may_be(asked: Asked, routine: Routine) -> bool:
    """Whether a routine may be the one that is asked for; only a plan can tell for certain."""
    said = {*asked.conditions}, asked.minutes, asked.who, asked.feet
    return said == ({*routine.conditions}, routine.minutes, routine.who, routine.feet)


def squeezed(code: str) -> str:
    """Code without what may be written in two ways."""
    return re.sub(r"\s", "", code).replace('"', "'")


def named(asked: Asked, catalog: Catalog) -> list[list[str]]:
    """How people call each condition, safety answer and place that is said to the planner."""
    avoided = asked.avoid.values() if isinstance(asked.avoid, dict) else [asked.avoid]
    places = [catalog.place(one)[0] for group in (*avoided, asked.more, asked.less) for one in group]
    found = [(id, catalog.conditions[id]) for id in asked.conditions]
    found += [(id, catalog.cautions[id]) for id in (*(asked.cautions or ()), *asked.cleared)]
    found += [(id, catalog.places[id]) for id in places]
    return [[id, one.name.partition(" (")[0], *one.synonyms] for id, one in found]


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


# --- the form: what there is to choose, what its JSON stands for, and back

LISTS = ("conditions", "cautions", "cleared", "more", "less")
FIELDS = (*LISTS, "minutes", "asked", "avoid", "who", "feet")
WISH = "wish"  #: the reason for keeping off a place that no safety answer gives

Option = list[str]  # id, name
Group = list[Any]  # title, options


def choices(catalog: Catalog) -> dict[str, Any]:
    """All that can be chosen, in groups, by name; nothing is left out that one exercise does not need."""
    return {
        "conditions": grouped((c.group, id, c.name) for id, c in catalog.conditions.items()),
        "cautions": grouped((c.group, id, c.name) for id, c in catalog.cautions.items()),
        "places": [["Plain places", by_name(catalog.regions)], ["Zones of the chart", by_name(catalog.zones)]],
        "feet": {id: list(feet) for id, feet in catalog.geometry.feet.items() if len(feet) == 1},
        "implies": {id: list(c.implies) for id, c in catalog.conditions.items() if c.implies},
        "clearable": [id for id, c in catalog.cautions.items() if c.effect == "clear-first" and not c.never_cleared],
        "spots": [id for id, c in catalog.cautions.items() if (c.effect == "local" and not c.places) or c.site],
        "minutes": list(MINUTES),
    }


def by_name(entries_: Any) -> list[Option]:
    return sorted(([id, one.name] for id, one in entries_.items()), key=lambda option: option[1].casefold())


def grouped(rows: Iterable[tuple[str, str, str]]) -> list[Group]:
    """[[title, [[id, name], …]], …], groups and names in the order of the data."""
    found: dict[str, list[Option]] = {}
    for group, id, name in rows:
        found.setdefault(group, []).append([id, name])
    return [[group.replace("-", " ").capitalize(), options] for group, options in found.items()]


def kept_off(marks: object) -> list[str] | dict[str, list[str]]:
    """Places by reason; a plain list, as one writes it, where all of them are wishes."""
    found: dict[str, list[str]] = {}
    for mark in entries(marks, "Places to keep off are a list"):
        one = table_of(mark, "place", "why")
        found.setdefault(text_of(one.get("why", WISH), "A reason"), []).append(text_of(one.get("place"), "A place"))
    return found[WISH] if found.keys() == {WISH} else found


def as_form(given: object) -> dict[str, Any]:
    """The form that stands for a routine, or for the answers that it was planned from, as they are kept."""
    asked = answers(given) if isinstance(given, Routine) else given
    if not isinstance(asked, dict):
        raise FootlibError(f"Only a routine can be shown as a form, not {echo(given)}.")
    avoid = asked.get("avoid") or {}
    marks = avoid if isinstance(avoid, dict) else {WISH: avoid}
    return {
        **{name: list(asked.get(name) or ()) for name in LISTS},
        "minutes": as_typed(asked["minutes"]),
        "asked": asked.get("cautions") is not None,
        "avoid": [{"place": place, "why": why} for why, places in marks.items() for place in places],
        "who": asked["who"],
        "feet": asked["feet"],
    }


def in_words(form: dict[str, Any], catalog: Catalog) -> str:
    """A form as one reads it: 'Tired feet; 10 minutes; both feet, by a partner; safety check: nothing applies.'"""
    cautions = [catalog.cautions[id].name for id in form["cautions"]]
    said = [
        *(catalog.conditions[id].name for id in form["conditions"]),
        f"{form['minutes']} minutes",
        {"both": "both feet", "left": "the left foot", "right": "the right foot"}[form["feet"]],
        {"partner": "by a partner", "self": "by oneself"}[form["who"]],
        f"safety check: {', '.join(cautions) or ('nothing applies' if form['asked'] else 'not asked')}",
        *(f"a clinician has said yes: {catalog.cautions[id].name}" for id in form["cleared"]),
        *(f"keep off: {place_in_words(catalog, mark['place'])}" for mark in form["avoid"]),
        *(f"{wish}: {place_in_words(catalog, text)}" for wish in ("more", "less") for text in form[wish]),
    ]
    return f"{'; '.join(said)}."
