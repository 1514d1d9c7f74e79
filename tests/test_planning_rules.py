"""The nine rules of planning, over random answers to the course's own data."""

import json
from functools import cache

import pytest
from each import each
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import footlib
from footlib import load
from footlib.catalog.check_moves import how_mistakes, misplaced
from footlib.planning.forbid import candidates
from footlib.planning.pace import least
from footlib.planning.request import request_of
from footlib.planning.screen import conflict

CATALOG = load()
TIMES = [5, 6, 7.5, 10, 15, 20, 30, 45, 60, 90]
ARTICLE = ("flat-feet", "valgus")


def some(ids, most):
    return st.lists(st.sampled_from(sorted(ids)), max_size=most, unique=True)


def of(effect):
    return [id for id, caution in CATALOG.cautions.items() if caution.effect == effect]


def places():
    """Places bare and with a foot that has them."""
    bare = sorted(CATALOG.places)
    return bare + [f"{p}@{foot}" for p in bare for foot in CATALOG.place(p)[1]]


@st.composite
def answers(draw, red_flags=True):
    """One receiver's answers; without red flags everything reported is cleared or marked."""
    soft = draw(some(of("adapt"), 3)) + draw(some(of("local"), 1)) + draw(some(of("clear-first"), 2))
    cautions = soft + (draw(some(of("stop"), 1)) if red_flags else [])
    clearable = [c for c in of("clear-first") if not CATALOG.cautions[c].never_cleared]
    if not red_flags:
        cautions = [c for c in cautions if not CATALOG.cautions[c].never_cleared]
    avoid = draw(some(places(), 3))
    conditions = draw(st.one_of(some(CATALOG.conditions, 4).filter(bool), st.just(sorted(CATALOG.conditions))))
    if not red_flags:
        conditions = going_together(conditions)
        cautions = [c for c in cautions if not clashes(conditions, [c])]
    return {
        "conditions": conditions,
        "cautions": cautions,
        "cleared": draw(some(clearable, 3)) if red_flags else clearable,
        "avoid": avoid if red_flags else (avoid or ["small-toes@left"]),
        "minutes": draw(st.sampled_from(TIMES)),
        "who": draw(st.sampled_from(["partner", "self"])),
        "feet": draw(st.sampled_from(["both", "left", "right"])),
    }


def clashes(conditions, cautions):
    """What is refused in these answers, by the sentence that says so."""
    known = {*cautions, *(c for id in conditions for c in CATALOG.conditions[id].implies)}
    return {one.text for id in conditions for one in CATALOG.conditions[id].not_with if known & set(one.cautions)}


def going_together(conditions):
    """Of these conditions those that can be picked together, the first ones first."""
    kept = []
    for id in conditions:
        kept += [] if clashes([*kept, id], []) else [id]
    return kept


def rule(**kind):
    """A property that holds for each of the same random receivers: they are drawn and planned for once in this file."""

    def decorate(test):
        def holds():
            for asked in receivers(**kind):
                try:
                    test(asked)
                except AssertionError as error:
                    error.add_note(f"The answers: {asked}")
                    raise

        holds.__doc__ = test.__doc__
        return holds

    return decorate


@cache
def receivers(**kind):
    """Other answers at each run."""
    found = []

    @settings(max_examples=150, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(answers(**kind))
    def draw(asked):
        found.append(asked)

    draw()
    return found


def plan(*conditions, **asked):
    """The routine for these answers, planned once however many rules ask for it."""
    return planned(json.dumps([conditions, asked]))


@cache
def planned(text):
    conditions, asked = json.loads(text)
    return footlib.plan(*conditions, **asked)


def implied(asked):
    return {c for condition in asked["conditions"] for c in CATALOG.conditions[condition].implies}


def cards(asked):
    return [CATALOG.conditions[c] for c in asked["conditions"]] + [
        CATALOG.cautions[c] for c in {*asked["cautions"], *implied(asked)}
    ]


def blocking(asked):
    """Cautions that allow no massage with these answers."""
    for id in {*asked["cautions"], *implied(asked)}:
        caution = CATALOG.cautions[id]
        uncleared = caution.effect == "clear-first" and (caution.never_cleared or id not in asked["cleared"])
        placed = caution.effect == "local" or (caution.site and not uncleared)
        unmarked = placed and not caution.places and not asked["avoid"]
        if caution.effect == "stop" or uncleared or unmarked:
            yield id


def forbidden_at(asked, foot):
    """All places that may not be worked on a foot."""
    named = [
        *asked["avoid"],
        *(p for card in cards(asked) for p in (*card.forbids.places, *getattr(card, "places", ()))),
    ]
    spots = [CATALOG.place(text) for text in named]
    return {near for spot, feet in spots if foot in feet for near in CATALOG.touching[spot]}


@rule()
def test_red_flags_silence_everything(asked):
    """A stop, an uncleared caution, an unmarked spot, answers that do not go together: reasons only; otherwise none of
    those reasons is given."""
    routine, flags = plan(**asked), set(blocking(asked))
    assert {r.caution for r in routine.refer if r.caution} == flags
    assert clashes(asked["conditions"], asked["cautions"]) <= {r.text for r in routine.refer}
    assert bool(routine.steps) != bool(routine.refer)
    if routine.refer:
        assert not (routine.steps or routine.preparation or routine.aftercare or routine.notes)


@rule(red_flags=False)
def test_no_step_works_a_forbidden_place_technique_or_direction(asked):
    """Avoiding wins over helping, on every step, the opening and the closing too."""
    for step in plan(**asked).steps:
        assert not set(step.places) & forbidden_at(asked, step.foot), step.id
        for card in cards(asked):
            assert step.technique not in card.forbids.techniques, (step.id, card.name)
            assert not card.forbids.only_techniques or step.technique in card.forbids.only_techniques
            assert step.towards not in card.forbids.towards, (step.id, card.name)


@rule(red_flags=False)
def test_pressure_is_never_above_any_limit(asked):
    """Every step keeps to the lowest limit of all conditions, cautions and the course at all its places."""
    for step in plan(**asked).steps:
        assert step.pressure <= CATALOG.moves[step.move].pressure
        for card in cards(asked):
            assert step.pressure <= card.limit
            for place in step.places:
                named = [v for p, v in card.limits.items() if p.split("@")[0] in CATALOG.touching[place]]
                assert step.pressure <= min(named, default=3), (step.id, card.name)


@rule(red_flags=False)
def test_only_heel_and_ball_take_more_than_2_unless_every_card_says_so(asked):
    """Pressure 3 off the heel and the ball needs the word of each picked condition."""
    wrong = []
    for step in plan(**asked).steps:
        lines = [{p, *CATALOG.geometry.up(p)} for p in step.places]
        if step.pressure == 3 and not all(line & {"heel", "ball"} for line in lines):
            for c in asked["conditions"]:
                limits = CATALOG.conditions[c].limits
                if not all(any(limits.get(r) == 3 for r in line) or line & {"heel", "ball"} for line in lines):
                    wrong.append((step.id, c))
    assert not wrong


@rule(red_flags=False)
def test_one_step_a_move_and_foot_right_foot_first(asked):
    """No move comes twice on a foot; the right foot is finished before the left begins."""
    steps = plan(**asked).steps
    assert len({(s.move, s.foot) for s in steps}) == len(steps)
    assert [s.foot for s in steps] == sorted((s.foot for s in steps), reverse=True)
    assert [s.number for s in steps] == list(range(1, len(steps) + 1))


@rule(red_flags=False)
def test_every_conditions_order_is_kept_outside_cycles(asked):
    """Where the picked orders do not contradict each other, each is followed."""
    steps = plan(**asked).steps
    for foot in ("right", "left"):
        order = [s.move for s in steps if s.foot == foot and s.role == "work"]
        chains = [[m for m in CATALOG.conditions[c].moves if m in order] for c in asked["conditions"]]
        after = reachable({(a, b) for chain in chains for a, b in zip(chain, chain[1:], strict=False)})
        for a, later in after.items():
            for b in later - {a}:
                assert a in after.get(b, ()) or order.index(a) < order.index(b), (foot, a, b)


def reachable(arrows):
    """move → all moves that come after it, directly or not."""
    after = {}
    for a, b in arrows:
        after.setdefault(a, set()).add(b)
    grown = True
    while grown:
        grown = False
        for later in after.values():
            more = {c for b in later for c in after.get(b, ())} - later
            later |= more
            grown = grown or bool(more)
    return after


@rule(red_flags=False)
def test_every_worked_foot_opens_and_closes(asked):
    """Each foot that is worked begins with the opening strokes and ends with the closing ones."""
    steps = plan(**asked).steps
    for foot in {s.foot for s in steps}:
        roles = [s.role for s in steps if s.foot == foot]
        assert roles[0] == "opening" and roles[-1] == "closing" and set(roles[1:-1]) == {"work"}
    assert all(s.places for s in steps)


def one_pass(step):
    """The least that a step gets, for the places that it keeps."""
    return least(CATALOG, step.move, step.foot, step.places)


@rule(red_flags=False)
def test_time_is_filled_and_never_overrun(asked):
    """At most the minutes asked for (or allowed), filled as far as the maxima go, never below one pass."""
    routine = plan(**asked)
    if not routine.steps:
        return
    time = min([asked["minutes"], *(c.minutes_max for c in cards(asked) if c.minutes_max)]) * 60
    moves = [CATALOG.moves[s.move] for s in routine.steps]
    assert routine.seconds == min(time, sum(m.maximum for m in moves))
    assert all(one_pass(s) <= s.seconds <= m.maximum for m, s in zip(moves, routine.steps, strict=True))


@rule(red_flags=False)
def test_a_move_for_both_feet_is_done_on_both_or_on_neither(asked):
    """Time never takes a step from one foot only."""
    asked = asked | {"feet": "both", "avoid": [], "cautions": [c for c in asked["cautions"] if c not in of("local")]}
    steps = plan(**asked).steps
    on = {foot: {s.move for s in steps if s.foot == foot} for foot in ("right", "left")}
    sided = {
        m
        for m in on["right"] | on["left"]
        if any(len(CATALOG.place(p)[1]) == 1 for p in CATALOG.moves[m].places) or CATALOG.moves[m].foot != "both"
    }
    assert on["right"] - sided == on["left"] - sided


@rule(red_flags=False)
def test_each_condition_keeps_a_move_when_there_is_time(asked):
    """In 45 minutes for both feet every condition whose moves are allowed at all has at least one of them."""
    asked = asked | {"minutes": 45, "feet": "both"}
    if any(c.minutes_max for c in cards(asked)):
        return
    routine = plan(**asked)
    possible = {c for item in candidates(request(asked))[0] if item.work for c in item.conditions}
    served = {c for s in routine.steps if s.role == "work" for c in s.conditions}
    assert not routine.steps or served == possible


def request(asked):
    return request_of(
        CATALOG,
        asked["conditions"],
        asked["minutes"],
        asked["cautions"],
        asked["cleared"],
        asked["avoid"],
        asked["who"],
        asked["feet"],
    )


@settings(max_examples=60)
@given(answers(), st.randoms())
def test_picking_order_never_matters(asked, random):
    """Shuffled answers give the same routine."""
    mixed = {k: random.sample(v, len(v)) if isinstance(v, list) else v for k, v in asked.items()}
    assert plan(**mixed) == plan(**asked)


@settings(max_examples=150)
@given(answers(red_flags=False), st.sampled_from(sorted(CATALOG.cautions)))
def test_one_more_caution_never_allows_more(asked, caution):
    """Whatever a further caution leaves was allowed without it: place, technique, direction and pressure. Where it
    leaves a part of a place (the ball beside a sore joint), place and pressure are those of the place."""
    more = asked | {"cautions": sorted({*asked["cautions"], caution}), "cleared": [*asked["cleared"], caution]}
    without = request(asked)
    before = {(c.id, c.foot): c for c in candidates(without)[0]}
    directions = {t for card in cards(asked) for t in card.forbids.towards}
    for step in plan(**more).steps:
        assert not set(step.places) & forbidden_at(asked, step.foot)
        assert step.towards not in directions
        assert (step.move, step.foot) in before and step.pressure <= CATALOG.moves[step.move].pressure
        assert step.pressure <= min(without.lowest_limits[place] for place in step.places)
        if step.role == "work":
            allowed = set(before[step.move, step.foot].places)
            assert all({place, *CATALOG.geometry.up(place)} & allowed for place in step.places)
        if set(step.places) >= set(before[step.move, step.foot].places):
            assert step.pressure <= before[step.move, step.foot].pressure


@rule(red_flags=False)
def test_every_step_says_how_why_how_sure_and_from_where(asked):
    """Each step names its condition, grade and sources; its hands name no place, technique or firmness but its own."""
    routine = plan(**asked)
    for step in routine.steps:
        assert any(CATALOG.conditions[c].name in step.why for c in step.conditions)
        assert set(step.conditions) <= set(asked["conditions"])
        assert step.evidence and step.finding and step.sources
        assert set(step.sources) <= set(routine.references)
        assert "{" not in step.how + step.do and step.firmness and step.feel and step.mistake


def test_the_sole_is_the_own_place_of_a_hand_on_ball_arch_and_heel():
    """Whatever of them a caution takes away, what is left is the sole; a hand on the top of the foot is not there."""
    text = "Palm along the sole: one slow glide, then float back."
    sole, top = CATALOG.moves["sole-strokes"], CATALOG.moves["top-strokes"]
    assert not list(misplaced(text, sole, CATALOG.techniques, CATALOG.geometry))
    assert list(misplaced(text, top, CATALOG.techniques, CATALOG.geometry))


@each("move", sorted(CATALOG.moves))
@each("field", ["partner", "self", "do", "do_self"])
def test_hands_keep_to_their_own_place_and_technique(move, field):
    """What is told of each move stays true when a caution takes places or pressure away."""
    entry = CATALOG.moves[move]
    text = getattr(entry, field) or ""
    assert not list(how_mistakes(text, entry, CATALOG.techniques))
    assert not list(misplaced(text, entry, CATALOG.techniques, CATALOG.geometry))


@pytest.mark.parametrize("condition", ARTICLE)
@pytest.mark.parametrize("minutes", [20, 30, 60])
def test_the_nine_steps_of_the_article_are_all_there_in_its_order(condition, minutes):
    """From 20 minutes for both feet, the nine steps come in the article's order on each foot, then the lower leg."""
    routine = plan(condition, minutes=minutes, cautions=())
    for foot in ("right", "left"):
        steps = [s for s in routine.steps if s.foot == foot]
        numbers = [s.article for s in steps if s.article]
        assert numbers == sorted(numbers) and set(numbers) == set(range(1, 10))
        after = [s for s in steps if s.number > max(x.number for x in steps if x.article) and s.role == "work"]
        assert after and all(
            CATALOG.geometry.up(p)[-1:] == ["lower-leg"] or p == "lower-leg" for s in after for p in s.places
        )
        assert steps[0].article == 1


@settings(max_examples=40)
@given(st.sampled_from(ARTICLE), some(CATALOG.conditions, 5), st.sampled_from([20, 25, 40]))
def test_the_nine_steps_stay_when_other_conditions_join(condition, others, minutes):
    """Other conditions shorten the nine steps but take none away, unless a card forbids them or allows less time."""
    picked = sorted({condition, *others})
    if any(CATALOG.conditions[c].minutes_max or CATALOG.conditions[c].implies for c in picked):
        return
    routine = plan(picked, minutes=minutes, cautions=())
    allowed = {
        c.move.article
        for c in candidates(
            request(
                {
                    "conditions": picked,
                    "minutes": minutes,
                    "cautions": (),
                    "cleared": (),
                    "avoid": (),
                    "who": "partner",
                    "feet": "both",
                }
            )
        )[0]
    }
    for foot in ("right", "left"):
        assert {s.article for s in routine.steps if s.foot == foot} >= allowed - {None}


def test_an_article_step_keeps_a_technique_when_a_card_forbids_its_main_one():
    """Forefoot pain forbids the clasping stroke of step 3; its rake rubbing then stays, however full the 20 minutes."""
    others = ["achilles-tightness", "bunion", "cold-feet", "forefoot-pain", "heel-pain"]
    routine = plan(["flat-feet", *others], minutes=20, cautions=())
    for foot in ("right", "left"):
        assert {s.article for s in routine.steps if s.foot == foot} >= set(range(1, 10))


@each("condition", sorted(CATALOG.conditions))
@each("who", ["partner", "self"])
def test_every_condition_gives_a_routine(condition, who):
    """Each of the 25 conditions, cleared where it must be, has steps, preparation, a warning, aftercare and honesty."""
    implied_here = CATALOG.conditions[condition].implies
    routine = plan(condition, who=who, cautions=(), cleared=implied_here)
    assert routine.steps and len(routine.preparation) == 5 and routine.watch and routine.honest
    assert "was not asked" not in str(routine)


def test_a_suspected_clot_stops_everything_and_says_what_to_do():
    """Somebody with signs of a clot is not touched, and reads what to do now."""
    routine = plan("full-foot", cautions=["suspected-clot"])
    assert not routine.steps and routine.refer[0].kind == "stop" and "112" in routine.refer[0].text


def test_heel_pain_with_numb_feet():
    """Numb feet are asked about first; cleared, they get palms at pressure 1 or less and no foot bath."""
    asked = plan("heel-pain", cautions=["numb-feet"])
    assert not asked.steps and [r.kind for r in asked.refer] == ["ask-first"]
    routine = plan("heel-pain", cautions=["numb-feet"], cleared=["numb-feet"])
    assert routine.steps and max(s.pressure for s in routine.steps) <= 1
    assert {CATALOG.techniques[s.technique].hand for s in routine.steps} == {"palm", "none"}
    bath = next(a for a in routine.preparation if a.id == "foot-bath")
    assert bath.changed and "36" not in bath.text


# --- answers that change while a routine is being done ----------------------------------------------------------------
@rule(red_flags=False)
def test_a_routine_may_go_on_under_its_own_answers(asked):
    """Nobody is interrupted by what was known when the routine was planned."""
    routine = plan(**asked)
    of_now = {name: asked[name] for name in ("conditions", "cautions", "cleared", "avoid")}
    assert not routine.steps or conflict(routine, **of_now) == ""


@rule(red_flags=False)
def test_a_routine_that_a_new_answer_forbids_may_not_go_on(asked):
    """Planned without an answer, and steps there that the plan with it would not allow: the session has to wait."""
    before, now = plan(**{**asked, "cautions": (), "avoid": ()}), plan(**asked)
    firmest = {(s.move, s.foot): s for s in now.steps}
    worse = [
        s
        for s in before.steps
        if (new := firmest.get((s.move, s.foot)))
        and (s.pressure > new.pressure or not set(s.places) <= set(new.places))
    ]
    of_now = {name: asked[name] for name in ("conditions", "cautions", "cleared", "avoid")}
    assert not before.steps or not (worse or not now.steps) or conflict(before, **of_now)


@each("flag", of("stop"))
def test_every_red_flag_halts_a_routine_that_is_being_done(flag):
    """A stop rule wins over a massage that has begun, and says what to do."""
    why = conflict(plan("tired-feet", cautions=()), conditions=["tired-feet"], cautions=[flag])
    assert CATALOG.cautions[flag].act in why


def test_more_minutes_or_another_condition_interrupt_nobody():
    """A second comfort condition changes the routine above, not what may be done to these feet."""
    assert conflict(plan("tired-feet", cautions=()), conditions=["tired-feet", "flat-feet"]) == ""


def test_a_yes_that_is_taken_back_halts():
    """Without the clinician's word the routine is not allowed any more."""
    routine = plan("heel-pain", cautions=["numb-feet"], cleared=["numb-feet"])
    assert conflict(routine, conditions=["heel-pain"], cautions=["numb-feet"], cleared=["numb-feet"]) == ""
    assert CATALOG.cautions["numb-feet"].act in conflict(routine, conditions=["heel-pain"], cautions=["numb-feet"])


def test_lighter_hands_halt_and_name_who_asks_for_them():
    """Thin skin reported in the middle: the session waits, and says that it is because of the skin."""
    routine = plan("tired-feet", cautions=())
    assert CATALOG.cautions["thin-skin"].name in conflict(routine, conditions=["tired-feet"], cautions=["thin-skin"])
