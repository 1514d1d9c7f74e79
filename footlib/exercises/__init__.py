"""Exercises that answer back: `check()` says passed, not yet (and what kind of wrong), or not attempted.

>>> check("find-the-liver", ["heel@left"]).outcome
'not yet'
"""

from collections import Counter

from ..arguments import word
from ..catalog import course
from ..catalog.card import unfinished
from ..errors import FootlibError
from . import cards, choices, footprints, numbers, picks, routines
from .checker import blank, plain
from .recording import noted
from .source import in_words, source
from .verdict import Told, Verdict

__all__ = ["Told", "Verdict", "answer", "check", "hint", "judge", "source"]

CHECKERS = {  # kind → checker(exercise, answer, catalog): (passed, what kind of wrong)
    "zones": picks.checked,
    "order": choices.ordered,
    "choice": choices.chosen,
    "number": numbers.checked,
    "routine": routines.checked,
    "card": cards.checked,
    "footprint": footprints.checked,
}
BLANK = {
    "zones": "Pick on the map first, then run this cell again.",
    "routine": "Make a routine first, then run this cell again.",
}
FILL = "Put your answer in the place of the three dots, and run this cell again."
_hinted = Counter()  # how many hints were given, by exercise


def check(exercise_id, answer=..., *, catalog=None):
    """Check an answer to an exercise of the lesson, and keep the result for `progress()`.

    answer: ids, a number, a routine, a card's text, or the widget in which it was chosen. Blank: not attempted.
    """
    return noted(judge(exercise_id, answer, catalog=catalog), plain(answer))


def judge(exercise_id, answer=..., *, catalog=None):
    """The verdict alone: nothing is kept."""
    catalog = course(catalog)
    exercise_id = catalog.id_of("exercises", exercise_id)
    exercise = catalog.exercises[exercise_id]
    given = plain(answer)
    if isinstance(given, str):
        given = word(given)
    if blank(given) or (exercise.kind == "card" and isinstance(given, str) and unfinished(given)):
        return Verdict("not attempted", BLANK.get(exercise.kind, FILL), exercise_id)
    try:
        passed, wrong = CHECKERS[exercise.kind](exercise, given, catalog)
    except FootlibError as mistake:
        passed, wrong = False, str(mistake)
    return Verdict("passed" if passed else "not yet", exercise.why if passed else wrong, exercise_id)


def hint(exercise_id, *, catalog=None):
    """The first hint; asked again, the second."""
    catalog = course(catalog)
    exercise_id = catalog.id_of("exercises", exercise_id)
    exercise = catalog.exercises[exercise_id]
    number = min(_hinted[exercise_id], 1)
    _hinted[exercise_id] += 1
    return Told(f"Hint {number + 1} of 2", exercise.hints[number])


def answer(exercise_id, *, catalog=None):
    """The answer, for whoever has tried."""
    catalog = course(catalog)
    exercise = catalog.find("exercises", exercise_id)
    said = in_words(exercise, catalog)
    return Told("The answer", f"{said} {exercise.why}".strip(), "" if said else source(exercise))
