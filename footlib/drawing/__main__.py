"""What is drawn ahead of everybody. `python -m footlib.drawing` renders the course's own maps and hands anew, after a
change of data/ or of its code; `python -m footlib.drawing notebooks` draws the pictures of the lessons.

Who then runs a lesson for the first time waits for no drawing. Where it was not done, a lesson draws for itself.
"""

from __future__ import annotations

import ast
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..catalog import load
from ..errors import FootlibError
from . import draw, plots
from .hands import store
from .picture_cache import store_all

Call = tuple[str, tuple, dict[str, Any]]  #: function, arguments, named arguments
DRAWERS = {"draw": draw} | {name: getattr(plots, name) for name in plots.__all__ if name.startswith("plot_")}


def draw_ahead(folder: str | Path) -> int:
    """Draw every picture of a folder's lessons; gives back how many. What a lesson does wrong it tells itself."""
    done = 0
    for name, args, options in pictures(folder):
        with suppress(FootlibError, TypeError):
            DRAWERS[name](*args, **options).shown()
            done += 1
    return done


def pictures(folder: str | Path) -> Iterator[Call]:
    """(function, arguments, named arguments) of every picture that a lesson shows with plain values."""
    for path in sorted(Path(folder).glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                yield from calls("".join(cell["source"]))


def calls(source: str) -> Iterator[Call]:
    """The drawing calls that stand alone in a cell, and those that its list lets somebody choose; a cell that is no
    Python has none."""
    with suppress(SyntaxError):
        cell = ast.parse(source)
        if any(isinstance(one, ast.Name) and one.id == "zone_groups" for one in ast.walk(cell)):
            yield from (("plot_heights", (zones,), {}) for zones in plots.zone_groups().values())
        for statement in cell.body:
            match getattr(statement, "value", None):
                case ast.Call(ast.Name(name), args, keywords) if name in DRAWERS:
                    with suppress(ValueError):  # something that is only known when the lesson runs
                        given = tuple(map(ast.literal_eval, args))
                        yield name, given, {str(one.arg): ast.literal_eval(one.value) for one in keywords}


if __name__ == "__main__" and sys.argv[1:]:
    with suppress(AttributeError, OSError):  # Windows knows no nice
        os.nice(10)  # whoever works now comes first
    print(f"{draw_ahead(sys.argv[1])} pictures")
elif __name__ == "__main__":
    for path in (*store_all(load()), store(load())):
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
