"""Make a lesson's notebook from plain text, so that a new lesson can be written in any editor.

    python tools/new_lesson.py 11-desk-feet.md        writes notebooks/11-desk-feet.ipynb

A heading begins a new text cell, a line with --- the last one. Blocks between ```python and ``` become code cells;
those between ```python hidden and ``` are folded, as cells that only show a widget are. The first one is the setup.
"""

import re
import sys
from pathlib import Path

try:
    import strip_outputs
except ImportError:  # imported as tools.new_lesson
    from tools import strip_outputs

CODE = re.compile(r"^```python( hidden)?\n(.*?)^```$", re.M | re.S)
NEW_CELL = re.compile(r"^(?=#{1,4} |---$)", re.M)


def notebook(text):
    """The lesson as a notebook, without outputs."""
    texts, found = CODE.split(text)[::3], CODE.findall(text)
    cells, taken = [], set()
    for i, words in enumerate(texts):
        cells += [text_cell(part.strip()) for part in NEW_CELL.split(words) if part.strip()]
        if i < len(found):
            cells.append(code_cell(found[i], cells))
    for cell in cells:
        cell["id"] = free(cell["id"], taken)
    return strip_outputs.stripped({"cells": cells})


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


def main(paths):
    for path in map(Path, paths):
        target = strip_outputs.NOTEBOOKS / f"{path.stem}.ipynb"
        if target.exists():
            sys.exit(f"{target.name} is there already. Give the lesson another number or name, or delete that one.")
        target.write_text(strip_outputs.written(notebook(path.read_text(encoding="utf-8"))), encoding="utf-8")
        print(f"Written: notebooks/{target.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
