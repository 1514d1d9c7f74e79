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

import footlib
from footlib import FootlibError, load, plan, share

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
        "footprint": [{}],
        "draw": [{"layer": "blank", "foot": "left"}, {"strokes": "stroking"}],  # few lines to draw
        "glossary": [{"terms": "arch"}],
        "handout": [{"routine": routine, "path": tmp_path / "card.md"}],
        "hint": [{"exercise_id": "chart-origin"}],
        "load": [{}],
        "own_print": [{}],
        "plan": [{"conditions": "tired-feet"}],
        "planner": [{}],
        "plot_claims": [{"claims": "sleep"}],
        "plot_heights": [{}],
        "plot_load": [{}],
        "plot_pressure": [{}],
        "progress": [{}],
        "quiz": [{"id": "00-start-here"}],
        "rank_correlation": [{"xs": [1, 2, 3], "ys": [1, 2, 3]}],
        "session": [{"routine": routine}],
        "share": [{"routine": routine}],
        "shared": [{"line": share(routine)}],
        "technique_picture": [{"id": "stroking"}],
        "with_card": [{"text": "..."}],
        "zone_groups": [{}],
    }


NAMES = sorted(set(footlib.__all__) - CLASSES)


def test_every_public_name_is_tried(tmp_path):
    """A name that is new to the course has to stand this, too."""
    assert set(NAMES) == set(calls(tmp_path))


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
        arguments = {name: value for name, value in arguments.items() if name not in ("ids", "terms", "claims")}
    try:
        assert function(*several, **arguments) is not NotImplemented
    except FootlibError as mistake:
        assert 0 < len(str(mistake)) <= MOST and str(mistake).encode(), given
