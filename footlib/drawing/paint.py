"""Marks onto a matplotlib axes."""

from matplotlib.patches import PathPatch
from matplotlib.path import Path

MOVE, LINE, CLOSE = Path.MOVETO, Path.LINETO, Path.CLOSEPOLY


def path_of(geometry):
    """A matplotlib path of any shapely geometry: rings closed, lines open."""
    points, codes = [], []
    for part in getattr(geometry, "geoms", [geometry]):
        for ring in rings(part):
            points += ring
            codes += [MOVE] + [LINE] * (len(ring) - 2) + [CLOSE if part.geom_type == "Polygon" else LINE]
    return Path(points, codes) if points else None


def rings(part):
    if part.geom_type == "Polygon":
        return [list(part.exterior.coords), *(list(hole.coords) for hole in part.interiors)]
    return [list(part.coords)] if part.geom_type == "LineString" else []


def paint(ax, geometry, look, *, scale=1.0, zorder=1, gid=None):
    """One shape with its look; `scale` is the foot's length against the 6 inches that line widths are meant for."""
    path = path_of(geometry)
    if path is None:
        return None
    patch = PathPatch(
        path,
        facecolor=look.fill or "none",
        edgecolor=look.edge or "none",
        linewidth=look.width * scale if look.edge else 0,
        alpha=look.opacity,
        zorder=zorder,
        gid=gid,
        joinstyle="round",
        capstyle="butt" if look.dashed else "round",
        clip_on=False,
        linestyle=(0, (3.2, 1.8)) if look.dashed else "solid",
    )
    return ax.add_artist(patch)  # add_patch would measure every curve for limits that are fixed anyhow
