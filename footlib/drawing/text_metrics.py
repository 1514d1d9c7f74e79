"""The letters of a picture: fonts that come with matplotlib, so that the same page looks the same on every machine;
how much room words take, and where a long name is broken."""

import textwrap
from collections.abc import Iterable
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

SANS, SERIF = "DejaVu Sans", "STIXGeneral"
SIZE = 8.4  # points of a name
LINE = 1.28  # line height as a multiple of the size
LONGEST = 24  # letters; longer names take two lines, or more where a line would be longer than twice that


@lru_cache(maxsize=4096)
def measure(words: str, size: float = SIZE, weight: str = "normal") -> tuple[float, float]:
    """Width and height in inches of a text of one or more lines."""
    font = FontProperties(family=SANS, size=size, weight=weight)
    lines = words.split("\n")
    return max(run(line, font) for line in lines) / 72, len(lines) * size * LINE / 72


def run(line: str, font: FontProperties) -> float:
    """How far a line of letters reaches, in points. The letters' outlines have a point wherever they reach farthest, so
    that no curve has to be followed, which would take a hundred times as long."""
    if not line.strip():
        return 0.0
    path = TextPath((0, 0), line.replace("$", r"\$"), prop=font)
    across = path.vertices[path.codes != path.CLOSEPOLY, 0]
    return across.max() - across.min()


def wrap(name: str) -> str:
    """A long name in two lines of similar length, or in as many as leave room for the feet; what is broken already
    stays so."""
    if max(map(len, name.split("\n"))) > 2 * LONGEST:
        return "\n".join(part for line in name.split("\n") for part in textwrap.wrap(line, LONGEST))
    if len(name) <= LONGEST or "\n" in name:
        return name
    cuts = [i for i, letter in enumerate(name) if letter == " "]
    cut = min(cuts, key=lambda i: abs(i - len(name) / 2), default=len(name))
    return name[:cut] + "\n" + name[cut + 1 :]


def short(name: str) -> str:
    """A name without what stands in brackets."""
    return name.partition(" (")[0]


def widest(names: Iterable[str], weight: str = "normal") -> float:
    """The room that a column of names needs."""
    return max((measure(wrap(name), weight=weight)[0] for name in names), default=0)


def lines_within(text: str, width: float, size: float) -> list[str]:
    """A text in lines of at most this width."""
    lines, room, space = [""], width, measure("n n", size)[0] - 2 * measure("n", size)[0]
    for word in text.split(" "):
        wide = measure(word, size)[0] + space if word else 2 * space
        if wide > room + space and lines[-1]:
            lines.append("")
            room = width
        lines[-1] += f" {word}" if lines[-1] else word
        room -= wide
    return lines
