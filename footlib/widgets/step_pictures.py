"""The small pictures of a routine's steps: a page asks for those that it does not have, and gets each drawing once."""

from collections.abc import Iterable
from zlib import crc32

from ..catalog import Catalog
from ..drawing.strokes import small_picture
from ..drawing.style import HAND
from ..model import Routine, Step


def picture_key(step: Step, who: str) -> str:
    """Names what a picture of a step shows: the same for steps that look the same, in whichever routine."""
    shown = (step.move, step.foot, step.places, step.towards, step.hold, step.view, step.pressure, who)
    return f"{crc32(repr(shown).encode()):08x}"


def pictures_for(routine: Routine | None, keys: Iterable[str], has: Iterable[str], catalog: Catalog) -> dict:
    """The pictures that a page asks for, as far as the routine has them, with the drawings that it does not have."""
    wanted, known = set(keys), set(has)
    who = routine.who if routine else ""
    steps = {picture_key(step, who): step for step in routine.steps} if routine else {}
    found = {key: small_picture(step, catalog, who) for key, step in steps.items() if key in wanted}
    drawings = {id: drawing for one in found.values() for id, drawing in one.drawings.items() if id not in known}
    return {
        "look": HAND,
        "drawings": drawings,
        "pictures": {key: {"said": one.said, "box": one.view_box, "markup": one.markup} for key, one in found.items()},
    }
