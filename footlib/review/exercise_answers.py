"""The exercises' own answers, and wrong ones, as a learner would give them; and the words that would give them away."""

from typing import Any

from ..catalog import Catalog
from ..exercises import CHECKERS
from ..model.exercise_kinds import Exercise


def right(exercise: Exercise, catalog: Catalog) -> Any:
    """The answer of an exercise, as data/exercises.toml has it."""
    return CHECKERS[exercise.kind].given(exercise.answer, catalog)


def wrong(exercise: Exercise, catalog: Catalog) -> list[Any]:
    """Its typical wrong answers."""
    return CHECKERS[exercise.kind].wrong(exercise, catalog)


def given_away(exercise: Exercise, catalog: Catalog) -> list[str]:
    """Words that no hint and no feedback may hold: the answer as one would write or say it, unless the task says it."""
    secrets = CHECKERS[exercise.kind].secrets(exercise, catalog)
    return [secret for secret in secrets if secret.lower() not in exercise.task.lower()]
