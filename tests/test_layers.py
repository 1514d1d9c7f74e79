"""The layers of footlib: imports point one way, each third party has one home, modules stay small."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "footlib"
LAYERS = ["errors", "arguments", "local_time", "model", "catalog", "planning", "drawing", "sheets", "records",
          "exercises", "widgets", "panels", "__init__"]
HOME = {  # the layers in which a third party (or a confined part of the standard library) may be imported
    "pydantic": {"model", "catalog"},  # the catalog reads what pydantic says about a wrong entry
    "tomllib": {"catalog"},
    "matplotlib": {"drawing"},
    "PIL": {"drawing"},  # comes with matplotlib
    "numpy": {"drawing"},
    "shapely": {"drawing"},
    "pypdf": {"drawing"},
    "jinja2": {"sheets"},
    "icalendar": {"sheets"},
    "typst": {"sheets"},
    "sqlite3": {"records"},
    "fsrs": {"records"},
    "anywidget": {"widgets"},
    "traitlets": {"widgets"},
    "ipywidgets": {"panels"},
}
MOST_LINES = 250
LIGHT = ("matplotlib", "numpy", "shapely", "PIL", "pypdf", "icalendar", "typst")
MODULES = sorted(PACKAGE.rglob("*.py"))
STATIC = sorted([*PACKAGE.glob("static/*.js"), *PACKAGE.glob("static/*.css")])


def name(path):
    """Its path inside footlib, as the test report shows it."""
    return path.relative_to(PACKAGE).as_posix()


def layer(path):
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path):
    """Every module that a file imports, by its full name, wherever in the file the import stands."""
    package = ("footlib", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join((*package[:len(package) - node.level + 1], *filter(None, [node.module]))
                            if node.level else [node.module])
            yield from (f"{base}.{alias.name}" for alias in node.names) if base == "footlib" else [base]


def public_functions():
    import footlib

    return {n for n in footlib.__all__ if callable(getattr(footlib, n)) and not isinstance(getattr(footlib, n), type)}


def test_the_layers_are_those_of_the_design():
    """Every module of footlib stands in a layer that is known, so that the other rules hold for it."""
    assert {layer(path) for path in MODULES} <= set(LAYERS)
    assert {"errors", "model", "catalog", "planning", "__init__"} <= {layer(path) for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path):
    """A layer knows only the layers before it: the plan needs no picture, the data need no plan."""
    own = [m.split(".")[1] for m in imports(path) if m.startswith("footlib.")]
    assert set(own) <= set(LAYERS[:LAYERS.index(layer(path)) + 1])


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_third_parties_stay_in_their_layer(path):
    """Whoever replaces a library has one layer to look at, and nothing unlisted slips in."""
    for top in {module.split(".")[0] for module in imports(path)} - {"footlib"}:
        if top in HOME:
            assert layer(path) in HOME[top], f"{top} belongs to {', '.join(sorted(HOME[top]))}"
        else:
            assert top in sys.stdlib_module_names, f"{top} is not in the table of this test"


@pytest.mark.parametrize("path", [*MODULES, *STATIC], ids=name)
def test_modules_stay_small(path):
    """A module is read in one sitting."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_hides_a_public_function(path):
    """`footlib.plan` is the function, whatever was imported before."""
    assert path.stem not in public_functions()


def test_importing_footlib_is_light():
    """A learner's first cell does not wait for matplotlib, nor for what only handouts need."""
    program = f"import sys, footlib; print([m for m in {LIGHT!r} if m in sys.modules])"
    said = subprocess.check_output([sys.executable, "-c", program], cwd=PACKAGE.parent, text=True)
    assert said.strip() == "[]"


def test_the_reader_of_imports_sees_every_form(tmp_path, monkeypatch):
    """Relative, absolute and late imports all count."""
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path)
    (tmp_path / "planning").mkdir()
    module = tmp_path / "planning" / "fit.py"
    module.write_text("import json\nfrom .order import a\nfrom ..model import b\nfrom .. import errors\n"
                      "def f():\n    from footlib import drawing\n    import footlib.widgets\n"
                      "    from . import screen\n")
    assert sorted(imports(module)) == ["footlib.drawing", "footlib.errors", "footlib.model", "footlib.planning",
                                       "footlib.planning.order", "footlib.widgets", "json"]
