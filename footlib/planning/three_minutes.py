"""The first touch: three minutes of holding and stroking, light and without oil, for feet to which nothing applies."""

import re

from ..catalog import Catalog
from ..model import FEET, Advice, Routine, Step
from ..model.base import Foot
from .forbid import Candidate
from .request import PlanRequest, request_of
from .write import own_words, references, step, warnings_of

MINUTES = 3
LIGHT = 2  # the Walton level "light"
LIKE = "full-foot"  # the card for feet without any complaint: whoever massages these reads when to see a clinician
MOVES = (("still-hold", 25), ("opening-strokes", 40), ("closing-strokes", 25))  # seconds on each foot
#: The move's own reason speaks of oil.
NO_OIL = {
    "partner": "It warms the skin, and lets both of you get used to the touch.",
    "self": "It warms the skin, and lets you get used to the touch.",
}
WIPE = re.compile(r"[,;] then wipe off any oil[^.]*")  # what a move says to do at its end
HANDS = "Rings and watch off, hands washed and warm."
SIT = {"partner": "Sit low; the foot lies at ease.", "self": "Sit at ease."}
BEFORE = (
    (
        "no-oil",
        "No oil",
        "oil-convention",
        "On the skin or through a sock, without oil, so that nobody slips afterwards.",
    ),
    (
        "look",
        "Look",
        "low-risk-with-check",
        "Look at bare feet first. A wound, a swelling or a hot spot? Then do not begin.",
    ),
)
AFTER = {
    "partner": ("ask", "Ask", "Lift your hands away slowly. Then ask what was pleasant, and what was not."),
    "self": ("notice", "Notice", "Lift your hands away slowly. Then notice what was pleasant, and what was not."),
}


def first_touch_routine(catalog: Catalog, who: str = "partner") -> Routine:
    """Three moves on each foot; the safety check was asked, and none of its lines applies."""
    request = request_of(catalog, LIKE, 5, (), (), (), who, "both", (), ())
    asked = [(id, foot, seconds) for foot in FEET["both"] for id, seconds in MOVES]
    steps = tuple(touch(request, number, *one) for number, one in enumerate(asked, 1))
    hands = ("hands", "Hands", "giver-posture", f"{HANDS} {SIT[who]}")
    id, name, text = AFTER[who]
    before, after = (
        [advice(catalog, *one) for one in (hands, *BEFORE)],
        advice(catalog, id, name, "opening-closing", text),
    )
    return Routine(
        **{**request.answers, "conditions": (), "minutes": MINUTES},
        title="A first touch",
        preparation=tuple(before),
        steps=steps,
        watch=warnings_of(request),
        aftercare=(after,),
        references=references(request, [*before, *steps, after]),
    )


def touch(request: PlanRequest, number: int, id: str, foot: Foot, seconds: int) -> Step:
    """One move on one foot, never firmer than light."""
    move = request.catalog.find("moves", id)
    pressure = min(move.pressure, LIGHT)
    candidate = Candidate(id, move, foot, move.places, move.towards[0], pressure, conditions=())
    why = NO_OIL[request.who] if move.role == "opening" else move.purpose
    made = step(request, candidate, own_words(request.catalog, number, candidate, seconds))
    return made.model_copy(update={"why": why, "how": WIPE.sub("", made.how)})


def advice(catalog: Catalog, id: str, name: str, claim: str, text: str) -> Advice:
    found = catalog.find("evidence", claim)
    return Advice(id=id, name=name, text=text, evidence=found.grade, sources=found.sources)
