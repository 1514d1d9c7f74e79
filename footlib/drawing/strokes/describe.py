"""A movement in words, for those who cannot see it: how many, what, from where to where, how fast."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ...catalog.geometry import index_of
from ...catalog.place_words import and_list, phrase
from ...errors import number_of
from ...model.stroke import LINES
from .subject import shown_for

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ...model.base import Surface as SurfaceId
    from ..views import XY
    from .subject import Piece, Subject

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
COUNTED = {  # kind → one, several: what goes along lines is counted
    "line": ("long stroke", "long strokes"),
    "rub": ("row of short movements to and fro", "rows of short movements to and fro"),
    "roll": ("row of small rolls", "rows of small rolls"),
    "walk": ("row of small bites", "rows of small bites"),
    "pull": ("slow pull", "slow pulls"),
}
NAMED = {  # what stays on points and areas is not
    "press": "Points pressed in turn",
    "tap": "Taps here and there",
    "pinch": "Pinches side by side",
    "circle": "Small circles",
    "hold": "The hand rests",
    "shake": "Shaking from side to side",
    "squeeze": "Squeezes from two sides",
    "spread": "Spreading outwards from the middle",
}
PASS = {
    "rub": "to and fro",
    "roll": "a roll",
    "walk": "a bite",
    "press": "a point",
    "tap": "a tap",
    "pinch": "a pinch",
    "circle": "a circle",
    "shake": "to and fro",
    "hold": "in all",
    "pull": "a pull",
    "line": "a stroke",
    "squeeze": "a squeeze",
    "spread": "a spread",
}


def strokes_in_words(subject: Subject, catalog: Catalog, view: str | None = None) -> str:
    """'Three long strokes, one after the other: 1 from the ball to the heel, … About 4 seconds a stroke.'"""
    pieces = shown_for(subject, catalog, view)
    return " ".join(
        sentence(kind, list(group), subject, catalog) for kind, group in groupby(pieces, key=lambda piece: piece.kind)
    )


def sentence(kind: str, pieces: list[Piece], subject: Subject, catalog: Catalog) -> str:
    """One sentence for strokes of one kind, and one for their tempo."""
    several = len(pieces) > 1
    amount = f"{number(len(pieces))} {COUNTED[kind][several]}".capitalize() if kind in COUNTED else NAMED[kind]
    amount += order(pieces) if kind in COUNTED else ""
    return f"{amount}: {ways(pieces, subject, catalog)}. {tempo(kind, pieces[0])}"


def number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def order(pieces: list[Piece]) -> str:
    """How several strokes follow one another."""
    numbers = {piece.number for piece in pieces}
    if len(pieces) == 1:
        return ""
    if len(numbers) == 1:
        return ", all at the same time" if len(pieces) > 2 else ", both at the same time"
    return ", one after the other" if len(numbers) == len(pieces) else ", those with the same number together"


def ways(pieces: list[Piece], subject: Subject, catalog: Catalog) -> str:
    """'each from the heel to the ball', or '1 along the inner edge, 2 and 3 along the arch'."""
    by_way = {}
    for piece in pieces:
        by_way.setdefault(way(piece, subject, catalog), {})[piece.number] = piece
    if len(by_way) == 1:
        (only,) = by_way
        return only if len(pieces) == 1 or pieces[0].kind not in LINES else f"each {only}"
    return ", ".join(f"{and_list(str(n) for n in numbers)} {text}" for text, numbers in by_way.items())


def way(piece: Piece, subject: Subject, catalog: Catalog) -> str:
    """'from the ball to the heel', 'along the inner edge', 'on the heel'."""
    points, surface = piece.points, piece.stroke.surface
    first, last = (place_under(catalog, subject, surface, points[i]) for i in (0, -1))
    back = " and back" if piece.both_ways else ""
    if first != last:
        return f"from {first} to {last}{back}"
    return f"along {first}{back}" if piece.kind in LINES else f"on {first}"


def place_under(catalog: Catalog, subject: Subject, surface: SurfaceId, point: XY) -> str:
    """The step's smallest place under a point, in words; for a technique, the smallest plain place."""
    ground = index_of(catalog.geometry)
    deepest_first = sorted(catalog.regions, key=lambda id: -len(catalog.geometry.up(id)))
    own = [id for id in deepest_first if id in subject.places]
    zones = [id for id in subject.places if id in catalog.zones]
    for place in (*zones, *own, *deepest_first):
        if place in catalog.geometry.masks.get(surface, {}) and ground.within(surface, subject.foot, point, (place,)):
            return phrase(catalog, place)
    return "the foot"


def tempo(kind: str, piece: Piece) -> str:
    """'About 4 seconds a stroke.'"""
    seconds = piece.stroke.seconds
    if seconds < 0.9:
        return f"Quick: {number(round(1 / seconds))} a second." if seconds < 0.6 else "Brisk: one or two a second."
    return f"About {number_of(seconds, 'second')} {PASS[kind]}."
