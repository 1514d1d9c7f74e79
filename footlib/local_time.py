"""The learner's own clock: the browser's time zone where a browser has shown something, else this computer's, named.

On a hub Python runs elsewhere: whoever massages in Tokyo at eight in the evening must not read of noon or yesterday.
"""

from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_told = {}  # the zone that a browser has told of, by its name; the last one counts


def tell(zone: str) -> None:
    """A browser says where it is, such as "Asia/Tokyo", or how far from UTC ("+05:30") where the place has no name;
    what is neither is passed over."""
    for read in (ZoneInfo, offset):
        with suppress(ZoneInfoNotFoundError, ValueError, OSError, TypeError):
            found = read(zone)
            _told.clear()
            _told[zone] = found
            return


def offset(text: str) -> tzinfo:
    """'+05:30' as a zone; ValueError where it is none."""
    found = datetime.strptime(text, "%z").tzinfo
    if found is None:
        raise ValueError(text)
    return found


def forget() -> None:
    """As before any browser has told of a zone."""
    _told.clear()


def zone() -> str:
    """The name of the browser's zone, or nothing as long as none is known."""
    return next(iter(_told), "")


def info() -> tzinfo | None:
    """The browser's zone, or None for this computer's."""
    return next(iter(_told.values()), None)


def local(at: datetime) -> datetime:
    """A moment as the learner's clock shows it."""
    return at.astimezone(info())


def now() -> datetime:
    return local(datetime.now(UTC))


def named(at: datetime | None = None) -> str:
    """The zone, as it is named beside a time: the browser's name for it, or this computer's distance from UTC."""
    return zone() or f"UTC{local(at or now()).isoformat()[-6:]}".replace("UTC+00:00", "UTC")


def day(at: datetime, *, year: bool = True) -> str:
    """'3 May 2026', or '3 May'."""
    here = local(at)
    return f"{here.day} {here:%B}{f' {here.year}' if year else ''}"


def doubt() -> str:
    """Whose clock it is, in brackets, for texts without a browser: this computer may stand in another zone."""
    return "" if zone() else f" ({named()})"
