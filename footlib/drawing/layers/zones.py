"""The reflex zones: all of them in the colours of the body's systems, with names, guide lines and a legend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..views import zones_on
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
        from ..columns import columns_of, paint_and_name
        from ..legend import Key, legend, note
        from ..scene import zone_marks
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
        one_sided = {
            foot: [catalog.zones[id].name for id in drawn if catalog.zones[id].foot == foot] for foot in request.feet
        }
        only = "".join(f" Only on the {foot} foot: {', '.join(names)}." for foot, names in one_sided.items() if names)
        names = by_region(catalog, {id: catalog.zones[id].name for id in drawn})
        return f"A reflex chart with {len(drawn)} named zones{run}, coloured by body system. {names}.{only}"


def by_region(catalog: Catalog, words: dict[str, str]) -> str:
    """'Big toe: Brain / head, Hypothalamus; Heel: …': what is said of each zone, under the plain place it lies on."""
    found = {
        region: [said for id, said in words.items() if catalog.zones[id].region == region] for region in catalog.regions
    }
    return "; ".join(f"{catalog.regions[region].name}: {', '.join(said)}" for region, said in found.items() if said)


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
