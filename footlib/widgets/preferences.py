"""What the receiver would like: more of one place, less of another, none of a third, calm hands on ticklish feet."""

import traitlets

from ..catalog import Catalog, course
from .course_widget import CourseWidget, script, styles
from .traits import ids_of, marks_by_reason, wish

PLACES = ("toes", "ball", "arch", "heel", "top", "ankle", "lower-leg")
TICKLISH = "ticklish"  # the caution that softens for ticklish feet


class Preferences(CourseWidget):
    """More or less of a plain place, or none of it, and whether the feet are ticklish.

    more, less: places. marks: what is left out, by reason, as on the map. cautions: the safety answers, of which
    "ticklish" is one.
    """

    _esm = script("preferences")
    _css = styles("preferences", "wishes")

    more = wish().tag(sync=True)
    less = wish().tag(sync=True)
    marks = marks_by_reason().tag(sync=True)
    cautions = ids_of("cautions").tag(sync=True)
    places = traitlets.List().tag(sync=True)
    ticklish = traitlets.Unicode().tag(sync=True)

    def __init__(self, more=(), less=(), *, catalog: Catalog | None = None):
        self.catalog = course(catalog)
        caution = self.catalog.cautions.get(TICKLISH)
        super().__init__(
            more=more,
            less=less,
            ticklish=caution.name if caution else "",
            places=[
                {"id": id, "name": self.catalog.places[id].name, "feet": list(self.catalog.place(id)[1])}
                for id in PLACES
                if id in self.catalog.places
            ],
        )

    def __repr__(self):
        return f"Preferences(more={self.more!r}, less={self.less!r})"
