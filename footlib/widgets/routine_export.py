"""What a routine is asked for above its steps: to be printed, copied, or saved by name. Nothing here is state: a file
or a text is made when somebody asks, and goes once, to the display that asked."""

from ..errors import FootlibError
from ..handouts import printed, share
from ..model import Routine
from ..records import records

KINDS = {  # suffix → (what it is to the browser, what it is to the learner)
    ".html": ("text/html", "Web page"),
    ".pdf": ("application/pdf", "PDF"),
    ".png": ("image/png", "Picture"),
    ".md": ("text/markdown", "Text"),
    ".ics": ("text/calendar", "Calendar"),
}


def answer(view, ask):
    """(what to send, bytes) for what was asked of a RoutineView."""
    if view.routine is None or not view.routine.steps:
        raise FootlibError("There is no routine to take along yet: pick at least one condition.")
    return ASKS[ask.get("ask")](view, ask)


def file(view, ask):
    """A handout as a file for the browser to keep, or the page that it prints."""
    kind = ask.get("kind")
    if kind not in KINDS:
        raise FootlibError(f"A handout cannot be made as {kind!r}. Known: {', '.join(KINDS)}.")
    made = printed(view.routine, kind, large_print=bool(ask.get("large")), catalog=view.catalog)
    return {"type": KINDS[kind][0], "name": f"{'-'.join(view.routine.conditions)[:60]}{kind}"}, made


def text(view, ask):
    """The routine as one line, and as plain text."""
    return {"line": share(view.routine), "text": str(view.routine)}, None


def save(view, ask):
    """Kept by name in the learner's records."""
    return {"name": keep(view.routine, ask.get("name", ""))}, None


def keep(routine: Routine, name: object) -> str:
    """Save a routine by name, and give the name back; a trouble with the file is a mistake that the learner reads."""
    if not isinstance(name, str) or not name.strip():
        raise FootlibError("A routine is saved by a name, such as 'Sunday evening': write one first.")
    book, name = records(), " ".join(name.split())[:80]
    if not book.save_routine(name, share(routine)):
        raise FootlibError(book.trouble)
    return name


ASKS = {"file": file, "text": text, "save": save}
