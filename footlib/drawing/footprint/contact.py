"""From a rule for the sole's contact and a dip to the print: polygons in foot lengths, heel down, inner side left."""

from math import pi, sin

from shapely.geometry import MultiPolygon, Polygon, box

from ...model import shapes

STEPS = 8  # points between two control points
KEPT = (0.2, 0.86)  # between these shares of the arch's heights no corner is rounded


def print_of(rule, dip):
    """The print without toes: one polygon."""
    rows = [edges(rule, dip, *row) for row in corner_cut(rule.borders)]
    inner = [(x * shapes.BREADTH, y) for y, x, _ in rows]
    outer = [(x * shapes.BREADTH, y) for y, _, x in rows]
    whole = Polygon(inner + outer[::-1]).buffer(0).intersection(box(-1, 0, 2, rule.front))
    return rounded(whole, rule)


def edges(rule, dip, y, inner, outer):
    """Where the print begins and ends at a height, x in foot breadths."""
    rim = rule.rim * min(1, y / rule.rim_from)
    return y, inner + rim + dip * bump(rule, y) * (outer - inner), outer - rim


def bump(rule, y):
    """How much of the dip works at a height: 0 … 1."""
    low, high = rule.arch
    t = min(max((y - low) / (high - low), 0), 1) ** rule.skew
    return max(sin(pi * t), 0) ** rule.fullness


def rounded(whole, rule):
    """The print with soft corners at heel and ball; in the arch, where it may be narrow, not a hair of it changes."""
    low, high = (rule.arch[0] + share * (rule.arch[1] - rule.arch[0]) for share in KEPT)
    middle, soft = box(-1, low, 2, high), 2 * rule.corner
    ends = whole.difference(box(-1, low + soft, 2, high - soft))
    return whole.intersection(middle).union(ends.buffer(-rule.corner).buffer(rule.corner).intersection(whole))


def toes_of(rule):
    """The prints of the toes, which no index counts."""
    return MultiPolygon([Polygon(shapes.polygon("sole", part)) for part in rule.toes])


def corner_cut(rows):
    """The smooth curve that touches the middle of each piece of a broken line: it stays inside bends, so that areas
    come out as for the broken line."""
    yield rows[0]
    for before, corner, after in zip(rows, rows[1:], rows[2:], strict=False):
        start, end = halfway(before, corner), halfway(corner, after)
        yield from (between(start, corner, end, i / STEPS) for i in range(STEPS))
    yield halfway(rows[-2], rows[-1])
    yield rows[-1]


def halfway(a, b):
    return tuple((p + q) / 2 for p, q in zip(a, b, strict=True))


def between(a, b, c, t):
    """A point of the quadratic Bézier curve from a to c, bent towards b."""
    return tuple((1 - t) ** 2 * p + 2 * t * (1 - t) * q + t**2 * r for p, q, r in zip(a, b, c, strict=True))
