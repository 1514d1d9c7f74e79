"""The widgets that show how the hand moves: the map, the planner, the moving picture of a technique."""

import pytest
from ipywidgets import Dropdown, dlink

from footlib import FootlibError, FootMap, UnknownName, move_picture, plan, planner, technique_picture
from footlib.widgets import HandPicture


@pytest.fixture(scope="module")
def step():
    """A step on the left foot."""
    return next(s for s in plan("tired-feet", cautions=()).steps if s.foot == "left" and s.role == "work")


def test_a_map_shows_a_step(step):
    """Its view, its places on its foot, and its arrows."""
    shown = FootMap()
    shown.show(step)
    assert shown.view == step.view and shown.strokes["foot"] == "left"
    assert [one["place"] for one in shown.highlight] == [f"{place}@left" for place in step.places]
    assert shown.strokes["views"][step.view] and shown.strokes["pressure"] == step.pressure


def test_strokes_can_be_set_and_taken_away(step):
    """From a step, a move's id, or nothing; a slip is told with the right name."""
    shown = FootMap()
    for value, name in ((step, step.name), ("arch-lines", shown.catalog.moves["arch-lines"].name)):
        shown.strokes = value
        assert shown.strokes["name"] == name
    shown.strokes = None
    assert shown.strokes == {}
    with pytest.raises(UnknownName, match="Did you mean 'arch-lines'"):
        shown.strokes = "arch-line"


def test_the_planner_shows_the_hands_only_after_the_safety_check():
    """Where the hands go waits for the check, like everything that the hands do."""
    shown = planner(["flat-feet"])
    shown.view.selected = shown.routine.steps[1].id
    assert shown.map.current == 2 and shown.map.strokes == {}
    shown.answered = True
    assert shown.map.strokes["name"] == shown.routine.steps[1].name
    shown.view.selected = ""
    assert shown.map.strokes == {}


def test_a_step_that_loses_a_place_loses_its_arrow_in_the_planner():
    """Avoiding the heel takes the arrows off the heel."""
    shown = planner(["tired-feet"])
    shown.answered = True
    id = next(step.id for step in shown.routine.steps if "heel" in step.places and len(step.places) > 1)
    shown.view.selected = id
    before = shown.map.strokes
    shown.avoid = ["heel"]
    assert shown.view.selected == id and shown.map.strokes != before and "heel" not in shown.map.strokes["places"]


def test_every_technique_can_be_shown(catalog):
    """Twenty techniques, twenty pictures, each with its name, its words and its tempo."""
    for id, technique in catalog.techniques.items():
        picture = technique_picture(id, foot="left")
        assert picture.strokes["name"] in (technique.name, catalog.moves.get(id, technique).name)
        assert picture.about["not_for"] == f"Not for: {technique.not_for}"
        assert picture.about["tempo"] == technique.tempo and picture.strokes["foot"] == "left"
        assert "<svg" in picture.picture


def test_a_picture_can_show_another_technique():
    """A list that is connected to it changes picture, words and tempo; a slip changes nothing and is told."""
    shown = technique_picture("stroking")
    names = Dropdown(options=["stroking", "rake-rubing", "rake-rubbing"])
    dlink((names, "value"), (shown, "what"))
    names.value = "rake-rubbing"
    fresh = technique_picture("rake-rubbing")
    for trait in ("view", "strokes", "picture", "about"):
        assert getattr(shown, trait) == getattr(fresh, trait), trait
    with pytest.raises(UnknownName, match="Did you mean 'rake-rubbing'"):
        names.value = "rake-rubing"
    assert shown.strokes == fresh.strokes and shown.what == "rake-rubbing"


def test_a_slip_in_a_techniques_name_is_told():
    """A move is no technique, and the nearest technique is named."""
    with pytest.raises(UnknownName, match="'arch-kneading' is a move, not a technique"):
        technique_picture("arch-kneading")
    with pytest.raises(UnknownName, match="Did you mean 'kneading'"):
        technique_picture("kneeding")


def test_a_picture_says_what_it_shows(step):
    """Its repr is the movement in words, the same each time it is shown."""
    assert repr(HandPicture(step)) == f"HandPicture({step.name!r}): {HandPicture(step).strokes['words'][step.view]}"


def test_moves_of_one_step_can_be_chosen_beside_their_picture(catalog):
    """Step 8 of the article: its four moves by name, each with what the hand does, and all the rest as in a plan."""
    ids = ["heel-strokes", "heel-shaking", "heel-pressing", "heel-knuckles"]
    shown = move_picture(*ids)
    assert shown.offers == {id: catalog.moves[id].name for id in ids} and shown.strokes["name"] == shown.offers[ids[0]]
    for step in plan("valgus", minutes=45, cautions=(), feet="right").steps:
        if step.move in ids:
            shown.chosen = step.move
            full = dict(shown.about["full"])
            assert (shown.strokes["name"], shown.about["what"]) == (step.name, step.do)
            assert (full["The working hand"], full[f"The other hand: {step.hold_name}"]) == (step.how, step.hold_text)
            assert shown.about["mistake"] == f"Usual mistake: {step.mistake}"


def test_a_browser_can_choose_only_what_is_offered():
    """A page that asks for another move changes nothing."""
    shown = move_picture("heel-strokes", "heel-shaking")
    shown.chosen = "calf-strokes"
    assert shown.what == shown.chosen == "heel-strokes"


def test_a_slip_in_a_moves_name_is_told():
    """A technique is no move, the nearest move is named, and no move at all is asked for."""
    with pytest.raises(UnknownName, match="'kneading' is a technique, not a move"):
        move_picture("kneading")
    with pytest.raises(UnknownName, match="Did you mean 'heel-strokes'"):
        move_picture("heel-stroke")
    with pytest.raises(FootlibError, match="by its id"):
        move_picture()
