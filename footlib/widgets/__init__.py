"""What the learner touches: thin classes whose traits are the only thing that travels to the browser and back."""

from .choices import Avoid, Picker, SafetyCheck, Settings
from .diary_view import Diary
from .earlier import Earlier
from .foot_map import FootMap
from .guided import Session
from .hand_picture import HandPicture, technique_picture
from .routine_view import RoutineView
from .wishes import Wishes

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
