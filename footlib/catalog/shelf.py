"""What reading the course's data has shown, kept for the next start. (And what `drawing` still keeps.)"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import time

from .. import cache
from ..atomic import HALF, write_whole
from .plaintext import text_of
from .reading import DataFile

READERS = ("errors.py", "catalog/*.py", "model/*.py")  # what decides whether data are right
MAPS, SHOWN = "*-*.*g", "*-picture.json"
KEPT = {MAPS: 40, SHOWN: 120}  # files in the cache folder
STALE = 3600  # seconds after which half a file has nobody who still writes it


cache_folder = cache.folder


def keep(path: Path, content: bytes, like: str = MAPS) -> None:
    """Write a file in one go, and let go of the oldest ones like it, and of what a killed kernel left half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    for old in sorted(path.parent.glob(like), key=lambda p: p.stat().st_mtime)[: -KEPT[like]]:
        old.unlink(missing_ok=True)
    for half in path.parent.glob(HALF.format("*")):
        if half.stat().st_mtime < time() - STALE:
            half.unlink(missing_ok=True)


def read_before(paths: Mapping[str, Path]) -> tuple[dict, dict] | None:
    """What `note_read` kept of files with this very content: (their tables, which places touch which), or None."""
    with suppress(ValueError, LookupError, TypeError, AttributeError):
        known = json.loads(cache.recall("catalog", parts_of({name: text_of(path) for name, path in paths.items()})))
        touching = {id: frozenset(near) for id, near in known["touching"].items()}
        return {name: dict(known["tables"][name]) for name in paths}, touching
    return None


def note_read(files: Mapping[str, DataFile], touching: Mapping[str, Iterable[str]]) -> None:
    """Keep what was found right, in a form that is read fast; what JSON would change is not kept."""
    tables = {name: file.tables for name, file in files.items()}
    with suppress(TypeError, ValueError):
        content = json.dumps({"tables": tables, "touching": {id: sorted(near) for id, near in touching.items()}})
        if json.loads(content)["tables"] == tables:
            cache.keep("catalog", parts_of({name: file.text for name, file in files.items()}), content.encode())


def parts_of(texts: Mapping[str, str]) -> tuple:
    """All that the catalog is made from: the texts, and the code that reads and checks them."""
    told = "\0".join(f"{name}\0{text}" for name, text in texts.items())
    return reading_code(), sha256(told.encode()).hexdigest()


def reading_code() -> str:
    """A key of the code that reads and checks, and of the Python that runs it."""
    return cache.code_of(*READERS)
