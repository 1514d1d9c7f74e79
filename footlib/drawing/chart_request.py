"""What a call to draw() asks for, checked, with the nearest right name where a name is wrong. Needs no matplotlib."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..arguments import entries, one_of, pairs, word
from ..errors import FootlibError, UnknownName, echo, readings
from ..model import FEET
from .layers.ranks import RANKED, ranked
from .views import VIEWS

PLACES = "highlight is a list of places, such as ['heel', 'ball@left']"
LABEL = 50  # letters of a label
BADGE = 2  # letters that fit into a badge
NAMES = 100  # of zones that find room on a page
LAYERS = {
    "zones": "reflex zones",
    "regions": "plain places",
    "plain": "no places",
    "footprint": "where the sole touches the ground",
    "lines": "guide lines and longitudinal zones",
    "skin": "skin and feeling",
    "pressure": "how firm where",
    "load": "load while walking and running",
    "disagreement": "where charts disagree",
    "practice": "zones with numbers only",
    "key": "the numbers' names",
    "blank": "an empty outline",
}
ABSENT = {  # layer → why a view shows nothing of it
    "zones": "No zone of the chart lies here.",
    "lines": "The guide lines and the longitudinal zones belong to the sole: the view 'sole' shows them.",
    "skin": "The rankings of skin and feeling are about the foot: the views 'sole' and 'top' show them.",
    "load": "The ground presses on the sole: the view 'sole' shows where.",
    "disagreement": "No zone of the chart lies here, so there is nothing to disagree about.",
}


@dataclass(frozen=True)
class Marked:
    """A place to emphasise, on the feet that the picture shows, with the number or word beside it."""

    id: str
    feet: tuple[str, ...]
    label: str
    name: str

    @property
    def badge(self):
        """The label where it is short enough for a badge."""
        return self.label if len(self.label) <= BADGE else ""

    @property
    def caption(self):
        """The name, and after it a label that is too long for a badge."""
        return self.name if self.badge or not self.label else f"{self.name}: {self.label}"


@dataclass(frozen=True)
class Request:
    catalog: object
    view: str
    feet: tuple[str, ...]
    layer: str
    marked: tuple[Marked, ...] = ()
    elsewhere: tuple[str, ...] = ()  #: places asked for that this picture cannot show
    instead: str = ""  #: why the plain foot is shown instead of the layer asked for

    @property
    def surfaces(self):
        return VIEWS[self.view].surfaces


def ask(view, foot, layer, highlight, catalog):
    """The checked request."""
    view = known(view, "view", VIEWS)
    layer = known(layer, "layer", LAYERS)
    outlined(catalog, view)
    foot = one_of("foot", foot, tuple(FEET))
    marked, elsewhere = [], []
    for place, label in labelled(highlight):
        id, feet = catalog.place(place)
        feet = tuple(f for f in FEET[foot] if f in feet and shown(catalog, id, view, f))
        if feet:
            marked.append(Marked(id, feet, str(label), catalog.places[id].name))
        else:
            elsewhere.append(catalog.place_id(place))
    if elsewhere and not marked:
        raise FootlibError(nothing_shown(catalog, elsewhere[0], view, foot))
    instead = "" if present(catalog, view, layer) else ABSENT.get(layer, ABSENT["zones"])
    return Request(catalog, view, FEET[foot], "plain" if instead else layer, tuple(marked), tuple(elsewhere), instead)


def present(catalog, view, layer):
    """Whether a view has anything to show of a layer."""
    surfaces = VIEWS[view].surfaces
    if layer in ("zones", "practice", "key"):
        return zoned(catalog, view)
    if layer in RANKED:
        return any(ranked_on(catalog, layer, surfaces))
    if layer == "disagreement":
        return any(on_view(catalog, id, surfaces) for id in catalog.disagreements)
    return layer != "lines" or view in ("sole", "inner", "outer")


def ranked_on(catalog, layer, surfaces):
    """The places of a ranking that any of these surfaces shows."""
    return [
        one
        for one in ranked(catalog, layer)
        if any(one.on(surface) and surface in drawn_on(catalog, one.id) for surface in surfaces)
    ]


def drawn_on(catalog, id):
    return {surface for entry in parts_of(catalog, id) for surface in entry.shapes}


def on_view(catalog, id, surfaces):
    """Whether any of these surfaces outlines a version of a disagreement."""
    entry = catalog.disagreements[id]
    return any(
        surface in version.shapes or any(surface in drawn_on(catalog, place) for place in version.places)
        for version in (entry.a, entry.b)
        for surface in surfaces
    )


def known(name, kind, names):
    if isinstance(name, str):
        for written in (word(name), *readings(name)):
            if written in names:
                return written
    raise UnknownName(name, kind, names)


def zoned(catalog, view):
    """Whether the chart has a zone on a view; it has none on the lower leg."""
    return any(surface in zone.shapes for zone in catalog.zones.values() for surface in VIEWS[view].surfaces)


def crowded(request):
    """Whether a view has more zones than a page can name."""
    return request.layer in ("zones", "practice", "key") and zone_count(request) > NAMES


def zone_count(request):
    """Zones on a view, on the feet that are shown."""
    return sum(
        any(shown(request.catalog, id, request.view, foot) and zone.foot in ("both", foot) for foot in request.feet)
        for id, zone in request.catalog.zones.items()
    )


def outlined(catalog, view):
    """A view can be drawn when the data hold the outlines of its surfaces."""
    missing = [surface for surface in VIEWS[view].surfaces if surface not in catalog.outlines]
    if missing:
        raise FootlibError(f"The view '{view}' cannot be drawn: foot.toml has no table [{missing[0]}].")


def labelled(highlight):
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


def parts_of(catalog, id):
    """The entries that make up a place: a zone, or a region with everything below it."""
    return [catalog.places[part] for part in catalog.geometry.drawn_as(id)]


def shown(catalog, id, view, foot):
    """Whether a view shows a place on a foot."""
    return any(entry.parts_on(surface, foot) for entry in parts_of(catalog, id) for surface in VIEWS[view].surfaces)


def views_of(catalog, id):
    """The views on which a place is drawn."""
    return [view for view in VIEWS if shown(catalog, id, view, "left") or shown(catalog, id, view, "right")]


def nothing_shown(catalog, place, view, foot):
    id, feet = catalog.place(place)
    name, views = catalog.places[id].name, views_of(catalog, id)
    if view not in views:
        return f"{name} is not on the view '{view}'. It is drawn on: {', '.join(views) or 'no view'}."
    return f"{name} is asked for on the {feet[0]} foot, and this picture shows the {foot} one. Leave out foot={foot!r}."
