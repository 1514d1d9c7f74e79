"""What the learner touches: thin classes whose traits are the only thing that travels to the browser and back."""

from .diary import Diary, diary
from .drill import Drill, drill
from .exercise import Exercise, check
from .first_touch import FirstTouch, first_touch
from .foot_map import FootMap
from .hand_picture import HandPicture, move_picture, technique_picture
from .picker import Picker
from .planner import Planner, planner
from .progress import Progress, progress
from .quiz import Quiz, quiz
from .routine_view import RoutineView
from .safety_check import SafetyCheck
from .saved_routines import SavedRoutines
from .session import Session, session
from .settings import Settings

__all__ = [
    "Diary",
    "Drill",
    "FirstTouch",
    "Exercise",
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
    "check",
    "diary",
    "drill",
    "first_touch",
    "move_picture",
    "planner",
    "progress",
    "quiz",
    "session",
    "technique_picture",
]
