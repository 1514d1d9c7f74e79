"""Where names stand beside a drawing: in columns, each at the height of what it names, pushed apart where they would
collide, in an order in which their lines do not cross. Plain numbers; lengths in inches, y upwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .views import XY


Line = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Label:
    """A name in a column, with a line to each thing that it names."""

    text: str
    ends: tuple[tuple[float, tuple[float, float]], ...]  #: (x at which the line leaves the column, where it ends)
    height: float
    key: str = ""  #: the place's or guide line's id
    style: str = "zone"  #: "zone", "region", "doubtful", "guide" or "place"
    y: float = 0.0

    @property
    def wanted(self) -> float:
        return sum(y for _, (_, y) in self.ends) / len(self.ends)

    @property
    def lines(self) -> list[Line]:
        return [((x, self.y), anchor) for x, anchor in self.ends]


def arrange(labels: Iterable[Label], low: float, high: float) -> list[Label]:
    """The labels with their heights, from the top down, between `low` and `high`."""
    labels = spread(sorted(labels, key=lambda label: -label.wanted), low, high)
    for _ in range(len(labels) ** 2):
        pair = next((i for i in range(len(labels) - 1) if tangled(labels[i], labels[i + 1])), None)
        if pair is None:
            break
        labels[pair], labels[pair + 1] = labels[pair + 1], labels[pair]
        labels = spread(labels, low, high)
    return labels


def spread(labels: list[Label], low: float, high: float) -> list[Label]:
    """Heights as near as possible to those wanted, in the given order; no label reaches into another's height."""
    blocks = []  # of labels that touch: [where the block's upper end would best be, its height, its labels]
    for label in labels:
        blocks.append([label.wanted + label.height / 2, label.height, [label]])
        while len(blocks) > 1 and blocks[-2][0] - blocks[-2][1] < blocks[-1][0]:
            merge(blocks)
    return stack(blocks, low, high)


def merge(blocks: list[list]) -> None:
    """Join the last two blocks; all their labels share the displacement."""
    (top, height, members), (next_top, next_height, more) = blocks[-2:]
    shared = (top * len(members) + (next_top + height) * len(more)) / (len(members) + len(more))
    blocks[-2:] = [[shared, height + next_height, members + more]]


def stack(blocks: list[list], low: float, high: float) -> list[Label]:
    """The labels of blocks from the top down, moved as far as the ends of the column demand."""
    placed, below = [], sum(height for _, height, _ in blocks)
    for wanted, height, members in blocks:
        top = max(min(wanted, high), low + below)
        for label in members:
            placed.append(replace(label, y=top - label.height / 2))
            top -= label.height
        below -= height
        high = min(high, top)
    return placed


def tangled(upper: Label, lower: Label) -> bool:
    """Whether two neighbours would have fewer crossings between their lines the other way round."""
    crossings = crossings_of(upper, lower)
    middle = (upper.y + lower.y) / 2
    swapped = replace(upper, y=2 * middle - upper.y), replace(lower, y=2 * middle - lower.y)
    return crossings > 0 and crossings_of(*swapped) < crossings


def crossings_of(first: Label, second: Label) -> int:
    return sum(cross(a, b) for a in first.lines for b in second.lines)


def cross(first: Line, second: Line) -> bool:
    """Whether two line segments cross."""
    (a, b), (c, d) = first, second
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def side(a: XY, b: XY, p: XY) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
