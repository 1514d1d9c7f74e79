"""How sure the course's claims are, and where they come from."""

from dataclasses import dataclass

from ..model import Evidence, Source
from ..model.report import escape
from .table import table


@dataclass(frozen=True)
class Claims:
    """Claims with grade and finding as a table, and their sources in full under it."""

    claims: dict[str, Evidence]
    sources: dict[str, Source]

    @property
    def rows(self):
        return [(c.claim, graded(c), c.finding.strip(), ", ".join(c.sources)) for c in self.claims.values()]

    def __str__(self):
        rows = [f"{claim} – {grade}. {finding} [{sources}]" for claim, grade, finding, sources in self.rows]
        return "\n".join([*rows, "", *(f"{id}: {source}" for id, source in self.sources.items())])

    def _repr_pretty_(self, printer, cycle):
        printer.text(str(self))

    def _repr_markdown_(self):
        told = table(("Claim", "Evidence", "What was found", "Sources"), self.rows)
        references = "\n".join(f"- *{id}*: {escape(str(source))}" for id, source in self.sources.items())
        return f"{told}\n\n{references}"


def graded(claim):
    return claim.grade if claim.certainty == "none" else f"{claim.grade} ({claim.certainty} certainty)"
