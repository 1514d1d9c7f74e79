"""Pictures that point: some places emphasised and numbered in order, everything else muted."""

from dataclasses import replace

from shapely import affinity

from .columns import Named, add_labels, columns_of
from .paint import paint
from .scene import HATCH, hatching, zone_marks
from .style import ART, INK, MARKED, MUTED, NEVER, zone_look


def draw_marked(sheet):
    """The zones muted where the layer shows them, then the places asked for, the small ones on top."""
    if sheet.request.layer == "zones":
        mute_zones(sheet)
    found = [(marked, foot, shape) for marked in sheet.request.marked for foot, shape in shapes_of(sheet, marked)]
    for order, (marked, foot, shape) in enumerate(sorted(found, key=lambda f: -f[2].area)):
        emphasise(sheet, marked.id, foot, shape, 3 + order / 100)
    add_labels(
        sheet,
        columns_of(sheet),
        [Named(marked.id, marked.caption, foot, shape, "place", badge=marked.badge) for marked, foot, shape in found],
    )


def emphasise(sheet, id, foot, shape, zorder):
    """A zone in its system's colour; a plain place on clean skin in the colour of emphasis, or of what is forbidden."""
    catalog = sheet.request.catalog
    if zone := catalog.zones.get(id):
        look = replace(zone_look(zone.system), edge=INK, width=1.6)
    else:
        look = NEVER if catalog.regions[id].never else MARKED
        paint(sheet.ax, shape, ART["skin"], zorder=zorder - 0.001)
    paint(sheet.ax, shape, look, scale=sheet.weight, zorder=zorder, gid=f"marked:{id}:{foot}")
    if look.hatched:
        lines = replace(look, fill=None, width=0.6)
        paint(sheet.ax, hatching(shape, HATCH * sheet.scale), lines, zorder=zorder + 0.001)


def mute_zones(sheet):
    for panel in sheet.panels:
        for mark in zone_marks(sheet.surfaces[panel.surface], panel):
            sheet.mark(mark, 2, replace(mark.look, width=0.4, opacity=MUTED))


def shapes_of(sheet, marked):
    """(foot, shape in inches) of a place on every panel that shows it."""
    for panel in sheet.panels:
        surface = sheet.surfaces[panel.surface]
        whole = surface.whole(marked.id, panel.foot)
        if panel.foot in marked.feet and not whole.is_empty:
            yield panel.foot, sheet.inches(affinity.affine_transform(whole, panel.matrix))
