"""What a map in the browser is sent beside its drawing: of each place what is known about it, and of each layer of the
atlas what it shades, draws and tells."""

from functools import lru_cache
from typing import Any

from ..catalog import Catalog
from ..catalog.toes import toes_behind, toes_in_words
from ..drawing import LAYERS
from ..drawing import VIEWS as DRAWN
from ..model import GRADES, Evidence, Region, Zone, shapes
from ..model.base import Surface

NAMES = tuple(layer.id for layer in LAYERS.values() if layer.map_name)  #: of the layers that the map offers
ALL_ZONES = ("reflex-chart", "zones-and-organs")  # what a zone's card says of all zones
BALL, WAIST = 0.62, 0.45  # of the foot's length: above the first a zone lies below its toes, down to the other in line
SOLES: tuple[Surface, ...] = ("sole", "top")  # surfaces whose x tells the toe
PROPER = ("Achilles",)  # names keep their capital


@lru_cache(maxsize=4)
def cards(catalog: Catalog) -> dict[str, dict]:
    """Each place by id: names, what is known about it, and the parts as which it is drawn."""
    return {id: card(catalog, id, place) for id, place in catalog.places.items()}


def card(catalog: Catalog, id: str, place: Region | Zone) -> dict:
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
    return [judged(catalog.evidence[id]) for id in ALL_ZONES if id in catalog.evidence]


def judged(claim: Evidence) -> str:
    """ "Not supported by studies (low certainty): work on a zone helps its organ when it is ill." """
    sure = "never tested" if claim.certainty == "none" else f"{claim.certainty} certainty"
    return f"{GRADES[claim.grade].verdict} ({sure}): {claim.claim[0].lower()}{claim.claim[1:]}"


def reasons(catalog: Catalog) -> dict[str, str]:
    """What a mark is for, in words."""
    placed = {id: c.name for id, c in catalog.cautions.items() if c.effect == "local" or c.site}
    return {"wish": "spots to avoid", **placed}


@lru_cache(maxsize=4)
def map_layers(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """Each layer by id, in the order of the list: its name, which places it offers, and what it adds to the map."""
    return {layer.id: {"name": layer.map_name} | layer.on_map(catalog) for layer in LAYERS.values() if layer.map_name}


# --- where a place is, in words: known from shapes alone


def spot(catalog: Catalog, id: str, foot: str) -> str:
    """The smallest region that a place lies in, on its foot, and which toes it lies behind."""
    region = catalog.zones[id].region if id in catalog.zones else id
    where = region_on(catalog, region, foot)
    line = toe_line(catalog, id, region, foot) if id in catalog.zones else ""
    return f"{where}, {line}" if line else where


def region_on(catalog: Catalog, id: str, foot: str) -> str:
    """ "ball of the left foot", "left lower leg", "calf of the left leg"."""
    name = catalog.regions[id].name
    name = name if name.startswith(PROPER) else name[0].lower() + name[1:]
    if " of the foot" in name:
        return name.replace(" of the foot", f" of the {foot} foot")
    if name.endswith(" leg"):
        return f"{foot} {name}"
    leg = any(surface.startswith("leg") for surface in catalog.regions[id].shapes)
    return f"{name} of the {foot} {'leg' if leg else 'foot'}"


def toe_line(catalog: Catalog, id: str, region: str, foot: str) -> str:
    """ "below toes two and three"; nothing at the edges, at the big toe, and for what lies behind most toes."""
    surface: Surface | None = next((one for one in SOLES if one in catalog.zones[id].shapes), None)
    if not surface or region == "big-toe" or region.endswith("edge") or region.endswith("joint"):
        return ""
    toes, height = behind(catalog, id, surface, foot)
    if len(toes) > 3 or height < WAIST:
        return ""
    at_toes = "toes" in (region, *catalog.geometry.up(region))
    return f"{'at' if at_toes else 'below' if height > BALL else 'in line with'} {toes_in_words(toes)}"


def behind(catalog: Catalog, id: str, surface: Surface, foot: str) -> tuple:
    """The toes in whose strips a zone lies, from the big toe, and the mean height of its points."""
    zone = catalog.zones[id]
    outlines = [shapes.polygon(surface, part) for part in zone.parts_on(surface, foot)]
    ys = [y for points in outlines for _, y in points]
    return toes_behind(catalog, outlines), (min(ys) + max(ys)) / 2
