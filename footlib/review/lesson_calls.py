"""The calls of a lesson's code: what they are given is there, in quotes, by a name that the function knows."""

import ast
import inspect
from collections.abc import Iterator

from ..arguments import misfit
from ..errors import FootlibError, hint
from ..model import VIEWS
from .course_files import CourseFiles
from .finding import Finding
from .notebooks import Cell, Notebook

TAKES = {  #: function → the table of the ids that its first argument names
    "check": "exercises",
    "hint": "exercises",
    "answer": "exercises",
    "quiz": "quizzes",
    "claims": "evidence",
    "plan": "conditions",
}
NAMED = {"cautions": "cautions", "cleared": "cautions"}  #: argument → the table of its ids
VIEWED = ("draw", "FootMap")  #: what takes a view first


def call_problems(course: CourseFiles, lesson: Notebook, cell: Cell) -> Iterator[Finding]:
    """What is wrong with each call of a cell: one sentence."""
    for call in ast.walk(cell.tree) if cell.tree else ():
        if not isinstance(call, ast.Call):
            continue
        for text, words in (*unquoted(course, call), *known_ids(course, call), *known_view(call), *right_form(call)):
            yield course.in_lesson(lesson, cell, text, words)


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", "")


def unquoted(course: CourseFiles, call: ast.Call) -> Iterator[tuple[str, str]]:
    """An id without its quotation marks, which Python takes for names and a sum."""
    if bare := bare_id(course, call):
        yield f'an id stands between quotation marks: {name_of(call)}("{bare}")', name_of(call)


def bare_id(course: CourseFiles, call: ast.Call) -> str:
    """The id that a call names without quotation marks; or nothing."""
    table, first = TAKES.get(name_of(call)), call.args[0] if call.args else None
    meant = ast.unparse(first).replace(" ", "") if isinstance(first, ast.Name | ast.BinOp) else ""
    return (
        meant if table and (isinstance(first, ast.BinOp) or meant in course.known(table) | course.meant(table)) else ""
    )


def known_ids(course: CourseFiles, call: ast.Call) -> Iterator[tuple[str, str]]:
    """An exercise, quiz, claim, condition or caution that is named in code is there."""
    if any(one.arg == "catalog" for one in call.keywords):
        return  # with a catalog of one's own there may be more
    given = [(TAKES.get(name_of(call)), call.args[0] if call.args else None)]
    given += [(NAMED.get(one.arg or ""), one.value) for one in call.keywords if name_of(call) == "plan"]
    for table, value in given:
        if not table or not course.readable(table):
            continue
        for node in value.elts if isinstance(value, ast.List | ast.Tuple) else [value]:
            known = course.known(table) | course.meant(table)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in known:
                try:
                    course.catalog.id_of(table, node.value)
                except FootlibError as error:
                    yield str(error), node.value


def known_view(call: ast.Call) -> Iterator[tuple[str, str]]:
    """The view of a picture or a map that is named in code is one."""
    first = call.args[0] if call.args and name_of(call) in VIEWED else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value not in VIEWS:
        near = hint(first.value, VIEWS)
        yield f"there is no view called '{first.value}'.{near} The views are {', '.join(VIEWS)}.", first.value


def right_form(call: ast.Call) -> Iterator[tuple[str, str]]:
    """A function of the course is given what it takes, by the names that it knows."""
    import footlib  # its list of public names stands at the very end of all layers

    if name_of(call) not in footlib.__all__ or any(isinstance(one, ast.Starred) for one in call.args):
        return
    named = {one.arg: ... for one in call.keywords if one.arg}
    if len(named) < len(call.keywords):
        return  # **more
    try:
        signature = inspect.signature(getattr(footlib, name_of(call)))
    except (TypeError, ValueError):
        return
    try:
        signature.bind(*call.args, **named)
    except TypeError as problem:
        told = misfit(name_of(call), signature, named, problem).partition(" Call it as")[0]
        takes = ", ".join(one for one in signature.parameters if one not in ("self", "catalog"))
        yield f"{told} It takes: {takes}.", next(iter(named), name_of(call))
