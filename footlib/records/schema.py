"""The tables of the file, and their versions.

Rows that happened (answers, reviews, sessions) carry a random id: writing one twice changes nothing, and merging two
files is adding what is missing. Of rows that say how something stands (lessons, routines) the newest counts.

Each row has two times. `at` is what the clock said, for people. `turn` is its place in the order of doing: later than
every turn that its table held when it was written, so that a clock that goes back changes no order (merge.py).
"""

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
NEWEST = len(VERSIONS)


def tables(db, version=0):
    """Bring a database from a version to the newest, inside the caller's transaction."""
    for statements in VERSIONS[version:]:
        for statement in statements:
            db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {len(VERSIONS)}")
