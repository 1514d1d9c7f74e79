"""What the learner touches: thin classes whose traits are the only thing that travels to the browser and back.

Each class is fetched from the module of its name when it is first asked for: a planner needs no quiz.
"""

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .diary import Diary
    from .drill import Drill
    from .exercise import Exercise
    from .first_touch import FirstTouch
    from .foot_map import FootMap
    from .hand_picture import HandPicture
    from .picker import Picker
    from .planner import Planner
    from .progress import Progress
    from .quiz import Quiz
    from .routine_view import RoutineView
    from .safety_check import SafetyCheck
    from .saved_routines import SavedRoutines
    from .session import Session
    from .settings import Settings

__all__ = [
    "Diary",
    "Drill",
    "Exercise",
    "FirstTouch",
    "FootMap",
    "HandPicture",
    "Picker",
    "Planner",
    "Progress",
    "Quiz",
    "RoutineView",
    "SafetyCheck",
    "SavedRoutines",
    "Session",
    "Settings",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    return getattr(import_module(f".{home}", __name__), name)
