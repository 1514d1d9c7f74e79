"""Strokes: where the hands go in a step, as numbered arrows, as a moving picture, and in words. Needs no matplotlib."""

from .onmap import on_map
from .shown import shown_for, views_shown
from .subject import subject_of
from .tell import told

__all__ = ["on_map", "shown_for", "subject_of", "told", "views_shown"]
