"""Strokes: where the hands go in a step, as numbered arrows, as a moving picture, and in words. Needs no matplotlib."""

from .describe import strokes_in_words
from .pieces import shown_for, views_shown
from .small_picture import small_picture
from .stroke_payload import hand_drawings, on_map
from .subject import subject_of

__all__ = ["hand_drawings", "on_map", "shown_for", "small_picture", "strokes_in_words", "subject_of", "views_shown"]
