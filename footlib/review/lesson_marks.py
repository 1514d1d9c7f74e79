"""The marks of a lesson are the grades of the data, each names its claim, and what is behind it unfolds there."""

import re
from collections.abc import Iterator

from ..errors import FootlibError, hint
from ..model import GRADES
from .course_files import CourseFiles
from .finding import Finding
from .grade_marks import LEANS_ON, MARKED, NAMED, ids_in, mark, without, written, wrong_mark
from .lesson_code import TIDY
from .lesson_markup import open_comments
from .links import CODE
from .notebooks import Cell, Notebook

OLD_FORM = re.compile(rf"\*(?:{'|'.join(GRADES)})(?:, [a-z ]+ certainty)?\* \(`")


def mark_problems(course: CourseFiles, lesson: Notebook) -> Iterator[Finding]:
    """What is wrong with the claims that a lesson names; what unfolds nowhere is told once all else is right."""
    if not course.readable("evidence", "sources") or not course.to_be_marked(lesson):
        return
    unmarked: dict[str, int] = {}
    clean = True
    for cell in lesson.texts:
        for told, at in cell_problems(course, cell, unmarked):
            clean = False
            if told:
                yield course.in_lesson(lesson, cell, told, at)
    marked = {id for cell in lesson.texts for id in ids_in(without(cell.text), marks=True)}
    if clean and set(unmarked) - marked and not any(cell.id == LEANS_ON for cell in lesson.texts):
        id = min(set(unmarked) - marked, key=lambda one: unmarked[one])
        told = f"'{id}' unfolds nowhere. At the end add an empty text cell with the id '{LEANS_ON}': {TIDY}"
        if (claim := course.catalog.evidence.get(id)) and claim.grade in MARKED:
            told = f"'{id}' has no mark. Write <sup></sup> right before its comment; its grade is put there: {TIDY}"
        cell = lesson.cells[unmarked[id] - 1]
        row = next((row for row in cell.text.split("\n") if re.search(rf"<!--[^>]*\b{id}\b", row)), "")
        yield course.in_lesson(lesson, cell, told, row)


def cell_problems(course: CourseFiles, cell: Cell, unmarked: dict[str, int]) -> Iterator[tuple[str, str]]:
    """What is wrong in one cell, and the words where it stands; nothing is said of a claim whose own entry is wrong.
    `unmarked`: the claims named without a mark so far, with the number of the cell; this cell's are added."""
    text = without(cell.text)
    for words in open_comments(re.sub(CODE, "", text)):
        id = words.split(" ")[0].rstrip("->") or words
        yield f"this comment never ends, and what follows may be lost in it. Write <!--{id}-->", f"<!--{words}"
        text = text.replace(f"<!--{words}", "").replace("<sup></sup>", "")
    for found in NAMED.finditer(text):
        yield from ((told, found[0]) for told in name_problems(course, found, unmarked, cell.number))
        if (told := grade_problem(course, found)) is not None:
            yield told, found[0]
    bare = re.sub(NAMED, "", text)
    if "<sup>" in bare or OLD_FORM.search(bare):
        told = "a mark names its claim in a comment right behind it: <sup></sup><!--relaxation-->"
        yield told, "<sup>" if "<sup>" in bare else "*"


def name_problems(course: CourseFiles, found: re.Match[str], unmarked: dict[str, int], at: int) -> Iterator[str]:
    """Claims that there are not, and those named without a mark a second time."""
    known = course.known("evidence")
    for id in found["ids"].split():
        if id not in known:
            yield f"there is no claim '{id}' in data/evidence.toml.{hint(id, known)}"
        elif not found["mark"] and id in unmarked:
            yield f"'{id}' is named a second time without a mark (first in cell {unmarked[id]}). Once is enough."
        if not found["mark"]:
            unmarked[id] = at


def grade_problem(course: CourseFiles, found: re.Match[str]) -> str | None:
    """What is wrong with the grade of a mark; "" where a claim's own entry is wrong, and told there."""
    claims, ids = course.catalog.evidence, found["ids"].split()
    if not all(id in claims and ("evidence", id) not in course.told_of for id in ids):
        return ""
    if not found["mark"]:
        return None
    if problem := wrong_mark({claims[id].grade for id in ids}):
        return problem
    if not found["word"] or found[0] == mark(found, course.catalog):
        return None
    right = MARKED[claims[ids[0]].grade]
    if found["word"] == right:
        return f"the mark of '{found['ids']}' could stand on a line of its own: {TIDY}"
    return f"the mark of '{found['ids']}' is '{right}', not '{found['word']}': {TIDY}"


def stale_folds(course: CourseFiles) -> Iterator[Finding]:
    """What unfolds under the claims of the lessons is what the data say: told once, as all are written at once."""
    if not course.readable("evidence", "sources") or any(table == "evidence" for table, _ in course.told_of):
        return
    stale = []
    for lesson in course.lessons:
        if (
            course.to_be_marked(lesson)
            and not any(mark_problems(course, lesson))
            and (cell := stale_cell(course, lesson))
        ):
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
