"""The charts: feet, places, names and legend put together on a sheet. One that points has some places emphasised and
numbered in order, everything else muted; an inset is a small one for printed sheets, whose places bear their numbers
only, and whose names stand in the text beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from shapely.geometry import box

from ..catalog import course
from ..errors import FootlibError
from ..model.base import fill_gaps
from .chart_request import ChartRequest, Marked, ask
from .columns import Named, add_labels, badge, columns_of, free_anchor
from .fonts import SERIF, measure
from .layers import ZONES
from .notes import alt_text
from .picture import Picture
from .scene import HATCH, hatching, zone_marks
from .sheet import SWATCH, Key, Page, Sheet, paint, spread_of, swatch
from .style import ART, FAINT_INK, FRAME, INK, MARKED, MUTED, NEVER, Look, zone_look
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
    named = [Named(one.id, one.caption, foot, shape, "place", badge=one.badge) for one, foot, shape in found]
    add_labels(sheet, columns_of(sheet), named)


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
    for one, foot, shape in sorted(emphasise_all(sheet), key=lambda one: one[2].area):  # small ones have no other room
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


# --- above and below the feet: title, what the chart is and is not, and the key to its colours

WORDS = 8.0  # points of a legend
CROWDED = "{count:,} zones are more than a page can name: FootMap() names each one that you point at."


def heading(sheet: Sheet) -> None:
    """The title; a picture that only points at places has a short one."""
    page, view = sheet.page, VIEWS[sheet.request.view]
    if sheet.request.marked:
        sheet.text(0.25, page.height - 0.16, view.title, size=13, va="top", fontfamily=SERIF, color=FAINT_INK)
        return
    title, subtitle = sheet.request.headings
    title, middle, top = fill_gaps(title, of=view.of, title=view.title), page.width / 2, page.height - 0.26
    sheet.text(middle, top, title, size=26, ha="center", va="top", fontfamily=SERIF)
    sheet.text(middle, top - 0.475, subtitle, size=9.5, ha="center", va="top", color=FAINT_INK)
    for edge, width in ((0.13, 1.4), (0.175, 0.5)):
        frame = box(edge, edge, page.width - edge, page.height - edge)
        paint(sheet.ax, frame, Look(None, FRAME, width), zorder=0)


def legend(sheet: Sheet, keys: list[Key]) -> None:
    """A swatch and a name for each entry, in centred rows above what stands at the foot of the page."""
    rows = wrapped(keys, sheet.page.width - 0.8)
    lowest = max(0.46, sheet.page.foot - 0.36 if sheet.request.layer.legend else 0)  # above notes where there are any
    y = lowest + 0.22 * (len(rows) - 1) + 0.06
    for row in rows:
        x = (sheet.page.width - width_of(row)) / 2
        for key in row:
            swatch(sheet.ax, x, y, key)
            sheet.text(x + SWATCH[0] + 0.06, y, key.name, size=WORDS, va="center")
            x += entry_width(key.name)
        y -= 0.22


def note(sheet: Sheet, words: str) -> None:
    sheet.text(sheet.page.width / 2, 0.29, words, size=7.5, ha="center", va="center", color=FAINT_INK)


def entry_width(name: str) -> float:
    return SWATCH[0] + 0.06 + measure(name, WORDS)[0] + 0.22


def width_of(row: Sequence[Key]) -> float:
    return sum(entry_width(key.name) for key in row) - 0.22


def wrapped(entries: list[Key], room: float) -> list[list[Key]]:
    """Entries in as few rows as the room needs, of similar length."""
    for count in range(1, len(entries) + 1):
        size = -(-len(entries) // count)
        rows = [entries[i : i + size] for i in range(0, len(entries), size)]
        if all(width_of(row) <= room for row in rows):
            return rows
    return [[entry] for entry in entries]
