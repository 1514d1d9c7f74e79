"""The PDF and the tall picture, set by Typst from one template; words reach it as data, never as its code."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, Self

from ..drawing.picture import in_few_colours
from .content import Handout
from .letters import fonts_needed

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
