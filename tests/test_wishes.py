"""What the receiver wishes: more of one place, less of another, and never more than the rules allow."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_planning_rules import CATALOG, answers, cards, forbidden_at, one_pass, plan, request, some

from footlib import FootlibError, Routine, UnknownName, compare, share, shared
from footlib.handouts import share_line
from footlib.model.report import clock
from footlib.planning.fit import fit_time, liking, shared_out
from footlib.planning.forbid import candidates
from footlib.planning.order import in_order
from footlib.planning.request import request_of

PLAIN = ["toes", "ball", "arch", "heel", "top", "ankle", "lower-leg"]


@st.composite
def wishes(draw):
    """More of some plain places and less of others, on both feet or on one."""
    picked = draw(some(PLAIN, 4))
    cut = draw(st.integers(0, len(picked)))
    foot = draw(st.sampled_from(["", "@left", "@right"]))
    return {"more": [f"{place}{foot}" for place in picked[:cut]], "less": picked[cut:]}


def wished(test):
    """A property that holds for each of the same random receivers and wishes, drawn and planned for once."""

    def holds():
        for asked, wish in wishers():
            try:
                test(asked, wish)
            except AssertionError as error:
                error.add_note(f"The answers: {asked}, {wish}")
                raise

    holds.__doc__ = test.__doc__
    return holds


@cache
def wishers():
    """Other answers at each run."""
    found = []

    @settings(max_examples=120, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(asked=answers(red_flags=False), wish=wishes())
    def draw(asked, wish):
        found.append((asked, wish))

    draw()
    return found


def seconds_at(routine, place):
    """Seconds of the steps that work only at a place."""
    near = CATALOG.touching[place]
    return sum(s.seconds for s in routine.steps if s.role == "work" and set(s.places) <= near)


# --- the rules of safety and time do not hear wishes
@wished
def test_wishes_allow_nothing_that_was_not_allowed(asked, wish):
    """The moves on offer, their places, directions and pressure are the same with and without wishes."""
    plain, wishing = request(asked), request_of(CATALOG, **asked, **wish)
    assert candidates(wishing)[0] == candidates(plain)[0]
    for step in plan(**asked, **wish).steps:
        assert not set(step.places) & forbidden_at(asked, step.foot)
        for card in cards(asked):
            assert step.pressure <= card.limit
            assert step.technique not in card.forbids.techniques and step.towards not in card.forbids.towards


@wished
def test_with_wishes_the_time_is_still_filled_and_never_overrun(asked, wish):
    """Exactly the minutes allowed, or every step at its most; no step below its least or above its most."""
    routine = plan(**asked, **wish)
    time = min([asked["minutes"], *(c.minutes_max for c in cards(asked) if c.minutes_max)]) * 60
    moves = [CATALOG.moves[s.move] for s in routine.steps]
    assert routine.seconds == min(time, sum(m.maximum for m in moves))
    assert all(one_pass(s) <= s.seconds <= m.maximum for m, s in zip(moves, routine.steps, strict=True))


@wished
def test_wishes_take_no_core_move_away(asked, wish):
    """A core move goes only where time is too short for the least of all core moves; a wish changes nothing in that."""
    plain, wishing = plan(**asked), plan(**asked, **wish)
    served = [{c for s in routine.steps if s.role == "work" for c in s.conditions} for routine in (plain, wishing)]
    articles = [{s.article for s in routine.steps} - {None} for routine in (plain, wishing)]
    if asked["minutes"] >= 45:
        assert served[0] == served[1]
        assert articles[0] == articles[1]
    kept = [{s.move for s in routine.steps if CATALOG.moves[s.move].core} for routine in (plain, wishing)]
    dropped = [{c.id for c in candidates(request(asked))[0]} - {s.move for s in r.steps} for r in (plain, wishing)]
    if not any(CATALOG.moves[id].core for id in dropped[0]):
        assert kept[0] == kept[1]


@wished
def test_a_wish_never_turns_into_its_opposite(asked, wish):
    """With the same steps, where more is wished there is not less time than before, and where less is, not more."""
    plain, wishing = request(asked), request_of(CATALOG, **asked, **wish)
    allowed = candidates(wishing)[0]
    if not any(c.work for c in allowed):
        return
    kept, _ = fit_time(wishing, in_order(wishing, allowed))
    steps = [c for c, _ in kept]
    before = shared_out(plain, steps, [0] * len(steps))
    for name, sign in (("more", 1), ("less", -1)):
        likes = [sign * (sign * liking(wishing, c) > 0) for c, _ in kept]
        after = shared_out(plain, steps, likes)
        change = sum(now - was for now, was, like in zip(after, before, likes, strict=True) if like)
        assert sign * change >= -5 * len(steps), name  # what rounding to five seconds may take from a step


@wished
def test_the_order_of_wishes_never_matters(asked, wish):
    """Turned round, the wishes give the same routine."""
    turned = {name: places[::-1] for name, places in wish.items()}
    assert plan(**asked, **turned) == plan(**asked, **wish)


# --- what they do
@pytest.mark.parametrize("condition", ["flat-feet", "full-foot", "heel-pain", "runner-recovery", "valgus"])
@pytest.mark.parametrize("minutes", [10, 15, 20])
def test_more_of_the_heel_gives_it_more_time(condition, minutes):
    """The steps that work only the heel take longer together, and the notes say so."""
    plain, wishing = (plan(condition, minutes=minutes, cautions=(), **w) for w in ({}, {"more": ["heel"]}))
    grown = seconds_at(wishing, "heel") - seconds_at(plain, "heel")
    assert grown >= 0
    if any("More of the heel, as wished" in note for note in wishing.notes) and seconds_at(plain, "heel"):
        assert grown > 0
    assert any("wish" in note for note in wishing.notes)


@pytest.mark.parametrize("minutes", [8, 15])
def test_less_of_the_toes_gives_them_less_and_keeps_their_core(minutes):
    """Toe rubbing is the article's step 9: it stays, at its least; the others go first."""
    plain, wishing = (
        plan("flat-feet", minutes=minutes, feet="left", cautions=(), **w) for w in ({}, {"less": ["toes"]})
    )
    assert 0 < seconds_at(wishing, "toes") < seconds_at(plain, "toes")
    assert "toe-rubbing" in {s.move for s in wishing.steps}


def test_where_more_is_wished_steps_are_left_out_last():
    """In twelve minutes three toe techniques go for want of time; whoever wishes more of the toes keeps them."""
    plain, wishing = (plan("flat-feet", minutes=12, feet="right", cautions=(), **w) for w in ({}, {"more": ["toes"]}))
    toes = [{s.move for s in r.steps if set(s.places) <= {"big-toe", "small-toes"}} for r in (plain, wishing)]
    assert toes[0] < toes[1]


def test_a_wish_for_one_foot_is_heard_on_that_foot():
    """More of the left heel: the left heel gets more time than the right one."""
    routine = plan("heel-pain", minutes=15, cautions=(), more=["heel@left"])
    heel = {
        foot: sum(s.seconds for s in routine.steps if s.foot == foot and set(s.places) == {"heel"})
        for foot in ("left", "right")
    }
    assert heel["left"] > heel["right"]


@pytest.mark.parametrize(
    "call, note",
    [
        (dict(more=["heel"], avoid=["heel"]), "More of the heel was wished, but it is left alone (your wish)."),
        (dict(more=["lower-leg"], cautions=["varicose-veins"]), "it is left alone (Varicose veins)."),
        (dict(less=["ankle"]), "Less of the ankle was wished, but no step here is mainly about it."),
        (dict(more=["toes"], minutes=90), "in this time every step gets the most that it may take"),
    ],
)
def test_a_wish_that_can_do_nothing_is_answered(call, note):
    """Nobody is left to wonder: safety and avoiding win, and the routine says why a wish changed nothing."""
    routine = plan("tired-feet", **{"cautions": (), "minutes": 10, **call})
    assert any(note in text for text in routine.notes), routine.notes


# --- asked, kept, shared
@pytest.mark.parametrize(
    "call, error, said",
    [
        (dict(more=["heal"]), UnknownName, "heel"),
        (dict(less=["flat-feet"]), UnknownName, "condition"),
        (dict(more=7), FootlibError, "more must be a list of places"),
        (dict(more=["heel"], less=["heel@left"]), FootlibError, "'heel' stands in more and in less"),
    ],
)
def test_a_wrong_wish_is_told(call, error, said):
    """A misspelt place, another kind of name, and a contradiction are each answered with what to do."""
    with pytest.raises(error, match=said):
        plan("tired-feet", **call)


def test_wishes_are_kept_in_the_routine_and_survive_json_and_sharing():
    """A routine remembers what was wished, on disk and in a shared line; one place may come as plain text."""
    routine = plan("flat-feet", cautions=(), more="heel", less=["toes@left", "arch"])
    assert (routine.more, routine.less) == (("heel",), ("arch", "toes@left"))
    assert Routine.model_validate_json(routine.model_dump_json()) == routine
    assert shared(share(routine)) == share_line.unasked(routine)


def test_a_routine_from_before_there_were_wishes_still_opens():
    """JSON and lines that know no wishes mean a receiver who had none."""
    routine = plan("tired-feet", cautions=())
    old = routine.model_dump(mode="json", exclude={"more", "less"})
    assert Routine(**old) == routine
    assert share_line.answers(routine).keys() == share_line.ASKED  # a line says only wishes that there were


def test_comparing_tells_what_a_wish_did():
    """Before and after in minutes at the wished place, and the sentence of the notes."""
    before, after = (plan("heel-pain", minutes=10, cautions=(), **w) for w in ({}, {"more": ["heel"]}))
    told = " ".join(str(compare(before, after)).split())
    was, now = (clock(sum(s.seconds for s in r.steps if s.places == ("heel",))) for r in (before, after))
    assert "More of the heel, as wished" in told
    assert f"Steps about the heel: {was} before, {now} after." in told
    assert was != now
