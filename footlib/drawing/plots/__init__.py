"""Plots of the course's own data: load on the feet, body heights against the sole, claims by how sure they are.

Each gives a Picture whose alt text is computed from the same numbers; matplotlib is loaded when something is plotted.
"""

from .claimed import plot_claims
from .loaded import plot_load, plot_pressure
from .order import Heights, heights, rank_correlation, zone_groups
from .scattered import plot_heights

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
