"""What a learner gives as an answer: a widget, a routine or a plain value; and whether it is still blank."""

import re
from collections.abc import Mapping
from numbers import Real

from ..arguments import entries, pairs, word
from ..catalog.card import only_dots
from ..errors import FootlibError, echo
from ..model import Routine

PARTED = re.compile(r"[,;\n>，、；→]")
HOLDS = ("routine", "selected", "value")  #: where widgets keep what was chosen
PLAIN = (str, Real, tuple, list, set, frozenset, Mapping, Routine, type(...), type(None))


def plain(answer):
    """The answer itself; of a widget, what is chosen in it."""
    if isinstance(answer, PLAIN):
        return answer
    try:
        return next((getattr(answer, name) for name in HOLDS if hasattr(answer, name)), answer)
    except Exception:  # whatever somebody's own object raises, it holds no answer
        return answer


def blank(answer, depth=3):
    """Three dots (as a text, too), nothing, no text, nothing picked; or a list or table of nothing else."""
    if isinstance(answer, str):
        return only_dots(answer)
    if isinstance(answer, Mapping):
        answer = list(pairs(answer, "Give an answer").values())
    if isinstance(answer, (tuple, list, set, frozenset)):
        return depth > 0 and all(blank(value, depth - 1) for value in answer)
    return answer is ... or answer is None


def ids(answer, example):
    """The ids of an answer, in its order: a list of texts, or one text that commas, lines or arrows part."""
    if isinstance(answer, str):
        answer = [one.strip() for one in PARTED.split(word(answer)) if one.strip()]
    answer = entries(answer, f"Give a list of ids in quotes, such as {example}")
    if odd := [one for one in answer if not isinstance(one, str)]:
        raise FootlibError(f"Each id is a text in quotes, such as {example}; {echo(odd[0])} is none.")
    return list(map(word, answer))
