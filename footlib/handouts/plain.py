"""A handout as plain lines, short enough for the notes of a calendar entry."""

from ..model import SECTIONS


def lines(told):
    """The warning first, then the reasons or the steps, then when to stop; hands are on the other handouts."""
    yield from filter(None, [told["heading"], ", ".join(told["facts"]), told["warning"]])
    for part in told["refusals"]:
        yield from section(part["title"], part["lines"])
    yield from section(told["asked"], [": ".join(filter(None, one.values())) for one in told["safety"]])
    yield from section(SECTIONS["preparation"], [f"{one['name']}. {one['text']}" for one in told["preparation"]])
    for foot in told["feet"]:
        yield from section(f"{foot['name']}, {foot['time']}", [step(one) for one in foot["steps"]], mark="")
    yield from section(SECTIONS["watch"], told["watch"])
    yield from section(SECTIONS["notes"], told["notes"])
    yield from section(SECTIONS["evidence"], told["evidence"])
    yield from [
        "",
        told["advice"],
        f"Made on {told['date']}.",
        "",
        "To open it again in the course: shared(line) with",
        told["line"],
    ]


def section(title, texts, mark="- "):
    """A title and its lines, or nothing."""
    return ["", title.upper(), *(f"{mark}{text}" for text in texts)] if texts else []


def step(one):
    return f"{one['number']}. {one['name']}: {one['time']}, {one['firm']}, {one['direction']}"
