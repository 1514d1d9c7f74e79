"""Exercises to click: what is shown, what a click stands for, and that nothing shown gives an answer away."""

import json
from itertools import count, pairwise

import pytest
import small
from each import each

from footlib import FootlibError, check, load
from footlib.exercises import CHECKERS, clickable, judge
from footlib.exercises.checker import Clickable
from footlib.exercises.given import storable
from footlib.records import records
from footlib.widgets import Exercise
from footlib_authoring.review import question_texts as answers

EXERCISES = sorted(load().exercises)
each_exercise = each("id", EXERCISES)


def clicked(id, given):
    """What is judged when an answer is clicked: through JSON, as between browser and Python."""
    one = clickable(id)
    return one.answer(json.loads(json.dumps(one.value(storable(given)))))


# --- every exercise of the course


@each_exercise
def test_a_clicked_answer_gets_the_verdict_of_the_written_one(catalog, id):
    """Right or typically wrong: whoever clicks it hears the same as who writes it in code."""
    exercise = catalog.exercises[id]
    for given in (answers.right(exercise, catalog), *answers.wrong(exercise, catalog)):
        assert judge(id, clicked(id, given)) == judge(id, given)


@each_exercise
def test_what_is_kept_of_a_click_is_what_is_kept_of_code(catalog, id):
    """The records hold an answer in the same form, so that an earlier one is known again, however it was given."""
    given = answers.right(catalog.exercises[id], catalog)
    again = clickable(id).value(storable(clicked(id, given)))
    assert again == clickable(id).value(storable(given)) is not None


OTHERWISE = {  # kind (but order, which begins otherwise than its answer) → an exercise, and another answer to it
    "zones": ("spot", {"answer": ("spleen@left",)}),
    "choice": ("pick", {"answer": ("b", "c")}),
    "number": ("count", {"answer": 7.0}),
    "footprint": ("print", {"answer": {"value": 9.0, "verdict": "slim"}}),
    "routine": ("make", {"answer": {"conditions": ("beta",)}, "needs": {}}),
    "card": ("write", {"answer": "[other]", "needs": {}}),
    "timing": ("beat", {"answer": (7.0, 7.0, 7.0), "tolerance": 3.0}),
    "words": ("tell", {"ours": "Perhaps.", "points": {"may": "a perhaps", "be": "a be"}}),
    "feedback": ("ask", {"answer": {"pressure": "stone", "ease": "pain"}}),
}


def test_every_kind_of_exercise_is_tried_with_another_answer():
    """A kind that is new has an exercise in small.py, and another answer to it in OTHERWISE."""
    assert CHECKERS.keys() - OTHERWISE == {"order"}, "give the kind another answer in OTHERWISE"


@pytest.mark.parametrize("kind", OTHERWISE)
def test_what_is_shown_does_not_depend_on_the_answer(tmp_path, kind):
    """If another answer were the right one, the question would look the same: so nothing in it gives one away."""
    catalog = load(small.write(tmp_path))
    id, other = OTHERWISE[kind]
    real = clickable(id, catalog=catalog)
    twin = Clickable(id, real.exercise.model_copy(update=other), real.checker, catalog)
    assert real.exercise.kind == kind
    assert (real.parts, str(real)) == (twin.parts, str(twin))


@each_exercise
def test_a_row_begins_in_another_order_than_the_right_one(catalog, id):
    """What is to be put in order stands there well mixed, and on every run alike."""
    exercise = catalog.exercises[id]
    if exercise.kind == "order":
        start = clickable(id).parts["start"]
        assert start == clickable(id).parts["start"]
        assert sorted(start) == sorted(exercise.items.values())
        pairs = set(pairwise(exercise.items[one] for one in exercise.answer))
        assert len(pairs.intersection(pairwise(start))) <= len(pairs) / 3


@each_exercise
@each("value", [None, [], "", {}], ids=repr)
def test_an_untouched_control_is_no_answer_yet(id, value):
    """Who has chosen nothing, or left a row as it stood, has not attempted it."""
    one = clickable(id)
    for empty in (value, one.parts.get("start")):
        try:
            assert judge(id, one.answer(empty)).outcome == "not attempted"
        except FootlibError as told:  # a value that this control cannot have
            assert str(told)


@each_exercise
@each("odd", [7, True, "blorp", ["blorp"], [3], {"x": 1}, [["heel"]], {"place": "blorp"}], ids=repr)
def test_what_no_control_can_send_is_answered_with_a_sentence(id, odd):
    """Whatever arrives from a browser, Python checks it: a verdict, or a sentence, and never a mistake of the code."""
    one = clickable(id)
    try:
        assert not judge(id, one.answer(odd)).passed
    except FootlibError as told:
        assert str(told)[-1] in ".?!"


@each_exercise
def test_an_answer_that_no_click_can_say_is_not_shown(id):
    """What somebody wrote in code, and what an exercise has become since, is left out of the control."""
    assert clickable(id).value({"nothing": ["of", "this"]}) is None


@each_exercise
def test_without_widgets_the_question_is_there_as_text(catalog, id):
    """Where nothing can be clicked, the task stands there, what there is to choose from, and how to answer in code."""
    exercise, said = catalog.exercises[id], str(clickable(id))
    assert exercise.task in said and f'check("{id}", ' in said and "…" in said.splitlines()[-1]
    for option, words in getattr(exercise, "options", getattr(exercise, "items", {})).items():
        assert f"  {option}: {words}" in said


# --- the form of a routine


def form(**answers):
    return {"conditions": ["alpha"], "minutes": "10", "asked": True, **answers}


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        (form(), "Passed. It is short."),
        (form(asked=False), "The safety check was not asked"),
        (form(cautions=["fever"], asked=False), "Nobody is ill. "),
        (form(minutes="90 minutes"), "It takes longer than the task allows."),
        (form(avoid=[{"place": "heel", "why": "wish"}]), "No step works a place that the task asks for."),
        (form(conditions=[]), "Not attempted yet"),
    ],
)
def test_a_routine_can_be_made_in_a_form(tmp_path, filled, told):
    """What it is for, minutes, safety answers and places to keep off are chosen, and the plan of them is judged."""
    catalog = load(small.write(tmp_path))
    assert told in str(judge("make", clickable("make", catalog=catalog).answer(filled), catalog=catalog))


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        (form(minutes="soon"), "Give one number, such as 42"),
        (form(minutes="4"), "minutes must be"),
        (form(minutes=""), "Say how many minutes"),
        (form(who="nobody"), "who"),
        (form(avoid=[{"place": "heal", "why": "wish"}]), "Did you mean 'heel'"),
        (form(avoid=["heel"]), "This answer is a table of place, why"),
    ],
)
def test_a_form_that_cannot_be_planned_is_answered_with_a_sentence(tmp_path, filled, told):
    """What plan() would not take is told before anything is judged."""
    with pytest.raises(FootlibError, match=told):
        clickable("make", catalog=load(small.write(tmp_path))).answer(filled)


# --- what an instructor may say about it


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('c = "Gamma" }', 'c = "Alpha" }', "two of them have the same words: 'Alpha'"),
        ('three = "Close"', 'three = "Open"', "two of them have the same words: 'Open'"),
        (
            'answer = ["a", "c"]',
            'several = false\nanswer = ["a", "c"]',
            "field 'several': is false, but 2 options are right",
        ),
        (
            'why = "It holds all."',
            'why = "It holds all."\nstart = """{answer}"""',
            "field 'start': is the answer already",
        ),
    ],
)
def test_data_that_cannot_be_clicked_are_refused(tmp_path, old, new, told):
    """Two options that look the same, one choice for several right answers, a card that is filled in already."""
    text = small.FILES["exercises"]
    card = text.split("answer = '''")[1].split("'''")[0]
    folder = small.write(tmp_path)
    (folder / "exercises.toml").write_text(text.replace(old, new.replace("{answer}", card)), encoding="utf-8")
    with pytest.raises(FootlibError, match=told):
        load(folder)


def test_one_right_option_may_be_asked_for_as_several(tmp_path):
    """`several = true` shows boxes to tick although only one is right: how many is then part of the question."""
    folder = small.write(tmp_path)
    text = small.FILES["exercises"].replace('answer = ["a", "c"]', 'several = true\nanswer = "a"')
    (folder / "exercises.toml").write_text(text, encoding="utf-8")
    one = clickable("pick", catalog=load(folder))
    assert one.parts["several"] and one.answer(["Alpha"]) == ["a"]


# --- on the screen


MARKS = count()


def click(shown, **reply):
    """What the browser sends for one click."""
    mark = f"mark-{next(MARKS)}"
    shown.set_state({"asked": mark, "reply": {"mark": mark, **reply}})
    assert shown.heard == mark and shown.problem == ""


def seen(shown):
    """All that the browser gets of an exercise, but for its own script."""
    state = {name: value for name, value in shown.get_state().items() if not name.startswith("_")}
    return json.dumps(state, ensure_ascii=False, default=str)


def test_check_without_an_answer_shows_the_question():
    """`check("stop-or-go")` is something to click; with three dots, or an answer, it gives the verdict at once."""
    assert isinstance(check("stop-or-go"), Exercise)
    assert check("stop-or-go", ...).outcome == "not attempted"
    assert check("stop-or-go", ["a", "c"]).passed


#: One of each kind that the course has; of choices one with radio buttons and one with boxes.
ONE_OF_EACH = {(one.kind, getattr(one, "asks_several", None)): id for id, one in load().exercises.items()}.values()
EMPTY = {  # kind → a click before anything is chosen; else what the control begins with
    "words": None,
    "feedback": {},
    "choice": [],
    "number": "",
    "zones": [],
    "footprint": {"value": "", "verdict": ""},
    "routine": {"minutes": "20"},
}


@each("id", ONE_OF_EACH)
def test_a_click_is_judged_and_kept_as_the_written_answer(catalog, id):
    """The verdict on the screen is the sentence of the code form, and the records count it as the same attempt."""
    exercise, shown = catalog.exercises[id], check(id)
    first = answers.wrong(exercise, catalog)[:1] or [answers.right(exercise, catalog)]
    for given in (*first, answers.right(exercise, catalog)):
        wanted = judge(id, given)
        click(shown, value=shown.question.value(storable(given)))
        assert (shown.verdict["outcome"], shown.verdict["text"], shown.note) == (wanted.outcome, wanted.text, "")
    kept = records().answers("exercise")[id]
    assert (kept.passed, kept.tries, kept.at_once) == (True, 2, not exercise.wrong)
    assert shown.question.value(kept.given) == shown.question.value(storable(given))


@each_exercise
def test_what_is_sent_at_first_holds_nothing_that_is_said_later(catalog, id):
    """Neither why, nor hints, nor what is said to wrong answers stand in what a browser gets of a question."""
    exercise = catalog.exercises[id]
    told = json.dumps(Exercise(id).asks_for, ensure_ascii=False)
    secret = [exercise.why, *exercise.hints, *(one.says for one in exercise.wrong)]
    assert [text for text in secret if json.dumps(text, ensure_ascii=False)[1:-1] in told] == []


@each("id", ONE_OF_EACH)
def test_hints_and_the_answer_come_one_by_one_when_they_are_asked_for(catalog, id):
    """Before, nothing of them is in the page; asking for them is no attempt."""
    exercise, shown = catalog.exercises[id], check(id)
    secret = [exercise.why, *exercise.hints]
    for asked in range(3):
        there = [text for text in secret if json.dumps(text, ensure_ascii=False)[1:-1] in seen(shown)]
        assert there == list(exercise.hints[:asked])
        click(shown, hint=True)
    assert shown.hints == list(exercise.hints) and not shown.told
    click(shown, tell=True)
    assert exercise.why in shown.told["text"]
    assert id not in records().answers("exercise")


@each("id", ONE_OF_EACH)
def test_an_empty_click_is_not_attempted(id):
    """Whoever presses the button before choosing is told what to do, and nothing is kept."""
    shown = check(id)
    click(shown, value=EMPTY.get(shown.question.exercise.kind, shown.question.parts.get("start")))
    assert shown.note.startswith("Not attempted yet. ") and not shown.verdict
    assert id not in records().answers("exercise")


@each("odd", [7, "blorp", ["blorp"], {"x": [1]}, [[]]], ids=repr)
@each("id", ONE_OF_EACH)
def test_a_click_that_cannot_be_is_answered_with_a_sentence(id, odd):
    """Python checks what arrives: a sentence, and no pass."""
    shown = check(id)
    click(shown, value=odd)
    assert shown.note or shown.verdict["outcome"] == "not yet"


def test_an_earlier_answer_comes_back_and_can_be_given_again():
    """An exercise that was answered, by click or in code, shows the answer and the verdict when it is shown again."""
    check("chart-origin", "Tibet")
    shown, second = check("chart-origin"), check("chart-origin")
    assert shown.value == ["Tibet"] and shown.verdict["outcome"] == "not yet" and shown.verdict["text"]
    click(shown, value=["The United States"])
    assert second.value == ["The United States"] and second.verdict["outcome"] == "passed"
    check("chart-origin", "no such country")
    assert second.value is None and second.verdict["outcome"] == "not yet"
    records().reset("00-start-here")
    assert second.value is None and second.verdict == {}


def test_the_tempo_is_shown_only_to_whoever_has_tried():
    """Before the first attempt the page does not know how long a press lasts; after it, or with the answer, it does."""
    first, second = check("three-presses"), check("five-slow-strokes")
    assert first.later == second.later == {}
    click(first, value=[1, 1, 1])
    assert first.later == {"seconds": 5}
    for _ in range(2):
        click(second, hint=True)
    assert second.later == {}
    click(second, tell=True)
    assert second.later == {"seconds": 4}


def test_times_that_stop_half_way_are_no_attempt():
    """Who lets go after one of three presses is told how many are missing, and nothing is kept."""
    shown = check("three-presses")
    click(shown, value=[5.1])
    assert shown.note == "3 times are asked for: 2 still missing." and not shown.verdict
    assert "three-presses" not in records().answers("exercise")


def test_own_words_are_kept_only_if_the_learner_keeps_them():
    """What was ticked is kept; the text itself only where it is given to be kept."""
    shown = check("no-but-kindly")
    click(shown, tell=True)
    first, *others = shown.later["points"]
    click(shown, value={"holds": [first], "keep": ""})
    assert records().answers("exercise")["no-but-kindly"].given == ["what"]
    assert shown.verdict["outcome"] == "not yet" and all(one in shown.verdict["text"] for one in others)
    click(shown, value={"holds": [first, *others], "keep": "Not today. Tea?"})
    assert shown.verdict["word"] == "Done"
    assert records().answers("exercise")["no-but-kindly"].given["keep"] == "Not today. Tea?"
    assert check("no-but-kindly").value["keep"] == "Not today. Tea?"


def test_where_it_hurt_nothing_else_is_asked_for():
    """A receiver who says that it hurt, and that the hand was too light, is not answered with more pressure."""
    shown = check("after-the-massage")
    card = {"pressure": "far too light", "pace": "it hurries", "warmth": "just right", "comfort": "it hurt"}
    click(shown, value=card)
    assert shown.verdict["word"] == "Thank you" and "leave that place alone" in shown.verdict["text"]
    assert "Pressure" not in shown.verdict["text"] and "Pace" not in shown.verdict["text"]
    click(shown, value=card | {"comfort": "at ease from head to heel"})
    assert "Pressure – far too light: " in shown.verdict["text"] and "Pace – it hurries: " in shown.verdict["text"]


def test_places_are_picked_on_a_map_of_the_exercise():
    """The map shows the view and layer that are asked about, and an earlier pick."""
    check("two-places-that-carry", ["heel@right"])
    shown = check("two-places-that-carry")
    assert (shown.map.layer, shown.map.view, shown.map.controls) == ("regions", "sole", False)
    assert shown.map.selected == ["heel@right"] and shown.map_id == shown.map.model_id


def test_where_nothing_can_be_saved_a_click_is_still_judged(tmp_path, monkeypatch):
    """A file of records that cannot be written is told; the verdict comes all the same."""
    monkeypatch.setenv("FOOTLIB_RECORDS", str(tmp_path))  # a folder, not a file
    shown = check("say-it-honestly")
    click(shown, value=["This is the kidney zone on the chart."])
    assert shown.verdict["outcome"] == "passed" and shown.trouble


def test_without_widgets_an_exercise_is_its_question():
    """Its text is the question, and how to answer it in code."""
    shown = check("stop-or-go")
    assert repr(shown) == str(shown.question) and 'check("stop-or-go", ["…", "…"])' in repr(shown)
