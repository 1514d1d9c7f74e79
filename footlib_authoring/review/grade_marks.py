"""The marks of the lessons: how sure a claim is, and who says so.

A text names its claims in comments, which nobody sees: `It calms <sup></sup><!--relaxation-->`. Where `<sup></sup>`
stands before the comment, the grade of the claim is written into it, and what was found and by whom into a fold at the
end of the cell. The space before a mark keeps it with its word, so that none stands on a line of its own. A claim that
is named without a mark, such as a custom, goes into one fold at the end of the lesson, in the cell `leans-on`, once.
"""

import re
from collections.abc import Iterator
from typing import Any

from footlib.catalog import Catalog
from footlib.errors import FootlibError, hint
from footlib.model import GRADES, Evidence, Source

from .course_files import CourseFiles, Finding
from .lesson_code import TIDY
from .lesson_text import CODE, open_comments
from .notebooks import Cell, Notebook, lines

KEEPS = "\u00a0"  #: a space at which no line ends
NAMED = re.compile(rf"(?:(?P<space>[ {KEEPS}]?)(?P<mark><sup>(?P<word>[^<]*)</sup>))?<!--(?P<ids>[a-z0-9 -]+)-->")
SURE = "How sure is that?"
LEANS_ON = "leans-on"
REST = "Customs of this page, and what else it leans on"
FOLD = re.compile(rf"\n*<details><summary>(?:{re.escape(SURE)}|{REST})</summary>.*?</details>", re.S)
#: What a mark says of a claim of each grade; a custom or a tradition misleads nobody who is told so. Sentences mostly
#: deny what is unsupported or refuted: the mark says that it is about the claim, not about the sentence.
MARKED = {"supported": "supported", "mixed": "mixed", "unsupported": "claim unsupported", "refuted": "claim refuted"}


def without(text: str) -> str:
    """A cell's text as somebody wrote it, without the folds that are made for it."""
    return FOLD.sub("", text)


def written(cells: list[dict[str, Any]], catalog: Catalog) -> list[dict[str, Any]]:
    """The cells of a lesson with its marks and folds as the data say."""
    texts = {i: without("".join(c["source"])) for i, c in enumerate(cells) if c["cell_type"] == "markdown"}
    marked = {i: ids_in(text, marks=True) for i, text in texts.items()}
    told = {id for ids in marked.values() for id in ids}
    rest = [id for text in texts.values() for id in ids_in(text, marks=False) if id not in told]
    made = {}
    for i, text in texts.items():
        made[i] = NAMED.sub(lambda found: mark(found, catalog), text) + fold(SURE, marked[i], catalog)
        if cells[i]["id"] == LEANS_ON:
            made[i] = fold(REST, list(dict.fromkeys(rest)), catalog).strip()
    return [{**c, "source": lines(made[i])} if i in made else c for i, c in enumerate(cells)]


def ids_in(text: str, *, marks: bool) -> list[str]:
    """The claims that a text names, with a mark or without one, each once."""
    return list(dict.fromkeys(id for f in NAMED.finditer(text) if bool(f["mark"]) is marks for id in f["ids"].split()))


def mark(found: re.Match, catalog: Catalog) -> str:
    """' <sup>mixed</sup><!--tired-feet-->' as it is to be written; several claims under one mark have one grade."""
    ids = found["ids"].split()
    grades = {catalog.find("evidence", id).grade for id in ids}
    if not found["mark"]:
        return found[0]
    if problem := wrong_mark(grades):
        raise FootlibError(f"{found[0]}: {problem}")
    return f"{KEEPS if found['space'] else ''}<sup>{MARKED[grades.pop()]}</sup><!--{' '.join(ids)}-->"


def wrong_mark(grades: set[str]) -> str:
    """What is wrong with one mark for claims of these grades; or nothing."""
    if len(grades) == 1 and grades <= set(MARKED):
        return ""
    return f"one mark is for claims of one grade, {', '.join(MARKED)}; this is {' and '.join(sorted(grades))}."


def fold(title: str, ids: list[str], catalog: Catalog) -> str:
    """What is behind each claim; nothing where none is named."""
    if not ids:
        return ""
    said = "\n".join(f"- {line(id, catalog)}" for id in ids)
    return f"\n\n<details><summary>{title}</summary>\n\n{said}\n\n</details>"


def line(id: str, catalog: Catalog) -> str:
    """The claim with its grade, what was found, and the works."""
    claim = catalog.evidence[id]
    works = "; ".join(authors_and_year(catalog.sources[source]) for source in claim.sources)
    return f"**{claim.claim}** *{graded(claim)}.* {' '.join(claim.finding.split())} Sources: {works}."


def graded(claim: Evidence) -> str:
    certainty = "" if claim.certainty == "none" else f", {claim.certainty} certainty"
    return f"{claim.grade}{certainty}"


def authors_and_year(source: Source) -> str:
    """'Jones J, Thomson P. 2012', enough to find it in data/sources.toml or with claims(…)."""
    return f"{source.authors} {source.year}" if source.year else source.authors


# --- what is wrong with the marks of a lesson

OLD_FORM = re.compile(rf"\*(?:{'|'.join(GRADES)})(?:, [a-z ]+ certainty)?\* \(`")


def mark_problems(course: CourseFiles, lesson: Notebook) -> Iterator[Finding]:
    """What is wrong with the claims that a lesson names; what unfolds nowhere is told once all else is right."""
    if not course.readable("evidence", "sources") or not course.to_be_marked(lesson):
        return
    unmarked: dict[str, int] = {}
    clean = True
    for cell in lesson.texts:
        for told, at in cell_problems(course, cell, unmarked):
            clean = False
            if told:
                yield course.in_lesson(lesson, cell, told, at)
    marked = {id for cell in lesson.texts for id in ids_in(without(cell.text), marks=True)}
    if clean and set(unmarked) - marked and not any(cell.id == LEANS_ON for cell in lesson.texts):
        id = min(set(unmarked) - marked, key=lambda one: unmarked[one])
        told = f"'{id}' unfolds nowhere. At the end add an empty text cell with the id '{LEANS_ON}': {TIDY}"
        if (claim := course.catalog.evidence.get(id)) and claim.grade in MARKED:
            told = f"'{id}' has no mark. Write <sup></sup> right before its comment; its grade is put there: {TIDY}"
        cell = lesson.cells[unmarked[id] - 1]
        row = next((row for row in cell.text.split("\n") if re.search(rf"<!--[^>]*\b{id}\b", row)), "")
        yield course.in_lesson(lesson, cell, told, row)


def cell_problems(course: CourseFiles, cell: Cell, unmarked: dict[str, int]) -> Iterator[tuple[str, str]]:
    """What is wrong in one cell, and the words where it stands; nothing is said of a claim whose own entry is wrong.
    `unmarked`: the claims named without a mark so far, with the number of the cell; this cell's are added."""
    text = without(cell.text)
    for words in open_comments(re.sub(CODE, "", text)):
        id = words.split(" ")[0].rstrip("->") or words
        yield f"this comment never ends, and what follows may be lost in it. Write <!--{id}-->", f"<!--{words}"
        text = text.replace(f"<!--{words}", "").replace("<sup></sup>", "")
    for found in NAMED.finditer(text):
        yield from ((told, found[0]) for told in name_problems(course, found, unmarked, cell.number))
        if (told := grade_problem(course, found)) is not None:
            yield told, found[0]
    bare = re.sub(NAMED, "", text)
    if "<sup>" in bare or OLD_FORM.search(bare):
        told = "a mark names its claim in a comment right behind it: <sup></sup><!--relaxation-->"
        yield told, "<sup>" if "<sup>" in bare else "*"


def name_problems(course: CourseFiles, found: re.Match[str], unmarked: dict[str, int], at: int) -> Iterator[str]:
    """Claims that there are not, and those named without a mark a second time."""
    known = course.known("evidence")
    for id in found["ids"].split():
        if id not in known:
            yield f"there is no claim '{id}' in data/evidence.toml.{hint(id, known)}"
        elif not found["mark"] and id in unmarked:
            yield f"'{id}' is named a second time without a mark (first in cell {unmarked[id]}). Once is enough."
        if not found["mark"]:
            unmarked[id] = at


def grade_problem(course: CourseFiles, found: re.Match[str]) -> str | None:
    """What is wrong with the grade of a mark; "" where a claim's own entry is wrong, and told there."""
    claims, ids = course.catalog.evidence, found["ids"].split()
    if not all(id in claims and ("evidence", id) not in course.told_of for id in ids):
        return ""
    if not found["mark"]:
        return None
    if problem := wrong_mark({claims[id].grade for id in ids}):
        return problem
    if not found["word"] or found[0] == mark(found, course.catalog):
        return None
    right = MARKED[claims[ids[0]].grade]
    if found["word"] == right:
        return f"the mark of '{found['ids']}' could stand on a line of its own: {TIDY}"
    return f"the mark of '{found['ids']}' is '{right}', not '{found['word']}': {TIDY}"


def stale_folds(course: CourseFiles) -> Iterator[Finding]:
    """What unfolds under the claims of the lessons is what the data say: told once, as all are written at once."""
    if not course.readable("evidence", "sources") or any(table == "evidence" for table, _ in course.told_of):
        return
    marked = (one for one in course.lessons if course.to_be_marked(one) and not any(mark_problems(course, one)))
    if stale := [(lesson, cell) for lesson in marked if (cell := stale_cell(course, lesson))]:
        more = f" ({len(stale) - 1} more lessons, too)" if stale[1:] else ""
        text = f"what unfolds under its claims is not what the data say{more}. Write it: {TIDY}"
        lesson, cell = stale[0]
        yield course.in_lesson(lesson, cell, text, "<details>")


def stale_cell(course: CourseFiles, lesson: Notebook) -> Cell | None:
    """The first cell of a lesson whose marks and folds are not as the data say; None where a claim has a mistake."""
    try:
        made = written(lesson.raw["cells"], course.catalog)
    except (FootlibError, KeyError):
        return None
    changed = (cell for cell in lesson.texts if cell.text != "".join(made[cell.number - 1]["source"]))
    return next(changed, None)
