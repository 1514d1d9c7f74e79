"""Verdicts are kept in the learner's records; trouble with the file is said, and stops nothing."""

from dataclasses import replace

from ..model import Routine
from ..records import records
from ..sheets.oneline import answers


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
        return sorted(map(str, given))
    return given if isinstance(given, (str, int, float, list, tuple, dict)) else str(given)
