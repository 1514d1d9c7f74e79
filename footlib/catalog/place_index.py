"""Where a hand may go: which place lies under a point, and what is left of a stroke when a step has lost places."""

from collections.abc import Iterable, Mapping

from ..cache import kept_with
from ..model import SURFACES, Move, Spot, Stroke, shapes
from ..model.base import Surface, View
from ..model.shapes import CELL, COLUMNS, MARGIN, XY
from ..model.stroke import LINES, one_pass, oval
from .geometry import Geometry

Where = tuple[Surface, str]  # a surface of one foot
Off = Mapping[str, list[str]]  # a place to keep off → the parts of it that a step may work all the same
BRIDGE = 5  # points between two places that a line may cross: a hand does not lift for a few millimetres
THIN = 6  # of a line's points one in so many tells how much of it is left
LEAST = 3  # points of a piece that can be shown


class Grid:
    """A mask that answers for single points."""

    def __init__(self, cells: int) -> None:
        self.bytes = cells.to_bytes(cells.bit_length() // 8 + 1, "little")
        self.size = 8 * len(self.bytes)

    def __contains__(self, point: XY) -> bool:
        x, y = point
        cell = int((y + MARGIN) / CELL) * COLUMNS + int((x + MARGIN) / CELL)
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
        where: Where = (stroke.surface, foot)
        places = [place for place in places if place in here]
        off = {place: self._kept_in(place, places) for place in (*lost, *self.never) if place in here}
        if stroke.kind in LINES:
            return self._runs(stroke.path, where, places, off)

        def allowed(point: XY) -> bool:
            barred = any(self._barred(where, one, off) for one in hand_points(stroke, point))
            return self.within(stroke.surface, foot, point, places) and not barred

        left = [point for point in stroke.path if allowed(point)]
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

    def _barred(self, where: Where, point: XY, off: Off) -> bool:
        return any(
            point in self.grid(where[0], place, where[1]) and not self.within(where[0], where[1], point, kept)
            for place, kept in off.items()
        )

    def _runs(
        self, path: list[XY], where: tuple[Surface, str], places: list[str], off: Mapping[str, list[str]]
    ) -> list[list[XY]]:
        runs, gap = [[]], 0
        for point in path:
            barred = self._barred(where, point, off)
            inside = not barred and self.within(where[0], where[1], point, places)
            gap = 0 if inside else gap + 1
            if runs[-1] and (barred or gap > BRIDGE):
                runs.append([])
            if inside:
                runs[-1].append(point)
        return [run for run in runs if len(run) >= LEAST]


def asked_points(stroke: Stroke) -> list[XY]:
    """The points that answer for how much of a stroke is left."""
    return stroke.path[::THIN] if stroke.kind in LINES else stroke.path


def hand_points(stroke: Stroke, point: XY) -> list[XY]:
    """Points that the hand covers there: the middle, and around an area half-way to its border."""
    if stroke.size is None or stroke.kind == "spread":
        return [point]
    a, b = stroke.radii
    return [point, *oval(point, (a * 0.7, b * 0.7), stroke.tilt, count=12)]


@kept_with
def index_of(geometry: Geometry) -> PlaceIndex:
    return PlaceIndex(geometry)
