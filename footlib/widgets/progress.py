"""The learner's way through the course, on one sheet: what is done, where to go on, and how to take it along."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import traitlets
from traitlets.utils.bunch import Bunch

from .. import local_time
from ..arguments import one_of
from ..catalog import Catalog, course
from ..errors import FootlibError, number_of
from ..exercises.flashcards import deck
from ..records import Answer, Flashcard, Records, fleeting, records
from ..records.values import now
from .browser_backup import Recording
from .course_widget import script, styles
from .traits import asks

REST = timedelta(days=7)  # a card that rests so long counts as known well (convention)
WAYS = {"all": "All of it", "hands": "Hands"}  #: the two ways through the course
MARKS = {"finished": "[x]", "begun": "[~]", "new": "[ ]"}
OLD_COPY = "“Download” gives your work as it was before that."
NO_COPY = "Until then there is nothing to download."
NO_FILE = "This file is not JSON, so it is no copy of your work from this course. Nothing was changed."


class Progress(Recording):
    """Lessons, exercises and drill as a picture and as text.

    wish: what the browser asks for, {"do": "tick" | "reset" | "restore" | "refresh", …}. said: the answer in a
    sentence. copy: all that is recorded, for the download, which so works without the kernel, too.
    """

    _esm = script("progress")
    _css = styles("progress")

    state = traitlets.Dict().tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)
    copy = traitlets.Unicode().tag(sync=True)
    fleeting = traitlets.Unicode().tag(sync=True)  #: whose disk is lost after the visit
    said = traitlets.Unicode().tag(sync=True)
    brought = traitlets.List().tag(sync=True)  #: the browser's copies that are in the records now
    wish = asks(do=str, lesson=str, texts=list, keys=list).tag(sync=True)

    def __init__(self, *, catalog: Catalog | None = None) -> None:
        self.catalog = course(catalog)
        super().__init__(fleeting=fleeting())

    @traitlets.observe("zone")
    def _recorded(self, _: Bunch | None = None) -> None:
        """After each write in this kernel, and when shown again."""
        with self.hold_sync():
            super()._recorded()
            state = state_of(self.catalog, records())
            if records().whole or not self.state:  # what is only out of reach is not undone
                self.state = state
            self.text = report(self.state)

    def _trouble(self) -> str:
        """The same; and the copy to download, made anew: where there is none that is whole, the last one stays, and
        this says so."""
        try:
            self.copy = json.dumps(records().export(), indent=1)
        except FootlibError:
            return f"{records().trouble} {OLD_COPY if self.copy else NO_COPY}"
        return records().trouble

    @traitlets.observe("wish")
    def _wished(self, change: Bunch) -> None:
        if change.new:
            refresh = lambda _: self._recorded()  # noqa: E731
            known = {"tick": self._tick, "reset": self._reset, "restore": self._restore, "refresh": refresh}
            do = one_of("What progress() does", change.new.get("do"), tuple(known))
            with self.hold_sync():
                self.said = ""
                known[do](change.new)

    def _tick(self, wish: dict[str, Any]) -> None:
        lesson, on = self.catalog.find("lessons", wish.get("lesson")), bool(wish.get("on"))
        done = records().finish(wish["lesson"], on)
        self.said = f"{lesson.title}: {'finished' if on else 'not finished'}.{unsaved(done)}"

    def _reset(self, wish: dict[str, Any]) -> None:
        lesson = self.catalog.find("lessons", wish.get("lesson"))
        done = records().reset(wish["lesson"])
        self.said = f"{lesson.title} is as new. Run its cells again to see it so.{unsaved(done)}"

    def _restore(self, wish: dict[str, Any]) -> None:
        """Copies from a file or from the browser, all of them or none. The browser lets go of what is brought back, so
        it counts as that only once it is safe."""
        count = records().restore(*(records_in(text) for text in wish.get("texts", ())))
        safe = records().safe
        self.brought = list(wish.get("keys", [])) if safe else []
        back = f"Your work is back: {count} {'entry' if count == 1 else 'entries'}."
        self.said = f"{back} Run the cells of an open lesson again to see it there.{unsaved(safe)}"

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Up to date whenever it is shown, and whole where only text can be shown."""
        self._recorded()
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, "text/plain": self.text}, metadata


def unsaved(done: bool) -> str:
    return "" if done else f" {records().trouble}"


def records_in(text: str) -> dict:
    try:
        return json.loads(text)
    except (TypeError, ValueError, RecursionError):
        raise FootlibError(NO_FILE) from None


def progress(*, catalog: Catalog | None = None) -> Progress:
    """Lessons, exercises, quizzes and drill as a picture and as text; `print(progress())` gives the text."""
    return Progress(catalog=catalog)


# --- where the learner stands, as plain values


def state_of(catalog: Catalog, book: Records) -> dict:
    """Everything that progress() shows."""
    given, finished = {kind: book.answers(kind) for kind in ("exercise", "quiz")}, book.finished()
    lessons = [lesson_of(catalog, id, given, finished.get(id)) for id in catalog.lessons]
    return {
        "lessons": lessons,
        "ways": [way_of(id, name, lessons) for id, name in WAYS.items()],
        "drill": drill_of(deck(catalog), book.cards()),
    }


def way_of(id: str, name: str, lessons: list[dict[str, Any]]) -> dict[str, Any]:
    """One way through the course: how many lessons it has, how many are finished, and where it goes on."""
    own = [one for one in lessons if id == "all" or one["hands"]]
    left = [one for one in own if not one["finished"]]
    minutes = sum(one["minutes"] for one in own)
    here = left[0]["id"] if left else ""
    return {"id": id, "name": name, "of": len(own), "done": len(own) - len(left), "minutes": minutes, "here": here}


def lesson_of(
    catalog: Catalog, id: str, given: Mapping[str, Mapping[str, Answer]], finished: datetime | None
) -> dict[str, Any]:
    lesson = catalog.lessons[id]
    asked = [name for name, one in catalog.exercises.items() if one.lesson == id]
    questions = [f"{id}/{one.id}" for one in catalog.quizzes[id].questions] if id in catalog.quizzes else []
    found = {"exercises": counts(asked, given["exercise"]), "quiz": counts(questions, given["quiz"])}
    begun = any(part["tried"] for part in found.values())
    return {
        "id": id,
        "title": lesson.title,
        "minutes": lesson.read + lesson.practise,
        "hands": lesson.hands,
        "finished": local_time.day(finished, year=False) if finished else "",
        "at": finished.timestamp() if finished else 0,
        "state": "finished" if finished else "begun" if begun else "new",
        **found,
    }


def counts(items: Sequence[str], answers: Mapping[str, Answer]) -> dict:
    """Of how many, how many were tried, and how many were right at least once."""
    found = [answers[item] for item in items if item in answers]
    return {"of": len(items), "tried": len(found), "right": len([one for one in found if one.first_passed])}


def drill_of(asked: Collection[str], cards: Mapping[str, Flashcard]) -> dict[str, int]:
    """Of the cards that the drill asks, how many were seen, rest well, and are due."""
    at, found = now(), [cards[id] for id in asked if id in cards]
    return {
        "of": len(asked),
        "seen": len(found),
        "well": len([c for c in found if c.due - c.last >= REST]),
        "due": len([c for c in found if c.is_due(at)]),
    }


# --- in words


def report(state: Mapping) -> str:
    """The same as the picture, line by line."""
    lessons = state["lessons"]
    lines = ["Your progress", *(way_line(way, lessons) for way in state["ways"]), ""]
    width = max((len(one["title"]) for one in lessons), default=0)
    lines += [line_of(one, width) for one in lessons]
    return "\n".join([*lines, "", drill_line(state["drill"])])


def way_line(way: Mapping, lessons: list[dict[str, Any]]) -> str:
    """'Hands: 2 of 6 lessons finished. Continue here: Hands: techniques and pressure (03-hands.ipynb).'"""
    title = next((one["title"] for one in lessons if one["id"] == way["here"]), "")
    end = "You have finished the course." if way["id"] == "all" else "You have finished this way."
    going_on = f"Continue here: {title} ({way['here']}.ipynb)." if title else end
    return f"{way['name']}: {way['done']} of {number_of(way['of'], 'lesson')} finished. {going_on}"


def line_of(one: Mapping, width: int) -> str:
    parts = [f"{name} {part(one[name])}" for name in ("exercises", "quiz")]
    done = f"finished on {one['finished']}{local_time.doubt()}" if one["finished"] else ""
    return f"{MARKS[one['state']]} {one['title']:<{width}}  {parts[0]:<20} {parts[1]:<12} {done}".rstrip()


def part(found: Mapping[str, int]) -> str:
    return f"{found['right']} of {found['of']}" if found["of"] else "none"


def drill_line(drill: Mapping[str, int]) -> str:
    if not drill["seen"]:
        return "Zone drill: not begun."
    seen = f"{drill['seen']} of {number_of(drill['of'], 'card')} seen"
    return f"Zone drill: {seen}, {drill['well']} known well, {drill['due']} to repeat now."
