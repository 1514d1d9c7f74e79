"""data/*.toml → one checked, cached Catalog. Only this layer opens data files.

>>> load().conditions["bunion"].name
'Bunion (hallux valgus)'
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..arguments import of_kind
from ..errors import DataError, echo
from ..model import Spot
from . import own_material
from .contents import TABLES, Catalog
from .datafile import DataFile, Problem
from .geometry import Geometry
from .kept import Tables, keep_read, recalled
from .plaintext import Unreadable, text_of
from .references import ids_of

MOST_TOLD = 200  # mistakes in one message
SHAPED = ("regions", "zones", "landmarks", "outlines")  # what the maps are drawn from

NO_DATA = "there is no data folder at {}. Give the folder that holds zones.toml and the others."

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
        raise DataError([NO_DATA.format(echo(folder if path == Path() else str(path), 200))])
    if given is not None and (told := no_course(path)):
        raise DataError([told])
    own = () if given is not None else own_material.own_folders(path.parent)
    folders = (path, *(one / "data" for one in own))
    stamp = tuple(stamp_of(one / f"{table.file}.toml") for one in folders for table in TABLES.values())
    if _loaded.get(folders, (None,))[0] != stamp:
        _loaded[folders] = stamp, read(path, own)
    return _loaded[folders][1]


def no_course(folder: Path) -> str:
    """Why a folder is not the data of a course, where it has not even half of the files; or nothing."""
    files = [f"{table.file}.toml" for table in TABLES.values()]
    here, inside = (sum((home / file).is_file() for file in files) for home in (folder, folder / "data"))
    if 2 * here >= len(files):
        return ""
    where = echo(str(folder), 200)
    if 2 * inside >= len(files):
        return f"{where} is a whole course. Give its folder data, which holds zones.toml and the others."
    if here or any((folder / part).is_dir() for part in own_material.PARTS):
        return own_material.ALONE.format(where)
    return NO_DATA.format(where)


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
    return own_material.with_card(text, course(catalog))


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
    known = recalled(texts) if texts else None
    if known:
        tables, touching = known
        geometry = geometry_of(tables)
        geometry.touching = touching
    else:
        files = files_of(folder, own)
        tables = {name: file.entries for name, file in files.items()}
        geometry = geometry_of(tables)
        check(files, geometry, own)
        keeps, texts = bool(texts), {name: file.text for name, file in files.items()}
        if keeps:
            keep_read(texts, tables, geometry.touching)
    return catalog_of(folder, tables, geometry, texts)


def geometry_of(tables: Tables) -> Geometry:
    return Geometry(tables["regions"], tables["zones"], tables["outlines"])


def catalog_of(folder: Path, tables: Tables, geometry: Geometry, texts: Mapping[str, str]) -> Catalog:
    entries = {attribute: MappingProxyType(dict(known)) for attribute, known in tables.items()}
    return Catalog(
        folder=folder, geometry=geometry, key=key_of(texts, SHAPED), content=key_of(texts, TABLES), **entries
    )


def files_of(folder: Path, own: Sequence[Path] = (), names: Sequence[str] = ()) -> dict[str, DataFile]:
    """All files of a data folder as far as they can be read, each with those of its name in folders of one's own; given
    all `names`, also with those whose name has a slip."""
    files: dict[str, DataFile] = {}
    for name, table in TABLES.items():
        course = DataFile(own_material.file_in(folder, file := f"{table.file}.toml", names), table.model)
        parts = own_material.own_files(own, file, names)
        files[name] = own_material.Merged(course, parts, name == "lessons") if parts else course
    for file in [*files.values()]:
        for id, table in file.elsewhere.items():
            files[table].expect(id)
    return files


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
    """A folder's files as far as they can be read, and everything that is wrong with them: for whoever tells it all.
    A file whose name has a slip is read, too, so that its name alone is told."""
    files = files_of(folder, own, [f"{table.file}.toml" for table in TABLES.values()])
    geometry = geometry_of({name: file.entries for name, file in files.items()})
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
    tables = {
        attribute: {id: one for id, one in file.entries.items() if (attribute, id) in right}
        for attribute, file in files.items()
    }
    return catalog_of(folder, tables, geometry, {name: file.text for name, file in files.items()})


def both(attribute: str) -> tuple[str, ...]:
    """The tables that a reference leads to."""
    return ("regions", "zones") if attribute == "places" else (attribute,)


def problems_of(files: Mapping[str, DataFile], geometry: Geometry) -> list[Problem]:
    """Everything that is wrong in the files. The rules are fetched here: a catalog that was kept needs none."""
    from .checks import everything_wrong

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


def key_of(texts: Mapping[str, str], names: Iterable[str]) -> str:
    """Changes when one of these files does."""
    return sha256("\0".join(texts[name] for name in names).encode()).hexdigest()[:16]
