"""Where in a TOML text each of its fields stands. The text is right already: `tomllib` has read it."""

import re
import tomllib
from collections.abc import Iterable
from typing import Any, NamedTuple

TOKEN = re.compile(
    r'(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<skip>[ \t]+|#[^\n]*)|(?P<mark>[\[\]{}=,.\n])|(?P<bare>[^\s\[\]{}=,.\"'#]+)",
    re.S,
)


class Spot(NamedTuple):
    """Where a field's value (a table's head) begins, and how the value is written there."""

    at: int
    written: str = ""


class Reader:
    """Walks through a text once; `spots` is then {path: Spot}, a path such as ("heel", "shapes", "sole", 1, "at")."""

    def __init__(self, text: str) -> None:
        self.tokens = [(m.lastgroup or "", m[0], m.start()) for m in TOKEN.finditer(text) if m.lastgroup != "skip"]
        self.tokens.append(("mark", "\n", len(text)))
        self.next, self.spots, self.counts, self.table = 0, {}, {}, ()
        while self.next < len(self.tokens):
            self.statement()

    def peek(self) -> str:
        return self.tokens[self.next][1] if self.next < len(self.tokens) else ""

    def take(self) -> tuple[str, str, int]:
        self.next += 1
        return self.tokens[self.next - 1]

    def statement(self) -> None:
        if self.peek() == "\n":
            self.take()
        elif self.peek() == "[":
            self.head()
        else:
            self.pair(self.table)

    def head(self) -> None:
        """[entry.field], or [[entry.field]]: one table more of a list."""
        at = self.take()[2]
        listed = self.peek() == "[" and bool(self.take())
        keys = self.keys("]")
        if listed:
            self.take()
            *above, last = keys
            path = (*self.resolved(above), last)
            self.counts[path] = self.counts.get(path, 0) + 1
            self.table = (*path, self.counts[path])
        else:
            self.table = self.resolved(keys)
        self.spots[self.table] = Spot(at)

    def resolved(self, keys: Iterable) -> tuple:
        """The path of a head: of a list of tables, the last one is meant."""
        path = ()
        for key in keys:
            path = (*path, key)
            if path in self.counts:
                path = (*path, self.counts[path])
        return path

    def keys(self, end: str) -> Any:
        """The keys of a head or a pair, up to its end."""
        found = []
        while (token := self.take())[1] != end:
            if token[1] != ".":
                found.append(meaning(token[1]) if token[0] == "text" else token[1])
        return found

    def pair(self, table: tuple) -> None:
        at = self.tokens[self.next][2]
        path = table
        for key in self.keys("="):
            path = (*path, key)
            self.spots.setdefault(path, Spot(at))
        self.value(path)

    def value(self, path: tuple) -> None:
        kind, written, at = self.take()
        if written == "[":
            self.list(path, at)
        elif written == "{":
            self.inline(path, at)
        else:
            while kind == "bare" and self.peek() not in ("\n", ",", "]", "}", ""):
                written += self.take()[1]
            self.spots[path] = Spot(at, written)

    def list(self, path: tuple, at: int) -> None:
        self.spots[path], number = Spot(at), 1
        while self.peek() != "]":
            if self.peek() in ("\n", ","):
                self.take()
            else:
                self.value((*path, number))
                number += 1
        self.take()

    def inline(self, path: tuple, at: int) -> None:
        self.spots[path] = Spot(at)
        while self.peek() != "}":
            if self.peek() in ("\n", ","):
                self.take()
            else:
                self.pair(path)
        self.take()


def meaning(written: str) -> str:
    """What a text in quotes says, its escapes read."""
    if "\\" in written and written.startswith('"'):
        return tomllib.loads(f"x = {written}")["x"]
    return written[1:-1]


def spots(text: str) -> dict[tuple, Spot]:
    """{path: where it stands}; lists count from 1."""
    return Reader(text).spots


def nearest(found: dict[tuple, Spot], entry: str, field: str, value: str = "") -> Spot | None:
    """The spot of an entry's field, or of this value in it; else of the nearest table around it, or None.

    A field may leave out the numbers of its lists ('shades.places'): the value tells which one is meant.
    """
    parts = tuple(int(part) if part.isdecimal() else part for part in field.split(".")) if field else ()
    if value:
        plain = tuple(part for part in parts if isinstance(part, str))
        for path, spot in found.items():
            names = tuple(part for part in path[1:] if isinstance(part, str))
            is_it = names == (*plain, value) or (names == plain and meaning(spot.written) == value)
            if is_it and path[:1] == (entry,):
                return spot
    for end in range(len(parts), -1, -1):
        around = (entry, *parts[:end])
        if around in found:
            return found[around]
        if spot := next((spot for path, spot in found.items() if path[: end + 1] == around), None):
            return spot  # of a list of tables, the first
    return None
