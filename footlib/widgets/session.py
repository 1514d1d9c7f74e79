"""A routine as a guided session: the browser keeps the time, Python hears what was done."""

from typing import Any
from uuid import uuid4

import traitlets
from traitlets.utils.bunch import Bunch

from ..catalog import Catalog, course
from ..drawing import map_svg
from ..drawing.strokes import hand_drawings, on_map
from ..errors import FootlibError, echo, number_of
from ..handouts import share
from ..model import MINUTES, PRESSURES, START_MEANS, SURFACES, Advice, Rating, Routine, Step
from ..model.report import NOT_ASKED, SENTENCE, careful, warning
from ..records import Entry, records
from .course_widget import CourseWidget, script, styles
from .traits import Checked, id_list, one_of

OVER = ("finished", "stopped")  # states of a session
SHOWN = "diary() shows it."  # where there are cells
HALF = 0.5  # a step counts as done from half of its time on (convention)


def known_steps(self: "Session", value: object) -> list[str]:
    """Ids of steps of this routine, in its order."""
    value = id_list(value)
    if strangers := sorted(set(value) - set(self.step_ids())):
        raise FootlibError(f"This session has no step {echo(strangers[0])}.")
    return [id for id in self.step_ids() if id in value]


def place_in_routine(self: "Session", value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < max(1, len(self.step_ids())):
        last = len(self.step_ids()) - 1
        raise FootlibError(f"index counts the steps from 0 to {last}, so it cannot be {echo(value)}.")
    return value


def seconds_by_step(self: "Session", value: Any) -> list[float]:
    if len(value) != len(self.step_ids()) or any(not isinstance(s, (int, float)) or s < 0 for s in value):
        raise FootlibError("spent holds the seconds done of each step, in the routine's order.")
    return list(value)


def comfort(_: object, value: object) -> int | None:
    """0 to 10, or None where it was left out."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 10):
        raise FootlibError(f"Comfort is a whole number from 0 to 10, or None, not {echo(value)}.")
    return value


class Session(CourseWidget):
    """One guided session; it runs in the browser, so that a busy or dead kernel cannot stop a massage.

    These report what happens there: `state`, `index` (the step, from 0), `spent` (seconds done of each step), `skipped`
    (ids of steps that were left out) and `hurt` (ids of steps at which something was wrong). `done` follows from them.
    news: what has changed around it: {} for nothing; "waits": why it may not go on, if so; "offer": whether there is a
    new routine to start instead, which `anew` counts the wishes for.
    driver: the window that runs it, all others follow; where: what that window alone knows, so that another one, or
    itself after it was loaded anew, goes on from the same second; key: by which windows of a browser know the session.
    before, after: comfort from 0 to 10, or None; notes: the learner's own. They go into the diary when somebody presses
    Save (`keep` counts that, `kept` answers), or by `save()`.
    """

    _esm = script("session")
    _css = styles("session")
    routine: Routine

    guide = traitlets.Dict().tag(sync=True)
    pictures = traitlets.Dict().tag(sync=True)
    strokes = traitlets.Dict().tag(sync=True)
    hands = traitlets.Dict().tag(sync=True)
    state = one_of("state of a session", "ready", "running", "paused", "finished", "stopped").tag(sync=True)
    index = Checked(place_in_routine, 0).tag(sync=True)
    spent = Checked(seconds_by_step, []).tag(sync=True)
    skipped = Checked(known_steps, []).tag(sync=True)
    hurt = Checked(known_steps, []).tag(sync=True)
    before = Checked(comfort, None).tag(sync=True)
    after = Checked(comfort, None).tag(sync=True)
    notes = traitlets.Unicode().tag(sync=True)
    keep = traitlets.Int().tag(sync=True)
    kept = traitlets.Dict().tag(sync=True)
    news = traitlets.Dict().tag(sync=True)
    key = traitlets.Unicode().tag(sync=True)
    driver = traitlets.Unicode().tag(sync=True)
    where = traitlets.Dict().tag(sync=True)
    anew = traitlets.Int().tag(sync=True)
    heeds = traitlets.List().tag(sync=True)  #: ids of the widgets that hold the answers to the safety check
    shown = SHOWN  #: the way to what was saved
    _waits = False

    def __init__(self, routine: Routine, *, agreed: bool = False, catalog: Catalog | None = None) -> None:
        self.routine = checked(routine)
        self.catalog = course(catalog)
        guide = {**guide_of(routine, self.catalog), "start_means": "" if agreed else START_MEANS[routine.who]}
        views = dict.fromkeys(view for step in guide["steps"] for view in step["views"])
        strokes = {
            step.id: on_map(step, self.catalog, who=routine.who)
            for step in routine.steps
            if step.move in self.catalog.moves
        }
        super().__init__(
            guide=guide,
            key=uuid4().hex,
            spent=[0] * len(routine.steps),
            pictures={view: map_svg(view, self.catalog) for view in views},
            hands=hand_drawings(self.catalog, strokes.values()),
            strokes=strokes,
        )

    def step_ids(self) -> list[str]:
        return [step.id for step in self.routine.steps]

    @property
    def done(self) -> list[str]:
        """Ids of the steps that were done for at least half of their time and not left out."""
        return [
            step.id
            for step, spent in zip(self.routine.steps, self.spent, strict=True)
            if spent >= step.seconds * HALF and step.id not in self.skipped
        ]

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost if this went away."""
        return not self.kept.get("done") and (self.state != "ready" or self.before is not None)

    @traitlets.observe("keep")
    def _keep(self, _: Bunch) -> None:
        """Pressed in the browser: the answer is a sentence, and what was written stays where it is."""
        if self.kept.get("done"):
            return
        try:
            self.save()
        except FootlibError as problem:
            self.kept = {"said": str(problem), "done": False}

    def save(self) -> None:
        """Write this session into the diary, once."""
        if self.state not in OVER:
            raise FootlibError("The diary takes a session when it is over: press Stop first, or go on to the end.")
        if self.kept.get("done"):
            raise FootlibError("This session is in the diary already.")
        if not self._noted():
            raise FootlibError(f"{records().trouble} Your numbers and notes stay here on the screen.")
        self.kept = {
            "said": " ".join(filter(None, [f"Saved in the diary. {self.shown}", records().trouble])),
            "done": True,
        }

    def _noted(self) -> bool:
        """Whether the session is safely on the disk. Noted once: what could not be written waits in the records."""
        if self._waits:
            records().entries()  # writes what waits, where that has become possible
            return records().safe
        self._waits = True
        return records().note_session(self.entry())

    def entry(self) -> Entry:
        """What the diary keeps of this session."""
        return Entry(
            title=self.routine.title,
            line=share(self.routine) if self.routine.conditions else "",  # a first touch is not planned
            before=self.before,
            after=self.after,
            done=len(self.done),
            of=len(self.routine.steps),
            seconds=round(sum(self.spent)),
            notes=self.notes,
        )

    def __repr__(self) -> str:
        done = f"{len(self.done)} of {number_of(len(self.routine.steps), 'step')} done"
        return f"session({self.routine.title!r}): {self.state}, {done}"


def checked(routine: object) -> Routine:
    if not isinstance(routine, Routine):
        raise FootlibError(
            'session takes a routine, as plan() makes it: session(plan("tired-feet", cautions=())). '
            f"This is {type(routine).__name__}."
        )
    return routine


def session(routine: Routine, *, catalog: Catalog | None = None) -> Session:
    """A guided, timed massage: preparation, each step with picture and clock, and what to do when something hurts."""
    return Session(routine, catalog=catalog)


# --- what it needs in the browser, as small JSON: it must go on when the kernel is busy or gone

ACROSS = {"sole": "top", "top": "sole", "inner": "outer", "outer": "inner"}
HASTE = ("emergency", "same-day", "soon", "wait")


def guide_of(routine: Routine, catalog: Catalog) -> dict:
    """All that a session needs of a routine."""
    return {
        "title": routine.title,
        "asked": routine.asked,
        "not_asked": NOT_ASKED,
        "who": routine.who,
        "refer": [{"kind": one.kind, "text": one.text} for one in routine.refer],
        "oil": any(one.id == "oil" for one in routine.preparation),
        "preparation": [advice(one) for one in routine.preparation],
        "aftercare": [advice(one) for one in routine.aftercare],
        "steps": [step(one, catalog) for one in routine.steps],
        "longest": longest(routine, catalog) * 60,
        "levels": {str(level): words for level, words in PRESSURES.items()},
        "watch": list(routine.watch),
        "ratings": [rating(one) for one in catalog.ratings.values()],
        "trouble": trouble(routine, catalog),
    }


def advice(one: Advice) -> dict:
    return {"name": one.name, "text": one.text, "changed": one.changed}


def rating(one: Rating) -> dict:
    """A question of the receiver's card, and what the giver does at its answers."""
    return {"name": one.name, "ask": one.ask, "answers": list(one.answers), "less": one.less, "more": one.more}


def step(one: Step, catalog: Catalog) -> dict:
    return {
        **{
            name: getattr(one, name)
            for name in (
                "id",
                "number",
                "name",
                "where",
                "foot",
                "seconds",
                "amount",
                "pressure",
                "direction",
                "hold_name",
                "hold_text",
                "how",
                "feel",
                "mistake",
                "not_for",
                "why",
            )
        },
        "article": one.article_step,
        "do": one.do or one.how,
        "careful": careful(one.how),
        "warning": warning(one.how),
        "most": most(one, catalog),
        "least": least(one, catalog),
        "parts": parts(one, catalog),
        "views": views(one, catalog),
    }


def most(one: Step, catalog: Catalog) -> float:
    """The seconds that "+30 s" may not pass: the move's own maximum; a move that is not known gets no more time."""
    move = catalog.moves.get(one.move)
    return max(one.seconds, move.maximum if move else 0)


def least(one: Step, catalog: Catalog) -> int:
    """The lowest pressure at which the technique can be done at all."""
    technique = catalog.techniques.get(one.technique)
    return min(one.pressure, technique.pressure[0] if technique else one.pressure)


def parts(one: Step, catalog: Catalog) -> list[list[str]]:
    """[["heel@right", "the heel"], …]: the places as they are drawn; a parent is drawn as its parts."""
    return [
        [f"{part}@{one.foot}", catalog.places[part].name]
        for place in one.places
        if place in catalog.places
        for part in catalog.geometry.drawn_as(place)
    ]


def views(one: Step, catalog: Catalog) -> list[str]:
    """The step's own view and, where that does not show all of its places, one more that shows most of the others."""
    surfaces = {place: set(catalog.geometry.surfaces(place)) for place in one.places if place in catalog.places}
    missing = [seen for seen in surfaces.values() if not seen & set(SURFACES[one.view])]
    shown = {view: sum(bool(seen & set(SURFACES[view])) for seen in missing) for view in SURFACES}
    best = max(shown, key=lambda view: (shown[view], view == ACROSS.get(one.view)))
    return [one.view, best] if shown[best] else [one.view]


def longest(routine: Routine, catalog: Catalog) -> float:
    """Minutes that this receiver's conditions and cautions allow."""
    cards = [
        *(catalog.conditions.get(id) for id in routine.conditions),
        *(catalog.cautions.get(id) for id in routine.cautions),
    ]
    return min([MINUTES[1], *(card.minutes_max for card in cards if card and card.minutes_max)])


def trouble(routine: Routine, catalog: Catalog) -> dict:
    """What to do when it hurts: the course's limit of pain, and the signs that end a massage, the most urgent first."""
    stops = [caution for caution in catalog.cautions.values() if caution.effect == "stop"]
    numb = catalog.cautions.get("numb-feet") if "numb-feet" in routine.cautions else None
    return {
        "limit": catalog.find("evidence", "pain-limit").claim,
        "numb": numb.once_cleared if numb else "",
        "emergency": at_once(catalog.find("cautions", "suspected-clot").act),
        "signs": [
            {"name": one.name, "question": one.question, "act": one.act, "urgency": one.urgency}
            for one in sorted(stops, key=lambda one: HASTE.index(one.urgency))
        ],
    }


def at_once(act: str) -> str:
    """The sentence that says when to call the emergency number; the whole, if it is not told apart."""
    return next((one for one in SENTENCE.split(act) if "emergency number" in one), act)
