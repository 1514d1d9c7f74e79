"""The widgets' map as SVG, written from the geometry itself: groups that a page can find, colour and listen to.
Colours are attributes, never styles, so that any style sheet may change them. Needs no matplotlib."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapely import affinity
from shapely.ops import unary_union

from .scene import Mark, art_marks, contour_mark, middle_of, polygons, region_marks, surface_of, zone_marks
from .style import INK, Look
from .views import Frame, frame_of, zone_numbers

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ..catalog import Catalog
    from .views import Panel

NUMBER = 9.5  # font size of a zone's number
NAME = 19  # font size of 'Left foot', in a picture of usual height
USUAL = 760
BASELINE = 26  # of 'Left foot', below the upper end of a foot's part of the viewBox


@dataclass(frozen=True)
class Drawn:
    """A mark in viewBox units, y upwards, and its path data."""

    panel: Panel
    mark: Mark
    seen: BaseGeometry  #: what no zone painted later covers
    path: str
    hatch: str


def view_svg(catalog: Catalog, view: str) -> str:
    """The SVG of a view with both feet."""
    placed, frame = frame_of(catalog, view)
    drawn = render([(panel, mark) for panel in placed for mark in marks_of(catalog, panel)], frame)
    numbers = zone_numbers(catalog)
    feet = [
        foot_group(foot, [d for d in drawn if d.panel.foot == foot], frame, numbers)
        for foot in dict.fromkeys(panel.foot for panel in placed)
    ]
    box = f"0 0 {tenths(frame.width)} {tenths(frame.height)}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" data-view="{view}">\n{"".join(feet)}</svg>\n'


def marks_of(catalog: Catalog, panel: Panel) -> list[Mark]:
    """Everything on a panel, from the back to the front."""
    on = surface_of(catalog, panel.surface), panel
    return [*art_marks(*on), *region_marks(*on), *zone_marks(*on), contour_mark(*on)]


def render(marks: list[tuple[Panel, Mark]], frame: Frame) -> list[Drawn]:
    """Each mark with the path data of its shape, and of its hatching where it is a zone."""
    shapes = [affinity.affine_transform(mark.geometry, frame.matrix) for _, mark in marks]
    drawn = []
    for i, (panel, mark) in enumerate(marks):
        hatch = affinity.affine_transform(mark.hatch, frame.matrix) if mark.kind == "zone" and mark.hatch else None
        lines = path_data(hatch, frame.height) if hatch else ""
        drawn.append(Drawn(panel, mark, seen(marks, shapes, i), path_data(shapes[i], frame.height), lines))
    return drawn


def seen(marks: list[tuple[Panel, Mark]], shapes: list[BaseGeometry], i: int) -> BaseGeometry:
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


def path_data(geometry: BaseGeometry, height: float) -> str:
    """Lines in relative tenths of a unit, y downwards: 'M10 20l1 2 3-4z'."""
    return "".join(line_data(points, height, closed) for points, closed in lines_of(geometry))


def lines_of(geometry: BaseGeometry) -> Iterator[tuple[Sequence[tuple[float, ...]], bool]]:
    """(points, whether they close) of every ring and line of a geometry."""
    for part in getattr(geometry, "geoms", [geometry]):
        if part.geom_type == "Polygon":
            yield from ((ring.coords[:-1], True) for ring in (part.exterior, *part.interiors))
        elif part.geom_type == "LineString":
            yield part.coords, False


def line_data(points: Sequence[tuple[float, ...]], height: float, closed: bool) -> str:
    """One ring or line; nothing where it is no longer than a tenth."""
    (x, y), *rest = start, *_ = [(round(x * 10), round((height - y) * 10)) for x, y in points]
    steps = []
    for to_x, to_y in rest:
        if (to_x, to_y) != (x, y):
            steps.append(f"{(to_x - x) / 10:g} {(to_y - y) / 10:g}")
        x, y = to_x, to_y
    written = f"M{start[0] / 10:g} {start[1] / 10:g}l" + " ".join(steps).replace(" -", "-")
    return written + "z" * closed if steps else ""


def foot_group(foot: str, drawn: list[Drawn], frame: Frame, numbers: dict[str, int]) -> str:
    """Everything that belongs to one foot: it can be shown alone, by the viewBox that the group names."""
    x, y, width, height = frame.view_box([d.panel.box for d in drawn])
    behind = [art(d) for d in drawn if d.mark.kind == "art" and d.mark.name != "contour"]
    inside = [foot_name(foot, x + width / 2, y, frame), group("outline", behind)]
    inside += [region(d, frame) for d in drawn if d.mark.kind == "region"]
    inside += [zone(d, frame, numbers[d.mark.name]) for d in drawn if d.mark.kind == "zone"]
    inside.append(group("outline front", [art(d) for d in drawn if d.mark.name == "contour"]))
    view_box = " ".join(map(tenths, (x, y, width, height)))
    return f'<g class="foot" data-foot="{foot}" data-viewbox="{view_box}">\n{"".join(inside)}</g>\n'


def group(name: str, inside: list[str]) -> str:
    return f'<g class="{name}" pointer-events="none">\n{"".join(inside)}</g>\n'


def foot_name(foot: str, x: float, y: float, frame: Frame) -> str:
    size = NAME * max(1, frame.height / USUAL)
    return (
        f'<text class="foot-name" x="{tenths(x)}" y="{tenths(y + BASELINE)}" text-anchor="middle" '
        f'font-size="{tenths(size)}" font-family="serif" font-style="italic" fill="currentColor" '
        f'pointer-events="none">{foot.capitalize()} foot</text>\n'
    )


def art(drawn: Drawn) -> str:
    return f'<path class="{drawn.mark.name}" d="{drawn.path}" {paints(drawn.mark.look)}/>\n'


def region(drawn: Drawn, frame: Frame) -> str:
    """A plain place: no colour of its own, there to be touched and highlighted."""
    return f'<g class="region" {found_by(drawn, frame)}><path d="{drawn.path}" fill="none"/></g>\n'


def zone(drawn: Drawn, frame: Frame, number: int) -> str:
    """A zone with its number; its hatching stands beside it, so that the group itself is one shape."""
    mark = drawn.mark
    shape = f'<path class="shape" d="{drawn.path}" {paints(mark.look)}/>'
    hatch = (
        f'<g class="zone weave sys-{mark.system}" pointer-events="none"><path d="{drawn.hatch}" fill="none" '
        f'stroke="{mark.look.edge}" stroke-width="0.8"/></g>\n'
    )
    return (
        f'<g class="zone sys-{mark.system}" data-zone="{mark.name}" {found_by(drawn, frame)}>'
        f"{shape}{number_text(drawn, frame, number)}</g>\n{hatch if drawn.hatch else ''}"
    )


def number_text(drawn: Drawn, frame: Frame, number: int) -> str:
    """The number in the middle of a zone, not displayed where there is no room for it."""
    (x, y), room = middle(drawn, frame)
    hidden = "" if room > 0.32 * NUMBER * len(str(number)) + 2.4 else ' display="none"'
    where = f'x="{tenths(x)}" y="{tenths(y + 0.35 * NUMBER)}" text-anchor="middle"'
    return (
        f'<text class="num" {where} font-size="{NUMBER}" font-family="sans-serif" fill="{INK}" '
        f'pointer-events="none"{hidden}>{number}</text>'
    )


def found_by(drawn: Drawn, frame: Frame) -> str:
    """The attributes by which a page finds a place; ids begin with the surface, so that all views fit on one page."""
    place, foot = drawn.mark.name, drawn.panel.foot
    (x, y), _ = middle(drawn, frame)
    return (
        f'id="{drawn.panel.surface}-{place}-{foot}" data-place="{place}" data-foot="{foot}" '
        f'data-cx="{tenths(x)}" data-cy="{tenths(y)}"'
    )


def middle(drawn: Drawn, frame: Frame) -> tuple[tuple[float, float], float]:
    """The middle of a shape, y downwards, and how far it is from the border."""
    point, room = middle_of(max(polygons(drawn.seen), key=lambda p: p.area), 0.5)
    return (point.x, frame.height - point.y), room


def paints(look: Look) -> str:
    """A look as attributes."""
    attributes = [f'fill="{look.fill or "none"}"']
    if look.edge:
        attributes.append(f'stroke="{look.edge}" stroke-width="{tenths(look.width * 1.2)}" stroke-linejoin="round"')
    if look.opacity < 1:
        attributes.append(f'opacity="{look.opacity:g}"')
    return " ".join(attributes)


def tenths(value: float) -> str:
    """A number of the drawing: a tenth is finer than the eye."""
    return f"{value:.1f}".removesuffix(".0")
