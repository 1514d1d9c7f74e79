"""Fill every exercise of the lessons with its own answer: for the tests, and for instructors.

    python tools/fill_lessons.py FOLDER         solved copies of all lessons
    python tools/fill_lessons.py FOLDER 03-hands    of one

In a copy, each check("id"), which is to be clicked, and each check("id", …) has the answer of data/exercises.toml, and
carries the verdict that must come out.
"""

import ast
import json
import sys
from pathlib import Path

from footlib import load
from footlib.exercises import Verdict, source
from tools.strip_outputs import read, stripped

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"


def checks(code):
    """Every check("id") and check("id", …) in a cell, as its syntax."""
    return [
        node
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "check"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]


def filled(notebook, catalog, brief=False):
    """A lesson with all answers filled in, each check tagged so that nbval compares its verdict.

    brief: without the cells that only show something; they have run in the lesson itself.
    """
    cells = [cell for cell in stripped(notebook)["cells"] if not (brief and only_shows(cell))]
    return {**notebook, "cells": [solved(cell, catalog) if cell["cell_type"] == "code" else cell for cell in cells]}


def only_shows(cell):
    """Whether a cell is one expression that checks nothing: no other cell can need it."""
    code = "".join(cell["source"])
    if cell["cell_type"] != "code" or checks(code):
        return False
    body = ast.parse(code).body
    return len(body) == 1 and isinstance(body[0], ast.Expr)


def solved(cell, catalog):
    code = "".join(cell["source"])
    found = checks(code)
    if not found:
        return cell
    for call in sorted(found, key=lambda call: -call.lineno):
        code = answered(code, call, source(catalog.exercises[call.args[0].value]))
    passed = catalog.exercises[found[-1].args[0].value]
    return {
        **cell,
        "source": code,
        "metadata": {"tags": ["nbval-check-output"]},
        "execution_count": 1,
        "outputs": [shown(Verdict("passed", passed.why, found[-1].args[0].value))],
    }


def answered(code, call, answer):
    """The code with the answer in the place of the call's second argument."""
    lines = code.encode().splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines))]
    first, rest = call.args[0], [*call.args[1:2]]
    begin = starts[first.end_lineno - 1] + first.end_col_offset
    end = starts[rest[0].end_lineno - 1] + rest[0].end_col_offset if rest else begin
    raw = b"".join(lines)
    return (raw[:begin] + f", {answer}".encode() + raw[end:]).decode()


def shown(verdict):
    """A verdict as a notebook stores it."""
    data = {"text/plain": str(verdict), "text/markdown": verdict._repr_markdown_()}
    return {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": data}


def write(path, folder, catalog=None, brief=False):
    """The filled copy of a lesson, in a folder."""
    copy = Path(folder) / Path(path).name
    copy.parent.mkdir(parents=True, exist_ok=True)
    notebook = filled(read(Path(path)), catalog or load(), brief)
    text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    if not copy.exists() or copy.read_text(encoding="utf-8") != text:
        scratch = copy.with_suffix(f".{id(notebook)}")
        scratch.write_text(text, encoding="utf-8")
        scratch.replace(copy)  # at once: two workers may write it
    return copy


def main(arguments):
    folder, *names = arguments or sys.exit(__doc__.strip())
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if not names or path.stem in names:
            print(write(path, folder))


if __name__ == "__main__":
    main(sys.argv[1:])
