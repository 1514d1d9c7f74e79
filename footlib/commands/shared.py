"""What several commands have in common: where one works, which lesson is meant, and how a mistake is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ..errors import FootlibError, hint
from ..review import CourseFiles

COURSE = click.option(
    "--in",
    "--course",
    "folder",
    type=click.Path(path_type=Path),
    help="Your own material, such as my-material, or another course's folder; without it this course.",
)


def lesson_named(lesson: str, course: CourseFiles) -> str:
    """The name of a lesson, also by its number; a sentence where there is none."""
    found = [path.stem for path in course.lesson_paths if names_lesson(lesson, path)]
    if len(found) != 1:
        near = hint(lesson, course.ids) or f" There are: {', '.join(course.ids)}."
        raise FootlibError(f"There is no lesson called '{lesson}'.{near}")
    return found[0]


def names_lesson(name: str, path: Path) -> bool:
    """Whether a lesson is meant: by its name, or by its number."""
    return name in (path.stem, path.name) or (name.isdecimal() and path.stem.startswith(f"{name:0>2}-"))


@contextmanager
def told() -> Iterator[None]:
    """A mistake of whoever calls is a sentence, and the command ends with 1."""
    try:
        yield
    except FootlibError as mistake:
        raise click.ClickException(str(mistake)) from None
