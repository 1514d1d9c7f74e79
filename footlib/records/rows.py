"""What a row of the records may hold: asked of rows in the file, in a copy, and on the pages of a damaged file."""

import json
from math import isfinite

from ..errors import FootlibError, echo
from .schema import TABLES
from .values import stamp, time, words

KINDS = ("exercise", "quiz")
NUMBERS = {
    "passed": 1,
    "finished": 1,
    "rating": 4,
    "before": 10,
    "after": 10,
    "done": 10**6,
    "steps": 10**6,
    "seconds": 10**6,
}
LEAST = {"rating": 1}
MAY_BE_NONE = {("sessions", "before"), ("sessions", "after"), ("routines", "line")}
FREE = ("title", "notes", "line")  # worth reading even where some of its letters are lost
NO_FIT = (AttributeError, TypeError, ValueError, RecursionError)  # what comes of a value of another kind


class Unfit(Exception):
    """(column, value): what a row cannot hold."""


def fit(table: str, row: dict) -> dict:
    """A row as it is stored; Unfit where one of its values cannot be."""
    return {name: stored(table, name, value) for name, value in row.items()}


def stored(table, name, value):
    if value is None and (table, name) in MAY_BE_NONE:
        return None
    try:
        return time_or_words(name, value) if name not in NUMBERS else number(name, value)
    except NO_FIT:
        raise Unfit(name, value) from None


def number(name, value):
    if isinstance(value, bool) or not isinstance(value, int) or not LEAST.get(name, 0) <= value <= NUMBERS[name]:
        raise ValueError(value)
    return value


def time_or_words(name, value):
    if name in ("at", "turn"):
        return stamp(time(value))
    if name == "kind" and value not in KINDS:
        raise ValueError(value)
    value.encode()  # what is no text has no encode, half an emoji none that works
    return as_json(from_json(value)) if name == "given" else value


def as_json(given) -> str:
    """An answer as text; what no text can hold of its letters is replaced."""
    try:
        return words(json.dumps(given, sort_keys=True, allow_nan=False, ensure_ascii=False), "given")
    except NO_FIT:
        raise FootlibError(f"An answer is kept as JSON (text, numbers, lists), which {echo(given)} is not.") from None


def from_json(text):
    return json.loads(text, parse_float=finite, parse_constant=finite)


def finite(text):
    if not isfinite(value := float(text)):
        raise ValueError(text)
    return value


def readable(table: str, values) -> tuple[dict | None, bool]:
    """A row of the file, or None where it cannot be read; and whether every letter of it could be."""
    row = dict(zip(TABLES[table], values, strict=True))
    legible = row | {name: letters(row[name]) for name in FREE if name in row}
    try:
        return fit(table, legible), legible == row
    except Unfit:
        return None, False


def letters(value):
    """Text as far as it can be read; the file's own bytes come as they are where they are no text."""
    if isinstance(value, str):
        value = value.encode("utf-8", "surrogateescape")
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
