"""An exercise as something to click: what is shown of it, and what a click stands for.

A kind of exercise says four things about that, as methods of its `Checker`: what its control shows (`parts`), which
answer a click gives (`clicked`), how an answer that was kept looks in the control (`as_clicked`), and how one writes it
in code (`example`). Nothing that is shown holds the answer; `exercise.js` has a control of each name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from random import Random
from typing import Any

from ..catalog import Catalog
from ..errors import FootlibError, echo
from ..model.exercise_kinds import Exercise
from .checker import Checker


@dataclass(frozen=True)
class Question:
    """One exercise to click. Clicks travel as `value`, small JSON whose form depends on the control."""

    id: str
    exercise: Exercise
    checker: Checker[Any]
    catalog: Catalog

    @property
    def control(self) -> str:
        return self.checker.control

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


def text_of(value: object, what: str) -> str:
    """A text from the browser."""
    if not isinstance(value, str):
        raise FootlibError(f"{what} is a text, not {echo(value)}.")
    return value.strip()


def table_of(value: object, *fields: str) -> dict[str, Any]:
    """A table from the browser, with these fields and no others."""
    if not isinstance(value, dict) or value.keys() - set(fields):
        raise FootlibError(f"This answer is a table of {', '.join(fields)}, not {echo(value)}.")
    return value
