"""The receiver's wishes: more of one place, less of another. They move time about, and nothing else: what is allowed,
how firmly, and how long in all is settled without them."""

from functools import lru_cache

from ..model import Spot
from .phrases import gathered, joined, phrase

HALF = 0.5  # a move is about a place when at least half of it lies there (convention)
FULL = (
    "The wishes for more and less change nothing here: in this time every step gets the most that it may take. "
    "With fewer minutes they count."
)
MET = {
    "more": "these steps are left out last, and get the largest share of the time, up to the most that each takes",
    "less": "these steps are left out first, and get the smallest share of the time, never below their least",
}


def liking(request, candidate):
    """+1 for a move that works where more is wished, -1 where less is wished, 0 for neither, for both, and for the
    strokes that open and close."""
    if not candidate.work:
        return 0
    return about(request.catalog, candidate, request.more) - about(request.catalog, candidate, request.less)


def about(catalog, work, wished):
    """Whether a step or candidate is about one of the places: a stroke over the whole foot is about none of its
    parts."""
    return bool(wished) and mostly_at(catalog, work.places, work.foot, tuple(wished))


@lru_cache(maxsize=1024)
def mostly_at(catalog, places, foot, wished):
    """Worked out once for each move and wish: the same ones are asked for at every tick."""
    near = {one for spot in catalog.spots(wished) if spot.foot == foot for one in catalog.touching[spot.place]}
    parts = gathered(catalog.geometry, places)
    return sum(part in near for part in parts) >= HALF * len(parts)


def likings(request, candidates):
    """{move: what is wished of it}; one foot's wish holds for both feet where the other has none."""
    found = {}
    for candidate in candidates:
        found[candidate.id] = found.get(candidate.id, 0) + liking(request, candidate)
    return found


def wished(request, kept):
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
            yield f"{name.capitalize()} of {listed(request.catalog, places)}, as wished: {MET[name]}."
    for name in met:
        yield from (unmet(request, name, place) for place in getattr(request, name) if place not in met[name])


def unmet(request, name, place):
    """Why a wish does nothing."""
    id, feet = request.catalog.place(place)
    why = sorted({who for foot in feet for who in request.forbidden.get((id, foot), ())})
    reason = f"it is left alone ({joined(why)})" if why else "no step here is mainly about it"
    return f"{name.capitalize()} of {listed(request.catalog, [place])} was wished, but {reason}."


def listed(catalog, places):
    """'the heel and the toes (left foot)'."""
    return joined(
        [
            phrase(catalog, spot.place) + (f" ({spot.foot} foot)" if spot.foot else "")
            for spot in map(Spot.parse, places)
        ]
    )
