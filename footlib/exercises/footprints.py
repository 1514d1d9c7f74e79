"""A footprint: the index's value, and the word that its scale has for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..catalog import Catalog
from ..catalog.giveaways import name_in, number_in
from ..errors import FootlibError, UnknownName, echo
from ..errors import hint as nearest
from ..model import FootIndex
from ..model.exercise_kinds import FootprintTask, Reading
from ..spelling import plain
from .checker import Checker, Judgement
from .given import blank, table_of, text_of
from .numbers import as_typed, judge_number, read

FIELDS = ("value", "verdict")


class FootprintChecker(Checker[FootprintTask]):
    """An index and its verdict: each is judged by itself."""

    choose = "Write the number and choose a word first."
    form = '{"value": …, "verdict": "…"}'

    def judge(self, exercise: FootprintTask, given: object, catalog: Catalog) -> Judgement:
        index = catalog.indices[exercise.index]
        value, verdict = fields(given)
        number, word = read(value, index.unit.strip()), word_of(verdict)
        for distractor in exercise.wrong:
            if (distractor.answer.value, distractor.answer.verdict.casefold()) == (number, word):
                return Judgement(False, distractor.says)
        value_fits, about_value = judge_number(number, exercise.answer.value, exercise.tolerance)
        word_fits, about_word = judged_by_scale(exercise, index, word)
        says = [
            "The value is right." if value_fits else f"The value: {about_value}",
            "The verdict is right." if word_fits else f"The verdict: {about_word}",
        ]
        return Judgement(True) if value_fits and word_fits else Judgement(False, " ".join(says))

    def source(self, exercise: FootprintTask) -> str:
        return repr({"value": exercise.answer.value, "verdict": exercise.answer.verdict})

    def in_words(self, exercise: FootprintTask, catalog: Catalog) -> str:
        value = f"{exercise.answer.value:.12g}{catalog.indices[exercise.index].unit}"
        return f"{value}, and the word is '{exercise.answer.verdict}'."

    def parts(self, id: str, exercise: FootprintTask, catalog: Catalog) -> dict[str, Any]:
        index = catalog.indices[exercise.index]
        words = next([band.says for band in scale.bands] for scale in index.scales if scale.name == exercise.scale)
        return {"index": index.name, "unit": index.unit.strip(), "scale": exercise.scale, "words": words}

    def clicked(self, exercise: FootprintTask, value: object, catalog: Catalog) -> dict[str, str]:
        given = table_of(value, *FIELDS)
        return {name: text_of(given.get(name, ""), f"The {name}") for name in FIELDS}

    def as_clicked(self, exercise: FootprintTask, given: object, catalog: Catalog) -> dict[str, str]:
        value, verdict = fields(given)
        words = {word.casefold(): word for word in self.parts("", exercise, catalog)["words"]}
        return {"value": as_typed(value), "verdict": words[word_of(verdict)]}

    def given(self, answer: Reading, catalog: Catalog) -> dict[str, Any]:
        return answer.model_dump()

    def given_away(self, exercise: FootprintTask, text: str, catalog: Catalog) -> str:
        value, verdict = exercise.answer.value, exercise.answer.verdict
        told = number_in(text, value, exercise.tolerance, known=exercise.task)
        return told or name_in(text, [verdict], exercise.task)


def fields(answer: object) -> Sequence[Any]:
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


def word_of(verdict: object) -> str:
    """A verdict in small letters."""
    if not isinstance(verdict, str):
        raise FootlibError(f'The verdict is a word in quotes, such as "normal", not {echo(verdict)}.')
    return " ".join(plain(verdict).split()).casefold()


def judged_by_scale(exercise: FootprintTask, index: FootIndex, word: str) -> Judgement:
    """The judgement on the word alone."""
    scales = {scale.name: [band.says for band in scale.bands] for scale in index.scales}
    words = scales[exercise.scale]
    if word == exercise.answer.verdict.casefold():
        return Judgement(True)
    if word in words:
        return Judgement(False, "this scale has the word, but for other values. Look at its limits again.")
    if any(word in others for others in scales.values()):
        says = f"that is a word of another scale. Here the scale '{exercise.scale}' is asked for."
    else:
        says = f"this scale has no word {echo(word)}.{nearest(word, words)} Its words: {', '.join(sorted(words))}."
    return Judgement(False, says)
