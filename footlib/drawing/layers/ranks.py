"""Rankings of places: the class of each place, and what is said beside it. Needs no matplotlib."""

from dataclasses import dataclass
from textwrap import fill

from ...model import PRESSURES

RANKED = ("skin", "pressure", "load")
LETTERS = 26  # in a line beside a place
USUAL = 2  # the course's limit where regions.toml names none


@dataclass(frozen=True)
class Ranked:
    """A place in a ranking."""

    id: str
    level: int  #: how dark it is drawn, 0 to 4
    words: str  #: what is said beside its name
    never: bool = False  #: no step may work here
    surfaces: tuple[str, ...] = ()  #: where it is shown; empty: wherever it is drawn

    def on(self, surface):
        return not self.surfaces or surface in self.surfaces


def ranked(catalog, layer):
    """Every place of a ranking."""
    if layer == "pressure":
        return tuple(pressures(catalog))
    return tuple(
        Ranked(id, shade.level, words, surfaces=shade.surfaces)
        for shade in catalog.layers[layer].shades
        for id, words in shade.places.items()
    )


def pressures(catalog):
    """The largest places that have one limit, and those where no step may work."""
    for id, region in catalog.regions.items():
        if region.never:
            yield Ranked(id, 0, "never", never=True)
        elif region.parent is None:
            yield from of_one_limit(catalog, id)


def of_one_limit(catalog, id):
    """A place, and its parts too where their limits differ."""
    below = [region for region in catalog.geometry.down(id) if not catalog.regions[region].never]
    level = limit(catalog, id)
    yield Ranked(id, level, f"up to {level}, {level_name(level)}")
    if {limit(catalog, region) for region in below} != {level}:
        for child in catalog.geometry.children[id]:
            if not catalog.regions[child].never and not catalog.regions[child].rest:
                yield from of_one_limit(catalog, child)


def limit(catalog, id):
    """The course's highest pressure at a region: its own, else that of the next region around it."""
    line = (id, *catalog.geometry.up(id))
    return next((level for region in line if (level := catalog.regions[region].limit) is not None), USUAL)


def level_name(level):
    """A pressure's short name: 3 is 'medium'."""
    return PRESSURES[level].partition(":")[0]


def caption(catalog, one):
    """What stands beside a place: its name, and the words under it."""
    name = short(catalog.places[one.id].name)
    return f"{fill(name, LETTERS)}\n{fill(one.words, LETTERS, break_on_hyphens=False)}"


def short(name):
    """A name without what stands in brackets."""
    return name.partition(" (")[0]
