"""A quiz on the screen: the browser asks and shows, Python knows the answers, the records keep what was given.

Choices and lines travel under letters, in an order of their own that stays the same for ever, so that neither their
letter nor their place tells which is right.
"""

from random import Random
from typing import Any

import traitlets
from traitlets.utils.bunch import Bunch

from ..arguments import entries
from ..catalog import Catalog, course
from ..errors import FootlibError, UnknownName, number_of
from ..exercises.grading import fits, grade, right_answer, touch_of
from ..model.course import Question
from ..model.course import Quiz as Questions
from ..records import records
from ..records.values import Answer
from .browser_backup import Recording
from .course_widget import script, styles
from .traits import asks
from .unlabelled_map import keys_of, layer_of, point_of, touch_at, unlabelled_drawing

LETTERS = "abcdefghijklmnopqrstuvwxyz"
TELL_AFTER = 2  # wrong tries, before the answer is offered (convention)
STATES = {None: "not answered yet", False: "not right yet", True: "right"}


class Quiz(Recording):
    """The quiz of one lesson. Nothing that gives an answer away leaves Python before the question is answered.

    answers: by question, what was given and what is said to it. notes: by question, a sentence about a reply that was
    no answer, or the answer itself for whoever asked for it. score: a sentence, once all is answered.
    """

    _esm = script("quiz")
    _css = styles("quiz")
    id: str
    quiz: Questions

    title = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)
    maps = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    notes = traitlets.Dict().tag(sync=True)
    score = traitlets.Unicode().tag(sync=True)
    reply = asks(question=str).tag(sync=True)  #: from the browser: {"mark", "question", "given"} or {…, "tell": true}

    def __init__(self, id: str, *, catalog: Catalog | None = None) -> None:
        self.catalog = course(catalog)
        self.id = id = self.catalog.id_of("quizzes", id)
        self.quiz = self.catalog.quizzes[id]
        asked = [(q.view, layer_of(self.catalog, places_of(q)[0])) for q in self.quiz.questions if q.kind == "zone"]
        super().__init__(
            title=f"Quiz: {number_of(len(self.quiz.questions), 'question')}",
            questions=[question_sent(id, question, self.catalog) for question in self.quiz.questions],
            maps={f"{one} {on}": unlabelled_drawing(self.catalog, one, on) for one, on in sorted(set(asked))},
        )

    def kept(self) -> dict[str, Answer]:
        """question id → its newest answer, without answers to what has since become another question."""
        found = records().answers("quiz", f"{self.id}/")
        answers = {q.id: found.get(f"{self.id}/{q.id}") for q in self.quiz.questions}
        return {id: one for id, one in answers.items() if one and fits(self.quiz[id], one.given, self.catalog)}

    def _recorded(self) -> None:
        """What the records hold, on the screen."""
        found = self.kept()
        with self.hold_sync():
            before = {} if records().whole else self.answers  # what is only out of reach is not gone
            sent = {id: answer_sent(self.id, self.quiz[id], one, self.catalog) for id, one in found.items()}
            self.answers = before | sent
            self.score = self._score(found)
            super()._recorded()

    def _score(self, found: dict[str, Answer]) -> str:
        if len(found) < len(self.quiz.questions):
            return ""
        now, first = sum(one.passed for one in found.values()), sum(one.at_once for one in found.values())
        return f"All {len(found)} questions are answered: {first} right at the first try, {now} right now."

    @traitlets.observe("reply")
    def _replied(self, change: Bunch) -> None:
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

    def _asked(self, id: object) -> str:
        known = [question.id for question in self.quiz.questions]
        if not isinstance(id, str) or id not in known:
            raise UnknownName(id, "question of this quiz", known)
        return id

    def _take(self, question: Question, value: object) -> None:
        given = answer_kept(self.id, question, value, self.catalog)
        passed = grade(question, given, self.catalog).passed
        before = len(self.kept())
        records().note("quiz", f"{self.id}/{question.id}", given, passed)
        if before < len(self.kept()) == len(self.quiz.questions):
            records().finish(self.id)
        self._recorded()

    def _tell(self, question: Question) -> None:
        """The answer on request, after two wrong tries."""
        if self.answers.get(question.id, {}).get("tries", 0) < TELL_AFTER:
            raise FootlibError("Try it twice first.")
        self.notes = {**self.notes, question.id: answer_in_words(question, self.catalog)}

    def __repr__(self) -> str:
        """The questions and how they stand, for wherever no widget can be shown."""
        lines = [f"Quiz of lesson {self.id}"]
        for number, question in enumerate(self.quiz.questions, 1):
            state = STATES[self.answers.get(question.id, {}).get("passed")]
            lines.append(f"{number}. {question.ask} ({state})")
        return "\n".join(lines)


def quiz(id: str, *, catalog: Catalog | None = None) -> Quiz:
    """The quiz of a lesson, by the lesson's id: answers are checked, explained and kept.

    >>> quiz("00-start-here")
    Quiz of lesson 00-start-here
    …
    """
    return Quiz(id, catalog=catalog)


# --- what goes to the browser, and what comes back


def question_sent(quiz_id: str, question: Question, catalog: Catalog) -> dict:
    """A question as the browser gets it."""
    sheet: dict[str, object] = {"id": question.id, "kind": question.kind, "ask": question.ask}
    if question.kind in ("single", "multiple", "order"):
        sheet["choices"] = [{"key": key, "says": says} for key, says in lettered(quiz_id, question).items()]
    if question.kind == "number":
        sheet["unit"] = question.unit
    if question.kind == "zone":
        sheet |= {"view": question.view, "layer": layer_of(catalog, places_of(question)[0])}
    return sheet


def lettered(quiz_id: str, question: Question) -> dict[str, str]:
    """letter → the text of a choice or line, shuffled by the question's name."""
    texts = [choice.says for choice in question.choices] or list(question.items)
    own, mixed = Random(f"{quiz_id}/{question.id}"), list(texts)
    while mixed == texts and len(texts) > 1:
        own.shuffle(mixed)
    return dict(zip(LETTERS, mixed, strict=False))


def answer_kept(quiz_id: str, question: Question, value: object, catalog: Catalog) -> object:
    """What the browser sends, in the words in which it is kept."""
    if question.kind == "number":
        return str(value)
    if question.kind == "zone":
        return touch_kept(question, value, catalog)
    texts = lettered(quiz_id, question)
    keys = entries(value or (), "An answer is one or more of the letters")
    if not keys or any(not isinstance(key, str) or key not in texts for key in keys):
        raise FootlibError("Choose an answer first.")
    return texts[keys[0]] if question.kind == "single" else [texts[key] for key in keys]


def touch_kept(question: Question, value: object, catalog: Catalog) -> dict:
    touch = touch_at(catalog, question.view, value) if value else None
    if not touch:
        raise FootlibError("Choose a place on one of the feet first.")
    return {"foot": touch.foot, "surface": touch.surface, "at": [round(number, 4) for number in touch.at]}


def answer_sent(quiz_id: str, question: Question, answer: Answer, catalog: Catalog) -> dict:
    """A kept answer and what is said to it, as the browser gets it."""
    found = grade(question, answer.given, catalog)
    keys = {says: key for key, says in lettered(quiz_id, question).items()} if question.kind != "zone" else {}
    shown = places_of(question) if found.passed else ()
    return {
        "given": given_sent(question, answer.given, keys, catalog),
        "passed": found.passed,
        "text": found.text,
        "said": [{"key": keys[choice.says], "right": choice.right, "why": choice.why} for choice in found.chosen],
        "tries": answer.tries,
        "places": [key for place in shown for key in keys_of(catalog, question.view, place)],
        "at_once": answer.at_once,
    }


def given_sent(question: Question, value: Any, keys: dict[str, str], catalog: Catalog) -> object:
    if question.kind == "zone":
        return [round(number, 1) for number in point_of(catalog, question.view, touch_of(value))]
    if question.kind == "number":
        return value
    return keys[value] if question.kind == "single" else [keys[says] for says in value]


def places_of(question: Question) -> tuple[str, ...]:
    """The places that a question asks for, any of which is right."""
    return question.answer if isinstance(question.answer, tuple) else ()


def answer_in_words(question: Question, catalog: Catalog) -> str:
    """The answer in a sentence, for whoever asks for it."""
    answer = right_answer(question, catalog)
    if isinstance(answer, float):
        answer = f"{answer:g} {question.unit}".strip()
    words = "; ".join(answer) if isinstance(answer, list) else str(answer)
    why = question.why or " ".join(question.choices[n].why for n in question.right)
    return f"The answer: {words}{'' if words.endswith(('.', '!', '?')) else '.'} {why}".strip()
