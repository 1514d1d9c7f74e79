"""The hands of a step, move or technique on a view: where they are, and in words, for those who cannot see them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ...model.base import fill_gaps
from ..hands import Part, Placed, hands_of
from .glyphs import still
from .pieces import shown_for

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ..views import XY, Panel
    from .pieces import Piece
    from .subject import Subject


def hands_in(subject: Subject, catalog: Catalog, view: str, panels: dict[str, Panel], who: str) -> list[Placed]:
    """The hands of a subject on a view; `panels` are those of its foot, by surface."""
    pieces = sorted(shown_for(subject, catalog, view), key=lambda piece: piece.number)
    parts = [
        Part(n, group[0].stroke.surface, tuple(at for piece in group for at in starts(piece)), ways(group))
        for n, group in ((n, list(group)) for n, group in groupby(pieces, key=lambda piece: piece.number))
    ]
    return hands_of(subject, parts, panels, who, catalog)


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
