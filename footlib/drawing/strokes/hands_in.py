"""The hands of a step, move or technique on a view: where they are, what they hide, and in words, for those who cannot
see them. Needs no library.

The giver sits at the receiver's feet: on the sole hands come from below in the picture, on the top and the sides of the
foot from the toes, on the leg from the foot. With one's own foot they come from the other end. The point that touches
lies on the beginning of its stroke, and the forearm comes from the hand's own side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from math import cos, radians, sin
from typing import TYPE_CHECKING

from ...model.base import fill_gaps
from ...model.move import HAND
from ...model.shapes import flat, inside
from ..hands import UNIT, drawn_poses
from .glyphs import still
from .subject import shown_for

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ...model import Pose
    from ..views import XY, Panel
    from .subject import Piece, Subject


def hands_in(subject: Subject, catalog: Catalog, view: str, panels: dict[str, Panel], who: str) -> list[Placed]:
    """The hands of a subject on a view; `panels` are those of its foot, by surface."""
    return hands_of(subject, parts_of(subject, catalog, view), panels, who, catalog)


def parts_of(subject: Subject, catalog: Catalog, view: str) -> list[Part]:
    """The parts of the movement on a view, in their order."""
    pieces = sorted(shown_for(subject, catalog, view), key=lambda piece: piece.number)
    return [
        Part(n, group[0].stroke.surface, tuple(at for piece in group for at in starts(piece)), ways(group))
        for n, group in ((n, list(group)) for n, group in groupby(pieces, key=lambda piece: piece.number))
    ]


def starts(piece: Piece) -> list[XY]:
    """Where each track of a piece begins."""
    shown = still(piece)
    return [
        (track[0]["points"] if "points" in track[0] else shown.lines[track[0]["line"]].points)[0]
        for track in shown.tracks
    ]


def ways(pieces: list[Piece]) -> tuple[XY, ...]:
    """Points along all that is drawn of some pieces."""
    return tuple(point for piece in pieces for point in piece.points[:: max(len(piece.points) // 12, 1)])


def hands_said(hands: Sequence[Placed], hold: str | None, catalog: Catalog) -> str:
    """'The thumb of the right hand lies on the skin with its pad, … How the other hand holds: heel in the palm.'"""
    works = first_part(hands)
    sentences = []
    for pose in dict.fromkeys(hand.pose for hand in works):
        own = {hand.left for hand in works if hand.pose == pose}
        named = "each hand" if len(own) == 2 else "the left hand" if own == {True} else "the right hand"
        text = fill_gaps(catalog.poses[pose].what, hand=named)
        sentences.append(f"{text[0].upper()}{text[1:]}.")
    if (held := catalog.holds.get(hold or "")) and held.places:
        name = held.name
        sentences.append(f"How the other hand holds: {name[0].lower()}{name[1:]}.")
    return " ".join(sentences)


def first_part(hands: Sequence[Placed]) -> list[Placed]:
    """The hands that work in the first part of a movement."""
    first = min((hand.n for hand in hands if hand.n), default=0)
    return [hand for hand in hands if hand.n and hand.n == first]


# --- which hand, in which pose, from which side, along which tracks

#: The pose of a technique that names none, by its hand.
USUAL = {"palm": "flat", "fingers": "tips", "thumb": "thumb", "knuckles": "fist", "whole-hand": "clasp"}
NEAR = 0.45  # of the foot's length: nearer to the giver than this, a forearm leans more and more to its side
OUTER = 0.09  # foot lengths from the middle line to the outer side: there the other hand works
MIDDLE = 0.03  # foot lengths from the middle line: a hand that lies farther aside is the hand of that side
BESIDE = 0.13  # foot lengths from one thumb to the other, where two work on one line
FROM_TOES = 24  # degrees to its own side, of a forearm that comes over the toes, or over the ankle
PALMS = ("flat", "clasp", "cup")


@dataclass(frozen=True)
class Placed:
    """One hand on a surface. It is drawn as a left one; where `left` is false, as its mirror image. It is turned
    clockwise (in the picture) about its touching point, which lies `at` (foot lengths of the surface) and goes along
    tracks of part `n` of the movement; a hand that holds has no part and stays."""

    surface: str
    pose: str
    left: bool
    turn: float
    at: XY
    n: int = 0
    tracks: tuple[int, ...] = ()
    behind: bool = False  #: all of it is behind the foot


@dataclass(frozen=True)
class Seat:
    """From where the giver looks at a surface of a foot in the picture."""

    turn: float  #: of the whole view: 0 from below, 90 from the left, 180 from above, -90 from the right
    centre: XY  #: of the surface, in its own foot lengths
    mirrored: bool
    depth: float  #: of the foot, away from the giver
    sideways: bool = False  #: the inner or the outer side is seen
    own: bool = False  #: the giver's own foot

    def upright(self, point: XY) -> XY:
        """A point as the giver has it: so far to the right of the middle, so far along the foot (0 near, 1 far)."""
        x, y = (point[0] - self.centre[0]) * (-1 if self.mirrored else 1), point[1] - self.centre[1]
        c, s = cos(radians(self.turn)), sin(radians(self.turn))
        return c * x - s * y, 0.5 + (s * x + c * y) / self.depth

    def right(self, point: XY, far: float) -> XY:
        """A point so far to the giver's right."""
        c, s = cos(radians(self.turn)), sin(radians(self.turn))
        return point[0] + far * c * (-1 if self.mirrored else 1), point[1] - far * s


def seat(panel: Panel, who: str) -> Seat:
    left, bottom, right, top = panel.box
    x, y = (left + right) / 2, (bottom + top) / 2
    centre = panel.dx - x if panel.mirrored else x - panel.dx, y - panel.dy
    if sideways := panel.surface in ("inner", "outer"):
        turn = 90 if panel.mirrored else -90  # from the toes
    else:
        turn = 180 if panel.surface == "top" else 0
    if who == "self" and panel.surface != "sole":
        turn = (turn + 360) % 360 - 180
    return Seat(turn, centre, panel.mirrored, panel.width if sideways else panel.height, sideways, who == "self")


@dataclass(frozen=True)
class Part:
    """What is done at the same time: its number, and where each of its tracks begins."""

    n: int
    surface: str
    starts: tuple[XY, ...]
    ways: tuple[XY, ...] = ()  #: points on the way of its hands


def pose_of(subject: Subject, catalog: Catalog) -> str | None:
    """The pose of the hand that works; none where the receiver moves alone, or a catalog draws no hands."""
    wanted = subject.pose or USUAL.get(subject.hand, "")
    return wanted if wanted in catalog.poses else None


def hands_of(
    subject: Subject, parts: Sequence[Part], panels: dict[str, Panel], who: str, catalog: Catalog
) -> list[Placed]:
    """The hands that work, for each part of the movement, and the one that holds."""
    seats = {surface: seat(panel, who) for surface, panel in panels.items()}
    hold = holding(subject, parts, seats, catalog)
    pose = pose_of(subject, catalog)
    return [*([hold] if hold else []), *(working(pose, subject, parts, seats, hold, catalog) if pose else ())]


def working(
    pose: str, subject: Subject, parts: Sequence[Part], seats: dict[str, Seat], hold: Placed | None, catalog: Catalog
) -> list[Placed]:
    """The hands that work: the hand that does not hold, on the side of the foot where most of the work is."""
    left = not hold.left if hold else works_left(parts, seats)
    found = []
    for part in parts:
        found += hands_on(part, left, subject, seats[part.surface], pose, catalog)
        if subject.both and len(part.starts) == 1:
            found.append(second(found[-1], seats[part.surface], catalog))
    return found


def holding(subject: Subject, parts: Sequence[Part], seats: dict[str, Seat], catalog: Catalog) -> Placed | None:
    """The hand that holds the foot, where it is seen: in the first place in which it hides nothing of the strokes, and
    behind the foot where there is none."""
    entry = catalog.holds.get(subject.hold or "")
    found = []
    for one in entry.shown if entry else ():
        if one.surface in seats and one.pose in catalog.poses:
            here, at = seats[one.surface], flat(one.surface, [one.at])[0]
            side = here.upright(at)[0]
            left = side < 0 if one.lean and abs(side) > MIDDLE else not works_left(parts, seats)
            if here.sideways:  # from the far side of the foot, or from this one, each hand with its thumb up
                left = (here.turn < 0) != ("arm" in catalog.poses[one.pose].behind)
            turn = (here.turn + (one.lean if left else -one.lean) + 180) % 360 - 180
            hand = Placed(one.surface, one.pose, left, turn, at, behind=one.behind)
            if one.behind or not hides(
                hand, [p for part in parts if part.surface == one.surface for p in part.ways], here, catalog
            ):
                return hand
            found.append(hand)
    return replace(found[0], behind=True) if found else None


def works_left(parts: Sequence[Part], seats: dict[str, Seat]) -> bool:
    """Which hand works alone: that of the foot's inner side, but where what is done first is near the outer edge."""
    here, ways = seats[parts[0].surface], parts[0].ways or parts[0].starts
    if here.sideways:
        return here.turn < 0
    inner = here.upright((here.centre[0] - 1, here.centre[1]))[0]
    aside = sum(here.upright(at)[0] for at in ways) / len(ways)
    return (inner < 0) == (aside * inner > -OUTER)


def hands_on(part: Part, left: bool, subject: Subject, seat: Seat, pose: str, catalog: Catalog) -> list[Placed]:
    """The hands of one part: two for two thumbs or palms, one for the fingers of a hand or its thumb and fingers."""
    lean = subject.lean.get(part.surface)

    def hand(at: XY, left: bool, tracks: tuple[int, ...]) -> Placed:
        return Placed(part.surface, pose, left, turned(catalog.poses[pose], left, seat, at, lean), at, part.n, tracks)

    at = part.starts
    if subject.both and len(at) == 2:
        first = min((0, 1), key=lambda i: seat.upright(at[i])[0])
        return [hand(at[i], i == first, (i,)) for i in (0, 1)]
    return [hand((sum(x for x, _ in at) / len(at), sum(y for _, y in at) / len(at)), left, tuple(range(len(at))))]


def turned(pose: Pose, left: bool, seat: Seat, at: XY, lean: float | None = None) -> float:
    """How far a hand is turned: with the giver's seat, and its forearm to its own side."""
    if lean is None:
        low = pose.lean if pose.low is None else pose.low
        lean = low + (pose.lean - low) * min(max(seat.upright(at)[1] / NEAR, 0), 1)
    return (seat.turn + (lean if left else -lean) + 180) % 360 - 180


def second(first: Placed, seat: Seat, catalog: Catalog) -> Placed:
    """The other hand, where both work on one line: a palm on the other side of the foot, a thumb beside the thumb. The
    palm on the top comes from the toes, on one's own foot from the ankle; the one on the sole lies across."""
    left = not first.left
    pose = "under" if first.pose in PALMS and "under" in catalog.poses else first.pose
    at = first.at if pose == "under" else seat.right(first.at, -BESIDE if left else BESIDE)
    lean = None
    if pose == "under" and first.surface == "sole":
        lean = FROM_TOES if seat.own else 180 - FROM_TOES
    turn = turned(catalog.poses[pose], left, seat, at, lean)
    return Placed(first.surface, pose, left, turn, at, first.n, first.tracks)


# --- whether a hand hides what lies on the foot: known from its stored outline

NUMBER = re.compile(r"-?\d+")
FIRST_SKIN, SLEEVE = (re.compile(rf'<path class="fl-hand-{kind}" d="M([^z]*)z') for kind in ("skin", "cuff"))


def hides(hand: Placed, points: Iterable[XY], seat: Seat, catalog: Catalog) -> bool:
    """Whether what of a hand is in front of the foot lies over one of these points of its surface."""
    return any(hidden(hand, points, seat, catalog))


def hidden(hand: Placed, points: Iterable[XY], seat: Seat, catalog: Catalog) -> Iterator[bool]:
    """Whether a hand with its sleeve hides them, point by point."""
    drawing = drawn_poses(catalog)[hand.pose]
    outlines = () if hand.behind else outlines_of(drawing["over"])
    for point in points:
        at = on_hand(hand, point, seat, drawing["touch"])
        yield any(inside(outline, at) for outline in outlines)


def on_hand(hand: Placed, point: XY, seat: Seat, touch: Sequence[int]) -> XY:
    """A point of the surface in the units of the hand's drawing."""
    x, y = (point[0] - hand.at[0]) * (-1 if seat.mirrored else 1), hand.at[1] - point[1]
    c, s = cos(radians(hand.turn)), sin(radians(hand.turn))
    x, y = c * x + s * y, c * y - s * x
    return touch[0] + (x if hand.left else -x) * UNIT / HAND, touch[1] + y * UNIT / HAND


@lru_cache(maxsize=64)
def outlines_of(markup: str) -> tuple[tuple[XY, ...], ...]:
    """What a drawing fills: the outline of all its skin, which comes first, and that of the sleeve."""
    return tuple(ring(found[1]) for found in (FIRST_SKIN.search(markup), SLEEVE.search(markup)) if found)


def ring(data: str) -> tuple[XY, ...]:
    """The first closed line of a path."""
    numbers = [int(number) for number in NUMBER.findall(data)]
    x = y = 0
    found = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x, y))
    return tuple(found)
