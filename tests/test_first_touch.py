"""The first touch: three light minutes, and none of them before the check is a no and the receiver says yes."""

import re

import pytest
from each import each

from footlib import first_touch, load, plan, session
from footlib.planning import first_touch_routine
from footlib.records import records

CATALOG = load()


@pytest.fixture
def begun():
    """A first touch whose check is a no throughout, and to which the receiver has said yes."""
    touch = first_touch()
    touch.check.answered = True
    touch.agreement.agreed = True
    return touch


@pytest.mark.parametrize(("answered", "agreed"), [(False, False), (True, False), (False, True)])
def test_nothing_begins_unasked(answered, agreed):
    """Without the whole check, or without a yes to be touched, there is no session to start."""
    touch = first_touch()
    touch.check.answered = answered
    touch.agreement.agreed = agreed
    assert touch.session is None and touch.children == (touch.check, touch.agreement)
    assert touch.agreement.way == "ask"


def test_a_clear_check_and_a_yes_begin_it(begun):
    """Three minutes for both feet, the right one first, with a start button."""
    assert begun.session.state == "ready" and begun.children[-1] is begun.session
    assert begun.session.routine.seconds == 180
    assert [step.foot for step in begun.session.routine.steps] == ["right"] * 3 + ["left"] * 3


def test_the_questions_are_those_of_the_whole_check():
    """Each question of the safety check stands behind one of the eight lines that are asked, every stop among them."""
    asked = {question["id"] for line in first_touch().check.lines for question in line["questions"]}
    assert asked == set(CATALOG.cautions)


@each("caution", CATALOG.cautions)
def test_any_yes_keeps_the_hands_off(caution):
    """Whatever is answered with a yes, even ticklish feet: no session, and the way on is the check and the planner."""
    touch = first_touch()
    touch.agreement.agreed = True
    touch.check.cautions = [caution]
    touch.check.answered = True
    assert touch.session is None and touch.agreement.way in ("shut", "stop")
    assert "hands off" in touch.agreement.told


def test_a_stop_says_what_to_do_now():
    """A sign of an emergency: no massage today, and whom to call, before anything of lesser weight."""
    touch = first_touch()
    touch.check.cautions = ["ticklish", "suspected-clot", "diabetes"]
    assert touch.agreement.way == "stop" and touch.agreement.told.startswith("No massage today")
    assert CATALOG.cautions["suspected-clot"].act in touch.agreement.told
    assert CATALOG.cautions["diabetes"].act not in touch.agreement.told


def test_a_yes_that_comes_later_takes_the_session_away(begun):
    """A sign that is noticed in the middle ends it; so does a receiver who no longer wants it."""
    begun.check.cautions = ["fever"]
    assert begun.session is None and len(begun.children) == 2
    begun.check.cautions = []
    assert begun.session is not None
    begun.agreement.agreed = False
    assert begun.session is None


def test_the_session_heeds_the_check_in_the_browser(begun):
    """While Python is busy, a stop in the check takes the steps away at once: the session knows where to look."""
    assert begun.session.heeds == [begun.check.model_id, begun.agreement.model_id]


def test_it_asks_anew_each_time():
    """The next feet may be somebody else's: no answer of today is taken over or kept."""
    assert first_touch().check.remember is False


@pytest.mark.parametrize("who", ["partner", "self"])
def test_it_holds_and_strokes_lightly_and_without_oil(who, catalog):
    """Only resting and stroking hands, at most level 2, with the words for the hands that do it, and no oil before."""
    routine = first_touch_routine(catalog, who)
    moves = [catalog.moves[step.move] for step in routine.steps]
    assert {move.technique for move in moves} == {"still-hold", "stroking"}
    assert max(step.pressure for step in routine.steps) <= 2
    assert all(step.how.startswith(getattr(move, who)[:12]) for step, move in zip(routine.steps, moves, strict=True))
    assert "without oil" in str(routine) and "spreads the oil" not in str(routine)
    assert not any("oil" in step.how for step in routine.steps)


def test_for_ones_own_feet_the_words_change(begun):
    """Who chooses their own feet gets a session with those words, and nobody to ask."""
    begun.agreement.who = "self"
    assert begun.session.routine.who == "self" and begun.session.guide["who"] == "self"
    sheet = str(begun.session.routine)
    assert "otice what was pleasant" in sheet and not re.search(r"\b(Ask|ask|both of you|Sit low)\b", sheet)


@pytest.mark.parametrize("who", ["partner", "self"])
def test_what_is_asked_next_is_what_is_open(who):
    """The lines, then the yes – not the lines that have been answered and folded – then Start, then that it is over."""
    touch = first_touch(who=who)
    assert "check above" in touch.agreement.told
    touch.check.answered = True
    assert "check above" not in touch.agreement.told and "yes" in touch.agreement.told
    assert ("ask" in touch.agreement.told) == (who == "partner")
    touch.agreement.agreed = True
    assert "Start" in touch.agreement.told
    touch.session.state = "finished"
    assert "Start" not in touch.agreement.told and "over" in touch.agreement.told


def test_the_next_person_has_not_said_yes(begun):
    """Whoever empties the check for somebody else takes back the yes of the one before."""
    begun.check.answered = False
    assert not begun.agreement.agreed
    begun.check.answered = True
    assert begun.session is None


def test_no_oil_is_wiped_off_where_there_was_none(begun):
    """The end of a first touch speaks of no oil; that of a routine with oil does."""
    assert not begun.session.guide["oil"]
    assert session(plan("tired-feet", cautions=())).guide["oil"]


def test_it_can_stand_in_the_diary(begun):
    """A first touch is a massage: it is noted, without a line to plan it again."""
    begun.session.spent = [25, 40, 25, 25, 40, 25]
    begun.session.state = "finished"
    begun.session.save()
    (entry,) = records().entries()
    assert (entry.title, entry.done, entry.line) == ("A first touch", 6, "")
