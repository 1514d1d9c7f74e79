"""References between entries: every id points to an entry of the right kind, on a foot that has it.

Which texts are ids, and of what, stands in the types of the models' fields (see `model.base.Refers`).
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cache
from inspect import isclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from ..errors import Words, unknown
from ..model import FEET, Spot
from ..model.base import Refers, Value
from ..spelling import odd_characters, readings, visible
from .contents import TABLES, kind_word, words_of
from .datafile import Checked, Problem

LISTED = "conditions cautions regions zones moves techniques evidence sources preparation".split()
OFTEN = 5  # times that an unknown id may stand there, until it is rather its own entry that has another id


def broken_references(files: Mapping[str, Checked], of: Collection[str] = tuple(TABLES)) -> Iterator[Problem]:
    """Every id in these tables points to an entry of the right kind; an unknown one that stands nearly everywhere is
    told once."""
    found = list(each_broken(files, of))
    counts = Counter(missing for missing, _ in found)
    said = set()
    for missing, problem in found:
        more = counts[missing] - 1
        if not missing or more < OFTEN:
            yield problem
        elif missing not in said:
            said.add(missing)
            text = f"{problem.text} It stands in {more} more places: look whether its own entry has another id."
            yield replace(problem, text=text)


def each_broken(files: Mapping[str, Checked], of: Collection[str]) -> Iterator[tuple[tuple, Problem]]:
    """(what is missing: (kind, id), or nothing; the problem) of each id that points nowhere, or to the wrong foot."""
    known: dict[str, Set[str]] = {attribute: file.ids for attribute, file in files.items()}
    known["places"] = files["regions"].ids | files["zones"].ids
    readable = {attribute: file.readable for attribute, file in files.items()}
    readable["places"] = readable["regions"] and readable["zones"]
    words: dict[str, Words] = {}  # made where something is missing: it takes longer than all else here
    for file in (files[attribute] for attribute in of):
        for id, path, refers, text in ids_of(file):
            if readable[refers.to]:
                bare, foot = Spot.parse(text) if refers.to == "places" else Spot(text)
                if bare not in known[refers.to]:
                    words = words or {attribute: words_in(files, attribute, ids) for attribute, ids in known.items()}
                    named = {kind_word(attribute): words[attribute] for attribute in LISTED}
                    message = unknown(bare, kind_word(refers.to), words[refers.to], named)
                    yield (refers.to, bare), Problem(file.name, id, path, message, text)
                elif foot is not None and (message := wrong_foot(files, Spot(bare, foot), refers.either_foot)):
                    yield (), Problem(file.name, id, path, message, text)


def words_in(files: Mapping[str, Checked], attribute: str, ids: Set[str]) -> Words:
    """What the entries of a kind are called, those too that have a mistake."""
    tables = [files[name].entries for name in (("regions", "zones") if attribute == "places" else (attribute,))]
    return words_of({id: next((table[id] for table in tables if id in table), None) for id in sorted(ids)})


def wrong_foot(files: Mapping[str, Checked], spot: Spot, either_foot: bool) -> str:
    """What is wrong with the foot of a place; nothing where it has one that it may have."""
    if either_foot:
        return f"'{spot}': what stands here holds on both feet. Write '{spot.place}'."
    if spot.foot not in ("left", "right"):
        odd = odd_characters(str(spot))
        meant = next(
            (one for text in readings(spot.foot or "") if (one := text.strip().casefold()) in FEET["both"]), ""
        )
        return f"'{visible(str(spot))}': after '@' comes 'left' or 'right'{f' ({odd})' if odd else ''}." + (
            f" Did you mean '{spot.place}@{meant}'?" if meant else ""
        )
    zone = files["zones"].entries.get(spot.place)
    if zone and spot.foot not in zone.feet:
        return f"'{spot}': {zone.name} is only on the {zone.foot} foot. Write '{spot.place}'."
    return ""


# --- Where ids stand in an entry


@dataclass(frozen=True)
class Within:
    """Where ids stand in values of a type: it is one, or its items, its keys and values, or its fields hold some."""

    own: Refers | None = None
    items: "Within | None" = None
    keys: "Within | None" = None
    values: "Within | None" = None
    fields: Mapping[str, "Within"] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not (self.own or self.items or self.keys or self.values or self.fields)


NOWHERE = Within()


@cache
def within(kind: Any) -> Within | None:
    """Where ids stand in values of this type; None where there are none."""
    origin, args = get_origin(kind), get_args(kind)
    found = Within()
    if origin is Annotated:
        own = next((mark for mark in args[1:] if isinstance(mark, Refers)), None)
        return Within(own) if own else within(args[0])
    if origin is tuple:
        found = Within(items=within(args[0]))
    elif origin is dict:
        found = Within(keys=within(args[0]), values=within(args[1]))
    elif origin in (Union, UnionType):
        parts = [part for part in map(within, args) if part]
        found = next(iter(parts), found)
        for part in parts:
            found = Within(
                found.own or part.own,
                found.items or part.items,
                found.keys or part.keys,
                found.values or part.values,
                found.fields or part.fields,
            )
    elif isclass(kind) and issubclass(kind, Value):
        types = {name: Annotated[(info.annotation, *info.metadata, "")] for name, info in kind.model_fields.items()}
        found = Within(fields={name: inner for name, type in types.items() if (inner := within(type))})
    return None if found.empty else found


def ids_of(file: Checked) -> Iterator[tuple[str, str, Refers, str]]:
    """(entry, field, what it refers to, the id) of every id in a file; a field's path leaves out numbers and keys. An
    entry with a mistake elsewhere is looked at, too, so that everything that is wrong with it is told at once."""
    for id, entry in file.entries.items():
        yield from ((id, *one) for one in ids_in(entry, type(entry)))
    for id, (model, table) in file.faulty.items():
        wrong = [[n for n in one.field.split(".") if not n.isdigit()] for one in file.problems if one.entry == id]
        for path, refers, text in ids_in(table, model):
            names = path.split(".")
            if not any(one == names[: len(one)] for one in wrong):  # what it stands in is as it should be
                yield id, path, refers, text


def ids_in(value: Any, model: type[Value]) -> list[tuple[str, Refers, str]]:
    """(field, what it refers to, the id) of every id in an entry, or in a table as it is written."""
    found: list[tuple[str, Refers, str]] = []
    if where := within(model):
        collect(value, where, "", found)
    return found


def collect(value: Any, where: Within, path: str, found: list) -> None:
    if isinstance(value, str):
        if own := where.own or (where.items and where.items.own):  # one where several may stand
            found.append((path, own, value))
    elif isinstance(value, tuple | list):
        for item in value:
            collect(item, where.items or NOWHERE, path, found)
    elif isinstance(value, Value) or where.fields:
        for name, inner in where.fields.items():
            part = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
            collect(part, inner, f"{path}.{name}" if path else name, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            for part, inner in ((key, where.keys), (item, where.values)):
                if inner:
                    collect(part, inner, path, found)
