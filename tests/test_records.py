"""The learner's records: nothing that was confirmed is lost, and no trouble with the file stops a lesson."""

import itertools
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import gettempdir

import pytest

from footlib import FootlibError
from footlib.records import Entry, Records, records, storage

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def path(tmp_path):
    return tmp_path / "footlib-records.sqlite"


@pytest.fixture
def book(path):
    return Records(path)


def count(path):
    with sqlite3.connect(path) as db:
        return db.execute("SELECT count(*) FROM answers").fetchone()[0]


def kernel(program, path, **more):
    """Another Python, as another kernel would be, that writes into the same file."""
    return subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, env=os.environ | {"FOOTLIB_RECORDS": str(path)}, text=True, **more
    )


# --- what comes back


def test_answers_come_back_as_they_were_given(book, path):
    """A learner who opens the lesson tomorrow finds each newest answer, how often it was tried, since when right."""
    assert book.note("exercise", "tonnes", 420, False)
    assert book.note("exercise", "tonnes", 210, True)
    assert book.note("exercise", "tonnes", None, False)
    assert book.note("quiz", "01-feet/peak", {"picked": ["heel", "Zehe ä"]}, True)
    again = Records(path)
    tonnes = again.answers("exercise")["tonnes"]
    assert (tonnes.given, tonnes.passed, tonnes.tries) == (None, False, 3)
    assert tonnes.first_passed < tonnes.at and not tonnes.at_once
    assert again.answers("quiz")["01-feet/peak"].at_once
    assert again.answers("quiz")["01-feet/peak"].given == {"picked": ["heel", "Zehe ä"]}
    assert again.trouble == ""


def test_answers_can_be_asked_for_by_their_beginning(book):
    """A quiz asks for its own answers only; '_' and '%' in an id mean themselves."""
    for item in ("a_b/one", "a_b/two", "axb/one"):
        book.note("quiz", item, 1, True)
    assert list(book.answers("quiz", "a_b/")) == ["a_b/one", "a_b/two"]
    assert book.answers("exercise") == {}


def test_lessons_are_ticked_and_unticked(book):
    """'Finished' is the learner's own word, and can be taken back."""
    book.finish("01-feet")
    book.finish("02-care")
    book.finish("01-feet", on=False)
    assert list(book.finished()) == ["02-care"]
    assert datetime.now(UTC) - book.finished()["02-care"] < timedelta(minutes=1)


def test_the_diary_keeps_every_massage(book):
    """What was done comes back whole, oldest first, also as a table for a spreadsheet."""
    newer = Entry(
        title="Tired feet", line="footlib:1:x", before=4, after=7, done=9, of=10, seconds=1140, notes="warm,\nä"
    )
    older = Entry(title="Bunion", at=newer.at - timedelta(days=2))
    book.note_session(newer)
    book.note_session(older)
    assert book.entries() == [older, newer]
    lines = book.diary_csv().splitlines()
    assert lines[0].startswith('"date","time","massage","comfort before (0-10)"')
    assert lines[2].endswith(',"Tired feet",4,7,9,10,19.0,"warm,')


@pytest.mark.parametrize("wrong", [{"before": 11}, {"after": True}, {"notes": None}, {"seconds": -1}, {"at": "today"}])
def test_a_wrong_diary_entry_is_told(wrong):
    """Comfort goes from 0 to 10, and a note is text."""
    with pytest.raises(FootlibError):
        Entry(**{"title": "Tired feet"} | wrong)


def test_routines_are_saved_by_name(book):
    """A name stands for the routine saved last under it, until it is forgotten."""
    book.save_routine("Sunday", "footlib:1:a")
    book.save_routine("Short", "footlib:1:b")
    book.save_routine("Sunday", "footlib:1:c")
    assert book.routines() == {"Short": "footlib:1:b", "Sunday": "footlib:1:c"}
    book.forget_routine("Short")
    assert book.routines() == {"Sunday": "footlib:1:c"}


@pytest.mark.parametrize(
    "call",
    [
        lambda r: r.note("exam", "x", 1, True),
        lambda r: r.note("quiz", "x", object(), True),
        lambda r: r.note("quiz", "x", float("nan"), True),
        lambda r: r.note("quiz", 3, 1, True),
        lambda r: r.review("where/heel", 5),
        lambda r: r.review("where/heel", 3, at="now"),
        lambda r: r.save_routine(" ", "footlib:1:a"),
        lambda r: r.note_session("done"),
    ],
    ids=["kind", "no-json", "no-number", "no-name", "rating", "moment", "blank-name", "no-entry"],
)
def test_a_wrong_call_is_told_and_writes_nothing(book, path, call):
    """A mistake of a lesson's author gets a sentence, and leaves no entry that could not be read again."""
    with pytest.raises(FootlibError):
        call(book)
    assert not path.exists()


def test_odd_letters_are_kept(book):
    """Half an emoji in a note neither stops the diary nor stays stuck in front of later entries."""
    assert book.note_session(Entry(title="Feet \ud83e", notes="\0 tab\t")) and book.save_routine("\ud800", "x")
    assert len(book.entries()) == len(book.routines()) == 1


def test_looking_leaves_no_file(book, path):
    """Reading a lesson without answering anything writes nothing."""
    assert (book.answers("quiz"), book.finished(), book.entries(), book.cards()) == ({}, {}, [], {})
    assert not path.exists() and book.trouble == ""


def test_watchers_hear_of_each_write(book):
    """A progress picture on the screen follows what is answered in the same kernel, and can be closed."""

    class Panel:
        seen = ()

        def heard(self):
            self.seen = (*self.seen, (len(book.answers("quiz")), len(book.finished())))

    panel = Panel()
    book.watch(panel.heard)
    book.note("quiz", "x", 1, True)
    book.finish("01-feet")
    seen = panel.seen
    del panel
    assert seen == ((1, 0), (1, 1))
    book.finish("02-care")
    assert book._watchers == []


# --- where the file lies


def test_the_file_lies_beside_the_lessons(monkeypatch, tmp_path):
    """Without a setting, the records of a course folder are in that folder, and two folders do not mix."""
    monkeypatch.delenv("FOOTLIB_RECORDS")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        assert records() is records()
        records().note("quiz", name, 1, True)
        assert list(records().answers("quiz")) == [name]
        names = {p.name for p in (tmp_path / name).iterdir()}
        assert names == {"footlib-records.sqlite", "footlib-records.sqlite-journal"}


def test_a_variable_names_another_place(monkeypatch, tmp_path):
    """FOOTLIB_RECORDS moves the file, for a class on a server or a test."""
    monkeypatch.setenv("FOOTLIB_RECORDS", str(tmp_path / "mine ä #1?.db"))
    assert records().note("quiz", "x", 1, True)
    assert count(tmp_path / "mine ä #1?.db") == 1


# --- two kernels, and dead ones


WRITER = """
from footlib.records import records
for i in range(500):
    assert records().note("quiz", f"{NAME}/{i}", i, True), records().trouble
"""


def test_two_kernels_at_once_lose_nothing(path):
    """Two lessons open side by side, 500 answers each at the same time: 1,000 rows."""
    both = [kernel(f"NAME = {name!r}{WRITER}", path) for name in ("one", "two")]
    assert [process.wait(120) for process in both] == [0, 0]
    assert count(path) == 1000
    assert len(Records(path).answers("quiz", "one/")) == 500


def writes_until_killed(path, number, told):
    """What a kernel does: one answer after the other, each confirmed as soon as it is safe."""
    book = Records(path)
    for i in itertools.count():
        if book.note("quiz", f"{number}/{i}", "x" * 3000, True):
            os.write(told, f"{number}/{i}\n".encode())


def test_a_killed_kernel_loses_nothing_that_was_confirmed(path):
    """A kernel killed at any moment, thirty times: every answer that was confirmed is there, and the file is whole."""
    confirmed, chance = set(), random.Random(5)
    for number in range(30):
        heard, told = os.pipe()
        if not (child := os.fork()):
            writes_until_killed(path, number, told)
        os.close(told)
        with os.fdopen(heard) as pipe:
            said = [pipe.readline() for _ in range(chance.randint(1, 6))]
            threading.Event().wait(chance.uniform(0, 0.003))  # into the middle of a write; the claim holds anywhere
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            said += pipe.readlines()
        confirmed |= {line.strip() for line in said if line.endswith("\n")}
    book = Records(path)
    assert len(confirmed) >= 30
    assert confirmed <= set(book.answers("quiz")) and book.trouble == ""


# --- trouble


def in_trouble(book, words):
    """The lesson goes on: the answer counts in this kernel, is not claimed to be safe, and the reason is said."""
    assert book.note("quiz", "q/new", 7, True) is False
    assert words in book.trouble and book.trouble.startswith("Your work cannot be saved now: ")
    assert book.answers("quiz")["q/new"].given == 7
    assert words in book.trouble
    return True


def well_again(book, path):
    """As soon as the file lets it, what waited is written, without the learner doing anything."""
    assert book.answers("quiz")["q/new"].given == 7
    assert book.trouble == ""
    assert Records(path).answers("quiz")["q/new"].given == 7
    return True


def test_a_locked_file_stops_no_lesson(book, path, monkeypatch):
    """Another program holds the file: the learner hears it, the answer waits, and is written afterwards."""
    monkeypatch.setattr("footlib.records.book.PATIENCE", 0.05)
    book.note("quiz", "q/old", 1, True)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert in_trouble(book, "is in use by another program or notebook")
    other.execute("COMMIT")
    other.close()
    assert well_again(book, path)
    assert set(book.answers("quiz")) == {"q/old", "q/new"}


def test_while_only_writing_is_blocked_old_answers_are_still_seen(book, path, monkeypatch):
    """What is in the file and what waits beside it are read as one."""
    monkeypatch.setattr("footlib.records.book.PATIENCE", 0.05)
    book.note("quiz", "q/old", 1, True)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert in_trouble(book, "is in use")
    assert set(book.answers("quiz")) == {"q/old", "q/new"}
    other.close()
    assert well_again(book, path)


def test_a_full_file_stops_no_lesson(book, path, monkeypatch):
    """A database that may not grow takes no more answers, and says that the disk is full."""
    book.note("quiz", "q/old", 1, True)
    real = sqlite3.connect

    def small(*args, **more):
        db = real(*args, **more)
        if args[0] == path:
            db.execute("PRAGMA max_page_count = 1")  # no smaller than it is now
        return db

    monkeypatch.setattr(sqlite3, "connect", small)
    while book.note("quiz", "q/more", "x" * 2000, True):
        continue
    assert in_trouble(book, "it is full, over its quota, or failing")
    monkeypatch.undo()
    assert well_again(book, path)


FULL = """
import resource
from footlib.records import records
r = records()
assert r.note("quiz", "q/old", 1, True)
resource.setrlimit(resource.RLIMIT_FSIZE, (size := r.path.stat().st_size, resource.RLIM_INFINITY))
assert not r.note("quiz", "q/new", "x" * 20_000, True)
assert "it is full, over its quota, or failing" in r.trouble, r.trouble
assert set(r.answers("quiz")) == {"q/old", "q/new"}
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert set(r.answers("quiz")) == {"q/old", "q/new"} and not r.trouble, r.trouble
"""


def test_a_quota_stops_no_lesson(path):
    """The system itself refuses to let the file grow: told, kept, and written when there is room again."""
    assert kernel(FULL, path).wait(60) == 0
    assert count(path) == 2


def test_a_read_only_file_stops_no_lesson(path):
    """Old answers are read, new ones wait. (Run as a user without rights, since root may write anything.)"""
    Records(path).note("quiz", "q/old", 1, True)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    program = """
import os
if os.geteuid() == 0:
    import footlib.records, footlib.catalog
    os.setuid(65534)
from footlib.records import records
r = records()
assert not r.note("quiz", "q/new", 1, True) and "is read-only" in r.trouble, r.trouble
assert set(r.answers("quiz")) == {"q/old", "q/new"} and "is read-only" in r.trouble
"""
    for folder in itertools.takewhile(lambda folder: folder != Path(gettempdir()), path.parents[1:]):
        folder.chmod(0o755)
    assert kernel(program, path).wait(60) == 0
    path.parent.chmod(0o755)
    assert count(path) == 1


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("gone/footlib-records.sqlite", "there is no folder"),
        ("", "is a folder, not a file"),
        ("note.txt/footlib-records.sqlite", "there is no folder"),
    ],
)
def test_a_place_that_is_none_stops_no_lesson(tmp_path, place, words, monkeypatch):
    """FOOTLIB_RECORDS that points nowhere, or at a folder, is told with its name."""
    (tmp_path / "note.txt").write_text("mine")
    monkeypatch.setenv("FOOTLIB_RECORDS", str(tmp_path / place))
    assert in_trouble(records(), words)
    assert "FOOTLIB_RECORDS" in records().trouble


def test_a_folder_that_appears_takes_what_waited(tmp_path):
    """A network disk that comes back gets everything that was answered meanwhile, in order."""
    path = tmp_path / "late" / "r.sqlite"
    book = Records(path)
    assert in_trouble(book, "there is no folder")
    book.finish("01-feet")
    book.finish("01-feet", on=False)
    path.parent.mkdir()
    assert well_again(book, path)
    assert Records(path).finished() == {}


@pytest.mark.parametrize(
    "damage",
    [
        b"This is no database at all, but some text that is long enough to be looked at.",
        b"SQLite format 3\0" + b"\xff" * 5000,
    ],
    ids=["text", "torn head"],
)
def test_a_broken_file_is_set_aside_and_kept(book, path, damage):
    """The learner is told where the damaged file is; it is not overwritten, and the lesson goes on in a new one."""
    path.write_bytes(damage)
    assert book.note("quiz", "q/new", 7, True) is True
    kept = [p for p in path.parent.iterdir() if ".broken-" in p.name]
    assert [p.read_bytes() for p in kept] == [damage]
    assert "was damaged" in book.trouble and kept[0].name in book.trouble
    assert Records(path).answers("quiz")["q/new"].given == 7
    path.write_bytes(damage)
    assert book.answers("quiz") == {}
    assert len([p for p in path.parent.iterdir() if ".broken-" in p.name]) == 2


def test_what_can_be_read_in_a_broken_file_is_carried_over(book, path):
    """One damaged page costs what stood on it, not the rest."""
    book.finish("01-feet")
    for number in range(20):
        book.note("quiz", f"q/{number}", "x" * 2000, True)
    whole = path.read_bytes()
    path.write_bytes(whole[:-4096] + b"\xaa" * 4096)
    again = Records(path)
    assert list(again.finished()) == ["01-feet"]
    assert 0 < len(again.answers("quiz")) < 20
    assert f"({len(again.answers('quiz')) + 1} rows)" in again.trouble
    assert again.note("quiz", "q/new", 7, True)


def test_two_kernels_that_find_the_same_broken_file_keep_what_each_writes(path):
    """Whoever comes second uses the first one's new file, and does not set that aside, too."""
    path.write_bytes(b"no database" * 500)
    both = [
        kernel(
            f"NAME = {name!r}{WRITER.replace('500', '50').replace('assert ', '')}\nassert len(records().answers("
            f"'quiz', NAME)) == 50",
            path,
        )
        for name in ("one", "two")
    ]
    assert [process.wait(120) for process in both] == [0, 0]
    assert count(path) == 100
    assert len([p for p in path.parent.iterdir() if ".broken-" in p.name]) == 1


def test_a_mark_left_by_a_killed_kernel_does_not_block_for_ever(book, path):
    """A kernel killed while it set a file aside leaves a mark; half a minute later it no longer counts."""
    path.write_bytes(b"no database" * 500)
    mark = path.with_name(path.name + "-mending")
    mark.touch()
    assert book.note("quiz", "q/new", 7, True) is False
    assert "just being set aside" in book.trouble
    os.utime(mark, (0, 0))
    assert book.answers("quiz")["q/new"].given == 7
    assert "was damaged" in book.trouble and not mark.exists()


def test_a_file_of_a_newer_course_is_left_as_it_is(book, path):
    """An older copy of the course does not spoil what a newer one wrote."""
    book.note("quiz", "q/old", 1, True)
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {len(storage.VERSIONS) + 1}")
    before = path.read_bytes()
    assert in_trouble(Records(path), "was written by a newer version of this course")
    assert path.read_bytes() == before


def test_another_programs_database_is_left_as_it_is(path):
    """FOOTLIB_RECORDS that names a browser's history by mistake harms nothing."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE visits (url)")
    before = path.read_bytes()
    assert in_trouble(Records(path), "belongs to another program")
    assert path.read_bytes() == before


def test_an_older_file_is_brought_up_to_date(book, path, monkeypatch):
    """A newer course reads what an older one wrote, and adds what it needs."""
    book.note("quiz", "q/old", 1, True)
    more = (*storage.VERSIONS, ("ALTER TABLE answers ADD COLUMN seconds INTEGER DEFAULT 5",))
    monkeypatch.setattr(storage, "VERSIONS", more)
    newer = Records(path)
    assert list(newer.answers("quiz")) == ["q/old"]
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT seconds FROM answers").fetchall() == [(5,)]
        assert db.execute("PRAGMA user_version").fetchone() == (len(more),)


def test_a_deleted_file_starts_anew(book, path):
    """Deleting the file while a lesson is open is allowed: the next answer makes a new one."""
    book.note("quiz", "q/old", 1, True)
    path.unlink()
    assert book.answers("quiz") == {}
    assert book.note("quiz", "q/new", 1, True)


# --- taking it along


def filled(book):
    at = datetime(2026, 5, 3, 9, tzinfo=UTC)
    book.note("exercise", "tonnes", {"value": [1, 2.5]}, True)
    book.note("quiz", "01-feet/peak", "heel", False)
    book.finish("01-feet")
    book.note_session(Entry(title="Tired feet", before=4, at=at))
    book.save_routine("Sunday", "footlib:1:a")
    book.save_routine("Old", "footlib:1:b")
    book.forget_routine("Old")
    book.review("where/heel", 3, at)
    return book


def seen(book):
    return (
        book.answers("exercise"),
        book.answers("quiz"),
        book.finished(),
        book.entries(),
        book.routines(),
        book.cards(),
    )


def test_a_download_brings_everything_back(book, tmp_path):
    """The JSON file holds all of it, and a new computer shows the same, however often it is restored."""
    copy = json.loads(json.dumps(filled(book).export()))
    other = Records(tmp_path / "other.sqlite")
    for _ in range(2):
        other.restore(copy)
        assert seen(other) == seen(book)
    assert other.export() | {"exported": 0} == book.export() | {"exported": 0}


def test_restoring_merges_and_the_newest_wins(book, tmp_path):
    """An old copy takes nothing away: what was done since stays, and a lesson ticked off since stays so."""
    old = filled(book).export()
    book.finish("01-feet", on=False)
    book.note("quiz", "01-feet/peak", "ball", True)
    book.save_routine("Sunday", "footlib:1:new")
    now = seen(book)
    book.restore(old)
    assert seen(book) == now
    other = Records(tmp_path / "other.sqlite")
    other.note("quiz", "02-care/oil", 1, True)
    other.restore(old)
    other.restore(book.export())
    assert seen(other)[2:] == now[2:]
    assert set(other.answers("quiz")) == {"01-feet/peak", "02-care/oil"}


def test_a_keepsake_names_its_disk(book, path, tmp_path):
    """On Binder each visit's disk has its own name, the same for all lessons open in it; no answers, no copy."""
    assert book.keepsake() == ""
    book.note("quiz", "x", 1, True)
    first, second = json.loads(book.keepsake()), json.loads(Records(path).keepsake())
    assert first["disk"] == second["disk"]
    assert first["records"]["answers"] == book.export()["answers"]
    other = Records(tmp_path / "other.sqlite")
    other.restore(first["records"])
    assert json.loads(other.keepsake())["disk"] != first["disk"]


def test_a_disk_that_cannot_be_written_still_gives_one_keepsake(tmp_path):
    """Where nothing can be saved, the browser's copy holds what was answered, under one name."""
    book = Records(tmp_path / "nowhere" / "r.sqlite")
    book.note("quiz", "x", 1, True)
    first, second = json.loads(book.keepsake()), json.loads(book.keepsake())
    assert first["disk"] == second["disk"] and len(second["records"]["answers"]) == 1


def damaged(change):
    def made(data):
        change(data)
        return data

    return made


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: [],
        lambda data: "footlib-records",
        lambda data: {},
        damaged(lambda data: data.update(format="quizzes")),
        damaged(lambda data: data.update(version=99)),
        damaged(lambda data: data.update(version="1")),
        damaged(lambda data: data.pop("reviews")),
        damaged(lambda data: data.update(lessons={})),
        damaged(lambda data: data["answers"].append(3)),
        damaged(lambda data: data["answers"][0].pop("at")),
        damaged(lambda data: data["answers"][0].update(at="yesterday")),
        damaged(lambda data: data["answers"][0].update(at="2026-05-03")),
        damaged(lambda data: data["answers"][0].update(more=1)),
        damaged(lambda data: data["answers"][0].update(item=None)),
        damaged(lambda data: data["reviews"][0].update(rating=0)),
        damaged(lambda data: data["reviews"][0].update(rating="3")),
        damaged(lambda data: data["sessions"][0].update(before=2.5)),
        damaged(lambda data: data["sessions"][0].update(notes=None)),
        damaged(lambda data: data["sessions"][0].update(line=None)),
    ],
)
def test_a_damaged_copy_is_told_and_changes_nothing(book, damage):
    """Another program's file, half a file or a newer course's: a sentence, and all that was there is there."""
    before = seen(filled(book))
    with pytest.raises(FootlibError, match="Nothing was changed"):
        book.restore(damage(book.export()))
    assert seen(book) == before


def test_one_lesson_is_reset_alone(book, catalog, monkeypatch):
    """Starting a lesson again forgets its answers and its tick; other lessons, drill and diary stay."""
    lesson, others = "01-your-foot-under-load", filled(book).export()
    book.note("quiz", f"{lesson}/peak", 1, True)
    book.note("quiz", f"{lesson}-more/peak", 1, True)
    book.finish(lesson)
    book.reset(lesson)
    assert set(book.answers("quiz")) == {"01-feet/peak", f"{lesson}-more/peak"}
    assert list(book.finished()) == ["01-feet"]
    assert book.export()["sessions"] == others["sessions"] and book.export()["reviews"] == others["reviews"]


def test_forgetting_everything_leaves_no_trace_in_the_file(book, path):
    """Whoever deletes a diary finds none of its words in the file."""
    book.note_session(Entry(title="Tired feet", notes="very private words"))
    assert b"very private words" in path.read_bytes()
    book.reset()
    assert seen(book) == ({}, {}, {}, [], {}, {})
    assert b"very private words" not in path.read_bytes()


# --- the drill's cards


DAY = timedelta(days=1)
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
CARDS = [f"where/zone-{number}" for number in range(90)]


def visit(book, at, rating=3):
    """One visit: ten cards, each rated."""
    asked = book.due(CARDS, at=at)
    for number, card in enumerate(asked):
        book.review(card, rating, at + timedelta(seconds=number))
    return asked


def test_a_first_visit_takes_the_first_cards(book):
    """Somebody who never drilled gets ten cards, in the order in which the course brings them in."""
    assert book.due(CARDS, at=START) == CARDS[:10]
    assert book.due(CARDS[:3], at=START) == CARDS[:3]
    assert book.due([], at=START) == []


def test_a_month_away_does_not_pile_up(book):
    """After twelve visits and a month of rest, the next visit has ten cards again, a few new ones at most."""
    for number in range(12):
        assert len(visit(book, START + number * DAY)) == 10
    asked = book.due(CARDS, at=START + 60 * DAY)
    assert len(asked) == len(set(asked)) == 10
    assert len([card for card in asked if card not in book.cards()]) <= 4


def test_new_cards_come_a_few_at_a_time(book):
    """From the second visit on, no more than four of the ten are new, as long as old ones are there to repeat."""
    visit(book, START)
    for number in range(1, 6):
        known = set(book.cards())
        asked = visit(book, START + number * DAY)
        assert 1 <= len(set(asked) - known) <= 4


def test_weak_cards_come_first(book):
    """The one that was missed comes before those that were known, and is asked again sooner."""
    visit(book, START)
    weak = CARDS[4]
    book.review(weak, 1, START + timedelta(hours=1))
    cards = book.cards()
    assert cards[weak].learning and cards[weak].due < min(c.due for id, c in cards.items() if id != weak)
    assert book.due(CARDS, at=START + 5 * DAY)[0] == weak


def test_known_cards_come_back_later_and_later(book):
    """Each time it is known, a card rests longer."""
    rests, at = [], START
    for _ in range(5):
        book.review(CARDS[0], 3, at)
        due = book.cards()[CARDS[0]].due
        rests.append(due - at)
        at = due
    assert rests == sorted(set(rests))


def test_the_schedule_does_not_depend_on_chance_or_order(book, tmp_path):
    """The same reviews give the same schedule, also when two computers' copies are merged in another order."""
    visit(book, START)
    visit(book, START + 3 * DAY, rating=2)
    other = Records(tmp_path / "other.sqlite")
    data = book.export()
    random.Random(1).shuffle(data["reviews"])
    other.restore(data)
    assert other.cards() == book.cards()
    assert other.due(CARDS, at=START + 9 * DAY) == book.due(CARDS, at=START + 9 * DAY)


def test_writing_makes_no_file_come_and_go(book, path):
    """JupyterLab lists the lessons' folder while it is written to; a file that vanishes meanwhile is an error there."""
    book.note("quiz", "q/a", 1, True)
    before = set(path.parent.iterdir())
    book.note("quiz", "q/b", 1, True)
    assert before == set(path.parent.iterdir()) == {path, path.with_name(path.name + "-journal")}
