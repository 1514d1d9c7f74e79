"""How an answer is read, whatever a learner gives as one: ids, three dots, a widget, a click; and how it is kept."""

import json
import re
from collections.abc import Mapping
from numbers import Real
from typing import Any

from ..arguments import entries, pairs, word
from ..catalog.own_material import only_dots
from ..errors import FootlibError, echo
from ..handouts.share_line import answers
from ..model import Routine

PARTED = re.compile(r"[,;\n>，、；→]")
HOLDS = ("routine", "selected", "value")  #: where widgets keep what was chosen
PLAIN = (str, Real, tuple, list, set, frozenset, Mapping, Routine, type(...), type(None))
LONGEST = 10_000  # letters of an answer, as it is kept


def value_of(answer: object) -> Any:
    """The answer itself; of a widget, what is chosen in it."""
    if isinstance(answer, str):
        return word(answer)
    if isinstance(answer, PLAIN):
        return answer
    try:
        return next((getattr(answer, name) for name in HOLDS if hasattr(answer, name)), answer)
    except Exception:  # whatever somebody's own object raises, it holds no answer
        return answer


def blank(given: object, depth: int = 3) -> bool:
    """Three dots (as a text, too), nothing, no text, nothing picked; or a list or table of nothing else."""
    if isinstance(given, str):
        return only_dots(given)
    if isinstance(given, Mapping):
        given = list(pairs(given, "Give an answer").values())
    if isinstance(given, (tuple, list, set, frozenset)):
        return depth > 0 and all(blank(value, depth - 1) for value in given)
    return given is ... or given is None


def ids(given: object, example: str) -> list[str]:
    """The ids of an answer, in its order: a list of texts, or one text that commas, lines or arrows part."""
    if isinstance(given, str):
        given = [one.strip() for one in PARTED.split(word(given)) if one.strip()]
    found = entries(given, f"Give a list of ids in quotes, such as {example}")
    if odd := [one for one in found if not isinstance(one, str)]:
        raise FootlibError(f"Each id is a text in quotes, such as {example}; {echo(odd[0])} is none.")
    return list(map(word, found))


def storable(given: object) -> Any:
    """An answer as the records can hold it, in JSON."""
    if isinstance(given, Routine):
        return answers(given)
    if isinstance(given, (set, frozenset)):
        given = sorted(map(echo, given)) if any(not isinstance(one, str) for one in given) else sorted(given)
    try:
        text = json.dumps(given, allow_nan=False)
        text.encode()
    except Exception:  # whatever no file can hold is kept as it looks
        return echo(given)
    return given if len(text) <= LONGEST else echo(given)


def text_of(value: object, what: str) -> str:
    """A text from the browser."""
    if not isinstance(value, str):
        raise FootlibError(f"{what} is a text, not {echo(value)}.")
    return value.strip()


def table_of(value: object, *fields: str) -> dict[str, Any]:
    """A table from the browser, with these fields and no others."""
    if not isinstance(value, dict) or value.keys() - set(fields):
        raise FootlibError(f"This answer is a table of {', '.join(fields)}, not {echo(value)}.")
    return value
