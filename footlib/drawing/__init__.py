"""The views of the foot: `draw()` for charts and pictures, `map_svg()` and `map_png()` for the widgets.

matplotlib and shapely are loaded when something is really drawn; the course's own map comes from stored files.
"""

from .layout import VIEWS
from .picture import Picture
from .request import LAYERS, ask
from .store import map_png, map_svg

__all__ = ["LAYERS", "VIEWS", "Picture", "draw", "map_png", "map_svg"]


def draw(view="sole", *, foot="both", layer="zones", highlight=(), alt=None, catalog=None):
    """A picture of the foot.

    `view` is "sole", "top", "inner", "outer" or "leg"; `foot` is "both", "left" or "right"; `layer` is "zones",
    "regions" or "plain". `highlight` points at places, numbered in their order: ["heel", "ball@left"], or with words
    of your own: {"heel": "A"}. `alt` replaces the text that is read aloud instead of the picture.

    >>> draw("sole", highlight=["heel"]).save("heel.png")
    """
    from ..catalog import load
    from .chart import picture

    return picture(ask(view, foot, layer, highlight, catalog or load()), alt)
