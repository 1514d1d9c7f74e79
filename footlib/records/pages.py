"""The rows of a damaged file, page by page, without the tree that should lead to them.

SQLite writes each row whole into a leaf page of its table, and what does not fit there into a chain of further pages
(https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1). A page does not say whose it is, but no two of our
tables have rows of the same shape. What was deleted is overwritten, so it does not come back here.

Bytes that slipped in, or got lost, move all pages behind them: these are looked for where they are now.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from .rows import FREE, Unfit, fit, letters
from .schema import TABLES

LEAF, HEAD = 0x0D, 100  # the first byte of a page that holds rows; bytes of the file's own head, on its first page
SIZES = (512, 1024, 2048, 4096, 8192, 16384, 32768, 65536)  # of a page
MOVES = 8  # different distances by which the parts of one file may have been moved
WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of a whole number, by its type


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


def first_row(laid, number, at, size):
    for pages in laid:
        with suppress(ValueError, IndexError):
            if found := row_of(values(payload(pages, pages[number], at, size))):
                return found
    return None


def cells(page, head):
    """Where the rows of a leaf page begin."""
    if page[head : head + 1] == bytes([LEAF]):
        count = int.from_bytes(page[head + 3 : head + 5])
        for at in range(head + 8, head + 8 + 2 * count, 2):
            yield int.from_bytes(page[at : at + 2])


def payload(pages, page, at, size):
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


def varint(page, at):
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for byte in page[at : at + 8]:
        value, at = value << 7 | byte & 0x7F, at + 1
        if byte < 0x80:
            return value, at
    return value << 8 | page[at], at + 1


def values(record):
    """The columns of a row; ValueError where the parts do not make up the whole."""
    head, at = varint(record, 0)
    types = []
    while at < head:
        kind, at = varint(record, at)
        types.append(kind)
    found = []
    for kind in types:
        width = WIDTHS.get(kind, (kind - 12) // 2 if kind >= 12 else 8 * (kind == 7))
        found.append(value(kind, record[at : at + width]))
        at += width
    if at != len(record):
        raise ValueError("no row")
    return found


def value(kind, content):
    if kind in WIDTHS:
        return int.from_bytes(content, signed=True)
    if kind >= 12:
        return content.decode("utf-8", "surrogateescape") if kind % 2 else content
    return {0: None, 8: 0, 9: 1}.get(kind, 0.5)  # none of our columns holds a broken number


def row_of(found):
    """(table, row) for values that can be one of our rows, of this version or the first, which knew no turns."""
    for table, columns in TABLES.items():
        if len(columns) - len(found) in (0, 1):
            row = dict(zip(columns, found, strict=False))
            row |= {name: letters(row[name]) for name in FREE if name in row}
            with suppress(Unfit):
                return table, fit(table, {"turn": row["at"]} | row)
    return None
