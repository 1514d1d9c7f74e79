"""The time of a hand: too fast, too slow or uneven, and by how much. The browser measures, Python judges."""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

from ..arguments import entries
from ..catalog import Catalog
from ..catalog.giveaways import number_in
from ..errors import FootlibError, echo, number_of
from ..model.exercise_kinds import Timing
from .checker import Checker, Judgement
from .numbers import read

WORDS = {"line": "stroke"}  #: of a stroke's kind, where it is called otherwise
LONGEST = 600  # seconds that a hand may take for one


class TimingChecker(Checker[Timing]):
    """Times in seconds: their mean is judged first, then how far the one that is furthest off is from it."""

    choose = "Use the large button first."

    def judge(self, exercise: Timing, given: object, catalog: Catalog) -> Judgement:
        times = seconds_of(given, exercise)
        wrong = kind_of_wrong(times, exercise)
        if not wrong:
            return Judgement(True, f"Yours: {span(times)}.")
        typical = (one.says for one in exercise.wrong if kind_of_wrong(one.answer, exercise) == wrong)
        return Judgement(False, f"{next(typical, '')} {measured(times, wrong, exercise)}".strip())

    def source(self, exercise: Timing) -> str:
        return repr([float(f"{one:.12g}") for one in exercise.answer])

    def in_words(self, exercise: Timing, catalog: Catalog) -> str:
        return f"About {said(fmean(exercise.answer))} each, {len(exercise.answer)} times alike."

    def parts(self, id: str, exercise: Timing, catalog: Catalog) -> dict[str, Any]:
        kind = catalog.moves[exercise.move].strokes[0].kind
        return {"gesture": exercise.gesture, "count": len(exercise.answer), "noun": WORDS.get(kind, kind)}

    def later(self, exercise: Timing, catalog: Catalog) -> dict[str, Any]:
        return {"seconds": fmean(exercise.answer)}

    def clicked(self, exercise: Timing, value: object, catalog: Catalog) -> list[float]:
        return seconds_of(value, exercise) if value != [] else []

    def as_clicked(self, exercise: Timing, given: object, catalog: Catalog) -> list[float]:
        return seconds_of(given, exercise)

    def given_away(self, exercise: Timing, text: str, catalog: Catalog) -> str:
        return number_in(text, fmean(exercise.answer), exercise.tolerance, "seconds", exercise.task)

    def example(self, exercise: Timing) -> str:
        return f"[{', '.join('…' for _ in exercise.answer)}]"


def seconds_of(given: object, exercise: Timing) -> list[float]:
    """The times of an answer; FootlibError where they are too few or too many, or one is none."""
    wanted = len(exercise.answer)
    example = f"[{', '.join(f'{n + 2}' for n in range(wanted))}]"
    found = [read(one, "s") for one in entries(given, f"Give {wanted} times in seconds, such as {example}")]
    if odd := [one for one in found if not 0 < one <= LONGEST]:
        raise FootlibError(f"A time lies between 0 and {LONGEST} seconds, and not at {echo(odd[0])}.")
    if len(found) != wanted:
        less = len(found) < wanted
        wrong = f"{wanted - len(found)} still missing" if less else f"{len(found) - wanted} too many"
        raise FootlibError(f"{wanted} times are asked for: {wrong}.")
    return found


def kind_of_wrong(times: Sequence[float], exercise: Timing) -> str:
    """'too fast', 'too slow' or 'uneven'; nothing where the hand has the tempo."""
    mean, wanted = fmean(times), fmean(exercise.answer)
    if abs(mean - wanted) > exercise.tolerance:
        return "too fast" if mean < wanted else "too slow"
    return "uneven" if max(abs(one - mean) for one in times) > exercise.even * mean else ""


def measured(times: Sequence[float], wrong: str, exercise: Timing) -> str:
    """What kind of wrong it is, and by how much."""
    mean, wanted = fmean(times), fmean(exercise.answer)
    if wrong == "uneven":
        furthest = max(range(len(times)), key=lambda n: abs(times[n] - mean))
        return f"Uneven: {span(times)}. Number {furthest + 1} is furthest off from the others."
    off = abs(mean - wanted) - exercise.tolerance
    less_or_more = "more" if wrong == "too fast" else "less"
    return f"{wrong.capitalize()}: {said(mean)} each on average; give each at least {said(off)} {less_or_more}."


def span(times: Sequence[float]) -> str:
    """'4.8, 5.2 and 5 seconds' of a few, 'from 1.4 to 1.6 seconds' of many."""
    if len(times) > 4:
        return f"from {min(times):.1f} to {max(times):.1f} seconds"
    return f"{', '.join(f'{one:.1f}' for one in times[:-1])} and {times[-1]:.1f} seconds"


def said(seconds: float) -> str:
    """'5 seconds', '1.5 seconds'; never none."""
    return number_of(max(round(seconds, 1), 0.1), "second")
