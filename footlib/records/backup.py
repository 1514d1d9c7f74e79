"""The records as JSON and back, checked; the diary as CSV."""

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from .. import local_time
from ..errors import FootlibError, echo
from .storage import TABLES
from .values import Entry, Unfit, as_json, row_to_store, stamp, words

FORMAT, VERSION = "footlib-records", 2
WRONG = "This is not a copy of your work from this course, or it was damaged on its way"
SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫−"  # what a spreadsheet takes for a formula, in every width
UNSEEN = (
    r"\s\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)  # white space and control; what Unicode lets nobody see
LEAD = rf"[{UNSEEN}\"'`´“”„‟‘’‚‛«»‹›]*"  # what may stand before such a sign: what nobody sees, and quotes
BEGINS = re.compile(rf"((?:\A|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029,;|\t]){LEAD})(?<!')(?=[{SIGNS}])")
WORD = re.compile(rf"(\s{LEAD})(?<!')(?=[{SIGNS}]\S)")
SAFE = "Nothing was changed. Choose the file that 'Download' has made."


def packed(rows: dict, at: datetime, missing: dict) -> dict:
    """What is downloaded: each table as a list of mappings, and of how many rows that could not be read it is short."""
    given = [row | {"given": json.loads(row["given"])} for row in rows["answers"]]
    parts = {table: given if table == "answers" else rows[table] for table in TABLES}
    short = {"missing": {table: count for table, (count, _) in missing.items() if count}} if missing else {}
    return {"format": FORMAT, "version": VERSION, "exported": stamp(at)} | short | parts


def unpacked(data: object) -> list[tuple[str, dict]]:
    """[(table, row)] of an export; FootlibError where anything in it is not as it should be."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise FootlibError(f"{WRONG}. {SAFE}")
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise FootlibError(f"{WRONG}: its version cannot be {echo(version)}. {SAFE}")
    if version > VERSION:
        newer = "This copy was made by a newer version of the course. Nothing was changed."
        raise FootlibError(f"{newer} Update the course, then restore it.")
    return [(table, row_of(table, entry)) for table in TABLES for entry in list_of(data, table)]


def list_of(data: dict, table: str) -> list:
    if not isinstance(data.get(table), list):
        raise FootlibError(f"{WRONG}: its part '{table}' is missing. {SAFE}")
    return data[table]


def row_of(table: str, entry: object) -> dict:
    """One row, each of its values checked. The first version knew no turns: what was done earlier by the clock came
    earlier."""
    if not isinstance(entry, dict) or set(entry) | {"turn"} != set(TABLES[table]):
        raise FootlibError(f"{WRONG}: an entry in '{table}' is incomplete. {SAFE}")
    try:
        row = {name: storable(name, value) for name, value in entry.items()}
        return row_to_store(table, {"turn": entry["at"]} | row)
    except Unfit as wrong:
        name = wrong.args[0]
        raise FootlibError(f"{WRONG}: in '{table}' {name} cannot be {echo(entry.get(name))}. {SAFE}") from None


def storable(name: str, value: Any) -> Any:
    """A value of a copy as the file would hold it; half an emoji in a text is no reason to refuse the rest."""
    if name == "given":
        try:
            return as_json(value)
        except FootlibError:
            return None
    return words(value, name) if isinstance(value, str) else value


def diary_csv(entries: Iterable[Entry]) -> str:
    """One line a massage; the times are those of the learner's clock, whose zone the head names at its end."""
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    comfort = ("comfort before (0-10)", "comfort after (0-10)")
    head = ["date", "time", "massage", *comfort, "steps done", "steps", "minutes", "notes"]
    table.writerow([*head, f"times of {local_time.named()}"])
    for one in entries:
        at = local_time.local(one.at)
        done = (one.before, one.after, one.done, one.of, round(one.seconds / 60, 1))
        table.writerow([f"{at:%Y-%m-%d}", f"{at:%H:%M}", no_formula(one.title), *done, no_formula(one.notes)])
    return out.getvalue()


def no_formula(text: str) -> str:
    """Text of which a spreadsheet would run a part is marked as text: at its start, on each line, after a separator
    that it may cut at, and where a word begins like a formula; signs of full width and behind white space too. A dash
    between two words stays a dash."""
    marked = BEGINS.sub(r"\1'", WORD.sub(r"\1'", text))
    return f"'{marked}" if marked.startswith(("\t", "\r", "\n")) else marked
