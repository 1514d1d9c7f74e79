"""A damaged file, row or copy: what can be read survives, what cannot is said, and no false copy is made."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footlib import FootlibError, diary, planner, progress
from footlib.errors import echo
from footlib.records import Entry, Records, book, records
from footlib.widgets.browser_backup import Recording

ROOT = Path(__file__).resolve().parent.parent
LESSON = "02-before-you-touch"
PAGE = 4096


@pytest.fixture
def path(tmp_path):
    return tmp_path / "footlib-records.sqlite"


def filled(path):
    """Something of each kind, three of each."""
    made = Records(path)
    for n in range(3):
        made.note("exercise", f"e{n}", {"value": n}, True)
        made.note("quiz", f"q/{n}", "heel", n == 1)
        made.finish(f"0{n}-lesson")
        made.review(f"where/{n}", 3)
        made.note_session(Entry(title=f"Feet {n}", notes=f"note {n}", before=n))
        made.save_routine(f"Day {n}", f"footlib:1:{n}")
    return made


def by_hand(path, *statements):
    """Somebody opens the file in another program."""
    with sqlite3.connect(path) as db:
        for statement in statements:
            db.execute(statement)


def seen(book):
    return (
        book.answers("exercise"),
        book.answers("quiz"),
        book.finished(),
        book.entries(),
        book.routines(),
        book.cards(),
    )


def locked(path, monkeypatch):
    """Another program holds the file."""
    monkeypatch.setattr(book, "PATIENCE", 0.02)
    monkeypatch.setattr(book, "IN_TROUBLE", 0.02)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other


# --- rows


@pytest.mark.parametrize(
    ("statement", "place", "said"),
    [
        ("UPDATE answers SET given = 'no JSON' WHERE item = 'e1'", 0, "1 answer."),
        ("UPDATE answers SET given = 'NaN' WHERE item = 'e1'", 0, "1 answer."),
        ("UPDATE answers SET given = '1e999' WHERE item = 'e1'", 0, "1 answer."),
        ("UPDATE answers SET given = '' WHERE item = 'e1'", 0, "1 answer."),
        ("UPDATE answers SET given = NULL WHERE item = 'e1'", 0, "1 answer."),
        ("UPDATE answers SET given = CAST(printf('%.*c', 9000, '[') AS TEXT) WHERE item = 'e1'", 0, "1 answer."),
        ("UPDATE answers SET given = printf('%.*c', 9000, '7') WHERE item = 'e1'", 0, "1 answer."),
        ("UPDATE answers SET passed = 'yes' WHERE item = 'q/1'", 1, "1 answer."),
        ("UPDATE answers SET at = 'yesterday' WHERE item = 'q/1'", 1, "1 answer."),
        ("UPDATE answers SET kind = 'exam' WHERE item = 'q/1'", 1, "1 answer."),
        ("UPDATE answers SET item = CAST(x'71ff' AS TEXT) WHERE item = 'q/1'", 1, "1 answer."),
        ("UPDATE lessons SET at = '2026-05-03' WHERE lesson = '01-lesson'", 2, "1 lesson's tick."),
        ("UPDATE lessons SET at = '0001-01-01T00:00:00+14:00' WHERE lesson = '01-lesson'", 2, "1 lesson's tick."),
        ("UPDATE lessons SET turn = x'00' WHERE lesson = '01-lesson'", 2, "1 lesson's tick."),
        ("UPDATE lessons SET finished = 7 WHERE lesson = '01-lesson'", 2, "1 lesson's tick."),
        ("UPDATE sessions SET at = '9999-12-31T23:59:59-12:00' WHERE title = 'Feet 1'", 3, "1 session of the diary."),
        ("UPDATE sessions SET before = 11 WHERE title = 'Feet 1'", 3, "1 session of the diary."),
        ("UPDATE sessions SET seconds = 9223372036854775807 WHERE title = 'Feet 1'", 3, "1 session of the diary."),
        ("UPDATE sessions SET notes = 3.5, done = 'all' WHERE title = 'Feet 1'", 3, "1 session of the diary."),
        ("UPDATE sessions SET notes = NULL WHERE title = 'Feet 1'", 3, "1 session of the diary."),
        ("UPDATE routines SET at = 17 WHERE name = 'Day 1'", 4, "1 saved routine."),
        ("UPDATE routines SET name = CAST(x'ff' AS TEXT) WHERE name = 'Day 1'", 4, "1 saved routine."),
        ("UPDATE reviews SET rating = 0 WHERE card = 'where/1'", 5, "1 card of the drill."),
        ("UPDATE reviews SET at = '2026-13-45T99:00:00+00:00' WHERE card = 'where/1'", 5, "1 card of the drill."),
        ("UPDATE reviews SET card = NULL", 5, "3 cards of the drill."),
    ],
)
def test_a_row_that_cannot_be_read_costs_no_other(path, statement, place, said):
    """One row edited by hand or hit by a bad byte: the others are there, what is missing is said, work goes on."""
    filled(path)
    by_hand(path, statement)
    again = Records(path)
    assert [len(part) for part in seen(again)] == [
        (0 if "3 cards" in said else 2) if n == place else 3 for n in range(6)
    ]
    assert "cannot be read and is left out" in again.trouble and said in again.trouble
    copy = again.export()
    assert sum(copy["missing"].values()) == (3 if "3 cards" in said else 1)
    other = Records(path.with_name("other.sqlite"))
    other.restore(json.loads(json.dumps(copy)))
    assert seen(other) == seen(again)
    assert again.note("quiz", "q/new", 1, True) and again.finish("01-lesson", on=False)
    assert again.save_routine("Day 1", "footlib:1:new") and again.note_session(Entry(title="New"))
    assert "01-lesson" not in again.finished() and again.routines()["Day 1"] == "footlib:1:new"
    assert again.entries()[-1].title == "New"


@pytest.mark.parametrize("notes", ["CAST(x'6e6f7465ff31' AS TEXT)", "x'6e6f7465ff31'", "CAST(x'eda080' AS TEXT)"])
def test_one_bad_byte_in_a_note_costs_that_letter(path, notes):
    """The session, its numbers and the rest of its words are in the diary, the table and the copy; the loss is said."""
    filled(path)
    by_hand(path, f"UPDATE sessions SET notes = {notes} WHERE title = 'Feet 1'")
    again = Records(path)
    assert [one.before for one in again.entries()] == [0, 1, 2]
    assert "\ufffd" in again.entries()[1].notes and "Some letters of your notes cannot be read" in again.trouble
    assert len(again.export()["sessions"]) == 3 and len(again.diary_csv().splitlines()) == 4


def test_a_good_copy_heals_a_bad_row(path):
    """Restoring a copy from before the damage brings back what cannot be read now, and nothing is missing any more."""
    made = filled(path)
    copy, before = made.export(), seen(made)
    by_hand(path, "UPDATE sessions SET at = 'x'", "UPDATE routines SET turn = 'x'", "UPDATE lessons SET at = ''")
    again = Records(path)
    assert again.entries() == []
    again.restore(copy)
    assert seen(again) == before and again.trouble == ""


@pytest.mark.parametrize(
    "statement", ["DELETE FROM disk", "UPDATE disk SET id = x'00', writes = 'many'", "INSERT INTO disk VALUES (3, 4)"]
)
def test_a_disk_without_a_name_still_gives_a_keepsake(path, statement):
    """The row that names the disk was edited: the browser's copy is made all the same."""
    filled(path)
    by_hand(path, statement)
    kept = json.loads(Records(path).keepsake())
    assert isinstance(kept["disk"], str) and len(kept["records"]["sessions"]) == 3


# --- half an emoji


def poisoned(data, table, **values):
    data[table][0].update(values)
    return data


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("sessions", {"notes": "warm \ud83e"}),
        ("sessions", {"title": "\ud800"}),
        ("answers", {"item": "q\udc80"}),
        ("answers", {"given": {"text": ["\ud83e"], "\udfff": 1}}),
        ("lessons", {"lesson": "\ud83e"}),
        ("routines", {"name": "\ud83e", "line": "\ud83e"}),
        ("answers", {"id": "\ud83e"}),
    ],
)
def test_half_an_emoji_in_a_copy_poisons_nothing(path, table, values):
    """A copy in which a text was cut in the middle of a character is taken in, and everything after it is written."""
    copy = filled(path.with_name("old.sqlite")).export()
    made = Records(path)
    made.restore(json.loads(json.dumps(poisoned(copy, table, **values))))
    assert made.safe and made.note("quiz", "after", 1, True) and made.trouble == ""
    again = Records(path)
    assert "after" in again.answers("quiz") and len(again.export()[table]) >= 3
    json.dumps(again.export(), ensure_ascii=False).encode()  # as the browser gets it


def test_a_write_that_can_never_be_done_spoils_none_after_it(path):
    """Whatever a write fails for, it does not stand in front of the next one for good."""
    made = Records(path)
    with pytest.raises(ZeroDivisionError):
        made._write(lambda db: 1 / 0)
    made.reset("\ud83e")
    assert made.note("quiz", "q", 1, True) and made.safe


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("at", "0000-01-01T00:00:00+00:00"),
        ("at", "0001-01-01T00:00:00+14:00"),
        ("at", "9999-12-31T23:59:59-14:00"),
        ("at", "2026-05-03T09:00:00"),
        ("at", 10**400),
        ("turn", "soon"),
        ("turn", None),
        ("given", float("nan")),
        ("given", [float("inf")]),
        ("passed", 10**400),
        ("passed", True),
        ("item", ["x"]),
        ("kind", "exam"),
        ("given", 10**5000),
        ("id", None),
        ("given", {(1, 2): 3}),
        ("item", 1j),
    ],
    ids=echo,
)
def test_a_copy_with_nonsense_is_refused_in_a_line(path, part, value):
    """Times without a zone or beyond every calendar, huge and endless numbers, wrong shapes: one sentence."""
    made = filled(path)
    before, copy = seen(made), made.export()
    copy["answers"][1][part] = value
    with pytest.raises(FootlibError, match="Nothing was changed") as refused:
        made.restore(copy)
    assert len(str(refused.value)) < 400 and f"in 'answers' {part} cannot be" in str(refused.value)
    assert seen(made) == before and made.safe


@pytest.mark.parametrize("version", [True, 0, -1, 1.0, None, "2", [], 10**400], ids=echo)
def test_a_copy_with_a_version_that_is_none_is_refused(path, version):
    """Only whole numbers that the course has had are versions."""
    made = filled(path)
    with pytest.raises(FootlibError, match="Nothing was changed"):
        made.restore(made.export() | {"version": version})


def test_nesting_without_end_is_no_answer(path):
    """A thousand lists in one another, as no question asks for: refused in a sentence, in a copy and in a note."""
    deep = []
    for _ in range(100_000):
        deep = [deep]
    made = filled(path)
    copy = made.export()
    copy["answers"][0]["given"] = deep
    with pytest.raises(FootlibError, match="Nothing was changed"):
        made.restore(copy)
    with pytest.raises(FootlibError, match="kept as JSON"):
        made.note("quiz", "q", deep, True)


# --- no copy rather than a false one


def test_while_another_program_holds_the_file_there_is_no_copy(path, monkeypatch):
    """An empty copy would look like a good one: download, table and keepsake are refused, and come back afterwards."""
    filled(path)
    other = locked(path, monkeypatch)
    made = Records(path)
    for copy in (made.export, made.diary_csv):
        with pytest.raises(FootlibError, match="in use by another program"):
            copy()
    assert made.keepsake() == "" and not made.whole
    made.note("quiz", "waits", 1, True)
    with pytest.raises(FootlibError, match="There is no copy of your work now"):
        made.export()
    other.execute("ROLLBACK")
    assert {"waits", "q/1"} <= {row["item"] for row in made.export()["answers"]} and made.whole


def test_a_disk_that_went_away_is_not_an_empty_one(path):
    """A network disk that is gone for a while has the work on it: no copy without that."""
    folder = path.parent / "disk"
    folder.mkdir()
    made = filled(folder / "r.sqlite")
    folder.rename(path.parent / "away")
    assert made.note("quiz", "waits", 1, True) is False
    with pytest.raises(FootlibError, match="there is no folder"):
        made.export()
    (path.parent / "away").rename(folder)
    assert len(made.export()["answers"]) == 7


def test_the_sheet_keeps_its_last_good_copy(monkeypatch):
    """Progress, diary and planner show what they saw last while the file is out of reach, say so, write no table."""
    filled(records().path)
    sheet, diary_, plan_ = progress(), diary(), planner()
    copy, table = sheet.copy, diary_.csv
    other = locked(records().path, monkeypatch)
    sheet.set_state({"wish": {"do": "refresh"}})
    diary_._read()
    plan_.earlier.refresh()
    assert sheet.copy == copy and "gives your work as it was before" in sheet.trouble
    assert (diary_.csv, len(diary_.sessions)) == (table, 3) and "in use" in diary_.trouble
    assert len(plan_.earlier.names) == 3
    fresh = progress()
    assert fresh.copy == "" and "nothing to download" in fresh.trouble
    with pytest.raises(FootlibError, match="in use"):
        diary_.save(records().path.with_suffix(".csv"))
    with pytest.raises(FootlibError, match="in use"):
        plan_.earlier.load("Day 1")
    other.execute("ROLLBACK")
    sheet.set_state({"wish": {"do": "refresh", "again": 1}})
    assert sheet.trouble == "" and json.loads(sheet.copy)["sessions"] == json.loads(copy)["sessions"]


def test_what_was_not_written_is_not_called_done(monkeypatch):
    """A tick, a new beginning, a forgotten name, copies brought back: said to be safe only when they are; and the
    browser is not told to let go of copies that are on no disk."""
    filled(records().path)
    copy = json.dumps(records().export())
    sheet, plan_ = progress(), planner()
    other = locked(records().path, monkeypatch)
    for wish in (
        {"do": "tick", "lesson": LESSON, "on": True},
        {"do": "reset", "lesson": LESSON},
        {"do": "restore", "texts": [copy], "keys": ["one"]},
    ):
        sheet.set_state({"wish": wish})
        assert "cannot be saved now" in sheet.said
    assert sheet.brought == []
    plan_.earlier.set_state({"ask": {"what": "forget", "name": "Day 1", "count": 1}})
    assert plan_.earlier.told == "" and "in use" in plan_.earlier.problem
    other.execute("ROLLBACK")
    sheet.set_state({"wish": {"do": "restore", "texts": [copy], "keys": ["one"], "mark": 2}})
    assert sheet.brought == ["one"] and "cannot" not in sheet.said


def test_the_browser_keeps_its_last_good_copy(monkeypatch):
    """On Binder: while the file is out of reach the copy stays; one that lacks rows goes beside it under another name;
    of two kernels' copies the later write counts."""
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")
    filled(records().path)
    keeper = Recording()
    good = json.loads(keeper.keepsake)
    other = locked(records().path, monkeypatch)
    records().note("quiz", "waits", 1, True)
    assert json.loads(keeper.keepsake) == good
    other.execute("ROLLBACK")
    records().finish(LESSON)
    later = json.loads(keeper.keepsake)
    assert later["writes"] > good["writes"] and later["disk"] == good["disk"]
    by_hand(records().path, "UPDATE sessions SET at = 'x' WHERE title = 'Feet 1'")
    records().finish(LESSON)
    part = json.loads(keeper.keepsake)
    assert part["disk"] == f"{good['disk']}-in-part" and part["records"]["missing"] == {"sessions": 1}


# --- the file


def no_tables(path):
    path.unlink()
    by_hand(path, "CREATE TABLE x (y)", "DROP TABLE x")


@pytest.mark.parametrize(
    "empty",
    [lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"S"), no_tables],
    ids=["nothing", "one byte", "no tables"],
)
def test_an_emptied_file_is_told(path, empty):
    """Another program has emptied the file: a new one is begun, but not in silence; a first start says nothing."""
    made = filled(path)
    assert made.trouble == ""
    for look in (made, Records(path)):
        empty(path)
        assert look.answers("quiz") == {} and "was empty" in look.trouble
        assert look.note("quiz", "q", 1, True)
    assert Records(path).trouble == ""


def test_a_first_start_on_a_full_disk_is_no_emptied_file(path):
    """What a full disk left of our own beginning is not somebody's lost work."""
    program = """
import resource
from footlib.records import records
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
r = records()
assert not r.note("quiz", "q", 1, True) and "it is full" in r.trouble, r.trouble
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert set(r.answers("quiz")) == {"q"} and r.trouble == "", r.trouble
"""
    assert (
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=os.environ | {"FOOTLIB_RECORDS": str(path)}
        ).returncode
        == 0
    )


def many(path, count=60, size=1500):
    made = Records(path)
    for n in range(count):
        made.note("quiz", f"q/{n}", f"{n}" + "x" * size, True)
    return made


def test_with_its_middle_damaged_every_row_of_every_whole_page_is_saved(path):
    """A third of the file is overwritten in the middle: what stands before and behind it is in the new file."""
    before = many(path).answers("quiz")
    content = bytearray(path.read_bytes())
    pages = len(content) // PAGE
    content[pages // 3 * PAGE : pages * 2 // 3 * PAGE] = os.urandom((pages * 2 // 3 - pages // 3) * PAGE)
    path.write_bytes(content)
    again = Records(path)
    after = again.answers("quiz")
    assert len(after) >= 60 - 2 * (pages * 2 // 3 - pages // 3) and after == {id: before[id] for id in after}
    assert f"({len(after)} rows)" in again.trouble and again.note("quiz", "new", 1, True)


@pytest.fixture(scope="module")
def sixty(tmp_path_factory):
    """The bytes of a file with sixty answers, and these."""
    path = tmp_path_factory.mktemp("sixty") / "footlib-records.sqlite"
    answers = many(path).answers("quiz")
    return path.read_bytes(), answers


@pytest.mark.parametrize("many_bytes", [1, 700])
@pytest.mark.parametrize("where", ["before the head", "in the head", "a page's beginning", "a page's end", "a row"])
@pytest.mark.parametrize("slip", ["more", "fewer"])
def test_bytes_too_many_or_too_few_cost_no_more_than_the_page_that_they_hit(sixty, path, slip, where, many_bytes):
    """A byte slipped in, or lost, moves all that follows: the pages behind it are found where they are now."""
    (content, before), leaf = sixty, 12 * PAGE
    at = {"before the head": 0, "in the head": 50, "a page's beginning": leaf, "a page's end": leaf - 1}.get(
        where, leaf + PAGE - 900
    )
    path.write_bytes(
        content[:at] + (b"?" * many_bytes + content[at:] if slip == "more" else content[at + many_bytes :])
    )
    again = Records(path)
    after = again.answers("quiz")
    assert len(after) >= 60 - 4 and after == {id: before[id] for id in after}
    assert f"({len(after)} rows)" in again.trouble and again.note("quiz", "new", 1, True)


def test_several_slips_in_one_file_cost_a_page_each(sixty, path):
    """One byte more here, two fewer there: three stretches of the file, each moved by another distance."""
    content, before = sixty
    one, two = 8 * PAGE + 100, 16 * PAGE + 2000
    path.write_bytes(content[:one] + b"!" + content[one:two] + content[two + 2 :])
    after = Records(path).answers("quiz")
    assert len(after) >= 60 - 8 and after == {id: before[id] for id in after}


def test_a_long_row_is_found_behind_a_byte_too_many(path):
    """A note that lies on a chain of pages, all of them moved: it comes back whole."""
    made = Records(path)
    for n in range(6):
        made.note_session(Entry(title=f"Feet {n}", notes=f"{n}" * 15_000))
    before, content = made.entries(), path.read_bytes()
    path.write_bytes(content[:20] + b"x" + content[20:])
    assert Records(path).entries() == before


@pytest.mark.parametrize("count", [1, 60])
@pytest.mark.parametrize("gone", [16, 100, PAGE])
def test_with_its_head_damaged_all_behind_it_is_saved(path, count, gone):
    """The head of the file is zeros; it says the size of pages and where the tables are, which is found out without."""
    before = many(path, count).answers("quiz")
    path.write_bytes(bytes(gone) + path.read_bytes()[gone:])
    assert Records(path).answers("quiz") == before


@pytest.mark.parametrize("word", [b"CREATE TABLE", b"lesson TEXT PRIMARY KEY", b"sqlite_autoindex"])
def test_a_bad_byte_in_what_the_file_says_of_its_tables_costs_no_row(path, word):
    """SQLite names the damaged word in its complaint, and no letter stands for that byte: the lesson goes on."""
    before = seen(filled(path))
    content = path.read_bytes()
    path.write_bytes(content.replace(word, word[:-1] + b"\xc0", 1))
    assert path.read_bytes() != content
    again = Records(path)
    assert seen(again) == before and "was damaged" in again.trouble and again.note("quiz", "new", 1, True)


@pytest.mark.parametrize(("at", "byte"), [(18, 3), (18, 255), (18, 0), (19, 7)])
def test_a_head_that_asks_for_another_way_of_writing_is_damage(path, at, byte):
    """SQLite would open such a file for reading only, for good: it is mended, and not called read-only."""
    before = seen(filled(path))
    content = bytearray(path.read_bytes())
    content[at] = byte
    path.write_bytes(content)
    again = Records(path)
    assert seen(again) == before and "was damaged" in again.trouble and again.note("quiz", "new", 1, True)


@pytest.mark.parametrize("cut", [1, 17, 700, PAGE - 1])
def test_an_odd_end_costs_the_last_page_only(path, cut):
    """The copying of the file broke off in the middle of a page."""
    before = many(path).answers("quiz")
    path.write_bytes(path.read_bytes()[:-cut])
    after = Records(path).answers("quiz")
    assert len(before) - 2 <= len(after) and after == {id: before[id] for id in after}


def test_rows_longer_than_a_page_are_saved_whole_or_not_at_all(path):
    """A long note lies on a chain of pages: with one of them gone, the note is not taken for a shorter one."""
    made = Records(path)
    for n in range(6):
        made.note_session(Entry(title=f"Feet {n}", notes=f"{n}" * 15_000))
    before = made.entries()
    content = bytearray(path.read_bytes())
    content[:16] = bytes(16)
    content[-PAGE:] = bytes(PAGE)
    path.write_bytes(content)
    after = Records(path).entries()
    assert 4 <= len(after) < 6 and all(one in before for one in after)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE routines",
        "ALTER TABLE lessons RENAME COLUMN finished TO done",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -3",
        "PRAGMA user_version = 16777217",
        "PRAGMA application_id = 7",
        "DROP TABLE disk",
        "CREATE TRIGGER no BEFORE INSERT ON lessons BEGIN SELECT RAISE(ABORT, 'no'); END",
    ],
)
def test_a_file_that_is_no_longer_built_as_ours_is_rebuilt(path, statement):
    """A table is gone or renamed, the head says what cannot be: set aside, told, and all other rows are there."""
    before = filled(path).entries()
    by_hand(path, statement)
    again = Records(path)
    assert again.entries() == before and "was damaged" in again.trouble
    assert again.finish("x") and again.save_routine("x", "y")


def test_more_columns_do_no_harm(path):
    """What another program has added to a table stays, and nothing is called damaged."""
    before = seen(filled(path))
    by_hand(path, "ALTER TABLE answers ADD COLUMN mine TEXT", "CREATE TABLE mine (x)")
    again = Records(path)
    assert seen(again) == before and again.note("quiz", "q", 1, True) and again.trouble == ""


def test_a_link_to_a_broken_file_stays_a_link(path):
    """The records lie on another disk, and the folder of lessons has a link to them: the file there is mended."""
    real = path.with_name("real.sqlite")
    before = seen(filled(real))
    real.write_bytes(bytes(100) + real.read_bytes()[100:])
    path.symlink_to(real)
    assert seen(Records(path)) == before
    assert path.is_symlink() and seen(Records(real)) == before


def test_a_full_disk_leaves_a_broken_file_where_it_is(path, monkeypatch):
    """There is no room for a new file: the broken one keeps its name, and is mended when there is room."""
    before = many(path).answers("quiz")
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    content = path.read_bytes()

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("footlib.records.recovery.write_whole", full)
    again = Records(path)
    assert again.answers("quiz") == {} and "it is full, over its quota" in again.trouble and not again.whole
    assert path.read_bytes() == content and not list(path.parent.glob("*.broken*"))
    monkeypatch.undo()
    assert again.answers("quiz") == before and "was damaged" in again.trouble


def test_an_older_file_is_read_as_it_stands(path):
    """A file of the first version, without turns, is brought up to date with all its rows."""
    before = seen(filled(path))
    by_hand(
        path,
        *(
            f"ALTER TABLE {table} DROP COLUMN turn"
            for table in ("answers", "lessons", "reviews", "sessions", "routines")
        ),
        "ALTER TABLE disk DROP COLUMN writes",
        "PRAGMA user_version = 1",
    )
    content = path.read_bytes()
    assert seen(Records(path)) == before
    path.write_bytes(bytes(100) + content[100:])
    assert seen(Records(path)) == before


WHOLE = st.integers(0, 2**31)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(["zero", "flip", "cut", "swap", "noise"]), WHOLE, WHOLE), min_size=1, max_size=4)
)
def test_any_damage_is_survived(damages):
    """Zeroed pages, flipped bits, a torn end, swapped pages, noise: no error reaches the lesson, what comes back is
    what was written, and the next answer is safe."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "r.sqlite"
        made = filled(path)
        many(path, 12)
        before = made.answers("quiz")
        content = bytearray(path.read_bytes())
        for kind, one, two in damages:
            damage(content, kind, one, two)
        path.write_bytes(content)
        again = Records(path)
        after = again.answers("quiz")
        assert all(isinstance(part, (dict, list)) for part in seen(again))
        assert set(map(len, after)) <= set(map(len, before)) | {4}
        assert again.note("quiz", "q/new", 7, True) or "belongs to" in again.trouble or "read-only" in again.trouble
        assert again.answers("quiz")["q/new"].given == 7
        planted = again.export() if again.whole else None
        assert planted is None or json.loads(json.dumps(planted)) == planted


def damage(content, kind, one, two):
    at = one % max(1, len(content))
    page, other = at // PAGE * PAGE, two % max(1, len(content)) // PAGE * PAGE
    if kind == "zero":
        content[page : page + PAGE] = bytes(len(content[page : page + PAGE]))
    elif kind == "flip" and content:
        content[at] ^= 1 << two % 8
    elif kind == "cut":
        del content[at:]
    elif kind == "swap":
        content[page : page + PAGE], content[other : other + PAGE] = (
            content[other : other + PAGE],
            content[page : page + PAGE],
        )
    else:
        content[at : at + 40] = bytes((one * n + two) % 256 for n in range(len(content[at : at + 40])))
