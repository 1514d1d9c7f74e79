"""Where a hand may go: which place lies under a point, and what is left of a stroke when a step has lost places."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from ..cache import kept_with
from ..model import SURFACES, Move, Spot, Stroke, shapes
from ..model.base import Surface, View
from ..model.shapes import XY
from ..model.stroke import LINES, one_pass
from .geometry import Geometry

BRIDGE = 5  # points between two places that a line may cross: a hand does not lift for a few millimetres
THIN = 6  # of a line's points one in so many tells how much of it is left
LEAST = 3  # points of a piece that can be shown


class Grid:
    """A mask that answers for single points: a big number takes its own length for each bit that it is asked for."""

    def __init__(self, cells: int) -> None:
        self.bytes = cells.to_bytes(cells.bit_length() // 8 + 1, "little")
        self.size = 8 * len(self.bytes)

    def __contains__(self, point: XY) -> bool:
        return self.holds(shapes.cell_of(point))

    def holds(self, cell: int) -> bool:
        return 0 <= cell < self.size and self.bytes[cell >> 3] >> (cell & 7) & 1 == 1


class PlaceIndex:
    """The places of one geometry, and the foot itself, under points in foot lengths."""

    def __init__(self, geometry: Geometry) -> None:
        self.geometry, self._grids = geometry, {}
        self._bits: dict[tuple[Stroke, str], dict[str, int]] = {}
        self.never = tuple(id for id, region in geometry.regions.items() if region.never)

    def grid(self, surface: Surface, place: str | None, foot: str) -> Grid:
        key = surface, place, foot
        if key not in self._grids:
            self._grids[key] = Grid(self._cells(*key))
        return self._grids[key]

    def ground(self, surface: Surface, foot: str, places: Iterable[str]) -> Grid:
        """Several places as one, for many points."""
        return Grid(self._together(surface, foot, places))

    def _together(self, surface: Surface, foot: str, places: Iterable[str]) -> int:
        return reduce(or_, (self._cells(surface, place, foot) for place in places), 0)

    def _cells(self, surface: Surface, place: str | None, foot: str) -> int:
        if place is None:
            outline = self.geometry.outlines.get(surface)
            return shapes.mask(surface, (*outline.silhouette, *outline.toes)) if outline else 0
        zone = self.geometry.zones.get(place)
        if zone is None:
            return self.geometry.masks.get(surface, {}).get(place, 0)
        return shapes.mask(surface, zone.parts_on(surface, foot))

    def on_foot(self, surface: Surface, point: XY) -> bool:
        return point in self.grid(surface, None, "")

    def within(self, surface: Surface, foot: str, point: XY, places: Iterable[str]) -> bool:
        """Whether a point lies in one of the places."""
        return any(point in self.grid(surface, place, foot) for place in places)

    def home(self, view: View, place: str) -> tuple[Surface, ...]:
        """The surfaces on which a move of this view shows a place: its own, or the first ones that have it."""
        drawn = self.geometry.surfaces(place)
        fitting = [SURFACES[view], *SURFACES.values()]
        return next((surfaces for surfaces in fitting if set(surfaces) & set(drawn)), ())

    def pieces(self, stroke: Stroke, foot: str, places: Iterable[str], lost: Iterable[str] = ()) -> list[list[XY]]:
        """What is left of a stroke's path for a step with these places: pieces of a line, or the points in them."""
        here = self.geometry.masks.get(stroke.surface, {})
        places = [place for place in places if place in here]
        free = self.ground(stroke.surface, foot, places)
        barred = Grid(self._barred(stroke.surface, foot, [one for one in (*lost, *self.never) if one in here], places))
        if stroke.kind in LINES:
            return runs(stroke.path, free, barred)
        inside = [point for point in stroke.path if point in free]
        left = [point for point in inside if not any(one in barred for one in stroke.hand_at(point))]
        return [left] if left else []

    def one_pass(self, move: Move, foot: str, places: tuple[str, ...]) -> list[tuple[Stroke, float]]:
        """The strokes that are left of a move for a step with these places, and the seconds of each in one pass."""
        lost = [spot.place for spot in map(Spot.parse, move.places) if spot.place not in places]
        return one_pass(move.strokes, lambda stroke: self._share(stroke, foot, places, lost) if lost else 1)

    def _share(self, stroke: Stroke, foot: str, places: Iterable[str], lost: Iterable[str]) -> float:
        """How much of a stroke is left, from 0 to 1; of a line some points answer for all."""
        here = self.geometry.masks.get(stroke.surface, {})
        places = [place for place in places if place in here]
        left = self._under(stroke, foot, places)
        for place in lost:
            if place in here:
                left &= ~self._under(stroke, foot, [place]) | self._under(stroke, foot, self._kept_in(place, places))
        return left.bit_count() / len(asked_points(stroke))

    def _under(self, stroke: Stroke, foot: str, places: Iterable[str]) -> int:
        """Which of a stroke's points lie in one of the places, a bit each; worked out once for each place."""
        known, found = self._bits.setdefault((stroke, foot), {}), 0
        for place in places:
            if place not in known:
                grid = self.grid(stroke.surface, place, foot)
                known[place] = sum(1 << i for i, point in enumerate(asked_points(stroke)) if point in grid)
            found |= known[place]
        return found

    def family(self, place: str) -> list[str]:
        """A place and what lies below it in the tree."""
        return self.geometry.down(place) if place in self.geometry.regions else [place]

    def _kept_in(self, place: str, places: Iterable[str]) -> list[str]:
        """The places of a step that lie in one that it has lost: only the rest of that one is lost."""
        return [id for id in self.family(place)[1:] if id in places]

    def _barred(self, surface: Surface, foot: str, off: Iterable[str], places: Iterable[str]) -> int:
        """The cells to keep off: of each place in `off` all but the parts of it that a step may work all the same."""
        parts = (
            self._cells(surface, place, foot) & ~self._together(surface, foot, self._kept_in(place, places))
            for place in off
        )
        return reduce(or_, parts, 0)


def runs(path: Iterable[XY], free: Grid, barred: Grid) -> list[list[XY]]:
    """The pieces of a line that lie where a hand may go."""
    found, gap = [[]], 0
    for point in path:
        stop = point in barred
        inside = not stop and point in free
        gap = 0 if inside else gap + 1
        if found[-1] and (stop or gap > BRIDGE):
            found.append([])
        if inside:
            found[-1].append(point)
    return [run for run in found if len(run) >= LEAST]


def asked_points(stroke: Stroke) -> list[XY]:
    """The points that answer for how much of a stroke is left."""
    return stroke.path[::THIN] if stroke.kind in LINES else stroke.path


@kept_with
def index_of(geometry: Geometry) -> PlaceIndex:
    return PlaceIndex(geometry)
