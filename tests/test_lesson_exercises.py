"""Exercises in the lessons: enough of them, of every kind, and clicked wherever code is not the point."""

import pytest

from footlib.model import EXERCISE_KINDS
from footlib_authoring.review import CourseFiles
from footlib_authoring.review.lesson_exercises import checked
from footlib_authoring.teaching.answers import filled

FEWEST, FEWEST_IN_ALL = 4, 40


@pytest.fixture(scope="module")
def course():
    """The course's own files, read once."""
    return CourseFiles()


def test_a_lesson_has_four_exercises_of_more_than_one_kind(course):
    """Whoever works through a lesson is asked at least four times, and not always in the same way."""
    for lesson in course.lessons:
        kinds = [course.catalog.exercises[id].kind for id, *_ in checked(lesson)]
        assert len(kinds) >= FEWEST and len(set(kinds)) > 1, lesson.id


def test_the_course_has_forty_exercises(catalog):
    """Forty or more, and every kind among them."""
    assert len(catalog.exercises) >= FEWEST_IN_ALL
    unused = EXERCISE_KINDS.keys() - {one.kind for one in catalog.exercises.values()}
    assert not unused, "put one into a lesson: python -m footlib new exercise NAME --lesson LESSON --kind KIND"


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


def test_most_exercises_are_clicked(course, catalog):
    """Code is written where it is the point: cards as text, and what is made in a planner of the lesson."""
    written = [id for lesson in course.lessons for id, call, *_ in checked(lesson) if call.args[1:]]
    assert {catalog.exercises[id].kind for id in written} == {"card", "routine"}
    assert len(written) * 10 <= len(catalog.exercises)
