"""One data file → checked entries by id, and every mistake in it as a sentence with its line."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from inspect import isclass
from operator import or_
from pathlib import Path
from typing import Annotated, Any, Protocol, get_args

from pydantic import Discriminator, TypeAdapter, ValidationError

from ..errors import UnknownName, hint, nearest_names
from ..model.base import Id, Value
from ..spelling import is_odd, odd_characters
from . import toml_lines
from .plaintext import Unreadable, excess, tables_of, text_of, where

PLAIN = {  # pydantic's kinds of mistake, in an instructor's words
    "missing": "is missing",
    "string_type": "must be text in quotes",
    "string_too_short": "must not be empty",
    "tuple_type": 'must be a list in square brackets, such as ["one", "two"]',
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "bool_type": "must be true or false",
    "too_short": "must not be empty",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
}
FEW = 12  # words that a sentence lists; of more it names the nearest


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


class Checked(Protocol):
    """What the checks look at in a file: its entries without mistakes, and what is known of the others."""

    @property
    def name(self) -> str: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def entries(self) -> Mapping[str, Any]: ...
    @property
    def faulty(self) -> Mapping[str, tuple[Any, Any]]: ...
    @property
    def readable(self) -> bool: ...
    @property
    def ids(self) -> Set[str]: ...


Files = Mapping[str, Checked]  #: by attribute of the catalog


class DataFile:
    """A data file: its raw tables, its checked entries, its mistakes. With `text`, a text that is in no file; with
    `tables`, what that text is known to say. Nothing that points into a file that is not `readable` can be judged."""

    def __init__(self, path: Path | str, model: Any, text: str | None = None, tables: dict | None = None) -> None:
        self.path, self.model = Path(path), model
        self.name = f"{self.path.parent.name}/{self.path.name}" if text is None else str(path)
        self.text, self.readable = text or "", True
        self.problems: list[Problem] = []
        self.entries: dict[str, Any] = {}
        self.tables: dict[str, Any] = tables or {}
        #: (model, table) of entries with a mistake, by id: what they point to is looked at all the same
        self.faulty: dict[str, tuple[Any, Any]] = {}
        try:
            self._read(text, tables)
        except Unreadable as error:
            self.readable, at = False, (error.line, error.column)
            again = f" Bring it back with: git checkout -- {self.name}" if error.lost else ""
            self.problems.append(Problem(self.name, "", "", error.text + again, at=at))
        self._check(known=tables is not None)

    def __repr__(self) -> str:
        return f"DataFile({self.name}: {len(self.entries)} entries, {len(self.problems)} problems)"

    @property
    def ids(self) -> Set[str]:
        """All ids that the file defines, those of faulty entries too, so that one mistake is reported once."""
        return self.tables.keys()

    def say(self, text: str, entry: str = "", field: str = "", value: str = "") -> None:
        self.problems.append(Problem(self.name, entry, field, text, value))

    @cached_property
    def _spots(self) -> dict[tuple, toml_lines.Spot]:
        return toml_lines.spots(self.text)

    def place(self, problem: Problem) -> tuple[int, int]:
        """The line on which a problem stands, and the column of what cannot be seen there; 0 where none is known."""
        spot = toml_lines.nearest(self._spots, problem.entry, problem.field, problem.value) if problem.entry else None
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

    def _read(self, text: str | None, tables: dict | None) -> None:
        if text is None:
            self.text = text_of(self.path)
        if tables is None:
            self.tables = tables_of(self.text)
        if not self.tables and text is None:
            raise Unreadable("the file is empty, or holds nothing but comments.", lost=True)

    def _check(self, known: bool = False) -> None:
        beyond = set()
        for id, table in () if known else self.tables.items():
            for path, text in excess(table):
                self.say(text, id, ".".join(map(str, path)))
                beyond.add(id)
        with suppress(ValidationError):
            self.entries = {} if beyond else adapter(all_kinds(self.model)).validate_python(self.tables)
        if not self.entries:
            within = {id: table for id, table in self.tables.items() if id not in beyond}
            self.entries = {id: entry for id, table in within.items() if (entry := self._entry(id, table))}
            lost = {id: table for id, table in within.items() if id not in self.entries}
            self.faulty = {id: (model, table) for id, table in lost.items() if (model := one_kind(self.model, table))}

    def _entry(self, id: str, table: Any) -> Any:
        if not (model := one_kind(self.model, table)):
            kind = table.get("kind") if isinstance(table, dict) else None
            return self.say(str(UnknownName(kind or "", "kind", self.model)), id, "kind")
        try:
            return adapter(model).validate_python({id: table})[id]
        except ValidationError as error:
            mistakes = error.errors()
            misspelt = {name for mistake in mistakes if (name := meant(mistake, model, mistakes))}
            for mistake in mistakes:
                if not only_follows(mistake, mistakes) and mistake["loc"] not in misspelt:
                    self.say(*plain_mistake(mistake, id, model, mistakes))


def only_follows(mistake: Any, mistakes: list) -> bool:
    """Whether a list counts as empty only because something in it is wrong, which is told by itself."""
    list_of = mistake["loc"]
    inside = (one for one in mistakes if one is not mistake and one["loc"][: len(list_of)] == list_of)
    return mistake["type"] == "too_short" and any(inside)


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


def meant(mistake: Any, model: type[Value], mistakes: list) -> tuple:
    """Where a field that is none stands, the place of the missing one that it was meant to be; or nothing."""
    if mistake["type"] != "extra_forbidden":
        return ()
    *table, name = mistake["loc"]
    missing = [one["loc"] for one in mistakes if one["type"] == "missing" and list(one["loc"][:-1]) == table]
    near = nearest_names(str(name), fields(model, table[1:]))
    return next((loc for loc in missing if loc[-1] in near[:1]), ())


def plain_mistake(mistake: Any, id: str, model: type[Value], mistakes: list) -> tuple[str, str, str, str]:
    """(text, entry, field, value) of one pydantic mistake, in an instructor's words."""
    kind, place = mistake["type"], [p for p in mistake["loc"][1:] if p not in ("function-before", "[key]")]
    field = ".".join(str(p + 1) if isinstance(p, int) else p for p in place)
    given = mistake["input"] if isinstance(mistake["input"], str) else ""
    odd = f": {odd}" if (odd := odd_characters(given)) else ""
    if mistake["loc"][-1] == "[key]" and len(mistake["loc"]) == 2:
        text = "must be small letters, digits and single hyphens, such as 'tired-feet', and not too long"
        return (f"the id '{short(id)}' {text}{f': {odd}' if (odd := odd_characters(id)) else ''}", id, "", id)
    if kind == "extra_forbidden":
        name = str(place[-1])
        odd = f": {odd}" if (odd := odd_characters(name)) else ""
        also = " That one is missing." if meant(mistake, model, mistakes) else ""
        return (f"is not a field here{odd}.{hint(name, fields(model, place[:-1]))}{also}", id, field, "")
    if kind == "value_error":
        text = str(mistake["ctx"]["error"])
        return (text, id, field or named_in(text, mistake["input"]), "")
    if kind == "missing":
        return (PLAIN[kind], id, field, "")
    words = re.findall(r"'([^']+)'", mistake["ctx"]["expected"]) if kind == "literal_error" and given else []
    if len(words) > FEW and (near := hint(given, words)):
        text = f"must be one of the words of this field (it is {short(given)}){odd}.{near}"
        return (text, id, field, given if odd else "")
    text = f"{PLAIN.get(kind, wording(mistake))} (it is {short(mistake['input'])}){odd}"
    return (text, id, field, given if odd else "")


def named_in(text: str, table: Any) -> str:
    """The field that a sentence about a whole entry names, so that it is told on the line of that one."""
    names = table if isinstance(table, dict) else {}
    return next((name for name in re.findall(r"'(\w+)'", text) if name in names), "")


def wording(mistake: Any) -> str:
    """Pydantic's own words, turned from 'Input should be …' into 'must be …'."""
    text = mistake["msg"].replace("Input should be", "must be").replace("String should", "must")
    return text.replace("must be a valid tuple", "must be a list in square brackets")


def fields(model: type[Value], path: Iterable[Any]) -> list[str]:
    """The field names of a model, or of the model that stands in one of its fields."""
    for name in path:
        inner = model.model_fields.get(name) if isinstance(name, str) else None
        model = (inner and model_in(inner.annotation)) or model
    return list(model.model_fields)


def model_in(kind: Any) -> type[Value] | None:
    """The model that stands in a type, such as Part in dict[Surface, tuple[Part, ...]]."""
    if isclass(kind) and issubclass(kind, Value):
        return kind
    return next((found for part in get_args(kind) if (found := model_in(part))), None)


def short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 60 else text[:57] + "…"
