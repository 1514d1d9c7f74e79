"""A moving picture of one technique, move or step on one foot."""

from collections.abc import Iterable
from typing import Any

import traitlets
from traitlets.utils.bunch import Bunch

from ..arguments import word
from ..catalog import Catalog, course
from ..catalog.place_words import places_phrase
from ..drawing import map_svg
from ..drawing.strokes import hand_drawings, on_map
from ..errors import FootlibError
from ..model import DIRECTIONS, Move, Step
from ..model.base import fill_gaps
from .course_widget import CourseWidget, script, styles
from .traits import Checked


def offered(self: "HandPicture", value: str) -> str:
    """One of the moves that are offered: a browser may ask for another one only by mistake, and gets the first."""
    return word(value) if word(value) in self.offers else next(iter(self.offers), "")


def drawable(self: "HandPicture", value: object) -> object:
    """A technique, move or step whose strokes can be drawn on the picture's foot."""
    on_map(value, self.catalog, self.foot)
    return value


class HandPicture(CourseWidget):
    """How the hand moves, on one foot: numbered arrows that can be played, and the same in words.

    what: the id of a technique or a move, or a step of a routine; set it to show another one. foot: "left" or "right"
    for a technique or a move. offers: the moves that a reader may choose from, chosen: the id of the one that is shown.
    """

    _esm = script("hand_picture")
    _css = styles("hand_picture")
    foot: str | None

    what = Checked(drawable, None)
    view = traitlets.Unicode("sole").tag(sync=True)
    strokes = traitlets.Dict().tag(sync=True)
    hands = traitlets.Dict().tag(sync=True)
    picture = traitlets.Unicode().tag(sync=True)
    about = traitlets.Dict().tag(sync=True)  #: of a technique or a move: what it is, and what else is to know of it
    offers = traitlets.Dict().tag(sync=True)  #: id of a move → its name
    chosen = Checked(offered, "").tag(sync=True)

    def __init__(
        self, what: str | Step, foot: str | None = None, *, catalog: Catalog | None = None, offers: Iterable[str] = ()
    ) -> None:
        self.catalog, self.foot = course(catalog), foot
        names = {id: self.catalog.moves[id].name for id in offers}
        super().__init__(what=what, offers=names)
        self.chosen = ""

    @traitlets.observe("chosen")
    def _choose(self, change: Bunch) -> None:
        self.what = change.new or self.what

    @traitlets.observe("what")
    def _show(self, change: Bunch) -> None:
        shown = on_map(change.new, self.catalog, self.foot)
        with self.hold_sync():
            self.hands = hand_drawings(self.catalog, [shown])
            self.view, self.strokes = shown["view"], shown
            self.picture, self.about = map_svg(shown["view"], self.catalog), self._about(change.new)

    def _about(self, what: object) -> dict[str, str]:
        technique = self.catalog.techniques.get(what) if isinstance(what, str) else None
        move = self.catalog.moves.get(what) if isinstance(what, str) else None
        if technique:
            return {"what": technique.what, "tempo": technique.tempo, "not_for": f"Not for: {technique.not_for}"}
        return told(move, self.catalog) if move else {}

    def __repr__(self) -> str:
        return f"HandPicture({self.strokes['name']!r}): {self.strokes['words'][self.view]}"


def told(move: Move, catalog: Catalog) -> dict[str, Any]:
    """What the hand does at a glance, and all the rest to unfold, as beside a step of a routine."""
    gaps = {"places": places_phrase(catalog, move.places), "towards": DIRECTIONS[move.towards[0]]}
    hold, not_for = catalog.holds[move.hold], catalog.techniques[move.technique].not_for
    full = {
        "The working hand": fill_gaps(move.partner, **gaps),
        f"The other hand: {hold.name}": hold.text,
        "By yourself": fill_gaps(move.self, **gaps),
        "It should feel": move.feel,
        "Not for": not_for,
    }
    return {"what": fill_gaps(move.do, **gaps), "mistake": f"Usual mistake: {move.mistake}", "full": list(full.items())}


def technique_picture(id: str, *, foot: str | None = None, catalog: Catalog | None = None) -> HandPicture:
    """The moving picture of a technique on a foot: `technique_picture("kneading")`."""
    catalog = course(catalog)
    return HandPicture(catalog.id_of("techniques", id), foot, catalog=catalog)


def move_picture(*ids: str, foot: str | None = None, catalog: Catalog | None = None) -> HandPicture:
    """The moving picture of a move, or of several to choose from: `move_picture("heel-strokes", "heel-shaking")`."""
    catalog = course(catalog)
    moves = [catalog.id_of("moves", id) for id in ids]
    if not moves:
        raise FootlibError('move_picture() shows a move by its id, such as move_picture("heel-strokes").')
    return HandPicture(moves[0], foot, catalog=catalog, offers=moves)
