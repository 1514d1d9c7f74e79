"""An exercise on the screen: the browser shows the question as something to click, Python judges, the records keep."""

from typing import Any, overload

import traitlets
from traitlets.utils.bunch import Bunch

from ..catalog import Catalog, course
from ..errors import FootlibError
from ..exercises import OUTCOMES, Verdict, answer, clickable, judge
from ..exercises import check as checked
from ..exercises.checker import Clickable, headline
from ..records import records
from ..records.values import Answer
from .browser_backup import Recording
from .course_widget import script, styles
from .foot_map import FootMap
from .traits import asks


class Exercise(Recording):
    """One exercise to click. Its verdict, and what is kept of an answer, are those of check() with the answer in code.

    Nothing that gives the answer away leaves Python before it is asked for. value: what the newest answer looks like in
    the control, or None. verdict: what is said to it. hints: those that were asked for; told: the answer, once it was.
    """

    _esm = script("exercise")
    _css = styles("exercise")
    id: str
    question: Clickable
    map: FootMap | None  #: in which places are picked

    asks_for = traitlets.Dict().tag(sync=True)  #: title, task, kind, and the parts that the control shows
    map_id = traitlets.Unicode().tag(sync=True)
    value = traitlets.Any().tag(sync=True)
    verdict = traitlets.Dict().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)  #: a sentence about a click that was no answer
    hints = traitlets.List().tag(sync=True)
    told = traitlets.Dict().tag(sync=True)
    later = traitlets.Dict().tag(sync=True)  #: what the control shows after the first attempt, or with the answer
    reply = asks(hint=bool, tell=bool).tag(sync=True)  #: from the browser: {"mark"} and "value", or "hint", or "tell"

    def __init__(self, exercise_id: str, *, catalog: Catalog | None = None) -> None:
        self.catalog = course(catalog)
        self.question = one = clickable(exercise_id, catalog=self.catalog)
        task = one.exercise
        self.map = FootMap(**one.parts, catalog=self.catalog) if task.kind == "zones" else None
        self.id, self._newest = one.id, None
        super().__init__(
            asks_for={"title": headline(task), "task": task.task, "kind": task.kind, "parts": one.parts},
            map_id=self.map.model_id if self.map else "",
        )

    def _recorded(self) -> None:
        """What the records hold, on the screen."""
        kept = records().answers("exercise", self.id).get(self.id)
        with self.hold_sync():
            if kept != self._newest and (kept or records().whole):  # what is only out of reach is not gone
                self._newest = kept
                self._show_kept(kept)
            super()._recorded()

    def _show_kept(self, kept: Answer | None) -> None:
        if kept is None:
            self.value, self.verdict, self.later = None, {}, {}
            return
        value = self.question.value(kept.given)
        try:
            verdict = judge(self.id, self.question.answer(value), catalog=self.catalog)
        except FootlibError:  # the exercise has become another one since
            value = None
        outcome = "passed" if kept.passed else "not yet"
        self._show(value, verdict if value is not None else Verdict(outcome, "", self.id), kept)

    def _show(self, value: Any, verdict: Verdict, kept: Answer | None) -> None:
        self.value, self.later = value, self._later()
        if self.map and value:
            self.map.selected = value
        said = {"outcome": verdict.outcome, "word": verdict.word, "text": verdict.text}
        self.verdict = {**said, "at_once": bool(kept and kept.at_once), "tries": kept.tries if kept else 1}

    @traitlets.observe("reply")
    def _replied(self, change: Bunch) -> None:
        """One click from the browser: an answer, or the wish for a hint or for the answer."""
        reply = change.new
        if not reply:
            return
        with self.hold_sync():
            self.note = ""
            if reply.get("hint"):
                self.hints = list(self.question.exercise.hints[: len(self.hints) + 1])
            elif reply.get("tell"):
                found = answer(self.id, catalog=self.catalog)
                in_words = self.question.checker.in_words(self.question.exercise, self.catalog)
                self.told = {"text": found.text, "code": "" if in_words else found.code}  # who clicks needs no code
                self.later = self._later()
            else:
                self._take(reply.get("value"))

    def _later(self) -> dict[str, Any]:
        return self.question.checker.later(self.question.exercise, self.catalog)

    def _take(self, value: Any) -> None:
        try:
            verdict = checked(self.id, self.question.answer(value), catalog=self.catalog)
        except FootlibError as mistake:  # it cannot be an answer; nothing has been judged
            self.note = str(mistake)
            return
        if verdict.outcome == "not attempted":
            self.note = f"{OUTCOMES[verdict.outcome]}. {self.question.checker.choose}"
        else:
            self._show(value, verdict, self._newest)

    def __repr__(self) -> str:
        return str(self.question)


class ToClick:
    """What stands for the answer where there is none: the question is shown."""

    def __repr__(self) -> str:
        return "…"


TO_CLICK = ToClick()


@overload
def check(exercise_id: str, answer: ToClick = ..., *, catalog: Catalog | None = None) -> Exercise: ...
@overload
def check(exercise_id: str, answer: object, *, catalog: Catalog | None = None) -> Verdict: ...
def check(exercise_id: str, answer: object = TO_CLICK, *, catalog: Catalog | None = None) -> Verdict | Exercise:
    """An exercise of the lesson, to be answered by clicking; or, with an answer, the verdict on it. Both are kept for
    `progress()`.

    answer: ids, numbers, words, a routine, a card's text, or the widget in which it was chosen. Dots: not attempted.
    """
    if answer is TO_CLICK:
        return Exercise(exercise_id, catalog=catalog)
    return checked(exercise_id, answer, catalog=catalog)
