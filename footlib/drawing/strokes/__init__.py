"""Strokes: where the hands go in a step, as numbered arrows, as a moving picture, and in words. Here: for the widgets,
as small plain values in the units of the map's viewBox, by view. Needs no matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ...model import VIEWS as VIEW_NAMES
from ...model.move import HAND
from ..hands import UNIT, drawn_poses
from ..style import HAND as HAND_LOOK
from ..views import UNITS, frame_of
from .describe import strokes_in_words
from .glyphs import still
from .hands_in import hands_in, hands_said
from .subject import shown_for, subject_of, views_shown

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ..views import XY, Frame, Panel
    from .subject import Piece, Subject


HANDS = {
    "palm": 0.035,
    "whole-hand": 0.03,
    "knuckles": 0.022,
    "fingers": 0.017,
    "thumb": 0.016,
    "none": 0.035,
}  #: foot lengths


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
    frame, panels = frame_of(catalog, view)[1], panels_of(subject, catalog, view)
    return [
        {
            "pose": hand.pose,
            "left": hand.left,
            "turn": round(hand.turn),
            "at": [round(value, 1) for value in frame.point(panels[hand.surface], hand.at)],
            "n": hand.n,
            "tracks": list(hand.tracks),
            **({"behind": True} if hand.behind else {}),
        }
        for hand in hands_in(subject, catalog, view, panels, who)
    ]


def hands_words(subject: Subject, catalog: Catalog, view: str, who: str) -> str:
    """What the hands of a view do, to be read aloud."""
    hands = hands_in(subject, catalog, view, panels_of(subject, catalog, view), who)
    return hands_said(hands, subject.hold, catalog)


def panels_of(subject: Subject, catalog: Catalog, view: str) -> dict[str, Panel]:
    return {panel.surface: panel for panel in frame_of(catalog, view)[0] if panel.foot == subject.foot}


def hand_drawings(catalog: Catalog, shown: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What the hands of some pictures (of `on_map`) are drawn from: colours, poses by id, their size in the viewBox."""
    used = {hand["pose"] for one in shown for hands in one.get("hands", {}).values() for hand in hands}
    return {
        "look": HAND_LOOK,
        "scale": round(HAND * UNITS / UNIT, 5),
        "poses": {id: drawing for id, drawing in drawn_poses(catalog).items() if id in used},
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
