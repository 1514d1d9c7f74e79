"""The text of a lesson: no promise that massage cannot keep, menus by their way, emergencies told alike; whole marks,
links that lead somewhere, pictures that are told."""

import posixpath
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt

from footlib.catalog.promises import promising
from footlib.errors import hint

from .course_files import CourseFiles, Finding, Told, in_lessons
from .notebooks import Notebook

MENU = re.compile(r"(?<=[*_])(Run All Cells|Restart Kernel[^*_]*|Download)(?=[*_])")
CALL = r"call the emergency number.*112.*:$"


@in_lessons
def prose_problems(course: CourseFiles, lesson: Notebook) -> Told:
    for cell in lesson.texts:
        for word, sentence in promising(cell.text):
            text = f"'{word}' promises what no massage can keep: \"{' '.join(sentence.split())[:80]}\"."
            yield cell, f"{text} Say what was found, or quote it as “…”.", word
        for entry in MENU.findall(cell.text):
            text = f"'{entry}' needs its menu before it, such as 'Run ▸ Run All Cells':"
            yield cell, f"{text} a beginner does not know where it is.", entry


def emergencies(course: CourseFiles) -> Iterator[Finding]:
    """Where a lesson lists whom to call the emergency number for, it lists all of them, in the same words."""
    lists = {lesson.id: (lesson, cell, found) for lesson in course.lessons for cell in lesson.texts
             if (found := tuple(line.rstrip(";.") for line in bullets(cell.text, CALL)))}  # fmt: skip
    told = [found for _, _, found in lists.values()]
    usual = max(told, key=told.count, default=())
    for lesson, cell, found in lists.values():
        if found != usual:
            odd = next((line for line in (*found, *usual) if (line in found) != (line in usual)), "their order")
            text = f"the signs of an emergency must be the same in every lesson, word for word. This differs: {odd}"
            yield course.in_lesson(lesson, cell, text, odd)


# --- how it is marked up: every fold that is opened is closed, headings are headings, links are links

ALONE = set("area base br col embed hr img input link meta source track wbr p li".split())  #: need no end
LOOSE = re.compile(r"(!?)\[([^\]\n]+)\][ \t]+\(([^)\s]+\.(?:ipynb|md|svg|png|jpe?g|gif)[^)\s]*)\)")
OPEN = re.compile(r"!?\[[^\]\n]+\]\(([^)\s]*[^)\s.,;:])[.,;:]?(?=[ \t]*$|[ \t]+[^\s\"'()])", re.M)
COMMENT = re.compile(r"<!--((?:(?!-->|<!--).)*)(-->)?", re.S)
BOLD = "a ** is seen here as it stands. Write ** right before the first bold word, and again right after the last."
NO_SPACE = re.compile(r"^(#{1,4})([^#\s!].*)$", re.M)
MARKDOWN = MarkdownIt("commonmark").enable("table")
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


@in_lessons
def markup_problems(course: CourseFiles, lesson: Notebook) -> Told:
    """What would be seen as signs, or swallow what follows."""
    for cell in lesson.texts:
        text = CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), cell.text)
        rows = cell.text.split("\n")
        if fence := FENCE.search(text):
            told = "these three backticks begin a block that never ends. Write ``` on a line of its own after it."
            yield cell, told, fence[0].strip()
            continue
        text = COMMENT.sub(lambda found: found[0] if found[2] else "", text)  # told with the marks
        for tag, opens, line in Tags(text).wrong:
            lost = f"<{tag}> is opened here and never closed. Write </{tag}> where it ends."
            stray = f"</{tag}> closes nothing: no <{tag}> is open here. Write <{tag}> where it begins."
            yield cell, lost if opens else stray, rows[line]
        for found in LOOSE.finditer(text):
            yield cell, f"a link has no space in the middle: {found[1]}[{found[2]}]({found[3]})", found[0]
        for found in OPEN.finditer(text):
            yield cell, f"this link never ends. Write ) after {found[1]}", found[0]
        for line in lone_stars(cell.text):
            yield cell, BOLD, rows[line]
        for found in NO_SPACE.finditer(text):
            yield cell, f"a heading has a space behind its #: '{found[1]} {found[2]}'", found[0]


def lone_stars(text: str) -> Iterator[int]:
    """The lines, from 0, in which ** makes nothing bold."""
    for token in MARKDOWN.parse(text) if "**" in text else ():
        line = token.map[0] if token.map else 0
        for part in token.children or ():
            line += part.type in ("softbreak", "hardbreak")
            if part.type == "text" and "**" in part.content and "\\*" not in token.content:
                yield line


def open_comments(text: str) -> list[str]:
    """What stands in the comments that never end, up to the end of their lines."""
    return [one[1].split("\n")[0] for one in COMMENT.finditer(text) if not one[2]]


# --- links and pictures: each leads somewhere, also in the learner's copy, and each picture is told

LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
BACK = "\\"  #: parts the folders of an address on Windows
WEB = re.compile(r"www\.|[\w-]+(\.[\w-]+)*\.(com|org|net|edu|gov|int|uk|us|de|eu|ch|at|fr)(/|$)")  #: without https://
SHORTEST = 15  #: letters that say what a picture shows
CODE = re.compile(r"```.*?```|~~~.*?~~~|`[^`\n]*`", re.S)


def links(words: str) -> Iterator[tuple[bool, str, str]]:
    """(is a picture, its text, its address) of every link, pictures in HTML too."""
    yield from ((bool(mark), label, address) for mark, label, address in LINK.findall(words))
    for tag in re.findall(r"<img[^>]*>", words):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        yield True, given.get("alt", ""), given.get("src", "")


def anchors(target: Path) -> set[str]:
    """The places in a lesson or page that a link can point to, as JupyterLab names them."""
    page = target.suffix == ".md"
    words = target.read_text(encoding="utf-8") if page else Notebook(target).prose
    named = re.findall(r'<a id="([^"]+)">', words) if page else []
    return {h.strip().replace(" ", "-") for h in re.findall(r"^#+ (.+)$", words, re.M)} | set(named)


@in_lessons
def link_problems(course: CourseFiles, lesson: Notebook) -> Told:
    """Every link inside the course works, no other leaves https, and every picture is there and told in words."""
    for cell in lesson.texts:
        for is_picture, label, address in links(CODE.sub("", cell.text)):
            if problem := (picture if is_picture else link)(course, lesson, label, address):
                yield cell, problem, address


def link(course: CourseFiles, lesson: Notebook, label: str, address: str) -> str:
    """What is wrong with a link; or nothing."""
    if "://" in address or address.startswith("mailto:"):
        return "" if address.startswith("https://") else f"the link {address} must begin with https://."
    if WEB.match(address):
        return f"the link [{label}]({address}) leads to another site: write https:// before {address}"
    file, _, anchor = address.partition("#")
    address_of = posixpath.normpath(unquote(file)) if file else lesson.path.name
    if address_of.startswith(".."):
        return f"the link [{label}]({address}) leaves the folder notebooks, which is all that learners have."
    if address_of.removesuffix(".ipynb") in course.renamed.values():
        return ""  # the lesson's own name is told
    target = course.pages.get(address_of)
    if target is None and not any(one.startswith(f"{address_of}/") for one in course.pages):
        near = hint(file, list(course.pages))
        return f"the link [{label}]({address}) leads nowhere: there is no {file}.{near}"
    if file == "glossary.md":
        return ""  # what a term is called is looked up in the data: see `glossary`
    unreadable = target is None or any(one.file == course.name_of(target) for one in course.unreadable)
    if anchor and target and not unreadable and anchor not in (found := anchors(target)):
        return f"the link [{label}]({address}) leads to no heading of {target.name}.{hint(anchor, found)}"
    return ""


def picture(course: CourseFiles, lesson: Notebook, label: str, address: str) -> str:
    """What is wrong with a picture; or nothing."""
    home = f"the folder {course.name_of(lesson.path).rpartition('/')[0]}/images"
    if "://" in address:
        return f"the picture {address} comes from elsewhere. Put it into {home}, and write images/ and its name."
    if posixpath.normpath(unquote(address)) not in course.pages:
        known = [one for one in course.pages if one.startswith("images/")]
        name = f"images/{posixpath.basename(address.replace(BACK, '/'))}"
        near = f" Did you mean '{name}'?" if name in known else hint(address, known)
        return f"the picture {address} is not there.{near or f' Put it into {home}, and write {name}.'}"
    if len(label) < SHORTEST:
        return f"say in the brackets of ![…]({address}) what the picture shows, for who cannot see it."
    return ""


def bullets(words: str, after: str) -> list[str]:
    """The bullets that follow the line in which some words stand."""
    lines = words.splitlines()
    start = next((i for i, line in enumerate(lines) if re.search(after, line, re.I)), len(lines))
    found = []
    for line in lines[start + 1 :]:
        if line.startswith(("- ", "* ")):
            found.append(line[2:].strip())
        elif line.strip() and found:
            break
    return found
