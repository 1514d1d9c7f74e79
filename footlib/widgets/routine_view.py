"""A routine on the screen."""

from typing import Any

import traitlets

from ..arguments import of_kind, word
from ..catalog import Catalog, course
from ..errors import number_of
from ..model import Routine
from ..model.routine import Advice, Refer
from .course_widget import CourseWidget, script, sentence, styles
from .saved_routines import take_along
from .step_pictures import picture_key, pictures_for
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
            told, made = (self._pictures(ask), None) if ask.get("ask") == "pictures" else take_along(self, ask)
        except Exception as error:  # as in set_state: the browser has no other way to hear of it
            told, made = {"trouble": sentence(error)}, None
        self.send({**told, "to": ask.get("from")}, [made] if made else None)

    def _pictures(self, ask: dict[str, Any]) -> dict[str, Any]:
        """Like all hands, the small pictures wait for the safety check."""
        shown = self.routine if self.shown["answered"] else None
        return pictures_for(shown, ask.get("keys", ()), ask.get("has", ()), self.catalog)

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
    return {
        "title": routine.title,
        "answered": answered,
        "seconds": routine.seconds if answered else 0,
        "setting": setting(routine),
        "refer": [referral(one, catalog) for one in routine.refer],
        **steps(routine, answered),
        "preparation": [advice(one) for one in routine.preparation],
        "aftercare": [advice(one) for one in routine.aftercare],
        "notes": list(routine.notes),
        "watch": list(routine.watch),
        "honest": list(routine.honest),
        "references": routine.references,
    }


def setting(routine: Routine) -> str:
    feet = {"both": "both feet, the right one first", "right": "the right foot", "left": "the left foot"}[routine.feet]
    return f"{'For somebody else' if routine.who == 'partner' else 'On your own feet'}, {feet}."


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
