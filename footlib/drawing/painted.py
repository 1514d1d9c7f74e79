"""Marks with their names: inside their shapes where they fit, else in the columns."""

from matplotlib.patheffects import withStroke
from shapely.ops import unary_union

from .chart_request import crowded
from .columns import Named, add_labels
from .label_fit import place_for
from .layers.ranks import short
from .text_metrics import SIZE


def paint_and_name(sheet, columns, marks, entries, guides=()):
    """Paint the marks of each panel; names stand inside their shapes where they fit, else in the columns. More than a
    page can hold are left out."""
    outside, bare = [], crowded(sheet.request)
    for many in marks:
        for order, mark in enumerate(many):
            sheet.mark(mark, 2 + order / 100)
            if not bare and not name_inside(sheet, mark, covering(many, order), entries[mark.name]):
                outside.append(named(sheet, mark, entries[mark.name]))
    add_labels(sheet, columns, outside, guides)


def covering(marks, order):
    """What lies on a mark: all that is painted after it."""
    return unary_union([above.geometry for above in marks[order + 1 :]]).buffer(0.004)


def name_inside(sheet, mark, above, entry):
    """Write a name into its shape, clear of the shapes that lie on it; False where it does not fit."""
    spot = place_for(short(entry.name), sheet.inches(mark.geometry.difference(above)), SIZE)
    if spot:
        text, x, y = spot
        written = sheet.text(x, y, text, ha="center", va="center", **style_of(entry))
        written.set_gid(f"label:{mark.name}")
        written.set_path_effects([withStroke(linewidth=2.4, foreground=mark.look.fill)])  # no line runs through it
    return bool(spot)


def style_of(entry):
    return {"fontstyle": "italic"} if getattr(entry, "agreement", "") == "low" else {}


def named(sheet, mark, entry):
    style = "doubtful" if style_of(entry) else mark.kind
    return Named(mark.name, entry.name, mark.foot, sheet.inches(mark.geometry), style, mark.system)
