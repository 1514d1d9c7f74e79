"""A lesson with every exercise filled in: the instructor's copy, and what the tests run; and its answer key on paper.

In a copy, each check("id"), which is to be clicked, and each check("id", …) has the answer of data/exercises.toml, and
carries the verdict that must come out.
"""

import ast
from collections.abc import Iterator
from html import escape
from pathlib import Path
from shutil import copyfile
from typing import Any

from footlib.catalog import Catalog
from footlib.catalog import read as read_data
from footlib.exercises import CHECKERS, Verdict, judge, source
from footlib.exercises.checker import headline
from footlib.files import write_whole
from footlib.model import Question, Spot
from footlib.model.exercise_kinds import Exercise

from ..review import CourseFiles
from ..review.glossary import page
from ..review.lesson_exercises import checked, checks
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
    tree = ast.parse("".join(cell["source"])) if cell["cell_type"] == "code" else None
    return tree is not None and not checks(tree) and len(tree.body) == 1 and isinstance(tree.body[0], ast.Expr)


def solved(cell: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    code = "".join(cell["source"])
    found = checks(ast.parse(code))
    if not found:
        return cell
    for call in sorted(found, key=lambda call: -call.lineno):
        code = answered(code, call, source(catalog.exercises[name_of(call)]))
    last = name_of(found[-1])
    outputs = [shown(judge(last, right(catalog.exercises[last], catalog), catalog=catalog))]
    tags = {"tags": ["nbval-check-output"]}
    return {**cell, "source": code, "metadata": tags, "execution_count": 1, "outputs": outputs}


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


# --- the answer key on paper: each exercise in its order with its answer and its reason, then the quiz

STYLE = """
body { font: 10.5pt/1.4 system-ui, sans-serif; max-width: 48em; margin: 2em auto; padding: 0 1em; color: #1d1d1d;
  background: #fff }
h1 { font-size: 1.5em } h2 { font-size: 1.2em; margin: 1.4em 0 .3em } h3 { font-size: 1em; margin: 1em 0 .2em }
section { break-inside: avoid } p, ul, pre { margin: .2em 0 } pre { white-space: pre-wrap; font-size: .9em }
.right { border-left: 3pt solid #0d6a61; padding-left: .6em } .quiet { color: #555 } @page { size: A4; margin: 14mm }
"""


def answer_key(lesson: str, course: CourseFiles, catalog: Catalog) -> bytes:
    """One page for a browser's printer, which asks nothing of any other file."""
    notebook = next(one for one in course.lessons if one.id == lesson)
    title = catalog.lessons[lesson].title if lesson in catalog.lessons else lesson
    exercises = [catalog.exercises[id] for id, *_ in checked(notebook) if id in catalog.exercises]
    parts = [
        f"<section><h3>{escape(headline(one).removeprefix('Exercise: '))}</h3><p>{plain(one.task)}</p>"
        f"{answer_part(one, catalog)}</section>"
        for one in exercises
    ]
    if quiz := catalog.quizzes.get(lesson):
        parts += ["<h2>Quiz</h2>", *(question_part(question, catalog) for question in quiz.questions)]
    name = f"Answers: {title}"
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(name)}</title><style>{STYLE}</style>'
    return f"{head}<h1>{escape(name)}</h1>\n{chr(10).join(parts)}</html>\n".encode()


def answer_part(exercise: Exercise, catalog: Catalog) -> str:
    """The answer, why, and what is said to typical wrong answers."""
    said = CHECKERS[exercise.kind].in_words(exercise, catalog)
    right = f"<p>{plain(said)}</p>" if said else f"<pre>{escape(source(exercise))}</pre>"
    wrong = "".join(f"<li>{plain(one.says)}</li>" for one in exercise.wrong)
    often = f'<p class="quiet">Said to typical wrong answers:</p><ul class="quiet">{wrong}</ul>' if wrong else ""
    return f'<div class="right">{right}<p>{plain(exercise.why)}</p></div>{often}'


def question_part(question: Question, catalog: Catalog) -> str:
    lines = "".join(f"<p>{plain(line)}</p>" for line in answers(question, catalog))
    return f'<section><h3>{plain(question.ask)}</h3><div class="right">{lines}</div></section>'


def answers(question: Question, catalog: Catalog) -> Iterator[str]:
    """The right answer of a question, and why it is right."""
    for number in question.right:
        yield f"{question.choices[number].says} – {question.choices[number].why}"
    if question.items:
        yield " → ".join(question.items)
    if isinstance(question.answer, (int, float)):
        yield f"{question.answer:g} {question.unit or ''}".strip()
    elif isinstance(question.answer, tuple):
        spots = [Spot.parse(place) for place in question.answer]
        yield "; ".join(f"{catalog.places[one.place].name}{f', {one.foot} foot' if one.foot else ''}" for one in spots)
    if question.why:
        yield question.why


def plain(text: str) -> str:
    return escape(text.replace("`", "").replace("*", ""))
