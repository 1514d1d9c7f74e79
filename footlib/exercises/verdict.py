"""What the checker says, as a frozen value whose text is the report."""

from dataclasses import dataclass
from textwrap import indent
from typing import Literal

from ..arguments import answering
from ..model.report import escape

OUTCOMES = {"passed": "Passed", "not yet": "Not yet", "not attempted": "Not attempted yet"}


@answering
@dataclass(frozen=True)
class Verdict:
    """Passed, not yet, or not attempted; the text says what kind of wrong, never the answer."""

    outcome: Literal["passed", "not yet", "not attempted"]
    text: str
    exercise: str

    @property
    def passed(self):
        return self.outcome == "passed"

    def __str__(self):
        return f"{OUTCOMES[self.outcome]}. {self.text}"

    def _repr_pretty_(self, printer, cycle):
        printer.text(str(self))

    def _repr_markdown_(self):
        return f"**{OUTCOMES[self.outcome]}.** " + "\n\n".join(map(escape, self.text.split("\n")))


@dataclass(frozen=True)
class Told:
    """A hint or an answer: a heading, a text, and what to write where that is the answer."""

    heading: str
    text: str
    code: str = ""

    def __str__(self):
        return f"{self.heading}: {self.text}" + (f"\n\n{self.code}" if self.code else "")

    def _repr_pretty_(self, printer, cycle):
        printer.text(str(self))

    def _repr_markdown_(self):
        code = "\n\n" + indent(self.code, "    ") if self.code else ""
        return f"**{escape(self.heading)}:** {escape(self.text)}{code}"
