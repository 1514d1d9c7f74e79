"""The commonest slips of hands that know no TOML: what is wrong in one statement, a head or a field, at the place where
the parser stopped."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from ..errors import in_a_line
from ..spelling import is_odd, odd_character, plain, slug

Token = tuple[str, str, int]
TOKEN = re.compile(
    r'(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<skip>[ \t]+|#[^\n]*)|(?P<mark>[\[\]{}=,.\n])|(?P<bare>[^\s\[\]{}=,.\"'#]+)",
    re.S,
)


class Slip(NamedTuple):
    """What is wrong, where it begins, and up to where the parser was led astray. `open`: what follows may be wrong only
    because of it. `alone`: the rest of its entry can be read without it. `head`: it is the head of this entry."""

    text: str
    at: int
    end: int
    open: bool = False
    alone: bool = False
    head: str = ""


class Tokens(NamedTuple):
    """A statement up to where the parser stopped: its tokens, and those of its brackets that are open."""

    before: list[Token]
    open: list[Token]
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
            told = f"an entry begins with its id in square brackets: [{in_a_line(id)}]. A field has '=' and a value."
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


# --- each slip as a sentence: what stands there, and what to write

YES, NO = ("true", "yes", "on", "ja", "oui", "si"), ("false", "no", "off", "nein", "non")
FIELD = re.compile(r"[ \t]*([\w-]+)[ \t]*[:=]?[ \t]*(.*)")


def in_head(written: str) -> str:
    """What is wrong with a line that begins with a square bracket."""
    bare = written.partition("#")[0].strip()
    inside = bare.lstrip("[ \t").partition("]")[0]
    names = [re.sub(r"[^a-z0-9_-]+", "-", one.lower()).strip("-") for one in inside.split(".")]
    meant = ".".join(filter(None, names)) or "my-entry"
    two = bare.startswith("[[") and bare.endswith("]]")
    unequal = bare.startswith("[[") != bare.endswith("]]") and inside == meant and bare.rstrip("]").endswith(inside)
    more = f", or [[{meant}]] where several follow one another" if unequal else ""
    return (
        "between square brackets stands an id: small letters, digits and hyphens, and nothing behind them. "
        f"Write {f'[[{meant}]]' if two else f'[{meant}]'}{more}"
    )


def without_equals(written: str) -> str:
    """What is wrong with a line that is neither a head nor a field."""
    line = re.sub(r"[ \t]+#[^\"']*$", "", written.partition("\n")[0]).strip()
    if found := re.match(r"((?:[\w-]+[ \t]+)+[\w-]+)[ \t]*=", line):
        return f"the name of a field is one word. Write {re.sub('[ -]+', '_', found[1])} = …"
    found = FIELD.fullmatch(line)
    if found and found[2] and (found[2][0] in "\"'[{0123456789" or found[2].lower() in (*YES, *NO)):
        return f"'=' must stand between a field and its value. Write {in_a_line(f'{found[1]} = {found[2]}')}"
    return (
        'this line is no field: write name = "…" for a field, # before a remark, and three quotes (""") before and '
        "behind a text of several lines."
    )


def in_value(value: str) -> str:
    """What is wrong with a value that does not begin as one."""
    plain = value.partition("#")[0].strip()
    word = re.match(r"[^\s,\]}]*", plain)
    first = word[0] if word else ""
    if not plain or not plain.strip(".…,"):
        return f"the value is missing{' in the place of the dots' if '.' in plain or '…' in plain else ''}."
    if plain[0] == "=":
        return "one '=' is enough. Take the other away."
    if first.lower() in ("none", "null", "nil", "-", "–"):
        return "there is no word for nothing: leave the whole field out where nothing is to be said."
    if first.lower() in (*YES, *NO):
        return f"yes and no are written as true and false, in small letters: {str(first.lower() in YES).lower()}"
    if plain[0] in "\"'":
        return f"the text is not closed in its line. Write {plain[0]} behind its last word; {LONG_TEXTS}"
    if plain[0] in "(<":
        return "a list stands in square brackets, such as [0.5, 0.2]."
    if number := re.fullmatch(r"[-+]?[.,]?\d[\d.,]*", first):
        return f"write the number as {as_number(number[0])}"
    return f'text stands in quotes. Write "{in_a_line(plain.strip(WITH_TEXT))}"'


WITH_TEXT = ", \"'"
BACKSLASH = "a backslash stands alone in the text. Write two of them (\\\\), or a slash (/)."
LONG_TEXTS = 'a text of several lines has three quotes (""") before and behind it.'


def as_number(written: str) -> str:
    """0.5 for 0,5 or .5; 5 for 05 or 5."""
    plain = written.replace(",", ".").rstrip(".")
    sign, digits = ("-", plain[1:]) if plain[:1] == "-" else ("", plain.lstrip("+"))
    whole, dot, part = digits.partition(".")
    return f"{sign}{whole.lstrip('0') or '0'}{dot}{part}"


def with_point(written: str, field: str = "") -> str:
    """What is wrong with a number with a comma. Three digits behind it may be thousands: then we only ask."""
    if re.fullmatch(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+", written):
        readings = [written.replace(",", ""), written.replace(",", ".").rstrip("0").rstrip(".")]
        asked = " or ".join(readings[: 2 if written.count(",") == 1 else 1])
        return f"is this {asked}? A number has no comma: write thousands in one piece, and decimals with a point."
    return f"a number has a point and no comma. Write {f'{field} = ' if field else ''}{as_number(written)}"


def at_end_of_value(line: str, value: str, rest: str) -> str:
    """What is wrong with a line that goes on behind its value."""
    field, rest = line.partition("=")[0].strip(), rest.strip()
    plain = value.partition("#")[0].strip()
    if re.fullmatch(r"[-+]?\d+,\d+|[-+]?\d{1,3}(?:,\d{3})+", plain):
        return with_point(plain, field)
    if re.fullmatch(r"[-+]?\d{1,3}(?:[ '’\u00a0\u2009\u202f]\d{3})+", plain):
        return f"a number stands in one piece. Write {field} = {re.sub(r'[^-+0-9]', '', plain)}"
    if rest.startswith(("]", "}", ")")):
        return f"there is one '{rest[0]}' too many."
    if rest.startswith(","):
        return "no comma stands at the end of a field. Take it away; several values stand in a list: [ … , … ]"
    if re.match(r"[\w-]+[ \t]*=", rest):
        return f"a new field begins on a line of its own: put '{in_a_line(rest)}' below."
    if found := re.match(r"([-+]?[\d.]*\d)(\.?)\s*(.*)$", plain):
        if not found[3]:
            return f"write the number as {as_number(found[1])}"
        known = as_number(found[1])
        return f"behind the number stands '{in_a_line(found[3])}'. Write one number alone, such as {field} = {known}"
    if value.lower().startswith((*YES, *NO)):
        return f"behind the value stands '{in_a_line(rest)}'. Write {field} = true or {field} = false."
    if value[:1] in "\"'":
        return quotes_inside(rest, value[0])
    return f"behind the value stands '{in_a_line(rest)}'. Take it away, or write # before a remark."


def quotes_inside(rest: str, mark: str = '"') -> str:
    inside = "Inside a text write “ ”" if mark == '"' else 'A text with an apostrophe stands between double quotes (")'
    return (
        f"the text ends before {in_a_line(rest)} – at a quotation mark. {inside}; if it is to end there, something is "
        "missing behind it."
    )


def in_brackets(text: str, before: Sequence[Token], opened: Sequence[Token], at: int) -> tuple[str, int, bool]:
    """(what is wrong, where, whether a bracket is left open) within a list or a table in curly brackets."""
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    rest = text[at:].lstrip(" \t").partition("\n")[0]
    if HEADED.match(line) and len(opened) > 1:  # the next head was read as a list in the list
        at, rest = text.rfind("\n", 0, at) + 1, line
        before, opened = [one for one in before if one[2] < at], opened[:-1]
    _, bracket, began = opened[-1]
    closing, kind = ("]", "list") if bracket == "[" else ("}", "table")
    last = next((one for one in reversed(before) if one[1] != "\n"), before[-1])
    end = len(text[: last[2] + len(last[1])].rstrip(", \t\n"))
    found = re.search(r"\"[^\"\n]*\"$|'[^'\n]*'$|[^\s,\[\]{}=\"']+$|.$", text[:end])
    item = in_a_line(found[0]) if found and end > began + 1 else ""
    behind = f"behind {item if len(item) > 1 else f'{item!r}'}" if item else f"behind '{bracket}'"
    begins = text.count("\n", 0, began) + 1
    where = f" (it begins in line {begins})" if "\n" in text[began:end] else ""
    unclosed = f"the {kind} has no end{where}: write '{closing}' {behind}.", max(end - 1, 0), True
    new_line = not text[text.rfind("\n", 0, at) + 1 : at].strip() and "\n" in text[end:at]
    if not rest and at >= len(text.rstrip()) or (new_line and bracket == "[" and NEXT.match(rest)):
        return unclosed
    if bracket == "{" and not rest:
        return f"a table in curly brackets stands in one line, and ends with '}}'. Write it {behind}.", end - 1, True
    if last[1] == "," and rest[:1] in ("}", ","):
        return "there is one comma too many.", last[2], False
    if rest[:1] and rest[0] in "]})" and rest[0] != closing:
        return f"here '{rest[0]}' closes what '{bracket}' opened{where}. Write '{closing}' first.", at, True
    if number := decimal_comma(text, at):
        return with_point(number), at, False
    if rest[:1] == ";":
        return "a comma stands between two values, and no semicolon.", at, False
    if bracket == "{":
        return in_curly(before, rest, at) or (f"a comma is missing {behind}.", max(end - 1, 0), False)
    if re.match(r"[\w-]+[ \t]*[=:]", rest) or rest[:1] == "=":
        if re.search(r"[\d\"']$", text[began:end]):
            return unclosed
        return 'fields in a list stand between curly brackets, such as { name = "…" }.', at, False
    if last[1] in (",", bracket):
        return (in_value(rest.partition(",")[0].partition("]")[0]), at, False) if rest else unclosed
    return in_text(last, at, rest) or (f"a comma is missing {behind}.", max(end - 1, 0), False)


def in_curly(before: Sequence[Token], rest: str, at: int) -> tuple[str, int, bool] | None:
    """What is wrong in a table in curly brackets, where it is no comma."""
    last = before[-1]
    key = [one[1] for one in takewhile(lambda one: one[0] == "bare" or one[1] == ".", reversed(before))][::-1]
    key = key if before[len(before) - len(key) - 1][1] in ("{", ",") else []
    if last[1] == "=":
        return in_value(rest.partition("}")[0]), at, False
    if key and all(part.isdecimal() or part == "." for part in key):
        return "several numbers stand in a list, in square brackets, such as [0.5, 0.2].", last[2], False
    if key:
        return f"'=' must stand between a field and its value: {in_a_line(key[0].strip(':'))} = …", last[2], False
    if last[1] in (",", "{"):
        if rest[:1] == ":":
            return "'=' must stand between a field and its value, and no ':'.", at, False
        return 'between curly brackets stand fields with their values, such as { name = "…" }.', at, False
    return in_text(last, at, rest)


def in_text(last: Token, at: int, rest: str) -> tuple[str, int, bool] | None:
    """What is wrong where a text was closed too early, or a quotation mark is left over."""
    adjoins = at == last[2] + len(last[1])
    if last[0] == "text" and rest and (adjoins or (rest[0] in "\"'" and rest.count(rest[0]) == 1)):
        return quotes_inside(rest, last[1][0]), at, False
    if rest[:1] in ("'", '"') and rest.count(rest[0]) == 1:
        return in_value(rest), at, False
    return None


#: What begins a new field or entry, where a list should have ended.
NEXT = re.compile(r"[\w-]+[ \t]*=|\[{1,2}[\w.-]+\]{1,2}[ \t]*(#.*)?$")
HEADED = re.compile(r"\[{1,2}[a-z][\w.-]*\]{1,2}[ \t]*(#.*)?$")


def decimal_comma(text: str, at: int) -> str:
    """The number that was meant where digits stand behind a comma and a nought: 0,05."""
    start = at
    while start and text[start - 1] in "0123456789,.-":
        start -= 1
    found = re.match(r"-?\d+,\d+", text[start:])
    return found[0] if found else ""
