"""A routine and the map in step with one another: a step shows where it is done, a place the steps that work it."""

from traitlets.utils.bunch import Bunch

from ..catalog import Catalog
from ..drawing.strokes import on_map
from ..model import Routine, Step
from .foot_map import FootMap
from .routine_view import RoutineView


class RoutineOnMap:
    """The steps that `view` tells, on `map`. What is about hands waits for the safety check there as well."""

    def __init__(self, map: FootMap, view: RoutineView, catalog: Catalog) -> None:
        self.map, self.view, self.catalog = map, view, catalog
        self.answered = False
        map.withheld = self._withheld()
        map.observe(self._place_picked, "selected")
        map.observe(self._number_picked, "current")
        view.observe(self._step_picked, "selected")

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.view.routine.steps if self.view.routine else ()

    def show(self, routine: Routine | None, answered: bool) -> None:
        """Routine and map are sent one right after the other: one change to the eye, and one layout of the page. The
        routine goes first: it is the longer message, and what waited for it would come a frame earlier."""
        with self.map.hold_sync(), self.view.hold_sync():
            self.answered = answered
            self.view.show(routine, answered)
            self.map.withheld = self._withheld()
            self._show_places()
            self._show_step(self._step(self.view.selected))

    def _show_places(self) -> None:
        numbers: dict[str, list[int]] = {}
        for step in sorted(self.steps, key=lambda step: (step.role != "work", len(step.places))):
            for place in step.places:  # the step that is most about this place comes first
                numbers.setdefault(f"{place}@{step.foot}", []).append(step.number)
        self.map.highlight = [{"place": place, "numbers": found} for place, found in numbers.items()]
        views = [step.view for step in self.steps]
        self.map.counts = {view: views.count(view) for view in set(views)}

    def _withheld(self) -> dict[str, str]:
        """How firm where is shown like the hands: after the safety check, and only where there is a massage."""
        if self.answered and (self.steps or not self.view.routine):
            return {}
        return {"pressure": "when there is a massage" if self.answered else "after the safety check"}

    def _step(self, id: str) -> Step | None:
        return next((step for step in self.steps if step.id == id), None)

    def _show_step(self, step: Step | None) -> None:
        """The number of a step, and the way of its hands."""
        self.map.current = step.number if step else 0
        if step and self.answered and self.view.routine:
            self.map.strokes = on_map(step, self.catalog, who=self.view.routine.who)
        else:
            self.map.strokes = None

    def _step_picked(self, change: Bunch) -> None:
        """A step shows its place, on the view where it is done."""
        step = self._step(change.new)
        with self.map.hold_sync():
            self._show_step(step)
            if step:
                self.map.view = step.view

    def _number_picked(self, change: Bunch) -> None:
        self.view.selected = next((step.id for step in self.steps if step.number == change.new), "")

    def _place_picked(self, change: Bunch) -> None:
        """A place marks the steps that work it, or anything that it touches."""
        near = {
            (place, spot.foot) for spot in self.catalog.spots(change.new) for place in self.catalog.touching[spot.place]
        }
        self.view.marked = [s.id for s in self.steps if any((place, s.foot) in near for place in s.places)]
