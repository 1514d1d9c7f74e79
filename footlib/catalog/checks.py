"""What must hold between entries, one small check each; every check yields Problems and never stops the next one."""

from collections.abc import Callable, Iterator

from ..spelling import lookup_form, readings
from .check_care import cautions_safe, conditions_whole, numbers_known, rules_in_order
from .check_course import explained_once, hoped_for, known_lessons, linkable, quiz_problems, times_known, verdicts_known
from .check_move_words import how_problems
from .check_moves import holds_end, moves_possible, stroke_problems
from .check_shapes import (
    arches_in_range,
    circles,
    layers_known,
    one_rule,
    one_sided,
    shape_problems,
    strips_in_order,
    versions_inside,
    versions_on_their_foot,
)
from .datafile import Files, Problem
from .geometry import Geometry
from .references import broken_references

#: Files whose entries are shown side by side by their names.
NAMED = (
    ("regions", "zones"),
    ("conditions",),
    ("cautions",),
    ("moves",),
    ("techniques",),
    ("holds",),
    ("poses",),
    ("landmarks",),
    ("longitudinals",),
    ("disagreements",),
    ("arches",),
    ("indices",),
    ("preparation",),
)
#: Other texts that tell one entry from the next, by file.
TELLING = {"groups": "line", "cautions": "question", "lessons": "title", "evidence": "claim"}


def everything_wrong(files: Files, geometry: Geometry) -> Iterator[Problem]:
    """All problems between entries; none that only follows from a file that could not be read."""
    yield from broken_references(files)
    for check, needed in CHECKS:
        if all(files[name].readable for name in needed.split()):
            yield from check(files, geometry)


def name_space(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """Zones and regions share one name space."""
    for id in files["zones"].ids & files["regions"].ids:
        here, other = ("regions", "zone") if id in files["regions"].own else ("zones", "region")
        text = f"is a {other}'s id too. Zones and regions share their ids: rename one."
        yield Problem(files[here].name, id, "", text)


def names_once(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
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


def looks(name: str) -> str:
    """A name as it looks and sounds: what cannot be seen in it, look-alikes of other scripts, capitals and marks make
    no other name."""
    return " ".join(map(lookup_form, readings(name)[:1])) or " ".join(name.casefold().split())


#: What is checked, and the files without which it would tell what only follows from their being broken.
CHECKS: tuple[tuple[Callable[[Files, Geometry], Iterator[Problem]], str], ...] = (
    (name_space, ""),
    (names_once, ""),
    (one_sided, ""),
    (circles, "regions"),
    (conditions_whole, "moves"),
    (moves_possible, ""),
    (cautions_safe, ""),
    (rules_in_order, ""),
    (numbers_known, "preparation"),
    (shape_problems, "regions zones outlines"),
    (stroke_problems, "regions zones outlines"),
    (one_rule, ""),
    (arches_in_range, ""),
    (layers_known, "outlines"),
    (strips_in_order, "outlines"),
    (versions_inside, "outlines"),
    (versions_on_their_foot, "outlines"),
    (holds_end, ""),
    (how_problems, "regions zones"),
    (known_lessons, "lessons regions zones"),
    (quiz_problems, "lessons regions zones"),
    (linkable, ""),
    (explained_once, ""),
    (verdicts_known, "indices"),
    (times_known, "moves"),
    (hoped_for, "ratings"),
)
