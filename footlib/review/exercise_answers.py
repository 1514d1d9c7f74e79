"""The exercises' own answers, and wrong ones, as a learner would give them; and the words that would give them away."""

from typing import Any

from ..catalog import Catalog
from ..model.course import Exercise
from ..planning import plan


def right(exercise: Exercise, catalog: Catalog) -> Any:
    """The answer of an exercise, as data/exercises.toml has it."""
    return as_given(exercise, exercise.answer, catalog)


def wrong(exercise: Exercise, catalog: Catalog) -> list[Any]:
    """Its typical wrong answers."""
    if exercise.kind == "card":
        return [exercise.answer.replace(*distractor.swap) for distractor in exercise.wrong]
    return [as_given(exercise, distractor.answer, catalog) for distractor in exercise.wrong]


def as_given(exercise: Exercise, answer: Any, catalog: Catalog) -> Any:
    if exercise.kind == "routine":
        return plan(**answer.model_dump(), catalog=catalog)
    return answer.model_dump() if exercise.kind == "footprint" else answer


def given_away(exercise: Exercise, catalog: Catalog) -> list[str]:
    """Words that no hint and no feedback may hold: the answer as one would write or say it, unless the task says it."""
    return [secret for secret in secrets(exercise, catalog) if secret.lower() not in exercise.task.lower()]


def secrets(exercise: Any, catalog: Catalog) -> list[str]:
    if exercise.kind == "number":
        return [f"{exercise.answer:g} {exercise.unit}".strip()]
    if exercise.kind == "zones":
        return [catalog.places[catalog.place(text)[0]].name.lower() for text in exercise.answer]
    if exercise.kind == "choice":
        return [exercise.options[id].lower() for id in exercise.answer] + [repr(id) for id in exercise.answer]
    if exercise.kind == "order":
        return [", ".join(exercise.answer), " ".join(exercise.items[id] for id in exercise.answer).lower()]
    if exercise.kind == "footprint":
        return [f"{exercise.answer.value:g}", repr(exercise.answer.verdict)]
    if exercise.kind == "card":
        return [exercise.answer.strip()]
    assert exercise.kind == "routine", f"How would one say the answer of an exercise of kind {exercise.kind!r}?"
    return []
