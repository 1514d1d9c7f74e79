"""Exercises in the lessons: each stands where it belongs, once, with its task, on a map that shows it, unanswered."""

import ast
import re
from collections.abc import Iterator
from typing import Any

from footlib.catalog.own_material import unfinished
from footlib.errors import nearest_names
from footlib.exercises import source
from footlib.exercises.checker import headline
from footlib.exercises.footprints import FIELDS
from footlib.exercises.given import blank
from footlib.model.exercise_kinds import Exercise, Zones

from .course_files import CourseFiles, Finding, Told, in_lessons
from .notebooks import Cell, Notebook

MAPS = ("FootMap",)
PICKABLE = ("zones", "regions", "practice")  #: layers of the map on which zones and regions can be picked alike


def calls_in(code: ast.Module | None) -> list[ast.Call]:
    return [node for node in ast.walk(code) if isinstance(node, ast.Call)] if code else []


def checks(code: ast.Module | None) -> list[ast.Call]:
    """Every check("id") and check("id", …) in code, as its syntax."""
    named = [call for call in calls_in(code) if getattr(call.func, "id", "") == "check" and call.args]
    return [call for call in named if isinstance(call.args[0], ast.Constant)]


def checked(lesson: Notebook) -> Iterator[tuple[str, ast.Call, Cell, str, str]]:
    """(exercise id, its check, the cell, the text since the check before, all text above) of every check."""
    before: list[str] = []
    above: list[str] = []
    for cell in lesson.cells:
        if cell.kind == "markdown":
            before.append(cell.text)
            above.append(cell.text)
        elif found := checks(cell.tree):
            for call in found:
                yield call.args[0].value, call, cell, "\n\n".join(before), "\n".join(above)  # pyright: ignore[reportAttributeAccessIssue]
            before = []


def exercises_used(course: CourseFiles) -> Iterator[Finding]:
    """What a lesson checks are its own exercises, all of them, each once."""
    if not course.readable("exercises", "lessons") or not course.ids:
        return
    known, entries = course.known("exercises"), course.catalog.exercises
    met: dict[str, str] = {}
    misspelt = {lesson.id for lesson in course.lessons if hides(lesson)}  # with one that may be the one that is missed
    for lesson in course.lessons:
        for id, _, cell, *_ in checked(lesson):
            if id not in known:
                misspelt.add(lesson.id)  # told by its name
                continue
            if id in met:
                text = f"the exercise '{id}' is checked in {met[id]} already: an exercise stands once in the course."
                yield course.in_lesson(lesson, cell, text, id)
            elif (one := entries.get(id)) and one.lesson not in (lesson.id, course.renamed.get(lesson.id)):
                text = f"the exercise '{id}' belongs to the lesson {one.lesson}."
                todo = f'Write lesson = "{lesson.id}" there, or move the cell.'
                yield course.in_lesson(lesson, cell, f"{text} {todo}", id)
            met.setdefault(id, lesson.id)
    readable = {lesson.id for lesson in course.lessons if lesson.id not in misspelt}
    for id in known - met.keys():
        raw = course.files["exercises"].tables.get(id)
        lesson = raw.get("lesson", "") if isinstance(raw, dict) else ""
        if lesson in readable:
            text = f'no lesson uses it. Put a code cell into {lesson}: check("{id}")'
            yield course.in_data("exercises", id, "", text)


def quizzes_used(course: CourseFiles) -> Iterator[Finding]:
    """The questions of a lesson stand in it."""
    if not course.readable("quizzes", "lessons"):
        return
    for lesson in course.lessons:
        shown = any(getattr(call.func, "id", "") == "quiz" for cell in lesson.code for call in calls_in(cell.tree))
        if lesson.id in course.known("quizzes") and not shown and not hides(lesson, "quiz"):
            text = f'no lesson shows these questions. Put a code cell into {lesson.id}: quiz("{lesson.id}")'
            yield course.in_data("quizzes", lesson.id, "", text)


def hides(lesson: Notebook, function: str = "check") -> bool:
    """Whether a check (or a quiz) may stand in a lesson in a form that is told by itself: in code that cannot be read,
    under a mistyped name, without quotation marks."""
    named = [(getattr(call.func, "id", ""), call) for cell in lesson.code for call in calls_in(cell.tree)]
    mistyped = any(name != function and nearest_names(name, [function]) for name, _ in named if name)
    given = [call.args[0] for name, call in named if name == function and call.args]
    bare = any(not isinstance(one, ast.Constant) for one in given)
    return mistyped or bare or any(cell.tree is None for cell in lesson.code)


@in_lessons
def exercise_cells(course: CourseFiles, lesson: Notebook) -> Told:
    """How the exercises of one lesson stand in it."""
    entries, written = course.catalog.exercises, "\n".join(cell.text for cell in lesson.cells)
    for id, call, cell, before, above in checked(lesson):
        if not (exercise := entries.get(id)):
            continue
        if answered := given(exercise, call):
            text = f'an answer stands in the cell already ({answered}): the learner is to find it. Write check("{id}")'
            yield cell, text, id
            continue
        yield from task_problems(lesson, cell, exercise, call, before, above)
        if exercise.kind not in ("number", "choice") and (secret := source(exercise).strip('"\n')) in written:
            # "210" and "b" may stand there for another reason
            text = f"the answer of '{id}' stands in the lesson, as one would write it: {secret[:60]}"
            yield holding(lesson, secret) or cell, text, secret
        yield from on_its_map(course, lesson, cell, id, exercise, call)


def holding(lesson: Notebook, words: str) -> Cell | None:
    return next((cell for cell in lesson.cells if words in cell.text), None)


def task_problems(lesson: Notebook, cell: Cell, exercise: Exercise, call: ast.Call, before: str, above: str) -> Told:
    """Where the answer is written, the task stands word for word right before; what is clicked shows it itself."""
    if not call.args[1:]:
        if exercise.task in above:
            text = "the task stands in the text already, and the cell shows it again. Take it out of the text."
            yield holding(lesson, exercise.task) or cell, text, exercise.task
        return
    if f"**{headline(exercise)}** {exercise.task}" not in before:
        task = f"**{headline(exercise)}** {exercise.task}"
        yield cell, f"the task must stand word for word in the text right before this cell: {task}"
        return
    options: dict[str, str] = getattr(exercise, "options", getattr(exercise, "items", {}))
    for option, says in options.items():
        if not re.search(rf"[\"`(]{option}[\"`):]", above) or not (says in above or f'"{option}"' in above):
            yield cell, f"say in the text above that one writes '{option}' for: {says}"


def given(exercise: Exercise, call: ast.Call) -> str:
    """An answer that stands in a check: in an untouched lesson there are dots, or the name of what is picked in."""
    for node in ast.walk(call.args[1]) if call.args[1:] else ():
        value = node.value if isinstance(node, ast.Constant) else None
        begun = exercise.kind == "card" and isinstance(value, str) and unfinished(value)
        if not blank(value) and value not in FIELDS and not begun:
            return repr(value)[:40]
    return ""


# --- An exercise that is picked on a map of the lesson


def on_its_map(course: CourseFiles, lesson: Notebook, cell: Cell, id: str, exercise: Exercise, call: ast.Call) -> Told:
    """The map on which places are picked shows them: its view, and a layer on which they can be picked."""
    if not isinstance(exercise, Zones) or not call.args[1:] or not isinstance(call.args[1], ast.Name):
        return
    made = map_of(lesson, call.args[1].id)
    if made is None:
        return
    shown = {"view": "sole", "layer": "zones"} | made
    if shown["view"] != exercise.view:
        yield cell, f"'{id}' is asked on the view '{exercise.view}', and its map shows '{shown['view']}'.", id
    zones = [place for place in exercise.answer if place.partition("@")[0] in course.known("zones")]
    if (shown["layer"] == "regions" and zones) or shown["layer"] not in PICKABLE:
        asked = zones[0] if zones else exercise.answer[0]
        yield cell, f"'{id}' asks for {asked}, which the layer '{shown['layer']}' of its map does not show.", id


def map_of(lesson: Notebook, name: str) -> dict[str, Any] | None:
    """What is said of a map where it is made: `name = FootMap("top", layer="regions")`."""
    for cell in lesson.code:
        for node in ast.walk(cell.tree) if cell.tree else ():
            call = node.value if isinstance(node, ast.Assign) else None
            if not isinstance(call, ast.Call) or getattr(call.func, "id", "") not in MAPS:
                continue
            if isinstance(node, ast.Assign) and name in [getattr(target, "id", "") for target in node.targets]:
                first = {"view": call.args[0]} if call.args else {}
                named = first | {k.arg: k.value for k in call.keywords if k.arg in ("view", "layer")}
                return {k: v.value for k, v in named.items() if isinstance(v, ast.Constant)}
    return None
