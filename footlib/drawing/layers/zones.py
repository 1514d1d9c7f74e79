"""The reflex zones: all of them in the colours of the body's systems, with names, guide lines and a legend; or as
charts to print and write on, with numbers only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..notes import Citations, Note
from ..views import zone_numbers, zones_on
from .guide_lines import LINES, draw_guides
from .layer import Layer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ...catalog import Catalog
    from ..chart_request import ChartRequest
    from ..scene import Surface
    from ..sheet import Sheet


NOTE = "Names in italics: charts disagree most about these. Dashed: guide lines that you can see or feel."
SYSTEM_NAMES = {
    "nervous": "Brain and nerves",
    "sensory": "Senses",
    "endocrine": "Hormone glands",
    "reproductive": "Reproduction",
    "respiratory": "Breathing",
    "circulatory": "Heart",
    "digestive": "Digestion",
    "urinary": "Kidneys and bladder",
    "immune": "Immune organs",
    "lymphatic": "Lymph",
    "musculoskeletal": "Bones, joints and muscles",
}


class ZoneLayer(Layer):
    """A layer of all zones on a view: there are none on the lower leg."""

    def present(self, catalog: Catalog, view: str) -> bool:
        return bool(zones_on(catalog, view, ("left", "right")))

    def names(self, request: ChartRequest, surface: Surface) -> Iterator[tuple[str, BaseGeometry]]:
        """Zones by their names; where there are too many for them, the guide lines only."""
        if request.crowded:
            yield from LINES.names(request, surface) if request.view == "sole" else ()
            return
        for id, zone in request.catalog.zones.items():
            for foot in request.feet:
                if zone.foot in ("both", foot):
                    yield self.zone_name(request.catalog, id), surface.whole(id, foot)

    def zone_name(self, catalog: Catalog, id: str) -> str:
        return catalog.zones[id].name


class Zones(ZoneLayer):
    def draw(self, sheet: Sheet) -> None:
        """The small ones on top."""
        from ..chart import legend, note
        from ..columns import columns_of, paint_and_name
        from ..scene import zone_marks
        from ..sheet import Key
        from ..style import SYSTEMS, zone_look

        marks = [zone_marks(sheet.surfaces[panel.surface], panel) for panel in sheet.panels]
        columns, on_sole = columns_of(sheet), sheet.request.view == "sole"
        guides = draw_guides(sheet, columns) if on_sole else []
        paint_and_name(sheet, columns, marks, sheet.request.catalog.zones, guides)
        present = {mark.system for many in marks for mark in many}
        legend(sheet, [Key(SYSTEM_NAMES[system], zone_look(system)) for system in SYSTEMS if system in present])
        if on_sole and not sheet.request.crowded:
            note(sheet, NOTE)

    def describe(self, request: ChartRequest) -> str:
        """How many zones, on which plain place each of them lies, and which are on one foot only."""
        catalog, drawn = request.catalog, zones_on(request.catalog, request.view, request.feet)
        run = " from the head on the toes to the pelvis on the heel" if request.view == "sole" else ""
        if request.crowded:
            return f"A reflex chart with {len(drawn)} zones{run}, more than a page can name, coloured by body system."
        only = ""
        for foot in request.feet:
            if one_sided := [catalog.zones[id].name for id in drawn if catalog.zones[id].foot == foot]:
                only += f" Only on the {foot} foot: {', '.join(one_sided)}."
        names = by_region(catalog, {id: catalog.zones[id].name for id in drawn})
        return f"A reflex chart with {len(drawn)} named zones{run}, coloured by body system. {names}.{only}"


def by_region(catalog: Catalog, words: dict[str, str]) -> str:
    """'Big toe: Brain / head, Hypothalamus; Heel: …': what is said of each zone, under the plain place it lies on."""
    found = []
    for id, region in catalog.regions.items():
        if said := [one for zone, one in words.items() if catalog.zones[zone].region == id]:
            found.append(f"{region.name}: {', '.join(said)}")
    return "; ".join(found)


ZONES = Zones(
    id="zones",
    about="reflex zones",
    title="Reflex zones {of}",
    subtitle="Where reflexology charts place the organs: a convention of charts, not anatomy",
    map_name="Reflex zones",
    offers="zones",
    names_zones=True,
    band=1.02,
)


# --- to print and write on: zones with numbers only, the key to those numbers, an empty outline


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

        coloured = [zone_marks(sheet.surfaces[panel.surface], panel) for panel in sheet.panels]
        marks = [[replace(mark, look=WHITE, system="", hatch=None) for mark in many] for many in coloured]
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
    id="blank", about="an empty outline", subtitle="To draw on: zones, lines, or what you have felt", printed=True
)
