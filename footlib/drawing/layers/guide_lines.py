"""Guide lines and longitudinal zones: lines that one can see or feel, with the body level that charts give them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from ...model import FEET, shapes
from ..notes import Citations, Note
from .layer import STEPS, Layer, OnMap, map_mark, map_note, map_points

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ...catalog import Catalog
    from ...model import Landmark, LongitudinalZone
    from ..chart_request import ChartRequest
    from ..columns import Column, Named
    from ..labels import Label
    from ..scene import Surface
    from ..sheet import Sheet
    from ..views import Panel

TICK = 0.05  # foot lengths that a guide line of the sole reaches up the side of the foot
EDGES = {"inner": (0, 0.0, 0.15), "outer": (-1, 0.7, 1.1)}  # end of a line, and its x where it reaches this side
MAP_SAYS = "Lines that you can see or feel, with the body level of the charts; and the five longitudinal zones."
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # of the lines on the map


class Lines(Layer):
    def present(self, catalog: Catalog, view: str) -> bool:
        return view == "sole" or view in EDGES

    def names(self, request: ChartRequest, surface: Surface) -> Iterator[tuple[str, BaseGeometry]]:
        """Guide lines with their body levels; a line of the sole is named at its inner end."""
        from shapely.geometry import Point

        for landmark in request.catalog.landmarks.values():
            if request.view == "sole":
                yield line_name(landmark), Point(shapes.flat("sole", landmark.line[:1])[0]).buffer(0.01)
            else:
                yield line_name(landmark), side_tick(surface, landmark)

    def draw(self, sheet: Sheet) -> None:
        """On the sole the longitudinal zones and the guide lines with their body levels; on a side, where these end."""
        from ..columns import add_labels, columns_of
        from ..notes import set_notes

        columns = columns_of(sheet)
        if sheet.request.view == "sole":
            for panel in sheet.panels:
                draw_strips(sheet, panel)
            add_labels(sheet, columns, [], draw_guides(sheet, columns, line_name))
        else:
            add_labels(sheet, columns, [tick for panel in sheet.panels for tick in draw_ticks(sheet, panel)])
        set_notes(sheet)

    def notes(self, request: ChartRequest, cited: Citations) -> Iterator[Note]:
        """Where each line is, its body level, and the longitudinal zones in one paragraph."""
        for line in request.catalog.landmarks.values():
            yield Note(line.name, f"{line.where} Body level: {line.body}. [{cited.numbers(line.sources)}]")
        if "sole" in request.surfaces:
            strips = request.catalog.longitudinals.values()
            told = "\n".join(f"{strip.number}  {strip.toe}: {strip.body}" for strip in strips)
            cite = cited.numbers(dict.fromkeys(source for strip in strips for source in strip.sources))
            yield Note("Longitudinal zones", f"{told}. [{cite}]")

    def describe(self, request: ChartRequest) -> str:
        from ..notes import headed_and_noted

        edge = "" if request.view == "sole" else " Short dashed lines show where the lines of the sole reach this edge."
        return headed_and_noted(request, f".{edge}")

    def on_map(self, catalog: Catalog) -> OnMap:
        """The guide lines with letters, the strips with numbers; on a side where the lines end."""
        letters = dict(zip(LETTERS, catalog.landmarks.values(), strict=False))
        strips = in_order(catalog)
        told = [(f"{key} {one.name}. {one.where} Body level: {one.body}.", one.sources) for key, one in letters.items()]
        told += [(f"{one.number} {one.name}: {one.toe}; {one.body}.", one.sources) for one in strips]
        marks = lines_on_sole(catalog, letters), strips_on_sole(catalog, strips), ends_on_map(catalog, letters)
        return {
            "says": MAP_SAYS,
            "marks": [*chain(*marks)],
            "notes": [map_note(catalog, words, "tradition", sources) for words, sources in told],
        }


def line_name(landmark: Landmark) -> str:
    """'Waist line' and under it the body level."""
    return f"{landmark.name}\n{landmark.body.partition(',')[0].partition(':')[0]}"


def in_order(catalog: Catalog) -> list[LongitudinalZone]:
    """The longitudinal zones from the big toe outwards."""
    return sorted(catalog.longitudinals.values(), key=lambda strip: strip.number)


def end_on_edge(view: str, landmark: Landmark) -> float | None:
    """How far from the heel a line of the sole reaches an edge of the foot; None where it does not."""
    end, low, high = EDGES[view]
    x, y = landmark.line[end]
    return y if low <= x <= high else None


# --- on charts --------------------------------------------------------------------------------------------------------


def draw_guides(
    sheet: Sheet, columns: Mapping[str, Column], caption: Callable[[Landmark], str] = lambda landmark: landmark.name
) -> list[tuple[str, Label]]:
    """Dashed lines across each foot; gives back their names as (side, Label), ready for the columns."""
    side = "between" if "between" in columns else "right"
    return [
        (side, guide_label(sheet, columns[side], id, landmark, caption(landmark)))
        for id, landmark in sheet.request.catalog.landmarks.items()
    ]


def guide_label(sheet: Sheet, column: Column, id: str, landmark: Landmark, words: str) -> Label:
    from ..fonts import measure
    from ..labels import Label

    ends = [draw_guide(sheet, panel, landmark, column) for panel in sheet.panels]
    ports = tuple((column.port(words, end, "guide"), end) for end in ends)
    return Label(words, ports, measure(words)[1] + 0.02, f"line-{id}", "guide")


def draw_guide(sheet: Sheet, panel: Panel, landmark: Landmark, column: Column) -> tuple[float, float]:
    """Draw a guide line on one foot; gives back its end that is nearer to the column."""
    from ..style import GUIDE

    line = shapes.open_curve([panel.point(at) for at in shapes.flat("sole", landmark.line)])
    k, (x, y) = sheet.scale, sheet.origin
    xs, ys = [px * k + x for px, _ in line], [py * k + y for _, py in line]
    sheet.line(xs, ys, color=GUIDE.edge, lw=GUIDE.width * sheet.weight, dashes=(4, 2.4), zorder=4, alpha=0.9)
    return min((xs[0], ys[0]), (xs[-1], ys[-1]), key=lambda end: abs(end[0] - column.x))


def draw_strips(sheet: Sheet, panel: Panel) -> None:
    """The five strips in pale tints, each with its number on its toe."""
    from ..style import STRIPS, Look

    inner = ((-0.5, 0.0), (-0.5, 1.0))
    for strip, tint in zip(in_order(sheet.request.catalog), STRIPS, strict=True):
        outer = strip.border or ((1.5, 0.0), (1.5, 1.0))
        shape = strip_between(inner, outer).intersection(sheet.surfaces[panel.surface].inside)
        sheet.paint(sheet.placed(panel, shape), Look(tint, "#6b5a4e", 0.7, 0.55), zorder=2)
        at = sheet.at(panel, shapes.flat("sole", [strip.at])[0])
        number = sheet.text(*at, str(strip.number), size=10, ha="center", va="center", fontweight="bold")
        number.set_gid(f"strip:{strip.number}:{panel.foot}")
        inner = outer


def strip_between(inner: tuple, outer: tuple) -> BaseGeometry:
    """The strip between two borders, beyond both ends of the foot."""
    from shapely.geometry import Polygon

    ends = [[(line[0][0], -0.1), *shapes.open_curve(line), (line[-1][0], 1.1)] for line in (inner, outer)]
    return Polygon(shapes.flat("sole", ends[0] + ends[1][::-1])).buffer(0)


def draw_ticks(sheet: Sheet, panel: Panel) -> Iterator[Named]:
    """Short dashed lines at the edge of the sole, and their names."""
    from ..columns import Named
    from ..style import GUIDE

    for id, landmark in sheet.request.catalog.landmarks.items():
        tick = side_tick(sheet.surfaces[panel.surface], landmark)
        if not tick.is_empty:
            shape = sheet.placed(panel, tick)
            left, low, right, high = shape.bounds
            x = (left + right) / 2
            sheet.line((x, x), (low, high), color=GUIDE.edge, lw=1.6 * sheet.weight, dashes=(3, 1.4), zorder=6)
            yield Named(f"line-{id}", line_name(landmark), panel.foot, shape, "region")


def side_tick(surface: Surface, landmark: Landmark) -> BaseGeometry:
    """Where a guide line of the sole reaches the edge, seen from the side: a short line upwards."""
    from shapely.geometry import LineString

    y = end_on_edge(surface.surface, landmark)
    if y is None:
        return LineString()
    ground = LineString([(y, -0.2), (y, 0.4)]).intersection(surface.silhouette).bounds[1]
    return LineString([(y, ground), (y, ground + TICK)]).buffer(0.001)


# --- on the widgets' map ----------------------------------------------------------------------------------------------


def lines_on_sole(catalog: Catalog, letters: Mapping[str, Landmark]) -> Iterator[dict[str, Any]]:
    """Each line with its letter at its outer end."""
    for foot in FEET["both"]:
        for letter, one in letters.items():
            points = on_sole(catalog, foot, one.line)
            yield map_mark("guide", letter, "sole", points, points[-1])


def strips_on_sole(catalog: Catalog, strips: list[LongitudinalZone]) -> Iterator[dict[str, Any]]:
    """First the borders between the strips, then a number in each."""
    for foot in FEET["both"]:
        for one in strips:
            if one.border:
                points = on_sole(catalog, foot, one.border)
                yield map_mark("strip", "", "sole", points, points[-1])
    for foot in FEET["both"]:
        for one in strips:
            yield map_mark("strip", str(one.number), "sole", [], on_sole(catalog, foot, [one.at])[0])


def on_sole(catalog: Catalog, foot: str, line: Any) -> list[list[float]]:
    """A line of the sole on the map."""
    points = shapes.open_curve(line, STEPS) if len(line) > 1 else line
    return map_points(catalog, "sole", "sole", foot, shapes.flat("sole", points))


def ends_on_map(catalog: Catalog, letters: Mapping[str, Landmark]) -> Iterator[dict[str, Any]]:
    """Where the lines of the sole reach an edge of the foot: short lines upwards from the ground."""
    for view in (edge for edge in EDGES if edge in catalog.outlines):
        for foot in FEET["both"]:
            for letter, one in letters.items():
                if (y := end_on_edge(view, one)) is not None:
                    ground = ground_at(catalog, view, y)
                    points = map_points(catalog, view, view, foot, [(y, ground), (y, ground + TICK)])
                    yield map_mark("guide", letter, view, points, points[1])


def ground_at(catalog: Catalog, view: str, y: float) -> float:
    """The lower edge of the foot, so far from the heel, seen from a side."""
    outlines = (shapes.polygon(view, part) for part in catalog.outlines[view].silhouette)
    return min(height for outline in outlines for height in shapes.crossed([(b, a) for a, b in outline], y))


LINES = Lines(
    id="lines",
    about="guide lines and longitudinal zones",
    title="Guide lines {of}",
    subtitle="Lines that you can see or feel, with the body level that charts give them",
    absence="The guide lines and the longitudinal zones belong to the sole: the view 'sole' shows them.",
    map_name="Guide lines",
    offers="zones",
)
