"""The toes in whose longitudinal zones a shape lies, and how they are told: alike on cards, in quizzes and drill."""

from collections.abc import Iterable
from functools import lru_cache

from ..model import shapes
from ..model.shapes import XY
from .contents import Catalog

LEAST = 0.1  # of a shape's area lies behind a toe that is named
COUNT = ("the big toe", "toe two", "toe three", "toe four", "toe five")


def toes_behind(catalog: Catalog, outlines: Iterable[list[XY]]) -> list[int]:
    """The toes in whose strips the outlines lie, from the big toe: numbers from 1."""
    cells = 0
    for points in outlines:
        cells |= shapes.filled(points)
    return [number for number, strip in strips(catalog) if (cells & strip).bit_count() > LEAST * cells.bit_count()]


def toes_in_words(toes: list[int]) -> str:
    """ "toes two and three", "the big toe and toe two", "toes two to four"."""
    first, last = COUNT[toes[0] - 1], COUNT[toes[-1] - 1]
    if len(toes) == 1:
        return first
    if toes[0] > 1:
        first, last = f"toes {first.removeprefix('toe ')}", last.removeprefix("toe ")
    return f"{first} {'and' if len(toes) == 2 else 'to'} {last}"


@lru_cache(maxsize=4)
def strips(catalog: Catalog) -> list[tuple[int, int]]:
    """(number, cells) of the five longitudinal zones."""
    inner, found = ((-0.5, -0.1), (-0.5, 1.1)), []
    for strip in sorted(catalog.longitudinals.values(), key=lambda one: one.number):
        outer = (
            [(strip.border[0][0], -0.1), *strip.border, (strip.border[-1][0], 1.1)]
            if strip.border
            else ((1.5, -0.1), (1.5, 1.1))
        )
        found.append((strip.number, shapes.filled(shapes.flat("sole", [*inner, *outer[::-1]]))))
        inner = outer
    return found
