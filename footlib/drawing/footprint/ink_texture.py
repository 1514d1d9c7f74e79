"""The look of ink: a print that is not quite even, with the ridges of the skin and specks that stayed dry."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import PathPatch
from shapely import affinity

from ..sheet import path_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ..views import Panel
    from .footprint_sheet import FootprintSheet

Colour = tuple[int, int, int]  #: red, green, blue, 0 … 255
PIXELS = 760  # of the texture along a foot
BREADTH = 0.40  # of the texture, in foot lengths
RIDGES = 150  # along a foot


def stamp(
    sheet: FootprintSheet, panel: Panel, shape: BaseGeometry, colour: Colour, strength: float = 1.0, zorder: float = 2.0
) -> BaseGeometry:
    """Print a shape, in foot lengths, on a foot's panel."""
    placed = sheet.inches(affinity.affine_transform(shape, panel.matrix))
    (x0, y0), (x1, y1) = sheet.at(panel, (0, 0)), sheet.at(panel, (BREADTH, 1))
    image = sheet.ax.imshow(
        tinted(colour, strength),
        extent=(x0, x1, y0, y1),
        origin="lower",
        zorder=zorder,
        interpolation="bilinear",
        aspect="auto",
    )
    if outline := path_of(placed):
        image.set_clip_path(PathPatch(outline, transform=sheet.ax.transData))
    return placed


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
