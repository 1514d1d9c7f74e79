"""What a learner gives as an answer: a widget, a routine or a plain value; and whether it is still blank."""

from collections.abc import Iterable, Mapping
from numbers import Real

from ..errors import FootlibError
from ..model import Routine

HOLDS = ("routine", "selected", "value")  #: where widgets keep what was chosen
PLAIN = (str, Real, tuple, list, set, frozenset, Mapping, Routine, type(...), type(None))


def plain(answer):
    """The answer itself; of a widget, what is chosen in it."""
    if isinstance(answer, PLAIN):
        return answer
    return next((getattr(answer, name) for name in HOLDS if hasattr(answer, name)), answer)


def blank(answer):
    """Three dots, nothing, no text, nothing picked; a table of such; or a text that still holds three dots."""
    if isinstance(answer, str):
        return not answer.strip() or "..." in answer
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
        raise FootlibError(f"Give a list of ids in quotes, such as {example}, not {shown(answer)}.")
    answer = list(answer)
    if odd := [one for one in answer if not isinstance(one, str)]:
        raise FootlibError(f"Each id is a text in quotes, such as {example}; {shown(odd[0])} is none.")
    return answer


def shown(value):
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
