"""The rules of the planner's own answers."""

from ..errors import FootlibError
from ..model import Routine
from ..widgets.place_cards import marked, picked


def known_spots(self, value):
    """A list of places, or places by reason; kept as it was given."""
    if isinstance(value, dict):
        return {reason: places for reason, places in marked(self.catalog, value).items() if places}
    return picked(self.catalog, value)


def routine_or_none(_, value):
    if value is not None and not isinstance(value, Routine):
        raise FootlibError(f"routine takes what plan() returns, not {type(value).__name__}.")
    return value


def spots_of(routine):
    """What is avoided, by reason where a routine says it."""
    return {why: list(places) for why, places in routine.avoid_why.items()} or routine.avoid
