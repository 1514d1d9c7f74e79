"""What the receiver would like: more of one place, less of another, none of a third, calm hands on ticklish feet."""

import traitlets

from ..catalog import course
from . import place_cards as on_foot
from .course_widget import Checked, CourseWidget, ids_of, listed, script, styles

PLACES = ("toes", "ball", "arch", "heel", "top", "ankle", "lower-leg")
TICKLISH = "ticklish"  # the caution that softens for ticklish feet


def wished(self, value):
    """Places as they are given, each known."""
    return listed([self.catalog.place_id(place) for place in listed(value)])


def wish():
    """A trait that holds places of which the receiver wants more, or less."""
    return Checked(wished, [])


class Wishes(CourseWidget):
    """More or less of a plain place, or none of it, and whether the feet are ticklish.

    more, less: places. marks: what is left out, by reason, as on the map. cautions: the safety answers, of which
    "ticklish" is one.
    """

    _esm = script("preferences")
    _css = styles("preferences", "wishes")

    more = wish().tag(sync=True)
    less = wish().tag(sync=True)
    marks = Checked(lambda self, value: on_foot.marked(self.catalog, value), {}).tag(sync=True)
    cautions = ids_of("cautions").tag(sync=True)
    places = traitlets.List().tag(sync=True)
    ticklish = traitlets.Unicode().tag(sync=True)

    def __init__(self, more=(), less=(), *, catalog=None):
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
        return f"Wishes(more={self.more!r}, less={self.less!r})"
