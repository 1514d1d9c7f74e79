"""The guided session of one routine, and the diary of those that were saved."""

from ..widgets import Diary, Session


def session(routine, *, catalog=None):
    """A guided, timed massage: preparation, each step with picture and clock, and what to do when something hurts."""
    return Session(routine, catalog=catalog)


def diary(*, catalog=None):
    """The sessions that were saved: a chart of comfort before and after, a list, and a file of it (`save`)."""
    return Diary(catalog=catalog)
