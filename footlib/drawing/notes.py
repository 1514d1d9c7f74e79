"""What a chart says in words: the notes under it, remarks and the sources that they cite, set in columns of even
height; and the text for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.base import fill_gaps
from .views import VIEWS

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..model import Source
    from .chart_request import ChartRequest, Marked
    from .sheet import Sheet


SIZE, SMALL = 7.6, 7.0  # points of a remark, and of a source


@dataclass(frozen=True)
class Note:
    """A paragraph, with a heading where it has one."""

    head: str
    text: str
    size: float = SIZE


class Citations:
    """The sources named so far."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.ids: list[str] = []

    def numbers(self, ids: Iterable[str]) -> str:
        """The sources' numbers, kept on one line: '1, 4'."""
        ids = list(ids)
        self.ids += [id for id in ids if id not in self.ids]
        return ",\u00a0".join(str(self.ids.index(id) + 1) for id in ids)

    def listed(self) -> Note:
        """All of them in one paragraph."""
        told = (f"{number} {credit(self.catalog.sources[id])}" for number, id in enumerate(self.ids, 1))
        return Note("Sources", " · ".join(told), SMALL)


def credit(source: Source) -> str:
    """Authors in short, the year, and where it was published."""
    first, *others = source.authors.split(", ")
    who = first + (" and others" if others and not first.endswith("others") else "")
    when = f" {source.year}" if source.year and str(source.year) not in source.work else ""
    return f"{who}{when}" + (f", {source.work}" if source.work != source.authors else "")


def credits(catalog: Catalog, ids: Iterable[str]) -> str:
    """Sources in short, one after the other."""
    return "; ".join(credit(catalog.sources[id]) for id in ids)


GUTTER, GAP = 0.26, 0.07  # inches between columns, and between notes


@dataclass(frozen=True)
class Block:
    """A note broken into lines for a column."""

    note: Note
    body: str
    height: float  #: with the gap under it


def notes_of(request: ChartRequest) -> list[Note]:
    """The notes under a chart; none for charts that need no words."""
    if request.instead or request.marked or request.crowded:
        return []
    cited = Citations(request.catalog)
    notes = list(request.layer.notes(request, cited))
    return notes + ([cited.listed()] if cited.ids else [])


def columns(request: ChartRequest, width: float) -> tuple[float, list[list[Block]], float]:
    """The notes in columns: (width of a column, the blocks of each column, the height of all)."""
    notes = notes_of(request)
    count = request.layer.note_columns or (3 if width > 9 else 2)
    wide = (width - (count - 1) * GUTTER) / count
    blocks = [block(note, wide) for note in notes]
    height = sum(b.height for b in blocks) / count
    while len(filled := fill(blocks, height)) > count:
        height += 0.04
    return wide, filled, max((sum(b.height for b in column) for column in filled), default=0.0)


def fill(blocks: list[Block], height: float) -> list[list[Block]]:
    """The blocks in as many columns of at most this height as they need."""
    filled: list[list[Block]] = []
    used = height
    for one in blocks:
        if used + one.height > height + GAP or not filled:
            filled.append([])
            used = 0.0
        filled[-1].append(one)
        used += one.height
    return filled


def block(note: Note, width: float) -> Block:
    from .fonts import LINE, lines_within

    body = "\n".join(line for text in note.text.split("\n") for line in lines_within(text, width, note.size))
    lines = body.count("\n") + 1 + bool(note.head)
    gap = 0.02 if not note.head and len(note.text) < 40 else GAP
    return Block(note, body, lines * note.size * LINE / 72 + gap)


def set_notes(sheet: Sheet) -> None:
    """Write the notes under the feet."""
    left = sheet.page.margin
    wide, filled, height = columns(sheet.request, sheet.page.width - 2 * left)
    for i, column in enumerate(filled):
        y = sheet.page.low + height
        for one in column:
            set_block(sheet, one, left + i * (wide + GUTTER), y)
            y -= one.height


def set_block(sheet: Sheet, one: Block, x: float, y: float) -> None:
    from .fonts import LINE

    if one.note.head:
        sheet.text(x, y, one.note.head, size=one.note.size, va="top", fontweight="bold")
        y -= one.note.size * LINE / 72
    sheet.text(x, y, one.body, size=one.note.size, va="top")


# --- for those who cannot see it

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
    return f"{fill_gaps(title, of=view.of, title=view.title)}. {subtitle}{between} {notes_in_words(request)}"


def notes_in_words(request: ChartRequest) -> str:
    """The notes under the chart, as they stand there."""
    return " ".join(f"{note.head}: {ended(note.text)}" if note.head else ended(note.text) for note in notes_of(request))


def ended(text: str) -> str:
    """Lines as sentences."""
    lines = (line.rstrip(".") for line in text.replace("  ", ": ").replace("\u00a0", " ").split("\n"))
    return ". ".join(lines) + "."
