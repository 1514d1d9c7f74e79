"""Which view shows which place, on which foot. Needs no matplotlib."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .views import VIEWS

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..model import Place


def parts_of(catalog: Catalog, id: str) -> list[Place]:
    """The entries that make up a place: a zone, or a region with everything below it."""
    return [catalog.places[part] for part in catalog.geometry.drawn_as(id)]


def surfaces_of(catalog: Catalog, id: str) -> set[str]:
    """The surfaces on which a place is drawn on the left foot."""
    return {surface for entry in parts_of(catalog, id) for surface in entry.shapes}


def shown(catalog: Catalog, id: str, view: str, foot: str) -> bool:
    """Whether a view shows a place on a foot."""
    return any(entry.parts_on(surface, foot) for entry in parts_of(catalog, id) for surface in VIEWS[view].surfaces)


def views_of(catalog: Catalog, id: str) -> list[str]:
    """The views on which a place is drawn."""
    return [view for view in VIEWS if shown(catalog, id, view, "left") or shown(catalog, id, view, "right")]


def zones_on(catalog: Catalog, view: str, feet: tuple[str, ...]) -> list[str]:
    """The zones that a view shows on any of these feet, in the order of the chart."""
    return [
        id
        for id, zone in catalog.zones.items()
        if any(zone.foot in ("both", foot) and shown(catalog, id, view, foot) for foot in feet)
    ]


def zone_numbers(catalog: Catalog) -> dict[str, int]:
    """Zone → its number on practice charts and on the widgets' map."""
    return {id: number for number, id in enumerate(catalog.zones, 1)}
