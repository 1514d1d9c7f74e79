"""What a layer of the atlas is, and how it puts marks and notes on the widgets' map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    marks: list[dict[str, Any]]  #: lines and letters, see `map_mark`
    notes: list[dict[str, str]]  #: remarks, see `map_note`


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


def map_mark(look: str, label: str, view: str, points: list, at: Sequence[float]) -> dict[str, Any]:
    """A line on a view, and a label beside it."""
    return {"look": look, "label": label, "view": view, "points": points, "at": at}


def map_note(catalog: Catalog, text: str, grade: str, sources: Iterable[str]) -> dict[str, str]:
    """A remark below the map, with its grade and where it is from."""
    return {"text": text, "grade": grade, "sources": credits(catalog, sources)}


def map_points(
    catalog: Catalog, view: str, surface: str, foot: str, points: Iterable, digits: int = 1
) -> list[list[float]]:
    """Points of a surface, in foot lengths there, on the map."""
    panels, frame = frame_of(catalog, view)
    panel = next(panel for panel in panels if (panel.surface, panel.foot) == (surface, foot))
    return [[round(value, digits) for value in frame.point(panel, point)] for point in points]
