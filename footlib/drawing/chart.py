"""The charts: feet, places, names and legend put together on a sheet."""

from shapely import affinity

from .alt import alt_text
from .atlas import blank_layer, disagreement_layer, lines_layer, practice_layer, ranks_layer
from .chart_request import crowded, zone_count
from .columns import Named, add_labels, columns_of
from .highlight import draw_marked
from .layers.guide_lines import draw_guides
from .layers.ranks import RANKED
from .legend import CROWDED, FORBIDDEN, NOTE, heading, legend, note, system_keys
from .painted import paint_and_name
from .picture import Picture
from .scene import region_marks, zone_marks
from .sheet import Sheet
from .style import SYSTEMS


def picture(request, alt):
    """The picture that a request asks for."""
    sheet = headed(request)
    if request.marked:
        draw_marked(sheet)
    else:
        LAYERS[request.layer](sheet)
    if crowded(request) and not request.marked:
        note(sheet, CROWDED.format(count=zone_count(request)))
    return Picture(sheet.figure, sheet.ax, alt or alt_text(request))


def headed(request):
    """A sheet with the feet, their names and its title: what every picture begins with."""
    sheet = Sheet(request)
    sheet.draw_feet()
    sheet.name_feet()
    heading(sheet)
    return sheet


def zones_layer(sheet):
    """All zones, the small ones on top, with their names, guide lines and a legend of the body's systems."""
    marks = [zone_marks(sheet.surfaces[panel.surface], panel) for panel in sheet.panels]
    columns = columns_of(sheet)
    guides = draw_guides(sheet, columns) if sheet.request.view == "sole" else []
    paint_and_name(sheet, columns, marks, sheet.request.catalog.zones, guides)
    present = {mark.system for many in marks for mark in many}
    legend(sheet, system_keys([system for system in SYSTEMS if system in present]))
    if sheet.request.view == "sole" and not crowded(sheet.request):
        note(sheet, NOTE)


def regions_layer(sheet):
    """The plain places side by side, each with its name; those that no step may work are hatched."""
    marks = [region_marks(sheet.surfaces[panel.surface], panel) for panel in sheet.panels]
    paint_and_name(sheet, columns_of(sheet), marks, sheet.request.catalog.regions)
    if any(sheet.request.catalog.regions[mark.name].never for many in marks for mark in many):
        note(sheet, FORBIDDEN)


def plain_layer(sheet):
    """The feet alone, with the landmarks that one can see and feel."""
    found = [
        (panel, name, affinity.affine_transform(disc, panel.matrix))
        for panel in sheet.panels
        for name, disc in sheet.surfaces[panel.surface].landmarks.items()
    ]
    add_labels(
        sheet,
        columns_of(sheet),
        [Named(name, name, panel.foot, sheet.inches(disc), "region") for panel, name, disc in found],
    )


LAYERS = dict.fromkeys(RANKED, ranks_layer) | {
    "zones": zones_layer,
    "regions": regions_layer,
    "plain": plain_layer,
    "lines": lines_layer,
    "disagreement": disagreement_layer,
    "practice": practice_layer,
    "key": practice_layer,
    "blank": blank_layer,
}
