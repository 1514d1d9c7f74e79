"""The quiz at the end of a lesson."""

from ..widgets.quiz import Quiz


def quiz(id, *, catalog=None):
    """The quiz of a lesson, by the lesson's id: answers are checked, explained and kept.

    >>> quiz("00-start-here")
    Quiz of lesson 00-start-here
    …
    """
    return Quiz(id, catalog=catalog)
