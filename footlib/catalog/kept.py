"""A catalog that was found right, in a form that is read fast: JSON that names the class of each value.

The values are made of it as they were, without looking at them again: that needs no validator, and validators take
more memory than all that the course knows.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any

from pydantic import VERSION

from .. import cache
from ..model.base import Value

READERS = ("errors.py", "spelling.py", "catalog/*.py", "model/*.py")  # what decides whether data are right
CLASS = "="  # no field's name

Tables = Mapping[str, Mapping[str, Any]]  #: entries by id, by attribute of the catalog


def recalled(texts: Mapping[str, str]) -> tuple[dict[str, dict[str, Any]], dict[str, frozenset[str]]] | None:
    """What `keep_read` kept of files with this very content: (their entries, which places touch which), or None."""
    with suppress(ValueError, LookupError, TypeError, AttributeError):
        known = made_of(cache.recall("catalog", parts_of(texts)) or b"")
        touching = {id: frozenset(near) for id, near in known["touching"].items()}
        return {name: dict(known["tables"][name]) for name in texts}, touching
    return None


def keep_read(texts: Mapping[str, str], tables: Tables, touching: Mapping[str, frozenset[str]]) -> None:
    """Keep what was found right; what this form would change is not kept."""
    with suppress(TypeError, ValueError, LookupError):
        content = content_of(tables, touching)
        if made_of(content)["tables"] == tables:
            cache.keep("catalog", parts_of(texts), content)


def parts_of(texts: Mapping[str, str]) -> tuple:
    """All that the catalog is made from: the texts, and the code that reads and checks them."""
    said = sha256()
    for name, text in texts.items():
        said.update(f"{name}\0{len(text)}\0".encode())
        said.update(text.encode())
    return cache.code_of(*READERS), VERSION, said.hexdigest()


def content_of(tables: Tables, touching: Mapping[str, frozenset[str]]) -> bytes:
    near = {id: sorted(places) for id, places in touching.items()}
    return json.dumps({"tables": tables, "touching": near}, default=as_json).encode()


def as_json(value: object) -> dict[str, Any]:
    """A value as its class, and those fields that it was given."""
    if isinstance(value, Mapping):
        return dict(value)
    if not isinstance(value, Value):
        raise TypeError(f"{type(value)} has no form to be kept in")
    return {CLASS: name_of(type(value)), **{name: getattr(value, name) for name in sorted(value.model_fields_set)}}


def made_of(content: bytes) -> dict[str, Any]:
    """What was kept, as it was. Values that were given the same fields share the list of their names."""
    classes = {name_of(one): one for one in below(Value)}
    given: dict[tuple[str, ...], set[str]] = {}

    def made(table: dict[str, Any]) -> Any:
        if not (name := table.pop(CLASS, None)):
            return table
        fields = given.setdefault(tuple(table), set(table))
        return classes[name].model_construct(fields, **{key: frozen(value) for key, value in table.items()})

    return json.loads(content, object_hook=made)


def frozen(value: Any) -> Any:
    """JSON knows lists only."""
    if isinstance(value, list):
        return tuple(map(frozen, value))
    return {key: frozen(one) for key, one in value.items()} if isinstance(value, dict) else value


def below(kind: type[Value]) -> Iterator[type[Value]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def name_of(kind: type[Value]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
