"""A condition of a learner's own, read from text and checked like the course's."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ..errors import DataError, FootlibError, echo
from ..model import Condition
from ..spelling import is_odd, typed_for
from .check_care import cautions_safe, conditions_whole
from .contents import TABLES, Catalog
from .datafile import DataFile, Problem
from .plaintext import where
from .references import broken_references

NAME = "your card"
SPAN = re.compile(  # what is no syntax in TOML: quoted text, with its quotation marks, and comments
    r'''"""(.*?)"""|\'{3}(.*?)\'{3}|"((?:\\.|[^"\\\n])*)"|\'([^\'\n]*)\'|#[^\n]*''', re.S
)
DOTS = re.compile(r"(?:^|[=\[{,“„‘])\s*(?:\.{3,}|…)\s*(?:$|[,\]}#“”’])", re.M)  # where a value stands, or a whole line
AROUND = " \t\r\n.⋯,'\"«»()[]"  # what stands beside dots that stand for a value
HEAD = "it must begin with its id in square brackets, such as [my-feet]."


@dataclass(frozen=True)
class Known:
    """A checked file, as the checks see it."""

    name: str
    entries: Mapping
    problems: tuple = ()
    readable: bool = True
    faulty: Mapping = field(default_factory=dict)  #: as in a file: entries with a mistake
    own: Set[str] = frozenset()

    @property
    def ids(self) -> Set[str]:
        return self.entries.keys()


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
    known = {name: Known(f"data/{table.file}.toml", getattr(catalog, name)) for name, table in TABLES.items()}
    files = {**known, "conditions": card}
    problems = [
        *card.problems,
        *one_condition(card, catalog),
        *broken_references(files, of=("conditions",)),
        *conditions_whole(files),
        *cautions_safe(files),
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
