"""What comes out of the records: frozen values, with times in UTC."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from ..errors import FootlibError, echo

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)  # what every system can show


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
class Card:
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
    at: datetime = None  #: when it was; without a word, now
    dated: bool = field(init=False, repr=False, compare=False)  #: whether somebody has said when it was

    def __post_init__(self):
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


def whole(value: int, what: str, most: int, least: int = 0) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise FootlibError(f"{what} is a whole number from {least} to {most}, not {echo(value)}.")
    return value
