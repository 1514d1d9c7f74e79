"""What a public name is given, taken for what it is, or answered with a sentence that names what is expected.

Learners pass whatever they have at hand: a word for a list, a list for a word, an array, a widget, something that
fails when it is looked at. Each kind of argument is read here, once.
"""

import inspect
import unicodedata
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from functools import cache, wraps
from itertools import islice
from numbers import Real
from os import PathLike
from pathlib import Path
from types import FunctionType, NoneType, UnionType
from typing import Any, TypeVar, get_args

from .errors import FootlibError, echo, hint
from .spelling import plain

MOST = 1_000  # entries of a list that a person means
LONGEST = 1_000  # letters of a path
CALL = 200  # letters of a call that a message shows
KINDS = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "True or False",
    dict: "a table",
    list: "a list",
    NoneType: "None",
}
UNBUILT = ("matplotlib", "numpy", "pypdf", "shapely", "typst")  # what draws and sets; nobody built it for browsers
IN_THE_BROWSER = (
    "This cannot be made here: it needs {}, which does not run in a browser. The pictures of the lessons are there, "
    "drawn ahead; the course on your own computer draws every one, and makes a .pdf (its README says in two lines how)."
)
T = TypeVar("T", bound=type)
JOINERS = "\u200c\u200d"  # without width, but part of words and emoji


@cache
def called_right(function: Callable, name: str = "") -> Callable:
    """The same function, which answers a wrong number of arguments, one with a mistyped name, or one of another kind
    than it declares, with a sentence; so, too, what only the installed course can do. Any other error is one of the
    code, and stays what it is."""
    signature, name = inspect.signature(function), name or function.__name__

    @wraps(function)
    def call(*given: Any, **named: Any) -> Any:
        try:
            return function(*given, **named)
        except FootlibError:
            raise
        except ModuleNotFoundError as missing:
            lacking = (missing.name or "").partition(".")[0]
            if lacking not in UNBUILT:
                raise
            raise FootlibError(IN_THE_BROWSER.format(lacking)) from None
        except Exception:  # of the code, or of what it was called with
            if told := amiss(name, signature, given, named):
                raise FootlibError(told) from None
            raise

    return call


def answering(cls: T) -> T:
    """The same class, whose methods answer as `called_right` says."""
    for name, method in list(vars(cls).items()):
        if isinstance(method, FunctionType) and (name == "__init__" or not name.startswith("_")):
            setattr(cls, name, called_right(method, cls.__name__ if name == "__init__" else name))
    return cls


def amiss(name: str, signature: inspect.Signature, given: tuple, named: Mapping) -> str:
    """What is wrong with a call: 'find: attribute must be a text, not 5.' for the first argument that is not what its
    parameter declares; nothing where the call is right."""
    try:
        arguments = signature.bind(*given, **named).arguments
    except TypeError as problem:
        return misfit(name, signature, named, problem)
    for one, value in arguments.items():
        kind = signature.parameters[one].annotation
        with suppress(TypeError):  # a declaration that cannot be tried, such as list[str]
            if kind not in (inspect.Parameter.empty, Any) and not isinstance(value, kind):
                kinds = [KINDS.get(part, f"a {part.__name__}") for part in get_args(kind) or (kind,)]
                return f"{name}: {one} must be {' or '.join(kinds)}, not {echo(value)}."
    return ""


def misfit(name: str, signature: inspect.Signature, named: Mapping, problem: TypeError) -> str:
    """'plan has no 'minuts'. Did you mean 'minutes'? Call it as plan(conditions, *, minutes=20, …).'"""
    own = [one for one in signature.parameters if one != "self"]
    mistyped = [one for one in named if one not in own]
    untyped = [one.replace(annotation=inspect.Parameter.empty) for one in signature.parameters.values()]
    shown = [one for one in untyped if one.name != "self"]
    call = f"{name}{signature.replace(parameters=shown, return_annotation=inspect.Signature.empty)}"
    if len(call) > CALL:
        call = f"{name}({', '.join(own)})"
    said = f"{name} cannot be called like this: {problem}."
    if mistyped:
        said = f"{name} has no {echo(mistyped[0])}.{hint(mistyped[0], own)}"
    return f"{said} Call it as {call}."


def entries(given: Any, expected: str) -> list:
    """One text as a list of one, or what gives one thing after another as a list of these. `expected` begins the
    sentence: 'avoid must be a list of places, such as ["heel@left"]'."""
    if isinstance(given, str):
        return [word(given)]
    try:
        found = None if isinstance(given, Mapping | bytes | bytearray | type) else list(islice(given, MOST + 1))
    except Exception:  # whatever somebody's own object raises, it is no list
        found = None
    if found is None:
        raise FootlibError(f"{expected}, not {echo(given)}.")
    if len(found) > MOST:
        raise FootlibError(f"{expected}; this list has more than {MOST:,} entries.")
    return found


def pairs(given: Mapping, expected: str) -> dict:
    """A table as a dict."""
    try:
        found = dict(islice(given.items(), MOST + 1))
    except Exception:  # whatever somebody's own object raises, it is no table
        found = None
    if found is None or len(found) > MOST:
        raise FootlibError(f"{expected}, not {echo(given)}.")
    return found


def word(given: str) -> str:
    """A text as plain text, whatever a class of somebody's own makes of it."""
    return given if type(given) is str else str.__str__(given)


def one_of(name: str, given: object, known: tuple) -> Any:
    """One of a few words."""
    if not isinstance(given, str) or word(given) not in known:
        words = f"{', '.join(map(repr, known[:-1]))} or {known[-1]!r}"
        raise FootlibError(f"{name} must be {words}, not {echo(given)}.")
    return word(given)


def number(name: str, given: Any, least: float, most: float) -> float:
    """A number between limits, both allowed."""
    try:
        value = float(given) if isinstance(given, Real) and not isinstance(given, bool) else float("nan")
    except OverflowError:  # larger than any float
        value = float("inf") if given == abs(given) else float("-inf")
    except Exception:  # whatever somebody's own number raises, it is none
        value = float("nan")
    if value != value:
        raise FootlibError(f"{name} must be a number from {least:,} to {most:,}, not {echo(given)}.")
    if not least <= value <= most:
        many = "few" if value < least else "many"
        raise FootlibError(f"{name} must be a number from {least:,} to {most:,}, not {echo(given)}: too {many}.")
    return value


def of_kind(given: object, kind: type | UnionType | tuple, expected: str) -> Any:
    """Something of a kind: a routine, a text. `expected` begins the sentence: 'share takes a routine, such as …'."""
    if not isinstance(given, kind):
        raise FootlibError(f"{expected}, not {echo(given)}.")
    return given


def path_of(given: object, kinds: Collection[str]) -> Path:
    """The path of a file. Signs without width that a chat put into it are left out, and an ending that only looks like
    one of `kinds` is that one."""
    if not isinstance(given, str | PathLike) or len(str(given)) > LONGEST:
        raise FootlibError(f"path is the name of a file, such as 'card{min(kinds)}', not {echo(given)}.")
    unseen = {char for char in str(given) if unicodedata.category(char) in ("Cf", "Cc", "Cs") and char not in JOINERS}
    text = str(given).translate(dict.fromkeys(map(ord, unseen)))
    try:
        path = Path(text).expanduser()
        path.exists()  # asks the system, which refuses names that are too long
        meant = plain(path.suffix).strip(" '\"").lower()
        return path.with_suffix(meant) if path.suffix.lower() not in kinds and meant in kinds else path
    except (OSError, ValueError, RuntimeError):
        raise FootlibError(f"{echo(given)} is no name for a file. Try 'card{min(kinds)}'.") from None
