"""How a lesson's text is marked up: every fold that is opened is closed, headings are headings, links are links."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from .course_files import CourseFiles
from .finding import Finding
from .links import CODE
from .notebooks import Notebook

ALONE = set("area base br col embed hr img input link meta source track wbr p li".split())  #: need no end
LOOSE = re.compile(r"(!?)\[([^\]\n]+)\][ \t]+\(([^)\s]+\.(?:ipynb|md|svg|png|jpe?g|gif)[^)\s]*)\)")
OPEN = re.compile(r"!?\[[^\]\n]+\]\(([^)\s]*[^)\s.,;:])[.,;:]?(?=[ \t]*$|[ \t]+[^\s\"'()])", re.M)
COMMENT = re.compile(r"<!--((?:(?!-->|<!--).)*)(-->)?", re.S)
BOLD = "a ** is seen here as it stands. Write ** right before the first bold word, and again right after the last."
NO_SPACE = re.compile(r"^(#{1,4})([^#\s!].*)$", re.M)
FENCE = re.compile(r"^\s*(```|~~~)", re.M)


class Tags(HTMLParser):
    """The tags of a text that are not closed, or that close nothing: (name, whether it opens, its line, from 0)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, int]] = []
        self.wrong: list[tuple[str, bool, int]] = []
        self.feed(text)
        self.close()
        self.wrong += [(tag, True, line) for tag, line in self.open]

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag not in ALONE:
            self.open.append((tag, self.getpos()[0] - 1))

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        """One that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        if tag in ALONE:
            return
        if not any(name == tag for name, _ in self.open):
            self.wrong.append((tag, False, self.getpos()[0] - 1))
            return
        while self.open:
            name, line = self.open.pop()
            if name == tag:
                return
            self.wrong.append((name, True, line))


def markup_problems(course: CourseFiles, lesson: Notebook) -> Iterator[Finding]:
    """What would be seen as signs, or swallow what follows."""
    for cell in lesson.texts:
        text = CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), cell.text)
        rows = cell.text.split("\n")
        if len(FENCE.findall(text)):
            told = "these three backticks begin a block that never ends. Write ``` on a line of its own after it."
            yield course.in_lesson(lesson, cell, told, FENCE.search(text)[0].strip())  # pyright: ignore[reportOptionalSubscript]
            continue
        text = COMMENT.sub(lambda found: found[0] if found[2] else "", text)  # told with the marks
        for tag, opens, line in Tags(text).wrong:
            told = (
                f"<{tag}> is opened here and never closed. Write </{tag}> where it ends."
                if opens
                else f"</{tag}> closes nothing: no <{tag}> is open here. Write <{tag}> where it begins."
            )
            yield course.in_lesson(lesson, cell, told, rows[line])
        for found in LOOSE.finditer(text):
            told = f"a link has no space in the middle: {found[1]}[{found[2]}]({found[3]})"
            yield course.in_lesson(lesson, cell, told, found[0])
        for found in OPEN.finditer(text):
            told = f"this link never ends. Write ) after {found[1]}"
            yield course.in_lesson(lesson, cell, told, found[0])
        for line in lone_stars(cell.text):
            yield course.in_lesson(lesson, cell, BOLD, rows[line])
        for found in NO_SPACE.finditer(text):
            told = f"a heading has a space behind its #: '{found[1]} {found[2]}'"
            yield course.in_lesson(lesson, cell, told, found[0])


def lone_stars(text: str) -> Iterator[int]:
    """The lines, from 0, in which ** makes nothing bold."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        line = token.map[0] if token.map else 0
        for part in token.children or ():
            line += part.type in ("softbreak", "hardbreak")
            if part.type == "text" and "**" in part.content and "\\*" not in token.content:
                yield line


def open_comments(text: str) -> list[str]:
    """What stands in the comments that never end, up to the end of their lines."""
    found = [one for one in COMMENT.finditer(text) if not one[2]]
    return [one[1].split("\n")[0] for one in found]
