"""The foot as a map to look at, to pick from and to mark."""

from base64 import b64encode
from collections.abc import Iterable
from typing import Any

import traitlets
from traitlets.utils.bunch import Bunch

from ..arguments import MOST, number
from ..cache import kept_with
from ..catalog import Catalog, course
from ..catalog.place_words import spot
from ..drawing import LAYERS, map_png, map_svg
from ..drawing import VIEWS as DRAWN
from ..drawing.strokes import hand_drawings, on_map
from ..errors import FootlibError, echo
from ..model import GRADES, VIEWS, Evidence, Region, Step, Zone
from .course_widget import CourseWidget, script, styles
from .traits import Checked, Flag, highlights_of, marks_by_reason, one_of, reason_of_mark, spot_texts

NAMES = tuple(layer.id for layer in LAYERS.values() if layer.map_name)  #: of the layers that the map offers


ALL_ZONES = ("reflex-chart", "zones-and-organs")  # what a zone's card says of all zones


def strokes_of(catalog: Catalog, value: object) -> dict[str, Any]:
    """What `on_map` makes of a step or an id; nothing for None; what it has made already is kept."""
    if value is None or isinstance(value, dict):
        return value or {}
    return on_map(value, catalog)


def step_number(_: object, value: object) -> int:
    """A step's number, or 0."""
    if not isinstance(value, int):
        raise FootlibError(f"current must be a whole number, not {echo(value)}.")
    return int(number("current", value, 0, MOST))


class FootMap(CourseWidget):
    """One view of both feet; `selected` holds the places picked, in order, with their foot: ["heel@left"].

    highlight: places to show, with numbers: [{"place": "ball@right", "numbers": [1, 3]}].
    layer: "zones" of the reflex chart or plain "regions"; or of the atlas "lines", "skin", "pressure", "load" or
    "disagreement".
    pickable: False for a map that is only looked at. multiple: False to pick one place at a time.
    controls: the tabs of the five views and the list of layers; False for a map of one view.
    strokes: how the hand moves, as numbered arrows that can be played: a step, or the id of a move or a technique.
    """

    _esm = script("foot_map")
    _css = styles("foot_map")

    view = one_of("view", *VIEWS).tag(sync=True)
    layer = one_of("layer", *NAMES).tag(sync=True)
    selected = Checked(lambda self, value: spot_texts(self.catalog, value), []).tag(sync=True)
    highlight = Checked(lambda self, value: highlights_of(self.catalog, value), []).tag(sync=True)
    marks = marks_by_reason().tag(sync=True)
    marking = reason_of_mark().tag(sync=True)
    current = Checked(step_number, 0).tag(sync=True)  #: number of the step that is shown alone; 0 for none
    counts = traitlets.Dict().tag(sync=True)  #: steps by view
    pickable = Flag(True).tag(sync=True)
    multiple = Flag(True).tag(sync=True)
    controls = Flag(True).tag(sync=True)
    strokes = Checked(lambda self, value: strokes_of(self.catalog, value), {}).tag(sync=True)
    hands = traitlets.Dict().tag(sync=True)  #: what the hands of these strokes are drawn from
    views = traitlets.List().tag(sync=True)
    pictures = traitlets.Dict().tag(sync=True)
    cards = traitlets.Dict().tag(sync=True)
    grades = traitlets.List().tag(sync=True)
    layers = traitlets.Dict().tag(sync=True)
    withheld = traitlets.Dict().tag(sync=True)  #: layers that are not shown now, each with what it waits for
    reasons = traitlets.Dict().tag(sync=True)
    heeds = traitlets.List().tag(sync=True)  #: ids of the widgets that hold the answers to the safety check

    def __init__(
        self,
        view: str = "sole",
        selected: str | Iterable[str] = (),
        *,
        layer: str = "zones",
        highlight: str | Iterable[str | dict] = (),
        pickable: bool = True,
        multiple: bool = True,
        controls: bool = True,
        catalog: Catalog | None = None,
    ) -> None:
        self.catalog = course(catalog)
        super().__init__(
            view=view,
            selected=selected,
            layer=layer,
            highlight=highlight,
            pickable=pickable,
            multiple=multiple,
            controls=controls,
            cards=place_cards(self.catalog),
            grades=grades(self.catalog),
            layers=map_layers(self.catalog),
            reasons=reasons(self.catalog),
            views=[{"id": id, "name": name} for id, name in VIEWS.items()],
        )

    def show(self, what: str | Step, foot: str | None = None) -> None:
        """A step of a routine, or a move or technique by its id: its view, its places, and the way of the hand."""
        shown = on_map(what, self.catalog, foot)
        with self.hold_sync():
            self.view = shown["view"]
            self.highlight = [f"{place}@{shown['foot']}" for place in shown["places"]]
            self.strokes = shown

    @traitlets.observe("strokes")
    def _hands_for_strokes(self, change: Bunch) -> None:
        if change.new:
            self.hands = hand_drawings(self.catalog, [change.new])

    @traitlets.default("pictures")
    def _first_pictures(self) -> dict[str, str]:
        return {view: map_svg(view, self.catalog) for view in (VIEWS if self.controls else [self.view])}

    @traitlets.observe("view")
    def _one_more_picture(self, change: Bunch) -> None:
        if change.new not in self.pictures:
            self.pictures = {**self.pictures, change.new: map_svg(change.new, self.catalog)}

    def __repr__(self) -> str:
        return f"FootMap({self.view!r}, selected={self.selected!r})"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The widget, and the plain chart as a picture for wherever no widget can be shown."""
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, "image/png": b64encode(map_png(self.catalog)).decode()}, metadata


# --- what the browser is sent beside the drawing: of each place what is known about it, and of each layer of the
# atlas what it shades, draws and tells


@kept_with
def place_cards(catalog: Catalog) -> dict[str, dict]:
    """Each place by id: names, what is known about it, and the parts as which it is drawn."""
    return {id: place_card(catalog, id, place) for id, place in catalog.places.items()}


def place_card(catalog: Catalog, id: str, place: Region | Zone) -> dict:
    """What the map says of one place."""
    feet = list(place.feet)
    parts = catalog.geometry.drawn_as(id)
    surfaces = {surface for part in parts for surface in catalog.places[part].shapes}
    return {
        "kind": "zone" if isinstance(place, Zone) else "region",
        "name": place.name,
        "where": place.where,
        "also": list(place.synonyms),
        "plain": place.plain if isinstance(place, Zone) else "",
        "system": place.system if isinstance(place, Zone) else "",
        "agreement": place.agreement if isinstance(place, Zone) else "",
        "feet": feet,
        "parts": parts,
        "views": [view for view, drawn in DRAWN.items() if surfaces & set(drawn.surfaces)],
        "spot": {foot: spot(catalog, id, foot) for foot in feet},
    }


def grades(catalog: Catalog) -> list[str]:
    """What is known about all zones alike: how far a claim is believed, and then the claim."""
    return [claim_in_words(catalog.evidence[id]) for id in ALL_ZONES if id in catalog.evidence]


def claim_in_words(claim: Evidence) -> str:
    """ "Not supported by studies (low certainty): work on a zone helps its organ when it is ill." """
    sure = "never tested" if claim.certainty == "none" else f"{claim.certainty} certainty"
    return f"{GRADES[claim.grade].verdict} ({sure}): {claim.claim[0].lower()}{claim.claim[1:]}"


def reasons(catalog: Catalog) -> dict[str, str]:
    """What a mark is for, in words."""
    placed = {id: c.name for id, c in catalog.cautions.items() if c.effect == "local" or c.site}
    return {"wish": "spots to avoid", **placed}


@kept_with
def map_layers(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """Each layer that a view has something of, by id, in the order of the list: its name, which places it offers, and
    what it adds to the map, with why a view shows nothing of that."""
    found = {}
    for layer in (LAYERS[id] for id in NAMES if any(LAYERS[id].present(catalog, view) for view in DRAWN)):
        added = layer.on_map(catalog)
        absent = {"absent": layer.absences(catalog)} if added else {}
        found[layer.id] = {"name": layer.map_name, "on": layer.offers, **added, **absent}
    return found
