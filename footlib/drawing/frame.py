"""Where the feet stand in the widgets' SVG: known without drawing, so that arrows can be laid over a stored map."""

from dataclasses import dataclass

from .views import VIEWS, around, panels

UNITS = 600  # of the viewBox in a foot length
GAP, MARGIN, HEAD = 0.13, 0.02, 0.06  # between the feet, around everything, above each foot for its name; foot lengths


@dataclass(frozen=True)
class Frame:
    """Where the page's foot lengths stand in the viewBox."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def matrix(self):
        return (UNITS, 0, 0, UNITS, -self.left * UNITS, -self.bottom * UNITS)

    def view_box(self, boxes):
        """The part of the viewBox around boxes and the name above them: x, y, width and height, y downwards."""
        left, bottom, right, top = around(boxes)
        x, y = (left - MARGIN - self.left) * UNITS, self.height - (top + HEAD - self.bottom) * UNITS
        return x, y, (right - left + 2 * MARGIN) * UNITS, (top - bottom + HEAD + MARGIN) * UNITS

    def point(self, panel, at):
        """A point of a panel's surface, in foot lengths there, in the viewBox: y downwards."""
        x = panel.dx - at[0] if panel.mirrored else panel.dx + at[0]
        return (x - self.left) * UNITS, self.height - (panel.dy + at[1] - self.bottom) * UNITS


def framed(view, outlines):
    """The panels of a view with both feet, and their frame."""
    placed = panels(view, outlines, ("left", "right"), GAP + (HEAD if VIEWS[view].stacked else 0))
    left, bottom, right, top = around([panel.box for panel in placed])
    left, bottom, right, top = left - MARGIN, bottom - MARGIN, right + MARGIN, top + HEAD + MARGIN
    return placed, Frame(left, bottom, (right - left) * UNITS, (top - bottom) * UNITS)
