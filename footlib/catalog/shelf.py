"""What can be made again, kept in the user's cache folder: rendered maps, and what reading the course's data has shown.

A file's name begins with a key of all that it is made from, so that nothing kept can be out of date.
"""

import json
import os
import sys
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from time import time

from .atomic import HALF, write_whole
from .plaintext import text_of

CODE = Path(__file__).parent.parent
READERS = ("errors.py", "catalog/*.py", "model/*.py")  # what decides whether data are right
MAPS, READ, SHOWN = "*-*.*g", "*-catalog.json", "*-picture.json"
KEPT = {MAPS: 40, READ: 4, SHOWN: 120}  # files in the cache folder
STALE = 3600  # seconds after which half a file has nobody who still writes it


def cache_folder():
    """Where this system keeps what can be made again; FOOTLIB_CACHE chooses another folder."""
    if chosen := os.environ.get("FOOTLIB_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "footlib" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "footlib"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "footlib"


def keep(path: Path, content: bytes, like: str = MAPS) -> None:
    """Write a file in one go, and let go of the oldest ones like it, and of what a killed kernel left half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    for old in sorted(path.parent.glob(like), key=lambda p: p.stat().st_mtime)[: -KEPT[like]]:
        old.unlink(missing_ok=True)
    for half in path.parent.glob(HALF.format("*")):
        if half.stat().st_mtime < time() - STALE:
            half.unlink(missing_ok=True)


def read_before(paths):
    """What `note_read` kept of files with this very content: (their tables, which places touch which), or None."""
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        known = json.loads(place_of({name: text_of(path) for name, path in paths.items()}).read_bytes())
        touching = {id: frozenset(near) for id, near in known["touching"].items()}
        return {name: dict(known["tables"][name]) for name in paths}, touching
    return None


def note_read(files, touching):
    """Keep what was found right, in a form that is read fast; what JSON would change is not kept."""
    tables = {name: file.tables for name, file in files.items()}
    with suppress(OSError, TypeError, ValueError):
        content = json.dumps({"tables": tables, "touching": {id: sorted(near) for id, near in touching.items()}})
        if json.loads(content)["tables"] == tables:
            keep(place_of({name: file.text for name, file in files.items()}), content.encode(), READ)


def place_of(texts):
    told = "\0".join(f"{name}\0{text}" for name, text in texts.items())
    return cache_folder() / f"{sha256(f'{reading_code()} {told}'.encode()).hexdigest()[:16]}-catalog.json"


@lru_cache(maxsize=1)
def reading_code():
    """A key of the code that reads and checks, and of the Python that runs it."""
    sources = [path for pattern in READERS for path in sorted(CODE.glob(pattern))]
    return sha256(sys.version.encode() + b"".join(path.read_bytes() for path in sources)).hexdigest()
