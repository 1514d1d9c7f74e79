"""How the public names read what they are given: one text for a list, arrays, names copied from a chat."""

import os
import subprocess
import sys

import numpy
import pytest

import footlib
from footlib import (
    FootlibError,
    FootMap,
    Routine,
    Step,
    UnknownName,
    check,
    draw,
    handout,
    own_print,
    plan,
    planner,
)

PLANNED = plan("bunion", cautions=())


def test_tab_offers_every_public_name():
    """What is fetched late is offered like the rest: planner, quiz, check, FootMap …"""
    assert set(footlib.__all__) <= set(dir(footlib))


@pytest.mark.parametrize(
    ("of_one", "of_list"),
    [
        (lambda: FootMap(highlight="heel").highlight, lambda: FootMap(highlight=["heel"]).highlight),
        (lambda: FootMap(selected="heel@left").selected, lambda: FootMap(selected=["heel@left"]).selected),
        (
            lambda: FootMap(highlight={"place": "heel", "numbers": [1]}).highlight,
            lambda: FootMap(highlight=[{"place": "heel", "numbers": [1]}]).highlight,
        ),
        (lambda: draw(highlight="heel").alt, lambda: draw(highlight=["heel"]).alt),
        (lambda: planner("bunion").picked, lambda: planner(["bunion"]).picked),
        (
            lambda: plan("bunion", avoid="heel", cautions="thin-skin", more="toes", less="arch"),
            lambda: plan(["bunion"], avoid=["heel"], cautions=["thin-skin"], more=["toes"], less=["arch"]),
        ),
    ],
    ids=["map, shown", "map, selected", "map, numbered", "picture", "planner", "plan"],
)
def test_one_text_is_a_list_of_one(of_one, of_list):
    """A text is never taken letter by letter."""
    assert of_one() == of_list()


@pytest.mark.parametrize(
    "given", [-5, None, [[]], b"x", object(), "x" * 10**6, {"place": 1}, [None]], ids=lambda given: repr(given)[:9]
)
def test_an_answer_that_is_none_is_told_wherever_it_is_set(given):
    """What is set on a planner, a map or a session is read as calls are: a sentence of a few lines."""
    session = footlib.session(plan("bunion", cautions=()))
    for widget, name in (
        (planner(), "picked"),
        (planner(), "avoid"),
        (FootMap(), "selected"),
        (FootMap(), "marks"),
        (session, "spent"),
        (session, "skipped"),
        (session, "index"),
    ):
        with pytest.raises(FootlibError) as mistake:
            setattr(widget, name, given)
        assert len(str(mistake.value)) < 400


def test_steps_of_a_session_may_be_one_id():
    """The same for what a session is told."""
    session = footlib.session(plan("bunion", cautions=()))
    session.skipped = session.step_ids()[0]
    assert session.skipped == session.step_ids()[:1]
    with pytest.raises(FootlibError, match="no step 'abc'"):
        session.hurt = "abc"


@pytest.mark.parametrize("thirds", [numpy.array([60, 50, 90]), [60, 50, 90], (60.0, 50, 90)], ids=repr)
def test_thirds_may_be_an_array(thirds):
    """Who counted squares with numpy passes the array on."""
    assert own_print(thirds=thirds) == own_print(thirds=(60, 50, 90))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"layer": "nothing-such"}, "There is no layer called 'nothing-such'"),
        ({"layer": "plain"}, "leave out layer='plain'"),
        ({"highlight": ["heel"]}, "shows no highlight: leave it out"),
        ({"highlight": 5}, "highlight is a list of places"),
        ({"arch": "flat"}, "shows no arch: leave it out"),
        ({"verdicts": False}, "shows no verdicts: leave it out"),
        ({"view": "soel"}, "Did you mean 'sole'"),
        ({"foot": "middle"}, "foot must be 'both', 'left' or 'right'"),
    ],
)
def test_a_picture_of_strokes_ignores_nothing(asked, told):
    """What it cannot show is told, not left out in silence."""
    with pytest.raises(FootlibError, match=told):
        draw(**{"view": "sole", "strokes": "stroking"} | asked)


def test_verdicts_belong_to_footprints():
    """The same for a chart."""
    with pytest.raises(FootlibError, match="verdicts is for footprints"):
        draw("sole", verdicts=False)


def test_a_file_name_from_a_chat_is_taken_as_one_sees_it(tmp_path):
    """Signs without width are left out, a look-alike in the ending is understood; other scripts and emoji stay."""
    routine = plan("tired-feet", cautions=())
    names = {
        "card\u200b.md": "card.md",
        "\u202acard.md": "card.md",
        "card.mԁ": "card.md",
        "card.md\u00a0": "card.md",
        "Fußkärtchen.md": "Fußkärtchen.md",
        "पैर.md": "पैर.md",
        "👩‍🦰❤️.md": "👩‍🦰❤️.md",
    }
    assert {given: handout(routine, tmp_path / given).name for given in names} == names


@pytest.mark.parametrize(
    "path", ["x" * 300 + ".md", "a" * 10**6, b"card.md", 7, None, ["card.md"]], ids=lambda path: repr(path)[:9]
)
def test_what_is_no_file_name_is_told(path):
    """Too long, bytes, a number: a sentence of one line."""
    with pytest.raises(FootlibError) as problem:
        handout(plan("tired-feet"), path)
    assert len(str(problem.value)) < 160


@pytest.mark.parametrize(
    ("call", "meant"),
    [
        (lambda: draw("sоle", layer="plаin").alt, lambda: draw("sole", layer="plain").alt),
        (lambda: draw(highlight=["hеel@left\u200b"]).alt, lambda: draw(highlight=["heel@left"]).alt),
        (lambda: FootMap("tоp", ["heel@lеft"], layer="regiоns").selected, lambda: ["heel@left"]),
        (lambda: FootMap(highlight=["hee\u00adl"]).highlight, lambda: FootMap(highlight=["heel"]).highlight),
        (
            lambda: check("find‑the‑liver", "liver\u200b@right").text,
            lambda: check("find-the-liver", ["liver@right"]).text,
        ),
        (lambda: footlib.quiz("00–start–here").id, lambda: "00-start-here"),
        (lambda: str(footlib.claims("tired\u2011feet")), lambda: str(footlib.claims("tired-feet"))),
        (lambda: str(footlib.glossary("аrch")), lambda: str(footlib.glossary("arch"))),
        (lambda: footlib.footprint("flаt").title, lambda: footlib.footprint("flat").title),
        (lambda: footlib.technique_picture("strоking").what, lambda: "stroking"),
        (
            lambda: plan("bunion", avoid={"open‑skin": ["heel"]}, cautions=["open\u200b-skin"]),
            lambda: plan("bunion", avoid={"open-skin": ["heel"]}, cautions=["open-skin"]),
        ),
    ],
    ids=range(11),
)
def test_names_with_signs_that_cannot_be_seen_are_understood_everywhere(call, meant):
    """Pictures, maps, exercises, quizzes, claims, terms and marks take a name as one sees it."""
    assert call() == meant()


def test_an_odd_sign_in_another_name_is_told_everywhere():
    """And where the name is none, the sign is named with its place."""
    for call in (lambda: draw("sоel"), lambda: FootMap(layer="regiоn"), lambda: check("find-the-livеrr", 1)):
        with pytest.raises(UnknownName, match="Cyrillic small letter"):
            call()


@pytest.mark.parametrize(
    ("make", "name", "given", "kept"),
    [
        (FootMap, "current", "heel", "current must be a whole number, not 'heel'."),
        (FootMap, "layers", [[]], "layers must be a table, not [[]]."),
        (lambda: footlib.session(plan("bunion", cautions=())), "notes", 5, "notes must be a text, not 5."),
        (lambda: footlib.session(plan("bunion", cautions=())), "heeds", None, "heeds must be a list, not None."),
        (lambda: footlib.quiz("00-start-here"), "problem", ["x" * 999], "problem must be a text, not ["),
    ],
    ids=["map, step", "map, layers", "session, notes", "session, heeds", "quiz, problem"],
)
def test_what_a_widget_cannot_hold_is_told(make, name, given, kept):
    """Whoever sets a widget's number, text, list or table to something else reads what belongs there."""
    widget = make()
    before = getattr(widget, name)
    with pytest.raises(FootlibError) as mistake:
        setattr(widget, name, given)
    assert str(mistake.value).startswith(kept) and len(str(mistake.value)) < 120
    assert getattr(widget, name) == before


def test_a_list_that_holds_itself_is_told_to_a_widget():
    """It has no end."""
    circle = []
    circle.append(circle)
    with pytest.raises(FootlibError, match="views must be a list"):
        FootMap().views = circle


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Routine(), "no routine: 'conditions' is missing"),
        (lambda: Step(), "no step: 'id' is missing"),
        (lambda: Routine("bunion"), r"plan\(\) makes a routine"),
        (lambda: Step(5, 6), r"plan\(\) makes a step"),
        (lambda: Routine(**dict(PLANNED, minutes="twenty")), "'minutes': Input should be a valid number"),
        (lambda: Step(**dict(PLANNED.steps[0], seconds=-5)), "'seconds': Input should be greater than or equal to 0"),
        (lambda: Step(**dict(PLANNED.steps[0], blorp=1)), "'blorp': Extra inputs"),
        (lambda: Routine(**dict(PLANNED, steps=[5])), "'steps.0'"),
        (lambda: setattr(PLANNED, "minutes", 30), "stays as it was planned"),
        (lambda: setattr(PLANNED.steps[0], "seconds", 30), "stays as it was planned"),
        (lambda: delattr(PLANNED, "title"), "stays as it was planned"),
    ],
    ids=range(11),
)
def test_who_makes_or_changes_a_routine_by_hand_is_told_how(make, told):
    """A routine comes from plan(), and another one from another plan()."""
    with pytest.raises(FootlibError, match=told) as mistake:
        make()
    assert len(str(mistake.value)) < 300 and "pydantic" not in str(mistake.value)


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: footlib.plan("tired-feet", minuts=20), ["'minuts'", "Did you mean 'minutes'", "plan(conditions"]),
        (lambda: footlib.share(), ["share", "'routine'", "share(routine)"]),
        (lambda: footlib.check(), ["check(exercise_id"]),
        (lambda: footlib.draw("sole", "left"), ["draw", "Call it as draw(view='sole', *, foot='both'"]),
        (lambda: footlib.FootMap(hilight="heel"), ["FootMap", "'hilight'", "Did you mean 'highlight'"]),
        (lambda: footlib.quiz("00-start-here", 3), ["quiz", "Call it as quiz(id"]),
    ],
)
def test_a_mistyped_name_or_too_little_is_answered_with_the_right_call(call, words):
    """Who calls with a wrong name, too much or nothing reads how it is called, and no traceback."""
    with pytest.raises(FootlibError) as told:
        call()
    assert not [word for word in words if word not in str(told.value)]
    assert len(str(told.value)) < 400


def test_what_a_browser_cannot_draw_is_said_in_a_sentence(tmp_path):
    """Without matplotlib and the like, pictures that were not drawn ahead and the PDF say where they are made."""
    script = """if True:
    import sys
    from footlib.arguments import UNBUILT
    sys.modules |= dict.fromkeys(UNBUILT)
    sys.platform = "emscripten"
    from footlib import FootlibError, draw, footprint, handout, plan, plot_claims
    routine = plan("bunion", cautions=())
    for call in (
        lambda: draw("sole", highlight=["heel@left"]),
        lambda: plot_claims(),
        lambda: footprint("flat"),
        lambda: handout(routine, sys.argv[1]),
    ):
        try:
            call()
        except FootlibError as told:
            print(told)"""
    env = os.environ | {"FOOTLIB_CACHE": str(tmp_path)}
    told = subprocess.check_output([sys.executable, "-c", script, str(tmp_path / "card.pdf")], text=True, env=env)
    assert told.count("does not run in a browser") == 4
