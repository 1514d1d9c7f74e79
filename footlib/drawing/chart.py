"""The charts: feet, places, names and legend put together on a sheet."""

from shapely import affinity
from shapely.ops import unary_union

from .alt import alt_text
from .columns import Named, add_labels, columns_of
from .inside import place_for
from .legend import FORBIDDEN, heading, legend, note
from .lettering import SIZE
from .lines import draw_guides
from .marked import draw_marked
from .picture import Picture
from .scene import region_marks, zone_marks
from .sheet import Sheet
from .style import SYSTEMS


def picture(request, alt):
    """The picture that a request asks for."""
    sheet = Sheet(request)
    sheet.draw_feet()
    sheet.name_feet()
    heading(sheet)
    if request.marked:
        draw_marked(sheet)
    else:
        LAYERS[request.layer](sheet)
    return Picture(sheet.figure, sheet.ax, alt or alt_text(request))


def zones_layer(sheet):
    """All zones, the small ones on top, with their names, guide lines and a legend of the body's systems."""
    marks = [zone_marks(sheet.surfaces[panel.surface], panel) for panel in sheet.panels]
    columns = columns_of(sheet)
    guides = draw_guides(sheet, columns) if sheet.request.view == "sole" else []
    paint_and_name(sheet, columns, marks, sheet.request.catalog.zones, guides)
    present = {mark.system for many in marks for mark in many}
    legend(sheet, [system for system in SYSTEMS if system in present])


def regions_layer(sheet):
    """The plain places side by side, each with its name; those that no step may work are hatched."""
    marks = [region_marks(sheet.surfaces[panel.surface], panel) for panel in sheet.panels]
    paint_and_name(sheet, columns_of(sheet), marks, sheet.request.catalog.regions)
    if any(sheet.request.catalog.regions[mark.name].never for many in marks for mark in many):
        note(sheet, FORBIDDEN)


def plain_layer(sheet):
    """The feet alone, with the landmarks that one can see and feel."""
    found = [(panel, name, affinity.affine_transform(disc, panel.matrix)) for panel in sheet.panels
             for name, disc in sheet.surfaces[panel.surface].landmarks.items()]
    add_labels(sheet, columns_of(sheet), [Named(name, name, panel.foot, sheet.inches(disc), "region")
                                          for panel, name, disc in found])


LAYERS = {"zones": zones_layer, "regions": regions_layer, "plain": plain_layer}


def paint_and_name(sheet, columns, marks, entries, guides=()):
    """Paint the marks of each panel; names stand inside their shapes where they fit, else in the columns."""
    outside = []
    for many in marks:
        for order, mark in enumerate(many):
            sheet.mark(mark, 2 + order / 100)
            covering = unary_union([above.geometry for above in many[order + 1:]]).buffer(0.004)
            if not name_inside(sheet, mark, covering, entries[mark.name]):
                outside.append(named(sheet, mark, entries[mark.name]))
    add_labels(sheet, columns, outside, guides)


def name_inside(sheet, mark, covering, entry):
    """Write a name into its shape, clear of the shapes that lie on it; False where it does not fit."""
    spot = place_for(short(entry.name), sheet.inches(mark.geometry.difference(covering)), SIZE)
    if spot:
        text, x, y = spot
        sheet.text(x, y, text, ha="center", va="center", **style_of(entry)).set_gid(f"label:{mark.name}")
    return bool(spot)


def short(name):
    """A name without what stands in brackets."""
    return name.partition(" (")[0]


def style_of(entry):
    return {"fontstyle": "italic"} if getattr(entry, "agreement", "") == "low" else {}


def named(sheet, mark, entry):
    style = "doubtful" if style_of(entry) else mark.kind
    return Named(mark.name, entry.name, mark.foot, sheet.inches(mark.geometry), style, mark.system)
