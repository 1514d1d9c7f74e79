"""The views of the foot: `draw()` for charts and pictures, `map_svg()` and `map_png()` for the widgets.

matplotlib and shapely are loaded when something is really drawn; the course's own map comes from stored files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..arguments import of_kind, one_of
from ..catalog import course
from ..errors import FootlibError
from .chart_request import ask, check_together, known_name
from .footprint import Footprint, footprint, own_print
from .layers import FOOTPRINT, LAYERS
from .picture import Picture
from .picture_cache import drawn_once, map_png, map_svg
from .views import VIEWS

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..model import Step

__all__ = ["LAYERS", "VIEWS", "Footprint", "Picture", "draw", "footprint", "map_png", "map_svg", "own_print"]


@drawn_once
def draw(
    view: str = "sole",
    *,
    foot: str = "both",
    layer: str = "zones",
    highlight: Iterable[str] | Mapping[str, str | float] = (),
    arch: str | float | None = None,
    verdicts: bool = True,
    strokes: str | Step | None = None,
    who: str = "partner",
    alt: str | None = None,
    catalog: Catalog | None = None,
) -> Picture:
    """A picture of the foot.

    `view` is "sole", "top", "inner", "outer" or "leg"; `foot` is "both", "left" or "right". `layer` is "zones",
    "regions", "plain" or "footprint"; of the atlas "lines", "skin", "pressure", "load" or "disagreement"; for printing
    "practice", "key" or "blank". `highlight` points at places, numbered in their order: ["heel", "ball@left"], or with
    words of your own: {"heel": "A"}. `arch` is a footprint's: "flat", "high" … or a number (see `footprint`);
    with `verdicts=False` only the print and its widths are shown, for somebody who is to read it.
    `strokes` shows how the hand moves, as numbered arrows: a step of a routine, or the id of a move or a technique.
    With `who="self"` the hands are one's own, on one's own foot.
    `alt` replaces the text that is read aloud instead of the picture.

    >>> draw("sole", highlight=["heel"]).save("heel.png")
    """
    catalog = course(catalog)
    of_kind(alt, (str, type(None)), "alt is a text")
    of_kind(verdicts, bool, "verdicts is True or False")
    check_together(layer, highlight, arch, verdicts, strokes)
    giver = one_of("who", who, ("partner", "self"))
    if giver == "self" and strokes is None:
        raise FootlibError("who='self' shows one's own hands at work: say at what with strokes='arch-kneading'.")
    if strokes is not None:
        from .strokes.stroke_page import draw_strokes

        return draw_strokes(strokes, known_name(view, "view", VIEWS), foot, alt, catalog, giver)
    request = ask(view, foot, layer, highlight, catalog)
    if request.layer is FOOTPRINT:
        from .footprint.footprint_page import draw_footprint

        return draw_footprint(request, "normal" if arch is None else arch, alt, verdicts)
    from .chart import draw_chart

    return draw_chart(request, alt)
