"""Quizzes: what is asked, what is said to an answer, what is kept, and what never leaves Python too early."""

import json
import re
from typing import get_args

import pytest
import small
from each import each

from footlib import FootlibError, UnknownName, load, quiz
from footlib.drawing import map_svg
from footlib.exercises.grading import GRADERS, grade, right_answer
from footlib.model.course import Question
from footlib.records import records
from footlib.widgets.course_widget import HERE
from footlib.widgets.quiz import Quiz, lettered, touch_kept
from footlib.widgets.unlabelled_map import keys_of, unlabelled_drawing

ASKED = [(quiz, question) for quiz, one in load().quizzes.items() for question in one.questions]
each_question = each("id, question", ASKED, ids=lambda one: getattr(one, "id", one))


@pytest.fixture
def tiny(tmp_path):
    return load(small.write(tmp_path))


@pytest.fixture
def first(tiny):
    """The quiz of the small catalog: a question of each kind."""
    return Quiz("first", catalog=tiny)


def reply(shown, question, given, mark="m"):
    """An answer as the browser sends it."""
    mark = f"{mark}{question}{given}"
    shown.set_state({"asked": mark, "reply": {"mark": mark, "question": question, "given": given}})
    assert shown.problem == "" and shown.heard == mark


def key(shown, question, says):
    """The letter under which a choice travels."""
    return next(k for k, text in lettered(shown.id, shown.quiz[question]).items() if text == says)


def keys(shown, question, *all):
    return [key(shown, question, says) for says in all]


def answer_all(shown):
    """Every question of the small quiz, right."""
    reply(shown, "sun", key(shown, "sun", "The sun"))
    reply(shown, "warm", keys(shown, "warm", "Wool", "Felt"))
    reply(shown, "legs", "4")
    reply(shown, "day", keys(shown, "day", "Morning", "Noon", "Evening", "Night"))
    reply(shown, "side", spot(shown, "liver@right"))


def spot(shown, place):
    """The middle of a place on the quiz's map."""
    code, _, foot = keys_of(shown.catalog, "sole", place)[0].partition("@")
    found = re.search(
        rf'data-place="{code}" data-foot="{foot}" data-cx="([\d.]+)" data-cy="([\d.]+)"',
        shown.maps["sole zones"]["svg"],
    )
    return [float(found[1]), float(found[2])]


# --- what is said to an answer


def test_a_choice_is_answered_by_its_own_reason(first):
    """Whoever chooses wrongly reads why this one is wrong, and not which one is right."""
    reply(first, "sun", key(first, "sun", "The moon"))
    found = first.answers["sun"]
    assert (found["passed"], found["text"]) == (False, "It only looks bright.")
    assert "sun" not in json.dumps(found["said"]).lower()


def test_several_choices_are_judged_one_by_one(first):
    """One right, one wrong, one missing: each chosen one gets its reason; the missing one is not named."""
    reply(first, "warm", keys(first, "warm", "Wool", "Ice"))
    assert {one["key"]: one["right"] for one in first.answers["warm"]["said"]} == {
        key(first, "warm", "Wool"): True,
        key(first, "warm", "Ice"): False,
    }
    reply(first, "warm", keys(first, "warm", "Wool"))
    assert not first.answers["warm"]["passed"] and "still missing" in first.answers["warm"]["text"]
    reply(first, "warm", keys(first, "warm", "Felt", "Wool"))
    assert first.answers["warm"]["passed"]


@pytest.mark.parametrize(
    ("given", "passed", "said"),
    [
        ("4", True, "Two in front"),
        ("4.5", True, "Two in front"),
        ("3,5 legs", True, "Two in front"),
        ("4.6", False, "Which horse"),
        ("3.4", False, "forgot a pair"),
        ("-4", False, "forgot a pair"),
    ],
)
def test_a_number_is_right_within_its_tolerance(first, given, passed, said):
    """Too low and too high get their own words; a comma and a unit are no mistake."""
    reply(first, "legs", given)
    assert first.answers["legs"]["passed"] is passed and said in first.answers["legs"]["text"]


@pytest.mark.parametrize("given", ["", "four", "4-5", "."])
def test_what_is_no_number_is_no_answer(first, given):
    """A slip of the keyboard gets a sentence and is not written down as a wrong answer."""
    reply(first, "legs", given)
    assert "umber" in first.notes["legs"] and first.answers == {} and records().answers("quiz") == {}


def test_an_order_says_how_far_it_is_right(first):
    """The first lines that stand right are counted, the rest is left to think about."""
    reply(first, "day", keys(first, "day", "Morning", "Noon", "Night", "Evening"))
    assert first.answers["day"]["text"] == "Think of the sun. From the top, the first 2 are right so far."


def test_a_zone_is_found_by_its_spot_and_its_foot(first):
    """The spot on the right foot is right; the same spot on the other foot, and another zone, are told apart."""
    x, y = spot(first, "spleen@left")
    reply(first, "side", [x, y])
    assert not first.answers["side"]["passed"] and "other foot" in first.answers["side"]["text"]
    reply(first, "side", spot(first, "liver@right"))
    assert first.answers["side"]["passed"]
    assert first.answers["side"]["places"] == keys_of(first.catalog, "sole", "liver")


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("sun", ""),
        ("sun", "z"),
        ("warm", []),
        ("side", None),
        ("side", [0, 0]),
        ("day", []),
    ],
)
def test_a_blank_is_no_answer(first, question, given):
    """Nothing chosen: a sentence, and no wrong answer in the records."""
    reply(first, question, given)
    assert first.notes[question] and question not in first.answers and records().answers("quiz") == {}


# --- what travels


@each_question
def test_nothing_gives_the_answer_away(id, question, catalog):
    """Before an answer is given, the browser has neither reasons nor right answers, and no name on a map."""
    state = {name: value for name, value in quiz(id, catalog=catalog).get_state().items() if not name.startswith("_")}
    sent = json.dumps(state, ensure_ascii=False)
    reasons = [c.why for c in question.choices] + [question.why, question.low, question.high, question.wrong]
    assert not any(json.dumps(text, ensure_ascii=False)[1:-1] in sent for text in reasons if text)
    assert state["answers"] == {} and state["notes"] == {}
    sheet = next(one for one in state["questions"] if one["id"] == question.id)
    assert sheet.keys() <= {"id", "kind", "ask", "choices", "unit", "view", "layer"}
    assert all(choice.keys() == {"key", "says"} for choice in sheet.get("choices", ()))
    if question.kind == "zone":
        drawing = state["maps"][f"{sheet['view']} {sheet['layer']}"]
        names = {catalog.places[place.partition("@")[0]].name for place in question.answer}
        ids = {place.partition("@")[0] for place in question.answer}
        assert not any(re.search(rf"\b{re.escape(word)}\b", drawing["svg"]) for word in ids | names)


@each_question
def test_lines_are_mixed_and_stay_so(id, question):
    """The order on the screen is not that of the data, and is the same on each visit."""
    texts = [c.says for c in question.choices] or list(question.items)
    shown = list(lettered(id, question).values())
    assert shown == list(lettered(id, question).values()) and sorted(shown) == sorted(texts)
    assert not texts or shown != texts


@pytest.mark.parametrize("view", ["sole", "top", "inner", "outer"])
def test_a_map_that_does_not_tell(catalog, view):
    """No zone's id, name or body system is in the drawing, nor its name in what a screen reader says of it."""
    made = unlabelled_drawing(catalog, view)
    assert not re.search(r"<text(?! class=\"foot-name\")|data-zone|sys-|weave", made["svg"])
    said = set(re.findall(r'(?:class|id|data-\w+)="([^"]*)"', made["svg"]))
    assert not any(re.search(rf"\b{id}\b", text) for text in said for id in catalog.zones)
    plain = {catalog.regions[id].name.lower() for id in catalog.regions}
    for said in made["names"].values():
        for zone in catalog.zones.values():
            if zone.name.lower() not in plain:
                assert not re.search(rf"\b{re.escape(zone.name.lower())}\b", said.lower()), (said, zone.name)
    for foot in ("left", "right"):
        mine = [said for code, said in made["names"].items() if code.endswith(foot)]
        assert len(set(mine)) == len(mine)  # no two alike, or nobody could tell them apart by ear


# --- what is kept


def test_answers_are_written_at_once_and_come_back(first, tiny):
    """Each answer is on the disk when the screen confirms it; a new kernel draws the same."""
    reply(first, "sun", key(first, "sun", "The moon"))
    assert records().answers("quiz")["first/sun"].given == "The moon"
    answer_all(first)
    again = Quiz("first", catalog=tiny)
    assert again.answers == first.answers and again.score == first.score


def test_the_first_try_stays_the_first(first):
    """Right at the second try counts as right now, and not as right at the first try."""
    reply(first, "sun", key(first, "sun", "The moon"))
    answer_all(first)
    assert first.answers["sun"]["passed"] and not first.answers["sun"]["at_once"]
    assert first.score == "All 5 questions are answered: 4 right at the first try, 5 right now."


def test_a_lesson_is_finished_when_all_is_answered_not_before(first):
    """Right or wrong: whoever has answered every question has been through the lesson."""
    reply(first, "legs", "17")
    assert records().finished() == {} and first.score == ""
    reply(first, "sun", key(first, "sun", "The sun"))
    reply(first, "warm", keys(first, "warm", "Ice"))
    reply(first, "day", keys(first, "day", "Night", "Noon", "Evening", "Morning"))
    reply(first, "side", spot(first, "spleen@left"))
    assert list(records().finished()) == ["first"] and "1 right now" in first.score


def test_a_question_that_has_changed_is_asked_again(first, tiny, tmp_path):
    """An answer to a choice that an instructor has since reworded is not shown as an answer to the new one."""
    reply(first, "sun", key(first, "sun", "The moon"))
    reply(first, "legs", "4")
    text = small.FILES["quizzes"].replace('"The moon"', '"The full moon"')
    changed = Quiz("first", catalog=load(small.write(tmp_path, quizzes=text)))
    assert set(changed.answers) == {"legs"}


def test_a_reset_shows_at_once(first):
    """When the lesson is reset elsewhere in this kernel, the quiz is empty again."""
    reply(first, "legs", "4")
    records().reset("first")
    assert first.answers == {} and "not answered yet" in str(first)


def test_trouble_with_the_file_is_said_and_the_quiz_goes_on(first, monkeypatch, tmp_path):
    """A folder stands where the file should be: the answer is judged, and the learner reads that it is not kept."""
    (tmp_path / "folder").mkdir()
    monkeypatch.setenv("FOOTLIB_RECORDS", str(tmp_path / "folder"))
    reply(first, "legs", "4")
    assert first.answers["legs"]["passed"] and first.trouble


def test_the_answer_is_told_on_request_after_two_tries(first):
    """Nobody is left stuck: after two wrong tries the answer can be asked for, and earlier it cannot."""

    def ask(mark):
        first.set_state({"reply": {"mark": mark, "question": "legs", "tell": True}})
        return first.notes["legs"]

    assert "Try it twice" in ask("a")
    reply(first, "legs", "1")
    assert "Try it twice" in ask("b")
    reply(first, "legs", "2")
    assert ask("c") == "The answer: 4 legs. Two in front, two behind."
    assert records().answers("quiz")["first/legs"].tries == 2


def test_a_quiz_reads_well_as_text(first):
    """Where no widget can be shown, the questions and how they stand are there, the same on every run."""
    assert str(first).splitlines()[:2] == ["Quiz of lesson first", "1. What warms? (not answered yet)"]
    reply(first, "sun", key(first, "sun", "The sun"))
    assert "1. What warms? (right)" in str(first) and str(first).count("not answered yet") == 4


def test_a_wrong_id_is_told(tiny):
    """The nearest lesson is named."""
    with pytest.raises(UnknownName, match="Did you mean '07-build-a-routine'"):
        quiz("07-build-routine")
    with pytest.raises(FootlibError):
        quiz(7)


# --- the course's own questions


@each_question
def test_its_own_answer_is_right_and_others_are_not(id, question, catalog):
    """Each question is passed by its own answer and not by others, and each is answered with its own words."""
    for given, passed in answers_to(question, catalog):
        found = grade(question, given, catalog)
        assert found.passed is passed and found.text


def answers_to(question, catalog):
    """(given, whether it is right)"""
    right = right_answer(question, catalog)
    if question.kind == "single":
        return [(choice.says, choice.says == right) for choice in question.choices]
    if question.kind == "multiple":
        wrong = [choice.says for choice in question.choices if not choice.right]
        return [(right, True), (right[:-1] or wrong, False), ([*right, wrong[0]], False)]
    if question.kind == "number":
        far = question.tolerance + max(1, abs(question.answer))
        return [(right, True), (right - far, False), (right + far, False)]
    if question.kind == "order":
        return [(right, True), (right[::-1], False), ([*right[1:], right[0]], False)]
    return touches(question, catalog)


def touches(question, catalog):
    """A zone question is right in the middle of each of its places, and wrong at the tip of the foot's far end."""
    found = re.findall(
        r'data-place="([\w-]+)" data-foot="(\w+)" data-cx="([\d.]+)" data-cy="([\d.]+)"',
        map_svg(question.view, catalog),
    )
    wanted = {
        (part, foot)
        for place in question.answer
        for id, feet in [catalog.place(place)]
        for part in catalog.geometry.down(id)
        for foot in feet
    }
    inside = [(x, y) for place, foot, x, y in found if (place, foot) in wanted]
    near = catalog.touching
    far = [(x, y) for place, foot, x, y in found if not near[place] & {part for part, _ in wanted}]
    assert inside and far
    return [
        *((touch_kept(question, map(float, at), catalog), True) for at in inside),
        *((touch_kept(question, map(float, at), catalog), False) for at in far),
    ]


@each_question
def test_a_reason_does_not_name_the_right_answer(id, question):
    """What is said to a wrong choice shares few words with the right one: it says what is wrong, not what is right."""
    for right in [question.choices[n].says for n in question.right]:
        for choice in question.choices:
            if not choice.right:
                words = words_of(right) - words_of(choice.says)
                said = words & words_of(choice.why)
                assert len(said) <= max(1, 0.5 * len(words)), said


def words_of(text):
    return set(re.findall(r"[a-z]{4,}", text.lower()))


@each("id", load().quizzes)
def test_a_quiz_has_five_to_seven_questions_of_several_kinds(id, catalog):
    """Enough to think about, not enough to tire; and not only choices to tick."""
    asked = catalog.quizzes[id].questions
    assert 5 <= len(asked) <= 7 and len({q.kind for q in asked}) >= 3


def test_the_kinds_are_those_that_can_be_answered():
    """Each kind that the data may use has a grader and an input in the browser."""
    kinds = set(get_args(Question.model_fields["kind"].annotation))
    inputs = re.search(r"const INPUTS = \{(.*?)\}", (HERE / "quiz.js").read_text(encoding="utf-8"))[1]
    assert kinds == set(GRADERS) == set(re.findall(r"(\w+):", inputs))
