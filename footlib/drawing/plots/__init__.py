"""Plots of the course's own data: load on the feet, body heights against the sole, claims by how sure they are.

Each gives a Picture whose alt text is computed from the same numbers; matplotlib is loaded when something is plotted.
"""

from .body_order import Heights, heights, rank_correlation, zone_groups
from .claims import plot_claims
from .height_plot import plot_heights
from .load import plot_load, plot_pressure

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
