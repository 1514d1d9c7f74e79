"""The small picture on each step's card: with hands, light, and no drawing sent twice."""

from xml.etree import ElementTree as Xml

import pytest
from each import each

from footlib import load, plan
from footlib.drawing.strokes.small_picture import LEAST, MOST, small_picture
from footlib.widgets import RoutineView
from footlib.widgets.routine_view import pictures_for

COURSE = load()
ALL = plan("full-foot", minutes=90, cautions=())


@pytest.fixture(scope="module")
def routine():
    return plan(["flat-feet", "tired-feet"], minutes=20, cautions=())


def keys(view):
    return [card["picture"] for card in view.shown["steps"]]


def told(view, **question):
    """What a page hears in answer to one question."""
    heard = []
    view.send = lambda content, buffers=None: heard.append(content)
    view._taken(view, {"ask": "pictures", "from": "page", **question}, [])
    return heard[-1]


@each("step", {f"{step.move}@{step.foot}": step for step in ALL.steps}.values())
def test_a_step_shows_the_hands_that_it_tells_of(step):
    """The working hands are there, and the one that holds where the hold is seen on the view; it is a whole drawing."""
    picture = small_picture(step, COURSE)
    works = [one for one in picture.parts if getattr(one, "hand", "") == "works"]
    assert works or COURSE.techniques[step.technique].hand == "none"
    assert step.foot.capitalize() in picture.said and LEAST <= picture.box[2] <= MOST
    Xml.fromstring(picture.alone())


def test_pictures_are_light_and_their_drawings_are_shared(routine):
    """A few kB a step; what all of them use – feet, places, poses – is less than the map of one view."""
    pictures = [small_picture(step, COURSE) for step in routine.steps if step.foot == "right"]
    drawings = {id: drawing for one in pictures for id, drawing in one.drawings.items()}
    assert max(len(one.markup) for one in pictures) < 6_000
    assert sum(map(len, drawings.values())) < 110_000 < sum(len(one.alone()) for one in pictures)


def test_a_page_gets_what_it_does_not_have(routine):
    """Of the same question a second time only the pictures come, and no drawing of them; strangers are left out."""
    view = RoutineView(routine)
    first = told(view, keys=[keys(view)[0], "no such"], has=[])
    assert list(first["pictures"]) == [keys(view)[0]] and first["drawings"]
    again = told(view, keys=[keys(view)[0]], has=list(first["drawings"]))
    assert again["pictures"] == first["pictures"] and not again["drawings"]


def test_a_tick_does_not_send_pictures(routine):
    """What a change sends names its pictures, and holds none."""
    view = RoutineView(routine)
    assert "<use" not in repr(view.shown) and len(set(keys(view))) == len({(s.move, s.foot) for s in routine.steps})


def test_pictures_wait_for_the_safety_check(routine):
    """Before it is answered no card names a picture, and whoever asks for one all the same gets none."""
    answered = keys(RoutineView(routine))
    view = RoutineView(routine, answered=False)
    assert not any("picture" in card for card in view.shown["steps"])
    assert told(view, keys=answered, has=[])["pictures"] == {}


def test_ones_own_hands_are_others(routine):
    """With one's own foot the picture is another one, under another name."""
    own = plan(["flat-feet", "tired-feet"], minutes=20, cautions=(), who="self")
    mine, theirs = (pictures_for(one, keys(RoutineView(one)), (), COURSE)["pictures"] for one in (own, routine))
    assert mine and not set(mine) & set(theirs)
