"""The spots to keep off."""

import traitlets

from ..catalog import Catalog, course
from . import place_cards
from .course_widget import CourseWidget, script, styles
from .traits import marks_by_reason, reason_of_mark


class Avoid(CourseWidget):
    """The spots to keep off, by reason ("wish", or the id of a caution); they are marked on a FootMap."""

    _esm = script("avoid")
    _css = styles("avoid")

    marks = marks_by_reason().tag(sync=True)
    marking = reason_of_mark().tag(sync=True)
    reasons = traitlets.Dict().tag(sync=True)
    names = traitlets.Dict().tag(sync=True)

    def __init__(self, marks=(), *, catalog: Catalog | None = None):
        self.catalog = course(catalog)
        super().__init__(
            marks=dict(marks),
            reasons=place_cards.reasons(self.catalog),
            names={id: place.name for id, place in self.catalog.places.items()},
        )

    def __repr__(self):
        return f"Avoid({self.marks!r})"
