"""Rankings: places shaded by their class, each with its words – skin and feeling, how firm where, and load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any

from ...model import PRESSURES
from ..notes import Citations, Note
from ..views import VIEWS, surfaces_of
from .layer import Layer, OnMap, map_note

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ...catalog import Catalog
    from ..chart_request import ChartRequest
    from ..scene import Surface
    from ..sheet import Key, Sheet
    from ..views import Panel

NEVER_PRESSED = "Never pressed"
LETTERS = 26  # in a line beside a place
USUAL = 2  # the course's limit where regions.toml names none
SEAMS = 0.012  # foot lengths: gaps between a place's parts that a ranking closes
HATCH_INCHES = 3.6  # of hatching in a legend, for one foot length


@dataclass(frozen=True)
class Ranked:
    """A place in a ranking."""

    id: str
    level: int  #: how dark it is drawn, 0 to 4
    words: str  #: what is said beside its name
    never: bool = False  #: no step may work here
    surfaces: tuple[str, ...] = ()  #: where it is shown; empty: wherever it is drawn

    def on(self, surface: str) -> bool:
        return not self.surfaces or surface in self.surfaces


class RankedPlaces(Layer):
    """Skin and load have their classes and words in layers.toml, pressure takes the limits of the places; titles and
    remarks are all from layers.toml."""

    def present(self, catalog: Catalog, view: str) -> bool:
        known = self.id in catalog.layers  # a course of one's own may have no such table
        return known and any(view in views_of_rank(catalog, one) for one in ranked(catalog, self.id))

    def headings(self, catalog: Catalog) -> tuple[str, str]:
        about = catalog.layers[self.id]
        return about.title, about.subtitle

    def names(self, request: ChartRequest, surface: Surface) -> Iterator[tuple[str, BaseGeometry]]:
        for one in ranked(request.catalog, self.id):
            if one.on(surface.surface):
                yield caption(request.catalog, one), surface.whole(one.id, "left")

    def draw(self, sheet: Sheet) -> None:
        """The small places on top; a legend of the classes, and the notes."""
        from ..chart import legend
        from ..columns import Named, add_labels, columns_of
        from ..notes import set_notes

        catalog, named = sheet.request.catalog, []
        places = ranked(catalog, self.id)
        for panel in sheet.panels:
            found = [(one, placed(sheet, panel, one.id)) for one in places if one.on(panel.surface)]
            for order, (one, shape) in enumerate(sorted(found, key=lambda pair: -pair[1].area)):
                if not shape.is_empty:
                    shade(sheet, shape, one, 2 + order / 100, panel.foot)
                    named.append(Named(one.id, caption(catalog, one), panel.foot, shape, "region"))
        add_labels(sheet, columns_of(sheet), named)
        seen = {one.id for one in named}
        legend(sheet, self.legend_keys(catalog, [one for one in places if one.id in seen]))
        set_notes(sheet)

    def legend_keys(self, catalog: Catalog, places: list[Ranked]) -> list[Key]:
        """Lightest class first, the classes that are seen here."""
        from ..sheet import Key
        from ..style import ART, NEVER, RANKS, Look, rank_look

        names = self.class_names(catalog)
        keys = [
            Key(class_name(names, level), rank_look(level), RANKS[level][1] * HATCH_INCHES, crossed=level == 4)
            for level in levels_of(places)
        ]
        if any(one.never for one in places):
            keys.append(Key(NEVER_PRESSED, NEVER))
        unranked = Key("Not ranked", Look(ART["skin"].fill, ART["contour"].edge, 0.9))
        return [*keys, unranked] if names else keys

    def class_names(self, catalog: Catalog) -> dict[int, str]:
        return {shade.level: shade.name for shade in catalog.layers[self.id].shades}

    def notes(self, request: ChartRequest, cited: Citations) -> Iterator[Note]:
        """The remarks with their grades, and where the shading is from."""
        catalog, about = request.catalog, request.catalog.layers[self.id]
        for remark in about.remarks:
            grade = catalog.evidence[remark.evidence].grade
            yield Note("", f"{remark.text} [{grade};\u00a0{cited.numbers(remark.sources)}]")
        if about.shades:
            told = "; ".join(f"{shade.name.lower()}\u00a0{cited.numbers(shade.sources)}" for shade in about.shades)
            yield Note("", f"Sources of the shading: {told}.")

    def describe(self, request: ChartRequest) -> str:
        """Title, every place with its class, and the remarks with their grades."""
        from ..notes import headed_and_noted

        catalog, names = request.catalog, self.class_names(request.catalog)
        told = [
            f"{catalog.places[one.id].name}: {f'{names[one.level].lower()} – ' if names else ''}{one.words}"
            for one in ranked(catalog, self.id)
            if request.view in views_of_rank(catalog, one)
        ]
        return headed_and_noted(request, f". {'; '.join(told)}.")

    def on_map(self, catalog: Catalog) -> OnMap:
        """Places by class, parents before their parts; the legend; and what to know before one believes it."""
        about, places, names = catalog.layers[self.id], ranked(catalog, self.id), self.class_names(catalog)
        keys: list[dict[str, Any]] = [{"level": n, "name": class_name(names, n)} for n in levels_of(places)]
        never = [{"level": "never", "name": NEVER_PRESSED}] if any(one.never for one in places) else []
        return {
            "says": f"{about.subtitle}.",
            "ranks": [
                {
                    "place": one.id,
                    "level": "never" if one.never else one.level,
                    "words": one.words,
                    "views": views_of_rank(catalog, one),
                }
                for one in places
            ],
            "keys": keys + never,
            "notes": [
                map_note(catalog, remark.text, catalog.evidence[remark.evidence].grade, remark.sources)
                for remark in about.remarks
            ],
        }


def ranked(catalog: Catalog, layer: str) -> tuple[Ranked, ...]:
    """Every place of a ranking."""
    if layer == "pressure":
        return tuple(pressures(catalog))
    return tuple(
        Ranked(id, shade.level, words, surfaces=shade.surfaces)
        for shade in catalog.layers[layer].shades
        for id, words in shade.places.items()
    )


def pressures(catalog: Catalog) -> Iterator[Ranked]:
    """The largest places that have one limit, and those where no step may work."""
    for id, region in catalog.regions.items():
        if region.never:
            yield Ranked(id, 0, "never", never=True)
        elif region.parent is None:
            yield from of_one_limit(catalog, id)


def of_one_limit(catalog: Catalog, id: str) -> Iterator[Ranked]:
    """A place, and its parts too where their limits differ."""
    below = [region for region in catalog.geometry.down(id) if not catalog.regions[region].never]
    level = limit(catalog, id)
    yield Ranked(id, level, f"up to {level}, {level_name(level)}")
    if {limit(catalog, region) for region in below} != {level}:
        for child in catalog.geometry.children[id]:
            if not catalog.regions[child].never and not catalog.regions[child].rest:
                yield from of_one_limit(catalog, child)


def levels_of(places: Iterable[Ranked]) -> list[int]:
    return sorted({one.level for one in places if not one.never})


def class_name(names: dict[int, str], level: int) -> str:
    """What a class is called in the legend; a pressure's is its limit."""
    return names.get(level) or f"Up to {level}: {level_name(level)}"


def views_of_rank(catalog: Catalog, one: Ranked) -> list[str]:
    """The views on which a ranked place is seen, and its class holds there."""
    drawn = surfaces_of(catalog, one.id)
    return [view for view, of in VIEWS.items() if any(one.on(s) and s in drawn for s in of.surfaces)]


def limit(catalog: Catalog, id: str) -> int:
    """The course's highest pressure at a region: its own, else that of the next region around it."""
    line = (id, *catalog.geometry.up(id))
    return next((level for region in line if (level := catalog.regions[region].limit) is not None), USUAL)


def level_name(level: int) -> str:
    """A pressure's short name: 3 is 'medium'."""
    return PRESSURES[level].partition(":")[0]


def caption(catalog: Catalog, one: Ranked) -> str:
    """What stands beside a place: its name, and the words under it."""
    from ..fonts import without_brackets

    name = without_brackets(catalog.places[one.id].name)
    return f"{fill(name, LETTERS)}\n{fill(one.words, LETTERS, break_on_hyphens=False)}"


def placed(sheet: Sheet, panel: Panel, id: str) -> BaseGeometry:
    """A place on a panel, in inches: without the seams between its parts, and never across the gap between two toes."""
    surface = sheet.surfaces[panel.surface]
    return sheet.placed(panel, surface.whole(id, panel.foot).buffer(SEAMS).buffer(-SEAMS).intersection(surface.inside))


def shade(sheet: Sheet, shape: BaseGeometry, one: Ranked, zorder: float, foot: str) -> None:
    """A place in the colour and hatching of its class."""
    from ..scene import HATCH, hatching
    from ..style import NEVER, RANKS, Look, rank_look

    look = NEVER if one.never else rank_look(one.level)
    sheet.paint(shape, look, zorder=zorder, gid=f"rank:{one.id}:{foot}")
    distance = HATCH if one.never else RANKS[one.level][1]
    if distance:
        lines = hatching(shape, distance * sheet.scale, crossed=one.level == 4)
        sheet.paint(lines, Look(None, look.edge, 0.5), zorder=zorder + 0.001)


SKIN = RankedPlaces(
    id="skin",
    about="skin and feeling",
    absence="The rankings of skin and feeling are about the foot: the views 'sole' and 'top' show them.",
    map_name="Skin and feeling",
    legend=True,
)
PRESSURE = RankedPlaces(id="pressure", about="how firm where", map_name="How firm where", legend=True)
LOAD = RankedPlaces(
    id="load",
    about="load while walking and running",
    absence="The ground presses on the sole: the view 'sole' shows where.",
    map_name="Load in walking and running",
    legend=True,
)
