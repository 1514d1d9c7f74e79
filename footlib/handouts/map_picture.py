"""A handout's picture where nothing can be drawn, as in a browser: the widgets' map, which comes with the course, with
the places of the routine painted and numbered."""

from collections.abc import Mapping
from math import cos, dist, pi, sin
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ..catalog import Catalog
from ..drawing.chart_request import ask
from ..drawing.notes import alt_text
from ..drawing.picture_cache import map_svg
from ..drawing.style import INK, MARKED
from ..model import FEET
from ..model.base import View

SVG = "http://www.w3.org/2000/svg"
ElementTree.register_namespace("", SVG)
INSIDE = ("zone", "region")  # classes of groups that are left out
BADGE = 0.1  # inches: the radius of a number's disc
AROUND = 8  # places on a ring


def map_picture(
    view: View, feet: str, highlight: Mapping[str, int], tall: float, catalog: Catalog
) -> tuple[float, str, str]:
    """How wide the picture is (inches), what it shows in words, and its SVG."""
    request = ask(view, feet, "plain", highlight, catalog)
    numbers = {(one.id, foot): one.badge for one in request.marked for foot in one.feet}
    page = ElementTree.fromstring(map_svg(view, catalog))
    boxes = {foot: box(foot) for foot in page.findall(f"{{{SVG}}}g") if foot.get("data-foot") in FEET[feet]}
    for foot in page.findall(f"{{{SVG}}}g"):
        if foot not in boxes:
            page.remove(foot)
    top, bottom = min(one[1] for one in boxes.values()), max(one[3] for one in boxes.values())
    radius = BADGE * (bottom - top) / tall
    left = min(one[0] for one in boxes.values()) - radius  # a number may stand beside a narrow place
    right = max(one[2] for one in boxes.values()) + radius
    for foot in boxes:
        mark(foot, numbers, radius)
    page.set("viewBox", f"{left:g} {top:g} {right - left:g} {bottom - top:g}")
    page.set("color", INK)
    return round(tall * (right - left) / (bottom - top), 3), alt_text(request), ElementTree.tostring(page, "unicode")


def box(foot: Element) -> tuple[float, float, float, float]:
    x, y, wide, high = (float(one) for one in foot.get("data-viewbox", "").split())
    return x, y, x + wide, y + high


def mark(foot: Element, numbers: Mapping[tuple[str, str], str], radius: float) -> None:
    """Paint what has a number, the small on top of the large, take away what has none, and put the numbers above."""
    shapes, discs = [], []
    for group in foot.findall(f"{{{SVG}}}g"):
        if group.get("class", "").split(" ")[0] in INSIDE:
            foot.remove(group)
            if words := numbers.get((group.get("data-place", ""), group.get("data-foot", ""))):
                shapes.append(painted(group))
                discs.append((float(group.get("data-cx", 0)), float(group.get("data-cy", 0)), words))
    foot.extend(shapes)
    taken: list[tuple[float, float]] = []
    for x, y, words in discs:
        at = free(x, y, 2 * radius, taken)
        taken.append(at)
        foot.extend(disc(*at, words, radius))


def free(x: float, y: float, apart: float, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """The nearest place for a number that hides no other: here, or on rings around."""
    steps = (2 * pi * turn / AROUND for turn in range(AROUND))
    ring = [(sin(step), cos(step)) for step in steps]
    places = [(x, y), *((x + away * apart * a, y + away * apart * b) for away in (0.7, 1.05, 1.5) for a, b in ring)]
    return next((at for at in places if all(dist(at, one) >= apart for one in taken)), (x, y))


def painted(group: Element) -> Element:
    shape = group.find(f"{{{SVG}}}path")
    drawn = shape.get("d", "") if shape is not None else ""
    look = {"fill": f"{MARKED.fill}", "fill-opacity": f"{MARKED.opacity}", "stroke": f"{MARKED.edge}"}
    return Element(f"{{{SVG}}}path", {"d": drawn, "stroke-width": f"{MARKED.width}", **look})


def disc(x: float, y: float, words: str, radius: float) -> list[Element]:
    """White on dark."""
    circle = Element(f"{{{SVG}}}circle", {"cx": f"{x}", "cy": f"{y}", "r": f"{radius:g}", "fill": INK})
    look = {"text-anchor": "middle", "fill": "#ffffff", "font-family": "sans-serif", "font-weight": "bold"}
    at = {"x": f"{x}", "y": f"{y + 0.42 * radius:g}", "font-size": f"{1.2 * radius:g}"}
    text = Element(f"{{{SVG}}}text", {**at, **look})
    text.text = words
    return [circle, text]
