"""The files of a course as an instructor has them: data and lessons as far as they can be read, what cannot, and a
finding as it is told: in which file and line, in which entry and field, and what to do about it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from pathlib import Path
from typing import NamedTuple

from footlib.catalog import TABLES, Catalog, default_folder, examined, sound
from footlib.catalog.datafile import DataFile, Problem
from footlib.catalog.own_material import FOLDER, called, lesson_files, meant_file, own_folders
from footlib.catalog.plaintext import Unreadable
from footlib.errors import FootlibError, echo, hint, nearest_names

from .notebooks import Cell, Notebook


@dataclass(frozen=True, order=True)
class Finding:
    """What is told of one slip. A `remark` is nothing wrong: it tells what is not used yet."""

    file: str
    line: int
    column: int = 0
    entry: str = ""
    field: str = ""
    text: str = ""
    remark: bool = False

    def __str__(self) -> str:
        """'data/zones.toml:12: [liver] foot: …', as compilers write it, so that editors jump there."""
        place = ":".join(str(one) for one in (self.file, self.line, self.column) if one)
        named = " ".join(filter(None, [self.entry, self.field]))
        kind = "remark: " if self.remark else ""
        return f"{place}: {named}{': ' if named else ''}{kind}{self.text}"


# --- the files

NO_LESSON = "There is no lesson called"  #: how a lesson that is not there is told


class Places(NamedTuple):
    """Where a course lies: its folder, its data, and folders of own material beside them."""

    folder: Path
    data: Path
    own: tuple[Path, ...] = ()


class CourseFiles:
    """A course's folder, with data/ and notebooks/ in it, and own material beside it; or a data folder alone."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder, self.data, self.own = places_of(folder)
        self.lessons_folder = self.folder / "notebooks"
        #: the folder of own material that was given: what is new goes there
        self.into = self.own[0] if folder is not None and self.own == (folder.resolve(),) else None
        self.files, self.geometry, self.problems = examined(self.data, self.own)
        self.unreadable: list[Finding] = []
        self.told_of: set[tuple[str, str]] = set()  #: (table, id) of what a rule has found something in
        self.lessons: list[Notebook] = []
        for path in sorted(self.lesson_paths, key=lambda one: one.stem):
            try:
                self.lessons.append(Notebook(path))
            except Unreadable as error:
                self.unreadable.append(Finding(self.name_of(path), error.line, error.column, text=error.text))

    @cached_property
    def pages(self) -> dict[str, Path]:
        """What learners find beside the lessons, by its address there: the course's, and own ones over it."""
        return lesson_files(self.lessons_folder, self.own)

    @property
    def lesson_paths(self) -> list[Path]:
        return [path for name, path in self.pages.items() if "/" not in name and path.suffix == ".ipynb"]

    def name_of(self, path: Path) -> str:
        """What a lesson, or its folder, is called in a message."""
        home = next((one for one in called(self.own).items() if path.is_relative_to(one[0])), None)
        return f"{home[1]}/{path.relative_to(home[0]).as_posix()}" if home else f"notebooks/{path.name}"

    @property
    def lessons_to_write(self) -> Path:
        """Where a new lesson goes."""
        return self.into / "notebooks" if self.into else self.lessons_folder

    def file_to_write(self, table: str) -> tuple[Path, str]:
        """Where a new entry goes, and what that file is called in a message."""
        if not self.into:
            return self.files[table].path, self.files[table].name
        name = f"{TABLES[table].file}.toml"
        return self.into / "data" / name, f"{self.into.name}/data/{name}"

    def data_name(self, lesson: Path, table: str) -> str:
        """The data file in which the entries of a lesson stand, as a message calls it."""
        home = next((name for folder, name in called(self.own).items() if lesson.is_relative_to(folder)), "")
        return f"{home}/data/{TABLES[table].file}.toml" if home else self.files[table].name

    def is_own(self, path: Path) -> bool:
        """Whether a lesson is own material."""
        return any(path.is_relative_to(folder) for folder in self.own)

    @cached_property
    def catalog(self) -> Catalog:
        """What the data say, without the entries that have a mistake or lean on one."""
        return sound(self.data, self.files, self.geometry, self.problems)

    @property
    def ids(self) -> list[str]:
        """The names of all notebooks that are there, in reading order, those that cannot be read, too."""
        return sorted(path.stem for path in self.lesson_paths)

    def to_be_marked(self, lesson: Notebook) -> bool:
        """Whether grades and folds in the lesson's file are to be those of the data: where own material is beside the
        course, the course's lessons get theirs in what learners get."""
        return not self.own or self.is_own(lesson.path)

    def known(self, attribute: str) -> set[str]:
        """All ids of a table, those of entries with a mistake, too."""
        return set(self.files[attribute].ids) - self.files[attribute].elsewhere.keys()

    def meant(self, attribute: str) -> set[str]:
        """Ids that no entry has because of a slip in another one, which is told: of a quiz, its lesson's."""
        lessons = self.known("lessons")
        lost = self.known("quizzes") - lessons if attribute == "quizzes" else ()
        return {near for id in lost for near in nearest_names(id, lessons)}

    def whole(self, *attributes: str) -> bool:
        """Whether every entry of these tables is right, and leans on what is right."""
        found = all(len(getattr(self.catalog, one)) == len(self.known(one)) for one in attributes)
        return found and self.readable(*attributes)

    def readable(self, *attributes: str) -> bool:
        """Whether nothing of these tables is lost to a slip."""
        return all(self.files[one].readable and not self.files[one].lost for one in attributes)

    def in_data(self, attribute: str, id: str, field: str, text: str, value: str = "", remark: bool = False) -> Finding:
        """A finding in an entry of the data, on the line of its field."""
        if not remark:
            self.told_of.add((attribute, id))
        return of_problem(Problem(self.files[attribute].name, id, field, text, value), self.files[attribute], remark)

    def in_lesson(self, lesson: Notebook, cell: Cell | None, text: str, words: str = "") -> Finding:
        """A finding in a lesson, on the line of a cell's words."""
        called = cell.called if cell else ""
        return Finding(self.name_of(lesson.path), lesson.line(cell, words), entry=called, text=text)

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Lessons that have one name as notebook, and another one in the data: told once, where the lessons are."""
        if not self.readable("lessons"):
            return {}
        left = [one for one in self.ids if one not in self.known("lessons")]
        bare = {id: [one for one in left if one[:2] == id[:2] or one[3:] == id[3:]]
                for id in self.known("lessons") - set(self.ids)}  # fmt: skip
        return {names[0]: id for id, names in bare.items() if len(names) == 1 and id[:2].isdecimal()}

    def told(self) -> Iterator[Finding]:
        """What the files themselves have wrong: the data's mistakes, what cannot be read, what is no part of it."""
        by_name = {name: file for file in self.files.values() for name in file.names}
        follows = {*self.renamed, *self.renamed.values()}
        problems = [one for one in self.problems if not (one.value in follows and one.text.startswith(NO_LESSON))]
        yield from (of_problem(problem, by_name[problem.file]) for problem in problems)
        yield from self.unreadable
        names = [f"{table.file}.toml" for table in TABLES.values()]
        yield from strays(self.data, self.data.name, names)
        for folder, name in called(self.own).items():
            yield from strays(folder / "data", f"{name}/data", names)
            yield from misplaced(folder, name)
        yield from self.twice()

    def twice(self) -> Iterator[Finding]:
        """Own lessons that bear the name of another one: only one that says so may stand for one of the course's."""
        seen: dict[str, Path] = {path.name: path for path in self.lessons_folder.glob("*.ipynb")}
        for folder in self.own:
            for path in sorted((folder / "notebooks").glob("*.ipynb")):
                first = seen.setdefault(path.name, path)
                entry = Problem(self.files["lessons"].name, path.stem, "", "")
                instead = not self.is_own(first) and self.files["lessons"].part(entry) is not self.files["lessons"]
                if first != path and not (instead and path.stem in self.files["lessons"].own):
                    text = f"there is a lesson of this name already, {self.name_of(first)}. Give yours another one."
                    yield Finding(self.name_of(path), 0, text=text)


Told = Iterator[tuple]  #: (field, what is wrong, the wrong value) of an entry; (cell, what is wrong, its words)
Rule = Callable[[CourseFiles], Iterator[Finding]]
LessonRule = Callable[[CourseFiles, Notebook], Iterator[Finding]]


def of_each(*tables: str) -> Callable[[Callable[..., Told]], Rule]:
    """A rule for one entry, (course, id, entry) → Told, as one for all that are right in these tables."""

    def of_all(rule: Callable[..., Told]) -> Rule:
        @wraps(rule)
        def findings(course: CourseFiles) -> Iterator[Finding]:
            for table in tables:
                for id, entry in getattr(course.catalog, table).items():
                    yield from (course.in_data(table, id, *told) for told in rule(course, id, entry))

        return findings

    return of_all


def in_lessons(rule: Callable[[CourseFiles, Notebook], Told]) -> LessonRule:
    """A rule for a lesson that tells (cell, what is wrong, the words that stand there)."""

    @wraps(rule)
    def findings(course: CourseFiles, lesson: Notebook) -> Iterator[Finding]:
        yield from (course.in_lesson(lesson, *told) for told in rule(course, lesson))

    return findings


def places_of(folder: Path | None) -> Places:
    """Where the course of a folder lies: a course's folder, its data folder, or own material, which is looked at
    together with the course. No folder means the course and own material beside it."""
    ours = default_folder()
    if folder is None or folder.resolve() == ours.parent:
        return Places(ours.parent, ours, own_folders(ours.parent))
    folder = folder.resolve()
    if is_course(folder / "data"):
        return Places(folder, folder / "data")
    if is_course(folder):
        return Places(folder.parent, folder)
    if (folder / "data").is_dir() or (folder / "notebooks").is_dir() or folder.name == FOLDER and folder.is_dir():
        return Places(ours.parent, ours, (folder,))
    where = echo(str(folder), 200)
    raise FootlibError(f"There is no course at {where}. Give the folder in which the folders data and notebooks are.")


def is_course(data: Path) -> bool:
    """Whether a folder holds the data of a whole course, of which a file or two may be missing."""
    return 2 * sum((data / f"{table.file}.toml").is_file() for table in TABLES.values()) > len(TABLES)


def of_problem(problem: Problem, file: DataFile, remark: bool = False) -> Finding:
    file = file.part(problem)
    line, column = file.place(problem)
    entry = f"[{problem.entry}]" if problem.entry else ""
    return Finding(file.name, line, column, entry, problem.field, problem.text, remark)


def strays(folder: Path, called: str, names: Sequence[str]) -> Iterator[Finding]:
    """Files in data/ that the course does not read: a copy that a program made, a name with a slip."""
    for path in sorted(folder.iterdir() if folder.is_dir() else ()):
        if path.name not in names and not path.name.startswith(".") and path.name not in ("__pycache__", "schema"):
            move = f"Move what you need into the right file, and delete this one.{hint(path.name, names)}"
            todo = f"Rename it to {meant}" if (meant := meant_file(path, names)) else move
            yield Finding(f"{called}/{path.name}", 0, text=f"the course reads no file of this name. {todo}")


def misplaced(folder: Path, called: str) -> Iterator[Finding]:
    """Data and lessons that lie beside the folders of own material in which they would be read."""
    for path in sorted(folder.iterdir()):
        home = {".toml": "data", ".ipynb": "notebooks"}.get(path.suffix)
        if home and path.is_file():
            text = f"nobody reads it here. Move it into the folder {called}/{home}."
            yield Finding(f"{called}/{path.name}", 0, text=text)
