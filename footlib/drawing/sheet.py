"""A page with feet on it: how large it is, one axes over the whole figure, in inches, and what is painted on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from shapely import affinity
from shapely.geometry import LineString, Polygon, box

from .fonts import LINE, SANS, SERIF, SIZE, measure, widest
from .notes import columns
from .scene import Mark, Surface, art_marks, contour_mark, hatching, surface_of
from .style import FAINT_INK, INK, LINE_ART, PAPER, PLAIN, Look
from .views import MEDIAL, VIEWS, Box, Panel, around, panels

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from shapely.geometry.base import BaseGeometry

    from .chart_request import ChartRequest
    from .views import XY


MOVE, TO, CLOSE = Path.MOVETO, Path.LINETO, Path.CLOSEPOLY


class Sheet:
    """The figure, and where the panels of a view stand on it."""

    def __init__(self, request: ChartRequest, page: Page | None = None) -> None:
        self.request, self.page = request, page or page_for(request)
        paper = "#ffffff" if request.layer.printed else PAPER
        self.figure = Figure((self.page.width, self.page.height), dpi=100, facecolor=paper)
        self.ax = self.figure.add_axes((0, 0, 1, 1), facecolor=paper)
        self.ax.set(xlim=(0, self.page.width), ylim=(0, self.page.height))
        self.ax.axis("off")
        self.panels, self.scale, self.origin = feet_on_page(request, self.page)
        self.surfaces = {name: surface_of(request.catalog, name) for name in request.surfaces}

    def inches(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in page units, in inches on the sheet."""
        k, (x, y) = self.scale, self.origin
        return affinity.affine_transform(geometry, (k, 0, 0, k, x, y))

    def placed(self, panel: Panel, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry of a panel's surface, in foot lengths there, in inches on the sheet."""
        return self.inches(affinity.affine_transform(geometry, panel.matrix))

    def at(self, panel: Panel, point: XY) -> XY:
        """A point of a panel's surface, in foot lengths there, in inches on the sheet."""
        (x, y), (left, low) = panel.point(point), self.origin
        return x * self.scale + left, y * self.scale + low

    def box(self, panel: Panel) -> Box:
        left, bottom, right, top = (v * self.scale for v in panel.box)
        x, y = self.origin
        return left + x, bottom + y, right + x, top + y

    def panels_of(self, foot: str) -> list[Panel]:
        return [panel for panel in self.panels if panel.foot == foot]

    @property
    def feet_box(self) -> Box:
        return around([self.box(panel) for panel in self.panels])

    @property
    def weight(self) -> float:
        """Line widths against those of a foot 6 inches long."""
        return max(self.scale / 6, 0.5)

    def paint(self, shape: BaseGeometry, look: Look, *, zorder: float, gid: str | None = None) -> Artist | None:
        """A shape, in inches, with lines as heavy as the feet are large."""
        return paint(self.ax, shape, look, scale=self.weight, zorder=zorder, gid=gid)

    def mark(self, mark: Mark, zorder: float, look: Look | None = None) -> None:
        """Paint a mark, and its hatching in the colour of its edge."""
        look = look or mark.look
        gid = f"{mark.kind}:{mark.name}:{mark.foot}"
        self.paint(self.inches(mark.geometry), look, zorder=zorder, gid=gid)
        if mark.hatch is not None and look.fill:
            lines = replace(look, fill=None, width=0.6)
            self.paint(self.inches(mark.hatch), lines, zorder=zorder + 0.001)

    def line(self, xs: Sequence[float], ys: Sequence[float], **style: Any) -> Artist:
        return self.ax.add_artist(Line2D(xs, ys, clip_on=False, **style))

    def draw_feet(self) -> None:
        """Skin and shading at the back, contours in front of all that is painted on the feet; in a picture that points,
        creases and nails stay in front too, so that an emphasised place still looks like a foot."""
        fine = {"crease": 4.5, "nail": 4.5} if self.request.marked else {}
        looks = LINE_ART if self.request.layer.printed and not self.request.marked else {}
        for panel in self.panels:
            surface = self.surfaces[panel.surface]
            for mark in art_marks(surface, panel):
                if look := looks.get(mark.name, mark.look):
                    self.mark(mark, fine.get(mark.name, 1), look)
            self.mark(contour_mark(surface, panel), 5)

    def text(self, x: float, y: float, words: str, *, size: float = SIZE, **options: Any) -> Text:
        style = PLAIN | {"color": INK, "fontfamily": SANS, "fontsize": size, "zorder": 9, "linespacing": LINE} | options
        return self.ax.text(x, y, words, **style)

    def name_feet(self, size: float = 12.5) -> None:
        """'Right foot' over each foot, or beside it where the feet are stacked."""
        for foot in dict.fromkeys(panel.foot for panel in self.panels):
            left, _, right, top = around([self.box(panel) for panel in self.panels_of(foot)])
            style = {"fontfamily": SERIF, "fontstyle": "italic", "color": FAINT_INK}
            at = (left + right) / 2, top + 0.0088 * size
            self.text(*at, f"{foot.capitalize()} foot", size=size, ha="center", va="bottom", **style)
        captions = VIEWS[self.request.view].captions
        for panel in self.panels if captions else ():
            left, bottom, right, _ = self.box(panel)
            caption = captions[self.request.surfaces.index(panel.surface)]
            size = SIZE * min(1, 0.9 * (right - left) / measure(caption)[0])  # on paper a leg may be narrower
            self.text((left + right) / 2, bottom - 0.06, caption, size=size, ha="center", va="top", color=FAINT_INK)


def path_of(geometry: BaseGeometry) -> Path | None:
    """A matplotlib path of any shapely geometry: rings closed, lines open."""
    points, codes = [], []
    for part in getattr(geometry, "geoms", [geometry]):
        for ring in rings(part):
            points += ring
            codes += [MOVE] + [TO] * (len(ring) - 2) + [CLOSE if part.geom_type == "Polygon" else TO]
    return Path(points, codes) if points else None


def rings(part: BaseGeometry) -> list[list]:
    if isinstance(part, Polygon):
        return [list(part.exterior.coords), *(list(hole.coords) for hole in part.interiors)]
    return [list(part.coords)] if isinstance(part, LineString) else []


def paint(
    ax: Axes, geometry: BaseGeometry, look: Look, *, scale: float = 1.0, zorder: float = 1, gid: str | None = None
) -> Artist | None:
    """One shape with its look; `scale` is the foot's length against the 6 inches that line widths are meant for."""
    path = path_of(geometry)
    if path is None:
        return None
    patch = PathPatch(
        path,
        facecolor=to_rgba(look.fill, look.opacity) if look.fill else "none",  # a see-through group is heavy in a PDF
        edgecolor=to_rgba(look.edge, look.opacity) if look.edge else "none",
        linewidth=look.width * scale if look.edge else 0,
        zorder=zorder,
        gid=gid,
        joinstyle="round",
        capstyle="butt" if look.dashed else "round",
        clip_on=False,
        linestyle=(0, (3.2, 1.8)) if look.dashed else "solid",
    )
    return ax.add_artist(patch)  # add_patch would measure every curve for limits that are fixed anyhow


# --- how large it is, and where on it the feet and the columns of names stand; everything in inches

LEGEND = 0.5  # height of a legend above the notes
BESIDE = 0.68  # beside a column's names: chip or badge, and the margin of the page
WIDEST = 11.69  # A4
LEAST = 2.0  # inches: a foot is never shorter, however much is written around it


@dataclass(frozen=True)
class Page:
    """A page, the bands above and below the feet, and the columns beside and between them."""

    width: float
    height: float
    head: float
    foot: float
    column: float
    between: float
    margin: float = 0.45  #: beside the notes
    low: float = 0.34  #: below them


def page_for(request: ChartRequest) -> Page:
    """A4 for a chart; for a picture that only points at places, a page no wider than it needs."""
    pair, stacked = len(request.feet) == 2, VIEWS[request.view].stacked
    column, between = columns_for(request)
    if request.marked:
        return pointing_page(request, 6.0 if pair or not stacked else 4.0, column, between)
    foot = request.layer.band
    if (stacked and not pair) or (pair and not request.layer.upright):
        foot, words = foot_for(request, WIDEST, foot)
        return roomy(request, Page(WIDEST, 8.27 if pair or words else 6.3, 1.34, foot, column, between))
    foot, _ = foot_for(request, 8.27, foot + 0.3)
    return roomy(request, Page(8.27, WIDEST, 1.45, foot, column, between))


def roomy(request: ChartRequest, page: Page) -> Page:
    """A page on which the feet have room, too: where the words need all of it, it is larger than a sheet of A4."""
    across, upwards = spread_of(request, 0)
    wide, tall = taken(request, page)
    return replace(page, width=max(page.width, wide + LEAST * across), height=max(page.height, tall + LEAST * upwards))


def taken(request: ChartRequest, page: Page) -> tuple[float, float]:
    """The width and the height that the columns, the bands, and the space between the feet take from a page."""
    stacked, gap = VIEWS[request.view].stacked, page.between if len(request.feet) == 2 else 0
    return 2 * page.column + (0 if stacked else gap), page.head + page.foot + (gap if stacked else 0)


def foot_for(request: ChartRequest, width: float, foot: float) -> tuple[float, float]:
    """The height of the band below the feet, and that of the notes in it."""
    _, _, words = columns(request, width - 2 * Page.margin)
    if not words:
        return foot, words
    return Page.low + words + (LEGEND if request.layer.legend else 0.24), words


def pointing_page(request: ChartRequest, height: float, column: float, between: float) -> Page:
    head, foot, gap = 0.66, 0.28, between if len(request.feet) == 2 else 0
    across, upwards = spread_of(request, 0)
    stacked = VIEWS[request.view].stacked
    scale = (height - head - foot - (gap if stacked else 0)) / upwards
    width = across * scale + 2 * column + (0 if stacked else gap)
    return Page(min(max(width, 5.0), WIDEST), height, head, foot, column, between)


def spread_of(request: ChartRequest, gap: float) -> tuple[float, float]:
    """Width and height of all feet, in foot lengths."""
    left, low, right, high = around([p.box for p in panels(request.view, request.catalog.geometry, request.feet, gap)])
    return right - left, high - low


def columns_for(request: ChartRequest) -> tuple[float, float]:
    """The width of the outer columns, and of the space between the feet."""
    outside, between = names_by_side(request)
    weight = "bold" if request.marked else "normal"
    column = max(widest(outside, weight), 0.6) + BESIDE + leader(request)
    if between:
        return column, max(widest(between, weight), 0.5) + 2 * BESIDE
    return column, 0.55 if VIEWS[request.view].stacked else 0.85


def leader(request: ChartRequest) -> float:
    """The least length of a name's line: badges at both of its ends need more."""
    return 0.45 if request.marked else 0.30


def names_by_side(request: ChartRequest) -> tuple[set[str], set[str]]:
    """The names that will stand outside, and those between the feet."""
    outside, between = set(), set()
    for surface in (surface_of(request.catalog, name) for name in request.surfaces):
        for caption, shape in named_on(request, surface):
            (between if in_middle(request, surface, shape) else outside).add(caption)
    return outside, between


def named_on(request: ChartRequest, surface: Surface) -> list[tuple[str, BaseGeometry]]:
    """(name, shape) of everything that a picture names on a surface: what it points at, else what its layer names."""
    pointed = ((marked.caption, surface.whole(marked.id, foot)) for marked in request.marked for foot in marked.feet)
    named = pointed if request.marked else request.layer.names(request, surface)
    return [(name, shape) for name, shape in named if not shape.is_empty]


def has_middle(request: ChartRequest) -> bool:
    """Whether names stand between the feet: two feet side by side."""
    return len(request.feet) == 2 and not VIEWS[request.view].stacked


def in_middle(request: ChartRequest, surface: Surface, shape: BaseGeometry) -> bool:
    """Whether something is named between the feet: what lies near the big toe's side, or on a leg's inner panel."""
    if not has_middle(request):
        return False
    if len(request.surfaces) > 1:
        return surface.surface == request.surfaces[-1]
    return surface.share(shape) < MEDIAL


def feet_on_page(request: ChartRequest, page: Page) -> tuple[list[Panel], float, tuple[float, float]]:
    """The panels, and the scale and origin that put them between the columns and bands of a page."""
    gap = page.between if len(request.feet) == 2 else 0
    across, upwards = spread_of(request, 0)
    wide, tall = taken(request, page)
    scale = min((page.width - wide) / across, (page.height - tall) / upwards)
    placed = panels(request.view, request.catalog.geometry, request.feet, gap / scale)
    left, low, right, high = (v * scale for v in around([p.box for p in placed]))
    room = page.height - page.head - page.foot
    return placed, scale, ((page.width - right - left) / 2, page.foot + (room - (high - low)) / 2 - low)


# --- the look of a thing as a small field, for the key to a chart's colours

SWATCH = (0.20, 0.115)  # inches
HATCHED = 0.045  # inches between the lines of a hatched swatch


@dataclass(frozen=True)
class Key:
    """One entry of a legend: a look, how far its hatch lines stand apart (0: as in a system's swatch), and a name."""

    name: str
    look: Look
    hatch: float = 0.0
    crossed: bool = False


def swatch(ax: Axes, x: float, y: float, key: Key, size: tuple[float, float] = SWATCH) -> None:
    """A small field in a look, with its hatching."""
    look, (width, height) = key.look, size
    field = box(x, y - height / 2, x + width, y + height / 2)
    paint(ax, field, replace(look, width=max(0.6, look.width * 0.8)), zorder=6)
    distance = key.hatch or (HATCHED if look.hatched else 0)
    if distance:
        paint(ax, hatching(field, distance, crossed=key.crossed), Look(None, look.edge, 0.6), zorder=6.1)
