"""A footprint as a frozen value, with what every scale says about it. Needs no plotting library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...model.report import escape

KINDS = {"high": "high", "normal": "normal", "between": "between normal and flat", "low": "low or flat"}
MODEL = "Drawn by a smooth model of the sole: nobody's foot was measured."
HONEST = "An index is not a diagnosis."
UNMEASURED = "Nothing measured yet: put your own numbers in the place of the dots, and run the cell again."


@dataclass(frozen=True)
class Reading:
    """What one scale says about one index; where no scale is in use, `scale` and `arch` are empty."""

    index: str  #: the index's name
    way: str  #: how it was measured
    value: float
    written: str  #: the value as it is usually given
    scale: str
    says: str  #: the scale's own word
    arch: str  #: what that means: "high", "normal", "between" or "low"

    def __str__(self) -> str:
        return f"{self.index}, {self.way}: {self.written}, {self.says}" + (f" ({self.scale})" if self.scale else "")


@dataclass(frozen=True)
class Footprint:
    """The print of a sole, toes left out, and its indices. Lengths are in foot lengths where nothing else is said."""

    arch: str  #: the shape's id; empty for a dip of one's own
    title: str
    dip: float  #: the share of the sole's width by which the arch lifts the inner border
    polygon: tuple[tuple[float, float], ...]  #: (x, y): x from the big toe's side, y from the heel
    thirds: tuple[float, float, float]  #: shares of the area: heel, middle, front
    forefoot: float  #: widest, in millimetres on a foot of `length` millimetres
    midfoot: float  #: narrowest, in millimetres
    heel: float  #: widest, in millimetres
    length: float
    arch_index: float
    chippaux_smirak: float  #: per cent
    staheli: float
    clarke: float  #: degrees, to the deepest point of the arch
    clarke_edge: float  #: degrees, along the edge of the arch: the other definition in use
    verdicts: tuple[Reading, ...]

    def __str__(self) -> str:
        return "\n".join(
            [f"{self.title} (dip {self.dip:.2f})", *map(str, self.verdicts), self.agreement, HONEST, MODEL]
        )

    def _repr_markdown_(self) -> str:
        told = table(self.verdicts)
        return f"**{escape(self.title)}** (dip {self.dip:.2f})\n\n{told}\n\n{self.agreement} {HONEST} {MODEL}"

    @property
    def agreement(self) -> str:
        return agreement(self.verdicts)


@dataclass(frozen=True)
class OwnPrint:
    """What every scale says about a print that somebody has measured; nothing yet where nothing was measured."""

    verdicts: tuple[Reading, ...] = ()

    def __str__(self) -> str:
        return "\n".join([*map(str, self.verdicts), agreement(self.verdicts), HONEST]) if self.verdicts else UNMEASURED

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_markdown_(self) -> str:
        if not self.verdicts:
            return UNMEASURED
        return f"{table(self.verdicts)}\n\n{agreement(self.verdicts)} {HONEST}"


def table(verdicts: Sequence[Reading]) -> str:
    """Each index with its value and what each scale says, as Markdown."""
    cells = [[escape(text) for text in (f"{v.index}, {v.way}", v.written, v.scale or "–", v.says)] for v in verdicts]
    rows = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join(["| index | value | scale | verdict |", "|:--|--:|:--|:--|", *rows])


def agreement(verdicts: Sequence[Reading]) -> str:
    """Whether the scales agree about a print, in one sentence."""
    counts = Counter(verdict.arch for verdict in verdicts if verdict.arch)
    found = [(counts[kind], words) for kind, words in KINDS.items() if counts[kind]]
    if not found:
        return "No scale is in use for what was measured."
    if len(found) == 1:
        return f"All {counts.total()} verdicts agree: {found[0][1]}."
    said = ", ".join(f"{count} {'says' if count == 1 else 'say'} {words}" for count, words in found)
    return f"The scales disagree: {said}."
