"""What is said before and after the steps, with one voice: what one card asks of the body and another rules out is told
otherwise, or not at all."""

from collections.abc import Iterator

from ..model import DEMANDS, Advice
from ..model.base import fill_gaps
from ..model.care import Aftercare, Change, Preparation, Sentence
from .forbid import Candidate
from .phrases import joined
from .request import PlanRequest


def spoken(request: PlanRequest, sentence: Sentence) -> str:
    """A sentence as it may be said: its text, or what stands for it where something that it asks for is ruled out."""
    return sentence.otherwise if set(sentence.asks) & set(request.ruled_out) else sentence.text


def advice_before(request: PlanRequest, kept: list[Candidate]) -> tuple[Advice, ...]:
    """The five rules, as cautions and conditions change them; leaving one out wins over a milder change."""
    rules = sorted(request.catalog.preparation.items(), key=lambda item: item[1].order)
    return tuple(before(request, id, rule, changes_of(request, id, kept)) for id, rule in rules)


def changes_of(request: PlanRequest, rule: str, kept: list[Candidate]) -> list[Change]:
    """What becomes of a rule, from every card whose change is meant for this giver and these steps."""
    used = {candidate.move.technique for candidate in kept}
    found = [card.preparation[rule] for card in request.cards.values() if rule in card.preparation]
    found = [c for c in found if c.who in (None, request.who) and (not c.techniques or used & set(c.techniques))]
    return [c for c in found if c.skip] or found


def before(request: PlanRequest, id: str, rule: Preparation, changes: list[Change]) -> Advice:
    text = " ".join(dict.fromkeys(filter(None, (spoken(request, change) for change in changes))))
    if not any(change.skip for change in changes):
        text = f"{with_numbers(rule, changes)} {text}".rstrip()
    return Advice(
        id=id,
        name=rule.name,
        text=text,
        changed=bool(changes),
        evidence=request.catalog.evidence[rule.evidence].grade,
        sources=rule.sources,
    )


def with_numbers(rule: Preparation, changes: list[Change]) -> str:
    """The text of a rule with its numbers: the usual ones, or the lowest that a card allows."""
    words = {}
    for name, number in rule.numbers.items():
        lowest = min((c.at_most[name] for c in changes if name in c.at_most), default=None)
        words[name] = number.usual if lowest is None else fill_gaps(number.at_most, number=lowest)
    return fill_gaps(rule.text, **words)


def advice_after(request: PlanRequest) -> tuple[Advice, ...]:
    """Aftercare, the safety answers' first: each sentence once, and of one exercise the mildest."""
    found = {}
    for id, card in sorted(request.cards.items(), key=lambda item: item[0] in request.conditions):
        for item in card.aftercare:
            if text := spoken(request, item):
                grade = request.catalog.evidence[item.evidence].grade
                advice = Advice(id=id, name=card.name, text=text, evidence=grade, sources=item.sources)
                found.setdefault(item.does if text == item.text and item.does else text, []).append((item, advice))
    return tuple(min(same, key=lambda one: mildness(one[0]))[1] for same in found.values())


def mildness(item: Aftercare) -> tuple[int, int]:
    """What asks less of the body is milder; of two that ask as much, the one that says more about how."""
    return len(item.asks), -len(item.text)


def not_advised(request: PlanRequest) -> Iterator[str]:
    """What the conditions would have asked of the body, and who is against it; one sentence for those who are."""
    picked = [request.catalog.conditions[id] for id in request.conditions]
    asked = {demand for card in picked for one in (*card.aftercare, *card.preparation.values()) for demand in one.asks}
    against = {}
    for demand in DEMANDS:
        if demand in asked and request.ruled_out.get(demand):
            against.setdefault(request.ruled_out[demand], []).append(DEMANDS[demand])
    for names, demands in against.items():
        yield f"Not for you, although it goes with what you picked: {joined(demands)}. Reason: {joined(names)}."
