"""Links and pictures of a lesson's text: each leads somewhere, also in the learner's copy, and each picture is told."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from ..errors import hint
from .course_files import CourseFiles
from .finding import Finding
from .notebooks import Notebook

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


def link_problems(course: CourseFiles, lesson: Notebook) -> Iterator[Finding]:
    """Every link inside the course works, no other leaves https, and every picture is there and told in words."""
    for cell in lesson.texts:
        for is_picture, label, address in links(CODE.sub("", cell.text)):
            if problem := (picture if is_picture else link)(course, lesson, label, address):
                yield course.in_lesson(lesson, cell, problem, address)


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
        return ""  # what a term is called is looked up in the data: see `glossary_links`
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
