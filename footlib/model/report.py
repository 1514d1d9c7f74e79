"""A routine as text, read like a good teacher's note; and the same, dressed as Markdown."""

from collections.abc import Iterable, Iterator
from re import compile, match
from textwrap import fill
from typing import TYPE_CHECKING

from .base import FEET
from .words import REFUSALS, SECTIONS

if TYPE_CHECKING:
    from .routine import Routine, Step

NOT_ASKED = (
    "The safety check was not asked. Answer it first (the planner asks it, or pass cautions=…): this routine is "
    "only for somebody to whom none of it applies."
)
SELF = {"partner": "for somebody else's feet", "self": "for your own feet"}


def clock(seconds: int) -> str:
    """'45 s', '2 min', '1 min 30 s'."""
    minutes, rest = divmod(seconds, 60)
    return " ".join(
        part for part in (f"{minutes} min" if minutes else "", f"{rest} s" if rest or not minutes else "") if part
    )


def plain(routine: "Routine") -> str:
    """The readable report."""
    opening = [] if routine.asked else [fill(NOT_ASKED, 100)]
    return "\n\n".join([*opening, heading(routine), *(block(title, lines) for title, lines in sections(routine))])


def markdown(routine: "Routine") -> str:
    """The report with headings and lists."""
    parts = [] if routine.asked else [f"*{escape(NOT_ASKED)}*"]
    parts.append(f"### {escape(heading(routine))}")
    for title, lines in sections(routine):
        parts += [f"**{escape(title)}**", "\n".join(item(line) for line in lines)]
    return "\n\n".join(parts)


def item(line: str) -> str:
    """A line of a list: a numbered one keeps its number and its first sentence stands out, others get a bullet."""
    numbered = match(r"(\d+\. )(.+?\.)(?= |$)", line)
    if not numbered:
        return f"- {escape(line)}"
    return f"{numbered[1]}**{escape(numbered[2])}**{escape(line[numbered.end() :])}"


def heading(routine: "Routine") -> str:
    if not routine.steps:
        return f"No massage for now – {routine.title}"
    feet = "both feet" if routine.feet == "both" else f"the {routine.feet} foot"
    return f"{routine.title} – {feet}, {clock(routine.seconds)}, {SELF[routine.who]}"


def sections(routine: "Routine") -> list[tuple[str, list[str]]]:
    """(title, lines) in reading order; an empty section is left out."""
    found = list(refusals(routine))
    if routine.steps:
        found += [
            (SECTIONS["honest"], routine.honest),
            (SECTIONS["preparation"], [f"{i}. {a.name}. {a.text}" for i, a in enumerate(routine.preparation, 1)]),
            (SECTIONS["pressures"], [f"Pressure {level}: {words}." for level, words in pressures(routine)]),
            *feet(routine),
            (SECTIONS["aftercare"], [f"{a.text} (evidence: {a.evidence})" for a in routine.aftercare]),
            (SECTIONS["notes"], routine.notes),
            (SECTIONS["watch"], routine.watch),
            (SECTIONS["sources"], sources(routine)),
        ]
    return [(title, list(lines)) for title, lines in found if lines]


def sources(routine: "Routine") -> list[str]:
    """The sources by their short names, in one line; `routine.references` has them in full."""
    names = short_names(routine.references)
    return [f"{'; '.join(names)}. In full: routine.references."] if names else []


def short_names(references: dict[str, str]) -> list[str]:
    """Who and when of each reference, once: "Kim DI and others (2015)"; a page without a date has no year."""
    return list(dict.fromkeys(map(short_name, references.values())))


def short_name(reference: str) -> str:
    who, opened, when = reference.partition(". ")[0].rpartition(" (")
    who, when = (who, f" ({when}") if opened else (when, "")
    names = who.split(", ")
    who = f"{names[0]} and others" if len(names) > 2 else who
    return f"{who}{when}" if when[2:6].isdigit() else who


def refusals(routine: "Routine") -> list[tuple[str, list[str]]]:
    return [(title, [r.text for r in routine.refer if r.kind == kind]) for kind, title in REFUSALS.items()]


def pressures(routine: "Routine") -> list[tuple[int, str]]:
    return sorted({(step.pressure, step.firmness) for step in routine.steps})


def feet(routine: "Routine") -> Iterator[tuple[str, list[str]]]:
    """The steps of each foot; what was told for the first foot is not told again for the second."""
    seen: dict[str, tuple[int, str]] = {}
    for foot in FEET["both"]:
        steps = [s for s in routine.steps if s.foot == foot]
        if steps:
            yield f"{foot.capitalize()} foot, {clock(sum(s.seconds for s in steps))}", [line(s, seen) for s in steps]


def line(step: "Step", seen: dict[str, tuple[int, str]]) -> str:
    """One step in a few sentences, or in one where its hands are known already."""
    article = f" [article, step {step.article_step}]" if step.article else ""
    facts = f"{step.number}. {step.name}{article}: {clock(step.seconds)}, pressure {step.pressure}, {step.direction}."
    known = seen.setdefault(step.move, (step.number, step.how))
    if known != (step.number, step.how) and known[1] == step.how:
        return f"{facts} As in step {known[0]}."
    return f"{facts} {step.how} Not for: {step.not_for} Why: {step.why} Evidence: {step.graded}."


def block(title: str, lines: Iterable[str]) -> str:
    body = [fill(text, 100, initial_indent="  ", subsequent_indent="     ") for text in lines]
    return "\n".join([title, *body])


#: Marks of Markdown and HTML as entities; those of formulas alone in an element, where no formula can begin.
ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in "&`*_{}[]<>#|~"}
FORMULAS = {ord(mark): f"<span>&#{ord(mark)};</span>" for mark in "$\\"}
BREAK = compile(r"\A\s+|\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
#: What makes a list, a rule or a heading of the line that it begins: "- ", "1. ", "---".
BEGINS = compile(r"\A(\s?\d{0,9})([-+=.)])(?=[-=\s]|\Z)")


def escape(text: str) -> str:
    """Text that Markdown, HTML and MathJax leave as it is, in one line."""
    marked = BREAK.sub(" ", text).translate(ENTITIES | FORMULAS)
    return BEGINS.sub(lambda found: f"{found[1]}&#{ord(found[2])};", marked)
