"""What an instructor can get wrong is told by `python -m footlib check`; the course itself has nothing wrong."""

import pytest
from each import each

from footlib_authoring.review import IN_THE_DATA, CourseFiles


@pytest.fixture(scope="module")
def course():
    """The course's own files, read once."""
    return CourseFiles()


def test_the_files_have_no_mistake(course):
    """Data and lessons can be read, are right by themselves, and nothing else lies beside them."""
    assert [str(one) for one in course.told()] == []


@each("rule", IN_THE_DATA, ids=lambda rule: rule.__name__)
def test_the_data_keep_every_rule(course, rule):
    """Conditions, cautions, moves, zones, claims, sources, exercises and quizzes say what they may, and no more."""
    assert [str(one) for one in rule(course)] == []
