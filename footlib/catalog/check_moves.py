"""Checks of strokes: on the foot, within the move's places, off nerves and vessels, in the move's direction."""

from ..model import FEET, SURFACES, Spot
from ..model.stroke import LINES
from .datafile import Problem
from .place_index import covered, ground_of

MOSTLY = 0.7  # of a stroke lies within the places of its move
TOES = {"sole": (0, 1), "top": (0, 1), "inner": (1, 0), "outer": (1, 0)}  #: the way to the toes; on a leg, to the knee
SIGN = {"toes": 1, "heel": -1, "ankle": -1, "knee": 1}


def stroke_problems(files, geometry):
    ground = ground_of(geometry)
    for attribute in ("moves", "techniques"):
        for id, entry in files[attribute].entries.items():
            for field, text in problems_of(entry, ground):
                yield Problem(files[attribute].name, id, field, text)


def problems_of(entry, ground):
    """(field, problem) of one move's or technique's strokes."""
    for number, stroke in enumerate(entry.strokes, 1):
        for text in (*off_foot(stroke, ground), *(against(stroke, entry, ground) if hasattr(entry, "places") else ())):
            yield f"strokes.{number}", text
    if hasattr(entry, "places"):
        yield from (("strokes", text) for text in unshown(entry, ground))
    elif not any({s.surface for s in entry.strokes} <= set(surfaces) for surfaces in SURFACES.values()):
        yield "strokes", "must all lie on one view: a technique has one picture."


def off_foot(stroke, ground):
    points = [p for point in stroke.path for p in covered(stroke, point)]
    if not share(points, lambda p: ground.on_foot(stroke.surface, p)) >= MOSTLY:
        yield f"leaves the foot on the surface '{stroke.surface}'. Move its points inwards."
    for place in ground.never:
        drawn = place in ground.geometry.masks.get(stroke.surface, {})
        if drawn and any(p in ground.grid(stroke.surface, place, "") for p in points):
            yield f"runs through '{place}', where no step may work. Lead it around."


def against(stroke, move, ground):
    """What is wrong with a stroke for its move: outside its places, or against its direction."""
    if not known(move, ground):
        return  # said already
    points = [p for point in stroke.path for p in covered(stroke, point)]
    for foot in feet_of(move):
        places = on_foot(move, foot)
        inside = share(points, lambda p, foot=foot, places=places: ground.within(stroke.surface, foot, p, places))
        if inside < MOSTLY:
            yield f"lies to {1 - inside:.0%} outside the places of the move. Move its points, or add the place."
            break
    yield from wrong_way(stroke, move.towards[0])


def share(points, test):
    return sum(map(test, points)) / len(points)


def known(move, ground):
    """Whether each place of a move is one on which a stroke may run, on a foot that has it."""
    return all(stands(place, ground.geometry) and Spot.parse(place).place not in ground.never for place in move.places)


def stands(place: str, geometry) -> bool:
    """Whether there is such a place, on the foot with which it is written."""
    id, foot = Spot.parse(place)
    return id in geometry.places and foot in (None, *geometry.feet[id])


def on_foot(move, foot: str) -> list[str]:
    """The places that a move works on one foot, without their foot: 'heel@left' is the left foot's heel."""
    return [spot.place for spot in map(Spot.parse, move.places) if spot.on(foot)]


def feet_of(move) -> list[str]:
    """The feet on which a move has a place."""
    return [foot for foot in FEET[move.foot] if on_foot(move, foot)]


def wrong_way(stroke, towards):
    """A line runs in the direction that comes first in 'towards'."""
    if stroke.kind not in LINES and len(stroke.points) < 2:
        return
    if towards in SIGN and along(stroke.surface, towards, stroke.path) <= 0:
        yield f"runs away from the {towards}: its points must run in the first direction of 'towards'. Turn them round."


def along(surface, towards, path):
    """How far a path leads in a direction, in foot lengths; what climbs the leg leads to the ankle, too."""
    (ax, ay), (bx, by) = path[0], path[-1]
    if surface not in TOES:
        return (by - ay) * SIGN[towards]
    x, y = TOES[surface]
    ahead = ((bx - ax) * x + (by - ay) * y) * SIGN[towards]
    return max(ahead, by - ay) if x and towards in ("ankle", "knee") else ahead


def unshown(move, ground):
    """Each place has a stroke of its own, so that it can still be shown when a caution takes the others away."""
    if not known(move, ground):
        return
    told = set()
    for foot in feet_of(move):
        places = on_foot(move, foot)
        for place in places:
            if place not in told and foot in ground.geometry.feet[place]:
                told.add(place)
                yield from unshown_on(foot, place, places, move, ground)


def unshown_on(foot, place, places, move, ground):
    """What is missing of one place on a foot that has it."""
    alone = places if move.spans else [p for p in places if p in ground.family(place)]
    lost = [p for p in places if p not in alone]
    home = ground.home(move.view, place)
    if home and not any(ground.pieces(s, foot, alone, lost) for s in move.strokes if s.surface in home):
        yield f"show nothing for '{place}' on the surface '{home[0]}'. Add a stroke there, or lead one through it."
