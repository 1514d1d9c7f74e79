"""The schemas of the data files, for editors: the course's data pass them, and they see what a schema can see."""

import shutil
import tomllib
from pathlib import Path

import mistakes
import pytest
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError
from test_mistakes import place

from footlib.catalog import TABLES
from footlib.catalog.datafile import one_kind
from footlib_authoring.review import CourseFiles
from footlib_authoring.review.schemas import schema
from footlib_authoring.review.tidy import schema_problems, tidy

DATA = Path(__file__).resolve().parent.parent / "data"
NAMES = {table.file: attribute for attribute, table in TABLES.items()}


def complaints(attribute, tables):
    return [error.message for error in Draft7Validator(schema(attribute)).iter_errors(tables)]


@pytest.mark.parametrize("file", NAMES)
def test_the_courses_data_pass(file):
    """An editor underlines nothing in what is right, and the schema itself is one."""
    Draft7Validator.check_schema(schema(NAMES[file]))
    tables = tomllib.loads((DATA / f"{file}.toml").read_text(encoding="utf-8"))
    assert tables and complaints(NAMES[file], tables) == []


def seen_by_a_model(model, table):
    """Whether something is wrong with a field by itself: a name, a kind of value, a bound, a word of a list."""
    try:
        TypeAdapter(one_kind(model, table)).validate_python(table)
    except ValidationError as error:
        return any(one["type"] != "value_error" for one in error.errors())
    return False


def test_the_mistakes_that_a_schema_can_see_are_seen():
    """Each slip in a field's name, kind of value, bounds or words is underlined while one writes."""
    seen, missed = 0, []
    for file, entry, there, instead, *_ in mistakes.SLIPS:
        text = (DATA / f"{file}.toml").read_text(encoding="utf-8")
        at = place(text, entry, there)
        tables = tomllib.loads(text[:at] + instead + text[at + len(there) :])
        wrong = any(seen_by_a_model(TABLES[NAMES[file]].model, table) for table in tables.values())
        seen += wrong
        if wrong and not complaints(NAMES[file], tables):
            missed.append((file, entry, instead))
    assert missed == [] and seen > 20


def test_own_material_fits():
    """An id that only somebody's own material has, and an entry that only changes the course's, are right; half an
    entry that does not say so is not."""
    part = {"about": "In my words.", "moves": ["my-own-move"]}
    assert complaints("conditions", {"bunion": {**part, "changes": True}}) == []
    assert complaints("exercises", {"find-the-liver": {"adds": True, "hints": ["One more."]}}) == []
    assert "'name' is a required property" in complaints("conditions", {"bunion": part})
    assert complaints("conditions", {"bunion": {**part, "changes": "yes"}})


@pytest.mark.parametrize("attribute", ["conditions", "cautions", "moves", "zones", "exercises", "lessons", "quizzes"])
def test_what_an_instructor_writes_is_explained(attribute):
    """Each field of what instructors add says what it is, when one points at it."""
    made = schema(attribute)
    entries = [one for name, one in made["definitions"].items() if name.endswith("entry")]
    fields = {name: part for entry in entries for name, part in entry["properties"].items()}
    unsaid = [name for name, part in fields.items() if not part.get("description") and "$ref" not in str(part)]
    assert entries and unsaid == ["kind"] * (attribute == "exercises")


def test_a_schema_that_is_not_fresh_is_told_and_written_again(tmp_path):
    """`check` tells it, and that a file does not name its schema; `check --tidy` puts both right."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "schema" / "zones.json").write_text("{}", encoding="utf-8")
    moves = tmp_path / "data" / "moves.toml"
    moves.write_text(moves.read_text(encoding="utf-8").split("\n", 1)[1], encoding="utf-8")
    told = sorted(str(one) for one in schema_problems(CourseFiles(tmp_path)))
    assert [one.partition(": ")[0] for one in told] == ["data/moves.toml:1", "data/schema/zones.json"]
    assert sorted(tidy(CourseFiles(tmp_path))) == ["data/moves.toml", "data/schema/zones.json"]
    assert list(schema_problems(CourseFiles(tmp_path))) == []
