"""What is asked before a routine: conditions, the safety check, time and feet, spots to avoid."""

from collections.abc import Iterable

import traitlets

from ..arguments import number
from ..catalog import course
from ..model import MINUTES, Caution, Condition
from ..planning.screen import alone
from . import place_cards as places
from .course_widget import Checked, CourseWidget, flag, ids_of, one_of, script, styles
from .routine_card import refer

GROUPS = {
    "structure": "Structure",
    "sore-and-tired": "Sore and tired",
    "comfort": "Comfort",
    "traditional": "Traditional reflex",
}
TRADITION = (
    "Tradition, not medicine: these follow the reflex chart. Touch is pleasant for its own sake; that it acts on "
    "a far organ has not been shown."
)


class Picker(CourseWidget):
    """The conditions as checkboxes in groups; `picked` holds their ids in the order of picking."""

    _esm = script("picker")
    _css = styles("picker", around=("page", "planner"))

    picked = ids_of("conditions").tag(sync=True)
    groups = traitlets.List().tag(sync=True)
    elsewhere = traitlets.List().tag(sync=True)

    def __init__(self, picked=(), *, catalog=None):
        self.catalog = course(catalog)
        others = called(self.catalog.cautions.values())
        super().__init__(picked=picked, groups=condition_groups(self.catalog), elsewhere=others)

    def __repr__(self):
        return f"Picker({self.picked!r})"


def called(entries: Iterable[Condition | Caution]) -> list[dict]:
    """Names and synonyms, for who looks for one kind among the other: a clot is no condition to pick."""
    return [{"name": one.name, "also": list(one.synonyms)} for one in entries]


def condition_groups(catalog):
    return [
        {
            "title": title,
            "note": TRADITION if group == "traditional" else "",
            "conditions": [
                {"id": id, "name": c.name, "about": c.about, "also": list(c.synonyms), "implies": list(c.implies)}
                for id, c in catalog.conditions.items()
                if c.group == group
            ],
        }
        for group, title in GROUPS.items()
    ]


class SafetyCheck(CourseWidget):
    """Eight lines; a yes unfolds their single questions. `answered` is True once the whole check has been.

    implied: cautions that follow from the conditions. remember: keep today's answers in this browser, nowhere else.
    """

    _esm = script("safety_check")
    _css = styles("safety_check", "safety")

    cautions = ids_of("cautions").tag(sync=True)
    cleared = ids_of("cautions").tag(sync=True)
    implied = ids_of("cautions").tag(sync=True)
    answered = flag().tag(sync=True)
    remember = flag(True).tag(sync=True)
    lines = traitlets.List().tag(sync=True)
    elsewhere = traitlets.List().tag(sync=True)

    def __init__(self, cautions=(), *, cleared=(), answered=False, remember=True, catalog=None):
        self.catalog = course(catalog)
        super().__init__(
            cautions=cautions,
            cleared=cleared,
            answered=answered,
            remember=remember,
            lines=check_lines(self.catalog),
            elsewhere=called(self.catalog.conditions.values()),
        )

    def __repr__(self):
        return f"SafetyCheck({self.cautions!r}, answered={self.answered})"


def check_lines(catalog):
    """The lines and their questions; with each, what a yes asks for, so that a stop needs no Python to take effect."""
    groups = sorted(catalog.groups.items(), key=lambda item: item[1].order)
    return [
        {
            "id": id,
            "line": group.line,
            "questions": [
                {
                    "id": c,
                    "name": caution.name,
                    "question": caution.question,
                    "effect": caution.effect,
                    "act": caution.act,
                    "never": caution.never_cleared,
                    "also": list(caution.synonyms),
                    "refer": [refer(one, catalog) for one in alone(catalog, c)],
                }
                for c, caution in catalog.cautions.items()
                if caution.group == id
            ],
        }
        for id, group in groups
    ]


def whole_minutes(_, value):
    found = number("minutes", value, *MINUTES)
    return int(found) if found.is_integer() else found


class Settings(CourseWidget):
    """How long, for whom, which feet."""

    _esm = script("settings")
    _css = styles("settings")

    minutes = Checked(whole_minutes, 20).tag(sync=True)
    who = one_of("answer to 'who'", "partner", "self").tag(sync=True)
    feet = one_of("answer to 'feet'", "both", "left", "right").tag(sync=True)

    def __init__(self, minutes=20, *, who="partner", feet="both"):
        super().__init__(minutes=minutes, who=who, feet=feet)

    def __repr__(self):
        return f"Settings({self.minutes:g}, who={self.who!r}, feet={self.feet!r})"


class Avoid(CourseWidget):
    """The spots to keep off, by reason ("wish", or the id of a caution); they are marked on a FootMap."""

    _esm = script("avoid")
    _css = styles("settings", "avoid")

    marks = Checked(lambda self, value: places.marked(self.catalog, value), {}).tag(sync=True)
    marking = Checked(lambda self, value: places.known_reason(self.catalog, value), "").tag(sync=True)
    reasons = traitlets.Dict().tag(sync=True)
    names = traitlets.Dict().tag(sync=True)

    def __init__(self, marks=(), *, catalog=None):
        self.catalog = course(catalog)
        super().__init__(
            marks=dict(marks),
            reasons=places.reasons(self.catalog),
            names={id: place.name for id, place in self.catalog.places.items()},
        )

    def __repr__(self):
        return f"Avoid({self.marks!r})"
