"""How large a page is, and where on it the feet and the columns of names stand; everything in inches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .notes import columns
from .scene import Surface, surface_of
from .text_metrics import widest
from .views import MEDIAL, VIEWS, Panel, around, panels

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from .chart_request import ChartRequest

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
    outside: set[str] = set()
    between: set[str] = set()
    for name in request.surfaces:
        surface = surface_of(request.catalog, name)
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
