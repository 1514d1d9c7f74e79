"""The PDF and the tall picture, set by Typst from one template; words reach it as data, never as its code."""

import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from .extras import needed
from .fonts import system_fonts_needed

HERE = Path(__file__).parent
LARGE = 17  # points
SIZES, LEGIBLE = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.25), 9.5
PPI = 170


def pdf(told):
    """A tagged PDF (PDF/UA-1): one side of A4 for each foot while that is legible, else both sides of the paper."""
    with Press(told, "a4") as press:
        return press.fitted(max(len(told["feet"]), 1)) if not told["large"] else press.printed(LARGE)


def png(told):
    """The whole handout as one tall picture."""
    with Press(told, "tall") as press:
        return press.printed(LARGE if told["large"] else 10.5, format="png", ppi=PPI)


class Press:
    """Typst with a folder of its own, in which the words and pictures of one handout lie."""

    def __init__(self, told, paper):
        with needed("PDF and picture handouts"):
            from typst import Compiler
        pictures, told = told["pictures"], words(told)
        system = system_fonts_needed(told)  # only where a letter asks for them: they differ between computers
        self.room = TemporaryDirectory(prefix="footlib-")
        folder = Path(self.room.name)
        for one in pictures:
            (folder / f"{one['view']}.svg").write_text(one["svg"], encoding="utf-8")
        (folder / "page.typ").write_bytes((HERE / "page.typ").read_bytes())
        (folder / "told.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        self.compiler = partial(Compiler, str(folder / "page.typ"), root=str(folder), ignore_system_fonts=not system)
        self.paper = paper

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.room.cleanup()

    def typesetter(self, points):
        return self.compiler(sys_inputs={"points": str(points), "paper": self.paper})

    def printed(self, points, *, format="pdf", **options):
        if format == "pdf":
            options |= {"pdf_standards": ["ua-1"], "timestamp": datetime.now(UTC).replace(microsecond=0)}
        return self.typesetter(points).compile(format=format, **options)

    def measured(self, points):
        """(pages that a size of letters needs, page on which the steps at a glance end)."""
        return json.loads(self.typesetter(points).query("<measured>", field="value", one=True))

    def fitted(self, feet):
        """The PDF in the largest letters that keep to the paper, and the steps at a glance to its first page."""
        sizes = {points: self.measured(points) for points in SIZES}
        for limit, least, first in ((feet, LEGIBLE, 1), (2 * feet, 0, 1), (2 * feet, 0, 99)):
            for points, (pages, glance) in sizes.items():
                if pages <= limit and points >= least and glance <= first:
                    return self.printed(points)
        return self.printed(SIZES[-1])


def words(told):
    """What the template needs: all but bytes and dates."""
    pictures = [{name: one[name] for name in ("view", "title", "alt", "wide", "tall")} for one in told["pictures"]]
    return {**told, "pictures": pictures, "start": None}
