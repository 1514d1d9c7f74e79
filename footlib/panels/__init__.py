"""Widgets put together in boxes."""

from .guided_box import session
from .planner_box import Planner, planner

__all__ = ["Planner", "planner", "session"]
