"""One sheet, one voice: a sentence that asks something of the body says so in `asks`, so that a caution can take it
away; and who tells in words that something is ruled out rules it out.
"""

import re
from collections.abc import Iterable, Iterator

from ..model import DEMANDS
from .course_files import CourseFiles
from .finding import Finding

#: What asks it of the body, and what tells the receiver not to: words, whatever the data's own tags say.
ORDERS = {
    "standing": r"\bstand on one leg|heel raises|against a wall",
    "balance": r"\bstand on one leg|heel raises|(rises?|walk) on tiptoe",
    "stretching": r"\bstretch (the|calf|sole)|toes up for|pull the toes up|draws? it slowly nearer",
    "loading": r"heel raises|rises on tiptoe",
    "exercise": r"\bgymnastics\b|heel raises|by their own strength|\bstand on one leg",
    "running": r"next run",
    "bent-toes": r"toes up for ten|bend the toes up|heel raises|(rises?|walk) on tiptoe",
    "partner": r"feet raised on a cushion|lie on either side with",
    "standing-up": r"\bstand(s|ing)? up\b|^(?!.*before).*then rise",
    "raised-legs": r"(legs|feet|foot) raised|keep the feet up|(?<!not )raise the (legs|feet)",
    "feeling": r"as long as nothing hurts|(sole|toes).*to a mild pull|pain stays small|the joint aches|not felt, stop"
    r"|first tingle",
    "cream": r"plenty of (thick, |plain )*cream",
    "dry-hands": r"or no oil at all|, or none\b",
    "swimming": r"\bswimming\b",
    "barefoot": r"\bgo barefoot",
    "turning": r"\bturn the head",
    "bending": r"reach forwards",
    "insoles": r"insoles: worth a try|toe separator may",
    "lying": r"\b(lie|rest) on either side",
    "drinking": r"\bdrink (some|a glass)|\bis water,|drink when",
}
FORBIDS = {
    "standing": r"no standing exercises",
    "balance": r"no standing exercises",
    "stretching": r"nothing is stretched|no stretching|no stretches",
    "loading": r"no exercise of the tendon",
    "raised-legs": r"(do not raise|not raised|never raise)",
    "feeling": r"pain cannot guide|pain scale does not count",
    "cream": r"no cream",
    "dry-hands": r"nothing may drag|so that nothing drags",
    "barefoot": r"(do|does) not walk barefoot",
    "lying": r"rest sitting|sitting up\b",
}


def asks_findings(course: CourseFiles) -> Iterator[Finding]:
    """Words that ask for standing, stretching, raised legs … carry the tag that lets a caution take them away."""
    for attribute, id, field, text, asks in sentences(course):
        for demand, pattern in ORDERS.items():
            if demand not in asks and (found := re.search(pattern, text, re.I)):
                words = " ".join(found[0].split()) or " ".join(text.split())[:40]
                told = (
                    f"'{words}' asks for {DEMANDS[demand]}: add \"{demand}\" to the 'asks' beside it, so that a "
                    "caution can take the sentence away."
                )
                yield course.in_data(attribute, id, field, told)


def sentences(course: CourseFiles) -> Iterator[tuple[str, str, str, str, Iterable[str]]]:
    """(table, id, field, sentence, what its tags say that it asks) of all that may be said to a receiver."""
    for kind in ("conditions", "cautions"):
        for id, card in getattr(course.catalog, kind).items():
            changes = [(f"preparation.{rule}", change) for rule, change in card.preparation.items()]
            cares = [(f"aftercare.{number}", one) for number, one in enumerate(card.aftercare, 1)]
            for field, one in (*changes, *cares):
                yield kind, id, f"{field}.text", one.text, one.asks
                if one.otherwise:
                    yield kind, id, f"{field}.otherwise", one.otherwise, ()
    for id, move in course.catalog.moves.items():
        for field in ("partner", "self", "do", "do_self"):
            yield "moves", id, field, getattr(move, field) or "", move.asks


def ruled_out(course: CourseFiles) -> Iterator[Finding]:
    """Who says 'no stretching' forbids it: else another card of the same routine could still order it."""
    for kind in ("conditions", "cautions"):
        for id, card in getattr(course.catalog, kind).items():
            for number, one in enumerate(card.aftercare, 1):
                for demand, pattern in FORBIDS.items():
                    if demand not in card.forbids.asks and (found := re.search(pattern, one.text, re.I)):
                        told = (
                            f"'{found[0]}' rules out {DEMANDS[demand]}, and the card does not: write \"{demand}\" into "
                            "'asks' of its 'forbids'."
                        )
                        yield course.in_data(kind, id, f"aftercare.{number}.text", told)
