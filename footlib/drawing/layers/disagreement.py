"""Where charts disagree: both versions of a zone, as two traditions draw it, A solid and B dashed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING

from ...model import FEET, shapes
from ..notes import Citations, Note
from ..views import VIEWS, surfaces_of
from .layer import STEPS, Layer, OnMap, map_mark, map_note, map_points

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ...catalog import Catalog
    from ...model import Disagreement, Version
    from ...model.base import Surface as SurfaceId
    from ..chart_request import ChartRequest
    from ..scene import Surface
    from ..sheet import Sheet

WIDE = 12  # letters in a line of a name


class DisagreementLayer(Layer):
    def present(self, catalog: Catalog, view: str) -> bool:
        return any(on_view(catalog, one, view) for one in catalog.disagreements.values())

    def names(self, request: ChartRequest, surface: Surface) -> Iterator[tuple[str, BaseGeometry]]:
        return ((side.caption, side.shape(surface, foot)) for side in sides(request.catalog) for foot in request.feet)

    def draw(self, sheet: Sheet) -> None:
        """Both versions of every disagreement, each named."""
        from ..chart import legend
        from ..columns import Named, add_labels, columns_of
        from ..notes import set_notes
        from ..sheet import Key
        from ..style import VERSION_KEYS, VERSION_LINES, VERSIONS

        named = []
        for panel in sheet.panels:
            for side in sides(sheet.request.catalog):
                shape = sheet.placed(panel, side.shape(sheet.surfaces[panel.surface], panel.foot))
                if not shape.is_empty:
                    gid = f"version:{side.id}:{side.letter}:{panel.foot}"
                    sheet.paint(shape, VERSIONS[side.letter], zorder=2)
                    sheet.paint(shape, VERSION_LINES[side.letter], zorder=3, gid=gid)
                    named.append(Named(f"{side.id}-{side.letter}", side.caption, panel.foot, shape, "region"))
        add_labels(sheet, columns_of(sheet), named)
        legend(sheet, [Key(*key) for key in VERSION_KEYS.values()])
        set_notes(sheet)

    def notes(self, request: ChartRequest, cited: Citations) -> Iterator[Note]:
        """What each tradition says, of the zones that are seen here and of the disagreements about use."""
        for one in request.catalog.disagreements.values():
            if one.about == "use" or on_view(request.catalog, one, request.view):
                both = (f"{letter}  {said.says} [{cited.numbers(said.sources)}]" for letter, said in versions(one))
                yield Note(one.name, "\n".join(both))

    def describe(self, request: ChartRequest) -> str:
        from ..notes import headed_and_noted

        return headed_and_noted(request, "; A has a solid outline, B a dashed one.")

    def on_map(self, catalog: Catalog) -> OnMap:
        """Every version that can be outlined, numbered as in the notes."""
        drawn = dict(enumerate((one for one in catalog.disagreements.values() if one.about == "place"), 1))
        return {
            "says": f"{self.subtitle}: A with a solid line, B with a dashed one.",
            "marks": [
                map_mark(letter, f"{number}{letter}" if first else "", view, points, points[0])
                for number, one in drawn.items()
                for letter, version in versions(one)
                for view, first, points in outlines_on_map(catalog, version)
            ],
            "notes": [map_note(catalog, *told(number, one)) for number, one in drawn.items()],
        }


def told(number: int, one: Disagreement) -> tuple[str, str, dict[str, None]]:
    """What both versions say (with no grade), and their sources."""
    says = f"{number} {one.name}. A: {one.a.says} B: {one.b.says}"
    return says, "", dict.fromkeys((*one.a.sources, *one.b.sources))


@dataclass(frozen=True)
class Side:
    """One version of a disagreement."""

    id: str
    letter: str  #: "A" or "B"
    name: str  #: what the disagreement is about
    version: Version

    @property
    def caption(self) -> str:
        return f"{fill(self.name, WIDE)} {self.letter}"

    def shape(self, surface: Surface, foot: str) -> BaseGeometry:
        """Its shape on a surface; empty where it is not drawn on this foot."""
        from shapely.ops import unary_union

        if foot not in FEET[self.version.foot]:
            return unary_union([])
        own = surface.union(self.version.shapes.get(surface.surface, ())).intersection(surface.inside)
        return unary_union([own, *(surface.whole(place, foot) for place in self.version.places)])


def versions(one: Disagreement) -> tuple[tuple[str, Version], ...]:
    return ("A", one.a), ("B", one.b)


def sides(catalog: Catalog) -> Iterator[Side]:
    """Both versions of every disagreement that can be outlined."""
    for id, one in catalog.disagreements.items():
        for letter, version in versions(one):
            if version.drawn:
                yield Side(id, letter, one.name, version)


def on_view(catalog: Catalog, one: Disagreement, view: str) -> bool:
    """Whether a view outlines a version of a disagreement."""
    return any(
        surface in version.shapes or any(surface in surfaces_of(catalog, place) for place in version.places)
        for version in (one.a, one.b)
        for surface in VIEWS[view].surfaces
    )


def outlines_on_map(catalog: Catalog, version: Version) -> Iterator[tuple[str, bool, list]]:
    """(view, whether it is the first on its foot, points) of each part of a version's shape."""
    for view, of in VIEWS.items():
        for foot in FEET[version.foot]:
            found = [
                map_points(catalog, view, surface, foot, shapes.polygon(surface, part, STEPS)[::2], 0)
                for surface in of.surfaces
                for part in parts_of_version(catalog, version, surface, foot)
            ]
            yield from ((view, not i, points) for i, points in enumerate(found))


def parts_of_version(catalog: Catalog, version: Version, surface: SurfaceId, foot: str) -> Iterator:
    """A version's own shapes, and those of its places with all that lies below them."""
    yield from version.shapes.get(surface, ())
    for id in version.places:
        yield from catalog.geometry.parts_on(id, surface, foot)


DISAGREEMENT = DisagreementLayer(
    id="disagreement",
    about="where charts disagree",
    title="{title}: where charts disagree",
    subtitle="Two versions of the same zone, as two traditions draw it",
    absence="No zone of the chart lies here, so there is nothing to disagree about.",
    map_name="Where charts disagree",
    offers="zones",
    legend=True,
    upright=True,
)
