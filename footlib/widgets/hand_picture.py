"""A moving picture of one technique, move or step on one foot."""

import traitlets

from ..catalog import Catalog, course
from ..drawing import map_svg
from ..drawing.strokes import hand_drawings, on_map
from .course_widget import CourseWidget, script, styles
from .traits import Checked


def drawable(self, value):
    """A technique, move or step whose strokes can be drawn on the picture's foot."""
    on_map(value, self.catalog, self.foot)
    return value


class HandPicture(CourseWidget):
    """How the hand moves, on one foot: numbered arrows that can be played, and the same in words.

    what: the id of a technique or a move, or a step of a routine; set it to show another one. foot: "left" or "right"
    for a technique or a move.
    """

    _esm = script("hand_picture")
    _css = styles("hand_picture")
    foot: str | None

    what = Checked(drawable, None)
    view = traitlets.Unicode("sole").tag(sync=True)
    strokes = traitlets.Dict().tag(sync=True)
    hands = traitlets.Dict().tag(sync=True)
    picture = traitlets.Unicode().tag(sync=True)
    about = traitlets.Dict().tag(sync=True)  #: of a technique: what it is, how fast, and for whom not

    def __init__(self, what, foot=None, *, catalog=None):
        self.catalog, self.foot = course(catalog), foot
        super().__init__(what=what)

    @traitlets.observe("what")
    def _show(self, change):
        shown = on_map(change.new, self.catalog, self.foot)
        with self.hold_sync():
            self.hands = hand_drawings(self.catalog, [shown])
            self.view, self.strokes = shown["view"], shown
            self.picture, self.about = map_svg(shown["view"], self.catalog), self._about(change.new)

    def _about(self, what):
        technique = self.catalog.techniques.get(what) if isinstance(what, str) else None
        if technique is None:
            return {}
        return {"what": technique.what, "tempo": technique.tempo, "not_for": f"Not for: {technique.not_for}"}

    def __repr__(self):
        return f"HandPicture({self.strokes['name']!r}): {self.strokes['words'][self.view]}"


def technique_picture(id: str, *, foot: str | None = None, catalog: Catalog | None = None) -> HandPicture:
    """The moving picture of a technique on a foot: `technique_picture("kneading")`."""
    catalog = course(catalog)
    return HandPicture(catalog.id_of("techniques", id), foot, catalog=catalog)
