"""Own material beside the course's: it adds to the course, or changes it where it says so; what does not fit is told
with the file and line of one's own."""

import os
import re
from pathlib import Path

import pytest
import small

from footlib import DataError, catalog, load
from footlib.catalog import datafile

EDGE = small.condition("edge-feet", ["open", "arch-strokes", "close"])
LIVER = "[liver]" + small.FILES["zones"].split("[liver]", 1)[1].split("\n[spleen]")[0]
SPOT = LIVER.replace("[liver", "[spot").replace("Liver", "Spot")


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A small course with nothing of its own beside it, and an empty cache."""
    folder = small.write(tmp_path)
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(catalog, "default_folder", lambda: folder)
    monkeypatch.setattr(catalog, "_loaded", {})
    monkeypatch.delenv("FOOTLIB_DATA")
    return folder


def own(course: Path, folder: str = "my-material", **files: str) -> Path:
    """Own files in a folder beside the course's data."""
    home = course.parent / folder
    (home / "data").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (home / "data" / f"{name}.toml").write_text(text, encoding="utf-8")
    return home


def told() -> str:
    with pytest.raises(DataError) as caught:
        load()
    return str(caught.value)


# --- what it does


def test_new_entries_stand_behind_those_of_the_course(course):
    """A condition of one's own is picked, found and planned with like any other."""
    own(course, conditions=EDGE)
    known = load()
    assert list(known.conditions) == ["alpha", "beta", "gamma", "edge-feet"]
    assert known.find("conditions", "Edge feet").moves[1] == "arch-strokes"


def test_fields_that_stand_there_take_the_place_of_the_courses(course):
    """An entry that changes one of the course leaves alone what it does not name, and keeps its place."""
    own(course, conditions='[beta]\nchanges = true\nabout = "In my words."\n')
    changed, before = load().conditions, load(course).conditions
    assert list(changed) == list(before)
    assert changed["beta"] == before["beta"].model_copy(update={"about": "In my words."})


def test_items_can_be_put_behind_those_of_the_course(course):
    """What adds to an entry leaves what is there: a second warning stands behind the course's."""
    own(course, conditions='[beta]\nadds = true\nrefer = ["Beta: it wakes you up."]\nlimits = { heel = 1 }\n')
    added, before = load().conditions["beta"], load(course).conditions["beta"]
    assert added.refer == (*before.refer, "Beta: it wakes you up.")
    assert dict(added.limits) == {**before.limits, "heel": 1}


def test_an_entry_can_be_replaced_whole(course):
    """Nothing of the course's entry is left where it is replaced: its limits are gone."""
    own(course, conditions=EDGE.replace("[edge-feet]", "[gamma]\nreplaces = true"))
    assert load().conditions["gamma"].minutes_max is None


def test_maps_and_plans_are_those_of_all_of_it(course):
    """A zone of one's own lies on the map, touches its neighbours, and changes the keys of what is kept."""
    own(course, zones=SPOT.replace("body_height", 'overlaps = ["liver"]\nbody_height'))
    known, before = load(), load(course)
    assert "spot" in known.places and "liver" in known.touching["spot"]
    assert known.key != before.key and known.content != before.content


def test_two_folders_go_together(course, monkeypatch, tmp_path):
    """Two instructors' folders, named by FOOTLIB_DATA, both add to the course; `my-material` then counts no more."""
    own(course, conditions=EDGE.replace("edge-feet", "nobody"))
    one, two = own(course, "anna", conditions=EDGE), own(course, "ben", conditions=EDGE.replace("edge", "ridge"))
    two.joinpath("data/conditions.toml").write_text(EDGE.replace("edge-", "ridge-").replace("Edge", "Ridge"))
    monkeypatch.setenv("FOOTLIB_DATA", f"{one}{os.pathsep}{two}")
    assert list(load().conditions)[3:] == ["edge-feet", "ridge-feet"]


def test_folders_of_several_in_my_material_go_together(course):
    """Where `my-material` holds only folders of several instructors, each adds to the course, in the order of names."""
    own(course, "my-material/ben", conditions=EDGE.replace("edge", "ridge").replace("Edge", "Ridge"))
    own(course, "my-material/anna", conditions=EDGE)
    (course.parent / "my-material" / "photos").mkdir()
    assert list(load().conditions)[3:] == ["edge-feet", "ridge-feet"]


def test_the_working_copys_folder_comes_first(course):
    """Of the two places beside the course, the one in the copy that start.py opens counts."""
    own(course, conditions=EDGE)
    own(course, "my-course/my-material", conditions=EDGE.replace("edge", "ridge").replace("Edge", "Ridge"))
    assert list(load().conditions)[3:] == ["ridge-feet"]


def test_own_lessons_are_read_by_their_numbers(course):
    """Lessons stand in reading order, whoever wrote them."""
    lesson = '[{id}]\ntitle = "{id}"\nabout = "It."\nread = 1\npractise = 1\n'
    own(course, lessons=lesson.format(id="02-hands"))
    assert list(load().lessons) == sorted([*load(course).lessons, "02-hands"])


# --- what is kept


def test_all_of_it_is_checked_once_and_again_when_something_changes(course, monkeypatch):
    """The second start parses nothing; a change of one's own file is seen."""
    home = own(course, conditions=EDGE)
    before = load()
    catalog._loaded.clear()
    with monkeypatch.context() as without:
        without.setattr(datafile, "legible", lambda text: pytest.fail("read again"))
        assert dict(load().conditions) == dict(before.conditions) and load().content == before.content
    (home / "data" / "conditions.toml").write_text(EDGE.replace("About it.", "About that."), encoding="utf-8")
    assert load().conditions["edge-feet"].about == "About that."


# --- what is told


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (EDGE.replace("[edge-feet]", "[beta]"), 2, "the course has an entry of this id (data/conditions.toml, line"),
        ('[betta]\nchanges = true\nabout = "x"\n', 2, "none of this id, or no longer. Take the line away"),
        ('[beta]\nchanges = "yes"\nabout = "x"\n', 2, "and with true: changes or adds or replaces"),
        ('[beta]\nchanges = true\nadds = true\nabout = "x"\n', 3, "write one of these"),
        ('[beta]\nadds = true\nabout = "x"\n', 3, "write: changes = true"),
        ('[beta]\nchange = true\nabout = "x"\n', 2, "is no field. Did you mean 'changes'?"),
        ('[beta]\nadds = true\n[beta.aftercare]\ntext = "x"\n', 3, "write two brackets: [[beta.aftercare]]"),
        ('[beta]\nchanges = true\n\nabbout = "x"\n', 4, "Did you mean 'about'?"),
        (EDGE.replace("'arch-strokes'", '"arch-stroke"'), 6, "Did you mean 'arch-strokes'?"),
        ('[beta]\nadds = true\naftercare = [{ text = "Rest.", evidence = "practice" }]\n', 3, "is missing"),
        ('[beta]\nabout = "x\n', 2, "the text is not closed in its line"),
    ],
    ids="unsaid gone no-flag two-words no-list misspelt brackets field reference item syntax".split(),
)
def test_a_mistake_is_told_in_ones_own_file_once(course, text, line, says):
    """File, line and what to do; nothing that follows from it, and nothing about the course's own files."""
    own(course, conditions=text)
    said = told()
    assert says in said and said.startswith("1 mistake in the course's data, with my-material ("), said
    assert f"- my-material/data/conditions.toml, line {line}" in said, said


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("zones", SPOT, "[spot], field 'shapes.sole': covers 100% of 'liver'"),
        (
            "conditions",
            "[alpha]\nchanges = true\nname = 'Beta'\n",
            "[alpha], field 'name': 'Beta' is the name of 'beta'",
        ),
    ],
    ids="shape name".split(),
)
def test_what_does_not_go_with_the_course_is_told_in_ones_own_file(course, file, text, says):
    """Of two entries that do not go together the one is told that is one's own to change."""
    own(course, **{file: text})
    said = told()
    assert f"- my-material/data/{file}.toml, line " in said and says in said and said.startswith("1 mistake"), said


def test_what_an_update_took_away_is_told_where_it_is_missed(course):
    """A move that the course has no more is told in each entry of one's own that names it, by its own line."""
    own(course, conditions=EDGE)
    load()
    moves = course / "moves.toml"
    moves.write_text(moves.read_text().replace("arch-strokes", "arch-glide-strokes"), encoding="utf-8")
    conditions = course / "conditions.toml"
    conditions.write_text(conditions.read_text().replace("arch-strokes", "arch-glide-strokes"), encoding="utf-8")
    assert re.search(
        r"my-material/data/conditions.toml, line \d+, \[edge-feet\].*Did you mean 'arch-glide-strokes'", told()
    )


def test_the_same_new_id_in_two_folders_is_a_clash(course, monkeypatch):
    """Both files and both lines are told."""
    one, two = own(course, "anna", conditions=EDGE), own(course, "ben", conditions="\n" + EDGE)
    monkeypatch.setenv("FOOTLIB_DATA", f"{one}{os.pathsep}{two}")
    said = told()
    assert "ben/data/conditions.toml, line 3, [edge-feet]: anna/data/conditions.toml, line 2, has this entry" in said


@pytest.mark.parametrize("inside", ["", "data"])
def test_own_material_alone_is_no_course(course, inside):
    """Whoever gives load() the folder of their own material reads in one sentence how it is read, and nothing of files
    that are missing."""
    home = own(course, conditions=EDGE)
    with pytest.raises(DataError) as caught:
        load(home / inside)
    said = str(caught.value)
    assert said.count("\n- ") == 1 and "missing" not in said
    assert "own material, which is read beside the course: write load() without a folder" in said


def test_a_folder_that_is_not_there_is_told(course, monkeypatch):
    """What FOOTLIB_DATA names must be there: a slip in it would silently leave own material out."""
    monkeypatch.setenv("FOOTLIB_DATA", "/nowhere/at-all")
    assert "there is no folder '/nowhere/at-all', which FOOTLIB_DATA names" in told()
