"""The rule for `how` texts: no second technique, no firmness, no place outside the move's own.

A step can lose places and pressure to a caution, so its text must stay true without them: firmness comes from the
level, places from `{places}`.
"""

import re

from ..model import Spot
from .datafile import Problem

FIRMNESS = ("firm", "gentl", "light", "hard", "soft", "deep", "strong", "intens", "vigorous", "forceful")

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
    "sole": (),
    "leg": ("lower-leg", "shin", "calf", "achilles"),
}


def how_problems(files, geometry):
    techniques = files["techniques"].entries
    for id, move in files["moves"].entries.items():
        for field in ("partner", "self"):
            for text in how_mistakes(getattr(move, field), move, techniques, geometry):
                yield Problem(files["moves"].name, id, field, text)


def how_mistakes(text, move, techniques, geometry):
    """What is wrong with one how text, a sentence each."""
    plain = text.replace("{places}", "").lower()
    for stem in FIRMNESS:
        if word := starting(stem, plain):
            yield f"says '{word}': how firm a step is comes from its pressure, so that a caution can change it."
    for other in techniques:
        for stem in () if other == move.technique or move.technique not in techniques else techniques[other].words:
            own = techniques[move.technique].words
            if stem not in own and (word := starting(stem, plain)):
                yield f"says '{word}', which is another technique ('{other}'): one move, one technique."
    handless = move.technique in techniques and techniques[move.technique].hand == "none"  # nobody's hand goes there
    for word in () if handless else sorted(place_words(plain) - allowed_words(move, geometry)):
        yield (
            f"names a place ('{word}') that is not certainly its own. A move with one place may name that place; "
            "with several, write {places}."
        )
    if "{places}" not in text and len(move.places) > 1:
        yield "must say where with {places}: this move has several places and a caution can take some away."
    elif "{places}" not in text and not move.spans and in_parts(move.places[0], geometry):
        yield "must say where with {places}: its place has parts, and a caution can take one of them away."


def starting(stem, text):
    """The first word that begins with the stem, or nothing."""
    found = re.search(rf"\b{re.escape(stem)}\w*", text)
    return found[0] if found else ""


def place_words(text):
    return {word for word in PLACE_WORDS if re.search(rf"\b{word}(s|es)?\b", text)}


def in_parts(place, geometry):
    """Whether something can be left of a place when a part of it is kept off."""
    id = place.partition("@")[0]
    return id in geometry.regions and bool(geometry.parts(id))


def allowed_words(move, geometry):
    """Words for the one place of a move; none where there are several."""
    if len(move.places) != 1:
        return set()
    place = Spot.parse(move.places[0]).place
    if place not in geometry.places or geometry.cut(place):
        return set(PLACE_WORDS)  # what is wrong there is told
    near = {place, *geometry.up(place)}
    return {word for word, regions in PLACE_WORDS.items() if near & set(regions)}
