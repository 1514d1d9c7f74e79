"""Each data file names its schema in its first line, and data/schema holds what the models say (`catalog.schemas`)."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..catalog import TABLES
from ..catalog.schemas import text_of
from .course_files import CourseFiles
from .finding import Finding
from .lesson_code import TIDY

FOLDER = "schema"
DIRECTIVE = re.compile(r"\A#:schema \S+\n")


def schema_problems(course: CourseFiles) -> Iterator[Finding]:
    """A data file does not begin with its schema, or a schema is not what its model says: in the course itself."""
    folder = course.data / FOLDER
    if course.own or not folder.is_dir():
        return
    for attribute, table in TABLES.items():
        path, file = folder / f"{table.file}.json", course.files[attribute]
        if not path.is_file() or path.read_text(encoding="utf-8") != text_of(attribute):
            yield Finding(f"{course.data.name}/{FOLDER}/{path.name}", 0, text=f"is not what the models say: {TIDY}")
        elif file.readable and not file.text.startswith(directive(table.file)):
            yield Finding(file.name, 1, text=f"the first line must name the file's schema, for editors: {TIDY}")


def written(course: CourseFiles) -> dict[Path, str]:
    """The course's schemas, and its data files with the line that names them."""
    folder = course.data / FOLDER
    if course.own or not folder.is_dir():
        return {}
    made = {folder / f"{table.file}.json": text_of(attribute) for attribute, table in TABLES.items()}
    for attribute, table in TABLES.items():
        if (file := course.files[attribute]).readable:
            made[file.path] = directive(table.file) + DIRECTIVE.sub("", file.text)
    return made


def directive(file: str, folder: str = FOLDER) -> str:
    """The first line of a data file, by which Even Better TOML and taplo know its schema."""
    return f"#:schema {folder}/{file}.json\n"
