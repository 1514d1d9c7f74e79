"""A routine as text, read like a good teacher's note; and the same, dressed as Markdown."""

from collections.abc import Iterable, Iterator
from re import IGNORECASE, compile, match
from textwrap import fill
from typing import TYPE_CHECKING, Any

from .base import FEET
from .words import REFUSALS, SECTIONS

if TYPE_CHECKING:
    from .routine import Routine, Step

NOT_ASKED = (
    "The safety check was not asked. Answer it first (the planner asks it, or pass cautions=…): this routine is "
    "only for somebody to whom none of it applies."
)
SENTENCE = compile(r"(?<=[.!?])\s+(?=[A-Z])")
# a part of a sentence that can be said alone: ", never on the bone", "; leave the nail alone"
CLAUSE = compile(
    r"[.!?]\s+|[;:]\s+|,\s+(?:and\s+)?"
    r"(?=(?:never|only|not|without|stay|keep|leave|pass|go past|stop|avoid)\b)"
)
CAREFUL = compile(r"\b(never|leave|left out|keep|stop|stays?|without|not|only|past|avoid)\b", IGNORECASE)
WARNS = compile(
    r"\b(never|not|avoid|stop|left out|(go )?only as far|go past|leave .*\b(alone|out)"
    r"|stays? (off|free|on)|keep .*\b(off|away)|without (a|bouncing|squeezing|making|pushing))\b",
    IGNORECASE,
)
SELF = {"partner": "for somebody else's feet", "self": "for your own feet"}


def clock(seconds: int) -> str:
    """'45 s', '2 min', '1 min 30 s'."""
    minutes, rest = divmod(seconds, 60)
    return " ".join([f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest or not minutes))


def plain(routine: "Routine") -> str:
    """The readable report."""
    opening = [] if routine.asked else [fill(NOT_ASKED, 100)]
    return "\n\n".join([*opening, heading(routine), *(block(title, lines) for title, lines in sections(routine))])


def markdown(routine: "Routine") -> str:
    """The report with headings and lists."""
    parts = [] if routine.asked else [f"*{escape(NOT_ASKED)}*"]
    parts.append(f"### {escape(heading(routine))}")
    for title, lines in sections(routine):
        if title == SECTIONS["preparation"]:
            parts += prepared(routine, lines)
        elif title in (SECTIONS["hands"], SECTIONS["sources"]):
            parts += folded(title, lines)
        else:
            parts += seen(title, lines)
    return "\n\n".join(parts)


def prepared(routine: "Routine", lines: list[str]) -> list[str]:
    """What is different for this receiver is in sight; the rules of every massage, which lesson 2 tells, unfold. Taken
    apart they have no numbers: a single "4." looks as if three were lost."""
    if not any(rule.changed for rule in routine.preparation):
        return folded(SECTIONS["preparation"], lines)
    changed, same = (
        "\n".join(f"- **{escape(r.name)}.** {escape(r.text)}" for r in routine.preparation if r.changed is on)
        for on in (True, False)
    )
    always = [f"<details><summary>{SECTIONS['preparation']}, as always</summary>", same, "</details>"] if same else []
    return [f"**{SECTIONS['preparation']}**", changed, *always]


def seen(title: str, lines: Iterable[str]) -> list[str]:
    return [f"**{escape(title)}**", "\n".join(item(line) for line in lines)]


def folded(title: str, lines: list[str]) -> list[str]:
    """What a reader has beside the steps already, or looks up; nothing where there is nothing."""
    _, said = seen(title, lines)
    return [f"<details><summary>{escape(title)}</summary>", said, "</details>"] if lines else []


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
            (SECTIONS["hands"], in_full(routine)),
            (SECTIONS["sources"], sources(routine)),
        ]
    return [(title, list(lines)) for title, lines in found if lines or "again" in title]


def sources(routine: "Routine") -> list[str]:
    """The sources by their short names, in one line; `routine.references` has them in full."""
    names = short_names(routine.references)
    return [f"{'; '.join(names)}. In full: routine.references."] if names else []


def short_names(references: dict[str, str]) -> list[str]:
    """Who and when of each reference, once: "Kim DI and others (2015)"; a page without a date has no year."""
    found = []
    for reference in references.values():
        who, opened, when = reference.partition(". ")[0].rpartition(" (")
        who, when = (who, f" ({when}") if opened else (when, "")
        names = who.split(", ")
        who = f"{names[0]} and others" if len(names) > 2 else who
        found.append(f"{who}{when}" if when[2:6].isdigit() else who)
    return list(dict.fromkeys(found))


def refusals(routine: "Routine") -> list[tuple[str, list[str]]]:
    return [(title, [r.text for r in routine.refer if r.kind == kind]) for kind, title in REFUSALS.items()]


def pressures(routine: "Routine") -> list[tuple[int, str]]:
    return sorted({(step.pressure, step.firmness) for step in routine.steps})


def feet(routine: "Routine") -> Iterator[tuple[str, list[str]]]:
    """The steps of each foot at a glance; where the second foot repeats the first, that is said once."""
    seen: dict[tuple, int] = {}
    for foot in FEET["both"]:
        if steps := [s for s in routine.steps if s.foot == foot]:
            title = f"{foot.capitalize()} foot, {clock(sum(s.seconds for s in steps))}"
            yield (f"{title}: {repeated}", []) if (repeated := again(routine, foot)) else (title, lines(steps, seen))


def again(routine: "Routine", foot: str) -> str:
    """'the same again, step by step (12 to 22)', where this foot comes second and has the steps of the first."""
    now, before = ([s for s in routine.steps if (s.foot == foot) == own] for own in (True, False))
    if not now or not before or before[0].number > now[0].number or list(map(done, before)) != list(map(done, now)):
        return ""
    return f"the same again, step by step ({now[0].number} to {now[-1].number})"


def done(step: "Step") -> tuple:
    """What the hands do in a step, wherever it is told."""
    return step.move, step.how, step.pressure


def lines(steps: Iterable["Step"], seen: dict[tuple, int]) -> list[str]:
    return [line(step, seen.setdefault(done(step), step.number)) for step in steps]


def line(step: "Step", first: int) -> str:
    """One step at a glance: name, what the hand does, how often and how long, how firmly."""
    article = f" [article, step {step.article_step}]" if step.article else ""
    hands = (step.do or step.how) if first == step.number else f"As in step {first}."
    amount = step.amount or clock(step.seconds)
    facts = [f"{step.number}. {step.name}{article}.", hands]
    facts.append(f"{amount[0].upper()}{amount[1:]}, pressure {step.pressure}.")
    return " ".join([*facts, warning(step.how)] if step.do and first == step.number else facts).strip()


def in_full(routine: "Routine") -> list[str]:
    """Each way of the hands once: the other hand, the whole text, whom it is not for, why and how sure."""
    told = {done(step): step for step in reversed(routine.steps)}
    return [full(step) for step in reversed(told.values())]


def full(step: "Step") -> str:
    other = f" {step.hold_text}" if step.hold_text else ""
    said = f"{step.number}. {step.name}. {step.how}{other} Not for: {step.not_for}"
    return f"{said} Why: {step.why} Evidence: {step.graded}."


def careful(how: str) -> str:
    """The sentences that warn: they are never folded away with the rest."""
    return " ".join(one for one in SENTENCE.split(how) if CAREFUL.search(one))


def warning(how: str) -> str:
    """What must not happen, and nothing else: the voice says it before all other words, however short the step is."""
    clauses = (clause.strip(" .!?") for clause in CLAUSE.split(how))
    return " ".join(f"{one[0].upper()}{one[1:]}." for one in clauses if WARNS.search(one))


def block(title: str, lines: Iterable[str]) -> str:
    body = [fill(text, 100, initial_indent="  ", subsequent_indent="     ") for text in lines]
    return "\n".join([title, *body])


class InWords:
    """What a notebook shows as Markdown, and a console in the same words as plain text."""

    def __init_subclass__(cls, **options: Any) -> None:
        """IPython asks each class by itself, the lowest first: there it would find the repr of a dataclass."""
        super().__init_subclass__(**options)
        cls._repr_pretty_ = InWords._repr_pretty_

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))


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
