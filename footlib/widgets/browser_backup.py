"""On Binder, whose disk is lost, the browser keeps a copy of the records, whatever has written into them."""

from functools import cache

from ..records import Records, records
from .course_widget import Recording, script


class BrowserBackup(Recording):
    """Never shown: once it is made, it is in the page, and hands to the browser's copy what check() or a session noted,
    as long as the kernel lives."""

    _esm = script("browser_backup")

    def __repr__(self):
        return "BrowserBackup()"


def browser_backup() -> BrowserBackup:
    """The one of this kernel, made when it is first asked for."""
    return backup_of(records())


@cache
def backup_of(book: Records) -> BrowserBackup:
    """One for each file of records."""
    return BrowserBackup()
