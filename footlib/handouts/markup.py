"""A handout in markup: the page for a browser's printer, one file that asks nothing of any other; and the note in
Markdown, which carries its pictures inside."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from ..drawing.hands import hand_style
from ..model import SECTIONS
from ..model.report import escape
from .content import FootSteps, Handout, Item

HERE = Path(__file__).parent
ROOM = 745.0  # words of 10 points that fill one side of A4; measured with Chromium (tests/browser/test_prints.py)
LARGEST, SMALLEST = 10.5, 9.0  # points
PICTURED = 120  # words that fill as much of a side as an inch of the pictures' height
ROW = 13  # words that fill as much as the name of a step in a table
SAFETY, RULE = 2, 4  # words that fill as much as the head of a safety answer, and of a rule of preparation


def page(handout: Handout) -> bytes:
    """The page; style and pictures are inside, all words are escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    house = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    words = asdict(handout) | {"pictures": handout.pictures, "hand_style": hand_style(), "size": size(handout)}
    words["style"] = (HERE / "page.css").read_text(encoding="utf-8")
    return house.get_template("page.html").render(words).encode()


def size(handout: Handout) -> float:
    """Points of the letters: one side for each foot while they are large enough, else both sides of the paper."""
    sides, words = max(len(handout.feet), 1), bulk(handout)
    for points in (10 * (sides * ROOM / words) ** 0.5, 10 * (2 * sides * ROOM / words) ** 0.5):
        if points >= SMALLEST:
            return min(LARGEST, int(points * 4) / 4)
    return SMALLEST


def bulk(handout: Handout) -> float:
    """How much there is to set, in words."""
    tallest = max((picture.tall for picture in handout.pictures), default=0)
    rows = [step for foot in handout.feet if not foot.again for step in foot.steps]
    lists = ("watch", "aftercare", "notes", "honest", "evidence", "sources", "pressures")
    return (
        PICTURED * tallest
        + sum(ROW + len(step.do.split()) for step in rows)
        + words((f"{item.name} {item.text}" for item in handout.safety), head=SAFETY)
        + words((f"{item.name} {item.text}" for item in handout.preparation), head=RULE)
        + sum(words(getattr(handout, name)) for name in lists)
        + words([handout.advice])
    )


def words(lines: Iterable[str], head: int = 0) -> int:
    """Of a list, whose lines have heads worth so many words; an empty one takes the room of a word."""
    return sum(head + len(line.split()) for line in lines) or 1


# --- the note, and rows as a Markdown table

AFTER = ("aftercare", "watch", "notes", "honest", "evidence")


def note(handout: Handout) -> bytes:
    """A note that reads well as it is; the pictures stand at the end of the file, where nobody needs to read them."""
    parts = [
        f"# {escape(handout.heading)}",
        escape(" · ".join([*handout.facts, handout.date])),
        f"**{escape(handout.warning)}**" if handout.warning else "",
        *(section(refusal.title, map(escape, refusal.lines)) for refusal in handout.refusals),
        section(handout.asked, map(item, handout.safety)),
        *picture_parts(handout),
        section(SECTIONS["preparation"], map(item, handout.preparation), "1."),
        *map(foot_part, handout.feet),
        section(SECTIONS["pressures"], [f"Pressure {escape(text)}" for text in handout.pressures]),
        *hand_parts(handout),
        *(section(SECTIONS[name], map(escape, getattr(handout, name))) for name in AFTER),
        f"## {SECTIONS['sources']}\n\n{escape('; '.join(handout.sources))}" if handout.sources else "",
        escape(handout.advice),
        f'To open this again in the course: `shared("{handout.line}")`',
        *(f"[{one.view}]: {one.address}" for one in handout.pictures),
        *(f"[{name}]: data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" for name, svg in hands_of(handout)),
    ]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def hands_of(handout: Handout) -> Iterable[tuple[str, str]]:
    """The hands of each step, by the name under which its row shows them."""
    return ((f"step{step.number}", step.seen.svg) for foot in handout.feet for step in foot.steps if step.seen)


def section(title: str, lines: Iterable[str], mark: str = "-") -> str:
    """A heading and its list; nothing where the list is empty."""
    body = "\n".join(f"{mark} {line}" for line in lines)
    return f"## {title}\n\n{body}" if body else ""


def item(one: Item) -> str:
    return f"**{escape(one.name)}.** {escape(one.text)}".strip()


def picture_parts(handout: Handout) -> list[str]:
    """The pictures by name, and the key to their numbers."""
    if not handout.pictures:
        return []
    key = " · ".join(f"**{number}** {escape(name)}" for number, name in handout.key)
    images = "\n".join(f"![{escape(one.alt)}][{one.view}]" for one in handout.pictures)
    return ["## Where", images, key]


def foot_part(foot: FootSteps) -> str:
    """The steps of a foot as a table."""
    if foot.again:
        return f"## {foot.name}, {foot.time}: {foot.again}"
    rows = []
    for step in foot.steps:
        where, firm = ", ".join(map(str, step.places)) or step.where, f"{step.firm} ({step.pressure})"
        hands = f"![{escape(step.seen.said)}][step{step.number}]" if step.seen else ""
        rows.append([str(step.number), *map(escape, (step.name, step.do, where, step.amount, firm)), hands])
    head = ("Step", "Name", "What", "Place", "How much", "Pressure", "Hands")
    return f"## {foot.name}, {foot.time}\n\n{lined(head, rows)}"


def hand_parts(handout: Handout) -> list[str]:
    """How the hands go, a paragraph a card."""
    cards = [
        f"**{card.at}. {escape(card.name)}** – {escape(card.direction)}, {escape(card.firm)}, "
        f"evidence: {escape(card.evidence)}.\n{escape(card.text)}"
        for card in handout.hands
    ]
    return [f"## {SECTIONS['hands']}", *cards] if cards else []


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, or nothing where it would be empty."""
    return lined(head, [[escape(cell) for cell in row] for row in rows])


def lined(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The same of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) if rows else ""
