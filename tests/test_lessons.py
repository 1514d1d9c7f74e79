"""The rules of a lesson, read from the notebooks without running them (nbval runs them)."""

import ast
import builtins
import json
import re
from functools import lru_cache
from pathlib import Path
from statistics import median

import nbformat
import pytest
from each import each

import footlib
from footlib.exercises import question
from tools import strip_outputs

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
REQUIRED = {"00-start-here", "06-flat-feet-and-valgus", "07-build-a-routine"}
LESSONS = sorted(REQUIRED | {path.stem for path in FOLDER.glob("*.ipynb")})
CLAIMS = r"\b(treat(s|ing)?|cur(e|es|ing)|heal(s|ing)?|detox\w*|crystals?)\b"
DENIED = r"\b(not|no|never|nor|cannot|nothing|none|without|instead of)\b|n't|n’t"
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
OPENING = 150  # words before the first thing to do
PACE = 160  # words of plain English that a learner reads in a minute
TO_DO = re.compile(r"\*\*(Try it|Exercise|Your turn|Guess)")
NOT_READ = re.compile(r"<details>.*?</details>|<!--.*?-->|<img[^>]*>|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|<[^>]+>", re.S)
MOST_LINES, MEDIAN_LINES, WIDEST = 12, 3, 79  # a cell in a window of 900 pixels shows 80 characters

each_lesson = each("lesson", LESSONS)


@lru_cache
def read(lesson):
    path = FOLDER / f"{lesson}.ipynb"
    assert path.exists(), f"the lesson notebooks/{path.name} is not there"
    return json.loads(path.read_text(encoding="utf-8"))


def text(cell):
    return "".join(cell["source"])


def cells(lesson, kind):
    return [cell for cell in read(lesson)["cells"] if cell["cell_type"] == kind]


def prose(lesson):
    return "\n\n".join(text(cell) for cell in cells(lesson, "markdown"))


def asked(lesson):
    """What the clicked exercises of a lesson ask, in words."""
    found = re.findall(r'^check\("([^"]+)"\)$', "\n".join(code(lesson)), re.M)
    catalog = footlib.load(FOLDER.parent / "data")
    return "\n".join(str(question(id, catalog=catalog)) for id in found)


def code(lesson):
    return [text(cell) for cell in cells(lesson, "code")]


def count(words):
    """How many words there are to read, without what is folded away and what nobody sees."""
    return len(re.findall(r"[^\W_][\w’'.,°%–-]*", NOT_READ.sub(" ", words)))


def before_doing(lesson):
    """The words of a lesson up to the first thing to do: what a text asks for, or a cell after the setup."""
    read_so_far = []
    for cell in read(lesson)["cells"]:
        if cell["cell_type"] == "markdown":
            found = TO_DO.search(text(cell))
            read_so_far.append(text(cell)[: found.start()] if found else text(cell))
            if found:
                break
        elif text(cell) != code(lesson)[0]:
            break
    return count("\n".join(read_so_far))


def bullets(words, after):
    """The bullets that follow the line in which some words stand."""
    lines = words.splitlines()
    start = next((i for i, line in enumerate(lines) if re.search(after, line, re.I)), len(lines))
    found = []
    for line in lines[start + 1 :]:
        if line.startswith(("- ", "* ")):
            found.append(line[2:].strip())
        elif line.strip() and found:
            break
    return found


def links(words):
    """(is a picture, its text, its address) of every link, pictures in HTML too."""
    yield from ((bool(mark), label, address) for mark, label, address in LINK.findall(words))
    for tag in re.findall(r"<img[^>]*>", words):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        yield True, given.get("alt", ""), given["src"]


def anchors(target):
    """The places in a lesson or page that a link can point to, as JupyterLab names them."""
    page = target.suffix == ".md"
    words = target.read_text(encoding="utf-8") if page else prose(target.stem)
    named = re.findall(r'<a id="([^"]+)">', words) if page else []
    return {h.strip().replace(" ", "-") for h in re.findall(r"^#+ (.+)$", words, re.M)} | set(named)


def claims(words):
    """Sentences that promise what no massage can keep; quotations and denials may use the words."""
    own = re.sub(r"^>.*$|“[^”]*”|\"[^\"]*\"", "", words, flags=re.M)
    sentences = re.split(r"(?<=[.!?:])\s+|\n\n|\n[-*] ", own)
    return [s for s in sentences if re.search(CLAIMS, s, re.I) and not re.search(DENIED, s, re.I)]


def names(source):
    """The names that code reads, and those that it makes."""
    tree = ast.parse(source)
    found = [n for n in ast.walk(tree) if isinstance(n, ast.Name)]
    made = {n.id for n in found if not isinstance(n.ctx, ast.Load)}
    made |= {
        a.asname or a.name.split(".")[0]
        for n in ast.walk(tree)
        if isinstance(n, (ast.Import, ast.ImportFrom))
        for a in n.names
    }
    made |= {n.name for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
    made |= {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
    return {n.id for n in found if isinstance(n.ctx, ast.Load)}, made


def from_layer(name, *layers):
    module = getattr(getattr(footlib, name, None), "__module__", "")
    return module.split(".")[1:2] in [[one] for one in layers]


def is_widget_only(source):
    """Whether a cell only shows a widget: a bare call, which has nothing to read."""
    body = ast.parse(source).body
    call = body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr) else None
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
        return False
    bare = not call.args and not call.keywords
    if call.func.id == "check" and len(call.args) > 1:  # with an answer it is no widget, and the code is the point
        return False
    return call.func.id in footlib.RECORDING or (bare and from_layer(call.func.id, "widgets"))


# --- how a lesson opens and ends


@each_lesson
def test_the_first_line_says_how_to_run(lesson):
    """A beginner who opens a lesson reads first what to press."""
    first = read(lesson)["cells"][0]
    assert first["cell_type"] == "markdown"
    assert "Run ▸ Run All Cells" in text(first).splitlines()[0]


@each_lesson
def test_a_lesson_has_one_title(lesson):
    """One title, near the top."""
    titles = re.findall(r"^# (.+)$", prose(lesson), re.M)
    assert len(titles) == 1
    assert any(f"# {titles[0]}" in text(cell) for cell in read(lesson)["cells"][:3])


@each_lesson
def test_what_is_promised_is_what_was_learned(lesson):
    """Three to five things that the learner will be able to do come back, word for word, as 'You can now'."""
    promised = bullets(prose(lesson), r"you will be able to")
    assert 3 <= len(promised) <= 5
    assert bullets(prose(lesson), r"you can now") == promised


@each_lesson
def test_a_lesson_says_what_it_takes(lesson):
    """Minutes to read, minutes to practise, and what to have at hand, before the first code."""
    opening = " ".join(text(cell) for cell in read(lesson)["cells"][:5] if cell["cell_type"] == "markdown")
    assert re.search(r"\d+ (minutes|min)\b[^\n]*\bread", opening), "minutes to read"
    assert re.search(r"\d+[^\n]*\bpractise", opening), "minutes to practise"
    assert re.search(r"\byou need\b", opening, re.I), "what you need"


@each_lesson
def test_a_lesson_begins_with_something_to_do(lesson):
    """Do, then read: at most 150 words come before it, except in the lesson on safety."""
    assert before_doing(lesson) <= OPENING or lesson == "02-before-you-touch", before_doing(lesson)


@each_lesson
def test_minutes_to_read_are_those_of_the_words(lesson):
    """160 words a minute, without what is folded away, and with what the exercises ask; two minutes or a fifth more or
    less are no lie."""
    words = f"{prose(lesson)}\n\n{asked(lesson)}"
    promised, needed = int(re.search(r"(\d+) minutes to read", words)[1]), count(words) / PACE
    assert abs(promised - needed) <= max(2, needed / 5), f"{lesson} takes about {needed:.0f} minutes to read"


@each_lesson
def test_title_and_minutes_are_those_of_the_data(lesson, catalog):
    """Progress and contents name a lesson as it names itself, and promise the same minutes."""
    entry = catalog.lessons[lesson]
    title, said = re.search(r"^# (.+)$", prose(lesson), re.M)[1], prose(lesson)
    assert title.startswith(entry.title)
    assert f"About {entry.read} minutes to read, {entry.practise} minutes to practise" in said


def test_every_lesson_is_in_the_data_and_in_their_order(catalog):
    """data/lessons.toml names every notebook, in reading order."""
    assert set(LESSONS) <= set(catalog.lessons) and list(catalog.lessons) == sorted(catalog.lessons)


@each_lesson
def test_the_end_leads_on(lesson):
    """The last cell links to the lesson before, the lesson after and the contents."""
    targets = {address.partition("#")[0] for _, _, address in links(text(read(lesson)["cells"][-1]))}
    here = LESSONS.index(lesson)
    neighbours = {LESSONS[i] for i in (here - 1, here + 1) if 0 <= i < len(LESSONS)} | {LESSONS[0]}
    assert {f"{name}.ipynb" for name in neighbours - {lesson}} <= targets


def test_the_contents_name_every_lesson():
    """From the first lesson one can reach all others."""
    targets = {address.partition("#")[0] for _, _, address in links(prose(LESSONS[0]))}
    assert {f"{name}.ipynb" for name in LESSONS[1:]} <= targets


def test_the_way_of_the_hands_is_told_alike(catalog):
    """Lesson 0, its contents and the README name the lessons of the short way that the data name."""
    own = [int(id[:2]) for id, lesson in catalog.lessons.items() if lesson.hands]
    told = f"{', '.join(map(str, own[:-1]))} and {own[-1]}"
    assert f"lessons {told}" in prose("00-start-here")
    assert f"lessons {told}" in (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    marked = re.findall(r"^\| \*\*(\d+)\*\* \|.*\| (●?) ?\| ● \|$", prose("00-start-here"), re.M)
    assert [int(number) for number, mark in marked if mark] == own and len(marked) == len(catalog.lessons)


# --- code


@each_lesson
def test_code_is_short(lesson):
    """Code is there to read, never in the way: twelve lines at most, three as a rule, none wider than the cell."""
    lengths = [len(source.splitlines()) for source in code(lesson)]
    assert lengths, "a lesson has something to run"
    assert max(lengths) <= MOST_LINES
    assert [line for source in code(lesson) for line in source.splitlines() if len(line) > WIDEST] == []
    assert median(lengths) <= MEDIAN_LINES


@each_lesson
def test_code_is_plain_python(lesson):
    """No star imports, no shell or magic lines, no classes: what a beginner cannot read has its place in footlib."""
    for source in code(lesson):
        tree = ast.parse(source)
        assert not [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.names[0].name == "*"]
        assert not [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]


@each_lesson
def test_there_is_one_setup_cell(lesson):
    """All imports stand in the first code cell."""
    importing = [i for i, source in enumerate(code(lesson)) if re.search(r"^\s*(import|from) ", source, re.M)]
    assert importing == [0]


@each_lesson
def test_every_section_runs_after_the_setup_alone(lesson):
    """Whoever comes back to the middle of a lesson runs the setup cell and goes on."""
    _, setup = names(code(lesson)[0])
    known = set()
    for cell in read(lesson)["cells"]:
        if cell["cell_type"] == "markdown" and re.search(r"^## ", text(cell), re.M):
            known = set()
        if cell["cell_type"] == "code":
            needed, made = names(text(cell))
            known |= made
            missing = needed - known - setup - set(dir(builtins))
            assert not missing, f"{sorted(missing)} come from another section: {text(cell)!r}"


@each_lesson
def test_widgets_hide_the_line_that_makes_them(lesson):
    """Where a cell only shows a widget, its code is folded away."""
    for cell in cells(lesson, "code"):
        if is_widget_only(text(cell)):
            assert cell["metadata"].get("jupyter", {}).get("source_hidden") is True, text(cell)


# --- what is stored


@each_lesson
def test_lessons_are_valid_notebooks(lesson):
    """Any Jupyter opens them, and every cell has its own id."""
    nbformat.validate(nbformat.from_dict(read(lesson)))
    ids = [cell["id"] for cell in read(lesson)["cells"]]
    assert len(set(ids)) == len(ids)


@each_lesson
def test_outputs_are_stripped(lesson):
    """Nothing that running leaves is stored: `python tools/strip_outputs.py` has nothing to do."""
    written = (FOLDER / f"{lesson}.ipynb").read_text(encoding="utf-8")
    assert written == strip_outputs.written(strip_outputs.stripped(read(lesson)))


@each_lesson
def test_kept_outputs_are_really_compared(lesson):
    """A cell tagged to be compared carries text and a number: nbval passes over an empty one without a word."""
    for cell in cells(lesson, "code"):
        tags = set(cell["metadata"].get("tags", ()))
        assert ("keep_output" in tags) == ("nbval-check-output" in tags)
        if "keep_output" in tags:
            assert cell["execution_count"]
            said = [o.get("text") or o.get("data", {}).get("text/plain") for o in cell["outputs"]]
            assert any("".join(words or "").strip() for words in said), text(cell)


def test_some_lesson_compares_its_outputs():
    """The comparison is in use."""
    assert any(
        "nbval-check-output" in cell["metadata"].get("tags", ()) for lesson in LESSONS for cell in cells(lesson, "code")
    )


# --- prose


@each_lesson
def test_links_lead_somewhere(lesson):
    """Every link inside the course works in the learner's copy, too, and no other leaves https."""
    for _, label, address in links(prose(lesson)):
        if "://" in address:
            assert address.startswith("https://"), address
            continue
        file, _, anchor = address.partition("#")
        target = (FOLDER / file).resolve() if file else FOLDER / f"{lesson}.ipynb"
        assert target.exists() and target.is_relative_to(FOLDER.resolve()), f"[{label}]({address})"
        if anchor:
            assert anchor in anchors(target), f"[{label}]({address})"


@each_lesson
def test_pictures_are_there_and_described(lesson):
    """Who cannot see a picture reads what it shows; no picture comes from elsewhere."""
    for is_picture, alt, address in links(prose(lesson)):
        if is_picture:
            assert (FOLDER / address).is_file(), address
            assert len(alt) >= 15, f"say what {address} shows"


def test_the_signs_of_an_emergency_are_the_same_in_every_lesson():
    """Where a lesson lists whom to call the emergency number for, it lists all of them, in the same words."""
    lists = {lesson: bullets(prose(lesson), r"call the emergency number.*112.*:$") for lesson in LESSONS}
    told = {tuple(line.rstrip(";.") for line in found) for found in lists.values() if found}
    assert len(told) == 1, lists


@each_lesson
def test_menu_entries_are_named_with_their_menu(lesson):
    """ "Run ▸ Run All Cells", never the entry alone: a beginner does not know which menu it is in."""
    assert re.findall(r"(?<=[*_])(Run All Cells|Restart Kernel[^*_]*|Download)(?=[*_])", prose(lesson)) == []


@each_lesson
def test_lessons_promise_nothing(lesson):
    """No sentence says that massage treats, cures, heals or detoxifies; quotations are marked, denials welcome."""
    assert claims(prose(lesson)) == []


@pytest.mark.parametrize(
    ("words", "is_claim"),
    [
        ("Pressing this zone treats the kidney.", True),
        ("It detoxifies the body and breaks up crystals.", True),
        ("Massage does not cure flat feet.", False),
        ("> This massage cures everything.", False),
        ("The article says “it heals the heel”, which means rubbing.", False),
        ("Rest your hand on the kidney zone on the chart.", False),
        ("The heel carries you.", False),
    ],
)
def test_claims_are_told_from_quotations_and_denials(words, is_claim):
    """The rule on claims catches what it should, and nothing else."""
    assert bool(claims(words)) is is_claim


# --- the stripper


def test_the_stripper_keeps_what_is_compared_and_nothing_else():
    """Text on tagged cells stays with its number; pictures, widget states and one machine's metadata go."""
    cell = {"cell_type": "code", "id": "a", "execution_count": 3, "source": "f()", "metadata": {"trusted": True}}
    tagged = {**cell, "id": "b", "metadata": {"tags": ["keep_output"], "collapsed": False}}
    shown = {
        "output_type": "execute_result",
        "execution_count": 3,
        "metadata": {"x": 1},
        "data": {"text/plain": ["ok"], "image/png": "…"},
    }
    notebook = {
        "cells": [cell | {"outputs": [shown]}, tagged | {"outputs": [shown]}],
        "metadata": {"widgets": {"state": 1}, "language_info": {"version": "3.13.0"}},
    }
    plain, kept = strip_outputs.stripped(notebook)["cells"]
    assert (plain["outputs"], plain["execution_count"], plain["metadata"]) == ([], None, {})
    assert kept["execution_count"] == 3
    assert kept["outputs"][0]["data"] == {"text/plain": ["ok"]}
    assert kept["metadata"] == {"tags": ["keep_output"]}
    again = strip_outputs.stripped(strip_outputs.stripped(notebook))
    assert again == strip_outputs.stripped(notebook)
    assert again["metadata"] == strip_outputs.NOTEBOOK_METADATA


def test_the_stripper_changes_nothing_when_it_only_checks(tmp_path, capsys):
    """`--check` fails on a notebook that carries outputs, and leaves it as it is."""
    path = tmp_path / "lesson.ipynb"
    path.write_text(
        json.dumps(
            {
                "cells": [
                    {
                        "cell_type": "code",
                        "id": "a",
                        "source": ["1"],
                        "metadata": {},
                        "outputs": [],
                        "execution_count": 7,
                    }
                ],
                "metadata": {},
            }
        )
    )
    before = path.read_text()
    assert strip_outputs.main(["--check", str(path)]) == 1
    assert path.read_text() == before
    assert strip_outputs.main([str(path)]) == 0
    assert strip_outputs.main(["--check", str(path)]) == 0
    assert "nothing" in capsys.readouterr().out
