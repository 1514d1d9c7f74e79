"""Routines and claims as something to read, to print and to pass on: what changed between two routines, how sure a
claim is, what a word means, the handout of a routine, and a routine as one line of text.

>>> print(compare(plan("bunion", cautions=()), plan("bunion", cautions=())))
Nothing changed: the two routines are the same.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from os import PathLike
from pathlib import Path

from .. import files
from ..arguments import called_right, of_kind
from ..catalog import Catalog, course
from ..errors import FootlibError
from ..model import Routine
from . import calendar, markup, pdf
from .comparison import Comparison
from .content import Handout, handout_of
from .pdf import settable
from .pictures import hands_pictures, numbered_pictures
from .share_line import OutdatedLine, share, shared
from .tables import Claims, MoveList, Ratings, Terms, moves_about, terms_for

__all__ = [
    "OutdatedLine",
    "claims",
    "compare",
    "glossary",
    "handout",
    "handout_bytes",
    "moves",
    "rating_card",
    "share",
    "shared",
]

PRINTERS: dict[str, Callable[[Handout], bytes]] = {
    ".html": markup.page,
    ".md": markup.note,
    ".pdf": pdf.document,
    ".png": pdf.picture,
    ".ics": calendar.entry,
}
IN_DOTS = (".html", ".md")  #: whoever sets type takes pictures in vectors
EXTRAS = {  # packages that only handouts need: what needs them, and what pyproject.toml asks for
    "icalendar": ("Calendar entries", "icalendar>=7"),
    "jinja2": ("Print pages", "jinja2>=3.1"),
    "typst": ("PDF and picture handouts", "typst>=0.15"),
}


def handout(
    routine: Routine,
    path: str | PathLike,
    *,
    large_print: bool = False,
    start: object = None,
    catalog: Catalog | None = None,
) -> Path:
    """Write a routine to a file to print, pin up or pass on, by the suffix of its name; gives back the path.

    .html: a page to print, .pdf: the same, tagged for screen readers, .png: one tall picture, .md: text for a note,
    .ics: a calendar entry. Printed on both sides of the paper, it takes at most one sheet of A4 for each foot; many
    conditions at once may take more.
    large_print: letters of at least 16 points, on as many sheets as that needs.
    start: when the calendar entry begins, such as "2030-05-01 19:30"; eight o'clock in the evening if not given, or if
    only the day is.

    >>> handout(plan("tired-feet", cautions=()), "tired-feet.html")
    """
    of_kind(routine, Routine, "handout takes a routine, such as handout(plan('tired-feet'), 'a.pdf')")
    of_kind(large_print, bool, "large_print is True or False")
    file, begins = files.path_to_write(path, PRINTERS), calendar.moment(start)
    made = handout_bytes(routine, file.suffix.lower(), large_print=large_print, start=begins, catalog=catalog)
    return files.write(file, made)


@called_right
def handout_bytes(
    routine: Routine,
    kind: str,
    *,
    large_print: bool = False,
    start: datetime | None = None,
    catalog: Catalog | None = None,
) -> bytes:
    """The bytes of a handout, for whoever keeps them elsewhere than in a file beside the notebook."""
    catalog = course(catalog)
    shown = [] if kind == ".ics" else numbered_pictures(routine, catalog, in_dots=kind in IN_DOTS)
    seen, drawings = ({}, {}) if kind == ".ics" else hands_pictures(routine, catalog)
    said = handout_of(
        routine,
        catalog,
        start=start or calendar.moment(None),
        pictures=shown,
        seen=seen,
        drawings=drawings if kind == ".html" else {},
        large_print=large_print,
    )
    try:
        return PRINTERS[kind](settable(said))
    except ImportError as problem:
        if problem.name not in EXTRAS or sys.platform == "emscripten":  # where called_right says it
            raise
        what, package = EXTRAS[problem.name]
        raise FootlibError(
            f'{what} need one more package: run %pip install "{package}" in a cell of the notebook (or '
            f'python -m pip install "{package}" in a terminal), then try again.'
        ) from None


def compare(before: Routine, after: Routine, *, catalog: Catalog | None = None) -> Comparison:
    """What a change does to a routine: the same receiver planned twice, with one thing different."""
    for routine in (before, after):
        of_kind(routine, Routine, "compare takes two routines, such as plan('bunion')")
    return Comparison(before, after, course(catalog))


def claims(*ids: str, catalog: Catalog | None = None) -> Claims:
    """Claims of the course with grade, what was found, and the sources in full; all of them where none is named."""
    catalog = course(catalog)
    named = {id: catalog.evidence[id] for id in [catalog.id_of("evidence", id) for id in ids] or catalog.evidence}
    return Claims(named, {s: catalog.sources[s] for claim in named.values() for s in claim.sources})


def glossary(*terms: str, catalog: Catalog | None = None) -> Terms:
    """What words of the course mean; all of them where none is named."""
    return terms_for(terms, course(catalog).glossary)


def moves(*words: str, catalog: Catalog | None = None) -> MoveList:
    """The moves by family with their ids: all of them, or those that the words are about, such as a place.

    >>> print(moves("knuckle"))
    Rub (2)
      heel-knuckles           Knuckle rubbing on the heel
      heel-and-ball-knuckles  Knuckle rubbing on heel and ball
    """
    return moves_about(words, course(catalog))


def rating_card(*, catalog: Catalog | None = None) -> Ratings:
    """The receiver's card for the middle of a massage: how firm, fast and warm it is, and what the giver does then.

    >>> print(rating_card())
    Pressure. How firm is the hand? far too light / a little too light / just right / …
    """
    return Ratings(dict(course(catalog).ratings))
