"""The feet without the reflex chart: alone, or with the plain places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..views import VIEWS
from .layer import Layer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ..chart_request import ChartRequest
    from ..scene import Surface
    from ..sheet import Sheet


class Plain(Layer):
    """The feet alone, with the landmarks that one can see and feel."""

    def names(self, request: ChartRequest, surface: Surface) -> Iterable[tuple[str, BaseGeometry]]:
        return surface.landmarks.items()

    def draw(self, sheet: Sheet) -> None:
        from ..columns import Named, add_labels, columns_of

        named = [
            Named(name, name, panel.foot, sheet.placed(panel, disc), "region")
            for panel in sheet.panels
            for name, disc in sheet.surfaces[panel.surface].landmarks.items()
        ]
        add_labels(sheet, columns_of(sheet), named)

    def describe(self, request: ChartRequest) -> str:
        """The landmarks, and why it is shown where another layer was asked for."""
        outlines = (request.catalog.outlines[surface] for surface in request.surfaces)
        names = dict.fromkeys(name for outline in outlines for name in outline.labels)
        instead = f"{request.instead} " if request.instead else ""
        return instead + (f"Landmarks are named: {', '.join(names)}." if names else "Nothing is marked.")


PLAIN = Plain(id="plain", about="no places", subtitle="What can be seen and felt")


FORBIDDEN = "Hatched in red: nerves and vessels lie under the skin here, and no step of this course works here."


class Regions(Layer):
    """The plain places side by side, each with its name; those that no step may work are hatched."""

    def names(self, request: ChartRequest, surface: Surface) -> Iterator[tuple[str, BaseGeometry]]:
        regions = request.catalog.regions.items()
        return ((region.name, surface.whole(id, "left")) for id, region in regions if not region.rest)

    def draw(self, sheet: Sheet) -> None:
        from ..chart import note
        from ..columns import columns_of, paint_and_name
        from ..scene import region_marks

        regions = sheet.request.catalog.regions
        marks = [region_marks(sheet.surfaces[panel.surface], panel) for panel in sheet.panels]
        paint_and_name(sheet, columns_of(sheet), marks, regions)
        if any(regions[mark.name].never for many in marks for mark in many):
            note(sheet, FORBIDDEN)

    def describe(self, request: ChartRequest) -> str:
        """Each plain place with where it is; those that no step may work are told apart."""
        from ..notes import first_clause

        here = [
            f"{region.name} ({first_clause(region.where)}{'; never pressed' if region.never else ''})"
            for region in request.catalog.regions.values()
            if any(surface in region.shapes for surface in VIEWS[request.view].surfaces)
        ]
        return f"The plain places are named: {', '.join(here)}."


REGIONS = Regions(
    id="regions",
    about="plain places",
    title="Places {of}",
    subtitle="The names that this course uses for the parts of the foot",
    map_name="Plain places",
)
