"""Where a zone lies, in words that do not name it: for a map on which a zone is to be found, and for ears."""

from functools import lru_cache

from ..catalog import Catalog
from ..catalog.toes import toes_behind, toes_in_words
from ..model import shapes
from ..model.base import Surface
from .distance import Line, own_outlines

Box = tuple[float, float, float, float]

ON_TOES = ("toes", "big-toe", "small-toes", "webs")
HEIGHTS = ("lower third", "middle third", "upper third")  # of a region, the toes being up
SIDES = ("inner side", "middle", "outer side")
ALONG, HIGH = ("towards the heel", "middle", "towards the toes"), ("low", "half-way up", "high")


@lru_cache(maxsize=24)
def positions(catalog: Catalog, surface: Surface, foot: str) -> dict[str, str]:
    """{zone: its position in words}: no two alike."""
    lines = {
        id: found
        for id, zone in catalog.zones.items()
        if foot in catalog.geometry.feet[id] and (found := own_outlines(zone, surface, foot))
    }
    said = {id: described(catalog, surface, id, found) for id, found in lines.items()}
    return {id: text + turn(said, lines, id) for id, text in said.items()}


@lru_cache(maxsize=24)
def rough_positions(catalog: Catalog, surface: Surface, foot: str) -> dict[str, str]:
    """{region: where it is, measured}: a region's own name would be the answer."""
    lines = {id: found for id, region in catalog.regions.items() if (found := own_outlines(region, surface, foot))}
    return {id: measured(surface, box(found)) for id, found in lines.items()}


def measured(surface: Surface, around: Box) -> str:
    """'61 % of the way from the heel to the toes, inner side'."""
    left, low, right, high = around
    if surface in ("sole", "top"):
        side = SIDES[third((left + right) / 2, 0, shapes.BREADTH)]
        return f"{percent((low + high) / 2)} of the way from the heel to the toes, {side}"
    if surface in ("inner", "outer"):
        height = percent((low + high) / 2)
        return f"{percent((left + right) / 2)} of the way from the heel to the toes, {height} of it high"
    return f"{surface.partition('-')[2]} of the leg, {percent((low + high) / 2)} of a foot's length above the ankle"


def percent(share: float) -> str:
    return f"{round(20 * share) * 5} %"


def turn(said: dict[str, str], lines: dict[str, list[Line]], id: str) -> str:
    """', 1 of 2 there' where words alone do not tell zones apart."""
    alike = sorted((other for other in said if said[other] == said[id]), key=lambda other: box(lines[other]))
    return f", {alike.index(id) + 1} of {len(alike)} there" if len(alike) > 1 else ""


def described(catalog: Catalog, surface: Surface, id: str, lines: list[Line]) -> str:
    """'Ball of the foot, below toes two and three, middle third'."""
    region = catalog.zones[id].region
    ground = region_box(catalog, surface, region) or box(lines)
    left, low, right, high = box(lines)
    x, y = third((left + right) / 2, ground[0], ground[2]), third((low + high) / 2, ground[1], ground[3])
    name = catalog.regions[region].name
    if surface not in ("sole", "top"):
        return f"{name}, {ALONG[x]}, {HIGH[y]}"
    if region == "big-toe":
        return f"{name}, {HEIGHTS[y]}, {SIDES[x]}"
    toes = toes_in_words(toes_behind(catalog, lines))
    return f"{name}, {'at' if region in ON_TOES else 'below'} {toes}, {HEIGHTS[y]}"


@lru_cache(maxsize=256)
def region_box(catalog: Catalog, surface: Surface, region: str) -> Box | None:
    """What a region with all its parts fills; the two feet are alike."""
    parts = [catalog.regions[part] for part in catalog.geometry.drawn_as(region)]
    lines = [line for part in parts for line in own_outlines(part, surface, "left")]
    return box(lines) if lines else None


def box(lines: list[Line]) -> Box:
    """Left, low, right, high."""
    xs, ys = zip(*(point for line in lines for point in line), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def third(value: float, low: float, high: float) -> int:
    """In which third of a stretch a value lies: 0, 1 or 2."""
    return min(2, max(0, int(3 * (value - low) / ((high - low) or 1))))
