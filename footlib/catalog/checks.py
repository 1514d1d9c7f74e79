"""What must hold between entries, one small check each; every check yields Problems and never stops the next one."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ..model.base import Value
from ..spelling import lookup_form, readings, singular
from . import check_care, check_course, check_moves, check_shapes
from .contents import called
from .datafile import Check, Files, Problem
from .geometry import Geometry
from .references import broken_references

# --- names: no two entries that are shown side by side are called alike, and nothing stands twice in a list

ALONE = """
conditions cautions moves techniques holds poses things landmarks longitudinals disagreements arches indices
preparation
"""
#: Files whose entries are shown side by side by their names.
NAMED = (("regions", "zones"), *((name,) for name in ALONE.split()))
#: Other texts that tell one entry from the next, by file.
TELLING = {"groups": "line", "cautions": "question", "lessons": "title", "evidence": "claim"}


def name_space(files: Files, _geometry: Geometry) -> Iterator[Problem]:
    """Zones and regions share one name space."""
    for id in files["zones"].ids & files["regions"].ids:
        here, other = ("regions", "zone") if id in files["regions"].own else ("zones", "region")
        text = f"is a {other}'s id too. Zones and regions share their ids: rename one."
        yield Problem(files[here].name, id, "", text)


def names_once(files: Files, _geometry: Geometry) -> Iterator[Problem]:
    """No two entries that are shown side by side bear one name: not in one file, and no zone that of a region."""
    for group, field in (*((group, "name") for group in NAMED), *(((name,), field) for name, field in TELLING.items())):
        owner = {}
        entries = [(name, id, one) for name in group for id, one in files[name].entries.items()]
        for name, id, entry in sorted(entries, key=lambda one: one[1] in files[one[0]].own):
            named = getattr(entry, field)
            first = owner.setdefault(looks(named), id)
            if first != id:
                text = f"'{named}' is the {field} of '{first}' already. Give one of them another {field}."
                yield Problem(files[name].name, id, field, text)


@lru_cache(4096)  # of each entry it is asked several times
def looks(name: str) -> str:
    """A name as it looks and sounds: what cannot be seen in it, look-alikes of other scripts, capitals and marks make
    no other name."""
    return " ".join(map(lookup_form, readings(name)[:1])) or " ".join(name.casefold().split())


SMALL = {"the", "a", "an", "of", "and", "with", "for", "in", "on", "at", "to"}


def confused(files: Files, _geometry: Geometry) -> Iterator[Problem]:
    """No entry bears a name by which another of its kind is found, or the same words in another order."""
    for group in NAMED:
        if group == ("conditions",):
            continue  # these must also have synonyms of their own: see `review.care_texts`
        entries = [(table, id, one) for table in group for id, one in files[table].entries.items()]
        owner: dict[str, list[str]] = {}
        for _, id, entry in entries:
            for word in {looks(word) for word in (id.replace("-", " "), *called(entry))}:
                owner.setdefault(word, []).append(id)
        orders: dict[frozenset[str], list[str]] = {}
        for _, id, entry in entries:
            orders.setdefault(words_in(entry.name), []).append(id)
        names = {looks(entry.name): id for _, id, entry in reversed(entries)}
        told, name_of = set(), {id: looks(entry.name) for _, id, entry in entries}
        for table, id, entry in sorted(entries, key=lambda one: words_in(one[2].name) == words_in(one[1])):
            if names[looks(entry.name)] != id or (own := files[table].own) and id not in own:
                continue  # told already; of two, that of one's own
            others = [one for one in (*owner[looks(entry.name)], *orders[words_in(entry.name)]) if one != id]
            others = [one for one in others if name_of[one] != looks(entry.name)]  # else `names_once` tells it
            if others and (others[0], id) not in told:  # of two, the one whose id says something else
                told.add((id, others[0]))
                text = f"'{entry.name}' means '{others[0]}' already. Give it a name that nobody takes for that one."
                yield Problem(files[table].name, id, "name", text)


def words_in(name: str) -> frozenset[str]:
    """The words of a name, whatever their order and ending: 'Heel kneading' and 'Kneading the heel' have the same."""
    return frozenset(singular(word) for word in looks(name).split() if word not in SMALL)


TOLD = {("moves", "places"), ("quizzes", "items")}  #: lists of which another check tells what stands there twice


def said_twice(files: Files, _geometry: Geometry) -> Iterator[Problem]:
    """No word, claim, source or move stands twice in one list."""
    for table, file in files.items():
        for id, entry in file.entries.items():
            for field, text in repeated(entry, ""):
                if (table, field.split(".")[-2]) not in TOLD:
                    yield Problem(file.name, id, field, f"'{text}' stands there twice. Take one away.")


def repeated(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """(where, text) of each text that stands in a list for the second time."""
    if isinstance(value, Value):
        for name in type(value).model_fields:
            yield from repeated(getattr(value, name), f"{path}{name}.")
    elif isinstance(value, tuple) and value and isinstance(value[0], str):
        seen = set()
        for number, text in enumerate(value, 1):
            if (plain := " ".join(str(text).casefold().split())) in seen:
                yield f"{path}{number}", text
            seen.add(plain)
    elif isinstance(value, tuple) and value and isinstance(value[0], Value):
        for number, one in enumerate(value, 1):
            yield from repeated(one, f"{path}{number}.")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from repeated(one, f"{path}{key}.")


# --- all checks


def everything_wrong(files: Files, geometry: Geometry) -> Iterator[Problem]:
    """All problems between entries; none that only follows from a file that could not be read."""
    yield from broken_references(files)
    for check, needed in CHECKS:
        if all(files[name].readable for name in needed.split()):
            yield from check(files, geometry)


#: What is checked, and the files without which it would tell what only follows from their being broken.
CHECKS: tuple[tuple[Check, str], ...] = (
    (name_space, ""),
    (names_once, ""),
    (confused, ""),
    (said_twice, ""),
    (check_shapes.one_sided, ""),
    (check_shapes.circles, "regions"),
    (check_care.conditions_whole, "moves"),
    (check_moves.moves_possible, ""),
    (check_care.cautions_safe, ""),
    (check_care.rules_in_order, ""),
    (check_care.numbers_said, "preparation"),
    (check_care.numbers_known, "preparation"),
    (check_shapes.shape_problems, "regions zones outlines"),
    (check_moves.stroke_problems, "regions zones outlines"),
    (check_shapes.one_rule, ""),
    (check_shapes.arches_in_range, ""),
    (check_shapes.layers_known, "outlines"),
    (check_shapes.strips_in_order, "outlines"),
    (check_shapes.versions_inside, "outlines"),
    (check_shapes.versions_on_their_foot, "outlines"),
    (check_moves.holds_end, ""),
    (check_moves.things_seen, "things"),
    (check_moves.how_problems, "regions zones"),
    (check_course.known_lessons, "lessons regions zones"),
    (check_course.quiz_problems, "lessons regions zones"),
    (check_course.linkable, ""),
    (check_course.explained_once, ""),
    (check_course.verdicts_known, "indices"),
    (check_course.times_known, "moves"),
    (check_course.hoped_for, "ratings"),
)
