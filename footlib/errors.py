"""What can go wrong, said so that the reader can put it right."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from reprlib import Repr
from types import MappingProxyType
from typing import Any

from .spelling import LIKE, SURE, alike, lookup_form, odd_characters, readings, singular, visible

LINE = 60  #: letters of what was given that a message repeats
LIST = 240  #: letters of a list of known names
LONG = 100_000  #: names or sentences, more than any data hold
SLIP = 0.78  #: how alike each of their words must be, for an answer that stops
SHORT = 6  #: letters
BEGUN = 3  #: letters of a word from which it can be known


class FootlibError(ValueError):
    """A mistake in a call: what is wrong and what to do, in one or two sentences."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: the sentences alone; the lines of code behind them help no learner."""
        return [f"{type(self).__name__}: {self}"]


class DataError(FootlibError):
    """All mistakes found in the course's data files, one a line."""

    def __init__(self, problems: Iterable, where: str = "the course's data") -> None:
        self.problems = (problems,) if isinstance(problems, str) else tuple(islice(problems, LONG))
        count = f"{len(self.problems)} mistakes" if len(self.problems) != 1 else "1 mistake"
        super().__init__("\n".join([f"{count} in {where}:", *(f"- {p}" for p in self.problems)]))


class UnknownName(FootlibError):
    """A name that is not in the catalog, or means several things there; with the nearest right one and, if it is
    another kind's, that kind. `known` and `others` are ids, or the Words that mean them."""

    def __init__(
        self, name: object, kind: str, known: "Words | Iterable[str]", others: Mapping[str, Any] | None = None
    ) -> None:
        name = "".join(name) if isinstance(name, str) else name
        self.name, self.kind = name, kind
        try:
            told = unknown(name, kind, known, others or {})
        except Exception:  # whatever it was told about the names: it is an error's part to be told
            told = f"There is no {echo(kind)} called {echo(name)}."
        super().__init__(told)


def number_of(count: float, noun: str) -> str:
    """'1 minute', '2 minutes'."""
    return f"{count:g} {noun}{'' if count == 1 else 's'}"


def unknown(name: object, kind: str, known: "Words | Iterable[str]", others: Mapping[str, Any]) -> str:
    """The sentence about an unknown name: its several meanings, other kinds, odd characters in it, then the nearest
    right name, or else the whole list."""
    if not isinstance(name, str):
        return f"{echo(name)} is not {article(kind)}: write its id as text, such as {example(known)}."
    if len(meant := Words.of(known).meant(name)) > 1:
        return f"{echo(name)} can mean {' or '.join(map(repr, meant))}. Write the one that you mean."
    if (odd := odd_characters(name)) and nearest_names(name, known):
        return f"There is no {kind} called '{visible(name[:LINE])[:LINE]}': {odd}.{hint(name, known)}"
    others = {other: Words.of(names) for other, names in others.items() if other != kind}
    for other, names in others.items():
        if name in names.ids:
            return f"'{name}' is {article(other)}, not {article(kind)}.{hint(name, known)}"
    if found := [f"the {other} '{id}'" for other, names in others.items() for id in names.meant(name)][:3]:
        return f"{echo(name)} is another word for {' or '.join(found)}, not for {article(kind)}.{hint(name, known)}"
    if odd:
        names = everything(known, LIST if len(odd) < 2 * LINE else LINE)
        return f"There is no {kind} called '{visible(name[:LINE])[:LINE]}': {odd}.{names}"
    return f"There is no {kind} called {echo(name)}.{hint(name, known) or everything(known)}"


def hint(name: str, known: "Words | Iterable[str]") -> str:
    """' Did you mean …?' for the nearest known names, or nothing."""
    near = nearest_names(name, known)
    return f" Did you mean {' or '.join(repr(n) for n in near)}?" if near else ""


def nearest_names(name: str, known: "Words | Iterable[str]") -> list[str]:
    """The known names that somebody may have meant, at most three, the nearest first."""
    return Words.of(known).near(name)


def everything(known: "Words | Iterable[str]", most: int = LIST) -> str:
    """' Known: …' with as many names as a reader takes in."""
    names = sorted(Words.of(known).ids)
    shown = ", ".join(names)
    if len(shown) > most:
        shown = f"{shown[:most].rpartition(', ')[0]} … ({len(names)} in all)"
    return f" Known: {shown}." if names else ""


def example(known: "Words | Iterable[str]") -> str:
    return repr(min(Words.of(known).ids, default="flat-feet"))


def article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def echo(value: object, most: int = LINE) -> str:
    """What was given, as Python writes it, in at most a line, whatever it is: lists of a million, lists that hold
    themselves, objects whose own text fails."""
    brief = Repr()
    brief.maxstring = brief.maxother = brief.maxlong = most
    try:
        text = repr(value) if type(value) in (bool, float, type(None)) else brief.repr(value)
    except Exception:  # an object's own code may raise anything at all
        text = f"<{type(value).__name__}>"
    return in_a_line(text, most)


def in_a_line(text: str, most: int = LINE) -> str:
    """As much of what stands there as a message repeats."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"


# --- What a name means, and which one is near


class Words:
    """The words that mean an id: itself, its name, its synonyms. Case, spaces, hyphens, apostrophes and accents are
    forgiven. Where an id, a name and a synonym are the same word, the id counts before the name before the synonym."""

    def __init__(
        self,
        texts: Mapping[str, Iterable[str]],
        careful: Iterable[str] = (),
        stems: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """stems: beginnings of words by which an id may be meant; suggested, never taken for it."""
        self.ids, self.careful, self.texts = tuple(texts), frozenset(careful), {}
        self.stems = stems
        self.own = {lookup_form(id) for id in self.ids}
        ranked = [(rank, lookup_form(text), id) for id, its in texts.items() for rank, text in enumerate((id, *its))]
        best = {}
        for rank, text, id in ranked:
            rank = min(rank, 2)
            if rank <= best.get(text, rank):
                self.texts[text] = (*(self.texts.get(text, ()) if rank == best.get(text) else ()), id)
                best[text] = rank

    @classmethod
    def of(cls, known: "Words | Iterable[str]") -> "Words":
        return known if isinstance(known, Words) else cls({id: () for id in islice(known, LONG)})

    def meant(self, text: object) -> tuple[str, ...]:
        """The ids that a text means, however it is spelled; more than one where it is ambiguous."""
        tries = readings(text[: 4 * LINE]) if isinstance(text, str) else ()
        return next((tuple(dict.fromkeys(ids)) for one in tries if (ids := self.texts.get(lookup_form(one)))), ())

    def near(self, text: str) -> list[str]:
        """At most three ids: those of the same word, those of whose words it is one, those that a slip of the keys may
        have missed, or those that hold it. A wrong suggestion is worse than none, above all one of an emergency."""
        wanted, found = lookup_form(text[:LINE]), {}
        for one, ids in self.texts.items():
            likeness, worst = alike(wanted, one, LIKE if one in self.own or len(wanted) >= SHORT else SURE)
            for id in ids:
                if (likeness > SURE and worst > SLIP) if id in self.careful else (likeness > LIKE and worst > LIKE):
                    found[id] = max(likeness, found.get(id, 0))
        words = set(singular(wanted).split())
        ids = [id for id in self.ids if words and id not in self.careful]
        inside = [id for id in ids if words <= set(singular(lookup_form(id)).split())]
        holding = {  # anaemia is not yet sickle cell anaemia: a word must be half of what it is taken for
            id
            for one, ids in self.texts.items()
            if words <= (its := set(singular(one).split())) and 2 * len(words) >= len(its) > 0
            for id in ids
        }
        same = [id for id in found if found[id] == 1]
        part = sorted(holding) if len(holding) <= 3 and not holding & self.careful else []
        begun = [(id, stem) for id, its in self.stems.items() for stem in its if wanted.startswith(stem)]
        stemmed = list(dict.fromkeys(id for id, stem in sorted(begun, key=lambda one: not one[0].startswith(one[1]))))
        inside = inside if len(inside) <= 3 else []
        near = same or stemmed or part or sorted(found, key=lambda id: -found[id]) or inside
        return near[:3] or self._begun(wanted.split())

    def _begun(self, words: Sequence[str]) -> list[str]:
        """The ids with words that begin like all of these, in any order: 'web rub', 'rub web' for web-rubbing."""
        if not words or any(len(word) < BEGUN for word in words):
            return []
        parts = {id: lookup_form(id).split() for id in self.ids if id not in self.careful}
        like = lambda one, word: one.startswith(word) or word.startswith(one) and len(one) >= BEGUN  # noqa: E731
        found = [id for id, its in parts.items() if its and all(any(like(one, w) for one in its) for w in words)]
        return found if len(found) <= 3 else []
