"""Colours and lines. Eight colour families that people with any kind of colour vision can tell apart (after Okabe and
Ito); systems that share a family differ by hatching, and every place has a name: colour is never the only signal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PLAIN: dict[str, Any] = {"parse_math": False}  # of every text: a $ in a name is no formula


@dataclass(frozen=True)
class Look:
    """How one kind of mark is painted, in the chart and in the widgets alike."""

    fill: str | None = None
    edge: str | None = None
    width: float = 0.0  #: points on a foot 6 inches long
    opacity: float = 1.0
    hatched: bool = False
    dashed: bool = False  #: the edge


@dataclass(frozen=True)
class Family:
    """A system's colours; `hatched` where it shares them with another."""

    fill: str
    edge: str
    hatched: bool = False


YELLOW, BLUE, SKY = ("#f7e35f", "#8a7410"), ("#6496cf", "#1d4678"), ("#a5d8f3", "#2c7399")
GREEN, ORANGE, RED = ("#6fc3a2", "#1c6a4d"), ("#eca145", "#96590a"), ("#e07250", "#862b10")
PURPLE, STONE = ("#d6a3cb", "#7d3f70"), ("#d5d6d8", "#5f6166")

SYSTEMS = {
    "nervous": Family(*YELLOW),
    "sensory": Family(*YELLOW, hatched=True),
    "endocrine": Family(*PURPLE),
    "reproductive": Family(*PURPLE, hatched=True),
    "respiratory": Family(*SKY),
    "circulatory": Family(*RED),
    "digestive": Family(*ORANGE),
    "urinary": Family(*BLUE),
    "immune": Family(*GREEN),
    "lymphatic": Family(*GREEN, hatched=True),
    "musculoskeletal": Family(*STONE),
}

PAPER, INK, FAINT_INK, FRAME = "#fdfbf7", "#2b2522", "#6a5f58", "#c9b8a6"

ART = {
    "skin": Look("#f5dcc9", None),
    "hollow": Look("#fcefe3", None, opacity=0.55),
    "rim": Look("#dfa98a", None, opacity=0.28),
    "pad": Look("#e6ab8c", None, opacity=0.13),
    "crease": Look(None, "#b77f62", 0.8, 0.75),
    "nail": Look("#fdf0e8", "#c79479", 0.6),
    "contour": Look(None, "#8a5a45", 1.5),
}
#: A hand: a brown between light and dark skin, that stands out from the foot and from both themes' paper.
HAND = {
    "skin": "#d59d76",
    "shade": "#b4744f",
    "line": "#57301f",
    "nail": "#efc8b1",
    "cuff": "#3f7f86",
    "cuff-line": "#17454a",
}
HOLDING = {"cuff": "#9fb9b4", "cuff-line": "#4b6a66"}  #: the sleeve of the hand that only holds
#: What else touches a foot in the pictures (data/things.toml): cloth, felt, ice in plastic.
THINGS = {
    "cloth": "#e3ebf4",
    "cloth-line": "#33507a",
    "stripe": "#6f97cb",
    "felt": "#d3dd55",
    "felt-line": "#434d10",
    "seam": "#fdfdf4",
    "ice": "#b3d8ec",
    "ice-line": "#2a5f80",
    "cap": "#2f78b5",
    "gleam": "#ffffff",
    "tone": "#1d2a3a",
}
GUIDE = Look(None, "#4c5f78", 0.9)


#: Art of charts that are printed to be written on: lines only, so that ink is saved.
LINE_ART = {"skin": Look("#ffffff"), "hollow": None, "rim": None, "pad": None}
PRACTICE = Look("#ffffff", INK, 0.8)

#: Classes of a ranking, 0 to 4: darker and more densely hatched, so that colour is never the only signal. The number is
#: the distance of the hatch lines in foot lengths; at level 4 they cross.
RANKS = {0: ("#ffffff", 0), 1: ("#fff4cf", 0), 2: ("#fbd58c", 0.020), 3: ("#efaa57", 0.0125), 4: ("#de8442", 0.0125)}
RANK_EDGE = "#7d3a0b"
STRIPS = (YELLOW[0], SKY[0], GREEN[0], ORANGE[0], PURPLE[0])
VERSIONS = {"A": Look("#1d4678", None, 0, 0.16), "B": Look("#b3261e", None, 0, 0.10)}
VERSION_KEYS = {
    "A": ("A: solid line", Look("#d2d9e3", "#1d4678", 1.7)),
    "B": ("B: dashed line", Look("#f4dedb", "#a3281c", 1.7, dashed=True)),
}
VERSION_LINES = {"A": Look(None, "#1d4678", 1.7), "B": Look(None, "#a3281c", 1.7, dashed=True)}


def rank_look(level: int) -> Look:
    return Look(RANKS[level][0], RANK_EDGE, 0.7)


def zone_look(system: str) -> Look:
    family = SYSTEMS[system]
    return Look(family.fill, family.edge, 0.7, hatched=family.hatched)


#: Tints of the plain places by their root region; others that an instructor adds take the last one.
ROOTS = {
    "toes": SKY,
    "ball": ORANGE,
    "arch": GREEN,
    "heel": PURPLE,
    "inner-edge": YELLOW,
    "outer-edge": YELLOW,
    "top": STONE,
    "ankle": BLUE,
    "lower-leg": GREEN,
}
NEVER = Look("#f3c9bd", "#a3281c", 1.0, 0.95, hatched=True)
MARKED = Look("#2a97a0", "#0b4a52", 1.6, 0.62)
MUTED = 0.26  # opacity of zones that a picture does not point at


def region_look(root: str) -> Look:
    fill, edge = ROOTS.get(root, STONE)
    return Look(fill, edge, 0.7, 0.72)
