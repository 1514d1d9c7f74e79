"""What is drawn on a hand: nails, wrinkles over the joints, the great creases of the palm, sinews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, radians, sin

import numpy as np
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from .silhouettes import curve
from .skeleton import FINGERS, Chain, Eye, Hand, vector

SEEN = 0.22  # of a face: less is too slanting to show a crease
PALM_CREASES = (
    [(0.16, 0.37), (0.09, 0.345), (0.035, 0.28), (0.012, 0.19), (0.02, 0.08)],  # around the ball of the thumb
    [(0.165, 0.375), (0.07, 0.36), (-0.02, 0.315), (-0.11, 0.24)],
    [(0.085, 0.47), (0.06, 0.425), (-0.02, 0.385), (-0.10, 0.375), (-0.165, 0.39)],
)


def arc(
    at: np.ndarray, across: np.ndarray, out: np.ndarray, radius: float, span: float, bow: np.ndarray, eye: Eye
) -> Iterator[LineString]:
    """A crease over a round, so many degrees to each side, as far as it faces the eye; `bow` bends it."""
    points = []
    for angle in np.linspace(-span, span, 9):
        normal = across * sin(radians(angle)) + out * cos(radians(angle))
        if eye.facing(normal) > SEEN:
            points.append(eye.flat(at + normal * radius + bow * (1 - (angle / span) ** 2)))
    if len(points) > 3:
        yield LineString(points)


def creases(chain: Chain, eye: Eye) -> Iterator[LineString]:
    """Wrinkles over the joints of a finger, on its back and on the palm's side."""
    for i in (1, 2):
        before, after = chain.frames[i - 1], chain.frames[i]
        out, ahead = unit(before.out + after.out), (before.ahead + after.ahead) / 2
        radius, joint = (0.047 if i == 1 else 0.042) * chain.breadth, chain.joints[i]
        for gap in (-0.014, 0.012) if i == 1 or chain.name == "thumb" else (0.0,):
            bow = ahead * (0.008 if gap > 0 else -0.008)
            yield from arc(joint + ahead * gap, after.aside, out, radius, 38, bow, eye)
        yield from arc(joint, after.aside, -out, radius, 62, ahead * 0.002, eye)
    if chain.name != "thumb":
        first = chain.frames[0]
        root = chain.joints[0] + first.ahead * 0.105
        yield from arc(root, first.aside, -first.out, 0.05 * chain.breadth, 62, first.ahead * -0.002, eye)


def nail(chain: Chain, eye: Eye) -> Iterator[Polygon]:
    """The nail, where it is seen: a rounded plate that is bent around the fingertip."""
    frame, tip = chain.frames[-1], chain.joints[-1]
    if eye.facing(frame.out) < 0.1:
        return
    wide, long = (0.056, 0.071) if chain.name == "thumb" else (0.0415, 0.052)
    wide, long = wide * chain.breadth, long * chain.breadth
    middle = tip - frame.ahead * (long * 0.5 + 0.006)
    points = []
    for angle in np.linspace(0, 360, 40, endpoint=False):
        c, s = cos(radians(angle)), sin(radians(angle))
        u = np.sign(c) * abs(c) ** 0.72 * (0.94 + 0.06 * s)
        v = np.sign(s) * abs(s) ** 0.8
        height = 0.036 * chain.breadth * (1 - 0.34 * u * u) - 0.006 * max(v, 0) ** 2
        points.append(eye.flat(middle + frame.aside * u * wide / 2 + frame.ahead * v * long / 2 + frame.out * height))
    shape = Polygon(points).buffer(0)
    if isinstance(shape, Polygon) and shape.area > 0.0003:
        yield shape


def on_palm(hand: Hand, eye: Eye) -> Iterable[LineString]:
    """On its back the knuckles, on the other side the great creases."""
    if eye.facing(vector(0, 0, 1)) < 0:
        for points in PALM_CREASES:
            yield LineString([eye.flat(vector(x, y, -0.058)) for x, y in curve(points)])
        return
    for name in FINGERS:
        frame, joint = hand.chains[name].frames[0], hand.chains[name].joints[0]
        out = unit(frame.out * 0.6 + vector(0, 0, 0.4))
        yield from arc(joint - vector(0, 0.018, 0), frame.aside, out, 0.05, 36, vector(0, 0.007, 0), eye)


def sinews(hand: Hand, eye: Eye) -> BaseGeometry:
    """The sinews on the back of the hand, as a tone that runs out towards the wrist."""
    if eye.facing(vector(0, 0, 1)) < 0.3:
        return Polygon()
    strips = []
    for name in FINGERS:
        joint = hand.chains[name].joints[0]
        head, foot = joint + vector(0, -0.05, 0.05), vector(joint[0] * 0.42, 0.12, 0.05)
        discs = [
            Point(*eye.flat(head + (foot - head) * share)).buffer(0.0042 * (1 - share) + 0.0006)
            for share in np.linspace(0, 0.62, 8)
        ]
        strips += [a.union(b).convex_hull for a, b in zip(discs, discs[1:], strict=False)]
    return unary_union(strips)


def unit(direction: np.ndarray) -> np.ndarray:
    return direction / (np.linalg.norm(direction) or 1)
