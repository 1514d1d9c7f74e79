"""Everything that is wrong with a course, at once: its data, lessons, exercises, quizzes, words, links and pictures.

Each rule stands once, in the module of what it is about; `python -m footlib check` and the tests ask them all here.
A slip is told once, and nothing that only follows from it: an entry with a mistake, and what leans on it, is not
looked at any further.
"""

from collections.abc import Iterable
from pathlib import Path

from . import (
    care_texts,
    glossary,
    grade_marks,
    honest_words,
    lesson_code,
    lesson_exercises,
    lesson_frame,
    lesson_text,
    move_texts,
    one_voice,
    question_texts,
    tidy,
    verdict_words,
)
from .course_files import CourseFiles, Finding, LessonRule, Rule

__all__ = ["CourseFiles", "Finding", "IN_A_LESSON", "IN_THE_COURSE", "IN_THE_DATA", "review"]

IN_A_LESSON: tuple[LessonRule, ...] = (
    lesson_frame.frame,
    lesson_code.code_problems,
    lesson_text.prose_problems,
    lesson_text.markup_problems,
    lesson_text.link_problems,
    lesson_exercises.exercise_cells,
    grade_marks.mark_problems,
    verdict_words.lesson_verdicts,
)
IN_THE_DATA: tuple[Rule, ...] = (
    care_texts.condition_findings,
    care_texts.other_names,
    care_texts.knots,
    care_texts.silent,
    care_texts.caution_findings,
    care_texts.line_findings,
    care_texts.rule_findings,
    care_texts.claim_findings,
    care_texts.practice_claims,
    care_texts.source_findings,
    care_texts.works_once,
    move_texts.move_findings,
    move_texts.same_mistake,
    move_texts.without_oil,
    move_texts.unused,
    move_texts.technique_findings,
    move_texts.zone_findings,
    question_texts.exercise_findings,
    question_texts.alike,
    question_texts.quiz_findings,
    verdict_words.data_verdicts,
    one_voice.asks_findings,
    one_voice.ruled_out,
)
IN_THE_COURSE: tuple[Rule, ...] = (
    lesson_frame.whole_course,
    lesson_frame.guide_minutes,
    lesson_exercises.exercises_used,
    lesson_exercises.quizzes_used,
    glossary.glossary_problems,
    lesson_text.emergencies,
    grade_marks.stale_folds,
    tidy.schema_problems,
    honest_words.promise_findings,  # reads what the rules above have left
)


def review(folder: Path | None = None, more: Iterable[Rule] = ()) -> list[Finding]:
    """Everything that is wrong with the course in a folder (our own where none is given), by these rules and `more`."""
    course = CourseFiles(folder)
    found = set(course.told())
    for rule in (*IN_THE_DATA, *IN_THE_COURSE):
        found.update(rule(course))
    for lesson in course.lessons:
        for rule in IN_A_LESSON:
            found.update(rule(course, lesson))
    for rule in more:
        found.update(rule(course))
    return sorted(found)
