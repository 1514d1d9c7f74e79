"""What people write into a file: UTF-8 text, of a size, depth and numbers that a course has.

Whatever lies beyond these bounds is told in a sentence and goes no further.
"""

import re
from collections.abc import Iterator
from math import isfinite
from pathlib import Path

from ..errors import FootlibError
from ..spelling import odd_character

MOST_BYTES = 100_000_000
MOST_DEEP = 12  # tables and lists in one another; the course's own go to 8
MOST_ITEMS = 500  # in one list or table; a file may hold more entries
MOST_LETTERS = 10_000
MOST = 1_000_000  # the largest number
WINDOWS = "cp1252"
MARKS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
GIT = re.compile(r"^(<{7} |={7}$|>{7} )", re.M)  # what git leaves where two versions did not fit together
GIT_SAYS = "git's marks of two versions stand there: keep one of them"
CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")  # signs that turn the order in which letters are shown


class Unreadable(FootlibError):
    """Why a file cannot be read and what to do about it, in a sentence; with its line and column, where it has them.
    `lost`: there is nothing in it to be mended."""

    def __init__(self, text: str, line: int = 0, column: int = 0, lost: bool = False) -> None:
        self.text, self.line, self.column, self.lost = text, line, column, lost
        super().__init__(f"{where(line, column)}: {text}" if line else text)


def where(line: int, column: int = 0) -> str:
    """'line 12, column 3', as far as it is known."""
    return ", ".join([f"line {line}"] * bool(line) + [f"column {column}"] * bool(column))


def text_of(path: Path) -> str:
    """The text of a file, with plain line ends; Unreadable where it is none."""
    try:
        if path.exists() and not path.is_file():
            raise Unreadable(f"this is a {'folder' if path.is_dir() else 'device'}, not a file. Give the file itself.")
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(f"the file is larger than {MOST_BYTES // 10**6} MB, which no text of the course is.")
        return decoded(path.read_bytes())
    except FileNotFoundError:
        raise Unreadable("the file is missing.", lost=True) from None
    except (OSError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(f"the file cannot be read: {getattr(error, 'strerror', None) or error}.") from None


def decoded(raw: bytes) -> str:
    """UTF-8 as text; of another encoding, its name where it can be told, and what to do."""
    other = next((name for mark, name in MARKS.items() if raw.startswith(mark)), "")
    if not other and b"\0" in raw:
        zeros = max(raw[::2].count(0), raw[1::2].count(0))
        if zeros < len(raw) // 8:
            raise no_text()
        other = "UTF-16"
    if other:
        raise Unreadable(f"the file is saved as {other}. Save it with the encoding UTF-8.")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise in_another_encoding(raw, error.start) from None


def no_text() -> Unreadable:
    return Unreadable("this is not a text file, but a picture or some other program's.", lost=True)


def in_another_encoding(raw: bytes, at: int) -> Unreadable:
    """The sentence about the first byte that is not UTF-8: the letter that it may be, or a file that is no text."""
    if CONTROL.search(raw.decode("latin-1")):
        return no_text()
    start = raw.rfind(b"\n", 0, at) + 1
    letter = raw[at : at + 1].decode(WINDOWS, "replace")
    guess = f" ('{letter}' in Windows-1252, it seems)" if letter.isprintable() and letter != "\ufffd" else ""
    line, column = raw.count(b"\n", 0, at) + 1, len(raw[start:at].decode("utf-8", "replace")) + 1
    return Unreadable(f"line {line} is not UTF-8 text{guess}: column {column}. Save the file with the encoding UTF-8.")


def excess(table: object) -> Iterator[tuple[tuple, str]]:
    """(path, what is wrong) of all that lies beyond the bounds in a table; what is too deep or long is not entered."""
    waiting = [((), table)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, (dict, list)):
            if len(path) >= MOST_DEEP:
                yield path, f"stands more than {MOST_DEEP} tables or lists deep. Take some away."
            elif len(value) > MOST_ITEMS:
                yield path, f"holds {len(value):,} items, more than the {MOST_ITEMS} that it may. Leave some out."
            else:
                items = value.items() if isinstance(value, dict) else enumerate(value, 1)
                waiting += [((*path, key), item) for key, item in items]
                if isinstance(value, dict) and any(len(key) > 100 for key in value):
                    yield path, "holds a name of more than 100 letters. Shorten it."
        elif problem := scalar_excess(value):
            yield path, problem


def scalar_excess(value: object) -> str:
    if isinstance(value, str):
        if len(value) > MOST_LETTERS:
            return f"is a text of {len(value):,} letters, more than the {MOST_LETTERS:,} that it may have."
        if found := CONTROL.search(value) or TURNED.search(value):
            return f"holds {odd_character(found[0])}."
    elif isinstance(value, float) and not isfinite(value):
        return f"must be a number that can be measured (it is {value})."
    elif isinstance(value, (int, float)) and abs(value) > MOST:
        return f"must be a number of at most {MOST:,}."
    return ""
