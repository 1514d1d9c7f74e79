"""Begin something new: a skeleton at its place in its file, with an id that is free; lessons are joined."""

import re
from os.path import relpath
from pathlib import Path
from typing import Any, NamedTuple

from footlib.catalog import TABLES
from footlib.catalog.place_index import index_of
from footlib.catalog.plaintext import text_of
from footlib.errors import FootlibError, hint
from footlib.files import write_whole
from footlib.model import Part, shapes
from footlib.spelling import slug

from ..review import CourseFiles
from ..review.care_texts import stems
from ..review.glossary import page
from ..review.lesson_frame import KEPT
from ..review.notebooks import Notebook, stripped, written
from ..review.tidy import SCHEMAS, directive
from . import skeletons
from .exercise_skeletons import SKELETONS

#: What a command calls it: the table it is in, and its skeleton. What is left has none with a reason: poses, outlines
#: and landmarks are drawn; the lines of the safety check, ratings, preparation, measures and layers are sets that own
#: material may change (`changes = true`); two versions of a zone are an overlay, as examples/taiwan-chart is.
NOUNS = {
    "condition": ("conditions", skeletons.CONDITION),
    "caution": ("cautions", skeletons.CAUTION),
    "move": ("moves", skeletons.MOVE),
    "zone": ("zones", skeletons.ZONE),
    "technique": ("techniques", skeletons.TECHNIQUE),
    "hold": ("holds", skeletons.HOLD),
    "claim": ("evidence", skeletons.CLAIM),
    "source": ("sources", skeletons.SOURCE),
}
IN_TEXT = "Do you write the lesson as a text? Then write it there, too, between ```python hidden and ```."
ARTICLES = r"\b(the|a|an|of|and|with|for|in|on|at|to|day)\b"


class Begun(NamedTuple):
    """What was written: the file, the line where it begins, and what to do next."""

    file: str
    line: int
    then: str = ""


def id_of(name: str) -> str:
    """'Feet after a flight' → feet-after-a-flight; FootlibError where no letter is left."""
    if not (found := slug(name)):
        raise FootlibError(f"'{name}' has no letter from a to z of which an id could be made. Give it a plain name.")
    return found


def new_entry(noun: str, name: str, group: str = "skin-and-comfort", folder: Path | None = None) -> Begun:
    """An entry of one of the NOUNS at the end of its file."""
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
    notebook = own_notebook(course, lesson)
    begun = appended(course, "exercises", SKELETONS[kind].format(id=id, name=name, lesson=lesson), lesson)
    code = f'check("{id}")'
    put_cell(notebook, {"cell_type": "code", "id": f"{id}-check", "source": code}, importing="check")
    then = f"In {lesson} a cell {code} stands before 'You can now'; in JupyterLab draw it where it belongs. {IN_TEXT}"
    return begun._replace(then=then)


def new_question(lesson: str, name: str, folder: Path | None = None) -> Begun:
    """A question at the end of a lesson's quiz; a quiz that is new has its cell in the lesson."""
    course = CourseFiles(folder)
    lesson = known(course, "lessons", lesson)
    quiz = course.files["quizzes"].tables.get(lesson)
    taken = {str(one.get("id")) for one in quiz.get("questions", ())} if isinstance(quiz, dict) else set()
    id = next(one for n in range(1, 1000) if (one := id_of(name) + (f"-{n}" if n > 1 else "")) not in taken)
    question = skeletons.QUIZ.format(lesson=lesson, id=id)
    if course.into and quiz and lesson not in course.files["quizzes"].own:
        question = f"\n[{lesson}]\nadds = true  # behind the course's own questions\n{question}"
    begun = appended(course, "quizzes", question, lesson)
    notebook = next((one for one in course.lessons if one.id == lesson), None)
    code = f'quiz("{lesson}")'
    to_be_written = notebook and (not course.into or course.is_own(notebook.path))
    if notebook and to_be_written and not any(code in cell.text for cell in notebook.code):
        put_cell(notebook, {"cell_type": "code", "id": "quiz-widget", "source": code}, importing="quiz", after=True)
        return begun._replace(then=f"The lesson has a cell {code} now, after 'You can now'. {IN_TEXT}")
    return begun


def new_word(name: str, lesson: str, folder: Path | None = None) -> Begun:
    """A word of the glossary under its lesson's header, and a sentence with its link in the lesson, before 'You can
    now'; the course's own page of words is written anew."""
    course = CourseFiles(folder)
    id, lesson = free_id(course, "glossary", name), known(course, "lessons", lesson)
    notebook = own_notebook(course, lesson)
    begun = appended(course, "glossary", skeletons.WORD.format(id=id, name=name, lesson=lesson), lesson)
    text = f"A [{name}](glossary.md#{id}) is …"
    put_cell(notebook, {"cell_type": "markdown", "id": f"{id}-word", "source": text})
    if not course.own:
        write_whole(course.lessons_folder / "glossary.md", page(CourseFiles(folder).catalog).encode())
    return begun._replace(then=f"In {lesson} its link stands before 'You can now'; move it to the word's first use.")


# --- Where it goes


def own_notebook(course: CourseFiles, lesson: str) -> Notebook:
    """The notebook of a lesson into which something may be written; FootlibError where there is none."""
    notebook = next((one for one in course.lessons if one.id == lesson), None)
    if notebook is None:
        raise FootlibError(f"There is no notebook {lesson}.ipynb that can be read, in which it could stand.")
    if course.into and not course.is_own(notebook.path):
        text = "is the course's: an update would take its cell away. Put it into a lesson of your own: new lesson"
        raise FootlibError(f"The lesson {lesson} {text} NAME --in {course.into.name}")
    return notebook


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
    file, id = course.files[table], id_of(name)
    if not file.readable:
        raise FootlibError(f"{file.name} cannot be read. Mend it first: python -m footlib check")
    taken = course.known("zones") | course.known("regions") if table == "zones" else course.known(table)
    if id in taken:
        raise FootlibError(f"{file.name} has an entry [{id}] already. Give the new one another name.")
    return id


def appended(course: CourseFiles, table: str, entry: str, lesson: str = "") -> Begun:
    """The entry at the end of its file, or of its lesson's part of it."""
    path, called = course.file_to_write(table)
    schemas = Path(relpath(course.data / SCHEMAS, path.parent)).as_posix()  # by which editors know a new file
    head = directive(TABLES[table].file, schemas) + skeletons.HEAD.format(what=TABLES[table].kind)
    text = text_of(path).rstrip("\n") + "\n" if path.exists() else head
    at = len(text)
    if lesson and (found := re.search(rf"^# =+ {re.escape(lesson)} =+$", text, re.M)):
        following = re.search(r"^# =+ \S+ =+$", text[found.end() :], re.M)
        at = found.end() + following.start() if following else len(text)
    before, after = text[:at].rstrip("\n") + "\n", text[at:]
    made = before + entry + ("\n" + after if after else "")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, made.encode())
    return Begun(called, before.count("\n") + 2)


def spoken(course: CourseFiles, group: str) -> str:
    """A word of a line of the safety check, by which a new question under it can be found there."""
    line = course.catalog.groups[group].line
    return next(word for word in re.findall(r"[a-z]{4,}", line.lower()) if stems(word))


def free_spot(course: CourseFiles) -> dict[str, Any]:
    """A place on the sole where no zone lies yet, and the region around it."""
    masks, ground = course.geometry.masks["sole"], index_of(course.geometry)
    zones = [cells for id, cells in masks.items() if id in course.geometry.zones]
    regions = [id for id in masks if id in course.geometry.regions]
    leaves = {id: masks[id] for id in regions if not course.geometry.children[id]}
    for y in range(6, 80):
        for x in range(20, 80, 4):
            own = shapes.mask("sole", (Part(at=(x / 100, y / 100), size=(0.03, 0.012)),))
            home = next((id for id, cells in leaves.items() if own and own & cells == own), "")
            around = [(x / 100 + dx, y / 100 + dy) for dx in (-0.03, 0.03) for dy in (-0.015, 0.015)]
            on_foot = all(ground.on_foot("sole", point) for point in around)
            if home and on_foot and not any(own & cells for cells in zones):
                return {"x": x / 100, "y": y / 100, "region": home}
    raise FootlibError("No free place is left on the sole. Copy an entry of data/zones.toml, and say what it overlaps.")


def put_cell(notebook: Notebook, cell: dict[str, Any], importing: str = "", after: bool = False) -> None:
    """A cell into a lesson, at 'You can now'; code is folded, and what it calls is imported in the setup."""
    cells = list(notebook.raw["cells"])
    here = next((n for n, one in enumerate(notebook.cells) if re.search(KEPT, one.text, re.I)), len(cells) - 1)
    folded = {"metadata": {"jupyter": {"source_hidden": True}}, "outputs": [], "execution_count": None}
    made = cell | (folded if cell["cell_type"] == "code" else {"metadata": {}})
    cells.insert(here + after, made)
    setup = next((n for n, one in enumerate(cells) if one["cell_type"] == "code"), None)
    if importing and setup is not None:
        source = "".join(cells[setup]["source"])
        if not re.search(rf"\b{importing}\b", source):
            source = re.sub(r"^from footlib import ", rf"\g<0>{importing}, ", source, flags=re.M)
            cells[setup] = cells[setup] | {"source": source}
    write_whole(notebook.path, written(stripped({"cells": cells})).encode())
