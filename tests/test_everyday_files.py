"""Lessons as text and as notebooks, as they come from all kinds of programs: no code is lost, no traceback is shown."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import start
from footlib.__main__ import main
from footlib_authoring.review import CourseFiles
from footlib_authoring.review.notebooks import read
from footlib_authoring.review.tidy import tidy
from footlib_authoring.teaching import new_lesson

ROOT = Path(__file__).resolve().parent.parent
LESSON = "# Desk feet\n\nWords.\n\n{begin}\nx = 1  # a comment\n# no heading\n{end}\n\n## More\n\nWords.\n"
FENCES = [
    ("```python", "```"), ("``` python", "```"), ("```Python", "```"), ("```PYTHON3", "``` "), ("```py", "```"),
    ("~~~python", "~~~"), ("~~~~ Python", "~~~~"), ("````python", "````"), ("  ```python", "  ```"),
    ("```{python}", "```"), ("```python   ", "```"), ("```python hidden", "```"), ("~~~ python, Hidden", "~~~"),
]  # fmt: skip


@pytest.mark.parametrize("begin, end", FENCES)
def test_every_way_to_begin_a_block_of_code_makes_a_code_cell(begin, end):
    """A space, a capital or other marks do not turn code into prose."""
    cells = new_lesson.notebook(LESSON.format(begin=begin, end=end))["cells"]
    assert [cell["cell_type"] for cell in cells] == ["markdown", "code", "markdown"]
    assert "".join(cells[1]["source"]) == "x = 1  # a comment\n# no heading"
    assert bool(cells[1]["metadata"]) == ("hidden" in begin.lower())


def test_a_block_that_is_no_python_stays_whole_and_is_told(lessons):
    """A block of another language is text, a line in it that looks like a heading too, and the author hears of it."""
    (lessons / "11-desk.md").write_text(LESSON.format(begin="```bash", end="```"), encoding="utf-8")
    name, (told,) = new_lesson.write(lessons / "11-desk.md", lessons)
    assert told.startswith("11-desk.md, line 5: this block stays text")
    cells = read(lessons / name)["cells"]
    assert "```bash\nx = 1  # a comment\n# no heading\n```" in "".join(cells[0]["source"]) and len(cells) == 2


@pytest.mark.parametrize("begin", ["´´´python", "'''python", "> ```python", "``` \u200bpython", "    ```py"])
def test_what_only_looks_like_a_block_of_code_is_told(begin):
    """Another mark, a quotation, four spaces: it stays text, and the author hears on which line."""
    end = begin.rstrip("\u200bpython")
    assert any(said.startswith("line 5: ") for said in new_lesson.left_as_text(LESSON.format(begin=begin, end=end)))


def test_code_in_a_list_moves_out_with_its_fence():
    """A fence that is moved in takes its lines along: the code cell begins at the margin and runs."""
    cells = new_lesson.notebook("# A\n\n- one\n\n  ```python\n  if True:\n      x = 1\n\n  ```\n")["cells"]
    assert "".join(cells[1]["source"]) == "if True:\n    x = 1"


@pytest.fixture
def lessons(tmp_path):
    """A folder in which lessons are made."""
    return tmp_path


@pytest.mark.parametrize(
    "content, told",
    [
        (None, "11-desk.md: the file is missing"),
        (b"", "11-desk.md: the file is empty"),
        ("# Fu\u00df".encode("cp1252"), "11-desk.md: line 1 is not UTF-8 text ('\u00df' in Windows-1252"),
        ("# Desk".encode("utf-16"), "11-desk.md: the file is saved as UTF-16. Save it with the encoding UTF-8."),
        (b"# Desk\n\n```python\nx = 1\n", "11-desk.md, line 3: this block never ends. Write ``` on a line of its own"),
    ],
)
def test_a_lesson_that_cannot_be_read_is_told(lessons, content, told):
    """One sentence with the file's name."""
    if content is not None:
        (lessons / "11-desk.md").write_bytes(content)
    said = CliRunner().invoke(main, ["new", "lesson", str(lessons / "11-desk.md")])
    assert said.exit_code == 1 and told in said.output and "Traceback" not in said.output


def test_a_lesson_of_another_editor_becomes_a_notebook(lessons):
    """A mark of the encoding at the beginning is no letter of the title."""
    (lessons / "12-bed.md").write_bytes(b"\xef\xbb\xbf" + LESSON.format(begin="```python", end="```").encode())
    new_lesson.write(lessons / "12-bed.md", lessons)
    assert read(lessons / "12-bed.ipynb")["cells"][0]["source"][0] == "# Desk feet\n"


OUTPUT = {"output_type": "stream"}
CELL = {"cell_type": "code", "source": "1", "metadata": {}, "outputs": [OUTPUT], "execution_count": 3}
WHOLE = json.dumps({"cells": [CELL], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.mark.parametrize(
    "content, told",
    [
        (WHOLE[:40].encode(), "a.ipynb:1:"),
        (b"{\n<<<<<<< HEAD\n", "a.ipynb:2:1: this is no notebook (git's marks of two versions"),
        (b"", "a.ipynb:1:1: this is no notebook"),
        (b"[]", "a.ipynb: this is no notebook: it has no list of 'cells'"),
        (b"[" * 100_000, "a.ipynb: this is no notebook (its brackets"),
        (WHOLE.replace('"source"', '"sauce"').encode(), "a.ipynb: this is no whole notebook: cell 1 has"),
        (WHOLE.encode("utf-16"), "a.ipynb: the file is saved as UTF-16"),
        (WHOLE.replace('"metadata": {}', '"metadata": {"tags": null}', 1).encode(), "cell 1 has no right 'tags'"),
        (WHOLE.replace('"output_type": "stream"', '"data": null').encode(), "cell 1 has no right 'outputs'"),
        (WHOLE.replace("3", "3" * 5000).encode(), "a number in it is too long to be one"),
        (WHOLE.replace('"1"', '"\\ud800"').encode(), "half of a character stands in it"),
    ],
)
def test_a_broken_notebook_is_told_and_the_rest_is_stripped(tmp_path, content, told):
    """File, line and reason in a sentence; the notebook after it is stripped."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    lessons = tmp_path / "notebooks"
    lessons.mkdir()
    (lessons / "a.ipynb").write_bytes(content)
    (lessons / "b.ipynb").write_text(WHOLE, encoding="utf-8")
    course = CourseFiles(tmp_path)
    assert told in str(course.unreadable[0]) and len(course.unreadable) == 1
    assert "notebooks/b.ipynb" in tidy(course)
    assert json.loads((lessons / "b.ipynb").read_text(encoding="utf-8"))["cells"][0]["outputs"] == []


BROKEN = [b"", b"[]", b"null", b'{"01.ipynb": 5}', b'{"01.ipynb": []}', b"\xff\xfe{", b"[" * 100_000]


@pytest.mark.parametrize("log", BROKEN)
def test_a_broken_note_of_what_was_given_costs_nobody_their_words(tmp_path, log):
    """The course opens, says what it cannot read, keeps what the learner wrote, and has its note again."""
    source, copy = tmp_path / "notebooks", tmp_path / "my-course"
    source.mkdir()
    (source / "01.ipynb").write_text(WHOLE, encoding="utf-8")
    assert start.refresh(source, copy) == []
    mine = WHOLE.replace('"1"', '"my own words"')
    (copy / "01.ipynb").write_text(mine, encoding="utf-8")
    (copy / ".given.json").write_bytes(log)
    told = start.refresh(source, copy)
    assert ".given.json cannot be read (" in told[0] and (copy / "01.ipynb").read_text(encoding="utf-8") == mine
    assert start.refresh(source, copy) == []
