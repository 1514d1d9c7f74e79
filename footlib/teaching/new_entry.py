"""Begin something new: a skeleton at its place in its file, with an id that is free; lessons are joined."""

import re
from collections.abc import Sequence
from os.path import relpath
from pathlib import Path
from typing import Any, NamedTuple

from ..catalog import TABLES
from ..catalog.place_index import index_of
from ..catalog.plaintext import Unreadable, text_of
from ..errors import FootlibError, hint
from ..files import write_whole
from ..model import Lesson, Part, shapes
from ..review import CourseFiles, schema_files
from ..review.care_texts import stems
from ..review.lesson_frame import KEPT
from ..review.notebooks import Notebook, stripped, written
from . import new_lesson, skeletons
from .exercise_skeletons import EXERCISES
from .joined_lessons import with_link, with_rows

NOUNS = {  # what a command calls it: the table it is in, and its skeleton
    "condition": ("conditions", skeletons.CONDITION),
    "caution": ("cautions", skeletons.CAUTION),
    "move": ("moves", skeletons.MOVE),
    "zone": ("zones", skeletons.ZONE),
}
ARTICLES = r"\b(the|a|an|of|and|with|for|in|on|at|to|day)\b"


class Begun(NamedTuple):
    """What was written: the file, the line where it begins, and what to do next."""

    file: str
    line: int
    then: str = ""


def slug(name: str) -> str:
    """'Feet after a flight' → feet-after-a-flight; FootlibError where no letter is left."""
    found = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if not found:
        raise FootlibError(f"'{name}' has no letter from a to z of which an id could be made. Give it a plain name.")
    return found


def new_entry(noun: str, name: str, group: str = "skin-and-comfort", folder: Path | None = None) -> Begun:
    """A condition, caution, move or zone at the end of its file."""
    course = CourseFiles(folder)
    table, skeleton = NOUNS[noun]
    id = free_id(course, table, name)
    words: dict[str, Any] = {"id": id, "name": name, "lower": name[0].lower() + name[1:]}
    words["word"] = re.sub(r"\s+", " ", re.sub(ARTICLES, "", words["lower"])).strip() or words["lower"]
    if noun == "caution":
        words |= {"group": known(course, "groups", group), "hint": spoken(course, group)}
    if noun == "zone":
        words |= free_spot(course)
    return appended(course, table, skeleton.format(**words))


def new_exercise(name: str, lesson: str, kind: str, folder: Path | None = None) -> Begun:
    """An exercise under its lesson's header, and its cell in the lesson, before 'You can now'."""
    course = CourseFiles(folder)
    id, lesson = free_id(course, "exercises", name), known(course, "lessons", lesson)
    notebook = next((one for one in course.lessons if one.id == lesson), None)
    if notebook is None:
        raise FootlibError(f"There is no notebook {lesson}.ipynb that can be read, in which the exercise could stand.")
    if course.into and not course.is_own(notebook.path):
        text = "is the course's: an update would take its cell away. Put it into a lesson of your own: new lesson"
        raise FootlibError(f"The lesson {lesson} {text} NAME --in {course.into.name}")
    begun = appended(course, "exercises", EXERCISES[kind].format(id=id, name=name, lesson=lesson), lesson)
    code = f'check("{id}")'
    put_cell(notebook, {"cell_type": "code", "id": f"{id}-check", "source": code}, importing="check")
    return begun._replace(then=f"In {lesson} a cell {code} stands before 'You can now'; move it where it belongs.")


def new_question(lesson: str, name: str, folder: Path | None = None) -> Begun:
    """A question at the end of a lesson's quiz; a quiz that is new has its cell in the lesson."""
    course = CourseFiles(folder)
    lesson = known(course, "lessons", lesson)
    quiz = course.files["quizzes"].tables.get(lesson)
    taken = {str(one.get("id")) for one in quiz.get("questions", ())} if isinstance(quiz, dict) else set()
    id = next(one for n in range(1, 1000) if (one := slug(name) + (f"-{n}" if n > 1 else "")) not in taken)
    question = skeletons.QUIZ.format(lesson=lesson, id=id)
    if course.into and quiz and lesson not in course.files["quizzes"].own:
        question = f"\n[{lesson}]\nadds = true  # behind the course's own questions\n{question}"
    begun = appended(course, "quizzes", question, lesson)
    notebook = next((one for one in course.lessons if one.id == lesson), None)
    code = f'quiz("{lesson}")'
    to_be_written = notebook and (not course.into or course.is_own(notebook.path))
    if notebook and to_be_written and not any(code in cell.text for cell in notebook.code):
        put_cell(notebook, {"cell_type": "code", "id": "quiz-widget", "source": code}, importing="quiz", after=True)
        return begun._replace(then=f"The lesson has a cell {code} now, after 'You can now'.")
    return begun


# --- Where it goes


def known(course: CourseFiles, table: str, id: str) -> str:
    """An id of a table, also by its number where it is a lesson's; FootlibError with the nearest one."""
    ids = course.known(table)
    found = [one for one in ids if one == id or (table == "lessons" and one.startswith(f"{id:0>2}-"))]
    if len(found) != 1:
        near = hint(id, ids) or f" There are: {', '.join(sorted(ids))}."
        raise FootlibError(f"There is no {TABLES[table].kind} called '{id}'.{near}")
    return found[0]


def free_id(course: CourseFiles, table: str, name: str) -> str:
    """The id of a name; FootlibError where it is taken, or its file cannot be read."""
    file, id = course.files[table], slug(name)
    if not file.readable:
        raise FootlibError(f"{file.name} cannot be read. Mend it first: python -m footlib check")
    taken = course.known("zones") | course.known("regions") if table == "zones" else course.known(table)
    if id in taken:
        raise FootlibError(f"{file.name} has an entry [{id}] already. Give the new one another name.")
    return id


def appended(course: CourseFiles, table: str, entry: str, lesson: str = "") -> Begun:
    """The entry at the end of its file, or of its lesson's part of it."""
    path, called = course.file_to_write(table)
    text = text_of(path).rstrip("\n") + "\n" if path.exists() else head_of(course, table, path)
    at = len(text)
    if lesson and (head := re.search(rf"^# =+ {re.escape(lesson)} =+$", text, re.M)):
        following = re.search(r"^# =+ \S+ =+$", text[head.end() :], re.M)
        at = head.end() + following.start() if following else len(text)
    before, after = text[:at].rstrip("\n") + "\n", text[at:]
    made = before + entry + ("\n" + after if after else "")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, made.encode())
    return Begun(called, before.count("\n") + 2)


def head_of(course: CourseFiles, table: str, path: Path) -> str:
    """How a new file of own material begins: with its schema, for editors."""
    folder = Path(relpath(course.data / schema_files.FOLDER, path.parent)).as_posix()
    return schema_files.directive(TABLES[table].file, folder) + skeletons.HEAD.format(what=TABLES[table].kind)


def spoken(course: CourseFiles, group: str) -> str:
    """A word of a line of the safety check, by which a new question under it can be found there."""
    line = course.catalog.groups[group].line
    return next(word for word in re.findall(r"[a-z]{4,}", line.lower()) if stems(word))


def free_spot(course: CourseFiles) -> dict[str, Any]:
    """A place on the sole where no zone lies yet, and the region around it."""
    masks, ground = course.geometry.masks["sole"], index_of(course.geometry)
    zones = [cells for id, cells in masks.items() if id in course.geometry.zones]
    leaves = {
        id: cells for id, cells in masks.items() if id in course.geometry.regions and not course.geometry.children[id]
    }
    for y in range(6, 80):
        for x in range(20, 80, 4):
            own = shapes.mask("sole", (Part(at=(x / 100, y / 100), size=(0.03, 0.012)),))
            home = next((id for id, cells in leaves.items() if own and own & cells == own), "")
            around = [(x / 100 + dx, y / 100 + dy) for dx in (-0.03, 0.03) for dy in (-0.015, 0.015)]
            on_foot = all(ground.on_foot("sole", point) for point in around)
            if home and on_foot and not any(own & cells for cells in zones):
                return {"x": x / 100, "y": y / 100, "region": home}
    raise FootlibError("No free place is left on the sole. Copy an entry of data/zones.toml, and say what it overlaps.")


def put_cell(notebook: Notebook, cell: dict[str, Any], importing: str, after: bool = False) -> None:
    """A folded code cell into a lesson, at 'You can now'; what it calls is imported in the setup."""
    cells = list(notebook.raw["cells"])
    here = next((n for n, one in enumerate(notebook.cells) if re.search(KEPT, one.text, re.I)), len(cells) - 1)
    made = cell | {"metadata": {"jupyter": {"source_hidden": True}}, "outputs": [], "execution_count": None}
    cells.insert(here + after, made)
    setup = next((n for n, one in enumerate(cells) if one["cell_type"] == "code"), None)
    if setup is not None and not re.search(rf"\b{importing}\b", "".join(cells[setup]["source"])):
        source = "".join(cells[setup]["source"])
        cells[setup] = cells[setup] | {
            "source": re.sub(r"^from footlib import ", rf"\g<0>{importing}, ", source, flags=re.M)
        }
    write_whole(notebook.path, written(stripped({"cells": cells})).encode())


# --- Lessons


def lesson_from_text(path: Path, folder: Path | None = None) -> tuple[Begun, list[str]]:
    """The notebook of a lesson that was written as plain text, its entry in the data, and the ways to it; and what
    stayed text in it. FootlibError where the text is none."""
    text = readable(path)
    course = CourseFiles(folder)
    own_number(path, course.ids)
    try:
        name, remarks = new_lesson.write(path, course.lessons_to_write)
    except Unreadable as error:
        raise FootlibError(f"{path.name}{',' if error.line else ':'} {error}") from None
    title = re.search(r"^# (.+)$", text, re.M)
    minutes = re.search(r"About (\d+) minutes to read, (\d+) minutes to practise", text)
    read, practise = (minutes[1], minutes[2]) if minutes else ("1", "5")
    begun = joined(path.stem, title[1] if title else path.stem, folder, read, practise)
    return begun._replace(file=course.name_of(course.lessons_to_write / name), line=1), remarks


def own_number(path: Path, ids: Sequence[str]) -> None:
    """FootlibError where a lesson's name does not begin with a number that no other lesson has."""
    taken = {one[:2]: one for one in ids if one[:2].isdecimal() and one != path.stem}
    free = f"{max(map(int, taken), default=-1) + 1:02}"
    if not re.match(r"\d\d-", path.stem):
        example = f"{free}-{slug(path.stem)}{path.suffix}"
        raise FootlibError(f"{path.name}: a lesson's name begins with its number. Call it {example}, for example.")
    if other := taken.get(path.stem[:2]):
        raise FootlibError(f"{path.name}: {other} has this number already. The next one that is free is {free}.")


def readable(path: Path) -> str:
    try:
        return text_of(path)
    except Unreadable as error:
        raise FootlibError(f"{path.name}{',' if error.line else ':'} {error}") from None


def lesson_from_name(name: str, folder: Path | None = None) -> Begun:
    """A lesson of a few lines with the next number, at the end of the course."""
    course = CourseFiles(folder)
    ids = course.ids
    numbers = [int(id[:2]) for id in ids if id[:2].isdecimal()]
    id = f"{max(numbers, default=-1) + 1:02}-{slug(name)}"
    before = Notebook(course.pages[f"{ids[-1]}.ipynb"]) if ids else None
    label = f"{numbers[-1]} {title_of(before)}" if before else ""
    text = skeletons.LESSON.format(
        name=name, before_title=label, before=ids[-1] if ids else id, first=ids[0] if ids else id
    )
    path = course.lessons_to_write / f"{id}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, written(new_lesson.notebook(text)).encode())
    return joined(id, name, folder)._replace(file=course.name_of(path), line=1)


def title_of(lesson: Notebook) -> str:
    found = re.search(r"^# (.+)$", lesson.prose, re.M)
    return found[1] if found else lesson.id


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
