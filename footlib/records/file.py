"""The file itself: opened for each call, written in transactions, set aside when broken, never overwritten.

Rollback journal, not WAL: WAL needs memory shared by all who have the file open, which network disks do not give, and
course folders often lie there. Nothing stays open between calls, so that the file can be moved, copied or deleted at
any time, and a kernel that is killed leaves at most a journal that the next opening rolls back.
"""

import os
import random
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from datetime import date

from .place import VARIABLE, shown
from .schema import APPLICATION, TABLES, VERSIONS, merge, read_all, tables

READONLY, FULL, IOERR = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM), sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR
LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
STALE = 30  # seconds after which a mark "somebody is mending this file" was left by a killed kernel
LATER = "What you do now is kept while this notebook is open, and written down as soon as the file lets it."


class Trouble(Exception):
    """Why the file cannot be used, as the middle of a sentence."""


class Broken(Exception):
    """The file is damaged, or no database at all."""


@contextmanager
def opened(path, timeout, writing=False):
    """The database inside one transaction; Trouble, Broken or sqlite3.Error where that is not possible."""
    check_place(path)
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as db, recognised():
        patiently(timeout, settings, db)
        patiently(timeout, bring_up, db, path)
        patiently(timeout, begin, db, writing)
        db.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")
        yield db
        db.execute("COMMIT")


def patiently(timeout, step, db, *arguments):
    """A step, tried again while another has the file. SQLite's own waiting looks ten times a second, and may miss
    every gap that a busy writer leaves; this one looks often, at no fixed beat."""
    until = time.monotonic() + timeout
    while True:
        try:
            return step(db, *arguments)
        except sqlite3.OperationalError as error:
            if code(error) not in LOCKED or time.monotonic() > until:
                raise
            time.sleep(random.uniform(0.001, 0.01))
            if db.in_transaction:
                db.execute("ROLLBACK")


def settings(db):
    # Emptied, not deleted: a journal that comes and goes makes JupyterLab's file browser cry "Directory not found".
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA synchronous = EXTRA")  # what was confirmed survives a power cut, too
    db.execute("PRAGMA secure_delete = ON")  # what was deleted is gone from the file


def begin(db, writing):
    """A transaction that has its lock."""
    db.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
    db.execute("SELECT 1 FROM sqlite_master").fetchone()


@contextmanager
def recognised():
    """SQLite's codes for damage, as Broken."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if code(error) in BROKEN:
            raise Broken from error
        raise


def check_place(path):
    if path.is_dir():
        raise Trouble(f"'{shown(path)}' is a folder, not a file")
    if not path.parent.is_dir():
        raise Trouble(f"there is no folder '{path.parent}'")
    if not path.exists() and not os.access(path.parent, os.W_OK):
        raise Trouble(f"the folder '{path.parent}' cannot be written")


def bring_up(db, path):
    """A new or older file gets today's tables; another program's and a newer one's stay as they are."""
    if known(db, path) < len(VERSIONS):
        db.execute("BEGIN IMMEDIATE")
        version = known(db, path)  # again: another kernel may have been quicker
        if version < len(VERSIONS):
            tables(db, version)
        db.execute("COMMIT")


def known(db, path):
    """The version of the tables in a file that is ours, or empty."""
    version, application = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id"))
    if application != APPLICATION and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise Trouble(f"'{shown(path)}' belongs to another program, so it is left as it is")
    if version > len(VERSIONS):
        raise Trouble(f"'{shown(path)}' was written by a newer version of this course, so it is left as it is. "
                      "Update the course")
    return version


def check_whole(path, timeout):
    """Broken, where SQLite's own check finds damage."""
    with opened(path, timeout) as db:
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise Broken


def code(error):
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def sentence(error, path):
    """What the learner reads."""
    return f"Your work cannot be saved now: {reason(error, path)}. {LATER}"


def reason(error, path):
    where = f"'{shown(path)}'"
    if isinstance(error, Trouble):
        hint = f" (the variable {VARIABLE} names this place)" if os.environ.get(VARIABLE) else ""
        return f"{error}{hint}"
    if code(error) in LOCKED:
        return f"{where} is in use by another program or notebook"
    if code(error) in READONLY or isinstance(error, PermissionError):
        return f"{where} or its folder is read-only"
    if code(error) in (FULL, IOERR):
        return f"the disk does not take {where}: it is full, over its quota, or failing"
    return f"{where} cannot be opened ({error})"


# --- a broken file


def mend(path, timeout):
    """Set a broken file aside and begin a new one with all that can still be read; the sentence about it, or ""."""
    with mending(path):
        try:
            check_whole(path, timeout)  # another kernel may have mended it meanwhile
        except Broken:
            aside = set_aside(path)
            count = carry_over(aside, path, timeout)
            rest = f"What could be read of it ({count} rows) is in a new file." if count else "A new file was begun."
            return f"The file with your work was damaged. It is kept as '{shown(aside)}'. {rest}"
    return ""


@contextmanager
def mending(path):
    """One kernel at a time, by a mark beside the file."""
    mark = path.with_name(f"{path.name}-mending")
    with suppress(OSError):
        if time.time() - mark.stat().st_mtime > STALE:
            mark.unlink()
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        raise Trouble(f"'{shown(path)}' is damaged and just being set aside by another notebook") from None
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def set_aside(path):
    """Under a name that is free, with its journal where that holds something."""
    names = (f"{path.stem}.broken-{date.today()}{n}{path.suffix}" for n in ["", *(f"-{i}" for i in range(2, 1000))])
    aside = next(p for p in map(path.with_name, names) if not p.exists())
    path.rename(aside)
    for tail in ("-journal", "-wal", "-shm"):
        beside = path.with_name(path.name + tail)
        with suppress(OSError):
            beside.rename(aside.with_name(aside.name + tail)) if beside.stat().st_size else beside.unlink()
    return aside


def carry_over(aside, path, timeout):
    """Copy the rows that can still be read, table by table, and count them."""
    with opened(path, timeout, writing=True) as new:
        before = new.total_changes
        for table in TABLES:
            with suppress(sqlite3.Error), closing(sqlite3.connect(f"{aside.as_uri()}?mode=ro", uri=True)) as old:
                for row in old.execute(read_all(table).partition(" ORDER")[0]):
                    new.execute(merge(table), row)
        return new.total_changes - before
