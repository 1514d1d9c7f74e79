"""Left and right, inner and outer, on every view of both feet: written down by hand, held against every picture.

What lies on one side of a foot only gives a slip away: the two edges of the sole, the two ankle bones, toes and heel,
the nerve below the outer knee.
"""

from xml.etree import ElementTree as Xml

import pytest
from each import each

from footlib.drawing import draw, map_svg
from footlib.drawing.strokes import on_map
from footlib.exercises.places import miss
from footlib.model import FEET
from footlib.widgets.foot_map import map_layers
from footlib.widgets.unlabelled_map import touch_at

SEEN = [  # surface, foot, and two of its places, from left to right as one sees them
    ("sole", "right", "outer-edge", "inner-edge"),
    ("sole", "left", "inner-edge", "outer-edge"),
    ("top", "left", "outer-edge", "inner-edge"),
    ("top", "right", "inner-edge", "outer-edge"),
    ("inner", "right", "big-toe", "heel"),
    ("inner", "left", "heel", "big-toe"),
    ("outer", "right", "heel", "small-toes"),
    ("outer", "left", "small-toes", "heel"),
    ("leg-front", "right", "outer-knee", "shin"),
    ("leg-front", "left", "shin", "outer-knee"),
    ("leg-back", "right", "behind-inner-ankle", "outer-knee"),
    ("leg-back", "left", "outer-knee", "behind-inner-ankle"),
]
FIRST = {"sole": "right", "top": "left", "leg": "right"}  # the foot at the left of a picture of both
UPPER = {"inner": "right", "outer": "right"}  # the foot above the other one


def places_on_map(catalog, view):
    """Id → x and y of each place on the widgets' map."""
    svg = Xml.fromstring(map_svg(view, catalog))
    return {g.get("id"): (float(g.get("data-cx")), float(g.get("data-cy"))) for g in svg.iter() if g.get("data-cx")}


def ends(picture, place, foot):
    """The middle of a place that a printed picture points at."""
    (patch,) = [one for one in picture.ax.patches if one.get_gid() == f"marked:{place}:{foot}"]
    box = patch.get_path().get_extents(patch.get_patch_transform())
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


@each(("surface", "foot", "left", "right"), SEEN)
def test_the_map_shows_each_side_where_it_is(catalog, surface, foot, left, right):
    """On the map that learners click, inner is inner and outer is outer, from each side and for each foot."""
    at = places_on_map(catalog, surface.partition("-")[0])
    assert at[f"{surface}-{left}-{foot}"][0] < at[f"{surface}-{right}-{foot}"][0]


@each(("surface", "foot", "left", "right"), [one for one in SEEN if "leg" not in one[0]])
@each("feet", ["both", "one"])
def test_the_printed_picture_agrees(catalog, surface, foot, left, right, feet):
    """A printed foot, alone or with the other one, is the same way round as on the map."""
    shown = draw(surface, foot="both" if feet == "both" else foot, highlight=[left, right], catalog=catalog)
    assert ends(shown, left, foot)[0] < ends(shown, right, foot)[0]


@pytest.mark.parametrize(("view", "foot"), [*FIRST.items(), *UPPER.items()])
def test_each_foot_stands_on_its_side_of_the_picture(catalog, view, foot):
    """Soles: the right one at the left. From above: the left one at the left. Side views: the right one above."""
    axis = 0 if view in FIRST else 1
    at = places_on_map(catalog, view)
    own, other = (
        {id.rpartition("-")[0]: point[axis] for id, point in at.items() if id.endswith(f"-{side}")}
        for side in (foot, {"left": "right", "right": "left"}[foot])
    )
    assert max(own.values()) < min(other.values())


@pytest.mark.parametrize("view", ["sole", "top", "inner", "outer", "leg"])
def test_plain_places_of_the_two_feet_are_mirror_images(catalog, view):
    """Both feet have the same plain places, as far from the middle of the picture on one side as on the other."""
    at = places_on_map(catalog, view)
    width = float(Xml.fromstring(map_svg(view, catalog)).get("viewBox").split()[2])
    found = {id.removesuffix("-left") for id in at if id.endswith("-left")}
    places = [id for id in found if any(id.endswith(f"-{region}") for region in catalog.regions)]
    assert len(places) >= 5
    for id in places:
        assert at[f"{id}-left"][0] + at[f"{id}-right"][0] == pytest.approx(width, abs=2.5), id


@pytest.mark.parametrize("view", ["inner", "outer"])
def test_guide_lines_on_the_sides_run_from_toes_to_heel(catalog, view):
    """The shoulder line is nearer the toes than the heel line, on each foot as that foot points."""
    marks = [one for one in map_layers(catalog)["lines"]["marks"] if one["view"] == view]
    at = places_on_map(catalog, view)
    for foot in ("left", "right"):
        heel, toe = at[f"{view}-heel-{foot}"], at[f"{view}-{'big-toe' if view == 'inner' else 'small-toes'}-{foot}"]
        mine = {one["label"]: one["at"][0] for one in marks if abs(one["at"][1] - heel[1]) < 120}
        assert (mine["A"] < mine["D"]) == (toe[0] < heel[0])


# --- arrows and words ---------------------------------------------------------------------------------------------

UP, DOWN, LEFT, RIGHT = (0, -1), (0, 1), (-1, 0), (1, 0)  # on the screen
WAYS = {  # view → the way to the toes (on the leg: to the knee) as one sees it, on the left and on the right foot
    "sole": {"left": UP, "right": UP},
    "top": {"left": UP, "right": UP},
    "inner": {"left": RIGHT, "right": LEFT},
    "outer": {"left": LEFT, "right": RIGHT},
    "leg": {"left": UP, "right": UP},
}
GLIDING = ("line", "walk", "rub", "roll", "pull")


def forward(move, view, foot):
    """Where a move leads on a view, as one sees it: towards toes or knee, else back from there."""
    x, y = WAYS[view][foot]
    return (x, y) if move.towards[0] == ("knee" if view == "leg" else "toes") else (-x, -y)


def moves_with_a_way(catalog):
    moves = {id: move for id, move in catalog.moves.items() if move.towards[0] in ("toes", "heel", "ankle", "knee")}
    return [(id, move, foot) for id, move in moves.items() for foot in FEET[move.foot]]


def test_arrows_lead_where_their_step_says(catalog):
    """Towards toes, heel, ankle or knee: no arrow on the map leads the other way, on either foot."""
    seen = set()
    for id, move, foot in moves_with_a_way(catalog):
        for view, pieces in on_map(id, catalog, foot)["views"].items():
            x, y = forward(move, view, foot)
            lines = [line for piece in pieces if piece["kind"] in GLIDING for line in piece["lines"]]
            for line in lines:
                (ax, ay), (bx, by) = line["points"][0], line["points"][-1]
                assert line["head"] != "end" or (bx - ax) * x + (by - ay) * y >= 0, (id, view, foot)
                seen.add((view, foot))
    assert seen >= {(view, foot) for view in WAYS for foot in ("left", "right")}


@pytest.mark.parametrize("foot", ["left", "right"])
def test_arrows_at_the_inner_ankle_stay_on_its_toe_side(catalog, foot):
    """Rubbing at the inner ankle bone never reaches the groove behind it, on whichever side of the picture that is."""
    groove = places_on_map(catalog, "inner")[f"inner-behind-inner-ankle-{foot}"]
    x, _ = WAYS["inner"][foot]
    pieces = on_map("ankle-rubbing", catalog, foot)["views"]["inner"]
    points = [point for piece in pieces for line in piece["lines"] for point in line["points"]]
    assert points and all((px - groove[0]) * x > 30 for px, _ in points)


@pytest.mark.parametrize("view", ["inner", "outer", "top"])
def test_arrows_of_the_two_feet_are_mirror_images(catalog, view):
    """Whatever the hand does at the left ankle, it does at the right one, the other way round."""
    width = float(Xml.fromstring(map_svg(view, catalog)).get("viewBox").split()[2])
    left, right = (
        sorted(
            x if foot == "left" else round(width - x, 1)
            for piece in on_map("ankle-rubbing", catalog, foot)["views"][view]
            for line in piece["lines"]
            for x, _ in line["points"]
        )
        for foot in ("left", "right")
    )
    assert left == pytest.approx(right, abs=1)


TOLD = {  # what one is told who is asked for this place and touches the other one of its pair
    "inner-edge": "towards the inner edge",
    "outer-edge": "towards the outer edge",
    "heel": "towards the heel",
    "big-toe": "towards the toes",
    "small-toes": "towards the toes",
    "shin": "towards the inner side",
    "behind-inner-ankle": "towards the inner side",
    "outer-knee": "towards the outer side",
}
FROM_ABOVE = {"inner-edge": "towards the big toe's side", "outer-edge": "towards the little toe's side"}


@pytest.mark.parametrize(("surface", "foot", "left", "right"), [one for one in SEEN if "leg" not in one[0]])
def test_the_way_that_is_told_is_the_way_on_the_picture(catalog, surface, foot, left, right):
    """Who touches one side and is asked for the other is sent that way, also where the picture is mirrored."""
    view = surface.partition("-")[0]
    at = places_on_map(catalog, view)
    for here, asked in ((left, right), (right, left)):
        found = miss(catalog, [f"{asked}@{foot}"], touch_at(catalog, view, at[f"{surface}-{here}-{foot}"]))
        assert (TOLD | FROM_ABOVE if surface == "top" else TOLD)[asked] in found.towards, (here, asked, found)
