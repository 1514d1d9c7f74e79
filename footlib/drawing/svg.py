"""The widgets' map: matplotlib draws each mark under an id of its own, and what it wrote is put together again as one
SVG with groups that a page can find, colour and listen to. Colours are attributes, never styles, so that any style
sheet may change them."""

import re
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as Xml

from matplotlib import rc_context
from matplotlib.figure import Figure
from shapely import affinity
from shapely.ops import unary_union

from .frame import framed
from .paint import paint
from .scene import art_marks, contour_mark, region_marks, surface_of, zone_marks
from .style import Look
from .svgtext import document, foot_group

NAMESPACE = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawn:
    """A mark in viewBox units, y upwards, and the path that matplotlib wrote for it."""

    panel: object
    mark: object
    seen: object  #: what no zone painted later covers
    path: str
    hatch: str


def view_svg(catalog, view):
    """The SVG of a view with both feet."""
    placed, frame = framed(view, catalog.outlines)
    drawn = render([(panel, mark) for panel in placed for mark in marks_of(catalog, panel)], frame)
    numbers = {id: number for number, id in enumerate(catalog.zones, 1)}
    feet = [
        foot_group(foot, [d for d in drawn if d.panel.foot == foot], frame, numbers)
        for foot in dict.fromkeys(panel.foot for panel in placed)
    ]
    return document(view, frame, feet)


def marks_of(catalog, panel):
    """Everything on a panel, from the back to the front."""
    surface = surface_of(catalog, panel.surface)
    return [
        *art_marks(surface, panel),
        *region_marks(surface, panel),
        *zone_marks(surface, panel),
        contour_mark(surface, panel),
    ]


def render(marks, frame):
    """Each mark as matplotlib writes it, in one figure whose points are the viewBox's units."""
    figure = Figure((frame.width / 72, frame.height / 72))
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, frame.width), ylim=(0, frame.height))
    ax.axis("off")
    shapes = [affinity.affine_transform(mark.geometry, frame.matrix) for _, mark in marks]
    for i, ((_, mark), shape) in enumerate(zip(marks, shapes, strict=True)):
        paint(ax, shape, Look("black"), gid=f"m{i}")
        if mark.kind == "zone" and mark.hatch:
            paint(ax, affinity.affine_transform(mark.hatch, frame.matrix), Look(None, "black", 1), gid=f"h{i}")
    paths = written(figure)
    return [
        Drawn(panel, mark, seen(marks, shapes, i), paths.get(f"m{i}", ""), paths.get(f"h{i}", ""))
        for i, (panel, mark) in enumerate(marks)
    ]


def seen(marks, shapes, i):
    """What zones painted later leave of a zone; all of anything else."""
    panel, mark = marks[i]
    if mark.kind != "zone":
        return shapes[i]
    above = [
        shapes[j]
        for j in range(i + 1, len(marks))
        if marks[j][0] is panel and marks[j][1].kind == "zone" and shapes[j].intersects(shapes[i])
    ]
    return shapes[i].difference(unary_union(above)) or shapes[i]


def written(figure):
    """gid → path data as matplotlib wrote it, made compact."""
    buffer = BytesIO()
    with rc_context({"svg.hashsalt": "footlib", "svg.fonttype": "none", "path.simplify": False}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    groups = Xml.fromstring(buffer.getvalue()).iter(f"{NAMESPACE}g")
    return {
        g.get("id"): compact(g.find(f"{NAMESPACE}path").get("d"))
        for g in groups
        if re.fullmatch(r"[mh]\d+", g.get("id", ""))
    }


def compact(data):
    """Lines in relative tenths of a unit, a third of the size: 'M 10 20 L 11 22 z' → 'M10 20l1 2z'."""
    out, x, y = [], 0, 0
    for command, numbers in re.findall(r"([MLz])\s*([-\d.\s]*)", data):
        if command == "z":
            out.append("z")
            continue
        to_x, to_y = (round(float(n) * 10) for n in numbers.split())
        if command == "M":
            out.append(f"M{to_x / 10:g} {to_y / 10:g}l")
        elif (to_x, to_y) != (x, y):
            out.append(f"{(to_x - x) / 10:g} {(to_y - y) / 10:g} ")
        x, y = to_x, to_y
    return "".join(out).replace(" z", "z").replace(" -", "-").strip()
