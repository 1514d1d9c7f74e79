"""From the catalog to marks: what is painted, in order, as shapely geometry in page units. Knows no figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from shapely import affinity
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.ops import polylabel, unary_union

from ..cache import kept_with
from ..model import shapes
from .style import ART, NEVER, Look, region_look, zone_look
from .views import parts_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ..catalog import Catalog
    from ..model import Region, Zone
    from ..model.base import Surface as SurfaceId
    from .views import Panel

INSET = 0.0028  # zones keep this far from the contour, in foot lengths
HATCH = 0.0085  # distance of hatch lines
SMOOTH = 0.0001  # foot lengths: corners of an outline that no print shows
SOFT = ("hollow", "rim", "pad")  # art without an edge
SEAM = 0.003  # between the children of a region


@dataclass(frozen=True)
class Mark:
    """One thing to paint: a piece of art, or a place's shape on one foot."""

    kind: str  #: "art", "zone" or "region"
    name: str  #: the art's class, or the place's id
    foot: str
    geometry: BaseGeometry
    look: Look
    system: str = ""
    hatch: BaseGeometry | None = None


class Surface:
    """The shapes of one surface in foot lengths: silhouette, art and places, clipped and ready to be placed."""

    def __init__(self, catalog: Catalog, surface: SurfaceId) -> None:
        self.catalog = catalog
        self.surface: SurfaceId = surface
        outline = catalog.outlines[surface]
        whole = self.union((*outline.silhouette, *outline.toes))
        closed = whole.buffer(0.003).buffer(-0.003)  # rounds the sharp notches between toes
        self.silhouette = Polygon(max(polygons(closed), key=lambda p: p.area).exterior)
        self.inside = self.silhouette.buffer(-INSET)
        self.outline, self._placed = outline, {}

    def union(self, parts: Iterable) -> BaseGeometry:
        return unary_union([Polygon(shapes.polygon(self.surface, p)).buffer(0) for p in parts])

    def place(self, entry: Zone | Region, foot: str) -> BaseGeometry | None:
        """A place's shape on this surface for a foot, or None."""
        parts = entry.parts_on(self.surface, foot)
        if parts and parts not in self._placed:
            self._placed[parts] = tidy(self.union(parts).intersection(self.inside))
        return None if not parts or self._placed[parts].is_empty else self._placed[parts]

    def whole(self, id: str, foot: str) -> BaseGeometry:
        """A zone's shape, or a region's with all its children, without the seams between them; empty where none is."""
        if (id, foot) not in self._placed:
            parts = [self.place(entry, foot) for entry in parts_of(self.catalog, id)]
            together = unary_union([part for part in parts if part is not None])
            self._placed[id, foot] = together.buffer(SEAM).buffer(-2 * SEAM).buffer(SEAM)
        return self._placed[id, foot]

    def share(self, shape: BaseGeometry) -> float:
        """How far a shape lies from the big toe's side, as a share of the breadth."""
        left, _, right, _ = self.silhouette.bounds
        return (shape.centroid.x - left) / (right - left)

    @cached_property
    def landmarks(self) -> dict[str, Polygon]:
        """What can be seen and felt without any chart: name → a small disc where it is."""
        points = shapes.flat(self.surface, self.outline.labels.values())
        return {name: Point(point).buffer(0.006) for name, point in zip(self.outline.labels, points, strict=True)}

    @cached_property
    def art(self) -> list[tuple[str, BaseGeometry]]:
        """(class, geometry) from the back to the front."""
        return [(name, tidy(geometry, 4 * SMOOTH if name in SOFT else SMOOTH)) for name, geometry in self._art()]

    def _art(self) -> Iterator[tuple[str, BaseGeometry]]:
        yield "skin", self.silhouette
        for part in self.outline.hollows:
            yield from self.soft("hollow", part, (0, 0.010, 0.020))
        yield from (("rim", self.silhouette.difference(self.silhouette.buffer(-d))) for d in (0.006, 0.013))
        for part in self.outline.pads:
            yield from self.soft("pad", part, (0, 0.006, 0.012, 0.018, 0.024))
        for line in self.outline.lines:
            curve = LineString(shapes.open_curve(shapes.flat(self.surface, line)))
            yield "crease", curve.intersection(self.silhouette)
        yield from (("nail", self.union([part])) for part in self.outline.nails)

    def soft(self, name: str, part: Any, steps: Sequence[float]) -> Iterator[tuple[str, BaseGeometry]]:
        """A shape that fades at its border: itself and smaller copies of itself on top."""
        whole = self.union([part]).intersection(self.silhouette.buffer(-0.002))
        for step in steps:
            smaller = whole.buffer(-step)
            if not smaller.is_empty:
                yield name, smaller


@kept_with
def surface_of(catalog: Catalog, name: SurfaceId) -> Surface:
    return Surface(catalog, name)


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons of a geometry of any kind."""
    parts = getattr(geometry, "geoms", [geometry])
    return [part for part in parts if part.geom_type == "Polygon"]


def middle_of(polygon: Polygon, precision: float) -> tuple[Point, float]:
    """A point well inside a polygon, and its distance from the border: the centre of gravity where that will do, so
    that both feet agree, else the point farthest from the border."""
    farthest, centre = polylabel(polygon, precision), polygon.centroid
    room = polygon.exterior.distance(farthest)
    if polygon.contains(centre) and polygon.exterior.distance(centre) > 0.7 * room:
        return centre, polygon.exterior.distance(centre)
    return farthest, room


def hatching(geometry: BaseGeometry, distance: float = HATCH, *, crossed: bool = False) -> BaseGeometry:
    """Slanting lines across a shape, in both directions where they cross."""
    if crossed:
        mirrored = hatching(affinity.scale(geometry, -1, 1, origin=(0, 0)), distance)
        return unary_union([hatching(geometry, distance), affinity.scale(mirrored, -1, 1, origin=(0, 0))])
    left, bottom, right, top = geometry.bounds
    height, at, lines = top - bottom, left - (top - bottom), []
    at -= at % distance
    while at < right:
        lines.append([(at, bottom), (at + height, top)])
        at += distance
    return MultiLineString(lines).intersection(geometry)


def tidy(geometry: BaseGeometry, tolerance: float = 0.0004) -> BaseGeometry:
    """The same shape with fewer points; finer than the eye at the size in which a zone is shown."""
    return geometry.simplify(tolerance)


@kept_with
def art_marks(surface: Surface, panel: Panel) -> list[Mark]:
    return [
        Mark("art", name, panel.foot, affinity.affine_transform(geometry, panel.matrix), ART[name])
        for name, geometry in surface.art
    ]


@kept_with
def contour_mark(surface: Surface, panel: Panel) -> Mark:
    """The outline of the foot, painted over the zones so that their borders end cleanly."""
    line = affinity.affine_transform(surface.silhouette, panel.matrix)
    return Mark("art", "contour", panel.foot, tidy(line, SMOOTH), ART["contour"])


@kept_with
def zone_marks(surface: Surface, panel: Panel) -> list[Mark]:
    """The zones of a foot on a panel, large ones first, so that small ones lie on top."""
    marks = []
    for id, zone in surface.catalog.zones.items():
        shape = surface.place(zone, panel.foot) if zone.foot in ("both", panel.foot) else None
        if shape is not None:
            placed = affinity.affine_transform(shape, panel.matrix)
            look = zone_look(zone.system)
            hatch = hatching(placed) if look.hatched else None
            marks.append(Mark("zone", id, panel.foot, placed, look, zone.system, hatch))
    return sorted(marks, key=lambda mark: -mark.geometry.area)


@kept_with
def region_marks(surface: Surface, panel: Panel) -> list[Mark]:
    """The regions that have a shape of their own on a panel; hatched where no step may work."""
    marks, regions = [], surface.catalog.regions
    for id, region in regions.items():
        shape = surface.place(region, panel.foot)
        if shape is not None:
            placed = affinity.affine_transform(shape, panel.matrix)
            look = NEVER if region.never else region_look((id, *surface.catalog.geometry.up(id))[-1])
            marks.append(Mark("region", id, panel.foot, placed, look, hatch=hatching(placed) if look.hatched else None))
    return sorted(marks, key=lambda mark: -mark.geometry.area)
