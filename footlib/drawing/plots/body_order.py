"""From head to heel: how high an organ lies in the body against where its zone lies on the foot. Plain arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...arguments import entries, number, one_of
from ...errors import FootlibError
from ...model import FEET, shapes

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ...model import Zone
    from ...model.base import Surface as SurfaceId
    from ..views import XY

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


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Pearson's correlation."""
    dx, dy = ([value - sum(values) / len(values) for value in values] for values in (xs, ys))
    spread = sum(x * x for x in dx) * sum(y * y for y in dy)
    return sum(x * y for x, y in zip(dx, dy, strict=True)) / spread**0.5


def zone_groups(catalog: Catalog | None = None) -> dict[str, tuple[str, ...]]:
    """Groups of zones to choose from, by name: what a list or the map can take.

    >>> zone_groups()["Toes only"][0]
    'brain'
    """
    from ...catalog import course

    catalog = course(catalog)
    found = {
        name: tuple(id for id, zone in catalog.zones.items() if has_position(zone) and belongs(zone))
        for name, belongs in GROUPS.items()
    }
    return {name: ids for name, ids in found.items() if len(ids) >= LEAST}


def on(foot: str, zone: Zone) -> bool:
    return foot == "both" or zone.foot in ("both", foot)


def has_position(zone: Zone) -> bool:
    return any(surface in zone.shapes for surface in SURFACES)


def heights(zones: object = None, foot: str = "both", *, catalog: Catalog | None = None) -> Heights:
    """Body height and position on the foot of some zones (all where none are named): a Heights."""
    from ...catalog import course

    catalog = course(catalog)
    one_of("foot", foot, tuple(FEET))
    wanted = catalog.zones if zones is None else asked(zones, catalog)
    kept = [id for id in wanted if has_position(catalog.zones[id]) and on(foot, catalog.zones[id])]
    if len(kept) < LEAST:
        raise FootlibError(
            f"An order needs {LEAST} zones or more that lie on the sole, the inner or the outer side; "
            f"here are {len(kept)}."
        )
    rows = sorted((position(catalog.zones[id], foot), id) for id in kept)
    return Heights(
        zones=tuple(id for _, id in rows),
        names=tuple(catalog.zones[id].name for _, id in rows),
        on_foot=tuple(y for y, _ in rows),
        in_body=tuple(catalog.zones[id].body_height for _, id in rows),
    )


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
