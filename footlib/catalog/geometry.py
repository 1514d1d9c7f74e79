"""Where places are, known from the shapes alone: which lie in, contain or overlap which."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import combinations

from ..model import Outline, Part, Place, Region, Zone, shapes
from ..model.base import Foot, Surface

TENTH = 0.1  # of the smaller one: whatever overlaps by more counts as the same place, for what is kept off


class Geometry:
    """Regions and zones as one name space, with masks of their shapes by surface."""

    def __init__(
        self, regions: Mapping[str, Region], zones: Mapping[str, Zone], outlines: Mapping[str, Outline]
    ) -> None:
        self.regions, self.zones, self.outlines = regions, zones, outlines
        self.places: dict[str, Place] = {**regions, **zones}
        self.children = {id: [c for c, r in regions.items() if r.parent == id] for id in regions}
        self.feet = {id: entry.feet for id, entry in self.places.items()}  #: right first

    def up(self, id: str) -> list[str]:
        """A place's regions from near to far: a zone's region and its parents, a region's parents."""
        above: list[str] = []
        parent = above_of(self.places[id])
        while parent is not None and parent in self.regions and parent not in above:
            above.append(parent)
            parent = self.regions[parent].parent
        return above

    def cut(self, id: str) -> bool:
        """Whether a region above a place is missing, because it has a mistake of its own."""
        return above_of(self.places[[id, *self.up(id)][-1]]) not in (None, *self.regions)

    @cached_property
    def written(self) -> dict[str, tuple[str, tuple[Foot, ...]]]:
        """Each place as the course writes it, 'heel' and 'heel@left' → ('heel', ('left',)): the place and its feet."""
        written: dict[str, tuple[str, tuple[Foot, ...]]] = {}
        for id, feet in self.feet.items():
            written[id] = id, feet
            written |= {f"{id}@{foot}": (id, (foot,)) for foot in feet}
        return written

    @cached_property
    def lines(self) -> dict[str, tuple[str, ...]]:
        """region → itself and its parents, from near to far."""
        return {id: (id, *self.up(id)) for id in self.regions}

    def parts_on(self, id: str, surface: Surface, foot: str) -> list[Part]:
        """The parts as which a place, with everything below it, is drawn on a surface of this foot."""
        below = [self.places[one] for one in self.drawn_as(id)]
        return [part for entry in below if foot in entry.feet for part in entry.parts_on(surface, foot)]

    def down(self, id: str) -> list[str]:
        """A region and everything below it in the tree."""
        found = [id]
        for region in found:  # grows while it is walked; a circle of parents ends it, and is reported by the checks
            found += [c for c in self.children.get(region, ()) if c not in found]
        return found

    def drawn_as(self, id: str) -> list[str]:
        """The places by whose own shapes a place is shown: itself and all below it; a rest is shown by its parent's."""
        if id in self.zones:
            return [id]
        return [self._own(id)] if self._own(id) != id else [part for part in self.down(id) if self._own(part) == part]

    def _own(self, id: str) -> str:
        """The place whose shapes a place takes: its own, or its parent's where it is the rest of that one."""
        region = self.regions.get(id)
        rest_of = region.parent if region and region.rest else None
        return rest_of if rest_of is not None and rest_of in self.regions else id

    def parts(self, id: str) -> list[str]:
        """What a hand may still work of a place when a part of it is kept off: the rest of it, or its parts where it
        is no more than they are."""
        below = self.children.get(id, [])
        rests = [part for part in below if self.regions[part].rest]
        return rests if rests or self.places[id].shapes else below

    @cached_property
    def masks(self) -> dict[Surface, dict[str, int]]:
        """surface → place → mask; a parent region covers its children too; both feet's shapes of a zone together."""
        own: dict[Surface, dict[str, int]] = {}
        for id in self.places:
            for surface, parts in drawn_parts(self.places[self._own(id)]):
                on = own.setdefault(surface, {})
                on[id] = on.get(id, 0) | shapes.mask(surface, parts)
        return {surface: self._with_children(on) for surface, on in own.items()}

    def _with_children(self, on: dict[str, int]) -> dict[str, int]:
        whole = dict(on)
        for region in self.regions:
            for child in self.down(region)[1:]:
                if child in on:
                    whole[region] = whole.get(region, 0) | on[child]
        return whole

    @cached_property
    def overlaps(self) -> list[tuple[Surface, str, str, float]]:
        """(surface, a, b, share) for every pair that overlaps at all; share is of the smaller one."""
        found = []
        for surface, on in self.masks.items():
            ends = {id: shapes.span(cells) for id, cells in on.items()}
            for a, b in combinations(on, 2):
                near = ends[a][0] <= ends[b][1] and ends[b][0] <= ends[a][1]  # most are not: cheap to know
                if near and on[a] & on[b]:
                    found.append((surface, a, b, shapes.overlap(on[a], on[b])))
        return found

    @cached_property
    def touching(self) -> dict[str, frozenset[str]]:
        touching: dict[str, set[str]] = {id: {id, *self.up(id)} for id in self.places}
        touching.update((id, touching[id] | set(self.down(id))) for id in self.regions)
        pairs = [(a, b) for _, a, b, share in self.overlaps if share > TENTH]
        pairs += [(id, above) for id in self.places for above in self.up(id)]
        for a, b in pairs:
            touching[a].add(b)
            touching[b].add(a)
        return {id: frozenset(near) for id, near in touching.items()}

    @cached_property
    def joints(self) -> dict[str, frozenset[str]]:
        """region → the places that touch its joints: all that touch it, but for those that lie in a part with a name of
        its own. The small toes' joints lie in the ball; the big toe's has its own place there."""
        return {id: self.touching[id] - self._in_parts(id) for id in self.regions}

    def _in_parts(self, region: str) -> set[str]:
        below = self.down(region)[1:] if self.regions[region].shapes else []
        parts = {id for id in below if not self.regions[id].rest}
        return parts | {id for id, zone in self.zones.items() if zone.region in parts}

    @cached_property
    def grounds(self) -> dict[str, frozenset[str]]:
        """place → the regions whose pressure limits hold there: itself and the smallest regions that it touches."""
        return {id: self._grounds(id) for id in self.places}

    def _grounds(self, id: str) -> frozenset[str]:
        touched = [r for r in self.touching[id] if r in self.regions]
        above = {a for r in touched for a in self.up(r)}
        return frozenset(r for r in touched if r not in above or r == id)

    def surfaces(self, id: str) -> list[Surface]:
        """The surfaces on which a place is drawn."""
        return self._drawn[id]

    @cached_property
    def _drawn(self) -> dict[str, list[Surface]]:
        own: dict[str, list[Surface]] = {
            id: [surface for surface, _ in drawn_parts(self.places[self._own(id)])] for id in self.places
        }
        known: dict[Surface, None] = dict.fromkeys(  # in the order of the data
            surface for surfaces in own.values() for surface in surfaces
        )
        whole = {id: {surface for part in self.down(id) for surface in own[part]} for id in self.places}
        return {id: [surface for surface in known if surface in on] for id, on in whole.items()}


def above_of(place: Place) -> str | None:
    """The region in which a place lies, as it is written; a root lies in none."""
    return place.region if isinstance(place, Zone) else place.parent


def drawn_parts(place: Place) -> Iterator[tuple[Surface, tuple[Part, ...]]]:
    """(surface, parts) of both feet's shapes of a place."""
    yield from place.shapes.items()
    if isinstance(place, Zone):
        yield from place.shapes_right.items()
