"""The kinds of exercise that only a person can judge: nothing is graded, and there are no wrong answers."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from .base import Flag, Id, Label, Name, RatingId, Text, Value
from .exercise_base import Exercise, told_apart


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
