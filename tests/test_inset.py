"""The small pictures of printed sheets: numbers on the feet, names beside the picture."""

import pytest
from each import each

from footlib import FootlibError, UnknownName
from footlib.drawing.chart import inset

PLACES = {
    "sole": ["upper-arch", "lower-arch", "ball", "heel", "big-toe", "small-toes"],
    "top": ["top", "big-toe", "small-toes"],
    "inner": ["inner-ankle", "inner-edge", "big-toe-joint"],
    "outer": ["outer-ankle", "outer-edge"],
    "leg": ["shin", "calf"],
}


def drawn(view, foot="both", height=2.2):
    return inset(view, foot=foot, height=height, highlight={place: n for n, place in enumerate(PLACES[view], 1)})


def badges(picture):
    return [text for text in picture.ax.texts if (text.get_gid() or "").startswith("badge:")]


@each("view", PLACES)
@each("foot", ["both", "left", "right"])
def test_every_place_bears_its_number_inside_the_picture(view, foot):
    """No number is cut off at the edge, none hides another's middle, and each foot has its own."""
    picture, feet = drawn(view, foot), 2 if foot == "both" else 1
    width, height = picture.figure.get_size_inches()
    found = badges(picture)
    assert sorted(text.get_text() for text in found) == sorted([str(n + 1) for n in range(len(PLACES[view]))] * feet)
    spots = [text.get_position() for text in found]
    assert all(0.1 < x < width - 0.1 and 0.1 < y < height - 0.1 for x, y in spots)
    assert min(((a - c) ** 2 + (b - d) ** 2) ** 0.5 for i, (a, b) in enumerate(spots) for c, d in spots[:i]) > 0.14


@pytest.mark.parametrize("view", PLACES)
def test_a_picture_is_as_high_as_asked_for_and_says_which_foot_is_which(view):
    """It is printed in its size, on white paper, with 'Left foot' and 'Right foot' written in it."""
    picture = drawn(view)
    assert picture.figure.get_figheight() == pytest.approx(2.2) and picture.figure.get_figwidth() < 2.4
    assert {"Left foot", "Right foot"} <= {text.get_text() for text in picture.ax.texts}
    assert picture.figure.get_facecolor() == (1, 1, 1, 1)


def test_the_words_for_those_who_cannot_see_it_name_number_place_and_foot():
    """What the eye finds by its number, the ear gets with its name."""
    picture = inset("sole", height=2, highlight={"heel@left": 7, "ball": 8})
    assert "7 Heel, on the left foot" in picture.alt and "8 Ball of the foot, on both feet" in picture.alt
    assert sorted(text.get_text() for text in badges(picture)) == ["7", "8", "8"]


def test_a_picture_without_places_is_a_mistake():
    """It would show nothing; and a wrong place is answered with the nearest right one."""
    with pytest.raises(FootlibError, match="must name at least one"):
        inset("sole", height=2, highlight={})
    with pytest.raises(UnknownName, match="Did you mean 'heel'"):
        inset("sole", height=2, highlight={"heell": 1})
