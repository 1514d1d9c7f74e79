"""The records as JSON and back, checked; the diary as CSV."""

import csv
import io
import json
from datetime import datetime

from ..errors import FootlibError
from .schema import TABLES
from .values import stamp, time

FORMAT, VERSION = "footlib-records", 1
WRONG = "This is not a copy of your work from this course, or it was damaged on its way"
SAFE = "Nothing was changed. Choose the file that 'Download' has made."
NUMBERS = {"passed": 1, "finished": 1, "rating": 4, "before": 10, "after": 10, "done": 10**6, "steps": 10**6,
           "seconds": 10**6}
MAY_BE_NONE = {("sessions", "before"), ("sessions", "after"), ("routines", "line")}


def packed(rows, at):
    """What is downloaded: each table as a list of mappings."""
    parts = {table: [shown(table, row) for row in rows[table]] for table in TABLES}
    return {"format": FORMAT, "version": VERSION, "exported": stamp(at), **parts}


def shown(table, row):
    entry = dict(zip(TABLES[table], row, strict=True))
    return entry | {"given": json.loads(entry["given"])} if "given" in entry else entry


def unpacked(data):
    """[(table, row)] of an export; FootlibError where anything in it is not as it should be."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise FootlibError(f"{WRONG}. {SAFE}")
    version = data.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise FootlibError("This copy was made by a newer version of the course. Nothing was changed. "
                           "Update the course, then restore it.")
    return [(table, row_of(table, entry)) for table in TABLES for entry in list_of(data, table)]


def list_of(data, table):
    if not isinstance(data.get(table), list):
        raise FootlibError(f"{WRONG}: its part '{table}' is missing. {SAFE}")
    return data[table]


def row_of(table, entry):
    """One row, each of its values checked."""
    if not isinstance(entry, dict) or set(entry) != set(TABLES[table]):
        raise FootlibError(f"{WRONG}: an entry in '{table}' is incomplete. {SAFE}")
    for name, value in entry.items():
        if not fits(table, name, value):
            raise FootlibError(f"{WRONG}: in '{table}' {name} cannot be {value!r}. {SAFE}")
    changed = {"at": stamp(time(entry["at"]))} | ({"given": json.dumps(entry["given"])} if "given" in entry else {})
    return tuple((entry | changed)[name] for name in TABLES[table])


def fits(table, name, value):
    if name == "given" or (value is None and (table, name) in MAY_BE_NONE):
        return True
    if name in NUMBERS:
        return isinstance(value, int) and not isinstance(value, bool) and (name == "rating") <= value <= NUMBERS[name]
    return isinstance(value, str) and (name != "at" or is_time(value))


def is_time(text):
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def diary_csv(entries):
    """One line a massage; the times are those of this computer's clock, as the learner remembers them."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["date", "time", "massage", "comfort before (0-10)", "comfort after (0-10)", "steps done", "steps",
                    "minutes", "notes"])
    for one in entries:
        at = one.at.astimezone()
        table.writerow([f"{at:%Y-%m-%d}", f"{at:%H:%M}", no_formula(one.title), one.before, one.after, one.done, one.of,
                        round(one.seconds / 60, 1), no_formula(one.notes)])
    return out.getvalue()


def no_formula(text):
    """Text that a spreadsheet would run is marked as text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
