"""Hands: a parametric model of a hand, its poses as drawings, and where they are in a picture. Needs no matplotlib."""

from .hand_svg import UNIT, drawn_poses
from .hand_words import first_part, hands_said
from .measures import HAND
from .place import Part, Placed, hands_of

__all__ = ["HAND", "UNIT", "Part", "Placed", "drawn_poses", "first_part", "hands_of", "hands_said"]
