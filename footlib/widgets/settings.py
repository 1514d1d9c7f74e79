"""How long, for whom, which feet."""

from .course_widget import CourseWidget, script, styles
from .traits import minutes_of_massage, one_of


class Settings(CourseWidget):
    """How long, for whom, which feet."""

    _esm = script("settings")
    _css = styles("settings")

    minutes = minutes_of_massage().tag(sync=True)
    who = one_of("answer to 'who'", "partner", "self").tag(sync=True)
    feet = one_of("answer to 'feet'", "both", "left", "right").tag(sync=True)

    def __init__(self, minutes=20, *, who="partner", feet="both"):
        super().__init__(minutes=minutes, who=who, feet=feet)

    def __repr__(self):
        return f"Settings({self.minutes:g}, who={self.who!r}, feet={self.feet!r})"
