"""Routines from before, above the choices: the last one of the diary, and those that were saved."""

from collections.abc import Callable, Mapping

import traitlets
from traitlets.utils.bunch import Bunch

from ..arguments import word
from ..catalog import Catalog, course
from ..errors import FootlibError, UnknownName
from ..handouts import OutdatedLine, shared
from ..model import Routine
from ..records import Entry, records
from .course_widget import CourseWidget, script, styles

ASK_AGAIN = "The safety check is asked again: its answers hold for one day."


class SavedRoutines(CourseWidget):
    """One calm line above the choices, which is not there while there is nothing from before.

    last: {"title", "at"} of the last session, or {}: the browser says which day of its own that was. names: of saved
    routines. told: a sentence in answer.
    stale: {"name"} of a saved routine that the course has outgrown ("": the last session's), or {}.
    ask: what was pressed: {"what", "name", "count"}.
    """

    _esm = script("saved_routines")
    _css = styles("saved_routines")
    take_over: Callable[[Routine], Routine]

    last = traitlets.Dict().tag(sync=True)
    names = traitlets.List().tag(sync=True)
    told = traitlets.Unicode().tag(sync=True)
    stale = traitlets.Dict().tag(sync=True)
    ask = traitlets.Dict().tag(sync=True)

    def __init__(
        self, take_over: Callable[[Routine], Routine] = lambda routine: routine, *, catalog: Catalog | None = None
    ) -> None:
        """take_over: gets a routine that was opened, and gives the one that has come of its answers."""
        self.catalog: Catalog = course(catalog)
        self.take_over = take_over
        super().__init__()
        records().watch(self.refresh)
        self.refresh()

    @property
    def saved(self) -> Mapping[str, str]:
        """{name: line} of the saved routines, the newest last."""
        return records().routines()

    def load(self, name: str) -> Routine:
        """Open a saved routine. Where the course has changed since: OutdatedLine, whose `again()` plans it anew."""
        return self.take_over(shared(self._line(name), catalog=self.catalog))

    def forget(self, name: str) -> None:
        """Forget a saved routine; where the file does not take that now, the sentence says so."""
        self._line(name)
        if not records().forget_routine(name):
            raise FootlibError(records().trouble)

    def again(self) -> Routine:
        """The routine of the last session in the diary."""
        return self.take_over(shared(self._last_line(), catalog=self.catalog))

    def anew(self, name: str) -> Routine:
        """The answers of a saved routine, or of the last session, planned with the course as it is today."""
        try:
            line = self._last_line() if isinstance(name, str) and not name else self._line(name)
            routine = shared(line, catalog=self.catalog)
        except OutdatedLine as outdated:
            routine = outdated.again()
        return self.take_over(routine)

    def _line(self, name: object) -> str:
        known = self.saved
        if not isinstance(name, str) or word(name) not in known:
            refuse_unread()
            raise UnknownName(name, "saved routine", known)
        return known[word(name)]

    def _last_line(self) -> str:
        last = last_session()
        if not last:
            refuse_unread()
            raise FootlibError("The diary is empty: save a session at its end, and it can be done again.")
        return last.line

    # --- on the screen
    def refresh(self) -> None:
        """What the records hold; where they cannot be read, what was seen last stays: it is only out of reach."""
        last, names = last_session(), list(self.saved)[::-1]
        if records().whole:
            with self.hold_sync():
                self.last = {"title": last.title, "at": last.at.timestamp()} if last else {}
                self.names = names

    @traitlets.observe("ask")
    def _asked(self, change: Bunch) -> None:
        """What was pressed, and one sentence in answer."""
        what, name = change.new.get("what"), change.new.get("name", "")
        try:
            told, stale = self._do(what, name), {}
        except OutdatedLine as outdated:
            told, stale = outdated.said, {"name": name}
        with self.hold_sync():
            self.told, self.stale = told, stale

    def _do(self, what: object, name: str) -> str:
        opens = {"open": self.load, "again": lambda _: self.again(), "anew": self.anew}
        if what == "forget":
            self.forget(name)
            return f"“{name}” is forgotten."
        if not isinstance(what, str) or what not in opens:
            raise UnknownName(what, "wish about routines from before", ("open", "forget", "again", "anew"))
        return f"{opens[what](name).title} is back. {ASK_AGAIN}"

    def __repr__(self) -> str:
        return f"SavedRoutines({self.names!r})"


def last_session() -> Entry | None:
    """The newest session in the diary that knows its routine."""
    return next((entry for entry in reversed(records().entries()) if entry.line), None)


def refuse_unread() -> None:
    """What is not seen may be there all the same."""
    if not records().whole:
        raise FootlibError(records().trouble)
