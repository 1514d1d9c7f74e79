"""What the hands of a picture do, in words, for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...model.base import fill_gaps

if TYPE_CHECKING:
    from ...catalog import Catalog
    from .place import Placed


def hands_said(hands: Sequence[Placed], hold: str | None, catalog: Catalog) -> str:
    """'The thumb of the right hand lies on the skin with its pad, … How the other hand holds: heel in the palm.'"""
    works = first_part(hands)
    sentences = []
    for pose in dict.fromkeys(hand.pose for hand in works):
        own = {hand.left for hand in works if hand.pose == pose}
        named = "each hand" if len(own) == 2 else "the left hand" if own == {True} else "the right hand"
        text = fill_gaps(catalog.poses[pose].what, hand=named)
        sentences.append(f"{text[0].upper()}{text[1:]}.")
    if (held := catalog.holds.get(hold or "")) and held.places:
        name = held.name
        sentences.append(f"How the other hand holds: {name[0].lower()}{name[1:]}.")
    return " ".join(sentences)


def first_part(hands: Sequence[Placed]) -> list[Placed]:
    """The hands that work in the first part of a movement."""
    first = min((hand.n for hand in hands if hand.n), default=0)
    return [hand for hand in hands if hand.n and hand.n == first]
