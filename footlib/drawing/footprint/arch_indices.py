"""A print as a polygon without toes, heel down, inner side left: what is measured on it, in any unit of length, since
areas and widths are divided by each other; and how it follows from an arch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import degrees, hypot, pi, sin
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, box

from ...model import shapes

if TYPE_CHECKING:
    from shapely.geometry import Polygon
    from shapely.geometry.base import BaseGeometry

    from ...model import Contact
    from ..views import XY


HEIGHTS = 270  # sections across a print
SIZE = attrgetter("size")


@dataclass(frozen=True)
class Width:
    """A width of the print: how wide, at which height, from where to where."""

    size: float
    y: float
    inner: float
    outer: float


@dataclass(frozen=True)
class Angle:
    """Clarke's angle at the ball, between the lines to the heel and into the arch."""

    degrees: float
    ball: tuple[float, float]
    heel: tuple[float, float]
    arch: tuple[float, float]


def thirds(polygon: Polygon) -> tuple[BaseGeometry, ...]:
    """The print in three parts of equal length: heel, middle, front."""
    left, low, right, high = polygon.bounds
    cuts = [low + (high - low) * i / 3 for i in range(4)]
    return tuple(polygon.intersection(box(left - 1, cuts[i], right + 1, cuts[i + 1])) for i in range(3))


def widths(polygon: Polygon) -> tuple[Width, Width, Width]:
    """Widest front third, narrowest middle third, widest heel third."""
    heel, middle, front = (sections(polygon, i) for i in range(3))
    return max(front, key=SIZE), min(middle, key=SIZE), max(heel, key=SIZE)


def sections(polygon: Polygon, third: int) -> list[Width]:
    """The widths of a third at many heights, square to the foot's long axis."""
    left, low, right, high = polygon.bounds
    step = (high - low) / HEIGHTS
    ys = low + step * (np.arange(HEIGHTS // 3) + third * HEIGHTS // 3 + 0.5)
    lines = shapely.linestrings([[(left - 1, y), (right + 1, y)] for y in ys])
    cut = shapely.intersection(lines, polygon)
    bounds = shapely.bounds(cut)
    return [
        Width(float(size), float(y), float(x[0]), float(x[2]))
        for size, y, x in zip(shapely.length(cut), ys, bounds, strict=True)
    ]


def arch_index(polygon: Polygon) -> float:
    """Arch index: area of the middle third of the toeless print ÷ area of all three thirds. No unit.

    High arch up to 0.21, normal above 0.21 and below 0.26, low arch from 0.26.
    Source: Cavanagh and Rodgers 1987; the formula as in Murley and others 2009, figure 3.
    """
    heel, middle, front = (third.area for third in thirds(polygon))
    return middle / (heel + middle + front)


def chippaux_smirak(polygon: Polygon) -> float:
    """Chippaux–Smirak index: narrowest width of the midfoot ÷ widest width of the forefoot, in per cent.

    Flat from 45. Below, two versions circulate. A, ascribed to Forriol and Pascual 1990: high at 0, normal from 0.1,
    intermediate from 30, lowered from 40. B, in programs and some clinics: high below 30, normal from 30.
    Source of the method: Paecharoen and others 2023.
    """
    ball, middle, _ = widths(polygon)
    return 100 * middle.size / ball.size


def staheli(polygon: Polygon) -> float:
    """Staheli index: narrowest width of the midfoot ÷ widest width of the heel. No unit.

    There is no agreed limit for adults. Children: flat above 1.07 (3 to 6 years), from 1.28 (6 to 9 years).
    Source of the method: Staheli and others 1987, Paecharoen and others 2023; of the limits: Banwell and others 2018.
    """
    _, middle, heel = widths(polygon)
    return middle.size / heel.size


def clarke(polygon: Polygon) -> float:
    """Clarke's angle, to the deepest point, in degrees: between the line that touches ball and heel on the inner side,
    and the line from where it touches the ball to the point of the arch that is farthest from it.

    Flat up to 30, lowered from 31, normal from 42, raised from 55 (whole degrees).
    Source: Clarke 1933; definition and limits as used in Polish clinics.
    """
    return clarke_lines(polygon).degrees


def clarke_edge(polygon: Polygon) -> float:
    """Clarke's angle, along the edge, in degrees: as `clarke`, but the second line touches the edge of the arch.

    The same limits are used for both definitions, though this one comes out up to seven degrees larger.
    """
    return edge_lines(polygon).degrees


def clarke_lines(polygon: Polygon) -> Angle:
    """The lines of Clarke's angle by the course's definition."""
    ball, heel, path = inner_side(polygon)
    deepest = max(path, key=lambda p: off(ball, heel, p))
    return Angle(angle(ball, heel, deepest), ball, heel, deepest)


def edge_lines(polygon: Polygon) -> Angle:
    """The lines of Clarke's angle by the other definition."""
    ball, heel, path = inner_side(polygon)
    touched = max(path, key=lambda p: angle(ball, heel, p))
    return Angle(angle(ball, heel, touched), ball, heel, touched)


def inner_side(polygon: Polygon) -> tuple[XY, XY, list[XY]]:
    """Where a straight edge laid against the inner side touches ball and heel, and the print's border between."""
    _, low, _, high = polygon.bounds
    hull: Any = list(polygon.convex_hull.boundary.coords)
    across = [
        sorted(edge, key=lambda p: p[1])
        for edge in zip(hull, hull[1:], strict=False)
        if min(p[1] for p in edge) < (low + high) / 2 <= max(p[1] for p in edge)
    ]
    heel, ball = min(across, key=lambda edge: edge[0][0] + edge[1][0])
    return ball, heel, inner_path([(x, y) for x, y in polygon.exterior.coords[:-1]], heel, ball)


def inner_path(ring: list[XY], heel: XY, ball: XY) -> list[XY]:
    """The part of a ring between two of its points that lies on the inner side."""
    first, last = sorted((ring.index(heel), ring.index(ball)))
    ways = ring[first + 1 : last], ring[last + 1 :] + ring[:first]
    return min((way or [heel] for way in ways), key=lambda way: max(off(ball, heel, p) for p in way))


def off(a: XY, b: XY, p: XY) -> float:
    """The distance of a point from the line through a and b."""
    return abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / hypot(b[0] - a[0], b[1] - a[1])


def angle(corner: XY, a: XY, b: XY) -> float:
    """The angle at a corner between the ways to two points, in degrees."""
    to_a, to_b = (complex(p[0] - corner[0], p[1] - corner[1]) for p in (a, b))
    return abs(degrees(np.angle(to_b / to_a)))


MEASURES = {
    "arch-index": arch_index,
    "chippaux-smirak": chippaux_smirak,
    "staheli": staheli,
    "clarke": clarke,
    "clarke-edge": clarke_edge,
}


# --- from a rule for the sole's contact and a dip to the print, in foot lengths

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
