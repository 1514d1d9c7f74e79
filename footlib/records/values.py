"""What comes out of the records, as frozen values with times in UTC; what a row of them may hold, asked of rows in the
file, in a copy, and on the pages of a damaged file; and when a card of the drill is asked again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from math import isfinite
from sqlite3 import Connection
from typing import Any

from ..errors import FootlibError, echo
from .storage import TABLES

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)  # what every system can show

KINDS = ("exercise", "quiz")
NUMBERS = {  #: the largest that a column holds
    **{"passed": 1, "finished": 1, "rating": 4, "before": 10, "after": 10},
    **dict.fromkeys(("done", "steps", "seconds"), 10**6),
}
LEAST = {"rating": 1}
MAY_BE_NONE = {("sessions", "before"), ("sessions", "after"), ("routines", "line")}
FREE = ("title", "notes", "line")  # worth reading even where some of its letters are lost
NO_FIT = (AttributeError, TypeError, ValueError, RecursionError)  # what comes of a value of another kind


def now() -> datetime:
    return datetime.now(UTC)


def stamp(at: datetime) -> str:
    """A time as it is stored: UTC, always equally long, so that texts sort as times do."""
    if not isinstance(at, datetime):
        raise FootlibError(f"A time in the records is a datetime, not {echo(at)}.")
    try:
        there = at.astimezone(UTC)
    except (OverflowError, OSError, ValueError):  # beyond the years that the system knows
        there = None
    if there is None or not EARLIEST <= there < LATEST:
        raise FootlibError(f"A time in the records lies in the years {EARLIEST.year} to {LATEST.year - 1}, not {at}.")
    return there.isoformat(timespec="microseconds")


def time(text: str) -> datetime:
    """The time that a stamp says; ValueError where it says none, or none that is sure without its zone."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(text)
    return datetime.fromisoformat(stamp(at))


@dataclass(frozen=True)
class Answer:
    """The newest answer to an exercise or question, and what is known of those before."""

    given: Any
    passed: bool
    at: datetime
    tries: int = 1
    first_passed: datetime | None = None  #: when it was right for the first time
    at_once: bool = False  #: right at the first try


@dataclass(frozen=True)
class Flashcard:
    """A card of the zone drill, as the scheduler sees it."""

    reviews: int
    last: datetime
    due: datetime
    stability: float  #: days after which it is still known nine times in ten
    learning: bool  #: missed last time, or not yet right once

    def is_due(self, at: datetime) -> bool:
        """Whether to ask it again; also where a clock that ran ahead saw it: nobody knows how long it rested."""
        return self.due <= at or self.last > at


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One massage in the diary."""

    title: str
    line: str = ""  #: what share() makes of the routine; shared() opens it again
    before: int | None = None  #: comfort, 0–10
    after: int | None = None
    done: int = 0  #: steps
    of: int = 0
    seconds: int = 0
    notes: str = ""
    at: datetime = None  # type: ignore[assignment]  #: when it was; without a word, now
    dated: bool = field(init=False, repr=False, compare=False)  #: whether somebody has said when it was

    def __post_init__(self) -> None:
        object.__setattr__(self, "dated", self.at is not None)
        if not self.dated:
            object.__setattr__(self, "at", now())
        for name in ("title", "line", "notes"):
            words(getattr(self, name), name)
        for name in ("before", "after"):
            if getattr(self, name) is not None:
                whole(getattr(self, name), name, 10)
        for name in ("done", "of", "seconds"):
            whole(getattr(self, name), name, 10**6)
        stamp(self.at)


def words(value: str, what: str) -> str:
    """Text as SQLite and JSON can hold it."""
    if not isinstance(value, str):
        raise FootlibError(f"{what} is text, not {echo(value)}.")
    return value.encode("utf-8", "replace").decode()


def whole(value: Any, what: str, most: int, least: int = 0) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise FootlibError(f"{what} is a whole number from {least} to {most}, not {echo(value)}.")
    return value


# --- rows


class Unfit(Exception):
    """(column, value): what a row cannot hold."""


def row_to_store(table: str, row: dict) -> dict:
    """A row as it is stored; Unfit where one of its values cannot be."""
    return {name: stored(table, name, value) for name, value in row.items()}


def stored(table: str, name: str, value: Any) -> Any:
    if value is None and (table, name) in MAY_BE_NONE:
        return None
    try:
        if name in NUMBERS:
            return whole(value, name, NUMBERS[name], LEAST.get(name, 0))
        return time_or_words(name, value)
    except NO_FIT:
        raise Unfit(name, value) from None


def time_or_words(name: str, value: Any) -> str:
    if name in ("at", "turn"):
        return stamp(time(value))
    if name == "kind" and value not in KINDS:
        raise ValueError(value)
    value.encode()  # what is no text has no encode, half an emoji none that works
    return as_json(json.loads(value, parse_float=finite, parse_constant=finite)) if name == "given" else value


def as_json(given: object) -> str:
    """An answer as text; what no text can hold of its letters is replaced."""
    try:
        return words(json.dumps(given, sort_keys=True, allow_nan=False, ensure_ascii=False), "given")
    except NO_FIT:
        raise FootlibError(f"An answer is kept as JSON (text, numbers, lists), which {echo(given)} is not.") from None


def finite(text: str) -> float:
    if not isfinite(value := float(text)):
        raise ValueError(text)
    return value


def readable(table: str, values: Sequence) -> tuple[dict | None, bool]:
    """A row of the file, or None where it cannot be read; and whether every letter of it could be."""
    row = dict(zip(TABLES[table], values, strict=True))
    legible = row | {name: letters(row[name]) for name in FREE if name in row}
    try:
        return row_to_store(table, legible), legible == row
    except Unfit:
        return None, False


def letters(value: Any) -> Any:
    """Text as far as it can be read; the file's own bytes come as they are where they are no text."""
    if isinstance(value, str):
        value = value.encode("utf-8", "surrogateescape")
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


# --- how rows come into the file: what is done now counts at once, of rows from elsewhere the newest

TICK = timedelta(microseconds=1)
LAST = stamp(LATEST - timedelta(days=366))  # the last turn that a row brings along: there is room for more behind it


def put(db: Connection, table: str, row: dict) -> None:
    """A row, in place of the one with its key."""
    columns = TABLES[table]
    into = f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    db.execute(into, [row[name] for name in columns])


def add_now(db: Connection, table: str, row: dict) -> None:
    """What is done now comes after all that the table holds, whatever the clock says: it may have gone back, or a copy
    may come from a computer whose clock is ahead."""
    turns = db.execute(f"SELECT turn FROM {table} ORDER BY turn DESC")
    last = next((after for (turn,) in turns if (after := next_to(turn))), "")
    put(db, table, row | {"turn": max(row["at"], last)})


def next_to(turn: str) -> str:
    """The turn after one; "" where it is none, or the last of all."""
    try:
        return stamp(time(turn) + TICK)
    except (TypeError, ValueError):
        return ""


def merge(db: Connection, table: str, row: dict) -> None:
    """A row from elsewhere. One with the same key stays if it is newer; a copy of the same row changes nothing."""
    row = row | {"turn": min(row["turn"], LAST)}
    columns = TABLES[table]
    held = db.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {columns[0]} = ?", [row[columns[0]]]).fetchone()
    own = readable(table, held)[0] if held else None
    if own is None or newer(row) > newer(own):
        put(db, table, row)


def newer(row: dict) -> tuple[str, str]:
    """By turn; where two computers did something in the same instant, by what the row says: both decide alike."""
    return row["turn"], repr([row[name] for name in sorted(row)])


# --- when to ask a card again: the FSRS scheduler over the log of reviews.
#
# Only the log is stored. Two kernels, or a restored backup, add to it without losing anything, and a card's state
# follows from replaying it; the scheduler runs without its random spread, so it always follows in the same way.

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

    scheduled = Scheduled(card_id=0, stability=card.stability, last_review=card.last)
    return scheduler().get_card_retrievability(scheduled, at)


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
