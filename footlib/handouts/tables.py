"""Tables of the course's own: how sure its claims are and where they come from, how a massage is rated, what its words
mean, and which moves there are to choose from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from ..arguments import word as exactly
from ..catalog import Catalog
from ..errors import UnknownName
from ..model import Evidence, Move, Rating, Source, Term
from ..model.report import InWords, escape
from ..spelling import lookup_form, readings
from .markup import table


@dataclass(frozen=True)
class Claims(InWords):
    """Claims with grade and finding as a table, and their sources in full under it."""

    claims: dict[str, Evidence]
    sources: dict[str, Source]

    @property
    def rows(self) -> list[tuple[str, str, str, str]]:
        return [(c.claim, c.graded, c.finding.strip(), ", ".join(c.sources)) for c in self.claims.values()]

    def __str__(self) -> str:
        rows = [f"{claim} – {grade}. {finding} [{sources}]" for claim, grade, finding, sources in self.rows]
        return "\n".join([*rows, "", *(f"{id}: {source}" for id, source in self.sources.items())])

    def _repr_markdown_(self) -> str:
        claims = table(("Claim", "Evidence", "What was found", "Sources"), self.rows)
        references = "\n".join(f"- *{id}*: {linked(source)}" for id, source in self.sources.items())
        return f"{claims}\n\n{references}"


def linked(source: Source) -> str:
    """A work as it is cited; its DOI leads to it."""
    if not source.doi:
        return escape(str(source))
    cited = str(source).removesuffix(f" doi:{source.doi}")
    return f"{escape(cited)} [doi:{escape(source.doi)}](https://doi.org/{quote(source.doi)})"


@dataclass(frozen=True)
class Ratings(InWords):
    """The receiver's card: a line a question, five answers to point at, and what the giver does then."""

    ratings: dict[str, Rating]

    def __str__(self) -> str:
        asked = ((r, f"{r.name}. {r.ask} {' / '.join(r.answers)}.") for r in self.ratings.values())
        return "\n".join(f"{ask} Too little: {r.less} Too much: {r.more}" for r, ask in asked)

    def _repr_markdown_(self) -> str:
        head = ("How is it?", "−−", "−", "✓", "+", "++", "The giver, at a minus", "The giver, at a plus")
        rows = [(f"{r.name}. {r.ask}", *r.answers, r.less, r.more) for r in self.ratings.values()]
        return table(head, rows)


@dataclass(frozen=True)
class Terms(InWords):
    """Words and their meanings, by id, in the order asked for."""

    terms: dict[str, Term]

    def __str__(self) -> str:
        return "\n".join(f"{entry.term}{others(entry)}: {entry.meaning}" for entry in self.terms.values())

    def _repr_markdown_(self) -> str:
        return "\n".join(f"- **{escape(e.term)}**{escape(others(e))}: {escape(e.meaning)}" for e in self.terms.values())


def others(entry: Term) -> str:
    return f" ({', '.join(entry.also)})" if entry.also else ""


def terms_for(words: tuple, entries: Mapping[str, Term]) -> Terms:
    """The entries that some words stand for: ids, terms or other words for them; all, by the alphabet, for no words."""
    if not words:
        return Terms(dict(sorted(entries.items())))
    owner = {word.lower(): id for id, e in entries.items() for word in (id, e.term, *e.also)}
    return Terms({id: entries[id] for id in [owned(word, owner) for word in words]})


def owned(word: object, owner: Mapping[str, str]) -> str:
    """The id of the entry that explains a word, whether it is written with capitals or as several of it."""
    word = exactly(word) if isinstance(word, str) else word
    for written in (word, *readings(word)) if isinstance(word, str) else ():
        plain = written.lower().strip()
        for form in (plain, plain.removesuffix("s"), plain.removesuffix("es")):
            if form in owner:
                return owner[form]
    raise UnknownName(word.lower().strip() if isinstance(word, str) else word, "glossary term", owner)


# --- moves: by families, or those that some words are about

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
class MoveList(InWords):
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
            known = [*catalog.moves, *catalog.places, *catalog.techniques]
            raise UnknownName(word, "move, place or technique", known)
    phases = {id: catalog.techniques[move.technique].phase for id, move in catalog.moves.items() if id in found}
    families = {
        name: {id: catalog.moves[id] for id in phases if phases[id] == phase} for phase, name in FAMILIES.items()
    }
    return MoveList({name: many for name, many in families.items() if many}, folded=not words)


def said_of(id: str, move: Move, catalog: Catalog) -> str:
    """What a move, its technique and its places are called."""
    places = [name for place in move.places for name in (place, catalog.places[place].name)]
    return lookup_form(" ".join([id, move.name, catalog.techniques[move.technique].name, *places]))
