"""The kinds of exercise that are graded, each with its answer and what is said about wrong ones; all kinds by name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import fmean
from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, model_validator

from .base import (
    ArchId,
    Flag,
    Id,
    IndexId,
    Misplaced,
    MoveId,
    PlaceId,
    Real,
    Text,
    Value,
    View,
)
from .exercise_base import Distractor, Exercise, OneOrMore, told_apart
from .open_exercises import FeedbackCard, OwnWords
from .question import too_wide
from .routine_tasks import CardTask, RoutineTask

E = TypeVar("E", bound=Exercise)
Names = Annotated[tuple[str, ...], OneOrMore]
Places = Annotated[tuple[PlaceId, ...], OneOrMore]
Times = Annotated[tuple[Annotated[float, Field(gt=0, le=60)], ...], Field(min_length=2, max_length=20)]


class Zones(Exercise):
    """Places to pick on the map."""

    kind: Literal["zones"]
    view: View = "sole"  #: the map that is shown
    answer: tuple[PlaceId, ...] = Field(min_length=1)  #: places to pick, "heel@left" or bare for both feet
    wrong: tuple[Distractor[Places], ...]


class Order(Exercise):
    """Items to put in order."""

    kind: Literal["order"]
    items: dict[Id, Text]  #: what is to be put in order, by a short id
    answer: tuple[str, ...]  #: all ids in their right order
    wrong: tuple[Distractor[Names], ...]

    @model_validator(mode="after")
    def whole(self) -> Self:
        told_apart({f"items.{id}": words for id, words in self.items.items()})
        for field, names in answers_of(self):
            among(field, names, self.items, "items")
            if wrong := next((id for id in self.items if names.count(id) != 1), ""):
                how = "is missing" if wrong not in names else "stands there more than once"
                raise Misplaced(field, f"must name every item once, and '{wrong}' {how}")
        return apart(self, [distractor.answer for distractor in self.wrong])


class ChoiceTask(Exercise):
    """One option or several."""

    kind: Literal["choice"]
    options: dict[Id, Text] = Field(min_length=2)  #: what there is to choose from, by a short id
    answer: Names = Field(min_length=1)  #: the right one, or a list of several
    several: Flag | None = None  #: whether one may click several; without it, where several are right
    wrong: tuple[Distractor[Names], ...]

    @property
    def asks_several(self) -> bool:
        return len(self.answer) > 1 if self.several is None else self.several

    @model_validator(mode="after")
    def among_options(self) -> Self:
        if len(self.answer) > 1 and not self.asks_several:
            raise Misplaced("several", f"is false, but {len(self.answer)} options are right")
        told_apart({f"options.{id}": words for id, words in self.options.items()})
        for field, names in answers_of(self):
            among(field, names, self.options, "options")
        return apart(self, [distractor.answer for distractor in self.wrong], frozenset)


class Number(Exercise):
    """A number with its unit."""

    kind: Literal["number"]
    answer: Real
    tolerance: Real = Field(ge=0)  #: how far off is still right, in the unit
    unit: str  #: may be "" for a bare number
    wrong: tuple[Distractor[Real], ...]

    @model_validator(mode="after")
    def outside(self) -> Self:
        if problem := too_wide(self.tolerance, self.answer):
            raise Misplaced("tolerance", problem)
        for number, distractor in enumerate(self.wrong, 1):
            if abs(distractor.answer - self.answer) <= self.tolerance:
                text = f"the wrong answer {distractor.answer:g} lies within the tolerance, so it counts as right"
                same = "is the right answer. Write a wrong one, or mend the right one"
                is_same = distractor.answer == self.answer
                raise Misplaced(f"wrong.{number}.answer", f"{distractor.answer:g} {same}" if is_same else text)
        return self


class Reading(Value):
    """What is read from a footprint: the index's value, and the word that a scale has for it."""

    value: Real
    verdict: Text


class PrintTask(Exercise):
    """An index and its verdict, read from a print."""

    kind: Literal["footprint"]
    about: ArchId
    index: IndexId
    scale: Text  #: one of that index, by its name
    tolerance: Real = Field(gt=0)
    answer: Reading
    wrong: tuple[Distractor[Reading], ...]

    @model_validator(mode="after")
    def close_enough(self) -> Self:
        if problem := too_wide(self.tolerance, self.answer.value):
            raise Misplaced("tolerance", problem)
        return self


class Timing(Exercise):
    """So many strokes of a move, each in its time: a button is held as long as each lasts, or tapped as each begins."""

    kind: Literal["timing"]
    gesture: Literal["hold", "tap"]  #: hold a button, or tap
    move: MoveId  #: one whose strokes last as long
    answer: Times  #: the seconds of each
    tolerance: Real = Field(gt=0)  #: seconds that their mean may be off
    even: Real = Field(0.3, gt=0, lt=1)  #: how far a single one may be off from the learner's own mean, as a share
    wrong: tuple[Distractor[Times], ...]

    @model_validator(mode="after")
    def told_by_time(self) -> Self:
        if self.tolerance >= fmean(self.answer):
            raise Misplaced("tolerance", "must be smaller than the seconds of the answer, or every time would do")
        for number, distractor in enumerate(self.wrong, 1):
            if len(distractor.answer) != len(self.answer):
                few = len(self.answer) < len(distractor.answer) and all(
                    len(one.answer) != len(self.answer) for one in self.wrong
                )
                text = f"needs as many times as the right one has: {len(self.answer)}, not {len(distractor.answer)}"
                less = (
                    f"has {len(self.answer)} times, and the wrong answers have {len(distractor.answer)}: as many each"
                )
                raise Misplaced("answer" if few else f"wrong.{number}.answer", less if few else text)
        return self


def answers_of(exercise: Order | ChoiceTask) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(field, ids) of the right answer and of the wrong ones."""
    yield "answer", exercise.answer
    yield from ((f"wrong.{number}.answer", one.answer) for number, one in enumerate(exercise.wrong, 1))


def among(field: str, names: Sequence[str], known: Mapping[str, str], what: str) -> None:
    """All of these are ids of what there is to choose from."""
    if odd := next((name for name in names if name not in known), ""):
        raise Misplaced(field, f"names '{odd}', which is none of the {what}: {', '.join(known)}")


def apart(exercise: E, wrong: list[tuple[str, ...]], same: Callable[[tuple], object] = tuple) -> E:
    """The exercise, when none of its wrong answers is the right one, and none stands there twice."""
    met = {same(exercise.answer): "is the right one"}
    for number, names in enumerate(wrong, 1):
        if (before := met.get(same(names))) is not None:
            raise Misplaced(f"wrong.{number}.answer", f"one of the wrong answers {before}")
        met[same(names)] = f"stands there twice: it is that of number {number}, too"
    return exercise


EXERCISE_KINDS = {  # a table's `kind` → its model
    "zones": Zones,
    "order": Order,
    "choice": ChoiceTask,
    "number": Number,
    "routine": RoutineTask,
    "card": CardTask,
    "footprint": PrintTask,
    "timing": Timing,
    "words": OwnWords,
    "feedback": FeedbackCard,
}
