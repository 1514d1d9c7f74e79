"""data/*.toml → one checked, cached Catalog. Only this layer opens data files.

>>> load().conditions["bunion"].name
'Bunion (hallux valgus)'
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .. import cache
from ..arguments import of_kind
from ..errors import DataError, echo
from ..model import Spot
from . import own_condition
from .checks import everything_wrong
from .contents import TABLES, Catalog
from .datafile import DataFile, Problem
from .geometry import Geometry
from .plaintext import text_of
from .references import ids_of

MOST_TOLD = 200  # mistakes in one message
SHAPED = ("regions", "zones", "landmarks", "outlines")  # what the maps are drawn from
READERS = ("errors.py", "spelling.py", "catalog/*.py", "model/*.py")  # what decides whether data are right

_loaded: dict[Path, tuple[tuple, Catalog]] = {}  # by folder: when its files were changed, and what they said


def load(folder: Any = None) -> Catalog:
    """The checked catalog of a data folder (the course's own where none is given); DataError with every mistake found.

    A folder is read again only when one of its files has changed.
    """
    try:
        path = default_folder() if folder is None or folder == "" else Path(folder).resolve()
        found = path.is_dir()
    except Exception:  # what is no path at all
        path, found = Path(), False
    if not found:
        where = echo(folder if path == Path() else str(path), 200)
        raise DataError([f"there is no data folder at {where}. Give the folder that holds zones.toml and the others."])
    stamp = tuple(stamp_of(path / f"{table.file}.toml") for table in TABLES.values())
    if _loaded.get(path, (None,))[0] != stamp:
        _loaded[path] = stamp, read(path)
    return _loaded[path][1]


def default_folder() -> Path:
    """The data folder of an installed wheel, or the repository's."""
    packed = Path(__file__).parent.parent / "data"
    return packed if packed.is_dir() else Path(__file__).parent.parent.parent / "data"


def course(catalog: object = None) -> Catalog:
    """The catalog that a call was given, or the course's own."""
    if catalog is None:
        return load()
    return of_kind(catalog, Catalog, "catalog takes what load() returns")


def with_card(text: object, catalog: object = None) -> Catalog:
    """The catalog and one condition more: a card of one's own, as text in the words of data/conditions.toml.

    Blank text (nothing, or three dots left in the place of a value) adds nothing, so that an untouched lesson runs.
    DataError tells every mistake with its line in the text.
    """
    return own_condition.with_card(text, course(catalog))


def stamp_of(path: Path) -> tuple[int, int] | None:
    """When a file was changed, and its size; nothing where it cannot be asked."""
    try:
        status = path.stat()
        return status.st_mtime_ns, status.st_size
    except OSError:
        return None


def read(folder: Path) -> Catalog:
    """The catalog, or DataError with the mistakes of all files at once; the course's own data are checked once."""
    own, paths = folder == default_folder(), {name: folder / f"{table.file}.toml" for name, table in TABLES.items()}
    tables, touching = (recalled(paths) if own else None) or ({}, None)
    files = {name: DataFile(path, TABLES[name].model, tables=tables.get(name)) for name, path in paths.items()}
    geometry = Geometry(files["regions"].entries, files["zones"].entries, files["outlines"].entries)
    if touching is None:
        check(files, geometry)
        if own:
            keep_read(files, geometry.touching)
    else:
        geometry.touching = touching
    entries = {attribute: MappingProxyType(file.entries) for attribute, file in files.items()}
    return Catalog(
        folder=folder, geometry=geometry, key=key_of(files, SHAPED), content=key_of(files, TABLES), **entries
    )


def examined(folder: Path) -> tuple[dict[str, DataFile], Geometry, list[Problem]]:
    """A folder's files as far as they can be read, and everything that is wrong with them: for whoever tells it all."""
    files = {name: DataFile(folder / f"{table.file}.toml", table.model) for name, table in TABLES.items()}
    geometry = Geometry(files["regions"].entries, files["zones"].entries, files["outlines"].entries)
    return files, geometry, problems_of(files, geometry)


def sound(folder: Path, files: Mapping[str, DataFile], geometry: Geometry, wrong: Iterable[Problem]) -> Catalog:
    """The catalog of those entries that are right, and lean only on what is right: what is said of them does not merely
    follow from a slip elsewhere."""
    bad = {(attribute, id) for attribute, file in files.items() for id in file.ids - file.entries.keys()}
    by_name = {file.name: attribute for attribute, file in files.items()}
    bad |= {(by_name[problem.file], problem.entry) for problem in wrong}
    leans = [
        ((attribute, id), {(to, Spot.parse(text).place) for to in both(refers.to)})
        for attribute, file in files.items()
        for id, _, refers, text in ids_of(file)
    ]
    right = {(attribute, id) for attribute, file in files.items() for id in file.ids} - bad
    while more := {entry for entry, on in leans if entry in right and not on & right}:
        right -= more
    entries = {
        attribute: MappingProxyType({id: one for id, one in file.entries.items() if (attribute, id) in right})
        for attribute, file in files.items()
    }
    return Catalog(
        folder=folder, geometry=geometry, key=key_of(files, SHAPED), content=key_of(files, TABLES), **entries
    )


def both(attribute: str) -> tuple[str, ...]:
    """The tables that a reference leads to."""
    return ("regions", "zones") if attribute == "places" else (attribute,)


def problems_of(files: Mapping[str, DataFile], geometry: Geometry) -> list[Problem]:
    """Everything that is wrong in the files."""
    return [*(p for file in files.values() for p in file.problems), *everything_wrong(files, geometry)]


def check(files: Mapping[str, DataFile], geometry: Geometry) -> None:
    """DataError with everything that is wrong in the files, each sentence once."""
    problems = problems_of(files, geometry)
    if problems:
        by_name = {file.name: file for file in files.values()}
        told = list(dict.fromkeys(by_name[p.file].sentence(p) for p in problems[:MOST_TOLD]))
        more = len(problems) - MOST_TOLD
        raise DataError(told + [f"… and {more:,} more. Mend these first, and load again."] * (more > 0))


def key_of(files: Mapping[str, DataFile], names: Iterable[str]) -> str:
    """Changes when one of these files does."""
    text = "\0".join(files[name].text for name in names)
    return sha256(text.encode()).hexdigest()[:16]


def recalled(paths: Mapping[str, Path]) -> tuple[dict, dict] | None:
    """What `keep_read` kept of files with this very content: (their tables, which places touch which), or None."""
    with suppress(ValueError, LookupError, TypeError, AttributeError):
        parts = parts_of({name: text_of(path) for name, path in paths.items()})
        known = json.loads(cache.recall("catalog", parts) or "")
        touching = {id: frozenset(near) for id, near in known["touching"].items()}
        return {name: dict(known["tables"][name]) for name in paths}, touching
    return None


def keep_read(files: Mapping[str, DataFile], touching: Mapping[str, Iterable[str]]) -> None:
    """Keep what was found right, in a form that is read fast; what JSON would change is not kept."""
    tables = {name: file.tables for name, file in files.items()}
    with suppress(TypeError, ValueError):
        content = json.dumps({"tables": tables, "touching": {id: sorted(near) for id, near in touching.items()}})
        if json.loads(content)["tables"] == tables:
            cache.keep("catalog", parts_of({name: file.text for name, file in files.items()}), content.encode())


def parts_of(texts: Mapping[str, str]) -> tuple:
    """All that the catalog is made from: the texts, and the code that reads and checks them."""
    said = "\0".join(f"{name}\0{text}" for name, text in texts.items())
    return cache.code_of(*READERS), sha256(said.encode()).hexdigest()
