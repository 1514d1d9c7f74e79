"""Rule 1: a stop, a clear-first not cleared, a caution whose place is not known, or answers that do not go together
mean no steps."""

from ..catalog import Catalog
from ..model import REFUSALS, Refer
from .request import Request


def screened(request):
    """The reasons why there is no massage (yet), the most pressing first; nothing where there is none."""
    cautions = [(id, request.catalog.cautions[id]) for id in request.cautions]
    single = [kind(request, id, caution) for kind in (stops, asks, marks) for id, caution in cautions]
    found = [*refusals(request), *filter(None, single)]
    return tuple(sorted(found, key=lambda refer: list(REFUSALS).index(refer.kind)))


def refusals(request):
    """Answers that do not go together, such as a stiff Achilles tendon and an antibiotic that weakens tendons."""
    return [
        Refer(kind=one.kind, text=one.text, urgency=one.urgency)
        for card in request.cards.values()
        for one in card.not_with
        if (not one.cautions or set(one.cautions) & set(request.cautions)) and one.who in (None, request.who)
    ]


def alone(catalog: Catalog, id: str) -> tuple[Refer, ...]:
    """What a yes to one question asks for, before a clinician has said yes and before a place is marked."""

    def said(*cleared):
        return screened(
            Request(
                catalog=catalog,
                conditions=(),
                minutes=20.0,
                asked=True,
                cautions=(id,),
                cleared=cleared,
                avoid={},
                who="partner",
                feet="both",
            )
        )

    before = said()
    return (*before, *(one for one in said(id) if one.kind not in {known.kind for known in before}))


def stops(request, id, caution):
    """A stop stops, cleared or not."""
    if caution.effect == "stop":
        return Refer(kind="stop", text=caution.act, caution=id, urgency=caution.urgency)


def asks(request, id, caution):
    """A clear-first waits for a clinician's yes; two of them are never cleared for learners."""
    if caution.effect == "clear-first" and (caution.never_cleared or id not in request.cleared):
        after = f" After a yes: {caution.once_cleared}" if caution.once_cleared else ""
        return Refer(kind="ask-first", text=caution.act + after, caution=id, urgency=caution.urgency)


def marks(request, id, caution):
    """A local caution needs to know where: its own place, a place given for it, or a plain list of places. So does a
    cleared one that has a place, such as an operation; that may lie elsewhere."""
    known = caution.places or request.avoid.get(id) or request.avoid.get("")
    if known or not (caution.effect == "local" or (caution.site and id in request.cleared)):
        return None
    say = caution.once_cleared if caution.site else caution.act
    elsewhere = " Or say that it is neither on a foot nor on a lower leg." if caution.site else ""
    return Refer(
        kind="mark-where",
        text=f"{caution.name}: mark where it is, so that no step comes near.{elsewhere} {say}",
        caution=id,
        urgency=caution.urgency,
    )


def nothing_left(request, left_out):
    """The reason when everything that the conditions would do is forbidden."""
    names = sorted({name for item in left_out for name in item.because})
    because = f" ({'; '.join(names)})" if names else ""
    return (
        Refer(
            kind="ask-first",
            text="No massage for now: with your answers, none of the steps for what you picked is "
            f"left{because}. Mark fewer places, pick something else, or ask a clinician "
            "what would be good for you.",
        ),
    )
