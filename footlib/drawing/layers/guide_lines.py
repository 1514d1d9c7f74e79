"""The guide lines of the sole."""

from ...model import shapes
from ..labels import Label
from ..style import GUIDE
from ..text_metrics import measure


def draw_guides(sheet, columns, caption=lambda landmark: landmark.name):
    """Dashed lines across each foot; gives back their names as (side, Label), ready for the columns."""
    side = "between" if "between" in columns else "right"
    return [
        (side, guide_label(sheet, columns[side], id, landmark, caption(landmark)))
        for id, landmark in sheet.request.catalog.landmarks.items()
    ]


def guide_label(sheet, column, id, landmark, words):
    ends = [draw_guide(sheet, panel, landmark, column) for panel in sheet.panels]
    ports = tuple((column.port(words, end, "guide"), end) for end in ends)
    return Label(words, ports, measure(words)[1] + 0.02, f"line-{id}", "guide")


def draw_guide(sheet, panel, landmark, column):
    """Draw a guide line on one foot; gives back its end that is nearer to the column."""
    k, (x, y) = sheet.scale, sheet.origin
    points = shapes.open_curve([panel.point(at) for at in landmark.line])
    xs, ys = [px * k + x for px, _ in points], [py * k + y for _, py in points]
    sheet.line(xs, ys, color=GUIDE.edge, lw=GUIDE.width * sheet.weight, dashes=(4, 2.4), zorder=4, alpha=0.9)
    return min((xs[0], ys[0]), (xs[-1], ys[-1]), key=lambda end: abs(end[0] - column.x))
