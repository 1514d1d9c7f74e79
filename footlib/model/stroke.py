"""How a hand moves on the foot: a stroke as data, the line that the hand follows, and how long that takes."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from math import atan2, ceil, cos, hypot, pi, radians, sin
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from . import shapes
from .base import Flag, Misplaced, Real, Size, Surface, Tilt, Unit, Value, Whole
from .foot import Point
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


LINES = ("line", "rub", "roll", "walk", "pull")  #: along a line; `rub` and `roll` have a `width`
AREAS = ("circle", "hold", "shake", "squeeze", "spread")  #: on one area (`size`, `tilt`) after the other
Kind = Literal[  # press, tap and pinch: on one point after the other
    "line", "rub", "roll", "walk", "pull", "press", "tap", "pinch", "circle", "hold", "shake", "squeeze", "spread"
]
TURNS = 3  # circles on one spot, where the stroke says no other number
SHAKES = 12  # to and fro, then a pause
BITE = 0.011  # foot lengths: two or three millimetres


class Stroke(Value):
    """One movement of the hand on one surface of the foot, in that surface's own coordinates (see `shapes`).

    `points` run in the move's usual direction: along a line, or from one point or area to the next one.
    """

    kind: Kind
    surface: Surface
    points: tuple[Point, ...] = Field(min_length=1)
    size: tuple[Size, Size] | None = None  #: width and height of an area
    tilt: Tilt = 0  #: of an area
    width: Real | None = Field(None, gt=0, lt=0.3)  #: how far to and fro, or how large a roll; foot lengths
    #: one pass, one to and fro, one roll, bite, circle, press, hold or pull
    seconds: Annotated[Real, Field(ge=0.1, le=30), Unit("seconds")]
    times: Whole | None = Field(None, ge=1, le=40)  #: in one pass: how often along the line, or on each point or stop
    stops: Whole | None = Field(None, ge=1, le=20)  #: of a rub that stays at some places of its line before it goes on
    together: Flag = False  #: done at the same time as the stroke before: two thumbs, two hands

    @model_validator(mode="after")
    def of_its_kind(self) -> Self:
        if self.kind in LINES and len(self.points) < 2:
            raise Misplaced("points", f"'{self.kind}' goes along a line: give it two points or more")
        if (self.kind in AREAS) != (self.size is not None):
            text = f"'size' (width and height above 0) belongs to {', '.join(AREAS)}, and to all of them"
            raise Misplaced("size", text)
        if (self.kind in ("rub", "roll")) != (self.width is not None):
            raise Misplaced("width", "'width' belongs to 'rub' and 'roll', and to both of them")
        if self.stops and not (self.kind == "rub" and self.times):
            raise Misplaced("stops", "belongs to 'rub', beside 'times': how often to and fro at each stop")
        return self

    @cached_property
    def path(self) -> list[XY]:
        """The way of the hand in foot lengths: the line itself, evenly in small steps, or the points."""
        points = shapes.flat(self.surface, self.points)
        return Polyline(shapes.open_curve(points)).evenly() if self.kind in LINES else points

    def hand_at(self, point: XY) -> list[XY]:
        """Points that the hand covers there: the middle, and around an area half-way to its border."""
        if self.size is None or self.kind == "spread":
            return [point]
        a, b = self.radii
        return [point, *oval(point, (a * 0.7, b * 0.7), self.tilt, count=12)]

    @cached_property
    def cells(self) -> list[int]:
        """The cells of a mask over which the hand goes, one for each point that it covers."""
        return [shapes.cell_of(at) for point in self.path for at in self.hand_at(point)]

    @cached_property
    def lasts(self) -> float:
        """Seconds of one pass over all of it."""
        line = Polyline(self.path)
        each = {
            "line": 1,
            "pull": 1,
            "walk": max(round(line.length / BITE), 2),
            "roll": line.rolls(self.width or 1),
            "rub": self.stops or line.rubs(self.width or 1),
            "shake": SHAKES * len(self.points),
        }.get(self.kind, len(self.points))
        return self.seconds * each * (self.times or (TURNS if self.kind == "circle" else 1))

    @property
    def radii(self) -> XY:
        """Half of an area's width and height, in foot lengths."""
        ((width, height),) = shapes.flat(self.surface, [self.size or (0, 0)])
        return width / 2, height / 2


def one_pass(strokes: Iterable[Stroke], left: Callable[[Stroke], float]) -> list[tuple[Stroke, float]]:
    """Each stroke of which a share is left, with the seconds that it takes; what is done together counts once, by the
    longest of it."""
    found: list[tuple[Stroke, float]] = []
    begun = False  # whether the strokes that belong together have one that counts
    for stroke in strokes:
        seconds = stroke.lasts * left(stroke)
        begun = begun and stroke.together
        if seconds and begun:
            found[-1] = max(found[-1], (stroke, seconds), key=lambda one: one[1])
        elif seconds:
            found, begun = [*found, (stroke, seconds)], True
    return found


def oval(centre: XY, radii: XY, tilt: float = 0.0, turns: float = 1.0, count: int = 28) -> list[XY]:
    """Points around an area, from its upper end anticlockwise."""
    (x, y), (a, b), turn = centre, radii, radians(tilt)
    angles = [pi / 2 + 2 * pi * turns * i / count for i in range(count + 1)]
    return [
        (x + a * cos(t) * cos(turn) - b * sin(t) * sin(turn), y + a * cos(t) * sin(turn) + b * sin(t) * cos(turn))
        for t in angles
    ]


#: The way to the toes on a surface, in its own coordinates; on a leg the way to the knee counts.
TOES = {"sole": (0, 1), "top": (0, 1), "inner": (1, 0), "outer": (1, 0)}
SIGN = {"toes": 1, "heel": -1, "ankle": -1, "knee": 1}


def along(surface: str, towards: str, path: Sequence[XY]) -> float:
    """How far a path leads in a direction, in foot lengths; what climbs the leg leads to the ankle, too."""
    (ax, ay), (bx, by) = path[0], path[-1]
    if surface not in TOES:
        return (by - ay) * SIGN[towards]
    x, y = TOES[surface]
    ahead = ((bx - ax) * x + (by - ay) * y) * SIGN[towards]
    return max(ahead, by - ay) if x and towards in ("ankle", "knee") else ahead
