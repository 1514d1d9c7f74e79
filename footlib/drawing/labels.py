"""Where names stand. Beside a drawing: in columns, each at the height of what it names, pushed apart where they would
collide, in an order in which their lines do not cross. In it: where a name fits into its own shape, as one line or two.
Lengths in inches, y upwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import dist
from typing import TYPE_CHECKING, Any

import numpy as np
from shapely import box, contains
from shapely.geometry import Point

from .fonts import measure
from .scene import middle_of, polygons

if TYPE_CHECKING:
    from shapely.geometry import Polygon
    from shapely.geometry.base import BaseGeometry

    from .views import XY


Line = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Label:
    """A name in a column, with a line to each thing that it names."""

    text: str
    ends: tuple[tuple[float, tuple[float, float]], ...]  #: (x at which the line leaves the column, where it ends)
    height: float
    key: str = ""  #: the place's or guide line's id
    style: str = "zone"  #: "zone", "region", "doubtful", "guide" or "place"
    y: float = 0.0

    @property
    def wanted(self) -> float:
        return sum(y for _, (_, y) in self.ends) / len(self.ends)

    @property
    def lines(self) -> list[Line]:
        return [((x, self.y), anchor) for x, anchor in self.ends]


def arrange(labels: Iterable[Label], low: float, high: float) -> list[Label]:
    """The labels with their heights, from the top down, between `low` and `high`."""
    labels = spread(sorted(labels, key=lambda label: -label.wanted), low, high)
    for _ in range(len(labels) ** 2):
        pair = next((i for i in range(len(labels) - 1) if tangled(labels[i], labels[i + 1])), None)
        if pair is None:
            break
        labels[pair], labels[pair + 1] = labels[pair + 1], labels[pair]
        labels = spread(labels, low, high)
    return labels


def spread(labels: list[Label], low: float, high: float) -> list[Label]:
    """Heights as near as possible to those wanted, in the given order; no label reaches into another's height."""
    blocks = []  # of labels that touch: [where the block's upper end would best be, its height, its labels]
    for label in labels:
        blocks.append([label.wanted + label.height / 2, label.height, [label]])
        while len(blocks) > 1 and blocks[-2][0] - blocks[-2][1] < blocks[-1][0]:
            merge(blocks)
    return stack(blocks, low, high)


def merge(blocks: list[list]) -> None:
    """Join the last two blocks; all their labels share the displacement."""
    (top, height, members), (next_top, next_height, more) = blocks[-2:]
    shared = (top * len(members) + (next_top + height) * len(more)) / (len(members) + len(more))
    blocks[-2:] = [[shared, height + next_height, members + more]]


def stack(blocks: list[list], low: float, high: float) -> list[Label]:
    """The labels of blocks from the top down, moved as far as the ends of the column demand."""
    placed, below = [], sum(height for _, height, _ in blocks)
    for wanted, height, members in blocks:
        top = max(min(wanted, high), low + below)
        for label in members:
            placed.append(replace(label, y=top - label.height / 2))
            top -= label.height
        below -= height
        high = min(high, top)
    return placed


def tangled(upper: Label, lower: Label) -> bool:
    """Whether two neighbours would have fewer crossings between their lines the other way round."""
    crossings = crossings_of(upper, lower)
    middle = (upper.y + lower.y) / 2
    swapped = replace(upper, y=2 * middle - upper.y), replace(lower, y=2 * middle - lower.y)
    return crossings > 0 and crossings_of(*swapped) < crossings


def crossings_of(first: Label, second: Label) -> int:
    return sum(cross(a, b) for a in first.lines for b in second.lines)


def cross(first: Line, second: Line) -> bool:
    """Whether two line segments cross."""
    (a, b), (c, d) = first, second
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def side(a: XY, b: XY, p: XY) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


# --- names in their own shape

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
    xs, ys = np.transpose(spots)
    fits: Any = contains(part, box(xs - half_w, ys - half_h, xs + half_w, ys + half_h))
    fitting = [spot for spot, inside in zip(spots, fits, strict=True) if inside]
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
