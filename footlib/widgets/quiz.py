"""A quiz on the screen: the browser asks and shows, Python knows the answers, the records keep what was given."""

import traitlets

from ..catalog import Catalog, course
from ..errors import FootlibError, UnknownName
from ..exercises.grading import fits, grade
from ..records import records
from . import quiz_sheet
from .course_widget import asks, script, styles
from .recording import Recording

TELL_AFTER = 2  # wrong tries, before the answer is offered (convention)
STATES = {None: "not answered yet", False: "not right yet", True: "right"}


class Quiz(Recording):
    """The quiz of one lesson. Nothing that gives an answer away leaves Python before the question is answered.

    answers: by question, what was given and what is said to it. notes: by question, a sentence about a reply that was
    no answer, or the answer itself for whoever asked for it. score: a sentence, once all is answered.
    """

    _esm = script("quiz")
    _css = styles("quiz")

    title = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)
    maps = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    notes = traitlets.Dict().tag(sync=True)
    score = traitlets.Unicode().tag(sync=True)
    reply = asks(question=str).tag(sync=True)  #: from the browser: {"mark", "question", "given"} or {…, "tell": true}

    def __init__(self, id, *, catalog=None):
        self.catalog = course(catalog)
        self.id = id = self.catalog.id_of("quizzes", id)
        self.quiz = self.catalog.quizzes[id]
        super().__init__(
            title=f"Quiz: {len(self.quiz.questions)} questions",
            questions=[quiz_sheet.shown(id, question, self.catalog) for question in self.quiz.questions],
            maps=quiz_sheet.maps(self.quiz, self.catalog),
        )

    def kept(self):
        """question id → its newest answer, without answers to what has since become another question."""
        found = records().answers("quiz", f"{self.id}/")
        answers = {q.id: found.get(f"{self.id}/{q.id}") for q in self.quiz.questions}
        return {id: one for id, one in answers.items() if one and fits(self.quiz[id], one.given, self.catalog)}

    def _recorded(self):
        """What the records hold, on the screen."""
        found = self.kept()
        with self.hold_sync():
            before = {} if records().whole else self.answers  # what is only out of reach is not gone
            self.answers = before | {id: self._sent(id, one) for id, one in found.items()}
            self.score = self._score(found)
            super()._recorded()

    def _sent(self, id, one):
        return quiz_sheet.sent(self.id, self.quiz[id], one, self.catalog) | {"at_once": one.at_once}

    def _score(self, found):
        if len(found) < len(self.quiz.questions):
            return ""
        now, first = sum(one.passed for one in found.values()), sum(one.at_once for one in found.values())
        count = len(found)
        return f"All {count} questions are answered: {first} right at the first try, {now} right now."

    @traitlets.observe("reply")
    def _replied(self, change):
        """One answer from the browser: read, judged, written down, and shown again from what is written."""
        reply = change.new
        if not reply:
            return
        question = self.quiz[self._asked(reply.get("question"))]
        with self.hold_sync():
            self.notes = {**self.notes, question.id: ""}
            try:
                self._tell(question) if reply.get("tell") else self._take(question, reply.get("given"))
            except FootlibError as error:
                self.notes = {**self.notes, question.id: str(error)}

    def _asked(self, id):
        known = [question.id for question in self.quiz.questions]
        if id not in known:
            raise UnknownName(id, "question of this quiz", known)
        return id

    def _take(self, question, value):
        given = quiz_sheet.kept(self.id, question, value, self.catalog)
        passed = grade(question, given, self.catalog).passed
        before = len(self.kept())
        records().note("quiz", f"{self.id}/{question.id}", given, passed)
        if before < len(self.kept()) == len(self.quiz.questions):
            records().finish(self.id)
        self._recorded()

    def _tell(self, question):
        """The answer on request, after two wrong tries."""
        if self.answers.get(question.id, {}).get("tries", 0) < TELL_AFTER:
            raise FootlibError("Try it twice first.")
        self.notes = {**self.notes, question.id: quiz_sheet.told(question, self.catalog)}

    def __repr__(self):
        """The questions and how they stand, for wherever no widget can be shown."""
        lines = [f"{n}. {q.ask} ({self._state(q.id)})" for n, q in enumerate(self.quiz.questions, 1)]
        return "\n".join([f"Quiz of lesson {self.id}", *lines])

    def _state(self, id):
        return STATES[self.answers.get(id, {}).get("passed")]


def quiz(id: str, *, catalog: Catalog | None = None) -> Quiz:
    """The quiz of a lesson, by the lesson's id: answers are checked, explained and kept.

    >>> quiz("00-start-here")
    Quiz of lesson 00-start-here
    …
    """
    return Quiz(id, catalog=catalog)
