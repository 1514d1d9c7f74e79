"""progress(): where the learner stands, in words and numbers; its picture is tested in tests/browser/."""

import json

import pytest

import footlib
from footlib import drill, load, progress, quiz
from footlib.exercises.flashcards import deck
from footlib.exercises.places import Touch
from footlib.records import records
from footlib.widgets.browser_backup import Recording, backup_of, browser_backup
from footlib.widgets.unlabelled_map import point_of

LESSON = "02-before-you-touch"
TOP = point_of(load(), "top", Touch("left", "top", (0.19, 0.4)))  # a spot on the top of the left foot


def wish(panel, **asked):
    """What the browser would send."""
    panel.set_state({"wish": {**asked, "mark": json.dumps(asked)}})
    return panel.problem


def row(panel, lesson=LESSON):
    return next(one for one in panel.state["lessons"] if one["id"] == lesson)


def test_a_new_learner_begins_with_the_first_lesson(catalog):
    """Nothing done: every lesson is listed in order, and the way on is the first."""
    panel = progress()
    assert [one["id"] for one in panel.state["lessons"]] == list(catalog.lessons)
    assert [way["here"] for way in panel.state["ways"]] == ["00-start-here"] * 2
    assert {one["state"] for one in panel.state["lessons"]} == {"new"}
    assert "All of it: 0 of 11 lessons finished. Continue here: Start here (00-start-here.ipynb)." in repr(panel)
    assert "Hands: 0 of 6 lessons finished. Continue here: Start here (00-start-here.ipynb)." in repr(panel)
    assert "Zone drill: not begun." in repr(panel)


def test_answers_show_at_once(catalog):
    """What is answered in the same kernel is counted while the panel is on the screen."""
    panel, book = progress(), records()
    exercises = [id for id, one in catalog.exercises.items() if one.lesson == LESSON]
    questions = [one.id for one in catalog.quizzes[LESSON].questions]
    book.note("exercise", exercises[0], 1, True)
    book.note("exercise", exercises[1], 1, False)
    book.note("quiz", f"{LESSON}/{questions[0]}", 1, True)
    assert row(panel)["exercises"] == {"of": len(exercises), "tried": 2, "right": 1}
    assert row(panel)["quiz"] == {"of": len(questions), "tried": 1, "right": 1}
    assert row(panel)["state"] == "begun"
    book.note("exercise", exercises[0], 2, False)
    assert row(panel)["exercises"]["right"] == 1  # what was right once stays an achievement


def test_answers_to_what_is_gone_are_not_counted():
    """An exercise that the course no longer has changes no count."""
    records().note("exercise", "no-such-exercise", 1, True)
    records().note("quiz", f"{LESSON}/no-such-question", 1, True)
    assert row(progress())["state"] == "new"


def test_the_drill_is_counted_by_its_own_cards(catalog):
    """Seen are cards that the drill asks, out of all that it asks; a card of a zone that is gone counts no more."""
    first = list(deck(catalog))[0]
    records().review(first, 3)
    records().review("where/no-such-zone", 3)
    panel = progress()
    assert (panel.state["drill"]["seen"], panel.state["drill"]["of"]) == (1, len(deck(catalog)))
    assert f"Zone drill: 1 of {len(deck(catalog))} cards seen" in repr(panel)


def test_a_ticked_lesson_moves_the_way_on():
    """Continue here is the first lesson of the way without a tick, in reading order: the way of the hands passes by
    lessons 1, 4, 5, 9 and 10."""
    panel = progress()
    assert wish(panel, do="tick", lesson="00-start-here", on=True) == ""
    assert {way["id"]: way["here"] for way in panel.state["ways"]} == {
        "all": "01-your-foot-under-load",
        "hands": "02-before-you-touch",
    }
    assert panel.said == "Start here: finished."
    assert "00-start-here" in records().finished()
    wish(panel, do="tick", lesson="00-start-here", on=False)
    assert [way["here"] for way in panel.state["ways"]] == ["00-start-here"] * 2


def test_the_end_is_said(catalog):
    """Who ticked every lesson is told so, and is sent nowhere."""
    for lesson in catalog.lessons:
        records().finish(lesson)
    assert "11 of 11 lessons finished. You have finished the course." in repr(progress())


def test_a_whole_way_is_said_to_be_finished(catalog):
    """Who has finished the lessons of the hands is told so, while the whole course goes on with lesson 1."""
    for id, lesson in catalog.lessons.items():
        if lesson.hands:
            records().finish(id)
    said = repr(progress())
    assert "Hands: 6 of 6 lessons finished. You have finished this way." in said
    assert "All of it: 6 of 11 lessons finished. Continue here: Your foot under load" in said


def test_one_lesson_begins_again(catalog):
    """Start again forgets the answers of that lesson only."""
    for one in ("00-start-here", LESSON):
        records().finish(one)
    exercise = next(id for id, one in catalog.exercises.items() if one.lesson == LESSON)
    records().note("exercise", exercise, 1, True)
    panel = progress()
    wish(panel, do="reset", lesson=LESSON)
    assert row(panel)["state"] == "new" and row(panel, "00-start-here")["state"] == "finished"


def test_a_download_can_be_restored():
    """What 'Download' saves brings the work back after everything was lost."""
    records().finish(LESSON)
    saved = progress().copy
    records().reset()
    panel = progress()
    assert wish(panel, do="restore", texts=[saved]) == ""
    assert row(panel)["state"] == "finished" and panel.said.startswith("Your work is back: 1 entry.")


@pytest.mark.parametrize("text", ["", "holiday photo", "[]", '{"format": "other"}', "[" * 100_000])
def test_a_wrong_file_is_told_and_changes_nothing(text):
    """Whoever chooses a wrong file reads a sentence, and loses nothing."""
    records().finish(LESSON)
    panel = progress()
    assert "Nothing was changed" in wish(panel, do="restore", texts=[text])
    assert row(panel)["state"] == "finished"


def test_one_damaged_copy_stops_all():
    """Of several copies, either all are brought back or none, so that none is deleted too early."""
    records().finish(LESSON)
    saved = progress().copy
    records().reset()
    panel = progress()
    wish(panel, do="restore", texts=[saved, "{}"], keys=["one", "two"])
    assert panel.brought == [] and row(panel)["state"] == "new"


def test_trouble_with_the_file_is_on_the_sheet(monkeypatch, tmp_path):
    """Where nothing can be saved, progress says so and still counts."""
    monkeypatch.setenv("FOOTLIB_RECORDS", str(tmp_path / "gone" / "r.sqlite"))
    panel = progress()
    wish(panel, do="tick", lesson=LESSON, on=True)
    assert panel.trouble.startswith("Your work cannot be saved now")
    assert row(panel)["state"] == "finished"


def test_plain_text_shows_the_whole_report():
    """Where no widget can be shown, the text of the output is the report, to its last line."""
    records().finish(LESSON)
    bundle = progress()._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == repr(progress())
    assert data["text/plain"].splitlines()[-1] == "Zone drill: not begun."


def test_an_old_panel_is_up_to_date_when_shown_again():
    """Another kernel may have written: showing the panel reads the file."""
    panel = progress()
    from footlib.records import Records

    Records(records().path).finish(LESSON)
    panel._repr_mimebundle_()
    assert row(panel)["state"] == "finished"


@pytest.mark.parametrize("name", ["BINDER_LAUNCH_HOST", "BINDER_REPO_URL", "BINDER_SERVICE_HOST"])
def test_on_binder_the_browser_gets_a_copy(monkeypatch, name):
    """Only on Binder, and only once there is something, every widget that records hands the browser a copy."""
    widget = Recording()
    records().finish("00-start-here")
    assert widget.keepsake == ""
    monkeypatch.setenv(name, "https://mybinder.org/")
    records().finish(LESSON)
    assert set(json.loads(widget.keepsake)["records"]) >= {"lessons", "answers"}
    assert len(json.loads(widget.keepsake)["records"]["lessons"]) == 2


def answer_the_quiz(shown):
    shown.set_state({"reply": {"mark": "m", "question": "pain-limit", "given": "3"}})


def answer_the_card(shown):
    shown.set_state({"reply": {"mark": "m", "touch": ["top", *TOP]}})


@pytest.mark.parametrize(
    ("made", "answer", "table"),
    [(lambda: quiz("00-start-here"), answer_the_quiz, "answers"), (drill, answer_the_card, "reviews")],
    ids=["quiz", "drill"],
)
def test_quiz_and_drill_give_binders_browser_its_copy(monkeypatch, made, answer, table):
    """On Binder an answer in a quiz or a drill is in the browser's copy with it; its script puts the copy away."""
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")
    shown = made()
    assert shown.keepsake == ""
    answer(shown)
    assert shown.problem == "" and len(json.loads(shown.keepsake)["records"][table]) == 1
    assert "keep(model, signal);" in shown._esm and "function keep(" in shown._esm


@pytest.mark.parametrize("made", [lambda: quiz("00-start-here"), drill, progress], ids=["quiz", "drill", "progress"])
def test_a_browser_that_takes_no_copy_is_told_about(monkeypatch, made):
    """Full or closed storage: the widget says that only Download is sure, until the browser takes a copy again."""
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")
    shown = made()
    shown.set_state({"refused": True})
    assert "no room for a copy of your work" in shown.trouble and "Download" in shown.trouble
    records().finish("00-start-here")
    assert "no room" in shown.trouble
    shown.set_state({"refused": False})
    assert shown.trouble == ""


def test_on_binder_the_first_cell_of_a_lesson_brings_the_browsers_copy(monkeypatch):
    """Whoever only does exercises finds them in the copy; at home nothing of the kind is made."""
    before = backup_of.cache_info().currsize
    footlib.check("eighty-one-of-a-hundred", "a")
    assert backup_of.cache_info().currsize == before
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")
    check = footlib.check
    assert backup_of.cache_info().currsize == before, "whoever only looks at a name gets nothing"
    check("eighty-one-of-a-hundred", "b")
    assert backup_of.cache_info().currsize == before + 1
    assert [one["given"] for one in json.loads(browser_backup().keepsake)["records"]["answers"]] == ["a", "b"]
    assert "initialize({ model })" in browser_backup()._esm and "function keep(" in browser_backup()._esm
