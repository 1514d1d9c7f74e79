"""Places in words."""

from collections.abc import Iterable

from ..cache import kept_with
from ..catalog import Catalog
from ..catalog.geometry import Geometry

WHOLE = {"toes", "ball", "arch", "heel", "inner-edge", "outer-edge", "top"}
ANKLES = {"ankle", "inner-ankle", "outer-ankle"}  #: go without saying in 'the whole foot'


def phrase(catalog: Catalog, place: str) -> str:
    """'the heel', 'the kidneys zone'."""
    name = catalog.places[place].name
    name = name if name[:2].isupper() else name[0].lower() + name[1:]
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
