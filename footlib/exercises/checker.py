"""What a kind of exercise is: its checker, and with it an exercise as something to click.

A new kind is one `Checker` in a module of its own and one line in `CHECKERS` (in `footlib.exercises`), besides the
frozen value that holds its data (`footlib.model.exercise_kinds`).
"""

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from random import Random
from typing import Any, NamedTuple, Protocol, TypeVar

from ..catalog import Catalog
from ..errors import FootlibError
from ..model.exercise_kinds import Exercise
from .given import blank

Task = TypeVar("Task", contravariant=True)  # the data of one exercise of this kind


class Judgement(NamedTuple):
    """Whether an answer is right, and what is said of it: what kind of wrong it is, or what comes before the reason."""

    passed: bool
    says: str = ""


class Checker(Protocol[Task]):
    """One kind of exercise. `judge` has to be written; the rest will do for most kinds as it stands here.

    What a kind says before the pass is what kind of wrong, never the answer. A FootlibError says why an answer is none.
    """

    begin: str = "Put your answer in the place of the three dots, and run this cell again."
    choose: str = "Choose an answer first."  #: the same, where one clicks
    done: str = "Passed"  #: what a pass is called
    form: str = ""  #: how such an answer looks in code, with dots for what matters

    @abstractmethod
    def judge(self, exercise: Task, given: Any, catalog: Catalog) -> Judgement:
        """The judgement on an answer that is not blank; pure."""
        ...

    @abstractmethod
    def parts(self, id: str, exercise: Task, catalog: Catalog) -> dict[str, Any]:
        """What the control shows, in JSON; nothing in it gives the answer away."""
        ...

    @abstractmethod
    def clicked(self, exercise: Task, value: Any, catalog: Catalog) -> Any:
        """The answer that the control's value stands for."""
        ...

    @abstractmethod
    def as_clicked(self, exercise: Task, given: Any, catalog: Catalog) -> Any:
        """The control's value that stands for an answer, as it is kept; FootlibError where none does."""
        ...

    def example(self, exercise: Task) -> str:
        """The form of an answer to this very exercise."""
        return self.form

    @abstractmethod
    def given_away(self, exercise: Task, text: str, catalog: Catalog) -> str:
        """The words with which a hint, or what is said to a wrong answer, gives the right one away; nothing where it
        does not. What the task says itself is no secret."""
        ...

    def given(self, answer: Any, catalog: Catalog) -> Any:
        """A right or wrong answer of the data as a learner would give it."""
        return list(answer) if isinstance(answer, tuple) else answer

    def wrong(self, exercise: Any, catalog: Catalog) -> list[Any]:
        """The typical wrong answers as learners would give them."""
        return [self.given(distractor.answer, catalog) for distractor in exercise.wrong]

    def written(self, id: str, exercise: Task) -> dict[str, str]:
        """What there is to choose from, in words, by what one writes in code."""
        return {}

    def later(self, exercise: Any, catalog: Catalog) -> dict[str, Any]:
        """What the control shows in JSON once there was an attempt, or the answer was asked for."""
        return {}

    def blank(self, given: object) -> bool:
        """Whether nothing has been answered yet."""
        return blank(given)

    def source(self, exercise: Any) -> str:
        """The right answer as Python, to write in the place of the three dots."""
        return repr(list(exercise.answer))

    def in_words(self, exercise: Any, catalog: Catalog) -> str:
        """The right answer as one reads it; nothing where it is read best as it is written."""
        return ""


# --- an exercise as something to click: what is shown of it, and what a click stands for.
#
# A kind of exercise says four things about that, as methods of its `Checker`: what its control shows (`parts`), which
# answer a click gives (`clicked`), how an answer that was kept looks in the control (`as_clicked`), and how one
# writes it in code (`example`). Nothing that is shown holds the answer; `exercise.js` has a control for each kind.


@dataclass(frozen=True)
class Clickable:
    """One exercise to click. Clicks travel as `value`, small JSON whose form depends on the kind."""

    id: str
    exercise: Exercise
    checker: Checker[Any]
    catalog: Catalog

    @cached_property
    def parts(self) -> dict[str, Any]:
        """What the control shows, in JSON; `start`, where there is one, is the value that it begins with."""
        return self.checker.parts(self.id, self.exercise, self.catalog)

    def answer(self, value: object) -> Any:
        """The answer that a click gives, as `check()` takes it; `...` where nothing was chosen yet. FootlibError says
        why a click gives none."""
        if value is None or value == self.parts.get("start"):
            return ...
        return self.checker.clicked(self.exercise, value, self.catalog)

    def value(self, given: object) -> Any:
        """A kept answer as the control shows it; None for what was written in code and no click can say."""
        try:
            return self.checker.as_clicked(self.exercise, given, self.catalog)
        except (FootlibError, TypeError, ValueError, KeyError, AttributeError):  # the exercise may have changed since
            return None

    @property
    def code(self) -> str:
        """How one answers without clicking."""
        return f'check("{self.id}", {self.checker.example(self.exercise)})'

    def __str__(self) -> str:
        """The question as text, for wherever nothing can be clicked."""
        options = [f"  {id}: {says}" for id, says in self.checker.written(self.id, self.exercise).items()]
        return "\n".join([f"{headline(self.exercise)} {self.exercise.task}", *options, f"Answer with {self.code}"])


def headline(exercise: Exercise) -> str:
    """'Exercise: Stop or go?'"""
    return f"Exercise: {exercise.title}{'' if exercise.title.endswith(('?', '!')) else '.'}"


def shuffle(id: str, items: Iterable[str], right: tuple[str, ...]) -> list[str]:
    """Things in an order of their own, for ever the same for the same exercise, with few neighbours of the right order.
    It begins with the alphabet, so that nobody can work out from it which order that is."""
    own, found = Random(id), sorted(items)
    own.shuffle(found)
    pairs = set(pairwise(right))
    while len(pairs.intersection(pairwise(found))) * 3 > len(pairs):
        own.shuffle(found)
    return found
