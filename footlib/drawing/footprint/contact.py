"""From a rule for the sole's contact and a dip to the print: polygons in foot lengths, heel down, inner side left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import pi, sin
from typing import TYPE_CHECKING, Any

from shapely.geometry import MultiPolygon, Polygon, box

from ...model import shapes

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ...model import Contact

Row = tuple[float, float, float]  #: a height, and where the print begins and ends there
STEPS = 8  # points between two control points
KEPT = (0.2, 0.86)  # between these shares of the arch's heights no corner is rounded


def print_of(rule: Contact, dip: float) -> Polygon:
    """The print without toes: one polygon."""
    rows = [edges(rule, dip, *row) for row in corner_cut(rule.borders)]
    inner = [(x * shapes.BREADTH, y) for y, x, _ in rows]
    outer = [(x * shapes.BREADTH, y) for y, _, x in rows]
    whole = Polygon(inner + outer[::-1]).buffer(0).intersection(box(-1, 0, 2, rule.front))
    return rounded(whole, rule)


def edges(rule: Contact, dip: float, y: float, inner: float, outer: float) -> tuple[float, float, float]:
    """Where the print begins and ends at a height, x in foot breadths."""
    rim = rule.rim * min(1, y / rule.rim_from)
    return y, inner + rim + dip * bump(rule, y) * (outer - inner), outer - rim


def bump(rule: Contact, y: float) -> float:
    """How much of the dip works at a height: 0 … 1."""
    low, high = rule.arch
    t = min(max((y - low) / (high - low), 0), 1) ** rule.skew
    return max(sin(pi * t), 0) ** rule.fullness


def rounded(whole: BaseGeometry, rule: Contact) -> Any:
    """The print with soft corners at heel and ball; in the arch, where it may be narrow, not a hair of it changes."""
    low, high = (rule.arch[0] + share * (rule.arch[1] - rule.arch[0]) for share in KEPT)
    middle, soft = box(-1, low, 2, high), 2 * rule.corner
    ends = whole.difference(box(-1, low + soft, 2, high - soft))
    return whole.intersection(middle).union(ends.buffer(-rule.corner).buffer(rule.corner).intersection(whole))


def toes_of(rule: Contact) -> MultiPolygon:
    """The prints of the toes, which no index counts."""
    return MultiPolygon([Polygon(shapes.polygon("sole", part)) for part in rule.toes])


def corner_cut(rows: Sequence[Row]) -> Iterator[Row]:
    """The smooth curve that touches the middle of each piece of a broken line: it stays inside bends, so that areas
    come out as for the broken line."""
    yield rows[0]
    for before, corner, after in zip(rows, rows[1:], rows[2:], strict=False):
        start, end = halfway(before, corner), halfway(corner, after)
        yield from (between(start, corner, end, i / STEPS) for i in range(STEPS))
    yield halfway(rows[-2], rows[-1])
    yield rows[-1]


def halfway(a: Row, b: Row) -> Row:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2


def between(a: Row, b: Row, c: Row, t: float) -> Row:
    """A point of the quadratic Bézier curve from a to c, bent towards b."""
    y, inner, outer = ((1 - t) ** 2 * p + 2 * t * (1 - t) * q + t**2 * r for p, q, r in zip(a, b, c, strict=True))
    return y, inner, outer
