"""What is said before and after the steps, with one voice: what one card asks of the body and another rules out is told
otherwise, or not at all."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..cache import kept_with
from ..catalog import Catalog
from ..catalog.place_words import and_list
from ..model import DEMANDS, Advice, Caution, Condition, Move, Omission
from ..model.base import fill_gaps
from ..model.care import Change, Preparation, Sentence
from .forbid import Candidate, LeftOut
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
    # what asks less of the body is milder; of two that ask as much, the one that says more about how
    return tuple(min(same, key=lambda one: (len(one[0].asks), -len(one[0].text)))[1] for same in found.values())


def not_advised(request: PlanRequest) -> Iterator[str]:
    """What the conditions would have asked of the body, and who is against it; one sentence for those who are."""
    picked = [request.catalog.conditions[id] for id in request.conditions]
    asked = {demand for card in picked for one in (*card.aftercare, *card.preparation.values()) for demand in one.asks}
    against = {}
    for demand in DEMANDS:
        if demand in asked and request.ruled_out.get(demand):
            against.setdefault(request.ruled_out[demand], []).append(DEMANDS[demand])
    for names, demands in against.items():
        yield f"Not for you, although it goes with what you picked: {and_list(demands)}. Reason: {and_list(names)}."


# --- what is left out, told by its reason: one sentence each, so that none is buried under moves

OPENING = "Left out because"
WISH = "your wish"
MOST = 4  # moves that a sentence names; of more it counts them


def omissions_of(catalog: Catalog, left_out: Iterable[LeftOut]) -> tuple[Omission, ...]:
    """What the rules left out, as plain values."""
    return tuple(
        Omission(move=one.id, name=catalog.moves[one.id].name, foot=one.foot, reason=one.reason, because=one.because)
        for one in left_out
    )


def omissions_by_reason(catalog: Catalog, omissions: Iterable[Omission], feet: str = "both") -> Iterator[str]:
    """A sentence for each reason. A move that several take away is told once, under whoever takes away most."""
    omissions = list(omissions)
    weight = Counter(name for one in omissions for name in one.because)
    groups = {}
    for one in omissions:
        chief = max(one.because, key=lambda name: (weight[name], name), default=None)
        groups.setdefault((chief, None if chief else one.reason), []).append(one)
    for (chief, reason), its in groups.items():
        card = by_name(catalog).get(chief)
        yield f"{OPENING} {reason or words_for(chief, card)}: {what(catalog, card, its, feet)}."


@kept_with
def by_name(catalog: Catalog) -> dict[str, Condition | Caution]:
    return {card.name: card for card in (*catalog.conditions.values(), *catalog.cautions.values())}


def words_for(chief: str, card: Condition | Caution | None) -> str:
    """The reason in words: a card's own, or else its name."""
    if chief == WISH:
        return "you wish it"
    return card.because if card and card.because else f"of '{chief}'"


def what(catalog: Catalog, card: Condition | Caution | None, omissions: Iterable[Omission], feet: str) -> str:
    """The moves by name; of many their number and some, or what is still done where a card allows only that."""
    sides, names = {}, {}
    for one in omissions:
        sides.setdefault(one.move, []).append(one.foot)
        names[one.move] = one.name
    allowed = still_allowed(catalog, card, sides) if card else []
    if len(sides) > MOST and allowed:
        return f"everything but {and_list(allowed)} ({len(sides)} moves)"
    if len(sides) <= MOST:
        return "; ".join(named(names[move], catalog.moves.get(move), its, feet) for move, its in sides.items())
    chief = sorted(sides, key=lambda move: not (move in catalog.moves and catalog.moves[move].core))[:MOST]
    some = "; ".join(named(names[move], catalog.moves.get(move), sides[move], feet) for move in chief)
    return f"{len(sides)} moves, among them {some}"


def named(name: str, move: Move | None, sides: list[str], feet: str) -> str:
    """A move, with the foot where it is lost on one of two. A routine may come from other data, which know it alone."""
    one_of_two = len(sides) == 1 and feet == "both" and (move is None or move.foot == "both")
    return f"{name} ({sides[0]} foot)" if one_of_two else name


def still_allowed(catalog: Catalog, card: Condition | Caution, moves: Iterable[str]) -> list[str]:
    """The ways of touching that alone a card allows, where that is why all these moves are left out."""
    only = [t for t in card.forbids.only_techniques if t not in card.forbids.techniques]
    if any(catalog.moves[move].technique in only for move in moves if move in catalog.moves):
        return []
    return [catalog.techniques[t].name.lower() for t in only]
