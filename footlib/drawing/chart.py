"""The charts: feet, places, names and legend put together on a sheet. One that points has some places emphasised and
numbered in order, everything else muted; an inset is a small one for printed sheets, whose places bear their numbers
only, and whose names stand in the text beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..catalog import course
from ..errors import FootlibError
from .chart_request import ChartRequest, Marked, ask
from .columns import Named, add_labels, badge, columns_of, free_anchor
from .layers import ZONES
from .legend import CROWDED, heading, note
from .notes import alt_text
from .page import Page, spread_of
from .picture import Picture
from .scene import HATCH, hatching, zone_marks
from .sheet import Sheet, paint
from .style import ART, INK, MARKED, MUTED, NEVER, zone_look
from .views import VIEWS

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ..catalog import Catalog

HEAD, FOOT, SIDE, BETWEEN = 0.27, 0.12, 0.09, 0.16  # inches around and between the feet of an inset
CAPTIONS = 0.17  # under the feet, where a view shows front and back
SMALL_NAMES = 9  # points of "Right foot" on an inset, in the letters of the numbers


def draw_chart(request: ChartRequest, alt: str | None) -> Picture:
    """The picture that a request asks for."""
    sheet = titled_sheet(request)
    if request.marked:
        draw_marked(sheet)
    else:
        request.layer.draw(sheet)
        if request.crowded:
            note(sheet, CROWDED.format(count=request.zone_count))
    return Picture(sheet.figure, sheet.ax, alt or alt_text(request))


def titled_sheet(request: ChartRequest, page: Page | None = None) -> Sheet:
    """A sheet with the feet, their names and its title: what every picture begins with."""
    sheet = Sheet(request, page)
    sheet.draw_feet()
    sheet.name_feet()
    heading(sheet)
    return sheet


def draw_marked(sheet: Sheet) -> None:
    """The zones muted where the layer shows them, then the places asked for, the small ones on top."""
    if sheet.request.layer is ZONES:
        mute_zones(sheet)
    found = emphasise_all(sheet)
    add_labels(
        sheet,
        columns_of(sheet),
        [Named(marked.id, marked.caption, foot, shape, "place", badge=marked.badge) for marked, foot, shape in found],
    )


def emphasise_all(sheet: Sheet) -> list[tuple[Marked, str, BaseGeometry]]:
    """Paint the places asked for, the small ones on top; (place, foot, shape in inches) of each, in their order."""
    found = [(marked, foot, shape) for marked in sheet.request.marked for foot, shape in shapes_of(sheet, marked)]
    for order, (marked, foot, shape) in enumerate(sorted(found, key=lambda one: -one[2].area)):
        emphasise(sheet, marked.id, foot, shape, 3 + order / 100)
    return found


def emphasise(sheet: Sheet, id: str, foot: str, shape: BaseGeometry, zorder: float) -> None:
    """A zone in its system's colour; a plain place on clean skin in the colour of emphasis, or of what is forbidden."""
    catalog = sheet.request.catalog
    if zone := catalog.zones.get(id):
        look = replace(zone_look(zone.system), edge=INK, width=1.6)
    else:
        look = NEVER if catalog.regions[id].never else MARKED
        paint(sheet.ax, shape, ART["skin"], zorder=zorder - 0.001)
    sheet.paint(shape, look, zorder=zorder, gid=f"marked:{id}:{foot}")
    if look.hatched:
        lines = replace(look, fill=None, width=0.6)
        paint(sheet.ax, hatching(shape, HATCH * sheet.scale), lines, zorder=zorder + 0.001)


def mute_zones(sheet: Sheet) -> None:
    for panel in sheet.panels:
        for mark in zone_marks(sheet.surfaces[panel.surface], panel):
            sheet.mark(mark, 2, replace(mark.look, width=0.4, opacity=MUTED))


def shapes_of(sheet: Sheet, marked: Marked) -> Iterator[tuple[str, BaseGeometry]]:
    """(foot, shape in inches) of a place on every panel that shows it."""
    for panel in sheet.panels:
        surface = sheet.surfaces[panel.surface]
        whole = surface.whole(marked.id, panel.foot)
        if panel.foot in marked.feet and not whole.is_empty:
            yield panel.foot, sheet.placed(panel, whole)


def inset(
    view: str, *, highlight: object, height: float, foot: str = "both", catalog: Catalog | None = None
) -> Picture:
    """A picture as high as asked for (inches), to be printed in that size: {"heel": 1, "ball@left": 2}."""
    request = ask(view, foot, "plain", highlight, course(catalog))
    if not request.marked:
        raise FootlibError("An inset points at places: highlight must name at least one.")
    sheet, taken = Sheet(request, inset_page(request, height)), []
    sheet.figure.set_facecolor("white")  # paper is white enough
    sheet.ax.set_facecolor("white")
    sheet.draw_feet()
    sheet.name_feet(SMALL_NAMES)
    for one, foot, shape in sorted(
        emphasise_all(sheet), key=lambda one: one[2].area
    ):  # what is small has no other room
        named = Named(one.id, one.name, foot, shape, "place", badge=one.badge)
        badge(sheet, free_anchor(named, shape.centroid.x, taken), one.badge)
    return Picture(sheet.figure, sheet.ax, alt_text(request))


def inset_page(request: ChartRequest, height: float) -> Page:
    """A page of this height, as wide as the feet on it."""
    view, pair = VIEWS[request.view], len(request.feet) == 2
    head, foot = HEAD, FOOT + (CAPTIONS if view.captions else 0)
    between = (HEAD if view.stacked else BETWEEN) if pair else 0
    across, upwards = spread_of(request, 0)
    scale = (height - head - foot - (between if view.stacked else 0)) / upwards
    width = across * scale + 2 * SIDE + (0 if view.stacked else between)
    return Page(width, height, head, foot, SIDE, between)
