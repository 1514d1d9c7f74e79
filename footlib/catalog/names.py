"""What entries are called, so that a learner need not know an id."""

from collections.abc import Iterator, Mapping

from ..arguments import word
from ..errors import Words, plain

LONGEST_ID = 100  # letters; longer texts are no ids


def words_of(entries: Mapping[str, object]) -> Words:
    """The words that mean the entries of one kind; answers that stop the massage are suggested with more care."""
    stops = [id for id, entry in entries.items() if getattr(entry, "effect", "") == "stop"]
    return Words({id: called(entry) for id, entry in entries.items()}, careful=stops)


def called(entry: object) -> Iterator[str]:
    """An entry's name, the same without what stands in brackets, and its synonyms."""
    if name := getattr(entry, "name", ""):
        yield name
        yield name.partition(" (")[0]
    yield from getattr(entry, "synonyms", ())


def split(place: object) -> tuple:
    """(id, '@' or '', foot) of a place as text, its odd characters put right; anything else is no id."""
    id, at, foot = word(place).partition("@") if isinstance(place, str) else (place, "", "")
    return id, at, plain(foot[:LONGEST_ID]).strip(" '\"")
