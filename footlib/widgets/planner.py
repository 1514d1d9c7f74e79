"""The planner: conditions, safety check, map and routine, in step with one another."""

from collections.abc import Iterable, Mapping
from typing import Any

import ipywidgets
from traitlets.utils.bunch import Bunch

from ..arguments import answering
from ..catalog import Catalog, course
from ..drawing.strokes import on_map
from ..errors import FootlibError
from ..model import ELSEWHERE, Routine, Step
from ..planning import plan
from .course_widget import CourseWidget
from .foot_map import FootMap
from .picker import Picker
from .planner_sessions import PlannerSessions
from .routine_view import RoutineView
from .safety_check import SafetyCheck
from .saved_routines import SavedRoutines
from .session import Session
from .settings import Settings
from .traits import Checked, Settable, flag, ids_of, marks_of, minutes_of_massage, one_of, spot_texts, wish

ANSWERS = ("picked", "cautions", "cleared", "avoid", "more", "less", "minutes", "who", "feet", "answered")
OTHER = {"more": "less", "less": "more"}
REPORTED = {"picked": "conditions", "cautions": "cautions", "cleared": "cleared", "avoid": "avoid"}  # against a session


def known_spots(self: "Planner", value: object) -> dict[str, list[str]] | list[str]:
    """A list of places, or places by reason; kept as it was given."""
    if isinstance(value, dict):
        return {reason: places for reason, places in marks_of(self.catalog, value).items() if places}
    return spot_texts(self.catalog, value)


def routine_or_none(_: object, value: object) -> Routine | None:
    if value is not None and not isinstance(value, Routine):
        raise FootlibError(f"routine takes what plan() returns, not {type(value).__name__}.")
    return value


def planner(
    picked: str | Iterable[str] = (),
    *,
    minutes: float = 20,
    who: str = "partner",
    feet: str = "both",
    remember: bool = True,
    catalog: Catalog | None = None,
) -> "Planner":
    """The whole tool: pick, answer the safety check, see the map and the routine. Every answer is also an attribute.

    remember: today's safety answers are kept in this browser, and come back in every planner. False for somebody else,
    such as a case in an exercise: the planner then starts empty and keeps nothing, so that two people never mix.
    """
    return Planner(picked, minutes=minutes, who=who, feet=feet, remember=remember, catalog=catalog)


@answering
class Planner(Settable, ipywidgets.VBox):
    """One receiver's answers, and the routine that follows from them. Set any of them from Python: the screen follows.

    avoid: places, or places by reason ({"open-skin": ["heel@left"]}); marks made on the map come by reason.
    more, less: places of which the receiver wishes more or less; of one place, the newest wish counts.
    routine: None while nothing is picked. Setting it takes over the answers that it was made from.
    session: the guided session that was started last, or None. saved: the routines that were saved, by name.

    A routine from before brings its answers along, but not the word that all is well: the safety check stands open,
    what was reported is ticked, and a clinician's yes has to be given anew.
    """

    catalog: Catalog
    picker: Picker
    check: SafetyCheck
    settings: Settings
    map: FootMap
    view: RoutineView
    earlier: SavedRoutines
    sessions: PlannerSessions
    grid: ipywidgets.VBox

    picked = ids_of("conditions")
    cautions = ids_of("cautions")
    cleared = ids_of("cautions")
    avoid = Checked(known_spots, [])
    more = wish()
    less = wish()
    minutes = minutes_of_massage()
    who = one_of("answer to 'who'", "partner", "self")
    feet = one_of("answer to 'feet'", "both", "left", "right")
    answered = flag()
    routine = Checked(routine_or_none, None)

    def __init__(
        self,
        picked: str | Iterable[str] = (),
        *,
        minutes: float = 20,
        who: str = "partner",
        feet: str = "both",
        remember: bool = True,
        catalog: Catalog | None = None,
    ) -> None:
        self.catalog = course(catalog)
        self.picker = Picker(catalog=self.catalog)
        self.check = SafetyCheck(remember=remember, catalog=self.catalog)
        self.settings = Settings(catalog=self.catalog)
        self.map = FootMap(controls=True, multiple=False, catalog=self.catalog)
        self.view = RoutineView(answered=False, catalog=self.catalog)
        self.view.can_start = True
        self.earlier = SavedRoutines(self._open, catalog=self.catalog)
        self.map.heeds = self.view.heeds = self._safety()
        self.sessions = PlannerSessions(self._safety(), self._start_session, self.catalog)
        self._seen = self._made = None
        self.grid = self._grid()
        super().__init__([self.grid])
        self.add_class("footlib-planner")
        self.map.withheld = self._withheld()
        self._listen()
        with self.hold_trait_notifications():
            self.picked, self.minutes, self.who, self.feet = picked, minutes, who, feet

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
        self.map.observe(self._place_picked, "selected")
        self.map.observe(self._number_picked, "current")
        self.view.observe(self._step_picked, "selected")
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

    def _tell_sessions(self) -> None:
        reported = {name: getattr(self, answer) for answer, name in REPORTED.items()}
        self.sessions.tell(self.routine, reported, offer=bool(self.answered and self._steps()))
        self.children = (self.grid, *self.sessions.shown)

    @property
    def saved(self) -> Mapping[str, str]:
        """{name: line} of the saved routines, the newest last."""
        return self.earlier.saved

    def save(self, name: str) -> None:
        """Keep the routine as it is now under a name; a name that is taken is given to the new one."""
        self.earlier.save(self.routine, name)

    def load(self, name: str) -> None:
        """Open a saved routine. Where the course has changed since: OutdatedLine, whose `again()` plans it anew."""
        self.earlier.load(name)

    def forget(self, name: str) -> None:
        """Forget a saved routine; where the file does not take that now, the sentence says so."""
        self.earlier.forget(name)

    def again(self) -> None:
        """Open the routine of the last session in the diary."""
        self.earlier.again()

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
            self._show()

    def _reflect(self) -> None:
        """The answers, on the screen."""
        self.check.implied = sorted({c for id in self.picked for c in self.catalog.conditions[id].implies})
        for widget, names in self._askers():
            with widget.hold_sync(), widget.hold_trait_notifications():  # or the first would bring old others back
                for name in names:
                    setattr(widget, name, self._marks() if name == "marks" else getattr(self, name))

    def _plan(self) -> Routine | None:
        """A reported caution counts at once, even before the check is answered as a whole."""
        if not self.picked:
            return None
        cautions = self.cautions if self.answered or self.cautions else None
        return plan(
            self.picked,
            minutes=self.minutes,
            cautions=cautions,
            cleared=self.cleared,
            avoid=self.avoid,
            more=self.more,
            less=self.less,
            who=self.who,
            feet=self.feet,
            catalog=self.catalog,
        )

    def _routine_set(self, change: Bunch) -> None:
        """A routine from outside brings its answers along."""
        if change.new is not self._made:
            self._take_answers(change.new)

    def _take_answers(self, routine: Routine | None, checked: bool = True) -> None:
        with self.hold_trait_notifications():
            self.picked = routine.conditions if routine else []
            if routine:
                self.cautions, self.cleared = routine.cautions, routine.cleared if checked else []
                self.avoid = {why: list(places) for why, places in routine.avoid_why.items()} or routine.avoid
                self.more, self.less = routine.more, routine.less
                self.minutes, self.who, self.feet = routine.minutes, routine.who, routine.feet
                self.answered = routine.asked and checked

    # --- map and routine ----------------------------------------------------------------------------------------------
    def _show(self) -> None:
        """Routine and map are sent one right after the other: one change to the eye, and one layout of the page. The
        routine goes first: it is the longer message, and what waited for it would come a frame earlier."""
        with self.map.hold_sync(), self.view.hold_sync():
            self._show_places()
            self.map.withheld = self._withheld()
            self.view.show(self.routine, self.answered)

    def _show_places(self) -> None:
        steps, numbers = self._steps(), {}
        for step in sorted(steps, key=lambda step: (step.role != "work", len(step.places))):
            for place in step.places:  # the step that is most about this place comes first
                numbers.setdefault(f"{place}@{step.foot}", []).append(step.number)
        with self.map.hold_sync():
            self.map.highlight = [{"place": place, "numbers": found} for place, found in numbers.items()]
            self.map.counts = {view: sum(step.view == view for step in steps) for view in {s.view for s in steps}}
            self._show_step(self._step(self.view.selected))

    def _withheld(self) -> dict[str, str]:
        """How firm where is shown like the hands: after the safety check, and only where there is a massage."""
        if self.answered and (self._steps() or not self.routine):
            return {}
        return {"pressure": "when there is a massage" if self.answered else "after the safety check"}

    def _step(self, id: str) -> Step | None:
        return next((step for step in self._steps() if step.id == id), None)

    def _show_step(self, step: Step | None) -> None:
        """The number of a step, and the way of its hands, which like all hands waits for the safety check."""
        self.map.current = step.number if step else 0
        self.map.strokes = on_map(step, self.catalog, who=self.who) if step and self.answered else None

    def _steps(self) -> tuple[Step, ...]:
        return self.routine.steps if self.routine else ()

    def _step_picked(self, change: Bunch) -> None:
        """A step shows its place, on the view where it is done."""
        step = self._step(change.new)
        with self.map.hold_sync():
            self._show_step(step)
            if step:
                self.map.view = step.view

    def _number_picked(self, change: Bunch) -> None:
        self.view.selected = next((step.id for step in self._steps() if step.number == change.new), "")

    def _place_picked(self, change: Bunch) -> None:
        """A place marks the steps that work it, or anything that it touches."""
        near = {
            (place, spot.foot) for spot in self.catalog.spots(change.new) for place in self.catalog.touching[spot.place]
        }
        self.view.marked = [s.id for s in self._steps() if any((place, s.foot) in near for place in s.places)]

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
        made = f"{len(self._steps())} steps" if self._steps() else "no steps"
        return f"planner({self.picked!r}, minutes={self.minutes:g}): {made}"
