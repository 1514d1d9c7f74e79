"""What a map in the browser is sent beside its drawing: of each place what is known about it, and of each layer of the
atlas what it shades, draws and tells."""

from typing import Any

from ..cache import kept_with
from ..catalog import Catalog
from ..catalog.place_words import spot
from ..drawing import LAYERS
from ..drawing import VIEWS as DRAWN
from ..model import GRADES, Evidence, Region, Zone

NAMES = tuple(layer.id for layer in LAYERS.values() if layer.map_name)  #: of the layers that the map offers
ALL_ZONES = ("reflex-chart", "zones-and-organs")  # what a zone's card says of all zones


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
