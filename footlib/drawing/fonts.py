"""Letters of every script in a picture: fonts of the computer step in where the course's own have no such letter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, name

from ..errors import FootlibError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SHOWN = 60  # letters of a text that a sentence quotes
BOXES = "last resort"  # a font with a box for every letter there is
NO_LETTERS = "\ufeff\ufffe\uffff"
SHAPES_ONLY = "\u200d\ufe0e\ufe0f"  # say of the letters beside them how they are to look
MOST = 3  # characters that a sentence names by number
FORMLESS = {"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"}  # kinds of characters that need no shape of their own


def settable(text: str) -> str:
    """The same words without what nobody can see or set: control characters, halves of letters, byte order marks."""
    return "".join(c for c in text if c in "\n\t" or category(c) not in ("Cc", "Cs") and c not in NO_LETTERS)


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
        f"No font of this computer has '{letter}'{code}. It stands in {where}: '{quoted}'. Write that part without "
        "it, or install a font that has it (the free Noto fonts have nearly every letter) and try again."
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
    """The letters of a font file; none of one that cannot be drawn with, such as a font of coloured pictures."""
    from matplotlib.font_manager import get_font

    with suppress(RuntimeError, OSError):
        font = get_font(path)
        if font.scalable:
            return frozenset(map(chr, font.get_charmap()))
    return frozenset()
