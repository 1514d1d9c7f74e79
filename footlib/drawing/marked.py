"""Pictures that point: some places emphasised and numbered in order, everything else muted."""

from dataclasses import replace

from shapely import affinity
from shapely.ops import unary_union

from .columns import Named, add_labels, columns_of
from .paint import paint
from .request import parts_of
from .scene import zone_marks
from .style import ART, INK, MARKED, MUTED, zone_look

SEAM = 0.003


def draw_marked(sheet):
    """The zones muted where the layer shows them, then the places asked for, the small ones on top."""
    if sheet.request.layer == "zones":
        mute_zones(sheet)
    found = [(marked, foot, shape) for marked in sheet.request.marked for foot, shape in shapes_of(sheet, marked)]
    for order, (marked, foot, shape) in enumerate(sorted(found, key=lambda f: -f[2].area)):
        emphasise(sheet, marked.id, foot, shape, 3 + order / 100)
    named = [Named(marked.id, sheet.request.catalog.places[marked.id].name, foot, shape, "place", badge=marked.label)
             for marked, foot, shape in found]
    add_labels(sheet, columns_of(sheet), named)


def emphasise(sheet, id, foot, shape, zorder):
    """A zone in its system's colour, a plain place in the colour of emphasis on clean skin."""
    zone = sheet.request.catalog.zones.get(id)
    if not zone:
        paint(sheet.ax, shape, ART["skin"], zorder=zorder - 0.001)
    look = replace(zone_look(zone.system), edge=INK, width=1.6) if zone else MARKED
    paint(sheet.ax, shape, look, scale=sheet.weight, zorder=zorder, gid=f"marked:{id}:{foot}")


def mute_zones(sheet):
    for panel in sheet.panels:
        for mark in zone_marks(sheet.surfaces[panel.surface], panel):
            sheet.mark(mark, 2, replace(mark.look, width=0.4, opacity=MUTED))


def shapes_of(sheet, marked):
    """(foot, shape in inches) of a place on every panel that shows it."""
    for panel in sheet.panels:
        surface = sheet.surfaces[panel.surface]
        parts = [surface.place(entry, panel.foot) for entry in parts_of(sheet.request.catalog, marked.id)]
        whole = unary_union([part for part in parts if part is not None])
        whole = whole.buffer(SEAM).buffer(-2 * SEAM).buffer(SEAM)  # closes the seams between a region's children
        if panel.foot in marked.feet and not whole.is_empty:
            yield panel.foot, sheet.inches(affinity.affine_transform(whole, panel.matrix))

