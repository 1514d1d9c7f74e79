"""The diary: the sessions that were saved, a small chart of comfort, and why it proves little."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from os import PathLike
from pathlib import Path

import traitlets
from traitlets.utils.bunch import Bunch

from .. import files, local_time
from ..catalog import Catalog, course
from ..errors import FootlibError, number_of
from ..records import Entry, records
from .course_widget import CourseWidget, script, styles

CLAIM = "own-numbers"  # the entry of evidence.toml that says what such numbers can show


class Diary(CourseWidget):
    """All sessions in the learner's records, oldest first; it follows as new ones are saved."""

    _esm = script("diary")
    _css = styles("diary")

    sessions = traitlets.List().tag(sync=True)
    why = traitlets.Unicode().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    csv = traitlets.Unicode().tag(sync=True)
    trouble = traitlets.Unicode().tag(sync=True)

    def __init__(self, *, catalog: Catalog | None = None) -> None:
        self.catalog = course(catalog)
        super().__init__(why=self.catalog.find("evidence", CLAIM).finding)
        records().watch(self._read)
        self._read()

    @traitlets.observe("zone")
    def _read(self, _: Bunch | None = None) -> None:
        """What the records hold; where they cannot be read, what was seen last stays, and the reason is said."""
        book = records()
        with self.hold_sync():
            with suppress(FootlibError):
                self.csv = book.diary_csv()
                entries = book.entries()
                self.sessions, self.alt = [session_sent(one) for one in entries], alt(entries)
            self.trouble = book.trouble

    def save(self, path: str | PathLike[str]) -> Path:
        """Write the list to a .csv file for a spreadsheet; gives back the path."""
        path = files.path_to_write(path, {".csv"}, "The diary")
        return files.write(path, records().diary_csv().encode("utf-8-sig"))

    def __repr__(self) -> str:
        return f"diary(): {number_of(len(self.sessions), 'session')}"

    def __str__(self) -> str:
        whose = local_time.doubt() if self.sessions else ""
        return "\n".join([f"{self!r}{whose}", *(in_words(one) for one in self.sessions)])


def session_sent(entry: Entry) -> dict:
    """One session as small JSON."""
    return {
        "at": entry.at.timestamp(),
        "when": local_time.day(entry.at),
        "title": entry.title,
        "before": entry.before,
        "after": entry.after,
        "done": entry.done,
        "of": entry.of,
        "minutes": round(entry.seconds / 60),
        "notes": entry.notes,
    }


def in_words(one: Mapping) -> str:
    asked = [f"{name} {one[name]}" for name in ("before", "after") if one[name] is not None]
    comfort = f"comfort {' and '.join(asked)}" if asked else "comfort not noted"
    return f"{one['when']}: {one['title']}, {one['done']} of {number_of(one['of'], 'step')}, {comfort}."


def alt(entries: Sequence[Entry]) -> str:
    """What the chart shows, for whoever does not see it."""
    noted = [one for one in entries if one.before is not None or one.after is not None]
    if not noted:
        return ""
    days = dict.fromkeys(local_time.day(one.at) for one in (noted[0], noted[-1]))
    pairs = "; ".join(f"{said(one.before)} before and {said(one.after)} after" for one in noted[-12:])
    last = f" The last 12: {pairs}." if len(noted) > 12 else f" In order: {pairs}."
    return f"Comfort from 0 to 10 in {number_of(len(noted), 'session')}, {' to '.join(days)}.{last}"


def said(value: int | None) -> str:
    return "no answer" if value is None else str(value)


def diary(*, catalog: Catalog | None = None) -> Diary:
    """The sessions that were saved: a chart of comfort before and after, a list, and a file of it (`save`)."""
    return Diary(catalog=catalog)
