"""Rule 6: at most the time there is, filled as far as the maxima allow, never below a minimum; few steps at ease rather
than many in a hurry. The receiver's wishes say who gets more of the time, and who is missed least."""

from .forbid import LeftOut
from .wishes import liking, likings

GRAIN = 5  # seconds are handed out in fives, so that a clock is easy to follow


def fitted(request, candidates):
    """([(candidate, seconds)], what was left out for want of time)."""
    kept, dropped = chosen(request, candidates)
    seconds = shared_out(request.time, [c.move for c in kept], [liking(request, c) for c in kept])
    reason = f"there was no time for it in {request.time / 60:g} minutes"
    return list(zip(kept, seconds, strict=True)), [LeftOut(c.id, c.foot, reason) for c in dropped]


def chosen(request, candidates):
    """Candidates that there is time for; a move goes on both feet or on neither.

    Moves that are not core go until the rest can be done at ease; core moves stay as long as their minima fit.
    """
    kept, dropped, liked = list(candidates), [], likings(request, candidates)
    while going := next_to_go(request, kept, liked):
        dropped += [c for c in kept if c.id == going]
        kept = [c for c in kept if c.id != going]
    return without_empty_feet(kept), dropped


def next_to_go(request, kept, liked):
    """The work move that is missed least, or nothing when there is time for all that are left."""
    work = {c.id: c for c in kept if c.work}
    if len(work) <= 1:
        return None
    core, order = cores(request, work), list(work)
    last = last_cores(request, [work[id] for id in order if id in core])
    going = max(work, key=lambda id: missed_least(work[id], core, last, liked[id], order.index(id)))
    need = least if going in core else ease
    return going if sum(need(c.move) for c in kept) > request.time else None


def missed_least(candidate, core, last, liked, place):
    """Not core before core, each condition's last core move last of all; then where less is wished before where more
    is; then the article's steps after other moves."""
    id, article = candidate.id, candidate.move.article
    return id not in core, id not in last, -liked, article is None, -len(candidate.conditions), place


def cores(request, work):
    """Core moves; where a condition or an article step has lost its own to a caution, the first that is left to it."""
    found = {id for id, c in work.items() if c.move.core}
    groups = [[c.id for c in work.values() if condition in c.conditions] for condition in request.conditions]
    groups += [[c.id for c in work.values() if c.move.article == number] for number in range(1, 10)]
    for group in groups:
        if group and not found & set(group):
            found.add(group[0])
    return found


def last_cores(request, core):
    """For each condition the one core move that it keeps as long as time allows: the one most conditions share."""
    last = set()
    for condition in request.conditions:
        own = [c for c in core if condition in c.conditions]
        if own:
            last.add(max(own, key=lambda c: (len(c.conditions), c.move.article is not None, c.id)).id)
    return last


def least(move):
    return move.minimum


def ease(move):
    """Seconds in which a beginner need not hurry: halfway between the least and the usual (convention)."""
    return (move.minimum + move.usual) // 2


def without_empty_feet(kept):
    """No opening or closing on a foot that has no work left."""
    worked = {c.foot for c in kept if c.work}
    return [c for c in kept if c.foot in worked]


def shared_out(time, moves, likes):
    """Seconds for each move: from its minimum towards its usual time, then from there towards its maximum."""
    lows, highs = ([getattr(m, name) for m in moves] for name in ("minimum", "maximum"))
    usuals = [usual(move, like) for move, like in zip(moves, likes, strict=True)]
    if sum(usuals) >= time:
        return raised(lows, usuals, time)
    return raised(usuals, highs, time)


def usual(move, like):
    """The time that a move is given when there is enough for all: its most where more is wished, its least where
    less is."""
    return move.maximum if like > 0 else move.minimum if like < 0 else move.usual


def raised(lows, highs, time):
    """Each low raised by the same share of its room, so that the sum is the time or everything is full."""
    room = [high - low for low, high in zip(lows, highs, strict=True)]
    spare = min(time - sum(lows), sum(room))
    share = spare / sum(room) if sum(room) else 0
    seconds = [low + int(r * share) // GRAIN * GRAIN for low, r in zip(lows, room, strict=True)]
    for grain in (GRAIN, 1):
        seconds = topped_up(seconds, highs, sum(lows) + spare, grain)
    return seconds


def topped_up(seconds, highs, total, grain):
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
