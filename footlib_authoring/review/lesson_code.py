"""The code of a lesson: short, plain calls with one setup, after which every section runs; and names that are known."""

import ast
import builtins
import inspect
import re
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from statistics import median

import footlib
from footlib.arguments import misfit
from footlib.errors import FootlibError, hint
from footlib.model import VIEWS

from .course_files import CourseFiles, Told, in_lessons
from .notebooks import KEEP, Cell, Notebook, left_behind

MOST_LINES, MEDIAN_LINES, WIDEST = 12, 3, 79  # a cell in a window of 900 pixels shows 80 characters
COMPARED = "nbval-check-output"
TIDY = "python -m footlib check --tidy"


@in_lessons
def code_problems(course: CourseFiles, lesson: Notebook) -> Told:
    """What is wrong with the code cells of a lesson, and with what is stored of running them."""
    if not lesson.code:
        yield None, "the lesson has nothing to run. Add a setup cell with its imports."
        return
    for cell in lesson.code:
        yield from one_cell(course, cell)
    yield from storage(lesson)
    if any(cell.tree is None for cell in lesson.code):
        return  # what else is odd may only follow from that
    lengths = [len(cell.text.splitlines()) for cell in lesson.code]
    if median(lengths) > MEDIAN_LINES:
        text = f"half of the code cells have more than {MEDIAN_LINES} lines. What is longer belongs into footlib."
        yield lesson.code[0], text
    yield from setup_problems(lesson)
    yield from section_problems(course, lesson)


def one_cell(course: CourseFiles, cell: Cell) -> Told:
    if cell.tree is None:
        yield cell, *no_python(cell.text)
        return
    rows = cell.text.splitlines()
    if len(rows) > MOST_LINES:
        yield cell, f"a cell has at most {MOST_LINES} lines of code (this one {len(rows)})."
    for row in (row for row in rows if len(row) > WIDEST):
        yield cell, f"a line of code has at most {WIDEST} letters (this one {len(row)}): break it after a comma.", row
    for node in ast.walk(cell.tree):
        if isinstance(node, ast.ClassDef):
            yield cell, "a class has its place in footlib, not in a lesson.", "class "
        if isinstance(node, ast.ImportFrom):
            yield from imported(cell, node)
        if isinstance(node, ast.Import):
            yield from modules(cell, [alias.name for alias in node.names])
    yield from call_problems(course, cell)
    if is_widget_only(cell) and cell.raw["metadata"].get("jupyter", {}).get("source_hidden") is not True:
        text = "this cell only shows something: fold its code away (the blue bar at its left, or View ▸ Collapse"
        yield cell, f"{text} Selected Code). In a lesson's text its block begins with ```python hidden"


def no_python(text: str) -> tuple[str, str]:
    """Why Python cannot read a cell, in a sentence, and the line in which it stops."""
    told, row = "Python cannot read this cell. Run it and mend it.", ""
    try:
        ast.parse(text)
    except SyntaxError as error:
        told = f"Python cannot read line {error.lineno} of this cell ({error.msg}). Run the cell and mend it."
        row = "".join(text.splitlines()[(error.lineno or 1) - 1 : error.lineno or 1])
    except (ValueError, RecursionError, MemoryError):
        pass
    first = text.lstrip()[:1]
    if first in ("%", "!", "?"):
        told = f"'{first}' begins a command of the notebook, not of Python: a lesson has none."
    elif re.search(r"^\s*(```|~~~)", text, re.M):
        told = "``` belongs to a lesson's text, not into its code. Part text and code, each in a cell of its own."
    return told, row


def imported(cell: Cell, node: ast.ImportFrom) -> Told:
    """No star, and of footlib only what it has."""
    if node.module != "footlib":
        yield from modules(cell, [node.module or ""])
    for alias in node.names:
        if alias.name == "*":
            yield cell, "import the names that you use, not a star.", "*"
        elif node.module == "footlib" and alias.name not in offered():
            yield cell, f"footlib has nothing called '{alias.name}'.{hint(alias.name, offered())}", alias.name


def modules(cell: Cell, named: list[str]) -> Told:
    """What is imported is there."""
    for name in named:
        first = name.partition(".")[0]
        if first and first not in sys.stdlib_module_names and find_spec(first) is None:
            near = hint(first, ["footlib", *sys.stdlib_module_names])
            yield cell, f"there is nothing called '{first}' to import from.{near}", first


def from_footlib(cell: Cell) -> list[str]:
    """The names that a cell takes from footlib."""
    nodes = ast.walk(cell.tree) if cell.tree else ()
    found = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "footlib"]
    return [alias.name for node in found for alias in node.names if alias.name != "*"]


def offered() -> list[str]:
    """The names that a lesson may import from footlib."""
    return footlib.__all__


def is_widget_only(cell: Cell) -> bool:
    """Whether a cell only shows a widget: a bare call, which has nothing to read."""
    body = cell.tree.body if cell.tree else []
    call = body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr) else None
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
        return False
    if call.func.id == "check" and len(call.args) > 1:  # with an answer it is no widget, and the code is the point
        return False
    bare = not call.args and not call.keywords
    return call.func.id in footlib.RECORDING or (bare and footlib.LATE.get(call.func.id, "").startswith("widgets."))


def setup_problems(lesson: Notebook) -> Told:
    """All imports stand in the first code cell."""
    importing = [cell for cell in lesson.code if re.search(r"^\s*(import|from) ", cell.text, re.M)]
    if lesson.code[0] not in importing:
        yield lesson.code[0], "the first code cell must be the setup, with all imports."
    for cell in importing:
        if cell is not lesson.code[0]:
            yield cell, "all imports stand in the first code cell: move this one there.", "import"


def section_problems(course: CourseFiles, lesson: Notebook) -> Told:
    """Whoever comes back to the middle of a lesson runs the setup cell and goes on."""
    setup = names(lesson.code[0])[1]
    known, told = set(), set()
    wrong = any(name not in offered() for name in from_footlib(lesson.code[0]))  # which may be the one that is missed
    everywhere = set().union(*(names(cell)[1] for cell in lesson.code))
    for cell in lesson.cells:
        if cell.kind == "markdown" and re.search(r"^## ", cell.text, re.M):
            known = set()
        if cell.kind == "code":
            needed, made = names(cell)
            known |= made
            calls = [node for node in ast.walk(cell.tree) if isinstance(node, ast.Call)] if cell.tree else []
            bare = {part for call in calls for part in bare_id(course, call).split("-")}  # told already
            for name in sorted(needed - known - setup - set(dir(builtins)) - told - bare):
                told.add(name)
                if name in everywhere:
                    text = f"'{name}' is made in another section. Make it here again, so that this section runs alone."
                elif name in offered() and wrong:
                    continue
                elif name in offered():
                    text = f"'{name}' is not imported. Add it to the setup: from footlib import …, {name}"
                else:
                    text = f"nothing here is called '{name}'.{hint(name, {*everywhere, *offered()})}"
                yield cell, text, name


def names(cell: Cell) -> tuple[set[str], set[str]]:
    """The names that code reads, and those that it makes."""
    nodes = list(ast.walk(cell.tree)) if cell.tree else []
    found = [n for n in nodes if isinstance(n, ast.Name)]
    made = {n.id for n in found if not isinstance(n.ctx, ast.Load)}
    taken = [alias for n in nodes if isinstance(n, ast.Import | ast.ImportFrom) for alias in n.names]
    made |= {alias.asname or alias.name.split(".")[0] for alias in taken}
    made |= {n.name for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    made |= {n.arg for n in nodes if isinstance(n, ast.arg)}
    return {n.id for n in found if isinstance(n.ctx, ast.Load)}, made


def storage(lesson: Notebook) -> Told:
    """Cells have ids of their own, outputs are stripped, and what is compared has something to compare."""
    seen = set()
    for cell in lesson.cells:
        if cell.id and cell.id in seen:
            text = f"another cell has the id '{cell.id}', too: copy cells within JupyterLab, which gives each its own."
            yield cell, text
        seen.add(cell.id)
    for cell, text in left_behind(lesson):
        yield cell, f"{text} Take it away: {TIDY}"
    for cell in lesson.code:
        if (KEEP in cell.tags) != (COMPARED in cell.tags):
            yield cell, f"the tags '{KEEP}' and '{COMPARED}' go together: an output that is kept is compared."
        elif KEEP in cell.tags and not has_text(cell):
            yield cell, "its output is to be compared, and there is none: run the cell, and keep what it says."


def has_text(cell: Cell) -> bool:
    """Whether a cell keeps a text and a number: nbval passes over an empty one without a word."""
    said = [output.get("text") or output.get("data", {}).get("text/plain") for output in cell.raw["outputs"]]
    return bool(cell.raw.get("execution_count")) and any("".join(words or "").strip() for words in said)


# --- its calls: what they are given is there, in quotes, by a name that the function knows

TAKES = {  #: function → the table of the ids that its first argument names
    **dict.fromkeys(("check", "hint", "answer"), "exercises"),
    "quiz": "quizzes",
    "claims": "evidence",
    "plan": "conditions",
}
NAMED = {"cautions": "cautions", "cleared": "cautions"}  #: argument → the table of its ids
VIEWED = ("draw", "FootMap")  #: what takes a view first


def call_problems(course: CourseFiles, cell: Cell) -> Told:
    """What is wrong with each call of a cell: one sentence."""
    for call in ast.walk(cell.tree) if cell.tree else ():
        if not isinstance(call, ast.Call):
            continue
        if bare := bare_id(course, call):  # an id without its quotation marks, which Python takes for names and a sum
            yield cell, f'an id stands between quotation marks: {name_of(call)}("{bare}")', name_of(call)
        for text, words in (*known_ids(course, call), *known_view(call), *right_form(call)):
            yield cell, text, words


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", "")


def bare_id(course: CourseFiles, call: ast.Call) -> str:
    """The id that a call names without quotation marks; or nothing."""
    table, first = TAKES.get(name_of(call)), call.args[0] if call.args else None
    if not table or not isinstance(first, ast.Name | ast.BinOp):
        return ""
    meant = ast.unparse(first).replace(" ", "")
    return meant if isinstance(first, ast.BinOp) or meant in course.known(table) | course.meant(table) else ""


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
