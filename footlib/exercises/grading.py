"""Is an answer to a quiz question right, and what is said to it? One pure function a kind.

An answer is kept in words, not in numbers of choices, so that it stays true when an instructor reorders a question:
the text of a choice (single), a list of them (multiple), a number, a list of items (order), or a touch (zone).
"""

from dataclasses import dataclass
from itertools import takewhile

from ..errors import FootlibError
from .distance import Touch, missed, says
from .numbers import fits as within
from .numbers import meant_otherwise, read

MISSING = "Something that belongs here is still missing."
ALL = "That is all of them, and nothing else."


@dataclass(frozen=True)
class Graded:
    """What is said to an answer: `text`, and by choice `said` (text of the choice → whether it belongs, and why)."""

    passed: bool
    text: str
    said: tuple[tuple[str, bool, str], ...] = ()


def graded(question, given, catalog):
    """What is said to an answer; FootlibError where it is none."""
    return GRADERS[question.kind](question, given, catalog)


def fits(question, given):
    """Whether a kept answer still is one: a question may have changed since."""
    try:
        graded(question, given, None) if question.kind != "zone" else touch_of(given)
    except (FootlibError, TypeError, ValueError, KeyError, AttributeError):
        return False
    return True


def single(question, given, _):
    choice = choice_of(question, given)
    return Graded(choice.right, choice.why, ((choice.says, choice.right, choice.why),))


def multiple(question, given, _):
    chosen = [choice_of(question, says) for says in given]
    if not chosen:
        raise FootlibError("Choose at least one.")
    missing = [choice for choice in question.choices if choice.right and choice not in chosen]
    passed = not missing and all(choice.right for choice in chosen)
    text = ALL if passed else MISSING if all(choice.right for choice in chosen) else "Not all of these belong here."
    return Graded(passed, text, tuple((choice.says, choice.right, choice.why) for choice in chosen))


def choice_of(question, says):
    found = next((choice for choice in question.choices if choice.says == says), None)
    if not found:
        raise FootlibError(f"This question has no choice {says!r}.")
    return found


def number(question, given, _):
    value = read(given, question.unit)
    if within(value, question.answer, question.tolerance):
        return Graded(True, question.why)
    otherwise = meant_otherwise(given, question.answer, question.tolerance)
    return Graded(False, otherwise or (question.low if value < question.answer else question.high))


def order(question, given, _):
    if sorted(given) != sorted(question.items):
        raise FootlibError("Each line must be there once.")
    ready = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(given, question.items, strict=True)))
    if ready == len(question.items):
        return Graded(True, question.why)
    count = {0: "", 1: " From the top, the first one is right so far."}
    return Graded(False, question.wrong + count.get(ready, f" From the top, the first {ready} are right so far."))


def zone(question, given, catalog):
    miss = missed(catalog, question.answer, touch_of(given))
    return Graded(True, question.why) if miss.hit else Graded(False, f"{question.wrong} {says(miss)}")


def touch_of(given):
    x, y = given["at"]
    return Touch(given["foot"], given["surface"], (float(x), float(y)))


GRADERS = {"single": single, "multiple": multiple, "number": number, "order": order, "zone": zone}


def right_answer(question, catalog):
    """The right answer, in the form in which answers are kept, or as words (zone: it has many right touches)."""
    if question.kind == "single":
        return question.choices[question.right[0]].says
    if question.kind == "multiple":
        return [question.choices[n].says for n in question.right]
    if question.kind == "zone":
        return " or ".join(place_words(catalog, place) for place in question.answer)
    return question.answer if question.kind == "number" else list(question.items)


def place_words(catalog, place):
    id, feet = catalog.place(place)
    return f"{catalog.places[id].name}, {feet[0]} foot" if len(feet) == 1 else catalog.places[id].name
