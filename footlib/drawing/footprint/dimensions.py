"""What is measured, drawn onto the print: the three thirds, the three widths, Clarke's angle."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, sin
from typing import TYPE_CHECKING, Any

from ..style import FAINT_INK, INK
from .arch_indices import clarke_lines, thirds, widths

if TYPE_CHECKING:
    from shapely.geometry import Polygon

    from ..views import XY, Panel
    from .footprint_sheet import FootprintSheet
    from .footprint_values import Footprint

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
