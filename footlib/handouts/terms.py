"""The words of the course, explained."""

from dataclasses import dataclass

from ..arguments import word as exactly
from ..errors import UnknownName, readings
from ..model import Term
from ..model.report import escape


@dataclass(frozen=True)
class Terms:
    """Words and their meanings, by id, in the order asked for."""

    terms: dict[str, Term]

    def __str__(self):
        return "\n".join(f"{entry.term}{others(entry)}: {entry.meaning}" for entry in self.terms.values())

    def _repr_pretty_(self, printer, cycle):
        printer.text(str(self))

    def _repr_markdown_(self):
        return "\n".join(f"- **{escape(e.term)}**{escape(others(e))}: {escape(e.meaning)}" for e in self.terms.values())


def others(entry):
    return f" ({', '.join(entry.also)})" if entry.also else ""


def found(words, entries):
    """The entries that some words stand for: ids, terms or other words for them; all, by the alphabet, for no words."""
    if not words:
        return Terms(dict(sorted(entries.items())))
    owner = {word.lower(): id for id, e in entries.items() for word in (id, e.term, *e.also)}
    return Terms({id: entries[id] for id in [owned(word, owner) for word in words]})


def owned(word, owner):
    """The id of the entry that explains a word, whether it is written with capitals or as several of it."""
    word = exactly(word) if isinstance(word, str) else word
    for written in (word, *readings(word)) if isinstance(word, str) else ():
        plain = written.lower().strip()
        for form in (plain, plain.removesuffix("s"), plain.removesuffix("es")):
            if form in owner:
                return owner[form]
    raise UnknownName(word.lower().strip() if isinstance(word, str) else word, "glossary term", owner)
