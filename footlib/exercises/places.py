"""Places of an answer: how far a touch lies from the place that was asked for, and in which direction; and places
picked on a map. Geometry and words, no picture.

A touch is a point on one surface of one foot, in foot lengths (`shapes.flat`). Both feet share these coordinates:
on the sole x grows from the big toe's side outwards, whichever foot it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import hypot
from typing import Any, Literal

from ..catalog import Catalog
from ..catalog.giveaways import holds, name_in
from ..model import SURFACES, Spot, shapes
from ..model.base import Surface
from ..model.exercise_kinds import Zones
from .checker import Checker, Judgement
from .given import ids

Point = tuple[float, float]
Line = list[Point]  # of an outline, its first point not repeated

HAIR = 0.008  # in foot lengths (2 mm): a touch on the border counts as in it
NEAR = 0.06  # up to here a touch is near: 1.5 cm on a foot 25 cm long (convention)
CENTIMETRES = 25  # the foot for which distances are told
LEG = (("towards the inner side", "towards the outer side"), ("down towards the foot", "up towards the knee"))
AXES = {  # surface → the words for less and more of its two coordinates
    "sole": (("towards the inner edge", "towards the outer edge"), ("towards the heel", "towards the toes")),
    "top": (("towards the big toe's side", "towards the little toe's side"), ("towards the ankle", "towards the toes")),
    "inner": (("towards the heel", "towards the toes"), ("down towards the sole", "up towards the leg")),
    "outer": (("towards the heel", "towards the toes"), ("down towards the sole", "up towards the leg")),
    "leg-front": LEG,
    "leg-back": LEG,
}


@dataclass(frozen=True)
class Touch:
    """A point of the foot, in foot lengths on its surface."""

    foot: str
    surface: Surface
    at: Point


@dataclass(frozen=True)
class Miss:
    """What a touch missed: `kind` is "in", "near", "far", "other-foot" (right but for the foot) or "other-view"."""

    kind: Literal["in", "near", "far", "other-foot", "other-view"]
    share: float = 0.0  #: the distance to the place's border, in foot lengths
    towards: tuple[str, ...] = ()  #: the way there, in words

    @property
    def hit(self) -> bool:
        return self.kind == "in"

    @property
    def says(self) -> str:
        """A sentence on it, which names no place; nothing on a hit."""
        towards = " and ".join(self.towards)
        return {
            "in": "",
            "near": f"Near: it begins {distance_words(self.share)} further {towards}, on a foot 25 cm long.",
            "other-foot": "The spot is right, but it is on the other foot.",
            "other-view": "It is not drawn on this side of the foot. Look at another view.",
            "far": f"Not here: go {towards}.",
        }[self.kind]


def miss(catalog: Catalog, places: Iterable[str], touch: Touch) -> Miss:
    """How a touch compares with the nearest of the places that are right."""
    wanted = [catalog.place(text) for text in places]
    here = nearest(catalog, [(id, touch.foot) for id, feet in wanted if touch.foot in feet], touch)
    there = nearest(catalog, [(id, feet[0]) for id, feet in wanted if touch.foot not in feet], touch)
    if here and (not there or here[0] <= max(there[0], NEAR)):
        return miss_by(touch, *here)
    if not there:
        return Miss("other-view")
    found = miss_by(touch, *there)
    return found if found.kind == "far" else Miss("other-foot", there[0], way(touch.surface, touch.at, there[1]))


def miss_by(touch: Touch, distance: float, point: Point) -> Miss:
    """The miss by a distance from a place's nearest point."""
    if distance <= HAIR:
        return Miss("in")
    return Miss("near" if distance <= NEAR else "far", distance, way(touch.surface, touch.at, point))


def nearest(catalog: Catalog, places: Iterable[tuple[str, str]], touch: Touch) -> tuple[float, Point] | None:
    """(distance, its point) of the nearest place, each drawn as on its foot; None where none is on this surface."""
    found = [gap(touch.at, line) for id, foot in places for line in outlines(catalog, id, touch.surface, foot)]
    return min(found, default=None)


def outlines(catalog: Catalog, id: str, surface: Surface, foot: str) -> list[Line]:
    """The outlines of a place on a surface, a region's with those of all its parts."""
    return [shapes.polygon(surface, part) for part in catalog.geometry.parts_on(id, surface, foot)]


def gap(at: Point, outline: Line) -> tuple[float, Point]:
    """(distance, nearest point) from a point to an outline; 0 inside it."""
    if shapes.inside(outline, at):
        return 0.0, at
    nearest = [closest(at, a, b) for a, b in zip(outline, [*outline[1:], outline[0]], strict=True)]
    return min((hypot(x - at[0], y - at[1]), (x, y)) for x, y in nearest)


def closest(at: Point, a: Point, b: Point) -> Point:
    """The point of the line from a to b that is nearest to `at`."""
    (x, y), (dx, dy) = a, (b[0] - a[0], b[1] - a[1])
    length = dx * dx + dy * dy
    t = max(0, min(1, ((at[0] - x) * dx + (at[1] - y) * dy) / length)) if length else 0
    return x + t * dx, y + t * dy


def middle(lines: Iterable[Line]) -> Point:
    """The mean of all points of some outlines."""
    points = [point for line in lines for point in line]
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def way(surface: Surface, start: Point, end: Point) -> tuple[str, ...]:
    """The way from one point to another, in words; a small part of it beside a large one is left out."""
    steps = [end[0] - start[0], end[1] - start[1]]
    least = max(map(abs, steps)) / 3
    order = sorted((0, 1), key=lambda i: -abs(steps[i]))
    return tuple(AXES[surface][i][steps[i] > 0] for i in order if steps[i] and abs(steps[i]) >= least)


def distance_words(share: float) -> str:
    """A distance on a foot 25 cm long, to half a centimetre: nobody's zone is known more exactly."""
    halves = round(share * CENTIMETRES * 2)
    if halves < 1:
        return "a hair's breadth"
    return f"about {'half a' if halves == 1 else f'{halves / 2:g}'} centimetre{'s' if halves > 2 else ''}"


# --- picked on a map: how many are right, and what kind of wrong the others are


class ZonesChecker(Checker[Zones]):
    """Places on one foot or both; a bare place stands for every foot that has it."""

    begin = "Pick on the map first, then run this cell again."
    choose = "Pick on the map first."
    form = '["…@right"]'

    def judge(self, exercise: Zones, given: object, catalog: Catalog) -> Judgement:
        picked, right = set(catalog.spots(ids(given, "['heel@left']"))), set(catalog.spots(exercise.answer))
        if picked == right:
            return Judgement(True)
        says = [distractor.says for distractor in exercise.wrong if set(catalog.spots(distractor.answer)) == picked]
        return Judgement(False, " ".join([*(says or kinds(catalog, picked, right)), counted(picked, right)]))

    def in_words(self, exercise: Zones, catalog: Catalog) -> str:
        return f"{'; '.join(in_words(catalog, text) for text in exercise.answer)}."

    def parts(self, id: str, exercise: Zones, catalog: Catalog) -> dict[str, Any]:
        """One view and one layer; the tabs of all of them only where an answer is not to be found there."""
        places = {place for place, _ in catalog.spots(exercise.answer)}
        layers = {"zones" if place in catalog.zones else "regions" for place in places}
        seen = set(SURFACES[exercise.view])
        apart = any(seen.isdisjoint(catalog.geometry.surfaces(place)) for place in places)
        return {"view": exercise.view, "layer": max(layers), "controls": apart or len(layers) > 1}

    def clicked(self, exercise: Zones, value: object, catalog: Catalog) -> list[str]:
        return list(map(str, catalog.spots(ids(value, "['heel@left']"))))

    def as_clicked(self, exercise: Zones, given: object, catalog: Catalog) -> list[str]:
        return self.clicked(exercise, given, catalog)

    def given_away(self, exercise: Zones, text: str, catalog: Catalog) -> str:
        ids = [catalog.place(one)[0] for one in exercise.answer]
        if all(holds(exercise.task, catalog.places[id].name) for id in ids):
            return ""
        return next(filter(None, (name_in(text, names_of(id, catalog), exercise.task) for id in ids)), "")


def names_of(id: str, catalog: Catalog) -> list[str]:
    """How people call a place."""
    place = catalog.places[id]
    return [place.name, getattr(place, "plain", ""), *place.synonyms, f"`{id}`"]


def in_words(catalog: Catalog, text: str) -> str:
    """'Heel, left foot'."""
    id, feet = catalog.place(text)
    return f"{catalog.places[id].name}, {' and '.join(feet)} foot"


def place_in_words(catalog: Catalog, text: str) -> str:
    """'Toes', or 'Ball of the foot, left foot'."""
    id, feet = catalog.place(text)
    return catalog.places[id].name + (f", {feet[0]} foot" if len(feet) == 1 else "")


def counted(given: set[Spot], right: set[Spot]) -> str:
    """'1 of 2 found; 1 missing.'"""
    hits, extra, missing = len(given & right), len(given - right), len(right - given)
    said = [f"{hits} of {len(right)} found"]
    said += [f"{missing} missing"] if missing else []
    said += [f"{extra} too many"] if extra else []
    return f"{'; '.join(said)}."


def kinds(catalog: Catalog, given: set[Spot], right: set[Spot]) -> list[str]:
    """One sentence for each kind of wrong."""
    return list(dict.fromkeys(kind(catalog, pick, right) for pick in sorted(given - right)))


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
