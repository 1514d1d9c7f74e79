"""The page of a footprint: the feet at the left, the table of indices at the right; and the look of ink, not quite
even, with the ridges of the skin and specks that stayed dry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.patheffects import withStroke
from shapely import affinity
from shapely.geometry import box

from ..fonts import SERIF, measure
from ..scene import contour_mark, surface_of
from ..sheet import Sheet, paint, path_of
from ..style import ART, FAINT_INK, FRAME, INK, PAPER, Look
from ..views import around, panels
from . import HONEST

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from shapely.geometry.base import BaseGeometry

    from ...model import FootIndex
    from ...model.atlas import Scale
    from ..chart_request import ChartRequest
    from ..views import XY, Panel
    from . import Footprint, Reading


LEAST_HEIGHT, FOOT = 6.3, 4.35  # inches: the page, and a foot on it
BELOW = 0.60  # under the heels
SIDE, BETWEEN = 1.04, 0.92  # room for what is written beside and between the feet
LEAST_LEFT = 4.75  # room for the feet and the title over them
TABLE, MARGIN = 3.6, 0.25
ROW, SCALE, AROUND = 0.18, 0.52, 1.85  # a table's row and scale, and what else stands above and below them
CONTOUR, SKIN = Look(None, "#9a7b66", 1.1), Look(ART["skin"].fill, None, opacity=0.42)


class FootprintSheet(Sheet):
    """A figure with the soles as faint outlines; lengths on it in inches, points on a foot in foot lengths."""

    def __init__(self, request: ChartRequest, *, table: bool = True) -> None:
        self.request, self.scale = request, FOOT
        self.surfaces = {"sole": surface_of(request.catalog, "sole")}
        self.panels = panels("sole", request.catalog.geometry, request.feet, BETWEEN / FOOT)
        breadth = around([panel.box for panel in self.panels])[2] * FOOT
        self.table = max(breadth + 2 * SIDE, LEAST_LEFT)
        self.width, self.height = self.table, LEAST_HEIGHT
        if table:
            self.width += TABLE + MARGIN
            self.height = height_for(request.catalog.indices.values())
        self.origin = ((self.table - breadth) / 2, BELOW + (self.height - LEAST_HEIGHT) / 2)
        self.figure = Figure((self.width, self.height), dpi=100, facecolor=PAPER)
        self.ax = self.figure.add_axes((0, 0, 1, 1), facecolor=PAPER)
        self.ax.axis("off")

    def fix(self) -> None:
        """The limits of the page, which the ink's images would change."""
        self.ax.set(xlim=(0, self.width), ylim=(0, self.height))

    def draw_feet(self) -> None:
        for panel in self.panels:
            skin = affinity.affine_transform(self.surfaces["sole"].silhouette, panel.matrix)
            contour = contour_mark(self.surfaces["sole"], panel)
            self.mark(replace(contour, name="skin", geometry=skin, look=SKIN), 1)
            self.mark(contour, 1.1, CONTOUR)

    def cased(self, points: Sequence[XY], colour: str, width: float = 1.3, **style: Any) -> Artist:
        """A line that stays visible on ink and on skin."""
        xs, ys = zip(*points, strict=True)
        halo = [withStroke(linewidth=width + 2.2, foreground=PAPER, alpha=0.9)]
        options = {"zorder": 5, "solid_capstyle": "round", "path_effects": halo} | style
        return self.line(xs, ys, color=colour, lw=width, **options)


def height_for(indices: Iterable[FootIndex]) -> float:
    """The page is as high as its table needs."""
    rows = sum(1 + len(index.ways) + bool(index.unread) for index in indices)
    scales = sum(len(index.ways) * len(index.scales) for index in indices)
    return max(LEAST_HEIGHT, rows * ROW + scales * SCALE + AROUND)


Colour = tuple[int, int, int]  #: red, green, blue, 0 … 255
PIXELS = 760  # of the texture along a foot
BREADTH = 0.40  # of the texture, in foot lengths
RIDGES = 150  # along a foot


def stamp(sheet: FootprintSheet, panel: Panel, shape: BaseGeometry, colour: Colour, strength: float = 1.0) -> None:
    """Print a shape, in foot lengths, on a foot's panel."""
    (x0, y0), (x1, y1) = sheet.at(panel, (0, 0)), sheet.at(panel, (BREADTH, 1))
    ink = tinted(colour, strength)
    how: dict[str, Any] = {"origin": "lower", "interpolation": "bilinear", "aspect": "auto"}
    image = sheet.ax.imshow(ink, extent=(x0, x1, y0, y1), zorder=2, **how)
    if outline := path_of(sheet.placed(panel, shape)):
        image.set_clip_path(PathPatch(outline, transform=sheet.ax.transData))


@lru_cache(maxsize=8)
def tinted(colour: Colour, strength: float) -> np.ndarray:
    """The texture in a colour: red, green, blue 0 … 255."""
    alpha = np.clip(texture() * strength, 0, 1)
    return np.dstack([*(np.full(alpha.shape, part / 255) for part in colour), alpha])


@lru_cache(maxsize=1)
def texture() -> np.ndarray:
    """How much ink each spot carries; the same on every machine."""
    rows, columns = PIXELS, int(PIXELS * BREADTH)
    y, x = np.mgrid[0 : 1 : rows * 1j, 0 : BREADTH : columns * 1j]
    uneven, fine, dry = noise(rows, columns, 40, 1), noise(rows, columns, 12, 2), noise(rows, columns, 1.6, 3)
    ridges = np.cos(2 * np.pi * RIDGES * (y + 0.55 * (x - 0.2) ** 2 + 0.006 * uneven))
    return 0.86 + 0.045 * uneven + 0.03 * fine + 0.055 * ridges - 0.5 * (dry > 2.15)


def noise(rows: int, columns: int, size: float, seed: int) -> np.ndarray:
    """Smooth noise with blots of about this many pixels, mean 0, spread 1."""
    white = np.random.default_rng(seed).standard_normal((rows, columns))
    down, across = np.fft.fftfreq(rows)[:, None], np.fft.rfftfreq(columns)[None, :]
    smooth = np.fft.irfft2(
        np.fft.rfft2(white) * np.exp(-2 * (np.pi * size / 2) ** 2 * (down**2 + across**2)), s=(rows, columns)
    )
    return (smooth - smooth.mean()) / smooth.std()


# --- the table: each index, its value, and every scale as a bar on which the verdict stands out

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
