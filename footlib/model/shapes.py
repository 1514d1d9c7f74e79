"""Shapes as points and as masks: geometry that needs no library, so that overlaps are known without matplotlib or
shapely, whose loading `import footlib` does not wait for.

Coordinates. Sole and top: x 0 (medial border) … 1 (lateral) of the foot's greatest breadth, y 0 (heel) … 1 (toe tip)
of its length. Inner and outer side: y as above, and height above the ground in foot lengths. Leg, front and back:
x from the inner side and height above the ankle bones, both in foot lengths. `flat` makes foot lengths of all of them.
Breadth is 0.376 of length, as ANSUR II measured it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import cos, hypot, pi, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .foot import Part

XY = tuple[float, float]

BREADTH = 0.376
CELL = 0.0025  # edge of a mask's cell in foot lengths: small enough that the smallest zone has 30 cells
MARGIN = 0.2  # masks begin this far below and before 0: soles bulge below the ground line, heels below the ankle
COLUMNS = 560  # a mask's row, in cells


def flat(surface: str, points: Iterable[XY]) -> list[XY]:
    """Points in foot lengths."""
    scale = BREADTH if surface in ("sole", "top") else 1
    return [(x * scale, y) for x, y in points]


def polygon(surface: str, part: "Part", steps: int = 10) -> list[XY]:
    """A part's outline as points in foot lengths, first not repeated."""
    if part.at is not None and part.size is not None:
        return ellipse(flat(surface, [part.at])[0], flat(surface, [part.size])[0], part.tilt)
    if part.along and part.width is not None:
        return band(open_curve(flat(surface, part.along), steps), part.width)
    points = flat(surface, part.outline)
    return points if part.sharp else closed_curve(points, steps)


def ellipse(at: XY, size: XY, tilt: float, count: int = 36) -> list[XY]:
    (x, y), (w, h), turn = at, size, radians(tilt)
    ring = [(w / 2 * cos(2 * pi * i / count), h / 2 * sin(2 * pi * i / count)) for i in range(count)]
    return [(x + a * cos(turn) - b * sin(turn), y + a * sin(turn) + b * cos(turn)) for a, b in ring]


def spline(a: XY, b: XY, c: XY, d: XY, steps: int) -> Iterator[XY]:
    """The Catmull–Rom curve from b to c, c left out."""
    across, upwards = (cubic(*values) for values in zip(a, b, c, d, strict=True))
    for i in range(steps):
        t = i / steps
        x, y = (0.5 * (k0 + k1 * t + k2 * t**2 + k3 * t**3) for k0, k1, k2, k3 in (across, upwards))
        yield x, y


def cubic(p: float, q: float, r: float, s: float) -> tuple[float, float, float, float]:
    """The factors of the curve's 1, t, t² and t³, doubled."""
    return 2 * q, r - p, 2 * p - 5 * q + 4 * r - s, 3 * q - p - 3 * r + s


def closed_curve(points: Sequence[XY], steps: int = 10) -> list[XY]:
    n = len(points)
    return [
        p for i in range(n) for p in spline(points[i - 1], points[i], points[(i + 1) % n], points[(i + 2) % n], steps)
    ]


def open_curve(points: Sequence[XY], steps: int = 10) -> list[XY]:
    ends = [points[0], *points, points[-1]]
    inner = [p for i in range(1, len(ends) - 2) for p in spline(ends[i - 1], ends[i], ends[i + 1], ends[i + 2], steps)]
    return [*inner, points[-1]]


def band(line: Sequence[XY], width: float, caps: int = 9) -> list[XY]:
    """The outline of a round-ended band along a line."""
    left, right = [], []
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        length = hypot(bx - ax, by - ay) or 1
        nx, ny = -(by - ay) / length * width / 2, (bx - ax) / length * width / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + cap(line[-1], left[-1], caps) + right[::-1] + cap(line[0], right[0], caps)


def cap(centre: XY, start: XY, count: int) -> list[XY]:
    """The half circle around a band's end, from `start` clockwise."""
    (x, y), dx, dy = centre, start[0] - centre[0], start[1] - centre[1]
    turns = [-pi * i / (count + 1) for i in range(1, count + 1)]
    return [(x + dx * cos(t) - dy * sin(t), y + dx * sin(t) + dy * cos(t)) for t in turns]


@lru_cache(maxsize=2048)
def mask(surface: str, parts: "tuple[Part, ...]") -> int:
    """The cells that the parts cover, as one big number: areas are bit counts, overlaps an `&`."""
    cells = 0
    for part in parts:
        cells |= filled(polygon(surface, part, steps=5))
    return cells


def filled(points: Sequence[XY]) -> int:
    """The cells whose centre lies inside a polygon (even–odd), row by row."""
    cells = 0
    for row, crossings in crossings_by_row([(x + MARGIN, y + MARGIN) for x, y in points]).items():
        crossings.sort()
        cells |= row_cells(crossings) << (row * COLUMNS)
    return cells


def crossings_by_row(points: Sequence[XY]) -> dict[int, list[float]]:
    """row → where the polygon's edges cross the middle of that row of cells; each edge is followed once."""
    previous, found = points[-1], {}
    for point in points:
        (ax, ay), (bx, by) = previous, point
        low, high = (ay, by) if ay < by else (by, ay)
        for row in range(max(int(low / CELL), 0), int(high / CELL) + 1):
            y = (row + 0.5) * CELL
            if (ay <= y) != (by <= y):
                found.setdefault(row, []).append(ax + (y - ay) / (by - ay) * (bx - ax))
        previous = point
    return found


def row_cells(crossings: list[float]) -> int:
    bits = 0
    for left, right in zip(crossings[::2], crossings[1::2], strict=False):
        first, end = max(round(left / CELL), 0), min(round(right / CELL), COLUMNS)
        if end > first:
            bits |= ((1 << (end - first)) - 1) << first
    return bits


def crossed(points: Sequence[XY], y: float) -> list[float]:
    """Where a polygon's edges cross a height, from left to right."""
    previous, found = points[-1], []
    for point in points:
        (ax, ay), (bx, by) = previous, point
        if (ay <= y) != (by <= y):
            found.append(ax + (y - ay) / (by - ay) * (bx - ax))
        previous = point
    return sorted(found)


def inside(points: Sequence[XY], at: XY) -> bool:
    """Whether a point lies in a polygon (even–odd)."""
    return sum(x < at[0] for x in crossed(points, at[1])) % 2 == 1


def cell_of(point: XY) -> int:
    """The number of the cell in which a point lies."""
    return int((point[1] + MARGIN) / CELL) * COLUMNS + int((point[0] + MARGIN) / CELL)


def span(cells: int) -> tuple[int, int]:
    """The first and the last cell that a mask covers, row by row."""
    return (cells & -cells).bit_length(), cells.bit_length()


def overlap(a: int, b: int) -> float:
    """How much of the smaller of two masks lies in the other: 0 … 1."""
    smaller = min(a.bit_count(), b.bit_count())
    return (a & b).bit_count() / smaller if smaller else 0.0
