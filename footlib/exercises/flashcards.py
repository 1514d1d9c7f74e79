"""The cards of the zone drill: "Where is …?" and "What is here?", and how well each was known. Pure; nothing is kept.

How an answer counts (convention): right is 3 (good); near, or the right spot on the other foot, is 2 (hard); all else
is 1 (again). There is no 4: nobody is timed.
"""

from dataclasses import dataclass
from datetime import datetime
from math import dist
from random import Random
from typing import Literal

from .. import local_time
from ..cache import kept_with
from ..catalog import Catalog
from ..model import Zone
from .places import Point, Touch, middle, miss, outlines

Side = Literal["sole", "top", "inner", "outer"]  # each is a view, and the one surface that it shows
VIEWS: tuple[Side, ...] = ("sole", "top", "inner", "outer")  #: a zone is asked on the first on which it is drawn
AGREEMENT = ("high", "medium", "low")
CHUNK = 4  #: so many zones are asked by "where" before they are asked by "what"
NAMES = 4
RATINGS = {"right": 3, "near": 2, "wrong": 1}


@dataclass(frozen=True)
class Flashcard:
    """One question on one zone; `foot` only for an organ of one side."""

    kind: Literal["where", "what"]
    zone: str
    foot: str = ""

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.place}"

    @property
    def place(self) -> str:
        return f"{self.zone}@{self.foot}" if self.foot else self.zone


@dataclass(frozen=True)
class Outcome:
    """How well a card was known, and what is said to the answer."""

    known: Literal["right", "near", "wrong"]
    text: str

    @property
    def rating(self) -> int:
        return RATINGS[self.known]


def deck(catalog: Catalog) -> dict[str, Flashcard]:
    """{id: card}, in the order in which new ones come in: zones of the sole first, and those on which charts agree."""
    order = sorted(
        catalog.zones,
        key=lambda id: (VIEWS.index(view_of(catalog.zones[id])) > 0, AGREEMENT.index(catalog.zones[id].agreement)),
    )
    chunks = [order[i : i + CHUNK] for i in range(0, len(order), CHUNK)]
    feet = {id: "" if zone.foot == "both" else zone.foot for id, zone in catalog.zones.items()}
    cards = [Flashcard(kind, id, feet[id]) for chunk in chunks for kind in ("where", "what") for id in chunk]
    return {card.id: card for card in cards}


def view_of(zone: Zone) -> Side:
    """The view on which a zone is asked."""
    return next(view for view in VIEWS if view in zone.shapes)


def question(card: Flashcard, catalog: Catalog) -> str:
    """What is asked; an organ of one side is asked with its foot."""
    if card.kind == "what":
        return "What is here? Which zone of the chart is lit?"
    name = catalog.zones[card.zone].name
    return f"Where is this zone: {name}? {'Find the foot, too.' if card.foot else 'Either foot will do.'}"


def choices_for(card: Flashcard, catalog: Catalog, visit: int = 0) -> list[str]:
    """Four zones to choose from, the right one among them: two neighbours, one of the same system, mixed."""
    near, alike = neighbours(card.zone, catalog), alike_to(card.zone, catalog)
    others = list(dict.fromkeys([*near[:2], *alike[:1], *near[2:]]))[: NAMES - 1]
    mixed = [card.zone, *others]
    Random(f"{card.id} {visit}").shuffle(mixed)
    return mixed


def others_than(id: str, catalog: Catalog) -> list[str]:
    """Zones that can be told from this one: what overlaps it lies here as well."""
    return [other for other in catalog.zones if other not in catalog.touching[id]]


def neighbours(id: str, catalog: Catalog) -> list[str]:
    """Other zones on the same view, the nearest first."""
    view = view_of(catalog.zones[id])
    here = [other for other in others_than(id, catalog) if view in catalog.zones[other].shapes]
    return sorted(here, key=lambda other: dist(middle_of(catalog, id, view), middle_of(catalog, other, view)))


def alike_to(id: str, catalog: Catalog) -> list[str]:
    """Other zones of the same body system, the nearest by height in the body first."""
    own = catalog.zones[id]
    same = [other for other in others_than(id, catalog) if catalog.zones[other].system == own.system]
    return sorted(same, key=lambda other: abs(catalog.zones[other].body_height - own.body_height))


@kept_with
def middle_of(catalog: Catalog, id: str, view: Side) -> Point:
    """The middle of a zone on a view."""
    return middle(outlines(catalog, id, view, "left" if catalog.zones[id].foot == "both" else catalog.zones[id].foot))


def judge_touch(card: Flashcard, touch: Touch, catalog: Catalog) -> Outcome:
    """The outcome of a touch, to "Where is …?"."""
    found, where = miss(catalog, [card.place], touch), catalog.zones[card.zone].where
    if found.hit:
        return Outcome("right", where)
    return Outcome("near" if found.kind in ("near", "other-foot") else "wrong", f"{found.says} {where}")


def judge_name(card: Flashcard, zone: str, catalog: Catalog) -> Outcome:
    """The outcome of a name, to "What is here?"."""
    right, given = catalog.zones[card.zone], catalog.zones[zone]
    if zone == card.zone:
        return Outcome("right", f"{right.name}. {right.where}")
    return Outcome("wrong", f"This is not the zone of {given.name}, but: {right.name}. {right.where}")


def label(card: Flashcard, catalog: Catalog) -> str:
    """A card in a list of what was asked."""
    return f"{'Where is' if card.kind == 'where' else 'What is here'}: {catalog.zones[card.zone].name}"


def when(due: datetime, now: datetime) -> str:
    """When a card comes again, in a learner's words."""
    days = (local_time.local(due).date() - local_time.local(now).date()).days
    return "today" if days < 1 else "tomorrow" if days == 1 else f"in {days} days"
