"""Exercises that answer back: `check()` says passed, not yet (and what kind of wrong), or not attempted.

>>> check("find-the-liver", ["heel@left"]).outcome
'not yet'
"""

from collections import Counter
from dataclasses import dataclass, replace
from textwrap import indent
from typing import Any, Literal

from ..arguments import answering
from ..catalog import Catalog, course
from ..errors import FootlibError
from ..model.exercise_kinds import Exercise
from ..model.report import InWords, escape
from ..records import records
from .checker import Checker, Clickable
from .choices import ChoiceChecker, OrderChecker
from .condition_cards import CardChecker
from .footprints import FootprintChecker
from .given import storable, value_of
from .numbers import NumberChecker
from .open_answers import FeedbackChecker, OwnWordsChecker
from .places import ZonesChecker
from .routines import RoutineChecker
from .timing import TimingChecker

__all__ = [
    "CHECKERS",
    "Clickable",
    "Help",
    "OUTCOMES",
    "Verdict",
    "answer",
    "check",
    "clickable",
    "hint",
    "judge",
    "source",
]

CHECKERS: dict[str, Checker[Any]] = {  # by the kind that an exercise has in the data
    "zones": ZonesChecker(),
    "order": OrderChecker(),
    "choice": ChoiceChecker(),
    "number": NumberChecker(),
    "routine": RoutineChecker(),
    "card": CardChecker(),
    "footprint": FootprintChecker(),
    "timing": TimingChecker(),
    "words": OwnWordsChecker(),
    "feedback": FeedbackChecker(),
}
OUTCOMES = {"passed": "Passed", "not yet": "Not yet", "not attempted": "Not attempted yet"}
_hinted: Counter[str] = Counter()  # how many hints were given, by exercise


@answering
@dataclass(frozen=True)
class Verdict(InWords):
    """Passed, not yet, or not attempted; the text says what kind of wrong, never the answer."""

    outcome: Literal["passed", "not yet", "not attempted"]
    text: str
    exercise: str
    done: str = OUTCOMES["passed"]  #: what a pass is called: where nothing is judged, it is none

    @property
    def passed(self) -> bool:
        return self.outcome == "passed"

    @property
    def word(self) -> str:
        return self.done if self.passed else OUTCOMES[self.outcome]

    def __str__(self) -> str:
        return f"{self.word}. {self.text}"

    def _repr_markdown_(self) -> str:
        return f"**{self.word}.** " + "\n\n".join(map(escape, self.text.split("\n")))


@dataclass(frozen=True)
class Help(InWords):
    """A hint or an answer: a heading, a text, and what to write where that is the answer."""

    heading: str
    text: str
    code: str = ""

    def __str__(self) -> str:
        return f"{self.heading}: {self.text}" + (f"\n\n{self.code}" if self.code else "")

    def _repr_markdown_(self) -> str:
        code = "\n\n" + indent(self.code, "    ") if self.code else ""
        return f"**{escape(self.heading)}:** {escape(self.text)}{code}"


def check(exercise_id: str, answer: object = ..., *, catalog: Catalog | None = None) -> Verdict:
    """Check an answer to an exercise of the lesson, and keep the result for `progress()`.

    answer: ids, numbers, words, a routine, a card's text, or the widget in which it was chosen. Blank: not attempted.
    """
    verdict = judge(exercise_id, answer, catalog=catalog)
    if verdict.outcome == "not attempted":
        return verdict
    kept = records()
    kept.note("exercise", verdict.exercise, storable(value_of(answer)), verdict.passed)
    return replace(verdict, text=f"{verdict.text} {kept.trouble}") if kept.trouble else verdict


def judge(exercise_id: str, answer: object = ..., *, catalog: Catalog | None = None) -> Verdict:
    """The verdict alone: nothing is kept."""
    catalog = course(catalog)
    exercise_id = catalog.id_of("exercises", exercise_id)
    exercise = catalog.exercises[exercise_id]
    checker, given = CHECKERS[exercise.kind], value_of(answer)
    if checker.blank(given):
        return Verdict("not attempted", checker.begin, exercise_id)
    try:
        passed, says = checker.judge(exercise, given, catalog)
    except FootlibError as mistake:
        passed, says = False, str(mistake)
    text = says + ("\n" if "\n" in says else " ") * bool(says) + exercise.why if passed else says
    return Verdict("passed" if passed else "not yet", text, exercise_id, checker.done)


def clickable(exercise_id: str, *, catalog: Catalog | None = None) -> Clickable:
    """An exercise as something to click."""
    catalog = course(catalog)
    exercise_id = catalog.id_of("exercises", exercise_id)
    exercise = catalog.exercises[exercise_id]
    return Clickable(exercise_id, exercise, CHECKERS[exercise.kind], catalog)


def hint(exercise_id: str, *, catalog: Catalog | None = None) -> Help:
    """The first hint; asked again, the second."""
    catalog = course(catalog)
    exercise_id = catalog.id_of("exercises", exercise_id)
    number = min(_hinted[exercise_id], 1)
    _hinted[exercise_id] += 1
    return Help(f"Hint {number + 1} of 2", catalog.exercises[exercise_id].hints[number])


def answer(exercise_id: str, *, catalog: Catalog | None = None) -> Help:
    """The answer, for whoever has tried."""
    catalog = course(catalog)
    exercise = catalog.find("exercises", exercise_id)
    said = CHECKERS[exercise.kind].in_words(exercise, catalog)
    return Help("The answer", f"{said} {exercise.why}".strip(), source(exercise))


def source(exercise: Exercise) -> str:
    """An exercise's own answer as Python: what to write in the place of the three dots."""
    return CHECKERS[exercise.kind].source(exercise)
