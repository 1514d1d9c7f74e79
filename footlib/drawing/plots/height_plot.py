"""The scatter plot of lesson 5: zones by their place on the foot and the height of their organ in the body."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, Any

from ..picture import Picture
from ..picture_cache import drawn_once
from .body_order import BODY, heights

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ..views import Box
    from .body_order import Heights
    from .plot_page import PlotPage

LEGS = ("knee", "hip")  # what is below the pelvis in the body
KINDS = {"organ": ("organs", "o", 26), "body": ("muscles and joints", "^", 30), "legs": ("hip and knee", "D", 44)}
SET_BY = (
    "Places on the chart and most of the heights were set by this course, between measured heights (ANSUR II "
    "2012, Drillis and Contini 1966)."
)
HONEST = "A high number says how the chart was drawn. It is no evidence of an effect."
NAMED = 14  # zones: so many can all carry their names
BREAKS = 5  # zones out of order that carry their names where there are more
ARROW = {"arrowstyle": "-", "color": "#6a5f58", "lw": 0.6}  # from a name that stands farther off
SHIFTS = [
    (7, 0, "left", "center"),
    (-7, 0, "right", "center"),
    (0, -8, "center", "top"),
    (0, 8, "center", "bottom"),
    (12, -14, "left", "center"),
    (-12, 14, "right", "center"),
    (12, 14, "left", "center"),
    (-12, -14, "right", "center"),
    (26, -28, "left", "center"),
    (-26, 28, "right", "center"),
]  # points


@drawn_once
def plot_heights(zones: object = None, foot: str = "both", *, catalog: Catalog | None = None) -> Picture:
    """Where zones lie on the foot against how high their organs lie in the body, with the rank correlation.

    `zones` are ids as the map gives them (all zones of sole and edges where none are named); `foot` is "both", "left"
    or "right".

    >>> plot_heights(["brain", "lungs", "kidneys", "bladder"]).save("order.png")
    """
    from ...catalog import course
    from .plot_page import PlotPage

    catalog = course(catalog)
    found = heights(zones, foot, catalog=catalog)
    subtitle = f"{len(found.zones)} zones of {feet_named(foot)}: rank correlation {found.correlation:.2f}"
    board = PlotPage(7.8, 5.6, "From heel to toes, from the ground to the head", subtitle, [SET_BY, HONEST], left=0.85)
    draw_points(board, found, catalog)
    draw_names(board, found, catalog)
    return Picture(board.figure, board.ax, in_words(found, catalog, foot))


def feet_named(foot: str) -> str:
    return "both feet" if foot == "both" else f"the {foot} foot"


def kind_of(id: str, catalog: Catalog) -> str:
    if id in LEGS:
        return "legs"
    return "body" if catalog.zones[id].system in BODY else "organ"


def draw_points(board: PlotPage, found: Heights, catalog: Catalog) -> None:
    from ..style import BLUE, RED, STONE

    colours = {"organ": BLUE, "body": STONE, "legs": RED}
    kinds = [kind_of(id, catalog) for id in found.zones]
    for kind, (name, marker, size) in KINDS.items():
        points = [(x * 100, y * 100) for x, y, k in zip(found.on_foot, found.in_body, kinds, strict=True) if k == kind]
        if points:
            xs, ys = zip(*points, strict=True)
            board.ax.scatter(
                xs,
                ys,
                size,
                marker=marker,
                c=colours[kind][0],
                edgecolors=colours[kind][1],
                label=name,
                linewidths=1,
                zorder=3,
            )
    board.ax.set(xlim=around(found.on_foot), ylim=around(found.in_body))
    board.ax.grid(color="#ece4da", lw=0.8)
    if len(board.ax.get_legend_handles_labels()[1]) > 1:  # of one kind there is nothing to tell apart
        board.ax.legend(loc="lower right", framealpha=1, edgecolor="#ece4da", fontsize=8.6, labelcolor="#2b2522")
    board.name(
        "place on the foot (% of its length: 0 back of the heel, 100 tip of the longest toe)",
        "height in the body (% of body height)",
    )


def around(shares: Sequence[float]) -> tuple[float, float]:
    """Limits in per cent with some room on both sides."""
    low, high = min(shares) * 100, max(shares) * 100
    room = max((high - low) * 0.08, 2)
    return low - room, high + room


def named(found: Heights) -> list[str]:
    """The zones that carry their names: all of a few; of many the lowest, the highest and those most out of order."""
    if len(found.zones) <= NAMED:
        return list(found.zones)
    ends = [found.zones[0], found.zones[-1]]
    return list(dict.fromkeys([*(id for id, _ in found.breaks[:BREAKS]), *ends]))


def draw_names(board: PlotPage, found: Heights, catalog: Catalog) -> None:
    """Each name beside its point, on the first side where it covers no other name and no other point."""
    board.figure.canvas.draw()
    places = [(x * 100, y * 100) for x, y in zip(found.on_foot, found.in_body, strict=True)]
    points = board.ax.transData.transform(places)
    taken = [(x - 4, y - 4, x + 4, y + 4) for x, y in points]
    for id in named(found):
        place_name(board, catalog.zones[id].name, points[found.zones.index(id)], taken)


def place_name(board: PlotPage, words: str, point: Any, taken: list[Box]) -> None:
    from ..style import PLAIN

    style: dict[str, Any] = {"textcoords": "offset points", "fontsize": 8.2, "color": "#2b2522", "zorder": 4}
    x, y = board.ax.transData.inverted().transform(point)
    best, least = None, inf
    for dx, dy, ha, va in SHIFTS:
        far: dict[str, Any] = {"arrowprops": ARROW} if max(abs(dx), abs(dy)) > 10 else {}
        label = board.ax.annotate(words, (x, y), (dx, dy), ha=ha, va=va, **PLAIN, **style, **far)
        box = label.get_window_extent()
        hit = sum(overlap((box.x0, box.y0, box.x1, box.y1), other) for other in taken)
        hit += 1e6 * (box.x1 > board.ax.bbox.x1 + 4 or box.x0 < board.ax.bbox.x0)
        if hit >= least:
            label.remove()
            continue
        if best:
            best[0].remove()
        best, least = (label, box), hit
        if not hit:
            break
    if best:
        taken.append((best[1].x0, best[1].y0, best[1].x1, best[1].y1))


def overlap(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    return max(min(a[2], b[2]) - max(a[0], b[0]), 0) * max(min(a[3], b[3]) - max(a[1], b[1]), 0)


def in_words(found: Heights, catalog: Catalog, foot: str) -> str:
    """How many zones, both ends of the line, the correlation, and what is out of order."""

    def told(i: int) -> str:
        return (
            f"{found.names[i]} at {found.on_foot[i] * 100:.0f} % of the foot's length and "
            f"{found.in_body[i] * 100:.0f} % of body height"
        )

    apart = "; ".join(f"{catalog.zones[id].name} ({ranks:g} ranks)" for id, ranks in found.breaks[:BREAKS])
    broken = f" Most out of order: {apart}." if apart else " Nothing is out of order."
    return (
        f"A scatter plot of {len(found.zones)} zones of {feet_named(foot)}. To the right: place on the foot from "
        f"heel to toes; upwards: height of the organ in the body. From {told(0)} to {told(-1)}. Rank correlation "
        f"{found.correlation:.2f}.{broken} {HONEST}"
    )
