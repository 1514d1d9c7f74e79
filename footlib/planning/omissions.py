"""What is left out, told by its reason: one sentence each, so that the one that matters is not buried under moves."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..catalog import Catalog
from ..model import Caution, Condition, Move, Omission
from .forbid import LeftOut
from .phrases import joined

OPENING = "Left out because"
WISH = "your wish"
MOST = 4  # moves that a sentence names; of more it counts them


def omitted(catalog: Catalog, left_out: Iterable[LeftOut]) -> tuple[Omission, ...]:
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
        return f"everything but {joined(allowed)} ({len(sides)} moves)"
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
