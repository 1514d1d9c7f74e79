"""A piece as a still picture and as a movement; everything in foot lengths on the piece's own surface.

A still picture is lines with arrowheads, dots and areas. A movement is tracks (one for each hand or thumb that moves at
the same time), each a list of glides along one of the lines and of touches; the page plays them without asking Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

from ...cache import kept_with
from ...model.stroke import BITE, SHAKES, TURNS, Polyline, oval

if TYPE_CHECKING:
    from ...model import Stroke
    from ..views import XY
    from .subject import Piece

EVERY = 3  # a path's points are finer than the eye


@dataclass
class Line:
    """A line with its arrowheads ("end", "both" or none) and its look: "" (the hand), "bites" or "next"."""

    points: list
    head: str = "end"
    look: str = ""


@dataclass
class Still:
    """What is drawn of a piece; `start` and `ahead` are where its number stands, and which way it goes from there."""

    lines: list = field(default_factory=list)
    dots: list = field(default_factory=list)
    areas: list = field(default_factory=list)
    tracks: list = field(default_factory=list)
    start: tuple = (0, 0)
    ahead: tuple = (0, 1)

    def begin(self, points: Sequence[XY]) -> Still:
        self.start = tuple(points[0])
        line = Polyline(points)
        self.ahead = line.heading(0) if line.length else (0, 1)
        return self


def glide(line: int, seconds: float, *, turns: int = 1, back: bool = False, rest: float = 0.0) -> dict[str, Any]:
    """Along a line (by its number), so many times; `back`: there and back; `rest`: seconds at its end."""
    return {"line": line, "seconds": round(seconds, 2), "turns": turns, "back": back, "rest": rest}


def out_and_back(line: int, stroke: Stroke) -> dict[str, Any]:
    """Slowly to the end of a line, a wait there, and back."""
    return glide(line, stroke.seconds * 0.3, back=True, rest=round(stroke.seconds * 0.4, 2))


def touch(points: Sequence[XY], seconds: float) -> dict[str, Any]:
    """Down on each point and up again."""
    return {"points": list(points), "seconds": seconds}


@kept_with
def still(piece: Piece) -> Still:
    """The still picture and the movement of a piece."""
    return SHAPES[piece.kind](piece, list(piece.points), piece.stroke)


def one_way(piece: Piece, line: list[XY], seconds: float) -> Still:
    """Along one line, and back again where the piece says so."""
    head = "both" if piece.both_ways else "end"
    return Still([Line(line, head)], tracks=[[glide(0, seconds, back=piece.both_ways)]]).begin(piece.points)


def a_line(piece: Piece, points: list[XY], stroke: Stroke) -> Still:
    return one_way(piece, thinned(points), stroke.seconds)


def bites(piece: Piece, points: list[XY], stroke: Stroke) -> Still:
    count = max(round(Polyline(points).length / BITE), 2)
    track = [{**glide(0, stroke.seconds * count), "bites": count}]
    return Still([Line(thinned(points), "end", "bites")], tracks=[track]).begin(points)


def pull(piece: Piece, points: list[XY], stroke: Stroke) -> Still:
    return Still([Line(thinned(points))], tracks=[[out_and_back(0, stroke)]]).begin(points)


def breadth(stroke: Stroke) -> float:
    """How far a rub goes to and fro, or how large a roll is: the model asks every one of them for it."""
    return stroke.width or 0.0


def rub(piece: Piece, points: list[XY], stroke: Stroke) -> Still:
    wave = Polyline(points).zigzag(breadth(stroke))
    return one_way(piece, wave, stroke.seconds * (len(wave) - 1) / 2)


def roll(piece: Piece, points: list[XY], stroke: Stroke) -> Still:
    line = Polyline(points)
    return one_way(piece, line.coil(breadth(stroke)), stroke.seconds * line.rolls(breadth(stroke)))


def points_in_turn(piece: Piece, points: list[XY], stroke: Stroke) -> Still:
    dots = [(point, piece.kind) for point in points]
    shown = Still(dots=dots, tracks=[[touch(points, stroke.seconds)]]).begin(points)
    if piece.kind == "press" and len(points) > 1:
        shown.lines.append(Line(points, "end", "next"))
    return shown


def circles(piece: Piece, points: list[XY], stroke: Stroke) -> Still:
    rings = [oval(point, stroke.radii, stroke.tilt, turns=-0.9) for point in points]
    lines = [Line(ring) for ring in rings]
    track = [{**glide(i, stroke.seconds, turns=TURNS), "closed": True} for i in range(len(lines))]
    return Still(lines, tracks=[track], start=rings[0][0], ahead=(0, -1))


def hold(piece: Piece, points: list[XY], stroke: Stroke) -> Still:
    ring = oval(points[0], stroke.radii, stroke.tilt)
    return Still(areas=[ring], tracks=[[touch([points[0]], stroke.seconds)]], start=points[0], ahead=(0, 0))


def shake(piece: Piece, points: list[XY], stroke: Stroke) -> Still:
    lines = [Line(across(point, stroke, -1, 1), "both") for point in points]
    track = [glide(i, stroke.seconds, turns=SHAKES, back=True, rest=0) for i in range(len(lines))]
    return Still(lines, tracks=[track]).begin(lines[0].points)


def pairs(start: float, end: float, points: list[XY], stroke: Stroke) -> Still:
    """Two arrows towards each other, or away from each other, on one spot after the other."""
    shown = Still(start=points[0], ahead=(0, 0))
    for side in (-1, 1):
        track = []
        for point in points:
            shown.lines.append(Line(across(point, stroke, side * start, side * end)))
            track.append(out_and_back(len(shown.lines) - 1, stroke))
        shown.tracks.append(track)
    return shown


def across(point: XY, stroke: Stroke, start: float, end: float, count: int = 6) -> list[XY]:
    """A straight line along an area's width."""
    (x, y), half, turn = point, stroke.radii[0], radians(stroke.tilt)
    shares = [start + (end - start) * i / count for i in range(count + 1)]
    return [(x + half * s * cos(turn), y + half * s * sin(turn)) for s in shares]


def thinned(points: list[XY]) -> list[XY]:
    """The same line with fewer points, evenly, so that equal times are equal ways."""
    return Polyline(points).in_parts(max(len(points) // EVERY, 2))


SHAPES = {
    "line": a_line,
    "walk": bites,
    "pull": pull,
    "rub": rub,
    "roll": roll,
    "press": points_in_turn,
    "tap": points_in_turn,
    "pinch": points_in_turn,
    "circle": circles,
    "hold": hold,
    "shake": shake,
    "squeeze": lambda piece, points, stroke: pairs(1, 0.3, points, stroke),
    "spread": lambda piece, points, stroke: pairs(0.25, 1, points, stroke),
}
