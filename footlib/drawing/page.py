"""The format of a picture: how large the page is, how wide its columns must be for the names that will stand there,
and where that leaves the feet. Lengths in inches."""

from dataclasses import dataclass

from .named import named_on
from .notes import columns
from .scene import surface_of
from .text_metrics import widest
from .views import MEDIAL, VIEWS, around, panels

UPRIGHT = ("disagreement",)  # charts with so many notes that they stand upright
LEGENDS = ("skin", "pressure", "load", "disagreement")  # charts with a legend above their notes
LEGEND = 0.5  # its height
BESIDE = 0.68  # beside a column's names: chip or badge, and the margin of the page
WIDEST = 11.69  # A4


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


def page_for(request):
    """A4 for a chart; for a picture that only points at places, a page no wider than it needs."""
    pair, stacked = len(request.feet) == 2, VIEWS[request.view].stacked
    column, between = columns_for(request)
    if request.marked:
        return pointing_page(request, 6.0 if pair or not stacked else 4.0, column, between)
    foot = 1.02 if request.layer == "zones" else 0.66
    if (stacked and not pair) or (pair and request.layer not in UPRIGHT):
        foot, words = foot_for(request, WIDEST, foot)
        return Page(WIDEST, 8.27 if pair or words else 6.3, 1.34, foot, column, between)
    foot, _ = foot_for(request, 8.27, foot + 0.3)
    return Page(8.27, WIDEST, 1.45, foot, column, between)


def foot_for(request, width, foot):
    """The height of the band below the feet, and that of the notes in it."""
    _, _, words = columns(request, width - 2 * Page.margin)
    if not words:
        return foot, words
    return Page.low + words + (LEGEND if request.layer in LEGENDS else 0.24), words


def pointing_page(request, height, column, between):
    head, foot, gap = 0.66, 0.28, between if len(request.feet) == 2 else 0
    across, upwards = spread_of(request, 0)
    stacked = VIEWS[request.view].stacked
    scale = (height - head - foot - (gap if stacked else 0)) / upwards
    width = across * scale + 2 * column + (0 if stacked else gap)
    return Page(min(max(width, 5.0), WIDEST), height, head, foot, column, between)


def spread_of(request, gap):
    """Width and height of all feet, in foot lengths."""
    left, low, right, high = around([p.box for p in panels(request.view, request.catalog.outlines, request.feet, gap)])
    return right - left, high - low


def columns_for(request):
    """The width of the outer columns, and of the space between the feet."""
    outside, between = names_by_side(request)
    weight = "bold" if request.marked else "normal"
    column = max(widest(outside, weight), 0.6) + BESIDE + leader(request)
    if between:
        return column, max(widest(between, weight), 0.5) + 2 * BESIDE
    return column, 0.55 if VIEWS[request.view].stacked else 0.85


def leader(request):
    """The least length of a name's line: badges at both of its ends need more."""
    return 0.45 if request.marked else 0.30


def names_by_side(request):
    """The names that will stand outside, and those between the feet."""
    outside, between = set(), set()
    for name in request.surfaces:
        surface = surface_of(request.catalog, name)
        for caption, shape in named_on(request, surface):
            (between if in_middle(request, surface, shape) else outside).add(caption)
    return outside, between


def has_middle(request):
    """Whether names stand between the feet: two feet side by side."""
    return len(request.feet) == 2 and not VIEWS[request.view].stacked


def in_middle(request, surface, shape):
    """Whether something is named between the feet: what lies near the big toe's side, or on a leg's inner panel."""
    if not has_middle(request):
        return False
    if len(request.surfaces) > 1:
        return surface.surface == request.surfaces[-1]
    return surface.share(shape) < MEDIAL


def fitted(request, page):
    """The panels, and the scale and origin that put them between the columns and bands of a page."""
    pair, stacked = len(request.feet) == 2, VIEWS[request.view].stacked
    gap = page.between if pair else 0
    across, upwards = spread_of(request, 0)
    scale = min(
        (page.width - 2 * page.column - (0 if stacked else gap)) / across,
        (page.height - page.head - page.foot - (gap if stacked else 0)) / upwards,
    )
    placed = panels(request.view, request.catalog.outlines, request.feet, gap / scale)
    left, low, right, high = (v * scale for v in around([p.box for p in placed]))
    room = page.height - page.head - page.foot
    return placed, scale, ((page.width - right - left) / 2, page.foot + (room - (high - low)) / 2 - low)
