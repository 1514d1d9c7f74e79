"""data/*.toml → one checked, cached Catalog. Only this layer opens data files.

>>> load().conditions["bunion"].name
'Bunion (hallux valgus)'
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .. import cache
from ..arguments import of_kind
from ..errors import DataError, echo
from ..model import Spot
from . import own_condition, own_material
from .checks import everything_wrong
from .contents import TABLES, Catalog
from .datafile import DataFile, Problem
from .geometry import Geometry
from .plaintext import Unreadable, text_of
from .references import ids_of

MOST_TOLD = 200  # mistakes in one message
SHAPED = ("regions", "zones", "landmarks", "outlines")  # what the maps are drawn from
READERS = ("errors.py", "spelling.py", "catalog/*.py", "model/*.py")  # what decides whether data are right

_loaded: dict[tuple, tuple[tuple, Catalog]] = {}  # by folders: when their files were changed, and what they said


def load(folder: Any = None) -> Catalog:
    """The checked catalog of a data folder; without one, of the course and own material beside it (`own_material`).
    DataError with every mistake found.

    A folder is read again only when one of its files has changed.
    """
    given = None if isinstance(folder, str) and not folder else folder
    try:
        path = default_folder() if given is None else Path(given).resolve()
        found = path.is_dir()
    except Exception:  # what is no path at all
        path, found = Path(), False
    if not found:
        where = echo(folder if path == Path() else str(path), 200)
        raise DataError([f"there is no data folder at {where}. Give the folder that holds zones.toml and the others."])
    own = () if given is not None else own_material.own_folders(path.parent)
    folders = (path, *(one / "data" for one in own))
    stamp = tuple(stamp_of(one / f"{table.file}.toml") for one in folders for table in TABLES.values())
    if _loaded.get(folders, (None,))[0] != stamp:
        _loaded[folders] = stamp, read(path, own)
    return _loaded[folders][1]


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


def read(folder: Path, own: Sequence[Path] = ()) -> Catalog:
    """The catalog, or DataError with the mistakes of all files at once; the course's own data, and what somebody has
    beside them, are checked once."""
    texts = texts_of(folder, own) if folder == default_folder() else {}
    tables, touching = (recalled(texts) if texts else None) or ({}, None)
    files = known_files(folder, texts, tables) if tables else files_of(folder, own)
    geometry = Geometry(files["regions"].entries, files["zones"].entries, files["outlines"].entries)
    if touching is None:
        check(files, geometry, own)
        if texts:
            keep_read(files, geometry.touching)
    else:
        geometry.touching = touching
    entries = {attribute: MappingProxyType(file.entries) for attribute, file in files.items()}
    return Catalog(
        folder=folder, geometry=geometry, key=key_of(files, SHAPED), content=key_of(files, TABLES), **entries
    )


def files_of(folder: Path, own: Sequence[Path] = ()) -> dict[str, DataFile]:
    """All files of a data folder as far as they can be read, each with those of its name in folders of one's own."""
    files = {name: DataFile(folder / f"{table.file}.toml", table.model) for name, table in TABLES.items()}
    if not own:
        return files
    return {name: own_material.merged(file, own, in_order=name == "lessons") for name, file in files.items()}


def known_files(folder: Path, texts: Mapping[str, str], tables: Mapping[str, dict]) -> dict[str, DataFile]:
    """The files whose texts are known to be right."""
    return {
        name: DataFile(folder / f"{table.file}.toml", table.model, text=texts[name], tables=tables[name])
        for name, table in TABLES.items()
    }


def texts_of(folder: Path, own: Sequence[Path]) -> dict[str, str]:
    """What stands in all files, own ones behind the course's; nothing where one cannot be read."""
    with suppress(Unreadable):
        return {
            name: "\0".join(map(text_of, (folder / file, *own_material.own_files(own, file))))
            for name, table in TABLES.items()
            for file in [f"{table.file}.toml"]
        }
    return {}


def examined(folder: Path, own: Sequence[Path] = ()) -> tuple[dict[str, DataFile], Geometry, list[Problem]]:
    """A folder's files as far as they can be read, and everything that is wrong with them: for whoever tells it all."""
    files = files_of(folder, own)
    geometry = Geometry(files["regions"].entries, files["zones"].entries, files["outlines"].entries)
    return files, geometry, problems_of(files, geometry)


def sound(folder: Path, files: Mapping[str, DataFile], geometry: Geometry, wrong: Iterable[Problem]) -> Catalog:
    """The catalog of those entries that are right, and lean only on what is right: what is said of them does not merely
    follow from a slip elsewhere."""
    bad = {(attribute, id) for attribute, file in files.items() for id in file.ids - file.entries.keys()}
    by_name = {name: attribute for attribute, file in files.items() for name in file.names}
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


def check(files: Mapping[str, DataFile], geometry: Geometry, own: Sequence[Path] = ()) -> None:
    """DataError with everything that is wrong in the files, each sentence once."""
    problems = problems_of(files, geometry)
    if problems:
        by_name = {name: file for file in files.values() for name in file.names}
        told = list(dict.fromkeys(by_name[p.file].part(p).sentence(p) for p in problems[:MOST_TOLD]))
        more = len(problems) - MOST_TOLD
        told += [f"… and {more:,} more. Mend these first, and load again."] * (more > 0)
        names = " and ".join(own_material.called(own).values())
        with_own = f", with {names} (to go on without it, give that folder another name)" if own else ""
        raise DataError(told, f"the course's data{with_own}")


def key_of(files: Mapping[str, DataFile], names: Iterable[str]) -> str:
    """Changes when one of these files does."""
    text = "\0".join(files[name].text for name in names)
    return sha256(text.encode()).hexdigest()[:16]


def recalled(texts: Mapping[str, str]) -> tuple[dict, dict] | None:
    """What `keep_read` kept of files with this very content: (their tables, which places touch which), or None."""
    with suppress(ValueError, LookupError, TypeError, AttributeError):
        known = json.loads(cache.recall("catalog", parts_of(texts)) or "")
        touching = {id: frozenset(near) for id, near in known["touching"].items()}
        return {name: dict(known["tables"][name]) for name in texts}, touching
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
