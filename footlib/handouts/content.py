"""What stands on a handout, in the order of reading, as plain words that any printer can set."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from .. import local_time
from ..catalog import Catalog
from ..errors import number_of
from ..model import FEET, GRADES, REFUSALS, Routine, Step
from ..model.base import Grade
from ..model.report import SELF, again, clock, short_names, warning
from ..planning.write import caution_note
from .pictures import HandsPicture, NumberedPicture, place_numbers
from .share_line import share

NOTHING: Mapping = MappingProxyType({})
BLOCKED = "No massage for now"
NOT_ASKED = (
    "The safety check was not answered for this routine. Answer it before you begin: this routine is only for "
    "somebody to whom none of its questions applies."
)
NONE_APPLY = "Asked; nothing applied on that day. Ask again before every massage."
NOT_ADVICE = (
    "This is massage for comfort, not medical advice. It does not replace a doctor, a podiatrist or a "
    "physiotherapist. In an emergency call your emergency number."
)


@dataclass(frozen=True)
class Item:
    """A sentence with the bold words before it."""

    name: str
    text: str
    changed: bool = False


@dataclass(frozen=True)
class Refusal:
    """Reasons of one kind why there is no massage; only the first kind is an alarm."""

    title: str
    lines: tuple[str, ...]
    alarm: bool


@dataclass(frozen=True)
class Row:
    """A step in a line of a table."""

    number: int
    name: str
    places: tuple[int, ...]  #: the numbers of the places that it works
    do: str  #: what the hand does, and what it must not
    amount: str  #: how often and how long
    time: str
    pressure: int
    firm: str
    direction: str
    where: str
    seen: HandsPicture | None  #: its hands; none where a page asks for no pictures


@dataclass(frozen=True)
class FootSteps:
    """The steps of one foot."""

    name: str
    time: str
    steps: tuple[Row, ...]
    again: str = ""  #: the second foot repeats the first: that alone is said


@dataclass(frozen=True)
class HandCard:
    """How the hands go in one step, or in several that do the same."""

    at: str
    name: str
    places: tuple[int, ...]
    direction: str
    firm: str
    evidence: str
    text: str


@dataclass(frozen=True)
class Handout:
    """Everything that a handout says, in the order of reading; lists that have nothing to say are empty."""

    title: str
    heading: str
    facts: tuple[str, ...]  #: which feet, how long, by whom
    warning: str
    safety: tuple[Item, ...]
    asked: str  #: the title over the safety check
    refusals: tuple[Refusal, ...]
    pictures: tuple[NumberedPicture, ...]
    key: tuple[tuple[int, str], ...]  #: the number of each place in the pictures, and its name
    feet: tuple[FootSteps, ...]
    hands: tuple[HandCard, ...]
    preparation: tuple[Item, ...]
    pressures: tuple[str, ...]
    watch: tuple[str, ...]
    aftercare: tuple[str, ...]
    notes: tuple[str, ...]
    honest: tuple[str, ...]
    evidence: tuple[str, ...]
    sources: tuple[str, ...]
    line: str  #: as `share` gives it
    date: str
    seconds: int
    start: datetime  #: of the calendar entry
    drawings: tuple[tuple[str, str], ...] = ()  #: id and drawing of all that the hands' pictures use
    large: bool = False
    advice: str = NOT_ADVICE


def handout_of(
    routine: Routine,
    catalog: Catalog,
    *,
    start: datetime,
    pictures: Sequence[NumberedPicture] = (),
    seen: Mapping[int, HandsPicture] = NOTHING,
    drawings: Mapping[str, str] = NOTHING,
    large_print: bool = False,
) -> Handout:
    """What a routine's handout says."""
    numbers = place_numbers(routine)
    return Handout(
        title=routine.title,
        heading=routine.title if routine.steps else f"{BLOCKED} – {routine.title}",
        facts=facts(routine),
        warning="" if routine.asked else NOT_ASKED,
        safety=safety(routine, catalog),
        asked="Safety check" if routine.steps else "What was answered",
        refusals=refusals(routine),
        pictures=tuple(pictures),
        key=tuple(
            (number, catalog.places[place].name + (" zone" if place in catalog.zones else ""))
            for place, number in numbers.items()
        ),
        feet=feet(routine, numbers, seen),
        hands=hands(routine, numbers),
        preparation=tuple(Item(advice.name, advice.text, advice.changed) for advice in routine.preparation),
        pressures=tuple(sorted({f"{step.pressure}: {step.firmness}" for step in routine.steps})),
        watch=routine.watch,
        aftercare=tuple(f"{advice.text} (evidence: {advice.evidence})" for advice in routine.aftercare),
        notes=notes(routine, catalog),
        honest=routine.honest,
        evidence=evidence(routine),
        sources=tuple(short_names(routine.references)),
        line=share(routine),
        date=f"{local_time.day(local_time.now())}{local_time.doubt()}",
        seconds=routine.seconds,
        start=start,
        drawings=tuple(drawings.items()),
        large=large_print,
    )


def facts(routine: Routine) -> tuple[str, ...]:
    """Which feet, how long, by whom; none where there is nothing to do."""
    if not routine.steps:
        return ()
    feet = "Both feet" if routine.feet == "both" else f"The {routine.feet} foot"
    return feet, clock(routine.seconds), SELF[routine.who]


def refusals(routine: Routine) -> tuple[Refusal, ...]:
    """The reasons why there is no massage, by kind."""
    by_kind = {kind: tuple(refer.text for refer in routine.refer if refer.kind == kind) for kind in REFUSALS}
    return tuple(Refusal(title, by_kind[kind], kind == "stop") for kind, title in REFUSALS.items() if by_kind[kind])


def safety(routine: Routine, catalog: Catalog) -> tuple[Item, ...]:
    """The cautions that applied, and what each of them changes; where a clinician said yes, what still holds."""
    if not routine.cautions:
        return (Item("Safety check", NONE_APPLY),) if routine.asked and routine.steps else ()
    found = []
    for id, caution in ((id, catalog.cautions[id]) for id in routine.cautions):
        cleared = id in routine.cleared
        yes = " (a clinician has said yes)" if cleared and caution.effect == "clear-first" else ""
        means = (cleared and caution.once_cleared) or caution.act
        found.append(Item(f"{caution.name}{yes}", means if routine.steps else ""))
    return tuple(found)


def notes(routine: Routine, catalog: Catalog) -> tuple[str, ...]:
    """What was changed or left out; not again what stands under the safety check."""
    said = {caution_note(catalog.cautions[id]) for id in routine.cautions} if routine.steps else ()
    return tuple(note for note in routine.notes if note not in said)


def evidence(routine: Routine) -> tuple[str, ...]:
    """How many different steps have which grade, and what the grade means."""
    grades: dict[str, tuple[str, Grade]] = {step.move: (step.graded, step.evidence) for step in routine.steps}
    return tuple(
        f"{graded.capitalize()}, {number_of(count, 'step')}: {GRADES[grade].meaning}."
        for (graded, grade), count in Counter(grades.values()).most_common()
    )


# --- the steps: of each foot in a line each, and how the hands go, told once for what is done twice


def feet(routine: Routine, numbers: Mapping[str, int], seen: Mapping[int, HandsPicture]) -> tuple[FootSteps, ...]:
    """The steps of each foot in a line each, right foot first."""
    worked = {foot: [step for step in routine.steps if step.foot == foot] for foot in FEET["both"]}
    return tuple(
        FootSteps(
            f"{foot.capitalize()} foot",
            clock(sum(step.seconds for step in steps)),
            tuple(row(step, numbers, seen) for step in steps),
            again(routine, foot),
        )
        for foot, steps in worked.items()
        if steps
    )


def row(step: Step, numbers: Mapping[str, int], seen: Mapping[int, HandsPicture]) -> Row:
    return Row(
        number=step.number,
        name=step.name,
        places=badges(step, numbers),
        do=" ".join(filter(None, [step.do, warning(step.how)])) if step.do else step.how,
        amount=amount(step),
        time=clock(step.seconds),
        pressure=step.pressure,
        firm=firm(step),
        direction=step.direction,
        where=step.where.removesuffix(f", {step.foot} foot"),
        seen=seen.get(step.number),
    )


def amount(step: Step) -> str:
    """How often and how long, so that no line breaks between a number and its unit."""
    often, about, time = step.amount.partition("about ")
    return often + (about + time).replace(" ", "\u00a0") if about else clock(step.seconds)


def badges(step: Step, numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of the places that a step works; none where it strokes the whole foot."""
    return tuple(numbers[place] for place in step.places) if step.role == "work" else ()


def firm(step: Step) -> str:
    """The level in one or two words: what it feels like is said once."""
    return step.firmness.partition(":")[0]


def hands(routine: Routine, numbers: Mapping[str, int]) -> tuple[HandCard, ...]:
    """How the hands go, told once for steps that do the same on both feet."""
    same: dict[tuple, list[Step]] = {}
    for step in routine.steps:
        same.setdefault((step.move, step.how, step.towards), []).append(step)
    return tuple(
        HandCard(
            at=f"Step{'s' if len(steps) > 1 else ''} {' and '.join(str(step.number) for step in steps)}",
            name=steps[0].name,
            places=badges(steps[0], numbers),
            direction=steps[0].direction,
            firm=firm(steps[0]),
            evidence=steps[0].graded,
            text=" ".join(filter(None, [steps[0].how, steps[0].hold_text])),
        )
        for steps in same.values()
    )
