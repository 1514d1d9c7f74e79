"""A learner's own measures of a print → the indices that they are enough for."""

from collections.abc import Iterable
from math import isfinite
from numbers import Real

from ...errors import FootlibError

BLANK = (..., None, "")
WIDTHS = "the narrowest width of the midfoot cannot be wider than the {}: measure both again, toes left out."


def checked(forefoot, midfoot, heel, thirds, angle):
    """{way of measuring: value}; what is missing gives no value."""
    a, b, c = (number(name, given) for name, given in (("forefoot", forefoot), ("midfoot", midfoot), ("heel", heel)))
    if a and b and b > a:
        raise FootlibError(f"forefoot={a:g}, midfoot={b:g}: {WIDTHS.format('forefoot')}")
    values = {"arch-index": share(thirds), "clarke": number("angle", angle)}
    values["chippaux-smirak"] = b / a * 100 if a and b else None
    values["staheli"] = b / c if b and c else None
    return {way: value for way, value in values.items() if value is not None}


def number(name, given):
    if given in BLANK:
        return None
    if isinstance(given, bool) or not isinstance(given, Real) or not isfinite(given) or given <= 0:
        raise FootlibError(f"{name} is a number above 0, without its unit, not {given!r}.")
    return float(given)


def share(thirds):
    """The middle third's part of all three."""
    if thirds in BLANK or (isinstance(thirds, Iterable) and any(one in BLANK for one in thirds)):
        return None
    counts = [number("thirds", one) for one in thirds] if isinstance(thirds, Iterable) else []
    if len(counts) != 3:
        raise FootlibError(f"thirds are three numbers: heel, middle, front, such as (60, 50, 90), not {thirds!r}.")
    return counts[1] / sum(counts)
