"""The lessons as learners get them: the course's and one's own in one folder, with the ways between them. The contents
name each, one leads to the next, marks of claims and the glossary's page are those of all data. Nothing of this is
written into the course or into own material. And how a new lesson takes its place among them.
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from footlib.catalog.plaintext import Unreadable, text_of
from footlib.errors import FootlibError
from footlib.files import write_whole
from footlib.model import Lesson

from ..review import CourseFiles
from ..review.glossary import page
from ..review.grade_marks import written as with_marks
from ..review.notebooks import Notebook, lines, stripped, written
from . import new_lesson, skeletons
from .new_entry import Begun, appended, id_of

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
    return f"| **{lesson_number(id)}** | **[{lesson.title}]({id}.ipynb)** | {lesson.about} | {hands} | ● |"


def with_link(lesson: Notebook, cells: Cells, id: str, following: Lesson) -> Cells:
    """The lesson, with the way to the following one."""
    if f"({id}.ipynb)" in lesson.cells[-1].text:
        return cells
    return behind(cells, LINKS, f" · Next lesson: [{lesson_number(id)} {following.title}]({id}.ipynb)")


def lesson_number(id: str) -> str:
    return str(int(id[:2])) if id[:2].isdecimal() else id


def behind(cells: Cells, line: str, more: str) -> Cells:
    """The cells, with something behind the last line of this form in the last text that has one."""
    for n in reversed(range(len(cells))):
        text = "".join(cells[n]["source"])
        if cells[n]["cell_type"] == "markdown" and (found := list(re.finditer(line, text, re.M))):
            text = text[: found[-1].end()] + more + text[found[-1].end() :]
            return [*cells[:n], cells[n] | {"source": lines(text)}, *cells[n + 1 :]]
    return cells


# --- a new lesson takes its place: its notebook, its entry in the data, its row in the contents, a link before it


def lesson_from_text(path: Path, folder: Path | None = None, again: bool = False) -> tuple[Begun, list[str]]:
    """The notebook of a lesson that was written as plain text, its entry in the data, and the ways to it; and what
    stayed text in it. FootlibError where the text is none. `again`: in the place of the notebook that is there; that
    one is kept beside the text."""
    try:
        text = text_of(path)
        course = CourseFiles(folder)
        own_number(path, course.ids)
        before, kept = course.lessons_to_write / f"{path.stem}.ipynb", []
        if before.exists() and not again:
            raise FootlibError(
                f"{before.name} is there already. To make it anew from this text, add --again: the notebook that is "
                "there is kept beside your text. For another lesson, give the text another number and name."
            )
        made = new_lesson.notebook(text)
        if before.exists():
            kept = list(kept_beside(before, path, made))
        name, remarks = new_lesson.write(path, course.lessons_to_write)
    except Unreadable as error:
        raise FootlibError(f"{path.name}{',' if error.line else ':'} {error}") from None
    title = re.search(r"^# (.+)$", text, re.M)
    minutes = re.search(r"About (\d+) minutes? to read, (\d+) minutes? to practise", text)
    read, practise = (minutes[1], minutes[2]) if minutes else ("1", "5")
    begun = joined(path.stem, title[1] if title else path.stem, folder, read, practise)
    marked(course.lessons_to_write / name, CourseFiles(folder))
    return begun._replace(file=course.name_of(course.lessons_to_write / name), line=1), [*kept, *remarks]


def kept_beside(notebook: Path, text: Path, made: dict[str, Any]) -> Iterator[str]:
    """The notebook that is there, moved beside the text from which a new one is made; what is said of it, and which of
    its code the text does not have."""
    names = (text.with_name(f"{text.stem}.before{n or ''}.ipynb") for n in count())
    target = next(one for one in names if not one.exists())
    write_whole(target, notebook.read_bytes())
    yield f"Kept: {target.name}, the notebook as it was, beside your text. Delete it when you miss nothing."
    there = {one for cell in made["cells"] if cell["cell_type"] == "code" for one in says("".join(cell["source"]))}
    with suppress(Unreadable):  # one that cannot be read is kept all the same
        for cell in Notebook(notebook).code:
            if line := next((line for one, line in says(cell.text).items() if one not in there), ""):
                yield f"Your text does not have this code of the old notebook; write it there, too: {line}"


def says(code: str) -> dict[str, str]:
    """What code says, whatever the order of its imports and the form of its quotation marks: its first line."""
    try:
        body = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {code.strip(): code.strip().partition("\n")[0]}
    found: dict[str, str] = {}
    for node in body:
        if isinstance(node, ast.ImportFrom):
            lines = [f"from {node.module} import {ast.unparse(alias)}" for alias in node.names]
            found |= dict(zip(lines, lines, strict=True))
        else:
            found[ast.unparse(node)] = (ast.get_source_segment(code, node) or "").partition("\n")[0]
    return found


def marked(path: Path, course: CourseFiles) -> None:
    """The grades and folds of the claims that a new lesson names, as the data say."""
    lesson = Notebook(path)
    with suppress(FootlibError, KeyError):  # a claim that is not there is told by the check
        save(lesson, with_marks(lesson.raw["cells"], course.catalog))


def own_number(path: Path, ids: Sequence[str]) -> None:
    """FootlibError where a lesson's name does not begin with a number that no other lesson has."""
    taken = {one[:2]: one for one in ids if one[:2].isdecimal() and one != path.stem}
    free = f"{max(map(int, taken), default=-1) + 1:02}"
    if not re.match(r"\d\d-", path.stem):
        example = f"{free}-{id_of(path.stem)}{path.suffix}"
        raise FootlibError(f"{path.name}: a lesson's name begins with its number. Call it {example}, for example.")
    if other := taken.get(path.stem[:2]):
        raise FootlibError(f"{path.name}: {other} has this number already. The next one that is free is {free}.")


def lesson_from_name(name: str, folder: Path | None = None) -> Begun:
    """A lesson of a few lines with the next number, at the end of the course."""
    course = CourseFiles(folder)
    ids = course.ids
    numbers = [int(id[:2]) for id in ids if id[:2].isdecimal()]
    id = f"{max(numbers, default=-1) + 1:02}-{id_of(name)}"
    before = Notebook(course.pages[f"{ids[-1]}.ipynb"]) if ids else None
    found = re.search(r"^# (.+)$", before.prose, re.M) if before else None
    label = f"{numbers[-1]} {found[1] if found else before.id}" if before else ""
    there = ids or [id]
    text = skeletons.LESSON.format(name=name, before_title=label, before=there[-1], first=there[0])
    path = course.lessons_to_write / f"{id}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, written(new_lesson.notebook(text)).encode())
    return joined(id, name, folder)._replace(file=course.name_of(path), line=1)


def joined(id: str, title: str, folder: Path | None, read: str = "1", practise: str = "5") -> Begun:
    """The lesson's entry in the data; in the course itself also its row in the contents, and the link from the lesson
    before it. For own lessons these are put into what learners get (`joined_lessons`)."""
    course = CourseFiles(folder)
    begun = Begun("", 1)
    if id not in course.known("lessons"):
        entry = skeletons.LESSON_ENTRY.format(id=id, name=title).replace("read = 1", f"read = {read}")
        begun = appended(course, "lessons", entry.replace("practise = 5", f"practise = {practise}"))
    if course.into:
        name = course.file_to_write("lessons")[1]
        return begun._replace(then=f"{name} names it now, and for learners so do the contents of lesson 0.")
    lessons = [one for one in course.lessons if one.id != id]
    if lessons:
        entry = Lesson.model_construct(title=title, about="what it is about, in a few words", hands=False)
        save(lessons[0], with_rows(lessons[0], lessons[0].raw["cells"], {id: entry}))
        if before := [one for one in lessons if one.id < id]:
            save(Notebook(before[-1].path), with_link(before[-1], Notebook(before[-1].path).raw["cells"], id, entry))
    return begun._replace(then="data/lessons.toml, the contents of lesson 0 and the lesson before it name it now.")


def save(lesson: Notebook, cells: list[dict[str, Any]]) -> None:
    if cells != lesson.raw["cells"]:
        write_whole(lesson.path, written(stripped({"cells": cells})).encode())
