"""What one honest pass of a step takes, worked out from its strokes, and what a step's time is, in words."""

from ..cache import kept_with
from ..catalog import Catalog
from ..catalog.place_index import index_of
from ..model import Move, Stroke
from ..model.move import number
from ..model.stroke import TURNS

Pass = list[tuple[Stroke, float]]

STAYING = {"press": "press", "circle": "round"}  #: what is counted where the hand stays on one point
GOING = {  #: what is counted where it goes on
    **{"line": "stroke", "pull": "pull", "roll": "line", "walk": "row", "press": "point"},
    **dict.fromkeys(("rub", "circle", "squeeze", "spread", "shake"), "stop"),
}
UNCOUNTED = ("hold", "tap", "pinch")  #: nobody counts taps: only their time is told
BRISK = 1  # second: what goes faster along a line is no stroke that one counts, but a place that is rubbed


@kept_with
def one_pass(catalog: Catalog, id: str, foot: str, places: tuple[str, ...]) -> Pass:
    """The strokes of a move that are left for a step with these places, each with its seconds in one pass."""
    return index_of(catalog.geometry).one_pass(catalog.moves[id], foot, places)


@kept_with
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
    """'six strokes', 'three lines, each twice', 'five stops, twice', 'four times'; nothing for what nobody counts. What
    is counted is what the move's words count: points and stops of one pass, and how often all of them are done."""
    whole = max(int(passes), 1)
    first, often = done[0][0], done[0][0].times or 1
    unit = move.counts or GOING.get(first.kind, "")
    if first.kind in UNCOUNTED:
        return ""
    if move.technique == "own-movement":
        return plural(often * whole, unit) if move.counts else times(often * whole)
    if first.kind == "walk":  # two rows side by side, or one after the other
        return repeated(plural(first.times or len(done), unit), whole)
    slow = first.kind == "line" and first.seconds >= BRISK
    if first.kind == "roll" or (slow and move.counts and len(done) > 1):
        return repeated(plural(len(done), unit), often * whole, each=len(done) > 1)
    if slow or (first.kind == "pull" and not move.counts):
        share = passes if move.role != "work" else whole  # an opening may be less than a whole pass
        return plural(max(round(sum(stroke.times or 1 for stroke, _ in done) * share), 1), unit)
    count = sum(places(*one) for one in done)
    if count == 1 and first.kind == "circle":
        return repeated(plural(first.times or TURNS, STAYING[first.kind]), whole)
    if count == 1 and not move.counts:
        return plural(often * whole, STAYING[first.kind]) if first.kind in STAYING else times(often * whole)
    return repeated(plural(count, unit), whole)


def places(stroke: Stroke, seconds: float) -> int:
    """On how many places the hand stays in one pass."""
    often = stroke.times or (TURNS if stroke.kind == "circle" else 1)
    if stroke.kind in ("squeeze", "spread", "shake"):
        return len(stroke.points)
    return round(seconds / stroke.seconds / often) if stroke.kind in ("press", "circle") or stroke.stops else 1


def repeated(what: str, count: int, *, each: bool = False) -> str:
    return f"{what}, {'each ' if each else ''}{times(count)}" if count > 1 else what


def plural(count: int, unit: str) -> str:
    return f"{number(count)} {unit if count == 1 else unit + ('es' if unit.endswith('s') else 's')}"


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count) or f"{number(count)} times"
