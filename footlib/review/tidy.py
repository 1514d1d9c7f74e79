"""What a program can put right by itself: outputs taken out of lessons; marks, folds, the glossary's page, schemas."""

from collections.abc import Iterator
from contextlib import suppress

from ..errors import FootlibError
from ..files import write_whole
from . import schema_files
from .course_files import CourseFiles
from .glossary_page import page
from .grade_marks import written as with_marks
from .notebooks import stripped, written


def tidy(course: CourseFiles) -> Iterator[str]:
    """The names of the files that it has written anew; a lesson whose claims are not right is only stripped. Beside own
    material the course's files stay as they are."""
    for lesson in filter(course.to_be_marked, course.lessons):
        made = stripped(lesson.raw)
        with suppress(FootlibError, KeyError):  # a claim that is not there is told by the check
            made = {**made, "cells": with_marks(made["cells"], course.catalog)}
        if (text := written(made)) != lesson.text:
            write_whole(lesson.path, text.encode())
            yield course.name_of(lesson.path)
    for path, text in schema_files.written(course).items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_whole(path, text.encode())
            yield path.relative_to(course.folder).as_posix()
    target = course.lessons_folder / "glossary.md"
    if (
        course.ids
        and course.known("glossary")
        and not course.own
        and len(course.catalog.glossary) == len(course.known("glossary"))
    ):
        text = page(course.catalog)
        if not target.is_file() or target.read_text(encoding="utf-8", errors="replace") != text:
            write_whole(target, text.encode())
            yield "notebooks/glossary.md"
