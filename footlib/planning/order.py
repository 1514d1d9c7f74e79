"""Rule 4: each condition's own order is kept; where orders contradict each other, the general massage order decides."""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from ..cache import kept_with
from ..catalog import Catalog
from ..model import FEET
from .forbid import Candidate
from .request import PlanRequest

PHASES = ("stroke", "rub", "knead", "press", "percuss", "joint", "hold")  # the general order of a massage
AREAS = ("toes", "ball", "arch", "heel", "inner-edge", "outer-edge", "top", "ankle", "lower-leg")


def in_order(request: PlanRequest, candidates: list[Candidate]) -> list[Candidate]:
    """All of the right foot, then all of the left; on each foot opening, work in order, closing."""
    rank = {id: i for i, id in enumerate(work_order(request, {c.id: c for c in candidates if c.work}))}
    place = {"opening": -1, "closing": len(rank)}
    feet = FEET[request.feet]
    return sorted(candidates, key=lambda c: (feet.index(c.foot), rank[c.id] if c.work else place[c.move.role]))


def work_order(request: PlanRequest, work: dict[str, Candidate]) -> list[str]:
    """Ids of work moves so that every condition's own order is kept, save inside a cycle of contradicting orders."""
    chains = [[id for id in request.catalog.conditions[c].moves if id in work] for c in request.conditions]
    after: dict[str, set[str]] = {id: set() for id in work}
    for chain in chains:
        for earlier, later in zip(chain, chain[1:], strict=False):
            after[earlier].add(later)
    key = {id: general(request.catalog, id, candidate.places) for id, candidate in work.items()}
    return [id for group in sorted_groups(after, key) for id in sorted(group, key=key.__getitem__)]


@kept_with
def general(catalog: Catalog, id: str, places: tuple[str, ...]) -> tuple[int, int, int, str]:
    """Where a move stands in any massage: stroke, rub, knead and press, percuss, joints; whole before parts."""
    phase = catalog.techniques[catalog.moves[id].technique].phase
    roots = {(catalog.geometry.up(p) or [p])[-1] for p in places}
    area = min((AREAS.index(r) for r in roots if r in AREAS), default=len(AREAS))
    return PHASES.index("knead" if phase == "press" else phase), -len(roots), area, id


def sorted_groups(after: dict[str, set[str]], key: dict[str, tuple]) -> Iterator[tuple[str, ...]]:
    """Groups of moves in an order that all arrows allow: a group is one move, or a cycle of contradicting ones."""
    group_of = {id: group for group in cycles(after) for id in group}
    before = {group: 0 for group in group_of.values()}
    arrows = {group: {group_of[b] for a in group for b in after[a]} - {group} for group in before}
    for laters in arrows.values():
        for later in laters:
            before[later] += 1
    ready = [(min(key[id] for id in group), group) for group, count in before.items() if not count]
    heapify(ready)
    while ready:
        _, group = heappop(ready)
        yield group
        for later in sorted(arrows[group]):
            before[later] -= 1
            if not before[later]:
                heappush(ready, (min(key[id] for id in later), later))


def cycles(after: dict[str, set[str]]) -> set[tuple[str, ...]]:
    """The strongly connected groups of a graph, each a sorted tuple: what leads to one another."""
    reached = {id: reached_from(id, after) for id in after}
    return {tuple(sorted({id, *(one for one in reached[id] if id in reached[one])})) for id in after}


def reached_from(id: str, after: dict[str, set[str]]) -> set[str]:
    found, waiting = set(), [id]
    while waiting:
        new = after[waiting.pop()] - found
        found |= new
        waiting += new
    return found
