"""The tables, their versions, and how rows from elsewhere are merged into them.

Rows that happened (answers, reviews, sessions) carry a random id: writing one twice changes nothing, and merging two
files is adding what is missing. Of rows that say how something stands (lessons, routines) the newest counts.
"""

APPLICATION = 0x466F6F74  # "Foot": how a file of ours is told from another program's
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
)
NEWEST = len(VERSIONS)
TABLES = {  # table → its columns, the key first, the time last
    "answers": ("id", "kind", "item", "given", "passed", "at"),
    "lessons": ("lesson", "finished", "at"),
    "reviews": ("id", "card", "rating", "at"),
    "sessions": ("id", "title", "line", "before", "after", "done", "steps", "seconds", "notes", "at"),
    "routines": ("name", "line", "at"),  # without a line: forgotten
}


def merge(table):
    """Adds a row; one with the same key stays, unless it is older."""
    columns = TABLES[table]
    return (f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            f" ON CONFLICT ({columns[0]}) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in columns[1:])}"
            f" WHERE excluded.at > {table}.at")


def read_all(table):
    return f"SELECT {', '.join(TABLES[table])} FROM {table} ORDER BY at, {TABLES[table][0]}"


def tables(db, version=0):
    """Bring a database from a version to the newest, inside the caller's transaction."""
    for statements in VERSIONS[version:]:
        for statement in statements:
            db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {len(VERSIONS)}")
