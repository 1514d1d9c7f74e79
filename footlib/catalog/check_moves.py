"""Checks of moves: what they may ask of a hand, and where their strokes run."""

from collections.abc import Callable, Iterator

from ..model import FEET, SURFACES, Move, Spot, Stroke, Technique
from ..model.shapes import flat
from ..model.stroke import LINES, SIGN, along, oval
from .datafile import Files, Problem
from .geometry import Geometry
from .place_index import PlaceIndex, hand_points, index_of

BESIDE = 0.03  # foot lengths beside the foot, at most, at which a point of a stroke may lie, as between two toes
MOSTLY = 0.7  # of a stroke lies within the places of its move


def moves_possible(files: Files, geometry: Geometry) -> Iterator[Problem]:
    """A move's pressure suits its technique, its times suit its places, and it keeps off nerves and vessels."""
    techniques, name = files["techniques"].entries, files["moves"].name
    for id, move in files["moves"].entries.items():
        if technique := techniques.get(move.technique):
            low, high = technique.pressure
            if not low <= move.pressure <= high:
                yield Problem(
                    name, id, "pressure", f"must be {low} to {high} for {technique.name} (it is {move.pressure})."
                )
        if move.usual < move.least:
            text = f"is shorter than one pass of its strokes: {move.least} seconds (it is {move.usual})."
            yield Problem(name, id, "usual", f"{text} Give it more, or let the strokes be fewer or quicker.")
        yield from (Problem(name, id, "places", text) for text in forbidden_ground(move, geometry))
        if twice := [
            place
            for foot in ("right", "left")
            if len(here := on_foot(move, foot)) > len(set(here))
            for place in here
            if here.count(place) > 1
        ]:
            yield Problem(name, id, "places", f"names '{twice[0]}' twice for one foot. Take one away.")
        if not feet_of(move) and all(stands(place, geometry) for place in move.places):
            text = f"works on no foot: 'foot' is '{move.foot}', and its places are on the other one."
            yield Problem(name, id, "places", text)
        yield from (Problem(name, id, "joints", text) for text in joints_known(move, geometry))
        if move.role != "work" and move.spans:
            yield Problem(name, id, "spans", "is for work moves: openings and closings adapt, and are never dropped.")


def forbidden_ground(move: Move, geometry: Geometry) -> Iterator[str]:
    """Places of a move that no step may work."""
    for place in move.places:
        bare = Spot.parse(place).place
        for near in geometry.touching.get(bare, ()):
            region = geometry.regions.get(near)
            if region and region.never:
                yield (
                    f"'{bare}' {'is' if bare == near else 'reaches into'} '{near}', where no step may work "
                    f"({region.name}: nerves and vessels)."
                )


def joints_known(move: Move, geometry: Geometry) -> Iterator[str]:
    """The joints of a move belong to its own places."""
    for place in move.joints:
        if place not in move.places and Spot.parse(place).place in geometry.places:
            yield f"'{place}' is none of its places: {', '.join(move.places)}."


def stands(place: str, geometry: Geometry) -> bool:
    """Whether there is such a place, on the foot with which it is written."""
    id, foot = Spot.parse(place)
    return id in geometry.places and foot in (None, *geometry.feet[id])


def on_foot(move: Move, foot: str) -> list[str]:
    """The places that a move works on one foot, without their foot: 'heel@left' is the left foot's heel."""
    return [spot.place for spot in map(Spot.parse, move.places) if spot.on(foot)]


def feet_of(move: Move) -> list[str]:
    """The feet on which a move has a place."""
    return [foot for foot in FEET[move.foot] if on_foot(move, foot)]


# --- Strokes


def stroke_problems(files: Files, geometry: Geometry) -> Iterator[Problem]:
    """Each stroke lies on the foot and in its move's places, leads the right way, and keeps off nerves and vessels."""
    drawn = all(files[name].entries for name in ("regions", "zones", "outlines"))
    if not drawn or files["outlines"].problems:
        return  # told already; over a faulty outline every stroke would seem to leave the foot
    ground = index_of(geometry)
    for attribute in ("moves", "techniques"):
        for id, entry in files[attribute].entries.items():
            for field, text in problems_of(entry, ground):
                yield Problem(files[attribute].name, id, field, text)


def problems_of(entry: Move | Technique, ground: PlaceIndex) -> Iterator[tuple[str, str]]:
    """(field, problem) of one move's or technique's strokes; of a move that was sent to another place than its
    strokes, that alone."""
    if isinstance(entry, Technique):
        for number, stroke in enumerate(entry.strokes, 1):
            yield from ((f"strokes.{number}", text) for text in off_foot(stroke, ground))
        if not any({s.surface for s in entry.strokes} <= set(surfaces) for surfaces in SURFACES.values()):
            yield "strokes", "must all lie on one view: a technique has one picture."
        return
    outside, missing = [outside_of(stroke, entry, ground) for stroke in entry.strokes], [*unshown(entry, ground)]
    if all(outside) and missing:
        named = " and ".join(entry.places)
        yield "strokes", f"lie elsewhere than on {named}. Move their points there, or name in 'places' where they lie."
        return
    for number, stroke in enumerate(entry.strokes, 1):
        against = wrong_way(stroke, entry.towards[0]) if known(entry, ground) else ()
        off = [*off_foot(stroke, ground)]  # then it lies outside the places, too
        for text in (*(off or filter(None, [outside[number - 1]])), *against):
            yield f"strokes.{number}", text
    yield from (("strokes", text) for text in missing)


def sent_elsewhere(move: Move, geometry: Geometry) -> bool:
    """Whether a move's places are not those of its strokes: what its text says of them then only follows."""
    ground = index_of(geometry)
    return any(outside_of(stroke, move, ground) for stroke in move.strokes) or any(unshown(move, ground))


def off_foot(stroke: Stroke, ground: PlaceIndex) -> Iterator[str]:
    points = [p for point in stroke.path for p in hand_points(stroke, point)]
    if not share(points, lambda p: ground.on_foot(stroke.surface, p)) >= MOSTLY:
        yield f"leaves the foot on the surface '{stroke.surface}'. Move its points inwards."
    elif far := next((p for p, at in zip(stroke.points, flat(stroke.surface, stroke.points), strict=True)
                      if not any(ground.on_foot(stroke.surface, near) for near in (at, *oval(at, (BESIDE, BESIDE)))))
                     , None):  # fmt: skip
        yield f"has a point off the foot, [{far[0]:g}, {far[1]:g}] on the surface '{stroke.surface}'. Move it inwards."
    for place in ground.never:
        drawn = place in ground.geometry.masks.get(stroke.surface, {})
        if drawn and any(p in ground.grid(stroke.surface, place, "") for p in points):
            yield f"runs through '{place}', where no step may work. Lead it around."


def outside_of(stroke: Stroke, move: Move, ground: PlaceIndex) -> str:
    """How much of a stroke lies outside the places of its move, where that is too much; or nothing."""
    if not known(move, ground):
        return ""  # said already
    points = [p for point in stroke.path for p in hand_points(stroke, point)]
    for foot in feet_of(move):
        places = on_foot(move, foot)
        inside = share(points, lambda p, foot=foot, places=places: ground.within(stroke.surface, foot, p, places))
        if inside < MOSTLY:
            return f"lies to {1 - inside:.0%} outside the places of the move. Move its points, or add the place."
    return ""


def share(points: list, test: Callable[..., bool]) -> float:
    return sum(map(test, points)) / len(points)


def known(move: Move, ground: PlaceIndex) -> bool:
    """Whether each place of a move is one on which a stroke may run, on a foot that has it."""
    return all(stands(place, ground.geometry) and Spot.parse(place).place not in ground.never for place in move.places)


def wrong_way(stroke: Stroke, towards: str) -> Iterator[str]:
    """A line runs in the direction that comes first in 'towards'."""
    if stroke.kind not in LINES and len(stroke.points) < 2:
        return
    if towards in SIGN and along(stroke.surface, towards, stroke.path) <= 0:
        yield f"runs away from the {towards}: its points must run in the first direction of 'towards'. Turn them round."


def unshown(move: Move, ground: PlaceIndex) -> Iterator[str]:
    """Each place has a stroke of its own, so that it can still be shown when a caution takes the others away."""
    if not known(move, ground):
        return
    seen = set()
    for foot in feet_of(move):
        places = on_foot(move, foot)
        for place in places:
            if place not in seen and foot in ground.geometry.feet[place]:
                seen.add(place)
                yield from unshown_on(foot, place, places, move, ground)


def unshown_on(foot: str, place: str, places: list[str], move: Move, ground: PlaceIndex) -> Iterator[str]:
    """What is missing of one place on a foot that has it."""
    alone = places if move.spans else [p for p in places if p in ground.family(place)]
    lost = [p for p in places if p not in alone]
    home = ground.home(move.view, place)
    if home and not any(ground.pieces(s, foot, alone, lost) for s in move.strokes if s.surface in home):
        yield f"show nothing for '{place}' on the surface '{home[0]}'. Add a stroke there, or lead one through it."


def holds_end(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """From each hold the ones named instead of it lead to one that touches nothing, however much is kept off."""
    holds = files["holds"].entries
    for id in holds:
        line = [id]
        while (own := holds.get(line[-1])) and own.otherwise and own.otherwise not in line:
            line.append(own.otherwise)
        if own and own.otherwise:
            text = f"leads round in a circle: {' → '.join([*line, own.otherwise])}. Let one of them touch no place."
            yield Problem(files["holds"].name, id, "otherwise", text)
