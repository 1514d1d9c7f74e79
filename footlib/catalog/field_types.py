"""What the models say of their fields: which there are, of what type each is, and how a value of that is written."""

from collections.abc import Iterable, Iterator
from inspect import isclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from ..model.base import Value

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
