"""One data file → checked entries by id, and every mistake in it as a sentence with its line."""

from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, reduce, wraps
from operator import or_
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Discriminator, TypeAdapter, ValidationError

from ..errors import UnknownName, nearest_names
from ..model.base import Id
from ..spelling import is_odd
from .contents import TABLES
from .field_mistakes import plain_mistakes
from .geometry import Geometry
from .plaintext import Unreadable, excess, text_of, where
from .toml_text import Spot, legible, nearest, spots


@dataclass(frozen=True)
class Problem:
    """One mistake: where it stands and what to do about it. `value` is what is wrong in the field, `at` its line and
    column where no field is meant."""

    file: str
    entry: str
    field: str
    text: str
    value: str = ""
    at: tuple[int, int] = (0, 0)


class Checked:
    """What the checks look at in a file: its entries without mistakes, and what is known of the others. Nothing that
    points into a file that is not `readable` can be judged."""

    own: Set[str] = frozenset()  #: of entries in own material: of two that do not go together, that one is to change

    def __init__(self, name: str, entries: Mapping[str, Any] = MappingProxyType({})) -> None:
        self.name, self.entries, self.readable = name, entries, True
        self.problems: list[Problem] = []
        #: (model, table) of entries with a mistake, by id: what they point to is looked at all the same
        self.faulty: dict[str, tuple[Any, Any]] = {}

    @property
    def ids(self) -> Set[str]:
        """All ids that the file defines, those of faulty entries too, so that one mistake is reported once."""
        return self.entries.keys()


Files = Mapping[str, Checked]  #: by attribute of the catalog
Check = Callable[[Files, Geometry], Iterator[Problem]]
Told = Iterator[tuple]  #: (field, what is wrong, and where it helps the wrong value) in one entry


def of_each(*tables: str) -> Callable[[Callable[..., Told]], Check]:
    """A check of one entry, (id, entry, files, geometry) → Told, as one of all in these tables."""

    def of_all(check: Callable[..., Told]) -> Check:
        @wraps(check)
        def problems(files: Files, geometry: Geometry) -> Iterator[Problem]:
            for file in (files[table] for table in tables):
                for id, entry in file.entries.items():
                    yield from (
                        Problem(file.name, id, field, *told) for field, *told in check(id, entry, files, geometry)
                    )

        return problems

    return of_all


#: (text, what it was read as) → its tables and entries, of files in which nothing is wrong: whoever mends one file and
#: looks again reads that one
_sound: dict[tuple[str, TypeAdapter], tuple[dict[str, Any], dict[str, Any]]] = {}
MANY = 120  # of these; a course has 26


class DataFile(Checked):
    """A data file: its raw tables, its checked entries, its mistakes. With `text`, a text that is in no file."""

    def __init__(self, path: Path | str, model: Any, text: str | None = None, name: str = "") -> None:
        self.path, self.model, self.text = Path(path), model, text or ""
        super().__init__(name or (f"{self.path.parent.name}/{self.path.name}" if text is None else str(path)))
        self._clear = ""  # the text with blanks for what cannot be read
        self.tables: dict[str, Any] = {}
        self.beside: Set[str] = frozenset()  #: ids of entries to which those of this file may add
        self.lost: set[str] = set()  #: ids of entries that are not looked at, for they cannot be read
        self.elsewhere: dict[str, str] = {}  #: id → the table to which an entry belongs that stands here by mistake
        try:
            self._read(text)
        except Unreadable as error:
            self.readable, at = False, (error.line, error.column)
            again = f" Bring it back with: git checkout -- {self.name}" if error.lost else ""
            self.problems.append(Problem(self.name, "", "", error.text + again, at=at))
        self._check()

    def __repr__(self) -> str:
        return f"DataFile({self.name}: {len(self.entries)} entries, {len(self.problems)} problems)"

    @property
    def ids(self) -> Set[str]:
        return (self.tables | dict.fromkeys(self.lost)).keys()

    @property
    def names(self) -> tuple[str, ...]:
        """What its mistakes call it."""
        return (self.name,)

    def part(self, problem: Problem) -> "DataFile":
        """The file in which a problem of this one stands: see `own_material`."""
        return self

    def expect(self, id: str) -> None:
        """An entry of this file stands in another one: whatever names it is right."""
        self.lost.add(id)

    def say(self, text: str, entry: str = "", field: str = "", value: str = "") -> None:
        self.problems.append(Problem(self.name, entry, field, text, value))

    @cached_property
    def _spots(self) -> dict[tuple, Spot]:
        return spots(self._clear or self.text)

    def place(self, problem: Problem) -> tuple[int, int]:
        """The line on which a problem stands, and the column of what cannot be seen there; 0 where none is known."""
        spot = nearest(self._spots, problem.entry, problem.field, problem.value) if problem.entry else None
        if not spot:
            return problem.at
        odd = next((n for n, char in enumerate(spot.written) if problem.value and is_odd(char)), None)
        start = self.text.rfind("\n", 0, spot.at) + 1
        return self.text.count("\n", 0, spot.at) + 1, 0 if odd is None else spot.at + odd - start + 1

    def sentence(self, problem: Problem) -> str:
        """'data/zones.toml, line 12, [liver], field 'foot': …'"""
        place = [
            self.name,
            where(*self.place(problem)),
            f"[{problem.entry}]" if problem.entry else "",
            f"field '{problem.field}'" if problem.field else "",
        ]
        return f"{', '.join(p for p in place if p)}: {problem.text}"

    def _read(self, text: str | None) -> None:
        if text is None:
            self.text = text_of(self.path)
        self.tables = self._legible()
        if not self.tables and not self.problems and text is None:
            raise Unreadable("the file is empty, or holds nothing but comments.", lost=True)

    def _legible(self) -> dict[str, Any]:
        """All that can be read of the text; each slip that hides an entry is told."""
        if known := _sound.get(self._key):
            self._clear = self.text
            return dict(known[0])
        tables, self._clear, slips, lost = legible(self.text)
        self.lost |= lost
        self.problems += [Problem(self.name, "", "", one.text, at=(one.line, one.column)) for one in slips]
        return self._joined(tables)

    def _joined(self, tables: dict[str, Any]) -> dict[str, Any]:
        """The tables, with parts of an entry ('[hart.shapes]') that name none above them put where they belong."""
        parts = {id for id, table in tables.items() if id not in self.beside and is_part(table, self.model)}
        entries = [id for id, table in tables.items() if id not in parts and isinstance(table, dict)]
        for id in sorted(parts):
            part = tables.pop(id)
            near = [one for one in nearest_names(id, entries) if not part.keys() & tables[one].keys()]
            meant = f"Did you mean [{near[0]}]?" if near else f"Write [{id}] and its other fields above it."
            field = next(iter(part))
            self.say(f"[{id}.{field}] belongs to an entry [{id}], which is not there. {meant}", id, field)
            self.lost.add(id)
            if near:
                tables[near[0]] = {**tables[near[0]], **part}
        return tables

    @property
    def _key(self) -> tuple[str, TypeAdapter]:
        text = self.text if type(self.text) is str else "".join(self.text)  # whatever a class of somebody's own makes
        return text, adapter(all_kinds(self.model))

    def _check(self) -> None:
        if type(self) is DataFile and (known := _sound.get(self._key)):
            self.entries = dict(known[1])
            return
        beyond = set()
        for id, table in self.tables.items():
            for path, text in excess(table):
                self.say(text, id, ".".join(map(str, path)))
                beyond.add(id)
        with suppress(ValidationError):
            self.entries = {} if beyond else adapter(all_kinds(self.model)).validate_python(self.tables)
        if not self.entries:
            within = {id: table for id, table in self.tables.items() if id not in beyond}
            self.entries = {id: entry for id, table in within.items() if (entry := self._entry(id, table))}
            lost = {id: table for id, table in within.items() if id not in {**self.entries, **self.elsewhere}}
            self.faulty = {id: (model, table) for id, table in lost.items() if (model := one_kind(self.model, table))}
        if type(self) is DataFile and not self.problems:
            _sound[self._key] = dict(self.tables), dict(self.entries)
            while len(_sound) > MANY:
                del _sound[next(iter(_sound))]

    def _entry(self, id: str, table: Any) -> Any:
        if home := belongs_to(table, self.model):
            self.elsewhere[id] = home
            told = f"looks like {a(TABLES[home].kind)}: move it into {TABLES[home].file}.toml."
            return self.say(told, id)
        if not (model := one_kind(self.model, table)):
            kind = table.get("kind") if isinstance(table, dict) else None
            return self.say(str(UnknownName(kind or "", "kind", self.model)), id, "kind")
        try:
            return adapter(model).validate_python({id: table})[id]
        except ValidationError as error:
            if meant := self._other_kind(id, table):
                text = f"is '{table['kind']}', and the fields are those of '{meant}'. Write kind = \"{meant}\"."
                return self.say(text, id, "kind")
            for mistake in plain_mistakes(error.errors(), id, model):
                self.say(*mistake)

    def _other_kind(self, id: str, table: dict) -> str:
        """The kind under which an entry that is none of its own would be right; or nothing."""
        for kind, model in self.model.items() if isinstance(self.model, dict) else ():
            with suppress(ValidationError):
                adapter(model).validate_python({id: table | {"kind": kind}})
                return kind
        return ""


CLEARLY, NEARLY = 3, 1  #: fields too many or too few in the file where an entry stands, and at most in its own


def belongs_to(table: Any, model: Any) -> str:
    """The table of the catalog whose fields an entry has, where those of its own are clearly others; or nothing."""
    if not isinstance(table, dict) or unlike(table, model) < CLEARLY:
        return ""
    others = {name: unlike(table, other.model) for name, other in TABLES.items() if other.model is not model}
    near = min(others, key=lambda name: others[name])
    return near if others[near] <= NEARLY and len(table) >= CLEARLY + others[near] else ""


def unlike(table: Mapping[str, Any], model: Any) -> int:
    """How many fields of an entry a model has not, and how many that it needs are missing."""
    if isinstance(model, dict):
        return min(unlike(table, one) for one in model.values())
    known = model.model_fields
    needed = (name for name, field in known.items() if field.is_required())
    return len(table.keys() - known.keys()) + sum(name not in table for name in needed)


def a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def is_part(table: Any, model: Any) -> bool:
    """Whether a table holds only tables, as it does below '[heart.shapes]', and an entry would need more."""
    if not table or not isinstance(table, dict):
        return False
    nested = all(isinstance(v, dict) or (v and isinstance(v, list) and isinstance(v[0], dict)) for v in table.values())
    models = [*model.values()] if isinstance(model, dict) else [model]
    return nested and all(
        any(info.is_required() and name not in table for name, info in one.model_fields.items()) for one in models
    )


@cache
def adapter(model: Any) -> TypeAdapter:
    return TypeAdapter(dict[Id, model])  # pyright: ignore[reportInvalidTypeForm]


def all_kinds(model: Any) -> Any:
    """A file's model, or the union of several, told apart by the field `kind`."""
    return Annotated[reduce(or_, model.values()), Discriminator("kind")] if isinstance(model, dict) else model


def one_kind(model: Any, table: Any) -> Any:
    """The model of one table, so that its mistakes are told as that kind's; None where its `kind` is none."""
    if not isinstance(model, dict):
        return model
    kind = table.get("kind") if isinstance(table, dict) else None
    return model.get(kind) if isinstance(kind, str) else None
