"""Routines from before: the last one of the diary, and those that were saved by name."""

import traitlets

from .course_widget import CourseWidget, script, styles


class Earlier(CourseWidget):
    """One calm line above the choices, which is not there while there is nothing from before.

    last: {"title", "when"} of the last session, or {}. names: of saved routines. told: a sentence in answer.
    stale: {"name"} of a saved routine that the course has outgrown ("": the last session's), or {}.
    ask: what was pressed: {"what", "name", "count"}.
    """

    _esm = script("saved_routines")
    _css = styles("saved_routines", "earlier")

    last = traitlets.Dict().tag(sync=True)
    names = traitlets.List().tag(sync=True)
    told = traitlets.Unicode().tag(sync=True)
    stale = traitlets.Dict().tag(sync=True)
    ask = traitlets.Dict().tag(sync=True)

    def __repr__(self):
        return f"Earlier({self.names!r})"
