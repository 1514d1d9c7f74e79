"""Where charts disagree: the shapes of both versions on a surface, ready to be placed."""

from dataclasses import dataclass
from textwrap import fill

from shapely.ops import unary_union

from ...model import FEET

LETTERS = 12  # in a line of a name


@dataclass(frozen=True)
class Side:
    """One version of a disagreement."""

    id: str
    letter: str  #: "A" or "B"
    name: str  #: what the disagreement is about
    version: object

    @property
    def caption(self):
        return f"{fill(self.name, LETTERS)} {self.letter}"

    def shape(self, surface, foot):
        """Its shape on a surface; empty where it is not drawn on this foot."""
        if foot not in FEET[self.version.foot]:
            return unary_union([])
        own = surface.union(self.version.shapes.get(surface.surface, ())).intersection(surface.inside)
        return unary_union([own, *(surface.whole(place, foot) for place in self.version.places)])


def sides(catalog):
    """Both versions of every disagreement that can be outlined."""
    for id, entry in catalog.disagreements.items():
        for letter, version in (("A", entry.a), ("B", entry.b)):
            if version.drawn:
                yield Side(id, letter, entry.name, version)
