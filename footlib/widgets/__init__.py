"""What the learner touches: thin classes whose traits are the only thing that travels to the browser and back."""

from .choices import Avoid, Picker, SafetyCheck, Settings
from .diary import Diary, diary
from .drill import Drill, drill
from .foot_map import FootMap
from .hand_picture import HandPicture, technique_picture
from .planner import Planner, planner
from .preferences import Wishes
from .progress import Progress, progress
from .quiz import Quiz, quiz
from .routine_view import RoutineView
from .saved_routines import SavedRoutines
from .session import Session, session

__all__ = [
    "Avoid",
    "Diary",
    "Drill",
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
    "Wishes",
    "diary",
    "drill",
    "planner",
    "progress",
    "quiz",
    "session",
    "technique_picture",
]
