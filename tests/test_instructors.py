"""INSTRUCTORS.md: its examples are tried as an instructor would, its numbers are those of the course."""

import json
import re
import shlex
import shutil
import tomllib
from pathlib import Path
from urllib.parse import quote

import nbformat
import pytest
from nbclient import NotebookClient
from test_commands import run
from test_lesson_article import GRADED

from footlib_authoring.review import CourseFiles, review
from footlib_authoring.review.lesson_frame import guide_minutes
from footlib_authoring.review.lesson_text import links
from footlib_authoring.teaching import new_lesson

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "INSTRUCTORS.md").read_text(encoding="utf-8")
ADDRESS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]["Repository"]
RECIPES = dict(re.findall(r'```toml title="(data/[^"]+)"\n(.*?)```', TEXT, re.S))
NAME, LESSON = re.search(r'````markdown title="([^"]+)\.md"\n(.*?)````', TEXT, re.S).groups()
STEPS = re.findall(r"^python start\.py (new (?:word|exercise|quiz) .+ my-material)$", TEXT, re.M)
ORDER = ["data/glossary.toml", "data/exercises.toml", "data/quizzes.toml"]


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The page followed in a folder of one's own, step by step: the folder, and what `check` says after each."""
    home = tmp_path_factory.mktemp("instructor") / "my-material"
    text = home.parent / f"{NAME}.md"
    text.write_text(LESSON, encoding="utf-8")
    run("new", "lesson", text, "--in", home)
    said = {"lesson": list(map(str, review(home)))}
    for command, (file, recipe) in zip(STEPS, RECIPES.items(), strict=True):
        run(*(home if word == "my-material" else word for word in shlex.split(command)))
        said[command] = list(map(str, review(home)))
        path = home / file
        begun = path.read_text(encoding="utf-8")
        path.write_text(begun[: re.search(r"^\[", begun, re.M).start()] + recipe, encoding="utf-8")
        said[file] = list(map(str, review(home)))
    return home, said


@pytest.fixture
def home(followed):
    return followed[0]


# --- the steps


def test_there_is_an_example_for_each():
    """A word, an exercise and a quiz question each have a command and a whole example, in this order."""
    assert list(RECIPES) == ORDER and [one.split()[1] for one in STEPS] == ["word", "exercise", "quiz"]


def test_after_each_step_of_the_page_nothing_is_wrong(followed):
    """The lesson from its text, and then each command and each paste: `check` has nothing to say."""
    assert {step: said for step, said in followed[1].items() if said} == {} and len(followed[1]) == 7


@pytest.mark.parametrize(
    ("file", "right", "slip", "told"),
    [
        ("data/exercises.toml", f'lesson = "{NAME}"', 'lesson = "11-desk-fee"', f"Did you mean '{NAME}'"),
        (
            "data/exercises.toml",
            "tolerance =",
            "tolerence =",
            "Did you mean 'tolerance'?",
        ),  # which the page itself shows
        ("data/quizzes.toml", "right = true", "rigt = true", "Did you mean 'right'?"),
        ("data/glossary.toml", "meaning =", "meening =", "Did you mean 'meaning'?"),
    ],
)
def test_a_slip_in_an_example_is_told(home, tmp_path, file, right, slip, told):
    """A slip made while pasting is one sentence, with its file and the right name."""
    own = Path(shutil.copytree(home, tmp_path / "my-material"))
    path = own / file
    path.write_text(path.read_text(encoding="utf-8").replace(right, slip, 1), encoding="utf-8")
    (found,) = review(own)
    assert found.file == f"my-material/{file}" and told in found.text


def test_the_example_exercise_answers_back(home):
    """Its own answer passes, its typical wrong answers do not and are told what is wrong, and a blank is no attempt."""
    from footlib.exercises import judge

    catalog = CourseFiles(home).catalog
    (id,) = tomllib.loads(RECIPES["data/exercises.toml"])
    exercise = catalog.exercises[id]
    assert judge(id, exercise.answer, catalog=catalog).outcome == "passed"
    for slip in exercise.wrong:
        verdict = judge(id, slip.answer, catalog=catalog)
        assert verdict.outcome == "not yet" and slip.says in verdict.text
    assert judge(id, ..., catalog=catalog).outcome == "not attempted"
    assert exercise.task not in LESSON


def test_the_example_lesson_runs(home, tmp_path, monkeypatch):
    """Run from the top, untouched, no cell raises, and its exercise is there, as text where nothing can be clicked."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("FOOTLIB_DATA", str(home))
    monkeypatch.setenv("FOOTLIB_RECORDS", str(tmp_path / "records.sqlite"))
    lesson = nbformat.read(home / "notebooks" / f"{NAME}.ipynb", as_version=4)
    NotebookClient(lesson, timeout=120, resources={"metadata": {"path": str(home / "notebooks")}}).execute()
    (task,) = [one["task"] for one in tomllib.loads(RECIPES["data/exercises.toml"]).values()]
    assert task in json.dumps([cell.get("outputs", []) for cell in lesson.cells], ensure_ascii=False)


def test_a_lessons_cells_have_names_that_one_can_read():
    """The tool names cells after their headings, and folds what only shows a widget."""
    folded = "## You can now\n\n```python hidden\nprogress()\n```\n"
    cells = new_lesson.notebook(LESSON.replace("## You can now\n", folded))["cells"]
    ids = [cell["id"] for cell in cells]
    assert ids[:4] == ["how-to-run", "title", "you-will-be-able-to", "setup"] and ids[-1] == "links"
    assert len(set(ids)) == len(ids)
    assert [cell["id"] for cell in cells if cell["metadata"]] == ["you-can-now-code"]


# --- what the page says


def test_minutes_that_are_not_those_of_the_lessons_are_told(tmp_path):
    """The table names every lesson with the minutes of data/lessons.toml, and check tells a row that does not."""
    for folder in ("data", "notebooks"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "INSTRUCTORS.md").write_text(
        TEXT.replace("| 0 | Start here |", "| 0 | Start there |"), encoding="utf-8"
    )
    assert list(guide_minutes(CourseFiles(ROOT))) == []
    (told,) = map(str, guide_minutes(CourseFiles(tmp_path)))
    assert "must be: | 0 | Start here |" in told


def test_each_lesson_has_two_questions_to_discuss(catalog):
    """Two real questions for each lesson, under its number."""
    blocks = dict(re.findall(r"^\*\*(\d+) [^*]+\.?\*\* ([^*]+?)(?=\n\n)", TEXT, re.M | re.S))
    assert [int(number) for number in blocks] == [int(id[:2]) for id in catalog.lessons]
    assert all(text.count(" · ") + text.count(" ·\n") == 1 and text.count("?") >= 2 for text in blocks.values())


def test_answers_to_misconceptions_carry_their_grades(catalog):
    """Each answer names its claim, with the grade of data/evidence.toml, and the claim has sources."""
    rows = re.findall(r"^\| “?\"(.+?)\" \| (.+?) \| (.+?) \|$", TEXT, re.M)
    assert len(rows) >= 10
    for said, answer, claim in rows:
        match = GRADED.fullmatch(claim)
        assert match and match["ids"] and answer, said
        entry = catalog.find("evidence", match["ids"].strip("`"))
        assert (match["grade"], match["certainty"] or "none") == (entry.grade, entry.certainty), said
        assert entry.sources


def test_the_link_for_a_hub_copies_this_course():
    """The nbgitpuller links of page and recipe name this repository and open the first lesson in JupyterLab."""
    pages = (TEXT, (ROOT / "docs" / "hub.md").read_text(encoding="utf-8"))
    for link in (re.search(r"https?://\S+/hub/user-redirect/\S+", page)[0] for page in pages):
        assert f"repo={quote(ADDRESS, safe='')}&branch=main&" in link
        assert link.endswith("urlpath=" + quote("lab/tree/footlib/notebooks/00-start-here.ipynb", safe=""))


def test_commands_on_the_page_name_files_that_exist():
    """What an instructor copies from the page can be run."""
    for name in re.findall(r"(?:python|\\python|bin/python) ((?:tools/)?\w+\.py)", TEXT):
        assert (ROOT / name).is_file(), name


def test_links_of_the_page_lead_somewhere():
    """Every file that the page itself links exists; links inside the examples are the lesson's."""
    own = re.sub(r"(````|```).*?\1", "", TEXT, flags=re.S)
    names = [address.partition("#")[0] for _, _, address in links(own) if "://" not in address]
    assert names and all((ROOT / name).exists() for name in names if name != "glossary.md"), names
