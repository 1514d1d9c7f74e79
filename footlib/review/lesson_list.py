"""The lessons as a whole: each is in the data, in the contents of lesson 0, and in the guide's table of minutes."""

import re
from collections.abc import Iterator

from .course_files import CourseFiles
from .finding import Finding
from .links import links
from .notebooks import Notebook

ROW = re.compile(r"^\| \*\*(\d+)\*\* \|.*\| (●?) ?\| ● \|$", re.M)  #: of the contents, with the mark of the short way
GUIDE_ROW = re.compile(r"^\| (\d+) \| .+? \| \d+ \| \d+ \|$")  #: of INSTRUCTORS.md


def whole_course(course: CourseFiles) -> Iterator[Finding]:
    """Every lesson is in the data, every entry has its lesson, and lesson 0 names them all."""
    if not course.readable("lessons") or not course.ids:
        return
    file = course.files["lessons"]
    for here, there in course.renamed.items():
        notebook = course.name_of(course.pages[f"{here}.ipynb"])
        text = f"its notebook is called otherwise, {notebook}. Give both the same name; the rest of your data go by it."
        yield course.in_data("lessons", there, "", text)
    for id in course.ids:
        if id not in file.ids and id not in course.renamed:
            path = course.pages[f"{id}.ipynb"]
            text = f"no entry [{id}] for {course.name_of(path)}. Add one with title, about, read and practise."
            yield Finding(course.data_name(path, "lessons"), 1, text=text)
    for id in file.ids:
        if id not in course.ids and id not in course.renamed.values():
            text = f"there is no notebook {id}.ipynb. Make it: python -m footlib new lesson {id}.md"
            yield course.in_data("lessons", id, "", text)
    order = [id for id in file.tables if id not in file.own]
    if late := next((b for a, b in zip(order, order[1:], strict=False) if b < a), ""):
        yield course.in_data(
            "lessons", late, "", "lessons must stand in reading order, which is that of their numbers."
        )
    contents = next((one for one in course.lessons if one.id == course.ids[0]), None)
    if contents:
        cell = next((c for c in contents.texts if re.search(r"^#+ Contents", c.text, re.M)), None)
        targets = {address.partition("#")[0] for _, _, address in links(contents.prose)}
        for id in course.ids[1:]:
            known = course.is_own(course.pages[f"{id}.ipynb"]) or id in course.renamed
            if not known and f"{id}.ipynb" not in targets:
                yield course.in_lesson(contents, cell, f"the contents have no link to {id}.ipynb. Add a line for it.")
        yield from short_way(course, contents)


def guide_minutes(course: CourseFiles) -> Iterator[Finding]:
    """The table of minutes in INSTRUCTORS.md, where the course has that page, is that of the data."""
    page = course.folder / "INSTRUCTORS.md"
    lines = page.read_text(encoding="utf-8", errors="replace").splitlines() if page.is_file() else []
    rows = {int(row[1]): (number, line) for number, line in enumerate(lines, 1) if (row := GUIDE_ROW.match(line))}
    for id, one in course.catalog.lessons.items() if rows else ():
        if id[:2].isdecimal() and id not in course.files["lessons"].own:
            wanted = f"| {int(id[:2])} | {one.title} | {one.read} | {one.practise} |"
            number, line = rows.get(int(id[:2]), (max(number for number, _ in rows.values()), ""))
            if line != wanted:
                yield Finding(
                    "INSTRUCTORS.md", number, text=f"the row of {id} in the table of minutes must be: {wanted}"
                )


def short_way(course: CourseFiles, contents: Notebook) -> Iterator[Finding]:
    """The contents name the lessons of the short way that the data name."""
    if len(course.catalog.lessons) < len(course.known("lessons")) or not course.catalog.lessons:
        return
    others = course.files["lessons"].own
    own = [int(id[:2]) for id, one in course.catalog.lessons.items() if one.hands and id[:2].isdecimal()]
    if any(course.catalog.lessons[id].hands for id in others & course.catalog.lessons.keys()):
        return
    rows = [(cell, row) for cell in contents.texts for row in ROW.finditer(cell.text)]
    if not rows or not own:
        return
    marked = [int(row[1]) for _, row in rows if row[2]]
    told = f"{', '.join(map(str, own[:-1]))} and {own[-1]}"
    if marked != own:
        text = f"the marks ● of the short way are at {marked}; data/lessons.toml has hands = true at {own}."
        yield course.in_lesson(contents, rows[0][0], text, rows[0][1][0])
    elif f"lessons {told}" not in contents.prose:
        text = f"the short way is told otherwise than data/lessons.toml has it. Write: lessons {told}"
        yield course.in_lesson(contents, rows[0][0], text)
