"""What must hold between entries, one small check each; every check yields Problems and never stops the next one."""

from collections.abc import Callable, Iterator

from .check_care import cautions_safe, conditions_whole, numbers_known, rules_in_order
from .check_course import explained_once, hoped_for, known_lessons, linkable, quiz_problems, times_known, verdicts_known
from .check_move_words import how_problems
from .check_moves import holds_end, moves_possible, stroke_problems
from .check_names import confused, name_space, names_once, said_twice
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


def everything_wrong(files: Files, geometry: Geometry) -> Iterator[Problem]:
    """All problems between entries; none that only follows from a file that could not be read."""
    yield from broken_references(files)
    for check, needed in CHECKS:
        if all(files[name].readable for name in needed.split()):
            yield from check(files, geometry)


#: What is checked, and the files without which it would tell what only follows from their being broken.
CHECKS: tuple[tuple[Callable[[Files, Geometry], Iterator[Problem]], str], ...] = (
    (name_space, ""),
    (names_once, ""),
    (confused, ""),
    (said_twice, ""),
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
