"""No text promises what no massage can keep, whoever reads it.

The rules of each kind read its main fields more strictly (lessons, questions and the glossary by `promising`, in
footlib/catalog/promises.py), and say what to do; the one here reads all other fields, so that none, old or new, is left
unread.
"""

import re
from collections.abc import Iterator
from typing import Any

from footlib.catalog.promises import DENIED, ENDS

from .course_files import CourseFiles, Finding

#: in data, each word alone promises; in a lesson's running text a sentence may deny it
PROMISES = re.compile(r"\b(treats|cures?|cured|detoxif\w*|heals|breaks? up|flush\w*|restores?)\b", re.I)
HELPS = re.compile(
    rf"{PROMISES.pattern}|\b(?:can|could|will|may|might|helps?|helps? to) (?:also )?(?:treat|cure|heal|detox)\b"
    r"|\b(?:curing|crystals)\b",
    re.I,
)
NOT_OURS = {  #: table: fields that say what others say, or what is wrong
    "sources": {"title", "work", "authors"},
    "evidence": {"claim"},  # read by its own rule: a refuted one is there to be refuted
    "exercises": {"options", "swap", "start"},
    "quizzes": {"says"},  # of a choice, which may be a wrong one
}
LOOKED_AFTER = re.compile(r"\b(?:whoever|who(?:ever)?|doctor|clinician|team|person) (?:who )?treats\b", re.I)


def promise_findings(course: CourseFiles) -> Iterator[Finding]:
    """Each text of each entry that is right so far, but for those that another rule has told of already."""
    for table, file in course.files.items():
        whole = getattr(course.catalog, table, {})
        for id, raw in file.tables.items():
            if (table, id) in course.told_of or id not in whole:
                continue
            for path, text in texts(raw):
                if " " in text and not NOT_OURS.get(table, set()) & set(path) and (word := promised(text)):
                    told = f"'{word}' promises what no massage can keep. Say what was found, or leave it out."
                    yield course.in_data(table, id, ".".join(path), told, word)


def promised(text: str) -> str:
    """The word with which one of the sentences of a text promises too much. Others' words may stand in quotation
    marks, within a sentence of one's own; a text that is all quotation is one's own."""
    own = re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)
    if not re.search(r"\w", own):
        own = text
    for sentence in ENDS.split(LOOKED_AFTER.sub("", own)):
        if (found := HELPS.search(sentence)) and not DENIED.search(sentence):
            return found[0]
    return ""


def texts(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """(path, text) of all texts in a table as it is written."""
    if isinstance(value, str):
        yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()
    for name, one in items:
        yield from texts(one, (*path, str(name)))
