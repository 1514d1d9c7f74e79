"""The planner: conditions, safety check, map and routine, in step with one another."""

from collections.abc import Callable, Iterable
from typing import Any

import ipywidgets
from traitlets.utils.bunch import Bunch

from ..arguments import answering
from ..catalog import Catalog, course
from ..errors import number_of
from ..model import ELSEWHERE, Routine
from ..planning import plan
from ..planning.screen import conflict
from .course_widget import CourseWidget
from .foot_map import FootMap
from .picker import Picker
from .routine_view import RoutineOnMap, RoutineView
from .safety_check import SafetyCheck
from .saved_routines import SavedRoutines
from .session import OVER, Session
from .settings import Settings
from .traits import Flag, Settable, a_routine, ids_of, minutes_of_massage, one_of, spot_texts, spots_to_avoid, wish

ANSWERS = ("picked", "cautions", "cleared", "avoid", "more", "less", "minutes", "who", "feet", "answered")
OTHER = {"more": "less", "less": "more"}
REPORTED = {"picked": "conditions", "cautions": "cautions", "cleared": "cleared", "avoid": "avoid"}  # against a session


@answering
class Planner(Settable, ipywidgets.VBox):
    """One receiver's answers, and the routine that follows from them. Set any of them from Python: the screen follows.

    avoid: places, or places by reason ({"open-skin": ["heel@left"]}); marks made on the map come by reason.
    more, less: places of which the receiver wishes more or less; of one place, the newest wish counts.
    routine: None while nothing is picked. Setting it takes over the answers that it was made from.
    session: the guided session that was started last, or None. earlier: routines from before.

    A routine from before brings its answers along, but not the word that all is well: the safety check stands open,
    what was reported is ticked, and a clinician's yes has to be given anew.
    """

    catalog: Catalog
    picker: Picker
    check: SafetyCheck
    settings: Settings
    map: FootMap
    view: RoutineView
    on_map: RoutineOnMap
    earlier: SavedRoutines
    sessions: "PlannerSessions"
    grid: ipywidgets.VBox

    picked = ids_of("conditions")
    cautions = ids_of("cautions")
    cleared = ids_of("cautions")
    avoid = spots_to_avoid()
    more = wish()
    less = wish()
    minutes = minutes_of_massage()
    who = one_of("answer to 'who'", "partner", "self")
    feet = one_of("answer to 'feet'", "both", "left", "right")
    answered = Flag()
    routine = a_routine()

    def __init__(self, *, remember: bool = True, catalog: Catalog | None = None) -> None:
        self.catalog = course(catalog)
        self.picker = Picker(catalog=self.catalog)
        self.check = SafetyCheck(remember=remember, catalog=self.catalog)
        self.settings = Settings(catalog=self.catalog)
        self.map = FootMap(controls=True, multiple=False, catalog=self.catalog)
        self.view = RoutineView(answered=False, catalog=self.catalog)
        self.view.can_start = True
        self.on_map = RoutineOnMap(self.map, self.view, self.catalog)
        self.earlier = SavedRoutines(self._open, catalog=self.catalog)
        self.map.heeds = self.view.heeds = self._safety()
        self.sessions = PlannerSessions(self._safety(), self._start_session, self._over, self.catalog)
        self._seen = self._made = None
        self.grid = self._grid()
        super().__init__([self.grid])
        self.add_class("footlib-planner")
        self._listen()

    def _grid(self) -> ipywidgets.VBox:
        choices = ipywidgets.VBox([self.earlier, self.picker, self.check, self.settings])
        choices.add_class("footlib-choices")
        grid = ipywidgets.VBox([choices, self.map, self.view])
        grid.add_class("footlib-grid")
        return grid

    def _listen(self) -> None:
        self.observe(self._newest_wish, tuple(OTHER))
        self.observe(self._answers_changed, ANSWERS)
        self.observe(self._routine_set, "routine")
        for widget, names in self._askers():
            widget.observe(self._asked, names)
        self.view.observe(self._start_session, "started")
        self.view.observe(self._elsewhere, "elsewhere")
        for widget in (self.map, self.settings, self.view):
            widget.observe(self._marking, "marking")

    def _safety(self) -> list[str]:
        """Where a browser finds the answers that are about safety, the safety check first."""
        return [widget.model_id for widget in (self.check, self.picker, self.map, self.settings)]

    def _askers(self) -> tuple[tuple[CourseWidget, list[str]], ...]:
        """Each widget that asks, with the answers that it holds; the marks are `avoid` by reason."""
        return (
            (self.picker, ["picked"]),
            (self.check, ["cautions", "cleared", "answered"]),
            (self.settings, ["minutes", "who", "feet", "more", "less", "marks", "cautions"]),
            (self.map, ["marks"]),
        )

    # --- sessions, and routines from before --------------------------------------------------------------------------
    @property
    def session(self) -> Session | None:
        """The guided session that was started last."""
        return self.sessions.newest

    def _start_session(self, _: Bunch) -> None:
        """A session of the routine as it is now, under the planner."""
        if self.answered and self.routine and self.routine.steps:
            self.sessions.start(self.routine)
            self.children = (self.grid, *self.sessions.shown)

    def _over(self, change: Bunch) -> None:
        """A session is over, or goes on after all: whose answers the next one needs is asked anew."""
        if change.new in OVER:
            self.check.ask_again(wrong=bool(change.owner.hurt))
        elif change.old in OVER:
            self.check.go_on()

    def _tell_sessions(self) -> None:
        reported = {name: getattr(self, answer) for answer, name in REPORTED.items()}
        self.sessions.tell(self.routine, reported, offer=bool(self.answered and self.routine and self.routine.steps))
        self.children = (self.grid, *self.sessions.shown)

    def _open(self, routine: Routine) -> Routine:
        """The routine that comes of the answers of one from before."""
        self._take_answers(routine, checked=False)
        return self.routine or routine

    # --- answers ------------------------------------------------------------------------------------------------------
    def _asked(self, change: Bunch) -> None:
        """An answer from the screen: all answers of its widget are taken over together."""
        names = next(names for widget, names in self._askers() if widget is change.owner)
        with self.hold_trait_notifications():
            for name in names:
                if name != "marks":
                    setattr(self, name, getattr(change.owner, name))
                elif change.owner.marks != self._marks():
                    self.avoid = change.owner.marks

    def _newest_wish(self, change: Bunch) -> None:
        """Whoever wishes more of a place does not wish less of it any more."""
        spots = set(spot_texts(self.catalog, change.new))
        other = getattr(self, OTHER[change.name])
        setattr(self, OTHER[change.name], [one for one in other if not spots & set(spot_texts(self.catalog, one))])

    def _marks(self) -> dict[str, Any]:
        return self.avoid if isinstance(self.avoid, dict) else {"wish": self.avoid} if self.avoid else {}

    def _answers_changed(self, _: Bunch) -> None:
        """One new routine for one change, however many answers it changed."""
        answers = {name: getattr(self, name) for name in ANSWERS}
        if answers != self._seen:
            self._seen = answers
            self._reflect()
            self._made = self._plan()
            self.routine = self._made
            self._tell_sessions()
            self.on_map.show(self.routine, self.answered)

    def _reflect(self) -> None:
        """The answers, on the screen."""
        self.check.implied = sorted({c for id in self.picked for c in self.catalog.conditions[id].implies})
        for widget, names in self._askers():
            answers = {name: self._marks() if name == "marks" else getattr(self, name) for name in names}
            if changed := {name: answer for name, answer in answers.items() if getattr(widget, name) != answer}:
                with widget.hold_sync(), widget.hold_trait_notifications():  # or the first would bring old others back
                    for name, answer in changed.items():
                        setattr(widget, name, answer)

    def _plan(self) -> Routine | None:
        """A reported caution counts at once, even before the check is answered as a whole."""
        if not self.picked:
            return None
        cautions = self.cautions if self.answered or self.cautions else None
        others = {name: getattr(self, name) for name in ("minutes", "cleared", "avoid", "more", "less", "who", "feet")}
        return plan(self.picked, cautions=cautions, **others, catalog=self.catalog)

    def _routine_set(self, change: Bunch) -> None:
        """A routine from outside brings its answers along."""
        if change.new is not self._made:
            self._take_answers(change.new)

    def _take_answers(self, routine: Routine | None, checked: bool = True) -> None:
        with self.hold_trait_notifications():
            self.picked, self.check.again = routine.conditions if routine else [], "no"
            if routine:
                self.cautions, self.cleared = routine.cautions, routine.cleared if checked else []
                self.avoid = {why: list(places) for why, places in routine.avoid_why.items()} or routine.avoid
                self.more, self.less = routine.more, routine.less
                self.minutes, self.who, self.feet = routine.minutes, routine.who, routine.feet
                self.answered = routine.asked and checked

    def _elsewhere(self, change: Bunch) -> None:
        """An operation, say, that is neither on a foot nor on a lower leg."""
        if change.new:
            self.avoid = {**self._marks(), change.new: [ELSEWHERE]}
            self.view.elsewhere = ""

    def _marking(self, change: Bunch) -> None:
        """Marking begins and ends everywhere at once."""
        for widget in (self.map, self.settings, self.view):
            widget.marking = change.new

    def __repr__(self) -> str:
        made = number_of(len(self.routine.steps), "step") if self.routine and self.routine.steps else "no steps"
        return f"planner({self.picked!r}, minutes={self.minutes:g}): {made}"


def planner(
    picked: str | Iterable[str] = (),
    *,
    minutes: float = 20,
    who: str = "partner",
    feet: str = "both",
    remember: bool = True,
    catalog: Catalog | None = None,
) -> Planner:
    """The whole tool: pick, answer the safety check, see the map and the routine. Every answer is also an attribute.

    remember: today's safety answers are kept in this browser, and come back in every planner; after a massage it asks
    whether it is the same person. False for somebody else, such as a case in an exercise: the planner then starts empty
    and keeps nothing, so that two people never mix.
    """
    made = Planner(remember=remember, catalog=catalog)
    with made.hold_trait_notifications():
        made.picked, made.minutes, made.who, made.feet = picked, minutes, who, feet
    return made


# --- the sessions that it has started: one goes on while the answers change, unless a safety rule is against it

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
    ) -> None:
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
