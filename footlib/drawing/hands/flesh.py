"""A posed hand seen from one side: its parts from the back to the front, each a smooth shape with its inner lines.

The skin is stretched over rounds of flesh (the hull of their outlines); a soft joint or web comes from widening a shape
and narrowing it again. A part's own outline is drawn only where it lies over another part: what joins, joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, radians, sin

import numpy as np
from shapely import affinity, get_coordinates, line_interpolate_point
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

from ...model import Pose
from ...model.shapes import open_curve
from .skeleton import DIGITS, FINGERS, Ball, Chain, Eye, Hand, ball, posed, vector

SLEEVE = 1.9  # hand lengths
LIGHT = (-0.012, 0.018)  #: the light comes from above, a little from the left: how far the lit side reaches
#: what goes over into what: no shade falls on one from the other
JOINED = {
    **{name: ("palm",) for name in FINGERS},
    "thumb": ("palm",),
    "palm": ("arm", "thumb", *FINGERS),
    "arm": ("palm", "thumb"),
}


@dataclass
class Part:
    """One part of the hand: what is filled, and what is drawn on it."""

    name: str
    shape: BaseGeometry
    depth: float
    lines: list[LineString] = field(default_factory=list)  #: its outline over other parts
    creases: list[LineString] = field(default_factory=list)
    nails: list[Polygon] = field(default_factory=list)
    shade: BaseGeometry = field(default_factory=Polygon)


@dataclass
class Sight:
    """A hand as it is seen: parts from the back to the front; `touch` is the point that lies on the foot."""

    parts: list[Part]
    touch: tuple[float, float]
    sleeve: tuple[BaseGeometry, BaseGeometry, list[LineString]]  #: its body, its rim and its folds

    def outline(self, parts: Iterable[Part]) -> BaseGeometry:
        return silhouette([part.shape for part in parts])


def seen(pose: Pose) -> Sight:
    """The hand in a pose, as its picture shows it."""
    hand, eye = posed(pose), Eye(*pose.eye)
    parts = [finger(chain, eye) for chain in hand.chains.values()]
    parts += [palm(hand, eye), arm(hand, eye)]
    parts.sort(key=lambda part: part.depth)
    edge = silhouette([part.shape for part in parts]).boundary.buffer(0.009)
    for part in parts:
        part.lines = inner(part, parts, edge)
        joined = unary_union([other.shape for other in parts if other.name in JOINED[part.name]])
        part.shade = shaded(part.shape, joined)
        if part.name == "palm":
            part.shade = part.shade.union(sinews(hand, eye).intersection(part.shape))
    return Sight(parts, eye.flat(touching(pose, hand)), sleeve(hand, eye))


def hull(balls: Sequence[Ball], eye: Eye) -> BaseGeometry:
    """The skin around rounds of flesh."""
    return unary_union([Point(*eye.flat(one.at)).buffer(one.radius, quad_segs=12) for one in balls]).convex_hull


def strung(balls: Sequence[Ball], eye: Eye) -> BaseGeometry:
    """The skin along a chain of them."""
    return unary_union([hull(pair, eye) for pair in pairwise(balls)])


def finger(chain: Chain, eye: Eye) -> Part:
    shape = rounded(soft(strung(chain.balls, eye), 0.03, 0.012))
    far = [eye.see(one.at)[2] for one, bone in zip(chain.balls, chain.bone, strict=True) if bone]
    part = Part(chain.name, shape, float(np.mean(far)))
    part.lines = free_outline(chain, shape, eye)
    part.creases, part.nails = list(creases(chain, eye)), list(nail(chain, eye))
    return part


def free_outline(chain: Chain, shape: BaseGeometry, eye: Eye) -> list[LineString]:
    """The outline from the web on: nearer the palm the skin goes over into it."""
    first = 4 if chain.name == "thumb" else 2
    root = strung(chain.balls[: first + 1], eye).buffer(0.016)
    return lines(shape.boundary.difference(root.difference(strung(chain.balls[first + 1 :], eye))))


def palm(hand: Hand, eye: Eye) -> Part:
    thumb = hand.chains["thumb"]
    low = Ball(thumb.balls[2].at * 0.6 + thumb.balls[3].at * 0.4, 0.026)
    edge = [low, ball(0.142, 0.415, -0.018, 0.03), ball(0.13, 0.3, -0.02, 0.03), thumb.balls[1]]
    ball_of_thumb = [thumb.balls[1], thumb.balls[2], ball(0.11, 0.16, -0.02, 0.04)]
    groups = (*hand.palm, ball_of_thumb, edge)
    shape = rounded(soft(unary_union([hull(group, eye) for group in groups]), 0.03, 0.03), 0.025)
    shape = shape.union(first_web(hand, shape, eye))
    heads = [eye.see(hand.chains[name].joints[0])[2] for name in FINGERS]
    return Part("palm", shape, float(np.mean(heads)), lines(shape.boundary), list(on_palm(hand, eye)))


def first_web(hand: Hand, shape: BaseGeometry, eye: Eye) -> BaseGeometry:
    """The skin that is stretched between the thumb and the index finger: a hollow curve."""
    thumb, index = hand.chains["thumb"], hand.chains["index"]
    both = unary_union([strung(thumb.balls, eye), strung(index.balls, eye), shape])
    room = hull([*thumb.balls[:4], *index.balls[:1]], eye)
    return soft(both, 0.11, 0).intersection(room)


def arm(hand: Hand, eye: Eye) -> Part:
    stub = unary_union([hull(hand.arm[:4], eye), hull(hand.arm[2:], eye)])
    heel = unary_union([hull(group, eye) for group in (*hand.palm, hand.chains["thumb"].balls[:3])])
    wrist = Point(*eye.flat(vector(0, 0, 0))).buffer(0.2)
    shape = stub.union(soft(stub.union(heel), 0.2, 0.02).intersection(wrist))
    return Part("arm", shape, float(min(eye.see(one.at)[2] for one in hand.arm)) - 0.3)


def sleeve(hand: Hand, eye: Eye) -> tuple[BaseGeometry, BaseGeometry, list[LineString]]:
    """The sleeve in which the stub of arm ends, as long as a picture is wide, so that no arm ends in the air; its rim,
    and the folds behind it."""
    frame, middle = hand.arm_frame, (hand.arm[-1].at + hand.arm[-2].at) / 2

    def across(back: float, half: float, radius: float) -> list[Ball]:
        at = middle - frame.ahead * back
        return [Ball(at + frame.aside * side * half, radius) for side in (-1, 1)]

    def fold(back: float, share: float) -> LineString:
        ends = [(0.155 * share, back), (0.1 * share, back + 0.016), (0.03 * share, back + 0.05)]
        return LineString([eye.flat(middle - frame.ahead * far + frame.aside * at) for at, far in ends])

    rim = soft(hull([*across(-0.03, 0.108, 0.07), *across(0.045, 0.108, 0.07)], eye), 0.01, 0.03)
    body = hull([*across(0.02, 0.1, 0.066), *across(SLEEVE, 0.15, 0.09)], eye)
    return body, rim, [fold(0.13, 1), fold(0.2, -1), fold(0.3, 1), fold(0.44, -1)]


def inner(part: Part, parts: list[Part], edge: BaseGeometry) -> list[LineString]:
    """What of a part's outline is drawn: where it does not lie on the hand's own outline or join another part."""
    drawn = unary_union(part.lines).difference(edge) if part.lines else LineString()
    if part.name in ("palm", "arm"):
        drawn = drawn.difference(unary_union([other.shape for other in parts if other is not part]).buffer(0.002))
    return [line for line in lines(drawn) if line.length > 0.03]


def shaded(shape: BaseGeometry, joined: BaseGeometry) -> BaseGeometry:
    """The side away from the light, but for where the skin goes over into another part."""
    away = shape.difference(affinity.translate(shape, *LIGHT))
    return soft(away.difference(joined.buffer(-0.01)), 0, 0.0025)


def touching(pose: Pose, hand: Hand) -> np.ndarray:
    """The point of the hand that touches."""

    def pad(name: str) -> np.ndarray:
        chain = hand.chains[name]
        return chain.joints[2] * 0.35 + chain.joints[3] * 0.65 - chain.frames[-1].out * 0.012

    match pose.touch:
        case "thumb" | "index":
            return pad(pose.touch)
        case "fingers":
            return np.mean([pad(name) for name in FINGERS[:3]], axis=0)
        case "pinch":
            return (pad("thumb") + pad("index")) / 2
        case "knuckles":
            return np.mean([hand.chains[name].joints[1] for name in FINGERS], axis=0)
        case "hollow":
            return vector(0.05, 0.47, -0.1)
        case _:
            return vector(0, 0.3, -0.06)


# --- what is drawn on it: nails, wrinkles over the joints, the great creases of the palm, sinews

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
            yield LineString([eye.flat(vector(x, y, -0.058)) for x, y in open_curve(points, 8)])
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


# --- shapes with soft corners: what a hand's outline is made with


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
        found.append(Polygon(np.round(np.column_stack([xs, ys]), DIGITS)).buffer(0))
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
