"""What a call to draw() asks for, checked, with the nearest right name where a name is wrong. Needs no matplotlib."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..arguments import entries, one_of, pairs, word
from ..errors import FootlibError, UnknownName, echo
from ..model import FEET
from ..spelling import readings
from .layers import FOOTPRINT, LAYERS, PLAIN, Layer
from .views import VIEWS, is_shown, views_of, zones_on

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..model.base import Surface as SurfaceId

PLACES = "highlight is a list of places, such as ['heel', 'ball@left']"
LABEL = 50  # letters of a label
BADGE = 2  # letters that fit into a badge
NAMES = 100  # of zones that find room on a page


@dataclass(frozen=True)
class Marked:
    """A place to emphasise, on the feet that the picture shows, with the number or word beside it."""

    id: str
    feet: tuple[str, ...]
    label: str
    name: str

    @property
    def badge(self) -> str:
        """The label where it is short enough for a badge."""
        return self.label if len(self.label) <= BADGE else ""

    @property
    def caption(self) -> str:
        """The name, and after it a label that is too long for a badge."""
        return self.name if self.badge or not self.label else f"{self.name}: {self.label}"


@dataclass(frozen=True)
class ChartRequest:
    """A picture of the feet that can be drawn."""

    catalog: Catalog
    view: str
    feet: tuple[str, ...]
    layer: Layer
    marked: tuple[Marked, ...] = ()
    elsewhere: tuple[str, ...] = ()  #: places asked for that this picture cannot show
    instead: str = ""  #: why the plain foot is shown instead of the layer asked for

    @property
    def surfaces(self) -> tuple[SurfaceId, ...]:
        return VIEWS[self.view].surfaces

    @property
    def zone_count(self) -> int:
        return len(zones_on(self.catalog, self.view, self.feet))

    @property
    def crowded(self) -> bool:
        """Whether the view has more zones than a page can name."""
        return self.layer.names_zones and self.zone_count > NAMES

    @property
    def headings(self) -> tuple[str, str]:
        """Title and subtitle; where the view shows nothing of a layer, the subtitle says so."""
        title, subtitle = self.layer.headings(self.catalog)
        return title, f"{self.instead} Here: what can be seen and felt." if self.instead else subtitle


def ask(view: Any, foot: Any, layer: Any, highlight: Any, catalog: Catalog) -> ChartRequest:
    """The checked request."""
    view = known_name(view, "view", VIEWS)
    layer = LAYERS[known_name(layer, "layer", LAYERS)]
    check_outlines(catalog, view)
    foot = one_of("foot", foot, tuple(FEET))
    marked, elsewhere = [], []
    for place, label in labels_of(highlight):
        id, feet = catalog.place(place)
        feet = tuple(f for f in FEET[foot] if f in feet and is_shown(catalog, id, view, f))
        if feet:
            marked.append(Marked(id, feet, str(label), catalog.places[id].name))
        else:
            elsewhere.append(catalog.place_id(place))
    if elsewhere and not marked:
        raise FootlibError(nothing_shown(catalog, elsewhere[0], view, foot))
    instead = "" if layer.present(catalog, view) else layer.absence
    shown = PLAIN if instead else layer
    return ChartRequest(catalog, view, FEET[foot], shown, tuple(marked), tuple(elsewhere), instead)


def check_together(layer: object, highlight: object, arch: object, verdicts: object, strokes: object) -> None:
    """A mistake where a call asks for something that its picture would not show."""
    layer = known_name(layer, "layer", LAYERS)
    if strokes is not None:
        if layer != "zones":
            raise FootlibError(f"A picture of strokes has a layer of its own: leave out layer={layer!r}.")
        more = {"highlight": labels_of(highlight), "arch": arch is not None, "verdicts": not verdicts}
        for name, given in more.items():
            if given:
                raise FootlibError(f"A picture of strokes shows no {name}: leave it out.")
    elif layer != FOOTPRINT.id and (arch is not None or not verdicts):
        written = f"arch={echo(arch)}" if arch is not None else "verdicts=False"
        name = written.partition("=")[0]
        raise FootlibError(f"{name} is for footprints: draw(layer='footprint', {written}).")


def known_name(name: object, kind: str, names: Iterable[str]) -> str:
    """A name as it is written here, however it was typed."""
    if isinstance(name, str):
        for written in (word(name), *readings(name)):
            if written in names:
                return written
    raise UnknownName(name, kind, names)


def check_outlines(catalog: Catalog, view: str) -> None:
    """A view can be drawn when the data hold the outlines of its surfaces."""
    missing = [surface for surface in VIEWS[view].surfaces if surface not in catalog.outlines]
    if missing:
        raise FootlibError(f"The view '{view}' cannot be drawn: foot.toml has no table [{missing[0]}].")


def labels_of(highlight: object) -> list[tuple[str, object]]:
    """(place, label) in order; a single place may stand without brackets."""
    if isinstance(highlight, Mapping):
        return [(place, label_of(label)) for place, label in pairs(highlight, PLACES).items()]
    places = entries(highlight, PLACES)
    return [(place, number if len(places) > 1 else "") for number, place in enumerate(places, 1)]


def label_of(label: object) -> str:
    """What stands beside a place: a short text, or a number."""
    if isinstance(label, bool) or not isinstance(label, (str, int, float)) or len(echo(label)) > LABEL:
        raise FootlibError(f"A label is a short text or a number, such as {{'heel': 'A'}}, not {echo(label)}.")
    return " ".join(str(label).split())


def nothing_shown(catalog: Catalog, place: str, view: str, foot: str) -> str:
    id, feet = catalog.place(place)
    name, views = catalog.places[id].name, views_of(catalog, id)
    if view not in views:
        return f"{name} is not on the view '{view}'. It is drawn on: {', '.join(views) or 'no view'}."
    return f"{name} is asked for on the {feet[0]} foot, and this picture shows the {foot} one. Leave out foot={foot!r}."
