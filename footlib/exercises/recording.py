"""Verdicts are kept in the learner's records; trouble with the file is said, and stops nothing."""

import json
from dataclasses import replace

from ..errors import echo
from ..model import Routine
from ..records import records
from ..sheets.oneline import answers

LONGEST = 10_000  # letters of an answer, as it is kept


def noted(verdict, given):
    """The verdict, with a sentence where it could not be kept."""
    if verdict.outcome == "not attempted":
        return verdict
    kept = records()
    kept.note("exercise", verdict.exercise, storable(given), verdict.passed)
    return replace(verdict, text=f"{verdict.text} {kept.trouble}") if kept.trouble else verdict


def storable(given):
    """An answer as JSON can hold it."""
    if isinstance(given, Routine):
        return answers(given)
    if isinstance(given, (set, frozenset)):
        given = sorted(map(echo, given)) if any(not isinstance(one, str) for one in given) else sorted(given)
    try:
        text = json.dumps(given, allow_nan=False)
        text.encode()
    except Exception:  # whatever no file can hold is kept as it looks
        return echo(given)
    return given if len(text) <= LONGEST else echo(given)
