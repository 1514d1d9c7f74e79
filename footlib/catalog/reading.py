"""One data file → checked entries by id, and every mistake in it as a sentence with its line."""

import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from pathlib import Path
from typing import Annotated

from pydantic import Discriminator, TypeAdapter, ValidationError

from ..errors import UnknownName, hint
from ..model.base import Id

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
}


@dataclass(frozen=True)
class Problem:
    """One mistake: where it stands and what to do about it."""

    file: str
    entry: str
    field: str
    text: str


class DataFile:
    """A data file: its raw tables, its checked entries, its mistakes. With `text`, a text that is in no file; with
    `tables`, what that text is known to say."""

    def __init__(self, path, model, text=None, tables=None):
        self.path, self.model = Path(path), model
        self.name = f"{self.path.parent.name}/{self.path.name}" if text is None else str(path)
        self.problems, self.entries = [], {}
        self.text = self._text() if text is None else text
        self.tables = self._tables() if tables is None else tables
        self._check()

    def __repr__(self):
        return f"DataFile({self.name}: {len(self.entries)} entries, {len(self.problems)} problems)"

    @property
    def ids(self):
        """All ids that the file defines, those of faulty entries too, so that one mistake is reported once."""
        return self.tables.keys()

    def say(self, text, entry="", field=""):
        self.problems.append(Problem(self.name, entry, field, text))

    def line(self, entry, field=""):
        """The line on which an entry begins, or that table of a list in it that the field names ('shades.3'); or 0."""
        name = rf"[\"']?{re.escape(entry)}[\"']?"
        part, number = re.match(r"(\w*)(?:\.(\d+))?", field).groups()
        heads = list(re.finditer(rf"^\s*\[\[\s*{name}\.{part}\s*\]\]", self.text, re.M)) if number else []
        if heads[int(number or 1) - 1 :]:
            head = heads[int(number) - 1]
        else:
            head = re.search(rf"^\s*\[+\s*{name}\s*[\].]|^\s*{name}\s*=", self.text, re.M)
        return self.text.count("\n", 0, head.end()) + 1 if head else 0

    def sentence(self, problem):
        """'data/zones.toml, line 12, [liver], field 'foot': …'"""
        line = self.line(problem.entry, problem.field) if problem.entry else 0
        place = [
            self.name,
            f"line {line}" if line else "",
            f"[{problem.entry}]" if problem.entry else "",
            f"field '{problem.field}'" if problem.field else "",
        ]
        return f"{', '.join(p for p in place if p)}: {problem.text}"

    def _text(self):
        try:
            return text_of(self.path)
        except FileNotFoundError:
            self.say(f"the file is missing. Bring it back with: git checkout -- {self.name}")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.say(f"line {line} is not UTF-8 text. Save the file with the encoding UTF-8.")
        except OSError as error:
            self.say(f"the file cannot be read: {error.strerror or error}.")
        return ""

    def _tables(self):
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            self.say(toml_mistake(str(error)))
            return {}

    def _check(self):
        try:
            self.entries = adapter(all_kinds(self.model)).validate_python(self.tables)
        except ValidationError:
            self.entries = {id: entry for id, table in self.tables.items() if (entry := self._entry(id, table))}

    def _entry(self, id, table):
        try:
            model = one_kind(self.model, table)
            return adapter(model).validate_python({id: table})[id]
        except UnknownName as error:
            self.say(str(error), id, "kind")
        except ValidationError as error:
            mistakes = error.errors()
            for mistake in mistakes:
                if not only_follows(mistake, mistakes):
                    self.say(*plain_mistake(mistake, id, model))


def only_follows(mistake, mistakes):
    """Whether a list counts as empty only because something in it is wrong, which is told by itself."""
    list_of = mistake["loc"]
    inside = (one for one in mistakes if one is not mistake and one["loc"][: len(list_of)] == list_of)
    return mistake["type"] == "too_short" and any(inside)


def text_of(path):
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


@cache
def adapter(model):
    return TypeAdapter(dict[Id, model])


def all_kinds(model):
    """A file's model, or the union of several, told apart by the field `kind`."""
    return Annotated[reduce(or_, model.values()), Discriminator("kind")] if isinstance(model, dict) else model


def one_kind(model, table):
    """The model of one table, so that its mistakes are told as that kind's."""
    if not isinstance(model, dict):
        return model
    kind = table.get("kind") if isinstance(table, dict) else None
    if kind not in model:
        raise UnknownName(str(kind or ""), "kind", model)
    return model[kind]


def toml_mistake(message):
    """The parser's message, with what to do for the commonest slip: the same entry twice."""
    if twice := re.search(r"Cannot (?:declare|overwrite|mutate|redefine).*?(\(at line.*\))", message):
        return f"an entry or field stands there twice {twice[1]}. Give one of them another id, or join them."
    return f"this is not valid TOML: {message}. Look for a missing quote, bracket or '=' there."


def plain_mistake(mistake, id, model):
    """(text, entry, field) of one pydantic mistake, in an instructor's words."""
    kind, place = mistake["type"], [p for p in mistake["loc"][1:] if p not in ("function-before", "[key]")]
    field = ".".join(str(p + 1) if isinstance(p, int) else p for p in place)
    if mistake["loc"][-1] == "[key]" and len(mistake["loc"]) == 2:
        return (f"the id '{id}' must be small letters, digits and single hyphens, such as 'tired-feet'", id, "")
    if kind == "extra_forbidden":
        return (f"is not a field here.{hint(str(place[-1]), fields(model, place[:-1]))}", id, field)
    if kind == "value_error":
        return (str(mistake["ctx"]["error"]), id, field)
    if kind == "missing":
        return (PLAIN[kind], id, field)
    return (f"{PLAIN.get(kind, wording(mistake))} (it is {short(mistake['input'])})", id, field)


def wording(mistake):
    """Pydantic's own words, turned from 'Input should be …' into 'must be …'."""
    text = mistake["msg"].replace("Input should be", "must be").replace("String should", "must")
    return text.replace("must be a valid tuple", "must be a list in square brackets")


def fields(model, path):
    """The field names of a model, or of the model that stands in one of its fields."""
    for name in path:
        inner = model.model_fields.get(name) if isinstance(name, str) else None
        if inner is None:
            continue
        if found := re.search(r"(footlib\.model\.\w+)\.(\w+)", repr(inner.annotation)):
            model = getattr(sys.modules[found[1]], found[2])
    return list(model.model_fields)


def short(value):
    text = repr(value)
    return text if len(text) < 60 else text[:57] + "…"
