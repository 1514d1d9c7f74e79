"""Widgets put together in boxes."""

from .planner_box import Planner, planner

__all__ = ["Planner", "planner"]
