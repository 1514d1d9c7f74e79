"""The pictures of a handout: each place that a step works bears one number, on every view and in every step; and each
step has its hands."""

from base64 import b64encode
from dataclasses import dataclass
from importlib.util import find_spec

from .. import model
from ..catalog import Catalog
from ..drawing.strokes import small_picture
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
        from .map_picture import map_picture

        wide, alt, svg = map_picture(view, routine.feet, highlight, tall, catalog)
        return NumberedPicture(view, model.VIEWS[view], alt, wide, tall, svg)
    from ..drawing.chart import inset  # matplotlib waits until there is something to draw

    drawn = inset(view, foot=routine.feet, highlight=highlight, height=tall, catalog=catalog)
    wide = round(tall * drawn.figure.get_figwidth() / drawn.figure.get_figheight(), 3)
    svg, png = ("", drawn.shown(DPI)) if in_dots else (drawn.rendered(".svg").decode(), b"")
    return NumberedPicture(view, model.VIEWS[view], drawn.alt, wide, tall, svg, png)


def on_feet(place: str, routine: Routine, catalog: Catalog) -> list[str]:
    """A place as draw() takes it: with its foot where only one of two feet is worked there."""
    at = {step.foot for step in routine.steps if step.role == "work" and place in step.places}
    everywhere = set(catalog.place(place)[1]) & set(FEET[routine.feet])
    return [place] if at >= everywhere else [f"{place}@{foot}" for foot in at]
