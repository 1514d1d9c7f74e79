"""How the massage shall be: how long, for whom, which feet; what the receiver would like; and the spots to keep off."""

from collections.abc import Iterable, Mapping

import traitlets

from ..catalog import Catalog, course
from .course_widget import CourseWidget, script, styles
from .foot_map import reasons
from .traits import ids_of, marks_by_reason, minutes_of_massage, one_of, reason_of_mark, wish

WISHED = ("toes", "ball", "arch", "heel", "top", "ankle", "lower-leg")  # the places that are asked about
TICKLISH = "ticklish"  # the caution that softens for ticklish feet


class Settings(CourseWidget):
    """How long, for whom, which feet; more or less of a place, or none of it; and the spots to keep off.

    more, less: places of which the receiver would like more, or less. marks: the places to keep off, by reason ("wish",
    or the id of a caution); they are marked on a FootMap. marking: the reason for which places are marked just now.
    cautions: the safety answers, of which "ticklish" is one.
    """

    _esm = script("settings")
    _css = styles("settings")

    minutes = minutes_of_massage().tag(sync=True)
    who = one_of("answer to 'who'", "partner", "self").tag(sync=True)
    feet = one_of("answer to 'feet'", "both", "left", "right").tag(sync=True)
    more = wish().tag(sync=True)
    less = wish().tag(sync=True)
    marks = marks_by_reason().tag(sync=True)
    marking = reason_of_mark().tag(sync=True)
    cautions = ids_of("cautions").tag(sync=True)
    places = traitlets.List().tag(sync=True)
    ticklish = traitlets.Unicode().tag(sync=True)
    reasons = traitlets.Dict().tag(sync=True)
    names = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        minutes: float = 20,
        *,
        who: str = "partner",
        feet: str = "both",
        more: str | Iterable[str] = (),
        less: str | Iterable[str] = (),
        marks: Mapping[str, Iterable[str]] | None = None,
        catalog: Catalog | None = None,
    ) -> None:
        self.catalog = course(catalog)
        caution, places = self.catalog.cautions.get(TICKLISH), self.catalog.places
        asked = [id for id in WISHED if id in places]
        super().__init__(
            minutes=minutes,
            who=who,
            feet=feet,
            more=more,
            less=less,
            marks={} if marks is None else marks,
            ticklish=caution.name if caution else "",
            places=[{"id": id, "name": places[id].name, "feet": list(places[id].feet)} for id in asked],
            reasons=reasons(self.catalog),
            names={id: place.name for id, place in places.items()},
        )

    def __repr__(self) -> str:
        return f"Settings({self.minutes:g}, who={self.who!r}, feet={self.feet!r})"
