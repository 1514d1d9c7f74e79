"""Exercises to click: what is shown, what a click stands for, and that nothing shown gives an answer away."""

import json

import answers
import pytest
import small
from each import each

from footlib import FootlibError, load
from footlib.exercises import judge, question
from footlib.exercises.checker import storable
from footlib.exercises.clicks import Question

EXERCISES = sorted(load().exercises)
each_exercise = each("id", EXERCISES)


def clicked(id, given):
    """What is judged when an answer is clicked: through JSON, as between browser and Python."""
    one = question(id)
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
    again = question(id).value(storable(clicked(id, given)))
    assert again == question(id).value(storable(given)) is not None


OTHERWISE = {  # kind → an exercise of the small catalog, and another answer to the same question
    "zones": ("spot", {"answer": ("spleen@left",)}),
    "order": ("row", {"answer": ("two", "three", "one")}),
    "choice": ("pick", {"answer": ("b", "c")}),
    "number": ("count", {"answer": 7.0}),
    "footprint": ("print", {"answer": {"value": 9.0, "verdict": "slim"}}),
    "routine": ("make", {"answer": {"conditions": ("beta",)}, "needs": {}}),
    "card": ("write", {"answer": "[other]", "needs": {}}),
}


@pytest.mark.parametrize("kind", OTHERWISE)
def test_what_is_shown_does_not_depend_on_the_answer(tmp_path, kind):
    """If another answer were the right one, the question would look the same: so nothing in it gives one away."""
    catalog = load(small.write(tmp_path))
    id, other = OTHERWISE[kind]
    real = question(id, catalog=catalog)
    twin = Question(id, real.exercise.model_copy(update=other), real.checker, catalog)
    assert real.exercise.kind == kind
    assert (real.parts, str(real)) == (twin.parts, str(twin))


@each_exercise
def test_a_row_begins_in_another_order_than_the_right_one(catalog, id):
    """What is to be put in order stands there mixed, on every run alike, and not in the order of the answer."""
    exercise = catalog.exercises[id]
    if exercise.kind == "order":
        start = question(id).parts["start"]
        assert start == question(id).parts["start"]
        assert sorted(start) == sorted(exercise.items.values())
        assert start != [exercise.items[one] for one in exercise.answer]


@each_exercise
@each("value", [None, [], "", {}], ids=repr)
def test_an_untouched_control_is_no_answer_yet(id, value):
    """Who has chosen nothing, or left a row as it stood, has not attempted it."""
    one = question(id)
    for empty in (value, one.parts.get("start")):
        try:
            assert judge(id, one.answer(empty)).outcome == "not attempted"
        except FootlibError as told:  # a value that this control cannot have
            assert str(told)


@each_exercise
@each("odd", [7, True, "blorp", ["blorp"], [3], {"x": 1}, [["heel"]], {"place": "blorp"}], ids=repr)
def test_what_no_control_can_send_is_answered_with_a_sentence(id, odd):
    """Whatever arrives from a browser, Python checks it: a verdict, or a sentence, and never a mistake of the code."""
    one = question(id)
    try:
        assert not judge(id, one.answer(odd)).passed
    except FootlibError as told:
        assert str(told)[-1] in ".?!"


@each_exercise
def test_an_answer_that_no_click_can_say_is_not_shown(id):
    """What somebody wrote in code, and what an exercise has become since, is left out of the control."""
    assert question(id).value({"nothing": ["of", "this"]}) is None


@each_exercise
def test_without_widgets_the_question_is_there_as_text(catalog, id):
    """Where nothing can be clicked, the task stands there, what there is to choose from, and how to answer in code."""
    exercise, said = catalog.exercises[id], str(question(id))
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
    assert told in str(judge("make", question("make", catalog=catalog).answer(filled), catalog=catalog))


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
        question("make", catalog=load(small.write(tmp_path))).answer(filled)


# --- what an instructor may say about it


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('c = "Gamma" }', 'c = "Alpha" }', "two of them have the same words: 'Alpha'"),
        ('three = "Close"', 'three = "Open"', "two of them have the same words: 'Open'"),
        ('answer = ["a", "c"]', 'several = false\nanswer = ["a", "c"]', "'several' is false, but 2 options are right"),
        ('why = "It holds all."', 'why = "It holds all."\nstart = """{answer}"""', "'start' is the answer"),
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
    one = question("pick", catalog=load(folder))
    assert one.parts["several"] and one.answer(["Alpha"]) == ["a"]
