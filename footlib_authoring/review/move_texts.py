"""Moves, techniques and zones as a beginner reads them: whole short sentences, everyday words, no promise."""

import re
from collections.abc import Iterator

from footlib.catalog.check_moves import FIRMNESS
from footlib.model import Condition, Move, Technique, Zone
from footlib.model.move import GRAIN

from .course_files import CourseFiles, Finding, Told, of_each
from .honest_words import PROMISES

LEG, PART, WHOLE = 30, 10, 20  #: seconds of one honest pass: on the leg, of a part of the foot, of opening and closing
NEVER = ("achilles", "ankle", "lower-leg")  #: too much at once, or not to be pressed
CUSHIONS = ("heel", "ball")  #: for knuckles and tapping
ROUGH = ("knuckle-rubbing", "tapping")
WALKS = ("thumb-walking", "finger-walking")
PER_MINUTE = re.compile(r"\bper minute\b", re.I)
CORNER = re.compile(r"\b(inner|outer) corner\b", re.I)
BREATH = re.compile(r"\bbreathes? (in|out)\b")
WITH_BREATH = re.compile(r"[Pp]ress[^.]* breathes? in\b.* (let go|open)[^.]* breathes? out\b", re.S)


@of_each("moves")
def move_findings(course: CourseFiles, id: str, move: Move) -> Told:
    """Each move can be followed by a beginner, and keeps off what bears no pressure."""
    yield from told_well(move)
    yield from placed_well(course, move)


def same_mistake(course: CourseFiles) -> Iterator[Finding]:
    """Each move has a usual mistake of its own."""
    mistakes: dict[str, str] = {}
    for id, move in course.catalog.moves.items():
        if (first := mistakes.setdefault(move.mistake, id)) != id:
            text = f"is the same as in '{first}'. Say what goes wrong in this move."
            yield course.in_data("moves", id, "mistake", text)


def told_well(move: Move) -> Told:
    """(field, what is wrong) with the words of a move."""
    for field in ("partner", "self"):
        count = len(re.findall(r"[.!?](?:\s|$)", getattr(move, field)))
        if not 2 <= count <= 4:
            yield field, f"must be two to four short sentences (it has {count})."
    if move.partner == move.self:
        yield "self", "is the same as 'partner': one's own foot is reached from another side. Say how."
    for field in ("purpose", "feel", "mistake"):
        text = getattr(move, field)
        if not re.match(r"[A-Z].*[.!?]$", text, re.S) and not PER_MINUTE.search(text):
            yield field, "must be a whole sentence, with a capital at its beginning and a full stop at its end."
    if firm := next((w for w in FIRMNESS if re.search(rf"\b{w}", move.name, re.I)), ""):
        yield "name", f"says how firm ('{firm}…'): a caution may soften the move, and the name would be wrong."
    for field in ("name", "partner", "self", "purpose", "feel", "mistake"):
        text = getattr(move, field)
        if found := PROMISES.search(text) or PER_MINUTE.search(text):
            yield field, f"'{found[0]}' promises too much, or more than anybody has measured. Leave it out."
        yield from corners(field, text)
    for field in ("partner", "self"):
        if BREATH.search(text := getattr(move, field)) and not WITH_BREATH.search(text):
            yield field, "one presses as the receiver breathes in, and lets go as they breathe out: say both so."
        if move.technique in WALKS and "without oil" not in text:
            yield field, "a walking thumb slips on oil: say 'without oil'."


def placed_well(course: CourseFiles, move: Move) -> Told:
    """(field, what is wrong) with where a move works, and how long."""
    places = {place.partition("@")[0] for place in move.places}
    if lost := places & set(NEVER):
        yield "places", f"'{min(lost)}' as a whole is worked by no move. Name the parts that you mean."
    leg = any("lower-leg" in course.geometry.up(place) for place in places)
    least = (LEG if leg else PART) if move.role == "work" else WHOLE
    if move.least < least:
        yield "strokes", f"one pass takes {move.least} seconds, which is only a touch: {least} or more, please."
    if move.technique in ROUGH and not places <= set(CUSHIONS):
        yield "places", f"{move.technique} keeps to heel and ball, the thick cushions."
    for field in ("usual", "maximum"):
        if rest := (seconds := getattr(move, field)) % GRAIN:
            yield field, f"goes in fives, as a clock is read: {seconds - rest} or {seconds - rest + GRAIN} seconds."
    if places & course.catalog.zones.keys():
        grade = course.catalog.evidence[move.evidence].grade
        if grade == "supported":
            yield "evidence", "work on a zone of the chart is tradition or untested, never 'supported'."
        if move.pressure > 2:
            yield "pressure", "work on a zone of the chart has level 2 at most."


@of_each("conditions")
def without_oil(course: CourseFiles, id: str, card: Condition) -> Told:
    """Conditions with a walking move change the rule about oil."""
    one = next((m for m in card.moves if course.catalog.moves[m].technique in WALKS), "")
    if one and "oil" not in card.preparation:
        text = f"'{one}' is done without oil, so the card must change the rule: [{id}.preparation.oil]."
        yield "preparation", text


def unused(course: CourseFiles) -> Iterator[Finding]:
    """Moves and techniques that nothing uses are told, as a remark: perhaps the card comes next."""
    if course.readable("conditions", "moves"):
        cards, moves = course.files["conditions"].text, course.files["moves"].text
        for id in course.catalog.moves:
            if f'"{id}"' not in cards:
                text = "no condition uses this move yet. Write its id into the 'moves' of one."
                yield course.in_data("moves", id, "", text, remark=True)
        for id in course.catalog.techniques:
            if f'"{id}"' not in moves:
                yield course.in_data("techniques", id, "", "no move uses this technique yet.", remark=True)


@of_each("techniques")
def technique_findings(course: CourseFiles, id: str, technique: Technique) -> Told:
    for field in ("what", "tempo", "not_for"):
        text = getattr(technique, field)
        if found := PROMISES.search(text) or PER_MINUTE.search(text):
            yield field, f"'{found[0]}' promises too much. Leave it out."
        yield from corners(field, text)


def corners(field: str, text: str) -> Told:
    if found := CORNER.search(text):
        yield field, f"'{found[0]}' means another one for each hand. Say 'the corner away from the fingers'."


# --- zones as a learner looks for them: everyday words, where it is, and in the region that it names

INSIDE = 0.5  #: of a zone lies within its region, on one surface at least
SHORTEST = 30  #: letters that say where a zone is
JOINTS = ("inner-ankle", "outer-ankle")  #: the more cautious neighbour, which a zone beside it may name


@of_each("zones")
def zone_findings(course: CourseFiles, id: str, zone: Zone) -> Told:
    """Each zone is found by everyday words, and lies in the region that spares it."""
    if not zone.plain:
        yield "plain", "is missing: the everyday word."
    if not zone.synonyms:
        yield "synonyms", "is missing: at least one other word that people look for."
    if len(zone.where) <= SHORTEST and not zone.where.endswith("."):
        yield "where", "must say in a sentence where it is, and how charts differ."
    shares = [share for surface in zone.shapes if (share := inside(course, id, zone.region, surface)) is not None]
    if shares and max(shares) <= INSIDE and zone.region not in JOINTS:
        text = f"only {max(shares):.0%} of it lie in '{zone.region}'. Name the region around it, or move its shape."
        yield "region", text


def inside(course: CourseFiles, zone: str, region: str, surface: str) -> float | None:
    """How much of a zone lies within its region on a surface; None where it is not drawn there."""
    masks = course.geometry.masks.get(surface, {})  # pyright: ignore[reportArgumentType, reportCallIssue]
    if not (own := masks.get(zone, 0)):
        return None
    return (own & masks.get(region, 0)).bit_count() / own.bit_count()
