"""A page with feet on it: one axes over the whole figure, in inches, and the feet's panels placed between columns."""

from dataclasses import dataclass, replace
from functools import lru_cache

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from matplotlib.textpath import TextPath
from shapely import affinity

from .layout import VIEWS, around, panels
from .paint import paint
from .scene import Surface, art_marks, contour_mark
from .style import FAINT_INK, INK, PAPER

SANS, SERIF = "DejaVu Sans", "STIXGeneral"  # both come with matplotlib: the same page on every machine
SIZE = 8.4  # points of a name
LINE = 1.28  # line height as a multiple of the size
LEADER = 0.30  # inches between a column's names and the feet


@dataclass(frozen=True)
class Page:
    """A format in inches: the page, the bands above and below the feet, and the columns beside and between them."""

    width: float
    height: float
    head: float
    foot: float
    column: float
    between: float


def page_for(view, feet, marked):
    """A4 for a chart; a smaller page for a picture that only points at places."""
    pair, stacked = len(feet) == 2, VIEWS[view].stacked
    if marked:
        between = 0.6 if stacked else 1.35
        return Page(9.0, 6.0 if pair or not stacked else 4.0, 0.62, 0.22, 1.75 + LEADER, between)
    if pair or stacked:
        height = 8.27 if pair else 6.2
        return Page(11.69, height, 1.22, 1.02, 2.0 + LEADER, 0.50 if stacked else 2.05)
    return Page(8.27, 11.69, 1.30, 1.30, 1.92 + LEADER, 0)


class Sheet:
    """The figure, and where the panels of a view stand on it."""

    def __init__(self, request):
        self.request, self.page = request, page_for(request.view, request.feet, bool(request.marked))
        self.figure = Figure((self.page.width, self.page.height), dpi=100, facecolor=PAPER)
        self.ax = self.figure.add_axes((0, 0, 1, 1), facecolor=PAPER)
        self.ax.set(xlim=(0, self.page.width), ylim=(0, self.page.height))
        self.ax.axis("off")
        self.panels, self.scale, self.origin = fitted(request, self.page)
        self.surfaces = {name: surface_of(request.catalog, name) for name in request.surfaces}

    def inches(self, geometry):
        """A geometry in page units, in inches on the sheet."""
        k, (x, y) = self.scale, self.origin
        return affinity.affine_transform(geometry, (k, 0, 0, k, x, y))

    def box(self, panel):
        left, bottom, right, top = (v * self.scale for v in panel.box)
        x, y = self.origin
        return left + x, bottom + y, right + x, top + y

    def panels_of(self, foot):
        return [panel for panel in self.panels if panel.foot == foot]

    @property
    def feet_box(self):
        return around([self.box(panel) for panel in self.panels])

    @property
    def weight(self):
        """Line widths against those of a foot 6 inches long."""
        return max(self.scale / 6, 0.5)

    def mark(self, mark, zorder, look=None):
        """Paint a mark, and its hatching in the colour of its edge."""
        look = look or mark.look
        gid = f"{mark.kind}:{mark.name}:{mark.foot}"
        patch = paint(self.ax, self.inches(mark.geometry), look, scale=self.weight, zorder=zorder, gid=gid)
        if mark.hatch is not None and look.fill:
            lines = replace(look, fill=None, width=0.6)
            paint(self.ax, self.inches(mark.hatch), lines, scale=self.weight, zorder=zorder + 0.001)
        return patch

    def line(self, xs, ys, **style):
        return self.ax.add_artist(Line2D(xs, ys, clip_on=False, **style))

    def draw_feet(self):
        """Skin and shading at the back, contours in front of everything that is painted on the feet."""
        for panel in self.panels:
            surface = self.surfaces[panel.surface]
            for mark in art_marks(surface, panel):
                self.mark(mark, 1)
            self.mark(contour_mark(surface, panel), 5)

    def text(self, x, y, words, *, size=SIZE, halo=False, **options):
        style = {"color": INK, "fontfamily": SANS, "fontsize": size, "zorder": 9, "linespacing": LINE} | options
        effects = [withStroke(linewidth=2.2, foreground=PAPER, alpha=0.85)] if halo else None
        return self.ax.text(x, y, words, path_effects=effects, **style)

    def name_feet(self):
        """'Right foot' over each foot, or beside it where the feet are stacked."""
        for foot in dict.fromkeys(panel.foot for panel in self.panels):
            left, _, right, top = around([self.box(panel) for panel in self.panels_of(foot)])
            self.text((left + right) / 2, top + 0.11, f"{foot.capitalize()} foot", size=12.5, ha="center", va="bottom",
                      fontfamily=SERIF, fontstyle="italic", color=FAINT_INK)
        captions = VIEWS[self.request.view].captions
        for panel in self.panels if captions else ():
            left, bottom, right, _ = self.box(panel)
            self.text((left + right) / 2, bottom - 0.06, captions[self.request.surfaces.index(panel.surface)],
                      ha="center", va="top", color=FAINT_INK)


def fitted(request, page):
    """The panels, and the scale and origin that put them between the columns and bands of a page."""
    outlines, stacked = request.catalog.outlines, VIEWS[request.view].stacked
    _, low, right, high = around([p.box for p in panels(request.view, outlines, request.feet, 0)])
    gap = page.between if len(request.feet) == 2 else 0
    across = page.width - 2 * page.column - (0 if stacked else gap)
    upwards = page.height - page.head - page.foot - (gap if stacked else 0)
    scale = min(across / right, upwards / (high - low))
    placed = panels(request.view, outlines, request.feet, gap / scale)
    left, low, right, high = (v * scale for v in around([p.box for p in placed]))
    room = page.height - page.head - page.foot
    return placed, scale, ((page.width - right - left) / 2, page.foot + (room - (high - low)) / 2 - low)


@lru_cache(maxsize=24)
def surface_of(catalog, name):
    return Surface(catalog, name)


@lru_cache(maxsize=4096)
def measure(words, size=SIZE, style="normal", weight="normal"):
    """Width and height in inches of a text of one or more lines."""
    font = FontProperties(family=SANS, size=size, style=style, weight=weight)
    lines = words.split("\n")
    with rc_context({"text.usetex": False}):
        widths = [TextPath((0, 0), line, prop=font).get_extents().width for line in lines]
    return max(widths) / 72, len(lines) * size * LINE / 72
