"""Rule 1: a stop, a clear-first not cleared, a caution whose place is not known, or answers that do not go together
mean no steps; and the same for a routine that is being done while answers change."""

from collections.abc import Iterable, Iterator

from ..catalog import Catalog, course
from ..catalog.place_words import and_list
from ..model import REFUSALS, Caution, Refer, Routine, Step
from .forbid import LeftOut, against_demands, limiting, pressure_at, split
from .request import PlanRequest, request_of


def reasons_against(request: PlanRequest) -> tuple[Refer, ...]:
    """The reasons why there is no massage (yet), the most pressing first; nothing where there is none."""
    cautions = [(id, request.catalog.cautions[id]) for id in request.cautions]
    single = [kind(request, id, caution) for kind in (stops, asks, marks) for id, caution in cautions]
    found = [*refusals(request), *filter(None, single)]
    return tuple(sorted(found, key=lambda refer: list(REFUSALS).index(refer.kind)))


def refusals(request: PlanRequest) -> list[Refer]:
    """Answers that do not go together, such as a stiff Achilles tendon and an antibiotic that weakens tendons."""
    return [
        Refer(kind=one.kind, text=one.text, urgency=one.urgency)
        for card in request.cards.values()
        for one in card.not_with
        if (not one.cautions or set(one.cautions) & set(request.cautions)) and one.who in (None, request.who)
    ]


def alone(catalog: Catalog, id: str) -> tuple[Refer, ...]:
    """What a yes to one question asks for, before a clinician has said yes and before a place is marked."""

    def said(*cleared: str) -> tuple[Refer, ...]:
        return reasons_against(PlanRequest(catalog, (), 20.0, True, (id,), cleared, {}, "partner", "both"))

    before = said()
    return (*before, *(one for one in said(id) if one.kind not in {known.kind for known in before}))


def stops(request: PlanRequest, id: str, caution: Caution) -> Refer | None:
    """A stop stops, cleared or not."""
    if caution.effect == "stop":
        return Refer(kind="stop", text=caution.act, caution=id, urgency=caution.urgency)


def asks(request: PlanRequest, id: str, caution: Caution) -> Refer | None:
    """A clear-first waits for a clinician's yes; two of them are never cleared for learners."""
    if caution.effect == "clear-first" and (caution.never_cleared or id not in request.cleared):
        after = f" After a yes: {caution.once_cleared}" if caution.once_cleared else ""
        return Refer(kind="ask-first", text=caution.act + after, caution=id, urgency=caution.urgency)


def marks(request: PlanRequest, id: str, caution: Caution) -> Refer | None:
    """A local caution needs to know where: its own place, a place given for it, or a plain list of places. So does a
    cleared one that has a place, such as an operation; that may lie elsewhere."""
    known = caution.places or request.avoid.get(id) or request.avoid.get("")
    if known or not (caution.effect == "local" or (caution.site and id in request.cleared)):
        return None
    say = caution.once_cleared if caution.site else caution.act
    elsewhere = " Or say that it is neither on a foot nor on a lower leg." if caution.site else ""
    text = f"{caution.name}: mark where it is, so that no step comes near.{elsewhere} {say}"
    return Refer(kind="mark-where", text=text, caution=id, urgency=caution.urgency)


def nothing_left(left_out: Iterable[LeftOut]) -> tuple[Refer, ...]:
    """The reason when everything that the conditions would do is forbidden."""
    names = sorted({name for item in left_out for name in item.because})
    because = f" ({'; '.join(names)})" if names else ""
    none = f"No massage for now: with your answers, none of the steps for what you picked is left{because}."
    do = "Mark fewer places, pick something else, or ask a clinician what would be good for you."
    return (Refer(kind="ask-first", text=f"{none} {do}"),)


# --- A routine that is being done: stop rules win, nothing else interrupts it


def conflict(
    routine: Routine,
    *,
    conditions: Iterable[str] = (),
    cautions: Iterable[str] = (),
    cleared: Iterable[str] = (),
    avoid: object = (),
    catalog: Catalog | None = None,
) -> str:
    """Why a routine may not go on once these answers count beside its own, in a sentence; "" where it may."""
    catalog = course(catalog)
    conditions, cautions = {*routine.conditions, *conditions}, {*cautions}
    known = cautions | {implied for id in conditions for implied in catalog.conditions[id].implies}
    before = [id for id in routine.cleared if id not in known]  # nobody asks for their yes any more
    known, cleared = known | {*routine.cautions}, {*cleared, *before}
    request = request_of(catalog, conditions, routine.minutes, known, cleared, avoid, routine.who, routine.feet)
    if refer := reasons_against(request):
        return " ".join(one.text for one in refer)
    cards = request.cards.values()
    short = {card.name for card in cards if card.minutes_max and card.minutes_max * 60 < routine.seconds}
    names = {name for step in routine.steps for name in against(request, step)} | short
    known_now = and_list(sorted(names))
    return f"It was planned before this was known: {known_now}. Not all of it is allowed now." if names else ""


def against(request: PlanRequest, step: Step) -> Iterator[str]:
    """Who would not allow this step as it was planned."""
    move = request.catalog.moves[step.move]
    yield from (name for names in split(request, move, step.places, step.foot)[1].values() for name in names)
    if step.role == "work":  # openings and closings adapt instead, down to a hand that rests
        yield from request.forbidden_techniques[step.technique]
        yield from (name for names in against_demands(request, move).values() for name in names)
    if step.towards in move.towards:
        yield from request.forbidden_directions[step.towards]
    if (limit := pressure_at(request, move, step.places)) < step.pressure:
        yield from limiting(request, step.places, limit)
