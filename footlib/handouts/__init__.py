"""Routines and claims as something to read, to print and to pass on: what changed between two routines, how sure a
claim is, what a word means, the handout of a routine, and a routine as one line of text.

>>> print(compare(plan("bunion", cautions=()), plan("bunion", cautions=())))
Nothing changed: the two routines are the same.
"""

from ..arguments import of_kind
from ..catalog import course
from ..model import Routine
from .comparison import Comparison
from .handouts import handout, printed
from .share_line import OutdatedLine, share, shared
from .tables import Claims
from .terms import found

__all__ = ["OutdatedLine", "claims", "compare", "glossary", "handout", "printed", "share", "shared"]


def compare(before, after, *, catalog=None):
    """What a change does to a routine: the same receiver planned twice, with one thing different."""
    for routine in (before, after):
        of_kind(routine, Routine, "compare takes two routines, such as plan('bunion')")
    return Comparison(before, after, course(catalog))


def claims(*ids, catalog=None):
    """Claims of the course with grade, what was found, and the sources in full; all of them where none is named."""
    catalog = course(catalog)
    found = {id: catalog.evidence[id] for id in [catalog.id_of("evidence", id) for id in ids] or catalog.evidence}
    return Claims(found, {s: catalog.sources[s] for claim in found.values() for s in claim.sources})


def glossary(*terms, catalog=None):
    """What words of the course mean; all of them where none is named."""
    return found(terms, course(catalog).glossary)
