"""Charts to print and write on: zones with numbers only, the key to those numbers, an empty outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..notes import Citations, Note
from ..views import zone_numbers, zones_on
from .layer import Layer
from .zones import ZoneLayer, by_region

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ..chart_request import ChartRequest
    from ..sheet import Sheet


@dataclass(frozen=True)
class Numbered:
    """A zone on a practice chart: its number is its name."""

    name: str


class Practice(ZoneLayer):
    def zone_name(self, catalog: Catalog, id: str) -> str:
        return str(zone_numbers(catalog)[id])

    def draw(self, sheet: Sheet) -> None:
        """The zones white, with numbers instead of names."""
        from ..columns import columns_of, paint_and_name
        from ..notes import set_notes
        from ..scene import zone_marks
        from ..style import PRACTICE as WHITE

        marks = [
            [
                replace(mark, look=WHITE, system="", hatch=None)
                for mark in zone_marks(sheet.surfaces[panel.surface], panel)
            ]
            for panel in sheet.panels
        ]
        entries = {id: Numbered(str(number)) for id, number in zone_numbers(sheet.request.catalog).items()}
        paint_and_name(sheet, columns_of(sheet), marks, entries)
        set_notes(sheet)

    def describe(self, request: ChartRequest) -> str:
        drawn, of = zones_on(request.catalog, request.view, request.feet), zone_numbers(request.catalog)
        opening = f"A practice chart: {len(drawn)} zones with numbers and without names"
        if request.crowded:
            return f"{opening}, more than a page can name."
        return f"{opening}. {by_region(request.catalog, {id: str(of[id]) for id in drawn})}."


class AnswerKey(Practice):
    """The practice chart again, with the names of its numbers below."""

    def notes(self, request: ChartRequest, cited: Citations) -> Iterator[Note]:
        zones = request.catalog.zones
        for id, number in zone_numbers(request.catalog).items():
            if any(surface in zones[id].shapes for surface in request.surfaces):
                yield Note("", f"{number}  {zones[id].name}")

    def describe(self, request: ChartRequest) -> str:
        from ..notes import notes_in_words

        return f"The key to the practice chart. {notes_in_words(request)}"


class Blank(Layer):
    def describe(self, request: ChartRequest) -> str:
        return "An empty outline to draw on, with nothing named."


PRACTICE = Practice(
    id="practice",
    about="zones with numbers only",
    title="Practice chart {of}",
    subtitle="Which zone is which? Cover, name, compare: the key has the same numbers",
    names_zones=True,
    printed=True,
)
KEY = AnswerKey(
    id="key",
    about="the numbers' names",
    title="Key to the practice chart {of}",
    subtitle="The numbers are those of the course's map",
    names_zones=True,
    printed=True,
    note_columns=5,
)
BLANK = Blank(
    id="blank",
    about="an empty outline",
    subtitle="To draw on: zones, lines, or what you have felt",
    printed=True,
)
