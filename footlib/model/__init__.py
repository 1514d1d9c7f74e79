"""The vocabulary as frozen values: where (foot, prints), for whom (care), what comes out (routine), what is learned
(course)."""

from .atlas import Disagreement, Layer, LongitudinalZone, Measure, Remark, Shade, Version
from .base import DEMANDS, DIRECTIONS, ELSEWHERE, FEET, PRESSURES
from .care import (
    Aftercare,
    Caution,
    CautionGroup,
    Change,
    Condition,
    Evidence,
    Forbids,
    Move,
    Preparation,
    Source,
    Technique,
)
from .course import EXERCISES, Exercise, Lesson
from .foot import Landmark, Outline, Part, Region, Zone
from .prints import Arch, Band, Contact, FootIndex, Scale
from .question import Choice, Question, Quiz
from .routine import Advice, Omission, Refer, Routine, Step
from .stroke import Stroke
from .words import Term

__all__ = [
    "DEMANDS",
    "DIRECTIONS",
    "ELSEWHERE",
    "EXERCISES",
    "FEET",
    "PRESSURES",
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
    "Landmark",
    "Layer",
    "Lesson",
    "LongitudinalZone",
    "Measure",
    "Move",
    "Omission",
    "Outline",
    "Part",
    "Preparation",
    "Question",
    "Quiz",
    "Refer",
    "Region",
    "Remark",
    "Routine",
    "Scale",
    "Shade",
    "Source",
    "Step",
    "Stroke",
    "Technique",
    "Term",
    "Version",
    "Zone",
]
