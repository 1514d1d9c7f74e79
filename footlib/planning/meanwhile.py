"""A routine that is being done, and answers that change meanwhile: stop rules win, nothing else interrupts it."""

from ..catalog import course
from .forbid import against_demands, against_direction, against_technique, limiting, pressure_at, split
from .phrases import joined
from .request import understood
from .screen import screened


def hindrance(routine, *, conditions=(), cautions=(), cleared=(), avoid=(), catalog=None):
    """Why a routine may not go on once these answers count beside its own, in a sentence; "" where it may."""
    catalog = course(catalog)
    conditions, cautions = {*routine.conditions, *conditions}, {*cautions}
    known = cautions | {implied for id in conditions for implied in catalog.conditions[id].implies}
    before = [id for id in routine.cleared if id not in known]  # nobody asks for their yes any more
    request = understood(
        catalog,
        conditions,
        routine.minutes,
        known | {*routine.cautions},
        {*cleared, *before},
        avoid,
        routine.who,
        routine.feet,
    )
    if refer := screened(request):
        return " ".join(one.text for one in refer)
    names = {name for step in routine.steps for name in against(request, step)} | too_long(request, routine)
    known_now = joined(sorted(names))
    return f"It was planned before this was known: {known_now}. Not all of it is allowed now." if names else ""


def against(request, step):
    """Who would not allow this step as it was planned."""
    move = request.catalog.moves[step.move]
    yield from (name for names in split(request, move, step.places, step.foot)[1].values() for name in names)
    if step.role == "work":  # openings and closings adapt instead, down to a hand that rests
        yield from against_technique(request, step.technique)
        yield from (name for names in against_demands(request, move).values() for name in names)
    if step.towards in move.towards:
        yield from against_direction(request, step.towards)
    if (limit := pressure_at(request, move, step.places)) < step.pressure:
        yield from limiting(request, step.places, limit)


def too_long(request, routine):
    """Who would not allow a routine of this length."""
    cards = request.cards.values()
    return {card.name for card in cards if card.minutes_max and card.minutes_max * 60 < routine.seconds}
