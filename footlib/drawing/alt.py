"""What a picture shows, in words for those who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.base import filled
from .notes import notes_of
from .views import VIEWS

if TYPE_CHECKING:
    from .chart_request import ChartRequest, Marked

FROM = {
    ("sole", 2): "Both soles side by side, seen from below: the right foot on the left, the big toes in the middle.",
    ("top", 2): "Both feet from above, as one sees one's own: the left foot on the left, the big toes in the middle.",
    ("inner", 2): "The inner sides of both feet, the right foot above the left.",
    ("outer", 2): "The outer sides of both feet, the right foot above the left.",
    ("leg", 2): "Both lower legs from the front and from behind, the right leg on the left.",
    ("sole", 1): "The sole of the {foot} foot.",
    ("top", 1): "The top of the {foot} foot.",
    ("inner", 1): "The inner side of the {foot} foot.",
    ("outer", 1): "The outer side of the {foot} foot.",
    ("leg", 1): "The {foot} lower leg from the front and from behind.",
}


def alt_text(request: ChartRequest) -> str:
    """Two or three sentences: the view, the feet, and what is drawn or pointed at, and where."""
    opening = FROM[request.view, len(request.feet)].format(foot=request.feet[0])
    return f"{opening} {pointed(request) if request.marked else request.layer.describe(request)}".strip()


def pointed(request: ChartRequest) -> str:
    """'Highlighted: 1 Heel, on both feet (…)' for each place, and what this view cannot show."""
    places = "; ".join(one_pointed(request, marked) for marked in request.marked)
    missing = f" Not to be seen from here: {', '.join(request.elsewhere)}." if request.elsewhere else ""
    return f"Highlighted: {places}.{missing}"


def one_pointed(request: ChartRequest, marked: Marked) -> str:
    name = f"{marked.badge} {marked.name}" if marked.badge else marked.caption
    where = first_clause(request.catalog.places[marked.id].where)
    feet = "on both feet" if len(marked.feet) == 2 else f"on the {marked.feet[0]} foot"
    return f"{name}, {feet} ({where})"


def first_clause(text: str) -> str:
    """A text up to its first full stop, semicolon or colon, beginning small."""
    ends = [i for mark in (". ", "; ", ": ") if (i := text.find(mark)) > 0]
    clause = text[: min(ends, default=len(text))].rstrip(".")
    return clause[0].lower() + clause[1:]


def headed_and_noted(request: ChartRequest, between: str) -> str:
    """A chart's title and subtitle, what a layer says of itself, and the notes under the chart."""
    title, subtitle = request.headings
    view = VIEWS[request.view]
    return f"{filled(title, of=view.of, title=view.title)}. {subtitle}{between} {notes_in_words(request)}"


def notes_in_words(request: ChartRequest) -> str:
    """The notes under the chart, as they stand there."""
    return " ".join(f"{note.head}: {ended(note.text)}" if note.head else ended(note.text) for note in notes_of(request))


def ended(text: str) -> str:
    """Lines as sentences."""
    lines = (line.rstrip(".") for line in text.replace("  ", ": ").replace("\u00a0", " ").split("\n"))
    return ". ".join(lines) + "."
