"""Widgets that record. Where the disk is lost, as on Binder, the browser keeps a copy of what they write."""

from functools import cache
from typing import Any

import traitlets
from traitlets.utils.bunch import Bunch

from ..records import Records, fleeting, records
from .course_widget import CourseWidget, script
from .traits import Flag

NO_ROOM = (
    "This browser has no room for a copy of your work: its storage is full or closed. The last copy that it "
    "took stays; only Download, in your progress, has what came after it."
)


class Recording(CourseWidget):
    """A widget that records. It says what troubles the file, and where the disk is lost the browser keeps a copy
    beside it: its script calls keep(model, signal) of browser_backup.js.

    trouble: a sentence about the file or the browser's copy, or nothing. keepsake: where the disk is lost, all
    that is recorded. refused: whether the browser has no room for it.
    """

    trouble = traitlets.Unicode().tag(sync=True)
    keepsake = traitlets.Unicode().tag(sync=True)
    refused = Flag().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self._recorded()
        records().watch(self._recorded)

    def _recorded(self) -> None:
        """After each write in this kernel."""
        with self.hold_sync():
            if fleeting():  # where there is none that is whole, the browser keeps the one that it has
                self.keepsake = records().keepsake() or self.keepsake
            self._say_trouble()

    @traitlets.observe("refused")
    def _say_trouble(self, _: Bunch | None = None) -> None:
        self.trouble = " ".join(filter(None, [self._trouble(), NO_ROOM if self.refused else ""]))

    def _trouble(self) -> str:
        """What troubles the file."""
        return records().trouble


class BrowserBackup(Recording):
    """Never shown: once it is made, it is in the page, and hands to the browser's copy what check() or a session noted,
    as long as the kernel lives."""

    _esm = script("browser_backup")

    def __repr__(self) -> str:
        return "BrowserBackup()"


def browser_backup() -> BrowserBackup:
    """The one of this kernel, made when it is first asked for."""
    return backup_of(records())


@cache
def backup_of(book: Records) -> BrowserBackup:
    """One for each file of records."""
    return BrowserBackup()
