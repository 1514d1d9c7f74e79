"""A broken file: set aside, never overwritten, and followed by a new one with all that can still be read.

That is looked for page by page, without the tree that should lead there. SQLite writes each row whole into a leaf page
of its table, and what does not fit there into a chain of further pages (https://www.sqlite.org/fileformat2.html,
sections 1.6 and 2.1). A page does not say whose it is, but no two of our tables have rows of the same shape. What was
deleted is overwritten, so it does not come back here.

Bytes that slipped in, or got lost, move all pages behind them: these are looked for where they are now.
"""

import os
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from ..files import write_whole
from .storage import TABLES, Broken, Trouble, check_whole, make_tables, path_in_words
from .values import FREE, Unfit, letters, merge, row_to_store

STALE = 30  # seconds after which a mark "somebody is mending this file" was left by a killed kernel
TAILS = ("-journal", "-wal", "-shm")
LEAF, HEAD = 0x0D, 100  # the first byte of a page that holds rows; bytes of the file's own head, on its first page
SIZES = (512, 1024, 2048, 4096, 8192, 16384, 32768, 65536)  # of a page
MOVES = 8  # different distances by which the parts of one file may have been moved
WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of a whole number, by its type


def mend(path: Path, timeout: float) -> str:
    """The sentence about it; "" where another kernel was quicker."""
    path = Path(os.path.realpath(path))  # a link to it stays a link
    with marked(path):
        try:
            check_whole(path, timeout)
        except Broken:
            content, count = rebuilt(salvage(path.read_bytes()))
            aside = replaced(path, content)
            rest = f"What could be read of it ({count} rows) is in a new file." if count else "A new file was begun."
            return f"The file with your work was damaged. It is kept as '{path_in_words(aside)}'. {rest}"
    return ""


@contextmanager
def marked(path: Path) -> Iterator[None]:
    """One kernel at a time, by a mark beside the file."""
    mark = path.with_name(f"{path.name}-mending")
    with suppress(OSError):
        if time.time() - mark.stat().st_mtime > STALE:
            mark.unlink()
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        raise Trouble(f"'{path_in_words(path)}' is damaged and just being set aside by another notebook") from None
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def rebuilt(rows: Iterable[tuple[str, dict]]) -> tuple[bytes, int]:
    """The bytes of a new file with these rows, and how many it holds."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        make_tables(db)
        for table, row in rows:
            merge(db, table, row)
        return db.serialize(), sum(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES)


def replaced(path: Path, content: bytes) -> Path:
    """Where the broken file is now. At no moment is there none under its old name, in which another kernel would begin
    a third one; and where the disk takes no new one, all is as it was."""
    aside = free_name(path)
    try:
        os.link(path, aside)
    except OSError:  # a disk that gives no file two names
        shutil.copy2(path, aside)
    moved = [tail for tail in TAILS if rename(path, aside, tail)]  # a journal of the old file would spoil the new one
    try:
        write_whole(path, content, lasting=True)
    except OSError:
        for tail in moved:
            rename(aside, path, tail)
        aside.unlink()
        raise
    return aside


def free_name(path: Path) -> Path:
    names = (f"{path.stem}.broken-{date.today()}{n}{path.suffix}" for n in ["", *(f"-{i}" for i in range(2, 1000))])
    return next(p for p in map(path.with_name, names) if not p.exists())


def rename(old: Path, new: Path, tail: str) -> Path | None:
    """What lies beside a file; empty journals stay where they are."""
    beside = old.with_name(old.name + tail)
    with suppress(OSError):
        if beside.stat().st_size:
            return beside.rename(new.with_name(new.name + tail))
    return None


# --- what can still be read


def salvage(content: bytes) -> list[tuple[str, dict]]:
    """[(table, row)] of every row that stands on whole pages, or on the rest of one that a slip hit.

    The pages are laid out as they should lie, and as slips in the file have moved them. Of a page that was hit, one
    part is in its place and the other where the next pages are: each row is looked for in both.
    """
    likely = [at for at in found(content, LEAF) if leaf(content, at, SIZES[-1])]
    begins = {size: [at for at in likely if leaf(content, at, size)] for size in SIZES}
    size = max(SIZES, key=lambda size: len(begins[size]))  # the smallest into which they fit: the head may be lost
    distances = Counter((at + size // 2) % size - size // 2 for at in begins[size])
    moved = dict.fromkeys([0, *(distance for distance, _ in distances.most_common(MOVES))])
    laid = [cut(content, distance, size) for distance in moved]
    return [row for pages in laid for row in rows(pages, laid, size)]


def found(content: bytes, byte: int) -> Iterator[int]:
    """Where a byte stands."""
    at = content.find(byte)
    while at >= 0:
        yield at
        at = content.find(byte, at + 1)


def leaf(content: bytes, at: int, size: int) -> bool:
    """Whether a page with rows seems to begin here: some, all of them behind the list of where they are."""
    count, first = int.from_bytes(content[at + 3 : at + 5]), int.from_bytes(content[at + 5 : at + 7])
    if not count or not 8 + 2 * count <= first < size:
        return False
    return all(first <= begin < size for begin in cells(content[at : at + size], 0))


def cut(content: bytes, moved: int, size: int) -> list[bytes]:
    """The pages of a file that lie so many bytes behind, or before, where they should."""
    content = content[moved:] if moved > 0 else bytes(-moved) + content
    return [content[at : at + size] for at in range(0, len(content), size)]


def rows(pages: list[bytes], laid: list[list[bytes]], size: int) -> Iterator[tuple[str, dict]]:
    """The rows of the pages with rows in one layout."""
    for number, page in enumerate(pages):
        if number == 0 or leaf(page, 0, size):
            for at in cells(page, 0 if number else HEAD):
                if row := first_row([pages, *laid], number, at, size):
                    yield row


def first_row(laid: list[list[bytes]], number: int, at: int, size: int) -> tuple[str, dict] | None:
    for pages in laid:
        with suppress(ValueError, IndexError):
            if found := row_of(values(payload(pages, pages[number], at, size))):
                return found
    return None


def cells(page: bytes, head: int) -> Iterator[int]:
    """Where the rows of a leaf page begin."""
    if page[head : head + 1] == bytes([LEAF]):
        count = int.from_bytes(page[head + 3 : head + 5])
        for at in range(head + 8, head + 8 + 2 * count, 2):
            yield int.from_bytes(page[at : at + 2])


def payload(pages: list[bytes], page: bytes, at: int, size: int) -> bytes:
    """The bytes of one row, from its page and the chain of those that it overflows to."""
    length, at = varint(page, at)
    _, at = varint(page, at)  # the row's number
    most, least = size - 35, (size - 12) * 32 // 255 - 23
    begun = least + (length - least) % (size - 4)
    here = length if length <= most else begun if begun <= most else least
    found, following = page[at : at + here], page[at + here : at + here + 4]
    while len(found) < length:
        number = int.from_bytes(following)
        more = pages[number - 1][4 : 4 + length - len(found)]
        if not number or not any(more):
            raise ValueError("the chain is torn")
        found, following = found + more, pages[number - 1][:4]
    return found


def varint(page: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for byte in page[at : at + 8]:
        value, at = value << 7 | byte & 0x7F, at + 1
        if byte < 0x80:
            return value, at
    return value << 8 | page[at], at + 1


def values(record: bytes) -> list:
    """The columns of a row; ValueError where the parts do not make up the whole."""
    head, at = varint(record, 0)
    types: list[int] = []
    while at < head:
        kind, at = varint(record, at)
        types.append(kind)
    found = []
    for kind in types:
        width = WIDTHS[kind] if kind in WIDTHS else (kind - 12) // 2 if kind >= 12 else 8 if kind == 7 else 0
        found.append(value(kind, record[at : at + width]))
        at += width
    if at != len(record):
        raise ValueError("no row")
    return found


def value(kind: int, content: bytes) -> Any:
    if kind in WIDTHS:
        return int.from_bytes(content, signed=True)
    if kind >= 12:
        return content.decode("utf-8", "surrogateescape") if kind % 2 else content
    return {0: None, 8: 0, 9: 1}.get(kind, 0.5)  # none of our columns holds a broken number


def row_of(found: list) -> tuple[str, dict] | None:
    """(table, row) for values that can be one of our rows, of this version or the first, which knew no turns."""
    for table, columns in TABLES.items():
        if len(columns) - len(found) in (0, 1):
            row = dict(zip(columns, found, strict=False))
            row |= {name: letters(row[name]) for name in FREE if name in row}
            with suppress(Unfit):
                return table, row_to_store(table, {"turn": row["at"]} | row)
    return None
