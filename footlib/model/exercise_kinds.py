"""Exercises: what all have – a question, its answer, hints, what is said about wrong ones – and the kinds of them.
Those that a routine or a card answers stand in `routine_tasks`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import fmean
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, Literal, Self, TypeVar

from pydantic import BeforeValidator, Field, model_validator

from .base import (
    ArchId,
    EvidenceId,
    Flag,
    Id,
    IndexId,
    Label,
    LessonId,
    Misplaced,
    MoveId,
    Name,
    PlaceId,
    RatingId,
    Real,
    Text,
    Value,
    View,
    told_apart,
)
from .course import too_wide

T = TypeVar("T")
OneOrMore = BeforeValidator(
    lambda value: (value,) if isinstance(value, str) else value, json_schema_input_type=str | tuple[str, ...]
)


class Said(Value):
    """What is said to a typical wrong answer: what kind of wrong it is."""

    says: Text
    evidence: tuple[EvidenceId, ...] = ()  #: claims that it gives a verdict on; without it those of the exercise


class Distractor(Said, Generic[T]):
    """A typical wrong answer that is foreseen."""

    answer: T


class Exercise(Value):
    """One question; its answer, and what is said about wrong ones."""

    if TYPE_CHECKING:  # each kind has its own
        kind: str
        answer: Any
        wrong: tuple[Any, ...]
    lesson: LessonId  #: the lesson in which it stands
    title: Name  #: a few words
    task: Text  #: the question, as one reads it; nothing in it is about clicking
    hints: tuple[Text, ...]  #: two: a push, and one that is nearly there
    why: Text  #: said after a pass
    evidence: tuple[EvidenceId, ...] = ()  #: claims that its texts give a verdict on

    @model_validator(mode="after")
    def helped(self) -> Self:
        if len(self.hints) != 2:
            raise Misplaced("hints", f"must be two: a push, and one that is nearly there (here: {len(self.hints)})")
        if len(self.wrong) < (least := self.fewest_wrong()):
            how_many = "one typical wrong answer" if least == 1 else f"{least} typical wrong answers"
            text = f"must hold {how_many} or more, each with what is said to it (here: {len(self.wrong)})"
            raise Misplaced("wrong" if self.wrong else "", text if self.wrong else f"'wrong' {text}")
        return self

    def fewest_wrong(self) -> int:
        """How many typical wrong answers are foreseen at least; a kind says so where fewer make sense."""
        return 2


# --- graded

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


class FootprintTask(Exercise):
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
                own, other = len(self.answer), len(distractor.answer)
                if own < other and all(len(one.answer) != own for one in self.wrong):
                    raise Misplaced("answer", f"has {own} times, and the wrong answers have {other}: as many each")
                text = f"needs as many times as the right one has: {own}, not {other}"
                raise Misplaced(f"wrong.{number}.answer", text)
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


# --- judged by a person alone: nothing is graded, and there are no wrong answers


class Open(Exercise):
    """What only a person can judge: there are no wrong answers."""

    wrong: ClassVar[tuple[()]] = ()

    def fewest_wrong(self) -> int:
        return 0


class OwnWords(Open):
    """A text of one's own beside ours; the learner alone says what it holds, and whether it is kept."""

    kind: Literal["words"]
    ours: Text  #: to compare with, shown when something is written
    points: dict[Id, Text] = Field(min_length=2)  #: what a good text holds

    @property
    def answer(self) -> tuple[str, ...]:
        """All points."""
        return tuple(self.points)

    @model_validator(mode="after")
    def points_apart(self) -> Self:
        told_apart({f"points.{id}": words for id, words in self.points.items()})
        return self


class CardAnswer(Value):
    """One answer on a feedback card."""

    says: Label
    next: Text | None = None  #: what to change next; left out where nothing is to be changed
    alone: Flag = False  #: it comes before everything else: what the other answers ask for is not said then


class CardQuestion(Value):
    """A question of a feedback card's own."""

    name: Name
    ask: Text
    answers: tuple[CardAnswer, ...] = Field(min_length=2, max_length=7)

    @model_validator(mode="after")
    def answers_apart(self) -> Self:
        told_apart({f"answers.{number}.says": one.says for number, one in enumerate(self.answers, 1)})
        return self


class FeedbackCard(Open):
    """What the receiver says after a practice, and what to change next."""

    kind: Literal["feedback"]
    asks: tuple[RatingId, ...] = ()  #: questions of the receiver's card
    own: dict[Id, CardQuestion] = {}  #: and others
    answer: dict[str, Text]  #: what one hopes to hear: a word for each question

    @model_validator(mode="after")
    def asked(self) -> Self:
        questions = [*self.asks, *self.own]
        if not questions or len(set(questions)) < len(questions):
            raise ValueError("give 'asks' or 'own' at least one question, each once")
        return self
