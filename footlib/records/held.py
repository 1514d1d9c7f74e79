"""What the file holds: rows that can be read, in the order in which they were done, and how many cannot."""

from typing import NamedTuple

from .place import shown
from .rows import readable
from .schema import TABLES

NAMES = {"answers": ("answer", "answers"), "lessons": ("lesson's tick", "lessons' ticks"),
         "reviews": ("card of the drill", "cards of the drill"), "sessions": ("session of the diary",
                                                                             "sessions of the diary"),
         "routines": ("saved routine", "saved routines")}  # fmt: skip


class Held(NamedTuple):
    """What was found."""

    rows: dict  #: table → its rows
    missing: dict  #: table → (rows that cannot be read, rows in which letters cannot)
    disk: tuple  #: its name, and how often it was written


def held(db, names, own: str) -> Held:
    """`own` stands for a disk that has no name."""
    found, missing = {}, {}
    for table in names:
        rows = [readable(table, row) for row in db.execute(f"SELECT {', '.join(TABLES[table])} FROM {table}")]
        found[table] = sorted((row for row, _ in rows if row), key=lambda row: (row["turn"], row[TABLES[table][0]]))
        missing[table] = len([1 for row, _ in rows if not row]), len([1 for row, clear in rows if row and not clear])
    return Held(found, missing, disk(db, own))


def disk(db, own):
    name, writes = db.execute("SELECT id, writes FROM disk").fetchone() or (own, 0)
    return name if isinstance(name, str) and name.isalnum() else own, writes if isinstance(writes, int) else 0


def what_is_missing(missing, path) -> str:
    """The sentences about what cannot be read in a file that can be."""
    said = []
    if lost := {table: rows for table, (rows, _) in missing.items() if rows}:
        told = ", ".join(f"{count} {NAMES[table][count > 1]}" for table, count in lost.items())
        said.append(f"In '{shown(path)}' this cannot be read and is left out: {told}. It stays in the file.")
    if any(letters for _, letters in missing.values()):
        said.append("Some letters of your notes cannot be read; \ufffd stands in their place.")
    return " ".join(said)
