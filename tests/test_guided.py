"""The guided session without a browser: what it takes, what it hands to the browser, what Python hears back."""

import json
import re

import pytest
from each import each

from footlib import FootlibError, first_touch, plan, planner, session
from footlib.model.words import START_MEANS
from footlib.widgets.course_widget import HERE
from footlib.widgets.session import careful

EASY = {"cautions": (), "minutes": 20}


@pytest.fixture
def routine():
    """A whole routine of 20 minutes for a healthy person."""
    return plan("flat-feet", **EASY)


@pytest.mark.parametrize("wrong", ["flat-feet", ["flat-feet"], None, 20])
def test_only_a_routine_can_be_guided(wrong):
    """Whoever passes a condition instead of a routine is shown the call that works."""
    with pytest.raises(FootlibError, match=r"session takes a routine.*plan\("):
        session(wrong)


def test_every_step_arrives_in_order_with_its_time(routine):
    """The browser has the steps, their order and their seconds from the start, and needs no kernel for them."""
    steps = session(routine).guide["steps"]
    assert [(step["id"], step["seconds"], step["pressure"]) for step in steps] == [
        (step.id, step.seconds, step.pressure) for step in routine.steps
    ]
    assert sum(step["seconds"] for step in steps) == routine.seconds


def test_every_place_of_a_step_can_be_seen(routine, catalog):
    """Each step has a picture; the inner and the outer ankle together have two, and so has the whole foot."""
    guided = session(routine)
    place = re.compile(r'data-place="([^"]+)" data-foot="([^"]+)"')
    drawn = {view: set(place.findall(svg)) for view, svg in guided.pictures.items()}
    for step in guided.guide["steps"]:
        seen = set().union(*(drawn[view] for view in step["views"]))
        assert any(tuple(key.split("@")) in seen for key, _ in step["parts"]), step["name"]
    views = {step["name"]: step["views"] for step in guided.guide["steps"]}
    assert views["Rubbing around the ankle bones"] == ["inner", "outer"]
    assert views["Opening strokes over the whole foot"] == ["sole", "top"]
    assert views["Palm strokes around the heel"] == ["sole"]


def test_the_preparation_is_that_of_the_routine():
    """What a caution changes in the five rules, such as leaving out the foot bath, stands in the checklist."""
    careful = plan("tired-feet", cautions=["diabetes"], cleared=["diabetes"])
    rules = session(careful).guide["preparation"]
    assert [rule["text"] for rule in rules] == [advice.text for advice in careful.preparation]
    assert "No foot bath" in next(rule["text"] for rule in rules if rule["name"] == "Warm foot bath")
    assert any(rule["changed"] for rule in rules)


def test_twenty_words_come_first_and_no_warning_is_folded_away(routine, catalog):
    """What the hand does stands first, in at most twenty words; a "Leave the nail alone" is never folded away."""
    for step, sent in zip(routine.steps, session(routine).guide["steps"], strict=True):
        assert sent["do"] == step.do and len(sent["do"].split()) <= 20, step.id
    for id, move in catalog.moves.items():
        for how in (move.partner, move.self):
            shown = careful(how)
            hidden = [one for one in re.split(r"(?<=[.!?])\s+(?=[A-Z])", how) if one not in shown]
            assert not re.search(r"\b(never|leave|keep|stop|without|only)\b", " ".join(hidden), re.IGNORECASE), id


def test_what_warns_is_read_at_a_glance(catalog):
    """The sentences of a step that stay in sight are short: hands that work have no time for a long one, and on a small
    laptop it would lie under the buttons."""
    long = [id for id, move in catalog.moves.items() for how in (move.partner, move.self) if len(careful(how)) > 160]
    assert long == []


def test_the_receivers_card_comes_along(routine, catalog):
    """Every question of the card, with what the giver does at its answers, is there without Python."""
    sent = session(routine).guide["ratings"]
    assert [one["ask"] for one in sent] == [one.ask for one in catalog.ratings.values()]
    assert all(one["less"] and one["more"] and len(one["answers"]) == 5 for one in sent)


def test_more_time_never_passes_the_moves_own_maximum(routine, catalog):
    """ "+30 s" cannot make a step longer than its move allows."""
    for step, sent in zip(routine.steps, session(routine).guide["steps"], strict=True):
        assert step.seconds <= sent["most"] <= max(step.seconds, catalog.moves[step.move].maximum)


def test_the_longest_time_is_that_of_the_strictest_caution():
    """A child's ten minutes stay ten minutes, whatever is pressed."""
    assert session(plan("tired-feet", **EASY)).guide["longest"] == 90 * 60
    child = plan("child-flat-feet", cautions=())
    assert session(child).guide["longest"] <= 10 * 60
    assert child.seconds <= session(child).guide["longest"]


def test_the_signs_that_end_a_massage_are_all_there_the_most_urgent_first(routine, catalog):
    """ "Something is wrong" offers every caution that stops, with the course's own words and the emergency number."""
    trouble = session(routine).guide["trouble"]
    stops = {c.name: c for c in catalog.cautions.values() if c.effect == "stop"}
    assert {sign["name"] for sign in trouble["signs"]} == set(stops)
    assert all(
        (sign["act"], sign["question"]) == (stops[sign["name"]].act, stops[sign["name"]].question)
        for sign in trouble["signs"]
    )
    urgency = [sign["urgency"] for sign in trouble["signs"]]
    assert urgency == sorted(urgency, key=("emergency", "same-day", "soon", "wait").index)
    assert "Breathless" in trouble["emergency"] and "112, 999 or 911" in trouble["emergency"]


def test_the_limit_of_pain_is_the_courses_own(routine, catalog):
    """0 to 3 of 10, in the words of the evidence file; on numb feet the scale does not count, and this is said."""
    assert session(routine).guide["trouble"]["limit"] == catalog.evidence["pain-limit"].claim
    assert session(routine).guide["trouble"]["numb"] == ""
    numb = plan("tired-feet", cautions=["numb-feet"], cleared=["numb-feet"])
    assert "the pain scale does not count" in session(numb).guide["trouble"]["numb"]


def test_a_routine_without_steps_carries_its_reasons():
    """With fever there is nothing to start, and the browser has the words that say why."""
    guided = session(plan("tired-feet", cautions=["fever"]))
    assert guided.guide["steps"] == []
    assert [one["kind"] for one in guided.guide["refer"]] == ["stop"]
    assert guided.guide["refer"][0]["text"].startswith("Stop")


@each("who", ["partner", "self"])
def test_no_session_begins_without_a_yes(who):
    """Above every session's Start stands that it means the receiver's yes, and in other words for one's own feet; what
    the first touch has asked is not asked twice."""
    tool = planner(["tired-feet"], who=who)
    begun(tool)
    assert tool.session.guide["start_means"] == START_MEANS[who]
    touch = first_touch(who=who)
    touch.check.answered = touch.agreement.agreed = True
    assert touch.session.guide["start_means"] == ""


def test_without_the_safety_check_nothing_starts():
    """A routine that was planned without asking says so, and how to ask."""
    guide = session(plan("tired-feet")).guide
    assert guide["asked"] is False
    assert "safety check was not asked" in guide["not_asked"]


def test_done_means_at_least_half_and_not_left_out(routine):
    """The diary gets honest steps: a step that was only touched, or skipped, was not done."""
    guided = session(routine)
    first, second, third, fourth = routine.steps[:4]
    guided.set_state(
        {
            "state": "paused",
            "index": 3,
            "skipped": [third.id],
            "hurt": [third.id],
            "spent": [first.seconds, second.seconds // 2 - 1, third.seconds, fourth.seconds // 2 + 1]
            + [0] * (len(routine.steps) - 4),
        }
    )
    assert guided.problem == ""
    assert guided.done == [first.id, fourth.id]
    assert (guided.state, guided.index, guided.hurt) == ("paused", 3, [third.id])


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "asleep"},
        {"index": 999},
        {"index": -1},
        {"spent": [1]},
        {"spent": "x"},
        {"skipped": ["nose@left"]},
        {"hurt": ["nose"]},
    ],
)
def test_what_cannot_be_true_is_refused(routine, wrong):
    """A page from an older routine cannot write nonsense into the diary."""
    guided = session(routine)
    guided.set_state(wrong)
    assert guided.problem
    assert (guided.state, guided.index, guided.done, guided.skipped) == ("ready", 0, [], [])


def test_a_session_reads_the_same_every_time(routine):
    """No address of the memory in a lesson's output; the words say how far it is."""
    assert repr(session(routine)) == "session('Flat feet (flexible)'): ready, 0 of 22 steps done"


def test_only_small_plain_values_travel(routine):
    """Everything that goes to the browser is JSON, and the words of a routine of 22 steps stay below 150 kB."""
    guided = session(routine)
    assert len(json.dumps(guided.guide)) < 150_000
    json.dumps({key: value for key, value in guided.get_state().items() if not key.startswith("_") and key != "layout"})


def test_the_sessions_script_stands_alone(routine):
    """The parts are put together into one module that imports nothing and exports one widget."""
    script = session(routine)._esm
    assert not re.search(r"^import\b", script, re.MULTILINE)
    assert script.count("export default") == 1
    tops = re.findall(r"^(?:export )?(?:async )?(?:function|const|let) (\w+)", script, re.MULTILINE)
    assert sorted(tops) == sorted(set(tops))


def test_every_part_of_the_session_is_in_it(routine):
    """A script of the session that nobody loads would be dead."""
    for path in HERE.glob("session*.js"):
        assert path.read_text(encoding="utf-8").splitlines()[0] in session(routine)._esm


# --- in the planner ---------------------------------------------------------------------------------------------------
def test_the_planner_starts_a_session_of_its_routine_once_the_check_is_answered():
    """Before the safety check nothing starts; after it the session stands under the planner, with the same steps."""
    tool = planner(["tired-feet"])
    tool.view.started += 1
    assert tool.session is None
    tool.answered = True
    tool.view.started += 1
    assert tool.children[-1] is tool.session
    assert tool.session.routine == tool.routine


def test_a_session_under_way_is_not_started_anew():
    """A second press on the button loses nothing of what was done; after the end it begins another session."""
    tool = planner(["tired-feet"])
    tool.answered = True
    tool.view.started += 1
    first = tool.session
    tool.view.started += 1
    assert tool.session is first
    first.state = "finished"
    tool.answered = True
    tool.view.started += 1
    assert tool.session is not first


def begun(tool):
    """The planner's session, a few seconds under way."""
    tool.answered = True
    tool.view.started += 1
    tool.session.state, tool.session.spent = "running", [9] + tool.session.spent[1:]
    return tool.session


def test_another_answer_closes_a_session_that_has_not_begun():
    """Nothing was done and nothing written: it goes, and the button above starts one of the new routine."""
    tool = planner(["tired-feet"])
    tool.answered = True
    tool.view.started += 1
    tool.cautions = ["fever"]
    assert tool.session is None
    assert len(tool.children) == 1
    tool.view.started += 1
    assert tool.session is None


def test_other_minutes_leave_a_session_that_has_begun():
    """It keeps its routine and its times, says that the one above is another, and offers to start that."""
    tool = planner(["tired-feet"])
    first = begun(tool)
    was = first.routine
    tool.minutes = 30
    assert tool.children[-1] is first is tool.session
    assert first.routine == was != tool.routine
    assert first.news == {"waits": "", "offer": True}
    tool.minutes = 20
    assert first.news == {}


def test_a_red_flag_halts_a_session_that_has_begun():
    """Whoever reports a fever in the middle is not guided on, and reads what to do; nothing new is offered."""
    tool = planner(["tired-feet"])
    first = begun(tool)
    tool.cautions = ["fever"]
    assert tool.catalog.cautions["fever"].act in first.news["waits"]
    assert not first.news["offer"]
    assert tool.children[-1] is first
    tool.cautions = []
    assert first.news == {}


@each("state", ["finished", "stopped"])
def test_the_next_massage_asks_whose_feet_they_are(state):
    """After a session, "nothing applies" is nobody's word any more: no times and no start before somebody says that it
    is the same person and nothing has changed. What was reported counts on."""
    tool = planner(["tired-feet"])
    tool.cautions = ["ticklish"]
    begun(tool).state = state
    assert (tool.check.again, tool.answered, tool.cautions) == ("same?", False, ["ticklish"])
    ended = tool.session
    tool.view.started += 1
    assert tool.session is ended
    tool.check.set_state({"answered": True, "again": "no"})
    tool.view.started += 1
    assert tool.session is not ended


def test_after_something_was_wrong_the_whole_check_is_asked():
    """Who stopped because it hurt is not asked whether nothing has changed: all lines, and a clinician's yes, come
    anew; a stop that was reported meanwhile stays one."""
    tool = planner(["tired-feet"])
    first = begun(tool)
    tool.cautions = ["fever"]
    first.set_state({"hurt": [first.step_ids()[0]], "state": "stopped"})
    assert (tool.check.again, tool.answered, tool.cautions, tool.cleared) == ("wrong", False, ["fever"], [])
    assert tool.routine.refer and not tool.routine.steps


def test_ones_own_feet_need_no_second_check():
    """Whose feet is asked below the check: who answers first and then chooses the own feet is not asked again."""
    tool = planner(["tired-feet"])
    tool.answered = True
    tool.settings.set_state({"who": "self"})
    assert (tool.who, tool.check.again, tool.answered) == ("self", "no", True)


def test_what_is_saved_is_found_without_typing():
    """Under the planner, which is all that a page without cells has, "saved" names the button that brings it back."""
    tool = planner(["tired-feet"])
    first = begun(tool)
    first.state = "stopped"
    first.save()
    assert "Again as last time" in first.kept["said"] and "()" not in first.kept["said"]
    assert tool.earlier.last["title"] == first.routine.title


def test_stop_by_mistake_goes_on_with_the_same_answers():
    """Who presses Stop by mistake and goes back has the same feet in hand: nothing is asked in the middle."""
    tool = planner(["tired-feet"])
    first = begun(tool)
    first.state = "stopped"
    first.state = "paused"
    assert (tool.check.again, tool.answered, first.news) == ("no", True, {})


def test_a_routine_from_before_is_asked_about_in_full():
    """It brings answers of its own: "same person, nothing has changed?" would be asked of the wrong ones."""
    tool = planner(["tired-feet"])
    begun(tool).state = "finished"
    tool.routine = plan("cold-feet", cautions=["ticklish"])
    assert tool.check.again == "no"


def test_a_new_session_leaves_the_one_before_to_be_saved():
    """The new one stands first; the old one waits below until it is in the diary."""
    tool = planner(["tired-feet"])
    first = begun(tool)
    tool.minutes = 30
    first.anew += 1
    assert tool.session.routine == tool.routine
    assert tool.children[1:] == (tool.session, first)
    assert "Another session" in first.news["waits"]
    first.state = "stopped"
    first.save()
    tool.session.state = "finished"
    second = tool.session
    tool.answered = True
    tool.view.started += 1
    assert tool.children[1:] == (tool.session, second)
