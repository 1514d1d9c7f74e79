"""From where a hand is looked at."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np


class Eye:
    """The hand turned about its length (0: its back is seen, 180: its palm) and nodded, seen without perspective."""

    def __init__(self, turned: float, nodded: float) -> None:
        self.matrix = rotation(0, nodded) @ rotation(1, turned)

    def see(self, point: np.ndarray) -> np.ndarray:
        """A point as it stands before the eye: to the right, upwards, nearer."""
        return self.matrix @ point

    def flat(self, point: np.ndarray) -> tuple[float, float]:
        x, y, _ = self.see(point)
        return float(x), float(y)

    def facing(self, normal: np.ndarray) -> float:
        """How far a face looks towards the eye: 1 straight at it, below 0 away."""
        return float(self.see(normal)[2])


def rotation(axis: int, degrees: float) -> np.ndarray:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    i, j = [(1, 2), (2, 0), (0, 1)][axis]
    found = np.eye(3)
    found[i, i], found[j, j], found[i, j], found[j, i] = c, c, -s, s
    return found
