"""A map that does not tell: the drawing of a view without names, numbers, colours or ids of its places.

Each place is known to the browser by a code, and to a screen reader by its position in words.
"""

from typing import cast
from xml.etree import ElementTree as Xml

from ..arguments import entries, number
from ..cache import kept_with
from ..catalog import Catalog
from ..catalog.place_words import positions, rough_positions
from ..drawing import map_svg
from ..drawing.views import UNITS, frame_of
from ..errors import FootlibError, echo
from ..exercises.places import Touch
from ..model import Spot
from ..model.base import Surface

POINT = "A touch is two numbers, across and up the drawing"
FAR = 1e6  # much farther than any drawing
SVG = "http://www.w3.org/2000/svg"
GROUP, TEXT, PATH = (f"{{{SVG}}}{tag}" for tag in ("g", "text", "path"))
GROUND, EDGE = "#f1dfcd", "#8a6f5c"  #: of every zone: the colour of its body system would be half an answer
Xml.register_namespace("", SVG)


@kept_with
def unlabelled_drawing(catalog: Catalog, view: str, layer: str = "zones") -> dict:
    """{"svg": the drawing, "names": {"p3@left": its position in words}}."""
    root = Xml.fromstring(map_svg(view, catalog))
    codes, names = codes_of(catalog, view, layer), {}
    for foot in root:
        for group in list(foot):
            place = group.get("data-place")
            if place in codes:
                names.setdefault(f"{codes[place]}@{foot.get('data-foot')}", position(catalog, group, layer))
                veil(group, codes[place], layer)
            elif place or "weave" in group.get("class", ""):
                foot.remove(group)
    return {"svg": Xml.tostring(root, encoding="unicode"), "names": names}


@kept_with
def codes_of(catalog: Catalog, view: str, layer: str = "zones") -> dict[str, str]:
    """place → code, counted from the heel: its place on the drawing is all that a code tells."""
    known = catalog.zones if layer == "zones" else catalog.regions
    groups = [g for g in Xml.fromstring(map_svg(view, catalog)).iter(GROUP) if g.get("data-place") in known]
    order = sorted(groups, key=lambda g: (-float(g.attrib["data-cy"]), float(g.attrib["data-cx"])))
    return {place: f"p{n}" for n, place in enumerate(dict.fromkeys(g.attrib["data-place"] for g in order), 1)}


def keys_of(catalog: Catalog, view: str, place: str) -> list[str]:
    """The codes, with their foot, of everything as which a place is drawn."""
    id, feet = catalog.place(place)
    codes = codes_of(catalog, view, layer_of(catalog, id))
    return [f"{codes[part]}@{foot}" for part in catalog.geometry.drawn_as(id) if part in codes for foot in feet]


def layer_of(catalog: Catalog, place: str) -> str:
    return "zones" if Spot.parse(place).place in catalog.zones else "regions"


def position(catalog: Catalog, group: Xml.Element, layer: str) -> str:
    """A group's place in words."""
    place, foot = group.attrib["data-place"], group.attrib["data-foot"]
    surface = cast(Surface, group.attrib["id"].removesuffix(f"-{place}-{foot}"))
    return (positions if layer == "zones" else rough_positions)(catalog, surface, foot)[place]


def veil(group: Xml.Element, code: str, layer: str) -> None:
    """Takes everything off a place by which it could be known."""
    for name in ("id", "data-zone"):
        group.attrib.pop(name, None)
    group.set("data-place", code)
    group.set("class", layer.removesuffix("s"))
    for text in group.findall(TEXT):
        group.remove(text)
    for shape in group.iter(PATH) if layer == "zones" else ():
        shape.attrib.update({"fill": GROUND, "stroke": EDGE})


def touch_at(catalog: Catalog, view: str, at: object) -> Touch | None:
    """The touch that a point of the drawing stands for; None beside the feet."""
    point = entries(at, POINT)
    if len(point) != 2:
        raise FootlibError(f"{POINT}, not {echo(at)}.")
    x, y = (number("A coordinate on the drawing", one, -FAR, FAR) for one in point)
    placed, frame = frame_of(catalog, view)
    across, up = x / UNITS + frame.left, (frame.height - y) / UNITS + frame.bottom
    for panel in placed:
        left, bottom, right, top = panel.box
        if left <= across <= right and bottom <= up <= top:
            at = (panel.dx - across if panel.mirrored else across - panel.dx, up - panel.dy)
            return Touch(panel.foot, panel.surface, at)
    return None


def point_of(catalog: Catalog, view: str, touch: Touch) -> tuple[float, float]:
    """Where a touch lies on the drawing."""
    placed, frame = frame_of(catalog, view)
    panel = next(p for p in placed if (p.foot, p.surface) == (touch.foot, touch.surface))
    return frame.point(panel, touch.at)
