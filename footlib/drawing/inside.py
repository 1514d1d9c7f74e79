"""Names that fit into their own shape: tried as one line, then as two."""

from shapely.geometry import box
from shapely.ops import polylabel

from .scene import polygons
from .sheet import measure

MARGIN = 0.025  # inches between a name and the border of its shape
STEPS = 9


def wrappings(name):
    """A name as one line and as every pair of lines."""
    words = name.split(" ")
    return [name, *(" ".join(words[:i]) + "\n" + " ".join(words[i:]) for i in range(1, len(words)))]


def place_for(name, shape, size):
    """(text, x, y) where a name fits into a shape, or None."""
    best = None
    for text in wrappings(name):
        width, height = measure(text, size)
        for part in polygons(shape):
            spot = spot_in(part, width + 2 * MARGIN, height + MARGIN)
            if spot and (best is None or width < best[0]):
                best = (width, text, *spot)
    return best[1:] if best else None


def spot_in(part, width, height):
    """The centre of a box of this size inside a polygon, as near to its middle as possible, or None."""
    left, bottom, right, top = part.bounds
    if right - left < width or top - bottom < height:
        return None
    middle = part.centroid
    spots = [(middle.x, middle.y), *grid(part.bounds, width, height)]
    fitting = [(x, y) for x, y in spots if part.contains(box(x - width / 2, y - height / 2, x + width / 2, y + height / 2))]
    return min(fitting, key=lambda p: (p[0] - middle.x) ** 2 + (p[1] - middle.y) ** 2, default=None)


def grid(bounds, width, height):
    left, bottom, right, top = bounds
    xs = [left + width / 2 + (right - left - width) * i / (STEPS - 1) for i in range(STEPS)]
    ys = [bottom + height / 2 + (top - bottom - height) * i / (STEPS - 1) for i in range(STEPS)]
    return [(x, y) for x in xs for y in ys]


def anchor_of(shape, towards):
    """The point of a shape at which its line ends: the middle of a compact shape, the near end of a long one."""
    part = min(polygons(shape), key=lambda p: (abs(p.centroid.x - towards) > 1e9, abs(p.centroid.x - towards)))
    return inner_point(part, towards)


def inner_point(part, towards):
    middle = polylabel(part, 0.01)
    left, _, right, _ = part.bounds
    radius = part.exterior.distance(middle)
    if right - left < 5 * radius:
        return middle.x, middle.y
    core = part.buffer(-radius * 0.6)
    end = min((p for piece in polygons(core) or [part] for p in piece.exterior.coords),
              key=lambda p: abs(p[0] - towards))
    return end[0], end[1]
