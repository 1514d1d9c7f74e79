"""The pictures of a handout: each place that a step works bears one number, on every view and in every step; and each
step has its hands."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from math import cos, dist, pi, sin
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .. import model
from ..catalog import Catalog
from ..drawing.chart_request import ask
from ..drawing.notes import alt_text
from ..drawing.picture_cache import map_svg, numbered_once
from ..drawing.strokes.small_picture import small_picture
from ..drawing.style import INK, MARKED
from ..drawing.views import views_of
from ..model import FEET, Routine
from ..model.base import View
from ..model.report import again

LARGE = {1: 3.0, 2: 2.4, 3: 2.0, 4: 1.75, 5: 1.6}  # inches: how high the sole is among so many pictures in a row
SIDE = {"both": 0.75, "left": 0.45, "right": 0.45}  # the sides of the feet against it; those of two are stacked
LEG = 0.8
DPI = 320


@dataclass(frozen=True)
class NumberedPicture:
    """A picture as a printer takes it: its drawing in vectors or in dots, and what it shows in words."""

    view: str
    title: str
    alt: str
    wide: float  #: inches
    tall: float
    svg: str = ""
    png: bytes = b""  #: never in a browser, where dots cannot be made

    @property
    def address(self) -> str:
        """The picture itself, as a page takes it."""
        kind, content = ("png", self.png) if self.png else ("svg+xml", self.svg.encode())
        return f"data:image/{kind};base64,{b64encode(content).decode()}"


@dataclass(frozen=True)
class HandsPicture:
    """The hands of a step, for a page that has the drawings that it uses, and as a file of its own."""

    said: str
    box: str
    markup: str
    svg: str


def hands_pictures(routine: Routine, catalog: Catalog) -> tuple[dict[int, HandsPicture], dict[str, str]]:
    """A picture for each step by its number, and the drawings that they use, by id; not for a foot that repeats one."""
    seen: dict[int, HandsPicture] = {}
    drawings: dict[str, str] = {}
    for step in routine.steps:
        if not again(routine, step.foot):
            one = small_picture(step, catalog, routine.who)
            seen[step.number] = HandsPicture(one.said, one.view_box, one.markup, one.alone())
            drawings |= one.drawings
    return seen, drawings


def place_numbers(routine: Routine) -> dict[str, int]:
    """Place → its number, in the order of the steps; strokes over the whole foot need none."""
    worked = (place for step in routine.steps if step.role == "work" for place in step.places)
    return {place: number for number, place in enumerate(dict.fromkeys(worked), 1)}


def numbered_pictures(routine: Routine, catalog: Catalog, *, in_dots: bool = False) -> list[NumberedPicture]:
    """A picture for each view that a step needs, its places numbered; in dots if asked for and possible."""
    numbers, wanted = place_numbers(routine), places_by_view(routine, catalog)
    found = []
    for view, places in wanted.items():
        tall = height(view, len(wanted), routine.feet)
        found.append(picture(view, {place: numbers[place] for place in places}, routine, catalog, tall, in_dots))
    return found


def places_by_view(routine: Routine, catalog: Catalog) -> dict[View, list[str]]:
    """View → places shown on it, in the order of the course's views: where the step looks, else where it can."""
    found: dict[View, dict[str, bool]] = {view: {} for view in model.VIEWS}
    for step in (s for s in routine.steps if s.role == "work"):
        for place in step.places:
            drawn = views_of(catalog, place)
            look: list[View] = [view for view in (step.view, *found) if view in drawn]
            found[look[0]][place] = True
    return {view: list(places) for view, places in found.items() if places}


def height(view: str, count: int, feet: str) -> float:
    """Inches, so that all pictures stand in one row of a page."""
    return LARGE[count] * {"inner": SIDE[feet], "outer": SIDE[feet], "leg": LEG}.get(view, 1)


def picture(
    view: View, places: dict[str, int], routine: Routine, catalog: Catalog, tall: float, in_dots: bool
) -> NumberedPicture:
    """One view with its numbers."""
    highlight = {text: number for place, number in places.items() for text in on_feet(place, routine, catalog)}
    if find_spec("matplotlib") is None:
        wide, alt, svg = map_picture(view, routine.feet, highlight, tall, catalog)
        return NumberedPicture(view, model.VIEWS[view], alt, wide, tall, svg)
    alt, shape, image = numbered_once(view, routine.feet, highlight, tall, DPI if in_dots else 0, catalog)
    svg, png = ("", image) if in_dots else (image.decode(), b"")
    return NumberedPicture(view, model.VIEWS[view], alt, round(tall * shape, 3), tall, svg, png)


def on_feet(place: str, routine: Routine, catalog: Catalog) -> list[str]:
    """A place as draw() takes it: with its foot where only one of two feet is worked there."""
    at = {step.foot for step in routine.steps if step.role == "work" and place in step.places}
    everywhere = set(catalog.place(place)[1]) & set(FEET[routine.feet])
    return [place] if at >= everywhere else [f"{place}@{foot}" for foot in at]


# --- where nothing can be drawn, as in a browser: the map of the widgets, with the places painted and numbered

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
