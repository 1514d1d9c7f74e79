"""Shapes with soft corners: what a hand's outline is made with."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from shapely import get_coordinates, line_interpolate_point
from shapely.geometry import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union


def soft(shape: BaseGeometry, inwards: float, outwards: float) -> BaseGeometry:
    """Without sharp corners: hollows filled up to one radius, points rounded to another."""
    return shape.buffer(inwards, quad_segs=12).buffer(-inwards - outwards, quad_segs=12).buffer(outwards, quad_segs=12)


def rounded(shape: BaseGeometry, reach: float = 0.012, step: float = 0.005) -> BaseGeometry:
    """An outline as it is drawn by hand: every corner a little round (a running mean along the outline)."""
    found = []
    for part in polygons(shape):
        count = max(round(part.exterior.length / step), 12)
        at = line_interpolate_point(part.exterior, np.arange(count) / count, normalized=True)
        ring = get_coordinates(at)
        away = np.minimum(np.arange(count), count - np.arange(count)) * step
        weights = np.exp(-0.5 * (away / reach) ** 2)
        mean = np.fft.fft(weights / weights.sum())
        xs, ys = (np.real(np.fft.ifft(np.fft.fft(ring[:, i]) * mean)) for i in (0, 1))
        found.append(Polygon(zip(xs, ys, strict=True)).buffer(0))
    return unary_union(found)


def silhouette(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """The outline around several shapes."""
    return rounded(soft(unary_union(list(shapes)), 0.005, 0.004))


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    return [one for one in getattr(geometry, "geoms", [geometry]) if isinstance(one, Polygon) and not one.is_empty]


def lines(geometry: BaseGeometry) -> list[LineString]:
    """The single lines of a geometry, each as long as it goes."""
    if isinstance(geometry, MultiLineString):
        geometry = linemerge(geometry)
    return [one for one in getattr(geometry, "geoms", [geometry]) if isinstance(one, LineString) and not one.is_empty]


def curve(points: list[tuple[float, float]], count: int = 8) -> list[tuple[float, float]]:
    """A curve through points (Catmull and Rom)."""
    ends = [points[0], *points, points[-1]]
    found = []
    for four in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = four
        for t in np.linspace(0, 1, count, endpoint=False):
            x, y = (
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
                for a, b, c, d in ((ax, bx, cx, dx), (ay, by, cy, dy))
            )
            found.append((float(x), float(y)))
    return [*found, points[-1]]
