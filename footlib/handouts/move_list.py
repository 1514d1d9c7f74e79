"""The moves of the course as something to choose from: by families, or those that some words are about."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..catalog import Catalog
from ..errors import UnknownName
from ..model import Move
from ..model.report import escape
from ..spelling import lookup_form

FAMILIES = {
    "hold": "Hold",
    "stroke": "Stroke",
    "rub": "Rub",
    "knead": "Knead",
    "press": "Press",
    "percuss": "Tap, shake",
    "joint": "Move the joints",
}  #: as lesson 3 teaches them


@dataclass(frozen=True)
class MoveList:
    """Moves by family with their ids; folded where they are many."""

    families: dict[str, dict[str, Move]]
    folded: bool = True

    def __str__(self) -> str:
        wide = max((len(id) for moves in self.families.values() for id in moves), default=0)
        lines = ([family, *(f"  {id:{wide}}  {one.name}" for id, one in many.items())] for family, many in self.parts)
        return "\n".join(line for part in lines for line in part)

    @property
    def parts(self) -> Iterable[tuple[str, dict[str, Move]]]:
        return ((f"{family} ({len(moves)})", moves) for family, moves in self.families.items())

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_markdown_(self) -> str:
        return "\n\n".join(self.part(title, moves) for title, moves in self.parts)

    def part(self, title: str, moves: dict[str, Move]) -> str:
        lines = "\n".join(f"- **{id}** – {escape(move.name)}" for id, move in moves.items())
        if self.folded:
            return f"<details><summary>{escape(title)}</summary>\n\n{lines}\n\n</details>"
        return f"**{escape(title)}**\n\n{lines}"


def moves_about(words: tuple[str, ...], catalog: Catalog) -> MoveList:
    """The moves that every one of the words is about: a place, a technique, or part of a name; all for no words."""
    found = set(catalog.moves)
    for word in words:
        asked = lookup_form(word) if isinstance(word, str) else ""
        found &= {id for id, move in catalog.moves.items() if asked and asked in said_of(id, move, catalog)}
        if not found:
            raise UnknownName(word, "move, place or technique", known(catalog))
    families = {
        name: {
            id: move
            for id, move in catalog.moves.items()
            if id in found and catalog.techniques[move.technique].phase == phase
        }
        for phase, name in FAMILIES.items()
    }
    return MoveList({name: many for name, many in families.items() if many}, folded=not words)


def said_of(id: str, move: Move, catalog: Catalog) -> str:
    """What a move, its technique and its places are called."""
    places = [name for place in move.places for name in (place, catalog.places[place].name)]
    return lookup_form(" ".join([id, move.name, catalog.techniques[move.technique].name, *places]))


def known(catalog: Catalog) -> list[str]:
    return [*catalog.moves, *catalog.places, *catalog.techniques]
