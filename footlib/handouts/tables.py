"""How sure the course's claims are and where they come from; and what its words mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ..arguments import word as exactly
from ..errors import UnknownName
from ..model import Evidence, Rating, Source, Term
from ..model.report import escape
from ..spelling import readings
from .markdown import table


@dataclass(frozen=True)
class Claims:
    """Claims with grade and finding as a table, and their sources in full under it."""

    claims: dict[str, Evidence]
    sources: dict[str, Source]

    @property
    def rows(self) -> list[tuple[str, str, str, str]]:
        return [(c.claim, grade_of(c), c.finding.strip(), ", ".join(c.sources)) for c in self.claims.values()]

    def __str__(self) -> str:
        rows = [f"{claim} – {grade}. {finding} [{sources}]" for claim, grade, finding, sources in self.rows]
        return "\n".join([*rows, "", *(f"{id}: {source}" for id, source in self.sources.items())])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

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


def grade_of(claim: Evidence) -> str:
    """'supported (low certainty)', or the grade alone where nothing was tested."""
    return claim.grade if claim.certainty == "none" else f"{claim.grade} ({claim.certainty} certainty)"


@dataclass(frozen=True)
class Ratings:
    """The receiver's card: a line a question, five answers to point at, and what the giver does then."""

    ratings: dict[str, Rating]

    def __str__(self) -> str:
        return "\n".join(
            f"{r.name}. {r.ask} {' / '.join(r.answers)}. Too little: {r.less} Too much: {r.more}"
            for r in self.ratings.values()
        )

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_markdown_(self) -> str:
        head = ("How is it?", "−−", "−", "✓", "+", "++", "The giver, at a minus", "The giver, at a plus")
        rows = [(f"{r.name}. {r.ask}", *r.answers, r.less, r.more) for r in self.ratings.values()]
        return table(head, rows)


@dataclass(frozen=True)
class Terms:
    """Words and their meanings, by id, in the order asked for."""

    terms: dict[str, Term]

    def __str__(self) -> str:
        return "\n".join(f"{entry.term}{others(entry)}: {entry.meaning}" for entry in self.terms.values())

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

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
