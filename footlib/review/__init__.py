"""Everything that is wrong with a course, at once: its data, lessons, exercises, quizzes, words, links and pictures.

Each rule stands once, in the module of what it is about; `python -m footlib check` and the tests ask them all here.
A slip is told once, and nothing that only follows from it: an entry with a mistake, and what leans on it, is not
looked at any further.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from .care_texts import (
    caution_findings,
    claim_findings,
    condition_findings,
    line_findings,
    rule_findings,
    source_findings,
)
from .course_files import CourseFiles, Finding, once
from .glossary import glossary_problems
from .grade_marks import mark_problems, stale_folds
from .honest_words import data_verdicts, lesson_verdicts, promise_findings
from .lesson_code import code_problems
from .lesson_exercises import exercise_cells, exercises_used, quizzes_used
from .lesson_frame import frame, guide_minutes, whole_course
from .lesson_text import emergencies, link_problems, markup_problems, prose_problems
from .move_texts import move_findings, technique_findings, zone_findings
from .notebooks import Notebook
from .one_voice import asks_findings, ruled_out
from .question_texts import exercise_findings, quiz_findings
from .tidy import schema_problems

__all__ = ["CourseFiles", "Finding", "IN_A_LESSON", "IN_THE_COURSE", "IN_THE_DATA", "review"]

IN_A_LESSON: tuple[Callable[[CourseFiles, Notebook], Iterator[Finding]], ...] = (
    frame,
    code_problems,
    prose_problems,
    markup_problems,
    link_problems,
    exercise_cells,
    mark_problems,
    lesson_verdicts,
)
IN_THE_DATA: tuple[Callable[[CourseFiles], Iterator[Finding]], ...] = (
    condition_findings,
    caution_findings,
    line_findings,
    rule_findings,
    claim_findings,
    source_findings,
    move_findings,
    technique_findings,
    zone_findings,
    exercise_findings,
    quiz_findings,
    data_verdicts,
    asks_findings,
    ruled_out,
)
IN_THE_COURSE: tuple[Callable[[CourseFiles], Iterator[Finding]], ...] = (
    whole_course,
    guide_minutes,
    exercises_used,
    quizzes_used,
    glossary_problems,
    emergencies,
    stale_folds,
    schema_problems,
    promise_findings,  # reads what the rules above have left
)


Rule = Callable[[CourseFiles], Iterator[Finding]]


def review(folder: Path | None = None, more: Iterable[Rule] = ()) -> list[Finding]:
    """Everything that is wrong with the course in a folder (our own where none is given), by these rules and `more`."""
    course = CourseFiles(folder)
    return once(chain(everything(course), *(rule(course) for rule in more)))


def everything(course: CourseFiles) -> Iterator[Finding]:
    yield from course.told()
    for rule in (*IN_THE_DATA, *IN_THE_COURSE):
        yield from rule(course)
    for lesson in course.lessons:
        for rule in IN_A_LESSON:
            yield from rule(course, lesson)
