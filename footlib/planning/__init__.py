"""Conditions and safety answers → a routine: pure functions, one rule each. And the first touch, a routine that is the
same for all feet to which nothing applies.

>>> plan("flat-feet", cautions=()).steps[0].name
'Opening strokes'
"""

import re

from ..catalog import Catalog, course
from ..model import FEET, Advice, Refer, Routine, Step
from ..model.base import Foot
from .advice import advice_after, advice_before, omissions_of
from .fit import Kept, fit_time
from .forbid import Candidate, LeftOut, candidates
from .order import in_order
from .request import PlanRequest, request_of
from .screen import nothing_left, reasons_against
from .write import honesty, notes_of, own_words, references, step, steps_of, title_of, warnings_of


def plan(
    conditions: object,
    *,
    minutes: object = 20,
    cautions: object = None,
    cleared: object = (),
    avoid: object = (),
    more: object = (),
    less: object = (),
    who: object = "partner",
    feet: object = "both",
    catalog: object = None,
) -> Routine:
    """The routine for one receiver: preparation and timed steps, or the reasons why there are none.

    conditions: one id or several; their order does not matter.
    minutes: for all steps together, 5 to 90; preparation comes on top.
    cautions: ids of safety answers; None: the check was not asked, (): asked, and none applies.
    cleared: cautions that a clinician has said yes to.
    avoid: places ("heel@left"; bare: both feet), or {caution id or "wish": places}.
    more, less: places of which the receiver wishes more or less, within what all other rules allow.
    who: "partner" or "self". feet: "both", "left" or "right".
    Raises UnknownName for an unknown id, FootlibError for other mistakes in the call.
    """
    request = request_of(course(catalog), conditions, minutes, cautions, cleared, avoid, who, feet, more, less)
    if refer := reasons_against(request):
        return blocked(request, refer)
    allowed, left_out = candidates(request)
    if not any(c.work for c in allowed):
        return blocked(request, nothing_left(left_out))
    kept, no_time = fit_time(request, in_order(request, allowed))
    return whole(request, kept, left_out + no_time)


def blocked(request: PlanRequest, refer: tuple[Refer, ...]) -> Routine:
    """A routine without steps: the reasons silence everything else."""
    return Routine(**request.answers, title=title_of(request), refer=refer)


def whole(request: PlanRequest, kept: Kept, left_out: list[LeftOut]) -> Routine:
    """A routine with its steps, and all that is said around them."""
    steps, after, omissions = steps_of(request, kept), advice_after(request), omissions_of(request.catalog, left_out)
    before = advice_before(request, [candidate for candidate, _ in kept])
    return Routine(
        **request.answers,
        title=title_of(request),
        preparation=before,
        steps=steps,
        notes=notes_of(request, kept, omissions),
        left_out=omissions,
        watch=warnings_of(request),
        honest=honesty(request),
        aftercare=after,
        references=references(request, [*before, *steps, *after]),
    )


# --- the first touch: three minutes of holding and stroking, light and without oil, for feet to which nothing applies

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
        [told(catalog, *one) for one in (hands, *BEFORE)],
        told(catalog, id, name, "opening-closing", text),
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


def told(catalog: Catalog, id: str, name: str, claim: str, text: str) -> Advice:
    found = catalog.find("evidence", claim)
    return Advice(id=id, name=name, text=text, evidence=found.grade, sources=found.sources)
