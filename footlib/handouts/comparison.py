"""What changed between two routines, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import fill

from ..catalog import Catalog
from ..errors import number_of
from ..model import FEET, Routine, Step
from ..model.report import SENTENCE, InWords, clock, escape, heading
from ..planning.advice import OPENING, omissions_by_reason
from ..planning.fit import about, places_in_words
from .markup import table

NO_STEP = "–"
WIDTH = 78  # of a line of text, so that it fits beside a lesson's margin in a small window


@dataclass(frozen=True)
class Comparison(InWords):
    """Two routines side by side; shows only what differs, and times only as a whole."""

    before: Routine
    after: Routine
    catalog: Catalog

    @property
    def rows(self) -> list[tuple[str, str, str, str]]:
        """(step, feet, before, after) for every step that differs in more than its time, on feet that both work; a foot
        that only one of them works is told as a whole."""
        found = [*self.other_feet]
        worked = [f for f in FEET["both"] if all(f in feet_of(r) for r in (self.before, self.after))]
        for name in names_of(self.before, self.after):
            was, now = ({s.foot: s for s in r.steps if s.name == name} for r in (self.before, self.after))
            changes = {foot: self.change(was.get(foot), now.get(foot)) for foot in worked if foot in was | now}
            found += [(name, feet, *pair) for pair, feet in by_feet(changes) if pair[0] != pair[1]]
        return found

    @property
    def other_feet(self) -> Iterator[tuple[str, str, str, str]]:
        """A row for each foot as a whole, where only one of the two routines works on both."""
        was, now = feet_of(self.before), feet_of(self.after)
        if was and now and was != now:
            for foot in (one for one in FEET["both"] if one in was | now):
                yield "All its steps", f"{foot} foot", whole(self.before, foot), whole(self.after, foot)

    def change(self, was: Step | None, now: Step | None) -> tuple[str, str]:
        """What differs in words, before and after; equal where nothing does."""
        if not (was and now):
            return amount(was), self.reason(was) if was else amount(now)
        old, new = facts(was), facts(now)
        differs = [name for name in old if old[name] != new[name]]
        if "places" in differs:
            differs = [name for name in differs if name != "how"]  # the text differs only by the places that it names
        if was.do != now.do:
            old["how"], new["how"] = was.do, now.do  # at a glance: the whole text stands in the routine
        return ", ".join(old[name] for name in differs), ", ".join(new[name] for name in differs)

    def reason(self, gone: Step) -> str:
        """Why a step is not done any more, where the routine says so."""
        omission = next((one for one in self.after.left_out if (one.name, one.foot) == (gone.name, gone.foot)), None)
        return f"left out – {omission}" if omission else "left out"

    @property
    def unchanged(self) -> tuple[int, int]:
        """(how many steps stay as they were, how many are only longer or shorter)."""
        was = {s.id: s for s in self.before.steps}
        same = [s for s in self.after.steps if s.id in was and facts(was[s.id]) == facts(s)]
        stay = sum(was[s.id].seconds == s.seconds for s in same)
        return stay, len(same) - stay

    @property
    def headings(self) -> list[str]:
        """What each of them is."""
        was, now = heading(self.before), heading(self.after)
        return [f"Before: {was}", f"After: {now}"] if was != now else [f"Before and after: {now}"]

    @property
    def reordered(self) -> bool:
        """Whether the steps that both have come in another order."""
        was, now = ([s.id for s in r.steps] for r in (self.before, self.after))
        return [id for id in was if id in now] != [id for id in now if id in was]

    @property
    def wished(self) -> Iterator[str]:
        """How long the steps take that are about a place of which only one of the two routines has more or less."""
        places = [{*r.more, *r.less} for r in (self.before, self.after)]
        for place in sorted(places[0] ^ places[1]):
            there = ([s for s in r.steps if s.role == "work"] for r in (self.before, self.after))
            was, now = (sum(s.seconds for s in work if about(self.catalog, s, (place,))) for work in there)
            yield f"Steps about {places_in_words(self.catalog, [place])}: {clock(was)} before, {clock(now)} after."

    @property
    def said(self) -> list[tuple[str, list[str]]]:
        """(title, lines) of what the second routine says and the first one does not."""
        parts = {
            "No massage for now, because": lambda r: [x.text for x in r.refer],
            "Changed before you start": self.other_rules,
            "Now also said": self.other_notes,
        }
        new = {title: [x for x in lines(self.after) if x not in lines(self.before)] for title, lines in parts.items()}
        return [(title, lines) for title, lines in new.items() if lines]

    def other_rules(self, routine: Routine) -> list[str]:
        """The rules of preparation that are changed for this receiver: of each what the other routine does not say."""
        other = self.before if routine is self.after else self.after
        known = {rule.id: SENTENCE.split(rule.text) for rule in other.preparation}
        told = []
        for rule in routine.preparation:
            sentences = SENTENCE.split(rule.text)
            new = [one for one in sentences if one not in known.get(rule.id, ())] if rule.changed else []
            dropped = rule.changed and len(sentences) < len(known.get(rule.id, ()))
            if new or dropped:
                told.append(f"{rule.name}: {' '.join(sentences if dropped else new)}")
        return told

    def other_notes(self, routine: Routine) -> list[str]:
        """The notes on all but what is left out, whatever data the routine was made from; of that the moves that stand
        in no row, and that were not left out before."""
        known = {*(row[0] for row in self.rows), *(one.name for one in self.before.left_out)}
        never_begun = [one for one in routine.left_out if one.name not in known]
        notes = (note for note in routine.notes if not note.startswith(OPENING))
        return [*notes, *omissions_by_reason(self.catalog, never_begun)]

    @property
    def summary(self) -> list[str]:
        """Before and after in a line each, and what stays."""
        if self.before == self.after:
            return ["Nothing changed: the two routines are the same."]
        return [
            *self.headings,
            *([counted(*self.unchanged, len(self.after.steps))] if self.after.steps else []),
            *self.wished,
            *(["The steps that both have come in another order."] if self.reordered else []),
        ]

    def __str__(self) -> str:
        rows = [f"- {step} ({feet}): {was} → {now}" for step, feet, was, now in self.rows]
        said = [line for title, lines in self.said for line in (f"{title}:", *(f"- {text}" for text in lines))]
        return "\n".join(fill(line, WIDTH, subsequent_indent="  ") for line in [*self.summary, *rows, *said])

    def _repr_markdown_(self) -> str:
        rows = table(("Step", "Feet", "Before", "After"), self.rows)
        said = [f"**{title}**\n\n" + "\n".join(f"- {escape(line)}" for line in lines) for title, lines in self.said]
        return "\n\n".join([*map(escape, self.summary), *filter(None, [rows]), *said])


def counted(stay: int, other_time: int, count: int) -> str:
    """How many of so many steps stay as they were, without a zero that one would stumble over."""
    some = f"{stay} of {number_of(count, 'step')} {'stays' if stay == 1 else 'stay'}"
    kept = some if stay else "No step stays exactly"
    times = f"; {other_time} {'is' if other_time == 1 else 'are'} only longer or shorter" if other_time else ""
    return f"{kept} as {'they were' if stay > 1 else 'it was'}{times}."


def names_of(*routines: Routine) -> dict[str, None]:
    """The name of each step once, in the order of the longer routine."""
    longest_first = sorted(routines, key=lambda r: -len(r.steps))
    return dict.fromkeys(step.name for routine in longest_first for step in routine.steps)


def by_feet(changes: dict[str, tuple[str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    """The same change on both feet is told once."""
    for pair in dict.fromkeys(changes.values()):
        feet = [foot for foot, its in changes.items() if its == pair]
        yield pair, "both feet" if len(feet) == 2 else f"{feet[0]} foot"


def feet_of(routine: Routine) -> set[str]:
    return {step.foot for step in routine.steps}


def whole(routine: Routine, foot: str) -> str:
    """How much is done on a foot."""
    seconds = [step.seconds for step in routine.steps if step.foot == foot]
    return f"{number_of(len(seconds), 'step')}, {clock(sum(seconds))}" if seconds else NO_STEP


def amount(step: Step | None) -> str:
    """A step that is there, in two words; a dash where none is."""
    return facts(step)["pressure"] if step else NO_STEP


def facts(step: Step) -> dict[str, str]:
    """What a learner would notice about a step, except how long it takes."""
    return {
        "pressure": f"pressure {step.pressure}",
        "direction": step.direction,
        "places": step.where.removesuffix(f", {step.foot} foot"),
        "how": step.how,
    }
