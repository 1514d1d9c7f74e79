"""The picture of a footprint: ink on the soles, what is measured drawn onto it, what the scales make of it; and in
words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import atan2, cos, sin
from typing import TYPE_CHECKING, Any

from shapely.geometry import Polygon

from ...errors import FootlibError
from ..fonts import SERIF
from ..notes import FROM
from ..picture import Picture
from ..style import FAINT_INK, INK
from . import HONEST, MODEL, Footprint, footprint, rule_of
from .arch_indices import clarke_lines, thirds, toes_of, widths
from .footprint_sheet import SMALL, FootprintSheet, draw_table, stamp

if TYPE_CHECKING:
    from ..chart_request import ChartRequest
    from ..views import XY, Panel

UNREAD = "A footprint to read"
NOT_COUNTED = "Toes are not counted. Widths are those of a foot {:g} cm long."
TOES = "The prints of the toes are pale and not counted."
INDIGO, VERMILION, PALE = (38, 46, 104), (178, 62, 44), 0.45  # inks, and how pale the toes are


def draw_footprint(request: ChartRequest, arch: object, alt: str | None, verdicts: bool) -> Picture:
    """The print on the feet asked for; without verdicts only its widths, for somebody who is to read it."""
    if request.view != "sole":
        raise FootlibError(f"A footprint is drawn on the sole: leave out view={request.view!r}.")
    if request.marked:
        raise FootlibError("A footprint points at no places: leave out highlight.")
    found = footprint(arch, catalog=request.catalog)
    sheet = FootprintSheet(request, table=verdicts)
    sheet.draw_feet()
    sheet.name_feet()
    print_feet(sheet, Polygon(found.polygon))
    (read if verdicts else unread)(sheet, found)
    sheet.fix()
    return Picture(sheet.figure, sheet.ax, alt or (alt_text if verdicts else unread_in_words)(found, request.feet))


def read(sheet: FootprintSheet, found: Footprint) -> None:
    """All that is measured, and what the scales make of it."""
    measure_feet(sheet, Polygon(found.polygon), found)
    write(sheet, found)
    draw_table(sheet, found)


def unread(sheet: FootprintSheet, found: Footprint) -> None:
    """The widths alone: no index, no verdict, and no title that gives them away."""
    draw_widths(sheet, sheet.panels[-1], Polygon(found.polygon), found)
    sheet.text(0.28, sheet.height - 0.34, UNREAD, size=17, va="center", fontfamily=SERIF)
    sheet.text(0.28, 0.30, NOT_COUNTED.format(found.length / 10), size=SMALL, va="center", color=FAINT_INK)


def print_feet(sheet: FootprintSheet, shape: Polygon) -> None:
    """Heel and ball in one ink, the middle third in another, the toes pale because no index counts them."""
    heel, middle, front = thirds(shape)
    toes = toes_of(rule_of(sheet.request.catalog))
    for panel in sheet.panels:
        inks = ((toes, INDIGO, PALE), (heel, INDIGO, 1.0), (front, INDIGO, 1.0), (middle, VERMILION, 1.0))
        for part, ink, strength in inks:
            stamp(sheet, panel, part.intersection(sheet.surfaces["sole"].inside), ink, strength)


def measure_feet(sheet: FootprintSheet, shape: Polygon, found: Footprint) -> None:
    """Of two feet, the first one carries the thirds, the other one widths and angle; a single foot carries all."""
    first, last = sheet.panels[0], sheet.panels[-1]
    draw_thirds(sheet, first, shape, found.thirds, outside=first is not last)
    draw_widths(sheet, last, shape, found)
    draw_angle(sheet, last, shape, f"{found.clarke:.1f}°")


def write(sheet: FootprintSheet, found: Footprint) -> None:
    """Title and notes at the left."""
    sheet.text(0.28, sheet.height - 0.34, found.title, size=17, va="center", fontfamily=SERIF)
    lifts = f"dip {found.dip:.2f}: the arch keeps up to {found.dip * 100:.0f} % of the sole's width off the ground"
    sheet.text(0.28, sheet.height - 0.65, lifts, size=SMALL, va="center", color=FAINT_INK)
    notes = f"{NOT_COUNTED.format(found.length / 10)}\n{MODEL}"
    sheet.text(0.28, 0.30, notes, size=SMALL, va="center", color=FAINT_INK)


def alt_text(footprint: Footprint, feet: tuple[str, ...]) -> str:
    """The feet, the print, everything measured on it, every verdict, and how far to believe them."""
    opening = FROM["sole", len(feet)].format(foot=feet[0])
    return " ".join(
        [opening, shown(footprint), areas(footprint), sizes(footprint), angle(footprint), verdicts_in_words(footprint)]
        + [footprint.agreement, HONEST, MODEL]
    )


def unread_in_words(footprint: Footprint, feet: tuple[str, ...]) -> str:
    """The widths, and nothing that would read the print for somebody."""
    opening = FROM["sole", len(feet)].format(foot=feet[0])
    return (
        f"{opening} A footprint in ink on the outline of the foot, to be read. {TOES} Of three thirds of equal "
        f"length the middle one is red. {sizes(footprint)}"
    )


def shown(footprint: Footprint) -> str:
    return f"{footprint.title} (dip {footprint.dip:.2f}), in ink on the outline of the foot. " + TOES


def areas(footprint: Footprint) -> str:
    heel, middle, front = (f"{share * 100:.1f} %" for share in footprint.thirds)
    return f"Three thirds of equal length, the middle one red: heel {heel} of the area, middle {middle}, front {front}."


def sizes(footprint: Footprint) -> str:
    return (
        f"Widths on a foot {footprint.length / 10:g} cm long: widest forefoot a {footprint.forefoot:.0f} mm, "
        f"narrowest midfoot b {footprint.midfoot:.0f} mm, widest heel c {footprint.heel:.0f} mm."
    )


def angle(footprint: Footprint) -> str:
    return (
        "A straight edge touches ball and heel on the inner side; a second line runs from the ball to the deepest "
        f"point of the arch: an angle of {footprint.clarke:.1f} degrees."
    )


def verdicts_in_words(footprint: Footprint) -> str:
    """Each index with its value and the verdict of every scale."""
    told = []
    for (index, way, written), read in groupby(footprint.verdicts, lambda v: (v.index, v.way, v.written)):
        said = ", ".join(f"{v.says} ({v.scale})" if v.scale else v.says for v in read)
        told.append(f"{index} ({way}) {written}: {said}.")
    return " ".join(told)


THIRDS = ("Heel", "Middle", "Front")
ANGLE_INK = "#0b6a58"
INNER, MIDDLE, OUTER = -0.028, 0.19, 0.404  # x beside and on a foot, in foot lengths
ARC, NAMED = 0.22, 0.565  # radius of the angle's arc, and the height of its name


def draw_thirds(sheet: FootprintSheet, panel: Panel, shape: Polygon, shares: Sequence[float], *, outside: bool) -> None:
    """Lines that part the print, and each third's share of its area, at the outer side or at the inner one."""
    parts = thirds(shape)
    for y in (parts[0].bounds[1], *(part.bounds[3] for part in parts)):
        ends = [sheet.at(panel, (x, y)) for x in (INNER + 0.01, OUTER - 0.01)]
        sheet.cased(ends, INK, 0.8, dashes=(5, 3), zorder=4)
    for name, share, part in zip(THIRDS, shares, parts, strict=True):
        height = (part.bounds[1] + part.bounds[3]) / 2
        words, weight = f"{name} third\n{share * 100:.1f} %", "bold" if name == "Middle" else "normal"
        beside(sheet, panel, (OUTER if outside else INNER, height), words, fontweight=weight)


def draw_widths(sheet: FootprintSheet, panel: Panel, shape: Polygon, found: Footprint) -> None:
    """Each width as a dimension line with its letter and length, at the outer side."""
    sizes = zip("abc", widths(shape), (found.forefoot, found.midfoot, found.heel), strict=True)
    for letter, width, size in sizes:
        inner, outer, label = (sheet.at(panel, (x, width.y)) for x in (width.inner, width.outer, OUTER))
        sheet.cased([outer, label], FAINT_INK, 0.6, zorder=4.5)
        sheet.cased([inner, outer], INK, 1.5, marker="|", ms=8, mew=1.5)
        beside(sheet, panel, (OUTER + 0.012, width.y), f"{letter} = {size:.0f} mm")


def draw_angle(sheet: FootprintSheet, panel: Panel, shape: Polygon, written: str) -> None:
    """The straight edge along ball and heel, the line into the arch, and the angle between them."""
    lines = clarke_lines(shape)
    ball, heel, arch = lines.ball, lines.heel, lines.arch
    first, last = (atan2(p[1] - ball[1], p[0] - ball[0]) for p in (heel, arch))
    turns = [first + (last - first) * i / 24 for i in range(25)]
    for points in (
        [along(heel, ball, 1.12), along(ball, heel, 1.10)],
        [ball, along(ball, arch, 1.06)],
        [(ball[0] + ARC * cos(t), ball[1] + ARC * sin(t)) for t in turns],
    ):
        sheet.cased([sheet.at(panel, point) for point in points], ANGLE_INK)
    for point in (ball, heel, arch):
        sheet.cased([sheet.at(panel, point)], ANGLE_INK, marker="o", ms=4)
    beside(sheet, panel, (INNER, NAMED), f"Clarke's\nangle\n{written}", color=ANGLE_INK, fontweight="bold")


def beside(sheet: FootprintSheet, panel: Panel, point: XY, words: str, **style: Any) -> None:
    """Words beside a foot, written away from it."""
    x, y = sheet.at(panel, point)
    away = "right" if x < sheet.at(panel, (MIDDLE, 0))[0] else "left"
    sheet.text(x, y, words, ha=away, va="center", **style)


def along(a: XY, b: XY, share: float) -> XY:
    """The point on the line from a through b, `share` of the way."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
