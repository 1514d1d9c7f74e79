"""Checks of the glossary: one word, one meaning, and a link that finds it."""

from .datafile import Problem


def term_problems(files, _geometry=None):
    yield from linkable(files["glossary"])
    yield from explained_once(files["glossary"])


def linkable(file):
    """The id is the term as an address ('hallux valgus' is hallux-valgus): authors link without looking it up."""
    for id, entry in file.entries.items():
        wanted = "-".join("".join(c if c.isalnum() else " " for c in entry.term.lower()).split())
        if id != wanted:
            text = f"'{entry.term}' needs the id '{wanted}'. Rename the entry or the term."
            yield Problem(file.name, id, "term", text)


def explained_once(file):
    """No word stands for two entries."""
    owner = {}
    for id, entry in file.entries.items():
        for word in (entry.term, *entry.also):
            first = owner.setdefault(word.lower(), id)
            if first != id:
                yield Problem(file.name, id, "also", f"'{word}' is explained under '{first}' already. Keep it in one.")
