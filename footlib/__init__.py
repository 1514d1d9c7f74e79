"""footlib: learn to massage a foot well and safely.

The words of the course: a *zone* is a named area of the reflex chart; a *region* a plain part of the foot; a *place*
is either. A *technique* is a way of touching; a *move* is one technique on given places. A *condition* is what the
receiver reports; a *caution* a safety answer. `plan` turns conditions and cautions into a *routine* of timed *steps*.
"""

from .catalog import load
from .drawing import Footprint, draw, footprint
from .errors import DataError, FootlibError, UnknownName
from .model import Routine, Step
from .panels import planner, session
from .planning import plan
from .sheets import claims, compare, handout, share, shared
from .widgets import FootMap, technique_picture

__all__ = [
    "DataError",
    "FootMap",
    "FootlibError",
    "Footprint",
    "Routine",
    "Step",
    "UnknownName",
    "claims",
    "compare",
    "draw",
    "footprint",
    "handout",
    "load",
    "plan",
    "planner",
    "session",
    "share",
    "shared",
    "technique_picture",
]
