"""Strip what running leaves in the lessons, so that a change shows only what its author changed.

    python tools/strip_outputs.py              all of notebooks/
    python tools/strip_outputs.py some.ipynb   these
    python tools/strip_outputs.py --check      change nothing, fail if there is something to strip

A cell tagged `keep_output` keeps its text outputs and its number, because nbval compares them (`nbval-check-output`).
"""

import json
import re
import sys
from pathlib import Path

from footlib.catalog.plaintext import GIT, GIT_SAYS, Unreadable, text_of

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
KEEP = "keep_output"
CELL_METADATA = {"tags", "jupyter", "nbval"}
NOTEBOOK_METADATA = {  # what every lesson says about its kernel: nothing that one machine's version would change
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def stripped(notebook):
    """A lesson without outputs, execution numbers, widget states and one machine's metadata."""
    cells = [clean(cell, number) for number, cell in enumerate(notebook["cells"], start=1)]
    return {"cells": cells, "metadata": NOTEBOOK_METADATA, "nbformat": 4, "nbformat_minor": 5}


def read(path: Path) -> dict:
    """A notebook; Unreadable, with its line and the reason, where a file is none."""
    text = text_of(path)
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


def wrong_cell(cell):
    """What a cell lacks to be one; or nothing."""
    if not isinstance(cell, dict):
        return "is none"
    needed = {"cell_type": str, "source": (str, list), "metadata": dict}
    if cell.get("cell_type") == "code":
        needed["outputs"] = list
    wrong = [name for name, kind in needed.items() if not isinstance(cell.get(name), kind)]
    if not wrong and not isinstance(cell["metadata"].get("tags", []), list):
        wrong = ["tags"]
    if not wrong and not all(map(whole, cell.get("outputs", ()))):
        wrong = ["outputs"]
    return f"has no right '{wrong[0]}'" if wrong else ""


def whole(output):
    return isinstance(output, dict) and isinstance(output.get("data", {}), dict)


def clean(cell, number):
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


def lines(source):
    """A cell's text as a list of lines, as JupyterLab saves it."""
    return source if isinstance(source, list) else source.splitlines(keepends=True)


def text_only(output):
    """An output without pictures and widgets, which nobody can compare by reading."""
    if "data" not in output:
        return output
    return output | {"data": {k: v for k, v in output["data"].items() if k.startswith("text/")}, "metadata": {}}


def written(notebook):
    """A notebook as JupyterLab writes it."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def main(arguments):
    check = "--check" in arguments
    paths = [Path(a) for a in arguments if a != "--check"] or sorted(NOTEBOOKS.glob("*.ipynb"))
    changed, broken = [], 0
    for path in paths:
        try:
            new, old = written(stripped(read(path))), path.read_bytes().decode()
        except Unreadable as error:
            print(f"{path.name}, {error}" if error.line else f"{path.name}: {error}")
            broken += 1
            continue
        if new != old:
            changed.append(path.name)
            if not check:
                path.write_text(new, encoding="utf-8", newline="\n")
    print(f"{'To strip' if check else 'Stripped'}: {', '.join(changed) or 'nothing'}")
    return int(broken > 0 or (check and bool(changed)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
