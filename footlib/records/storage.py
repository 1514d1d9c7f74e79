"""The file itself: where it lies, which tables it has, how it is opened for each call, written in transactions, and
checked before it is believed.

Rollback journal, not WAL: WAL needs memory shared by all who have the file open, which network disks do not give, and
course folders often lie there. Nothing stays open between calls, so that the file can be moved, copied or deleted at
any time, and a kernel that is killed leaves at most a journal that the next opening rolls back.
"""

import errno
import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal

VARIABLE, NAME = "FOOTLIB_RECORDS", "footlib-records.sqlite"
BINDER = ("BINDER_SERVICE_HOST", "BINDER_LAUNCH_HOST", "BINDER_REPO_URL", "BINDER_REF_URL")  # set by BinderHub
LITE = "/drive"  # what JupyterLite keeps in the browser

READONLY, FULL, IOERR = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM), sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)  # what the system says to the same
LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
BROKEN += (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)  # not the tables that we made
MAGIC, MARK, HEAD = b"SQLite format 3\0", 68, 100  # how a file begins, where it says whose it is, how long its head is
WAYS = slice(18, 20)  # where its head says how it is written and read: with a journal (1) or a log (2)
LATER = "What you do now is kept while this notebook is open, and written down as soon as the file lets it."


def place() -> Path:
    """The file: what FOOTLIB_RECORDS names, else one in the kernel's working folder, which is the lessons'."""
    return Path(os.environ.get(VARIABLE) or NAME).expanduser().absolute()


def fleeting() -> Literal["", "binder", "browser"]:
    """Whose disk is gone after the visit: Binder's, or that of Python in a browser which gives it none to keep, as in
    a private window. Where a browser gives it one, JupyterLite begins in it."""
    if any(os.environ.get(name) for name in BINDER):
        return "binder"
    return "browser" if sys.platform == "emscripten" and not Path.cwd().is_relative_to(LITE) else ""


def path_in_words(path: Path) -> str:
    """A file as the learner knows it: its name alone where it lies in the folder of the lessons."""
    return path.name if path.parent == Path.cwd() else str(path)


# --- opening it


class Trouble(Exception):
    """Why the file cannot be used, as the middle of a sentence."""


class Broken(Exception):
    """The file is damaged, or no database at all."""


@contextmanager
def open_db(path: Path, timeout: float, writing: bool = False) -> Iterator[sqlite3.Connection]:
    """The database inside one transaction; Trouble, Broken or sqlite3.Error where that is not possible."""
    check_place(path)
    with closing(connect(path)) as db, recognised():
        patiently(timeout, settings, db)
        patiently(timeout, bring_up, db, path)
        patiently(timeout, begin, db, writing)
        db.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")
        yield db
        db.execute("COMMIT")


def connect(path: Path | str) -> sqlite3.Connection:
    """Text that is none, because a byte of it is damaged, comes out as far as it can be read (`values.letters`)."""
    db = sqlite3.connect(path, timeout=0, isolation_level=None)
    db.text_factory = lambda content: content.decode("utf-8", "surrogateescape")
    return db


def patiently(timeout: float, step: Callable, db: sqlite3.Connection, *arguments: Any) -> Any:
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


def settings(db: sqlite3.Connection) -> None:
    # Emptied, not deleted: a journal that comes and goes makes JupyterLab's file browser cry "Directory not found".
    # In a browser each file is put back whole when it is closed, an emptied journal as it was while it was full: the
    # next opening would take back what was confirmed. There the journal stays in memory.
    db.execute(f"PRAGMA journal_mode = {'MEMORY' if sys.platform == 'emscripten' else 'TRUNCATE'}")
    db.execute("PRAGMA synchronous = EXTRA")  # what was confirmed survives a power cut, too
    db.execute("PRAGMA secure_delete = ON")  # what was deleted is gone from the file


def begin(db: sqlite3.Connection, writing: bool) -> None:
    """A transaction that has its lock."""
    db.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
    db.execute("SELECT 1 FROM sqlite_master").fetchone()


@contextmanager
def recognised() -> Iterator[None]:
    """SQLite's codes for damage, as Broken; and a complaint that quotes a damaged byte, which Python cannot read."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise Broken from error
    except sqlite3.DatabaseError as error:
        if code(error) in BROKEN:
            raise Broken from error
        raise


def check_place(path: Path) -> None:
    """Trouble where no file can be."""
    if path.is_dir():
        raise Trouble(f"'{path_in_words(path)}' is a folder, not a file")
    if not path.parent.is_dir():
        raise Trouble(f"there is no folder '{path.parent}'")
    if not path.exists() and not os.access(path.parent, os.W_OK):
        raise Trouble(f"the folder '{path.parent}' cannot be written")


def bring_up(db: sqlite3.Connection, path: Path) -> None:
    """A new or older file gets today's tables; another program's and a newer one's stay as they are."""
    if known(db, path) < len(VERSIONS):
        db.execute("BEGIN IMMEDIATE")
        version = known(db, path)  # again: another kernel may have been quicker
        if version < len(VERSIONS):
            make_tables(db, version)
        db.execute("COMMIT")


def known(db: sqlite3.Connection, path: Path) -> int:
    """The version of the tables in a file that is ours, or empty."""
    version, application = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id"))
    names = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    if (application != APPLICATION and names >= set(TABLES)) or not 0 <= version < NO_VERSION:
        raise Broken  # our tables under a head that is not ours
    if application != APPLICATION and names:
        raise Trouble(f"'{path_in_words(path)}' belongs to another program, so it is left as it is")
    if version > len(VERSIONS):
        newer = f"'{path_in_words(path)}' was written by a newer version of this course, so it is left as it is."
        raise Trouble(f"{newer} Update the course")
    return version


def check_whole(path: Path, timeout: float) -> None:
    """Broken, where SQLite's own check finds damage, or our tables are not as we made them. What it takes for a wish to
    be read only, or for a newer SQLite's file, is damage, too: all have written ours in the same two ways."""
    check_place(path)
    with path.open("rb") as file:
        if not set(file.read(HEAD)[WAYS]) <= {1, 2}:
            raise Broken
    with open_db(path, timeout) as db:
        if db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok" or not built_alike(db):
            raise Broken


def is_emptied(path: Path) -> bool:
    """Whether a file is there without any of our tables. One that another kernel is just making is so for a moment."""
    for _ in range(10):
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(HEAD)
        if any(head[len(MAGIC) :]):
            return head.startswith(MAGIC) and not any(head[MARK : MARK + 4])
        time.sleep(0.03)
    return True


def is_there(path: Path) -> bool:
    """Whether there may be a file, as far as that can be seen."""
    try:
        return path.exists()
    except OSError:
        return True


def code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def sentence(error: Exception, path: Path) -> str:
    """What the learner reads."""
    return f"Your work cannot be saved now: {reason(error, path)}. {LATER}"


def reason(error: Exception, path: Path) -> str:
    where = f"'{path_in_words(path)}'"
    if isinstance(error, Trouble):
        hint = f" (the variable {VARIABLE} names this place)" if os.environ.get(VARIABLE) else ""
        return f"{error}{hint}"
    if code(error) in LOCKED:
        return f"{where} is in use by another program or notebook"
    if code(error) in READONLY or isinstance(error, PermissionError):
        return f"{where} or its folder is read-only"
    if code(error) in (FULL, IOERR) or getattr(error, "errno", None) in NO_ROOM:
        return f"the disk does not take {where}: it is full, over its quota, or failing"
    return f"{where} cannot be opened ({error})"


# --- the file's tables, and how an older file comes to have them.
#
# Rows that happened (answers, reviews, sessions) carry a random id: writing one twice changes nothing, and merging
# two files is adding what is missing. Of rows that say how something stands (lessons, routines) the newest counts.
#
# Each row has two times. `at` is what the clock said, for people. `turn` is its place in the order of doing: later
# than every turn that its table held when it was written, so that a clock that goes back changes no order (values.py).

APPLICATION = 0x466F6F74  # "Foot": how a file of ours is told from another program's
TABLES = {  # table → its columns, the key first, the times last
    "answers": ("id", "kind", "item", "given", "passed", "at", "turn"),
    "lessons": ("lesson", "finished", "at", "turn"),
    "reviews": ("id", "card", "rating", "at", "turn"),
    "sessions": ("id", "title", "line", "before", "after", "done", "steps", "seconds", "notes", "at", "turn"),
    "routines": ("name", "line", "at", "turn"),  # without a line: forgotten
}
FIRST = ("answers", "lessons", "reviews", "sessions", "routines")  # the tables of the first version
VERSIONS = (  # statements that lead from each version to the next; never change one that learners have
    (
        "CREATE TABLE answers (id TEXT PRIMARY KEY, kind TEXT, item TEXT, given TEXT, passed INTEGER, at TEXT)",
        "CREATE TABLE lessons (lesson TEXT PRIMARY KEY, finished INTEGER, at TEXT)",
        "CREATE TABLE reviews (id TEXT PRIMARY KEY, card TEXT, rating INTEGER, at TEXT)",
        "CREATE TABLE sessions (id TEXT PRIMARY KEY, title TEXT, line TEXT, before INTEGER, after INTEGER,"
        " done INTEGER, steps INTEGER, seconds INTEGER, notes TEXT, at TEXT)",
        "CREATE TABLE routines (name TEXT PRIMARY KEY, line TEXT, at TEXT)",
        "CREATE TABLE disk (id TEXT)",  # tells this file from that of another visit to Binder
        "INSERT INTO disk VALUES (lower(hex(randomblob(16))))",
    ),
    (
        *(f"ALTER TABLE {table} ADD COLUMN turn TEXT" for table in FIRST),
        *(f"UPDATE {table} SET turn = at" for table in FIRST),
        "ALTER TABLE disk ADD COLUMN writes INTEGER DEFAULT 0",  # which of two copies of this file is the newer one
    ),
)
NO_VERSION = 1000  # no version of this course has so high a number


def make_tables(db: sqlite3.Connection, version: int = 0) -> None:
    """Bring a database from a version to the newest, inside the caller's transaction."""
    for statements in VERSIONS[version:]:
        for statement in statements:
            db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {len(VERSIONS)}")


def built_alike(db: sqlite3.Connection) -> bool:
    """Whether our tables are built as we build them, with no rules of somebody else's; more columns do no harm."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        make_tables(fresh)
        built = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        ours, theirs = (dict(one.execute(built)) for one in (fresh, db))
    rules = db.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()[0]
    return not rules and all(plain(theirs.get(name, "")).startswith(plain(sql)[:-1]) for name, sql in ours.items())


def plain(sql: str) -> str:
    return "".join(sql.split())
