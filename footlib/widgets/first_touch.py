"""The first touch: the safety check, a yes, and three minutes of holding and stroking, led by a session."""

import ipywidgets
import traitlets
from traitlets.utils.bunch import Bunch

from ..arguments import answering
from ..catalog import Catalog, course
from ..planning.screen import alone
from ..planning.three_minutes import first_touch_routine
from .course_widget import CourseWidget, script, styles
from .safety_check import SafetyCheck
from .session import Session
from .traits import Settable, flag, one_of

ASK = "Ask the eight lines above, and ask for a yes. Then the three minutes begin here."
OPEN = "All is clear: press Start below."
STOP = "No massage today: hands off."
SHUT = "Not like this: hands off for now. The planner makes a massage that heeds these answers, as far as there is one."


class Agreement(CourseWidget):
    """Whose feet, and the yes to be touched. told: how the matter stands; way: the same in a word."""

    _esm = script("first_touch")
    _css = styles("first_touch")

    who = one_of("answer to 'who'", "partner", "self").tag(sync=True)
    agreed = flag().tag(sync=True)
    told = traitlets.Unicode(ASK).tag(sync=True)
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

    def _answered(self, _: Bunch | None = None) -> None:
        check, agreement = self.check, self.agreement
        way, told = self._stands()
        if way != "open":
            self.session = None
        elif not self.session or self.session.routine.who != agreement.who:
            self.session = Session(first_touch_routine(self.catalog, agreement.who), catalog=self.catalog)
            self.session.heeds = [check.model_id, agreement.model_id]
        with agreement.hold_sync():
            agreement.way, agreement.told = way, told
        self.children = (check, agreement, *([self.session] if self.session else []))

    def _stands(self) -> tuple[str, str]:
        """(the way, what is said): a stop silences everything else, and any other yes sends on to the planner."""
        if not self.check.cautions:
            return ("open", OPEN) if self.check.answered and self.agreement.agreed else ("ask", ASK)
        found = [one for caution in self.check.cautions for one in alone(self.catalog, caution)]
        stops = [one.text for one in found if one.kind == "stop"]
        return ("stop", "\n".join([STOP, *stops])) if stops else ("shut", "\n".join([SHUT, *(r.text for r in found)]))

    def __repr__(self) -> str:
        return f"first_touch(): {self.session!r}" if self.session else f"first_touch(): {self.agreement.told}"


def first_touch(*, who: str = "partner", catalog: Catalog | None = None) -> FirstTouch:
    """Three minutes of holding and stroking, light and without oil: the safety check, a yes, and a session."""
    return FirstTouch(who=who, catalog=catalog)
