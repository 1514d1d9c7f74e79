"""When to ask a card again: the FSRS scheduler over the log of reviews.

Only the log is stored. Two kernels, or a restored backup, add to it without losing anything, and a card's state
follows from replaying it; the scheduler runs without its random spread, so it always follows in the same way.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from .values import Flashcard, time

FEW = 4  # new cards a visit, as long as there are others (convention)
ONE_STEP = (timedelta(minutes=10),)  # a visit asks a card once, so one short step is enough


@lru_cache
def scheduler() -> Any:
    from fsrs import Scheduler

    return Scheduler(learning_steps=ONE_STEP, relearning_steps=ONE_STEP, enable_fuzzing=False)


def replay(log: Iterable[tuple[str, int, str]]) -> dict[str, Flashcard]:
    """{card: fsrs.Card, reviews} from (card, rating, at), in the order in which they were done. That may not be
    the clock's: a review before the last one counts as one of the same day."""
    from fsrs import Card as Scheduled
    from fsrs import Rating

    cards, counts = {}, {}
    for card, rating, at in log:
        seen = cards.get(card) or Scheduled(card_id=0, due=time(at))
        cards[card], _ = scheduler().review_card(seen, Rating(rating), time(at))
        counts[card] = counts.get(card, 0) + 1
    return {
        id: Flashcard(counts[id], card.last_review, card.due, card.stability, card.state.name != "Review")
        for id, card in cards.items()
    }


def strength(card: Flashcard, at: datetime) -> float:
    """How likely it is still known, between 0 and 1."""
    from fsrs import Card as Scheduled

    return scheduler().get_card_retrievability(
        Scheduled(card_id=0, stability=card.stability, last_review=card.last), at
    )


def visit(ids: list[str], cards: Mapping[str, Flashcard], count: int, at: datetime) -> list[str]:
    """The cards of a visit: those due, the weakest first, and a few new ones; however long the learner was away,
    no more than `count`. Short of it: more of the seen ones, weakest first, and then more new ones."""
    seen = sorted((id for id in ids if id in cards), key=lambda id: weakness(cards[id], at))
    due = [id for id in seen if cards[id].is_due(at)]
    new = [id for id in ids if id not in cards]
    few = new[: min(FEW, max(count // 4, count - len(due)))]
    picked = [*due[: count - len(few)], *few]
    rest = [id for id in [*seen, *new] if id not in set(picked)]
    return [*picked, *rest][:count]


def weakness(card: Flashcard, at: datetime) -> tuple:
    """Missed ones first, then those most likely forgotten."""
    return not card.learning, strength(card, at), card.stability, card.last
