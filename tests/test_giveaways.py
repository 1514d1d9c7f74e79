"""A hint that says the answer is told, however it says it; one that only leads there is not."""

import tomllib
from dataclasses import replace

import pytest
from each import each

from footlib.catalog.check_course import given_away
from footlib.exercises import CHECKERS
from footlib.model import EXERCISE_KINDS, Question
from footlib_authoring.review.question_texts import begun_card_problems, other_number, said_of_control
from footlib_authoring.teaching.exercise_skeletons import SKELETONS


def exercise(kind):
    """The exercise of a kind as `new exercise` begins it."""
    text = SKELETONS[kind].format(id="mine", name="Mine", lesson="03-hands")
    return EXERCISE_KINDS[kind].model_validate(tomllib.loads(text)["mine"])


TOLD = [  # kind of exercise, a hint that says the answer of the one which `new exercise` begins
    ("number", "It is 20."),
    ("number", "That makes twenty minutes."),
    ("number", "Write 20.0 here."),
    ("number", "Twenty"),
    ("choice", "Look at what is second: the second thing, to choose."),
    ("choice", "The answer is `b`."),
    ("choice", "Take b."),
    ("choice", "It is the second option."),
    ("order", "What comes at the beginning, then what comes then, then the end."),
    ("order", "begin → go-on → end"),
    ("zones", "It is called the heel."),
    ("zones", "Both heels."),
    ("routine", 'plan("tired-feet", minutes=10, cautions=["bruise"], avoid={"bruise": ["heel@left"]})'),
    ("card", "Write: limit=1"),
    ("card", "limit  =  1"),
    ("footprint", "The index is 0.295."),
    ("footprint", "The word is low."),
    ("timing", "Count: five seconds for each."),
    ("timing", "5 seconds will do."),
    ("words", "Write “It is pleasant, and it can calm you for a while”."),
    ("feedback", "Say that it was just right."),
]


def test_every_kind_of_exercise_is_tried_with_a_hint_that_tells():
    """Whoever adds a kind says how its answer could be given away, and that is found."""
    assert not CHECKERS.keys() - {kind for kind, _ in TOLD}, (
        "add a hint to TOLD that says the answer of such an exercise"
    )


@each("kind, hint", TOLD)
def test_a_hint_that_says_the_answer_is_told(catalog, kind, hint):
    """In digits or in words, with its name or its letter, as code or as a sentence."""
    one = exercise(kind)
    assert CHECKERS[kind].given_away(one, hint, catalog)
    assert not any(CHECKERS[kind].given_away(one, text, catalog) for text in one.hints)


@pytest.mark.parametrize(
    "kind, hint",
    [
        ("number", "Each foot takes ten minutes, and you have two feet."),
        ("number", "It is less than 21."),
        ("choice", "Read the first two once more."),
        ("order", "The end ends what the beginning began."),
        ("timing", "Two of the three parts are slow."),
        ("routine", "Tired feet, ten minutes, and a bruise on the left heel."),
    ],
)
def test_a_hint_that_only_leads_there_is_not(catalog, kind, hint):
    """What the task says itself is no secret; a number beside the answer, or a part of an order, gives nothing away."""
    assert not CHECKERS[kind].given_away(exercise(kind), hint, catalog)


def test_a_routine_all_of_which_is_told_is_given_away(catalog):
    """Where the task leaves something to be found, a hint does not name all that the planner is to be told."""
    one = exercise("routine")
    open_task = one.model_copy(update={"task": "Plan a short massage for this foot."})
    said = "Tired feet, ten minutes, a bruise at the heel."
    assert CHECKERS["routine"].given_away(open_task, said, catalog)
    assert not CHECKERS["routine"].given_away(open_task, "Tired feet, ten minutes.", catalog)


@each(
    "fields, said",
    [
        ({"kind": "number", "answer": 7, "tolerance": 0, "unit": "", "why": "x", "low": "x", "high": "x"}, "Seven."),
        ({"kind": "order", "items": ["Wash", "Stroke", "Rest"], "why": "So.", "wrong": "x"}, "Wash, stroke and rest."),
        ({"kind": "zone", "answer": ["heel"], "why": "So.", "wrong": "x"}, "That is not the heel."),
    ],
)  # fmt: skip
def test_what_is_said_to_a_wrong_answer_of_a_quiz_does_not_say_the_right_one(catalog, fields, said):
    """Questions with numbers, orders and zones, as well as those with choices."""
    question = Question.model_validate({"id": "mine", "ask": "Which?", **fields})
    assert given_away(question, said, catalog.geometry)
    assert not given_away(question, "Look at the picture again.", catalog.geometry)


@each(
    "why, answer, unit, told",
    [
        ("18 times 1400 are 25200.", 25200, "times", ""),
        ("At 18 times the weight it breaks.", 20, "times", ""),
        ("That makes 18 times.", 20, "times", "says 18 times"),
        ("That makes 25 200 steps, or 25\u202f200 steps.", 25200, "steps", ""),
        ("That makes 25,200 steps.", 25200, "steps", ""),
        ("That makes 0,125 m.", 0.125, "m", ""),
        ("That makes 25 200 steps.", 200, "steps", "says 25200 steps"),
        ("Of it, 40 % are left.", 20, "%", "says 40 %"),
    ],
)
def test_what_is_said_of_an_answer_says_the_same_number(why, answer, unit, told):
    """Thousands are read however they are written; a factor is no result."""
    said = other_number(why, answer, 0, unit)
    assert said.startswith(told) if told else not said, said


@each(
    "old, new, told",
    [
        ("limit = ...", "limt = ...", "line 6 asks for 'limt', which the answer does not have. Did you mean 'limit'?"),
        ('"still-hold"', '"stil-hold"', "more wrong than its dots: line 5, field 'moves': There is no move called"),
        ("[quiet-feet]\n", "", "it must begin with its id in square brackets"),
        ("limit = ...", "limit = 0", "is right already"),
    ],
)
def test_what_stands_on_a_card_at_first_has_no_mistake_that_nobody_meant(catalog, old, new, told):
    """Filled in as in the answer it passes, and not before; mistakes that are to be found are named in the task."""
    one = exercise("card")
    assert one.start.count(old) == 1 and list(begun_card_problems("mine", one, with_exercise(catalog, one))) == []
    broken = one.model_copy(update={"start": one.start.replace(old, new)})
    (said,) = begun_card_problems("mine", broken, with_exercise(catalog, broken))
    assert told in said


def test_a_card_with_mistakes_to_find_may_have_them(catalog):
    """Where the task says that there are mistakes, a wrong id is one of them."""
    one = exercise("card")
    wanted = {"start": one.start.replace('"still-hold"', '"stil-hold"'), "task": "Find the mistake."}
    one = one.model_copy(update=wanted)
    assert list(begun_card_problems("mine", one, with_exercise(catalog, one))) == []


def with_exercise(catalog, one):
    return replace(catalog, exercises={**catalog.exercises, "mine": one})


@each(
    "kind, text",
    [
        ("choice", "Click on the right one."),
        ("order", "Drag these into their order."),
        ("zones", "Move the mouse to the heel."),
        ("number", "Pick the right number."),
        ("choice", "Type in the word."),
    ],
)
def test_a_task_that_says_how_one_answers_is_told(kind, text):
    """The page says it, for the mouse and for the keyboard; a text that names both is welcome."""
    assert said_of_control(text, kind)
    assert not said_of_control("Use the mouse or the arrow keys.", kind) and not said_of_control("Which is it?", kind)
