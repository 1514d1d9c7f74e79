"""The one cache: what can be made again, kept in the user's cache folder under a key of all that it is made from.

    svg = remember("map", (catalog.key, "sole"), lambda: drawn(catalog, "sole"))

`parts` are everything on which the content depends: ids, numbers and texts (their `repr` makes the key), and, where
code decides, `code_of("drawing/**/*.py")`. So nothing kept can be out of date. A cache that cannot be read or written
costs time and nothing else: no function here raises for it. Whoever must look at the content first, because a broken
one is to be made anew, takes `recall` and `keep`. For one run of Python, `kept_with` keeps what follows from a catalog.
In a browser, where there is no matplotlib, what the lessons show was made ahead, and travels with the code (`AHEAD`).
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, wraps
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from time import time
from typing import Any, Concatenate, ParamSpec, TypeVar

from .files import HALF, write_whole

CODE = Path(__file__).parent
AHEAD = CODE / "ahead"  # only in the wheel of the site (tools/site/build.py): made when that was built, by this code
MOST = {"catalog": 4, "hands": 4, "map": 40, "numbered": 60, "picture": 120}  #: how many of a kind stay; the oldest go
STALE = 3600  # seconds after which half a file has nobody who still writes it


A = TypeVar("A")
P = ParamSpec("P")
R = TypeVar("R")


def folder() -> Path:
    """Where this system keeps what can be made again; FOOTLIB_CACHE chooses another folder."""
    if chosen := os.environ.get("FOOTLIB_CACHE"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("footlib", appauthor=False)


def remember(kind: str, parts: tuple, make: Callable[[], bytes]) -> bytes:
    """The content made from these parts: as it was kept, or made now and kept."""
    known = recall(kind, parts)
    if known is None:
        known = make()
        keep(kind, parts, known)
    return known


def recall(kind: str, parts: tuple) -> bytes | None:
    """What was kept of these parts; None where nothing was, or nothing can be read."""
    path = path_of(kind, parts)
    for kept in (path, AHEAD / path.name):
        with suppress(OSError):
            if content := kept.read_bytes():
                return content
    return None


def keep(kind: str, parts: tuple, content: bytes) -> None:
    """Keep the content made from these parts; the oldest of its kind go, and what a killed kernel left half written."""
    path = path_of(kind, parts)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
        for old in sorted(path.parent.glob(f"*-{kind}*"), key=lambda one: one.stat().st_mtime)[: -MOST[kind]]:
            old.unlink(missing_ok=True)
        for half in path.parent.glob(HALF.format("*")):
            if half.stat().st_mtime < time() - STALE:
                half.unlink(missing_ok=True)


def path_of(kind: str, parts: tuple) -> Path:
    return folder() / f"{sha256(repr(parts).encode()).hexdigest()[:16]}-{kind}"


@lru_cache(maxsize=8)
def code_of(*patterns: str, using: tuple[str, ...] = ()) -> str:
    """A key of the package's modules that fit the patterns, such as "model/*.py", of the Python that runs them, and of
    the packages that they use. What was made ahead was made by the code beside it: there one key will do."""
    if AHEAD.is_dir():
        return "ahead"
    files = [path for pattern in patterns for path in sorted(CODE.glob(pattern))]
    versions = [sys.version, *map(version, using)]
    return sha256("\0".join(versions).encode() + b"".join(path.read_bytes() for path in files)).hexdigest()


def kept_with(make: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
    """A function that works something out from its first argument, a catalog say, once: the answer stays with that and
    goes with it. A memory of the function's own would hold on to every catalog that was ever loaded."""

    @wraps(make)
    def known(source: A, /, *args: P.args, **options: P.kwargs) -> R:
        kept: dict[tuple, Any] = vars(source).setdefault("_kept", {})
        key = (make, args, *sorted(options.items())) if options else (make, args)
        if key not in kept:
            kept[key] = make(source, *args, **options)
        return kept[key]

    return known
