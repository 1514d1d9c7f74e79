"""Places picked on a map: how many are right, and what kind of wrong the others are."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..catalog import Catalog
from ..model import SURFACES, Spot
from ..model.course import Zones
from .checker import Checker, Judgement, ids
from .distance import NEAR, Touch, middle, nearest, outlines


class PicksChecker(Checker[Zones]):
    """Places on one foot or both; a bare place stands for every foot that has it."""

    begin = "Pick on the map first, then run this cell again."
    choose = "Pick on the map first."
    control = "map"

    def judge(self, exercise: Zones, given: object, catalog: Catalog) -> Judgement:
        picked, right = picks(catalog, ids(given, "['heel@left']")), picks(catalog, exercise.answer)
        if picked == right:
            return Judgement(True)
        says = [distractor.says for distractor in exercise.wrong if picks(catalog, distractor.answer) == picked]
        return Judgement(False, " ".join([*(says or kinds(catalog, picked, right)), counted(picked, right)]))

    def in_words(self, exercise: Zones, catalog: Catalog) -> str:
        return f"{'; '.join(in_words(catalog, text) for text in exercise.answer)}."

    def parts(self, id: str, exercise: Zones, catalog: Catalog) -> dict[str, Any]:
        """One view and one layer; the tabs of all of them only where an answer is not to be found there."""
        places = {place for place, _ in picks(catalog, exercise.answer)}
        layers = {"zones" if place in catalog.zones else "regions" for place in places}
        seen = set(SURFACES[exercise.view])
        apart = any(seen.isdisjoint(catalog.geometry.surfaces(place)) for place in places)
        return {"view": exercise.view, "layer": max(layers), "controls": apart or len(layers) > 1}

    def clicked(self, exercise: Zones, value: object, catalog: Catalog) -> list[str]:
        return list(map(str, catalog.spots(ids(value, "['heel@left']"))))

    def as_clicked(self, exercise: Zones, given: object, catalog: Catalog) -> list[str]:
        return self.clicked(exercise, given, catalog)

    def example(self, exercise: Zones) -> str:
        return '["…@right"]'


def in_words(catalog: Catalog, text: str) -> str:
    """'Heel, left foot'."""
    id, feet = catalog.place(text)
    return f"{catalog.places[id].name}, {' and '.join(feet)} foot"


def picks(catalog: Catalog, texts: Iterable[str]) -> set[Spot]:
    """The places with their feet."""
    return set(catalog.spots(texts))


def counted(given: set[Spot], right: set[Spot]) -> str:
    """'1 of 2 found; 1 missing.'"""
    hits, extra, missing = len(given & right), len(given - right), len(right - given)
    said = [f"{hits} of {len(right)} found"]
    said += [f"{missing} missing"] if missing else []
    said += [f"{extra} too many"] if extra else []
    return f"{'; '.join(said)}."


def kinds(catalog: Catalog, given: set[Spot], right: set[Spot]) -> list[str]:
    """One sentence for each kind of wrong."""
    found = [kind(catalog, pick, right) for pick in sorted(given - right)]
    return list(dict.fromkeys(found))


def kind(catalog: Catalog, pick: Spot, right: set[Spot]) -> str:
    """How one wrong pick misses the places that are asked for."""
    id, foot = pick
    if any(id == place for place, _ in right):
        return "The place is right, the foot is not."
    if any(id in catalog.geometry.up(place) for place, _ in right):
        return "One pick is too large: what is asked for is a part of it."
    if any(place in catalog.geometry.up(id) for place, _ in right):
        return "One pick is too small: it is only a part of what is asked for."
    feet = [side for place, side in right if neighbours(catalog, id, place)]
    if feet:
        return f"One pick is a neighbour: very near{'' if foot in feet else ', and on the other foot'}."
    return "One pick lies somewhere else on the foot."


def neighbours(catalog: Catalog, id: str, place: str) -> bool:
    """Whether the middle of one place lies near another one, on any surface."""
    return any(
        gap[0] <= NEAR
        for foot in catalog.places[id].feet
        for touch in middles(catalog, id, foot)
        for side in catalog.places[place].feet
        if (gap := nearest(catalog, [(place, side)], touch))
    )


def middles(catalog: Catalog, id: str, foot: str) -> Iterator[Touch]:
    """The middle of each outline of a place."""
    for surface in catalog.geometry.surfaces(id):
        for outline in outlines(catalog, id, surface, foot):
            yield Touch(foot, surface, middle([outline]))
