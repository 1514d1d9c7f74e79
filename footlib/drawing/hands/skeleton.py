"""A left hand as bones and joints in space: x to the thumb, y to the fingertips, z out of the back of the hand; and
the eye that looks at it.

Lengths are shares of the hand's own length (wrist to the tip of the middle finger). The fingers' lengths against one
another are those of Chatzıoglou, Pınar and Govsa (Anat Cell Biol 2024, 57:172–182), a table of 51 young adults; that
a hand is 0.71 of a foot follows from Drillis and Contini's shares of body height (0.108 and 0.152). Breadths are ours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, radians, sin

import numpy as np

from ...model import Pose

FINGERS = ("index", "middle", "ring", "little")
DIGITS = 7  #: to which shapes are given: processors differ in the last of sixteen, and a corner may come or go by it


@dataclass(frozen=True)
class Ball:
    """A round of flesh about a point: what is strung on a finger, and what the palm is made of."""

    at: np.ndarray
    radius: float


@dataclass(frozen=True)
class Frame:
    """A direction in the hand: ahead along a bone, aside towards the thumb, and out of the back of it."""

    ahead: np.ndarray
    aside: np.ndarray
    out: np.ndarray

    def bent(self, degrees: float) -> Frame:
        """Bent towards the palm."""
        c, s = turn(degrees)
        return Frame(c * self.ahead - s * self.out, self.aside, c * self.out + s * self.ahead)

    def spread(self, degrees: float) -> Frame:
        """Spread towards the thumb."""
        c, s = turn(degrees)
        return Frame(c * self.ahead + s * self.aside, c * self.aside - s * self.ahead, self.out)

    def rolled(self, degrees: float) -> Frame:
        """Rolled about its own length: the back of it towards the thumb's side."""
        c, s = turn(degrees)
        return Frame(self.ahead, c * self.aside - s * self.out, c * self.out + s * self.aside)


def turn(degrees: float) -> tuple[float, float]:
    return cos(radians(degrees)), sin(radians(degrees))


STRAIGHT = Frame(np.array([0.0, 1.0, 0.0]), np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.0, 1.0]))


@dataclass(frozen=True)
class Bones:
    """A finger's measures: its knuckle, the lengths of its three bones, its breadth against the index finger's."""

    knuckle: tuple[float, float, float]
    lengths: tuple[float, ...]
    breadth: float
    lean: float  #: degrees by which it curves towards the middle finger, from knuckle to tip


MEASURES = {
    "index": Bones((0.138, 0.468, -0.004), (0.236, 0.132, 0.101), 1.0, -5),
    "middle": Bones((0.046, 0.484, 0.006), (0.254, 0.153, 0.106), 1.03, -1),
    "ring": Bones((-0.046, 0.466, 0.0), (0.236, 0.145, 0.106), 0.97, 4),
    "little": Bones((-0.128, 0.43, -0.016), (0.19, 0.106, 0.095), 0.84, 8),
}
#: (share of the bone, radius, how far the pad stands out on the palm's side) along each bone of a finger
FLESH = (
    ((0.0, 0.053, 0.004), (0.3, 0.051, 0.01), (0.62, 0.0465, 0.006), (0.85, 0.0475, 0.0)),
    ((0.0, 0.0485, 0.0), (0.28, 0.0455, 0.005), (0.62, 0.0425, 0.004)),
    ((0.0, 0.0425, 0.0), (0.3, 0.041, 0.004), (0.55, 0.0385, 0.005), (0.8, 0.034, 0.003)),
)
TIP = 0.0275  #: radius of a fingertip's end
THUMB_FLESH = (
    ((0.0, 0.082, 0.012), (0.35, 0.078, 0.018), (0.7, 0.064, 0.012)),
    ((0.0, 0.0575, 0.0), (0.45, 0.0515, 0.005), (0.8, 0.0515, 0.0)),
    ((0.0, 0.0515, 0.0), (0.3, 0.0525, 0.003), (0.6, 0.0475, 0.006), (0.82, 0.037, 0.004)),
)
THUMB = Bones((0.092, 0.085, -0.03), (0.225, 0.17, 0.148), 1.0, 0)


@dataclass(frozen=True)
class Chain:
    """A finger or the thumb: its flesh from the root to the tip, and the frame of each bone."""

    name: str
    balls: tuple[Ball, ...]
    bone: tuple[int, ...]  #: of each ball: 0 nearest the palm
    joints: tuple[np.ndarray, ...]  #: knuckle, two joints, tip
    frames: tuple[Frame, ...]
    breadth: float


@dataclass(frozen=True)
class Hand:
    """All of a posed hand."""

    chains: dict[str, Chain]
    palm: tuple[tuple[Ball, ...], ...]  #: groups of rounds; the skin is stretched over each group
    arm: tuple[Ball, ...]
    arm_frame: Frame = field(default=STRAIGHT)


def posed(pose: Pose) -> Hand:
    """The hand in a pose, in space."""
    bends = {name: getattr(pose, name) for name in FINGERS}
    chains = {name: finger(name, angles[:3], angles[3]) for name, angles in bends.items()}
    chains["thumb"] = thumb(*pose.thumb[:3], pose.thumb[3:])
    flesh, frame = arm(*pose.wrist)
    return Hand(chains, palm(chains), flesh, frame)


def chain(name: str, bones: Bones, frames: list[Frame], flesh: tuple) -> Chain:
    """The flesh strung along bones that point where the frames say."""
    at, balls, bone, joints = np.array(bones.knuckle), [], [], [np.array(bones.knuckle)]
    for i, (frame, length, rounds) in enumerate(zip(frames, bones.lengths, flesh, strict=True)):
        for share, radius, pad in rounds:
            balls.append(Ball(at + frame.ahead * length * share - frame.out * pad, radius * bones.breadth))
            bone.append(i)
        at = at + frame.ahead * length
        joints.append(at)
    tip = TIP * bones.breadth * (1.25 if name == "thumb" else 1)
    balls.append(Ball(at - frames[-1].ahead * tip, tip))
    return Chain(name, tuple(balls), (*bone, 2), tuple(joints), tuple(frames), bones.breadth)


def finger(name: str, bends: tuple[float, ...], spread: float) -> Chain:
    """A finger with its three joints bent so far, spread towards the thumb."""
    bones = MEASURES[name]
    first = STRAIGHT.spread(spread).bent(bends[0])
    second = first.spread(-bones.lean * -0.4).bent(bends[1])
    third = second.spread(-bones.lean * -0.6).bent(bends[2])
    return chain(name, bones, [first, second, third], FLESH)


def thumb(out: float, down: float, roll: float, bends: tuple[float, ...]) -> Chain:
    """The thumb: away from the index finger, down from the palm, rolled about its length, its two joints bent."""
    root = STRAIGHT.spread(out).bent(down).rolled(roll)
    first = root.bent(bends[0])
    return chain("thumb", THUMB, [root, first, first.bent(bends[1])], THUMB_FLESH)


def vector(x: float, y: float, z: float) -> np.ndarray:
    return np.array([x, y, z], dtype=float)


def ball(x: float, y: float, z: float, radius: float) -> Ball:
    return Ball(np.array([x, y, z]), radius)


def palm(chains: dict[str, Chain]) -> tuple[tuple[Ball, ...], ...]:
    """The palm: a ray from the wrist to each knuckle, webs between them, the two balls of the hand."""
    wrist = [
        ball(0.075, 0.02, 0, 0.058),
        ball(0.03, 0.015, 0.004, 0.06),
        ball(-0.03, 0.015, 0.004, 0.06),
        ball(-0.075, 0.02, -0.004, 0.054),
    ]
    heads = [Ball(chains[name].joints[0], 0.056 * MEASURES[name].breadth) for name in FINGERS]
    groups: list[tuple[Ball, ...]] = [(wrist[i], wrist[i + 1], heads[i], heads[i + 1]) for i in range(3)]
    ulnar = (ball(-0.118, 0.14, -0.02, 0.058), ball(-0.135, 0.27, -0.022, 0.056), wrist[3])
    groups.append((*ulnar, wrist[2]))
    groups.append((ulnar[1], heads[3], heads[2]))
    groups.append((wrist[0], ball(0.135, 0.3, -0.012, 0.056), heads[0], wrist[1]))
    return tuple(groups)


def arm(bend: float, lean: float, length: float = 0.3) -> tuple[tuple[Ball, ...], Frame]:
    """A stub of forearm, from the wrist backwards: the wrist bent towards the palm, leaning towards the thumb."""
    frame = STRAIGHT.spread(-lean).bent(-bend)
    found = []
    for share, half, radius in ((0.0, 0.082, 0.056), (0.35, 0.082, 0.058), (1.0, 0.102, 0.064)):
        at = np.array([0.0, 0.02, 0.0]) - frame.ahead * length * share
        found += [Ball(at + frame.aside * half, radius), Ball(at - frame.aside * half, radius * 0.97)]
    return tuple(found), frame


class Eye:
    """From where a hand is looked at: turned about its length (0: its back is seen, 180: its palm) and nodded, without
    perspective."""

    def __init__(self, turned: float, nodded: float) -> None:
        self.matrix = rotation(0, nodded) @ rotation(1, turned)

    def see(self, point: np.ndarray) -> np.ndarray:
        """A point as it stands before the eye: to the right, upwards, nearer."""
        return self.matrix @ point

    def flat(self, point: np.ndarray) -> tuple[float, float]:
        """Where a point is seen, to a ten-millionth of a hand: what processors differ in lies below that."""
        x, y, _ = self.see(point)
        return round(float(x), DIGITS), round(float(y), DIGITS)

    def facing(self, normal: np.ndarray) -> float:
        """How far a face looks towards the eye: 1 straight at it, below 0 away."""
        return float(self.see(normal)[2])


def rotation(axis: int, degrees: float) -> np.ndarray:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    i, j = [(1, 2), (2, 0), (0, 1)][axis]
    found = np.eye(3)
    found[i, i], found[j, j], found[i, j], found[j, i] = c, c, -s, s
    return found
