"""A text of the learner's own: beside ours, which of the points it holds is for the learner to say. Nobody grades
words, and the text itself is kept only where the learner gives it to be kept."""

import re
from collections.abc import Mapping
from typing import Any

from ..arguments import entries, of_kind, pairs
from ..catalog import Catalog
from ..catalog.giveaways import name_in
from ..errors import FootlibError, UnknownName, echo
from ..model.exercise_kinds import OwnWords
from .checker import Checker, Judgement
from .choices import WORDS, known, listed, named_by
from .clicks import table_of, text_of

FIELDS = ("holds", "keep")
LONGEST = 4_000  # letters of a text that is kept
UNGRADED = (
    "Words are not graded here. Compare yours with what answer() shows, and then say which points they hold: {}, with "
    "those of the points that are true."
)

A_SENTENCE = 5  #: words that make a sentence one's own


class WordsChecker(Checker[OwnWords]):
    """The points that a learner's own text holds, as the learner sees it."""

    control = "words"
    choose = "Write your own words, compare them with ours, and tick what yours hold."
    done = "Done"

    def judge(self, exercise: OwnWords, given: object, catalog: Catalog) -> Judgement:
        holds, _ = fields(given, exercise)
        if not (missing := [says for id, says in exercise.points.items() if id not in holds]):
            return Judgement(True)
        return Judgement(
            False, f"What you still miss in yours: {'; '.join(missing)}. Say it once more, with that in it."
        )

    def source(self, exercise: OwnWords) -> str:
        return repr(list(exercise.points))

    def in_words(self, exercise: OwnWords, catalog: Catalog) -> str:
        return f"{exercise.ours} It holds: {listed(exercise.answer, exercise.points)}"

    def parts(self, id: str, exercise: OwnWords, catalog: Catalog) -> dict[str, Any]:
        return {}

    def later(self, exercise: OwnWords, catalog: Catalog) -> dict[str, Any]:
        return {"ours": exercise.ours, "points": list(exercise.points.values())}

    def clicked(self, exercise: OwnWords, value: object, catalog: Catalog) -> Any:
        given = table_of(value, *FIELDS)
        holds = [named_by(exercise.points, says) for says in entries(given.get("holds", ()), WORDS)]
        text = text_of(given.get("keep", ""), "What is kept")
        return {"holds": holds, "keep": text} if text else holds

    def as_clicked(self, exercise: OwnWords, given: object, catalog: Catalog) -> dict[str, Any]:
        holds, text = fields(given, exercise)
        return {"holds": [says for id, says in exercise.points.items() if id in holds], "keep": text}

    def given_away(self, exercise: OwnWords, text: str, catalog: Catalog) -> str:
        said = [one for one in re.split(r"(?<=[.!?])\s+", exercise.ours) if len(one.split()) >= A_SENTENCE]
        return name_in(text, said, exercise.task)

    def given(self, answer: Any, catalog: Catalog) -> list[str]:
        return list(answer)

    def example(self, exercise: OwnWords) -> str:
        return '["…", "…"]'


def fields(given: object, exercise: OwnWords) -> tuple[list[str], str]:
    """(points, text to keep) of a list of points, or of {"holds": […], "keep": "…"}."""
    if isinstance(given, Mapping):
        table = pairs(given, "Give a table of holds and keep")
        for name in set(table) - set(FIELDS):
            raise UnknownName(name, "part of this answer", FIELDS)
        text = of_kind(table.get("keep", ""), str, "What is kept is a text")
        if len(text) > LONGEST:
            raise FootlibError(f"What is kept has at most {LONGEST:,} letters; this has {len(text):,}.")
        return known(table.get("holds", []), exercise.points), text
    if isinstance(given, str) and given.strip() not in exercise.points and " " in given.strip():
        raise FootlibError(UNGRADED.format(echo(list(exercise.points))))
    return known(given, exercise.points), ""
