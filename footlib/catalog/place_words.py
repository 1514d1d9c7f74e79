"""Places in words: several in a sentence, and where each lies."""

from collections.abc import Iterable

from ..cache import kept_with
from ..model import shapes
from ..model.base import Surface
from ..model.shapes import XY
from .contents import Catalog
from .geometry import Geometry

WHOLE = {"toes", "ball", "arch", "heel", "inner-edge", "outer-edge", "top"}
ANKLES = {"ankle", "inner-ankle", "outer-ankle"}  #: go without saying in 'the whole foot'


PROPER = ("Achilles", "Morton", "Parkinson", "Raynaud")


def within(name: str) -> str:
    """A name as it stands within a sentence: 'flat feet'; but 'Achilles tendon', 'MS'."""
    return name if name.startswith(PROPER) or name[:2].isupper() else name[:1].lower() + name[1:]


def phrase(catalog: Catalog, place: str) -> str:
    """'the heel', 'the kidneys zone'."""
    name = within(catalog.places[place].name)
    return f"the {name} zone" if place in catalog.zones else f"the {name.removeprefix('the ')}"


@kept_with
def places_phrase(catalog: Catalog, places: tuple[str, ...]) -> str:
    """Places (a tuple) as a learner says them: parts that make up a whole are named as that whole."""
    found = wholes(catalog.geometry, places)
    if set(found) >= WHOLE:
        found = ["the whole foot", *(phrase(catalog, p) for p in found if p not in WHOLE | ANKLES)]
    else:
        found = [phrase(catalog, p) for p in found]
    return and_list(found)


def wholes(geometry: Geometry, places: Iterable[str]) -> list[str]:
    """Places with every complete set of children replaced by their parent, in the order of first mention."""
    found = list(dict.fromkeys(places))
    for parent, children in geometry.children.items():
        open_ones = [c for c in children if not geometry.regions[c].never and not geometry.regions[c].rest]
        own = [parent] if geometry.regions[parent].shapes else []
        if open_ones and all(c in found for c in (*open_ones, *own)):
            at = min(found.index(c) for c in (*open_ones, *own))
            found[at] = parent
            found = [p for i, p in enumerate(found) if i <= at or p not in (*open_ones, *own)]
    return found


def and_list(words: Iterable[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    words = list(words)
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


# --- where a place lies: for a map on which a zone is to be found, and for ears, without its name

BALL, WAIST = 0.62, 0.45  # of the foot's length: above the first a zone lies below its toes, down to the other in line
SOLES: tuple[Surface, ...] = ("sole", "top")  # surfaces whose x tells the toe

Line = list[XY]  # of an outline, its first point not repeated
Box = tuple[float, float, float, float]

ON_TOES = ("toes", "big-toe", "small-toes", "webs")
HEIGHTS = ("lower third", "middle third", "upper third")  # of a region, the toes being up
SIDES = ("inner side", "middle", "outer side")
ALONG, HIGH = ("towards the heel", "middle", "towards the toes"), ("low", "half-way up", "high")


@kept_with
def positions(catalog: Catalog, surface: Surface, foot: str) -> dict[str, str]:
    """{zone: its position in words}: no two alike."""
    lines = {
        id: found
        for id, zone in catalog.zones.items()
        if foot in catalog.geometry.feet[id] and (found := zone.outlines_on(surface, foot))
    }
    said = {id: described(catalog, surface, id, found) for id, found in lines.items()}
    return {id: text + turn(said, lines, id) for id, text in said.items()}


@kept_with
def rough_positions(catalog: Catalog, surface: Surface, foot: str) -> dict[str, str]:
    """{region: where it is, measured}: a region's own name would be the answer."""
    lines = {id: found for id, region in catalog.regions.items() if (found := region.outlines_on(surface, foot))}
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


@kept_with
def region_box(catalog: Catalog, surface: Surface, region: str) -> Box | None:
    """What a region with all its parts fills; the two feet are alike."""
    parts = [catalog.regions[part] for part in catalog.geometry.drawn_as(region)]
    lines = [line for part in parts for line in part.outlines_on(surface, "left")]
    return box(lines) if lines else None


def box(lines: list[Line]) -> Box:
    """Left, low, right, high."""
    xs, ys = zip(*(point for line in lines for point in line), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def third(value: float, low: float, high: float) -> int:
    """In which third of a stretch a value lies: 0, 1 or 2."""
    return min(2, max(0, int(3 * (value - low) / ((high - low) or 1))))


# --- the toes in whose longitudinal zones a shape lies: told alike on cards, in quizzes and drill

LEAST = 0.1  # of a shape's area lies behind a toe that is named
COUNT = ("the big toe", "toe two", "toe three", "toe four", "toe five")


def toes_behind(catalog: Catalog, outlines: Iterable[Line]) -> list[int]:
    """The toes in whose strips the outlines lie, from the big toe: numbers from 1."""
    cells = 0
    for points in outlines:
        cells |= shapes.filled(points)
    return [number for number, strip in strips(catalog) if (cells & strip).bit_count() > LEAST * cells.bit_count()]


def toes_in_words(toes: list[int]) -> str:
    """ "toes two and three", "the big toe and toe two", "toes two to four"."""
    first, last = COUNT[toes[0] - 1], COUNT[toes[-1] - 1]
    if len(toes) == 1:
        return first
    if toes[0] > 1:
        first, last = f"toes {first.removeprefix('toe ')}", last.removeprefix("toe ")
    return f"{first} {'and' if len(toes) == 2 else 'to'} {last}"


@kept_with
def strips(catalog: Catalog) -> list[tuple[int, int]]:
    """(number, cells) of the five longitudinal zones."""
    inner, found = ((-0.5, -0.1), (-0.5, 1.1)), []
    for strip in sorted(catalog.longitudinals.values(), key=lambda one: one.number):
        outer = (
            [(strip.border[0][0], -0.1), *strip.border, (strip.border[-1][0], 1.1)]
            if strip.border
            else ((1.5, -0.1), (1.5, 1.1))
        )
        found.append((strip.number, shapes.filled(shapes.flat("sole", [*inner, *outer[::-1]]))))
        inner = outer
    return found


# --- with its plain place, for a map that tells


def spot(catalog: Catalog, id: str, foot: str) -> str:
    """The smallest region that a place lies in, on its foot, and which toes it lies behind."""
    region = catalog.zones[id].region if id in catalog.zones else id
    where = region_on(catalog, region, foot)
    line = toe_line(catalog, id, region, foot) if id in catalog.zones else ""
    return f"{where}, {line}" if line else where


def region_on(catalog: Catalog, id: str, foot: str) -> str:
    """ "ball of the left foot", "left lower leg", "calf of the left leg"."""
    name = within(catalog.regions[id].name)
    if " of the foot" in name:
        return name.replace(" of the foot", f" of the {foot} foot")
    if name.endswith(" leg"):
        return f"{foot} {name}"
    leg = any(surface.startswith("leg") for surface in catalog.regions[id].shapes)
    return f"{name} of the {foot} {'leg' if leg else 'foot'}"


def toe_line(catalog: Catalog, id: str, region: str, foot: str) -> str:
    """ "below toes two and three"; nothing at the edges, at the big toe, and for what lies behind most toes."""
    surface: Surface | None = next((one for one in SOLES if one in catalog.zones[id].shapes), None)
    if not surface or region == "big-toe" or region.endswith("edge") or region.endswith("joint"):
        return ""
    toes, height = behind(catalog, id, surface, foot)
    if len(toes) > 3 or height < WAIST:
        return ""
    at_toes = "toes" in (region, *catalog.geometry.up(region))
    return f"{'at' if at_toes else 'below' if height > BALL else 'in line with'} {toes_in_words(toes)}"


def behind(catalog: Catalog, id: str, surface: Surface, foot: str) -> tuple:
    """The toes in whose strips a zone lies, from the big toe, and the mean height of its points."""
    zone = catalog.zones[id]
    outlines = zone.outlines_on(surface, foot)
    ys = [y for points in outlines for _, y in points]
    return toes_behind(catalog, outlines), (min(ys) + max(ys)) / 2
