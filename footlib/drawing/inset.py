"""Small pictures for printed sheets: places bear their numbers only, and their names stand in the text beside them."""

from ..errors import FootlibError
from .views import VIEWS

HEAD, FOOT, SIDE, BETWEEN = 0.27, 0.12, 0.09, 0.16  # inches
CAPTIONS = 0.17  # under the feet, where a view shows front and back
NAMES = 9  # points of "Right foot", in the letters of the numbers


def inset(view, *, highlight, height, foot="both", catalog=None):
    """A picture as high as asked for (inches), to be printed in that size: {"heel": 1, "ball@left": 2}."""
    from ..catalog import course
    from .alt import alt_text
    from .chart_request import ask
    from .picture import Picture

    request = ask(view, foot, "plain", highlight, course(catalog))
    if not request.marked:
        raise FootlibError("An inset points at places: highlight must name at least one.")
    sheet = drawn(request, height)
    return Picture(sheet.figure, sheet.ax, alt_text(request))


def drawn(request, height):
    from .columns import Named, badge, free_anchor
    from .highlight import emphasise, shapes_of
    from .sheet import Sheet

    sheet, taken = Sheet(request, page(request, height)), []
    sheet.figure.set_facecolor("white")  # paper is white enough
    sheet.ax.set_facecolor("white")
    sheet.draw_feet()
    sheet.name_feet(NAMES)
    found = [(one, foot, shape) for one in request.marked for foot, shape in shapes_of(sheet, one)]
    for order, (one, foot, shape) in enumerate(sorted(found, key=lambda f: -f[2].area)):
        emphasise(sheet, one.id, foot, shape, 3 + order / 100)
    for one, foot, shape in sorted(found, key=lambda f: f[2].area):  # what is small has no other room
        named = Named(one.id, one.name, foot, shape, "place", badge=one.badge)
        badge(sheet, free_anchor(named, shape.centroid.x, taken), one.badge)
    return sheet


def page(request, height):
    """A page of this height, as wide as the feet on it."""
    from .page import Page, spread_of

    view, pair = VIEWS[request.view], len(request.feet) == 2
    head, foot = HEAD, FOOT + (CAPTIONS if view.captions else 0)
    between = (HEAD if view.stacked else BETWEEN) if pair else 0
    across, upwards = spread_of(request, 0)
    scale = (height - head - foot - (between if view.stacked else 0)) / upwards
    width = across * scale + 2 * SIDE + (0 if view.stacked else between)
    return Page(width, height, head, foot, SIDE, between)
