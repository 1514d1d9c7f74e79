"""The instructor's commands, tried as an instructor would: what is begun is right at once, a class is a table."""

import csv
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from each import each

from footlib import load
from footlib.__main__ import main
from footlib.errors import number_of
from footlib_authoring.review import review
from footlib_authoring.review.notebooks import read
from footlib_authoring.teaching.preview import preview

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def course(tmp_path):
    """An instructor's own copy of the course."""
    for folder in ("data", "notebooks"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def run(*words, code=0):
    """What a command says; it ends as it should, without a traceback."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output


def test_check_says_when_nothing_is_wrong_and_how_many_things_are(course):
    """The last line is the count, and the code with which it ends tells a program the same."""
    assert run("check", course) == "Nothing is wrong.\n"
    (course / "data" / "conditions - Copy.toml").write_text("[x]", encoding="utf-8")
    said = run("check", course, code=1).splitlines()
    assert said[0].startswith("data/conditions - Copy.toml: ") and said[-1] == "1 thing is wrong."


@pytest.mark.parametrize(
    "words, told",
    [
        (("check", "--in", "my-material"), "'check' has no option '--in'. It takes: [FOLDER] --tidy --thorough"),
        (("check", "--thorogh"), "'check' has no option '--thorogh'. Did you mean '--thorough'?"),
        (("lessons", "--tidy", "out"), "'lessons' has no option '--tidy'. It takes: FOLDER --in"),
        (("new", "word", "rest", "--to", "x"), "'new word' has no option '--to'. It takes: NAME --lesson --in"),
    ],
)
def test_an_option_that_a_command_has_not_is_told_with_those_that_it_has(words, told):
    """A guess stands there only where one is near: --tidy is not what --in was meant to be."""
    assert told in run(*words, code=2)


@pytest.mark.parametrize("words", [(), ("new",)])
def test_the_list_of_commands_says_of_each_what_it_does(words):
    """In a whole sentence, in a window of eighty letters: nine of them broke off in the middle."""
    _, listed, said = run(*words, "--help").partition("Commands:")
    assert listed and "..." not in said, "shorten the first sentence of the command's docstring"


def test_a_folder_that_is_no_course_is_told(tmp_path):
    """A sentence with what to give."""
    assert "There is no course at" in run("check", tmp_path, code=1)


def test_everything_that_is_begun_is_right_at_once(course):
    """One of each, and nothing is wrong with any of them; a move that no card uses yet is a remark."""
    for noun, name in (("condition", "Feet after a flight"), ("caution", "Fresh henna"), ("move", "Outer glides"),
                       ("zone", "Little spot"), ("zone", "Another spot"), ("lesson", "Desk feet")):  # fmt: skip
        assert "Written: " in run("new", noun, name, "--course", course)
    run(
        "new", "exercise", "A zones", "--lesson", "11", "--kind", "zones", "--course", course
    )  # each kind: test_own_lessons.py
    run("new", "quiz", "11", "--course", course)
    run("new", "quiz", "11-desk-feet", "--course", course)
    found = review(course)
    assert [one.text for one in found if not one.remark] == []
    assert [one.entry for one in found] == ["[outer-glides]"]
    made = load(course / "data")
    assert len(made.quizzes["11-desk-feet"].questions) == 2 and "feet-after-a-flight" in made.conditions
    code = ["".join(c["source"]) for c in read(course / "notebooks" / "11-desk-feet.ipynb")["cells"]]
    assert 'check("a-zones")' in code and 'quiz("11-desk-feet")' in code


@pytest.mark.parametrize(
    "name, told",
    [
        ("bus.md", "a lesson's name begins with its number. Call it 11-bus.md"),
        ("06-my-arches.md", "06-flat-feet-and-valgus has this number already. The next one that is free is 11"),
    ],
)
def test_a_lesson_has_a_number_of_its_own(course, tmp_path, name, told):
    """A text whose name has no number, or one that is taken, becomes no lesson; the next free number is said."""
    (tmp_path / name).write_text("# Arches on the bus", encoding="utf-8")
    assert told in run("new", "lesson", tmp_path / name, "--course", course, code=1)


@pytest.mark.parametrize(
    "words, told",
    [
        (("condition", "Bunion"), "has an entry [bunion] already"),
        (("zone", "Heel"), "has an entry [heel] already"),
        (("move", "..."), "no letter from a to z"),
        (("exercise", "Which?", "--lesson", "handz"), "no lesson called 'handz'"),
        (("lesson", "nowhere.md"), "nowhere.md: the file is missing"),
    ],
)
def test_what_cannot_be_begun_is_told(course, words, told):
    """A name that is taken, no name, a lesson that is not there: a sentence, and nothing is written."""
    before = {path: path.read_bytes() for path in course.rglob("*.*")}
    assert told in run("new", *words, "--course", course, code=1)
    assert {path: path.read_bytes() for path in course.rglob("*.*")} == before


def test_answers_writes_a_lesson_with_its_pictures(tmp_path):
    """The instructor's copy has the answers in it, and shows its pictures; a lesson that is none is told."""
    run("answers", "8", "--to", tmp_path / "answers")
    text = (tmp_path / "answers" / "08-a-guided-session.ipynb").read_text(encoding="utf-8")
    assert "Passed. " in text and (tmp_path / "answers" / "images").is_dir()
    assert "There is no lesson called '08-a-guided-sesion'. Did you mean" in run(
        "answers", "08-a-guided-sesion", code=1
    )


@pytest.mark.parametrize(
    "name, shown",
    [
        ("bunion", "Bunion"),
        ("arch-lines", "Long thumb lines"),
        ("hook", "bent thumb"),
        ("liver", "Right foot only"),
    ],
)
def test_a_preview_shows_what_a_learner_sees(tmp_path, name, shown):
    """A condition, a move, a technique and a zone as a page with a picture that is told in words."""
    run("preview", name, "--to", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert shown in page and re.search(r'<(img|svg)[^>]*(alt|aria-label|role)="[^"]', page) and "{places}" not in page


@each("name", ["a-five", "how-sure", "bruise", "heel-in-palm", "relaxation", "keller-1996", "effleurage"])
def test_a_preview_shows_every_kind_of_own_material(catalog, name):
    """An exercise, a question of a quiz, a caution, a hold, a claim, a source and a word as a page of words."""
    if name == "how-sure":
        name = catalog.quizzes["00-start-here"].questions[0].id
    assert len(re.sub(r"<[^>]+>", "", preview(name, catalog).decode())) > 100


def test_a_preview_of_an_exercise_says_its_task_once(catalog):
    """Task, choices and hints, then the answer: nothing twice."""
    page = preview("stop-or-go", catalog).decode()
    assert page.count(catalog.exercises["stop-or-go"].task) == 1
    assert page.count(catalog.exercises["stop-or-go"].why) == 1


def test_a_report_of_nothing_says_so(tmp_path):
    """Files that hold no learner's work are named, and no empty table is printed."""
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    said = run("report", tmp_path / "a.json")
    assert "there is nothing to tell" in said and "Left out: a.json" in said and "learner  " not in said


def test_a_preview_of_nothing_names_the_nearest(tmp_path):
    """A slip of the keys is answered with the right name."""
    assert "Did you mean 'bunion'" in run("preview", "bunyon", "--to", tmp_path / "page.html", code=1)


# --- what a class has done


def answer(id, item, passed, kind="exercise", turn=1):
    at = f"2026-11-01T10:00:{turn:02}.000000+00:00"
    return {"id": id, "kind": kind, "item": item, "given": "b", "passed": passed, "at": at, "turn": at}


def review_of(id, card, rating):
    at = "2026-11-01T11:00:00.000000+00:00"
    return {"id": id, "card": card, "rating": rating, "at": at, "turn": at}


def copy(path, answers=(), finished=(), reviews=(), **more):
    """A learner's file, as progress() downloads it."""
    at = "2026-11-01T12:00:00.000000+00:00"
    lessons = [{"lesson": id, "finished": 1, "at": at, "turn": at} for id in finished]
    data = {"format": "footlib-records", "version": 2, "exported": at, "answers": list(answers), "lessons": lessons,
            "reviews": list(reviews), "sessions": [], "routines": []} | more  # fmt: skip
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path):
    """Three learners, one of them twice, and a file that is none."""
    slow = [answer("1", "stop-or-go", 0, turn=1), answer("2", "stop-or-go", 1, turn=2)]
    ana = copy(tmp_path / "Ana.json", slow, ["00-start-here"], [review_of("a", "where/heart@left", 1)])
    ben = copy(tmp_path / "=Ben.json", [answer("1", "stop-or-go", 0)], [], [review_of("b", "what/heart@left", 3)])
    again = copy(tmp_path / "Ana again.json", slow, ["00-start-here"], [review_of("a", "where/heart@left", 1)])
    (tmp_path / "notes.json").write_text("{", encoding="utf-8")
    secret = [{"notes": "my bad knee", "before": "not a number"}]
    eve = copy(tmp_path / "Eve.json", [answer("1", "sun", 1, "quiz")], sessions=secret)
    return [ana, ben, again, tmp_path / "notes.json", eve]


def test_a_class_is_told_in_a_table(files):
    """Who finished what, which exercises and zones were hard; a bad file is named and left out, a copy counts once."""
    said = run("report", *files)
    assert re.search(r"^Ana +1 of 11 +1 of 1 tried +0 +0 of 0 tried$", said, re.M)
    assert "2 of 2 not right at first: Stop or go? (lesson 1)" in said or "2 of 2 not right at first: " in said
    assert "1 of 2 times missed: Heart" in said
    assert "Left out: notes.json: " in said and "Left out: Ana again.json: the same work as in Ana.json" in said


def test_what_nobody_grades_is_never_called_hard(tmp_path):
    """Own words that two learners found wanting themselves are no hard exercise."""
    names = ("Cem", "Dora")
    sent = [copy(tmp_path / f"{name}.json", [answer(name, "no-but-kindly", 0)]) for name in names]
    assert "were hard" not in run("report", *sent)
    sent = [copy(tmp_path / f"{name}.json", [answer(name, "stop-or-go", 0)]) for name in names]
    assert "were hard" in run("report", *sent)


def test_nothing_about_health_is_read(files, tmp_path):
    """What stands in diary and routines is neither told nor looked at: even a broken one does no harm."""
    run("report", *files, "--csv", tmp_path / "class.csv", "--page", tmp_path / "class.html")
    made = (tmp_path / "class.csv").read_text(encoding="utf-8-sig") + (tmp_path / "class.html").read_text(
        encoding="utf-8"
    )
    assert "knee" not in made and "Eve" in made


def test_the_table_opens_in_a_spreadsheet_and_runs_nothing_there(files, tmp_path):
    """A line for each learner, a column for each lesson; a name that looks like a formula is text."""
    run("report", *files, "--csv", tmp_path / "class.csv")
    head, *rows = csv.reader((tmp_path / "class.csv").read_text(encoding="utf-8-sig").splitlines())
    assert head[:2] == ["learner", "Start here"] and [row[0] for row in rows] == ["Ana", "'=Ben", "Eve"]
    assert rows[0][1] == "finished" and {len(row) for row in rows} == {len(head)}


@pytest.mark.parametrize("text", ["```python\n1 + 1\n\nMore.\n\n```python\n2\n```\n", "Words.\n\n```python\n1 + 1\n"])
def test_a_block_that_never_ends_is_told_where_it_begins(course, tmp_path, text):
    """Whether another block follows or not: one sentence with the line of its three backticks, and nothing is made."""
    (tmp_path / "11-bus.md").write_text(f"# Bus\n\n{text}", encoding="utf-8")
    said = run("new", "lesson", tmp_path / "11-bus.md", "--course", course, code=1)
    assert f"11-bus.md, line {3 if text.startswith('`') else 5}: " in said and "Write ``` on a line of its own" in said
    assert not (course / "notebooks" / "11-bus.ipynb").exists()


def test_one_is_told_in_the_singular():
    """'About 1 minutes' reads like a machine."""
    assert [number_of(count, "minute") for count in (0, 1, 2, 1.5)] == [
        "0 minutes",
        "1 minute",
        "2 minutes",
        "1.5 minutes",
    ]
