"""Footprints: the index's value, and the word that its scale has for it."""

from collections.abc import Mapping

from ..errors import FootlibError, UnknownName, echo, plain
from ..errors import hint as nearest
from .checker import blank
from .numbers import judged, read

FIELDS = ("value", "verdict")


def checked(exercise, answer, catalog):
    """(passed, what kind of wrong)."""
    index = catalog.indices[exercise.index]
    value, verdict = fields(answer)
    number, word = read(value, index.unit.strip()), word_of(verdict)
    if says := [s.says for s in exercise.wrong if (s.answer.value, s.answer.verdict.casefold()) == (number, word)]:
        return False, says[0]
    fits, about_value = judged(number, exercise.answer.value, exercise.tolerance)
    reads, about_verdict = read_by_scale(exercise, index, word)
    if fits and reads:
        return True, ""
    told = [
        f"The value: {about_value}" if not fits else "The value is right.",
        f"The verdict: {about_verdict}" if not reads else "The verdict is right.",
    ]
    return False, " ".join(told)


def fields(answer):
    """(value, verdict) of {"value": …, "verdict": …} or of a pair."""
    example = '{"value": 0.5, "verdict": "normal"}'
    if isinstance(answer, Mapping):
        for name in set(answer) - set(FIELDS):
            raise UnknownName(name, "part of this answer", FIELDS)
        answer = [answer.get(name) for name in FIELDS]
    if not isinstance(answer, (tuple, list)) or len(answer) != 2:
        raise FootlibError(f"Give value and verdict, such as {example}, not {echo(answer)}.")
    for name, one in zip(FIELDS, answer, strict=True):
        if blank(one):
            raise FootlibError(f"The {name} is still missing.")
    return answer


def word_of(verdict):
    if not isinstance(verdict, str):
        raise FootlibError(f'The verdict is a word in quotes, such as "normal", not {echo(verdict)}.')
    return " ".join(plain(verdict).split()).casefold()


def read_by_scale(exercise, index, word):
    """(whether the verdict is right, what kind of wrong)."""
    scales = {scale.name: [band.says for band in scale.bands] for scale in index.scales}
    words = scales[exercise.scale]
    if word == exercise.answer.verdict.casefold():
        return True, ""
    if word in words:
        return False, "this scale has the word, but for other values. Look at its limits again."
    if any(word in others for others in scales.values()):
        return False, f"that is a word of another scale. Here the scale '{exercise.scale}' is asked for."
    return False, f"this scale has no word {echo(word)}.{nearest(word, words)} Its words: {', '.join(sorted(words))}."
