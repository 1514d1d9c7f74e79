"""The conditions to pick from."""

from collections.abc import Iterable

import traitlets

from ..catalog import Catalog, course
from ..model import Caution, Condition
from .course_widget import CourseWidget, script, styles
from .traits import ids_of

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

    def __init__(self, picked: str | Iterable[str] = (), *, catalog: Catalog | None = None) -> None:
        self.catalog = course(catalog)
        others = names_of(self.catalog.cautions.values())
        super().__init__(picked=picked, groups=condition_groups(self.catalog), elsewhere=others)

    def __repr__(self) -> str:
        return f"Picker({self.picked!r})"


def names_of(entries: Iterable[Condition | Caution]) -> list[dict]:
    """Names and synonyms, for who looks for one kind among the other: a clot is no condition to pick."""
    return [{"name": one.name, "also": list(one.synonyms)} for one in entries]


def condition_groups(catalog: Catalog) -> list[dict]:
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
