"""The marks of the lessons: how sure a claim is, and who says so.

A text names its claims in comments, which nobody sees: `It calms <sup></sup><!--relaxation-->`. Where `<sup></sup>`
stands before the comment, the grade of the claim is written into it, and what was found and by whom into a fold at the
end of the cell. The space before a mark keeps it with its word, so that none stands on a line of its own. A claim that
is named without a mark, such as a custom, goes into one fold at the end of the lesson, in the cell `leans-on`, once.
"""

import re
from typing import Any

from ..catalog import Catalog
from ..errors import FootlibError
from .glossary_page import graded, short
from .notebooks import lines

KEEPS = "\u00a0"  #: a space at which no line ends
NAMED = re.compile(
    rf"(?:(?P<space>[ {KEEPS}]?)(?P<mark><sup>(?P<word>[^<]*)</sup>))?<!--(?P<ids>[a-z0-9 -]+)-->",
)
SURE = "How sure is that?"
LEANS_ON = "leans-on"
REST = "Customs of this page, and what else it leans on"
FOLD = re.compile(rf"\n*<details><summary>(?:{re.escape(SURE)}|{REST})</summary>.*?</details>", re.S)
#: What a mark says of a claim of each grade; a custom or a tradition misleads nobody who is told so. Sentences mostly
#: deny what is unsupported or refuted: the mark says that it is about the claim, not about the sentence.
MARKED = {
    "supported": "supported",
    "mixed": "mixed",
    "unsupported": "claim unsupported",
    "refuted": "claim refuted",
}


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
    works = "; ".join(short(catalog.sources[source]) for source in claim.sources)
    return f"**{claim.claim}** *{graded(claim)}.* {' '.join(claim.finding.split())} Sources: {works}."
