"""The Catalog: everything in data/ by id, and what a word that somebody wrote means in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple, get_args

from .. import model
from ..arguments import answering, entries, word
from ..errors import FootlibError, UnknownName, Words, echo
from ..model import Spot
from ..spelling import plain, readings
from .geometry import Geometry

SPOKEN = ("conditions", "cautions", "regions", "zones", "moves", "techniques", "sources", "evidence")
LONGEST_ID = 100  # letters; longer texts are no ids


class Table(NamedTuple):
    """A table of the catalog: its file, what an entry is called in a message, and the model, or models by `kind`."""

    file: str
    kind: str
    model: Any


def table(file: str, kind: str, models: Any = None) -> dict[str, Any]:
    """What a field of the catalog tells of its table; its model stands in the field's type unless there are several."""
    return {"file": file, "kind": kind, "models": models}


@answering
@dataclass(frozen=True, eq=False)
class Catalog:
    """Everything in data/, checked, by id. Each table is a file."""

    folder: Path
    sources: Mapping[str, model.Source] = field(metadata=table("sources", "source"))
    evidence: Mapping[str, model.Evidence] = field(metadata=table("evidence", "evidence claim"))
    regions: Mapping[str, model.Region] = field(metadata=table("regions", "region"))
    zones: Mapping[str, model.Zone] = field(metadata=table("zones", "zone"))
    landmarks: Mapping[str, model.Landmark] = field(metadata=table("landmarks", "guide line"))
    longitudinals: Mapping[str, model.LongitudinalZone] = field(
        metadata=table("longitudinal-zones", "longitudinal zone")
    )
    layers: Mapping[str, model.Ranking] = field(metadata=table("layers", "layer"))
    measures: Mapping[str, model.Measure] = field(metadata=table("measures", "measure"))
    disagreements: Mapping[str, model.Disagreement] = field(metadata=table("disagreements", "disagreement"))
    outlines: Mapping[str, model.Outline] = field(metadata=table("foot", "outline"))
    footprints: Mapping[str, model.Contact] = field(metadata=table("footprint", "footprint rule"))
    arches: Mapping[str, model.Arch] = field(metadata=table("arches", "arch shape"))
    indices: Mapping[str, model.FootIndex] = field(metadata=table("indices", "footprint index"))
    poses: Mapping[str, model.Pose] = field(metadata=table("poses", "pose"))
    things: Mapping[str, model.Thing] = field(metadata=table("things", "thing"))
    techniques: Mapping[str, model.Technique] = field(metadata=table("techniques", "technique"))
    holds: Mapping[str, model.Hold] = field(metadata=table("holds", "hold"))
    moves: Mapping[str, model.Move] = field(metadata=table("moves", "move"))
    groups: Mapping[str, model.CautionGroup] = field(metadata=table("safety-check", "line of the safety check"))
    cautions: Mapping[str, model.Caution] = field(metadata=table("cautions", "caution"))
    preparation: Mapping[str, model.Preparation] = field(metadata=table("preparation", "preparation rule"))
    ratings: Mapping[str, model.Rating] = field(metadata=table("ratings", "rating"))
    conditions: Mapping[str, model.Condition] = field(metadata=table("conditions", "condition"))
    #: in reading order
    lessons: Mapping[str, model.Lesson] = field(metadata=table("lessons", "lesson"))
    exercises: Mapping[str, model.Exercise] = field(metadata=table("exercises", "exercise", model.EXERCISE_KINDS))
    quizzes: Mapping[str, model.Quiz] = field(metadata=table("quizzes", "quiz"))
    glossary: Mapping[str, model.Term] = field(metadata=table("glossary", "glossary term"))
    geometry: Geometry = field(repr=False)
    key: str = ""  #: changes when a shape does
    content: str = ""  #: changes when anything does

    def __repr__(self) -> str:
        return f"Catalog({', '.join(f'{len(getattr(self, name))} {name}' for name in TABLES)})"

    @property
    def places(self) -> dict[str, model.Place]:
        """Zones and regions by id: one name space."""
        return self.geometry.places

    @property
    def touching(self) -> dict[str, frozenset[str]]:
        """place → all places that it is, contains, lies in, or overlaps by more than a tenth on any view."""
        return self.geometry.touching

    def find(self, attribute: str, id: object) -> Any:
        """The entry with this id; UnknownName with the nearest right one, or the kind that the id really is."""
        return self._entries(attribute)[self.id_of(attribute, id)]

    def id_of(self, attribute: str, given: object) -> str:
        """The id that is meant: as it is given, with odd characters put right (see `spelling.readings`), or by a name
        or synonym that means nothing else."""
        if type(attribute) is str and type(given) is str and attribute in TABLES and given in getattr(self, attribute):
            return given  # as nearly all are written
        known = self._entries(attribute)
        if isinstance(given, str):
            given = word(given)
            if given in known:
                return given
            if meant := next((text for text in readings(given[:LONGEST_ID]) if text in known), ""):
                return meant
            if len(ids := self.words(attribute).meant(given)) == 1:
                return ids[0]
        others = {TABLES[name].kind: self.words(name) for name in SPOKEN}
        raise UnknownName(given, kind_word(attribute), self.words(attribute), others)

    def words(self, attribute: str) -> Words:
        """What the entries of a kind are called, by id; worked out when somebody first writes no id."""
        attribute, known = kind_of(attribute), self.__dict__.setdefault("_words", {})
        if attribute not in known:
            known[attribute] = words_of(self._entries(attribute))
        return known[attribute]

    def _entries(self, attribute: object) -> Mapping[str, Any]:
        attribute = kind_of(attribute)
        return self.places if attribute == "places" else getattr(self, attribute)

    def place_id(self, given: object) -> str:
        """A place as the course writes it, 'heel@left' or bare 'heel'."""
        id, feet = self.place(given)
        return f"{id}@{feet[0]}" if isinstance(given, str) and "@" in given else id

    def spots(self, texts: object) -> list[Spot]:
        """The places of these texts, one for each foot that is meant, right before left."""
        texts = entries(texts, 'spots takes a list of places, such as ["heel@left"]')
        return [Spot(id, foot) for text in texts for id, feet in [self.place(text)] for foot in feet]

    def place(self, text: object) -> tuple[str, tuple[str, ...]]:
        """'heel@left' → ('heel', ('left',)); bare means every foot that has it, right first."""
        if type(text) is str and text in self.geometry.written:  # the course's own ways of writing, used most
            return self.geometry.written[text]
        id, at, foot = split(text)
        id = self.id_of("places", id)
        entry, feet = self.places[id], self.geometry.feet[id]
        if at and foot not in ("left", "right"):
            raise FootlibError(f"{echo(text)}: after '@' comes 'left' or 'right', such as '{id}@left'.")
        if at and foot not in feet:
            raise FootlibError(f"'{text}': {entry.name} is only on the {feet[0]} foot of the chart. Write '{id}'.")
        return id, (foot,) if at else feet


TABLES = {  #: attribute of the catalog → its table
    one.name: Table(one.metadata["file"], one.metadata["kind"], one.metadata["models"] or get_args(one.type)[1])
    for one in fields(Catalog)
    if "file" in one.metadata
}


def kind_word(attribute: str) -> str:
    """What an entry of a table is called in a message; "places" are zones and regions."""
    return TABLES[attribute].kind if attribute in TABLES else "place"


def kind_of(attribute: object) -> str:
    """The name under which the catalog holds entries of one kind."""
    if not isinstance(attribute, str) or (word(attribute) not in TABLES and word(attribute) != "places"):
        raise UnknownName(attribute, "kind of entry", [*TABLES, "places"])
    return word(attribute)


def words_of(entries: Mapping[str, object]) -> Words:
    """The words that mean the entries of one kind; answers that stop the massage are suggested with more care."""
    stops = [id for id, entry in entries.items() if getattr(entry, "effect", "") == "stop"]
    stems = {id: getattr(entry, "words", ()) for id, entry in entries.items()}  # a technique's
    return Words({id: called(entry) for id, entry in entries.items()}, careful=stops, stems=stems)


def called(entry: object) -> Iterator[str]:
    """An entry's name, the same without what stands in brackets, the field's own word, and its synonyms."""
    if name := getattr(entry, "name", ""):
        yield name
        yield name.partition(" (")[0]
    if term := getattr(entry, "term", ""):
        yield term
    yield from getattr(entry, "synonyms", ())


def split(place: object) -> tuple:
    """(id, '@' or '', foot) of a place as text, its odd characters put right; anything else is no id."""
    id, at, foot = word(place).partition("@") if isinstance(place, str) else (place, "", "")
    return id, at, plain(foot[:LONGEST_ID]).strip(" '\"")
