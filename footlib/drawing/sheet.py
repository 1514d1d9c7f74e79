"""A page with feet on it: one axes over the whole figure, in inches, and the feet's panels placed between columns."""

from dataclasses import replace

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from shapely import affinity

from .page import fitted, page_for
from .paint import paint
from .scene import art_marks, contour_mark, surface_of
from .style import FAINT_INK, INK, LINE_ART, PAPER, PLAIN, PRINTED
from .text_metrics import LINE, SANS, SERIF, SIZE
from .views import VIEWS, around


class Sheet:
    """The figure, and where the panels of a view stand on it."""

    def __init__(self, request, page=None):
        self.request, self.page = request, page or page_for(request)
        paper = "#ffffff" if request.layer in PRINTED else PAPER
        self.figure = Figure((self.page.width, self.page.height), dpi=100, facecolor=paper)
        self.ax = self.figure.add_axes((0, 0, 1, 1), facecolor=paper)
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
        """Skin and shading at the back, contours in front of all that is painted on the feet; in a picture that points,
        creases and nails stay in front too, so that an emphasised place still looks like a foot."""
        fine = {"crease": 4.5, "nail": 4.5} if self.request.marked else {}
        looks = LINE_ART if self.request.layer in PRINTED and not self.request.marked else {}
        for panel in self.panels:
            surface = self.surfaces[panel.surface]
            for mark in art_marks(surface, panel):
                if look := looks.get(mark.name, mark.look):
                    self.mark(mark, fine.get(mark.name, 1), look)
            self.mark(contour_mark(surface, panel), 5)

    def text(self, x, y, words, *, size=SIZE, halo=False, **options):
        style = PLAIN | {"color": INK, "fontfamily": SANS, "fontsize": size, "zorder": 9, "linespacing": LINE} | options
        effects = [withStroke(linewidth=2.2, foreground=PAPER, alpha=0.85)] if halo else None
        return self.ax.text(x, y, words, path_effects=effects, **style)

    def name_feet(self, size=12.5):
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
            self.text(
                (left + right) / 2,
                bottom - 0.06,
                captions[self.request.surfaces.index(panel.surface)],
                ha="center",
                va="top",
                color=FAINT_INK,
            )
