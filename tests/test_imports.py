"""The layers of footlib: imports point one way, each third party has one home, modules stay small."""

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "footlib"
LAYERS = [
    "spelling",
    "errors",
    "arguments",
    "local_time",
    "files",
    "cache",
    "model",
    "catalog",
    "planning",
    "drawing",
    "handouts",
    "records",
    "exercises",
    "review",
    "teaching",
    "widgets",
    "__init__",
    "commands",
    "__main__",
]
HOME = {  # the layers in which a third party (or a confined part of the standard library) may be imported
    "platformdirs": {"cache"},
    "pydantic": {"model", "catalog"},  # the catalog reads what pydantic says about a wrong entry
    "tomllib": {"catalog"},
    "matplotlib": {"drawing"},
    "PIL": {"drawing"},  # comes with matplotlib, as does the next
    "fontTools": {"drawing"},
    "numpy": {"drawing"},
    "shapely": {"drawing"},
    "pypdf": {"drawing"},
    "jinja2": {"handouts"},
    "icalendar": {"handouts"},
    "typst": {"handouts"},
    "sqlite3": {"records"},
    "fsrs": {"records"},
    "markdown_it": {"review", "teaching"},
    "click": {"commands"},
    "anywidget": {"widgets"},
    "traitlets": {"widgets"},
    "ipywidgets": {"widgets"},
}
MOST_LINES = 400
LIGHT = ("matplotlib", "numpy", "shapely", "PIL", "pypdf", "icalendar", "typst")
MODULES = sorted(PACKAGE.rglob("*.py"))
FRONT_END = sorted([*PACKAGE.glob("widgets/*.js"), *PACKAGE.glob("widgets/*.css")])


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
            base = ".".join(
                (*package[: len(package) - node.level + 1], *filter(None, [node.module]))
                if node.level
                else [node.module]
            )
            yield from (f"{base}.{alias.name}" for alias in node.names) if base == "footlib" else [base]


def public_functions():
    import footlib

    return {n for n in footlib.__all__ if callable(getattr(footlib, n)) and not isinstance(getattr(footlib, n), type)}


def test_the_layers_are_those_of_the_design():
    """Every module of footlib stands in a layer that is known, so that the other rules hold for it."""
    assert {layer(path) for path in MODULES} <= set(LAYERS)
    assert {"errors", "model", "catalog", "planning", "__init__"} <= {layer(path) for path in MODULES}


def test_imports_point_one_way():
    """A layer knows only the layers before it: the plan needs no picture, the data need no plan."""
    wrong = [
        f"{name(path)} imports {module}"
        for path in MODULES
        for module in imports(path)
        if module.startswith("footlib.") and module.split(".")[1] not in LAYERS[: LAYERS.index(layer(path)) + 1]
    ]
    assert wrong == []


def test_third_parties_stay_in_their_layer():
    """Whoever replaces a library has one layer to look at, and nothing unlisted slips in."""
    wrong = [
        f"{name(path)}: {top} belongs to {', '.join(sorted(HOME.get(top, {'the table of this test'})))}"
        for path in MODULES
        for top in {module.split(".")[0] for module in imports(path)} - {"footlib"}
        if (layer(path) not in HOME[top] if top in HOME else top not in sys.stdlib_module_names)
    ]
    assert wrong == []


def test_modules_stay_small():
    """A module is read in one sitting."""
    long = [name(p) for p in [*MODULES, *FRONT_END] if len(p.read_text(encoding="utf-8").splitlines()) > MOST_LINES]
    assert long == []


def test_a_modules_name_stands_once():
    """Who hears of a module by name finds it, and no other."""
    stems = Counter(path.stem for path in MODULES if path.stem not in ("__init__", "__main__"))
    assert [stem for stem, times in stems.items() if times > 1] == []


def test_no_module_hides_a_public_function():
    """`footlib.plan` is the function, whatever was imported before. (Deeper modules cannot hide one.)"""
    top = {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in MODULES}
    assert top & public_functions() == set()


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
    module.write_text(
        "import json\nfrom .order import a\nfrom ..model import b\nfrom .. import errors\n"
        "def f():\n    from footlib import drawing\n    import footlib.widgets\n"
        "    from . import screen\n"
    )
    assert sorted(imports(module)) == [
        "footlib.drawing",
        "footlib.errors",
        "footlib.model",
        "footlib.planning",
        "footlib.planning.order",
        "footlib.widgets",
        "json",
    ]
