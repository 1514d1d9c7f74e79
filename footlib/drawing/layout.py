"""Where each foot stands in a picture: which surfaces a view shows, in which order, and which of them are mirrored."""

from dataclasses import dataclass

from ..model import shapes


@dataclass(frozen=True)
class View:
    """One side from which both feet are seen. `stored` is the foot that is drawn as the data hold it; the other is
    its mirror image. On the sole the big toes meet in the middle because the left foot is stored and stands right."""

    title: str
    surfaces: tuple[str, ...]  #: of the first foot, from left to right; the second foot shows them in reverse
    order: tuple[str, str]  #: the feet, from left to right or from top to bottom
    stored: tuple[str, ...]  #: for each surface, the foot that is drawn as stored
    stacked: bool = False

    def mirrored(self, surface, foot):
        return self.stored[self.surfaces.index(surface)] != foot


VIEWS = {
    "sole": View("The sole", ("sole",), ("right", "left"), ("left",)),
    "top": View("The top of the foot", ("top",), ("left", "right"), ("right",)),
    "inner": View("The inner side of the foot", ("inner",), ("right", "left"), ("left",), stacked=True),
    "outer": View("The outer side of the foot", ("outer",), ("right", "left"), ("right",), stacked=True),
    "leg": View("The lower leg", ("leg-front", "leg-back"), ("right", "left"), ("left", "right")),
}


@dataclass(frozen=True)
class Panel:
    """One surface of one foot, placed on the page; page units are foot lengths, y upwards."""

    foot: str
    surface: str
    mirrored: bool
    dx: float
    dy: float
    box: tuple[float, float, float, float]  #: left, bottom, right, top on the page

    @property
    def matrix(self):
        """The affine transform from the surface's foot lengths to the page, as shapely takes it."""
        return (-1 if self.mirrored else 1, 0, 0, 1, self.dx, self.dy)

    def point(self, at):
        """A point given in the surface's own coordinates, on the page."""
        x, y = shapes.flat(self.surface, [at])[0]
        return (self.dx - x if self.mirrored else self.dx + x, self.dy + y)


def extent(surface, outline):
    """The box around a surface's outline, in foot lengths."""
    points = [p for part in (*outline.silhouette, *outline.toes) for p in shapes.polygon(surface, part)]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def slots(view, feet):
    """(foot, surface) in the order in which they stand on the page."""
    named = VIEWS[view]
    first = named.order[0]
    return [(foot, surface) for foot in named.order if foot in feet
            for surface in (named.surfaces if foot == first else named.surfaces[::-1])]


def panels(view, outlines, feet, gap):
    """The panels of a view with the left lower corner of the first at 0, 0; `gap` lies between the two feet."""
    placed, edge, previous = [], 0.0, None
    for foot, surface in slots(view, feet):
        left, bottom, right, top = extent(surface, outlines[surface])
        mirrored = VIEWS[view].mirrored(surface, foot)
        space = 0 if previous is None else gap if foot != previous or VIEWS[view].stacked else gap / 2
        if VIEWS[view].stacked:
            x, y = 0.0, edge - space - (top - bottom)
            edge = y
        else:
            x, y = edge + space, 0.0
            edge = x + right - left
        dx = x + right if mirrored else x - left
        box = (x, y, x + right - left, y + top - bottom)
        placed.append(Panel(foot, surface, mirrored, dx, y - bottom, box))
        previous = foot
    return placed


def around(boxes):
    """The box around boxes."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
