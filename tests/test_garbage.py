"""Whatever somebody passes to a public name, a sentence comes back: what is expected, and what was given in a line."""

import inspect
import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import numpy
import pytest
from each_widget import KINDS, made

import footlib
from footlib import FootlibError, load, plan, share
from footlib.arguments import called_right
from footlib.widgets import Planner

MOST = 400  # letters of a message
CLASSES = {"DataError", "FootlibError", "Footprint", "Routine", "Step", "UnknownName"}  # what calls give back or raise


def evil(*names):
    """An object whose own methods raise."""

    def fails(*args):
        raise RuntimeError("evil")

    return type("Evil", (), dict.fromkeys(names, fails))()


class EvilTable(Mapping):
    def __getitem__(self, key):
        raise RuntimeError

    __iter__ = __len__ = __getitem__


class EvilText(str):
    def __eq__(self, other):
        raise RuntimeError

    def __hash__(self):
        raise RuntimeError


class EvilNumber(float):
    def __le__(self, other):
        raise RuntimeError

    __ge__ = __lt__ = __gt__ = __eq__ = __le__
    __hash__ = float.__hash__


def lists():
    """Lists that hold themselves, in each other, without end."""
    circle, deep = [], "heel"
    circle.append(circle)
    for _ in range(3000):
        deep = [deep]
    return circle, deep, {"wish": circle}


def garbage():
    """One of each kind, made anew: what was walked through once is empty the second time."""
    circle, deep, table = lists()
    yield from (None, True, 0, -1, 10**400, 10**6000, float("nan"), float("inf"), 1e308, 1j)
    yield from (Decimal("sNaN"), Fraction(1, 3))
    yield from (b"heel", "", "blorp", "x" * 10**5, "heel\0", "\ud800", "heel@", "%s{0}", "足", "tired\u200bfoot")
    yield from ([], [None], [1, 2, 3], [["heel"]], [{"place": 5}], circle, deep, ["blorp"] * 10**5, (), {1, "a"})
    yield from ({}, {None: 1}, {"heel": 5}, {"wish": ["blorp"]}, table, EvilTable(), EvilText("heel"), EvilNumber(20))
    yield from (object(), int, print, sys, (i for i in [1]), count(), range(10**12), ..., slice(1), ValueError("x"))
    yield from (
        evil("__repr__", "__str__"),
        evil("__eq__"),
        evil("__iter__"),
        evil("__bool__"),
        evil("__len__"),
        evil("__getattr__"),
        [evil("__repr__", "__eq__")],
        SimpleNamespace(value=circle, selected=5, routine="no"),
    )
    yield from (numpy.array(3), numpy.arange(3), numpy.zeros((3, 3)), numpy.array([None, {}]), numpy.float64("nan"))
    yield from (Path("nowhere") / "x", date(2030, 1, 1), load(), plan("flat-feet"), plan("flat-feet").steps[0])


def calls(tmp_path):
    """Public name → arguments with which it works."""
    routine = plan("tired-feet", cautions=())
    kinds = {exercise.kind: id for id, exercise in load().exercises.items()}
    return {
        "FootMap": [{}],
        "answer": [{"exercise_id": "chart-origin"}],
        "claims": [{"ids": "sleep"}],
        "diary": [{}],
        "check": [{"exercise_id": id, "answer": ...} for id in kinds.values()],
        "compare": [{"before": routine, "after": routine}],
        "drill": [{}],
        "first_touch": [{}],
        "footprint": [{}],
        "draw": [{"layer": "blank", "foot": "left"}, {"strokes": "stroking"}],  # few lines to draw
        "glossary": [{"terms": "arch"}],
        "handout": [{"routine": routine, "path": tmp_path / "card.md"}],
        "hint": [{"exercise_id": "chart-origin"}],
        "load": [{}],
        "own_print": [{}],
        "move_picture": [{"ids": "heel-strokes"}],
        "moves": [{"words": "heel"}],
        "plan": [{"conditions": "tired-feet"}],
        "planner": [{}],
        "plot_claims": [{"claims": "sleep"}],
        "plot_heights": [{}],
        "plot_load": [{}],
        "plot_pressure": [{}],
        "progress": [{}],
        "quiz": [{"id": "00-start-here"}],
        "rank_correlation": [{"xs": [1, 2, 3], "ys": [1, 2, 3]}],
        "rating_card": [{}],
        "session": [{"routine": routine}],
        "share": [{"routine": routine}],
        "shared": [{"line": share(routine)}],
        "technique_picture": [{"id": "stroking"}],
        "with_card": [{"text": "..."}],
        "zone_groups": [{}],
    }


NAMES = sorted(set(footlib.__all__) - CLASSES)


def test_every_public_name_is_tried(tmp_path):
    """A name that is new to the course has to stand this, too: each call works as it stands there."""
    works = calls(tmp_path)
    assert set(NAMES) == set(works), "give calls() arguments with which the new name works"
    for name in NAMES:
        for arguments in works[name]:
            told(lambda name=name, arguments=arguments: getattr(footlib, name)(**arguments), arguments)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_given_is_answered_with_a_sentence(name, tmp_path):
    """Words for lists, arrays, numbers without end, lists that hold themselves, objects that raise when they are looked
    at: the call works, or says in a few lines what it expects."""
    function = getattr(footlib, name)
    for works in calls(tmp_path)[name]:
        for parameter in inspect.signature(function).parameters.values():
            for given in garbage():
                answered(function, parameter, works, given)


def answered(function, parameter, works, given):
    """A mistake is a FootlibError whose text is short and can be written down."""
    arguments = {**works, parameter.name: given}
    several = [arguments.pop(parameter.name)] if parameter.kind is parameter.VAR_POSITIONAL else []
    if not several:
        arguments = {
            name: value for name, value in arguments.items() if name not in ("ids", "terms", "claims", "words")
        }
    try:
        assert function(*several, **arguments) is not NotImplemented
    except FootlibError as mistake:
        assert 0 < len(str(mistake)) <= MOST and str(mistake).encode(), given


def told(call, given):
    """Runs a call: it works, or says in a few lines what it expects."""
    said = "It works."
    try:
        call()
    except FootlibError as mistake:
        said = str(mistake)
    assert 0 < len(said) <= MOST and said.encode(), given


FRAMEWORK = {"comm", "keys", "log"}  # ipywidgets' own, with which no widget works any more


MADE = {  # what calls give back, and what belongs to it
    "catalog": load,
    "routine": lambda: plan("tired-feet", cautions=()),
    "step": lambda: plan("tired-feet", cautions=()).steps[0],
    "picture": lambda: footlib.draw("sole", foot="left", layer="blank"),
    "print": lambda: footlib.footprint(),
    "own print": lambda: footlib.own_print(thirds=(60, 50, 90)),
    "verdict": lambda: footlib.check("find-the-liver", ["liver@right"]),
    "hint": lambda: footlib.hint("find-the-liver"),
}
WIDGETS = {kind: lambda kind=kind: made(kind) for kind in KINDS}
WIDGETS |= {"planner": lambda: footlib.planner("bunion"), "first touch": lambda: footlib.first_touch()}
PARTS = [part for part, kind in inspect.get_annotations(Planner).items() if kind in KINDS.values()]
WIDGETS |= {f"planner.{part}": lambda part=part: getattr(footlib.planner("bunion"), part) for part in PARTS}
MADE |= WIDGETS


DRAWN = ("completed", "rendered", "saved", "shown")  # of a picture: how it draws itself


def methods(kind):
    """The names of the public methods of ours that a class has."""
    own = [key for base in kind.__mro__ if base.__module__.startswith("footlib") for key in vars(base)]
    names = [key for key in dict.fromkeys(own) if key[0] != "_" and key not in ("set_state", *DRAWN)]
    return [key for key in names if callable(getattr(kind, key))]


def methods_of(one):
    return [getattr(one, key) for key in methods(type(one))]


NO_METHODS = {"planner", "first touch", "print", "own print", "verdict", "hint"} | {
    kind for kind in KINDS if not methods(KINDS[kind])
}
NO_METHODS |= {f"planner.{part}" for part in PARTS if not methods(inspect.get_annotations(Planner)[part])}


def test_what_has_methods_is_asked_below():
    """What is left out of the next test has nothing that could be asked."""
    assert {name for name in MADE if not methods_of(MADE[name]())} == NO_METHODS


@pytest.mark.parametrize("name", [name for name in MADE if name not in NO_METHODS])
def test_whatever_is_asked_of_what_a_call_gave_back_is_answered_with_a_sentence(name, tmp_path, monkeypatch):
    """The methods of a catalog, a routine, a picture, a widget: too much, too little, something else."""
    monkeypatch.chdir(tmp_path)
    one, given = MADE[name](), list(garbage())
    for method in methods_of(one):
        for several in [(), *((odd,) for odd in given), *(("zones", odd) for odd in given), (None,) * 9]:
            told(lambda method=method, several=several: method(*several), several)


ASKED = [
    {"question": 5},
    {"question": "x"},
    {"view": 5},
    {"touch": 5},
    {"touch": ["sole"]},
    {"touch": ["sole", "a", None]},
]
ASKED += [{"name": []}, {"do": 5}, {"do": "tick"}, {"do": "tick", "lesson": 5}, {"do": "restore", "texts": [5]}]
ASKED += [{"do": "restore", "texts": 5}, {"do": []}, {"what": 5}, {"what": "open", "name": []}, {"mark": 1}]
ASKED += [{"question": "which-way", "given": [[5]]}]


@pytest.mark.filterwarnings(
    "ignore:Passing unrecognized arguments to super.Layout"
)  # what ipywidgets' own trait is given
@pytest.mark.parametrize("name", WIDGETS)
def test_whatever_a_widget_is_set_to_is_answered_with_a_sentence(name):
    """Everything that can be set on a widget, what the browser asks, too: it is taken, or told in a line; and what
    stood there before stands."""
    one, odd = MADE[name](), [one for one in garbage() if not isinstance(one, count)]
    for trait in [key for key in one.traits() if key[0] != "_" and key not in FRAMEWORK]:
        for given in (*odd, *ASKED):
            told(lambda trait=trait, given=given: setattr(one, trait, given), given)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: footlib.Footprint(1), "Footprint cannot be called like this"),
        (lambda: footlib.Footprint(blorp=1), "Footprint has no 'blorp'"),
        (lambda: footlib.UnknownName("x"), "UnknownName cannot be called like this"),
        (lambda: footlib.DataError(5), "problems must be a"),
        (lambda: load().find(5, "heel"), "5 is not a kind of entry"),
        (lambda: load().find("zone", "heel"), "There is no kind of entry called 'zone'. Did you mean 'zones'"),
        (lambda: load().find("folder", "heel"), "There is no kind of entry called 'folder'"),
        (lambda: load().words([]), "[] is not a kind of entry"),
        (lambda: load().place(), "place cannot be called like this"),
        (lambda: setattr(footlib.quiz("00-start-here"), "reply", {"question": "x"}), "no question of this quiz called"),
        (lambda: setattr(footlib.progress(), "wish", {"do": "tidy"}), "What progress() does must be"),
        (lambda: setattr(footlib.drill(), "reply", {"touch": ["sole", 3]}), "A touch is two numbers"),
        (lambda: footlib.planner().view.show(5), "takes a routine, as plan() makes it, or None, not 5."),
        (lambda: setattr(footlib.FootMap(), "current", 10**400), "current must be a number from 0 to 1,000"),
        (lambda: setattr(footlib.planner(), "children", 5), "children must be a tuple, not 5."),
        (lambda: footlib.planner().earlier.load(), "load cannot be called like this"),
        (lambda: footlib.draw().save(), "save cannot be called like this"),
        (lambda: footlib.Routine.model_validate({"minutes": 5}), "This is no routine"),
        (lambda: footlib.Routine.model_validate_json("{"), "This is no routine"),
        (lambda: plan("\ue34f\U00010d67\u1cf5\uf541" * 9), "There is no condition called '<U+E34F>"),
        (lambda: footlib.planner().earlier.refresh(1, 2), "refresh cannot be called like this"),
    ],
    ids=range(21),
)
def test_the_sentence_names_what_is_expected(call, said):
    """What the thing is called, and what belongs there."""
    with pytest.raises(FootlibError) as mistake:
        call()
    assert said in str(mistake.value) and len(str(mistake.value)) <= MOST


@pytest.mark.parametrize(
    ("widget", "name", "said"),
    [
        ("FootMap", "higlight", "FootMap has no 'higlight' to set. Did you mean 'highlight'?"),
        ("planner", "minuts", "Planner has no 'minuts' to set. Did you mean 'minutes'?"),
        ("planner", "session", "it can be read, and not be set"),
        ("Session", "speed", "Known: "),
    ],
)
def test_a_name_that_a_widget_does_not_have_is_not_set_in_silence(widget, name, said):
    """A mistyped name, or one that only tells what follows from the rest: nothing would change, so a sentence does."""
    one = MADE[widget]()
    with pytest.raises(FootlibError) as mistake:
        setattr(one, name, ["heel"])
    assert said in str(mistake.value) and len(str(mistake.value)) <= MOST


@pytest.mark.parametrize("widget", WIDGETS)
def test_what_is_private_or_of_the_framework_can_be_set(widget):
    """Somebody's own private note on a widget, and the look that ipywidgets lets everybody change, stay free."""
    one = MADE[widget]()
    one._mine, one.layout, one.tooltip = 5, {"width": "50%"}, "a word"
    assert (one._mine, one.layout.width, one.tooltip) == (5, "50%", "a word")


def test_a_slip_in_somebodys_own_code_stays_one():
    """What goes wrong in a function that a learner wrote is told as Python tells it, with its line."""
    foot = footlib.FootMap()
    foot.observe(lambda change: 1 / 0, "selected")
    with pytest.raises(ZeroDivisionError):
        foot.selected = ["heel@left"]

    def area(width: float):
        return width / 0

    with pytest.raises(ZeroDivisionError):
        called_right(area)(2.0)
