"""The calendar entry: when, how long, and the steps in plain lines."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from .. import local_time
from ..errors import FootlibError, echo
from ..model import SECTIONS
from .content import Handout

EVENING = time(20)
BEFORE = timedelta(minutes=15)  # foot bath and towels come before the first step
NO_MASSAGE = timedelta(minutes=5)  # to read why
DAY = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
MINUTE = r"(?P<minute>\d{2})(?:[:.][0-5]\d(?:[.,]\d+)?)?"
HOUR = rf"(?P<hour>\d{{1,2}})(?:\s?[:.hH]\s?{MINUTE}|\s?[hH])?\s?(?P<half>[ap]\.?m\.?)?"
ZONE = r"(?P<zone>Z|UTC|GMT|(?P<sign>[+-])(?P<ahead>\d{2}):?(?P<more>[0-5]\d))?"
MOMENT = re.compile(rf"{DAY}(?:(?:\s*[Tt,]\s*|\s+){HOUR}\s?{ZONE})?", re.IGNORECASE)


def moment(start: object) -> datetime:
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


def read(start: object) -> datetime:
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


def hour_of(found: re.Match) -> time:
    """The hour of the day; '7pm' is nineteen, '12 am' is midnight."""
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError
    return time(hour % 12 + 12 * half.startswith("p") if half else hour, int(found["minute"] or 0))


def zone_of(found: re.Match) -> timezone | None:
    """The zone that a text names, None where it names none."""
    if not found["sign"]:
        return UTC if found["zone"] else None
    ahead = timedelta(hours=int(found["ahead"]), minutes=int(found["more"]))
    return timezone(ahead if found["sign"] == "+" else -ahead)


# --- the entry


def entry(handout: Handout) -> bytes:
    """The bytes of an .ics file with one event."""
    from icalendar import Calendar, Event

    made, event = Calendar(), Event()
    made.add("prodid", "-//footlib//foot massage//EN")
    made.add("version", "2.0")
    for name, value in facts(handout).items():
        event.add(name, value)
    made.add_component(event)
    return made.to_ical()


def facts(handout: Handout) -> dict[str, Any]:
    """The properties of the event; the same routine at the same hour replaces its older entry."""
    massage = bool(handout.feet)
    return {
        "uid": f"{uuid5(NAMESPACE_URL, handout.line + handout.start.isoformat())}@footlib",
        "dtstamp": datetime.now(UTC),
        "dtstart": handout.start,
        "duration": BEFORE + timedelta(seconds=handout.seconds) if massage else NO_MASSAGE,
        "summary": f"Foot massage: {handout.title}" if massage else handout.heading,
        "description": "\n".join(lines(handout)),
    }


def lines(handout: Handout) -> Iterator[str]:
    """The handout in plain lines, short enough for the notes of an entry: the warning first, then the reasons or the
    steps, then when to stop; how the hands go is on the other handouts."""
    yield from filter(None, [handout.heading, ", ".join(handout.facts), handout.warning])
    for refusal in handout.refusals:
        yield from section(refusal.title, refusal.lines)
    yield from section(handout.asked, [": ".join(filter(None, (one.name, one.text))) for one in handout.safety])
    yield from section(SECTIONS["preparation"], [f"{one.name}. {one.text}" for one in handout.preparation])
    for foot in handout.feet:
        steps = [f"{one.number}. {one.name}: {one.time}, {one.firm}, {one.direction}" for one in foot.steps]
        yield from section(f"{foot.name}, {foot.time}", steps, mark="")
    yield from section(SECTIONS["watch"], handout.watch)
    yield from section(SECTIONS["notes"], handout.notes)
    yield from section(SECTIONS["evidence"], handout.evidence)
    yield from ["", handout.advice, f"Made on {handout.date}."]
    yield from ["", "To open it again in the course: shared(line) with", handout.line]


def section(title: str, texts: Sequence[str], mark: str = "- ") -> list[str]:
    """A title and its lines, or nothing."""
    return ["", title.upper(), *(f"{mark}{text}" for text in texts)] if texts else []
