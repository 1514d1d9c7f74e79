"""What reading the course's data has shown, kept for the next start."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from .. import cache
from .datafile import DataFile
from .plaintext import text_of

READERS = ("errors.py", "catalog/*.py", "model/*.py")  # what decides whether data are right


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
