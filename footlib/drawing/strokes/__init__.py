"""Strokes: where the hands go in a step, as numbered arrows, as a moving picture, and in words. Here what the widgets
take, small plain values in the units of the map's viewBox, by view; and the words. Needs no matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ...catalog.place_index import index_of
from ...catalog.place_words import and_list, phrase
from ...errors import number_of
from ...model import VIEWS as VIEW_NAMES
from ...model.move import HAND, number
from ...model.stroke import LINES
from ..hands import UNIT, looks
from ..views import UNITS, frame_of
from .glyphs import still
from .hands_in import Placed, hands_in, hands_said
from .subject import shown_for, subject_of, views_shown
from .things import drawn_all, thing_said, things_in

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ...model.base import Surface as SurfaceId
    from ..views import XY, Frame, Panel
    from .subject import Piece, Subject


#: The hand that works → its size on the map, in foot lengths.
HANDS = {"palm": 0.035, "whole-hand": 0.03, "knuckles": 0.022, "fingers": 0.017, "thumb": 0.016, "none": 0.035}


def on_map(what: object, catalog: Catalog, foot: str | None = None, who: str = "partner") -> dict[str, Any]:
    """Everything that a page needs to draw and play a step, a move or a technique, with the hands of `who`; the hands'
    own drawings are `hand_drawings`, once for all."""
    subject = subject_of(what, catalog, foot, who)
    views = {view: pieces_on(subject, catalog, view) for view in views_shown(subject, catalog)}
    names: dict[str, str] = {**VIEW_NAMES}
    return {
        "name": subject.name,
        "foot": subject.foot,
        "view": subject.view,
        "pressure": subject.pressure,
        "places": [place for place in subject.places if place not in subject.lost],
        "through": through(subject, catalog),
        "hand": HANDS[subject.hand] * UNITS,
        "views": views,
        "hands": {view: hands_on(subject, catalog, view, who) for view in views},
        "things": {view: things_on(subject, catalog, view) for view in views},
        "thing": catalog.things[subject.thing].name if subject.thing else "",
        "seen": {view: f"{subject.foot.capitalize()} foot: {names[view].lower()}" for view in views},
        "said": {view: hands_words(subject, catalog, view, who) for view in views},
        "words": {view: strokes_in_words(subject, catalog, view) for view in views},
    }


def through(subject: Subject, catalog: Catalog) -> list[str]:
    """The drawn parts of the places that are worked: they are seen through the hands that lie on them."""
    worked = (place for place in subject.places if place not in subject.lost)
    return list(dict.fromkeys(part for place in worked for part in catalog.geometry.drawn_as(place)))


def pieces_on(subject: Subject, catalog: Catalog, view: str) -> list[dict[str, Any]]:
    frame, panels = frame_of(catalog, view)[1], panels_of(subject, catalog, view)
    return [plain(piece, panels[piece.stroke.surface], frame) for piece in shown_for(subject, catalog, view)]


def hands_on(subject: Subject, catalog: Catalog, view: str, who: str) -> list[dict[str, Any]]:
    """The hands of a view, each with its place in the viewBox."""
    panels = panels_of(subject, catalog, view)
    return [plain_hand(hand, panels, catalog, view) for hand in hands_in(subject, catalog, view, panels, who)]


def things_on(subject: Subject, catalog: Catalog, view: str) -> list[dict[str, Any]]:
    """What else touches the foot on a view, placed like a hand."""
    panels = panels_of(subject, catalog, view)
    return [plain_hand(thing, panels, catalog, view) for thing in things_in(subject, catalog, view, panels)]


def plain_hand(hand: Placed, panels: dict[str, Panel], catalog: Catalog, view: str) -> dict[str, Any]:
    """A hand, or a thing, in the viewBox, as JSON takes it."""
    return {
        "pose": hand.pose,
        "left": hand.left,
        "turn": round(hand.turn),
        "at": [round(value, 1) for value in frame_of(catalog, view)[1].point(panels[hand.surface], hand.at)],
        "n": hand.n,
        "tracks": list(hand.tracks),
        **({"behind": True} if hand.behind else {}),
    }


def hands_words(subject: Subject, catalog: Catalog, view: str, who: str) -> str:
    """What the hands of a view do, and a thing that is seen there, to be read aloud."""
    hands = hands_in(subject, catalog, view, panels_of(subject, catalog, view), who)
    return f"{hands_said(hands, subject.hold, catalog)} {thing_said(subject, catalog, view)}".strip()


def panels_of(subject: Subject, catalog: Catalog, view: str) -> dict[str, Panel]:
    return {panel.surface: panel for panel in frame_of(catalog, view)[0] if panel.foot == subject.foot}


def hand_drawings(catalog: Catalog, shown: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What hands and things of some pictures (of `on_map`) are drawn from: colours, drawings by id, their size in the
    viewBox."""
    placed = (hands for one in shown for kind in ("hands", "things") for hands in one.get(kind, {}).values())
    used = {hand["pose"] for hands in placed for hand in hands}
    return {
        "look": looks(),
        "scale": round(HAND * UNITS / UNIT, 5),
        "poses": {id: drawing for id, drawing in drawn_all(catalog).items() if id in used},
    }


def plain(piece: Piece, panel: Panel, frame: Frame) -> dict[str, Any]:
    """A piece in the viewBox, as JSON takes it."""
    shown = still(piece)

    def place(point: XY) -> list[float]:
        return [round(value, 1) for value in frame.point(panel, point)]

    dx, dy = shown.ahead
    return {
        "n": piece.number,
        "kind": piece.kind,
        "lines": [
            {"points": [place(p) for p in line.points], "head": line.head, "look": line.look} for line in shown.lines
        ],
        "dots": [{"at": place(point), "look": look} for point, look in shown.dots],
        "areas": [[place(p) for p in area] for area in shown.areas],
        "start": place(shown.start),
        "ahead": [round(-dx if panel.mirrored else dx, 3), round(-dy, 3)],
        "tracks": [[with_places(motion, place) for motion in track] for track in shown.tracks],
    }


def with_places(motion: dict[str, Any], place: Callable[[XY], list[float]]) -> dict[str, Any]:
    return {**motion, "points": [place(p) for p in motion["points"]]} if "points" in motion else motion


# --- in words, for those who cannot see it: how many, what, from where to where, how fast

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
