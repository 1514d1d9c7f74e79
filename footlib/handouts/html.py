"""The page for a browser's printer, and the note in Markdown; both carry their pictures inside."""

from base64 import b64encode
from pathlib import Path

from ..model import SECTIONS
from ..model.report import escape
from .extras import needed
from .table import table

HERE = Path(__file__).parent
ROOM = 735.0  # words of 10 points that fill one side of A4; measured with Chromium (tests/browser/test_prints.py)
LARGEST, LEGIBLE, SMALLEST = 10.5, 9.5, 7.25  # points
PICTURED = 100  # words that fill as much of a side as an inch of the pictures' height
ROW, CARD = 7, 14  # words that fill as much as a line in a table, and as the head of a card


def html(told):
    """One file that asks nothing of any other: style and pictures are inside, all words are escaped."""
    with needed("Print pages"):
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    house = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = (HERE / "page.css").read_text(encoding="utf-8")
    shown = [{**one, "data": b64encode(one["png"]).decode()} for one in told["pictures"]]
    page = house.get_template("page.html").render(**told | {"pictures": shown}, style=style, size=size(told))
    return page.encode()


def size(told):
    """Points of the letters: one side for each foot while that is legible, else both sides of the paper."""
    sides, words = max(len(told["feet"]), 1), bulk(told)
    for points in (10 * (sides * ROOM / words) ** 0.5, 10 * (2 * sides * ROOM / words) ** 0.5):
        if points >= LEGIBLE:
            return min(LARGEST, int(points * 4) / 4)
    return max(SMALLEST, int(points * 4) / 4)


def bulk(told):
    """How much there is to set, in words."""
    rows = sum(len(foot["steps"]) for foot in told["feet"]) * ROW / max(len(told["feet"]), 1)
    cards = sum(CARD + len(card["text"].split()) for card in told["hands"])
    rest = [
        told["safety"],
        told["preparation"],
        told["watch"],
        told["aftercare"],
        told["notes"],
        told["honest"],
        told["evidence"],
        told["sources"],
        told["advice"],
        told["pressures"],
    ]
    return PICTURED * max((one["tall"] for one in told["pictures"]), default=0) + rows + cards + len(str(rest).split())


def markdown(told):
    """A note that reads well as it is; the pictures stand at the end of the file, where nobody needs to read them."""
    parts = [
        f"# {escape(told['heading'])}",
        escape(" · ".join([*told["facts"], told["date"]])),
        *([f"**{escape(told['warning'])}**"] if told["warning"] else []),
        *(section(part["title"], map(escape, part["lines"])) for part in told["refusals"]),
        section(told["asked"], [named(one) for one in told["safety"]]),
        *picture_parts(told),
        section(SECTIONS["preparation"], [named(one) for one in told["preparation"]], "1."),
        *(foot_part(foot) for foot in told["feet"]),
        section(SECTIONS["pressures"], [f"Pressure {escape(text)}" for text in told["pressures"]]),
        *([f"## {SECTIONS['hands']}", *(card(one) for one in told["hands"])] if told["hands"] else []),
        *(section(SECTIONS[name], map(escape, told[name])) for name in AFTER),
        *([f"## {SECTIONS['sources']}\n\n{escape('; '.join(told['sources']))}"] if told["sources"] else []),
        escape(told["advice"]),
        f'To open this again in the course: `shared("{told["line"]}")`',
        *(f"[{one['view']}]: data:image/png;base64,{b64encode(one['png']).decode()}" for one in told["pictures"]),
    ]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


AFTER = ("aftercare", "watch", "notes", "honest", "evidence")


def section(title, lines, mark="-"):
    body = "\n".join(f"{mark} {line}" for line in lines)
    return f"## {title}\n\n{body}" if body else ""


def named(one):
    return f"**{escape(one['name'])}.** {escape(one['text'])}".strip()


def picture_parts(told):
    """The pictures by name, and the key to their numbers."""
    if not told["pictures"]:
        return []
    key = " · ".join(f"**{one['number']}** {escape(one['name'])}" for one in told["key"])
    images = "\n".join(f"![{escape(one['alt'])}][{one['view']}]" for one in told["pictures"])
    return ["## Where", images, key]


def foot_part(foot):
    rows = [
        (
            str(one["number"]),
            one["name"],
            ", ".join(map(str, one["places"])) or one["where"],
            one["time"],
            f"{one['firm']} ({one['pressure']})",
        )
        for one in foot["steps"]
    ]
    return f"## {foot['name']}, {foot['time']}\n\n{table(('Step', 'What', 'Place', 'Time', 'Pressure'), rows)}"


def card(one):
    return (
        f"**{one['at']}. {escape(one['name'])}** – {escape(one['direction'])}, {escape(one['firm'])}, "
        f"evidence: {escape(one['evidence'])}.\n{escape(one['text'])}"
    )
