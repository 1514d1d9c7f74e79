"""What comes out of the records: frozen values, with times in UTC."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from ..errors import FootlibError


def now():
    return datetime.now(UTC)


def stamp(at):
    """A time as it is stored: UTC, always equally long, so that texts sort as times do."""
    if not isinstance(at, datetime):
        raise FootlibError(f"A time in the records is a datetime, not {at!r}.")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def time(text):
    return datetime.fromisoformat(text).astimezone(UTC)


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
    at: datetime = field(default_factory=now)

    def __post_init__(self):
        for name in ("title", "line", "notes"):
            words(getattr(self, name), name)
        for name in ("before", "after"):
            if getattr(self, name) is not None:
                whole(getattr(self, name), name, 10)
        for name in ("done", "of", "seconds"):
            whole(getattr(self, name), name, 10**6)
        stamp(self.at)


def words(value, what):
    """Text as SQLite and JSON can hold it."""
    if not isinstance(value, str):
        raise FootlibError(f"{what} is text, not {value!r}.")
    return value.encode("utf-8", "replace").decode()


def whole(value, what, most, least=0):
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise FootlibError(f"{what} is a whole number from {least} to {most}, not {value!r}.")
    return value
