"""Checks of shapes: inside the foot, and no hidden overlaps; and of the strokes over them."""

from ..model import shapes
from .check_moves import stroke_problems
from .datafile import Problem
from .geometry import TENTH


def shape_problems(files, geometry):
    if not all(files[name].entries for name in ("regions", "zones", "outlines")):
        return  # said already
    yield from outside(files, geometry)
    yield from overlapping_zones(files, geometry)
    yield from overlapping_regions(files, geometry)
    yield from shapeless(files)
    if not files["outlines"].problems:  # else every stroke over a faulty outline would seem to leave the foot
        yield from stroke_problems(files, geometry)


def outside(files, geometry):
    """Every part lies on the foot: at least half of it inside the outline of its surface."""
    outlines = outline_masks(files)
    for attribute in ("zones", "regions"):
        for id, entry in files[attribute].entries.items():
            for surface, parts in geometry._parts(entry):
                for number, part in enumerate(parts, 1):
                    if not inside(outlines.get(surface, 0), surface, part):
                        yield Problem(
                            files[attribute].name,
                            id,
                            f"shapes.{surface}.{number}",
                            f"most of it lies outside the foot ({describe(part)}). Move it inwards.",
                        )


def outline_masks(files):
    """surface → the mask of its silhouette. On an outline with a mistake, which is told already, everything lies
    inside: one slip in it does not put all zones beside the foot."""
    right = files["outlines"].entries
    drawn = {surface: shapes.mask(surface, (*one.silhouette, *one.toes)) for surface, one in right.items()}
    return dict.fromkeys(files["outlines"].ids, ~0) | drawn


def inside(outline, surface, part):
    """Whether at least half of a part lies on the foot: the middle of a bent band may lie beside it, most of it not."""
    own = shapes.mask(surface, (part,))
    return own and 2 * (own & outline).bit_count() >= own.bit_count()


def describe(part):
    if part.at is not None:
        return f"at = {list(part.at)}"
    return f"its points begin at {list((part.outline or part.along)[0])}"


def overlapping_zones(files, geometry):
    """Zones overlap by more than a tenth only where one of them says so."""
    zones = files["zones"].entries
    for surface, a, b, share in geometry.overlaps:
        if (
            a in zones
            and b in zones
            and share > TENTH
            and same_foot(zones[a], zones[b])
            and b not in zones[a].overlaps
            and a not in zones[b].overlaps
        ):
            yield Problem(
                files["zones"].name,
                a,
                f"shapes.{surface}",
                f"covers {share:.0%} of '{b}' (or is covered by it). Move one of them, or allow it with "
                f'overlaps = ["{b}"].',
            )


def same_foot(a, b):
    return "both" in (a.foot, b.foot) or a.foot == b.foot


def overlapping_regions(files, geometry):
    """Regions are parts of the foot side by side: only a parent may cover its children."""
    regions = files["regions"].entries
    for surface, a, b, share in geometry.overlaps:
        if a in regions and b in regions and share > TENTH and not related(geometry, a, b):
            yield Problem(
                files["regions"].name,
                a,
                f"shapes.{surface}",
                f"covers {share:.0%} of '{b}' (or is covered by it). Regions lie side by side: draw them apart.",
            )


def related(geometry, a, b):
    """Whether one lies in the other, or their parents meet only because one covers its own children."""
    return a in geometry.down(b) or b in geometry.down(a) or geometry.children[a] or geometry.children[b]


def shapeless(files):
    """Every zone is drawn somewhere."""
    for id, zone in files["zones"].entries.items():
        if not zone.shapes:
            yield Problem(files["zones"].name, id, "shapes", "has no shape on any view. Give it at least one.")
