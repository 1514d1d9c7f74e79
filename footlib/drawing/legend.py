"""What stands above and below the feet: title, what the chart is and is not, and the colours of the systems."""

from matplotlib.patches import Rectangle
from shapely.geometry import box

from .layout import VIEWS
from .paint import paint
from .scene import hatching
from .sheet import SERIF, measure
from .style import FAINT_INK, INK, Look, zone_look

SYSTEM_NAMES = {
    "nervous": "Brain and nerves", "sensory": "Senses", "endocrine": "Hormone glands", "reproductive": "Reproduction",
    "respiratory": "Breathing", "circulatory": "Heart", "digestive": "Digestion", "urinary": "Kidneys and bladder",
    "immune": "Immune organs", "lymphatic": "Lymph", "musculoskeletal": "Bones, joints and muscles",
}
SUBTITLES = {
    "zones": "Where reflexology charts place the organs: a convention of charts, not anatomy",
    "regions": "The plain places of the foot, by the names that this course uses",
    "plain": "",
}
NOTE = "Names in italics: charts disagree most about these. Dashed: guide lines that you can see or feel."
SWATCH, SIZE = (0.20, 0.115), 8.0


def heading(sheet):
    """The title; a picture that only points at places has a short one."""
    page, title = sheet.page, VIEWS[sheet.request.view].title
    if sheet.request.marked:
        sheet.text(0.25, page.height - 0.16, title, size=13, va="top", fontfamily=SERIF, color=FAINT_INK)
        return
    sheet.text(page.width / 2, page.height - 0.20, title, size=25, ha="center", va="top", fontfamily=SERIF, color=INK)
    sheet.text(page.width / 2, page.height - 0.60, SUBTITLES[sheet.request.layer], size=9.5, ha="center", va="top",
               color=FAINT_INK)


def legend(sheet, systems):
    """A swatch and a name for each system, in centred rows, and a note under them."""
    rows = wrapped([(system, SYSTEM_NAMES[system]) for system in systems], sheet.page.width - 0.8)
    y = 0.34 + 0.22 * (len(rows) - 1) + 0.06
    for row in rows:
        x = (sheet.page.width - width_of(row)) / 2
        for system, name in row:
            swatch(sheet.ax, x, y, system)
            sheet.text(x + SWATCH[0] + 0.06, y, name, size=SIZE, va="center")
            x += entry_width(name)
        y -= 0.22
    if sheet.request.view == "sole":
        sheet.text(sheet.page.width / 2, 0.14, NOTE, size=7.5, ha="center", va="center", color=FAINT_INK)


def entry_width(name):
    return SWATCH[0] + 0.06 + measure(name, SIZE)[0] + 0.22


def width_of(row):
    return sum(entry_width(name) for _, name in row) - 0.22


def wrapped(entries, room):
    """Entries in as few rows as the room needs, of similar length."""
    for count in range(1, len(entries) + 1):
        size = -(-len(entries) // count)
        rows = [entries[i:i + size] for i in range(0, len(entries), size)]
        if all(width_of(row) <= room for row in rows):
            return rows
    return [[entry] for entry in entries]


def swatch(ax, x, y, system, size=SWATCH):
    """A small field in a system's colour and hatching."""
    look, (width, height) = zone_look(system), size
    field = box(x, y - height / 2, x + width, y + height / 2)
    ax.add_patch(Rectangle((x, y - height / 2), width, height, facecolor=look.fill, edgecolor=look.edge, lw=0.6, zorder=6))
    if look.hatched:
        paint(ax, hatching(field, 0.045), Look(None, look.edge, 0.6), zorder=6.1)
