"""The calendar entry: when, how long, and the steps in plain text."""

from datetime import UTC, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from ..errors import FootlibError
from .extras import needed
from .plain import lines

EVENING = time(20)
BEFORE = timedelta(minutes=15)  # foot bath and towels come before the first step
NO_MASSAGE = timedelta(minutes=5)  # to read why


def moment(start):
    """When the entry begins. Without an hour zone it is that hour wherever the calendar is opened."""
    if start is None:
        now = datetime.now()
        this_evening = datetime.combine(now.date(), EVENING)
        return this_evening if now < this_evening else this_evening + timedelta(days=1)
    try:
        return start if isinstance(start, datetime) else datetime.fromisoformat(start)
    except (TypeError, ValueError):
        raise FootlibError(f"start is a day and an hour, such as '2030-05-01 19:30', not {start!r}.") from None


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
