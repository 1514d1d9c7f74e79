"""footlib: learn to massage a foot well and safely.

The words of the course: a *zone* is a named area of the reflex chart; a *region* a plain part of the foot; a *place*
is either. A *technique* is a way of touching; a *move* is one technique on given places. A *condition* is what the
receiver reports; a *caution* a safety answer. `plan` turns conditions and cautions into a *routine* of timed *steps*.
"""

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from types import FunctionType
from typing import TYPE_CHECKING, Any

from .arguments import answering, called_right
from .catalog import load, with_card
from .drawing import Footprint, draw, footprint, own_print
from .errors import DataError, FootlibError, UnknownName
from .model import Routine, Step
from .planning import plan

if TYPE_CHECKING:  # for editors; at run time they are fetched when they are first asked for, see below
    from .drawing.plots import plot_claims, plot_heights, plot_load, plot_pressure, rank_correlation, zone_groups
    from .exercises import answer, hint
    from .handouts import claims, compare, glossary, handout, moves, rating_card, share, shared
    from .widgets.diary import diary
    from .widgets.drill import drill
    from .widgets.exercise import check
    from .widgets.first_touch import first_touch
    from .widgets.foot_map import FootMap
    from .widgets.hand_picture import move_picture, technique_picture
    from .widgets.planner import planner
    from .widgets.progress import progress
    from .widgets.quiz import quiz
    from .widgets.session import session

__all__ = [
    "DataError",
    "FootMap",
    "FootlibError",
    "Footprint",
    "Routine",
    "Step",
    "UnknownName",
    "answer",
    "check",
    "claims",
    "compare",
    "diary",
    "draw",
    "drill",
    "first_touch",
    "footprint",
    "glossary",
    "handout",
    "hint",
    "load",
    "move_picture",
    "moves",
    "own_print",
    "plan",
    "planner",
    "plot_claims",
    "plot_heights",
    "plot_load",
    "plot_pressure",
    "progress",
    "quiz",
    "rank_correlation",
    "rating_card",
    "session",
    "share",
    "shared",
    "technique_picture",
    "with_card",
    "zone_groups",
]

#: Fetched from their modules when they are first asked for: planning and drawing need no widgets, and start sooner.
HOMES = {
    "drawing.plots": ("plot_claims", "plot_heights", "plot_load", "plot_pressure", "rank_correlation", "zone_groups"),
    "exercises": ("answer", "hint"),
    "handouts": ("claims", "compare", "glossary", "handout", "moves", "rating_card", "share", "shared"),
    "widgets.diary": ("diary",),
    "widgets.drill": ("drill",),
    "widgets.exercise": ("check",),
    "widgets.first_touch": ("first_touch",),
    "widgets.foot_map": ("FootMap",),
    "widgets.hand_picture": ("move_picture", "technique_picture"),
    "widgets.planner": ("planner",),
    "widgets.progress": ("progress",),
    "widgets.quiz": ("quiz",),
    "widgets.session": ("session",),
}
#: These write into the records.
RECORDING = ("check", "diary", "drill", "first_touch", "planner", "progress", "quiz", "session")
LATE = {name: home for home, names in HOMES.items() for name in names}


for _name in __all__:  # whoever calls with a mistyped name, too little or something else is answered with a sentence
    if isinstance(_found := globals().get(_name), FunctionType):
        globals()[_name] = called_right(_found)
    elif isinstance(_found, type):
        answering(_found)


def __dir__() -> list[str]:
    """All that the course offers, what is fetched late, too: Tab after `footlib.` shows it."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:
    if name not in LATE:
        raise AttributeError(f"module 'footlib' has no attribute {name!r}")
    found = getattr(import_module(f".{LATE[name]}", __name__), name)
    if name in RECORDING:
        found = backed_up(found)
    return called_right(found) if isinstance(found, FunctionType) else found


def backed_up(function: Callable) -> Callable:
    """The same function of what is recorded; where the disk is lost, the browser first gets a copy to keep."""

    @wraps(function)
    def call(*given: Any, **named: Any) -> Any:
        if import_module(".records", __name__).fleeting():
            import_module(".widgets.browser_backup", __name__).browser_backup()
        return function(*given, **named)

    return call
