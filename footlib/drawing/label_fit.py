"""Names that fit into their own shape: tried as one line, then as two."""

from __future__ import annotations

from collections.abc import Sequence
from math import dist
from typing import TYPE_CHECKING

from shapely.geometry import Point, box

from .scene import middle_of, polygons
from .text_metrics import measure

if TYPE_CHECKING:
    from shapely.geometry import Polygon
    from shapely.geometry.base import BaseGeometry

    from .views import XY

MARGIN = 0.025  # inches between a name and the border of its shape
STEPS = 9
CHAIN = 0.03  # inches: parts whose common middle lies on one of them are a chain, such as the spine
LONG = 5  # a shape this many times longer than its radius is long


def wrappings(name: str) -> list[str]:
    """A name as one line and as every pair of lines."""
    words = name.split(" ")
    return [name, *(" ".join(words[:i]) + "\n" + " ".join(words[i:]) for i in range(1, len(words)))]


def place_for(name: str, shape: BaseGeometry, size: float) -> tuple[str, float, float] | None:
    """(text, x, y) where a name fits into a shape, or None."""
    best = None
    for text in wrappings(name):
        width, height = measure(text, size)
        for part in polygons(shape):
            spot = spot_in(part, width + 2 * MARGIN, height + MARGIN)
            if spot and (best is None or width < best[0]):
                best = (width, text, *spot)
    return best[1:] if best else None


def spot_in(part: Polygon, width: float, height: float) -> XY | None:
    """The centre of a box of this size inside a polygon, as near to its middle as possible, or None."""
    left, bottom, right, top = part.bounds
    if right - left < width or top - bottom < height:
        return None
    middle = part.centroid
    spots = [(middle.x, middle.y), *grid(part.bounds, width, height)]
    half_w, half_h = width / 2, height / 2
    fitting = [(x, y) for x, y in spots if part.contains(box(x - half_w, y - half_h, x + half_w, y + half_h))]
    return min(fitting, key=lambda p: (p[0] - middle.x) ** 2 + (p[1] - middle.y) ** 2, default=None)


def grid(bounds: tuple[float, ...], width: float, height: float) -> list[XY]:
    left, bottom, right, top = bounds
    xs = [left + width / 2 + (right - left - width) * i / (STEPS - 1) for i in range(STEPS)]
    ys = [bottom + height / 2 + (top - bottom - height) * i / (STEPS - 1) for i in range(STEPS)]
    return [(x, y) for x in xs for y in ys]


def anchor_of(shape: BaseGeometry, towards: float, taken: Sequence[XY] = (), distance: float = 0.0) -> XY:
    """The point of a shape at which its line ends: in the middle part of a chain, else in the part nearest the name;
    where the shape has room for it, not within a distance of points that are taken."""
    parts, middle = polygons(shape), shape.centroid
    part = min(parts, key=middle.distance)
    if part.distance(middle) > CHAIN:
        part = min(parts, key=lambda p: abs(p.centroid.x - towards))
    best = inner_point(part, towards)
    if all(dist(best, other) >= distance for other in taken):
        return best
    others = [spot for p in parts for spot in grid(p.bounds, 0, 0) if p.contains(Point(spot))]
    free = [spot for spot in others if all(dist(spot, other) >= distance for other in taken)]
    return min(free, key=lambda spot: dist(spot, best), default=best)


def inner_point(part: Polygon, towards: float) -> XY:
    """The middle of a compact shape, the near end of a long one."""
    left, _, right, _ = part.bounds
    middle, radius = middle_of(part, 0.01)
    if right - left < LONG * radius:
        return middle.x, middle.y
    core = polygons(part.buffer(-0.7 * radius)) or [part]
    x, y, *_ = min((p for piece in core for p in piece.exterior.coords), key=lambda p: abs(p[0] - towards))
    return x, y
