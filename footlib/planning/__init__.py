"""Conditions and safety answers → a routine: pure functions, one rule each.

>>> plan("flat-feet", cautions=()).steps[0].name
'Opening strokes'
"""

from ..catalog import course
from ..model import Refer, Routine
from .advice import advice_after, advice_before, omissions_of
from .fit import Kept, fit_time
from .forbid import LeftOut, candidates
from .order import in_order
from .request import PlanRequest, request_of
from .screen import nothing_left, reasons_against
from .write import honesty, notes_of, references, steps_of, title_of, warnings_of


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
        return blocked(request, nothing_left(request, left_out))
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
