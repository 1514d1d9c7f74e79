"""A routine on the screen."""

import traitlets

from ..arguments import of_kind, word
from ..catalog import course
from ..model import Routine
from . import place_cards as places
from . import routine_export as taking
from .course_widget import Checked, CourseWidget, script, sentence, styles
from .routine_card import card_of


def checked(routine: object) -> Routine | None:
    return of_kind(routine, Routine | None, "A RoutineView takes a routine, as plan() makes it, or None")


class RoutineView(CourseWidget):
    """A routine as readable cards; hands, pressure and times appear once the safety check is answered.

    selected: the id of the step that is unfolded. marked: ids of the steps that use the places picked on a map.
    marking: the caution whose place the reader wants to mark. elsewhere: one whose place is not on foot or lower leg.
    can_start: whether a session is offered; `started` counts how often it was asked for.
    """

    _esm = script("routine_view")
    _css = styles("routine_view", "routine")

    shown = traitlets.Dict().tag(sync=True)
    selected = Checked(lambda self, value: self.known_step(value), "").tag(sync=True)
    marked = traitlets.List().tag(sync=True)
    marking = Checked(lambda self, value: places.known_reason(self.catalog, value), "").tag(sync=True)
    elsewhere = Checked(lambda self, value: places.known_reason(self.catalog, value), "").tag(sync=True)
    can_start = traitlets.Bool().tag(sync=True)
    started = traitlets.Int().tag(sync=True)
    heeds = traitlets.List().tag(sync=True)  #: ids of the widgets that hold the answers to the safety check

    def __init__(self, routine=None, *, answered=None, catalog=None):
        self.catalog = course(catalog)
        self.routine = checked(routine)
        super().__init__(shown=self._card(routine, answered))
        self.on_msg(self._taken)

    def _taken(self, _, ask, buffers):
        """A file, a text or a name in answer to one display; whatever goes wrong is said there."""
        self.send({"to": ask.get("from"), "heard": True})  # a page may take its time
        try:
            told, made = taking.answer(self, ask)
        except Exception as error:  # as in set_state: the browser has no other way to hear of it
            told, made = {"trouble": sentence(error)}, None
        self.send({**told, "to": ask.get("from")}, [made] if made else None)

    def show(self, routine: Routine | None, answered: bool | None = None) -> None:
        """Another routine; `answered` defaults to what the routine says."""
        routine = checked(routine)
        with self.hold_sync():
            self.routine = routine
            if self.selected not in self.step_ids():
                self.selected = ""
            self.marked = [id for id in self.marked if id in self.step_ids()]
            self.shown = self._card(routine, answered)

    def _card(self, routine, answered):
        return card_of(routine, routine.asked if answered is None and routine else bool(answered), self.catalog)

    def step_ids(self):
        return [step.id for step in self.routine.steps] if self.routine else []

    def known_step(self, id):
        """A step's id, or nothing: a browser may still ask for a step of the routine before."""
        return word(id) if isinstance(id, str) and word(id) in self.step_ids() else ""

    def __repr__(self):
        return (
            f"RoutineView({self.routine.title if self.routine else 'nothing picked'!r}, {len(self.step_ids())} steps)"
        )
