"""The book: the file and what waits to be written into it. No call raises for trouble with the file; `.trouble` is a
sentence on it."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple
from uuid import uuid4

from .recovery import mend
from .storage import (
    TABLES,
    Broken,
    Trouble,
    check_place,
    check_whole,
    connect,
    is_emptied,
    is_there,
    make_tables,
    open_db,
    path_in_words,
    sentence,
)
from .values import readable

Work = Callable[[sqlite3.Connection], Any]  # what is done with the open file, or with a copy of it in memory

PATIENCE, IN_TROUBLE = 5.0, 0.2  # seconds to wait for a file that is in use; less when it was in use just now
TROUBLES = (sqlite3.Error, OSError, Trouble, Broken)
EMPTIED = (
    "The file with your work, '{}', was empty, and a new one was begun. What it held is lost; "
    "your progress, in the lesson Start here, brings it back from a copy."
)
NAMES = {"answers": ("answer", "answers"), "lessons": ("lesson's tick", "lessons' ticks"),
         "reviews": ("card of the drill", "cards of the drill"), "sessions": ("session of the diary",
                                                                             "sessions of the diary"),
         "routines": ("saved routine", "saved routines")}  # fmt: skip


class Held(NamedTuple):
    """What was found."""

    rows: dict[str, list[dict]]  #: table → its rows
    missing: dict[str, tuple[int, int]]  #: table → (rows that cannot be read, rows in which letters cannot)
    disk: tuple[str, int]  #: its name, and how often it was written


class Book:
    """What cannot be written now waits here in order, counts in every answer, and is written when it can."""

    def __init__(self, path: Path):
        self.path, self.lock = path, RLock()
        self.whole = True  #: whether the last look at the file saw all that it holds
        #: table → (rows that cannot be read, rows in which letters cannot)
        self.missing: dict[str, tuple[int, int]] = {}
        self._waiting: list[Work] = []
        self._now = self._mended = ""
        self._own = uuid4().hex  # stands for a disk that does not let itself be read
        self._checked = self._begun = self._seen = False  # the file was found whole; we began to make it; had it open

    @property
    def trouble(self) -> str:
        """A sentence for the learner, or nothing."""
        return " ".join(filter(None, [self._mended, self._now, what_is_missing(self.missing, self.path)]))

    @property
    def safe(self) -> bool:
        """Whether all that was noted is on the disk."""
        return not self._waiting

    @property
    def empty(self) -> bool:
        """Whether there is nothing yet, neither in a file nor waiting for one."""
        return self.safe and not is_there(self.path)

    def write(self, work: Work) -> bool:
        """work(db) in a transaction, now or as soon as that is possible; True if it is safely on the disk."""
        with self.lock:
            self._waiting.append(work)
            try:
                self._flush()
            except BaseException:
                self._waiting.pop()  # what can never be written does not stand in the way of all that comes after it
                raise
            return self.safe

    def read(self, *names: str) -> Held:
        """What the file holds in these tables; what waits counts as written."""
        with self.lock:
            if self._waiting:
                self._flush()
            found = self._try(lambda db: self._with_waiting(names, db), quiet=bool(self._waiting))
            away = self._seen and not self.path.parent.is_dir()  # on a disk that is not there just now
            self.whole = found is not None or not (away or is_there(self.path))
            found = found or self._with_waiting(names)._replace(disk=(self._own, 0))
            self.missing = {table: rows for table, rows in (self.missing | found.missing).items() if any(rows)}
            return found

    def _with_waiting(self, names: Iterable[str], db: sqlite3.Connection | None = None) -> Held:
        """What the file holds, and with it, in a copy in memory, what waits."""
        if db and not self._waiting:
            return held(db, names, self._own)
        with closing(connect(":memory:")) as copy:
            db.backup(copy) if db else make_tables(copy)
            for work in self._waiting:
                work(copy)
            return held(copy, names, self._own)

    def _flush(self) -> None:
        """Write what waits, in one transaction."""
        if self._try(self._write_waiting, writing=True):
            self._waiting = []

    def _write_waiting(self, db: sqlite3.Connection) -> bool:
        for work in self._waiting:
            work(db)
        db.execute("UPDATE disk SET writes = coalesce(writes, 0) + 1")
        return True

    def _try(self, work: Work, writing: bool = False, quiet: bool = False) -> Any:
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

    def _mending(self, work: Work, patience: float, writing: bool) -> Any:
        """work(db), where need be after setting a broken file aside."""
        self._begun = self._begun or not self.path.exists()
        emptied = not self._begun and is_emptied(self.path)
        try:
            if not self._checked and self.path.exists():
                check_whole(self.path, patience)
            self._checked = True
            done = self._work(work, patience, writing)
            self._mended = EMPTIED.format(path_in_words(self.path)) if emptied else self._mended
        except Broken:
            self._mended = mend(self.path, patience) or self._mended
            done = self._work(work, patience, writing)
        self._begun, self._seen = False, True
        return done

    def _work(self, work: Work, patience: float, writing: bool) -> Any:
        with open_db(self.path, patience, writing) as db:
            return work(db)


# --- what the file holds


def held(db: sqlite3.Connection, names: Iterable[str], own: str) -> Held:
    """What these tables hold, in the order in which it was done; `own` stands for a disk that has no name."""
    found, missing = {}, {}
    for table in names:
        rows = [readable(table, row) for row in db.execute(f"SELECT {', '.join(TABLES[table])} FROM {table}")]
        found[table] = sorted((row for row, _ in rows if row), key=lambda row: (row["turn"], row[TABLES[table][0]]))
        missing[table] = len([1 for row, _ in rows if not row]), len([1 for row, clear in rows if row and not clear])
    return Held(found, missing, disk(db, own))


def disk(db: sqlite3.Connection, own: str) -> tuple[str, int]:
    """The name of the disk on which a file is, and how often the file was written."""
    name, writes = db.execute("SELECT id, writes FROM disk").fetchone() or (own, 0)
    return name if isinstance(name, str) and name.isalnum() else own, writes if isinstance(writes, int) else 0


def what_is_missing(missing: dict[str, tuple[int, int]], path: Path) -> str:
    """The sentences about what cannot be read in a file that can be."""
    said = []
    if lost := {table: rows for table, (rows, _) in missing.items() if rows}:
        counted = ", ".join(f"{count} {NAMES[table][count > 1]}" for table, count in lost.items())
        said.append(f"In '{path_in_words(path)}' this cannot be read and is left out: {counted}. It stays in the file.")
    if any(letters for _, letters in missing.values()):
        said.append("Some letters of your notes cannot be read; \ufffd stands in their place.")
    return " ".join(said)
