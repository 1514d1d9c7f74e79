"""The rows of a damaged file, page by page, without the tree that should lead to them.

SQLite writes each row whole into a leaf page of its table, and what does not fit there into a chain of further pages
(https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1). A page does not say whose it is, but no two of our
tables have rows of the same shape. What was deleted is overwritten, so it does not come back here.
"""

from contextlib import suppress

from .rows import FREE, Unfit, fit, letters
from .schema import TABLES

LEAF, HEAD = 0x0D, 100  # the first byte of a page that holds rows; bytes of the file's own head, on its first page
SIZES = (4096, 512, 1024, 2048, 8192, 16384, 32768, 65536)  # the usual one first: the head may be lost
WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of a whole number, by its type


def salvage(content: bytes) -> list[tuple[str, dict]]:
    """[(table, row)] of every row that stands on whole pages."""
    return max((list(rows(content, size)) for size in SIZES), key=len)


def rows(content, size):
    pages = [content[at : at + size] for at in range(0, len(content), size)]
    for number, page in enumerate(pages):
        for at in cells(page, 0 if number else HEAD):
            with suppress(ValueError, IndexError):
                if found := row_of(values(payload(pages, page, at, size))):
                    yield found


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
