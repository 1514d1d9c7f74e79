"""Rule 6: at most the time there is, filled as far as the maxima allow, and for each step at least one honest pass: few
steps with time to breathe rather than many in a hurry. The receiver's wishes say who gets more of the time, and who is
missed least."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..cache import kept_with
from ..catalog import Catalog
from ..catalog.place_words import and_list, phrase, wholes
from ..errors import number_of
from ..model import Spot, Step
from ..model.move import GRAIN
from . import pace
from .forbid import Candidate, LeftOut
from .request import PlanRequest

Kept = list[tuple[Candidate, int]]  # what is done, each with its seconds
FEW, EVERY = 3, 60  # steps a foot: opening, closing and one more, and for each minute another one (convention)
WHOLE = 600  # seconds a foot in which no other condition takes one of the article's nine steps away
NINE, LAST, CORE, EXTRA = range(4)  # how long a move stays when time is short
HALF = 0.5  # a move is about a place when at least half of it lies there (convention)
FULL = (
    "The wishes for more and less change nothing here: in this time every step gets the most that it may take. "
    "With fewer minutes they count."
)
MET = {
    "more": "these steps are left out last, and get the largest share of the time, up to the most that each takes",
    "less": "these steps are left out first, and get the smallest share of the time, never below their least",
}


def fit_time(request: PlanRequest, candidates: list[Candidate]) -> tuple[Kept, list[LeftOut]]:
    """([(candidate, seconds)], what was left out for want of time)."""
    kept, dropped = chosen(request, candidates)
    seconds = shared_out(request, kept, [liking(request, c) for c in kept])
    reason = f"there was no time for it in {number_of(request.time / 60, 'minute')}"
    return list(zip(kept, seconds, strict=True)), [LeftOut(c.id, c.foot, reason) for c in dropped]


def chosen(request: PlanRequest, candidates: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates that there is time for; a move goes on both feet or on neither.

    Moves that are not core go until the rest can have its usual time; core moves stay as long as one honest pass of
    each fits. So an article step has its core technique alone until there is time for more.
    """
    work, liked = {c.id: c for c in candidates if c.work}, likings(request, candidates)
    usual, passes = sum(c.move.usual for c in candidates), sum(least(request, c) for c in candidates)
    steps = Counter(c.foot for c in candidates)
    dropped: list[Candidate] = []
    rank: dict[str, int] = {}
    line: list[str] = []  # the moves, the one that is missed least at its end
    while len(work) > 1:
        if not line:
            rank = ranks(request, work, len(steps))
            line = sorted(work, key=lambda id: missed_least(work[id], rank[id], liked[id]))
        going = line.pop()
        if (usual if rank[going] == EXTRA else passes) <= request.time and not crowded(request, steps):
            break
        del work[going]
        for c in (c for c in candidates if c.id == going):
            usual, passes = usual - c.move.usual, passes - least(request, c)
            steps[c.foot] -= 1
            dropped.append(c)
        if rank[going] != EXTRA:  # another move may be core in its stead
            line = []
    kept = [c for c in candidates if not c.work or c.id in work]
    worked = {c.foot for c in kept if c.work}  # no opening or closing on a foot that has no work left
    return [c for c in kept if c.foot in worked], dropped


def crowded(request: PlanRequest, steps: Counter) -> bool:
    """Whether a foot has more steps than leave each time to breathe."""
    return max(steps.values()) > FEW + request.time // len(steps) // EVERY


def missed_least(candidate: Candidate, rank: int, liked: int) -> tuple:
    """What is not core before what is; then where less is wished before where more is; other moves before the article's
    steps, and of those the later techniques."""
    move = candidate.move
    return rank, -liked, move.article is None, -len(candidate.conditions), move.part * (rank == EXTRA)


def ranks(request: PlanRequest, work: dict[str, Candidate], feet: int) -> dict[str, int]:
    """How long each move stays: the article's nine steps longest where they are the massage and have ten minutes a
    foot, then one core move of each condition, then the other core moves, then all others."""
    core = cores(request, work)
    rank = {id: CORE if id in core else EXTRA for id in work}
    rank |= dict.fromkeys(last_cores(request, [work[id] for id in work if id in core]), LAST)
    if request.time >= WHOLE * feet and any(request.catalog.conditions[c].article_differs for c in request.conditions):
        rank |= {id: NINE for id in core if work[id].move.article}
    return rank


def cores(request: PlanRequest, work: dict[str, Candidate]) -> set[str]:
    """Core moves; where a condition or an article step has lost its own to a caution, the first that is left to it."""
    found = {id for id, c in work.items() if c.move.core}
    groups = [[c.id for c in work.values() if condition in c.conditions] for condition in request.conditions]
    groups += [[c.id for c in work.values() if c.move.article == number] for number in range(1, 10)]
    for group in groups:
        if group and not found & set(group):
            found.add(group[0])
    return found


def last_cores(request: PlanRequest, core: list[Candidate]) -> set[str]:
    """For each condition the one core move that it keeps as long as time allows: the one most conditions share."""
    owned = ([c for c in core if condition in c.conditions] for condition in request.conditions)
    return {max(own, key=lambda c: (len(c.conditions), c.move.article is not None, c.id)).id for own in owned if own}


def least(request: PlanRequest, candidate: Candidate) -> int:
    """One honest pass over what a step keeps of its move."""
    return pace.least(request.catalog, candidate.id, candidate.foot, candidate.places)


def shared_out(request: PlanRequest, kept: list[Candidate], likes: list[int]) -> list[int]:
    """Seconds for each step: from one pass towards its usual time, then from there towards its maximum."""
    lows, highs = [least(request, c) for c in kept], [c.move.maximum for c in kept]
    usuals = [usual(*one) for one in zip(kept, lows, likes, strict=True)]
    enough = sum(usuals) < request.time
    return raised(usuals, highs, request.time) if enough else raised(lows, usuals, request.time)


def usual(candidate: Candidate, low: int, like: int) -> int:
    """The time that a step is given when there is enough for all: its most where more is wished, its least where less
    is."""
    return candidate.move.maximum if like > 0 else low if like < 0 else candidate.move.usual


def raised(lows: list[int], highs: list[int], time: int) -> list[int]:
    """Each low raised by the same share of its room, so that the sum is the time or everything is full."""
    room = [high - low for low, high in zip(lows, highs, strict=True)]
    spare = min(time - sum(lows), sum(room))
    share = spare / sum(room) if sum(room) else 0
    seconds = [low + int(r * share) // GRAIN * GRAIN for low, r in zip(lows, room, strict=True)]
    for grain in (GRAIN, 1):
        seconds = topped_up(seconds, highs, sum(lows) + spare, grain)
    return seconds


def topped_up(seconds: list[int], highs: list[int], total: int, grain: int) -> list[int]:
    """What rounding left over, handed out a grain at a time to those with most room."""
    seconds = list(seconds)
    order = sorted(range(len(seconds)), key=lambda i: seconds[i] - highs[i])
    while sum(seconds) + grain <= total:
        able = [i for i in order if seconds[i] + grain <= highs[i]]
        if not able:
            break
        for i in able[: (total - sum(seconds)) // grain]:
            seconds[i] += grain
    return seconds


# --- Wishes: more of one place, less of another. They move time about, and nothing else.


def liking(request: PlanRequest, candidate: Candidate) -> int:
    """+1 for a move that works where more is wished, -1 where less is wished, 0 for neither, for both, and for the
    strokes that open and close."""
    if not candidate.work:
        return 0
    return about(request.catalog, candidate, request.more) - about(request.catalog, candidate, request.less)


def about(catalog: Catalog, work: Candidate | Step, wished: Iterable[str]) -> bool:
    """Whether a step or candidate is about one of the places: a stroke over the whole foot is about none of its
    parts."""
    return bool(wished) and mostly_at(catalog, work.places, work.foot, tuple(wished))


@kept_with
def mostly_at(catalog: Catalog, places: tuple[str, ...], foot: str, wished: tuple[str, ...]) -> bool:
    """Worked out once for each move and wish: the same ones are asked for at every tick."""
    near = {one for spot in catalog.spots(wished) if spot.foot == foot for one in catalog.touching[spot.place]}
    parts = wholes(catalog.geometry, places)
    return sum(part in near for part in parts) >= HALF * len(parts)


def likings(request: PlanRequest, candidates: list[Candidate]) -> dict[str, int]:
    """{move: what is wished of it}; one foot's wish holds for both feet where the other has none."""
    found = {}
    for candidate in candidates:
        found[candidate.id] = found.get(candidate.id, 0) + liking(request, candidate)
    return found


def wishes_in_words(request: PlanRequest, kept: Kept) -> Iterator[str]:
    """What the wishes have done, or why they could do nothing."""
    if (request.more or request.less) and all(seconds == c.move.maximum for c, seconds in kept):
        yield FULL
        return
    steps = [candidate for candidate, _ in kept if candidate.work]
    met = {
        name: [place for place in getattr(request, name) if any(about(request.catalog, c, (place,)) for c in steps)]
        for name in ("more", "less")
    }
    for name, places in met.items():
        if places:
            yield f"{name.capitalize()} of {places_in_words(request.catalog, places)}, as wished: {MET[name]}."
    for name in met:
        yield from (unmet(request, name, place) for place in getattr(request, name) if place not in met[name])


def unmet(request: PlanRequest, name: str, place: str) -> str:
    """Why a wish does nothing."""
    id, feet = request.catalog.place(place)
    why = sorted({who for foot in feet for who in request.forbidden.get(Spot(id, foot), ())})
    reason = f"it is left alone ({and_list(why)})" if why else "no step here is mainly about it"
    return f"{name.capitalize()} of {places_in_words(request.catalog, [place])} was wished, but {reason}."


def places_in_words(catalog: Catalog, places: Iterable[str]) -> str:
    """'the heel and the toes (left foot)'."""
    spots = map(Spot.parse, places)
    return and_list([phrase(catalog, id) + (f" ({foot} foot)" if foot else "") for id, foot in spots])
