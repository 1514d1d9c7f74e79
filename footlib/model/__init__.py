"""The vocabulary as frozen values: where (foot, arch), how (move, stroke), for whom (care), what comes out (routine),
what is learned (course)."""

from .arch import Arch, Band, Contact, FootIndex, Scale
from .atlas import Disagreement, LongitudinalZone, Measure, Ranking, Remark, Shade, Version
from .base import DEMANDS, DIRECTIONS, ELSEWHERE, FEET, PRESSURES
from .care import Aftercare, Caution, CautionGroup, Change, Condition, Evidence, Forbids, Preparation, Rating, Source
from .course import Lesson, Term
from .exercise_base import Exercise
from .exercise_kinds import EXERCISE_KINDS
from .foot import Landmark, Outline, Part, Place, Region, Spot, Zone
from .hand import Pose
from .move import Hold, Move, Technique
from .question import Choice, Question, Quiz
from .routine import Advice, Omission, Refer, Routine, Step
from .stroke import Stroke
from .words import GRADES, MINUTES, REFUSALS, REFUSALS_ON_SCREEN, SECTIONS, START_MEANS, SURFACES, VIEWS, YES

__all__ = [
    "DEMANDS",
    "DIRECTIONS",
    "ELSEWHERE",
    "EXERCISE_KINDS",
    "FEET",
    "GRADES",
    "MINUTES",
    "PRESSURES",
    "REFUSALS",
    "REFUSALS_ON_SCREEN",
    "SECTIONS",
    "SURFACES",
    "VIEWS",
    "START_MEANS",
    "YES",
    "Advice",
    "Aftercare",
    "Arch",
    "Band",
    "Caution",
    "CautionGroup",
    "Change",
    "Choice",
    "Condition",
    "Contact",
    "Disagreement",
    "Evidence",
    "Exercise",
    "FootIndex",
    "Forbids",
    "Hold",
    "Landmark",
    "Lesson",
    "LongitudinalZone",
    "Measure",
    "Move",
    "Omission",
    "Outline",
    "Part",
    "Place",
    "Pose",
    "Preparation",
    "Rating",
    "Question",
    "Quiz",
    "Ranking",
    "Refer",
    "Region",
    "Remark",
    "Routine",
    "Scale",
    "Shade",
    "Source",
    "Spot",
    "Step",
    "Stroke",
    "Technique",
    "Term",
    "Version",
    "Zone",
]
