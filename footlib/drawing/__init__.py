"""The views of the foot: `draw()` for charts and pictures, `map_svg()` and `map_png()` for the widgets.

matplotlib and shapely are loaded when something is really drawn; the course's own map comes from stored files.
"""

from ..errors import FootlibError
from .kept import drawn_once
from .layout import VIEWS
from .picture import Picture
from .prints import Footprint, footprint, own_print
from .request import LAYERS, ask
from .store import map_png, map_svg

__all__ = ["LAYERS", "VIEWS", "Footprint", "Picture", "draw", "footprint", "map_png", "map_svg", "own_print"]


@drawn_once
def draw(
    view="sole",
    *,
    foot="both",
    layer="zones",
    highlight=(),
    arch=None,
    verdicts=True,
    strokes=None,
    alt=None,
    catalog=None,
):
    """A picture of the foot.

    `view` is "sole", "top", "inner", "outer" or "leg"; `foot` is "both", "left" or "right". `layer` is "zones",
    "regions", "plain" or "footprint"; of the atlas "lines", "skin", "pressure", "load" or "disagreement"; for printing
    "practice", "key" or "blank". `highlight` points at places, numbered in their order: ["heel", "ball@left"], or with
    words of your own: {"heel": "A"}. `arch` is a footprint's: "flat", "high" … or a number (see `footprint`);
    with `verdicts=False` only the print and its widths are shown, for somebody who is to read it.
    `strokes` shows how the hand moves, as numbered arrows: a step of a routine, or the id of a move or a technique.
    `alt` replaces the text that is read aloud instead of the picture.

    >>> draw("sole", highlight=["heel"]).save("heel.png")
    """
    from ..catalog import load
    from .chart import picture
    from .prints.page import print_picture

    catalog = catalog or load()
    if strokes is not None:
        from .strokes.page import strokes_picture

        return strokes_picture(strokes, view, foot, alt, catalog)
    request = ask(view, foot, layer, highlight, catalog)
    if request.layer == "footprint":
        return print_picture(request, "normal" if arch is None else arch, alt, verdicts)
    if arch is not None:
        raise FootlibError(f"arch is for footprints: draw(layer='footprint', arch={arch!r}).")
    return picture(request, alt)
