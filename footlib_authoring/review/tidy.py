"""What a program can put right by itself: outputs taken out of lessons; marks, folds, the glossary's page, schemas."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from footlib.catalog import TABLES
from footlib.errors import FootlibError
from footlib.files import write_whole

from .course_files import CourseFiles, Finding
from .glossary import page
from .grade_marks import written as with_marks
from .lesson_code import TIDY
from .notebooks import stripped, written
from .schemas import text_of


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
    made = schema_files(course)
    words = course.known("glossary")
    if course.ids and words and not course.own and len(course.catalog.glossary) == len(words):
        made[course.lessons_folder / "glossary.md"] = page(course.catalog)
    for path, text in made.items():
        if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != text:
            write_whole(path, text.encode())
            yield path.relative_to(course.folder).as_posix()


# --- the schemas of the data files (`schemas`), for editors

SCHEMAS = "schema"  #: their folder
DIRECTIVE = re.compile(r"\A#:schema \S+\n")


def schema_problems(course: CourseFiles) -> Iterator[Finding]:
    """A data file does not begin with its schema, or a schema is not what its model says: in the course itself."""
    folder = course.data / SCHEMAS
    if course.own or not folder.is_dir():
        return
    for attribute, table in TABLES.items():
        path, file = folder / f"{table.file}.json", course.files[attribute]
        if not path.is_file() or path.read_text(encoding="utf-8") != text_of(attribute):
            yield Finding(f"{course.data.name}/{SCHEMAS}/{path.name}", 0, text=f"is not what the models say: {TIDY}")
        elif file.readable and not file.text.startswith(directive(table.file)):
            yield Finding(file.name, 1, text=f"the first line must name the file's schema, for editors: {TIDY}")


def schema_files(course: CourseFiles) -> dict[Path, str]:
    """The course's schemas, and its data files with the line that names them."""
    folder = course.data / SCHEMAS
    if course.own or not folder.is_dir():
        return {}
    made = {folder / f"{table.file}.json": text_of(attribute) for attribute, table in TABLES.items()}
    for attribute, table in TABLES.items():
        if (file := course.files[attribute]).readable:
            made[file.path] = directive(table.file) + DIRECTIVE.sub("", file.text)
    return made


def directive(file: str, folder: str = SCHEMAS) -> str:
    """The first line of a data file, by which Even Better TOML and taplo know its schema."""
    return f"#:schema {folder}/{file}.json\n"
