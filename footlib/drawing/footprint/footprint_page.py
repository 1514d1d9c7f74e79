"""The picture of a footprint: ink on the soles, what is measured, and what the scales make of it."""

from shapely.geometry import Polygon

from ...errors import FootlibError
from ..picture import Picture
from ..style import FAINT_INK
from ..text_metrics import SERIF
from . import footprint, rule_of
from .arch_indices import thirds
from .contact import toes_of
from .dimensions import draw_angle, draw_thirds, draw_widths
from .footprint_sheet import PrintSheet
from .footprint_values import MODEL
from .ink_texture import stamp
from .verdict_table import SMALL, draw_table
from .words_todo import alt_text, unread_in_words

UNREAD = "A footprint to read"
NOT_COUNTED = "Toes are not counted. Widths are those of a foot {:g} cm long."
INDIGO, VERMILION, PALE = (38, 46, 104), (178, 62, 44), 0.45  # inks, and how pale the toes are


def print_picture(request, arch, alt, verdicts=True):
    """The print on the feet asked for; without verdicts only its widths, for somebody who is to read it."""
    if request.view != "sole":
        raise FootlibError(f"A footprint is drawn on the sole: leave out view={request.view!r}.")
    if request.marked:
        raise FootlibError("A footprint points at no places: leave out highlight.")
    found = footprint(arch, catalog=request.catalog)
    sheet = PrintSheet(request, table=verdicts)
    sheet.draw_feet()
    sheet.name_feet()
    print_feet(sheet, Polygon(found.polygon))
    (read if verdicts else unread)(sheet, found)
    sheet.fix()
    return Picture(sheet.figure, sheet.ax, alt or (alt_text if verdicts else unread_in_words)(found, request.feet))


def read(sheet, found):
    """All that is measured, and what the scales make of it."""
    measure_feet(sheet, Polygon(found.polygon), found)
    write(sheet, found)
    draw_table(sheet, found)


def unread(sheet, found):
    """The widths alone: no index, no verdict, and no title that gives them away."""
    draw_widths(sheet, sheet.panels[-1], Polygon(found.polygon), found)
    sheet.text(0.28, sheet.height - 0.34, UNREAD, size=17, va="center", fontfamily=SERIF)
    sheet.text(0.28, 0.30, NOT_COUNTED.format(found.length / 10), size=SMALL, va="center", color=FAINT_INK)


def print_feet(sheet, shape):
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


def measure_feet(sheet, shape, found):
    """Of two feet, the first one carries the thirds, the other one widths and angle; a single foot carries all."""
    first, last = sheet.panels[0], sheet.panels[-1]
    draw_thirds(sheet, first, shape, found.thirds, outside=first is not last)
    draw_widths(sheet, last, shape, found)
    draw_angle(sheet, last, shape, f"{found.clarke:.1f}°")


def write(sheet, found):
    """Title and notes at the left."""
    sheet.text(0.28, sheet.height - 0.34, found.title, size=17, va="center", fontfamily=SERIF)
    lifts = f"dip {found.dip:.2f}: the arch keeps up to {found.dip * 100:.0f} % of the sole's width off the ground"
    sheet.text(0.28, sheet.height - 0.65, lifts, size=SMALL, va="center", color=FAINT_INK)
    notes = f"{NOT_COUNTED.format(found.length / 10)}\n{MODEL}"
    sheet.text(0.28, 0.30, notes, size=SMALL, va="center", color=FAINT_INK)
