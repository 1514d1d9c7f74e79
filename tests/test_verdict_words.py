"""A verdict in words is the verdict of the grade (the words stand in footlib_authoring/review/verdict_words.py)."""

from pathlib import Path

import pytest
from each import each

from footlib_authoring.review import CourseFiles
from footlib_authoring.review.verdict_words import feedback, graded_statements, named_in_data, unfit, verdicts

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "docs" / "article.md", ROOT / "INSTRUCTORS.md"]


# --- the list itself


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Blinded tests speak against that.", "tests speak against it"),
        ("Whether it works is another question, and tests speak rather against it.", "tests speak against it"),
        ("Too much: stronger muscles are refuted.", "tests speak against it"),
        ("It has been shown in trials.", "studies have shown it"),
        ("That work on a zone helps an ill organ has not been shown.", "nobody has shown it"),
        ("No trial has shown that it lifts the arch.", "nobody has shown it"),
        ("Nobody has shown that it does.", "nobody has shown it"),
        ("On strength the reviews do not agree.", "studies do not agree"),
    ],
)
def test_the_list_knows_a_verdict_when_it_reads_one(said, verdict):
    """Each of these sentences gives one verdict, and no other one."""
    assert verdicts(said) == {verdict}


@pytest.mark.parametrize(
    "said",
    [
        "Pain sets the limit.",
        "Lay the palm on the foot.",
        "The chart says so.",
        "Such trials are small.",
        "It may calm you for a while.",
        "Only exercises that a physiotherapist has shown you.",
    ],
)
def test_what_is_no_verdict_is_left_alone(said):
    """Ordinary sentences are not taken for verdicts."""
    assert verdicts(said) == set()


# --- where a claim is named


def test_the_data_give_verdicts():
    """Findings and feedback do give verdicts, so that the rule about them has work."""
    course = CourseFiles()
    assert sum(bool(verdicts(text)) for *_, text, _ in named_in_data(course)) > 5
    assert any(verdicts(text) for *_, text, _ in feedback(course))


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("That has been proven\u00a0<sup>claim unsupported</sup>.", ("That has been proven", "unsupported")),
        ("It calms for a while\u00a0<sup>supported</sup>.", ("It calms for a while", "supported")),
        ("Tests speak against it. *mixed, low certainty*", ("", "mixed")),
    ],
)
def test_a_mark_is_read_as_the_grade_of_what_stands_before_it(line, statement):
    """Whether it grades the sentence or says that it is about the claim; a finished sentence before it is none."""
    assert list(graded_statements(line)) == [statement]


@each("path", PAGES, ids=lambda path: path.stem)
def test_pages_speak_as_their_grades_do(path):
    """What stands before '*mixed, low certainty*' in docs/article.md or INSTRUCTORS.md is mixed, too."""
    statements = list(graded_statements(path.read_text(encoding="utf-8")))
    assert statements
    assert [(fault, grade) for text, grade in statements for fault in unfit(text, {grade})] == []
