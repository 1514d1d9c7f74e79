"""What a layer adds to the widgets' map, in the units of the map's viewBox: plain values, as JSON takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..citations import credits
from ..views import VIEWS, Frame, Panel, framed

if TYPE_CHECKING:
    from ...catalog import Catalog
    from .layer import Layer

STEPS = 4  # points between two of a curve


def mark(look: str, label: str, view: str, points: list, at: Sequence[float]) -> dict[str, Any]:
    """A line on a view, and a label beside it."""
    return {"look": look, "label": label, "view": view, "points": points, "at": at}


def note(catalog: Catalog, text: str, grade: str, sources: Iterable[str]) -> dict[str, str]:
    """A remark below the map, with its grade and where it is from."""
    return {"text": text, "grade": grade, "sources": credits(catalog, sources)}


def absences(layer: Layer, catalog: Catalog) -> dict[str, str]:
    """view → why it shows nothing of a layer."""
    return {view: layer.absence for view in VIEWS if not layer.present(catalog, view)}


def place(catalog: Catalog, view: str, surface: str, foot: str, points: Iterable, digits: int = 1) -> list[list[float]]:
    """Points of a surface, in foot lengths there, on the map."""
    panels, frame = frame_of(catalog, view)
    panel = next(panel for panel in panels if (panel.surface, panel.foot) == (surface, foot))
    return [[round(value, digits) for value in frame.point(panel, point)] for point in points]


@lru_cache(maxsize=16)
def frame_of(catalog: Catalog, view: str) -> tuple[list[Panel], Frame]:
    return framed(view, catalog.outlines)
