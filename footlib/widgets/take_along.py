"""A routine to take along: above its steps it is asked for as a file or a text, or saved by name. Nothing of that is
state: it is made when somebody asks, and goes once, to the display that asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..arguments import one_of
from ..catalog import Catalog
from ..errors import FootlibError
from ..handouts import handout_bytes, share
from ..model import Routine
from ..records import records

if TYPE_CHECKING:
    from .routine_view import RoutineView

Sent = tuple[dict, bytes | None]  # what is said to the browser, and a file for it

KINDS = {  # suffix → what it is to the browser
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".md": "text/markdown",
    ".ics": "text/calendar",
}


def take_along(view: RoutineView, ask: dict) -> Sent:
    """(what to send, bytes) for what was asked of a RoutineView."""
    if view.routine is None or not view.routine.steps:
        raise FootlibError("There is no routine to take along yet: pick at least one condition.")
    return ASKS[one_of("What is asked of a routine", ask.get("ask"), tuple(ASKS))](view.routine, ask, view.catalog)


def as_file(routine: Routine, ask: dict, catalog: Catalog) -> Sent:
    """A handout as a file for the browser to keep, or the page that it prints."""
    kind = ask.get("kind")
    if kind not in KINDS:
        raise FootlibError(f"A handout cannot be made as {kind!r}. Known: {', '.join(KINDS)}.")
    made = handout_bytes(routine, kind, large_print=bool(ask.get("large")), catalog=catalog)
    return {"type": KINDS[kind], "name": f"{'-'.join(routine.conditions)[:60]}{kind}"}, made


def as_text(routine: Routine, ask: dict, catalog: Catalog) -> Sent:
    """The routine as one line, and as plain text."""
    return {"line": share(routine), "text": str(routine)}, None


def under_name(routine: Routine, ask: dict, catalog: Catalog) -> Sent:
    """Kept by name in the learner's records; a trouble with the file is a mistake that the learner reads."""
    name = ask.get("name", "")
    if not isinstance(name, str) or not name.strip():
        raise FootlibError("A routine is saved by a name, such as 'Sunday evening': write one first.")
    book, name = records(), " ".join(name.split())[:80]
    if not book.save_routine(name, share(routine)):
        raise FootlibError(book.trouble)
    return {"name": name}, None


ASKS = {"file": as_file, "text": as_text, "save": under_name}
