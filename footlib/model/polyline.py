"""A line that a hand follows, measured once: how long it is, where a share of it lies, how it winds or rolls."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import atan2, ceil, cos, hypot, pi, sin

from .shapes import XY

STEP = 0.006  # distance of a path's points, in foot lengths
TAIL = 0.9  # of a winding line; the rest leads straight to its end


class Polyline:
    """Points in foot lengths, in the direction of the hand. A share of the line runs from 0, its beginning, to 1."""

    def __init__(self, points: Sequence[XY]):
        self.points = points
        self.far = [0.0, *accumulate(hypot(c - a, d - b) for (a, b), (c, d) in pairwise(points))]

    @property
    def length(self) -> float:
        return self.far[-1]

    def at(self, share: float) -> XY:
        """The point that lies so far along the line."""
        wanted = share * self.length
        i = bisect_left(self.far, wanted, 1)
        if i == len(self.points):
            return self.points[-1]
        (ax, ay), (bx, by) = self.points[i - 1], self.points[i]
        part = (wanted - self.far[i - 1]) / ((self.far[i] - self.far[i - 1]) or 1)
        return ax + (bx - ax) * part, ay + (by - ay) * part

    def heading(self, share: float) -> XY:
        """The direction of the line at a point of it, as a step of length 1."""
        (ax, ay), (bx, by) = self.at(max(share - 0.04, 0)), self.at(min(share + 0.04, 1))
        turn = atan2(by - ay, bx - ax)
        return cos(turn), sin(turn)

    def aside(self, share: float, distance: float) -> XY:
        """A point beside the line, to its left."""
        (x, y), (dx, dy) = self.at(share), self.heading(share)
        return x - dy * distance, y + dx * distance

    def in_parts(self, count: int) -> list[XY]:
        """As many even parts of it, first and last point kept."""
        return [*(self.at(i / count) for i in range(count)), self.points[-1]]

    def evenly(self, step: float = STEP) -> list[XY]:
        """The same line with points at even distances, first and last kept."""
        return self.in_parts(max(ceil(self.length / step), 1))

    def rubs(self, width: float) -> float:
        """How often to and fro a line of this length winds."""
        return max(round(self.length / max(0.5 * width, 0.018)), 3) / 2

    def zigzag(self, width: float) -> list[XY]:
        """To and fro across the line, a little further each time, and straight at its end."""
        count = round(2 * self.rubs(width))
        bends = [self.aside(i / count * TAIL, (-1) ** i * width / 2) for i in range(1, count)]
        return [self.points[0], *bends, self.at(TAIL), self.points[-1]]

    def rolls(self, width: float) -> int:
        """How many loops the line has room for."""
        return max(round(self.length / (1.2 * width)), 1)

    def coil(self, width: float, per_loop: int = 14) -> list[XY]:
        """Rolls along the line: loops, each a little further on, and straight at its end."""
        loops, found = self.rolls(width), []
        for i in range(1, loops * per_loop):
            turn, share = 2 * pi * i / per_loop, i / (loops * per_loop) * TAIL
            (x, y), (dx, dy) = self.aside(share, sin(turn) * width / 2), self.heading(share)
            back = (1 - cos(turn)) * width * 0.45
            found.append((x - dx * back, y - dy * back))
        return [self.points[0], *found, self.at(TAIL), self.points[-1]]
