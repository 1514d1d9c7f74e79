"""The charts: feet, places, names and legend put together on a sheet."""

from __future__ import annotations

from .chart_request import ChartRequest
from .highlight import draw_marked
from .legend import CROWDED, heading, note
from .notes import alt_text
from .page import Page
from .picture import Picture
from .sheet import Sheet


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
