"""The data files' JSON Schemas, for editors that complete and check while one writes: made from the models, each
field with what the model says of it. An id of another entry may be any id, so that own material fits, too.
"""

import inspect
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import TypeAdapter

from footlib.catalog.contents import TABLES
from footlib.catalog.own_material import SAYS
from footlib.model.base import Id, Refers, Value

BOUNDS = {"ge": "minimum", "le": "maximum"}  #: where pydantic leaves its own words
FIELD = re.compile(r"^    (\w+): [^\n]*?(?:  #: ([^\n]*))?$")
SAID = {word: f"This entry {does} the course's entry of the same id (for own material)." for word, does in SAYS.items()}


@cache
def text_of(attribute: str) -> str:
    return json.dumps(schema(attribute), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def schema(attribute: str) -> dict[str, Any]:
    """The schema of one data file: a table of entries by id."""
    table = TABLES[attribute]
    kinds = table.model if isinstance(table.model, dict) else {"": table.model}
    definitions: dict[str, Any] = {}
    for kind, model in kinds.items():
        made = TypeAdapter(model).json_schema(ref_template="#/definitions/{model}")
        definitions |= made.pop("$defs", {})
        definitions[f"{kind}-entry" if kind else "entry"] = made
        for inner in {model, *models_in(model)}:
            describe(definitions.get(inner.__name__, made if inner is model else {}), inner)
    for name in [one for one in definitions if one.endswith("entry")]:
        definitions[name] = open_to_own(definitions[name], needs_kind=bool(name != "entry"))
    definitions = renamed(definitions)
    entry = {"$ref": "#/definitions/entry"} if "" in kinds else by_kind(list(kinds))
    id = TypeAdapter(Id).json_schema()
    return plain(
        {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": f"data/{table.file}.toml",
            "description": f"Each table is one {table.kind}; its name is the id.",
            "type": "object",
            "propertyNames": {"pattern": id["pattern"], "maxLength": id["maxLength"]},
            "additionalProperties": entry,
            "definitions": definitions,
        }
    )


def renamed(definitions: dict[str, Any]) -> dict[str, Any]:
    """Models for several types have long names, which differ from one version of Python to the next: number them."""
    names = {name: f"{name.partition('_')[0]}-{n}" for n, name in enumerate(definitions) if "_" in name}
    text = json.dumps({names.get(name, name): made for name, made in definitions.items()})
    for name, new in names.items():
        text = text.replace(f'"#/definitions/{name}"', f'"#/definitions/{new}"')
    return json.loads(text)


def by_kind(kinds: list[str]) -> dict[str, Any]:
    """Entries of several kinds: which fields one has depends on its `kind`."""
    of = {
        kind: {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": f"#/definitions/{kind}-entry"},
        }
        for kind in kinds
    }
    known = {"kind": {"enum": kinds, "description": "Which kind of entry this is: its other fields depend on it."}}
    return {"type": "object", "properties": known, "allOf": [*of.values(), unless_own(["kind"])]}


def open_to_own(made: dict[str, Any], needs_kind: bool) -> dict[str, Any]:
    """An entry that may say that it is about one of the course's; then it need not be whole."""
    own = {word: {"const": True, "description": text} for word, text in SAID.items()}
    needed = [name for name in made.pop("required", []) if not (needs_kind and name == "kind")]
    return made | {"properties": made["properties"] | own, **unless_own(needed)}


def unless_own(needed: list[str]) -> dict[str, Any]:
    partial = {"anyOf": [{"required": ["changes"]}, {"required": ["adds"]}]}
    return {"if": {"not": partial}, "then": {"required": needed}}


def describe(made: dict[str, Any], model: type[Value]) -> None:
    """What the model says of its fields, and of what their ids refer to, into its schema."""
    comments = comments_of(model)
    for name, part in made.get("properties", {}).items():
        info = model.model_fields[name]
        refers = next(refers_in(Annotated[(info.annotation, *info.metadata, "")]), None)
        said = [f"{comments[name].rstrip('.')}."] if name in comments else []
        if refers:
            files = "regions.toml or zones.toml" if refers.to == "places" else f"{TABLES[refers.to].file}.toml"
            said.append(f"Ids of {files}.")
        if words := " ".join(said):
            part["description"] = words[0].upper() + words[1:]
        part.pop("title", None)
    made.pop("title", None)
    made["description"] = " ".join((model.__doc__ or "").split())


@cache
def comments_of(model: type[Value]) -> Mapping[str, str]:
    """What stands after `#:` beside a model's fields, or above them."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, Value):
            found |= comments_in(inspect.getsource(one.__pydantic_generic_metadata__["origin"] or one))
    return found


def comments_in(source: str) -> Iterator[tuple[str, str]]:
    above: list[str] = []
    for line in source.splitlines():
        if line.startswith("    #: "):
            above.append(line[7:])
        elif field := FIELD.match(line):
            if words := " ".join([*above, field[2] or ""]).strip():
                yield field[1], words
            above = []


def models_in(kind: Any) -> Iterator[type[Value]]:
    """All models that stand in the fields of a model, at any depth."""
    if inspect.isclass(kind) and issubclass(kind, Value):
        for info in kind.model_fields.values():
            for part in models_of(info.annotation):
                yield part
                yield from models_in(part)


def models_of(kind: Any) -> Iterator[type[Value]]:
    if inspect.isclass(kind) and issubclass(kind, Value):
        yield kind
    for part in get_args(kind):
        yield from models_of(part)


def refers_in(kind: Any) -> Iterator[Refers]:
    """What the ids in values of this type refer to."""
    if get_origin(kind) is Annotated:
        yield from (mark for mark in get_args(kind)[1:] if isinstance(mark, Refers))
    if not (inspect.isclass(kind) and issubclass(kind, Value)):
        for part in get_args(kind):
            yield from refers_in(part)


def plain(made: Any) -> Any:
    """A schema in the words of draft 7, which every editor knows, and without titles that only repeat a name."""
    if isinstance(made, list):
        return [plain(one) for one in made]
    if not isinstance(made, dict):
        return made
    found = {BOUNDS.get(key, key): plain(value) for key, value in made.items() if key != "discriminator"}
    if "prefixItems" in found:
        found["items"] = found.pop("prefixItems")
    if isinstance(found.get("title"), str) and "properties" not in found and "$schema" not in found:
        del found["title"]
    if found.get("anyOf") and {"type": "null"} in found["anyOf"]:  # TOML has no null
        rest = [one for one in found.pop("anyOf") if one != {"type": "null"}]
        found |= rest[0] if len(rest) == 1 else {"anyOf": rest}
        if found.get("default", 0) is None:
            del found["default"]
    return found
