"""The files of a course as an instructor has them: data and lessons as far as they can be read, and what cannot."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from ..catalog import TABLES, Catalog, default_folder, examined, sound
from ..catalog.datafile import DataFile, Problem
from ..catalog.plaintext import Unreadable
from ..errors import FootlibError, echo
from .finding import Finding
from .notebooks import Cell, Notebook


class CourseFiles:
    """A course's folder, with data/ and notebooks/ in it; or a data folder alone."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder, self.data = places_of(folder)
        self.lessons_folder = self.folder / "notebooks"
        self.files, self.geometry, self.problems = examined(self.data)
        self.unreadable: list[Finding] = []
        self.told_of: set[tuple[str, str]] = set()  #: (table, id) of what a rule has found something in
        self.lessons: list[Notebook] = []
        for path in sorted(self.lessons_folder.glob("*.ipynb")):
            try:
                self.lessons.append(Notebook(path))
            except Unreadable as error:
                name = f"notebooks/{path.name}"
                self.unreadable.append(Finding(name, error.line, error.column, text=error.text))

    @cached_property
    def catalog(self) -> Catalog:
        """What the data say, without the entries that have a mistake or lean on one."""
        return sound(self.data, self.files, self.geometry, self.problems)

    @property
    def ids(self) -> list[str]:
        """The names of all notebooks that are there, in reading order, those that cannot be read, too."""
        return sorted(path.stem for path in self.lessons_folder.glob("*.ipynb"))

    def known(self, attribute: str) -> set[str]:
        """All ids of a table, those of entries with a mistake, too."""
        return set(self.files[attribute].ids)

    def whole(self, *attributes: str) -> bool:
        """Whether every entry of these tables is right, and leans on what is right."""
        return all(len(getattr(self.catalog, one)) == len(self.known(one)) for one in attributes)

    def readable(self, *attributes: str) -> bool:
        return all(self.files[one].readable for one in attributes)

    def in_data(self, attribute: str, id: str, field: str, text: str, value: str = "", remark: bool = False) -> Finding:
        """A finding in an entry of the data, on the line of its field."""
        if not remark:
            self.told_of.add((attribute, id))
        return of_problem(Problem(self.files[attribute].name, id, field, text, value), self.files[attribute], remark)

    def in_lesson(self, lesson: Notebook, cell: Cell | None, text: str, words: str = "") -> Finding:
        """A finding in a lesson, on the line of a cell's words."""
        called = cell.called if cell else ""
        return Finding(f"notebooks/{lesson.path.name}", lesson.line(cell, words), entry=called, text=text)

    def told(self) -> Iterator[Finding]:
        """What the files themselves have wrong: the data's mistakes, what cannot be read, what is no part of it."""
        by_name = {file.name: file for file in self.files.values()}
        yield from (of_problem(problem, by_name[problem.file]) for problem in self.problems)
        yield from self.unreadable
        yield from strays(self.data, [f"{table.file}.toml" for table in TABLES.values()])


def places_of(folder: Path | None) -> tuple[Path, Path]:
    """(the course's folder, its data folder) of what was given: either, or nothing for the course's own."""
    if folder is None:
        return default_folder().parent, default_folder()
    folder = folder.resolve()
    if (folder / "data").is_dir():
        return folder, folder / "data"
    if (folder / "zones.toml").is_file():
        return folder.parent, folder
    where = echo(str(folder), 200)
    raise FootlibError(f"There is no course at {where}. Give the folder in which the folders data and notebooks are.")


def of_problem(problem: Problem, file: DataFile, remark: bool = False) -> Finding:
    line, column = file.place(problem)
    entry = f"[{problem.entry}]" if problem.entry else ""
    return Finding(problem.file, line, column, entry, problem.field, problem.text, remark)


def strays(folder: Path, names: Sequence[str]) -> Iterator[Finding]:
    """Files in data/ that the course does not read: a copy that a program made, a name with a slip."""
    for path in sorted(folder.iterdir()):
        if path.name not in names and not path.name.startswith(".") and path.name != "__pycache__":
            text = "the course reads no file of this name. Move what you need into the right file, and delete this one."
            yield Finding(f"{folder.name}/{path.name}", 0, text=text)
