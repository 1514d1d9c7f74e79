"""The course's own lessons keep every rule of a lesson (in footlib_authoring/review; nbval runs the lessons)."""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from each import each

from footlib import compare, plan
from footlib.catalog.promises import promising
from footlib_authoring.review import IN_A_LESSON, IN_THE_COURSE, CourseFiles
from footlib_authoring.review.lesson_frame import bullets
from footlib_authoring.review.lesson_text import CALL
from footlib_authoring.review.notebooks import NOTEBOOK_METADATA, Notebook, stripped, written
from footlib_authoring.review.tidy import tidy

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
REQUIRED = {"00-start-here", "06-flat-feet-and-valgus", "07-build-a-routine"}
LESSONS = sorted(REQUIRED | {path.stem for path in FOLDER.glob("*.ipynb")})


@pytest.fixture(scope="module")
def course():
    """The course's own files, read once."""
    return CourseFiles()


@each("rule", IN_A_LESSON, ids=lambda rule: rule.__name__)
def test_every_lesson_keeps_every_rule(course, rule):
    """Opening, code, words, links, pictures, exercises and marks of each lesson are as a lesson's should be."""
    assert [lesson.id for lesson in course.lessons] == LESSONS
    assert [str(one) for lesson in course.lessons for one in rule(course, lesson)] == []


@each("rule", IN_THE_COURSE, ids=lambda rule: rule.__name__)
def test_the_lessons_fit_together(course, rule):
    """Contents, exercises, glossary and the signs of an emergency are those of all lessons."""
    assert [str(one) for one in rule(course)] == []


@each("lesson", LESSONS)
def test_lessons_are_valid_notebooks(lesson):
    """Any Jupyter opens them."""
    notebook = json.loads((FOLDER / f"{lesson}.ipynb").read_text(encoding="utf-8"))
    nbformat.validate(nbformat.from_dict(notebook))
    assert notebook["cells"]


def test_some_lesson_compares_its_outputs(course):
    """The comparison is in use."""
    assert any("nbval-check-output" in cell.tags for lesson in course.lessons for cell in lesson.code)


def test_the_signs_of_an_emergency_are_told_somewhere(course):
    """A list of whom to call the emergency number for stands in a lesson, so that the rule about it has work."""
    assert any(bullets(lesson.prose, CALL) for lesson in course.lessons)


def test_the_readme_tells_the_way_of_the_hands(catalog):
    """The README names the lessons of the short way that the data name."""
    own = [int(id[:2]) for id, lesson in catalog.lessons.items() if lesson.hands]
    told = f"lessons {', '.join(map(str, own[:-1]))} and {own[-1]}"
    assert told in (FOLDER.parent / "README.md").read_text(encoding="utf-8")


def test_the_hours_of_the_two_ways_are_told_as_progress_tells_them(catalog):
    """README and INSTRUCTORS name the hours that the contents of lesson 0 show, to the half hour."""
    all_of_it = list(catalog.lessons.values())
    hands = [lesson for lesson in all_of_it if lesson.hands]
    short, whole = (round(sum(one.read + one.practise for one in way) / 30) / 2 for way in (hands, all_of_it))
    readme = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    assert f"about {short:g} hours) and *all of it* (about {whole:g} hours)" in readme
    assert f"**Hands ({short:g} hours):**" in (FOLDER.parent / "INSTRUCTORS.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "is_claim"),
    [
        ("Pressing this zone treats the kidney.", True),
        ("It detoxifies the body and breaks up crystals.", True),
        ("Massage does not cure flat feet.", False),
        ("> This massage cures everything.", False),
        ("The article says “it heals the heel”, which means rubbing.", False),
        ("Rest your hand on the kidney zone on the chart.", False),
        ("The heel carries you.", False),
    ],
)
def test_claims_are_told_from_quotations_and_denials(words, is_claim):
    """The rule on claims catches what it should, and nothing else."""
    assert bool(promising(words)) is is_claim


# --- the stripper


def test_the_stripper_keeps_what_is_compared_and_nothing_else():
    """Text on tagged cells stays with its number; pictures, widget states and one machine's metadata go."""
    cell = {"cell_type": "code", "id": "a", "execution_count": 3, "source": "f()", "metadata": {"trusted": True}}
    tagged = {**cell, "id": "b", "metadata": {"tags": ["keep_output"], "collapsed": False}}
    shown = {
        "output_type": "execute_result",
        "execution_count": 3,
        "metadata": {"x": 1},
        "data": {"text/plain": ["ok"], "image/png": "…"},
    }
    notebook = {
        "cells": [cell | {"outputs": [shown]}, tagged | {"outputs": [shown]}],
        "metadata": {"widgets": {"state": 1}, "language_info": {"version": "3.13.0"}},
    }
    plain, kept = stripped(notebook)["cells"]
    assert (plain["outputs"], plain["execution_count"], plain["metadata"]) == ([], None, {})
    assert kept["execution_count"] == 3
    assert kept["outputs"][0]["data"] == {"text/plain": ["ok"]}
    assert kept["metadata"] == {"tags": ["keep_output"]}
    again = stripped(stripped(notebook))
    assert again == stripped(notebook)
    assert again["metadata"] == NOTEBOOK_METADATA


def test_what_running_has_left_is_told_and_taken_away(tmp_path):
    """Outputs and numbers in a lesson are told with their cell, and gone after tidying."""
    for folder in ("data", "notebooks"):
        shutil.copytree(FOLDER.parent / folder, tmp_path / folder)
    path = tmp_path / "notebooks" / "08-a-guided-session.ipynb"
    raw = json.loads(path.read_text(encoding="utf-8"))
    next(cell for cell in raw["cells"] if cell["cell_type"] == "code")["execution_count"] = 7
    path.write_text(written(raw), encoding="utf-8")
    course = CourseFiles(tmp_path)
    (told,) = [str(one) for lesson in course.lessons for rule in IN_A_LESSON for one in rule(course, lesson)]
    assert "holds what running has left" in told and "check --tidy" in told
    assert list(tidy(course)) == [f"notebooks/{path.name}"]
    assert Notebook(path).raw == stripped(raw)
    assert list(tidy(CourseFiles(tmp_path))) == []


def test_what_lesson_7_says_of_ticklish_feet_can_be_seen_under_it():
    """ "The raking and the pinching go": the comparison above that sentence leaves both out."""
    cells = json.loads((FOLDER / "07-build-a-routine.ipynb").read_text("utf-8"))["cells"]
    said = next(n for n, cell in enumerate(cells) if "raking and the pinching go" in "".join(cell["source"]))
    shown = str(eval("".join(cells[said - 1]["source"]), {"compare": compare, "plan": plan}))
    for gone in ("rake rubbing", "pinch"):
        assert re.search(rf"{gone}.*?left\s+out", shown, re.IGNORECASE | re.DOTALL), gone
