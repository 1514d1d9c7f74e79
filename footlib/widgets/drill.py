"""The zone drill on the screen: ten cards a visit, the weak ones first; the records know when a card comes again."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import traitlets
from traitlets.utils.bunch import Bunch

from ..catalog import Catalog, course
from ..catalog.place_words import positions
from ..errors import FootlibError, echo, number_of
from ..exercises import flashcards
from ..exercises.places import Touch
from ..model import VIEWS
from ..records import records
from .browser_backup import Recording
from .course_widget import script, styles
from .quiz import LETTERS
from .traits import asks
from .unlabelled_map import keys_of, touch_at, unlabelled_drawing

COUNT = 10
HEADS = {"right": "Right. ", "near": "", "wrong": ""}
TRADITION = "The chart is a tradition: where it puts an organ says nothing about the organ, and charts differ."


class Drill(Recording):
    """One visit: its cards, one after the other. No name of a zone is in what the browser gets of a "where" card but
    the one that is asked for, and no card's answer before it is given."""

    _esm = script("drill")
    _css = styles("drill")
    deck: dict[str, flashcards.Flashcard]
    visit: list[str]  #: ids of the cards of this visit
    index: int  #: of the card that is asked
    known: dict[str, str]  #: card id → "right", "near" or "wrong"
    four: list[str]  #: the answers that are offered

    card = traitlets.Dict().tag(sync=True)  #: the card that is asked
    outcome = traitlets.Dict().tag(sync=True)  #: what is said to its answer
    ended = traitlets.Dict().tag(sync=True)  #: how the visit went
    maps = traitlets.Dict().tag(sync=True)  #: drawings without names, by view
    views = traitlets.List([{"id": id, "name": VIEWS[id]} for id in flashcards.VIEWS]).tag(sync=True)
    note = traitlets.Unicode(TRADITION).tag(sync=True)
    #: {"mark"} and one of: "touch" [view, x, y], "name" letter, "next", "more"
    reply = asks(name=str, view=str, touch=list).tag(sync=True)

    def __init__(self, *, catalog: Catalog | None = None) -> None:
        self.catalog = course(catalog)
        self.deck = flashcards.deck(self.catalog)
        super().__init__()
        self._begin()

    # --- the visit

    def _begin(self) -> None:
        self.visit, self.index = records().due(list(self.deck), COUNT), 0
        self.known = {}
        self.ended = {}
        self._ask()

    def _ask(self) -> None:
        card = self._now()
        what, seen = card.kind == "what", records().cards().get(card.id)
        self.four = flashcards.choices_for(card, self.catalog, seen.reviews if seen else 0) if what else []
        view = flashcards.view_of(self.catalog.zones[card.zone]) if what else "sole"
        self._draw(view)
        self.outcome = {}
        self.card = {
            "number": self.index + 1,
            "of": len(self.visit),
            "kind": card.kind,
            "view": view,
            "ask": flashcards.question(card, self.catalog),
            "choices": [{"key": key, "says": self.catalog.zones[id].name} for key, id in self._lettered()],
            "places": keys_of(self.catalog, view, card.place) if what else [],
            "words": self._words(card, view) if what else "",
        }

    def _now(self) -> flashcards.Flashcard:
        return self.deck[self.visit[self.index]]

    def _lettered(self) -> Iterator[tuple[str, str]]:
        return zip(LETTERS, self.four, strict=False)

    def _words(self, card: flashcards.Flashcard, view: flashcards.Side) -> str:
        """Where the lit place is, for whoever hears the map instead of seeing it."""
        where = positions(self.catalog, view, card.foot or "left")[card.zone]
        return f"{where}, {f'{card.foot} foot' if card.foot else 'both feet'}"

    def _draw(self, view: str) -> None:
        if view not in self.maps:
            self.maps = {**self.maps, view: unlabelled_drawing(self.catalog, view)}

    # --- what the browser says

    @traitlets.observe("reply")
    def _replied(self, change: Bunch) -> None:
        reply = change.new
        if not reply:
            return
        with self.hold_sync():
            if "view" in reply:
                self._draw(known_view(reply["view"]))
            elif "more" in reply:
                self._begin()
            elif "next" in reply:
                self._next()
            elif not self.outcome:
                self._judge(reply)

    def _judge(self, reply: dict[str, Any]) -> None:
        """One answer: judged, written down, and shown with the place that was asked for."""
        card = self._now()
        at, touch = self._touch(reply)
        name = dict(self._lettered()).get(reply.get("name", ""))
        if touch:
            found = flashcards.judge_touch(card, touch, self.catalog)
        elif name:
            found = flashcards.judge_name(card, name, self.catalog)
        else:
            raise FootlibError("Choose a place on one of the feet.")
        self.known[card.id] = found.known
        records().review(card.id, found.rating)
        self._recorded()
        self._show(card, found, reply, at)

    def _touch(self, reply: dict[str, Any]) -> tuple[list, Touch | None]:
        if "touch" not in reply or self._now().kind != "where":
            return [], None
        view, *at = reply["touch"] or [""]
        return [known_view(view), *at], touch_at(self.catalog, view, at)

    def _show(self, card: flashcards.Flashcard, found: flashcards.Outcome, reply: dict[str, Any], at: list) -> None:
        zone = self.catalog.zones[card.zone]
        view = at[0] if at and at[0] in zone.shapes else flashcards.view_of(zone)
        self._draw(view)
        self.outcome = {
            "known": found.known,
            "text": f"{HEADS[found.known]}{found.text}",
            "view": view,
            "places": keys_of(self.catalog, view, card.place),
            "at": at[1:] if at and at[0] == view else [],
            "chosen": reply.get("name", ""),
            "right": next((key for key, id in self._lettered() if id == card.zone), ""),
        }

    def _next(self) -> None:
        if self.outcome and self.index + 1 < len(self.visit):
            self.index += 1
            self._ask()
        elif self.outcome:
            self._end()

    def _end(self) -> None:
        """How it went: what was known, what comes again, and when; nothing where that is not known."""
        cards, now = records().cards(), datetime.now(UTC)
        whens = {id: flashcards.when(cards[id].due, now) if id in cards else "" for id in self.known}
        told = [
            {"name": flashcards.label(self.deck[id], self.catalog), "known": known, "when": whens[id]}
            for id, known in self.known.items()
        ]
        self.ended = {
            "well": [one for one in told if one["known"] == "right"],
            "again": [one for one in told if one["known"] != "right"],
        }

    def __repr__(self) -> str:
        done = f"{len(self.known)} answered" if self.known else "none answered yet"
        return f"Zone drill: {number_of(len(self.visit), 'card')}, {done}"


def known_view(view: object) -> str:
    if not isinstance(view, str) or view not in flashcards.VIEWS:
        raise FootlibError(f"The drill has no view {echo(view)}.")
    return view


def drill(*, catalog: Catalog | None = None) -> Drill:
    """Ten cards on the zones of the chart, "Where is …?" and "What is here?": what was missed comes again sooner."""
    return Drill(catalog=catalog)
