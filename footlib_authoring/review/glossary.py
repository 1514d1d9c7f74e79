"""The glossary: its page, notebooks/glossary.md, made from data/glossary.toml; and its words in the lessons, each
explained once, and linked where a learner meets it first.

Each entry of the page has an anchor of its own, because JupyterLab and GitHub make different ones from headings.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from footlib.catalog import Catalog
from footlib.catalog.promises import promising
from footlib.errors import hint
from footlib.model import Term

from .course_files import CourseFiles, Finding
from .grade_marks import authors_and_year, graded, without
from .lesson_code import TIDY
from .notebooks import Notebook

HEAD = """\
# Glossary

The words of the course, by the alphabet. A word that stands in a lesson as a link leads here; the link under each entry
leads back to the lesson that explains it. In a code cell, `glossary("zone")` says the same.
"""
FOOT = """\
---
[Contents of the course](00-start-here.ipynb#Contents)
"""


def page(catalog: Catalog) -> str:
    """The whole page."""
    entries = sorted(catalog.glossary.items(), key=lambda item: item[1].term.lower())
    letters = groupby(entries, key=lambda item: item[1].term[0].upper())
    sections = [(letter, [block(id, entry, catalog) for id, entry in group]) for letter, group in letters]
    index = " · ".join(f"[{letter}](#{letter})" for letter, _ in sections)
    blocks = [f"## {letter}\n\n" + "\n\n".join(found) for letter, found in sections]
    return "\n\n".join([HEAD.strip(), index, *blocks, FOOT])


def block(id: str, entry: Term, catalog: Catalog) -> str:
    """One entry: its anchor, meaning, other words, how sure a claim in it is, and the way back."""
    also = f" *Also:* {', '.join(entry.also)}." if entry.also else ""
    sure = [f"*How sure:* {graded(catalog.evidence[id])} (`{id}`)." for id in entry.evidence]
    sources = dict.fromkeys(source for id in entry.evidence for source in catalog.evidence[id].sources)
    named = (
        [f"*Sources:* {'; '.join(authors_and_year(catalog.sources[source]) for source in sources)}."] if sources else []
    )
    back = f"[Lesson {int(entry.lesson[:2])}]({entry.lesson}.ipynb)"
    foot = " ".join([*sure, *named, back])
    return f'<a id="{id}"></a>\n### {entry.term}\n\n{entry.meaning}{also}\n\n{foot}'


# --- its words in the lessons

LINK = re.compile(r"\[([^\]]*)\]\(glossary\.md#([^)]+)\)")
NOT_PROSE = re.compile(  # code, quotations, headings, pictures, menus, grades
    r"```.*?```|`[^`]*`|^>[^\n]*|^#[^\n]*|!\[[^\]]*\]|<img[^>]*>|\*[^*\n]*▸[^*\n]*\*"
    r"|<sup>[^<]*</sup>|<!--.*?-->",
    re.M | re.S,
)
#: What stands in these cells is said again, and explained, in the sections.
FRAME = ("how-to-run", "title", "you-will-be-able-to", "you-can-now")
LONGEST, SENTENCES = 260, 3  #: of a meaning


def glossary_prose(lesson: Notebook) -> str:
    """A lesson's own words, in which a term is met and linked."""
    return NOT_PROSE.sub("", "\n\n".join(without(cell.text) for cell in lesson.texts if cell.id not in FRAME))


def linked(lesson: Notebook) -> dict[str, int]:
    """id → where it is first linked in a lesson's text."""
    return {match[2]: match.start() for match in reversed(list(LINK.finditer(glossary_prose(lesson))))}


def first_use(word: str, text: str) -> int | None:
    """Where a word, also as a plural, is first used in a text; not as part of a longer word or of an address."""
    seen = re.sub(r"\]\([^)]*\)", lambda match: " " * len(match[0]), text)
    met = re.search(rf"(?<![\w(/.#-]){re.escape(word)}(s|es)?(?![\w-])", seen, re.I)
    return met.start() if met else None


def glossary_problems(course: CourseFiles) -> Iterator[Finding]:
    """Links to words, words that their lesson does not link first, meanings that are long, a page that is not fresh."""
    if not course.readable("glossary") or not course.ids:
        return
    known = course.known("glossary")
    misspelt = set()
    for lesson in course.lessons:
        for cell in lesson.texts:
            for _, id in LINK.findall(cell.text):
                if id not in known:
                    text = f"the glossary has no word '{id}'.{hint(id, known) or ' Add it to data/glossary.toml.'}"
                    misspelt.add(lesson.id)
                    yield course.in_lesson(lesson, cell, text, f"glossary.md#{id}")
    lessons = {lesson.id: lesson for lesson in course.lessons}
    links = {id: linked(lesson) for id, lesson in lessons.items()}
    for id, term in course.catalog.glossary.items():
        if term.lesson in lessons and term.lesson not in misspelt:
            yield from first_link(course, id, term.lesson, links, lessons)
        if len(re.findall(r"[.!?](?=\s|$)", term.meaning)) > SENTENCES or len(term.meaning) >= LONGEST:
            text = f"has {len(term.meaning)} letters: say it in one or two sentences, in less than {LONGEST}."
            yield course.in_data("glossary", id, "meaning", text)
        if promising(term.meaning):
            yield course.in_data("glossary", id, "meaning", "promises what no massage can keep. Say what was found.")
    yield from fresh_page(course)


def first_link(course: CourseFiles, id: str, home: str, links: dict, lessons: dict[str, Notebook]) -> Iterator[Finding]:
    """A word's lesson is the first that links it, at its first use there."""
    first = next((lesson for lesson in lessons if id in links[lesson]), None)
    term = course.catalog.glossary[id].term
    if first is None:
        text = f"no lesson links this word. Write [{term}](glossary.md#{id}) where {home} uses it first."
        yield course.in_data("glossary", id, "lesson", text)
    elif first != home:
        text = f'is not the first lesson that links this word. Write lesson = "{first}".'
        yield course.in_data("glossary", id, "lesson", text)
    else:
        words = glossary_prose(lessons[home])
        use = first_use(term, words)
        if use is not None and use < links[home][id]:
            near = " ".join(words[use : use + 50].split())
            cell = next((c for c in lessons[home].texts if near[:20] and near[:20] in " ".join(c.text.split())), None)
            text = f"'{term}' is used before it is linked, at \"{near}…\"."
            yield course.in_lesson(lessons[home], cell, f"{text} Put the link there: [{term}](glossary.md#{id})", term)


def fresh_page(course: CourseFiles) -> Iterator[Finding]:
    """notebooks/glossary.md says what data/glossary.toml says."""
    path = course.lessons_folder / "glossary.md"
    if course.own:
        return  # learners get a page of the course's words and one's own
    if not course.whole("glossary") or any(table in ("glossary", "evidence") for table, _ in course.told_of):
        return  # the page of a glossary with a mistake would be wrong, too
    if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != page(course.catalog):
        yield Finding("notebooks/glossary.md", 0, text=f"is not what data/glossary.toml says. Write it again: {TIDY}")
