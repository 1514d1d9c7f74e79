"""What is wrong in one statement of a TOML text, a head or a field, at the place where the parser stopped."""

import re
from typing import NamedTuple

from ..spelling import is_odd, odd_character, plain
from .toml_lines import TOKEN
from .toml_words import BACKSLASH, at_end_of_value, in_brackets, in_head, in_value, short, without_equals


class Slip(NamedTuple):
    """What is wrong, where it begins, and up to where the parser was led astray. `open`: what follows may be wrong only
    because of it. `alone`: the rest of its entry can be read without it. `head`: it is the head of this entry."""

    text: str
    at: int
    end: int
    open: bool = False
    alone: bool = False
    head: str = ""


def slug(name: str) -> str:
    """The id that a name in square brackets was meant to be."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


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
