"""What stands on a handout, in the order of reading, as plain words that any printer can set."""

from collections import Counter

from .. import local_time
from ..model import FEET, GRADES, REFUSALS
from ..model.report import SELF, clock, short_names
from .pictures import numbered
from .share_line import share

BLOCKED = "No massage for now"
NOT_ASKED = (
    "The safety check was not answered for this routine. Answer it before you begin: this routine is only for "
    "somebody to whom none of its questions applies."
)
NONE_APPLY = "Asked; nothing applied on that day. Ask again before every massage."
NOT_ADVICE = (
    "This is massage for comfort, not medical advice. It does not replace a doctor, a podiatrist or a "
    "physiotherapist. In an emergency call your emergency number."
)


def content(routine, catalog, *, shown=(), large_print=False, start=None):
    """Everything that a handout says, with the pictures shown; lists that have nothing to say are empty."""
    numbers = numbered(routine)
    return {
        "title": routine.title,
        "heading": f"{BLOCKED} – {routine.title}" if not routine.steps else routine.title,
        "facts": facts(routine),
        "warning": "" if routine.asked else NOT_ASKED,
        "safety": safety(routine, catalog),
        "asked": "Safety check" if routine.steps else "What was answered",
        "refusals": refusals(routine),
        "pictures": list(shown),
        "key": [{"number": number, "name": named(place, catalog)} for place, number in numbers.items()],
        "feet": feet(routine, numbers),
        "hands": hands(routine, numbers),
        "preparation": [{"name": a.name, "text": a.text, "changed": a.changed} for a in routine.preparation],
        "pressures": sorted({f"{s.pressure}: {s.firmness}" for s in routine.steps}),
        "watch": list(routine.watch),
        "aftercare": [f"{a.text} (evidence: {a.evidence})" for a in routine.aftercare],
        "notes": notes(routine, catalog),
        "honest": list(routine.honest),
        "evidence": evidence(routine),
        "sources": short_names(routine.references),
        "advice": NOT_ADVICE,
        "date": f"{local_time.day(local_time.now())}{local_time.doubt()}",
        "line": share(routine),
        "seconds": routine.seconds,
        "start": start,
        "large": large_print,
    }


def named(place, catalog):
    """A part of the foot by its name; a zone as what it is, an organ's zone on a chart."""
    return catalog.places[place].name + (" zone" if place in catalog.zones else "")


def facts(routine):
    """Which feet, how long, by whom; none where there is nothing to do."""
    if not routine.steps:
        return []
    feet = "Both feet" if routine.feet == "both" else f"The {routine.feet} foot"
    return [feet, clock(routine.seconds), SELF[routine.who]]


def refusals(routine):
    """The reasons why there is no massage, by kind; only the first kind is an alarm."""
    by_kind = {kind: [r.text for r in routine.refer if r.kind == kind] for kind in REFUSALS}
    return [
        {"title": REFUSALS[kind], "lines": texts, "alarm": kind == "stop"} for kind, texts in by_kind.items() if texts
    ]


def safety(routine, catalog):
    """The cautions that applied, and what each of them changes; where a clinician said yes, what still holds."""
    cautions = [(catalog.cautions[id], id in routine.cleared) for id in routine.cautions]
    if not cautions:
        return [{"name": "Safety check", "text": NONE_APPLY}] if routine.asked and routine.steps else []
    return [
        {"name": told(caution, cleared), "text": during(caution, cleared) if routine.steps else ""}
        for caution, cleared in cautions
    ]


def notes(routine, catalog):
    """What was changed or left out; not again what stands under the safety check."""
    said = tuple(one["text"] for one in safety(routine, catalog) if one["text"])
    return [note for note in routine.notes if not note.endswith(said)]


def told(caution, cleared):
    return f"{caution.name} (a clinician has said yes)" if cleared and caution.effect == "clear-first" else caution.name


def during(caution, cleared):
    return caution.once_cleared if cleared and caution.once_cleared else caution.act


def feet(routine, numbers):
    """The steps of each foot in a line each, right foot first."""
    worked = {foot: [s for s in routine.steps if s.foot == foot] for foot in FEET["both"]}
    return [
        {
            "name": f"{foot.capitalize()} foot",
            "time": clock(sum(s.seconds for s in steps)),
            "steps": [row(step, numbers) for step in steps],
        }
        for foot, steps in worked.items()
        if steps
    ]


def row(step, numbers):
    return {
        "number": step.number,
        "name": step.name,
        "article": step.article_step,
        "places": badges(step, numbers),
        "time": clock(step.seconds),
        "pressure": step.pressure,
        "firm": firm(step),
        "direction": step.direction,
        "where": step.where.removesuffix(f", {step.foot} foot"),
    }


def badges(step, numbers):
    """The numbers of the places that a step works; none where it strokes the whole foot."""
    return [numbers[place] for place in step.places] if step.role == "work" else []


def firm(step):
    """The level in one or two words: what it feels like is said once."""
    return step.firmness.partition(":")[0]


def hands(routine, numbers):
    """How the hands go, told once for steps that do the same on both feet."""
    same = {}
    for step in routine.steps:
        same.setdefault((step.move, step.how, step.towards), []).append(step)
    return [
        {
            **row(steps[0], numbers),
            "numbers": [s.number for s in steps],
            "text": steps[0].how,
            "evidence": steps[0].graded,
            "at": at(steps),
        }
        for steps in same.values()
    ]


def at(steps):
    """'Steps 2 and 27'."""
    return f"Step{'s' if len(steps) > 1 else ''} {' and '.join(str(s.number) for s in steps)}"


def evidence(routine):
    """How many different steps have which grade, and what the grade means."""
    grades = Counter({step.move: (step.graded, step.evidence) for step in routine.steps}.values())
    return [
        f"{graded.capitalize()}, {count} {'step' if count == 1 else 'steps'}: {GRADES[grade].meaning}."
        for (graded, grade), count in grades.most_common()
    ]
