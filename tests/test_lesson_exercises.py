"""Exercises in the lessons: each stands where it belongs, once, with its task, and without its answer."""

import ast
import json
import re
from pathlib import Path

from each import each

from footlib import load
from footlib.catalog.own_condition import unfinished
from footlib.exercises import source
from footlib.exercises.checker import blank
from footlib.exercises.clicks import headline
from footlib.exercises.footprints import FIELDS
from tools.fill_lessons import checks, filled

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
LESSONS = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
FEWEST, FEWEST_IN_ALL = 4, 40
EXERCISES = {id: one for id, one in load().exercises.items() if one.lesson in LESSONS}

each_lesson = each("lesson", LESSONS)
each_exercise = each("id", sorted(EXERCISES))


def cells(lesson):
    return json.loads((FOLDER / f"{lesson}.ipynb").read_text(encoding="utf-8"))["cells"]


def text(cell):
    return "".join(cell["source"])


def checked(lesson):
    """(exercise id, its check as syntax, the text between the check before and this one) of every check in a lesson."""
    before = []
    for cell in cells(lesson):
        if cell["cell_type"] == "markdown":
            before.append(text(cell))
        elif found := checks(text(cell)):
            yield from ((call.args[0].value, call, "\n\n".join(before)) for call in found)
            before = []


def everything_above(id):
    """The text of a lesson up to an exercise's check."""
    written = []
    for cell in cells(EXERCISES[id].lesson):
        if cell["cell_type"] == "markdown":
            written.append(text(cell))
        elif id in [call.args[0].value for call in checks(text(cell))]:
            return "\n".join(written)


def own(lesson):
    return [id for id, one in EXERCISES.items() if one.lesson == lesson]


@each_lesson
def test_a_lesson_has_its_exercises_each_once(lesson):
    """What a lesson checks are its own exercises, all of them, each once, four or more, of more than one kind."""
    found = [id for id, *_ in checked(lesson)]
    assert sorted(found) == sorted(own(lesson))
    assert len(found) >= FEWEST
    assert len({EXERCISES[id].kind for id in found}) > 1


def test_the_course_has_forty_exercises():
    """Forty or more, once all lessons are there, and every kind among them."""
    assert len(LESSONS) < len(load().lessons) or len(EXERCISES) >= FEWEST_IN_ALL
    assert {one.kind for one in EXERCISES.values()} >= {
        "zones",
        "order",
        "choice",
        "number",
        "routine",
        "card",
        "footprint",
    }


@each_exercise
def test_the_task_stands_before_a_check_in_code_and_only_there(id):
    """Where the answer is written, the learner reads the task, word for word as in the data, right before, and what
    there is to choose from. What is clicked shows them itself: nobody reads them twice."""
    exercise = EXERCISES[id]
    ((call, before),) = [(call, words) for name, call, words in checked(exercise.lesson) if name == id]
    if not call.args[1:]:
        assert exercise.task not in everything_above(id)
        return
    assert f"**{headline(exercise)}** {exercise.task}" in before
    above = everything_above(id)
    for option, says in getattr(exercise, "options", getattr(exercise, "items", {})).items():
        assert re.search(rf"[\"`(]{option}[\"`):]", above), f"say that '{option}' is what to write"
        assert says in above or f'"{option}"' in above, option


@each_lesson
def test_a_check_waits_for_the_learner(lesson):
    """In an untouched lesson a check has dots to replace, or the name of what the learner picks in: no answer."""
    for id, call, _ in checked(lesson):
        for node in ast.walk(call.args[1]) if call.args[1:] else ():
            open_still = not isinstance(node, ast.Constant) or blank(node.value) or node.value in FIELDS
            assert open_still or (EXERCISES[id].kind == "card" and unfinished(node.value)), id


@each_lesson
def test_no_answer_stands_in_a_lesson(lesson):
    """Neither text nor code of a lesson holds an answer as one would write it."""
    written = "\n".join(map(text, cells(lesson)))
    for id in own(lesson):
        if EXERCISES[id].kind not in ("number", "choice"):  # "210" and "b" may stand there for another reason
            assert source(EXERCISES[id]).strip('"\n') not in written, id


def test_filling_replaces_the_second_argument_and_nothing_else(catalog):
    """A filled copy has the answer in the place of the dots, or of the widget, and the verdict that must come out."""
    cell = {"cell_type": "code", "id": "x", "metadata": {}, "outputs": [], "execution_count": None}
    code = 'x = 1  # ü\ncheck("find-the-liver", a_map)'
    (made,) = filled({"cells": [{**cell, "source": code}]}, catalog)["cells"]
    assert made["source"] == "x = 1  # ü\ncheck(\"find-the-liver\", ['liver'])"
    assert made["outputs"][0]["data"]["text/plain"].startswith("Passed. The liver lies")
    (other,) = filled({"cells": [{**cell, "source": 'check("say-it-honestly")'}]}, catalog)["cells"]
    assert other["source"] == "check(\"say-it-honestly\", 'b')"


def test_a_brief_copy_leaves_out_what_only_shows_something(catalog):
    """Filled copies run fast: a picture or a planner that no check needs has run in the lesson itself."""
    sources = ["a_map = FootMap()\na_map", "planner()", 'check("find-the-liver", a_map)', "draw()\nx = 1"]
    made = [
        {"cell_type": "code", "id": str(n), "metadata": {}, "outputs": [], "execution_count": None, "source": one}
        for n, one in enumerate(sources)
    ]
    assert [cell["id"] for cell in filled({"cells": made}, catalog, brief=True)["cells"]] == ["0", "2", "3"]


def test_a_wrong_answer_would_fail_the_filled_run(catalog):
    """The verdict that a filled copy expects is a pass: any other one makes nbval fail."""
    from footlib.exercises import judge

    assert not str(judge("say-it-honestly", "a")).startswith("Passed")


def test_most_exercises_are_clicked(catalog):
    """Code is written where it is the point: cards as text, and what is made in a planner of the lesson."""
    written = [id for lesson in LESSONS for id, call, _ in checked(lesson) if call.args[1:]]
    assert {catalog.exercises[id].kind for id in written} == {"card", "routine"}
    assert len(written) * 10 <= len(EXERCISES)
