"""The picture of a footprint: ink on the soles, what is measured, what the scales make of it; and the same in words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from shapely.geometry import Polygon

from ...errors import FootlibError
from ..alt import FROM
from ..picture import Picture
from ..style import FAINT_INK
from ..text_metrics import SERIF
from . import footprint, rule_of
from .arch_indices import thirds
from .contact import toes_of
from .dimensions import draw_angle, draw_thirds, draw_widths
from .footprint_sheet import FootprintSheet
from .footprint_values import HONEST, MODEL, Footprint
from .ink_texture import stamp
from .verdict_table import SMALL, draw_table

if TYPE_CHECKING:
    from ..chart_request import ChartRequest

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
        for part, ink, strength in (
            (toes, INDIGO, PALE),
            (heel, INDIGO, 1.0),
            (front, INDIGO, 1.0),
            (middle, VERMILION, 1.0),
        ):
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
    return f"{opening} A footprint in ink on the outline of the foot, to be read. {TOES} {sizes(footprint)}"


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
