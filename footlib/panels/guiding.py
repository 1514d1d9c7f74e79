"""The planner's sessions: started under it, and told when an answer changes what they guide through."""

from ..planning.meanwhile import hindrance
from ..widgets import Session

REPLACED = "Another session has been started above. Press Stop here if you want to keep this one in the diary."


class Guiding:
    """What a planner does about sessions; needs the planner's routine, answers and boxes."""

    def _start_session(self, _):
        """A session of the routine as it is now, under the planner. One of the same routine that is under way stays;
        one of another routine waits below until it is saved."""
        if not self.answered or not self._steps() or (self._under_way() and self.session.routine == self.routine):
            return
        earlier = [one for one in self.children[1:] if one.unsaved]
        for one in earlier:
            one.news = {"waits": REPLACED}
        self.session = Session(self.routine, catalog=self.catalog)
        self.session.heeds = self._safety()
        self.session.observe(self._start_session, "anew")
        self.children = [self.children[0], self.session, *earlier]

    def _under_way(self):
        return self.session and self.session.state in ("ready", "running", "paused")

    def _tell_session(self):
        """Other answers make another routine. A session that has begun keeps its own, so that nothing of it is lost,
        and says so; but as soon as a safety rule is against it, it waits. One that has not begun goes."""
        if not self._under_way() or self.session.routine == self.routine:
            if self.session:
                self.session.news = {}
        elif self.session.unsaved:
            why = hindrance(
                self.session.routine,
                conditions=self.picked,
                cautions=self.cautions,
                cleared=self.cleared,
                avoid=self.avoid,
                catalog=self.catalog,
            )
            self.session.news = {"waits": why, "offer": bool(self.answered and self._steps())}
        else:
            self.children = [one for one in self.children if one is not self.session]
            self.session = None
