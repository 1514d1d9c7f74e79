"""A TOML text: where each of its fields stands, and, where it cannot be read on, what is wrong and all of it that can
be read.

A slip spoils its own entry: the others are read all the same, so that their mistakes are told at once.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any, NamedTuple

from ..spelling import slug
from .plaintext import GIT, GIT_SAYS, MOST_DEEP, Unreadable
from .toml_slips import TOKEN, Slip, in_statement, in_value, odd_near, tokens_up_to


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
            for number, _ in enumerate(self.items(path, at, "]"), 1):
                self.value((*path, number))
        elif written == "{":
            for _ in self.items(path, at, "}"):
                self.pair(path)
        else:
            while kind == "bare" and self.peek() not in ("\n", ",", "]", "}", ""):
                written += self.take()[1]
            self.spots[path] = Spot(at, written)

    def items(self, path: tuple, at: int, end: str) -> Iterator[None]:
        """Stops before each item of a list or an inline table, up to its end."""
        self.spots[path] = Spot(at)
        while self.peek() != end:
            if self.peek() in ("\n", ","):
                self.take()
            else:
                yield
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


# --- what can be read although something is wrong

MOST_SLIPS = 30  # in one file
HEAD = re.compile(r"^[ \t]*(\[{1,2})[ \t]*\"?([^\]\[.\"\n]*)([^\]\n]*)", re.M)
LONG = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}', re.S)
MEANT_TO_OPEN = re.compile(r"^[ \t]*[\w-]+[ \t]*=[ \t]*\Z", re.M)  # what stands before quotes that were to open a text
AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")
TWICE = re.compile(r"Cannot (?:declare|overwrite|mutate|redefine)|Duplicate inline")


class Legible(NamedTuple):
    """What can be read of a text: its tables; the text with blanks for what cannot; the slips, each with its line and
    column; the ids of entries that are lost."""

    tables: dict
    text: str
    slips: list[Unreadable]
    lost: set[str]


def legible(text: str) -> Legible:
    """As much of a TOML text as can be read; Unreadable where no entry can be told from the next."""
    left, slips, lost, parts, spoilt = text, [], set(), set(), -1
    while True:
        try:
            tables = {id: table for id, table in tomllib.loads(left).items() if id not in parts}
            return Legible(tables, left, slips, lost)
        except RecursionError:
            deep = f"its brackets stand in one another more than {MOST_DEEP} deep. Take some away."
            raise Unreadable(deep) from None
        except ValueError as error:
            slip = slip_at(str(error), left)
            told = Unreadable(slip.text, *line_and_column(left, slip.at))
            start, end, id = entry_around(left, slip)
            if start == end or len(slips) >= MOST_SLIPS or GIT.search(left):
                raise (slips or [told])[0] from None
            if start > spoilt or spoilt < 0:
                slips.append(told)
            lost |= {id, slug(id)} - {""}
            parts |= set() if slip.alone else {id, slug(id)}  # what is left of them is no entry
            spoilt = end if slip.open else -1
            left = left[:start] + re.sub(r"[^\n]", " ", left[start:end]) + left[end:]


def line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


# --- The entry that a slip spoils


def entry_around(text: str, slip: Slip) -> tuple[int, int, str]:
    """(start, end, id) of the entry in which a slip stands; of its own lines where they are all that is lost."""
    first = text.rfind("\n", 0, slip.at) + 1
    last = text.find("\n", slip.end)
    last = len(text) if last < 0 else last
    if slip.head:
        if not slip.alone:
            before = [*heads_in(text[:first], 0)]
            own = [at for at, _ in takewhile(lambda one: slug(one[1]) == slip.head, reversed(before))]
            first = min([first, *own])
        following = (at for at, id in heads_in(text[last:], last) if slug(id) != slip.head)
        return first, next(following, len(text)), slip.head
    if slip.alone:
        return first, last, ""
    heads = [*heads_in(text[:first], 0), *heads_in(text[first : last + 1], first), *heads_in(text[last:], last)]
    before = [one for one in heads if one[0] <= slip.at]
    if not before:
        return first, first, ""
    id = before[-1][1]
    own = takewhile(lambda one: slug(one[1]) == slug(id), reversed(before))
    start = min(at for at, _ in own)
    end = next((at for at, other in heads if at > slip.end and slug(other) != slug(id)), len(text))
    return start, end, id


def heads_in(text: str, begins: int) -> Iterator[tuple[int, str]]:
    """(where, id) of each head in a part of the text, long texts left out: they may quote some."""
    plain = LONG.sub(lambda long: re.sub(r"[^\n]", " ", long[0]), text)
    return ((begins + head.start(), head[2].strip()) for head in HEAD.finditer(plain))


# --- What is wrong


def slip_at(message: str, text: str) -> Slip:
    """The parser's message as a sentence of ours, with what to do."""
    found = AT.search(message)
    at = offset(text, int(found[1]), int(found[2])) if found and found[1] else len(text)
    if not found and (digits := re.search(r"[\d_]{4000,}", text)):
        return Slip("this number is too long to be one.", digits.start(), digits.end())
    if marks := GIT.search(text):
        return Slip(f"{GIT_SAYS}.", marks.start(), marks.end())
    if odd := odd_near(text, at, bool(found and found[1])):
        return odd
    if message.startswith('Expected "\'"'):  # told at the end of the text: there was no other
        at = next((where for kind, _, where in tokens_up_to(text, at, all=True).before if kind == "odd"), at)
        return Slip(in_value(text[at:].partition("\n")[0]), at, at)
    if swallowed := swallowed_by(text, at):
        return swallowed
    if TWICE.search(message):
        return twice(text, at)
    return in_statement(message.replace(found[0], "") if found else message, text, at)


def offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return min(start + column - 1, len(text))


def swallowed_by(text: str, at: int) -> Slip | None:
    """A text between three quotes whose end is lost, so that it goes on to where the next one begins, or to the end."""
    start = 0
    while token := re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[^"\'#]+|.', re.S).match(
        text, start
    ):
        if token.start() > at:
            break
        start = token.end()
        if token[0] not in ('"""', "'''"):
            continue
        long = LONG.match(text, token.start())
        known = f"the text that begins here has no end: write {token[0]} behind its last word"
        if not long:
            return Slip(f"{known}.", token.start(), token.start(), open=True)
        inside = text[token.end() : long.end() - 3]
        if long.end() <= at + 3 and (field := MEANT_TO_OPEN.search(inside)):
            end = token.end() + field.start()
            line, _ = line_and_column(text, end)
            return Slip(f"{known} (it went on to line {line}, where the next one begins).", token.start(), end, True)
        start = long.end()
    return None


def twice(text: str, at: int) -> Slip:
    """An entry or a field that stands there for the second time."""
    line, _ = line_and_column(text, max(at - 1, 0))
    start = offset(text, line, 1)
    here = text[start:].partition("\n")[0]
    if (head := HEAD.match(here)) or not (key := re.match(r"[ \t]*([\w\"'-]+)", here)):
        named = here.partition("#")[0].strip()
        known = named.strip("[] \t")
        first = next((one for one in HEAD.finditer(text[:start]) if (one[2] + one[3]).strip() == known), None)
        where = f"stands there already, in line {line_and_column(text, first.start(1))[0]}" if first else "stands twice"
        if head and head[3]:
            again = f"Join them; where several may follow one another each begins with two brackets: [[{known}]]."
        else:
            again = "Give one of them another id, or join them."
        entry = slug(known.partition(".")[0])
        return Slip(f"{named} {where}. {again}", start, start + len(here), alone=True, head=entry)
    last = [one.start() for one in HEAD.finditer(text[:start])]
    above = text[last[-1] if last else 0 : start]
    first = re.search(rf"^[ \t]*{re.escape(key[1])}[ \t]*[=.]", above, re.M)
    where = f", first in line {line_and_column(text, start - len(above) + first.start())[0]}" if first else ""
    return Slip(f"'{key[1]}' stands there twice{where}. Keep one of them.", start, max(at - 1, start), alone=True)
