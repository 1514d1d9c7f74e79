"""A learner's own measures of a print → the indices that they are enough for."""

from ...arguments import entries
from ...arguments import number as within
from ...errors import FootlibError, echo

MOST = 10_000  # millimetres, squares or degrees
THIRDS = "thirds are three numbers: heel, middle, front, such as (60, 50, 90)"
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


def blank(given):
    return given is ... or given is None or (isinstance(given, str) and not given)


def number(name, given):
    """A measure, or nothing where none is there yet."""
    if blank(given):
        return None
    try:
        value = within(name, given, 0, MOST)
    except FootlibError:
        value = 0
    if not value:
        raise FootlibError(f"{name} is a number above 0, up to {MOST:,}, without its unit, not {echo(given)}.")
    return value


def share(thirds):
    """The middle third's part of all three."""
    if blank(thirds):
        return None
    counts = entries(thirds, THIRDS)
    if len(counts) != 3:
        raise FootlibError(f"{THIRDS}, not {echo(thirds)}.")
    counts = [number("each of the thirds", one) for one in counts]
    return None if None in counts else counts[1] / sum(counts)
