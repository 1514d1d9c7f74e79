"""The first touch: the safety check, a yes, and three minutes of holding and stroking, led by a session."""

import ipywidgets
import traitlets
from traitlets.utils.bunch import Bunch

from ..arguments import answering
from ..catalog import Catalog, course
from ..planning import first_touch_routine
from ..planning.screen import alone
from .course_widget import CourseWidget, script, styles
from .safety_check import SafetyCheck
from .session import OVER, Session
from .traits import Flag, Settable, one_of

FIRST = "First the safety check above, then a yes: then the three minutes begin here."
NEXT = {
    "partner": "Now ask for a yes: then the three minutes begin here.",
    "self": "Now your own yes: then the three minutes begin here.",
}
OVER_NOW = "The three minutes are over. Is somebody else next? Then ask again above."
OPEN = "All is clear: press Start below."
STOP = "No massage today: hands off."
SHUT = "Not like this: hands off for now. The planner makes a massage that heeds these answers, as far as there is one."


class Agreement(CourseWidget):
    """Whose feet, and the yes to be touched. told: how the matter stands; way: the same in a word."""

    _esm = script("first_touch")
    _css = styles("first_touch")

    who = one_of("answer to 'who'", "partner", "self").tag(sync=True)
    agreed = Flag().tag(sync=True)
    told = traitlets.Unicode(FIRST).tag(sync=True)
    way = one_of("way of an agreement", "ask", "open", "shut", "stop").tag(sync=True)
    heeds = traitlets.List().tag(sync=True)  #: ids of the widgets that hold the answers to the safety check

    def __repr__(self) -> str:
        return f"Agreement(who={self.who!r}, agreed={self.agreed})"


@answering
class FirstTouch(Settable, ipywidgets.VBox):
    """Three minutes that one can give at once. There is no session, and so no start, before each line of the check is a
    no and the receiver has said yes; a yes to a line takes it away again.

    It is asked anew each time, and keeps no answers: the next feet may be somebody else's.
    """

    catalog: Catalog
    check: SafetyCheck
    agreement: Agreement
    session: Session | None

    def __init__(self, *, who: str = "partner", catalog: Catalog | None = None) -> None:
        self.catalog = course(catalog)
        self.check = SafetyCheck(remember=False, catalog=self.catalog)
        self.agreement = Agreement(who=who, heeds=[self.check.model_id])
        self.session = None
        super().__init__([self.check, self.agreement])
        self.add_class("footlib-first-touch")
        self.check.observe(self._answered, ["cautions", "answered"])
        self.agreement.observe(self._answered, ["who", "agreed"])

    def _answered(self, change: Bunch) -> None:
        check, agreement = self.check, self.agreement
        if change.name == "answered" and not change.new:
            agreement.agreed = False  # whoever is next has not been asked yet
        way, told = self._stands()
        if way != "open":
            self.session = None
        elif not self.session or self.session.routine.who != agreement.who:
            self.session = Session(first_touch_routine(self.catalog, agreement.who), agreed=True, catalog=self.catalog)
            self.session.heeds = [check.model_id, agreement.model_id]
            self.session.observe(self._answered, "state")
        with agreement.hold_sync():
            agreement.way, agreement.told = way, told
        self.children = (check, agreement, *([self.session] if self.session else []))

    def _stands(self) -> tuple[str, str]:
        """(the way, what is said): a stop silences everything else, and any other yes sends on to the planner."""
        if not self.check.cautions:
            return self._asks()
        found = [one for caution in self.check.cautions for one in alone(self.catalog, caution)]
        stops = [one.text for one in found if one.kind == "stop"]
        return ("stop", "\n".join([STOP, *stops])) if stops else ("shut", "\n".join([SHUT, *(r.text for r in found)]))

    def _asks(self) -> tuple[str, str]:
        if not self.check.answered:
            return "ask", FIRST
        if not self.agreement.agreed:
            return "ask", NEXT[self.agreement.who]
        return "open", OVER_NOW if self.session and self.session.state in OVER else OPEN

    def __repr__(self) -> str:
        return f"first_touch(): {self.session!r}" if self.session else f"first_touch(): {self.agreement.told}"


def first_touch(*, who: str = "partner", catalog: Catalog | None = None) -> FirstTouch:
    """Three minutes of holding and stroking, light and without oil: the safety check, a yes, and a session."""
    return FirstTouch(who=who, catalog=catalog)
