"""Checks of how a move is told.

A step can lose places and pressure to a caution, so its text must stay true without them: it names no second
technique, no firmness, which comes from the level, and sends the hand to no place that may have been taken away:
where it works comes from `{places}`. Where a hand comes from, which way fingers point, what lies beside may be named.
"""

import re
from collections.abc import Iterator, Mapping

from ..errors import hint, nearest_names
from ..model import Move, Spot, Technique
from .check_moves import sent_elsewhere
from .datafile import Files, Problem
from .geometry import Geometry

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
BESIDE = "to|towards|from|between|behind|below|above|beside|past|off|before|near|under"
BEFORE = "the|your|its|each|all|two|five|inner|outer|front|sharp|big|bones?|edge|of"
#: A place by which a text says where, and to which it sends no hand – "towards the toes", "below the knee", "the sole
#: faces you" – and parts of the hand that are called like parts of the foot.
MARKS = re.compile(
    r"\b(?:heel of (?:the|your) hand|edge of (?:the|your) (?:hand|thumb|towel)|ball of (?:the|your) thumb)\b"
    rf"|\b(?:{BESIDE}) (?:(?:{BEFORE}) )*{PLACE}(?:'s)?(?: (?:bones?|joints?|tips?))?(?: and (?:the )?{PLACE})?"
    rf"|\b(?:the|its) {PLACE}(?= (?:faces|looks|points|turns|turned|facing))"
)


def how_problems(files: Files, geometry: Geometry) -> Iterator[Problem]:
    techniques = files["techniques"].entries
    drawn = all(files[name].entries and not files[name].problems for name in ("regions", "zones", "outlines"))
    for id, move in files["moves"].entries.items():
        said = [(field, getattr(move, field) or "") for field in TOLD]
        for field, text in said:
            for told in how_mistakes(text, move, techniques):
                yield Problem(files["moves"].name, id, field, told)
        placed = [(field, told) for field, text in said for told in misplaced(text, move, techniques, geometry)]
        placed += [(f, told) for f in ("partner", "self") for told in unplaced(getattr(move, f), move, geometry)]
        if placed and not (drawn and sent_elsewhere(move, geometry)):  # else it only follows from its places
            yield from (Problem(files["moves"].name, id, field, told) for field, told in placed)


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
        yield (
            f"sends the hand to a place ('{word}') that is not certainly its own. Write {{places}} for where it "
            "works; another place may be a mark on the way: 'from', 'towards', 'below', 'beside' it."
        )


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
    found = re.search(rf"\b{re.escape(stem)}\w*", text)
    return found[0] if found else ""


def place_words(text: str) -> set[str]:
    """The places to which a text sends a hand: not those by which it says where, and no part of the hand itself."""
    text = MARKS.sub(" ", text.lower())
    return {word for word in PLACE_WORDS if re.search(rf"\b{word}(s|es)?\b", text)}


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
