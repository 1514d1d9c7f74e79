"""A lesson for the wall of a room: its headings, pictures, steps and questions, large, without code and without folds.

A heading begins a sheet, and what is too much for one goes on on the next. It is one page that asks nothing of any
other file: arrow keys, Space and Page keys turn the sheets, and each is one sheet of paper in print.
"""

import ast
import posixpath
import re
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping
from html import escape
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt

from footlib.catalog import Catalog
from footlib.drawing import Picture, draw, plots
from footlib.drawing.strokes.small_picture import small_picture
from footlib.errors import FootlibError
from footlib.exercises.checker import headline
from footlib.model import SURFACES, Quiz, Routine
from footlib.planning import plan

from ..review import CourseFiles
from ..review.lesson_exercises import checks
from ..review.notebooks import Cell, Notebook

FULL = 70  # words of a sheet that can be read from the back of a room
LINE = 8  # words that a line of a table or a list fills, however short it is
LONGEST = 105  # words of a list or a table that is alone on its sheet
LEADS = re.compile(r":\s*(</\w+>\s*)*$")  #: a sentence that leads to what follows stands on its sheet
ROW = r"<li>.*?</li>\s*|<tr>.*?</tr>\s*"
ROWS = re.compile(r"((?:<[uo]l>|<table>.*?<tbody>)\s*)(.*?)((?:</[uo]l>|</tbody>\s*</table>)\s*)", re.S)
PLOTS = ("plot_heights", "plot_load", "plot_pressure", "plot_claims")
HANDS = {"technique_picture": "techniques", "move_picture": "moves"}  #: what shows hands: whose
LEFT_OUT = ("how-to-run", "you-can-now", "quiz", "links", "leans-on")  #: cells by their id
FOLD = re.compile(r"<details>.*?</details>", re.S)
NOTE = re.compile(r"<!--.*?-->", re.S)
IMAGE = re.compile(r'<img ([^>]*?)src="(?!data:)([^"]+)"')
STYLE = (Path(__file__).parent / "board.css").read_text(encoding="utf-8")
SCRIPT = (Path(__file__).parent / "board.js").read_text(encoding="utf-8")
reader = MarkdownIt("commonmark", {"html": True}).enable("table")
reader.add_render_rule("link_open", lambda *_: "")  # a wall has no links
reader.add_render_rule("link_close", lambda *_: "")


def board(lesson: str, course: CourseFiles, catalog: Catalog) -> bytes:
    """The page of a lesson."""
    notebook = next(one for one in course.lessons if one.id == lesson)
    title = catalog.lessons[lesson].title if lesson in catalog.lessons else lesson
    shown = "\n".join(f"<section>{sheet}</section>" for sheet in sheets(notebook, catalog, course.pages))
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    turn = '<nav><button id="back" aria-label="Back">◀</button> <output></output> '
    turn += '<button id="on" aria-label="On">▶</button></nav>'
    return f"{head}<main>\n{shown}\n</main>{turn}<script>{SCRIPT}</script></html>\n".encode()


def sheets(notebook: Notebook, catalog: Catalog, pages: Mapping[str, Path]) -> Iterator[str]:
    """Each sheet as HTML: a heading and what stands under it, in pieces that fill no more than a sheet. `pages`: where
    the pictures are that a text shows, by their addresses."""
    heading, words = "", 0
    held: list[str] = []
    for cell in notebook.cells:
        if cell.id in LEFT_OUT:
            continue
        is_text = cell.kind == "markdown"
        for piece in chain.from_iterable(map(parts, text_pieces(cell, pages) if is_text else pictures(cell, catalog))):
            begins, alone, weight = piece.startswith("<h"), "<img" in piece or not is_text, weigh(piece)
            if held and (begins or alone or words + weight > FULL):
                at_end = next((n for n, one in enumerate(held[::-1]) if not LEADS.search(one)), len(held))
                leads = 0 if begins or alone else at_end
                yield from [heading + "".join(held[: len(held) - leads])] if leads < len(held) else []
                held, words = held[len(held) - leads :], 0
            if begins and not alone:
                heading = piece
            elif alone:
                yield piece if begins else heading + piece
            else:
                held, words = [*held, piece], words + weight
    if held:
        yield heading + "".join(held)


def parts(piece: str) -> list[str]:
    """A list or a table in pieces that can be read from the back of a room, each of a table with its head."""
    found = ROWS.fullmatch(piece)
    if not found or weigh(piece) <= LONGEST or piece.count("<ul") + piece.count("<ol") > 1:
        return [piece]
    begin, rows, end = found[1], re.findall(ROW, found[2], re.S), found[3]
    sheets_of = -(-weigh(piece) // LONGEST)
    many = -(-len(rows) // sheets_of)
    counted = [begin.replace("<ol>", f'<ol start="{n + 1}">') for n in range(0, len(rows), many)]
    return [head + "".join(rows[n * many : (n + 1) * many]) + end for n, head in enumerate(counted)]


def weigh(piece: str) -> int:
    """How much of a sheet a piece fills, in words."""
    lines = len(re.findall(r"<(?:li|tr|p)\b", piece))
    return max(len(re.sub(r"<[^>]+>", " ", piece).split()), LINE * lines)


def text_pieces(cell: Cell, pages: Mapping[str, Path]) -> Iterator[str]:
    """The blocks of a text, without folds, remarks and links, with the grades of its claims; pictures are inside."""
    text = NOTE.sub("", FOLD.sub("", cell.text))
    tokens = reader.parse(text)
    begin = depth = 0
    for n, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            block = reader.renderer.render(tokens[begin : n + 1], reader.options, {}).strip()
            begin = n + 1
            if "<img" in block or re.sub(r"<[^>]*>", "", block).strip():  # a line or the end of a frame fills no sheet
                yield IMAGE.sub(lambda found: f'<img {found[1]}src="{inside(found[2], pages)}"', block)


def inside(address: str, pages: Mapping[str, Path]) -> str:
    """A picture of a lesson, the course's or one's own, as an address that holds it."""
    path = pages.get(posixpath.normpath(unquote(address)), Path())
    kind = {".svg": "svg+xml", ".jpg": "jpeg"}.get(path.suffix, path.suffix[1:])
    return f"data:image/{kind};base64,{b64encode(path.read_bytes()).decode()}" if path.is_file() else ""


# --- What code shows


def pictures(cell: Cell, catalog: Catalog) -> Iterator[str]:
    """A sheet for each picture that a cell shows, each step that it plans, each question that it asks."""
    for call in checks(cell.tree):
        if exercise := catalog.exercises.get(ast.literal_eval(call.args[0])):
            options = getattr(exercise, "options", None) or getattr(exercise, "items", {})
            yield asked(headline(exercise), exercise.task, options.values())
    for lesson in named_in(cell, catalog.quizzes) if "quiz(" in cell.text else ():
        yield from questions(catalog.quizzes[lesson])
    for name, table in HANDS.items():
        for id in named_in(cell, getattr(catalog, table)) if f"{name}(" in cell.text else ():
            shown_here = getattr(catalog, table)[id]
            view = next(view for view, parts in SURFACES.items() if shown_here.strokes[0].surface in parts)
            yield figure(draw(view, strokes=id, catalog=catalog), shown_here.name)
    body = cell.tree.body if cell.tree else []
    last = body[-1].value if body and isinstance(body[-1], ast.Expr) else None
    if isinstance(last, ast.Call) and isinstance(last.func, ast.Name):
        yield from shown(last.func.id, last, catalog)


def asked(head: str, task: str, options: Collection[str]) -> str:
    """What is asked, and what there is to choose from, in an order that tells nothing."""
    lines = "".join(f"<li>{reader.renderInline(says)}</li>" for says in sorted(options))
    return f"<h3>{escape(head)}</h3><p>{reader.renderInline(task)}</p>{f'<ul>{lines}</ul>' if lines else ''}"


def questions(quiz: Quiz) -> Iterator[str]:
    """A sheet for each question of a quiz, without its answer."""
    for number, one in enumerate(quiz.questions, 1):
        head = f"Question {number} of {len(quiz.questions)}"
        yield asked(head, one.ask, [choice.says for choice in one.choices] or one.items)


def named_in(cell: Cell, known: Collection[str]) -> list[str]:
    """The ids that stand in the code, also in a list to choose from, each once."""
    texts = [node.value for node in ast.walk(cell.tree or ast.Module([], [])) if isinstance(node, ast.Constant)]
    return list(dict.fromkeys(text for text in texts if isinstance(text, str) and text in known))


def shown(name: str, call: ast.Call, catalog: Catalog) -> Iterator[str]:
    """What a call with plain arguments shows; nothing where it shows something to click."""
    try:
        given = [ast.literal_eval(one) for one in call.args]
        named: dict[str, Any] = {one.arg: ast.literal_eval(one.value) for one in call.keywords if one.arg}
        if name == "draw" or name in PLOTS:
            yield figure((draw if name == "draw" else getattr(plots, name))(*given, **named, catalog=catalog))
        elif name == "plan":
            yield from steps(plan(*given, **named, catalog=catalog), catalog)
    except (ValueError, FootlibError, TypeError, AttributeError, KeyError):
        return  # its arguments are made in other cells: that is for the computer


def figure(picture: Picture, title: str = "") -> str:
    data = b64encode(picture.saved(".svg")).decode()
    image = f'<img alt="{escape(picture.alt)}" src="data:image/svg+xml;base64,{data}">'
    return (f"<h3>{escape(title)}</h3>" if title else "") + f"<p>{image}</p>"


def steps(routine: Routine, catalog: Catalog) -> Iterator[str]:
    """A sheet for each step of a routine's first foot: its hands, what they do, how firmly and how long."""
    for step in routine.steps:
        if step.foot != routine.steps[0].foot:
            return
        hands = small_picture(step, catalog, routine.who)
        data = b64encode(hands.alone().encode()).decode()
        yield (
            f'<h3>{step.number} {escape(step.name)}</h3><div class="step"><img alt="{escape(hands.said)}" '
            f'src="data:image/svg+xml;base64,{data}"><div><p>{escape(step.do or step.how)}</p>'
            f'<p class="quiet">{escape(step.amount)}</p>'
            f'<p class="quiet">Pressure {step.pressure}: {escape(step.firmness)}</p></div></div>'
        )
