"""The planner's memory: save a routine by name, open it again, forget it, and again as last time."""

from .. import local_time
from ..arguments import answering, word
from ..errors import FootlibError, UnknownName
from ..records import records
from ..sheets import OutdatedLine, shared
from ..widgets.routine_export import keep

ASK_AGAIN = "The safety check is asked again: its answers hold for one day."


def told(last):
    return {"title": last.title, "when": local_time.day(last.at), "at": last.at.timestamp()}


@answering
class Keeping:
    """What a planner keeps in the learner's records; needs the planner's `earlier` and answers.

    A routine from before brings its answers along, but not the word that all is well: the safety check stands open,
    what was reported is ticked, and a clinician's yes has to be given anew.
    """

    def _listen_to_memory(self):
        self.earlier.observe(self._remembered, "ask")
        self.earlier.observe(self._show_memory, "zone")
        records().watch(self._show_memory)
        self._show_memory()

    @property
    def saved(self):
        """{name: line} of the saved routines, the newest last."""
        return records().routines()

    def save(self, name):
        """Keep the routine as it is now under a name; a name that is taken is given to the new one."""
        if not (self.routine and self.routine.steps):
            raise FootlibError("There is no routine to save yet: pick at least one condition.")
        keep(self.routine, name)

    def load(self, name):
        """Open a saved routine. Where the course has changed since: OutdatedLine, whose `again()` plans it anew."""
        self._take_over(shared(self._line(name), catalog=self.catalog))

    def forget(self, name):
        """Forget a saved routine; where the file does not take that now, the sentence says so."""
        self._line(name)
        if not records().forget_routine(name):
            raise FootlibError(records().trouble)

    def again(self):
        """The routine of the last session in the diary."""
        self._take_over(shared(self._last_line(), catalog=self.catalog))

    # ------------------------------------------------------------------------------------------------------------------
    def _line(self, name):
        known = self.saved
        if not isinstance(name, str) or word(name) not in known:
            self._refuse_unread()
            raise UnknownName(name, "saved routine", known)
        return known[word(name)]

    def _refuse_unread(self):
        """What is not seen may be there all the same."""
        if not records().whole:
            raise FootlibError(records().trouble)

    def _last(self):
        return next((entry for entry in reversed(records().entries()) if entry.line), None)

    def _last_line(self):
        last = self._last()
        if not last:
            self._refuse_unread()
            raise FootlibError("The diary is empty: save a session at its end, and it can be done again.")
        return last.line

    def _take_over(self, routine):
        self._take_answers(routine, checked=False)

    def _show_memory(self, _=None):
        last, names = self._last(), list(reversed(self.saved))
        if records().whole:  # else what was seen last stays: it is not gone, only out of reach
            with self.earlier.hold_sync():
                self.earlier.last = told(last) if last else {}
                self.earlier.names = names

    def _remembered(self, change):
        """What was pressed in the line above the choices, and one sentence in answer."""
        what, name = change.new.get("what"), change.new.get("name", "")
        said, stale = "", {}
        try:
            said = self._recall(what, name)
        except OutdatedLine as outdated:
            said, stale = str(outdated), {"name": name}
        with self.earlier.hold_sync():
            self.earlier.told, self.earlier.stale = said, stale

    def _recall(self, what, name):
        does = {"open": self.load, "forget": self.forget, "again": lambda _: self.again(), "anew": self._anew}
        if not isinstance(what, str) or what not in does:
            raise UnknownName(what, "wish about routines from before", does)
        does[what](name)
        if what == "forget":
            return f"“{name}” is forgotten."
        return f"{self.routine.title} is back. {ASK_AGAIN}"

    def _anew(self, name):
        """The same answers, planned with the course as it is today."""
        line = self._line(name) if name else self._last_line()
        try:
            routine = shared(line, catalog=self.catalog)
        except OutdatedLine as outdated:
            routine = outdated.again()
        self._take_over(routine)
