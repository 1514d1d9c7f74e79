"""What is left of a move's strokes for a step: cut to its places, turned into its direction, numbered in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...cache import kept_with
from ...catalog.geometry import LEAST, index_of
from ...model import Stroke, shapes
from ...model.stroke import LINES, SIGN, STEP, TOES, Polyline, along
from ..views import VIEWS

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ...model.base import Surface as SurfaceId
    from ..views import XY
    from .subject import Subject

SLANT = 0.35  # a line leads in a direction when it goes that far of its length in it
PALM = (0.12, 0.05)  # of a hand that only rests: in the surface's own coordinates, about


@dataclass(frozen=True)
class Piece:
    """One numbered arrow: a stroke, or what is left of it, on its surface; points in foot lengths."""

    number: int
    stroke: Stroke
    points: tuple
    both_ways: bool = False

    @property
    def kind(self) -> str:
        return self.stroke.kind


def views_shown(subject: Subject, catalog: Catalog) -> list[str]:
    """The views on which something is to be seen, the subject's own first."""
    views = [subject.view, *(view for view in VIEWS if view != subject.view)]
    return [view for view in views if shown_for(subject, catalog, view)]


def shown_for(subject: Subject, catalog: Catalog, view: str | None = None) -> list[Piece]:
    """The pieces of a subject on a view, its own where none is given."""
    view = view or subject.view
    found = numbered(subject, catalog, VIEWS[view].surfaces)
    return found or (instead(subject, catalog) if view == subject.view else [])


@kept_with  # hands, words and arrows all begin from here
def numbered(subject: Subject, catalog: Catalog, surfaces: Sequence[str]) -> list[Piece]:
    """Pieces in order; strokes done together share their numbers."""
    found, first, following = [], 1, 1
    for stroke in subject.strokes:
        if stroke.surface not in surfaces:
            continue
        first = first if stroke.together and found else following
        for number, points in enumerate(pieces(stroke, subject, catalog), first):
            found.append(turned(Piece(number, stroke, tuple(points)), subject, catalog))
            following = max(following, number + 1)
    return found


def pieces(stroke: Stroke, subject: Subject, catalog: Catalog) -> Iterable[Sequence[XY]]:
    if not subject.places:
        return [stroke.path]
    return index_of(catalog.geometry).pieces(stroke, subject.foot, subject.places, subject.lost)


def turned(piece: Piece, subject: Subject, catalog: Catalog) -> Piece:
    """A piece in the direction of the step, where a caution has changed the usual one."""
    towards = subject.towards
    piece = replace(piece, both_ways=towards == "along" and piece.kind in LINES)
    if towards == subject.usual or (piece.kind not in LINES and len(piece.points) < 2):
        return piece
    if towards == "in-place" and piece.kind in LINES:
        return resting(piece.number, piece.stroke.surface, piece.points[len(piece.points) // 2])
    if towards not in SIGN:
        return piece
    ahead = along(piece.stroke.surface, towards, piece.points)
    if piece.kind in LINES and abs(ahead) < SLANT * Polyline(piece.points).length:
        return replace(piece, points=straight(piece, subject, catalog))
    return piece if ahead > 0 else replace(piece, points=piece.points[::-1])


def straight(piece: Piece, subject: Subject, catalog: Catalog) -> Sequence[XY]:
    """A line through the middle of a piece in the direction of the step, as long as its places allow."""
    middle = piece.points[len(piece.points) // 2]
    line = through(middle, piece.stroke.surface, subject, catalog)
    return line if len(line) >= LEAST else piece.points


def through(middle: XY, surface: SurfaceId, subject: Subject, catalog: Catalog) -> tuple[XY, ...]:
    ground, (x, y) = index_of(catalog.geometry), TOES.get(surface, (0, 1))
    dx, dy = (v * STEP * SIGN[subject.towards] for v in (x, y))

    def free(point: XY) -> bool:
        return ground.within(surface, subject.foot, point, subject.places) and not ground.within(
            surface, subject.foot, point, (*subject.lost, *ground.never)
        )

    back = walk(middle, -dx, -dy, free)
    return tuple([*back[::-1], middle, *walk(middle, dx, dy, free)])


def walk(point: XY, dx: float, dy: float, free: Callable[[XY], bool]) -> list[XY]:
    """Points from one on, as far as they are free."""
    found = []
    while free(point := (point[0] + dx, point[1] + dy)):
        found.append(point)
    return found


def resting(number: int, surface: SurfaceId, middle: XY) -> Piece:
    """A palm that rests and moves on: all that is left when every direction is forbidden."""
    stroke = Stroke(
        kind="hold", surface=surface, points=((0, 0),), size=PALM, width=None, seconds=4, times=None, stops=None
    )
    return Piece(number, stroke, (middle,))


def instead(subject: Subject, catalog: Catalog) -> list[Piece]:
    """For a step that has been sent to places that its move does not know: a line through each, or a resting palm."""
    found = []
    for place in subject.places:
        for surface in VIEWS[subject.view].surfaces:
            middle = middle_of(catalog, place, surface, subject.foot)
            if middle:
                found.append(resting(len(found) + 1, surface, middle))
                line = through(middle, surface, subject, catalog) if subject.towards in SIGN else ()
                if len(line) >= LEAST:
                    stroke = Stroke(
                        kind="line",
                        surface=surface,
                        points=((0, 0), (0, 1)),
                        width=None,
                        seconds=4,
                        times=None,
                        stops=None,
                    )
                    found[-1] = Piece(len(found), stroke, line)
    return found


def middle_of(catalog: Catalog, place: str, surface: SurfaceId, foot: str) -> XY | None:
    """The middle of a place's first part on a surface, or None."""
    for part in catalog.geometry.parts_on(place, surface, foot):
        xs, ys = zip(*shapes.polygon(surface, part), strict=True)
        return sum(xs) / len(xs), sum(ys) / len(ys)
    return None
