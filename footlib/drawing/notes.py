"""What stands under a chart: remarks with their grade and numbered sources, in columns of even height."""

from dataclasses import dataclass

from .chart_request import crowded, on_view
from .cite import Citations
from .layers.ranks import RANKED
from .text_metrics import LINE, measure

SIZE, SMALL = 7.6, 7.0  # points of a remark, and of a source
GUTTER, GAP = 0.26, 0.07  # inches between columns, and between notes
COLUMNS = {"key": 5}  # others have two or three


@dataclass(frozen=True)
class Note:
    """A paragraph, with a heading where it has one."""

    head: str
    text: str
    size: float = SIZE


@dataclass(frozen=True)
class Block:
    """A note broken into lines for a column."""

    note: Note
    body: str
    height: float  #: with the gap under it


def notes_of(request):
    """The notes under a chart, sources last; none for charts that need no words."""
    if request.instead or request.marked or request.layer not in NOTES or crowded(request):
        return []
    cited = Citations(request.catalog)
    notes = list(NOTES[request.layer](request, cited))
    return notes + ([Note("Sources", cited.listed(), SMALL)] if cited.ids else [])


def remarks(request, cited):
    catalog = request.catalog
    for remark in catalog.layers[request.layer].remarks:
        grade = catalog.evidence[remark.evidence].grade
        yield Note("", f"{remark.text} [{grade};\u00a0{cited.numbers(remark.sources)}]")
    shades = catalog.layers[request.layer].shades
    if shades:
        told = "; ".join(f"{shade.name.lower()}\u00a0{cited.numbers(shade.sources)}" for shade in shades)
        yield Note("", f"Sources of the shading: {told}.")


def lines(request, cited):
    for landmark in request.catalog.landmarks.values():
        yield Note(landmark.name, f"{landmark.where} Body level: {landmark.body}. [{cited.numbers(landmark.sources)}]")
    if "sole" in request.surfaces:
        strips = request.catalog.longitudinals.values()
        told = "\n".join(f"{strip.number}  {strip.toe}: {strip.body}" for strip in strips)
        cite = cited.numbers(dict.fromkeys(source for strip in strips for source in strip.sources))
        yield Note("Longitudinal zones", f"{told}. [{cite}]")


def disagreements(request, cited):
    for id, entry in request.catalog.disagreements.items():
        if entry.about == "use" or on_view(request.catalog, id, request.surfaces):
            both = ((letter, version) for letter, version in (("A", entry.a), ("B", entry.b)))
            told = "\n".join(f"{letter}  {version.says} [{cited.numbers(version.sources)}]" for letter, version in both)
            yield Note(entry.name, told)


def key(request, _):
    for id, number in numbers(request.catalog).items():
        if any(surface in request.catalog.zones[id].shapes for surface in request.surfaces):
            yield Note("", f"{number}  {request.catalog.zones[id].name}")


def numbers(catalog):
    """Zone → its number on practice charts and on the widgets' map."""
    return {id: number for number, id in enumerate(catalog.zones, 1)}


NOTES = dict.fromkeys(RANKED, remarks) | {"lines": lines, "disagreement": disagreements, "key": key}


def columns(request, width):
    """The notes in columns: (width of a column, the blocks of each column, the height of all)."""
    notes = notes_of(request)
    count = COLUMNS.get(request.layer, 3 if width > 9 else 2)
    wide = (width - (count - 1) * GUTTER) / count
    blocks = [block(note, wide) for note in notes]
    height = sum(b.height for b in blocks) / count
    while len(filled := fill(blocks, height)) > count:
        height += 0.04
    return wide, filled, max((sum(b.height for b in column) for column in filled), default=0.0)


def fill(blocks, height):
    """The blocks in as many columns of at most this height as they need."""
    filled, used = [], height
    for one in blocks:
        if used + one.height > height + GAP or not filled:
            filled.append([])
            used = 0.0
        filled[-1].append(one)
        used += one.height
    return filled


def block(note, width):
    body = "\n".join(line for text in note.text.split("\n") for line in broken(text, width, note.size))
    lines = body.count("\n") + 1 + bool(note.head)
    gap = 0.02 if not note.head and len(note.text) < 40 else GAP
    return Block(note, body, lines * note.size * LINE / 72 + gap)


def broken(text, width, size):
    """A text in lines of at most this width."""
    lines, room, space = [""], width, measure("n n", size)[0] - 2 * measure("n", size)[0]
    for word in text.split(" "):
        wide = measure(word, size)[0] + space if word else 2 * space
        if wide > room + space and lines[-1]:
            lines.append("")
            room = width
        lines[-1] += f" {word}" if lines[-1] else word
        room -= wide
    return lines


def set_notes(sheet):
    """Write the notes under the feet."""
    left = sheet.page.margin
    wide, filled, height = columns(sheet.request, sheet.page.width - 2 * left)
    for i, column in enumerate(filled):
        y = sheet.page.low + height
        for one in column:
            set_block(sheet, one, left + i * (wide + GUTTER), y)
            y -= one.height


def set_block(sheet, one, x, y):
    if one.note.head:
        sheet.text(x, y, one.note.head, size=one.note.size, va="top", fontweight="bold")
        y -= one.note.size * LINE / 72
    sheet.text(x, y, one.body, size=one.note.size, va="top")
