"""The feet alone, with the landmarks that one can see and feel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .layer import Layer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ..chart_request import ChartRequest
    from ..scene import Surface
    from ..sheet import Sheet


class Plain(Layer):
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
