"""The page notebooks/glossary.md, made from data/glossary.toml.

Each entry has an anchor of its own, because JupyterLab and GitHub make different ones from headings.
"""

from itertools import groupby

from ..catalog import Catalog
from ..model import Evidence, Source, Term

HEAD = """\
# Glossary

The words of the course, by the alphabet. A word that stands in a lesson as a link leads here; the link under each entry
leads back to the lesson that explains it. In a code cell, `glossary("zone")` says the same.
"""
FOOT = """\
---
[Contents of the course](00-start-here.ipynb#Contents)
"""


def page(catalog: Catalog) -> str:
    """The whole page."""
    entries = sorted(catalog.glossary.items(), key=lambda item: item[1].term.lower())
    letters = groupby(entries, key=lambda item: item[1].term[0].upper())
    sections = [(letter, [block(id, entry, catalog) for id, entry in group]) for letter, group in letters]
    index = " · ".join(f"[{letter}](#{letter})" for letter, _ in sections)
    blocks = [f"## {letter}\n\n" + "\n\n".join(found) for letter, found in sections]
    return "\n\n".join([HEAD.strip(), index, *blocks, FOOT])


def block(id: str, entry: Term, catalog: Catalog) -> str:
    """One entry: its anchor, meaning, other words, how sure a claim in it is, and the way back."""
    also = f" *Also:* {', '.join(entry.also)}." if entry.also else ""
    sure = [f"*How sure:* {graded(catalog.evidence[id])} (`{id}`)." for id in entry.evidence]
    sources = dict.fromkeys(source for id in entry.evidence for source in catalog.evidence[id].sources)
    named = [f"*Sources:* {'; '.join(short(catalog.sources[source]) for source in sources)}."] if sources else []
    back = f"[Lesson {int(entry.lesson[:2])}]({entry.lesson}.ipynb)"
    return "\n".join(
        [f'<a id="{id}"></a>', f"### {entry.term}", "", f"{entry.meaning}{also}", "", " ".join([*sure, *named, back])]
    )


def graded(claim: Evidence) -> str:
    certainty = "" if claim.certainty == "none" else f", {claim.certainty} certainty"
    return f"{claim.grade}{certainty}"


def short(source: Source) -> str:
    """'Jones J, Thomson P. 2012', enough to find it in data/sources.toml or with claims(…)."""
    return f"{source.authors} {source.year}" if source.year else source.authors
