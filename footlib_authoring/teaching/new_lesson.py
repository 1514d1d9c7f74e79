"""A lesson's notebook from plain text, so that a new lesson can be written in any editor.

A heading begins a new text cell, a line with --- the last one. Blocks between ```python and ``` become code cells
(~~~ will do, too); those between ```python hidden and ``` are folded, as cells that only show a widget are. The first
one is the setup.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from footlib.catalog.plaintext import Unreadable, text_of
from footlib.errors import nearest_names
from footlib.files import write_whole
from footlib.spelling import slug

from ..review.notebooks import stripped, written

MEANT = re.compile(r"[\s>]*[`´'’‘′＇｀~˜]{2,}\W*(python3?|py|ipython3?)\b.*", re.I)  # what looks like one and is none
PYTHON = ("python", "python3", "py", "ipython", "ipython3")
MOST_CELLS = 1000


def notebook(text: str) -> dict[str, Any]:
    """The lesson as a notebook, without outputs; Unreadable where a block of code never ends."""
    cells: list[dict[str, Any]] = []
    taken: set[str] = set()
    for kind, words in pieces(text):
        cells.append(text_cell(words) if kind == "text" else code_cell(kind == "hidden", words, cells))
    for cell in cells:
        cell["id"] = free(cell["id"], taken)
    return stripped({"cells": cells})


def pieces(text: str) -> list[tuple[str, str]]:
    """("text", "code" or "hidden"; the words) of each cell in order. A block that is no Python stays in its text."""
    lines, found, begin = text.split("\n"), [], 0
    for token in tokens(text):
        first, end = token.map or (0, 0)
        if first < begin:
            continue  # within a block that is a cell already
        if python(token):
            found += [("text", lines[begin:first]), (kind(token), dedent(token.content).rstrip("\n").split("\n"))]
            begin = end
        elif begins_cell(token):
            found.append(("text", lines[begin:first]))
            begin = first
    found.append(("text", lines[begin:]))
    whole = [(kind, "\n".join(words).strip()) for kind, words in found]
    return [(kind, words) for kind, words in whole if words]


def tokens(text: str) -> list[Token]:
    """The blocks of a text; Unreadable where one never ends."""
    lines = text.split("\n")
    found, quoted = MarkdownIt("commonmark").parse(text), 0
    for token in found:
        quoted += token.nesting if token.type.startswith("blockquote") else 0
        token.meta["quoted"] = quoted > 0
        if token.type == "fence" and token.map and not quoted and not closed(lines, token):
            mark = f"this block never ends. Write {token.markup} on a line of its own after it."
            raise Unreadable(mark, token.map[0] + 1)
        if token.type == "fence" and token.map and (line := swallowed(token)):
            mark = f"the block that begins here is not closed before the next one, in line {token.map[0] + 1 + line}."
            raise Unreadable(f"{mark} Write {token.markup} on a line of its own after it.", token.map[0] + 1)
    return found


def swallowed(token: Token) -> int:
    """The line of a block, from 1, in which another one begins, which was meant to stand behind it; or nothing."""
    begins = re.compile(rf"\s*{re.escape(token.markup)}[`~]*\s*\w+")
    return next((n for n, line in enumerate(token.content.split("\n"), 1) if begins.match(line)), 0)


def closed(lines: list[str], token: Token) -> bool:
    first, end = token.map or (0, 0)
    last = lines[end - 1].strip(" >") if end - 1 > first else ""
    return bool(last) and set(last) == {token.markup[0]} and len(last) >= len(token.markup)


def words_of(token: Token) -> list[str]:
    return re.split(r"[\s,{}]+", token.info.lower().strip("{} "))


def python(token: Token) -> bool:
    """Whether a block becomes a cell: one of Python, at the top or in a list, not in a quotation."""
    return token.type == "fence" and words_of(token)[0] in PYTHON and not token.meta["quoted"]


def kind(token: Token) -> str:
    return "hidden" if "hidden" in words_of(token)[1:] else "code"


def begins_cell(token: Token) -> bool:
    heading = token.type == "heading_open" and token.markup.startswith("#") and len(token.markup) <= 4
    return token.level == 0 and (heading or (token.type == "hr" and set(token.markup) == {"-"}))


def text_cell(words: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": name_of(words), "metadata": {}, "source": words}


def code_cell(hidden: bool, source: str, before: list[dict[str, Any]]) -> dict[str, Any]:
    first = not any(cell["cell_type"] == "code" for cell in before)
    name = "setup" if first else f"{before[-1]['id'].removesuffix('-code')}-code"
    folded = {"jupyter": {"source_hidden": True}} if hidden else {}
    return {"cell_type": "code", "id": name, "metadata": folded, "source": source.strip("\n"), "outputs": []}


def name_of(words: str) -> str:
    """A text cell's id: how-to-run, title, links, or its heading in small letters."""
    heading = re.match(r"(#+) (.+)", words)
    if not heading:
        return "links" if words.startswith("---") else "how-to-run" if "Run All Cells" in words else "text"
    return "title" if heading[1] == "#" else slug(heading[2])[:40] or "text"


def free(name: str, taken: set[str]) -> str:
    """The name, with a number where it is taken."""
    names = (name, *(f"{name}-{number}" for number in range(2, MOST_CELLS)))
    found = next(one for one in names if one not in taken)
    taken.add(found)
    return found


def left_as_text(text: str) -> Iterator[str]:
    """A sentence for each block that is no code cell, for whoever meant it to be one."""
    inside = set()
    for token in tokens(text):
        if token.type == "fence" and token.map:
            inside |= set(range(token.map[0] + 1, token.map[1] + 1))
            odd = [word for word in words_of(token)[1:] if word != "hidden" and nearest_names(word, ["hidden"])]
            if python(token) and odd:
                yield f"line {token.map[0] + 1}: '{odd[0]}' folds nothing away. Write {token.markup}python hidden"
            if not python(token):
                line, do = token.map[0] + 1, f"begin it with {token.markup}python."
                if token.meta["quoted"]:
                    do = "take it out of the quotation."
                yield f"line {line}: this block stays text. For a code cell, {do}"
    for number, line in enumerate(text.split("\n"), 1):
        if number not in inside and MEANT.fullmatch(line):
            yield f"line {number}: this looks like code, and stays text. For a code cell, begin it with ```python."


def write(path: Path, lessons: Path) -> tuple[str, list[str]]:
    """The lesson of one text as a notebook: its name, and what stayed text in it. Unreadable where the text is none."""
    target = lessons / f"{path.stem}.ipynb"
    text = text_of(path)
    if not text.strip():
        raise Unreadable("the file is empty: there is no lesson in it.")
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, written(notebook(text)).encode())
    return target.name, [f"{path.name}, {sentence}" for sentence in left_as_text(text)]
