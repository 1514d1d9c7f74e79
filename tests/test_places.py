"""Distances on the foot: tried on the small catalog, whose places are asymmetric, so that a left–right slip shows."""

import re

import pytest
import small

from footlib import load
from footlib.drawing import map_svg
from footlib.exercises.places import Miss, Touch, distance_words, miss
from footlib.widgets.unlabelled_map import touch_at

BREADTH = 0.376


@pytest.fixture
def tiny(tmp_path):
    return load(small.write(tmp_path))


def touch(x, y, foot="right", surface="sole"):
    """A touch given as in the data files: x as a share of the breadth."""
    return Touch(foot, surface, (x * (BREADTH if surface == "sole" else 1), y))


def test_a_touch_in_the_zone_is_right(tiny):
    """The middle of the liver zone of the right foot is in it, and so is its rim, give or take two millimetres."""
    assert miss(tiny, ["liver"], touch(0.6, 0.53)).hit
    assert miss(tiny, ["liver"], touch(0.6, 0.572)).hit


@pytest.mark.parametrize(
    "x, y, towards",
    [
        (0.6, 0.60, ("towards the heel",)),
        (0.6, 0.46, ("towards the toes",)),
        (0.35, 0.53, ("towards the outer edge",)),
        (0.85, 0.53, ("towards the inner edge",)),
    ],
)
@pytest.mark.parametrize("foot", ["right", "left"])
def test_a_near_miss_says_the_way(tiny, x, y, towards, foot):
    """Above, below and on both sides of the zone: the way back is told in words that hold for either foot."""
    place = "liver" if foot == "right" else "spleen"
    x = x if foot == "right" else {0.6: 0.72, 0.35: 0.56, 0.85: 0.9}[x]
    found = miss(tiny, [place], touch(x, y, foot))
    assert (found.kind, found.towards) == ("near", towards)


def test_the_distance_is_that_to_the_border(tiny):
    """From a touch 0.1 foot lengths above the heel the heel is 0.1 away, whatever the foot."""
    for foot in ("right", "left"):
        found = miss(tiny, ["heel"], touch(0.4, 0.35, foot))
        assert found.kind == "far" and found.share == pytest.approx(0.1, abs=1e-6)


def test_the_other_foot_is_told_from_a_far_miss(tiny):
    """The liver zone is on the right foot only: its spot on the left foot is the wrong foot, any other is far away."""
    assert miss(tiny, ["liver"], touch(0.6, 0.53, "left")).kind == "other-foot"
    assert miss(tiny, ["liver"], touch(0.4, 0.1, "left")).kind == "far"
    assert "on the other foot" in miss(tiny, ["liver"], touch(0.6, 0.53, "left")).says


def test_another_view_is_told(tiny):
    """A touch on the inner side of the foot, where the zone is not drawn, is sent to another view."""
    assert miss(tiny, ["liver"], touch(0.3, 0.2, surface="inner")) == Miss("other-view")


def test_any_of_several_places_is_right_and_the_nearest_one_counts(tiny):
    """Two right answers: a touch in either is right, and a miss is told from the nearer one."""
    both = ["heel@left", "ball@left"]
    assert miss(tiny, both, touch(0.4, 0.1, "left")).hit and miss(tiny, both, touch(0.5, 0.7, "left")).hit
    assert miss(tiny, both, touch(0.5, 0.58, "left")).towards == ("towards the toes",)


def test_a_region_is_all_of_its_parts(tiny):
    """The ball holds the big toe's joint; the arch has no shape of its own and is its two halves."""
    assert miss(tiny, ["ball"], touch(0.15, 0.7)).hit
    assert miss(tiny, ["arch"], touch(0.5, 0.5)).hit and miss(tiny, ["arch"], touch(0.5, 0.3)).hit


@pytest.mark.parametrize(
    "share, words",
    [
        (0.005, "a hair's breadth"),
        (0.02, "about half a centimetre"),
        (0.04, "about 1 centimetre"),
        (0.06, "about 1.5 centimetres"),
        (0.2, "about 5 centimetres"),
    ],
)
def test_distances_are_told_to_half_a_centimetre(share, words):
    """Shares of the foot's length are told for a foot 25 cm long."""
    assert distance_words(share) == words


def test_every_zone_of_the_course_is_found_in_its_middle(catalog):
    """A touch on the number of a zone, on each foot and view on which it is drawn, is a touch of this zone."""
    spot = r'data-place="([\w-]+)" data-foot="(\w+)" data-cx="([\d.]+)" data-cy="([\d.]+)"'
    for view in ("sole", "top", "inner", "outer", "leg"):
        for place, foot, x, y in re.findall(spot, map_svg(view, catalog)):
            at = touch_at(catalog, view, (float(x), float(y)))
            assert at.foot == foot and miss(catalog, [f"{place}@{foot}"], at).hit, (view, place, foot)
