"""The views of the feet: which surfaces each shows, in which order and which of them mirrored; which places are on it;
and where that is in the widgets' SVG, known without drawing, so that arrows can be laid over a stored map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..cache import kept_with
from ..model import SURFACES, shapes

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..catalog.geometry import Geometry
    from ..model import Place
    from ..model.base import Surface as SurfaceId

XY = tuple[float, float]
Box = tuple[float, float, float, float]  #: left, bottom, right, top

MEDIAL = 0.37  # of a foot's breadth: what lies nearer the middle of the page is named between the feet
INNER_GAP = 0.06  # between front and back of one leg, in foot lengths
UNITS = 600  # of the viewBox in a foot length
GAP, MARGIN, HEAD = 0.13, 0.02, 0.06  # between the feet, around everything, above each foot for its name; foot lengths


@dataclass(frozen=True)
class View:
    """One side from which both feet are seen. `stored` is the foot that is drawn as the data hold it; the other is
    its mirror image. On the sole the big toes meet in the middle because the left foot is stored and stands right."""

    title: str
    of: str  #: in "Reflex zones …"
    surfaces: tuple[SurfaceId, ...]  #: of the first foot, from left to right; the second foot shows them in reverse
    order: tuple[str, str]  #: the feet, from left to right or from top to bottom
    stored: tuple[str, ...]  #: for each surface, the foot that is drawn as stored
    stacked: bool = False
    captions: tuple[str, ...] = ()  #: of the surfaces, where a foot shows more than one

    def mirrored(self, surface: SurfaceId, foot: str) -> bool:
        return self.stored[self.surfaces.index(surface)] != foot


RIGHT_FIRST = ("right", "left")
VIEWS = {
    "sole": View("The sole", "of the sole", SURFACES["sole"], RIGHT_FIRST, ("left",)),
    "top": View("The top of the foot", "of the top of the foot", SURFACES["top"], ("left", "right"), ("right",)),
    "inner": View(
        "The inner side of the foot", "of the inner side", SURFACES["inner"], RIGHT_FIRST, ("left",), stacked=True
    ),
    "outer": View(
        "The outer side of the foot", "of the outer side", SURFACES["outer"], RIGHT_FIRST, ("right",), stacked=True
    ),
    "leg": View(
        "The lower leg", "of the lower leg", SURFACES["leg"], RIGHT_FIRST, RIGHT_FIRST[::-1], captions=("front", "back")
    ),
}


@dataclass(frozen=True)
class Panel:
    """One surface of one foot, placed on the page; page units are foot lengths, y upwards."""

    foot: str
    surface: SurfaceId
    mirrored: bool
    dx: float
    dy: float
    box: Box  #: on the page

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    @property
    def matrix(self) -> tuple[float, ...]:
        """The affine transform from the surface's foot lengths to the page, as shapely takes it."""
        return (-1 if self.mirrored else 1, 0, 0, 1, self.dx, self.dy)

    def point(self, at: XY) -> XY:
        """A point of the surface, in foot lengths there, on the page."""
        return (self.dx - at[0] if self.mirrored else self.dx + at[0], self.dy + at[1])


@kept_with
def extent(geometry: Geometry, surface: SurfaceId) -> Box:
    """The box around a surface's outline, in foot lengths."""
    outline = geometry.outlines[surface]
    points = [p for part in (*outline.silhouette, *outline.toes) for p in shapes.polygon(surface, part)]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def slots(view: str, feet: Sequence[str]) -> list[tuple[str, SurfaceId]]:
    """(foot, surface) in the order in which they stand on the page."""
    named = VIEWS[view]
    first = named.order[0]
    return [
        (foot, surface)
        for foot in named.order
        if foot in feet
        for surface in (named.surfaces if foot == first else named.surfaces[::-1])
    ]


def panels(view: str, geometry: Geometry, feet: Sequence[str], gap: float) -> list[Panel]:
    """The panels of a view from 0, 0 to the right, or downwards where they are stacked; `gap` lies between the feet."""
    placed, edge, before = [], 0.0, None
    for foot, surface in slots(view, feet):
        if before:
            edge += gap if foot != before else INNER_GAP
        panel = stand(view, geometry, foot, surface, edge)
        edge += panel.height if VIEWS[view].stacked else panel.width
        placed.append(panel)
        before = foot
    return placed


def stand(view: str, geometry: Geometry, foot: str, surface: SurfaceId, edge: float) -> Panel:
    """A panel with its left (stacked: upper) side at `edge`."""
    left, bottom, right, top = extent(geometry, surface)
    width, height = right - left, top - bottom
    x, y = (0.0, -edge - height) if VIEWS[view].stacked else (edge, 0.0)
    mirrored = VIEWS[view].mirrored(surface, foot)
    return Panel(
        foot, surface, mirrored, x + right if mirrored else x - left, y - bottom, (x, y, x + width, y + height)
    )


def around(boxes: Iterable[Box]) -> Box:
    """The box around boxes."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


@dataclass(frozen=True)
class Frame:
    """Where the page's foot lengths stand in the viewBox."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def matrix(self) -> tuple[float, ...]:
        return (UNITS, 0, 0, UNITS, -self.left * UNITS, -self.bottom * UNITS)

    def view_box(self, boxes: Iterable[Box]) -> Box:
        """The part of the viewBox around boxes and the name above them: x, y, width and height, y downwards."""
        left, bottom, right, top = around(boxes)
        x, y = (left - MARGIN - self.left) * UNITS, self.height - (top + HEAD - self.bottom) * UNITS
        return x, y, (right - left + 2 * MARGIN) * UNITS, (top - bottom + HEAD + MARGIN) * UNITS

    def point(self, panel: Panel, at: XY) -> XY:
        """A point of a panel's surface, in foot lengths there, in the viewBox: y downwards."""
        x, y = panel.point(at)
        return (x - self.left) * UNITS, self.height - (y - self.bottom) * UNITS


@kept_with
def frame_of(catalog: Catalog, view: str) -> tuple[list[Panel], Frame]:
    """The panels of a view with both feet, and the frame around them."""
    placed = panels(view, catalog.geometry, ("left", "right"), GAP + (HEAD if VIEWS[view].stacked else 0))
    left, bottom, right, top = around([panel.box for panel in placed])
    left, bottom, right, top = left - MARGIN, bottom - MARGIN, right + MARGIN, top + HEAD + MARGIN
    return placed, Frame(left, bottom, (right - left) * UNITS, (top - bottom) * UNITS)


def parts_of(catalog: Catalog, id: str) -> list[Place]:
    """The entries that make up a place: a zone, or a region with everything below it."""
    return [catalog.places[part] for part in catalog.geometry.drawn_as(id)]


def surfaces_of(catalog: Catalog, id: str) -> set[str]:
    """The surfaces on which a place is drawn on the left foot."""
    return {surface for entry in parts_of(catalog, id) for surface in entry.shapes}


def is_shown(catalog: Catalog, id: str, view: str, foot: str) -> bool:
    """Whether a view shows a place on a foot."""
    return any(entry.parts_on(surface, foot) for entry in parts_of(catalog, id) for surface in VIEWS[view].surfaces)


def views_of(catalog: Catalog, id: str) -> list[str]:
    """The views on which a place is drawn."""
    return [view for view in VIEWS if is_shown(catalog, id, view, "left") or is_shown(catalog, id, view, "right")]


def zones_on(catalog: Catalog, view: str, feet: tuple[str, ...]) -> list[str]:
    """The zones that a view shows on any of these feet, in the order of the chart."""
    return [
        id
        for id, zone in catalog.zones.items()
        if any(zone.foot in ("both", foot) and is_shown(catalog, id, view, foot) for foot in feet)
    ]


def zone_numbers(catalog: Catalog) -> dict[str, int]:
    """Zone → its number on practice charts and on the widgets' map."""
    return {id: number for number, id in enumerate(catalog.zones, 1)}
