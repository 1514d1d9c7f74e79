"""The nine rules of planning, on a catalog small enough to see through."""

import re

import pytest
import small

from footlib import FootlibError, Routine, UnknownName, load, plan
from footlib.catalog.place_words import phrase


@pytest.fixture
def catalog(tmp_path):
    return load(small.write(tmp_path))


def changed(tmp_path, moves="", conditions="", **files):
    """The small catalog with more moves and conditions."""
    return load(small.write(tmp_path, moves=small.MOVES + moves, conditions=small.CONDITIONS + conditions, **files))


def moves_of(routine, foot="right"):
    return [s.move for s in routine.steps if s.foot == foot]


def step(routine, move, foot="right"):
    return next(s for s in routine.steps if s.move == move and s.foot == foot)


# 1. Screen


@pytest.mark.parametrize(
    "cautions, cleared, kind",
    [
        (["fever"], [], "stop"),
        (["fever"], ["fever"], "stop"),
        (["numb"], [], "ask-first"),
        (["lymph"], ["lymph"], "ask-first"),
        (["bruise"], [], "mark-where"),
    ],
)
def test_a_red_flag_gives_reasons_and_no_steps(catalog, cautions, cleared, kind):
    """Stop, not yet cleared, never cleared, or not marked where: no steps, no preparation, only the reason."""
    routine = plan("alpha", cautions=cautions, cleared=cleared, catalog=catalog)
    assert not routine.steps and [r.kind for r in routine.refer] == [kind]
    assert not (routine.preparation or routine.aftercare or routine.notes or routine.watch)


def test_the_most_pressing_reason_comes_first(catalog):
    """Where several things are wrong, the stop is told before the rest."""
    routine = plan("alpha", cautions=["bruise", "numb", "fever"], catalog=catalog)
    assert [r.kind for r in routine.refer] == ["stop", "ask-first", "mark-where"]


@pytest.mark.parametrize("avoid", [["heel@left"], {"bruise": ["heel@left"]}])
def test_a_marked_bruise_is_kept_off_and_the_rest_is_massaged(catalog, avoid):
    """A bruise on the left heel takes the left heel out, and only that."""
    routine = plan("alpha", cautions=["bruise"], avoid=avoid, catalog=catalog)
    assert "heel-knead" in moves_of(routine) and "heel-knead" not in moves_of(routine, "left")


def test_a_wish_given_by_name_does_not_stand_for_another_cautions_place(catalog):
    """A place marked for one caution does not answer where another one is."""
    for why in ("no-up", "wish"):
        routine = plan("alpha", cautions=["bruise"], avoid={why: ["heel"]}, catalog=catalog)
        assert [r.kind for r in routine.refer] == ["mark-where"]


def test_cleared_means_allowed_but_the_limits_stay(catalog):
    """After a clinician's yes, numb feet are stroked with palms, very lightly, and without a bath."""
    routine = plan("alpha", cautions=["numb"], cleared=["numb"], catalog=catalog)
    assert {s.technique for s in routine.steps} == {"stroking"} and max(s.pressure for s in routine.steps) == 1
    assert routine.preparation[0].text == "No foot bath." and routine.preparation[0].changed
    assert not routine.preparation[1].changed


# 2. Forbid


def test_a_step_keeps_its_other_places(catalog):
    """Who keeps off the upper arch is still stroked on the lower one."""
    routine = plan("alpha", cautions=(), avoid=["upper-arch"], catalog=catalog)
    assert step(routine, "arch-strokes").places == ("lower-arch",)
    assert "the lower arch" in step(routine, "arch-strokes").how and "upper" not in step(routine, "arch-strokes").how


def test_avoiding_a_place_avoids_what_contains_it(catalog):
    """Who keeps off the spleen zone is not worked on the upper arch of the left foot, in which it lies."""
    routine = plan("alpha", cautions=(), avoid=["spleen"], catalog=catalog)
    assert step(routine, "arch-strokes", "left").places == ("lower-arch",)
    assert step(routine, "arch-strokes", "right").places == ("lower-arch", "upper-arch")


def test_avoiding_a_parent_avoids_its_parts(catalog):
    """Who keeps off the arch is worked on neither half of it."""
    routine = plan("alpha", cautions=(), avoid=["arch"], catalog=catalog)
    assert "arch-strokes" not in moves_of(routine) and step(routine, "open").places == ("heel", "ball")


def test_one_continuous_movement_is_dropped_whole(tmp_path):
    """A long stroke over heel and arch is left out when the heel is sore; it does not stop half-way."""
    catalog = changed(
        tmp_path,
        small.move("long", ["heel", "lower-arch"], more="spans = true"),
        small.condition("delta", ["open", "long", "ball-rub", "close"]),
    )
    assert "long" in moves_of(plan("delta", cautions=(), catalog=catalog))
    assert "long" not in moves_of(plan("delta", cautions=(), avoid=["heel"], catalog=catalog))


def test_nothing_left_is_told(catalog):
    """Who forbids every place gets the reason instead of a routine."""
    routine = plan("alpha", cautions=(), avoid=["heel", "arch"], catalog=catalog)
    assert not routine.steps and "none of the steps" in routine.refer[0].text


def test_directions_are_forbidden_too(catalog):
    """No strokes upwards: the arch is stroked towards the toes instead."""
    assert step(plan("alpha", cautions=(), catalog=catalog), "arch-strokes").towards == "ankle"
    assert step(plan("alpha", cautions=["no-up"], catalog=catalog), "arch-strokes").towards == "toes"


# 3. Soften


def test_a_card_may_raise_the_arch_and_the_lowest_limit_wins(tmp_path):
    """The arch takes 3 only where every picked condition says so; the course's own limit there is 2."""
    catalog = changed(
        tmp_path,
        small.move("arch-knead", ["lower-arch"], technique="kneading", pressure=3, core=True),
        small.condition("delta", ["open", "arch-knead", "close"], "limits = { arch = 3 }")
        + small.condition("epsilon", ["open", "arch-knead", "close"]),
    )
    assert step(plan("delta", cautions=(), catalog=catalog), "arch-knead").pressure == 3
    assert step(plan("epsilon", cautions=(), catalog=catalog), "arch-knead").pressure == 2
    assert step(plan(["delta", "epsilon"], cautions=(), catalog=catalog), "arch-knead").pressure == 2


def test_a_limit_on_a_zone_holds_for_the_region_around_it(tmp_path):
    """Who allows pressure 1 at the liver zone gets no more on the arch, in which it lies."""
    catalog = changed(
        tmp_path, conditions=small.condition("delta", ["open", "arch-strokes", "close"], "limits = { liver = 1 }")
    )
    assert step(plan("delta", cautions=(), catalog=catalog), "arch-strokes").pressure == 1


def test_a_limit_on_a_part_holds_for_the_whole(catalog):
    """Who is careful at the base of the big toe is careful on the ball, which contains it."""
    assert step(plan("beta", cautions=(), catalog=catalog), "ball-rub").pressure == 2
    assert step(plan("gamma", cautions=(), catalog=catalog), "ball-rub").pressure == 1


# 4. Merge and order


def test_the_same_move_is_one_step_with_both_reasons(catalog):
    """Two conditions that want the same strokes get them once a foot, for both."""
    routine = plan(["alpha", "beta"], cautions=(), catalog=catalog)
    assert moves_of(routine).count("arch-strokes") == 1
    assert step(routine, "arch-strokes").conditions == ("alpha", "beta")
    assert "Alpha and Beta" in step(routine, "arch-strokes").why


def test_each_conditions_order_is_kept(catalog):
    """Beta rubs the ball before it strokes the arch, also together with alpha."""
    order = moves_of(plan(["alpha", "beta"], cautions=(), catalog=catalog))
    assert order.index("ball-rub") < order.index("arch-strokes") < order.index("heel-knead")


def test_contradicting_orders_give_way_to_the_general_order(catalog):
    """Beta wants rubbing first, gamma stroking first: massage strokes before it rubs, whatever the ids."""
    order = moves_of(plan(["beta", "gamma"], cautions=(), catalog=catalog))
    assert order.index("arch-strokes") < order.index("ball-rub")


def test_the_general_order_is_of_techniques_not_of_names(tmp_path):
    """Strokes come before kneading also where the kneading's id comes first in the alphabet."""
    catalog = changed(
        tmp_path,
        small.move("a-knead", ["heel"], technique="kneading", core=True) + small.move("z-strokes", ["heel"], core=True),
        small.condition("delta", ["open", "a-knead", "z-strokes", "close"])
        + small.condition("epsilon", ["open", "z-strokes", "a-knead", "close"]),
    )
    order = moves_of(plan(["delta", "epsilon"], cautions=(), catalog=catalog))
    assert order.index("z-strokes") < order.index("a-knead")


def test_right_foot_first_then_left_and_one_sided_zones_on_their_foot(catalog):
    """All of the right foot comes before the left; the liver zone is on the right foot only."""
    routine = plan("alpha", cautions=(), catalog=catalog)
    feet = [s.foot for s in routine.steps]
    assert feet == sorted(feet, reverse=True)
    assert "liver-rub" in moves_of(routine) and "liver-rub" not in moves_of(routine, "left")


@pytest.mark.parametrize("avoid", [[], ["heel@left"], {"bruise": ["ball@right"]}])
def test_each_foot_is_told_what_it_is_told_alone(catalog, avoid):
    """What is worked out once for both feet is right for each: a sore left heel changes nothing for the right."""
    apart = {"id", "number", "seconds", "amount"}  # there is more time for one foot
    both = plan(["alpha", "beta"], cautions=(), avoid=avoid, minutes=60, catalog=catalog)
    for foot in ("right", "left"):
        alone = plan(["alpha", "beta"], cautions=(), avoid=avoid, minutes=60, feet=foot, catalog=catalog)
        told = {s.move: s.model_dump(exclude=apart) for s in alone.steps}
        here = {s.move: s.model_dump(exclude=apart) for s in both.steps if s.foot == foot}
        assert here and here.items() <= told.items()


# 5. Open and close


@pytest.mark.parametrize("avoid", [[], ["heel"], ["lower-arch", "upper-arch", "ball"]])
def test_every_foot_opens_and_closes(catalog, avoid):
    """Whatever is kept off, each foot begins and ends with strokes."""
    routine = plan(["alpha", "beta"], cautions=(), avoid=avoid, catalog=catalog)
    for foot in ("right", "left"):
        roles = [s.role for s in routine.steps if s.foot == foot]
        assert roles[0] == "opening" and roles[-1] == "closing" and set(roles[1:-1]) == {"work"}


def test_an_opening_without_places_goes_where_the_work_goes(tmp_path):
    """Where the opening's own places are all kept off, it warms the place that is worked."""
    catalog = changed(
        tmp_path,
        small.move("heel-only", ["heel"], role="opening", seconds=(20, 30, 40))
        + small.move("ball-strokes", ["ball"], core=True),
        small.condition("delta", ["heel-only", "ball-strokes", "close"]),
    )
    opening = plan("delta", cautions=(), avoid=["heel"], catalog=catalog).steps[0]
    assert opening.move == "heel-only" and opening.places == ("ball",)


# 6. Fit


def test_leaving_a_rule_out_wins_over_changing_it(tmp_path):
    """One card says a cooler bath, another says none: there is no bath, and no word of a cooler one."""
    catalog = changed(
        tmp_path,
        conditions=small.condition(
            "delta", ["open", "arch-strokes", "close"], 'preparation = { bath = { text = "A cooler bath." } }'
        ),
    )
    assert plan("delta", cautions=(), catalog=catalog).preparation[0].text == "36 to 38 degrees. A cooler bath."
    assert plan("delta", cautions=["numb"], cleared=["numb"], catalog=catalog).preparation[0].text == "No foot bath."


@pytest.mark.parametrize("minutes", [5, 6, 7.5, 7.7, 10, 20, 90])
def test_time_is_filled_and_never_overrun(catalog, minutes):
    """The steps take the minutes asked for, unless all of them are at their longest."""
    routine = plan(["alpha", "beta"], minutes=minutes, cautions=(), catalog=catalog)
    longest = sum(catalog.moves[s.move].maximum for s in routine.steps)
    assert routine.seconds == min(int(minutes * 60), longest)
    assert all(catalog.moves[s.move].least <= s.seconds <= catalog.moves[s.move].maximum for s in routine.steps)


def test_what_is_missed_least_goes_first_on_both_feet(tmp_path):
    """When time is short the move that is not core goes, on both feet, and the note says why."""
    catalog = changed(
        tmp_path,
        small.move("extra", ["heel"], seconds=(30, 30, 30))
        + small.move("main", ["ball"], seconds=(95, 95, 95), core=True),
        small.condition("delta", ["open", "extra", "main", "close"]),
    )
    routine = plan("delta", minutes=5, cautions=(), catalog=catalog)
    assert "extra" not in moves_of(routine) + moves_of(routine, "left") and "main" in moves_of(routine, "left")
    assert any("Extra" in note and "no time" in note for note in routine.notes)


def test_few_steps_at_ease_rather_than_many_in_a_hurry(tmp_path):
    """An extra step that would fit at its shortest is left out when the others would lose of their usual time by it."""
    catalog = changed(
        tmp_path,
        small.move("extra", ["heel"], seconds=(10, 80, 90))
        + small.move("main", ["ball"], seconds=(10, 90, 90), core=True),
        small.condition("delta", ["open", "extra", "main", "close"]),
    )
    assert "extra" in moves_of(plan("delta", minutes=9, cautions=(), catalog=catalog))
    assert "extra" not in moves_of(plan("delta", minutes=7, cautions=(), catalog=catalog))


def test_core_moves_outlast_the_others(tmp_path):
    """Two core moves stay and the third goes, though only one of the core moves would have to stay."""
    catalog = changed(
        tmp_path,
        small.move("a-core", ["heel"], seconds=(40, 40, 40), core=True)
        + small.move("b-core", ["ball"], seconds=(40, 40, 40), core=True)
        + small.move("c-more", ["heel"], seconds=(40, 40, 40)),
        small.condition("delta", ["open", "c-more", "a-core", "b-core", "close"]),
    )
    kept = moves_of(plan("delta", minutes=5, cautions=(), catalog=catalog))
    assert "a-core" in kept and "b-core" in kept and "c-more" not in kept


def test_each_condition_keeps_one_of_its_moves(tmp_path):
    """With little time, each picked condition still gets one step of its own."""
    more = "".join(small.move(f"m{i}", ["heel"], seconds=(40, 40, 40), core=True) for i in range(4))
    catalog = changed(
        tmp_path,
        more,
        small.condition("delta", ["open", "m0", "m1", "close"])
        + small.condition("epsilon", ["open", "m2", "m3", "close"]),
    )
    kept = moves_of(plan(["delta", "epsilon"], minutes=5, cautions=(), catalog=catalog))
    assert {"m0", "m1"} & set(kept) and {"m2", "m3"} & set(kept)


def test_a_card_can_shorten_the_routine(catalog):
    """Gamma allows 15 minutes: 20 asked become 15 or fewer, and the note says so."""
    routine = plan("gamma", minutes=20, cautions=(), catalog=catalog)
    assert routine.seconds <= 900 and any("15 minutes instead of 20" in note for note in routine.notes)


# 7 to 9, the report, and bad input


def test_picking_order_never_matters(catalog):
    """Alpha with beta is beta with alpha."""
    assert plan(["alpha", "beta"], cautions=["no-up", "bruise"], avoid=["heel", "ball"], catalog=catalog) == plan(
        ["beta", "alpha", "beta"], cautions=["bruise", "no-up"], avoid=["ball", "heel"], catalog=catalog
    )


def test_a_routine_survives_json(catalog):
    """A routine written as JSON and read again is the same."""
    routine = plan(["alpha", "beta"], cautions=["no-up"], catalog=catalog)
    assert Routine.model_validate_json(routine.model_dump_json()) == routine


def test_the_report_opens_with_a_check_that_was_not_asked(catalog):
    """Who skips the safety check reads so in the first line; who answered it does not."""
    assert str(plan("alpha", catalog=catalog)).startswith("The safety check was not asked")
    assert "was not asked" not in str(plan("alpha", cautions=(), catalog=catalog))


def test_the_report_names_every_step_with_its_time(catalog):
    """Each step stands in the report with its number, name, what the hand does and how much; a second foot that is the
    same is one line."""
    routine = plan(["alpha", "beta"], cautions=(), catalog=catalog)
    text, dressed = " ".join(str(routine).split()), routine._repr_markdown_()
    for s in routine.steps:
        if s.foot == "right":
            assert f"{s.number}. {s.name}. {s.do} {s.amount[0].upper()}{s.amount[1:]}, pressure" in text
        assert s.name in dressed
    assert "the same again" not in text  # the liver zone is on the right foot only
    same = plan("beta", cautions=(), catalog=catalog)
    assert "Left foot" in str(same) and "the same again, step by step (5 to 8)" in str(same)


def test_a_routine_in_a_notebook_unfolds_what_is_known_or_looked_up():
    """The rules as lesson 2 tells them, the hands in full and the sources unfold; a rule that is changed never does."""
    routine = plan("tired-feet", cautions=["diabetes"], cleared=["diabetes"])
    dressed = routine._repr_markdown_()
    in_sight = re.sub(r"<details>.*?</details>", "", dressed, flags=re.S)
    assert {rule.changed for rule in routine.preparation} == {True, False}
    for rule in routine.preparation:
        assert f"**{rule.name}.**" in dressed and (f"**{rule.name}.**" in in_sight) is rule.changed, rule.name
    assert "**How the hands go**" not in dressed and "<summary>How the hands go</summary>" in dressed
    assert plan("full-foot", cautions=())._repr_markdown_().count("<details>") == dressed.count("</details>") == 3


def test_markdown_of_a_routine_holds_no_live_markup(tmp_path):
    """Names from data are shown as they are written: no HTML or Markdown of theirs comes alive."""
    conditions = small.CONDITIONS.replace('"Alpha"', '"<b>Alpha</b> *x*"')
    catalog = load(small.write(tmp_path, conditions=conditions))
    assert "<b>" not in plan("alpha", catalog=catalog)._repr_markdown_()


def test_self_massage_has_its_own_words(catalog):
    """Alone, one reads how to do it alone."""
    assert "your own hand" in plan("alpha", who="self", catalog=catalog).steps[0].how


@pytest.mark.parametrize(
    "call, error, words",
    [
        (dict(conditions=[]), FootlibError, "Pick a condition"),
        (dict(conditions="heel"), UnknownName, "'heel' is a region, not a condition"),
        (dict(conditions="alhpa"), UnknownName, "Did you mean 'alpha'"),
        (dict(conditions=7), FootlibError, "conditions must be an id or a list of ids"),
        (dict(conditions=[7]), UnknownName, "7 is not a condition"),
        (dict(conditions="alpha", minutes=4), FootlibError, "from 5 to 90"),
        (dict(conditions="alpha", minutes=91), FootlibError, "too many"),
        (dict(conditions="alpha", minutes="20"), FootlibError, "must be a number"),
        (dict(conditions="alpha", minutes=float("nan")), FootlibError, "must be a number"),
        (dict(conditions="alpha", minutes=True), FootlibError, "must be a number"),
        (dict(conditions="alpha", cautions="fver"), UnknownName, "Did you mean 'fever'"),
        (dict(conditions="alpha", cautions=["alpha"]), UnknownName, "'alpha' is a condition, not a caution"),
        (dict(conditions="alpha", cleared=["nub"]), UnknownName, "Did you mean 'numb'"),
        (dict(conditions="alpha", avoid=["heal"]), UnknownName, "Did you mean 'heel'"),
        (dict(conditions="alpha", avoid=["liver@left"]), FootlibError, "only on the right foot"),
        (dict(conditions="alpha", avoid={"brusie": ["heel"]}), UnknownName, "Did you mean 'bruise'"),
        (dict(conditions="alpha", avoid={"wish": 3}), FootlibError, "list of places"),
        (dict(conditions="alpha", who="friend"), FootlibError, "'partner' or 'self'"),
        (dict(conditions="alpha", feet="all"), FootlibError, "'both', 'left' or 'right'"),
    ],
)
def test_a_mistake_in_the_call_is_told(catalog, call, error, words):
    """Empty picks, unknown ids, minutes out of range or not a number: a clear sentence."""
    with pytest.raises(error, match=words):
        plan(catalog=catalog, **call)


def test_a_call_without_a_condition_names_a_few():
    """Who picks nothing reads a handful of conditions and how many there are, not all of them."""
    with pytest.raises(FootlibError) as told:
        plan([])
    count = len(load().conditions)
    assert f"({count} in all)" in str(told.value) and len(str(told.value)) < 200


def test_a_title_is_said_in_one_breath():
    """Of several conditions only the first begins with a capital: 'Bunion and tired feet'. Names of people keep
    theirs."""
    assert plan(["tired-feet", "bunion"], cautions=()).title == "Bunion (hallux valgus) and tired feet after standing"
    assert phrase(load(), "achilles") == "the Achilles tendon"
