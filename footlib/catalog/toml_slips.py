"""What is wrong where a TOML text cannot be read on, in an instructor's words, and all of the text that can be read.

A slip spoils its own entry: the others are read all the same, so that their mistakes are told at once.
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from ..spelling import is_odd, odd_character, plain
from .plaintext import GIT, GIT_SAYS, MOST_DEEP, Unreadable
from .toml_lines import TOKEN
from .toml_words import BACKSLASH, at_end_of_value, in_brackets, in_head, in_value, short, without_equals

MOST_SLIPS = 30  # in one file
HEAD = re.compile(r"^[ \t]*(\[{1,2})[ \t]*\"?([^\]\[.\"\n]*)([^\]\n]*)", re.M)
LONG = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}', re.S)
MEANT_TO_OPEN = re.compile(r"^[ \t]*[\w-]+[ \t]*=[ \t]*\Z", re.M)  # what stands before quotes that were to open a text
AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")
TWICE = re.compile(r"Cannot (?:declare|overwrite|mutate|redefine)|Duplicate inline")


class Slip(NamedTuple):
    """What is wrong, where it begins, and up to where the parser was led astray. `open`: what follows may be wrong only
    because of it. `alone`: the rest of its entry can be read without it. `head`: it is the head of this entry."""

    text: str
    at: int
    end: int
    open: bool = False
    alone: bool = False
    head: str = ""


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


def slug(name: str) -> str:
    """The id that a name in square brackets was meant to be."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


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
    at = len(text)
    if found and found[1]:
        at = offset(text, int(found[1]), int(found[2]))
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
        return Slip(
            f"{named} {where}. {again}", start, start + len(here), alone=True, head=slug(known.partition(".")[0])
        )
    last = [one.start() for one in HEAD.finditer(text[:start])]
    above = text[last[-1] if last else 0 : start]
    first = re.search(rf"^[ \t]*{re.escape(key[1])}[ \t]*[=.]", above, re.M)
    where = f", first in line {line_and_column(text, start - len(above) + first.start())[0]}" if first else ""
    return Slip(f"'{key[1]}' stands there twice{where}. Keep one of them.", start, max(at - 1, start), alone=True)


class Tokens(NamedTuple):
    """A statement up to where the parser stopped: its tokens, and those of its brackets that are open."""

    before: list[tuple[str, str, int]]
    open: list[tuple[str, str, int]]
    start: int


def tokens_up_to(text: str, at: int, all: bool = False) -> Tokens:
    """The last statement's tokens, or those of the whole text."""
    before, opened, start, position = [], [], 0, 0
    while position < at:
        found = TOKEN.match(text, position)
        kind, written = (found.lastgroup or "", found[0]) if found else ("odd", text[position])
        token = (kind, written, position)
        position += len(written)
        if position > at and kind in ("bare", "text", "odd"):
            break
        if written == "\n" and kind == "mark" and not opened:
            before, start = before if all else [], position
        elif kind != "skip":
            head = not before and written == "["
            if written in ("[", "{") and kind == "mark" and not head and any(one[1] == "=" for one in before):
                opened.append(token)
            elif written in ("]", "}") and kind == "mark" and opened:
                opened.pop()
            before.append(token)
    return Tokens(before, opened, start)


def in_statement(parser: str, text: str, at: int) -> Slip:
    """What is wrong in a head, a field, a list or a table in curly brackets."""
    tokens = tokens_up_to(text, at)
    line_at = text.rfind("\n", 0, at) + 1 if tokens.open else tokens.start
    rest = text[at:].partition("\n")[0]
    here = text[tokens.start : at] + rest
    head = re.match(r"[ \t]*\[", here) and not any(one[1] == "=" for one in tokens.before)
    if head:
        id = slug(re.sub(r"[\].#].*", "", here.strip(" \t[")))
        return Slip(in_head(here.strip()), tokens.start, tokens.start + len(here), head=id)
    if "Unescaped" in parser or "hex" in parser:
        return Slip(BACKSLASH, at, at)
    if lone := next((one for one in tokens.before if one[0] == "odd" and one[1] in "\"'" and not rest), None):
        begun = text[lone[2] :].partition("\n")[0]
        end = text.find(3 * lone[1], at) + 3 if begun.strip() == lone[1] else at  # three were meant, and three end it
        return Slip(in_value(begun), lone[2], max(end, at))
    if tokens.open:
        told, where, unclosed = in_brackets(text, tokens.before, tokens.open, at)
        return Slip(told, where, max(at, line_at), unclosed)
    if not any(one[1] == "=" for one in tokens.before):
        if meant := re.fullmatch(r"[({<\[]?[ \t]*([\w-]+)[ \t]*[)}>\]]?", here.partition("#")[0].strip()):
            id = slug(meant[1])
            told = f"an entry begins with its id in square brackets: [{short(id)}]. A field has '=' and a value."
            return Slip(told, tokens.start, tokens.start + len(here), head=id)
        return Slip(without_equals(here), tokens.start + len(here) - len(here.lstrip()), at)
    value = here[here.index("=") + 1 :].strip()
    value_at = text.index("=", tokens.start) + 1
    value_at += len(text[value_at:]) - len(text[value_at:].lstrip(" \t"))
    open_text = value[:1] in ("'", '"') and not rest
    told = in_value(value) if at <= value_at or open_text else at_end_of_value(here, value, rest)
    return Slip(told, value_at, at)


def odd_near(text: str, at: int, known: bool) -> Slip | None:
    """The character that a keyboard does not give, where the parser stopped: there, or where a quote was to end and a
    curly one stands."""
    if not known:  # the text ends within a long text: three quotes, of which one is curly
        found = [*re.finditer('[“”″＂]{3}|[‘’＇]{3}|[“”″＂]"|"[“”″＂]', text)]
        odd = found[-1].start() + (not is_odd(found[-1][0][0])) if found else -1
    else:
        start = text.rfind("\n", 0, at) + 1
        here, column = text[start:].partition("\n")[0], at - start
        word = re.match(r"[\w.+-]*", here[column:])  # a value that begins well
        end = column + len(word[0] if word else "")
        ends = [column + n for n, char in enumerate(here[column : end + 1]) if is_odd(char)]
        if column >= len(here):
            ends = [n for n, char in enumerate(here) if char in "“”„″＂‘’＇" and open_quote(here[:n], char)]
        odd = start + (column if ends and ends[0] == column else ends[-1]) if ends else -1
    if odd < 0:
        return None
    line = text[odd:].partition("\n")[0]
    also = "".join(dict.fromkeys(char for char in line[1:] if char in "“”„″＂‘’" and char != text[odd]))
    more = f" The same goes for {also} behind it." if also and text[odd] in "“”„″＂‘’" else ""
    head = re.match(r"[ \t]*\[{1,2}[ \t]*([\w-]+)", text[text.rfind("\n", 0, odd) + 1 :])
    told = f"this is {odd_character(text[odd])}.{more}"
    return Slip(told, odd, max(odd, at), head=slug(plain(head[1])) if head else "")


def open_quote(before: str, char: str) -> bool:
    """Whether the plain quotation mark that this one passes for was opened before it in the line."""
    return before.count('"' if char in "“”„″＂" else "'") % 2 == 1
