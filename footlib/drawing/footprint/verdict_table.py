"""The table beside the feet: each index, its value, and every scale as a bar on which the verdict stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapely.geometry import box

from ..sheet import paint
from ..style import FAINT_INK, FRAME, INK, Look
from ..text_metrics import SERIF, measure
from .footprint_sheet import TABLE
from .footprint_values import HONEST

if TYPE_CHECKING:
    from ...model import FootIndex
    from ...model.arch import Scale
    from .footprint_sheet import FootprintSheet
    from .footprint_values import Footprint, Reading

SMALL, LEAST, BAR = 8.0, 7.6, 0.195  # points, points, inches
NAMES = 0.95  # inches for the names of scales
SAID, OTHER = Look("#27306b", "#27306b", 0.8), Look("#f4eee6", "#8d8076", 0.8)


def draw_table(sheet: FootprintSheet, found: Footprint) -> None:
    """Every index with its scales, from high arch at the left to flat foot at the right."""
    y = sheet.height - 0.34
    sheet.text(sheet.table, y, "What the indices say", size=14, va="center", fontfamily=SERIF)
    left, right = sheet.table + NAMES, sheet.table + TABLE
    for x, words, side in ((left, "◂ high arch", "left"), (right, "flat foot ▸", "right")):
        sheet.text(x, y - 0.27, words, size=SMALL, ha=side, va="center", color=FAINT_INK)
    y -= 0.48
    for index in sheet.request.catalog.indices.values():
        y = draw_index(sheet, index, [v for v in found.verdicts if v.index == index.name], y) - 0.23
    conclude(sheet, found, y)


def conclude(sheet: FootprintSheet, found: Footprint, y: float) -> None:
    """Whether the verdicts agree, what none of them is, and where the limits come from."""
    sheet.line([sheet.table, sheet.table + TABLE], [y + 0.05, y + 0.05], color=FRAME, lw=0.9)
    y = paragraph(sheet, y - 0.07, [found.agreement], 9.2, fontweight="bold")
    y = paragraph(sheet, y - 0.02, [HONEST], SMALL, fontstyle="italic")
    scales = {scale.name: scale.note for index in sheet.request.catalog.indices.values() for scale in index.scales}
    notes = [f"{name[0].upper()}{name[1:]}: {note}." for name, note in scales.items()]
    paragraph(sheet, y - 0.05, notes, LEAST, color=FAINT_INK)


def paragraph(sheet: FootprintSheet, y: float, sentences: list[str], size: float, **style: Any) -> float:
    """Sentences, each on lines of its own, from y downwards; gives back where they end."""
    words = "\n".join(line for sentence in sentences for line in lines_of(sentence, size, style.get("fontweight")))
    sheet.text(sheet.table, y, words, size=size, va="top", **style)
    return y - measure(words, size)[1]


def lines_of(sentence: str, size: float, weight: str | None) -> list[str]:
    """A sentence broken where the table ends."""
    lines = [""]
    for word in sentence.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if measure(longer, size, weight or "normal")[0] > TABLE and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def draw_index(sheet: FootprintSheet, index: FootIndex, verdicts: list[Reading], y: float) -> float:
    """One index from y downwards; gives back where it ends."""
    sheet.text(sheet.table, y, index.name, size=9.2, va="center", fontweight="bold")
    for way in index.ways.values():
        read = [verdict for verdict in verdicts if verdict.way == way]
        y -= 0.175
        sheet.text(sheet.table, y, way, size=SMALL, va="center", color=FAINT_INK)
        sheet.text(sheet.table + TABLE, y, read[0].written, size=9.6, ha="right", va="center", fontweight="bold")
        for scale, verdict in zip(index.scales, read, strict=bool(index.scales)):
            draw_scale(sheet, scale, verdict.says, y - 0.215)
            y -= 0.38
    if index.unread:
        y -= 0.19
        sheet.text(sheet.table + NAMES, y, f"– {index.unread} –", size=SMALL, va="center", fontstyle="italic")
    return y


def draw_scale(sheet: FootprintSheet, scale: Scale, said: str, y: float) -> None:
    """A scale as a bar from high arch to flat, with its limits under it and its verdict dark."""
    sheet.text(sheet.table, y, scale.name, size=SMALL, va="center")
    rising = scale.bands[-1].arch == "low"
    bands = scale.bands if rising else scale.bands[::-1]
    words = [measure(band.says, SMALL, weight_of(band.says == said))[0] for band in bands]
    spare = (TABLE - NAMES - sum(words)) / len(bands)
    x = sheet.table + NAMES
    for before, band, room in zip((None, *bands), bands, words, strict=False):
        draw_band(sheet, band.says, x, x + room + spare, y, said=band.says == said)
        if before:
            limit = (band if rising else before).limit
            sheet.text(x, y - BAR / 2 - 0.08, f"{limit:g}", size=LEAST, ha="center", va="center", color=FAINT_INK)
        x += room + spare


def draw_band(sheet: FootprintSheet, words: str, left: float, right: float, y: float, *, said: bool) -> None:
    """One field of a bar; the verdict's is dark, with bold letters."""
    field = box(left, y - BAR / 2, right, y + BAR / 2)
    paint(sheet.ax, field, SAID if said else OTHER, zorder=6.1 if said else 6)
    style = {"color": "white" if said else INK, "fontweight": weight_of(said)}
    sheet.text((left + right) / 2, y, words, size=SMALL, ha="center", va="center", **style)


def weight_of(said: bool) -> str:
    return "bold" if said else "normal"
