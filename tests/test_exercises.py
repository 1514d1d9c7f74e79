"""Exercises: each is tried with its own answer, with wrong ones and left blank; and each kind of wrong is told."""

import json
from types import SimpleNamespace

import answers
import pytest
import small

from footlib import DataError, FootlibError, UnknownName, answer, check, hint, load, plan, with_card
from footlib.exercises import grading, judge, numbers, source

EXERCISES = sorted(load().exercises)
each_exercise = pytest.mark.parametrize("id", EXERCISES)


# --- every exercise of the course


@each_exercise
def test_an_exercise_passes_with_its_own_answer(catalog, id):
    """Who gives the answer that stands in the data has passed, and reads why it is right."""
    exercise = catalog.exercises[id]
    verdict = judge(id, answers.right(exercise, catalog))
    assert verdict.outcome == "passed" and verdict.text == exercise.why, str(verdict)


@each_exercise
def test_an_exercise_passes_with_its_answer_as_text(catalog, id):
    """What answer() shows can be written in the place of the three dots."""
    assert judge(id, eval(source(catalog.exercises[id]), {"plan": plan})).passed


@each_exercise
def test_typical_wrong_answers_are_told_their_kind_of_wrong(catalog, id):
    """At least two wrong answers are foreseen; each gets its own sentence."""
    exercise = catalog.exercises[id]
    for given, slip in zip(answers.wrong(exercise, catalog), exercise.wrong, strict=True):
        verdict = judge(id, given)
        assert verdict.outcome == "not yet" and verdict.text.startswith(slip.says), str(verdict)


@each_exercise
def test_nothing_that_is_said_before_the_pass_gives_the_answer_away(catalog, id):
    """Feedback and hints say what kind of wrong, never the answer."""
    exercise = catalog.exercises[id]
    said = [*exercise.hints, *(slip.says for slip in exercise.wrong)]
    said += [judge(id, given).text for given in answers.wrong(exercise, catalog)]
    for secret in answers.given_away(exercise, catalog):
        assert [text for text in said if secret.lower() in text.lower()] == [], secret


@each_exercise
@pytest.mark.parametrize("blank", [..., None, "", "  ", [], (), {}], ids=repr)
def test_a_blank_is_not_attempted(id, blank):
    """Who has not begun is told how to begin, and nothing is wrong."""
    verdict = check(id, blank)
    assert verdict.outcome == "not attempted" and "run this cell again" in verdict.text


@each_exercise
@pytest.mark.parametrize("odd", [3.5, True, "blorp", ["blorp"], [1], {"x": 1}, {"heel@left"}, b"x", object()],
                         ids="number flag word list numbers table set bytes object".split())
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
    ("count", "210 t", "Another unit: the number is asked in tonnes"),
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
]


@pytest.mark.parametrize(("id", "given", "wanted"), SAID)
def test_each_kind_of_wrong_has_its_sentence(told, id, given, wanted):
    """Too high, a factor off, another unit, too many, the wrong order, a neighbour, another scale's word: all told."""
    assert wanted in told(id, given)


@pytest.mark.parametrize(("asked", "wanted"), [
    ({"conditions": "alpha", "minutes": 10, "cautions": ()}, "Passed. It is short."),
    ({"conditions": "beta", "minutes": 10, "cautions": ()}, "a condition is missing. It is planned for a condition"),
    ({"conditions": "alpha", "minutes": 10}, "The safety check was not asked"),
    ({"conditions": "alpha", "minutes": 10, "cautions": ["fever"]}, "It has no steps: it stops."),
    ({"conditions": "alpha", "minutes": 10, "cautions": ["no-up"]}, "a safety answer that the task does not speak of"),
    ({"conditions": "alpha", "minutes": 90, "cautions": ()}, "It takes longer than the task allows."),
    ({"conditions": "alpha", "minutes": 10, "cautions": (), "avoid": ["heel"]}, "No step works a place that the task"),
])
def test_a_routine_is_told_which_limit_it_breaks(told, asked, wanted):
    """Conditions, safety answers, minutes, places: each has a sentence of its own."""
    assert wanted in told("make", plan(**asked, catalog=told.catalog))


@pytest.mark.parametrize(("old", "new", "wanted"), [
    ("x", "x", "Passed"),
    ("moves = [", "moves = ['opne', ", "field 'moves': There is no move called 'opne'. Did you mean 'open'"),
    ("limit = 2", "limit = 7", "line 6, field 'limit': must be less than or equal to 3"),
    ("limit = 2", "limit = ...", "Not attempted yet"),
    ("[own]", "[alpha]", "a condition of the course already"),
    ("[own]", "", "it must begin with its id in square brackets"),
    ("[own]", "[own", "this is not valid TOML"),
    ("[own]", "[one]\nname = 'One'\n[own]", "it must hold one condition (it has 2: one, own)"),
    ("It is pleasant.", "It cures flat feet.", "The field 'honest' promises too much: 'cures'"),
    ("It is pleasant.", "It does not cure flat feet.", "Passed"),
    ('refer = ["It gets worse."]', "refer = []", "field 'refer': must not be empty"),
    ('["open", "arch-strokes", "close"]', '["arch-strokes", "close"]', "begin with one opening move"),
])
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
        "say-it-honestly": ("a", False), "patients-tested": ("94 patients", True)}
    monkeypatch.setenv("FOOTLIB_RECORDS", str(tmp_path))  # a folder, not a file
    verdict = check("say-it-honestly", "b")
    assert verdict.passed and records().trouble and str(verdict).endswith(records().trouble)


def test_given_answers_can_be_kept_as_json(catalog):
    """What goes into the records is JSON, whatever the kind."""
    from footlib.exercises.recording import storable

    for exercise in catalog.exercises.values():
        assert json.dumps(storable(answers.right(exercise, catalog)))
    assert json.dumps(storable({"b", "a"})) == '["a", "b"]'


@pytest.mark.parametrize(("written", "meant"), [
    ("2.5", 2.5), ("2,5", 2.5), ("−3", -3), ("10,000", 10_000), ("10,000 kPa", 10_000), ("1,210,000", 1_210_000)])
def test_a_number_is_read_alike_in_exercise_and_quiz(written, meant):
    """A comma before three digits parts thousands, any other is a decimal comma; exercise and quiz agree."""
    assert numbers.read(written, "kPa") == grading.number_of(written) == meant
