"""What a layer of the atlas is, and how it puts marks and notes on the widgets' map; and the plainest layers: the feet
without the reflex chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from ..notes import Citations, Note, credits
from ..views import VIEWS, frame_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ...catalog import Catalog
    from ..chart_request import ChartRequest
    from ..scene import Surface
    from ..sheet import Sheet


class OnMap(TypedDict, total=False):
    """What a layer adds to the widgets' map, as JSON takes it; all of it may be left out."""

    says: str  #: what it shows, in a sentence
    ranks: list[dict[str, Any]]  #: shaded places: place, level, words, views
    keys: list[dict[str, Any]]  #: the legend of the levels: level, name
    marks: list[dict[str, Any]]  #: lines and letters, see `mark`
    notes: list[dict[str, str]]  #: remarks, see `note`


@dataclass(frozen=True, kw_only=True)
class Layer:
    """One layer of the atlas: it draws itself, names its places, tells of itself below a chart and in the words for
    those who cannot see it; the widgets' map takes what it adds from the same object. A new layer is a module beside
    this one, and its name in `IN_ORDER`. Nothing here needs matplotlib or shapely before something is drawn."""

    id: str  #: as in draw(layer=…)
    about: str  #: what it shows, where the layers are listed
    title: str = "{title}"  #: of a page: {of} is "of the sole", {title} "The sole"
    subtitle: str = ""
    absence: str = "No zone of the chart lies here."  #: why a view shows nothing of it
    map_name: str = ""  #: in the list of the widgets' map; empty for what is there to be printed only
    offers: Literal["zones", "regions"] = "regions"  #: the places that the map lets one pick while it shows this
    names_zones: bool = False  #: and so has no room for the names of very many
    printed: bool = False  #: to be written on: white paper, and a foot in lines only
    legend: bool = False  #: above its notes
    upright: bool = False  #: a page with so many notes that it stands upright
    band: float = 0.66  #: inches below the feet where there are no notes
    note_columns: int = 0  #: of its notes; 0: two or three

    def present(self, catalog: Catalog, view: str) -> bool:
        """Whether a view has anything to show of it."""
        return True

    def absences(self, catalog: Catalog) -> dict[str, str]:
        """view → why it shows nothing of this layer."""
        return {view: self.absence for view in VIEWS if not self.present(catalog, view)}

    def headings(self, catalog: Catalog) -> tuple[str, str]:
        """Title and subtitle, before the view's name is put in."""
        return self.title, self.subtitle

    def names(self, request: ChartRequest, surface: Surface) -> Iterable[tuple[str, BaseGeometry]]:
        """(name, shape) of everything that it names on a surface: a page makes room for it before anything is drawn."""
        return ()

    def draw(self, sheet: Sheet) -> None:
        """All that it shows, onto a sheet with feet on it."""

    def notes(self, request: ChartRequest, cited: Citations) -> Iterable[Note]:
        """What stands under its chart."""
        return ()

    def describe(self, request: ChartRequest) -> str:
        """What its chart shows, for those who cannot see it."""
        return ""

    def on_map(self, catalog: Catalog) -> OnMap:
        """What it adds to the widgets' map."""
        return {}


STEPS = 4  # points between two of a curve


def mark(look: str, label: str, view: str, points: list, at: Sequence[float]) -> dict[str, Any]:
    """A line on a view, and a label beside it."""
    return {"look": look, "label": label, "view": view, "points": points, "at": at}


def note(catalog: Catalog, text: str, grade: str, sources: Iterable[str]) -> dict[str, str]:
    """A remark below the map, with its grade and where it is from."""
    return {"text": text, "grade": grade, "sources": credits(catalog, sources)}


def place(catalog: Catalog, view: str, surface: str, foot: str, points: Iterable, digits: int = 1) -> list[list[float]]:
    """Points of a surface, in foot lengths there, on the map."""
    panels, frame = frame_of(catalog, view)
    panel = next(panel for panel in panels if (panel.surface, panel.foot) == (surface, foot))
    return [[round(value, digits) for value in frame.point(panel, point)] for point in points]


# --- the feet without the reflex chart: alone, with the landmarks that one can see and feel, or with the plain places


class Plain(Layer):
    def names(self, request: ChartRequest, surface: Surface) -> Iterable[tuple[str, BaseGeometry]]:
        return surface.landmarks.items()

    def draw(self, sheet: Sheet) -> None:
        from ..columns import Named, add_labels, columns_of

        named = [
            Named(name, name, panel.foot, sheet.placed(panel, disc), "region")
            for panel in sheet.panels
            for name, disc in sheet.surfaces[panel.surface].landmarks.items()
        ]
        add_labels(sheet, columns_of(sheet), named)

    def describe(self, request: ChartRequest) -> str:
        """The landmarks, and why it is shown where another layer was asked for."""
        outlines = (request.catalog.outlines[surface] for surface in request.surfaces)
        names = dict.fromkeys(name for outline in outlines for name in outline.labels)
        instead = f"{request.instead} " if request.instead else ""
        return instead + (f"Landmarks are named: {', '.join(names)}." if names else "Nothing is marked.")


PLAIN = Plain(id="plain", about="no places", subtitle="What can be seen and felt")


# --- the plain places side by side, each with its name; those that no step may work are hatched

FORBIDDEN = "Hatched in red: nerves and vessels lie under the skin here, and no step of this course works here."


class Regions(Layer):
    def names(self, request: ChartRequest, surface: Surface) -> Iterator[tuple[str, BaseGeometry]]:
        regions = request.catalog.regions.items()
        return ((region.name, surface.whole(id, "left")) for id, region in regions if not region.rest)

    def draw(self, sheet: Sheet) -> None:
        from ..chart import note
        from ..columns import columns_of, paint_and_name
        from ..scene import region_marks

        regions = sheet.request.catalog.regions
        marks = [region_marks(sheet.surfaces[panel.surface], panel) for panel in sheet.panels]
        paint_and_name(sheet, columns_of(sheet), marks, regions)
        if any(regions[mark.name].never for many in marks for mark in many):
            note(sheet, FORBIDDEN)

    def describe(self, request: ChartRequest) -> str:
        """Each plain place with where it is; those that no step may work are told apart."""
        from ..notes import first_clause

        here = [
            f"{region.name} ({first_clause(region.where)}{'; never pressed' if region.never else ''})"
            for region in request.catalog.regions.values()
            if any(surface in region.shapes for surface in VIEWS[request.view].surfaces)
        ]
        return f"The plain places are named: {', '.join(here)}."


REGIONS = Regions(
    id="regions",
    about="plain places",
    title="Places {of}",
    subtitle="The names that this course uses for the parts of the foot",
    map_name="Plain places",
)
