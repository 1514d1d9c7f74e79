"""What a picture of strokes is of: a step, a whole move, or a technique on a neutral foot; and what is left of its
strokes there, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ...arguments import one_of, word
from ...cache import kept_with
from ...catalog.place_index import LEAST, index_of
from ...errors import FootlibError, UnknownName
from ...model import FEET, SURFACES, Spot, Step, Stroke, shapes
from ...model.stroke import LINES, SIGN, STEP, TOES, Polyline, along
from ...spelling import readings
from ..views import VIEWS

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ...model.base import Surface as SurfaceId
    from ..views import XY


@dataclass(frozen=True)
class Subject:
    """One hand's work on one foot."""

    name: str
    hand: str
    strokes: tuple
    view: str
    foot: str
    pressure: int
    places: tuple[str, ...] = ()  #: none for a technique: its strokes are shown whole
    lost: tuple[str, ...] = ()  #: places of the move that the step keeps off
    usual: str = "in-place"  #: the direction in which the strokes are drawn in the data
    towards: str = "in-place"  #: the direction of the step
    pose: str | None = None  #: of the hand that works
    lean: Mapping[Any, float] = field(default_factory=dict)  #: where it comes from, by surface, if not as its pose says
    hold: str | None = None  #: how the other hand holds
    thing: str | None = None  #: what else touches the foot

    @property
    def both(self) -> bool:
        """Whether both hands work."""
        return self.hold == "both-hands"


def subject_of(what: object, catalog: Catalog, foot: str | None = None, who: str = "partner") -> Subject:
    """A Step, a technique's id or a move's id, checked; a step's foot is its own, and so is its hold."""
    if isinstance(what, Step):
        return of_step(what, catalog)
    for written in (word(what), *readings(what)) if isinstance(what, str) else ():
        if written in catalog.techniques:
            return of_technique(written, catalog, foot)
        if written in catalog.moves:
            return of_move(written, catalog, foot, who)
    raise UnknownName(
        what,
        "move or technique",
        [*catalog.moves, *catalog.techniques],
        {"condition": catalog.conditions, "zone": catalog.zones, "region": catalog.regions},
    )


def of_step(step: Step, catalog: Catalog) -> Subject:
    if step.move not in catalog.moves:
        raise UnknownName(step.move, "move", catalog.moves)
    move = catalog.moves[step.move]
    lost = tuple(spot.place for spot in map(Spot.parse, move.places) if spot.place not in step.places)
    return replace(
        whole(step.move, catalog),
        name=step.name,
        hand=catalog.techniques[step.technique].hand,
        view=step.view,
        foot=step.foot,
        pressure=step.pressure,
        places=step.places,
        lost=lost,
        towards=step.towards,
        hold=step.hold or move.hold,
    )


def of_move(id: str, catalog: Catalog, foot: str | None, who: str) -> Subject:
    move = catalog.moves[id]
    foot = on(foot, FEET[move.foot], move.name)
    places = tuple(spot.place for spot in catalog.spots(move.places) if spot.foot == foot)
    hold = (who == "self" and move.hold_self) or move.hold
    return replace(whole(id, catalog), foot=foot, places=places, hold=hold)


def whole(id: str, catalog: Catalog) -> Subject:
    """A move as its data tell it, before feet, places and the other hand are known."""
    move, technique = catalog.moves[id], catalog.techniques[catalog.moves[id].technique]
    return Subject(
        move.name,
        technique.hand,
        move.strokes,
        move.view,
        move.foot,
        move.pressure,
        usual=move.towards[0],
        towards=move.towards[0],
        pose=move.pose or technique.pose,
        lean=move.lean or technique.lean,
        thing=move.thing or technique.thing,
    )


def of_technique(id: str, catalog: Catalog, foot: str | None) -> Subject:
    technique = catalog.techniques[id]
    view = next(view for view, surfaces in SURFACES.items() if technique.strokes[0].surface in surfaces)
    return Subject(
        technique.name,
        technique.hand,
        technique.strokes,
        view,
        on(foot, FEET["both"], ""),
        max(technique.pressure[0], min(technique.pressure[1], 2)),
        pose=technique.pose,
        lean=technique.lean,
        hold=technique.hold,
        thing=technique.thing,
    )


def on(foot: str | None, feet: tuple[str, ...], name: str) -> str:
    """The foot asked for, or the first one that there is."""
    foot = "both" if foot is None else one_of("foot", foot, tuple(FEET))
    if foot != "both" and foot not in feet:
        raise FootlibError(f"{name} is a move of the {feet[0]} foot only. Leave out foot={foot!r}.")
    return feet[0] if foot == "both" else foot


# --- its pieces: cut to the step's places, turned into its direction, numbered in order

SLANT = 0.35  # a line leads in a direction when it goes that far of its length in it
AT_EASE: Any = {"width": None, "seconds": 4, "times": None, "stops": None}  # a stroke that no move has
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
    return Piece(number, Stroke(kind="hold", surface=surface, points=((0, 0),), size=PALM, **AT_EASE), (middle,))


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
                    stroke = Stroke(kind="line", surface=surface, points=((0, 0), (0, 1)), **AT_EASE)
                    found[-1] = Piece(len(found), stroke, line)
    return found


def middle_of(catalog: Catalog, place: str, surface: SurfaceId, foot: str) -> XY | None:
    """The middle of a place's first part on a surface, or None."""
    for part in catalog.geometry.parts_on(place, surface, foot):
        xs, ys = zip(*shapes.polygon(surface, part), strict=True)
        return sum(xs) / len(xs), sum(ys) / len(ys)
    return None
