"""The widgets' map: matplotlib draws each mark under an id of its own, and what it wrote is put together again as one
SVG with groups that a page can find, colour and listen to. Colours are attributes, never styles, so that any style
sheet may change them."""

import re
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as Xml
from xml.sax.saxutils import quoteattr

from matplotlib import rc_context
from matplotlib.figure import Figure
from shapely import affinity
from shapely.ops import polylabel

from .layout import around, panels
from .paint import paint
from .scene import art_marks, contour_mark, polygons, region_marks, zone_marks
from .sheet import surface_of
from .style import Look

UNITS = 600  # of the viewBox in a foot length
GAP, MARGIN, HEAD = 0.13, 0.02, 0.06  # between the feet, around everything, above each foot for its name; foot lengths
NUMBER = 9.5  # font size of a zone's number
NAMESPACE = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawn:
    """A mark in viewBox units, and the path that matplotlib wrote for it."""

    mark: object
    shape: object
    path: str
    hatch: str


def view_svg(catalog, view):
    """The SVG of a view with both feet."""
    placed = panels(view, catalog.outlines, ("left", "right"), GAP + (HEAD if view in ("inner", "outer") else 0))
    left, bottom, right, top = around([panel.box for panel in placed])
    frame = (left - MARGIN, bottom - MARGIN, right + MARGIN, top + HEAD + MARGIN)
    width, height = ((frame[i + 2] - frame[i]) * UNITS for i in (0, 1))
    onto = (UNITS, 0, 0, UNITS, -frame[0] * UNITS, -frame[1] * UNITS)
    marks = [(panel, mark) for panel in placed for mark in marks_of(catalog, panel)]
    drawn = render([(mark, affinity.affine_transform(mark.geometry, onto)) for _, mark in marks], width, height, onto)
    feet = "".join(foot_group(catalog, view, foot, [(p, d) for (p, _), d in zip(marks, drawn, strict=True) if p.foot == foot],
                              height, onto) for foot in dict.fromkeys(panel.foot for panel in placed))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
            f'data-view="{view}">\n{feet}</svg>\n')


def marks_of(catalog, panel):
    """Everything on a panel, from the back to the front."""
    surface = surface_of(catalog, panel.surface)
    return [*art_marks(surface, panel), *region_marks(surface, panel), *zone_marks(surface, panel),
            contour_mark(surface, panel)]


def render(shapes, width, height, onto):
    """Each shape as matplotlib writes it, in one figure whose points are the viewBox's units."""
    figure = Figure((width / 72, height / 72))
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, width), ylim=(0, height))
    ax.axis("off")
    hatches = [affinity.affine_transform(mark.hatch, onto) if mark.kind == "zone" and mark.hatch else None
               for mark, _ in shapes]
    for i, ((_, shape), hatch) in enumerate(zip(shapes, hatches, strict=True)):
        paint(ax, shape, Look("black"), gid=f"m{i}")
        if hatch is not None:
            paint(ax, hatch, Look(None, "black", 1), gid=f"h{i}")
    paths = written(figure)
    return [Drawn(mark, shape, paths.get(f"m{i}", ""), paths.get(f"h{i}", "")) for i, (mark, shape) in enumerate(shapes)]


def written(figure):
    """gid → path data, in whole tenths of a unit and relative: a third of the size."""
    buffer = BytesIO()
    with rc_context({"svg.hashsalt": "footlib", "svg.fonttype": "none", "path.simplify": False}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    root = Xml.fromstring(buffer.getvalue())
    groups = (g for g in root.iter(f"{NAMESPACE}g") if re.fullmatch(r"[mh]\d+", g.get("id", "")))
    return {g.get("id"): compact(g.find(f"{NAMESPACE}path").get("d")) for g in groups}


def compact(data):
    """Absolute lines as relative ones: 'M10 20 L11 22 z' → 'M10 20l1 2z'."""
    out, x, y = [], 0, 0
    for command, numbers in re.findall(r"([MLz])\s*([-\d.\s]*)", data):
        if command == "z":
            out.append("z")
            continue
        to_x, to_y = (round(float(n) * 10) for n in numbers.split())
        if command == "M":
            out.append(f"M{tenths(to_x)} {tenths(to_y)}l")
        elif (to_x, to_y) != (x, y):
            out.append(f"{tenths(to_x - x)} {tenths(to_y - y)} ")
        x, y = to_x, to_y
    return "".join(out).replace(" z", "z").replace(" -", "-").strip()


def tenths(value):
    return f"{value / 10:g}"


def number(value):
    return f"{value:.1f}".rstrip("0").rstrip(".")


def foot_group(catalog, view, foot, drawn, height, onto):
    """Everything that belongs to one foot: it can be shown alone, by the viewBox that the group names."""
    boxes = [panel.box for panel in dict.fromkeys(panel for panel, _ in drawn)]
    left, bottom, right, top = around(boxes)
    x, y = left * onto[0] + onto[4], height - (top * onto[3] + onto[5])
    width, tall = (right - left) * UNITS, (top - bottom) * UNITS
    margin, head = MARGIN * UNITS, HEAD * UNITS
    alone = " ".join(map(number, (x - margin, y - head, width + 2 * margin, tall + head + margin)))
    name = (f'<text class="foot-name" x="{number(x + width / 2)}" y="{number(y - 0.3 * head)}" text-anchor="middle" '
            f'font-size="19" font-family="serif" font-style="italic" fill="currentColor" pointer-events="none">'
            f'{foot.capitalize()} foot</text>\n')
    outline = [art(d) for _, d in drawn if d.mark.kind == "art" and d.mark.name != "contour"]
    front = [art(d) for _, d in drawn if d.mark.name == "contour"]
    regions = [region(p, d, height) for p, d in drawn if d.mark.kind == "region"]
    zones = [zone(catalog, p, d, height) for p, d in drawn if d.mark.kind == "zone"]
    return (f'<g class="foot" data-foot="{foot}" data-viewbox="{alone}">\n{name}<g class="outline">\n{"".join(outline)}</g>\n'
            f'{"".join(regions)}{"".join(zones)}<g class="outline front" pointer-events="none">\n{"".join(front)}</g>\n</g>\n')


def paints(look):
    """A look as attributes."""
    attributes = [f'fill="{look.fill or "none"}"']
    if look.edge:
        attributes.append(f'stroke="{look.edge}" stroke-width="{number(look.width * 1.2)}" stroke-linejoin="round"')
    if look.opacity < 1:
        attributes.append(f'opacity="{look.opacity:g}"')
    return " ".join(attributes)


def art(drawn):
    return f'<path class="{drawn.mark.name}" d="{drawn.path}" {paints(drawn.mark.look)}/>\n'


def region(panel, drawn, height):
    """A plain place: no colour of its own, there to be touched and highlighted."""
    return f'<g class="region" {names(panel, drawn, height)}><path d="{drawn.path}" fill="none"/></g>\n'


def zone(catalog, panel, drawn, height):
    """A zone with its number in the order of the chart; its hatching stands beside it, so that the group is one shape."""
    mark, index = drawn.mark, list(catalog.zones).index(drawn.mark.name) + 1
    (x, y), room = middle(drawn.shape, height)
    hidden = "" if room > 0.52 * NUMBER * len(str(index)) * 0.62 + 2.4 else ' display="none"'
    text = (f'<text class="num" x="{number(x)}" y="{number(y + 0.35 * NUMBER)}" text-anchor="middle" font-size="{NUMBER}" '
            f'font-family="sans-serif" fill="#2b2522" pointer-events="none"{hidden}>{index}</text>')
    hatch = (f'<g class="zone weave sys-{mark.system}" pointer-events="none"><path d="{drawn.hatch}" fill="none" '
             f'stroke="{mark.look.edge}" stroke-width="0.8"/></g>\n') if drawn.hatch else ""
    return (f'<g class="zone sys-{mark.system}" data-zone="{mark.name}" {names(panel, drawn, height)}>'
            f'<path class="shape" d="{drawn.path}" {paints(mark.look)}/>{text}</g>\n{hatch}')


def names(panel, drawn, height):
    """The attributes by which a page finds a place; ids begin with the surface, so that all views fit on one page."""
    place, foot = drawn.mark.name, panel.foot
    (x, y), _ = middle(drawn.shape, height)
    return (f'id={quoteattr(f"{panel.surface}-{place}-{foot}")} data-place={quoteattr(place)} data-foot="{foot}" '
            f'data-cx="{number(x)}" data-cy="{number(y)}"')


def middle(shape, height):
    """The point of a shape that is farthest from its border, in SVG's downward y, and how far that is."""
    part = max(polygons(shape), key=lambda p: p.area)
    point = polylabel(part, 0.5)
    return (point.x, height - point.y), part.exterior.distance(point)
