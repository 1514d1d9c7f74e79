"""Rule 8: every step says how, why, how sure and from where; and the words around the steps."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..cache import kept_with
from ..catalog import Catalog
from ..catalog.place_words import and_list, phrase, places_phrase, within
from ..errors import number_of
from ..model import DIRECTIONS, PRESSURES, SURFACES, Advice, Caution, Omission, Step
from ..model.base import View, fill_gaps
from .advice import not_advised, omissions_by_reason
from .fit import Kept, wishes_in_words
from .forbid import Candidate, hold_left, leaning
from .pace import amount
from .request import PlanRequest


def steps_of(request: PlanRequest, kept: Kept) -> tuple[Step, ...]:
    """The steps in order; what is done alike on both feet is told once, and taken over for the second foot."""
    told: dict[tuple, Step] = {}
    steps = []
    for number, (one, seconds) in enumerate(kept, 1):
        alike = (one.id, one.places, one.towards, one.pressure, request.like[one.foot])
        own = own_words(request.catalog, number, one, seconds)
        told[alike] = told[alike].model_copy(update=own) if alike in told else step(request, one, own)
        steps.append(told[alike])
    return tuple(steps)


def own_words(catalog: Catalog, number: int, one: Candidate, seconds: int) -> dict[str, Any]:
    """What a step has for itself, even where the other foot has the same one."""
    return {
        "id": f"{one.id}-{one.foot}",
        "number": number,
        "where": f"{places_phrase(catalog, one.places)}, {one.foot} foot",
        "foot": one.foot,
        "seconds": seconds,
        "amount": amount(catalog, one.id, one.foot, one.places, seconds),
    }


def step(request: PlanRequest, candidate: Candidate, own: dict[str, Any]) -> Step:
    """One readable, self-contained step; `own` as `own_words` gives it."""
    catalog, move = request.catalog, candidate.move
    claim = catalog.evidence[move.evidence]
    gaps = {"places": places_phrase(catalog, candidate.places), "towards": DIRECTIONS[candidate.towards]}
    alone = request.who == "self"
    hold = hold_left(request, move, candidate.foot)
    return Step(
        **own,
        move=candidate.id,
        name=move.name,
        article=move.article,
        part=move.part,
        technique=move.technique,
        places=candidate.places,
        view=view(catalog, move.view, candidate.places),
        role=move.role,
        pressure=candidate.pressure,
        firmness=PRESSURES[candidate.pressure],
        towards=candidate.towards,
        do=fill_gaps(alone and move.do_self or move.do, **gaps),
        hold=hold,
        hold_name=catalog.holds[hold].name,
        hold_text=catalog.holds[hold].text,
        how=fill_gaps(move.self if alone else move.partner, **gaps) + fingers_off(request, candidate),
        feel=move.feel,
        mistake=move.mistake,
        not_for=catalog.techniques[move.technique].not_for,
        why=f"{move.purpose} For: {and_list(names(request, candidate.conditions))}.",
        conditions=candidate.conditions,
        evidence=claim.grade,
        certainty=claim.certainty,
        finding=claim.finding,
        sources=tuple(dict.fromkeys((*move.sources, *claim.sources))),
    )


def fingers_off(request: PlanRequest, candidate: Candidate) -> str:
    """What the fingers that hold against a thumb do where their own place is kept off."""
    off = leaning(request, candidate.move, candidate.foot)
    return f" Keep the fingers off {places_phrase(request.catalog, tuple(off))}: let them hang free." if off else ""


@kept_with
def view(catalog: Catalog, own: View, places: tuple[str, ...]) -> View:
    """The move's own view, or the first on which one of the remaining places is drawn."""
    drawn = {surface for place in places for surface in catalog.geometry.surfaces(place)}
    fitting: list[View] = [one for one in SURFACES if drawn & set(SURFACES[one])]
    return own if own in fitting or not fitting else fitting[0]


def names(request: PlanRequest, conditions: Iterable[str]) -> list[str]:
    return [request.catalog.conditions[c].name for c in conditions]


def title_of(request: PlanRequest) -> str:
    first, *others = names(request, request.conditions)
    return and_list([first, *map(within, others)])


def notes_of(request: PlanRequest, kept: Kept, left_out: Iterable[Omission]) -> tuple[str, ...]:
    """What was changed or left out, and why, a sentence for each reason."""
    said = [
        *shortened(request),
        *contradictions(request),
        *(caution_note(request.catalog.cautions[id]) for id in request.cautions),
        *wishes_in_words(request, kept),
        *kept_off(request, kept),
        *not_advised(request),
        *omissions_by_reason(request.catalog, left_out, request.feet),
    ]
    return tuple(dict.fromkeys(said))


def shortened(request: PlanRequest) -> Iterator[str]:
    if request.time < request.minutes * 60:
        short = (c.name for c in request.cards.values() if c.minutes_max and c.minutes_max * 60 <= request.time)
        who = and_list(sorted(short))
        yield f"Kept to {number_of(request.time / 60, 'minute')} instead of {request.minutes:g}: {who}."


def caution_note(caution: Caution) -> str:
    """The note on one safety answer that did not stop a routine."""
    if caution.effect == "clear-first":
        return f"{caution.name} (a clinician has said yes; the limits stay): {caution.once_cleared}"
    return f"{caution.name}: {caution.act}"


def contradictions(request: PlanRequest) -> Iterator[str]:
    """Answers that hardly go together are not accepted in silence; the stricter rules of both hold."""
    for card in request.cards.values():
        for other in card.contradicts:
            if other in request.cards:
                both = f"'{card.name}' and '{request.cards[other].name}' were both ticked, and they hardly go together."
                yield f"{both} Look again which one is true; until then the stricter rules of both hold."


def kept_off(request: PlanRequest, kept: Kept) -> Iterator[str]:
    """The places that steps keep off, by who asked for it."""
    lost = {}
    for candidate, _ in kept:
        for place in candidate.lost:
            lost.setdefault(candidate.because, {}).setdefault((place, candidate.foot))
    for because, places in lost.items():
        feet = {}
        for place, foot in places:
            feet.setdefault(place, []).append(foot)
        words = and_list([f"{phrase(request.catalog, p)} ({' and '.join(sorted(f))})" for p, f in feet.items()])
        yield f"Kept off: {words}. Reason: {and_list(because)}."


def warnings_of(request: PlanRequest) -> tuple[str, ...]:
    """When to stop and see a clinician, from all conditions, each sentence once."""
    return tuple(dict.fromkeys(text for c in request.conditions for text in request.catalog.conditions[c].refer))


def honesty(request: PlanRequest) -> tuple[str, ...]:
    cards = (request.catalog.conditions[id] for id in request.conditions)
    return tuple(dict.fromkeys(f"{card.name}: {card.honest}" for card in cards))


def references(request: PlanRequest, items: Iterable[Step | Advice]) -> dict[str, str]:
    """The sources that a routine names, in full, by id."""
    used = sorted({source for item in items for source in item.sources})
    return {id: in_full(request.catalog, id) for id in used}


@kept_with
def in_full(catalog: Catalog, id: str) -> str:
    return str(catalog.sources[id])
