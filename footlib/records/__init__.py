"""What the learner has done, in one SQLite file beside the lessons: answers, lessons, drill, diary, saved routines.

No call raises for trouble with the file, which `.trouble` tells. Only a copy that would not be whole is refused: none
is better than a false one.

>>> r = records()
>>> r.note("exercise", "tonnes", 210, True)
True
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from sqlite3 import Connection
from typing import Any
from uuid import uuid4
from weakref import WeakMethod

from ..catalog import load
from ..errors import FootlibError, echo
from . import backup
from .book import Book, Work
from .storage import TABLES, fleeting, path_in_words, place
from .values import (
    KINDS,
    Answer,
    Entry,
    Flashcard,
    add_now,
    as_json,
    merge,
    now,
    put,
    replay,
    stamp,
    time,
    visit,
    whole,
    words,
)

__all__ = ["Answer", "Flashcard", "Entry", "Records", "fleeting", "place", "records"]


def records() -> Records:
    """The records of this course folder, or of the file that the variable FOOTLIB_RECORDS names."""
    return at_place(place())


@cache
def at_place(path: Path) -> Records:
    return Records(path)


class Records:
    """The learner's work in one file, in the words of the course."""

    def __init__(self, path: Path):
        self.path, self._book = path, Book(path)
        self._watchers: list[WeakMethod] = []

    def __repr__(self) -> str:
        said = f" {self.trouble}" if self.trouble else ""
        return f"records in {path_in_words(self.path)}.{said}"

    @property
    def trouble(self) -> str:
        """A sentence for the learner, or nothing."""
        return self._book.trouble

    @property
    def whole(self) -> bool:
        """Whether what was read last is all that there is; else the file is out of reach."""
        return self._book.whole

    @property
    def safe(self) -> bool:
        """Whether all that was noted is on the disk."""
        return self._book.safe

    # --- exercises, quizzes, lessons

    def note(self, kind: str, item: str, given: object, passed: bool) -> bool:
        """Write down an answer; True if it is safely on the disk."""
        if kind not in KINDS:
            raise FootlibError(f"kind is 'exercise' or 'quiz', not {echo(kind)}.")
        row = {"item": words(item, "item"), "given": as_json(given), "passed": int(bool(passed))}
        return self._do("answers", id=uuid4().hex, kind=kind, **row)

    def answers(self, kind: str, prefix: str = "") -> dict[str, Answer]:
        """{item: Answer}: the newest of each."""
        found: dict[str, Answer] = {}
        for row in self._rows("answers"):
            if row["kind"] == kind and row["item"].startswith(prefix):
                item, passed, at = row["item"], bool(row["passed"]), time(row["at"])
                last = found.get(item)
                first = (last and last.first_passed) or (at if passed else None)
                tries, at_once = (last.tries + 1, last.at_once) if last else (1, passed)
                found[item] = Answer(json.loads(row["given"]), passed, at, tries, first, at_once)
        return found

    def finish(self, lesson: str, on: bool = True) -> bool:
        """Tick a lesson as finished, or take the tick away; True if it is safely on the disk."""
        return self._do("lessons", lesson=words(lesson, "lesson"), finished=int(bool(on)))

    def finished(self) -> dict[str, datetime]:
        """{lesson: when}"""
        return {row["lesson"]: time(row["at"]) for row in self._rows("lessons") if row["finished"]}

    def reset(self, lesson: str | None = None) -> bool:
        """Forget the answers and the tick of one lesson; without one, everything that the records hold."""
        if lesson is None:
            return self._write(lambda db: [db.execute(f"DELETE FROM {table}") for table in TABLES])
        beginning = f"{words(lesson, 'lesson')}/"
        items = [id for id, one in load().exercises.items() if one.lesson == lesson]
        quiz = "DELETE FROM answers WHERE kind = 'quiz' AND substr(item, 1, ?) = ?"

        def forget(db: Connection) -> None:
            db.execute("DELETE FROM lessons WHERE lesson = ?", (beginning[:-1],))
            db.execute(quiz, (len(beginning), beginning))
            db.executemany("DELETE FROM answers WHERE kind = 'exercise' AND item = ?", [(id,) for id in items])

        return self._write(forget)

    # --- diary and saved routines

    def note_session(self, entry: Entry) -> bool:
        """Write a massage into the diary; True if it is safely on the disk."""
        if not isinstance(entry, Entry):
            raise FootlibError('note_session takes an Entry, such as Entry(title="Tired feet", before=4, after=7).')
        row = {name: words(getattr(entry, name), name) for name in ("title", "line", "notes")}
        row |= {name: getattr(entry, name) for name in ("before", "after", "done", "seconds")}
        return self._do("sessions", entry.at, entry.dated, id=uuid4().hex, steps=entry.of, **row)

    def entries(self) -> list[Entry]:
        """The diary, in the order in which the massages were done."""
        same = ("title", "line", "before", "after", "done", "seconds", "notes")
        rows = self._rows("sessions")
        return [Entry(**{name: row[name] for name in same}, of=row["steps"], at=time(row["at"])) for row in rows]

    def diary_csv(self) -> str:
        """The diary as the text of a .csv file; FootlibError where the file cannot be read."""
        with self._book.lock:
            entries = self.entries()
            self._refuse_half()
        return backup.diary_csv(entries)

    def save_routine(self, name: str, line: str) -> bool:
        """Keep a line of share() by a name; True if it is safely on the disk."""
        if not words(name, "The name of a routine").strip():
            raise FootlibError("A routine needs a name, such as 'Sunday evening'.")
        return self._do("routines", name=words(name, "name"), line=words(line, "line"))

    def routines(self) -> dict[str, str]:
        """{name: line of share()}, the newest last."""
        return {row["name"]: row["line"] for row in self._rows("routines") if row["line"] is not None}

    def forget_routine(self, name: str) -> bool:
        """Let go of a saved routine; True if that is safely on the disk."""
        return self._do("routines", name=words(name, "name"), line=None)

    # --- drill

    def review(self, card: str, rating: int, at: datetime | None = None) -> bool:
        """Write down how well a card was known: 1 missed, 2 hard, 3 good, 4 easy."""
        row = {"id": uuid4().hex, "card": words(card, "card"), "rating": whole(rating, "rating", 4, least=1)}
        return self._do("reviews", at, at is not None, **row)

    def cards(self) -> dict[str, Flashcard]:
        """{id: Card} of all cards seen so far."""
        return replay((row["card"], row["rating"], row["at"]) for row in self._rows("reviews"))

    def due(self, cards_: Iterable[str], count: int = 10, at: datetime | None = None) -> list[str]:
        """The ids to ask in this visit, out of `cards_`, which stand in the order in which new ones come in."""
        return visit(list(cards_), self.cards(), count, at or now())

    # --- all of it

    def export(self) -> dict:
        """Everything, for a JSON file; FootlibError where the file cannot be read."""
        return self._copy()[0]

    def keepsake(self) -> str:
        """Everything as one line of JSON that names its disk, for a browser to keep; "" as long as there is nothing, or
        where it cannot be read. One that is not whole has a name of its own: it replaces no better one."""
        with suppress(FootlibError):
            if not self._book.empty:
                copy, missing, (name, writes) = self._copy()
                disk = f"{name}-in-part" if missing else name
                return json.dumps({"disk": disk, "writes": writes, "saved": stamp(now()), "records": copy})
        return ""

    def _copy(self) -> tuple[dict, dict, tuple[str, int]]:
        with self._book.lock:
            found = self._book.read(*TABLES)
            self._refuse_half()
            return backup.packed(found.rows, now(), self._book.missing), self._book.missing, found.disk

    def _refuse_half(self) -> None:
        if not self.whole:
            raise FootlibError(f"There is no copy of your work now, for it cannot be read. {self.trouble}")

    def restore(self, *copies: object) -> int:
        """Merge exports in, the newest of each counts; the number of rows in them. A damaged one changes nothing."""
        rows = [row for copy in copies for row in backup.unpacked(copy)]
        self._write(lambda db: [merge(db, *row) for row in rows])
        return len(rows)

    def watch(self, method: Callable) -> None:
        """Call a widget's method after each write in this kernel, as long as the widget lives."""
        self._watchers.append(WeakMethod(method))

    # ------------------------------------------------------------------------------------------------------------------
    def _do(self, table: str, at: datetime | None = None, dated: bool = False, **row: Any) -> bool:
        """Write a row that is done now, or that somebody says when it was done; True if it is safely on the disk."""
        row["at"] = stamp(at or now())
        if dated:
            return self._write(lambda db: put(db, table, row | {"turn": row["at"]}))
        return self._write(lambda db: add_now(db, table, row))

    def _write(self, work: Work) -> bool:
        done = self._book.write(work)
        self._watchers = [ref for ref in self._watchers if ref() is not None]
        for method in filter(None, [ref() for ref in self._watchers]):
            method()
        return done

    def _rows(self, table: str) -> list[dict]:
        """The rows of a table, in the order in which they were done."""
        return self._book.read(table).rows[table]
