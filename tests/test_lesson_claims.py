"""What the lessons claim, held against data/evidence.toml: a grade in the text is the grade in the data."""

import json
import re
from pathlib import Path

from each import each

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
LESSONS = sorted(FOLDER.glob("*.ipynb"))
GRADES = "supported|mixed|unsupported|refuted|tradition|convention"
GRADED = re.compile(rf"\*(?P<grade>{GRADES})(?:, (?P<certainty>[a-z ]+) certainty)?\*(?: \((?P<ids>`[^)]*`)\))?")


def prose(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@each("path", LESSONS, ids=lambda path: path.stem)
def test_every_grade_in_a_lesson_is_that_of_the_data(path, catalog):
    """'*mixed, low certainty* (`tired-feet`)' is what data/evidence.toml says of tired-feet."""
    found = list(GRADED.finditer(prose(path)))
    assert found, "a lesson grades what it claims"
    for match in found:
        assert match["ids"], f"{match[0]!r} names no claim"
        for id in re.findall(r"`([^`]+)`", match["ids"]):
            claim = catalog.find("evidence", id)
            assert (match["grade"], match["certainty"] or "none") == (claim.grade, claim.certainty), id
