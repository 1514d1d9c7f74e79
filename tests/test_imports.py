"""The layers of the house: imports point one way, each third party has one home, modules stay small."""

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("footlib", "footlib_authoring")  # what learners have; what writes and teaches the course
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
    "widgets",
    "__init__",
    "authoring",
    "review",
    "teaching",
    "commands",
    "__main__",
]
HOME = {  # the layers in which a third party (or a confined part of the standard library) may be imported
    "platformdirs": {"cache"},
    "pydantic": {"model", "catalog", "review"},  # the catalog reads what it says of a wrong entry, review its schemas
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
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
FRONT_END = sorted([*ROOT.glob("footlib/widgets/*.js"), *ROOT.glob("footlib/widgets/*.css")])


def name(path):
    """Its path, as the test report shows it."""
    return path.relative_to(ROOT).as_posix()


def layer(path):
    return layer_of(".".join(path.relative_to(ROOT).with_suffix("").parts))


def layer_of(module):
    """The layer of a module, by its full name; a package alone is its `__init__`."""
    package, inner = [*module.split("."), "__init__"][:2]
    return "authoring" if package == "footlib_authoring" and inner == "__init__" else inner


def ours(module):
    return module.split(".")[0] in PACKAGES


def imports(path):
    """Every module that a file imports, by its full name, wherever in the file the import stands."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(
                (*package[: len(package) - node.level + 1], *filter(None, [node.module]))
                if node.level
                else [node.module]
            )
            yield from (f"{base}.{alias.name}" for alias in node.names) if base in PACKAGES else [base]


def public_functions():
    import footlib

    return {n for n in footlib.__all__ if callable(getattr(footlib, n)) and not isinstance(getattr(footlib, n), type)}


def test_the_layers_are_those_of_the_design():
    """Every module stands in a layer that is known, so that the other rules hold for it."""
    assert {layer(path) for path in MODULES} <= set(LAYERS), "a new layer has its place in LAYERS"
    assert {"errors", "model", "catalog", "planning", "review", "__init__"} <= {layer(path) for path in MODULES}


def test_imports_point_one_way():
    """A layer knows only the layers before it: the plan needs no picture, the data need no plan, and nothing that a
    learner has needs what instructors have."""
    wrong = [
        f"{name(path)} imports {module}"
        for path in MODULES
        for module in imports(path)
        if ours(module) and layer_of(module) not in LAYERS[: LAYERS.index(layer(path)) + 1]
    ]
    assert wrong == []


def test_third_parties_stay_in_their_layer():
    """Whoever replaces a library has one layer to look at, and nothing unlisted slips in."""
    wrong = [
        f"{name(path)}: {top} belongs to {', '.join(sorted(HOME.get(top, {'the table of this test'})))}"
        for path in MODULES
        for top in {module.split(".")[0] for module in imports(path) if not ours(module)}
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


def named_at(path, tree):
    """(module, name) of all that a module's code names: its own, another's, and what stands there as a word."""
    home = path.parent.name if path.stem == "__init__" else path.stem
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield home, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr
        elif isinstance(node, ast.ImportFrom):
            package = path.parents[max(node.level, 1) - 1].name
            yield from (((node.module or package).split(".")[-1], alias.name) for alias in node.names)
        elif isinstance(node, ast.Constant):
            yield home, node.value


def defined_in(tree):
    """The names of a module's functions, classes and constants, but for commands, which are typed."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            calls = [one.func for one in node.decorator_list if isinstance(one, ast.Call)]
            if not any(getattr(one, "attr", "") == "command" for one in calls):
                yield node.name
        elif isinstance(node, ast.Assign):
            yield from (one.id for one in node.targets if isinstance(one, ast.Name))


FORGOTTEN = "nobody names it: a rule belongs in a list of review/__init__.py; what has no use goes"
FOR_TESTS = {("local_time", "forget")}


def test_nothing_stands_that_nobody_names():
    """No function, class or constant is left over, and no rule is written that the check of a course never asks."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    named = {one for path, tree in trees.items() for one in named_at(path, tree)} | FOR_TESTS
    left = [
        f"{name(path)}: {one}"
        for path, tree in trees.items()
        for one in defined_in(tree)
        if not one.startswith("__") and (path.parent.name if path.stem == "__init__" else path.stem, one) not in named
    ]
    assert left == [], FORGOTTEN


def test_no_module_hides_a_public_function():
    """`footlib.plan` is the function, whatever was imported before. (Deeper modules cannot hide one.)"""
    top = {layer(path) for path in MODULES if name(path).startswith("footlib/")}
    assert top & public_functions() == set()


def test_importing_footlib_is_light():
    """A learner's first cell does not wait for matplotlib, nor for what only handouts need."""
    program = f"import sys, footlib; print([m for m in {LIGHT!r} if m in sys.modules])"
    said = subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, text=True)
    assert said.strip() == "[]"


def test_the_reader_of_imports_sees_every_form(tmp_path, monkeypatch):
    """Relative, absolute and late imports all count."""
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    module = tmp_path / "footlib" / "planning" / "fit.py"
    module.parent.mkdir(parents=True)
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
