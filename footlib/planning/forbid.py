"""Rules 2, 3 and 5: avoiding wins over helping, pressure is the lowest limit, openings and closings adapt."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from ..cache import kept_with
from ..catalog import Catalog
from ..model import DEMANDS, DIRECTIONS, FEET
from ..model.base import Foot
from ..model.move import Move
from .request import PlanRequest, limit_at

Wanted = list[tuple[str, tuple[str, ...]]]  # moves, each with the conditions that ask for it
Names = dict[str, tuple[str, ...]]  # what is forbidden → the names of those who forbid it
BOTH = "both-hands"  # the hold of moves that two hands do around the foot
UPWARD_LAST = "in-place"  # an opening stroke whose every direction is forbidden is a hand that rests and moves on


@dataclass(frozen=True)
class Candidate:
    """A move on one foot with what is allowed of it."""

    id: str
    move: Move
    foot: Foot
    places: tuple[str, ...]
    towards: str
    pressure: int
    conditions: tuple[str, ...]
    lost: tuple[str, ...] = ()  #: places that it may not work
    because: tuple[str, ...] = ()  #: who took them away

    @property
    def work(self) -> bool:
        return self.move.role == "work"


@dataclass(frozen=True)
class LeftOut:
    """A move that is not done, and why."""

    id: str
    foot: Foot
    reason: str
    because: tuple[str, ...] = ()


def candidates(request: PlanRequest) -> tuple[list[Candidate], list[LeftOut]]:
    """What is allowed, and what is left out: (candidates, left out); merged, one a move and foot."""
    allowed, left_out = [], []
    wanted = moves_wanted(request)
    for foot in FEET[request.feet]:
        work = []
        for id, who in wanted:
            found = candidate(request, foot, id, who) if role(request, id) == "work" else None
            (work if isinstance(found, Candidate) else left_out).extend([found] if found else [])
        if work:
            opening, closing = (first_of(request, wanted, kind) for kind in ("opening", "closing"))
            allowed += [adapted(request, foot, opening, work), *work, adapted(request, foot, closing, work)]
    return allowed, left_out


def role(request: PlanRequest, id: str) -> str:
    return request.catalog.moves[id].role


def moves_wanted(request: PlanRequest) -> Wanted:
    """Each move once, with the conditions that ask for it: the same move on the same foot is one step."""
    wanted = {}
    for condition in request.conditions:
        for id in request.catalog.conditions[condition].moves:
            wanted.setdefault(id, []).append(condition)
    return [(id, tuple(who)) for id, who in wanted.items()]


def first_of(request: PlanRequest, wanted: Wanted, kind: str) -> tuple[str, tuple[str, ...]]:
    """The opening (closing) of the routine: the article's where a condition has it; its reasons are everybody's."""
    ids = [id for id, _ in wanted if role(request, id) == kind]
    return min(ids, key=lambda id: (request.catalog.moves[id].article is None, id)), request.conditions


@kept_with
def candidate(request: PlanRequest, foot: Foot, id: str, who: tuple[str, ...]) -> Candidate | LeftOut | None:
    """The move with its allowed places, direction and pressure; LeftOut with the first reason against it; nothing for a
    move of the other foot. What is alike on both feet is worked out once."""
    move, here = request.catalog.moves[id], places_here(request.catalog, id, foot)
    if not here or move.foot not in ("both", foot):
        return None
    first = request.like[foot]
    if first != foot and move.foot == "both" and here == places_here(request.catalog, id, first):
        same = candidate(request, first, id, who)
        return same and replace(same, foot=foot)
    if names := request.forbidden_techniques[move.technique]:
        return LeftOut(id, foot, f"no {request.catalog.techniques[move.technique].name.lower()} here", names)
    for demand, names in against_demands(request, move).items():
        return LeftOut(id, foot, f"it asks for {DEMANDS[demand]}", names)
    if move.hold == BOTH and (off := leaning(request, move, foot)):
        return LeftOut(id, foot, "keeping off its place", blamed(off))
    places, taken = split(request, move, here, foot)
    if not places or (move.spans and taken):
        return LeftOut(id, foot, "keeping off its place", blamed(taken))
    towards, names = direction(request, move)
    if not towards:
        return LeftOut(id, foot, f"not {DIRECTIONS[move.towards[0]]}", names)
    weak = too_weak(request, move, places)
    if len(weak) == len(places) or (move.spans and weak):
        return LeftOut(id, foot, "it needs more pressure than is allowed here", blamed(weak))
    places, taken = tuple(p for p in places if p not in weak), taken | weak
    pressure = pressure_at(request, move, places)
    return Candidate(id, move, foot, places, towards, pressure, who, tuple(taken), blamed(taken))


@kept_with
def places_here(catalog: Catalog, id: str, foot: Foot) -> tuple[str, ...]:
    """The move's places that this foot has."""
    return tuple(spot.place for spot in catalog.spots(catalog.moves[id].places) if spot.foot == foot)


def split(request: PlanRequest, move: Move, places: Iterable[str], foot: Foot) -> tuple[tuple[str, ...], Names]:
    """(allowed places, {forbidden place: who forbids it}); a place whose joints are kept still is forbidden, too."""
    kept, taken = [], {}
    for place in places:
        if place in move.joints and (names := against_joints(request, move, place, foot)):
            taken[place] = names
        else:
            left, lost = narrowed(request, place, foot)
            kept += left
            taken |= lost
    return tuple(dict.fromkeys(kept)), taken


@kept_with
def narrowed(request: PlanRequest, place: str, foot: str) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """A place, or what is left of it where only a part of it is kept off: a sore bunion does not take the whole ball
    away. (what is left, {forbidden part: who forbids it})."""
    names, geometry = against_place(request, place, foot), request.catalog.geometry
    if not names:
        return [place], {}
    parts = [narrowed(request, part, foot) for part in geometry.parts(place)]
    left = [one for kept, _ in parts for one in kept]
    below = geometry.children.get(place, ())
    lost = {part: found for part in below if (found := against_place(request, part, foot))}
    return (left, lost) if left and lost else ([], {place: names})


def leaning(request: PlanRequest, move: Move, foot: Foot) -> Names:
    """Where else the working hand would lie and may not → who forbids it. Two hands that work around the foot cannot do
    without it; the fingers of one hand can hang free."""
    return {place: names for place in move.leans if (names := against_place(request, place, foot))}


def hold_left(request: PlanRequest, move: Move, foot: Foot) -> str:
    """The move's hold, or the first of those named instead of it that touches no place that is kept off."""
    id = request.who == "self" and move.hold_self or move.hold
    holds, limits = request.catalog.holds, request.lowest_limits
    while any(against_place(request, place, foot) or limits[place] < 1 for place in holds[id].places):
        id = holds[id].otherwise or id  # the last touches nothing (checked)
    return id


def against_joints(request: PlanRequest, move: Move, place: str, foot: str) -> tuple[str, ...]:
    """Who keeps off the ground of a joint that moves when the move works a place."""
    joints = request.catalog.geometry.joints
    return tuple(name for joint in move.joints[place] for name in forbidding(request, joints[joint], foot))


def against_place(request: PlanRequest, place: str, foot: str) -> tuple[str, ...]:
    """Who forbids a place: any place that it is, contains, lies in, or overlaps by more than a tenth."""
    return forbidding(request, request.catalog.touching[place], foot)


def forbidding(request: PlanRequest, near: Collection[str], foot: str) -> tuple[str, ...]:
    against = (names for (other, side), names in request.forbidden.items() if side == foot and other in near)
    return tuple(name for names in against for name in names)


def blamed(taken: Names) -> tuple[str, ...]:
    return tuple(sorted({name for names in taken.values() for name in names}))


def against_demands(request: PlanRequest, move: Move) -> Names:
    """What a move asks of the receiver's body and may not → who rules it out."""
    return {demand: request.ruled_out[demand] for demand in move.asks if demand in request.ruled_out}


def direction(request: PlanRequest, move: Move) -> tuple[str | None, tuple[str, ...]]:
    """The first direction of a move that nobody forbids, or (None, who forbids them)."""
    for towards in move.towards:
        if not request.forbidden_directions[towards]:
            return towards, ()
    return None, request.forbidden_directions[move.towards[0]]


def pressure_at(request: PlanRequest, move: Move, places: Iterable[str]) -> int:
    """The lowest limit of conditions, cautions and the course over the places, never above the move's own."""
    return min([move.pressure, *(request.lowest_limits[place] for place in places)])


def too_weak(request: PlanRequest, move: Move, places: Iterable[str]) -> Names:
    """Places that bear less than the technique needs → who says so: the step keeps its other places."""
    least = request.catalog.techniques[move.technique].pressure[0]
    return {p: limiting(request, (p,), limit) for p in places if (limit := request.lowest_limits[p]) < least}


def limiting(request: PlanRequest, places: Iterable[str], pressure: int) -> tuple[str, ...]:
    """Who allows no more than this pressure over the places."""
    low = [id for id in request.cards if min(limit_at(request.catalog, id, place) for place in places) <= pressure]
    return tuple(sorted(request.cards[id].name for id in low))


def adapted(request: PlanRequest, foot: Foot, opening: tuple[str, tuple[str, ...]], work: list[Candidate]) -> Candidate:
    """An opening or closing with what is allowed of it; never dropped: where nothing of its own is left it goes where
    the work goes."""
    id, who = opening
    move = request.catalog.moves[id]
    places, taken = split(request, move, places_here(request.catalog, id, foot), foot)
    places = places or tuple(dict.fromkeys(p for c in work for p in c.places))
    towards = direction(request, move)[0] or UPWARD_LAST
    step = Candidate(id, move, foot, places, towards, 0, who, tuple(taken), blamed(taken))
    return replace(step, pressure=pressure_at(request, move, places))
