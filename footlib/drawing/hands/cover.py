"""Whether a hand hides what lies on the foot: known from its stored outline. Needs no library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import cos, radians, sin
from typing import TYPE_CHECKING

from ...model.move import HAND
from .hand_svg import UNIT, drawn_poses

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ..views import XY
    from .place import Placed, Seat

NUMBER = re.compile(r"-?\d+")
FIRST_SKIN, SLEEVE = (re.compile(rf'<path class="fl-hand-{kind}" d="M([^z]*)z') for kind in ("skin", "cuff"))


def hides(hand: Placed, points: Iterable[XY], seat: Seat, catalog: Catalog) -> bool:
    """Whether what of a hand is in front of the foot lies over one of these points of its surface."""
    return any(hidden(hand, points, seat, catalog))


def hidden(hand: Placed, points: Iterable[XY], seat: Seat, catalog: Catalog) -> Iterator[bool]:
    """Whether a hand with its sleeve hides them, point by point."""
    drawing = drawn_poses(catalog)[hand.pose]
    outlines = () if hand.behind else outlines_of(drawing["over"])
    for point in points:
        yield any(inside(outline, on_hand(hand, point, seat, drawing["touch"])) for outline in outlines)


def on_hand(hand: Placed, point: XY, seat: Seat, touch: Sequence[int]) -> XY:
    """A point of the surface in the units of the hand's drawing."""
    x, y = (point[0] - hand.at[0]) * (-1 if seat.mirrored else 1), hand.at[1] - point[1]
    c, s = cos(radians(hand.turn)), sin(radians(hand.turn))
    x, y = c * x + s * y, c * y - s * x
    return touch[0] + (x if hand.left else -x) * UNIT / HAND, touch[1] + y * UNIT / HAND


@lru_cache(maxsize=64)
def outlines_of(markup: str) -> tuple[tuple[XY, ...], ...]:
    """What a drawing fills: the outline of all its skin, which comes first, and that of the sleeve."""
    return tuple(ring(found[1]) for found in (FIRST_SKIN.search(markup), SLEEVE.search(markup)) if found)


def ring(data: str) -> tuple[XY, ...]:
    """The first closed line of a path."""
    numbers = [int(number) for number in NUMBER.findall(data)]
    x = y = 0
    found = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x, y))
    return tuple(found)


def inside(outline: Sequence[XY], point: XY) -> bool:
    """Whether a point lies within a closed line: a ray from it crosses the line an odd number of times."""
    x, y = point
    crossings = 0
    for (ax, ay), (bx, by) in pairwise((*outline, outline[0])):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            crossings += 1
    return crossings % 2 == 1
