"""The exercises' own answers, and wrong ones, as a learner would give them; and the words that would give them away."""

from typing import Any

from ..catalog import Catalog
from ..exercises import CHECKERS
from ..model.exercise_base import Exercise


def right(exercise: Exercise, catalog: Catalog) -> Any:
    """The answer of an exercise, as data/exercises.toml has it."""
    return CHECKERS[exercise.kind].given(exercise.answer, catalog)


def wrong(exercise: Exercise, catalog: Catalog) -> list[Any]:
    """Its typical wrong answers."""
    return CHECKERS[exercise.kind].wrong(exercise, catalog)


def given_away(exercise: Exercise, text: str, catalog: Catalog) -> str:
    """The words with which a hint, or what is said to a wrong answer, gives the right one away; or nothing."""
    return CHECKERS[exercise.kind].given_away(exercise, text, catalog)
