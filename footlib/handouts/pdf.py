"""The PDF and the tall picture, set by Typst from one template; words reach it as data, never as its code. In letters
of every script: where no font has one, a sentence says so."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, Self, TypeVar
from unicodedata import category

from ..drawing import fonts
from ..drawing.picture import in_few_colours
from ..errors import FootlibError
from ..model import SECTIONS
from .content import Handout

HERE = Path(__file__).parent
LARGE = 17  # points
SIZES, LEGIBLE = (10.5, 10.0, 9.5, 9.0), 9.5
PPI = 170


def document(handout: Handout) -> bytes:
    """A tagged PDF (PDF/UA-1): one side of A4 for each foot while that is legible, else both sides of the paper."""
    with TypstJob(handout, "a4") as job:
        return job.made(LARGE) if handout.large else job.fitted(max(len(handout.feet), 1))


def picture(handout: Handout) -> bytes:
    """The whole handout as one tall picture."""
    with TypstJob(handout, "tall") as job:
        return in_few_colours(job.made(LARGE if handout.large else SIZES[0], format="png", ppi=PPI))


class TypstJob:
    """Typst with a folder of its own, in which the words and pictures of one handout lie."""

    def __init__(self, handout: Handout, paper: Literal["a4", "tall"]):
        from typst import Compiler

        words = words_of(handout)
        families = fonts_needed(words)  # only where a letter asks for them: they differ between computers
        words["fonts"] = ["Libertinus Serif", *(families or [])]
        self.room = TemporaryDirectory(prefix="footlib-")
        folder = Path(self.room.name)
        for one in handout.pictures:
            (folder / f"{one.view}.svg").write_text(one.svg, encoding="utf-8")
        for step in (step for foot in handout.feet for step in foot.steps):
            if step.seen:
                (folder / f"step-{step.number}.svg").write_text(step.seen.svg, encoding="utf-8")
        (folder / "page.typ").write_bytes((HERE / "page.typ").read_bytes())
        (folder / "handout.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
        self.compiler = partial(
            Compiler, str(folder / "page.typ"), root=str(folder), ignore_system_fonts=families is None
        )
        self.paper = paper

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.room.cleanup()

    def typesetter(self, points: float) -> Any:
        return self.compiler(sys_inputs={"points": str(points), "paper": self.paper})

    def made(self, points: float, *, format: str = "pdf", **options: Any) -> bytes:
        """The file, in letters of so many points."""
        if format == "pdf":
            options |= {"pdf_standards": ["ua-1"], "timestamp": datetime.now(UTC).replace(microsecond=0)}
        return self.typesetter(points).compile(format=format, **options)

    def measured(self, points: float) -> tuple[int, int]:
        """(pages that a size of letters needs, page on which the steps at a glance end)."""
        return json.loads(self.typesetter(points).query("<measured>", field="value", one=True))

    def fitted(self, feet: int) -> bytes:
        """The PDF in the largest letters that keep to the paper, and the steps at a glance to its first page."""
        measured = cache(self.measured)  # mostly the first size fits, and the smaller ones need no measuring
        for limit, least, first in ((feet, LEGIBLE, 1), (2 * feet, 0, 1), (2 * feet, 0, 99)):
            for points in (points for points in SIZES if points >= least):
                pages, glance = measured(points)
                if pages <= limit and glance <= first:
                    return self.made(points)
        return self.made(SIZES[-1])


def words_of(handout: Handout) -> dict[str, Any]:
    """What the template needs: all but the drawings themselves and dates of Python."""
    words = asdict(handout)
    del words["start"]
    for one in words["pictures"]:
        del one["svg"], one["png"]
    for step in (step for foot in words["feet"] for step in foot["steps"]):
        step["seen"] = step["seen"] and {"said": step["seen"]["said"]}
    return words


# --- which fonts the letters need

PROBE = """#set document(title: "probe")
#set text(font: "Libertinus Serif", lang: "en")
#for text in json("probe.json") { par(text) }"""
AS_IT_IS = " As .html or .md the handout can be written as it is."
SHADES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"  # of the skin of an emoji
JOINER = "\u200d"  # makes one sign of two, such as a nurse of a woman and a staff
UNSEEN = {"alt", "view", "line"}  # parts of a handout that are not set in letters
PARTS = {  # part of a handout → where that stands on the sheet
    "title": "the title",
    "heading": "the title",
    "facts": "the line under the title",
    "safety": "the safety check",
    "refusals": "the first box",
    "key": "the names of the places",
    "feet": "the names of the steps",
    **{part: f"'{title}'" for part, title in SECTIONS.items()},
}


T = TypeVar("T")


def settable(value: T) -> T:
    """The same words without what nobody can see or set: control characters, halves of letters, byte order marks."""
    made: Any = value
    if isinstance(value, str):
        made = fonts.settable(value)
    elif isinstance(value, tuple):
        made = tuple(map(settable, value))
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{field.name: settable(getattr(value, field.name)) for field in fields(value)})
    return made


def fonts_needed(words: Mapping[str, Any]) -> list[str] | None:
    """None where the fonts that come with Typst suffice, else those of the computer that it must be told of: it finds
    the others, but takes letters that join also where they do not. FootlibError where no font has a letter."""
    texts = [(part, text) for part, text in words_in(words) if not text.isascii()]
    families = joining(texts)
    for system in (True,) if families else (False, True):
        if fits([text for _, text in texts], system):
            return families if system else None
    part, text = next(((part, text) for part, text in texts if not fits([text], True)), texts[0])
    raise no_font(not_in_a_font(text), part, text)


def no_font(letter: str, part: str, text: str) -> FootlibError:
    return FootlibError(fonts.no_font(letter, PARTS.get(part, "the text"), text) + AS_IT_IS)


def joining(texts: list[tuple[str, str]]) -> list[str]:
    """For each script whose letters join, the font of the computer that joins them: none of Typst's own does."""
    from typst import Fonts

    scripts = fonts.joined_letters({char for _, text in texts for char in text})
    found = Fonts(include_embedded_fonts=False).fonts() if scripts else []
    usual = sorted(found, key=lambda font: (font.style != "normal", font.weight != 400, font.family))
    families = []
    for letters in scripts.values():
        family = next((font.family for font in usual if font.path and letters <= fonts.letters_in(font.path)), None)
        if family is None:
            part, text, letter = next((*one, char) for one in texts for char in one[1] if char in letters)
            raise no_font(letter, part, text)
        families.append(family)
    return families


def not_in_a_font(text: str) -> str:
    """The smallest part of a text that no font has: a letter, or a sign of which one font has the one half and another
    font the other."""
    for parts in (str.split, signs, list):
        text = next((part for part in parts(text) if not part.isascii() and not fits([part], True)), text)
    return text


def signs(text: str) -> list[str]:
    """Each letter with what belongs to it: an accent, a frame, a shade of skin, what is joined to it."""
    found: list[str] = []
    for char in text:
        joins = category(char).startswith("M") or char in SHADES or JOINER in (char, found[-1][-1:] if found else "")
        if found and joins:
            found[-1] += char
        else:
            found.append(char)
    return found


def words_in(value: object, part: str = "") -> Iterator[tuple[str, str]]:
    """(part of the handout, text) for all that is set in letters."""
    if isinstance(value, str):
        yield part, value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in UNSEEN:
                yield from words_in(one, part or key)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from words_in(one, part)


def fits(texts: list[str], system: bool) -> bool:
    """Whether every letter of these texts is in a font: the standard for PDFs that can be read aloud asks for that.

    Typst drops from a joined sign what its font lacks, and finds none where its parts are in several: so apart, and as
    it stands.
    """
    from typst import Compiler, TypstError

    with TemporaryDirectory(prefix="footlib-") as folder:
        page = Path(folder) / "probe.typ"
        page.write_text(PROBE, encoding="utf-8")
        tried = [*texts, *(text.replace(JOINER, " ") for text in texts if JOINER in text)]
        page.with_suffix(".json").write_text(json.dumps(tried, ensure_ascii=False), encoding="utf-8")
        try:
            Compiler(str(page), root=folder, ignore_system_fonts=not system).compile(pdf_standards=["ua-1"])
        except TypstError:
            return False
    return True
