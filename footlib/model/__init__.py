"""The vocabulary as frozen values: where (foot, atlas), how (move, stroke), for whom (care), what comes out (routine),
what is learned (course)."""

# ruff: noqa: F401 - what is imported here is what the vocabulary offers

from .atlas import (
    Arch,
    Band,
    Contact,
    Disagreement,
    FootIndex,
    LongitudinalZone,
    Measure,
    Ranking,
    Remark,
    Scale,
    Shade,
    Version,
)
from .base import DEMANDS, DIRECTIONS, ELSEWHERE, FEET, PRESSURES
from .care import Aftercare, Caution, CautionGroup, Change, Condition, Evidence, Forbids, Preparation, Rating, Source
from .course import Choice, Lesson, Question, Quiz, Term
from .exercise_kinds import ChoiceTask, Exercise, FeedbackCard, FootprintTask, Number, Order, OwnWords, Timing, Zones
from .foot import Landmark, Outline, Part, Place, Region, Spot, Zone
from .move import Hold, Move, Pose, Technique, Thing
from .routine import Advice, Omission, Refer, Routine, Step
from .routine_tasks import CardTask, RoutineTask
from .stroke import Stroke
from .words import GRADES, MINUTES, REFUSALS, REFUSALS_ON_SCREEN, SECTIONS, START_MEANS, SURFACES, VIEWS, YES

EXERCISE_KINDS = {  # a table's `kind` → its model
    "zones": Zones,
    "order": Order,
    "choice": ChoiceTask,
    "number": Number,
    "routine": RoutineTask,
    "card": CardTask,
    "footprint": FootprintTask,
    "timing": Timing,
    "words": OwnWords,
    "feedback": FeedbackCard,
}
