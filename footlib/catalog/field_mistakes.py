"""Pydantic's mistakes in one entry → sentences about its fields, in an instructor's words."""

import re
from collections.abc import Iterable, Iterator
from inspect import isclass
from typing import Any, Literal, get_args, get_origin

from ..errors import hint, nearest_names
from ..model.base import Value
from ..spelling import odd_characters

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
TABLES, NUMBERS = ("dict_type", "model_type"), ("float_type", "int_type")
QUOTES = '"…'
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
        own = getattr(mistake["ctx"]["error"], "field", "") or named_in(text, mistake["input"])
        return (text, id, ".".join(filter(None, [field, own])), "")
    if kind == "missing":
        return (PLAIN[kind], id, field, "")
    words = re.findall(r"'([^']+)'", mistake["ctx"]["expected"]) if kind == "literal_error" and given else []
    if len(words) > FEW and (near := hint(given, words)):
        text = f"must be one of the words of this field (it is {short(given)}){odd}.{near}"
        return (text, id, field, given if odd else "")
    if kind == "too_short" and (least := mistake["ctx"]["min_length"]) > 1:
        text = f"must have {least} or more (it has {mistake['ctx']['actual_length']}: {short(mistake['input'])})"
        return (text, id, field, "")
    if kind == "tuple_type" and (found := example(type_at(model, place))) not in ("", '["…"]'):
        return (
            f"must be a list in square brackets, such as {found} (it is {short(given or mistake['input'])})",
            id,
            field,
            "",
        )
    if kind == "string_pattern_mismatch":
        text = f"must be small letters, digits and single hyphens, such as 'tired-feet' (it is {short(given)}){odd}"
        return (text, id, field, given if odd else "")
    belongs = f", such as {found}" if kind in TABLES and (found := example(type_at(model, place))) else ""
    unquoted = ". Write it without the quotes." if kind in NUMBERS and re.fullmatch(r"-?[\d.]+", given.strip()) else ""
    text = f"{PLAIN.get(kind, wording(mistake))}{belongs} (it is {short(mistake['input'])}){odd}{unquoted}"
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


def type_at(model: type[Value], path: Iterable[Any]) -> Any:
    """The type of the value at a path of an entry; the model itself for the whole of it."""
    kind: Any = model
    for name in path:
        if isinstance(name, int) and get_origin(kind) is tuple:
            kind = get_args(kind)[0]
            continue
        inner = model_in(kind)
        info = inner.model_fields.get(name) if inner and isinstance(name, str) else None
        kind = info.annotation if info else kind
    return kind


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


def short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 60 else text[:57] + "…"
