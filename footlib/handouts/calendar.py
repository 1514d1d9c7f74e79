"""The calendar entry: when, how long, and the steps in plain text."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from uuid import NAMESPACE_URL, uuid5

from .. import local_time
from ..errors import FootlibError, echo
from .extras import needed
from .plain import lines

EVENING = time(20)
BEFORE = timedelta(minutes=15)  # foot bath and towels come before the first step
NO_MASSAGE = timedelta(minutes=5)  # to read why
DAY = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
MINUTE = r"(?P<minute>\d{2})(?:[:.][0-5]\d(?:[.,]\d+)?)?"
HOUR = rf"(?P<hour>\d{{1,2}})(?:\s?[:.hH]\s?{MINUTE}|\s?[hH])?\s?(?P<half>[ap]\.?m\.?)?"
ZONE = r"(?P<zone>Z|UTC|GMT|(?P<sign>[+-])(?P<ahead>\d{2}):?(?P<more>[0-5]\d))?"
MOMENT = re.compile(rf"{DAY}(?:(?:\s*[Tt,]\s*|\s+){HOUR}\s?{ZONE})?", re.IGNORECASE)


def moment(start):
    """When the entry begins. Without an hour zone it is that hour wherever the calendar is opened; with one it is kept
    in universal time, which every calendar knows. A day without an hour means its evening."""
    if start is None:
        now = datetime.now(local_time.info()).replace(tzinfo=None)
        this_evening = datetime.combine(now.date(), EVENING)
        return this_evening if now < this_evening else this_evening + timedelta(days=1)
    try:
        begins = read(start)
        return begins.astimezone(UTC) if begins.utcoffset() is not None else begins.replace(tzinfo=None)
    except (TypeError, ValueError, OverflowError):
        raise FootlibError(f"start is a day and an hour, such as '2030-05-01 19:30', not {echo(start)}.") from None


def read(start) -> datetime:
    """A day with its hour, from a date of Python or from text: 19:30, 19.30, 19h30, 7:30 pm or 7pm; else ValueError."""
    if isinstance(start, datetime):
        return start
    if isinstance(start, date):
        return datetime.combine(start, EVENING)
    found = MOMENT.fullmatch(start.strip()) if isinstance(start, str) else None
    if not found:
        raise ValueError
    day = date(*(int(found[part]) for part in ("year", "month", "day")))
    return datetime.combine(day, hour_of(found) if found["hour"] else EVENING, zone_of(found))


def hour_of(found) -> time:
    """The hour of the day; '7pm' is nineteen, '12 am' is midnight."""
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError
    return time(hour % 12 + 12 * half.startswith("p") if half else hour, int(found["minute"] or 0))


def zone_of(found):
    """The zone that a text names, None where it names none."""
    if not found["sign"]:
        return UTC if found["zone"] else None
    ahead = timedelta(hours=int(found["ahead"]), minutes=int(found["more"]))
    return timezone(ahead if found["sign"] == "+" else -ahead)


def entry(told):
    """The bytes of an .ics file with one event."""
    with needed("Calendar entries"):
        from icalendar import Calendar, Event
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//footlib//foot massage//EN")
    calendar.add("version", "2.0")
    for name, value in facts(told).items():
        event.add(name, value)
    calendar.add_component(event)
    return calendar.to_ical()


def facts(told):
    """The properties of the event; the same routine at the same hour replaces its older entry."""
    start = told["start"]
    return {
        "uid": f"{uuid5(NAMESPACE_URL, told['line'] + start.isoformat())}@footlib",
        "dtstamp": datetime.now(UTC),
        "dtstart": start,
        "duration": BEFORE + timedelta(seconds=told["seconds"]) if told["feet"] else NO_MASSAGE,
        "summary": f"Foot massage: {told['title']}" if told["feet"] else told["heading"],
        "description": "\n".join(lines(told)),
    }
