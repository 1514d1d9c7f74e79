"""Plots of the course's own data: load on the feet, body heights against the sole, claims by how sure they are.

Each gives a Picture whose alt text is computed from the same numbers; matplotlib is loaded when something is plotted.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from ..fonts import LINE, SANS, SERIF
from ..style import FAINT_INK, FRAME, INK, PAPER, PLAIN
from .body_order import Heights, heights, plot_heights, rank_correlation, zone_groups
from .claims import plot_claims
from .load import plot_load, plot_pressure

if TYPE_CHECKING:
    from matplotlib.text import Text


__all__ = [
    "Heights",
    "heights",
    "plot_claims",
    "plot_heights",
    "plot_load",
    "plot_pressure",
    "rank_correlation",
    "zone_groups",
]


# --- the page of a plot: paper, title, and axes in the atlas's letters and colours; lengths in inches

TITLE, SMALL, NOTE = 15, 8.6, 7.8  # points
HEAD, MARGIN = 0.86, 0.22  # above the axes, and around the page
LETTERS = 17.2  # letters of a note in an inch


class PlotPage:
    """A figure with one axes: `head` is its title and subtitle, `notes` stand below."""

    def __init__(
        self,
        width: float,
        height: float,
        title: str,
        subtitle: str,
        notes: Sequence[str] = (),
        *,
        left: float = 1.0,
        right: float = 0.3,
        below: float = 0.55,
    ) -> None:
        from matplotlib.figure import Figure

        self.width, self.height = width, height
        lines = [line for note in notes for line in wrap(note, int((width - 2 * MARGIN) * LETTERS))]
        foot = len(lines) * NOTE * LINE / 72 + (0.14 if lines else 0)
        self.height = height + foot
        self.figure = Figure((width, self.height), dpi=100, facecolor=PAPER)
        low = MARGIN + foot + below
        high = self.height - low - HEAD
        box = (left / width, low / self.height, (width - left - right) / width, high / self.height)
        self.ax = self.figure.add_axes(box, facecolor=PAPER)
        self.write(MARGIN, self.height - 0.2, title, size=TITLE, va="top", fontfamily=SERIF)
        self.write(MARGIN, self.height - 0.53, subtitle, size=SMALL, va="top", color=FAINT_INK)
        self.write(MARGIN, MARGIN * 0.7, "\n".join(lines), size=NOTE, va="bottom", color=FAINT_INK)
        self.plain()

    def write(self, x: float, y: float, words: str, *, size: float = SMALL, **options: Any) -> Text:
        """Words anywhere on the page."""
        style = PLAIN | {"color": INK, "fontfamily": SANS, "fontsize": size, "linespacing": LINE} | options
        return self.figure.text(x / self.width, y / self.height, words, **style)

    def say(self, x: float, y: float, words: str, *, size: float = SMALL, **options: Any) -> Text:
        """Words at a point of the plot."""
        style = PLAIN | {"color": INK, "fontfamily": SANS, "fontsize": size, "linespacing": LINE} | options
        return self.ax.text(x, y, words, **style)

    def plain(self) -> None:
        """Axes with nothing that does not say anything."""
        self.ax.spines[["top", "right"]].set_visible(False)
        self.ax.spines[["left", "bottom"]].set_color(FRAME)
        self.ax.tick_params(colors=INK, labelsize=SMALL, color=FRAME, labelfontfamily=SANS)
        self.ax.set_axisbelow(True)

    def name(self, along: str, upwards: str = "") -> None:
        """What the axes are, with their units."""
        style = PLAIN | {"color": INK, "fontfamily": SANS, "fontsize": SMALL + 0.4}
        self.ax.set_xlabel(along, **style)
        self.ax.set_ylabel(upwards, **style)
