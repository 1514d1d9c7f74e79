"""Things that touch a foot beside hands: named by a move, seen in its pictures, and read aloud with them."""

import json
import re

import pytest
from each import each
from test_contrast import contrast

from footlib import draw, load, plan
from footlib.drawing.hands import LOOKS
from footlib.drawing.strokes import hand_drawings, on_map
from footlib.drawing.strokes.small_picture import feet_of, name_of, small_picture
from footlib.drawing.strokes.things import drawn_all
from footlib.drawing.style import ART, PAPER, THINGS
from footlib.drawing.views import UNITS, frame_of
from footlib.model import FEET, SURFACES
from footlib.model.move import PaintedAs
from footlib.model.shapes import flat, polygon

COURSE = load()
DARK = "#1f1b18"  # paper of the dark theme
NAMED = re.compile(r"\b(?:towel|tennis ball|roller|bottle|strap)\b", re.IGNORECASE)
HELD = {id: move for id, move in COURSE.moves.items() if move.thing or COURSE.techniques[move.technique].thing}
STEPS = {
    step.move: step
    for condition in ("stiff-ankle", "tired-feet", "full-foot", *COURSE.conditions)
    for step in plan(condition, minutes=90, cautions=()).steps
    if step.move in HELD and step.foot == "right"
}
each_held = each("move", HELD)


def thing_of(move):
    return COURSE.things[HELD[move].thing or COURSE.techniques[HELD[move].technique].thing]


def test_a_move_that_takes_a_thing_shows_it():
    """The texts that speak of a towel, a ball or a bottle are those of the moves that show one."""
    texts = {id: f"{one.do} {one.do_self} {one.partner} {one.self}" for id, one in COURSE.moves.items()}
    assert {id for id, text in texts.items() if NAMED.search(text)} == set(HELD) == set(STEPS)


@each_held
@each("foot", FEET["both"])
def test_a_thing_is_on_every_view_of_its_move(move, foot):
    """It is there on each foot, its drawing comes with those of the hands, and its sentence is read aloud."""
    shown = on_map(move, COURSE, foot)
    drawings, thing = hand_drawings(COURSE, [shown])["poses"], thing_of(move)
    assert shown["thing"] == thing.name and HELD[move].view in shown["things"]
    for view, placed in shown["things"].items():
        on_it = any(laid.surface in SURFACES[view] for laid in thing.shown)
        assert bool(placed) == on_it == (thing.what in shown["said"][view])
        assert all(one["pose"] in drawings for one in placed)


@each("move", ["ball-rolling", "cold-rolling"])
def test_what_rolls_goes_along_each_stroke(move):
    """A ball begins where each line begins, and moves as a hand would: so no other mark moves for it."""
    shown = on_map(move, COURSE)
    at = {piece["n"]: piece["lines"][0]["points"][0] for piece in shown["views"]["sole"]}
    assert {one["n"]: one["at"] for one in shown["things"]["sole"]} == at
    assert all(one["tracks"] == [0] for one in shown["things"]["sole"]) and not shown["hands"]["sole"]


def test_a_towel_stays_where_it_lies():
    """At the ball of the foot, on both sides and the top, while the ankle bends; on the other foot as in a mirror."""
    right, left = (on_map("calf-stretch", COURSE, foot)["things"] for foot in ("right", "left"))
    for view in ("inner", "outer", "top"):
        (one,), (other,) = right[view], left[view]
        assert one["n"] == 0 and one["left"] != other["left"] and one["pose"] == other["pose"] == f"towel@{view}"


@each("view", ["inner", "outer", "top"])
def test_what_lies_on_a_foot_hides_neither_a_name_nor_the_other_foot(view):
    """The name of a foot stands above it, and on the sides one foot above the other: a towel that is drawn towards the
    knee ends where the leg ends in the picture."""
    placed, _ = frame_of(COURSE, view)
    laid = [one for thing in COURSE.things.values() for one in thing.shown if one.at and one.surface == view]
    assert laid
    for own, other in (placed, placed[::-1]):
        for one in laid:
            (x, y), *_ = flat(one.surface, [one.at])
            points = [own.point((x + dx, y + dy)) for part in one.parts for dx, dy in polygon("", part)]
            assert max(y for _, y in points) < own.box[3] + 0.02
            assert not any(inside(point, other.box) for point in points)


def inside(point, box):
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]


@each_held
def test_the_small_picture_of_a_step_shows_its_thing(move):
    """Whole enough to be known: the ball of the foot with its towel, the middle of what rolls. What of it is behind the
    foot lies below the foot, the rest above; the sentence beside it names it, and a picture without hands its move."""
    step, thing = STEPS[move], thing_of(move)
    picture, (placed, *_) = small_picture(step, COURSE), on_map(step, COURSE)["things"][step.view]
    drawing, ids = drawn_all(COURSE)[placed["pose"]], [getattr(one, "id", "") for one in picture.parts]
    foot = ids.index(name_of(feet_of(COURSE, step.view).feet[step.foot]))
    assert foot < ids.index(name_of(drawing["over"]))
    assert not drawing["under"] or ids.index(name_of(drawing["under"])) < foot
    (left, top, wide, high), (x, y) = picture.box, placed["at"]
    near = 0.1 * UNITS
    assert left + near < x < left + wide - near and top + near < y < top + high - near
    assert step.name in picture.said and thing.what in picture.said


@each_held
def test_a_large_picture_shows_and_tells_its_thing(move):
    """draw() paints it as it paints a hand, and its text says what it does; so does the moving picture of a move."""
    thing, view = thing_of(move), HELD[move].view
    picture = draw(view, strokes=move)
    painted = {artist.get_gid() for artist in picture.ax.artists + picture.ax.patches}
    assert any(f"hand:{placed['pose']}" in painted for placed in on_map(move, COURSE)["things"][view])
    assert thing.what in picture.alt


def test_a_technique_shows_its_thing_too():
    """Rolling over a ball has its ball also where no move is shown; what hands do alone has nothing."""
    assert [bool(on_map(one, COURSE)["things"]["sole"]) for one in ("ball-rolling", "cold-rolling")] == [True, True]
    assert all(not on_map(one, COURSE)["thing"] for one in ("stroking", "own-movement"))


def test_things_are_small_for_a_page():
    """A thing is lighter than a hand."""
    for id, drawing in drawn_all(COURSE).items():
        assert "@" not in id or len(json.dumps(drawing)) < 3_500


@pytest.mark.parametrize("material", ["cloth", "felt", "ice"])
def test_things_stand_out_from_the_foot_and_from_the_page(material):
    """Their outline on skin, on paper and on themselves; themselves on dark paper."""
    line = THINGS[f"{material}-line"]
    for ground in (ART["skin"].fill, PAPER, "#80b6af", THINGS[material]):
        assert contrast(line, ground) >= 3
    assert contrast(THINGS[material], DARK) >= 3


def test_every_look_of_a_thing_can_be_painted():
    """What data may write is what the drawing knows, and one word each, as the pictures' reader of paths takes it."""
    assert set(PaintedAs.__args__) <= set(LOOKS) and all(re.fullmatch("[a-z]+", look) for look in LOOKS)
