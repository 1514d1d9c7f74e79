"""What exercises of every kind have: a question, its answer, hints, and what is said about wrong ones."""

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from pydantic import BeforeValidator, model_validator

from .base import EvidenceId, LessonId, Misplaced, Name, Text, Value

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


def told_apart(options: dict[str, str]) -> None:
    """No two options, by the field in which they stand, have the same words: who clicks sees nothing else of them."""
    seen: dict[str, str] = {}
    for field, words in options.items():
        if seen.setdefault(words, field) != field:
            raise Misplaced(field, f"two of them have the same words: {words!r}. Change one of them.")
