"""A lesson's notebook: read or refused with a sentence, its cells with their lines in the file, and as it is stored,
without what running leaves in it.

A cell tagged `keep_output` keeps its text outputs and its number, because nbval compares them (`nbval-check-output`).
"""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from footlib.catalog.plaintext import GIT, GIT_SAYS, Unreadable, text_of

KEEP = "keep_output"
CELL_METADATA = {"tags", "jupyter", "nbval"}
NOTEBOOK_METADATA = {  # what every lesson says about its kernel: nothing that one machine's version would change
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
SHOWN = 40  #: letters of a cell by which it is told from the next


@dataclass(frozen=True)
class Cell:
    """One cell of a lesson, with its number as one counts them on the page."""

    number: int
    kind: str
    id: str
    text: str
    raw: dict[str, Any]

    @property
    def tags(self) -> set[str]:
        return set(self.raw["metadata"].get("tags", ()))

    @property
    def called(self) -> str:
        """'cell 4, "## A minute for your feet"'"""
        first = next((line.strip() for line in self.text.splitlines() if line.strip()), "")
        return f'cell {self.number}, "{first if len(first) <= SHOWN else first[: SHOWN - 1] + "…"}"'

    @cached_property
    def tree(self) -> ast.Module | None:
        """The code as Python reads it; None of text, and of code that it cannot read."""
        try:
            return ast.parse(self.text) if self.kind == "code" else None
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


class Notebook:
    """A lesson as it stands in its file; Unreadable, with line and reason, where the file is none."""

    def __init__(self, path: Path) -> None:
        self.path, self.id = path, path.stem
        self.text = text_of(path)
        self.raw = read_text(self.text)
        self.cells = [
            Cell(n, one["cell_type"], str(one.get("id", "")), "".join(one["source"]), one)
            for n, one in enumerate(self.raw["cells"], 1)
        ]

    @cached_property
    def prose(self) -> str:
        return "\n\n".join(cell.text for cell in self.texts)

    @cached_property
    def texts(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.kind == "markdown"]

    @cached_property
    def code(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.kind == "code"]

    def line(self, cell: Cell | None, words: str = "") -> int:
        """The line of the file in which some words of a cell stand, or else in which the cell begins."""
        if cell is None:
            return 1
        start = self.text.find(f'"id": "{cell.id}"') if cell.id else -1
        row = next((line for line in cell.text.splitlines() if words and words.split("\n")[0] in line), "")
        at = self.text.find(json.dumps(row, ensure_ascii=False)[:-1], max(start, 0)) if row else -1
        first = json.dumps(cell.text.splitlines()[0], ensure_ascii=False)[:-1] if cell.text.strip() else ""
        if at < 0 and first:
            at = self.text.find(first, max(start, 0))
        return self.text.count("\n", 0, max(at, start, 0)) + 1


def read(path: Path) -> dict[str, Any]:
    """A notebook; Unreadable, with its line and the reason, where a file is none."""
    return read_text(text_of(path))


def read_text(text: str) -> dict[str, Any]:
    try:
        notebook = json.loads(text)
    except json.JSONDecodeError as error:
        reason = GIT_SAYS if GIT.match(text.split("\n")[error.lineno - 1]) else error.msg
        raise Unreadable(f"this is no notebook ({reason}).", error.lineno, error.colno) from None
    except ValueError:
        raise Unreadable("this is no notebook (a number in it is too long to be one).") from None
    except RecursionError:
        raise Unreadable("this is no notebook (its brackets stand in one another too deep).") from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise Unreadable("this is no notebook: it has no list of 'cells'.")
    for number, cell in enumerate(cells, 1):
        if problem := wrong_cell(cell):
            raise Unreadable(f"this is no whole notebook: cell {number} {problem}.")
    if re.search("[\ud800-\udfff]", written(notebook)):
        raise Unreadable("this is no notebook: half of a character stands in it. Write that character anew.")
    return notebook


def wrong_cell(cell: Any) -> str:
    """What a cell lacks to be one; or nothing."""
    if not isinstance(cell, dict):
        return "is none"
    needed: dict[str, Any] = {"cell_type": str, "source": (str, list), "metadata": dict}
    if cell.get("cell_type") == "code":
        needed["outputs"] = list
    wrong = [name for name, kind in needed.items() if not isinstance(cell.get(name), kind)]
    if not wrong and not isinstance(cell["metadata"].get("tags", []), list):
        wrong = ["tags"]
    if not wrong and not all(isinstance(line, str) for line in cell["source"]):
        wrong = ["source"]
    outputs = cell.get("outputs", ()) if not wrong else ()
    if any(not isinstance(one, dict) or not isinstance(one.get("data", {}), dict) for one in outputs):
        wrong = ["outputs"]
    return f"has no right '{wrong[0]}'" if wrong else ""


# --- As it is stored


def stripped(notebook: dict[str, Any]) -> dict[str, Any]:
    """A lesson without outputs, execution numbers, widget states and one machine's metadata."""
    cells = [clean(cell, number) for number, cell in enumerate(notebook["cells"], start=1)]
    return {"cells": cells, "metadata": NOTEBOOK_METADATA, "nbformat": 4, "nbformat_minor": 5}


def clean(cell: dict[str, Any], number: int) -> dict[str, Any]:
    kept = {
        **cell,
        "id": cell.get("id", f"cell-{number:02}"),
        "source": lines(cell["source"]),
        "metadata": {k: v for k, v in cell["metadata"].items() if k in CELL_METADATA and v},
    }
    if cell["cell_type"] != "code":
        return kept
    if KEEP in cell["metadata"].get("tags", ()):
        return kept | {"outputs": [text_only(output) for output in cell["outputs"]]}
    return kept | {"outputs": [], "execution_count": None}


def lines(source: Any) -> list[str]:
    """A cell's text as a list of lines, as JupyterLab saves it."""
    return source if isinstance(source, list) else source.splitlines(keepends=True)


def text_only(output: dict[str, Any]) -> dict[str, Any]:
    """An output without pictures and widgets, which nobody can compare by reading."""
    if "data" not in output:
        return output
    return output | {"data": {k: v for k, v in output["data"].items() if k.startswith("text/")}, "metadata": {}}


def written(notebook: dict[str, Any]) -> str:
    """A notebook as JupyterLab writes it."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def left_behind(notebook: Notebook) -> Iterator[tuple[Cell | None, str]]:
    """(cell, what running has left in it): what `stripped` would take away."""
    own = [cell for cell in notebook.code if KEEP not in cell.tags]
    ran = [cell for cell in own if cell.raw["outputs"] or cell.raw.get("execution_count") is not None]
    yield from ((cell, "holds what running has left: its output or its number.") for cell in ran)
    if not ran and notebook.text != written(stripped(notebook.raw)):
        yield None, "the file is not as the course stores it: one program or machine has left its own marks."
