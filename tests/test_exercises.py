"""Exercises: each is tried with its own answer, with wrong ones and left blank; and each kind of wrong is told."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import numpy
import pytest
import small
from each import each

from footlib import DataError, FootlibError, UnknownName, answer, check, hint, load, plan, with_card
from footlib.exercises import CHECKERS, grading, judge, numbers, source
from footlib.model import EXERCISE_KINDS
from footlib_authoring.review import question_texts as answers
from footlib_authoring.teaching.exercise_skeletons import SKELETONS

EXERCISES = sorted(load().exercises)
each_exercise = each("id", EXERCISES)
ROOT = Path(__file__).resolve().parent.parent


# --- every exercise of the course


@each_exercise
def test_an_exercise_passes_with_its_answer_as_text(catalog, id):
    """What answer() shows can be written in the place of the three dots."""
    assert judge(id, eval(source(catalog.exercises[id]), {"plan": plan})).passed


@each_exercise
@each("blank", [..., None, "", "  ", [], (), {}], ids=repr)
def test_a_blank_is_not_attempted(id, blank):
    """Who has not begun is told how to begin, and nothing is wrong."""
    verdict = check(id, blank)
    assert verdict.outcome == "not attempted" and "run this cell again" in verdict.text


@each_exercise
@each(
    "odd",
    [3.5, True, "blorp", ["blorp"], [1], {"x": 1}, {"heel@left"}, b"x", object()],
)
def test_an_answer_of_another_kind_gets_a_sentence(catalog, id, odd):
    """A number where ids are due, a name that is none, an object: 'not yet' and a sentence, never a traceback."""
    verdict = judge(id, odd)
    assert verdict.outcome == "not yet" and verdict.text[-1] in ".?)" and "Error" not in verdict.text, str(verdict)


@each_exercise
def test_hints_come_one_by_one_and_then_the_answer(catalog, id):
    """The first call gives the first hint, the next one the second; answer() tells all."""
    exercise = catalog.exercises[id]
    assert [hint(id).text for _ in range(2)] == list(exercise.hints)
    assert "Hint 2 of 2" in str(hint(id))
    assert exercise.why in str(answer(id))


# --- the kinds, in a catalog small enough to see through


def test_each_kind_of_exercise_has_its_checker():
    """An instructor can use every kind that the data know, and each is checked."""
    assert CHECKERS.keys() == EXERCISE_KINDS.keys(), "CHECKERS in exercises/__init__.py"


def test_each_kind_of_exercise_can_be_begun_and_read_about():
    """`new exercise` begins every kind; the head of exercises.toml says what it needs, and INSTRUCTORS names it."""
    assert SKELETONS.keys() == EXERCISE_KINDS.keys(), "teaching/exercise_skeletons.py"
    head, _, _ = (ROOT / "data" / "exercises.toml").read_text(encoding="utf-8").partition("\n\n")
    assert [kind for kind in EXERCISE_KINDS if not re.search(rf"^#   {kind}  ", head, re.M)] == [], (
        "the head of exercises.toml"
    )
    listed = re.search(r"^Kinds: (.+?)\n\n", (ROOT / "INSTRUCTORS.md").read_text(encoding="utf-8"), re.M | re.S)[1]
    assert [kind for kind in EXERCISE_KINDS if f"`{kind}`" not in listed] == [], "INSTRUCTORS.md, 'Kinds: …'"


def test_each_kind_has_its_control_in_the_page():
    """A kind of exercise is a name in exercise.js, too; without it the cell would stay empty."""
    script = (ROOT / "footlib" / "widgets" / "exercise.js").read_text(encoding="utf-8")
    known = re.findall(r"(\w+):", re.search(r"const CONTROLS = \{(.+?)\};", script, re.S)[1])
    assert CHECKERS.keys() == set(known), "CONTROLS in exercise.js"


@pytest.fixture
def told(tmp_path):
    """A function: what is said to an answer."""
    catalog = load(small.write(tmp_path))

    def said(id, given):
        return str(judge(id, given, catalog=catalog))

    said.catalog = catalog
    return said


SAID = [  # exercise, answer, what the verdict holds
    ("count", 210, "Passed. That many."),
    ("count", 214.9, "Passed"),
    ("count", "210", "Passed"),
    ("count", "210,5 Tonnes", "Passed"),
    ("count", "210t", "Passed"),
    ("count", "210 kg", "Another unit: the number is asked in tonnes, and yours is in kg."),
    ("count", "210 to 300", "Give one number, such as 42 or \"42 tonnes\": '210 to 300' holds more than one."),
    ("count", (0, 24), "Between digits Python wants a point"),
    ("count", "about two hundred", "Give one number, such as 42"),
    ("count", True, "Give one number"),
    ("count", float("nan"), "Give one number"),
    ("count", 420, "Both feet."),
    ("count", 105, "half"),
    ("count", 21, "ten times too small: look at the units"),
    ("count", 21_000, "a hundred times too large"),
    ("count", 210_000, "a thousand times too large"),
    ("count", -210, "The sign is wrong"),
    ("count", 300, "too high"),
    ("count", 150, "too low"),
    ("count", 220, "too high. You are close"),
    ("pick", ["a", "c"], "Passed. These two."),
    ("pick", {"c", "a"}, "Passed"),
    ("pick", "c, a", "Passed"),
    ("pick", ["Alpha", "gamma"], "Passed"),
    ("pick", "b", "Not that one. Of yours, 0 belong to the answer and 1 does not (2 are still missing)."),
    ("pick", "a", "Of yours, 1 belongs to the answer and none is wrong (1 is still missing)."),
    ("pick", ["a", "b", "c"], "Not all of them."),
    ("pick", ["alpa"], "There is no option of this exercise called 'alpa'."),
    ("row", ["one", "two", "three"], "Passed"),
    ("row", ["Open", "Work", "Close"], "Passed"),
    ("row", ["two", "one", "three"], "Too early. 1 of 3 is in place; it first goes wrong at number 1 ('two')."),
    ("row", ["one"], "2 of the 3 are still missing"),
    ("row", ["one", "one", "two"], "'one' stands there more than once"),
    ("row", ["one", "two", "thre"], "Did you mean 'three'"),
    ("spot", ["liver@right"], "Passed"),
    ("spot", "liver", "Passed"),
    ("spot", ["spleen"], "One pick is a neighbour: very near, and on the other foot."),
    ("spot", ["big-toe-joint@left"], "somewhere else on the foot. 0 of 1 found; 1 missing; 1 too many."),
    ("spot", ["arch@right"], "One pick is too large: what is asked for is a part of it."),
    ("spot", ["liver@right", "ball@right"], "1 of 1 found; 1 too many."),
    ("spot", ["liver@left"], "only on the right foot"),
    ("spot", ["livver"], "Did you mean 'liver'"),
    ("print", {"value": 45, "verdict": "wide"}, "Passed"),
    ("print", (45.5, "Wide"), "Passed"),
    ("print", {"value": 45}, "The verdict is still missing."),
    ("print", {"value": ..., "verdict": ...}, "Not attempted yet"),
    ("print", {"value": 45, "verdikt": "wide"}, "Did you mean 'verdict'"),
    ("print", {"value": 45, "verdict": "slim"}, "Other side of the limit."),
    ("print", {"value": 44.5, "verdict": "slim"}, "The value is right. The verdict: this scale has the word, but for"),
    ("print", {"value": 0.45, "verdict": "wide"}, "The value: Your number is a hundred times too small"),
    ("print", {"value": "45 mm", "verdict": "wide"}, "Another unit"),
    ("print", {"value": 45, "verdict": "wade"}, "has no word 'wade'. Did you mean 'wide'?"),
    ("beat", [5, 5, 5], "Passed. Yours: 5.0, 5.0 and 5.0 seconds. So long."),
    ("beat", ["5 s", 5.4, "4,8"], "Passed"),
    ("beat", [1.2, 1, 0.8], "A poke. Too fast: 1 second each on average; give each at least 3 seconds more."),
    ("beat", [8, 8, 8.3], "It stays. Too slow: 8.1 seconds each on average; give each at least 2.1 seconds less."),
    ("beat", [3, 6, 6], "It limps. Uneven: 3.0, 6.0 and 6.0 seconds. Number 1 is furthest off from the others."),
    ("beat", [5, 5], "3 times are asked for: 1 still missing."),
    ("beat", [5, 5, 5, 5], "3 times are asked for: 1 too many."),
    ("beat", [5, -2, 5], "A time lies between 0 and 600 seconds, and not at -2"),
    ("beat", [5, "two", 5], "Give one number"),
    ("beat", 2, "Give 3 times in seconds, such as [2, 3, 4], not 2."),
    ("beat", [..., ..., ...], "Not attempted yet"),
    ("tell", ["no", "tea"], "Done. Both."),
    ("tell", ["a no"], "Not yet. What you still miss in yours: some tea. Say it once more, with that in it."),
    ("tell", {"holds": ["no", "tea"], "keep": "No. Tea?"}, "Done. Both."),
    ("tell", "I will make you some tea.", "Words are not graded here. Compare yours with what answer() shows"),
    ("tell", {"holds": ["no"], "kep": ""}, "Did you mean 'keep'"),
    ("tell", {"holds": ["no"], "keep": 5}, "What is kept is a text, not 5."),
    ("tell", {"holds": ["no"], "keep": "x" * 5000}, "at most 4,000 letters"),
    ("tell", {"holds": [], "keep": ""}, "Not attempted yet"),
    ("ask", {"pressure": "right", "ease": "at ease"}, "Thank you. Nothing is to be changed"),
    (
        "ask",
        {"pressure": "Feather", "ease": "stiff"},
        "next time:\nPressure – feather: A little more.\nEase – stiff: A",
    ),
    ("ask", {"pressure": "feather", "ease": "pain"}, "Thank you. The next time:\nEase – pain: Stop.\nAsk again."),
    ("ask", {"pressure": "right"}, "The answer to 'Ease' is still missing."),
    ("ask", {"pressure": "right", "ease": "stif"}, "'Ease' has no answer 'stif'. Did you mean 'stiff'?"),
    ("ask", {"pressure": "right", "eas": "stiff"}, "Did you mean 'ease'"),
    ("ask", "right", "Give a table with a word for each of pressure, ease, not 'right'."),
]


@pytest.mark.parametrize(("id", "given", "wanted"), SAID)
def test_each_kind_of_wrong_has_its_sentence(told, id, given, wanted):
    """Too high, a factor off, another unit, too many, the wrong order, a neighbour, another scale's word: all told."""
    assert wanted in told(id, given)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"conditions": "alpha", "minutes": 10, "cautions": ()}, "Passed. It is short."),
        (
            {"conditions": "beta", "minutes": 10, "cautions": ()},
            "a condition is missing. It is planned for a condition",
        ),
        ({"conditions": "alpha", "minutes": 10}, "The safety check was not asked"),
        ({"conditions": "alpha", "minutes": 10, "cautions": ["fever"]}, "It has no steps: it stops."),
        (
            {"conditions": "alpha", "minutes": 10, "cautions": ["no-up"]},
            "a safety answer that the task does not speak of",
        ),
        ({"conditions": "alpha", "minutes": 90, "cautions": ()}, "It takes longer than the task allows."),
        (
            {"conditions": "alpha", "minutes": 10, "cautions": (), "avoid": ["heel"]},
            "No step works a place that the task",
        ),
    ],
)
def test_a_routine_is_told_which_limit_it_breaks(told, asked, wanted):
    """Conditions, safety answers, minutes, places: each has a sentence of its own."""
    assert wanted in told("make", plan(**asked, catalog=told.catalog))


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("x", "x", "Passed"),
        ("moves = [", "moves = ['opne', ", "field 'moves': There is no move called 'opne'. Did you mean 'open'"),
        ("limit = 2", "limit = 7", "line 6, field 'limit': must be from 0 to 3"),
        ("limit = 2", "limit = ...", "Not attempted yet"),
        ("[own]", "[alpha]", "a condition of the course already"),
        ("[own]", "", "it must begin with its id in square brackets"),
        ("[own]", "[own", "Write [own]"),
        ("[own]", "[one]\nname = 'One'\n[own]", "it must hold one condition (it has 2: one, own)"),
        ("It is pleasant.", "It cures flat feet.", "The field 'honest' promises too much: 'cures'"),
        ("It is pleasant.", "It does not cure flat feet.", "Passed"),
        ('refer = ["It gets worse."]', "refer = []", "field 'refer': must not be empty"),
        ('["open", "arch-strokes", "close"]', '["arch-strokes", "close"]', "begin with one opening move"),
    ],
)
def test_a_card_is_told_its_mistakes_with_their_line(told, old, new, wanted):
    """The card's mistakes are those of the catalog, a sentence each with its line; promises are found, too."""
    assert wanted in told("write", told.catalog.exercises["write"].answer.replace(old, new))


def test_widgets_are_taken_for_what_is_chosen_in_them(told):
    """A map, a planner or a list of ipywidgets is an answer like the values that they hold."""
    assert told("spot", SimpleNamespace(selected=["liver@right"])).startswith("Passed")
    assert told("count", SimpleNamespace(value=210)).startswith("Passed")
    routine = plan("alpha", minutes=10, cautions=(), catalog=told.catalog)
    assert told("make", SimpleNamespace(routine=routine, selected="")).startswith("Passed")
    assert told("make", SimpleNamespace(routine=None)).startswith("Not attempted yet")


def test_an_unknown_exercise_is_told_with_the_nearest_name():
    """A slip in an exercise's name gets a sentence."""
    with pytest.raises(UnknownName, match="Did you mean 'find-the-liver'"):
        check("find-the-livver", "x")


def test_what_is_shown_is_escaped():
    """A learner's own text cannot change the page: in Markdown it stays text."""
    shown = judge("say-it-honestly", "<img src=x onerror=1>*b*")._repr_markdown_()
    assert "<img" not in shown and "*b*" not in shown and shown.startswith("**Not yet.** ")


# --- a card of one's own


CARD = small.condition("own-card", ["open", "arch-strokes", "close"])


def test_a_card_joins_the_catalog_and_can_be_planned_with(tmp_path):
    """A learner's condition is planned with like the course's; the course's own catalog stays as it was."""
    catalog = load(small.write(tmp_path))
    own = with_card(CARD, catalog)
    assert plan("own-card", cautions=(), catalog=own).steps
    assert "own-card" not in catalog.conditions and own.touching is catalog.touching


@pytest.mark.parametrize("blank", [..., None, "", " \n", "[my-card]\nname = ..."])
def test_a_blank_card_adds_nothing(tmp_path, blank):
    """An untouched lesson runs: nothing, or three dots that are left, are no card yet."""
    catalog = load(small.write(tmp_path))
    assert with_card(blank, catalog) is catalog


def test_a_card_with_mistakes_is_refused_with_lines(tmp_path):
    """Every mistake is told with its line in the learner's own text."""
    catalog = load(small.write(tmp_path))
    told = "2 mistakes in your card:\n- line 6, field 'moves'.*\n- line 9, field 'evidence'"
    with pytest.raises(DataError, match=told) as e:
        with_card(CARD.replace("arch-strokes", "arch-storkes").replace('"practice"', '"practise"'), catalog)
    assert "Did you mean 'arch-strokes'" in str(e.value)
    with pytest.raises(FootlibError, match="between three quotes"):
        with_card(7, catalog)


def test_a_verdict_is_kept_and_trouble_with_the_file_stops_nothing(tmp_path, monkeypatch):
    """What was tried and what passed is in the records; a file that cannot be written is told in the verdict."""
    from footlib.records import records

    check("say-it-honestly", "a")
    check("patients-tested", "94 patients")
    check("chart-origin", ...)
    kept = records().answers("exercise")
    assert {id: (one.given, one.passed) for id, one in kept.items()} == {
        "say-it-honestly": ("a", False),
        "patients-tested": ("94 patients", True),
    }
    monkeypatch.setenv("FOOTLIB_RECORDS", str(tmp_path))  # a folder, not a file
    verdict = check("say-it-honestly", "b")
    assert verdict.passed and records().trouble and str(verdict).endswith(records().trouble)


def test_given_answers_can_be_kept_as_json(catalog):
    """What goes into the records is JSON, whatever the kind."""
    from footlib.exercises.given import storable

    for exercise in catalog.exercises.values():
        assert json.dumps(storable(answers.right(exercise, catalog)))
    assert json.dumps(storable({"b", "a"})) == '["a", "b"]'


# --- numbers, as people write them


def said_by_both(written, unit, right):
    """What an exercise and a quiz say to the same number: (passed, text) each."""
    asked = SimpleNamespace(kind="number", unit=unit, answer=right, tolerance=0, wrong=(), why="", low="Lo", high="Hi")

    def in_quiz():
        found = grading.grade(asked, written, None)
        return found.passed, found.text

    said = []
    for judged in (lambda: numbers.NumberChecker().judge(asked, written, None), in_quiz):
        try:
            said.append(judged())
        except FootlibError as mistake:
            said.append((False, str(mistake)))
    return said


@pytest.mark.parametrize(
    ("written", "unit", "meant"),
    [
        ("2.5", "", 2.5),
        ("2,5", "", 2.5),
        ("0,240", "", 0.24),
        ("0.240", "", 0.24),
        (".5", "", 0.5),
        (",5", "", 0.5),
        ("−3", "", -3),
        ("+3", "", 3),
        ("40.", "", 40),
        (" 7 ", "", 7),
        ("1e3", "", 1000),
        ("10,000", "kPa", 10_000),
        ("10 000 kPa", "kPa", 10_000),
        ("10\u00a0000", "kPa", 10_000),
        ("10\u202f000", "", 10_000),
        ("10\u2009000", "", 10_000),
        ("10'000", "", 10_000),
        ("10’000", "", 10_000),
        ("1,210,000", "", 1_210_000),
        ("1.210.000", "", 1_210_000),
        ("288,000.0", "", 288_000),
        ("1.234,5", "", 1234.5),
        ("1 234,5", "", 1234.5),
        ("٣٫٥", "", 3.5),
        ("９６ｋｇ", "kg", 96),
        ("\u200b96\u00a0kg", "kg", 96),
        ("“96”", "kg", 96),
        ("288t", "tonnes", 288),
        ("288 metric tons.", "tonnes", 288),
        ("37 degrees", "°C", 37),
        ("37 ºC", "°C", 37),
        ("37℃", "°C", 37),
        ("37° celsius", "°C", 37),
        ("24 per cent", "%", 24),
        ("24％", "%", 24),
        ("150 kpa", "kPa", 150),
        ("150㎪", "kPa", 150),
        ("28,5 mins", "minutes", 28.5),
        ("102 centimeters", "cm", 102),
        ("1 patient", "patients", 1),
        ("3/10", "of 10", 3),
        ("3 out of ten", "of 10", 3),
        ("level 1", "(level)", 1),
        ("35 deg", "°", 35),
        ("37 °С", "°C", 37),
        ("94 people", "patients", 94),
        ("6w", "weeks", 6),
        ("15 kN/m²", "kPa", 15),
        ("level-2", "(level)", 2),
        ("level -2", "(level)", -2),
        (96, "kg", 96),
        (numpy.float32(0.5), "", 0.5),
        (Decimal("0.24"), "", 0.24),
        (Fraction(1, 2), "", 0.5),
    ],
    ids=repr,
)
def test_a_number_is_read_as_it_is_meant_by_exercise_and_quiz_alike(written, unit, meant):
    """Comma or point, thousands parted by whatever sign, digits of any script, usual forms of the unit."""
    assert said_by_both(written, unit, meant) == [(True, ""), (True, "")]


@pytest.mark.parametrize(
    ("written", "unit", "told"),
    [
        ("96 pounds", "kg", "asked in kg, and yours is in pounds"),
        ("98 °F", "°C", "yours is in °F"),
        ("96 m", "cm", "yours is in m"),
        ("96 %", "", "asked without a unit, and yours is in %"),
        ("96 kg more", "kg", "yours is in kg more"),
        ("35 °C", "°", "yours is in °C"),
        ("96 to 200", "kg", "'96 to 200' holds more than one"),
        ("96 or 5", "kg", "holds more than one"),
        ("96–200", "kg", "holds more than one"),
        ("96 ± 2", "kg", "holds more than one"),
        ("96 or so", "kg", "more than one"),
        ("96/7", "kg", "holds more than one"),
        ("9/10", "", "holds more than one"),
        ("96 N/cm2", "kg", "yours is in N/cm2"),
        ("2½", "", "holds more than one"),
        ("10²", "", "holds more than one"),
        ("2.5 3", "", "looks like several"),
        ("96 20", "kg", "looks like several"),
        ("1,00,000", "", "can be read in more than one way"),
        ("1.23.4", "", "can be read in more than one way"),
        ("", "kg", "Write a number first"),
        (".", "", "Give one number"),
        ("four", "", "Give one number"),
        ("9" * 10**5, "", "Give one number"),
        ("1e999", "", "too large"),
        (10**400, "", "too large"),
        (float("nan"), "", "Give one number"),
        (True, "", "Give one number"),
        (b"96", "kg", "Give one number"),
        ([96], "kg", "Give one number"),
        (96j, "kg", "Give one number"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_is_not_one_number_in_its_unit_is_refused_with_a_sentence(written, unit, told):
    """Another unit, a range, a choice of two, more words, two readings: exercise and quiz say which."""
    for passed, text in said_by_both(written, unit, 96):
        assert not passed and told in text and len(text) < 200


@pytest.mark.parametrize(
    ("written", "right", "told"),
    [
        ("1,234", 1.234, "'1,234' can be meant in two ways; here it is read as 1234. If you mean the other"),
        ("288.000", 288_000, "here it is read as 288. If you mean the other number, write 288000"),
        ("-2,500", -2.5, "read as -2500. If you mean the other number, write -2.5"),
    ],
)
def test_a_comma_or_point_before_three_digits_may_be_meant_the_other_way(written, right, told):
    """Who is used to the other sign is told how it was read, where the other reading would have been right."""
    for passed, text in said_by_both(written, "", right):
        assert not passed and told in text


@pytest.mark.parametrize(
    ("number", "right", "tolerance", "said"),
    [
        (2, 0, 1, "Your number is too high."),
        (-5, 0, 0, "Your number is too low."),
        (60, 0, 1, "too high"),
        (10, 0.5, 2, "too high"),
        (0.1, 0.05, 0, "twice too large"),
    ],
)
def test_nothing_is_a_multiple_of_nothing(number, right, tolerance, said):
    """Where 0 is right, or nearly, two is too high, not 'twice too large'."""
    passed, text = numbers.judge_number(number, right, tolerance)
    assert not passed and said in text


# --- three dots


@pytest.mark.parametrize(
    "blank",
    [
        "...",
        "…",
        " ....\n",
        "…\u200b",
        ["...", "…"],
        {"value": "...", "verdict": ...},
        ".",
        "“...”",
        "[...]",
        "..., …",
        "․․․",
        "⋯",
        "\u2060...",
        "\u3164",
        "\u200d",
    ],
    ids=repr,
)
def test_nothing_but_dots_is_blank(told, blank):
    """However the three dots are typed, nothing is there yet."""
    assert told("print" if isinstance(blank, dict) else "row", blank).startswith("Not attempted yet")


@pytest.mark.parametrize("text", ["[]", "()", "-", "?", "足"], ids=repr)
def test_other_marks_are_an_answer(told, text):
    """Empty brackets or a question mark are no dots: what belongs there is said."""
    assert told("row", text).startswith("Not yet")


@pytest.mark.parametrize(
    "text",
    [
        "one; two; three",
        "one\ntwo\nthree",
        "one，two，three",
        "one → two → three",
        "one > two > three",
        ["one.", "(two)", "three)"],
        ["Open ", "“Work”", "CLOSE!"],
    ],
    ids=repr,
)
def test_an_order_may_be_written_as_people_write_one(told, text):
    """Parted by semicolons, lines or arrows, and with the marks that lists have."""
    assert told("row", text).startswith("Passed")


@pytest.mark.parametrize(
    "text", ["one, two, three and so on ...", "Wait... two", ["one", "…and two"], "two…"], ids=repr
)
def test_dots_in_an_answer_are_part_of_it(told, text):
    """Somebody who writes 'and so on ...' has begun, and is answered."""
    assert told("row", text).startswith("Not yet")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("It is pleasant.", "It is pleasant ... and no more.", "Passed"),
        ("It is pleasant.", "It is pleasant…", "Passed"),
        ("It is pleasant.", "...", "Not attempted yet"),
        ('"It is pleasant."', "...", "Not attempted yet"),
        ('"It is pleasant."', "'…'", "Not attempted yet"),
        ('"It is pleasant."', '"""\n...\n"""', "Not attempted yet"),
        ('"It is pleasant."', "“...”", "Not attempted yet"),
        ('"arch-strokes"', "...", "Not attempted yet"),
        ('"arch-strokes"', '"..."', "Not attempted yet"),
        ("limit = 2", "limit = 2  # or ...", "Passed"),
        ("It is pleasant.", 'It is pleasant..."\nname = “x...”', "Not yet"),
    ],
)
def test_three_dots_in_a_sentence_do_not_make_a_card_blank(told, old, new, wanted):
    """A card is blank while dots stand for one of its values; a sentence that ends in dots is a sentence."""
    answer = told.catalog.exercises["write"].answer
    assert old in answer and told("write", answer.replace(old, new)).startswith(wanted)
    assert told("write", "Stroke ... and then press ...").startswith("Not yet")  # begun, in words of one's own
