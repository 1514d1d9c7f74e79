"""Records: what widgets and lessons call. No call raises for trouble with the file; `.trouble` is a sentence on it."""

import json
import sqlite3
from contextlib import closing
from functools import cache
from threading import RLock
from uuid import uuid4
from weakref import WeakMethod

from ..catalog import load
from ..errors import FootlibError
from . import backup, cards
from .file import Broken, Trouble, check_place, check_whole, mend, opened, sentence
from .place import place, shown
from .schema import merge, read_all, tables
from .values import Answer, Entry, now, stamp, time, whole, words

KINDS = ("exercise", "quiz")
PATIENCE, IN_TROUBLE = 5.0, 0.2  # seconds to wait for a file that is in use; less when it was in use just now
TROUBLES = (sqlite3.Error, OSError, Trouble, Broken)


def records():
    """The records of this course folder, or of the file that the variable FOOTLIB_RECORDS names."""
    return at_place(place())


@cache
def at_place(path):
    return Records(path)


class Records:
    """One file. What cannot be written now waits here in order, counts in every answer, and is written when it can."""

    def __init__(self, path):
        self.path, self.revision = path, 0
        self._waiting, self._watchers, self._lock = [], [], RLock()
        self._now = self._mended = ""
        self._own = uuid4().hex  # stands for a disk that does not let itself be read
        self._checked = False

    def __repr__(self):
        said = f" {self.trouble}" if self.trouble else ""
        return f"records in {shown(self.path)}.{said}"

    @property
    def trouble(self):
        """A sentence for the learner, or nothing."""
        return " ".join(filter(None, [self._mended, self._now]))

    # --- exercises, quizzes, lessons

    def note(self, kind, item, given, passed):
        """Write down an answer; True if it is safely on the disk."""
        if kind not in KINDS:
            raise FootlibError(f"kind is 'exercise' or 'quiz', not {kind!r}.")
        row = (uuid4().hex, kind, words(item, "item"), as_json(given), int(bool(passed)), stamp(now()))
        return self._write((merge("answers"), row))

    def answers(self, kind, prefix=""):
        """{item: Answer}: the newest of each."""
        found = {}
        for item, given, passed, at in self._rows(
            "SELECT item, given, passed, at FROM answers WHERE kind = ? AND substr(item, 1, ?) = ? ORDER BY at, rowid",
            kind, len(prefix), prefix,
        ):
            last = found.get(item)
            first = (last and last.first_passed) or (time(at) if passed else None)
            tries, at_once = (last.tries + 1, last.at_once) if last else (1, bool(passed))
            found[item] = Answer(json.loads(given), bool(passed), time(at), tries, first, at_once)
        return found

    def finish(self, lesson, on=True):
        """Tick a lesson as finished, or take the tick away."""
        return self._write((merge("lessons"), (words(lesson, "lesson"), int(bool(on)), stamp(now()))))

    def finished(self):
        """{lesson: when}"""
        return {id: time(at) for id, at in self._rows("SELECT lesson, at FROM lessons WHERE finished ORDER BY at")}

    def reset(self, lesson=None):
        """Forget the answers and the tick of one lesson; without one, everything that the records hold."""
        if lesson is None:
            return self._write(*((f"DELETE FROM {table}", ()) for table in backup.TABLES))
        items = [id for id, one in load().exercises.items() if one.lesson == lesson]
        return self._write(
            ("DELETE FROM lessons WHERE lesson = ?", (lesson,)),
            ("DELETE FROM answers WHERE kind = 'quiz' AND substr(item, 1, ?) = ?", (len(lesson) + 1, f"{lesson}/")),
            *(("DELETE FROM answers WHERE kind = 'exercise' AND item = ?", (id,)) for id in items),
        )

    # --- diary and saved routines

    def note_session(self, entry):
        if not isinstance(entry, Entry):
            raise FootlibError("note_session takes an Entry, such as Entry(title=\"Tired feet\", before=4, after=7).")
        row = (words(entry.title, "title"), entry.line, entry.before, entry.after, entry.done, entry.of, entry.seconds,
               words(entry.notes, "notes"), stamp(entry.at))
        return self._write((merge("sessions"), (uuid4().hex, *row)))

    def entries(self):
        """The diary, oldest first."""
        names = ("title", "line", "before", "after", "done", "of", "seconds", "notes")
        return [Entry(**dict(zip(names, row, strict=True)), at=time(at))
                for _, *row, at in self._rows(read_all("sessions"))]

    def diary_csv(self):
        """The diary as the text of a .csv file."""
        return backup.diary_csv(self.entries())

    def save_routine(self, name, line):
        if not words(name, "The name of a routine").strip():
            raise FootlibError("A routine needs a name, such as 'Sunday evening'.")
        return self._write((merge("routines"), (words(name, "name"), words(line, "line"), stamp(now()))))

    def routines(self):
        """{name: line of share()}, the newest last."""
        return dict(self._rows("SELECT name, line FROM routines WHERE line IS NOT NULL ORDER BY at"))

    def forget_routine(self, name):
        return self._write((merge("routines"), (words(name, "name"), None, stamp(now()))))

    # --- drill

    def review(self, card, rating, at=None):
        """Write down how well a card was known: 1 missed, 2 hard, 3 good, 4 easy."""
        row = (uuid4().hex, words(card, "card"), whole(rating, "rating", 4, least=1), stamp(at or now()))
        return self._write((merge("reviews"), row))

    def cards(self):
        """{id: Card} of all cards seen so far."""
        return cards.replay(self._rows("SELECT card, rating, at FROM reviews ORDER BY at, rowid"))

    def due(self, cards_, count=10, at=None):
        """The ids to ask in this visit, out of `cards_`, which stand in the order in which new ones come in."""
        return cards.visit(list(cards_), self.cards(), count, at or now())

    # --- all of it

    def export(self):
        """Everything, for a JSON file."""
        return backup.packed({table: self._rows(read_all(table)) for table in backup.TABLES}, now())

    def keepsake(self):
        """Everything as one line of JSON that names its disk, for a browser to keep; "" as long as there is nothing."""
        if not self._waiting and not self.path.exists():
            return ""
        disk = self._try(lambda db: db.execute("SELECT id FROM disk").fetchone()[0], quiet=True)
        return json.dumps({"disk": disk or self._own, "saved": stamp(now()), "records": self.export()})

    def restore(self, *copies):
        """Merge exports in, the newest of each counts; the number of rows in them. A damaged one changes nothing."""
        rows = [row for copy in copies for row in backup.unpacked(copy)]
        self._write(*((merge(table), row) for table, row in rows))
        return len(rows)

    def watch(self, method):
        """Call a widget's method after each write in this kernel, as long as the widget lives."""
        self._watchers.append(WeakMethod(method))

    # --- the file

    def _write(self, *statements):
        with self._lock:
            self._waiting.extend(statements)
            self._flush()
            self.revision += 1
            done = not self._waiting
        self._tell()
        return done

    def _tell(self):
        self._watchers = [ref for ref in self._watchers if ref() is not None]
        for method in filter(None, [ref() for ref in self._watchers]):
            method()

    def _flush(self):
        """Write what waits, in one transaction."""
        if self._try(lambda db: [db.execute(*statement) for statement in self._waiting], writing=True) is not None:
            self._waiting = []

    def _rows(self, sql, *parameters):
        """A question to the file, as if everything that waits were written already."""
        with self._lock:
            if self._waiting:
                self._flush()
            if self._waiting:
                return self._try(lambda db: self._beside(sql, parameters, db), quiet=True) \
                    or self._beside(sql, parameters)
            return self._try(lambda db: db.execute(sql, parameters).fetchall()) or []

    def _beside(self, sql, parameters, db=None):
        """The answer of a copy in memory, with what waits."""
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            if db:
                db.backup(copy)
            else:
                tables(copy)
            for statement in self._waiting:
                copy.execute(*statement)
            return copy.execute(sql, parameters).fetchall()

    def _try(self, work, writing=False, quiet=False):
        """What work(db) returns; None where the file is in trouble, or not there and only to be read."""
        patience = IN_TROUBLE if self._now else PATIENCE
        said, done = "", None
        try:
            if writing or self.path.exists():
                done = self._mending(work, patience, writing)
            else:
                check_place(self.path)
        except TROUBLES as error:
            said = sentence(error, self.path)
        if not quiet:
            self._now = said
        return done

    def _mending(self, work, patience, writing):
        """work(db), where need be after setting a broken file aside."""
        try:
            if not self._checked and self.path.exists():
                check_whole(self.path, patience)
            self._checked = True
            with opened(self.path, patience, writing) as db:
                return work(db)
        except Broken:
            self._mended = mend(self.path, patience) or self._mended
            with opened(self.path, patience, writing) as db:
                return work(db)


def as_json(given):
    try:
        return json.dumps(given, sort_keys=True, allow_nan=False)
    except (TypeError, ValueError):
        raise FootlibError(f"An answer is kept as JSON (text, numbers, lists), which {given!r} is not.") from None
