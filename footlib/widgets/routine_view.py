"""A routine on the screen, by itself or in step with a map.

A step shows its name, what the hand does in at most twenty words (`do`, which counts nothing), how often and how long
(`amount`), and how firmly; everything else unfolds. There is one list, with an item for each step: on the second foot a
step that repeats the first is one line, which unfolds like the others.
"""

from collections.abc import Iterable
from typing import Any
from zlib import crc32

import traitlets
from traitlets.utils.bunch import Bunch

from ..arguments import of_kind, word
from ..catalog import Catalog, course
from ..drawing.hands import looks
from ..drawing.strokes import on_map
from ..drawing.strokes.small_picture import small_picture
from ..errors import number_of
from ..model import Routine, Step
from ..model.routine import Advice, Refer
from .course_widget import CourseWidget, script, sentence, styles
from .foot_map import FootMap
from .take_along import take_along
from .traits import Checked, reason_of_mark

PICK = "Pick at least one condition: its steps appear here, and on the map where they are done."
OWN = ("id", "number", "name", "foot", "evidence")  # what a step says for itself
TOLD = ("where", "direction", "why", "certainty", "finding")  # what the same step on the other foot says as well
HANDS_OWN = ("pressure", "seconds", "amount")
HANDS_TOLD = ("do", "hold_name", "hold_text", "how", "feel", "mistake", "not_for", "firmness")


def checked(routine: object) -> Routine | None:
    return of_kind(routine, Routine | None, "A RoutineView takes a routine, as plan() makes it, or None")


class RoutineView(CourseWidget):
    """A routine as readable cards; hands, pressure and times appear once the safety check is answered.

    selected: the id of the step that is unfolded. marked: ids of the steps that use the places picked on a map.
    marking: the caution whose place the reader wants to mark. elsewhere: one whose place is not on foot or lower leg.
    can_start: whether a session is offered; `started` counts how often it was asked for.
    """

    _esm = script("routine_view")
    _css = styles("routine_view")
    routine: Routine | None

    shown = traitlets.Dict().tag(sync=True)
    selected = Checked(lambda self, value: self.known_step(value), "").tag(sync=True)
    marked = traitlets.List().tag(sync=True)
    marking = reason_of_mark().tag(sync=True)
    elsewhere = reason_of_mark().tag(sync=True)
    can_start = traitlets.Bool().tag(sync=True)
    started = traitlets.Int().tag(sync=True)
    heeds = traitlets.List().tag(sync=True)  #: ids of the widgets that hold the answers to the safety check

    def __init__(
        self, routine: Routine | None = None, *, answered: bool | None = None, catalog: Catalog | None = None
    ) -> None:
        self.catalog = course(catalog)
        self.routine = checked(routine)
        super().__init__(shown=self._card(routine, answered))
        self.on_msg(self._taken)

    def _taken(self, _: object, ask: dict[str, Any], buffers: object) -> None:
        """A file, a text or a name in answer to one display; whatever goes wrong is said there."""
        self.send({"to": ask.get("from"), "heard": True})  # a page may take its time
        try:
            if ask.get("ask") == "pictures":
                shown = self.routine if self.shown["answered"] else None  # like all hands, they wait for the check
                told, made = pictures_for(shown, ask.get("keys", ()), ask.get("has", ()), self.catalog), None
            else:
                told, made = take_along(self, ask)
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

    def _card(self, routine: Routine | None, answered: bool | None) -> dict[str, Any]:
        return payload(routine, routine.asked if answered is None and routine else bool(answered), self.catalog)

    def step_ids(self) -> list[str]:
        return [step.id for step in self.routine.steps] if self.routine else []

    def known_step(self, id: object) -> str:
        """A step's id, or nothing: a browser may still ask for a step of the routine before."""
        return word(id) if isinstance(id, str) and word(id) in self.step_ids() else ""

    def __repr__(self) -> str:
        title = self.routine.title if self.routine else "nothing picked"
        return f"RoutineView({title!r}, {number_of(len(self.step_ids()), 'step')})"


# --- a routine as small JSON: nothing of the hands before the safety check is answered


def payload(routine: Routine | None, answered: bool, catalog: Catalog) -> dict:
    """What the browser shows of a routine; without one, what to do."""
    if routine is None:
        return {"title": "", "sentence": PICK, "refer": [], "steps": [], "texts": {}, "answered": answered}
    feet = {"both": "both feet, the right one first", "right": "the right foot", "left": "the left foot"}[routine.feet]
    return {
        "title": routine.title,
        "answered": answered,
        "seconds": routine.seconds if answered else 0,
        "setting": f"{'For somebody else' if routine.who == 'partner' else 'On your own feet'}, {feet}.",
        "refer": [referral(one, catalog) for one in routine.refer],
        **steps(routine, answered),
        "preparation": [advice(one) for one in routine.preparation],
        "aftercare": [advice(one) for one in routine.aftercare],
        "notes": list(routine.notes),
        "watch": list(routine.watch),
        "honest": list(routine.honest),
        "references": routine.references,
    }


def referral(one: Refer, catalog: Catalog) -> dict:
    caution = catalog.cautions.get(one.caution or "")
    return {
        "kind": one.kind,
        "text": one.text,
        "caution": one.caution or "",
        "name": caution.name if caution else "",
        "site": bool(caution and caution.site),
    }


def steps(routine: Routine, answered: bool) -> dict:
    """The steps, and beside them the texts that both feet share: sent once, they halve what travels."""
    own, told = (OWN + HANDS_OWN, TOLD + HANDS_TOLD) if answered else (OWN, TOLD)
    cards, texts = [], {}
    for one in routine.steps:
        text = {name: getattr(one, name) for name in told} | {"sources": list(one.sources)}
        text["where"] = one.where.removesuffix(f", {one.foot} foot")
        key = one.move if texts.setdefault(one.move, text) == text else one.id
        texts[key] = text
        card = {name: getattr(one, name) for name in own} | {"article": one.article_step, "text": key}
        cards.append(card | ({"picture": picture_key(one, routine.who)} if answered else {}))
    return {"steps": cards, "texts": texts}


def advice(one: Advice) -> dict:
    return {"name": one.name, "text": one.text, "changed": one.changed, "evidence": one.evidence}


# --- routine and map in step with one another: a step shows where it is done, a place the steps that work it


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
        self.map.current, routine = step.number if step else 0, self.view.routine
        shown = step if self.answered else None
        self.map.strokes = on_map(shown, self.catalog, who=routine.who) if shown and routine else None

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
        touching, spots = self.catalog.touching, self.catalog.spots(change.new)
        near = {(place, spot.foot) for spot in spots for place in touching[spot.place]}
        self.view.marked = [s.id for s in self.steps if any((place, s.foot) in near for place in s.places)]


# --- the small pictures of its steps: a page asks for those that it does not have, and gets each drawing once


def picture_key(step: Step, who: str) -> str:
    """Names what a picture of a step shows: the same for steps that look the same, in whichever routine."""
    shown = (step.move, step.foot, step.places, step.towards, step.hold, step.view, step.pressure, who)
    return f"{crc32(repr(shown).encode()):08x}"


def pictures_for(routine: Routine | None, keys: Iterable[str], has: Iterable[str], catalog: Catalog) -> dict:
    """The pictures that a page asks for, as far as the routine has them, with the drawings that it does not have."""
    wanted, known = set(keys), set(has)
    who = routine.who if routine else ""
    steps = {picture_key(step, who): step for step in routine.steps} if routine else {}
    found = {key: small_picture(step, catalog, who) for key, step in steps.items() if key in wanted}
    drawings = {id: drawing for one in found.values() for id, drawing in one.drawings.items() if id not in known}
    return {
        "look": looks(),
        "drawings": drawings,
        "pictures": {key: {"said": one.said, "box": one.view_box, "markup": one.markup} for key, one in found.items()},
    }
