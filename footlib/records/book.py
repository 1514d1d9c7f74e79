"""The book: the file and what waits to be written into it. No call raises for trouble with the file; `.trouble` is a
sentence on it."""

import sqlite3
from contextlib import closing
from threading import RLock
from uuid import uuid4

from .held import Held, held, what_is_missing
from .place import shown
from .recovery import mend
from .schema import tables
from .storage import Broken, Trouble, check_place, check_whole, connect, is_emptied, is_there, opened, sentence

PATIENCE, IN_TROUBLE = 5.0, 0.2  # seconds to wait for a file that is in use; less when it was in use just now
TROUBLES = (sqlite3.Error, OSError, Trouble, Broken)
EMPTIED = (
    "The file with your work, '{}', was empty, and a new one was begun. What it held is lost; "
    "progress() brings it back from a copy."
)


class Book:
    """What cannot be written now waits here in order, counts in every answer, and is written when it can."""

    def __init__(self, path):
        self.path, self.lock = path, RLock()
        self.whole = True  #: whether the last look at the file saw all that it holds
        self.missing = {}  #: table → (rows that cannot be read, rows in which letters cannot)
        self._waiting = []
        self._now = self._mended = ""
        self._own = uuid4().hex  # stands for a disk that does not let itself be read
        self._checked = self._begun = self._seen = False  # the file was found whole; we began to make it; had it open

    @property
    def trouble(self):
        """A sentence for the learner, or nothing."""
        return " ".join(filter(None, [self._mended, self._now, what_is_missing(self.missing, self.path)]))

    @property
    def safe(self):
        """Whether all that was noted is on the disk."""
        return not self._waiting

    @property
    def empty(self):
        """Whether there is nothing yet, neither in a file nor waiting for one."""
        return self.safe and not is_there(self.path)

    def write(self, work) -> bool:
        """work(db) in a transaction, now or as soon as that is possible; True if it is safely on the disk."""
        with self.lock:
            self._waiting.append(work)
            try:
                self._flush()
            except BaseException:
                self._waiting.pop()  # what can never be written does not stand in the way of all that comes after it
                raise
            return self.safe

    def read(self, *names) -> Held:
        """What the file holds in these tables; what waits counts as written."""
        with self.lock:
            if self._waiting:
                self._flush()
            found = self._try(lambda db: self._with_waiting(names, db), quiet=bool(self._waiting))
            self.whole = found is not None or not self._may_hold_work()
            found = found or self._with_waiting(names)._replace(disk=(self._own, 0))
            self.missing = {table: rows for table, rows in (self.missing | found.missing).items() if any(rows)}
            return found

    def _may_hold_work(self):
        """Of a file that was not read: whether it may be there all the same, on a disk that is away just now."""
        return is_there(self.path) or (self._seen and not self.path.parent.is_dir())

    def _with_waiting(self, names, db=None):
        """What the file holds, and with it, in a copy in memory, what waits."""
        if db and not self._waiting:
            return held(db, names, self._own)
        with closing(connect(":memory:")) as copy:
            if db:
                db.backup(copy)
            else:
                tables(copy)
            for work in self._waiting:
                work(copy)
            return held(copy, names, self._own)

    def _flush(self):
        """Write what waits, in one transaction."""
        if self._try(self._write_waiting, writing=True):
            self._waiting = []

    def _write_waiting(self, db):
        for work in self._waiting:
            work(db)
        db.execute("UPDATE disk SET writes = coalesce(writes, 0) + 1")
        return True

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
        self._begun = self._begun or not self.path.exists()
        emptied = not self._begun and is_emptied(self.path)
        try:
            if not self._checked and self.path.exists():
                check_whole(self.path, patience)
            self._checked = True
            done = self._work(work, patience, writing)
            self._mended = EMPTIED.format(shown(self.path)) if emptied else self._mended
        except Broken:
            self._mended = mend(self.path, patience) or self._mended
            done = self._work(work, patience, writing)
        self._begun, self._seen = False, True
        return done

    def _work(self, work, patience, writing):
        with opened(self.path, patience, writing) as db:
            return work(db)
