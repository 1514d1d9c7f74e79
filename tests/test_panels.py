"""The planner without a browser: answers from Python and from the screen, and the routine that follows from them."""

import pytest

from footlib import FootlibError, FootMap, UnknownName, plan, planner

ANSWERS = [
    ("picked", ["flat-feet", "tired-feet"]),
    ("cautions", ["ticklish"]),
    ("cleared", ["diabetes"]),
    ("minutes", 35),
    ("avoid", ["heel@left"]),
    ("who", "self"),
    ("feet", "left"),
    ("answered", True),
]


def numbers(shown):
    """place@foot → step numbers, as the map has them."""
    return {one["place"]: set(one["numbers"]) for one in shown.map.highlight}


def worked(routine):
    """place@foot → step numbers, as the routine has them."""
    found = {}
    for step in routine.steps:
        for place in step.places:
            found.setdefault(f"{place}@{step.foot}", set()).add(step.number)
    return found


def test_an_empty_planner_has_no_routine_and_says_what_to_do():
    """Before anything is ticked there is no routine, and a sentence says to pick a condition."""
    empty = planner()
    assert empty.routine is None
    assert "Pick at least one condition" in empty.view.shown["sentence"]
    assert empty.map.highlight == []


@pytest.mark.parametrize(("name", "value"), ANSWERS, ids=[name for name, _ in ANSWERS])
def test_every_answer_can_be_set_from_python(name, value):
    """What a lesson sets is kept as it was given, and reaches the widget that shows it."""
    shown = planner("heel-pain")
    setattr(shown, name, value)
    assert getattr(shown, name) == value
    if name == "avoid":
        assert shown.map.marks == shown.settings.marks == {"wish": value}
    else:
        asker = next(w for w in (shown.picker, shown.check, shown.settings) if w.has_trait(name))
        assert getattr(asker, name) == value


def test_answers_given_together_are_all_kept():
    """Minutes, giver and feet come from one panel: setting one never brings an old other back."""
    shown = planner("flat-feet", minutes=30, who="self", feet="left")
    assert (shown.minutes, shown.who, shown.feet) == (30, "self", "left")
    assert (shown.routine.minutes, shown.routine.who, shown.routine.feet) == (30, "self", "left")


@pytest.mark.parametrize(
    ("widget", "said", "name", "value"),
    [
        ("picker", {"picked": ["bunion"]}, "picked", ["bunion"]),
        ("check", {"cautions": ["ticklish"], "answered": True}, "cautions", ["ticklish"]),
        ("check", {"answered": True}, "answered", True),
        ("settings", {"minutes": 45}, "minutes", 45),
        ("settings", {"who": "self"}, "who", "self"),
        ("settings", {"feet": "right"}, "feet", "right"),
        ("map", {"marks": {"wish": ["heel@left"]}}, "avoid", {"wish": ["heel@left"]}),
        ("settings", {"marks": {"wish": ["heel@left"]}}, "avoid", {"wish": ["heel@left"]}),
    ],
)
def test_every_answer_can_be_given_on_the_screen(widget, said, name, value):
    """What a learner answers on the screen is what the planner plans with."""
    shown = planner("flat-feet")
    getattr(shown, widget).set_state(said)
    assert getattr(shown, name) == value
    assert shown.map.marks == shown.settings.marks


def test_the_routine_is_what_plan_makes_of_the_answers():
    """The planner adds no rule of its own."""
    shown = planner(["tired-feet", "flat-feet"], minutes=30, who="self")
    shown.cautions, shown.avoid, shown.answered = ["thin-skin"], ["heel@left"], True
    assert shown.routine == plan(
        ["flat-feet", "tired-feet"], minutes=30, cautions=["thin-skin"], avoid=["heel@left"], who="self"
    )


def test_one_message_makes_one_routine():
    """Two answers that arrive together are worked out together, so that the page is redrawn once."""
    shown, made = planner("flat-feet"), []
    shown.observe(lambda change: made.append(change.new), "routine")
    shown.check.set_state({"cautions": ["ticklish"], "cleared": [], "answered": True})
    assert len(made) == 1


def test_the_map_shows_where_each_step_is_done():
    """Every place of every step is on the map with the numbers of its steps, on the foot that is worked."""
    shown = planner(["heel-pain", "bunion"])
    assert numbers(shown) == worked(shown.routine)
    assert sum(shown.map.counts.values()) == len(shown.routine.steps)


def test_a_place_shows_first_the_step_that_is_most_about_it():
    """The heel's badge names a step on the heel rather than the strokes over the whole foot."""
    shown = planner("heel-pain")
    first = next(one["numbers"][0] for one in shown.map.highlight if one["place"] == "heel@right")
    assert shown.routine.steps[first - 1].role == "work"


def test_hands_wait_for_the_check_and_an_early_yes_counts_at_once():
    """A stop is said while the check is still open; nobody has to finish a form first."""
    shown = planner("flat-feet")
    assert not shown.routine.asked
    assert shown.routine.steps[0].how not in str(shown.view.shown)
    shown.check.set_state({"cautions": ["suspected-clot"]})
    assert not shown.answered
    assert [one["kind"] for one in shown.view.shown["refer"]] == ["stop"]
    assert shown.view.shown["steps"] == shown.map.highlight == []


def test_how_firm_where_waits_for_the_check_like_the_hands():
    """The map shows no limit of pressure before the safety check is answered, nor where there is no massage today."""
    p = planner(["tired-feet"])
    assert p.map.withheld == {"pressure": "after the safety check"} == planner().map.withheld
    p.answered = True
    assert p.map.withheld == {}
    p.cautions = ["fever"]
    assert p.map.withheld == {"pressure": "when there is a massage"}
    assert FootMap().withheld == {}


def test_a_condition_brings_its_caution_into_the_check():
    """Whoever picks comfort in pregnancy is asked for the clinician's yes, without ticking pregnancy as well."""
    shown = planner("pregnancy-comfort")
    assert shown.check.implied == ["pregnancy"]
    shown.answered = True
    assert shown.routine.refer[0].kind == "ask-first"
    shown.check.set_state({"cleared": ["pregnancy"]})
    assert shown.routine.steps


def test_mark_where_opens_the_map_and_a_mark_answers_it():
    """Open skin asks where; the button opens the map; the marked place is left out and the steps appear."""
    shown = planner("tired-feet")
    shown.check.set_state({"cautions": ["open-skin"], "answered": True})
    assert shown.routine.refer[0].kind == "mark-where"
    shown.view.set_state({"marking": "open-skin"})
    assert shown.map.marking == shown.settings.marking == "open-skin"
    shown.map.set_state({"marks": {"open-skin": ["heel@right"]}})
    assert shown.avoid == {"open-skin": ["heel@right"]}
    assert shown.routine.steps
    assert "heel@right" not in shown.routine.places
    assert "heel@left" in shown.routine.places
    shown.map.set_state({"marking": ""})
    assert shown.view.marking == ""


def test_a_mark_that_is_only_a_wish_does_not_answer_where_the_wound_is():
    """The heel is left alone because it tickles: that does not say where the skin is open."""
    shown = planner("tired-feet")
    shown.map.set_state({"marks": {"wish": ["heel@right"]}})
    shown.cautions = ["open-skin"]
    assert [one.kind for one in shown.routine.refer] == ["mark-where"]


def test_a_wish_holds_beside_a_caution_that_has_its_own_place():
    """Varicose veins need no mark; the heel that was marked as a wish is still left alone."""
    shown = planner("tired-feet")
    shown.map.set_state({"marks": {"wish": ["heel@right"]}})
    shown.cautions = ["varicose-veins"]
    assert shown.routine.steps
    assert "heel@right" not in shown.routine.places


def test_a_selected_step_shows_its_place_on_its_own_view():
    """Choosing a step turns the map to the side of the foot on which it is done."""
    shown = planner("flat-feet")
    step = next(step for step in shown.routine.steps if step.view != "sole")
    shown.view.set_state({"selected": step.id})
    assert (shown.map.current, shown.map.view) == (step.number, step.view)
    shown.view.set_state({"selected": ""})
    assert shown.map.current == 0


def test_a_number_on_the_map_opens_its_step():
    """Choosing a number on the map opens the step that bears it."""
    shown = planner("flat-feet")
    shown.map.set_state({"current": 3})
    assert shown.view.selected == shown.routine.steps[2].id


def test_a_picked_place_marks_the_steps_that_touch_it_on_that_foot():
    """Asymmetric on purpose: the left heel never marks a step on the right foot."""
    shown = planner("heel-pain")
    shown.map.set_state({"selected": ["pelvis@left"]})  # a zone of the chart that lies in the heel
    marked = [step for step in shown.routine.steps if step.id in shown.view.marked]
    assert marked
    assert {step.foot for step in marked} == {"left"}
    assert all(set(step.places) & shown.catalog.touching["pelvis"] for step in marked)


def test_a_routine_from_elsewhere_brings_its_answers():
    """A lesson may hand the planner a finished routine: the screen then shows what it was made from."""
    made = plan("cold-feet", minutes=12, cautions=["thin-skin"], feet="left", who="self", avoid=["heel@left"])
    shown = planner("flat-feet")
    shown.routine = made
    assert (shown.picked, shown.minutes, shown.feet, shown.who, shown.answered) == (
        ["cold-feet"],
        12,
        "left",
        "self",
        True,
    )
    assert shown.routine == made
    shown.routine = None
    assert shown.picked == []


@pytest.mark.parametrize(
    ("name", "wrong", "said"),
    [
        ("picked", ["flat-feat"], "Did you mean"),
        ("picked", ["fever"], "'fever' is a caution"),
        ("cautions", ["clot"], "no caution called"),
        ("cleared", ["flat-feet"], "'flat-feet' is a condition"),
        ("avoid", ["hell"], "Did you mean 'heel'"),
        ("avoid", {"scratsh": ["heel"]}, "no caution called"),
        ("minutes", 3, "from 5 to 90"),
        ("who", "friend", "'partner'"),
        ("feet", "all", "both"),
        ("routine", "flat-feet", "what plan() returns"),
    ],
)
def test_a_wrong_answer_from_python_is_refused_and_changes_nothing(name, wrong, said):
    """A lesson that sets a wrong answer reads what is wrong, and the planner stays as it was."""
    shown = planner("flat-feet")
    before = getattr(shown, name)
    with pytest.raises(FootlibError) as refused:
        setattr(shown, name, wrong)
    assert said in str(refused.value) or name == "who"
    assert getattr(shown, name) == before


def test_unknown_names_are_unknown_names():
    """A misspelt condition, caution or place is answered with the nearest right name."""
    with pytest.raises(UnknownName):
        planner("flat-feat")


def test_an_error_behind_the_planner_is_said_in_the_widget_that_was_touched():
    """A mistake behind a tick appears as a sentence where the learner has just clicked."""
    shown = planner("flat-feet")
    shown.observe(lambda change: 1 / 0, "routine")
    shown.picker.set_state({"picked": ["flat-feet", "bunion"]})
    assert "ZeroDivisionError" in shown.picker.problem


def test_the_planner_reads_the_same_every_time():
    """As text the planner always says the same: what is picked, how long, how many steps."""
    assert repr(planner("flat-feet")) == repr(planner("flat-feet"))
    assert repr(planner()) == "planner([], minutes=20): no steps"


# --- wishes
def test_wishes_from_the_screen_reach_the_plan():
    """More of the heel, no toes, ticklish: one choice each, and the routine follows within the rules."""
    shown = planner("flat-feet", minutes=10)
    shown.answered = True
    plain = shown.routine
    shown.settings.set_state({"more": ["heel"], "marks": {"wish": ["toes@right", "toes@left"]}})
    shown.settings.set_state({"cautions": ["ticklish"]})
    assert (shown.more, shown.avoid, shown.cautions) == (["heel"], {"wish": ["toes@right", "toes@left"]}, ["ticklish"])
    assert shown.map.marks == shown.settings.marks == shown.avoid
    assert shown.check.cautions == ["ticklish"]
    assert shown.routine.more == ("heel",)
    assert not {"big-toe@right", "small-toes@left"} & set(shown.routine.places)
    heel = [sum(s.seconds for s in r.steps if s.places == ("heel",)) for r in (plain, shown.routine)]
    assert heel[1] > heel[0]


def test_the_newest_wish_for_a_place_counts():
    """Less of the heel, and a moment later more of it: the first wish is taken back, other wishes stay."""
    shown = planner("flat-feet")
    shown.less = ["heel@left", "toes"]
    shown.more = ["heel"]
    assert (shown.more, shown.less) == (["heel"], ["toes"])
    assert (shown.settings.more, shown.settings.less) == (["heel"], ["toes"])
    with pytest.raises(UnknownName):
        shown.more = ["hel"]


def test_a_routine_brings_its_wishes_and_the_reasons_of_its_spots():
    """What was wished and why a spot is left alone come back with the routine."""
    made = plan(
        "tired-feet",
        cautions=["open-skin"],
        avoid={"open-skin": ["heel@left"], "wish": ["toes@right"]},
        more=["ball"],
        less=["arch"],
    )
    shown = planner()
    shown.routine = made
    assert (shown.more, shown.less) == (["ball"], ["arch"])
    assert shown.avoid == {"open-skin": ["heel@left"], "wish": ["toes@right"]}
    assert shown.routine == made


def test_an_operation_elsewhere_is_answered_with_one_button():
    """Cleared, an operation still asks where; "Not on foot or lower leg" answers, and the steps come whole."""
    shown = planner("full-foot")
    shown.check.set_state({"cautions": ["recent-surgery"], "cleared": ["recent-surgery"], "answered": True})
    assert [(one["caution"], one["site"]) for one in shown.view.shown["refer"]] == [("recent-surgery", True)]
    shown.view.set_state({"elsewhere": "recent-surgery"})
    assert shown.avoid == {"recent-surgery": ["elsewhere"]} == shown.map.marks
    assert shown.routine.steps and shown.view.elsewhere == ""
    shown.settings.set_state({"marks": {"recent-surgery": []}})
    assert [one.kind for one in shown.routine.refer] == ["mark-where"]
