"""The page for a browser's printer: one file that asks nothing of any other."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from ..drawing.hands import hand_style
from .content import Handout

HERE = Path(__file__).parent
ROOM = 745.0  # words of 10 points that fill one side of A4; measured with Chromium (tests/browser/test_prints.py)
LARGEST, SMALLEST = 10.5, 9.0  # points
PICTURED = 120  # words that fill as much of a side as an inch of the pictures' height
ROW = 13  # words that fill as much as the name of a step in a table
SAFETY, RULE = 2, 4  # words that fill as much as the head of a safety answer, and of a rule of preparation


def page(handout: Handout) -> bytes:
    """The page; style and pictures are inside, all words are escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    house = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = (HERE / "page.css").read_text(encoding="utf-8")
    return (
        house.get_template("page.html")
        .render(
            asdict(handout) | {"pictures": handout.pictures}, style=style, hand_style=hand_style(), size=size(handout)
        )
        .encode()
    )


def size(handout: Handout) -> float:
    """Points of the letters: one side for each foot while they are large enough, else both sides of the paper."""
    sides, words = max(len(handout.feet), 1), bulk(handout)
    for points in (10 * (sides * ROOM / words) ** 0.5, 10 * (2 * sides * ROOM / words) ** 0.5):
        if points >= SMALLEST:
            return min(LARGEST, int(points * 4) / 4)
    return SMALLEST


def bulk(handout: Handout) -> float:
    """How much there is to set, in words."""
    tallest = max((picture.tall for picture in handout.pictures), default=0)
    rows = [step for foot in handout.feet if not foot.again for step in foot.steps]
    lists = ("watch", "aftercare", "notes", "honest", "evidence", "sources", "pressures")
    return (
        PICTURED * tallest
        + sum(ROW + len(step.do.split()) for step in rows)
        + words((f"{item.name} {item.text}" for item in handout.safety), head=SAFETY)
        + words((f"{item.name} {item.text}" for item in handout.preparation), head=RULE)
        + sum(words(getattr(handout, name)) for name in lists)
        + words([handout.advice])
    )


def words(lines: Iterable[str], head: int = 0) -> int:
    """Of a list, whose lines have heads worth so many words; an empty one takes the room of a word."""
    return sum(head + len(line.split()) for line in lines) or 1
