"""The guided session of one routine."""

from ..widgets import Session


def session(routine, *, catalog=None):
    """A guided, timed massage: preparation, each step with picture and clock, and what to do when something hurts."""
    return Session(routine, catalog=catalog)
