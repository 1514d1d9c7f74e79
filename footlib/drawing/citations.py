"""Notes under a chart, and the sources that they cite, numbered in the order in which they are first named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..model import Source

SIZE, SMALL = 7.6, 7.0  # points of a remark, and of a source


@dataclass(frozen=True)
class Note:
    """A paragraph, with a heading where it has one."""

    head: str
    text: str
    size: float = SIZE


class Citations:
    """The sources named so far."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.ids: list[str] = []

    def numbers(self, ids: Iterable[str]) -> str:
        """The sources' numbers, kept on one line: '1, 4'."""
        ids = list(ids)
        self.ids += [id for id in ids if id not in self.ids]
        return ",\u00a0".join(str(self.ids.index(id) + 1) for id in ids)

    def listed(self) -> Note:
        """All of them in one paragraph."""
        told = (f"{number} {credit(self.catalog.sources[id])}" for number, id in enumerate(self.ids, 1))
        return Note("Sources", " · ".join(told), SMALL)


def credit(source: Source) -> str:
    """Authors in short, the year, and where it was published."""
    first, *others = source.authors.split(", ")
    who = first + (" and others" if others and not first.endswith("others") else "")
    when = f" {source.year}" if source.year and str(source.year) not in source.work else ""
    return f"{who}{when}" + (f", {source.work}" if source.work != source.authors else "")


def credits(catalog: Catalog, ids: Iterable[str]) -> str:
    """Sources in short, one after the other."""
    return "; ".join(credit(catalog.sources[id]) for id in ids)
