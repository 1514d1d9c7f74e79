"""What stands above and below the feet: title, what the chart is and is not, and the key to its colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shapely.geometry import box

from ..model.base import fill_gaps
from .scene import hatching
from .sheet import paint
from .style import FAINT_INK, FRAME, Look
from .text_metrics import SERIF, measure
from .views import VIEWS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .sheet import Sheet

CROWDED = "{count:,} zones are more than a page can name: FootMap() names each one that you point at."
SWATCH, WORDS = (0.20, 0.115), 8.0  # inches, points
HATCHED = 0.045  # inches between the lines of a hatched swatch


@dataclass(frozen=True)
class Key:
    """One entry of a legend: a look, how far its hatch lines stand apart (0: as in a system's swatch), and a name."""

    name: str
    look: Look
    hatch: float = 0.0
    crossed: bool = False


def heading(sheet: Sheet) -> None:
    """The title; a picture that only points at places has a short one."""
    page, view = sheet.page, VIEWS[sheet.request.view]
    if sheet.request.marked:
        sheet.text(0.25, page.height - 0.16, view.title, size=13, va="top", fontfamily=SERIF, color=FAINT_INK)
        return
    title, subtitle = sheet.request.headings
    title, middle, top = fill_gaps(title, of=view.of, title=view.title), page.width / 2, page.height - 0.26
    sheet.text(middle, top, title, size=26, ha="center", va="top", fontfamily=SERIF)
    sheet.text(middle, top - 0.475, subtitle, size=9.5, ha="center", va="top", color=FAINT_INK)
    for inset, width in ((0.13, 1.4), (0.175, 0.5)):
        frame = box(inset, inset, page.width - inset, page.height - inset)
        paint(sheet.ax, frame, Look(None, FRAME, width), zorder=0)


def legend(sheet: Sheet, keys: list[Key]) -> None:
    """A swatch and a name for each entry, in centred rows above what stands at the foot of the page."""
    rows = wrapped(keys, sheet.page.width - 0.8)
    y = legend_base(sheet) + 0.22 * (len(rows) - 1) + 0.06
    for row in rows:
        x = (sheet.page.width - width_of(row)) / 2
        for key in row:
            swatch(sheet.ax, x, y, key)
            sheet.text(x + SWATCH[0] + 0.06, y, key.name, size=WORDS, va="center")
            x += entry_width(key.name)
        y -= 0.22


def legend_base(sheet: Sheet) -> float:
    """Above the notes where there are any."""
    return max(0.46, sheet.page.foot - 0.36) if sheet.request.layer.legend else 0.46


def note(sheet: Sheet, words: str) -> None:
    sheet.text(sheet.page.width / 2, 0.29, words, size=7.5, ha="center", va="center", color=FAINT_INK)


def entry_width(name: str) -> float:
    return SWATCH[0] + 0.06 + measure(name, WORDS)[0] + 0.22


def width_of(row: Sequence[Key]) -> float:
    return sum(entry_width(key.name) for key in row) - 0.22


def wrapped(entries: list[Key], room: float) -> list[list[Key]]:
    """Entries in as few rows as the room needs, of similar length."""
    for count in range(1, len(entries) + 1):
        size = -(-len(entries) // count)
        rows = [entries[i : i + size] for i in range(0, len(entries), size)]
        if all(width_of(row) <= room for row in rows):
            return rows
    return [[entry] for entry in entries]


def swatch(ax: Axes, x: float, y: float, key: Key, size: tuple[float, float] = SWATCH) -> None:
    """A small field in a look, with its hatching."""
    look, (width, height) = key.look, size
    field = box(x, y - height / 2, x + width, y + height / 2)
    paint(ax, field, replace(look, width=max(0.6, look.width * 0.8)), zorder=6)
    distance = key.hatch or (HATCHED if look.hatched else 0)
    if distance:
        paint(ax, hatching(field, distance, crossed=key.crossed), Look(None, look.edge, 0.6), zorder=6.1)
