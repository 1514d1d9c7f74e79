"""The layers of the atlas: rankings of places, guide lines and strips, two versions of a chart, charts to write on."""

from dataclasses import dataclass, replace

from shapely import affinity
from shapely.geometry import Polygon

from ..model import shapes
from .columns import Named, add_labels, columns_of
from .layers.disagreement import sides
from .layers.guide_lines import draw_guides
from .layers.ranks import caption, level_name, ranked
from .legend import Key, legend
from .named import guide_caption, side_tick
from .notes import numbers, set_notes
from .paint import paint
from .painted import paint_and_name
from .scene import HATCH, hatching, zone_marks
from .style import ART, GUIDE, NEVER, PRACTICE, RANKS, STRIPS, VERSION_KEYS, VERSION_LINES, VERSIONS, Look, rank_look

SEAMS = 0.012  # foot lengths: gaps between a place's parts that a ranking closes
HATCH_INCHES = 3.6  # of hatching in a legend, for one foot length
UNRANKED = Look(ART["skin"].fill, ART["contour"].edge, 0.9)


@dataclass(frozen=True)
class Numbered:
    """A zone on a practice chart: its number is its name."""

    name: str


def ranks_layer(sheet):
    """Places shaded by their class, each with its name and words."""
    catalog, named = sheet.request.catalog, []
    places = ranked(catalog, sheet.request.layer)
    for panel in sheet.panels:
        found = [(one, placed(sheet, panel, one.id)) for one in places if one.on(panel.surface)]
        for order, (one, shape) in enumerate(sorted(found, key=lambda pair: -pair[1].area)):
            if not shape.is_empty:
                shade(sheet, shape, one, 2 + order / 100, panel.foot)
                named.append(Named(one.id, caption(catalog, one), panel.foot, shape, "region"))
    add_labels(sheet, columns_of(sheet), named)
    seen = {one.id for one in named}
    keys_of_ranks(sheet, [one for one in places if one.id in seen])
    set_notes(sheet)


def placed(sheet, panel, id):
    """A place on a panel, in inches: without the seams between its parts, and never across the gap between two toes."""
    surface = sheet.surfaces[panel.surface]
    closed = surface.whole(id, panel.foot).buffer(SEAMS).buffer(-SEAMS).intersection(surface.inside)
    return sheet.inches(affinity.affine_transform(closed, panel.matrix))


def shade(sheet, shape, one, zorder, foot):
    """A place in the colour and hatching of its class."""
    look = NEVER if one.never else rank_look(one.level)
    paint(sheet.ax, shape, look, scale=sheet.weight, zorder=zorder, gid=f"rank:{one.id}:{foot}")
    distance = HATCH if one.never else RANKS[one.level][1]
    if distance:
        lines = hatching(shape, distance * sheet.scale, crossed=one.level == 4)
        paint(sheet.ax, lines, Look(None, look.edge, 0.5), scale=sheet.weight, zorder=zorder + 0.001)


def keys_of_ranks(sheet, places):
    """The legend of a ranking, lightest class first, with the classes that are seen here."""
    request = sheet.request
    names = {shade.level: shade.name for shade in request.catalog.layers[request.layer].shades}
    levels = sorted({one.level for one in places if not one.never})
    keys = [rank_key(names[level] if names else f"Up to {level}: {level_name(level)}", level) for level in levels]
    if any(one.never for one in places):
        keys.append(Key("Never pressed", NEVER))
    legend(sheet, [*keys, Key("Not ranked", UNRANKED)] if names else keys)


def rank_key(name, level):
    return Key(name, rank_look(level), RANKS[level][1] * HATCH_INCHES, crossed=level == 4)


def lines_layer(sheet):
    """On the sole the longitudinal zones and the guide lines with their body levels; on a side, where these end."""
    columns = columns_of(sheet)
    if sheet.request.view == "sole":
        for panel in sheet.panels:
            draw_strips(sheet, panel)
        add_labels(sheet, columns, [], draw_guides(sheet, columns, guide_caption))
    else:
        add_labels(sheet, columns, [tick for panel in sheet.panels for tick in draw_ticks(sheet, panel)])
    set_notes(sheet)


def draw_strips(sheet, panel):
    """The five strips in pale tints, each with its number on its toe."""
    strips = sorted(sheet.request.catalog.longitudinals.values(), key=lambda strip: strip.number)
    inner = ((-0.5, 0.0), (-0.5, 1.0))
    for strip, tint in zip(strips, STRIPS, strict=True):
        outer = strip.border or ((1.5, 0.0), (1.5, 1.0))
        surface = sheet.surfaces[panel.surface]
        shape = strip_between(inner, outer).intersection(surface.inside)
        shape = sheet.inches(affinity.affine_transform(shape, panel.matrix))
        paint(sheet.ax, shape, Look(tint, "#6b5a4e", 0.7, 0.55), scale=sheet.weight, zorder=2)
        (x, y), k, (left, bottom) = panel.point(strip.at), sheet.scale, sheet.origin
        sheet.text(
            x * k + left, y * k + bottom, str(strip.number), size=10, ha="center", va="center", fontweight="bold"
        ).set_gid(f"strip:{strip.number}:{panel.foot}")
        inner = outer


def strip_between(inner, outer):
    """The strip between two borders, beyond both ends of the foot."""
    ends = [[(line[0][0], -0.1), *shapes.open_curve(line), (line[-1][0], 1.1)] for line in (inner, outer)]
    return Polygon(shapes.flat("sole", ends[0] + ends[1][::-1])).buffer(0)


def draw_ticks(sheet, panel):
    """Short dashed lines at the edge of the sole, and their names."""
    for id, landmark in sheet.request.catalog.landmarks.items():
        tick = side_tick(sheet.surfaces[panel.surface], landmark)
        if not tick.is_empty:
            shape = sheet.inches(affinity.affine_transform(tick, panel.matrix))
            left, low, right, high = shape.bounds
            x = (left + right) / 2
            sheet.line((x, x), (low, high), color=GUIDE.edge, lw=1.6 * sheet.weight, dashes=(3, 1.4), zorder=6)
            yield Named(f"line-{id}", guide_caption(landmark), panel.foot, shape, "region")


def disagreement_layer(sheet):
    """Both versions of every disagreement: A solid, B dashed, each named."""
    named = []
    for panel in sheet.panels:
        for side in sides(sheet.request.catalog):
            shape = side.shape(sheet.surfaces[panel.surface], panel.foot)
            shape = sheet.inches(affinity.affine_transform(shape, panel.matrix))
            if not shape.is_empty:
                gid = f"version:{side.id}:{side.letter}:{panel.foot}"
                paint(sheet.ax, shape, VERSIONS[side.letter], zorder=2)
                paint(sheet.ax, shape, VERSION_LINES[side.letter], scale=sheet.weight, zorder=3, gid=gid)
                named.append(Named(f"{side.id}-{side.letter}", side.caption, panel.foot, shape, "region"))
    add_labels(sheet, columns_of(sheet), named)
    legend(sheet, [Key(*key) for key in VERSION_KEYS.values()])
    set_notes(sheet)


def practice_layer(sheet):
    """The zones white, with numbers instead of names; the key has the same numbers and their names."""
    of = numbers(sheet.request.catalog)
    marks = [
        [
            replace(mark, look=PRACTICE, system="", hatch=None)
            for mark in zone_marks(sheet.surfaces[panel.surface], panel)
        ]
        for panel in sheet.panels
    ]
    paint_and_name(sheet, columns_of(sheet), marks, {id: Numbered(str(number)) for id, number in of.items()})
    set_notes(sheet)


def blank_layer(_):
    """Nothing on the feet: they are there to be drawn on."""
