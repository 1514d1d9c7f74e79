"""All claims of the course by grade and certainty, or some of them one by one: from data/evidence.toml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import TYPE_CHECKING, get_args

from ...catalog import course
from ...model import GRADES
from ...model.base import Certainty, Grade
from ..picture import Picture
from ..picture_cache import drawn_once
from ..style import BLUE, GREEN, INK, ORANGE, PURPLE, RED, STONE

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ...model import Evidence
    from . import PlotPage

TESTED = ("supported", "mixed", "unsupported", "refuted")
#: letter of a certainty, and how much of its grade's colour a square has
SURE = {"high": ("H", 1.0), "moderate": ("M", 0.92), "low": ("L", 0.42), "very low": ("V", 0.2), "none": ("–", 0.1)}
COLOURS = {
    "supported": GREEN[1],
    "mixed": ORANGE[1],
    "unsupported": STONE[1],
    "refuted": RED[1],
    "tradition": PURPLE[1],
    "convention": BLUE[1],
}
IN_ROW = 31  # squares beside one another
WIDE = 52  # letters of a claim on one line


@drawn_once
def plot_claims(*claims: str, catalog: Catalog | None = None) -> Picture:
    """How sure the course is of its claims: all of them counted by grade, or those named one by one.

    >>> plot_claims().save("claims.png")
    >>> plot_claims("sleep", "zones-diagnose").alt[:18]
    'Two claims by what'
    """
    catalog = course(catalog)
    if claims:
        ids = dict.fromkeys(catalog.id_of("evidence", id) for id in claims)
        return one_by_one({id: catalog.evidence[id] for id in ids})
    return counted(catalog.evidence)


def by_grade(evidence: Mapping[str, Evidence]) -> dict[Grade, list[Certainty]]:
    """grade → the certainties of its claims, surest first."""
    order = get_args(Certainty)
    found: dict[Grade, list[Certainty]] = {grade: [] for grade in get_args(Grade)}
    for one in evidence.values():
        found[one.grade].append(one.certainty)
    return {grade: sorted(sure, key=order.index) for grade, sure in found.items() if sure}


def counted(evidence: Mapping[str, Evidence]) -> Picture:
    """A square for each claim."""
    from . import PlotPage

    found = by_grade(evidence)
    lines = sum(-(-len(sure) // in_row(sure)) for sure in found.values())
    height, said = 1.6 + 0.47 * len(found) + 0.22 * (lines - len(found)), f"{len(evidence)} claims, a square for each"
    board = PlotPage(7.8, height, "How sure is this course?", said, [KEY], left=2.6, below=0.05)
    row = 0.0
    for grade, sure in found.items():
        for i, certainty in enumerate(sure):
            square(board, i % in_row(sure), row + i // in_row(sure), grade, certainty)
        board.say(-0.6, row - 0.22, f"{grade}: {len(sure)}", ha="right", va="center", size=9.2, fontweight="bold")
        board.say(-0.6, row + 0.3, GRADES[grade].brief, ha="right", va="center", size=7.6, color="#6a5f58")
        row += 1.55 + (-(-len(sure) // in_row(sure)) - 1)
    blank(board, IN_ROW, (-0.8, row - 0.3))
    told = "; ".join(f"{len(sure)} {grade} ({split(sure)})" for grade, sure in found.items())
    words = f"{len(evidence)} claims of the course by grade, a square for each: {told}."
    return Picture(board.figure, board.ax, words, plot=True)


KEY = (
    "A colour for each grade, stronger where it is surer. Certainty: H high, M moderate, L low, V very low, – untested."
    " It says how good the studies are, not how large an effect is."
)


def in_row(sure: Sequence[str]) -> int:
    """Squares beside one another: rows of one grade are of even length, so that none holds a single square."""
    rows = -(-len(sure) // IN_ROW)
    return -(-len(sure) // rows)


def square(board: PlotPage, x: float, y: float, grade: str, certainty: str, half: float = 0.42) -> None:
    from matplotlib.patches import Rectangle

    fill, ink = painted(grade, certainty)
    style = {"facecolor": fill, "edgecolor": COLOURS[grade], "lw": 0.8}
    board.ax.add_patch(Rectangle((x - half, y - half), 2 * half, 2 * half, **style))
    board.say(x, y, SURE[certainty][0], ha="center", va="center", color=ink, size=7.6)


def painted(grade: str, certainty: str) -> tuple[str, str]:
    """The colours of a square and of its letter: the grade's colour, the more of it the surer the claim is."""
    share = SURE[certainty][1]
    parts = [int(COLOURS[grade][at : at + 2], 16) for at in (1, 3, 5)]
    fill = "#" + "".join(f"{round(255 - share * (255 - part)):02x}" for part in parts)
    return fill, "#ffffff" if share > 0.5 else INK


def blank(board: PlotPage, columns: float, rows: tuple[float, float]) -> None:
    """No axes: rows count from the top."""
    board.ax.set(xlim=(-0.5, columns - 0.5), ylim=(rows[1], rows[0]))
    board.ax.axis("off")


def one_by_one(evidence: Mapping[str, Evidence]) -> Picture:
    """A line for each claim, its square under its grade."""
    from . import PlotPage

    columns = [*TESTED, *(g for g in ("tradition", "convention") if any(e.grade == g for e in evidence.values()))]
    said = "the grade is where the square stands, the certainty is its letter"
    width, height = 4.8 + 0.8 * len(columns), 1.4 + 0.46 * len(evidence)
    board = PlotPage(width, height, "How sure is it?", said, [KEY], left=4.1, right=0.1, below=0.02)
    for x, grade in enumerate(columns):
        board.say(x, -0.68, grade, ha="center", va="baseline", size=8.6, fontweight="bold")
        board.ax.axvline(x, color="#ece4da", lw=0.8, zorder=0)
    for y, one in enumerate(evidence.values()):
        board.ax.axhline(y + 0.5, -3.9 / (0.6 + 0.8 * len(columns)), color="#ece4da", lw=0.8, zorder=0, clip_on=False)
        square(board, columns.index(one.grade), y, one.grade, one.certainty, half=0.3)
        board.say(-0.55, y, fill(one.claim.strip(), WIDE), ha="right", va="center", size=8)
    blank(board, len(columns), (-1.1, len(evidence) - 0.4))
    few = {1: "One claim", 2: "Two claims"}.get(len(evidence), f"{len(evidence)} claims")
    words = f"{few} by what is known. {' '.join(map(graded, evidence.values()))}"
    return Picture(board.figure, board.ax, words, plot=True)


def split(sure: Sequence[str]) -> str:
    """How many of a grade there are of each certainty."""
    named = ["not tested" if certainty == "none" else f"{certainty} certainty" for certainty in sure]
    return ", ".join(f"{count} {words}" for words, count in Counter(named).items())


def graded(one: Evidence) -> str:
    sure = "" if one.certainty == "none" else f", {one.certainty} certainty"
    return f"{one.claim.strip()} {one.grade.capitalize()}{sure}."
