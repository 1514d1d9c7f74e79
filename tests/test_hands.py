"""Hands in the pictures: in true proportions, drawn once, on the stroke, and from the side where the giver sits."""

import itertools
import json
from collections import Counter
from math import cos, radians, sin

import numpy as np
import pytest
from each import each
from shapely import affinity

from footlib import FootlibError, draw, load, plan
from footlib.drawing.hands import STORED, UNIT, drawing, drawings, drawn_poses, key_of
from footlib.drawing.hands.flesh import seen
from footlib.drawing.hands.skeleton import FINGERS, Eye, posed
from footlib.drawing.strokes import hand_drawings, on_map, panels_of, through
from footlib.drawing.strokes.hands_in import first_part, hands_in, hidden, hides, inside, outlines_of, pose_of, seat
from footlib.drawing.strokes.small_picture import THROUGH, small_picture
from footlib.drawing.strokes.subject import shown_for, subject_of, views_shown
from footlib.drawing.views import UNITS, frame_of
from footlib.model import FEET, shapes
from footlib.model.move import HAND

COURSE = load()
each_pose = each("pose", COURSE.poses)
each_move = each("move", COURSE.moves)
each_technique = each("technique", COURSE.techniques)
MEASURED = {"index": 63.9, "middle": 70.7, "ring": 65.5, "little": 53.3}  # mm, Chatzıoglou and others 2024


def length(chain, first=0):
    return sum(np.linalg.norm(b - a) for a, b in itertools.pairwise(chain.joints[first:]))


def test_a_hand_has_the_proportions_of_a_hand():
    """Fingers against one another as measured; the thumb reaches the middle of the index finger's first bone; a hand is
    about 0.71 of a foot."""
    hand = posed(COURSE.poses["flat"])
    chains = hand.chains
    for name, measured in MEASURED.items():
        assert length(chains[name]) / length(chains["middle"]) == pytest.approx(measured / 70.7, abs=0.035)
    flat = posed(COURSE.poses["flat"].model_copy(update={"thumb": (12, 0, 60, 0, 0)})).chains
    low, high = (flat["index"].joints[i][1] for i in (0, 1))
    assert low + 0.2 * (high - low) < flat["thumb"].joints[3][1] < high
    assert chains["middle"].joints[3][1] == pytest.approx(1, abs=0.03) and pytest.approx(0.71, abs=0.01) == HAND


@each_pose
def test_an_outline_is_one_closed_line_that_does_not_cross_itself(pose):
    """Whatever the joints do, a hand stays one piece, and so does each finger."""
    sight = seen(COURSE.poses[pose])
    whole = sight.outline(sight.parts)
    assert whole.geom_type == "Polygon" and whole.is_valid
    assert all(part.shape.geom_type == "Polygon" and part.shape.is_valid for part in sight.parts)


def test_fingers_taper():
    """No finger is a sausage: it is narrower at its tip than at its root, without a jump."""
    for chain in posed(COURSE.poses["flat"]).chains.values():
        radii = [ball.radius for ball in chain.balls]
        assert radii[-1] < 0.75 * radii[0] and max(a / b for a, b in itertools.pairwise(radii)) < 1.3


def test_nails_are_seen_from_the_back_only():
    """Five nails on the back of a flat hand, none on its palm."""
    flat = COURSE.poses["flat"]
    turned = flat.model_copy(update={"eye": (180, 0)})
    assert [sum(len(part.nails) for part in seen(pose).parts) for pose in (flat, turned)] == [5, 0]


def test_stored_hands_are_fresh():
    """The drawings in the package are those of the course's own poses, and what its code makes of them now;
    `python -m footlib.drawing` renews them."""
    stored = json.loads(STORED.read_text("utf-8"))
    assert stored == {"key": key_of(COURSE), "poses": drawings(COURSE)}


@pytest.mark.parametrize("pose", ["cradle", "lace"])
def test_a_hand_is_drawn_alike_on_every_processor(pose, monkeypatch):
    """Processors differ in the last digit of a sine or a product; no corner of a drawing comes or goes by that."""
    drawn, see = drawing(COURSE.poses[pose]), Eye.see
    noise = itertools.cycle([1e-15, -3e-15, 2e-15])
    monkeypatch.setattr(Eye, "see", lambda eye, point: see(eye, point) + next(noise))
    assert drawing(COURSE.poses[pose]) == drawn


def test_hands_are_sent_once_and_small():
    """A picture names its poses and where they are; what they look like is the same for all pictures. All hands are
    less than 119 kB, and what else touches a foot is a tenth of that."""
    everything = [on_map(move, COURSE) for move in COURSE.moves]
    drawn = hand_drawings(COURSE, everything)["poses"]
    hands, things = ({id: one for id, one in drawn.items() if ("@" in id) == thing} for thing in (False, True))
    assert len(json.dumps(hands)) < 119_000 and len(json.dumps(things)) < 12_000
    for shown in everything:
        assert "path" not in json.dumps(shown["hands"]) and len(json.dumps(shown["hands"])) < 6_000
        assert len(json.dumps(hand_drawings(COURSE, [shown]))) < 25_000


@each_technique
def test_every_technique_has_a_working_hand(technique):
    """In a pose that there is; where the receiver moves alone, none."""
    entry, shown = COURSE.techniques[technique], on_map(technique, COURSE)
    works = [hand for hand in shown["hands"][shown["view"]] if hand["n"]]
    assert bool(works) == (entry.hand != "none") and all(hand["pose"] in COURSE.poses for hand in works)


def start(hand, piece_starts):
    xs, ys = zip(*(piece_starts[hand["n"]][i] for i in hand["tracks"]), strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)


def starts(pieces):
    """Where the tracks of each part begin, in the order in which the page plays them."""
    found = {}
    for piece in pieces:
        for track in piece["tracks"]:
            first = track[0]
            at = first["points"][0] if "points" in first else piece["lines"][first["line"]]["points"][0]
            found.setdefault(piece["n"], []).append(at)
    return found


@each_move
def test_the_working_hand_touches_the_beginning_of_its_stroke(move):
    """On each view: of two hands on one line, one does, and the other is beside it or behind the foot."""
    if pose_of(subject_of(move, COURSE), COURSE) is None:
        return
    for view, pieces in on_map(move, COURSE)["views"].items():
        hands = [hand for hand in on_map(move, COURSE)["hands"][view] if hand["n"]]
        assert {hand["n"] for hand in hands} == {piece["n"] for piece in pieces}
        for n, at in starts(pieces).items():
            on_it = [
                hand for hand in hands if hand["n"] == n and hand["at"] == pytest.approx(start(hand, {n: at}), abs=1)
            ]
            assert on_it


@each_move
@pytest.mark.parametrize("who", ["partner", "self"])
def test_the_holding_hand_is_the_other_hand_and_hides_no_stroke(move, who):
    """What of it is in front of the foot leaves the strokes in sight; with both hands at work, none holds."""
    foot = FEET[COURSE.moves[move].foot][0]
    subject = subject_of(move, COURSE, foot, who)
    for view in views_shown(subject, COURSE):
        panels = {panel.surface: panel for panel in frame_of(COURSE, view)[0] if panel.foot == foot}
        hands = hands_in(subject, COURSE, view, panels, who)
        holds, works = ([hand for hand in hands if bool(hand.n) == working] for working in (False, True))
        assert len(holds) == 0 or (len(holds) == 1 and not subject.both)
        for hold in holds:
            here = [piece for piece in shown_for(subject, COURSE, view) if piece.stroke.surface == hold.surface]
            assert hold.behind or not hides(
                hold, [p for one in here for p in one.points[::4]], seat(panels[hold.surface], who), COURSE
            )
            assert all(hand.left != hold.left for hand in works) or len({hand.left for hand in works}) == 2


@each("hold", [id for id, hold in COURSE.holds.items() if hold.places])
def test_a_hold_that_touches_the_foot_is_seen(hold):
    """Each has its hand in the pictures; what rests on a cushion has none."""
    assert COURSE.holds[hold].shown


def forearm(hand):
    """Where the forearm comes from: to the right, down the picture."""
    return -sin(radians(hand["turn"])), cos(radians(hand["turn"]))


def test_hands_come_from_where_the_giver_sits():
    """To the top of the foot a partner's come from the toes, one's own from the ankle; to the sole both from below."""
    for who, sign in (("partner", -1), ("self", 1)):
        for view, move, way in (("top", "top-strokes", sign), ("sole", "arch-lines", 1)):
            works = [hand for hand in on_map(move, COURSE, who=who)["hands"][view] if hand["n"]]
            assert works and all(forearm(hand)[1] * way > 0.5 for hand in works)


@each("move", [id for id, one in COURSE.moves.items() if "from the inner side" in one.partner and one.view == "sole"])
def test_a_hand_that_comes_from_the_inner_side_is_drawn_there(move):
    """What the text says and what is seen are the same: on both feet, the forearm is on the big toe's side."""
    for foot, side in (("right", 1), ("left", -1)):
        works = first_hand(on_map(move, COURSE, foot), "sole")
        assert forearm(works)[0] * side > 0, (foot, works)


def first_hand(shown, view):
    return next(hand for hand in shown["hands"][view] if hand["n"] == 1)


def test_palms_that_work_together_are_one_above_and_one_across_below():
    """In the opening strokes the upper hand comes over the toes and the lower one from the side, whichever is seen."""
    hands = on_map("opening-strokes", COURSE)["hands"]
    (lower, upper), (above, below) = ([hand for hand in hands[view] if hand["n"] == 1] for view in ("sole", "top"))
    assert abs(forearm(lower)[0]) > 0.9 and abs(forearm(below)[0]) > 0.9
    assert forearm(upper)[1] < -0.5 and forearm(above)[1] < -0.5


def test_two_thumbs_are_two_hands_left_and_right():
    """In the lock grip the left hand is left, the right hand right, and one is the other's mirror image."""
    hands = on_map("lock-grip", COURSE)["hands"]["sole"]
    left, right = sorted(hands, key=lambda hand: hand["at"][0])
    assert left["left"] and not right["left"] and left["turn"] == pytest.approx(-right["turn"], abs=8)


def test_a_mirrored_foot_has_mirrored_hands():
    """What the left hand does on one foot's top, the right one does on the other's."""
    right, left = (on_map("gap-raking", COURSE, foot)["hands"]["top"] for foot in ("right", "left"))
    for one, other in zip(right, left, strict=True):
        assert one["left"] != other["left"] and one["pose"] == other["pose"]
        assert (one["turn"] + other["turn"]) % 360 == 0 and abs(one["at"][1] - other["at"][1]) < 1


def test_the_drawing_is_as_large_as_a_hand():
    """In the viewBox a flat hand is 0.71 of the foot's length long."""
    drawings = hand_drawings(COURSE, [on_map("sole-strokes", COURSE)])
    left, top, right, bottom = drawings["poses"]["flat"]["box"]
    assert -top * drawings["scale"] == pytest.approx(HAND * UNITS, rel=0.03) and drawings["scale"] * UNIT < UNITS
    shape = seen(COURSE.poses["flat"]).parts[0].shape
    assert affinity.scale(shape, -1, 1, origin=(0, 0)).area == pytest.approx(shape.area)
    assert set(FINGERS) < {part.name for part in seen(COURSE.poses["flat"]).parts}


# --- what is seen: the place that is worked, and no arm that ends in the air

GIVERS = ("partner", "self")
TOES = {"big-toe", "small-toes", "webs"}


def end_of_sleeve(hand):
    """The corner of the sleeve that is farthest from the touching point, in the units of the map."""
    drawing = drawn_poses(COURSE)[hand["pose"]]
    (tx, ty), k = drawing["touch"], HAND * UNITS / UNIT
    corners = [point for layer in ("under", "over") for line in outlines_of(drawing[layer]) for point in line]
    px, py = max(corners, key=lambda at: (at[0] - tx) ** 2 + (at[1] - ty) ** 2)
    dx, dy = (px - tx) * k * (1 if hand["left"] else -1), (py - ty) * k
    c, s = cos(radians(hand["turn"])), sin(radians(hand["turn"]))
    return hand["at"][0] + dx * c - dy * s, hand["at"][1] + dx * s + dy * c


@each("step", {f"{step.move}@{step.foot}": step for step in plan("full-foot", minutes=90, cautions=()).steps}.values())
@each("who", GIVERS)
def test_every_forearm_goes_on_until_it_leaves_the_picture(step, who):
    """One rule for all of them: none ends in the air, on the shin or on the toes."""
    picture = small_picture(step, COURSE, who)
    left, top, wide, high = picture.box
    for hand in on_map(step, COURSE, who=who)["hands"][step.view]:
        x, y = end_of_sleeve(hand)
        assert not (left < x < left + wide and top < y < top + high)


def in_sight(subject, view, who):
    """The share of the places that is seen when the hands begin, on all surfaces of a view."""
    panels = panels_of(subject, COURSE, view)
    hands = hands_in(subject, COURSE, view, panels, who)
    beginning = [hand for hand in hands if not hand.n] + first_part(hands)
    seen = []
    for surface, panel in panels.items():
        parts = (
            part for one in through(subject, COURSE) for part in COURSE.geometry.parts_on(one, surface, subject.foot)
        )
        points = [at for part in parts for at in grid(shapes.polygon(surface, part))]
        here = [list(hidden(hand, points, seat(panel, who), COURSE)) for hand in beginning if hand.surface == surface]
        seen += [not any(over) for over in zip(*here, strict=True)] if here else [True] * len(points)
    return sum(seen) / len(seen)


def grid(polygon, steps=12):
    """Points spread over a shape."""
    (west, south), (east, north) = np.min(polygon, axis=0), np.max(polygon, axis=0)
    spots = [(x, y) for x in np.linspace(west, east, steps) for y in np.linspace(south, north, steps)]
    return [at for at in spots if inside(polygon, at)]


@each("move", [id for id, one in COURSE.moves.items() if one.role == "work" and {*one.places} <= TOES])
def test_toes_that_are_worked_are_in_sight(move):
    """A hand that takes one toe after the other leaves half of them to be seen; two flat palms lie on all of them."""
    entry = COURSE.moves[move]
    least = 0.25 if entry.technique == "stroking" else 0.5
    assert in_sight(subject_of(move, COURSE), entry.view, "partner") >= least


@each(
    "step",
    {step.move: step for step in plan("full-foot", minutes=90, cautions=()).steps if step.role == "work"}.values(),
)
@each("who", GIVERS)
def test_a_place_under_a_hand_is_seen_through_it(step, who):
    """What is worked is outlined once more above the hands, so that a thumb on a small place does not hide it."""
    parts = small_picture(step, COURSE, who).parts
    ids = [getattr(one, "id", "") for one in parts]
    drawn = small_picture(step, COURSE, who).drawings
    outlines = [i for i, id in enumerate(ids) if THROUGH in drawn.get(id, "")]
    works = [i for i, one in enumerate(parts) if getattr(one, "hand", "")]
    assert outlines and (not works or max(works) < min(outlines))
    assert set(on_map(step, COURSE, who=who)["through"]) >= set(step.places) - set(COURSE.regions)


def test_no_two_poses_are_the_same_drawing():
    """The lock grip and the single thumb are two pictures, not one with two names: what differs only in the point that
    touches, as a flat hand and its fingers, is one drawing that is shared."""
    drawn = Counter((one["under"], one["over"], *one["touch"]) for one in drawn_poses(COURSE).values())
    assert max(drawn.values()) == 1


@each_move
def test_on_ones_own_sole_no_hand_comes_over_the_toes(move):
    """Beyond one's own toes nobody sits: each forearm comes from the heel's end, or from a side."""
    hands = on_map(move, COURSE, who="self")["hands"].get("sole", [])
    assert [hand["turn"] for hand in hands if abs(hand["turn"]) > 105] == []


def test_ones_own_hands_come_from_the_other_end():
    """draw() shows a move on one's own foot with one's own hands, and refuses another word for who gives."""
    own, partners = draw("top", strokes="top-clasp", who="self"), draw("top", strokes="top-clasp")
    assert own.rendered(".png") != partners.rendered(".png")
    with pytest.raises(FootlibError, match="'partner' or 'self'"):
        draw("top", strokes="top-clasp", who="me")
    with pytest.raises(FootlibError, match="strokes="):
        draw("top", who="self")
