"""One sheet, one voice: a sentence that asks something of the body says so in `asks`, so that a caution can take it
away; who tells in words that something is ruled out rules it out; and no whole sheet contradicts itself.

To plan every sheet takes a minute: `python -m footlib check --thorough`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Literal

from footlib.catalog import Catalog
from footlib.model import DEMANDS, Caution, Condition, Routine
from footlib.planning import plan

from .course_files import CourseFiles, Finding, Told, of_each

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
                told = f"'{words}' asks for {DEMANDS[demand]}: add \"{demand}\" to the 'asks' beside it, so that a"
                yield course.in_data(attribute, id, field, f"{told} caution can take the sentence away.")


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


@of_each("conditions", "cautions")
def ruled_out(course: CourseFiles, id: str, card: Condition | Caution) -> Told:
    """Who says 'no stretching' forbids it: else another card of the same routine could still order it."""
    for number, one in enumerate(card.aftercare, 1):
        for demand, pattern in FORBIDS.items():
            if demand not in card.forbids.asks and (found := re.search(pattern, one.text, re.I)):
                told = f"'{found[0]}' rules out {DEMANDS[demand]}, and the card does not: write \"{demand}\" into"
                yield f"aftercare.{number}.text", f"{told} 'asks' of its 'forbids'."


# --- whole sheets: every condition with every safety answer, read as the receiver's nurse would read it

Who = Literal["partner", "self"]
ALIKE = 0.6  #: how many of their words two sentences share that say the same

NO_BATH = r"no (warm )?foot bath|leave the foot bath|no bath\b"
CLASHES = {  # what else cannot stand on one page: (one, the other)
    "a foot bath": (r"\bfill a clean basin", NO_BATH),
    "a basin to clean": (r"clean the basin|basin with detergent", NO_BATH),
    "cream from a jar": (r"take cream from the jar", r"not from an open jar"),
    "a number for pain": (r"says a number", r"pain scale (is no guide|does not count)"),
    "how much cream": (r"a few drops of plain", r"plenty of (thick, |plain )*cream(?! instead of a few drops)"),
    "walking on tiptoe": (r"\bwalk on tiptoe", r"(?<!always )walk(ing|s) on tiptoe"),
    "warmth": (r"warm socks", r"no warmth"),
    "a child's pain": (r"two weeks of care at home: see", r"^pain, a limp|: .* pain, a limp"),
    "an answer that is known": (r"question was answered with yes", r"."),
}
#: Steps that are named before the steps.
GONE = {"opening of the forefoot": "metatarsal-spreading", "toe circles out": "toe-circles"}
TWO_HEADS = r"^(?!.*(somebody|with a partner)).*(looks away|agree on a word)"  # nobody can do it alone
ONCE = {  # what one body is asked to do once, however many cards ask for it
    "stretch the calf": r"stretch (the )?calf|\bcalf against a wall",
    "stretch the sole": r"toes up for ten|bend the toes up",
    "heel raises": r"heel raises",
    "stand on one leg": r"\bstand on one leg",
    "move the ankles": r"ankles up and down",
    "short foot": r"'short foot'",
}
OWN_CARD = r"not with this card|: no massage"  # a card that refuses itself
UNASKED = r"before any massage|ask the clinician|ask a clinician first"  # the same, unless a clinician has said yes
REFUSING = f"{OWN_CARD}|{UNASKED}"
ABOUT = {  # how a warning speaks of what somebody has reported
    "heart-kidney-liver": r"disease of the heart|the heart\b",
    "pregnancy": r"\bpregnan",
    "diabetes": r"\bdiabetes\b",
    "numb-feet": r"\bnumb feet",
    "recent-surgery": r"\boperat(ed|ion)|injection",
    "child": r"\bchild",
    "lymphoedema": r"lymphoedema",
    "steroids-or-weak-immunity": r"steroid tablets",
    "varicose-veins": r"varicose",
    "clot-risk": r"a clot in|long journey",
    "healed-ulcer": r"does not heal",
    "floxacin-no-symptoms": r"-floxacin",
}


PATTERNS = {
    *ORDERS.values(),
    *FORBIDS.values(),
    *(pattern for pair in CLASHES.values() for pattern in pair),
    *(*GONE, *ONCE.values(), TWO_HEADS, OWN_CARD, REFUSING),
}


def sheet(
    catalog: Catalog, conditions: Iterable[str], cautions: Sequence[str] = (), who: Who = "partner", minutes: int = 45
) -> Routine:
    """The routine when every clinician has said yes, and every spot is marked on the left heel."""
    marked = {c: ["heel@left"] for c in cautions if catalog.cautions[c].effect == "local" or catalog.cautions[c].site}
    told = {"cautions": cautions, "cleared": sorted(catalog.cautions), "avoid": marked}
    return plan(list(conditions), **told, who=who, minutes=minutes, catalog=catalog)


def ordered(routine: Routine) -> list[str]:
    """Every sentence that asks something of the receiver or the giver."""
    advice = [a.text for a in (*routine.preparation, *routine.aftercare)]
    return [*advice, *(text for s in routine.steps for text in (s.do, s.how, s.hold_text))]


def said(routine: Routine) -> list[str]:
    """Every sentence that holds for this receiver: not the warnings, which begin with an if."""
    return [*ordered(routine), *(s.mistake for s in routine.steps), *routine.notes]


def cards(routine: Routine, catalog: Catalog) -> list[Condition | Caution]:
    return [*(catalog.conditions[c] for c in routine.conditions), *(catalog.cautions[c] for c in routine.cautions)]


def found(pattern: str, texts: Iterable[str]) -> list[str]:
    return [text for text in texts if pattern in said_in(text)]


@cache  # thousands of sheets, a few hundred sentences
def said_in(text: str) -> frozenset[str]:
    """Which of the patterns above a text holds."""
    return frozenset(pattern for pattern in PATTERNS if re.search(pattern, text, re.IGNORECASE))


def sorted_by(texts: Iterable[str]) -> dict[str, list[str]]:
    """pattern → those of the texts that hold it: most hold none, and a sheet is asked for dozens."""
    by: dict[str, list[str]] = {}
    for text in texts:
        for pattern in said_in(text):
            by.setdefault(pattern, []).append(text)
    return by


def faults(routine: Routine, catalog: Catalog) -> Iterator[str]:
    """What a nurse would strike out of one sheet."""
    told, asked = said(routine), ordered(routine)
    telling, asking = sorted_by(told), sorted_by(asked)
    for demand, pattern in ORDERS.items():
        against = [card.name for card in cards(routine, catalog) if demand in card.forbids.asks]
        against += ["one's own hands"] * (demand == "partner" and routine.who == "self")
        forbidding = telling.get(FORBIDS.get(demand, ""), [])
        for text in asking.get(pattern, []):
            if against:
                yield f"asks for {DEMANDS[demand]}, which {against[0]} rules out: {text}"
            if other := [sentence for sentence in forbidding if sentence != text]:
                yield f"orders and forbids {DEMANDS[demand]}: {text} | {other[0]}"
    page = sorted_by([*told, *routine.watch])
    for what, (one, other) in CLASHES.items():
        if (this := page.get(one)) and (that := page.get(other)):
            yield f"{what}, in two ways: {this[0]} | {that[0]}"
    before = [advice.text for advice in routine.preparation]
    for words, move in GONE.items():
        if (text := found(words, before)) and move not in {step.move for step in routine.steps}:
            yield f"speaks of a step that is not there: {text[0]}"
    if routine.who == "self" and (text := found(TWO_HEADS, sentences_of(asked))):
        yield f"nobody can do this alone: {text[0]}"
    yield from twice(routine)
    after = sorted_by(advice.text for advice in routine.aftercare)
    for what, pattern in ONCE.items():
        if len(again := after.get(pattern, [])) > 1:
            yield f"asks twice to {what}: {' | '.join(again)}"
    for caution in routine.cautions:
        asked = catalog.cautions[caution].effect == "clear-first"
        for text in found(OWN_CARD if asked else REFUSING, routine.watch):
            if caution in ABOUT and re.search(ABOUT[caution], text, re.IGNORECASE):
                yield f"refuses itself with {caution}: {text}"
    yield from hands(routine, catalog)


def sentences_of(texts: Iterable[str]) -> list[str]:
    return [sentence for text in texts for sentence in re.split(r"(?<=[.!?]) +", text)]


def twice(routine: Routine) -> Iterator[str]:
    """The same sentence in other words: two pieces of advice that share most of their words."""
    told = sentences_of(a.text for a in (*routine.preparation, *routine.aftercare))
    for one, other in combinations(told, 2):
        if alike(one, other):
            yield f"says it twice: {one} | {other}"


@cache
def alike(one: str, other: str) -> bool:
    """Whether two sentences, unless they are very short, share most of their words."""
    words, others = ({*re.findall(r"[a-z]{3,}", text.lower())} for text in (one, other))
    return min(len(words), len(others)) > 3 and len(words & others) / len(words | others) > ALIKE


def hands(routine: Routine, catalog: Catalog) -> Iterator[str]:
    """Steps that touch what is kept off, or move its joints."""
    avoid = [spot for spots in routine.avoid_why.values() for spot in spots] or routine.avoid
    off = [text for card in cards(routine, catalog) for text in (*card.forbids.places, *getattr(card, "places", ()))]
    kept_off = [catalog.place(text) for text in (*off, *avoid)]
    for step in routine.steps:
        move = catalog.moves[step.move]
        moved = [joint for place in step.places for joint in move.joints.get(place, ())]
        joints = {near for joint in moved for near in catalog.geometry.joints[joint]}
        held = catalog.holds[step.hold].places
        near = joints | {near for place in (*step.places, *held) for near in catalog.touching[place]}
        for place, feet in kept_off:
            if step.foot in feet and place in near:
                yield f"{step.id} comes near {place}, which is kept off"


def sheet_findings(course: CourseFiles) -> Iterator[Finding]:
    """What would be struck out of the sheets of all pairs, each sentence once, in the entry that is one's own."""
    catalog, known = course.catalog, set()
    hands: tuple[Who, ...] = ("partner", "self")
    for condition in catalog.conditions:
        pairs: list[tuple[str, Who]] = [(caution, who) for caution in catalog.cautions for who in hands]
        for caution, who in pairs:
            for fault in faults(sheet(catalog, [condition], [caution], who), catalog):
                if fault not in known:
                    known.add(fault)
                    own = caution in course.files["cautions"].own and condition not in course.files["conditions"].own
                    table, id, other = ("cautions", caution, condition) if own else ("conditions", condition, caution)
                    text = f"on the sheet with '{other}' ({who}) a nurse would strike out: {fault}"
                    yield course.in_data(table, id, "", text)
    for pair in combinations(catalog.conditions, 2):
        for fault in faults(sheet(catalog, pair), catalog):
            if fault not in known:
                known.add(fault)
                yield course.in_data("conditions", pair[1], "", f"on the sheet with '{pair[0]}': {fault}")
