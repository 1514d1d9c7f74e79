"""Own material with the whole course, tried as an instructor would: begun, checked, shown and given to learners, with
not a byte of the course changed."""

import json
import os
import re
from pathlib import Path

import pytest
from test_commands import run

import start
from footlib import load
from footlib.model import EXERCISE_KINDS
from footlib.widgets.progress import report, state_of
from footlib_authoring.review import review
from footlib_authoring.review.notebooks import read
from footlib_authoring.teaching.joined_lessons import join

ROOT = Path(__file__).resolve().parent.parent
NEW = (("condition", "Feet after a flight"), ("caution", "Fresh henna"), ("move", "Outer glides"),
       ("zone", "Little spot"), ("technique", "Feathering"), ("hold", "Heel on a cushion"), ("claim", "Feathers"),
       ("source", "A book of touch"), ("lesson", "Desk feet"))  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A folder of one's own with one of each, as `new` begins it."""
    home = tmp_path_factory.mktemp("instructor") / "my-material"
    for noun, name in NEW:
        run("new", noun, name, "--in", home)
    for kind in EXERCISE_KINDS:
        run("new", "exercise", f"A {kind}", "--lesson", "11", "--kind", kind, "--in", home)
    run("new", "quiz", "11", "--in", home)
    run("new", "quiz", "5", "--in", home)
    run("new", "word", "micro break", "--lesson", "11", "--in", home)
    return home


@pytest.fixture
def home(begun, monkeypatch):
    """The same, beside the course."""
    monkeypatch.setenv("FOOTLIB_DATA", str(begun))
    return begun


def course_files():
    return {path: path.stat().st_mtime_ns for name in ("data", "notebooks") for path in (ROOT / name).rglob("*.*")}


def text_of(path):
    return "\n\n".join("".join(cell["source"]) for cell in read(path)["cells"])


def test_what_is_begun_in_a_folder_of_ones_own_is_right_at_once(begun):
    """Nothing is wrong with any of it, checked together with the course; what nothing uses yet is a remark."""
    assert [str(one).partition(": remark")[0] for one in review(begun)] == [
        "my-material/data/moves.toml:4: [outer-glides]",
        "my-material/data/sources.toml:4: [a-book-of-touch]",
        "my-material/data/techniques.toml:4: [feathering]",
    ]


def test_the_course_is_not_touched(tmp_path):
    """Whatever is begun, tidied or joined, the course's own files stay as they were."""
    before, home = course_files(), tmp_path / "my-material"
    run("new", "lesson", "Desk feet", "--in", home)
    run("check", "--tidy", home)
    join(tmp_path / "given", home)
    assert course_files() == before


def test_it_is_part_of_the_course(home):
    """Without an argument load() has it all: card, zone, lesson with exercises, and a question more in lesson 5."""
    known, alone = load(), load(ROOT / "data")
    assert "feet-after-a-flight" in known.conditions and "little-spot" in known.touching
    fifth = "05-from-head-to-heel"
    assert len(known.quizzes[fifth].questions) == len(alone.quizzes[fifth].questions) + 1
    assert known.quizzes[fifth].questions[:-1] == alone.quizzes[fifth].questions


def test_progress_counts_own_lessons_and_their_exercises(home, tmp_path, monkeypatch):
    """The learner's sheet names the lesson last, with all its exercises and its quiz."""
    from footlib.records import Records

    state = state_of(load(), Records(tmp_path / "records.sqlite"))
    last = state["lessons"][-1]
    assert (last["title"], last["exercises"]["of"], last["quiz"]["of"]) == ("Desk feet", len(EXERCISE_KINDS), 1)
    assert "Desk feet" in report(state)


def test_learners_get_the_ways_between_all_lessons(home, tmp_path):
    """The contents name the own lesson, the last of the course leads to it and it leads back; the rest is as it was."""
    join(tmp_path)
    assert "| **11** | **[Desk feet](11-desk-feet.ipynb)** | what it is about" in text_of(
        tmp_path / "00-start-here.ipynb"
    )
    assert text_of(tmp_path / "10-your-own-card.ipynb").endswith("Next lesson: [11 Desk feet](11-desk-feet.ipynb)")
    assert "(10-your-own-card.ipynb)" in text_of(tmp_path / "11-desk-feet.ipynb")
    same = "06-flat-feet-and-valgus.ipynb"
    assert (tmp_path / same).read_bytes() == (ROOT / "notebooks" / same).read_bytes()
    assert (tmp_path / "images").is_dir() and (tmp_path / "glossary.md").is_file()


def test_a_word_of_ones_own_stands_in_the_learners_glossary(home, tmp_path):
    """The glossary's page that learners get has the course's words and one's own, in one alphabet."""
    join(tmp_path)
    page = (tmp_path / "glossary.md").read_text(encoding="utf-8")
    assert re.search(r"### micro break\n\nWhat it means", page) and "### arch" in page.lower()


def test_an_update_keeps_what_a_learner_wrote_in_an_own_lesson(home, tmp_path):
    """start.py gives own lessons like the others: refreshed where nobody wrote in them, else beside the learner's."""
    copy, lesson = tmp_path / "my-course", "11-desk-feet.ipynb"
    join(tmp_path / "given")
    assert start.refresh(tmp_path / "given", copy) == []
    notebook = json.loads((copy / lesson).read_text(encoding="utf-8"))
    notebook["cells"][1]["source"] = "mine"
    (copy / lesson).write_text(json.dumps(notebook), encoding="utf-8")
    path = tmp_path / "given" / lesson
    path.write_text(path.read_text(encoding="utf-8").replace("do the second thing", "do this"), encoding="utf-8")
    assert start.refresh(tmp_path / "given", copy) == [
        "Kept your own 11-desk-feet.ipynb; its new version is beside it: 11-desk-feet.new.ipynb"
    ]


def test_start_gives_own_lessons_where_there_are_any(begun, monkeypatch):
    """Without own material the course's folder itself is given; with it, one that holds both; a mistake is told and
    leaves the course usable."""
    monkeypatch.delenv("FOOTLIB_DATA")
    monkeypatch.setattr(start, "ROOT", ROOT / "nowhere")
    with start.lessons(os.sys.executable) as source:
        assert source == ROOT / "nowhere" / "notebooks"
    monkeypatch.setenv("FOOTLIB_DATA", str(begun))
    with start.lessons(os.sys.executable) as source:
        assert (source / "11-desk-feet.ipynb").is_file() and (source / "00-start-here.ipynb").is_file()
    monkeypatch.setenv("FOOTLIB_DATA", str(begun / "nowhere"))
    with start.lessons(os.sys.executable) as source:
        assert source == ROOT / "nowhere" / "notebooks"


def test_answers_and_preview_show_own_material(home, tmp_path):
    """The instructor's copy of an own lesson has its answers; an own zone is shown on its map."""
    run("answers", "11", "--to", tmp_path / "answers")
    assert "Passed. " in (tmp_path / "answers" / "11-desk-feet.ipynb").read_text(encoding="utf-8")
    run("preview", "little-spot", "--to", tmp_path / "page.html")
    assert "Little spot" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_another_chart_lies_over_the_courses(monkeypatch):
    """The shipped example is right: heart and gonads move to where Chinese and Taiwanese charts put them, nothing else
    does, and the page of disagreements still outlines both versions."""
    folder = ROOT / "examples" / "taiwan-chart"
    assert review(folder) == []
    monkeypatch.setenv("FOOTLIB_DATA", str(folder))
    known, alone = load(), load(ROOT / "data")
    assert [id for id in known.zones if known.zones[id] != alone.zones[id]] == ["heart", "ovary-testis"]
    assert "pelvis" in known.touching["ovary-testis"] and "pelvis" not in alone.touching["ovary-testis"]
    assert known.disagreements["heart"].a == alone.disagreements["heart"].a
    assert "two-charts-two-hearts" in [one.id for one in known.quizzes["04-the-sole-zone-map"].questions]


def test_the_guides_example_of_own_material_is_right(tmp_path):
    """What the guide shows of an entry that adds to the course's loads beside it."""
    text = (ROOT / "INSTRUCTORS.md").read_text(encoding="utf-8")
    (example,) = re.findall(r'```toml title="my-material/(?:data/conditions.toml)"\n(.*?)```', text, re.S)
    (tmp_path / "my-material" / "data").mkdir(parents=True)
    (tmp_path / "my-material" / "data" / "conditions.toml").write_text(example, encoding="utf-8")
    assert review(tmp_path / "my-material") == []


# --- what is told


def test_an_exercise_for_a_lesson_of_the_course_is_refused(tmp_path):
    """A cell in a lesson of the course would go with its next update."""
    said = run("new", "exercise", "More", "--lesson", "5", "--in", tmp_path / "my-material", code=1)
    assert (
        "is the course's: an update would take its cell away" in said
        and not (tmp_path / "my-material/data/exercises.toml").exists()
    )


def test_a_move_that_is_sent_to_another_place_is_one_sentence(tmp_path):
    """Its strokes lie elsewhere then: that is told once, not for each stroke and each place."""
    home = tmp_path / "my-material"
    run("new", "move", "Outer glides", "--in", home)
    path = home / "data" / "moves.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('["outer-edge"]', '["inner-edge"]'), encoding="utf-8")
    (found,) = [one for one in review(home) if not one.remark]
    assert found.text.startswith("lie elsewhere than on inner-edge. Move their points there, or name")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("data/condition.toml", "[x]\n", "the course reads no file of this name. Rename it to conditions.toml"),
        ("zones.toml", "[x]\n", "Move it into the folder my-material/data"),
        ("notebooks/05-from-head-to-heel.ipynb", None, "a lesson of this name already, notebooks/05-from-head-to-heel"),
        ("notebooks/12-more.ipynb", None, r"no entry \[12-more\] for my-material/notebooks/12-more.ipynb"),
    ],
    ids="slip beside same-name no-entry".split(),
)
def test_a_file_in_the_wrong_place_or_of_the_wrong_name_is_told(tmp_path, name, text, told):
    """What nobody would read, and what would push a lesson of the course aside."""
    path = tmp_path / "my-material" / name
    path.parent.mkdir(parents=True)
    (tmp_path / "my-material" / "data").mkdir(exist_ok=True)
    lesson = (ROOT / "notebooks" / "05-from-head-to-heel.ipynb").read_text(encoding="utf-8")
    path.write_text(lesson if text is None else text, encoding="utf-8")
    found = [str(one) for one in review(tmp_path / "my-material")]
    assert any(re.search(told, one) for one in found), found


def test_a_lesson_that_has_two_names_is_one_sentence(tmp_path):
    """Renamed in the data or as a file, what names it by the other name is not told as well."""
    home = tmp_path / "my-material"
    run("new", "lesson", "Desk feet", "--in", home)
    for kind in ("choice", "words"):
        run("new", "exercise", f"A {kind}", "--lesson", "11", "--kind", kind, "--in", home)
    run("new", "quiz", "11", "--in", home)
    path = home / "data" / "lessons.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("[11-desk-feet]", "[11-desk-foot]"), encoding="utf-8")
    (found,) = review(home)
    assert (found.entry, found.line) == ("[11-desk-foot]", 4) and "called otherwise" in found.text


def test_a_command_that_fails_leaves_nothing_behind(tmp_path):
    """No folder, no file, no cell: whatever the mistake, all is as it was."""
    home = tmp_path / "my-material"
    for words in (("exercise", "More", "--lesson", "77"), ("word", "More", "--lesson", "5"), ("condition", "Bunion")):
        run("new", *words, "--in", home, code=1)
        assert not home.exists(), words
    run("new", "lesson", "Desk feet", "--in", home)
    (home / "notebooks" / "11-desk-feet.ipynb").write_text("{", encoding="utf-8")
    before = {path: path.read_bytes() for path in home.rglob("*.*")}
    run("new", "exercise", "More", "--lesson", "11", "--in", home, code=1)
    assert {path: path.read_bytes() for path in home.rglob("*.*")} == before


def test_a_lesson_is_made_again_from_its_text_and_nothing_is_lost(tmp_path):
    """Without --again it is refused with what to add; with it the old notebook lies beside the text, twice if need be,
    and what the text lacks of its code is named."""
    home, text = tmp_path / "my-material", tmp_path / "11-bus.md"
    text.write_text("# Bus\n\nOne.\n\n```python\nfrom footlib import draw\n```\n\n## You can now\n", encoding="utf-8")
    run("new", "lesson", text, "--in", home)
    run("new", "exercise", "More", "--lesson", "11", "--in", home)
    notebook = home / "notebooks" / "11-bus.ipynb"
    old = notebook.read_bytes()
    text.write_text(text.read_text(encoding="utf-8").replace("One.", "Two."), encoding="utf-8")
    assert "add --again" in run("new", "lesson", text, "--in", home, code=1) and notebook.read_bytes() == old
    said = run("new", "lesson", text, "--again", "--in", home)
    assert (tmp_path / "11-bus.before.ipynb").read_bytes() == old and "Two." in text_of(notebook)
    assert 'does not have this code of the old notebook; write it there, too: check("more")' in said
    assert "write it there, too: from footlib import check" in said and "when you miss nothing" in said
    begun = text.read_text(encoding="utf-8").replace("import draw", "import check, claims, draw")
    text.write_text(begun + '\n```python hiden\ncheck("more")\n```\n', encoding="utf-8")
    said = run("new", "lesson", text, "--again", "--in", home)
    assert "'hiden' folds nothing away. Write ```python hidden" in said and "write it there" not in said
    text.write_text(
        text.read_text(encoding="utf-8").replace("check, claims, draw", "draw, claims, check"), encoding="utf-8"
    )
    assert "write it there" not in run("new", "lesson", text, "--again", "--in", home)
    assert (tmp_path / "11-bus.before1.ipynb").exists() and (tmp_path / "11-bus.before.ipynb").read_bytes() == old
