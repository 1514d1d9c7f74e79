"""The house keeps its word: one address, one version, one licence, pins that hold, commands that exist."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from each import each
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from test_imports import LAYERS

import start
from tools import check_binder

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ADDRESS = PROJECT["urls"]["Repository"]
LAST_LESSON = "notebooks/10-your-own-card.ipynb"  # says where learners read on
HUB = "docs/hub.md"
DOCS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md"))
OWN = ADDRESS.removeprefix("https://github.com/")
READ = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "CITATION.cff"]
MACHINE = re.compile("|".join(rf"(?<![\w.])/{folder}/" for folder in ("work", "root", "home", "tmp")))
PINNED = [f"requirements{of}.txt" for of in ("", "-app", "-site", "-test")]
REGISTRY = re.compile(r"pypi\.org|pythonhosted|index-url|find-links|registry\.npm|file://")
NOT_OURS = {".git", ".venv", "my-course", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"}
SELF = "tests/test_house.py"


def tracked():
    """Every text file of the project, as git knows them, or as they lie there in an unpacked archive."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    names = (
        listed.stdout.split("\0")
        if listed.returncode == 0
        else [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if not NOT_OURS & set(path.parts)]
    )
    return [name for name in names if (ROOT / name).is_file() and not name.endswith((".png", ".jpg", ".gif", ".woff2"))]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def markdown_links(name):
    return re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", read(name))


def pins(name):
    """Each pinned package with its version and, where it has one, the systems that it is for."""
    lines = [line for line in read(name).splitlines() if not line.startswith(("#", "-"))]
    return [Requirement(line) for line in lines]


# --- the address


@each("name", ["README.md", "CONTRIBUTING.md", "INSTRUCTORS.md", "CITATION.cff", "CHANGELOG.md", HUB, LAST_LESSON])
def test_every_address_is_the_one_in_pyproject(name):
    """Whoever moves the repository changes one line, and this test names the links that it forgot."""
    for url in re.findall(r"https://github\.com/[^\s)\"'>]+", read(name)):
        assert url == ADDRESS or url.startswith((f"{ADDRESS}/", f"{ADDRESS}.git")), url
    for url in re.findall(r"https://[^/\s]+\.github\.io[^\s)\"'>]*", read(name)):
        owner, _, own = OWN.partition("/")
        assert url.startswith(f"https://{owner}.github.io/{own}/"), url
    for url in re.findall(r"https://mybinder\.org/v2/[^\s)\"'>]+", read(name)):
        assert url.startswith(f"https://mybinder.org/v2/gh/{OWN}/HEAD?urlpath=lab/tree/notebooks/"), url


def test_the_address_stands_in_pyproject_and_in_links_only():
    """No code knows where the repository lives."""
    known = {"pyproject.toml", "README.md", "CONTRIBUTING.md", "INSTRUCTORS.md", HUB, LAST_LESSON}
    assert {name for name in tracked() if OWN in read(name)} <= known | {SELF}


def test_binder_links_open_on_a_lesson():
    """A visitor lands in a lesson, the first one among them, never in a list of files."""
    lessons = re.findall(r"urlpath=lab/tree/(notebooks/[^\s)]+)", read("README.md"))
    assert "notebooks/00-start-here.ipynb" in lessons
    assert [lesson for lesson in lessons if not (ROOT / lesson).is_file()] == []


# --- what is written for people


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_and_pictures_are_there(name):
    """Every file that a page points to exists, and each picture says what it shows."""
    missing = [link for link in markdown_links(name) if "://" not in link and not (ROOT / link.split("#")[0]).exists()]
    assert missing == []
    assert all(len(alt) > 30 for alt in re.findall(r"!\[([^\]]*)\]", read(name)))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "INSTRUCTORS.md", *DOCS])
def test_a_link_into_a_page_finds_its_heading(name):
    """From page to page and within one: the heading is there, as GitHub and the site name it."""
    lost = []
    for link in markdown_links(name):
        page, _, anchor = link.partition("#")
        if anchor and "://" not in page and (not page or page.endswith(".md")):
            target = ((ROOT / name).parent / page).resolve() if page else ROOT / name
            lost += [link] if anchor not in anchors(target.read_text(encoding="utf-8")) else []
    assert lost == []


def anchors(page):
    """The headings of a page as addresses, and the places that it names itself; what stands in its examples is none."""
    words = re.sub(r"^(`{3,}).*?^\1$", "", page, flags=re.M | re.S)
    heads = re.findall(r"^#+ (.+)$", words, re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads} | set(
        re.findall(r'<a id="([^"]+)"', words)
    )


def gone(word, names, code):
    """Whether what a page calls by this word is nowhere: a file or folder, or else a name in code."""
    if re.fullmatch(r"[\w/]+\.(?:py|js|css|toml)|[\w/]+/", word):
        return not any(f"/{word}" in f"/{name}" for name in names)
    return bool(re.fullmatch(r"\w+", word)) and word not in code


def test_the_page_on_the_architecture_names_nothing_that_is_gone():
    """Whoever follows it finds each file, folder and name that it speaks of; each layer of the code stands in it."""
    page, names = read("docs/architecture.md"), tracked()
    named = set(re.findall(r"`([^`]+)`", page))
    code = {word for name in names if name.endswith((".py", ".js")) for word in re.findall(r"\w+", read(name))}
    elsewhere = {"widgets/NAME.py", "NAME.js", "NAME.css", "words.js", "Out"}  # whose widget; Python's; Jupyter's
    assert sorted(word for word in named - elsewhere if gone(word, names, code)) == [], "say what it is called now"
    layers = {one for one in LAYERS if not one.startswith("_")} - {"authoring"}
    assert [one for one in sorted(layers) if not {one, f"{one}/"} & named] == [], "give it a line in the table"


def test_the_atlas_shows_every_layer_of_every_view():
    """The contact sheets name each call that draws a page, have alt texts, and stay light."""
    from footlib.drawing import LAYERS, VIEWS

    page = read("docs/atlas.md")
    calls = {(view, layer) for view in VIEWS for layer in LAYERS if layer != "footprint" or view == "sole"}
    assert set(re.findall(r'draw\("(\w+)", layer="(\w+)"\)`:', page)) == calls, (
        "a layer is new or gone: run python tools/contact_sheet.py"
    )
    pictures = re.findall(r"!\[([^\]]{40,})\]\(([^)]+)\)", page)
    assert len(pictures) == len(VIEWS)
    assert sum((ROOT / "docs" / name).stat().st_size for _, name in pictures) < 1_500_000


def test_the_sheet_of_hands_shows_every_pose_and_every_move():
    """It names each of them in the order of the data, has alt texts, and stays light."""
    from footlib import load

    page, catalog = read("docs/hands.md"), load()
    assert re.findall(r"^\d+\. `([\w-]+)`", page, re.M) == [*catalog.poses, *catalog.moves], (
        "a pose or a move is new or gone: run python tools/hands_sheet.py"
    )
    pictures = re.findall(r"!\[([^\]]{40,})\]\(([^)]+)\)", page)
    assert len(pictures) == 2
    assert sum((ROOT / "docs" / name).stat().st_size for _, name in pictures) < 1_000_000


def test_the_readmes_commands_exist():
    """What a reader copies from the README works: the two commands, and the Python example."""
    blocks = re.findall(r"```bash\n(.*?)```", read("README.md"), re.S)
    commands = {line for block in blocks for line in block.splitlines()}
    assert {"python start.py", "python start.py test"} <= commands
    assert commands - {"python start.py", "python start.py test"} == {f"git clone {ADDRESS}", "cd footlib"}
    for block in re.findall(r"```python\n(.*?)```", read("README.md"), re.S):
        said = subprocess.check_output([sys.executable, "-c", block], cwd=ROOT, text=True)
        assert said.strip()


def test_the_readme_counts_right(catalog):
    """The README promises no more conditions, safety answers, moves and zones than there are."""
    said = re.findall(r"(\d+)\s+(conditions|safety answers|moves|zones)\b", read("README.md"))
    counts = {kind: int(number) for number, kind in said}
    assert counts.keys() == {"conditions", "safety answers", "moves", "zones"}
    assert counts["conditions"] <= len(catalog.conditions) and counts["moves"] <= len(catalog.moves)
    assert counts["safety answers"] <= len(catalog.cautions) and counts["zones"] <= len(catalog.zones)


def test_the_readme_is_short():
    """Two screens, not a manual."""
    assert len(read("README.md").split()) < 700


def test_there_is_one_licence_statement():
    """Code MIT, the rest CC BY 4.0: said in LICENSE, and nowhere otherwise."""
    licence = read("LICENSE")
    assert "Permission is hereby granted, free of charge" in licence
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in licence
    assert PROJECT["license"] == "MIT AND CC-BY-4.0"
    assert "Code: MIT. Text, data and pictures: CC BY 4.0." in read("README.md")
    others = [
        name
        for name in tracked()
        if name not in {"LICENSE", "README.md", "pyproject.toml", SELF}
        and re.search(r"MIT Licen[cs]e|Creative Commons|CC[ -]BY", read(name))
    ]
    assert [name for name in others if not name.startswith(("data/", "notebooks/"))] == []


def test_the_version_stands_once():
    """A release changes one number; the changelog's newest entry is that number."""
    version = PROJECT["version"]
    assert re.search(r"^## (\S+)", read("CHANGELOG.md"), re.M)[1] == version
    pattern = re.compile(rf"(?<![\d.]){re.escape(version)}(?![\d.])")
    pinned = set(PINNED)
    assert {name for name in tracked() if pattern.search(read(name))} - pinned == {"pyproject.toml", "CHANGELOG.md"}


# --- pins and Pythons


@pytest.mark.parametrize("name", PINNED)
def test_pins_are_exact(name):
    """Laptop, Binder and CI get the very same packages, from wherever each of them gets packages."""
    for pin in pins(name):
        assert re.fullmatch(r"==[^,*]+", str(pin.specifier)), pin
        assert not pin.url
    assert not REGISTRY.search(read(name))


def test_requirements_end_with_the_course_itself():
    """Without `-e .` a lesson could not import footlib."""
    assert read("requirements.txt").splitlines()[-1] == "-e ."
    assert "-r requirements.txt" in read("requirements-test.txt").splitlines()


def test_what_pyproject_asks_for_is_pinned():
    """A dependency added to pyproject.toml and not pinned would be missing on Binder."""
    extras = PROJECT["optional-dependencies"]
    for wanted, name in (
        (PROJECT["dependencies"] + extras["course"] + extras["instructors"], ["requirements.txt"]),
        (extras["test"], ["requirements.txt", "requirements-test.txt"]),
        (extras["app"], ["requirements.txt", "requirements-app.txt"]),
        (extras["site"], ["requirements-site.txt"]),
    ):
        pinned = {canonicalize_name(pin.name): pin for file in name for pin in pins(file)}
        for need in map(Requirement, wanted):
            pin = pinned.get(canonicalize_name(need.name))
            assert pin, f"{need.name} is not pinned: run `python tools/pin.py`"
            assert need.specifier.contains(str(pin.specifier).removeprefix("==")), pin


def test_one_oldest_python_everywhere():
    """pyproject, the launcher and Binder agree on the Python that is needed."""
    assert PROJECT["requires-python"] == f">={'.'.join(map(str, start.NEEDS))}"
    runtime = re.fullmatch(r"python-(\d+\.\d+)", read("runtime.txt").strip())
    assert runtime and SpecifierSet(PROJECT["requires-python"]).contains(runtime[1])


# --- the files


@each("name", tracked())
def test_no_file_knows_our_machine(name):
    """No path of the machine it was made on, and no package index, goes out with the course."""
    assert name == SELF or not MACHINE.search(read(name))
    assert name in (SELF, "tools/pin.py") or not REGISTRY.search(read(name))


def test_ci_runs_what_the_readme_says():
    """`.ci/run` can be run, and proves the README's own test command and Binder's side."""
    assert os.access(ROOT / ".ci/run", os.X_OK)
    script = read(".ci/run")
    assert "python3 start.py test" in script
    assert "tools/check_binder.py" in script
    assert "python3 start.py site" in script
    left_out = re.search(r"^BUILT = \[(.*)\]$", read("tests/browser/conftest.py"), re.M)[1]
    assert [name for name in re.findall(r'"(.+?)"', left_out) if f"tests/browser/{name}" not in script] == []
    assert "python start.py site _site" in read(".github/workflows/pages.yml")
    assert subprocess.run(["bash", "-n", ".ci/run"], cwd=ROOT).returncode == 0


@each("name", [name for name in tracked() if name.startswith("tests/") and name.endswith(".py")])
def test_every_test_states_its_claim(name):
    """Somebody who knows feet, not Python, can read what is proven."""
    tests = [
        node
        for node in ast.walk(ast.parse(read(name)))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    assert [node.name for node in tests if not ast.get_docstring(node)] == []


def test_the_code_is_tidy():
    """One style, so that a change shows only what it means: `ruff check` and `ruff format` have nothing to say."""
    ruff = shutil.which("ruff", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    for command in (["check", "--output-format=concise"], ["format", "--check"]):
        said = subprocess.run([ruff, *command, "--no-cache", "."], cwd=ROOT, capture_output=True, text=True)
        assert said.returncode == 0, said.stdout


def test_the_wheel_carries_the_data():
    """Installed without the repository, footlib still knows its zones."""
    hatch = tomllib.loads(read("pyproject.toml"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert hatch["packages"] == ["footlib", "footlib_authoring"]
    assert hatch["force-include"] == {"data": "footlib/data"}


# --- Binder


RIGHT = """Building conda environment for python=3.11
RUN ${KERNEL_PYTHON_PREFIX}/bin/pip install --no-cache-dir -r "requirements.txt"
RUN ${KERNEL_PYTHON_PREFIX}/bin/pip install --no-cache-dir .
RUN ./postBuild
"""


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (RIGHT, ""),
        (RIGHT.replace("3.11", "3.10"), "Python ['3.10'], not 3.11"),
        (RIGHT.replace('-r "requirements.txt"', "-e ."), "would not install requirements.txt"),
        (RIGHT + "RUN pip install --no-cache-dir pandas\n", "something else, too: pandas"),
        (RIGHT.replace("RUN ./postBuild", ""), "would not draw the lessons' pictures ahead"),
        (RIGHT + "RUN mamba env update -n notebook\n", "not ours (env update)"),
        ("", "Python of its own choice"),
    ],
)
def test_binders_build_is_read_right(said, problem):
    """The check of Binder's side passes a right build, and names another Python or foreign packages."""
    found = "\n".join(check_binder.mistakes(said, "3.11"))
    assert problem in found
    assert bool(found) is bool(problem)


@pytest.mark.parametrize("own", [False, True])
def test_binder_draws_ahead_and_no_build_fails_for_it(tmp_path, own):
    """Whoever opens a lesson on Binder waits for no drawing; own material in the repository joins the lessons before;
    where one of it fails, the build goes on."""
    if own:
        (tmp_path / "my-material").mkdir()
    assert os.access(ROOT / "postBuild", os.X_OK)
    broken = tmp_path / "python"
    broken.write_text('#!/bin/sh\necho "$@"; exit 1\n', encoding="utf-8")
    broken.chmod(0o755)
    ran = subprocess.run(
        ["sh", ROOT / "postBuild"],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0
    joins, draws = "-m footlib lessons notebooks", "-m footlib.drawing notebooks"
    assert [line for line in ran.stdout.splitlines() if line.startswith("-m")] == ([joins, draws] if own else [draws])
    assert ("left out" in ran.stdout, "draw for themselves" in ran.stdout) == (own, True)
