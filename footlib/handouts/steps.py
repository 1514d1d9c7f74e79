"""The steps of a handout: of each foot in a line each, and how the hands go, told once for what is done twice."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import FEET, Routine, Step
from ..model.report import again, clock, warning
from .pictures import HandsPicture


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
