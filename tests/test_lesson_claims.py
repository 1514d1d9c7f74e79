"""What the lessons claim, held against data/evidence.toml: each mark is the claim's grade, and its source unfolds."""

import json
import re
from pathlib import Path

import pytest
from each import each

from tools import write_marks

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
LESSONS = sorted(FOLDER.glob("*.ipynb"))
GRADES = "supported|mixed|unsupported|refuted|tradition|convention"
OLD_FORM = re.compile(rf"\*(?:{GRADES})(?:, [a-z ]+ certainty)?\* \(`")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def texts(path):
    return {cell["id"]: "".join(cell["source"]) for cell in read(path) if cell["cell_type"] == "markdown"}


def as_written(cells, catalog):
    """What tools/write_marks.py makes of cells, by their ids."""
    return {cell["id"]: "".join(cell["source"]) for cell in write_marks.written(cells, catalog)}


def cell(text, id="one"):
    return {"cell_type": "markdown", "id": id, "metadata": {}, "source": text}


@each("path", LESSONS, ids=lambda path: path.stem)
def test_every_mark_in_a_lesson_is_the_grade_of_the_data(path, catalog):
    """'mixed' in small letters is what data/evidence.toml says of that claim, and what was found and by whom stands
    in the fold below, as in the data."""
    made = as_written(read(path), catalog)
    stale = [id for id, text in texts(path).items() if text != made[id]]
    assert stale == [], "run: .venv/bin/python tools/write_marks.py"


@each("path", LESSONS, ids=lambda path: path.stem)
def test_no_grade_stands_without_its_claim(path):
    """Each mark names its claim, a lesson has some, and none is given in the old form, with a code name."""
    for id, text in texts(path).items():
        marks = len(re.findall(r"<sup>", text))
        assert marks == len([found for found in write_marks.NAMED.finditer(text) if found["mark"]]), id
        assert not OLD_FORM.search(text), id
    assert any(write_marks.ids_in(text, marks=True) for text in texts(path).values())


@each("path", LESSONS, ids=lambda path: path.stem)
def test_every_claim_of_a_lesson_can_be_unfolded_there(path, catalog):
    """Whatever a lesson claims, with a mark or without, is told with its sources in a fold of that lesson."""
    folds = "".join(found for text in texts(path).values() for found in write_marks.FOLD.findall(text))
    for text in texts(path).values():
        for found in write_marks.NAMED.finditer(text):
            for id in found["ids"].split():
                assert write_marks.line(id, catalog) in folds, f"{id} has no fold: add a cell with the id 'leans-on'"


@each("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_says_a_custom_once(path):
    """What is told once on a page is not told again: no claim is named without a mark twice in a lesson."""
    named = [id for text in texts(path).values() for f in write_marks.NAMED.finditer(text) if not f["mark"]
             for id in f["ids"].split()]  # fmt: skip
    assert sorted(named) == sorted(set(named))


def test_a_mark_and_its_fold_come_from_the_data(catalog):
    """An empty mark gets the grade; the fold tells claim, grade with certainty, what was found, and the works."""
    made = as_written([cell("It calms <sup></sup><!--relaxation-->.")], catalog)["one"]
    assert made.startswith("It calms <sup>supported</sup><!--relaxation-->.\n\n<details>")
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
    spoilt = text.replace("<sup>refuted", "<sup>supported")
    assert as_written([cell(spoilt)], catalog)["one"] == text != spoilt


@pytest.mark.parametrize("ids", ["consent-first", "reflex-chart", "relaxation sleep"])
def test_marks_are_for_what_could_mislead(ids, catalog):
    """A custom or a tradition gets no mark, and two claims of different grades do not share one."""
    with pytest.raises(SystemExit, match="one mark is for claims of one grade"):
        as_written([cell(f"So <sup></sup><!--{ids}-->.")], catalog)
