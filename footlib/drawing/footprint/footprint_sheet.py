"""The page of a footprint: the feet at the left, room for the table of indices at the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from shapely import affinity

from ..scene import contour_mark, surface_of
from ..sheet import Sheet
from ..style import ART, PAPER, Look
from ..views import around, panels

if TYPE_CHECKING:
    from matplotlib.artist import Artist

    from ...model import FootIndex
    from ..chart_request import ChartRequest
    from ..views import XY, Panel

LEAST_HEIGHT, FOOT = 6.3, 4.35  # inches: the page, and a foot on it
BELOW = 0.60  # under the heels
SIDE, BETWEEN = 1.04, 0.92  # room for what is written beside and between the feet
LEAST_LEFT = 4.75  # room for the feet and the title over them
TABLE, MARGIN = 3.6, 0.25
ROW, SCALE, AROUND = 0.18, 0.52, 1.85  # a table's row and scale, and what else stands above and below them
CONTOUR, SKIN = Look(None, "#9a7b66", 1.1), Look(ART["skin"].fill, None, opacity=0.42)


class FootprintSheet(Sheet):
    """A figure with the soles as faint outlines; lengths on it in inches, points on a foot in foot lengths."""

    def __init__(self, request: ChartRequest, *, table: bool = True) -> None:
        self.request, self.scale = request, FOOT
        self.surfaces = {"sole": surface_of(request.catalog, "sole")}
        self.panels = panels("sole", request.catalog.outlines, request.feet, BETWEEN / FOOT)
        breadth = around([panel.box for panel in self.panels])[2] * FOOT
        self.table = max(breadth + 2 * SIDE, LEAST_LEFT)
        self.width, self.height = self.table, LEAST_HEIGHT
        if table:
            self.width += TABLE + MARGIN
            self.height = height_for(request.catalog.indices.values())
        self.origin = ((self.table - breadth) / 2, BELOW + (self.height - LEAST_HEIGHT) / 2)
        self.figure = Figure((self.width, self.height), dpi=100, facecolor=PAPER)
        self.ax = self.figure.add_axes((0, 0, 1, 1), facecolor=PAPER)
        self.ax.axis("off")

    def fix(self) -> None:
        """The limits of the page, which the ink's images would change."""
        self.ax.set(xlim=(0, self.width), ylim=(0, self.height))

    def draw_feet(self) -> None:
        for panel in self.panels:
            skin = affinity.affine_transform(self.surfaces["sole"].silhouette, panel.matrix)
            contour = contour_mark(self.surfaces["sole"], panel)
            self.mark(replace(contour, name="skin", geometry=skin, look=SKIN), 1)
            self.mark(contour, 1.1, CONTOUR)

    def at(self, panel: Panel, point: XY) -> XY:
        """A point of a foot on the page."""
        a, _, _, d, dx, dy = panel.matrix
        return (a * point[0] + dx) * self.scale + self.origin[0], (d * point[1] + dy) * self.scale + self.origin[1]

    def cased(self, points: Sequence[XY], colour: str, width: float = 1.3, **style: Any) -> Artist:
        """A line that stays visible on ink and on skin."""
        xs, ys = zip(*points, strict=True)
        halo = [withStroke(linewidth=width + 2.2, foreground=PAPER, alpha=0.9)]
        options = {"zorder": 5, "solid_capstyle": "round", "path_effects": halo} | style
        return self.line(xs, ys, color=colour, lw=width, **options)


def height_for(indices: Iterable[FootIndex]) -> float:
    """The page is as high as its table needs."""
    rows = sum(1 + len(index.ways) + bool(index.unread) for index in indices)
    scales = sum(len(index.ways) * len(index.scales) for index in indices)
    return max(LEAST_HEIGHT, rows * ROW + scales * SCALE + AROUND)
