"""The file's tables, and how an older file comes to have them.

Rows that happened (answers, reviews, sessions) carry a random id: writing one twice changes nothing, and merging two
files is adding what is missing. Of rows that say how something stands (lessons, routines) the newest counts.

Each row has two times. `at` is what the clock said, for people. `turn` is its place in the order of doing: later than
every turn that its table held when it was written, so that a clock that goes back changes no order (values.py).
"""

import sqlite3
from contextlib import closing

APPLICATION = 0x466F6F74  # "Foot": how a file of ours is told from another program's
TABLES = {  # table → its columns, the key first, the times last
    "answers": ("id", "kind", "item", "given", "passed", "at", "turn"),
    "lessons": ("lesson", "finished", "at", "turn"),
    "reviews": ("id", "card", "rating", "at", "turn"),
    "sessions": ("id", "title", "line", "before", "after", "done", "steps", "seconds", "notes", "at", "turn"),
    "routines": ("name", "line", "at", "turn"),  # without a line: forgotten
}
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
        *(
            f"ALTER TABLE {table} ADD COLUMN turn TEXT"
            for table in ("answers", "lessons", "reviews", "sessions", "routines")
        ),
        *(f"UPDATE {table} SET turn = at" for table in ("answers", "lessons", "reviews", "sessions", "routines")),
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
        ours, theirs = (
            dict(one.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")) for one in (fresh, db)
        )
    rules = db.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()[0]
    return not rules and all(plain(theirs.get(name, "")).startswith(plain(sql)[:-1]) for name, sql in ours.items())


def plain(sql: str) -> str:
    return "".join(sql.split())
