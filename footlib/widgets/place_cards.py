"""What the widgets in the browser need to know about the places of the foot."""

from functools import lru_cache

from ..arguments import entries
from ..catalog import Catalog
from ..drawing import VIEWS as DRAWN
from ..errors import FootlibError, echo
from ..model import ELSEWHERE, GRADES
from .course_widget import listed
from .spot import spot

HIGHLIGHT = "highlight takes places, or a list of {'place': 'heel@left', 'numbers': [1]}"
ALL_ZONES = ("reflex-chart", "zones-and-organs")  # what a zone's card says of all zones


@lru_cache(maxsize=4)
def cards(catalog):
    """Each place by id: names, what is known about it, and the parts as which it is drawn."""
    return {id: card(catalog, id, place) for id, place in catalog.places.items()}


def card(catalog, id, place):
    zone = id in catalog.zones
    feet = list(place.feet)
    parts = catalog.geometry.drawn_as(id)
    surfaces = {surface for part in parts for surface in catalog.places[part].shapes}
    return {
        "kind": "zone" if zone else "region",
        "name": place.name,
        "where": place.where,
        "also": list(place.synonyms),
        "plain": place.plain if zone else "",
        "system": place.system if zone else "",
        "agreement": place.agreement if zone else "",
        "feet": feet,
        "parts": parts,
        "views": [view for view, drawn in DRAWN.items() if surfaces & set(drawn.surfaces)],
        "spot": {foot: spot(catalog, id, foot) for foot in feet},
    }


def grades(catalog):
    """What is known about all zones alike: how far a claim is believed, and then the claim."""
    return [judged(catalog.evidence[id]) for id in ALL_ZONES if id in catalog.evidence]


def judged(claim):
    """ "Not supported by studies (low certainty): work on a zone helps its organ when it is ill." """
    sure = "never tested" if claim.certainty == "none" else f"{claim.certainty} certainty"
    return f"{GRADES[claim.grade].verdict} ({sure}): {claim.claim[0].lower()}{claim.claim[1:]}"


def picked(catalog, value):
    """Places with their foot, each once, in order: "heel" becomes heel@right and heel@left."""
    return listed(map(str, catalog.spots(listed(value))))


def highlighted(catalog, value):
    """[{"place": "ball@right", "numbers": [1, 3]}, …]; a plain place has no numbers."""
    given = [value] if isinstance(value, dict) else entries(value, HIGHLIGHT)
    items = [{"place": one} if isinstance(one, str) else one for one in given]
    for one in items:
        numbers = one.get("numbers", ()) if isinstance(one, dict) and "place" in one else None
        if not isinstance(numbers, (list, tuple)) or any(not isinstance(number, int) for number in numbers):
            raise FootlibError(f"{HIGHLIGHT}, not {echo(one)}.")
    return [{"place": catalog.place_id(one["place"]), "numbers": list(one.get("numbers", ()))} for one in items]


def marked(catalog, value):
    """Places marked red, by reason: "wish", or the id of a caution."""
    if not isinstance(value, dict):
        raise FootlibError(f"Marks are places by reason, such as {{'wish': ['heel@left']}}, not {echo(value)}.")
    found = {}
    for reason, places in value.items():
        why = known_reason(catalog, reason)
        found.setdefault(why, []).extend(spots(catalog, why, places))
    return {reason: listed(places) for reason, places in found.items()}


def spots(catalog: Catalog, reason: str, places: object) -> list[str]:
    """The places of one reason; what may lie anywhere in the body, such as an operation, can be elsewhere alone."""
    places = listed(places)
    if ELSEWHERE in places and reason in catalog.cautions and catalog.cautions[reason].site:
        return [ELSEWHERE, *picked(catalog, [one for one in places if one != ELSEWHERE])]
    return picked(catalog, places)


def known_reason(catalog, reason):
    """ "wish", a caution's id, or nothing."""
    return reason if isinstance(reason, str) and reason in ("", "wish") else catalog.id_of("cautions", reason)


def reasons(catalog):
    """What a mark is for, in words."""
    placed = {id: c.name for id, c in catalog.cautions.items() if c.effect == "local" or c.site}
    return {"wish": "spots to avoid", **placed}
