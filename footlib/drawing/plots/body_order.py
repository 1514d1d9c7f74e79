"""From head to heel: how high an organ lies in the body against where its zone lies on the foot, in plain arithmetic
and as the scatter plot of lesson 5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import correlation
from typing import TYPE_CHECKING, Any

from ...arguments import entries, number, one_of
from ...catalog import course
from ...errors import FootlibError
from ...model import FEET, shapes
from ..picture import Picture
from ..picture_cache import drawn_once

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ...model import Zone
    from ...model.base import Surface as SurfaceId
    from ..views import XY, Box
    from . import PlotPage


#: Measured from the heel in the same way; the top and the leg are not.
SURFACES: tuple[SurfaceId, ...] = ("sole", "inner", "outer")
LARGEST = 1e12  # of the numbers of a list
LEAST = 3  # zones: fewer have no order worth a number
BODY = ("musculoskeletal",)  #: muscles and joints: what is not an organ
GROUPS = {  # a name to choose → the ids of a group, by the zone's own fields
    "All zones": lambda zone: True,
    "Organs only": lambda zone: zone.system not in BODY,
    "Muscles and joints only": lambda zone: zone.system in BODY,
    "Toes only": lambda zone: zone.region in ("big-toe", "small-toes", "webs"),
    "Ball only": lambda zone: zone.region in ("ball", "big-toe-joint"),
    "Arch only": lambda zone: zone.region in ("upper-arch", "lower-arch"),
}


@dataclass(frozen=True)
class Heights:
    """Zones in the order of the sole, from the heel, with the height of their organs in the body."""

    zones: tuple[str, ...]
    names: tuple[str, ...]
    on_foot: tuple[float, ...]  #: 0 at the back of the heel, 1 at the tip of the longest toe
    in_body: tuple[float, ...]  #: 0 at the ground, 1 at the top of the head

    @property
    def correlation(self) -> float:
        return rank_correlation(self.on_foot, self.in_body)

    @property
    def breaks(self) -> list[tuple[str, float]]:
        """The zones whose two ranks differ most, greatest first: (id, ranks apart)."""
        pairs = zip(self.zones, ranks(self.on_foot), ranks(self.in_body), strict=True)
        apart = [(id, abs(a - b)) for id, a, b in pairs]
        return sorted((one for one in apart if one[1]), key=lambda one: (-one[1], one[0]))


def rank_correlation(xs: object, ys: object) -> float:
    """Spearman's rank correlation: 1 where two lists have the same order, -1 the opposite one, near 0 no common order.

    Only the order counts, not how far apart the numbers are. Equal numbers share the mean of their ranks.

    >>> rank_correlation([1, 2, 3, 4], [10, 20, 40, 30])
    0.8
    """
    xs, ys = (numbers(name, given) for name, given in (("xs", xs), ("ys", ys)))
    if len(xs) != len(ys):
        raise FootlibError(f"The two lists must be equally long: they have {len(xs)} and {len(ys)} numbers.")
    if len(xs) < LEAST:
        raise FootlibError(f"An order needs {LEAST} numbers or more in each list; here are {len(xs)}.")
    if len(set(xs)) == 1 or len(set(ys)) == 1:
        raise FootlibError("All numbers of a list are equal: they have no order to compare.")
    return round(correlation(ranks(xs), ranks(ys)), 12)


def numbers(name: str, given: object) -> list[float]:
    """The numbers of a list."""
    return [
        number(f"each number of {name}", one, -LARGEST, LARGEST)
        for one in entries(given, f"{name} must be a list of numbers, such as [1, 2, 3]")
    ]


def ranks(values: Sequence[float]) -> list[float]:
    """Each value's place in the order, 1 for the smallest; equal values share the mean of their places."""
    order = sorted(values)
    return [order.index(value) + (order.count(value) + 1) / 2 for value in values]


def zone_groups(catalog: Catalog | None = None) -> dict[str, tuple[str, ...]]:
    """Groups of zones to choose from, by name: what a list or the map can take.

    >>> zone_groups()["Toes only"][0]
    'brain'
    """
    catalog = course(catalog)
    found = {
        name: tuple(id for id, zone in catalog.zones.items() if has_position(zone) and belongs(zone))
        for name, belongs in GROUPS.items()
    }
    return {name: ids for name, ids in found.items() if len(ids) >= LEAST}


def has_position(zone: Zone) -> bool:
    return any(surface in zone.shapes for surface in SURFACES)


def heights(zones: object = None, foot: str = "both", *, catalog: Catalog | None = None) -> Heights:
    """Body height and position on the foot of some zones (all where none are named): a Heights."""
    catalog = course(catalog)
    one_of("foot", foot, tuple(FEET))
    wanted = catalog.zones if zones is None else asked(zones, catalog)
    feet = ("both", foot) if foot != "both" else tuple(FEET)
    kept = [id for id in wanted if has_position(catalog.zones[id]) and catalog.zones[id].foot in feet]
    if len(kept) < LEAST:
        where = "the sole, the inner or the outer side"
        raise FootlibError(f"An order needs {LEAST} zones or more that lie on {where}; here are {len(kept)}.")
    on_foot, ids = zip(*sorted((position(catalog.zones[id], foot), id) for id in kept), strict=True)
    shown = [catalog.zones[id] for id in ids]
    return Heights(ids, tuple(z.name for z in shown), on_foot, tuple(z.body_height for z in shown))


def asked(zones: object, catalog: Catalog) -> list[str]:
    """Ids of zones, each once, from places as a map gives them ('liver@right'); plain places are left out."""
    zones = entries(zones, "zones must be a list of zones, such as ['liver', 'heart']")
    ids = dict.fromkeys(catalog.place(place)[0] for place in zones)
    return [id for id in ids if id in catalog.zones]


def position(zone: Zone, foot: str = "both") -> float:
    """How far a zone's middle is from the back of the heel, in foot lengths, on the first surface that shows it."""
    surface: SurfaceId = next(s for s in SURFACES if s in zone.shapes)
    rings = [shapes.polygon(surface, part) for part in zone.parts_on(surface, "left" if foot == "both" else foot)]
    areas = [area(ring) for ring in rings]
    middles = [sum(y for _, y in ring) / len(ring) for ring in rings]
    return round(sum(a * y for a, y in zip(areas, middles, strict=True)) / sum(areas), 3)


def area(ring: list[XY]) -> float:
    """The area inside a ring of points."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a * d - b * c for (a, b), (c, d) in pairs)) / 2


# --- the plot

LEGS = ("knee", "hip")  # what is below the pelvis in the body
KINDS = {"organ": ("organs", "o", 26), "body": ("muscles and joints", "^", 30), "legs": ("hip and knee", "D", 44)}
MARKS = {"o": "circles", "^": "triangles", "D": "red diamonds"}
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
    from . import PlotPage

    catalog = course(catalog)
    found = heights(zones, foot, catalog=catalog)
    subtitle = f"{len(found.zones)} zones of {feet_named(foot)}: rank correlation {found.correlation:.2f}"
    board = PlotPage(7.8, 5.6, "From heel to toes, from the ground to the head", subtitle, [SET_BY, HONEST], left=0.85)
    draw_points(board, found, catalog)
    draw_names(board, found, catalog)
    return Picture(board.figure, board.ax, in_words(found, catalog, foot), plot=True)


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
            fill, edge = colours[kind]
            style = {"c": fill, "edgecolors": edge, "linewidths": 1, "zorder": 3}
            board.ax.scatter(xs, ys, size, marker=marker, label=name, **style)
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
        f"heel to toes; upwards: height of the organ in the body.{marks_in_words(found, catalog)} From {told(0)} to "
        f"{told(-1)}. Rank correlation {found.correlation:.2f}.{broken} {HONEST}"
    )


def marks_in_words(found: Heights, catalog: Catalog) -> str:
    """What the legend tells, where there is one."""
    there = {kind_of(id, catalog) for id in found.zones}
    marks = [f"{MARKS[marker]}: {name}" for kind, (name, marker, _) in KINDS.items() if kind in there]
    return f" {'; '.join(marks).capitalize()}." if len(marks) > 1 else ""
