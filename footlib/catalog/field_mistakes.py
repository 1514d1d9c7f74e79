"""Pydantic's mistakes in one entry → sentences about its fields, in an instructor's words."""

import re
from collections.abc import Iterable, Iterator
from inspect import isclass
from itertools import product
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from ..errors import hint, in_a_line, nearest_names
from ..model.base import Unit, Value
from ..spelling import odd_characters, plain, slug
from .toml_slips import with_point

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
AN_ID = "small letters, digits and hyphens, such as 'my-zone'"
SHAPES = {  # how a text must be written, by its pattern
    "a-z0-9": f"must be {AN_ID}",
    "d{4}-": "must be a day, such as '2026-05-31'",
    "10": "must be the number of a work, such as '10.1016/j.foot.2012.01.001', without an address before it",
    "[a-h]": "must be one letter from a to h",
    "[a-z]": "must be one word in small letters, such as 'toe'",
}
TABLES, NUMBERS, LISTS = ("dict_type", "model_type"), ("float_type", "int_type"), ("tuple_type",)
RANGES = ("greater_than", "greater_than_equal", "less_than", "less_than_equal")
FEW = 12  # words that a sentence lists; of more it names the nearest


def plain_mistakes(mistakes: list, id: str, model: type[Value]) -> Iterator[tuple[str, str, str, str]]:
    """(text, entry, field, value) of each mistake in an entry; none that only follows from another."""
    misspelt = {name for mistake in mistakes if (name := meant(mistake, model, mistakes))}
    for mistake in mistakes:
        if not only_follows(mistake, mistakes) and mistake["loc"] not in misspelt:
            yield plain_mistake(mistake, id, model, mistakes)


def only_follows(mistake: Any, mistakes: list) -> bool:
    """Whether a list counts as empty only because something in it is wrong, which is told by itself."""
    list_of = mistake["loc"]
    inside = (one for one in mistakes if one is not mistake and one["loc"][: len(list_of)] == list_of)
    return mistake["type"] == "too_short" and any(inside)


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
    kind, place = mistake["type"], path_of(mistake)
    field = ".".join(str(p + 1) if isinstance(p, int) else p for p in place)
    given = mistake["input"] if isinstance(mistake["input"], str) else ""
    odd = f": {odd}" if (odd := odd_characters(given)) else ""
    if mistake["loc"][-1] == "[key]" and len(mistake["loc"]) == 2:
        wrong = f": {odd}" if (odd := odd_characters(id)) else f". Write [{slug(plain(id))[:LONGEST] or 'my-entry'}]"
        return (f"the id '{in_a_line(id)}' must be {AN_ID}, and not too long{wrong}", id, "", id)
    if kind == "extra_forbidden":
        name, known = str(place[-1]), fields(model, place[:-1])
        odd = f": {odd}" if (odd := odd_characters(name)) else ""
        also = " That one is missing." if meant(mistake, model, mistakes) else ""
        listed = f" The fields are: {', '.join(known)}." if len(known) <= FEW else ""
        return (f"is not a field here{odd}.{hint(name, known) or listed}{also}", id, field, "")
    if kind == "value_error":
        error = mistake["ctx"]["error"]
        inner = getattr(error, "field", "") or named_in(str(error), mistake["input"])
        return (str(error), id, ".".join(filter(None, [field, inner])), "")
    if kind == "missing":
        return (PLAIN[kind], id, field, "")
    words = re.findall(r"'([^']+)'", mistake["ctx"]["expected"]) if kind == "literal_error" and given else []
    if len(words) > FEW and (near := hint(given, words)):
        text = f"must be one of the words of this field (it is {shown(given)}){odd}.{near}"
        return (text, id, field, given if odd else "")
    text = f"{worded(mistake, model, place)} (it is {shown(mistake['input'])}){odd}{mended(mistake, field, id)}"
    return (text, id, field, given if odd else "")


def path_of(mistake: Any) -> list[Any]:
    """Where in its entry a mistake stands; without what pydantic says of the types that a field may have."""
    typed = re.compile(r"\[key\]$|[a-z-]+[\[(]|function-")
    return [p for p in mistake["loc"][1:] if isinstance(p, int) or not typed.match(p)]


def worded(mistake: Any, model: type[Value], place: list) -> str:
    """What must stand there."""
    kind, type = mistake["type"], type_at(model, place)
    if kind in RANGES:
        return within_bounds(type) or wording(mistake)
    if kind == "too_long" and isinstance(mistake["input"], list):
        return f"must have {mistake['ctx']['max_length']} values and no more; a number has a point and no comma"
    if kind == "too_short" and (least := mistake["ctx"]["min_length"]) > 1:
        return f"must have {least} or more, and has {mistake['ctx']['actual_length']}"
    if kind in LISTS and (found := example(type)) not in ("", '["…"]'):
        return f"must be a list in square brackets, such as {found}"
    if kind == "string_pattern_mismatch":
        pattern = mistake["ctx"]["pattern"]
        return next((words for part, words in SHAPES.items() if part in pattern), "is not written as it must be")
    found = example(type) if kind in TABLES and not holds_tables(mistake["input"]) else ""
    return PLAIN.get(kind, wording(mistake)) + (f", such as {found}" if found else "")


def holds_tables(given: Any) -> bool:
    return isinstance(given, list) and any(isinstance(one, dict) for one in given)


def mended(mistake: Any, field: str, id: str) -> str:
    """What to do, where that can be known from what was written."""
    kind, given = mistake["type"], mistake["input"]
    head = f"{id}.{field}" if field else id
    if kind in LISTS and isinstance(given, dict):
        return f". Where it begins write two brackets: [[{head}]]"
    if kind in TABLES and isinstance(given, list):
        return f". Where it begins write one bracket: [{head}]" if holds_tables(given) else ""
    if kind in LISTS and isinstance(given, str) and "," not in given:
        return f'. Write ["{in_a_line(given)}"]'
    if kind == "string_type" and isinstance(given, int | float):
        return f'. Write "{shown(given)}"'
    if kind == "bool_type" and isinstance(given, str) and given.lower() in ("true", "false"):
        return f". Write {given.lower()} without quotes"
    if kind == "literal_error" and isinstance(given, str):
        near = hint(given, re.findall(r"'([^']+)'", mistake["ctx"]["expected"]))
        return f".{near}" if near else ""
    if kind in NUMBERS and isinstance(given, str) and re.fullmatch(r"-?\d+(?:[.,]\d+)?", given.strip()):
        return f". Write it without the quotes{f': {with_point(given.strip())}' if ',' in given else ''}"
    return ""


def within_bounds(kind: Any) -> str:
    """'must be from 0 to 1,800 seconds': the bounds of a number's type, and in what it is written."""
    marks = list(marks_of(kind))
    unit = next((mark for mark in marks if isinstance(mark, Unit)), Unit(""))
    number = {}
    for mark, name in product(marks, ("ge", "gt", "le", "lt")):
        if (value := getattr(mark, name, None)) is not None:
            number[name] = in_digits(value, unit.grouped)
    if "ge" in number and "le" in number:
        said = f"from {number['ge']} to {number['le']}"
    else:
        words = {"ge": "{} or more", "gt": "above {}", "le": "{} or less", "lt": "below {}"}
        said = " and ".join(words[name].format(value) for name, value in number.items())
    behind = f"{' ' if len(unit.words) < 20 else ', '}{unit.words}" if unit.words else ""
    return f"must be {said}{behind}" if said else ""


def in_digits(value: float, grouped: bool) -> str:
    """1,800 or 0.5; ungrouped 1800."""
    comma = "," if grouped else ""
    return f"{value:{comma}g}" if abs(value) < 10_000 else f"{value:{comma}}"


LONGEST = 60


def named_in(text: str, table: Any) -> str:
    """The field that a sentence about a whole entry names, so that it is told on the line of that one."""
    names = table if isinstance(table, dict) else {}
    return next((name for name in re.findall(r"'(\w+)'", text) if name in names), "")


def wording(mistake: Any) -> str:
    """Pydantic's own words, turned from 'Input should be …' into 'must be …'."""
    text = mistake["msg"].replace("Input should be", "must be").replace("String should", "must")
    return text.replace("must be a valid tuple", "must be a list in square brackets")


def shown(value: object) -> str:
    """A value as it is written in the file, in so many letters as one takes in."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        nested = any(isinstance(one, dict | list) for one in value)
        return "a list" if nested else in_a_line(f"[{', '.join(map(shown, value))}]")
    return in_a_line(f"'{value}'") if isinstance(value, str) else in_a_line(str(value))


# --- what the models say of their fields: which there are, of what type each is, and how its value is written

QUOTES = '"…'


def marks_of(kind: Any) -> Iterator[Any]:
    """What is said of a type beside it, its bounds among that."""
    for part in get_args(kind):
        if hasattr(part, "metadata") and not isclass(part):
            yield from part.metadata
        elif get_origin(kind) is Annotated:
            yield part
        yield from marks_of(part)


def fields(model: type[Value], path: Iterable[Any]) -> list[str]:
    """The field names of a model, or of the model that stands in one of its fields."""
    for name in path:
        inner = model.model_fields.get(name) if isinstance(name, str) else None
        model = (inner and model_in(inner.annotation)) or model
    return list(model.model_fields)


def type_at(model: type[Value], path: Iterable[Any]) -> Any:
    """The type of the value at a path of an entry, with what is said beside it; the model itself for all of it."""
    kind: Any = model
    for name in path:
        kind = next((found for one in variants(kind) if (found := inside(one, name)) is not None), kind)
    return kind


def variants(kind: Any) -> Iterator[Any]:
    """A type without what is said beside it, or each of several that may stand there."""
    if get_origin(kind) in (Annotated, Union, UnionType):
        for part in get_args(kind)[: 1 if get_origin(kind) is Annotated else None]:
            yield from variants(part)
    else:
        yield kind


def inside(kind: Any, name: Any) -> Any:
    """The type of an item, a value or a field in a value of this type; None where it has none of this name."""
    origin, args = get_origin(kind), get_args(kind)
    if isinstance(name, int) and origin is tuple:
        return args[0] if args[-1] is ... else args[min(name, len(args) - 1)]
    if isinstance(name, str) and origin is dict:
        return args[1]
    if isinstance(name, str) and isclass(kind) and issubclass(kind, Value) and (info := kind.model_fields.get(name)):
        return Annotated[(info.annotation, *info.metadata, "")]
    return None


def example(kind: Any) -> str:
    """How a value of a type is written, with what it needs: '{ sole = 0.5 }' for a number by surface."""
    origin, args = get_origin(kind), get_args(kind)
    if isclass(kind) and issubclass(kind, Value):
        needed = [name for name, info in kind.model_fields.items() if info.is_required()] or [*kind.model_fields][:1]
        return f"{{ {', '.join(f'{name} = {example(kind.model_fields[name].annotation)}' for name in needed)} }}"
    if origin is dict:
        return f"{{ {example(args[0]).strip(QUOTES) or 'name'} = {example(args[1])} }}"
    if origin is Literal:
        return f'"{args[0]}"'
    if origin in (tuple, list):
        return f"[{', '.join(example(args[0] if one is ... else one) for one in args)}]"
    if args:  # a type with bounds, or one of several
        return example(args[0])
    return {str: '"…"', int: "1", float: "0.5", bool: "true"}.get(kind, "")


def model_in(kind: Any) -> type[Value] | None:
    """The model that stands in a type, such as Part in dict[Surface, tuple[Part, ...]]."""
    if isclass(kind) and issubclass(kind, Value):
        return kind
    return next((found for part in get_args(kind) if (found := model_in(part))), None)
