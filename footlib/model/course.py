"""The course as a learner goes through it: its lessons, the words that they explain, and the quizzes at their ends."""

from collections.abc import Iterator, Sequence, Set
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from .base import EvidenceId, Flag, Id, LessonId, Misplaced, Name, PlaceId, Real, Text, Unit, Value, View, Whole


class Lesson(Value):
    """One notebook; its id is the notebook's name."""

    title: Name  #: as in its first lines
    about: Text  #: completes its line of the contents
    read: Annotated[Whole, Field(ge=1, le=90), Unit("minutes")]  #: minutes
    practise: Annotated[Whole, Field(ge=0, le=120), Unit("minutes")]  #: minutes
    hands: Flag = False  #: on the short way, for the hands


class Term(Value):
    """A word that a learner may not know, as the glossary explains it."""

    term: Text  #: as it stands in text
    meaning: Text  #: one or two plain sentences
    also: tuple[Text, ...] = ()  #: other words for it
    lesson: LessonId  #: where it is first linked
    evidence: tuple[EvidenceId, ...] = ()  #: claims, where the meaning holds one


# --- quizzes: questions of five kinds, each with what is said to every answer

Kind = Literal["single", "multiple", "number", "order", "zone"]

NEEDS = {  # kind → the fields that it needs besides id, kind and ask
    "single": ("choices",),
    "multiple": ("choices",),
    "number": ("answer", "tolerance", "unit", "why", "low", "high"),
    "order": ("items", "why", "wrong"),
    "zone": ("answer", "why", "wrong"),
}
ALSO = {"zone": ("view",)}  #: fields that it may have
COMMON = {"id", "kind", "ask", "evidence"}


def number_or_places(value: object) -> float | tuple[str, ...]:
    """The answer of a number question or of a zone question."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, (list, tuple)) and value and all(isinstance(place, str) for place in value):
        return tuple(value)
    raise ValueError('must be a number (kind number), or a list of places such as ["liver@right"] (kind zone)')


def too_wide(tolerance: float, answer: float) -> str:
    """What is wrong with a tolerance that takes nearly any number; or nothing."""
    if tolerance > max(abs(answer), 1):
        return f"a 'tolerance' of {tolerance:g} around {answer:g} takes nearly any number. Make it smaller."
    return ""


class Choice(Value):
    """One answer to choose, whether it is right, and what is said to whoever chose it."""

    says: Text  #: the answer to choose
    why: Text  #: said to whoever chose it; names no right one
    right: Flag = False
    evidence: tuple[EvidenceId, ...] = ()  #: claims that `why` gives a verdict on; without it those of the question


class Question(Value):
    """One question; which fields it has depends on its kind (NEEDS).

    A zone question is answered with one place: any of `answer` is right, and a bare id means either foot.
    """

    id: Id  #: new in its quiz
    kind: Kind
    ask: Text  #: the question, as the learner reads it
    choices: tuple[Choice, ...] = ()  #: of the kinds single and multiple
    answer: Annotated[  #: a number, or places of which any one is right
        float | tuple[PlaceId, ...] | None,
        BeforeValidator(number_or_places, json_schema_input_type=float | tuple[str, ...]),
    ] = None
    tolerance: Real | None = Field(None, ge=0)  #: how far off is still right
    unit: str | None = None  #: "" for a bare number
    why: Text | None = None  #: said to a right answer
    low: Text | None = None  #: said to a number that is too low
    high: Text | None = None
    items: tuple[Text, ...] = ()  #: in their right order
    wrong: Text | None = None  #: said to a wrong answer; names no right one
    view: View = "sole"
    evidence: tuple[EvidenceId, ...] = ()  #: claims that its texts give a verdict on

    @model_validator(mode="after")
    def fields_of_its_kind(self) -> Self:
        given = self.model_fields_set - COMMON
        odd = sorted(given - {*NEEDS[self.kind], *ALSO.get(self.kind, ())})
        lacks = [name for name in NEEDS[self.kind] if name not in given]
        if odd and lacks and (meant := kind_with(given)):
            text = f"a question of the kind '{self.kind}' needs the field '{lacks[0]}', and has no '{odd[0]}'."
            raise Misplaced("kind", f"{text} Did you mean '{meant}'?")
        if lacks:
            raise Misplaced("kind", f"a question of the kind '{self.kind}' needs the field '{lacks[0]}'")
        if odd:
            raise Misplaced(odd[0], f"a question of the kind '{self.kind}' has no field '{odd[0]}'")
        return self

    @model_validator(mode="after")
    def answerable(self) -> Self:
        for field, problem in getattr(self, f"_{self.kind}_problem")():
            raise Misplaced(field, problem)
        return self

    @property
    def right(self) -> tuple[int, ...]:
        """The numbers of the right choices, from 0."""
        return tuple(n for n, choice in enumerate(self.choices) if choice.right)

    def _choice_problem(self) -> Iterator[tuple[str, str]]:
        if len(self.choices) < 2:
            yield "choices", "must be two or more"
        twice = twice_in([choice.says for choice in self.choices])
        if twice is not None:
            yield f"choices.{twice + 1}.says", "no two alike: another choice says the same"

    def _single_problem(self) -> Iterator[tuple[str, str]]:
        if len(self.right) != 1:
            at = f"choices.{self.right[-1] + 1}.right" if self.right else "choices"
            yield at, f"a 'single' question needs exactly one choice with right = true (it has {len(self.right)})"
        yield from self._choice_problem()

    def _multiple_problem(self) -> Iterator[tuple[str, str]]:
        if not 1 <= len(self.right) < len(self.choices):
            text = "a 'multiple' question needs at least one choice with right = true and one without"
            yield "choices", f"{text} (it has {len(self.right)} of {len(self.choices)})"
        yield from self._choice_problem()

    def _number_problem(self) -> Iterator[tuple[str, str]]:
        if not isinstance(self.answer, float):
            yield "answer", "must be a number here, in a question of the kind 'number'"
        elif problem := too_wide(self.tolerance or 0, self.answer):
            yield "tolerance", problem

    def _order_problem(self) -> Iterator[tuple[str, str]]:
        if len(self.items) < 3:
            yield "items", f"must be three or more, in their right order (it has {len(self.items)})"
        if (twice := twice_in(self.items)) is not None:
            yield f"items.{twice + 1}", f"no two alike: {self.items[twice]!r} stands there twice"

    def _zone_problem(self) -> Iterator[tuple[str, str]]:
        if not isinstance(self.answer, tuple):
            yield "answer", "must be a list of places here, in a question of the kind 'zone'"


def kind_with(fields: Set[str]) -> str:
    """The one kind of question that has just these fields; or nothing."""
    fits = [kind for kind, needs in NEEDS.items() if set(needs) <= fields <= {*needs, *ALSO.get(kind, ())}]
    return fits[0] if fits else ""


def twice_in(words: Sequence[str]) -> int | None:
    """The place of the first text that stands in a list a second time."""
    heard = [one.casefold() for one in words]
    return next((n for n, one in enumerate(heard) if one in heard[:n]), None)


class Quiz(Value):
    """The questions at the end of one lesson; its id is the lesson's."""

    questions: tuple[Question, ...] = Field(min_length=1)

    def __getitem__(self, id: str) -> Question:
        return next(question for question in self.questions if question.id == id)
