"""data/*.toml → one checked, cached Catalog. Only this layer opens data files.

>>> load().conditions["bunion"].name
'Bunion (hallux valgus)'
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .. import model
from ..arguments import answering, of_kind, word
from ..errors import DataError, FootlibError, UnknownName, Words, echo, readings
from ..model import Spot
from . import own_condition, shelf
from .checks import everything_wrong
from .datafile import DataFile
from .geometry import Geometry
from .names import LONGEST_ID, split, words_of

FILES = {  # attribute of the catalog → its file's name and its entries' model, or models by the field `kind`
    "sources": ("sources", model.Source),
    "evidence": ("evidence", model.Evidence),
    "regions": ("regions", model.Region),
    "zones": ("zones", model.Zone),
    "landmarks": ("landmarks", model.Landmark),
    "longitudinals": ("longitudinal-zones", model.LongitudinalZone),
    "layers": ("layers", model.Layer),
    "measures": ("measures", model.Measure),
    "disagreements": ("disagreements", model.Disagreement),
    "outlines": ("foot", model.Outline),
    "footprints": ("footprint", model.Contact),
    "arches": ("arches", model.Arch),
    "indices": ("indices", model.FootIndex),
    "techniques": ("techniques", model.Technique),
    "moves": ("moves", model.Move),
    "groups": ("safety-check", model.CautionGroup),
    "cautions": ("cautions", model.Caution),
    "preparation": ("preparation", model.Preparation),
    "conditions": ("conditions", model.Condition),
    "lessons": ("lessons", model.Lesson),
    "exercises": ("exercises", model.EXERCISES),
    "quizzes": ("quizzes", model.Quiz),
    "glossary": ("glossary", model.Term),
}
KINDS = {  # attribute → what one of its entries is called in a message
    "sources": "source",
    "evidence": "evidence claim",
    "regions": "region",
    "zones": "zone",
    "landmarks": "guide line",
    "longitudinals": "longitudinal zone",
    "layers": "layer",
    "measures": "measure",
    "disagreements": "disagreement",
    "outlines": "outline",
    "footprints": "footprint rule",
    "arches": "arch shape",
    "indices": "footprint index",
    "techniques": "technique",
    "moves": "move",
    "groups": "line of the safety check",
    "cautions": "caution",
    "preparation": "preparation rule",
    "conditions": "condition",
    "lessons": "lesson",
    "exercises": "exercise",
    "quizzes": "quiz",
    "glossary": "glossary term",
}
MOST_TOLD = 200  # mistakes in one message
SPOKEN = ("conditions", "cautions", "regions", "zones", "moves", "techniques", "sources", "evidence")
SHAPED = ("regions", "zones", "landmarks", "outlines")  # what the maps are drawn from


@answering
@dataclass(frozen=True, eq=False)
class Catalog:
    """Everything in data/, checked, by id."""

    folder: Path
    sources: Mapping[str, model.Source]
    evidence: Mapping[str, model.Evidence]
    regions: Mapping[str, model.Region]
    zones: Mapping[str, model.Zone]
    landmarks: Mapping[str, model.Landmark]
    longitudinals: Mapping[str, model.LongitudinalZone]
    layers: Mapping[str, model.Layer]
    measures: Mapping[str, model.Measure]
    disagreements: Mapping[str, model.Disagreement]
    outlines: Mapping[str, model.Outline]
    footprints: Mapping[str, model.Contact]
    arches: Mapping[str, model.Arch]
    indices: Mapping[str, model.FootIndex]
    techniques: Mapping[str, model.Technique]
    moves: Mapping[str, model.Move]
    groups: Mapping[str, model.CautionGroup]
    cautions: Mapping[str, model.Caution]
    preparation: Mapping[str, model.Preparation]
    conditions: Mapping[str, model.Condition]
    lessons: Mapping[str, model.Lesson]  #: in reading order
    exercises: Mapping[str, model.Exercise]
    quizzes: Mapping[str, model.Quiz]
    glossary: Mapping[str, model.Term]
    geometry: Geometry = field(repr=False)
    key: str = ""  #: changes when a shape does
    content: str = ""  #: changes when anything does

    def __repr__(self):
        return f"Catalog({', '.join(f'{len(getattr(self, name))} {name}' for name in FILES)})"

    @property
    def places(self):
        """Zones and regions by id: one name space."""
        return self.geometry.places

    @property
    def touching(self):
        """place → all places that it is, contains, lies in, or overlaps by more than a tenth on any view."""
        return self.geometry.touching

    def find(self, attribute: str, id: object) -> Any:
        """The entry with this id; UnknownName with the nearest right one, or the kind that the id really is."""
        return self._entries(attribute)[self.id_of(attribute, id)]

    def id_of(self, attribute: str, given: object) -> str:
        """The id that is meant: as it is given, with its odd characters put right (see `errors.readings`), or by a name
        or synonym that means nothing else."""
        entries = self._entries(attribute)
        if isinstance(given, str):
            given = word(given)
            if given in entries:
                return given
            if meant := next((text for text in readings(given[:LONGEST_ID]) if text in entries), ""):
                return meant
            if len(ids := self.words(attribute).meant(given)) == 1:
                return ids[0]
        others = {KINDS[name]: self.words(name) for name in SPOKEN}
        raise UnknownName(given, KINDS.get(attribute, "place"), self.words(attribute), others)

    def words(self, attribute: str) -> Words:
        """What the entries of a kind are called, by id; worked out when somebody first writes no id."""
        attribute, known = kind_of(attribute), self.__dict__.setdefault("_words", {})
        if attribute not in known:
            known[attribute] = words_of(self._entries(attribute))
        return known[attribute]

    def _entries(self, attribute):
        attribute = kind_of(attribute)
        return self.places if attribute == "places" else getattr(self, attribute)

    def place_id(self, given: object) -> str:
        """A place as the course writes it, 'heel@left' or bare 'heel'."""
        id, at, _ = split(given)
        return f"{self.id_of('places', id)}@{self.place(given)[1][0]}" if at else self.id_of("places", id)

    def spots(self, texts: Iterable[str]) -> list[Spot]:
        """The places of these texts, one for each foot that is meant, right before left."""
        return [Spot(id, foot) for text in texts for id, feet in [self.place(text)] for foot in feet]

    def place(self, text: object) -> tuple[str, tuple[str, ...]]:
        """'heel@left' → ('heel', ('left',)); bare means every foot that has it, right first."""
        id, at, foot = split(text)
        id = self.id_of("places", id)
        entry, feet = self.places[id], self.geometry.feet[id]
        if at and foot not in ("left", "right"):
            raise FootlibError(f"{echo(text)}: after '@' comes 'left' or 'right', such as '{id}@left'.")
        if at and foot not in feet:
            raise FootlibError(f"'{text}': {entry.name} is only on the {feet[0]} foot of the chart. Write '{id}'.")
        return id, (foot,) if at else feet


def kind_of(attribute: object) -> str:
    """The name under which the catalog holds entries of one kind."""
    if not isinstance(attribute, str) or (word(attribute) not in FILES and word(attribute) != "places"):
        raise UnknownName(attribute, "kind of entry", [*FILES, "places"])
    return word(attribute)


_cache: dict[Path, tuple[tuple, Catalog]] = {}


def default_folder():
    """The data folder of an installed wheel, or the repository's."""
    packed = Path(__file__).parent.parent / "data"
    return packed if packed.is_dir() else Path(__file__).parent.parent.parent / "data"


def load(folder=None):
    """The checked catalog of a data folder (the course's own where none is given); DataError with every mistake found.

    A folder is read again only when one of its files has changed.
    """
    try:
        folder = default_folder() if folder is None or folder == "" else Path(folder).resolve()
        found = folder.is_dir()
    except Exception:  # what is no path at all
        found = False
    if not found:
        where = echo(str(folder) if isinstance(folder, Path) else folder, 200)
        raise DataError([f"there is no data folder at {where}. Give the folder that holds zones.toml and the others."])
    stamp = tuple(stamp_of(folder / f"{name}.toml") for name, _ in FILES.values())
    if _cache.get(folder, (None,))[0] != stamp:
        _cache[folder] = stamp, read(folder)
    return _cache[folder][1]


def course(catalog: object = None) -> Catalog:
    """The catalog that a call was given, or the course's own."""
    if catalog is None:
        return load()
    return of_kind(catalog, Catalog, "catalog takes what load() returns")


def with_card(text, catalog=None):
    """The catalog and one condition more: a card of one's own, as text in the words of data/conditions.toml.

    Blank text (nothing, or three dots left in the place of a value) adds nothing, so that an untouched lesson runs.
    DataError tells every mistake with its line in the text.
    """
    return own_condition.with_card(text, course(catalog), FILES, KINDS)


def stamp_of(path):
    try:
        status = path.stat()
        return status.st_mtime_ns, status.st_size
    except OSError:
        return None


def read(folder):
    """The catalog, or DataError with the mistakes of all files at once; the course's own data are checked once."""
    own, paths = folder == default_folder(), {name: folder / f"{file}.toml" for name, (file, _) in FILES.items()}
    tables, touching = (shelf.read_before(paths) if own else None) or ({}, None)
    files = {name: DataFile(path, FILES[name][1], tables=tables.get(name)) for name, path in paths.items()}
    geometry = Geometry(files["regions"].entries, files["zones"].entries, files["outlines"].entries)
    if touching is None:
        check(files, geometry)
        if own:
            shelf.note_read(files, geometry.touching)
    else:
        geometry.touching = touching
    entries = {attribute: MappingProxyType(file.entries) for attribute, file in files.items()}
    return Catalog(folder=folder, geometry=geometry, key=key_of(files, SHAPED), content=key_of(files, FILES), **entries)


def check(files, geometry):
    """DataError with everything that is wrong in the files, each sentence once."""
    problems = [*(p for file in files.values() for p in file.problems), *everything_wrong(files, geometry, KINDS)]
    if problems:
        by_name = {file.name: file for file in files.values()}
        told = list(dict.fromkeys(by_name[p.file].sentence(p) for p in problems[:MOST_TOLD]))
        more = len(problems) - MOST_TOLD
        raise DataError(told + [f"… and {more:,} more. Mend these first, and load again."] * (more > 0))


def key_of(files, names):
    text = "\0".join(files[name].text for name in names)
    return sha256(text.encode()).hexdigest()[:16]
