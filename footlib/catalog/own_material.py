"""What is somebody's own beside the course: material in folders, whose data add entries to those of the course, or
change them where they say so; and one condition, written as text in a lesson. Both are checked like the course's. No
update of the course touches such a folder; what it breaks is told, with the file and line of one's own.

    [heart]            in my-material/data/zones.toml
    changes = true     the fields that stand here take the place of the course's
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..errors import DataError, FootlibError, echo, hint, nearest_names
from ..model import Condition
from ..spelling import is_odd, typed_for
from .check_care import cautions_safe, conditions_whole
from .contents import TABLES, Catalog
from .datafile import Checked, DataFile, Problem
from .plaintext import text_of, where
from .references import broken_references

FOLDER = "my-material"  #: beside the course
VARIABLE = "FOOTLIB_DATA"  #: names other folders, or several
PARTS = ("data", "notebooks")  #: what own material consists of
ALONE = (
    f"{{}} is own material, which is read beside the course: write load() without a folder, and the course finds it as "
    f"{FOLDER} beside its own folders, or where {VARIABLE} names it."
)
SAYS = {  #: how an entry says that it is not a new one
    "changes": "changes fields of",
    "adds": "adds to",
    "replaces": "replaces",
}


def own_folders(root: Path) -> tuple[Path, ...]:
    """Where own material lies: the folders that FOOTLIB_DATA names; without it `my-material` in the working copy of a
    course, or else beside its other folders; each folder in it, where it is no own material itself. DataError where one
    that is named is not there."""
    if VARIABLE not in os.environ:
        places = (root / "my-course" / FOLDER, root / FOLDER)
        return next((parts(place.resolve()) for place in places if place.is_dir()), ())
    named = [Path(one.strip()).expanduser() for one in os.environ[VARIABLE].split(os.pathsep) if one.strip()]
    if lost := [str(folder) for folder in named if not folder.is_dir()]:
        raise DataError([f"there is no folder {echo(lost[0], 200)}, which {VARIABLE} names."], "own material")
    return tuple(dict.fromkeys(folder.resolve() for folder in named))


def parts(place: Path) -> tuple[Path, ...]:
    """The folder, or those of several instructors in it, in the order of their names."""
    holds = lambda folder: any((folder / part).is_dir() for part in PARTS)  # noqa: E731
    inner = () if holds(place) else tuple(one for one in sorted(place.iterdir()) if one.is_dir() and holds(one))
    return inner or (place,)


def called(folders: Sequence[Path]) -> dict[Path, str]:
    """What each folder is called in a message: its name, or the whole path where two have one name."""
    names = [folder.name for folder in folders]
    return {one: one.name if names.count(one.name) == 1 else one.as_posix() for one in folders}


def own_files(folders: Sequence[Path], file: str, names: Sequence[str] = ()) -> dict[Path, str]:
    """The files of this name that own folders have, and what each is called in a message (`file_in`)."""
    found = {file_in(folder / "data", file, names): name for folder, name in called(folders).items()}
    return {path: f"{name}/data/{path.name}" for path, name in found.items() if path.exists()}


def file_in(home: Path, file: str, names: Sequence[str] = ()) -> Path:
    """A data folder's file of this name; given all `names`, where there is none, the one that was to be called so."""
    others = sorted(home.iterdir()) if names and home.is_dir() and not (home / file).exists() else ()
    return next((one for one in others if one.is_file() and meant_file(one, names) == file), home / file)


def meant_file(path: Path, names: Sequence[str]) -> str:
    """The data file that one of another name was to be: moves.toml for Moves.toml, moves.toml.txt or move.toml; nothing
    where that is there, too, or there is no such name."""
    if path.name in names or path.name.startswith(".") or not re.search(r"\.(?:toml|txt)$", path.name, re.I):
        return ""
    name = re.sub(r"(?:\.toml|\.txt)+$", "", path.name.lower()) + ".toml"
    near = [name] if name in names else nearest_names(name, names)
    there = [one.name for one in path.parent.iterdir()]
    return near[0] if near and near[0] not in there else ""


def lesson_files(course: Path, folders: Sequence[Path]) -> dict[str, Path]:
    """What learners find beside the lessons, by its address there: the files of the course's folder of lessons, and
    over them those of own folders."""
    found: dict[str, Path] = {}
    for folder in (course, *(one / "notebooks" for one in folders)):
        for path in sorted(folder.rglob("*") if folder.is_dir() else ()):
            address = path.relative_to(folder)
            if path.is_file() and not any(part.startswith(".") for part in address.parts):
                found[address.as_posix()] = path
    return found


class OwnFile(DataFile):
    """A data file of one's own: each entry is new, or says that it is about one of the course's."""

    def __init__(self, path: Path, name: str, course: DataFile) -> None:
        self.course = course
        #: (entry, list): how many items of the course stand before its own
        self.before: dict[tuple[str, str], int] = {}
        super().__init__(path, course.model, name=name)

    def _read(self, text: str | None) -> None:
        self.text, self.beside = text_of(self.path), self.course.ids
        for id, table in self._legible().items():
            made = self._whole(id, table) if isinstance(table, dict) else table
            if made is not None:
                self.tables[id] = made

    def _whole(self, id: str, table: dict[str, Any]) -> Any:
        """The whole entry, with the course's part of it; None where it is about none, or does not say that it is."""
        fields = {name: value for name, value in table.items() if name not in SAYS}
        said, known = [word for word in SAYS if word in table], self.course.tables.get(id)
        if known is not None and not said and (meant := misspelt(table)):
            self.lost.add(id)
            return self.say(f"is no field. Did you mean '{meant[1]}'?", id, meant[0])
        if len(said) > 1 or (said and table[said[0]] is not True):
            self.lost.add(id)
            return self.say(f"write one of these, and with true: {' or '.join(SAYS)}.", id, said[-1])
        if not said and known is not None:
            line, _ = self.course.place(Problem(self.course.name, id, "", ""))
            text = f"the course has an entry of this id ({self.course.name}, line {line}). Give yours another id, or "
            text += "say what it does to the course's: changes = true, adds = true or replaces = true."
            return self.say(text, id)
        if said and known is None:
            self.lost.add(id)
            text = f"says that it {SAYS[said[0]]} an entry of the course, which has none of this id, or no longer."
            more = f" Take the line away if this is a new entry.{hint(id, self.course.ids)}"
            return self.say(text + more, id, said[0])
        if not said or said[0] == "replaces" or not isinstance(known, dict):
            return fields
        if said[0] == "adds":
            fields = {name: self._added(id, name, known.get(name), value) for name, value in fields.items()}
        return {**known, **fields}

    def _added(self, id: str, name: str, known: Any, value: Any) -> Any:
        if isinstance(known, list) and isinstance(value, list):
            self.before[id, name] = len(known)
            return [*known, *value]
        if isinstance(known, dict) and isinstance(value, dict):
            return {**known, **value}
        if known is not None and not isinstance(known, list):  # of a list, its kind is told
            text = "is no list of the course, behind which 'adds' could put something."
            self.say(f"{text} To change it write: changes = true", id, name)
        return value

    def place(self, problem: Problem) -> tuple[int, int]:
        """The line in this file, where a list counts without the course's items."""
        name, *rest = problem.field.split(".")
        if rest and rest[0].isdecimal() and (before := self.before.get((problem.entry, name))):
            rest[0] = str(int(rest[0]) - before)
            problem = replace(problem, field=".".join([name, *rest]))
        return super().place(problem)


def misspelt(table: Mapping[str, Any]) -> tuple[str, str] | None:
    """(what stands there, what was meant) of a word that says what the entry does to the course's."""
    found = ((name, nearest_names(name, SAYS)) for name, value in table.items() if value is True)
    return next(((name, near[0]) for name, near in found if near), None)


class Merged(DataFile):
    """A file of the course and own ones of the same name (`own_files`), as one file: to all who look for entries;
    whoever tells a mistake asks it for the part in which that stands."""

    def __init__(self, course: DataFile, files: Mapping[Path, str], in_order: bool = False) -> None:
        self.path, self.model, self.name = course.path, course.model, course.name
        own = [OwnFile(path, name, course) for path, name in files.items()]
        self.parts: tuple[DataFile, ...] = (course, *own)
        self.text = "\0".join(part.text for part in self.parts)
        self.readable = all(part.readable for part in self.parts)
        self.lost = {id for part in self.parts for id in part.lost}
        self.elsewhere = {id: table for part in self.parts for id, table in part.elsewhere.items()}
        self.problems = [problem for part in self.parts for problem in part.problems]
        self.owner: dict[str, DataFile] = dict.fromkeys(course.ids, course)
        for part in own:
            self._take(part)
        if in_order:
            self.owner = dict(sorted(self.owner.items()))
        self.own = {id for id, part in self.owner.items() if part is not course}
        self.tables = {id: part.tables[id] for id, part in self.owner.items() if id in part.tables}
        self.entries = {id: part.entries[id] for id, part in self.owner.items() if id in part.entries}
        self.faulty = {id: part.faulty[id] for id, part in self.owner.items() if id in part.faulty}

    def _take(self, part: OwnFile) -> None:
        """The entries of one's own; one that two folders have is told, with both."""
        for id in part.ids:
            first = self.owner.get(id)
            if isinstance(first, OwnFile):
                line, _ = first.place(Problem(first.name, id, "", ""))
                text = f"{first.name}, line {line}, has this entry, too: they clash."
                self.problems.append(Problem(part.name, id, "", f"{text} Rename one of them, or take it away."))
            else:
                self.owner[id] = part

    @property
    def ids(self) -> Set[str]:
        return self.owner.keys()

    def expect(self, id: str) -> None:
        super().expect(id)
        self.owner.setdefault(id, self.parts[0])

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(part.name for part in self.parts)

    def part(self, problem: Problem) -> DataFile:
        """The file in which a problem stands: the one that it names, or else that of its entry."""
        named = next((part for part in self.parts[1:] if part.name == problem.file), None)
        return named or self.owner.get(problem.entry, self.parts[0])


# --- A condition of a learner's own, from text

NAME = "your card"
SPAN = re.compile(  # what is no syntax in TOML: quoted text, with its quotation marks, and comments
    r'''"""(.*?)"""|\'{3}(.*?)\'{3}|"((?:\\.|[^"\\\n])*)"|\'([^\'\n]*)\'|#[^\n]*''', re.S
)
DOTS = re.compile(r"(?:^|[=\[{,“„‘])\s*(?:\.{3,}|…)\s*(?:$|[,\]}#“”’])", re.M)  # where a value stands, or a whole line
AROUND = " \t\r\n.⋯,'\"«»()[]"  # what stands beside dots that stand for a value
HEAD = "it must begin with its id in square brackets, such as [my-feet]."


def with_card(text: object, catalog: Catalog) -> Catalog:
    """The catalog and one condition more; what is blank or still holds three dots for a value adds nothing.

    DataError with every mistake and its line in the text.
    """
    if not isinstance(text, str) and text is not ... and text is not None:
        raise FootlibError(f"Give the card as a text between three quotes, not {echo(text)}.")
    if not isinstance(text, str) or only_dots(text) or unfinished(text):
        return catalog
    card = DataFile(NAME, Condition, text)
    if not card.tables or not all(isinstance(table, dict) for table in card.tables.values()):
        raise DataError([sentence(card, p) for p in card.problems if not p.entry] or [HEAD], NAME)
    known = {name: Checked(f"data/{table.file}.toml", getattr(catalog, name)) for name, table in TABLES.items()}
    files = {**known, "conditions": card}
    problems = [
        *card.problems,
        *one_condition(card, catalog),
        *broken_references(files, of=("conditions",)),
        *conditions_whole(files, catalog.geometry),
        *cautions_safe(files, catalog.geometry),
    ]
    if own := [sentence(card, problem) for problem in problems if problem.file == NAME]:
        raise DataError(dict.fromkeys(own), NAME)
    return replace(catalog, conditions=MappingProxyType({**catalog.conditions, **card.entries}))


def only_dots(text: str) -> bool:
    """Whether a text says nothing yet: empty, or nothing but dots, in whatever quotes or brackets."""
    seen = "".join(char if (meant := typed_for(char)) is None or not is_odd(char) else meant for char in text).strip()
    return not seen or (not seen.strip(AROUND) and any(dot in seen for dot in ".⋯"))


def unfinished(text: str) -> bool:
    """Whether three dots still stand for a value of a card. Three dots in a sentence are a sentence."""

    def placeholder(span: re.Match) -> str:
        inside = next((part for part in span.groups() if part is not None), "")
        return " ... " if inside.strip() and only_dots(inside) else '""'

    return bool(DOTS.search(SPAN.sub(placeholder, text)))


def sentence(card: DataFile, problem: Problem) -> str:
    """'line 5, field 'moves': …': the line of the field itself, for a card is one entry."""
    at = [where(*card.place(problem)), f"field '{problem.field}'" if problem.field else ""]
    return ": ".join(filter(None, [", ".join(filter(None, at)), problem.text]))


def one_condition(card: DataFile, catalog: Catalog) -> Iterator[Problem]:
    """A card holds one condition, and a new one."""
    if len(card.ids) > 1:
        named = ", ".join([*card.ids][:5]) + " …" * (len(card.ids) > 5)
        yield Problem(card.name, "", "", f"it must hold one condition (it has {len(card.ids)}: {named}).")
    for id in card.ids & catalog.conditions.keys():
        yield Problem(card.name, id, "", "is a condition of the course already. Give your card another id.")
