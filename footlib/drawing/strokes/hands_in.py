"""The hands of a step, move or technique on a view."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

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
