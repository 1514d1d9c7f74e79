"""Zones picked on a map: how many are right, and what kind of wrong the others are."""

from .checker import ids
from .distance import NEAR, Touch, nearest, outlines


def checked(exercise, answer, catalog):
    """(passed, what kind of wrong)."""
    given, right = spots(catalog, ids(answer, "['heel@left']")), spots(catalog, exercise.answer)
    if given == right:
        return True, ""
    says = [slip.says for slip in exercise.wrong if spots(catalog, slip.answer) == given]
    return False, " ".join([*(says or kinds(catalog, given, right)), counted(given, right)])


def spots(catalog, texts):
    """{(place, foot)}: a bare place stands for every foot that has it."""
    return set(catalog.spots(texts))


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
    feet = [side for place, side in right if neighbours(catalog, id, place)]
    if feet:
        return f"One pick is a neighbour: very near{'' if foot in feet else ', and on the other foot'}."
    return "One pick lies somewhere else on the foot."


def neighbours(catalog, id, place):
    """Whether the middle of one place lies near another one, on any surface."""
    return any(
        gap[0] <= NEAR
        for foot in catalog.places[id].feet
        for touch in middles(catalog, id, foot)
        for side in catalog.places[place].feet
        if (gap := nearest(catalog, [(place, side)], touch))
    )


def middles(catalog, id, foot):
    """The middle of each outline of a place."""
    for surface in catalog.geometry.surfaces(id):
        for outline in outlines(catalog, id, surface, foot):
            yield Touch(foot, surface, tuple(sum(c) / len(outline) for c in zip(*outline, strict=True)))
