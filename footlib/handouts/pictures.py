"""The pictures of a handout: each place that a step works bears one number, on every view and in every step."""

from .. import model
from ..drawing.chart_request import views_of
from ..drawing.inset import inset
from ..drawing.views import VIEWS
from ..model import FEET

LARGE = {1: 3.7, 2: 3.0, 3: 2.7, 4: 2.4, 5: 2.2}  # inches: how high the sole is among so many pictures in a row
SIDE = {"both": 0.75, "left": 0.45, "right": 0.45}  # the sides of the feet against it; those of two are stacked
LEG = 0.8
DPI = 240


def numbered(routine):
    """Place → its number, in the order of the steps; strokes over the whole foot need none."""
    worked = (place for step in routine.steps if step.role == "work" for place in step.places)
    return {place: number for number, place in enumerate(dict.fromkeys(worked), 1)}


def pictures(routine, catalog):
    """A picture for each view that a step needs, its places numbered."""
    numbers, wanted = numbered(routine), seen(routine, catalog)
    return [
        picture(
            view, {place: numbers[place] for place in places}, routine, catalog, height(view, len(wanted), routine.feet)
        )
        for view, places in wanted.items()
    ]


def seen(routine, catalog):
    """View → places shown on it, in the order of the course's views: where the step looks, else where it can."""
    found = {view: {} for view in VIEWS}
    for step in (s for s in routine.steps if s.role == "work"):
        for place in step.places:
            views = views_of(catalog, place)
            found[step.view if step.view in views else views[0]][place] = True
    return {view: list(places) for view, places in found.items() if places}


def height(view, count, feet):
    """Inches, so that all pictures stand in one row of a page."""
    return LARGE[count] * {"inner": SIDE[feet], "outer": SIDE[feet], "leg": LEG}.get(view, 1)


def picture(view, places, routine, catalog, tall):
    """One inset as a printer takes it: its drawing in vectors and in dots, and what it shows in words."""
    highlight = {text: number for place, number in places.items() for text in on_feet(place, routine, catalog)}
    drawn = inset(view, foot=routine.feet, highlight=highlight, height=tall, catalog=catalog)
    wide = tall * drawn.figure.get_figwidth() / drawn.figure.get_figheight()
    return {
        "view": view,
        "title": model.VIEWS[view],
        "alt": drawn.alt,
        "wide": round(wide, 3),
        "tall": tall,
        "svg": drawn.rendered(".svg").decode(),
        "png": drawn.rendered(".png", dpi=DPI),
    }


def on_feet(place, routine, catalog):
    """A place as draw() takes it: with its foot where only one of two feet is worked there."""
    at = {step.foot for step in routine.steps if step.role == "work" and place in step.places}
    everywhere = set(catalog.place(place)[1]) & set(FEET[routine.feet])
    return [place] if at >= everywhere else [f"{place}@{foot}" for foot in at]
