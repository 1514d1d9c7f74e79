"""Strokes: where the hands go in a step, as numbered arrows, as a moving picture, and in words. Needs no matplotlib."""

from .describe import told
from .pieces import shown_for, views_shown
from .stroke_payload import on_map
from .subject import subject_of

__all__ = ["on_map", "shown_for", "subject_of", "told", "views_shown"]
