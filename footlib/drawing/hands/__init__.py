"""Hands: a parametric model of a hand, its poses as drawings, and where they are in a picture. Needs no matplotlib."""

from .hand_svg import UNIT, drawn_poses, hand_style
from .place import Part, Placed, hands_of

__all__ = ["UNIT", "Part", "Placed", "drawn_poses", "hand_style", "hands_of"]
