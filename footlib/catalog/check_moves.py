"""Checks of moves: what they may ask of a hand, where their strokes run, and how they are told."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ..errors import hint, nearest_names
from ..model import FEET, SURFACES, Hold, Move, Spot, Stroke, Technique
from ..model.shapes import flat
from ..model.stroke import LINES, SIGN, along, oval
from .datafile import Files, Told, of_each
from .geometry import Geometry
from .place_index import Grid, PlaceIndex, index_of

BESIDE = 0.03  # foot lengths beside the foot, at most, at which a point of a stroke may lie, as between two toes
MOSTLY = 0.7  # of a stroke lies within the places of its move


@of_each("moves")
def moves_possible(id: str, move: Move, files: Files, geometry: Geometry) -> Told:
    """A move's pressure suits its technique, its times suit its places, and it keeps off nerves and vessels."""
    if technique := files["techniques"].entries.get(move.technique):
        low, high = technique.pressure
        if not low <= move.pressure <= high:
            yield "pressure", f"must be {low} to {high} for {technique.name} (it is {move.pressure})."
    if move.usual < move.least:
        text = f"is shorter than one pass of its strokes: {move.least} seconds (it is {move.usual})."
        yield "usual", f"{text} Give it more, or let the strokes be fewer or quicker."
    yield from (("places", text) for text in forbidden_ground(move, geometry))
    places = ((on_foot(move, foot), place) for foot in ("right", "left") for place in on_foot(move, foot))
    if twice := next((place for here, place in places if here.count(place) > 1), ""):
        yield "places", f"names '{twice}' twice for one foot. Take one away."
    if not feet_of(move) and all(stands(place, geometry) for place in move.places):
        yield "places", f"works on no foot: 'foot' is '{move.foot}', and its places are on the other one."
    for place in move.joints:
        if place not in move.places and Spot.parse(place).place in geometry.places:
            yield "joints", f"'{place}' is none of its places: {', '.join(move.places)}."
    if move.role != "work" and move.spans:
        yield "spans", "is for work moves: openings and closings adapt, and are never dropped."


def forbidden_ground(move: Move, geometry: Geometry) -> Iterator[str]:
    """Places of a move that no step may work."""
    for bare in (spot.place for spot in map(Spot.parse, move.places)):
        for near in geometry.touching.get(bare, ()):
            if (region := geometry.regions.get(near)) and region.never:
                reaches = "is" if bare == near else "reaches into"
                yield f"'{bare}' {reaches} '{near}', where no step may work ({region.name}: nerves and vessels)."


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


@of_each("moves", "techniques")
def stroke_problems(id: str, entry: Move | Technique, files: Files, geometry: Geometry) -> Told:
    """Each stroke lies on the foot and in its move's places, leads the right way, and keeps off nerves and vessels."""
    drawn = all(files[name].entries for name in ("regions", "zones", "outlines"))
    if drawn and not files["outlines"].problems:  # over a faulty outline every stroke would seem to leave the foot
        yield from problems_of(entry, index_of(geometry))


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
    if not share(stroke.cells, ground.grid(stroke.surface, None, "")) >= MOSTLY:
        yield f"leaves the foot on the surface '{stroke.surface}'. Move its points inwards."
    elif far := next((p for p, at in zip(stroke.points, flat(stroke.surface, stroke.points), strict=True)
                      if not ground.on_foot(stroke.surface, at)
                      and not any(ground.on_foot(stroke.surface, near) for near in oval(at, (BESIDE, BESIDE)))),
                     None):  # fmt: skip
        yield f"has a point off the foot, [{far[0]:g}, {far[1]:g}] on the surface '{stroke.surface}'. Move it inwards."
    for place in ground.never:
        drawn = place in ground.geometry.masks.get(stroke.surface, {})
        if drawn and share(stroke.cells, ground.grid(stroke.surface, place, "")):
            yield f"runs through '{place}', where no step may work. Lead it around."


def outside_of(stroke: Stroke, move: Move, ground: PlaceIndex) -> str:
    """How much of a stroke lies outside the places of its move, where that is too much; or nothing."""
    if not known(move, ground):
        return ""  # said already
    for foot in feet_of(move):
        inside = share(stroke.cells, ground.ground(stroke.surface, foot, on_foot(move, foot)))
        if inside < MOSTLY:
            return f"lies to {1 - inside:.0%} outside the places of the move. Move its points, or add the place."
    return ""


def share(cells: Sequence[int], ground: Grid) -> float:
    return sum(map(ground.holds, cells)) / len(cells)


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


@of_each("moves", "techniques")
def things_seen(id: str, entry: Move | Technique, files: Files, _geometry: Geometry) -> Told:
    """A thing is drawn on the view that shows its move or technique, else nobody would see what the text speaks of."""
    thing = files["things"].entries.get(entry.thing or "")
    if not thing:
        return
    first = entry.strokes[0].surface
    seen = SURFACES[entry.view] if isinstance(entry, Move) else next(all for all in SURFACES.values() if first in all)
    if not any(laid.surface in seen for laid in thing.shown):
        named = " or ".join(f"'{surface}'" for surface in seen)
        yield "thing", f"'{entry.thing}' is not drawn on the surface {named}. Give it a picture there, in its 'shown'."


@of_each("holds")
def holds_end(id: str, _: Hold, files: Files, _geometry: Geometry) -> Told:
    """From each hold the ones named instead of it lead to one that touches nothing, however much is kept off."""
    holds, line = files["holds"].entries, [id]
    while (own := holds.get(line[-1])) and own.otherwise and own.otherwise not in line:
        line.append(own.otherwise)
    if own and own.otherwise:
        text = f"leads round in a circle: {' → '.join([*line, own.otherwise])}."
        yield "otherwise", f"{text} Let one of them touch no place."


# --- how a move is told
#
# A step can lose places and pressure to a caution, so its text must stay true without them: it names no second
# technique, no firmness, which comes from the level, and sends the hand to no place that may have been taken away:
# where it works comes from `{places}`. Where a hand comes from, which way fingers point, what lies beside may be named.

FIRMNESS = ("firm", "gentl", "light", "hard", "soft", "deep", "strong", "intens", "vigorous", "forceful")
GAPS = ("places", "towards")  # what a step puts into these texts
TOLD = ("do", "do_self", "partner", "self")  # the fields that say what hands do
#: Words that name a place, and the regions for which they are true.
PLACE_WORDS = {
    "toe": ("toes", "big-toe", "small-toes", "webs", "big-toe-joint"),
    "web": ("webs",),
    "ball": ("ball", "big-toe-joint"),
    "arch": ("arch", "upper-arch", "lower-arch"),
    "heel": ("heel",),
    "instep": ("top",),
    "edge": ("inner-edge", "outer-edge", "shin"),
    "ankle": ("ankle", "inner-ankle", "outer-ankle"),
    "shin": ("shin",),
    "calf": ("calf",),
    "achilles": ("achilles",),
    "knee": ("shin", "calf"),  # a boundary: "a hand's width below the knee"
    "sole": ("ball", "arch", "upper-arch", "lower-arch", "heel"),  # whatever of them is left
    "leg": ("lower-leg", "shin", "calf", "achilles"),
}
PLACE = rf"(?:{'|'.join(PLACE_WORDS)})(?:s|es)?"
TO_A_MARK = "to|towards|from|between|behind|below|above|beside|past|off|before|near|under"
BEFORE = "the|your|its|each|all|two|five|inner|outer|front|sharp|big|bones?|edge|of"
#: A place by which a text says where, and to which it sends no hand – "towards the toes", "below the knee", "the sole
#: faces you" – and parts of the hand that are called like parts of the foot.
MARKS = re.compile(
    r"\b(?:heel of (?:the|your) hand|edge of (?:the|your) (?:hand|thumb|towel)|ball of (?:the|your) thumb)\b"
    rf"|\b(?:{TO_A_MARK}) (?:(?:{BEFORE}) )*{PLACE}(?:'s)?(?: (?:bones?|joints?|tips?))?(?: and (?:the )?{PLACE})?"
    rf"|\b(?:the|its) {PLACE}(?= (?:faces|looks|points|turns|turned|facing))"
)


@of_each("moves")
def how_problems(id: str, move: Move, files: Files, geometry: Geometry) -> Told:
    techniques = files["techniques"].entries
    drawn = all(files[name].entries and not files[name].problems for name in ("regions", "zones", "outlines"))
    said = [(field, getattr(move, field) or "") for field in TOLD]
    yield from ((field, told) for field, text in said for told in how_mistakes(text, move, techniques))
    placed = [(field, told) for field, text in said for told in misplaced(text, move, techniques, geometry)]
    placed += [(who, told) for who in ("partner", "self") for told in unplaced(getattr(move, who), move, geometry)]
    if placed and not (drawn and sent_elsewhere(move, geometry)):  # else it only follows from its places
        yield from placed


def how_mistakes(text: str, move: Move, techniques: Mapping[str, Technique]) -> Iterator[str]:
    """What is wrong with the words of one how text, a sentence each."""
    plain = text.replace("{places}", "").lower()
    for gap in re.findall(r"\{(\w+)\}", text):
        if gap not in GAPS:
            yield f"nothing stands for {{{gap}}} in a step.{hint(gap, GAPS)}"
    for stem in FIRMNESS:
        if word := starting(stem, plain):
            yield f"says '{word}': how firm a step is comes from its pressure, so that a caution can change it."
    for other in techniques:
        for stem in () if other == move.technique or move.technique not in techniques else techniques[other].words:
            own = techniques[move.technique].words
            if stem not in own and (word := starting(stem, plain)):
                yield f"says '{word}', which is another technique ('{other}'): one move, one technique."
    if len(move.towards) > 1 and (word := re.search(r"\btowards the \w+", plain)):
        yield f"says '{word[0]}', but the move has other directions, too: write {{towards}}."


def misplaced(text: str, move: Move, techniques: Mapping[str, Technique], geometry: Geometry) -> Iterator[str]:
    """Places to which one how text sends a hand, and that are not certainly its own."""
    plain = text.replace("{places}", "").lower()
    known = techniques.get(move.technique)
    handless = known is None or known.hand == "none"  # nobody's hand goes there; what is wrong with it is told
    for word in () if handless else sorted(place_words(plain) - true_words(move, geometry)):
        text = f"sends the hand to a place ('{word}') that is not certainly its own. Write {{places}} for where"
        yield f"{text} it works; another place may be a mark on the way: 'from', 'towards', 'below', 'beside' it."


def unplaced(text: str, move: Move, geometry: Geometry) -> Iterator[str]:
    """What is missing of where the hand works."""
    if any("places" in nearest_names(gap, GAPS) for gap in re.findall(r"\{(\w+)\}", text) if gap not in GAPS):
        return  # the slip is told
    if "{places}" not in text and len(move.places) > 1:
        yield "must say where with {places}: this move has several places and a caution can take some away."
    elif "{places}" not in text and not move.spans and any(in_parts(place, geometry) for place in move.places):
        yield "must say where with {places}: its place has parts, and a caution can take one of them away."


def starting(stem: str, text: str) -> str:
    """The first word that begins with the stem, or nothing."""
    found = stem in text and re.search(rf"\b{re.escape(stem)}\w*", text)
    return found[0] if found else ""


def place_words(text: str) -> set[str]:
    """The places to which a text sends a hand: not those by which it says where, and no part of the hand itself."""
    text = MARKS.sub(" ", text.lower())
    return {word for word in PLACE_WORDS if word in text and re.search(rf"\b{word}(s|es)?\b", text)}


def in_parts(place: str, geometry: Geometry) -> bool:
    """Whether something can be left of a place when a part of it is kept off."""
    id = Spot.parse(place).place
    return id in geometry.regions and bool(geometry.parts(id))


def true_words(move: Move, geometry: Geometry) -> set[str]:
    """Words for places that are true of the move whichever of its places are left; one that spans keeps them all."""
    places = [spot.place for spot in map(Spot.parse, move.places)]
    if not all(place in geometry.places and not geometry.cut(place) for place in places):
        return set(PLACE_WORDS)  # what is wrong there is told
    near = [{place, *geometry.up(place)} for place in places]
    enough = any if move.spans else all
    return {word for word, regions in PLACE_WORDS.items() if enough(here & set(regions) for here in near)}
