"""The lessons as learners get them: the course's and one's own in one folder, with the ways between them. The contents
name each, one leads to the next, marks of claims and the glossary's page are those of all data. Nothing of this is
written into the course or into own material.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..errors import FootlibError
from ..files import write_whole
from ..model import Lesson
from ..review import CourseFiles
from ..review.glossary import page
from ..review.grade_marks import written as with_marks
from ..review.notebooks import Notebook, lines, stripped, written

ROW = r"^\| \*\*\d+\*\* \|.*$"  #: of the contents
LINKS = r"^Previous lesson: .*$|^\[Contents\].*$"  #: at the end of a lesson
Cells = list[dict[str, Any]]


def join(target: Path, folder: Path | None = None) -> list[Path]:
    """The files of all lessons, written into a folder; the own lessons among them."""
    course = CourseFiles(folder)
    for address, path in course.pages.items():
        (target / address).parent.mkdir(parents=True, exist_ok=True)
        write_whole(target / address, path.read_bytes())
    if not course.own:
        return []
    ids, entries = [lesson.id for lesson in course.lessons], course.catalog.lessons
    own = {id: entries[id] for id in ids if id in entries and course.is_own(course.pages[f"{id}.ipynb"])}
    for lesson, following in zip(course.lessons, [*ids[1:], ""], strict=True):
        cells = lesson.raw["cells"]
        if lesson.id == ids[0]:
            cells = with_rows(lesson, cells, own)
        if following in own or (following in entries and lesson.id in own):
            cells = with_link(lesson, cells, following, entries[following])
        with suppress(FootlibError, KeyError):  # a claim that is not there is told by the check
            cells = with_marks(cells, course.catalog)
        write_whole(target / f"{lesson.id}.ipynb", written(stripped({"cells": cells})).encode())
    write_whole(target / "glossary.md", page(course.catalog).encode())
    return [course.pages[f"{id}.ipynb"] for id in own]


def with_rows(lesson: Notebook, cells: Cells, wanted: Mapping[str, Lesson]) -> Cells:
    """The contents, with a row for each of these lessons."""
    rows = [row(id, one) for id, one in wanted.items() if f"({id}.ipynb)" not in lesson.prose]
    return behind(cells, ROW, "".join(f"\n{one}" for one in rows)) if rows else cells


def row(id: str, lesson: Lesson) -> str:
    hands = "●" if lesson.hands else ""
    return f"| **{number_of(id)}** | **[{lesson.title}]({id}.ipynb)** | {lesson.about} | {hands} | ● |"


def with_link(lesson: Notebook, cells: Cells, id: str, following: Lesson) -> Cells:
    """The lesson, with the way to the following one."""
    if f"({id}.ipynb)" in lesson.cells[-1].text:
        return cells
    return behind(cells, LINKS, f" · Next lesson: [{number_of(id)} {following.title}]({id}.ipynb)")


def number_of(id: str) -> str:
    return str(int(id[:2])) if id[:2].isdecimal() else id


def behind(cells: Cells, line: str, more: str) -> Cells:
    """The cells, with something behind the last line of this form in the last text that has one."""
    for n in reversed(range(len(cells))):
        text = "".join(cells[n]["source"])
        if cells[n]["cell_type"] == "markdown" and (found := list(re.finditer(line, text, re.M))):
            text = text[: found[-1].end()] + more + text[found[-1].end() :]
            return [*cells[:n], cells[n] | {"source": lines(text)}, *cells[n + 1 :]]
    return cells
