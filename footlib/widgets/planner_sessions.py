"""The sessions that a planner has started: one goes on while the answers change, unless a safety rule is against it."""

from collections.abc import Callable

from traitlets.utils.bunch import Bunch

from ..catalog import Catalog
from ..model import Routine
from ..planning.screen import conflict
from .session import OVER, Session

REPLACED = "Another session has been started above. Press Stop here if you want to keep this one in the diary."
AGAIN = "“Again as last time”, at the top, opens this massage again."  # a page without cells has no other way


class PlannerSessions:
    """The sessions that a planner has started. `newest` is the last of them, None where there is none; `shown` are
    those that stand under the planner, the newest first.

    heeds: ids of the widgets that hold the answers to the safety check. anew: is called when a session asks for one
    more, of the routine as it is then; over: when the state of the newest has changed.
    """

    def __init__(
        self, heeds: list[str], anew: Callable[[Bunch], None], over: Callable[[Bunch], None], catalog: Catalog
    ):
        self.heeds, self.anew, self.over, self.catalog = heeds, anew, over, catalog
        self.newest: Session | None = None
        self.shown: tuple[Session, ...] = ()

    def start(self, routine: Routine) -> None:
        """A session of a routine. One of the same routine that is under way stays; one of another routine waits below
        until it is saved."""
        if (under_way := self._under_way()) and under_way.routine == routine:
            return
        earlier = [one for one in self.shown if one.unsaved]
        for one in earlier:
            one.news = {"waits": REPLACED}
        self.newest = Session(routine, catalog=self.catalog)
        self.newest.heeds, self.newest.shown = self.heeds, AGAIN
        self.newest.observe(self.anew, "anew")
        self.newest.observe(lambda change: change.owner is self.newest and self.over(change), "state")
        self.shown = (self.newest, *earlier)

    def tell(self, routine: Routine | None, answers: dict, offer: bool) -> None:
        """Other answers make another routine. A session that has begun keeps its own, so that nothing of it is lost,
        and says so; but as soon as a safety rule is against it, it waits. One that has not begun goes.

        offer: whether the new routine can be started instead.
        """
        under_way = self._under_way()
        if not under_way or under_way.routine == routine:
            if self.newest:
                self.newest.news = {}
        elif under_way.unsaved:
            why = conflict(under_way.routine, **answers, catalog=self.catalog)
            under_way.news = {"waits": why, "offer": offer}
        else:
            self.shown = tuple(one for one in self.shown if one is not under_way)
            self.newest = None

    def _under_way(self) -> Session | None:
        return self.newest if self.newest and self.newest.state not in OVER else None
