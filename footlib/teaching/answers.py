"""A lesson with every exercise filled in: the instructor's copy, and what the tests run.

In a copy, each check("id"), which is to be clicked, and each check("id", …) has the answer of data/exercises.toml, and
carries the verdict that must come out.
"""

import ast
from pathlib import Path
from shutil import copyfile
from typing import Any

from ..catalog import Catalog
from ..catalog import read as read_data
from ..exercises import Verdict, judge, source
from ..files import write_whole
from ..review import CourseFiles
from ..review.glossary import page
from ..review.lesson_exercises import checks_in
from ..review.notebooks import read, stripped, written
from ..review.question_texts import right


def filled(notebook: dict[str, Any], catalog: Catalog, brief: bool = False) -> dict[str, Any]:
    """A lesson with all answers filled in, each check tagged so that nbval compares its verdict.

    brief: without the cells that only show something; they have run in the lesson itself.
    """
    cells = [cell for cell in stripped(notebook)["cells"] if not (brief and only_shows(cell))]
    return {**notebook, "cells": [solved(cell, catalog) if cell["cell_type"] == "code" else cell for cell in cells]}


def only_shows(cell: dict[str, Any]) -> bool:
    """Whether a cell is one expression that checks nothing: no other cell can need it."""
    code = "".join(cell["source"])
    if cell["cell_type"] != "code" or checks_in(ast.parse(code)):
        return False
    body = ast.parse(code).body
    return len(body) == 1 and isinstance(body[0], ast.Expr)


def solved(cell: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    code = "".join(cell["source"])
    found = checks_in(ast.parse(code))
    if not found:
        return cell
    for call in sorted(found, key=lambda call: -call.lineno):
        code = answered(code, call, source(catalog.exercises[name_of(call)]))
    last = name_of(found[-1])
    return {
        **cell,
        "source": code,
        "metadata": {"tags": ["nbval-check-output"]},
        "execution_count": 1,
        "outputs": [shown(judge(last, right(catalog.exercises[last], catalog), catalog=catalog))],
    }


def name_of(call: ast.Call) -> str:
    """The exercise that a check names."""
    return ast.literal_eval(call.args[0])


def answered(code: str, call: ast.Call, answer: str) -> str:
    """The code with the answer in the place of the call's second argument."""
    lines = code.encode().splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines))]
    first, rest = call.args[0], [*call.args[1:2]]
    begin = starts[(first.end_lineno or 1) - 1] + (first.end_col_offset or 0)
    end = starts[(rest[0].end_lineno or 1) - 1] + (rest[0].end_col_offset or 0) if rest else begin
    raw = b"".join(lines)
    return (raw[:begin] + f", {answer}".encode() + raw[end:]).decode()


def shown(verdict: Verdict) -> dict[str, Any]:
    """A verdict as a notebook stores it."""
    data = {"text/plain": str(verdict), "text/markdown": verdict._repr_markdown_()}
    return {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": data}


def instructors_copy(lesson: str, folder: Path, course: CourseFiles) -> Path:
    """The filled copy of a lesson, by its name, with the pictures and the glossary that it shows beside it."""
    catalog = read_data(course.data, course.own)
    for address, path in course.pages.items():
        if not address.endswith(".ipynb"):
            (folder / address).parent.mkdir(parents=True, exist_ok=True)
            copyfile(path, folder / address)
    if course.own:
        write_whole(folder / "glossary.md", page(catalog).encode())
    copy = folder / f"{lesson}.ipynb"
    write_whole(copy, written(filled(read(course.pages[copy.name]), catalog)).encode())
    return copy
