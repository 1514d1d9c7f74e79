"""Widgets put together in boxes."""

from .drill_box import drill
from .guided_box import diary, session
from .planner_box import Planner, planner
from .progress_box import progress
from .quiz_box import quiz

__all__ = ["Planner", "diary", "drill", "planner", "progress", "quiz", "session"]
