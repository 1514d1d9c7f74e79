"""What one honest pass of a step takes, worked out from its strokes, and what a step's time is, in words."""

from ..cache import kept_with
from ..catalog import Catalog
from ..catalog.place_index import index_of
from ..model import Move, Stroke
from ..model.stroke import TURNS

Pass = list[tuple[Stroke, float]]

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTED = {"line": "stroke", "pull": "pull", "press": "press"}  #: one by one
ROWS = {"roll": "line", "walk": "row"}  #: so many, so often
REPEATED = ("squeeze", "spread", "shake")  #: done so many times
UNCOUNTED = ("hold", "tap", "pinch")  #: nobody counts taps: only their time is told
BRISK = 1  # second: what goes faster along a line is no stroke that one counts, but a place that is rubbed


@kept_with
def one_pass(catalog: Catalog, id: str, foot: str, places: tuple[str, ...]) -> Pass:
    """The strokes of a move that are left for a step with these places, each with its seconds in one pass."""
    return index_of(catalog.geometry).one_pass(catalog.moves[id], foot, places)


def least(catalog: Catalog, id: str, foot: str, places: tuple[str, ...]) -> int:
    """The seconds below which a step is not done as it is told: one honest pass."""
    move = catalog.moves[id]
    return move.pace(one_pass(catalog, id, foot, places)) if move.role == "work" else move.least


def amount(catalog: Catalog, id: str, foot: str, places: tuple[str, ...], seconds: int) -> str:
    """How often and how long: 'three lines, about 45 s'."""
    done = one_pass(catalog, id, foot, places)
    passes = seconds / (sum(each for _, each in done) or seconds)
    often = how_often(catalog.moves[id], done, passes) if done else ""
    return f"{often}, about {seconds} s" if often else f"about {seconds} s"


def how_often(move: Move, done: Pass, passes: float) -> str:
    """'six strokes', 'three lines, twice', 'five places', 'four times'; nothing for what nobody counts."""
    passes = max(int(passes), 1) if move.role == "work" else passes  # an opening may be less than a whole pass
    first, often = done[0][0], done[0][0].times or 1
    if first.kind in UNCOUNTED:
        return ""
    if move.technique == "own-movement":
        return times(int(often * passes))
    if first.kind in REPEATED:
        return times(int(sum(len(stroke.points) * (stroke.times or 1) for stroke, _ in done) * passes))
    if first.kind in COUNTED and (first.kind != "line" or first.seconds >= BRISK):
        return plural(max(round(sum(strokes(*one) for one in done) * passes), 1), COUNTED[first.kind])
    if first.kind in ROWS:
        return repeated(plural(len(done), ROWS[first.kind]), int(often * passes))
    count = sum(places(*one) for one in done)
    if first.kind == "circle" and count == 1:
        return plural(int((first.times or TURNS) * passes), "circle")
    return repeated(plural(count, "place"), int(passes))


def strokes(stroke: Stroke, seconds: float) -> int:
    """How many strokes, pulls or presses there are in one pass."""
    return round(seconds / stroke.seconds) if stroke.kind == "press" else stroke.times or 1


def places(stroke: Stroke, seconds: float) -> int:
    """On how many places the hand stays in one pass."""
    often = stroke.times or (TURNS if stroke.kind == "circle" else 1)
    return round(seconds / stroke.seconds / often) if stroke.kind == "circle" or stroke.stops else 1


def repeated(what: str, count: int) -> str:
    return f"{what}, {times(count)}" if count > 1 else what


def number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def plural(count: int, unit: str) -> str:
    return f"{number(count)} {unit if count == 1 else unit + ('es' if unit.endswith('s') else 's')}"


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count) or f"{number(count)} times"
