"""Shapes measure what they should, and the course's own shapes keep hands off nerves and vessels."""

from math import hypot, pi

import pytest
from each import each

from footlib import load
from footlib.catalog.geometry import TENTH
from footlib.model import Part, shapes

NEVER = ("behind-inner-ankle", "knee-hollow", "outer-knee")
SPINE = ("cervical", "thoracic", "lumbar", "sacrum", "coccyx")  # from the toes to the heel


@pytest.fixture(scope="module")
def catalog():
    return load()


@pytest.fixture(scope="module")
def geometry(catalog):
    return catalog.geometry


def measured(surface="inner", **part):
    return shapes.mask(surface, (Part(**part),)).bit_count() * shapes.CELL**2


def square(left, size=0.2, bottom=0.1):
    right, top = left + size, bottom + size
    points = ((left, bottom), (right, bottom), (right, top), (left, top))
    return shapes.mask("inner", (Part(outline=points, sharp=True),))


def centre(geometry, surface, place):
    """The middle of a place on a surface, in foot lengths."""
    cells = geometry.masks[surface][place]
    rows, number = [], 0
    while cells:
        rows.append((number, cells & ((1 << shapes.COLUMNS) - 1)))
        cells, number = cells >> shapes.COLUMNS, number + 1
    spots = [(column, row) for row, bits in rows for column in range(shapes.COLUMNS) if bits >> column & 1]
    return tuple((sum(spot[i] for spot in spots) / len(spots) + 0.5) * shapes.CELL - shapes.MARGIN for i in (0, 1))


def rows_of(cells):
    """The lowest and highest height of a mask, in foot lengths."""
    lowest = ((cells & -cells).bit_length() - 1) // shapes.COLUMNS
    highest = (cells.bit_length() - 1) // shapes.COLUMNS
    return lowest * shapes.CELL - shapes.MARGIN, (highest + 1) * shapes.CELL - shapes.MARGIN


# Shapes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tilt", [0, 30, 90])
def test_an_ellipse_covers_pi_a_b_however_it_is_turned(tilt):
    """A tilted ellipse is as big as an upright one: π × half width × half height."""
    assert measured(at=(0.5, 0.5), size=(0.2, 0.1), tilt=tilt) == pytest.approx(pi * 0.1 * 0.05, rel=0.03)


def test_a_band_covers_its_length_times_its_width_and_two_round_ends():
    """A straight band is a rectangle with a half circle at each end."""
    expected = 0.5 * 0.04 + pi * 0.02**2
    assert measured(along=((0.2, 0.3), (0.6, 0.6)), width=0.04) == pytest.approx(expected, rel=0.03)


def test_a_sharp_outline_covers_what_the_shoelace_formula_says():
    """Straight edges are kept straight: a triangle is half its base times its height."""
    assert measured(outline=((0.1, 0.1), (0.7, 0.1), (0.3, 0.5)), sharp=True) == pytest.approx(0.6 * 0.4 / 2, rel=0.03)


def test_a_smooth_outline_goes_through_its_points_and_is_rounder_than_straight_lines():
    """Eight points on a circle, joined smoothly, make nearly a circle; joined straight, an octagon (a tenth less)."""
    ring = [
        (0.5 + 0.2 * x / hypot(x, y), 0.5 + 0.2 * y / hypot(x, y))
        for x, y in ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
    ]
    assert measured(outline=ring) == pytest.approx(pi * 0.2**2, rel=0.03)
    assert measured(outline=ring, sharp=True) < 0.93 * pi * 0.2**2
    assert set(ring) <= set(shapes.closed_curve(ring))


def test_sole_shapes_are_measured_in_foot_lengths():
    """On the sole x counts in foot breadths: the same numbers cover 0.376 times as much as on the side."""
    part = {"outline": ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8)), "sharp": True}
    assert measured("sole", **part) == pytest.approx(shapes.BREADTH * measured("inner", **part), rel=0.03)


@pytest.mark.parametrize(("offset", "share"), [(0.0, 1.0), (0.05, 0.75), (0.1, 0.5), (0.2, 0.0), (0.5, 0.0)])
def test_shared_is_the_part_of_the_smaller_shape_that_lies_in_the_other(offset, share):
    """Two equal squares, one moved aside, share what is left of the side."""
    assert shapes.overlap(square(0.1), square(0.1 + offset)) == pytest.approx(share, abs=0.03)


def test_a_shape_inside_a_bigger_one_is_shared_whole_from_both_sides():
    """The smaller shape counts, whichever is named first; nothing shares nothing."""
    small, big = square(0.2, 0.1, bottom=0.2), square(0.1, 0.4)
    assert shapes.overlap(small, big) == shapes.overlap(big, small) == 1
    assert shapes.overlap(0, big) == 0


# The course's own shapes: safety ----------------------------------------------------------------------------------


def test_the_three_never_places_are_drawn(catalog, geometry):
    """The groove behind the inner ankle, the knee hollow and below the outer knee are marked as never worked."""
    assert {id for id, region in catalog.regions.items() if region.never} == set(NEVER)
    assert all(geometry.surfaces(id) for id in NEVER)


def test_no_workable_place_reaches_into_a_never_place(catalog):
    """Neither a region that may be worked, nor a zone of the chart, touches nerves and vessels that stay alone."""
    reaching = {id: catalog.touching[id] & set(NEVER) for id in catalog.places if id not in NEVER}
    assert not {id: near for id, near in reaching.items() if near}


def test_the_uterus_zone_lies_on_the_heel_and_not_in_the_groove(geometry):
    """The point half way from ankle bone to heel corner stays on the heel: nothing of it lies in the groove above."""
    on = geometry.masks["inner"]
    assert not on["uterus-prostate"] & on["behind-inner-ankle"]
    assert shapes.overlap(on["uterus-prostate"], on["heel"]) > 1 - TENTH


def test_the_groove_fills_the_way_from_the_ankle_bone_to_the_achilles_tendon(geometry):
    """Whoever slips off the tendon forwards, or off the ring around the ankle backwards, is shown a never place."""
    y, height = centre(geometry, "inner", "behind-inner-ankle")
    ring, tendon = centre(geometry, "inner", "inner-ankle"), centre(geometry, "inner", "achilles")
    assert tendon[0] < y < ring[0]
    low, high = rows_of(geometry.masks["inner"]["behind-inner-ankle"])
    assert low < 0.2 and high > 0.4, "from the heel to well above the bone"


def test_the_calf_ends_below_the_knee_hollow_and_the_tendon_above_the_heel(geometry):
    """From below: heel, Achilles tendon, calf, knee hollow, with a gap before the hollow."""
    back, side = geometry.masks["leg-back"], geometry.masks["inner"]
    assert rows_of(back["achilles"])[1] <= rows_of(back["calf"])[0] + 0.05
    assert rows_of(back["calf"])[1] < rows_of(back["knee-hollow"])[0]
    assert rows_of(side["heel"])[1] < rows_of(side["achilles"])[1]
    assert not side["heel"] & side["achilles"]


@pytest.mark.parametrize("height", [0.3, 0.5, 0.8, 1.0])
def test_the_shin_is_worked_on_its_outer_side_only(geometry, height):
    """Inwards of the edge the shin bone lies bare under the skin: the shin begins some 2 cm outside its edge."""
    row = int((height + shapes.MARGIN) / shapes.CELL)
    bits = geometry.masks["leg-front"]["shin"] >> (row * shapes.COLUMNS) & ((1 << shapes.COLUMNS) - 1)
    worked = [column * shapes.CELL - shapes.MARGIN for column in range(shapes.COLUMNS) if bits >> column & 1]
    edge = {0.3: 0.170, 0.5: 0.180, 0.8: 0.186, 1.0: 0.192}[height]  # the line that data/foot.toml draws
    assert min(worked) > edge + 0.06


def test_from_above_the_shin_lies_on_the_side_of_the_little_toe(geometry):
    """The receiver who looks down sees the muscle outside the edge of the bone, on either leg."""
    assert centre(geometry, "top", "shin")[0] > centre(geometry, "top", "ankle")[0]


def test_below_the_outer_knee_is_on_the_outer_side_just_under_the_joint(geometry):
    """Two fingers below the outer knee: outer third of the leg, above the belly of the calf."""
    x, height = centre(geometry, "leg-front", "outer-knee")
    assert x > 0.3
    assert 1.1 < height < 1.3


# The course's own shapes: anatomy ---------------------------------------------------------------------------------


def test_every_place_that_a_move_works_is_drawn(catalog, geometry):
    """A step can always be shown: each of its places, or a part of it, has a shape on some surface."""
    worked = {place.partition("@")[0] for move in catalog.moves.values() for place in move.places}
    assert worked
    assert not {id for id in worked if not geometry.surfaces(id)}


def test_every_place_that_a_move_works_is_drawn_on_the_view_that_the_move_shows(catalog, geometry):
    """The picture beside a step shows at least one place of the step."""
    legs = {"leg": {"leg-front", "leg-back"}}
    dark = [
        id
        for id, move in catalog.moves.items()
        if not any(legs.get(move.view, {move.view}) & set(geometry.surfaces(p.partition("@")[0])) for p in move.places)
    ]
    assert not dark


def test_each_side_of_the_ankle_is_seen_from_its_own_side(geometry):
    """The inner ankle is on the inner view, the outer ankle on the outer view; from above they lie left and right."""
    assert set(geometry.surfaces("inner-ankle")) == {"inner", "top"}
    assert set(geometry.surfaces("outer-ankle")) == {"outer", "top"}
    middle = shapes.BREADTH / 2
    assert centre(geometry, "top", "inner-ankle")[0] < middle < centre(geometry, "top", "outer-ankle")[0]


def test_the_ring_around_an_ankle_bone_leaves_the_bone_free(catalog, geometry):
    """Hands work around the bone, never on it."""
    for side in ("inner", "outer"):
        y, height = catalog.outlines[side].labels[f"{side} ankle bone"]
        bone = shapes.mask(side, (Part(at=(y, height), size=(0.05, 0.06)),))
        assert bone and not bone & geometry.masks[side][f"{side}-ankle"]


@pytest.mark.parametrize(("surface", "lowest"), [("inner", 0.22), ("outer", 0.17)])
def test_the_ankle_bones_stand_above_the_heel_and_behind_the_middle(catalog, surface, lowest):
    """Measured feet: the tip of the inner bone is at about a quarter of the foot's length, the outer one lower."""
    y, height = catalog.outlines[surface].labels[f"{surface} ankle bone"]
    assert lowest < height < 0.36
    assert 0.2 < y < 0.3


def test_the_inner_ankle_bone_is_higher_than_the_outer_one(catalog):
    """In every leg; it also lies nearer the toes."""
    (inner_y, inner), (outer_y, outer) = (catalog.outlines[s].labels[f"{s} ankle bone"] for s in ("inner", "outer"))
    assert inner > outer
    assert inner_y > outer_y


def test_the_arch_is_lifted_off_the_ground_on_the_inner_side_only(catalog):
    """Half way along the foot light shines through under the inner edge; the outer edge lies on the floor."""

    def lowest(surface):
        cells = shapes.mask(surface, catalog.outlines[surface].silhouette)
        column = int((0.45 + shapes.MARGIN) / shapes.CELL)
        rows = (row for row in range(400) if cells >> (row * shapes.COLUMNS + column) & 1)
        return next(rows) * shapes.CELL - shapes.MARGIN

    assert lowest("inner") > 0.04
    assert lowest("outer") < 0.015


def test_the_spine_zones_follow_one_another_from_the_toes_to_the_heel(geometry):
    """Neck bones by the big toe, tail bone by the heel, in the body's order along the inner edge."""
    along = [centre(geometry, "inner", zone)[0] for zone in SPINE]
    assert along == sorted(along, reverse=True)


@each(
    ("surface", "zone", "y"),
    [
        ("inner", "nose", 0.900),
        ("inner", "cervical", 0.815),
        ("inner", "thoracic", 0.635),
        ("inner", "lumbar", 0.440),
        ("inner", "sacrum", 0.310),
        ("inner", "coccyx", 0.210),
        ("inner", "uterus-prostate", 0.150),
        ("inner", "urethra", 0.230),
        ("inner", "bladder", 0.300),
        ("outer", "shoulder", 0.690),
        ("outer", "arm", 0.600),
        ("outer", "elbow", 0.450),
        ("outer", "knee", 0.340),
        ("outer", "hip", 0.240),
        ("outer", "ovary-testis", 0.150),
    ],
)
def test_side_zones_lie_where_the_charts_put_them(geometry, surface, zone, y):
    """Within 0.03 of the length: the accuracy of charts that agree."""
    assert centre(geometry, surface, zone)[0] == pytest.approx(y, abs=0.03)
