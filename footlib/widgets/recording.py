"""Widgets that record: they say what troubles the file, and on Binder the browser keeps a copy beside it."""

import traitlets

from ..records import binder, records
from .course_widget import CourseWidget


class Recording(CourseWidget):
    """A widget that records. Its script takes "keepsake" in and calls keep(model, signal).

    trouble: a sentence about the file, or nothing. keepsake: on Binder, whose disk is lost, all that is recorded.
    """

    trouble = traitlets.Unicode().tag(sync=True)
    keepsake = traitlets.Unicode().tag(sync=True)

    def __init__(self, **traits):
        super().__init__(**traits)
        self._recorded()
        records().watch(self._recorded)

    def _recorded(self):
        """After each write in this kernel."""
        with self.hold_sync():
            if binder():  # where there is none that is whole, the browser keeps the one that it has
                self.keepsake = records().keepsake() or self.keepsake
            self.trouble = records().trouble
