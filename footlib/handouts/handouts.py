"""`handout()`: one routine, five kinds of file."""

from ..arguments import of_kind
from ..catalog import course
from ..model import Routine
from . import calendar, files, html, pdf
from .content import content
from .fonts import settable
from .pictures import pictures

KINDS = {".html": html.html, ".md": html.markdown, ".pdf": pdf.pdf, ".png": pdf.png, ".ics": calendar.entry}


def handout(routine, path, *, large_print=False, start=None, catalog=None):
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
    path, start = files.checked(path, KINDS), calendar.moment(start)
    made = printed(routine, path.suffix.lower(), large_print=large_print, start=start, catalog=catalog)
    return files.write(path, made)


def printed(routine, kind, *, large_print=False, start=None, catalog=None):
    """The bytes of a handout, for whoever keeps them elsewhere than in a file beside the notebook."""
    catalog, printer = course(catalog), KINDS[kind]
    shown = () if printer is calendar.entry else pictures(routine, catalog)
    return printer(
        settable(content(routine, catalog, shown=shown, large_print=large_print, start=start or calendar.moment(None)))
    )
