"""What the learner touches: thin classes whose traits are the only thing that travels to the browser and back."""

from .choices import Avoid, Picker, SafetyCheck, Settings
from .diary import Diary
from .foot_map import FootMap
from .hand_picture import HandPicture, technique_picture
from .preferences import Wishes
from .routine_view import RoutineView
from .saved_routines import Earlier
from .session import Session

__all__ = [
    "Avoid",
    "Diary",
    "Earlier",
    "FootMap",
    "HandPicture",
    "Picker",
    "RoutineView",
    "SafetyCheck",
    "Session",
    "Settings",
    "Wishes",
    "technique_picture",
]
