"""How rows come into the file: what is done now counts at once; of rows from elsewhere the newest counts."""

from datetime import timedelta
from sqlite3 import Connection

from .storage import TABLES
from .values import LATEST, readable, stamp, time

TICK = timedelta(microseconds=1)
LAST = stamp(LATEST - timedelta(days=366))  # the last turn that a row brings along: there is room for more behind it


def put(db: Connection, table: str, row: dict) -> None:
    """A row, in place of the one with its key."""
    columns = TABLES[table]
    db.execute(
        f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        [row[name] for name in columns],
    )


def do(db: Connection, table: str, row: dict) -> None:
    """What is done now comes after all that the table holds, whatever the clock says: it may have gone back, or a copy
    may come from a computer whose clock is ahead."""
    turns = db.execute(f"SELECT turn FROM {table} ORDER BY turn DESC")
    last = next((after for (turn,) in turns if (after := next_to(turn))), "")
    put(db, table, row | {"turn": max(row["at"], last)})


def next_to(turn: str) -> str:
    """The turn after one; "" where it is none, or the last of all."""
    try:
        return stamp(time(turn) + TICK)
    except (TypeError, ValueError):
        return ""


def merge(db: Connection, table: str, row: dict) -> None:
    """A row from elsewhere. One with the same key stays if it is newer; a copy of the same row changes nothing."""
    row = row | {"turn": min(row["turn"], LAST)}
    columns = TABLES[table]
    held = db.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {columns[0]} = ?", [row[columns[0]]]).fetchone()
    own = readable(table, held)[0] if held else None
    if own is None or newer(row) > newer(own):
        put(db, table, row)


def newer(row: dict) -> tuple[str, str]:
    """By turn; where two computers did something in the same instant, by what the row says: both decide alike."""
    return row["turn"], repr([row[name] for name in sorted(row)])
