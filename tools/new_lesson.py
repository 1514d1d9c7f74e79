"""Make a lesson's notebook from plain text, so that a new lesson can be written in any editor.

    python tools/new_lesson.py 11-desk-feet.md        writes notebooks/11-desk-feet.ipynb

A heading begins a new text cell, a line with --- the last one. Blocks between ```python and ``` become code cells
(~~~ will do, too); those between ```python hidden and ``` are folded, as cells that only show a widget are. The first
one is the setup.
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

from footlib.catalog.plaintext import Unreadable, text_of

try:
    import strip_outputs
except ImportError:  # imported as tools.new_lesson
    from tools import strip_outputs

FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})\s*(.*)")
MEANT = re.compile(r"[\s>]*[`´'’‘′＇｀~˜]{2,}\W*(python3?|py|ipython3?)\b.*", re.I)  # what looks like one and is none
PYTHON = ("python", "python3", "py", "ipython", "ipython3")
NEW_CELL = re.compile(r"#{1,4} |---\s*$")


def notebook(text):
    """The lesson as a notebook, without outputs."""
    cells, taken = [], set()
    for kind, words in pieces(text):
        cells.append(text_cell(words) if kind == "text" else code_cell((kind == "hidden", words), cells))
    for cell in cells:
        cell["id"] = free(cell["id"], taken)
    return strip_outputs.stripped({"cells": cells})


def pieces(text: str) -> list[tuple[str, str]]:
    """("text", "code" or "hidden"; the words) of each cell in order. A block that is no Python stays in its text."""
    found, words, block = [], [], None
    for number, line in enumerate(text.split("\n"), 1):
        fence = FENCE.fullmatch(line)
        if block is None and fence:
            block = Block(number, fence[1], fence[2].strip(), [], len(line) - len(line.lstrip(" ")))
            words += [line] * (not block.python)
        elif block and ends(block, fence):
            if block.python:
                found += [("text", "\n".join(words).strip()), (block.kind, "\n".join(block.lines))]
                words = []
            else:
                words += [*block.lines, line]
            block = None
        elif block:
            block.lines.append(line[min(block.indent, len(line) - len(line.lstrip(" "))) :] if block.python else line)
        elif NEW_CELL.match(line):
            found.append(("text", "\n".join(words).strip()))
            words = [line]
        else:
            words.append(line)
    if block:
        raise Unreadable(f"this block never ends. Write {block.mark} on a line of its own after it.", block.line)
    return [(kind, words) for kind, words in [*found, ("text", "\n".join(words).strip())] if words.strip()]


class Block(NamedTuple):
    """A block between two fences: where it begins, its fence, what is said behind that, its lines, and how far the
    fence is moved in."""

    line: int
    mark: str
    info: str
    lines: list
    indent: int = 0

    @property
    def words(self):
        return re.split(r"[\s,{}]+", self.info.lower().strip("{} "))

    @property
    def python(self):
        return self.words[0] in PYTHON

    @property
    def kind(self):
        return "hidden" if "hidden" in self.words[1:] else "code"


def ends(block, fence):
    """Whether a fence ends a block: the same marks, at least as many, and nothing behind them."""
    return fence and not fence[2].strip() and fence[1][0] == block.mark[0] and len(fence[1]) >= len(block.mark)


def text_cell(words):
    return {"cell_type": "markdown", "id": name_of(words), "metadata": {}, "source": words}


def code_cell(found, before):
    hidden, source = found
    first = not any(cell["cell_type"] == "code" for cell in before)
    name = "setup" if first else f"{before[-1]['id'].removesuffix('-code')}-code"
    folded = {"jupyter": {"source_hidden": True}} if hidden else {}
    return {"cell_type": "code", "id": name, "metadata": folded, "source": source.strip()}


def name_of(words):
    """A text cell's id: how-to-run, title, links, or its heading in small letters."""
    heading = re.match(r"(#+) (.+)", words)
    if not heading:
        return "links" if words.startswith("---") else "how-to-run" if "Run All Cells" in words else "text"
    return "title" if heading[1] == "#" else re.sub(r"[^a-z0-9]+", "-", heading[2].lower()).strip("-")[:40]


def free(name, taken):
    """The name, with a number where it is taken."""
    names = [name, *(f"{name}-{number}" for number in range(2, 1000))]
    found = next(one for one in names if one not in taken)
    taken.add(found)
    return found


def left_as_text(text):
    """A sentence for each block that is no code cell, for whoever meant it to be one."""
    inside = None
    for number, line in enumerate(text.split("\n"), 1):
        fence = FENCE.fullmatch(line)
        if inside is None and fence:
            inside = Block(number, fence[1], fence[2].strip(), [])
            if not inside.python:
                yield f"line {number}: this block stays text. For a code cell, begin it with {inside.mark}python."
        elif inside and ends(inside, fence):
            inside = None
        elif inside is None and MEANT.fullmatch(line):
            yield f"line {number}: this looks like code, and stays text. For a code cell, begin it with ```python."


def write(path: Path) -> str:
    """The lesson of one text as a notebook; its name. Unreadable where the text is none."""
    target = strip_outputs.NOTEBOOKS / f"{path.stem}.ipynb"
    if target.exists():
        raise Unreadable(f"{target.name} is there already. Give the lesson another number or name, or delete that one.")
    text = text_of(path)
    if not text.strip():
        raise Unreadable("the file is empty: there is no lesson in it.")
    target.write_text(strip_outputs.written(notebook(text)), encoding="utf-8", newline="\n")
    for sentence in left_as_text(text):
        print(f"{path.name}, {sentence}")
    return target.name


def main(paths):
    broken = 0
    for path in map(Path, paths):
        try:
            print(f"Written: notebooks/{write(path)}")
        except Unreadable as error:
            print(f"{path.name}, {error}" if error.line else f"{path.name}: {error}")
            broken += 1
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else __doc__)
