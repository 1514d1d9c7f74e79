"""What was asked, understood and put in an order of its own, so that the order of picking never matters."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..arguments import entries, number, one_of, pairs, word
from ..cache import kept_with
from ..catalog import Catalog
from ..catalog.geometry import Geometry
from ..errors import FootlibError, everything
from ..model import ELSEWHERE, FEET, MINUTES, Caution, Condition, Spot
from ..model.base import Foot
from ..model.care import Limits

FEW = 120  # letters of conditions, where none was picked: a taste of what there is
PLACES = '{} must be a list of places, such as ["heel@left"]'


class Memo(dict):
    """A table that works out what is looked up in it, once: many moves share their places and techniques."""

    def __init__(self, work: Callable[[str], Any]):
        super().__init__()
        self.work = work

    def __missing__(self, key: str) -> Any:
        self[key] = self.work(key)
        return self[key]


@dataclass(frozen=True)
class PlanRequest:
    """One receiver's answers, all ids checked."""

    catalog: Catalog
    conditions: tuple[str, ...]
    minutes: float
    asked: bool
    cautions: tuple[str, ...]  #: reported and implied
    cleared: tuple[str, ...]
    avoid: Mapping[str, tuple[str, ...]]  #: caution id, "wish", or "" for a plain list → places, or ELSEWHERE
    who: str
    feet: str
    more: tuple[str, ...] = ()  #: places of which the receiver wishes more
    less: tuple[str, ...] = ()

    @cached_property
    def cards(self) -> dict[str, Condition | Caution]:
        """Everything that limits this routine, by id."""
        conditions: dict[str, Condition | Caution] = {id: self.catalog.conditions[id] for id in self.conditions}
        return conditions | {id: self.catalog.cautions[id] for id in self.cautions}

    @cached_property
    def lowest_limits(self) -> Mapping[str, int]:
        """Rule 3: the lowest limit of all cards, by place."""
        return Memo(lambda place: min(limit_at(self.catalog, id, place) for id in self.cards))

    @cached_property
    def forbidden_techniques(self) -> Mapping[str, tuple[str, ...]]:
        """Who forbids a technique, by name or because only others are allowed."""
        return Memo(lambda technique: tuple(card.name for card in self.cards.values() if forbids(card, technique)))

    @cached_property
    def forbidden_directions(self) -> Mapping[str, tuple[str, ...]]:
        """Who forbids a direction."""
        return Memo(lambda way: tuple(card.name for card in self.cards.values() if way in card.forbids.towards))

    @cached_property
    def forbidden(self) -> dict[Spot, list[str]]:
        """(place, foot) → the names of those who forbid it."""
        why: dict[Spot, list[str]] = {}
        for name, places in self._forbidding():
            for spot in self.catalog.spots(places):
                why.setdefault(spot, []).append(name)
        return why

    @cached_property
    def like(self) -> dict[Foot, Foot]:
        """Each foot → the first on which the same is kept off: what may be done on that may be done on this."""
        feet = FEET[self.feet]
        off = {foot: {at.place: names for at, names in self.forbidden.items() if at.foot == foot} for foot in feet}
        return {foot: next(first for first in off if off[first] == off[foot]) for foot in off}

    @cached_property
    def ruled_out(self) -> dict[str, tuple[str, ...]]:
        """What no sentence of this routine may ask of the body → the names of those who rule it out."""
        why = {"partner": []} if self.who == "self" else {}  # nobody is against it: there is nobody else
        for card in self.cards.values():
            for demand in card.forbids.asks:
                why.setdefault(demand, []).append(card.name)
        return {demand: tuple(names) for demand, names in why.items()}

    def _forbidding(self) -> Iterator[tuple[str, Iterable[str]]]:
        for card in self.cards.values():
            yield card.name, (*card.forbids.places, *getattr(card, "places", ()))
        for why, places in self.avoid.items():
            spots = [place for place in places if place != ELSEWHERE]
            yield "your wish" if why in ("", "wish") else self.catalog.cautions[why].name, spots

    @property
    def answers(self) -> dict[str, Any]:
        """The fields of a Routine that repeat what was asked."""
        flat = tuple(sorted({p for places in self.avoid.values() for p in places} - {ELSEWHERE}))
        same = ("conditions", "asked", "cautions", "cleared", "minutes", "who", "feet", "more", "less")
        why = {why: places for why, places in self.avoid.items() if why}
        return {name: getattr(self, name) for name in same} | {"avoid": flat, "avoid_why": why}

    @cached_property
    def time(self) -> int:
        """Seconds for all steps: as asked, or as few as a card allows."""
        return int(min([self.minutes, *(c.minutes_max for c in self.cards.values() if c.minutes_max)]) * 60)


def request_of(
    catalog: Catalog,
    conditions: object,
    minutes: object,
    cautions: object,
    cleared: object,
    avoid: object,
    who: object,
    feet: object,
    more: object = (),
    less: object = (),
) -> PlanRequest:
    """A checked PlanRequest."""
    picked = ids(catalog, "conditions", conditions, "flat-feet")
    if not picked:
        raise FootlibError(f'Pick a condition, as in plan("tired-feet").{everything(catalog.conditions, FEW)}')
    reported = ids(catalog, "cautions", () if cautions is None else cautions, "fever")
    implied = {c for condition in picked for c in catalog.conditions[condition].implies}
    return PlanRequest(
        catalog=catalog,
        conditions=picked,
        minutes=number("minutes", minutes, *MINUTES),
        asked=cautions is not None,
        cautions=tuple(sorted({*reported, *implied})),
        cleared=ids(catalog, "cautions", cleared, "pregnancy"),
        avoid=checked_avoid(catalog, avoid),
        who=one_of("who", who, ("partner", "self")),
        feet=one_of("feet", feet, tuple(FEET)),
        **checked_wishes(catalog, more, less),
    )


def ids(catalog: Catalog, attribute: str, given: object, example: str) -> tuple[str, ...]:
    """Ids of one kind, each once, in an order of their own."""
    given = entries(given, f"{attribute} must be an id or a list of ids, such as [{example!r}]")
    return tuple(sorted({catalog.id_of(attribute, id) for id in given}))


def checked_avoid(catalog: Catalog, avoid: object) -> dict[str, tuple[str, ...]]:
    """{caution id, 'wish' or '': places}, places checked and sorted; '' holds a plain list, which answers for all."""
    if not isinstance(avoid, Mapping):
        return {"": checked_places(catalog, "avoid", avoid)}
    found = {}
    for given, places in pairs(avoid, PLACES.format("avoid")).items():
        why = "wish" if isinstance(given, str) and word(given) == "wish" else catalog.id_of("cautions", given)
        found[why] = tuple(sorted({*found.get(why, ()), *checked_marks(catalog, why, places)}))
    return {why: found[why] for why in sorted(found)}


def checked_marks(catalog: Catalog, why: str, places: object) -> tuple[str, ...]:
    """The places of one caution; one that may lie anywhere in the body, such as an operation, is also "elsewhere"."""
    places = entries(places, PLACES.format("avoid"))
    if any(isinstance(place, str) and place == ELSEWHERE for place in places):
        if why == "wish" or not catalog.cautions[why].site:
            says = f"'{ELSEWHERE}' says that an operation or treatment is neither on a foot nor on a lower leg"
            raise FootlibError(f"{says}; '{why}' needs a place, such as 'heel@left'.")
        rest = [place for place in places if place != ELSEWHERE]
        return (ELSEWHERE, *checked_places(catalog, "avoid", rest))
    return checked_places(catalog, "avoid", places)


def checked_wishes(catalog: Catalog, more: object, less: object) -> dict[str, tuple[str, ...]]:
    """Nobody can have more and less of the same place."""
    wishes = {"more": checked_places(catalog, "more", more), "less": checked_places(catalog, "less", less)}
    of_more, of_less = (set(catalog.spots(places)) for places in wishes.values())
    if both := sorted(of_more & of_less):
        raise FootlibError(f"'{both[0].place}' stands in more and in less: choose one of them.")
    return wishes


def checked_places(catalog: Catalog, name: str, places: object) -> tuple[str, ...]:
    return tuple(sorted({catalog.place_id(place) for place in entries(places, PLACES.format(name))}))


# --- What one card limits


def forbids(card: Limits, technique: str) -> bool:
    """Whether a card forbids a technique, by name or because it allows only others."""
    only = card.forbids.only_techniques
    return technique in card.forbids.techniques or bool(only and technique not in only)


@kept_with
def limit_at(catalog: Catalog, id: str, place: str) -> int:
    """The highest pressure of a condition or caution at a place: where it is silent, a condition keeps to the course's
    own limit."""
    card = catalog.conditions.get(id) or catalog.cautions[id]
    geometry, near = catalog.geometry, catalog.touching[place]
    grounds = [limit_of_region(geometry, card, region) for region in geometry.grounds[place]]
    named = [level for text, level in card.limits.items() if Spot.parse(text).place in near]
    return min([card.limit, *grounds, *named])


def limit_of_region(geometry: Geometry, card: Limits, region: str) -> int:
    """The level that a card, or else the course, names for a region or the nearest one above it."""
    line = geometry.lines[region]
    for id in line:
        if id in card.limits:
            return card.limits[id]
    if not isinstance(card, Condition):
        return 3
    return next((r.limit for id in line if (r := geometry.regions[id]).limit is not None), 2)
