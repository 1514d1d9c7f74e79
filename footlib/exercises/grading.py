"""Is an answer to a quiz question right, and what is said to it? One pure function a kind.

An answer is kept in words, not in numbers of choices, so that it stays true when an instructor reorders a question:
the text of a choice (single), a list of them (multiple), a number, a list of items (order), or a touch (zone).
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from ..catalog import Catalog
from ..errors import FootlibError
from ..model import Choice, Question
from .numbers import fits as within
from .numbers import meant_otherwise, read
from .places import Touch, miss, place_in_words

MISSING = "Something that belongs here is still missing."
ALL = "That is all of them, and nothing else."


@dataclass(frozen=True)
class Feedback:
    """What is said to an answer: whether it is right, a text, and the choices that were made, each with its reason."""

    passed: bool
    text: str
    chosen: tuple[Choice, ...] = ()


def grade(question: Question, given: Any, catalog: Catalog) -> Feedback:
    """What is said to an answer; FootlibError where it is none."""
    return GRADERS[question.kind](question, given, catalog)


def fits(question: Question, given: Any, catalog: Catalog) -> bool:
    """Whether a kept answer still is one: a question may have changed since."""
    try:
        grade(question, given, catalog)
    except (FootlibError, TypeError, ValueError, KeyError, AttributeError):
        return False
    return True


# --- one function a kind; which fields a question has depends on its kind (model.course.NEEDS)


def single(question: Any, given: str, catalog: Catalog) -> Feedback:
    """One choice: its own reason."""
    choice = choice_of(question, given)
    return Feedback(choice.right, choice.why, (choice,))


def multiple(question: Any, given: list[str], catalog: Catalog) -> Feedback:
    """Several choices: each one's own reason; what is missing is not named."""
    chosen = [choice_of(question, says) for says in given]
    if not chosen:
        raise FootlibError("Choose at least one.")
    if not all(choice.right for choice in chosen):
        return Feedback(False, "Not all of these belong here.", tuple(chosen))
    passed = all(choice in chosen for choice in question.choices if choice.right)
    return Feedback(passed, ALL if passed else MISSING, tuple(chosen))


def choice_of(question: Any, says: str) -> Choice:
    """The choice with this text."""
    found = next((choice for choice in question.choices if choice.says == says), None)
    if not found:
        raise FootlibError(f"This question has no choice {says!r}.")
    return found


def number(question: Any, given: object, catalog: Catalog) -> Feedback:
    """A number with its unit: too low, or too high."""
    value = read(given, question.unit)
    if within(value, question.answer, question.tolerance):
        return Feedback(True, question.why)
    otherwise = meant_otherwise(given, question.answer, question.tolerance)
    return Feedback(False, otherwise or (question.low if value < question.answer else question.high))


def order(question: Any, given: list[str], catalog: Catalog) -> Feedback:
    """Lines in order: how far it is right."""
    if sorted(given) != sorted(question.items):
        raise FootlibError("Each line must be there once.")
    ready = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(given, question.items, strict=True)))
    if ready == len(question.items):
        return Feedback(True, question.why)
    count = {0: "", 1: " From the top, the first one is right so far."}
    return Feedback(False, question.wrong + count.get(ready, f" From the top, the first {ready} are right so far."))


def zone(question: Any, given: dict[str, Any], catalog: Catalog) -> Feedback:
    """A touch of the map: how far it is, and which way."""
    found = miss(catalog, question.answer, touch_of(given))
    return Feedback(found.hit, question.why if found.hit else f"{question.wrong} {found.says}")


def touch_of(given: dict[str, Any]) -> Touch:
    """A touch from its kept form."""
    x, y = given["at"]
    return Touch(given["foot"], given["surface"], (float(x), float(y)))


GRADERS: dict[str, Callable[[Any, Any, Catalog], Feedback]] = {
    "single": single,
    "multiple": multiple,
    "number": number,
    "order": order,
    "zone": zone,
}


def right_answer(question: Any, catalog: Catalog) -> Any:
    """The right answer, in the form in which answers are kept, or as words (zone: it has many right touches)."""
    if question.kind == "single":
        return question.choices[question.right[0]].says
    if question.kind == "multiple":
        return [question.choices[n].says for n in question.right]
    if question.kind == "zone":
        return " or ".join(place_in_words(catalog, place) for place in question.answer)
    return question.answer if question.kind == "number" else list(question.items)
