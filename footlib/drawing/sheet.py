"""A page with feet on it: one axes over the whole figure, in inches, and what is painted on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from shapely import affinity
from shapely.geometry import LineString, Polygon

from .page import Page, feet_on_page, page_for
from .scene import Mark, art_marks, contour_mark, surface_of
from .style import FAINT_INK, INK, LINE_ART, PAPER, PLAIN, Look
from .text_metrics import LINE, SANS, SERIF, SIZE, measure
from .views import VIEWS, Box, Panel, around

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from shapely.geometry.base import BaseGeometry

    from .chart_request import ChartRequest


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
            self.text(
                (left + right) / 2,
                top + 0.0088 * size,
                f"{foot.capitalize()} foot",
                size=size,
                ha="center",
                va="bottom",
                fontfamily=SERIF,
                fontstyle="italic",
                color=FAINT_INK,
            )
        captions = VIEWS[self.request.view].captions
        for panel in self.panels if captions else ():
            left, bottom, right, _ = self.box(panel)
            caption = captions[self.request.surfaces.index(panel.surface)]
            self.text(
                (left + right) / 2,
                bottom - 0.06,
                caption,
                size=SIZE * min(1, 0.9 * (right - left) / measure(caption)[0]),  # on paper a leg may be narrower
                ha="center",
                va="top",
                color=FAINT_INK,
            )


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
