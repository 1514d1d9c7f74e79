"""Rule 6: at most the time there is, filled as far as the maxima allow, never below a minimum; few steps at ease rather
than many in a hurry."""

from .forbid import LeftOut

GRAIN = 5  # seconds are handed out in fives, so that a clock is easy to follow


def fitted(request, candidates):
    """([(candidate, seconds)], what was left out for want of time)."""
    kept, dropped = chosen(request, candidates)
    seconds = shared_out(request.time, [c.move for c in kept])
    reason = f"there was no time for it in {request.time / 60:g} minutes"
    return list(zip(kept, seconds, strict=True)), [LeftOut(c.id, c.foot, reason) for c in dropped]


def chosen(request, candidates):
    """Candidates that there is time for; a move goes on both feet or on neither.

    Moves that are not core go until the rest can be done at ease; core moves stay as long as their minima fit.
    """
    kept, dropped = list(candidates), []
    while (going := next_to_go(request, kept)) and pressed(request, kept, kept_move(kept, going)):
        dropped += [c for c in kept if c.id == going]
        kept = [c for c in kept if c.id != going]
    return without_empty_feet(kept), dropped


def pressed(request, kept, move):
    """Whether time is too short to keep this move: a core one needs the minima, another one needs ease for all."""
    need = least if move.core else ease
    return sum(need(c.move) for c in kept) > request.time


def least(move):
    return move.minimum


def ease(move):
    """Seconds in which a beginner need not hurry: halfway between the least and the usual (convention)."""
    return (move.minimum + move.usual) // 2


def kept_move(kept, id):
    return next(c.move for c in kept if c.id == id)


def next_to_go(request, kept):
    """The work move that is missed least: not core before core, and each condition's last core move last of all."""
    work = {c.id: c for c in kept if c.work}
    if len(work) <= 1:
        return None
    last = last_cores(request, work)
    general = {id: i for i, id in enumerate(work)}
    return max(
        work,
        key=lambda id: (
            not work[id].move.core,
            id not in last,
            work[id].move.article is None,
            -len(work[id].conditions),
            general[id],
        ),
    )


def last_cores(request, work):
    """For each condition the one core move that it keeps as long as time allows: the one most conditions share."""
    last = set()
    for condition in request.conditions:
        cores = [c for c in work.values() if c.move.core and condition in c.conditions]
        if cores:
            last.add(max(cores, key=lambda c: (len(c.conditions), c.move.article is not None, c.id)).id)
    return last


def without_empty_feet(kept):
    """No opening or closing on a foot that has no work left."""
    worked = {c.foot for c in kept if c.work}
    return [c for c in kept if c.foot in worked]


def shared_out(time, moves):
    """Seconds for each move: from its minimum towards its usual time, then from there towards its maximum."""
    lows, usuals, highs = ([getattr(m, name) for m in moves] for name in ("minimum", "usual", "maximum"))
    if sum(usuals) >= time:
        return raised(lows, usuals, time)
    return raised(usuals, highs, time)


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
