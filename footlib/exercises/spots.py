"""Zones picked on a map: how many are right, and what kind of wrong the others are."""

from math import hypot

from ..model import shapes
from .given import ids

NEAR = 0.12  # foot lengths between the middles of neighbours


def checked(exercise, answer, catalog):
    """(passed, what kind of wrong)."""
    given, right = spots(catalog, ids(answer, "['heel@left']")), spots(catalog, exercise.answer)
    if given == right:
        return True, ""
    says = [slip.says for slip in exercise.wrong if spots(catalog, slip.answer) == given]
    return False, " ".join([*(says or kinds(catalog, given, right)), counted(given, right)])


def spots(catalog, texts):
    """{(place, foot)}: a bare place stands for every foot that has it."""
    return {(id, foot) for text in texts for id, feet in [catalog.place(text)] for foot in feet}


def counted(given, right):
    hits, extra, missing = len(given & right), len(given - right), len(right - given)
    said = [f"{hits} of {len(right)} found"]
    said += [f"{missing} missing"] if missing else []
    said += [f"{extra} too many"] if extra else []
    return f"{'; '.join(said)}."


def kinds(catalog, given, right):
    """One sentence for each kind of wrong."""
    found = [kind(catalog, spot, right) for spot in sorted(given - right)]
    return list(dict.fromkeys(found))


def kind(catalog, spot, right):
    """How one wrong pick misses the places that are asked for."""
    id, foot = spot
    if any(id == place for place, _ in right):
        return "The place is right, the foot is not."
    if any(id in catalog.geometry.up(place) for place, _ in right):
        return "One pick is too large: what is asked for is a part of it."
    if any(place in catalog.geometry.up(id) for place, _ in right):
        return "One pick is too small: it is only a part of what is asked for."
    near = [(place, side) for place, side in right if distance(catalog, id, place) < NEAR]
    if near:
        return f"One pick is a neighbour: very near{'' if foot in {f for _, f in near} else ', and on the other foot'}."
    return "One pick lies somewhere else on the foot."


def distance(catalog, a, b):
    """Between the middles of two places, in foot lengths, on a surface that shows both; far where none does."""
    return min((hypot(ax - bx, ay - by) for (one, ax, ay) in middles(catalog, a) for (other, bx, by) in
                middles(catalog, b) if one == other), default=1.0)


def middles(catalog, id):
    """(surface, x, y) of the middle of each part that a place is drawn as."""
    for part_of in [id] if id in catalog.zones else catalog.geometry.down(id):
        for surface, parts in catalog.places[part_of].shapes.items():
            for part in parts:
                points = shapes.polygon(surface, part)
                yield surface, *(sum(c) / len(points) for c in zip(*points, strict=True))
