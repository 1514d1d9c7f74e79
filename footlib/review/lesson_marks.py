"""The marks of a lesson are the grades of the data, each names its claim, and what is behind it unfolds there."""

import re
from collections.abc import Iterator

from ..errors import FootlibError, hint
from ..model import GRADES
from .course_files import CourseFiles
from .finding import Finding
from .grade_marks import LEANS_ON, NAMED, ids_in, mark, without, written, wrong_mark
from .lesson_code import TIDY
from .notebooks import Cell, Notebook

OLD_FORM = re.compile(rf"\*(?:{'|'.join(GRADES)})(?:, [a-z ]+ certainty)?\* \(`")


def mark_problems(course: CourseFiles, lesson: Notebook) -> Iterator[Finding]:
    """What is wrong with the claims that a lesson names."""
    if not course.readable("evidence", "sources"):
        return
    known, claims = course.known("evidence"), course.catalog.evidence
    unmarked: dict[str, int] = {}
    clean = True
    for cell in lesson.texts:
        text = without(cell.text)
        for found in NAMED.finditer(text):
            ids = found["ids"].split()
            for id in ids:
                if id not in known:
                    clean = False
                    told = f"there is no claim '{id}' in data/evidence.toml.{hint(id, known)}"
                    yield course.in_lesson(lesson, cell, told, found[0])
                elif not found["mark"] and id in unmarked:
                    clean = False
                    told = (
                        f"'{id}' is named a second time without a mark (first in cell {unmarked[id]}). Once is enough."
                    )
                    yield course.in_lesson(lesson, cell, told, found[0])
                if not found["mark"]:
                    unmarked[id] = cell.number
            if not all(id in claims and ("evidence", id) not in course.told_of for id in ids):
                clean = False
            elif found["mark"] and (problem := wrong_mark({claims[id].grade for id in ids})):
                clean = False
                yield course.in_lesson(lesson, cell, problem, found[0])
            elif found["mark"] and found["word"] and found[0] != (right := mark(found, course.catalog)):
                clean = False
                told = f"the grade of '{found['ids']}' is {right[5:].partition('<')[0]}, not {found['word']}: {TIDY}"
                yield course.in_lesson(lesson, cell, told, found[0])
        bare = re.sub(NAMED, "", text)
        if "<sup>" in bare or OLD_FORM.search(bare):
            clean = False
            told = "a mark names its claim in a comment right behind it: <sup></sup><!--relaxation-->"
            yield course.in_lesson(lesson, cell, told, "<sup>" if "<sup>" in bare else "*")
    marked = {id for cell in lesson.texts for id in ids_in(without(cell.text), marks=True)}
    if clean and set(unmarked) - marked and not any(cell.id == LEANS_ON for cell in lesson.texts):
        told = (
            f"'{sorted(set(unmarked) - marked)[0]}' unfolds nowhere. At the end add an empty text cell with the id "
            f"'{LEANS_ON}': {TIDY}"
        )
        yield course.in_lesson(lesson, None, told)
        return


def stale_folds(course: CourseFiles) -> Iterator[Finding]:
    """What unfolds under the claims of the lessons is what the data say: told once, as all are written at once."""
    if not course.readable("evidence", "sources") or any(table == "evidence" for table, _ in course.told_of):
        return
    stale = []
    for lesson in course.lessons:
        if not any(mark_problems(course, lesson)) and (cell := stale_cell(course, lesson)):
            stale.append((lesson, cell))
    if stale:
        more = f" ({len(stale) - 1} more lessons, too)" if stale[1:] else ""
        text = f"what unfolds under its claims is not what the data say{more}. Write it: {TIDY}"
        lesson, cell = stale[0]
        yield course.in_lesson(lesson, cell, text, "<details>")


def stale_cell(course: CourseFiles, lesson: Notebook) -> Cell | None:
    """The first cell of a lesson whose marks and folds are not as the data say; None where a claim has a mistake."""
    try:
        made = written(lesson.raw["cells"], course.catalog)
    except (FootlibError, KeyError):
        return None
    changed = (cell for cell in lesson.texts if cell.text != "".join(made[cell.number - 1]["source"]))
    return next(changed, None)
