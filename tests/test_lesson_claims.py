"""What the lessons claim, held against data/evidence.toml: each mark is the claim's grade, and its source unfolds."""

import pytest

from footlib import FootlibError
from footlib_authoring.review.course_files import CourseFiles
from footlib_authoring.review.grade_marks import ids_in, written


def as_written(cells, catalog):
    """The texts of cells with their marks and folds as the data say, by their ids."""
    return {cell["id"]: "".join(cell["source"]) for cell in written(cells, catalog)}


def cell(text, id="one"):
    return {"cell_type": "markdown", "id": id, "metadata": {}, "source": text}


def test_every_lesson_has_marks():
    """No lesson of the course claims nothing."""
    lessons = CourseFiles().lessons
    assert lessons and [one.id for one in lessons if not any(ids_in(c.text, marks=True) for c in one.texts)] == []


def test_a_mark_and_its_fold_come_from_the_data(catalog):
    """An empty mark gets the grade and stays with its word; the fold tells claim, grade, what was found, the works."""
    made = as_written([cell("It calms <sup></sup><!--relaxation-->.")], catalog)["one"]
    assert made.startswith("It calms\u00a0<sup>supported</sup><!--relaxation-->.\n\n<details>")
    fold = made.split("<details>")[1]
    assert catalog.evidence["relaxation"].claim in fold and "supported, low certainty" in fold and "Wang" in fold


def test_what_has_no_mark_is_told_once_at_the_end(catalog):
    """Customs go into one fold of the lesson, and not into one that has a mark elsewhere."""
    cells = [cell("So we do<!--consent-first-->, <sup></sup><!--relaxation-->."), cell("", "leans-on")]
    made = as_written([*cells, cell("Again<!--relaxation-->", "two")], catalog)
    assert catalog.evidence["consent-first"].claim in made["leans-on"] and "consent" not in made["one"].split("<det")[1]
    assert catalog.evidence["relaxation"].claim not in made["leans-on"]


def test_a_wrong_grade_is_seen(catalog):
    """A lesson that says 'supported' of what is refuted is not what the data say."""
    text = as_written([cell("Ill? <sup></sup><!--zones-diagnose-->")], catalog)["one"]
    spoilt = text.replace("<sup>claim refuted", "<sup>supported")
    assert as_written([cell(spoilt)], catalog)["one"] == text != spoilt


def test_a_mark_on_a_sentence_that_denies_says_that_the_claim_is_meant(catalog):
    """'A sore zone tells no illness' is true: what is refuted is the claim, and the mark says so."""
    made = as_written([cell("A sore zone tells no illness <sup></sup><!--zones-diagnose-->.")], catalog)["one"]
    assert made.startswith("A sore zone tells no illness\u00a0<sup>claim refuted</sup>")


@pytest.mark.parametrize("ids", ["consent-first", "reflex-chart", "relaxation sleep"])
def test_marks_are_for_what_could_mislead(ids, catalog):
    """A custom or a tradition gets no mark, and two claims of different grades do not share one."""
    with pytest.raises(FootlibError, match="one mark is for claims of one grade"):
        as_written([cell(f"So <sup></sup><!--{ids}-->.")], catalog)
