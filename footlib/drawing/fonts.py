"""The letters of a picture: fonts that come with matplotlib; where they have no letter, fonts of the computer step in,
for every script. And how much room words take."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, name

from ..errors import FootlibError

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties


SHOWN = 60  # letters of a text that a sentence quotes
BOXES = "last resort"  # a font with a box for every letter there is
UNSET = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")  # all but tab and new line
SHAPES_ONLY = "\u200d\ufe0e\ufe0f"  # say of the letters beside them how they are to look
MOST = 3  # characters that a sentence names by number
FORMLESS = {"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"}  # kinds of characters that need no shape of their own
# Scripts whose letters join, stack or change places by rules in the font: without these each letter stands by itself.
JOINED = set(
    "Bali Beng Deva Gujr Guru Java Khmr Knda Lana Mlym Mong Mymr Nkoo Orya Sinh Sund Syrc Taml Telu Tibt".split()
)


def settable(text: str) -> str:
    """The same words without what nobody can see or set: control characters, halves of letters, byte order marks."""
    return UNSET.sub("", text)


def complete(figure: Figure) -> list[tuple[str, str]]:
    """Gives each text of a figure the fonts that it needs; (letter, text) for every letter that no font has."""
    from matplotlib.text import Text

    lacking = []
    for text in figure.findobj(Text):
        if not isinstance(text, Text) or text.get_text().isascii():
            continue
        families, words = text.get_fontfamily(), text.get_text()
        missing = {c for c in words if not c.isascii() and category(c) not in FORMLESS} - letters_of(*families)
        for family, letters in others() if missing else ():
            if found := missing & letters:
                families, missing = [*families, family], missing - found
        text.set_fontfamily(families)
        lacking += [(letter, words) for letter in sorted(missing)]
    return lacking


def refuse(lacking: list[tuple[str, str]]) -> None:
    """A file is not written with boxes in it."""
    if lacking:
        letter, words = lacking[0]
        raise FootlibError(no_font(letter, "the picture", " ".join(words.split())))


def no_font(letter: str, where: str, text: str) -> str:
    """What cannot be printed, where it stands, and what to do."""
    special = [char for char in letter if not char.isascii() and char not in SHAPES_ONLY][:MOST]
    code = f" ({' and '.join(map(numbered, special))})" if special else ""
    quoted = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return (
        f"No font of this computer can write '{letter}'{code}. It stands in {where}: '{quoted}'. Write that part "
        "without it, or install a font for it (the free Noto fonts have nearly every letter) and try again."
    )


def numbered(char: str) -> str:
    """'U+20E3, combining enclosing keycap'; a Chinese character has no name but its number."""
    called = name(char, "").lower()
    return f"U+{ord(char):04X}" + (f", {called}" if called and not called.startswith("cjk") else "")


@lru_cache
def letters_of(*families: str) -> set[str]:
    """All letters of some fonts."""
    from matplotlib.font_manager import FontProperties, findfont

    return set().union(*(letters_in(findfont(FontProperties(family=[family]))) for family in families))


def others() -> Iterator[tuple[str, frozenset[str]]]:
    """(family, its letters) of every font that this computer has, upright ones of usual weight first."""
    from matplotlib.font_manager import fontManager

    files = {}
    for font in sorted(fontManager.ttflist, key=lambda font: (font.style != "normal", font.weight != 400, font.name)):
        files.setdefault(font.name, font.fname)
    yield from ((family, letters_in(path)) for family, path in files.items() if BOXES not in family.lower())


@lru_cache(maxsize=512)
def letters_in(path: str) -> frozenset[str]:
    """The letters that can be written with a font file: none with one of coloured pictures, and none of a script whose
    letters join where the font has no rules for that."""
    from matplotlib.font_manager import get_font

    with suppress(RuntimeError, OSError):
        font = get_font(path)
        if font.scalable:
            letters = frozenset(map(chr, font.get_charmap()))
            loose = [chars for script, chars in joined_letters(letters).items() if not joins(path, script)]
            return letters.difference(*loose)
    return frozenset()


def joined_letters(letters: Iterable[str]) -> dict[str, set[str]]:
    """Script → those of the letters that are of it, for the scripts whose letters join."""
    from fontTools.unicodedata import script

    found: dict[str, set[str]] = {}
    for char in letters:
        asked = "\u0700" <= char < "\u2000" or "\ua800" <= char < "\uac00"  # the rest is large, and has none of them
        if asked and (name := script(char)) in JOINED:
            found.setdefault(name, set()).add(char)
    return found


def joins(path: str, script: str) -> bool:
    """Whether a font file has rules for a script."""
    from fontTools.ttLib import TTFont
    from fontTools.unicodedata import ot_tags_from_script

    with TTFont(path, fontNumber=0, lazy=True) as font:
        rules = font["GSUB"].table.ScriptList if "GSUB" in font else None
        return bool(rules) and not {rule.ScriptTag for rule in rules.ScriptRecord}.isdisjoint(
            ot_tags_from_script(script)
        )


# --- how much room words take, and where a long name is broken: the same on every machine

SANS, SERIF = "DejaVu Sans", "STIXGeneral"
SIZE = 8.4  # points of a name
LINE = 1.28  # line height as a multiple of the size
LONGEST = 24  # letters; longer names take two lines, or more where a line would be longer than twice that


@lru_cache(maxsize=4096)
def measure(words: str, size: float = SIZE, weight: str = "normal") -> tuple[float, float]:
    """Width and height in inches of a text of one or more lines."""
    from matplotlib.font_manager import FontProperties

    font = FontProperties(family=SANS, size=size, weight=weight)
    lines = words.split("\n")
    return max(run(line, font) for line in lines) / 72, len(lines) * size * LINE / 72


def run(line: str, font: FontProperties) -> float:
    """How far a line of letters reaches, in points. The letters' outlines have a point wherever they reach farthest, so
    that no curve has to be followed, which would take a hundred times as long."""
    from matplotlib.textpath import TextPath

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


def without_brackets(name: str) -> str:
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
