"""What a learner gives as an answer: a widget, a routine or a plain value; and whether it is still blank."""

from collections.abc import Iterable, Mapping
from numbers import Real

from ..catalog.card import only_dots
from ..errors import FootlibError, echo
from ..model import Routine

HOLDS = ("routine", "selected", "value")  #: where widgets keep what was chosen
PLAIN = (str, Real, tuple, list, set, frozenset, Mapping, Routine, type(...), type(None))


def plain(answer):
    """The answer itself; of a widget, what is chosen in it."""
    if isinstance(answer, PLAIN):
        return answer
    return next((getattr(answer, name) for name in HOLDS if hasattr(answer, name)), answer)


def blank(answer):
    """Three dots (as a text, too), nothing, no text, nothing picked; or a list or table of nothing else."""
    if isinstance(answer, str):
        return only_dots(answer)
    if isinstance(answer, Mapping):
        return all(blank(value) for value in answer.values())
    if isinstance(answer, (tuple, list, set, frozenset)):
        return all(blank(value) for value in answer)
    return answer is ... or answer is None


def ids(answer, example):
    """The ids of an answer, in its order: a list of texts, or one text with commas."""
    if isinstance(answer, str):
        answer = [word.strip() for word in answer.split(",") if word.strip()]
    if not isinstance(answer, Iterable) or isinstance(answer, Mapping):
        raise FootlibError(f"Give a list of ids in quotes, such as {example}, not {echo(answer)}.")
    answer = list(answer)
    if odd := [one for one in answer if not isinstance(one, str)]:
        raise FootlibError(f"Each id is a text in quotes, such as {example}; {echo(odd[0])} is none.")
    return answer
