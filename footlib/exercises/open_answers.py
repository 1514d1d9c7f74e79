"""Answers that nobody grades: a text of the learner's own, and a receiver's card after a practice."""

import re
from collections.abc import Mapping
from typing import Any

from ..arguments import entries, of_kind, pairs
from ..catalog import Catalog
from ..catalog.giveaways import name_in
from ..errors import FootlibError, UnknownName, echo, everything, hint
from ..model import Rating
from ..model.exercise_kinds import CardAnswer, CardQuestion, FeedbackCard, OwnWords
from ..spelling import plain
from .checker import Checker, Judgement
from .choices import WORDS, known, listed, named_by
from .given import blank, table_of, text_of

FIELDS = ("holds", "keep")
LONGEST = 4_000  # letters of a text that is kept
UNGRADED = (
    "Words are not graded here. Compare yours with what answer() shows, and then say which points they hold: {}, with "
    "those of the points that are true."
)

A_SENTENCE = 5  #: words that make a sentence one's own


class OwnWordsChecker(Checker[OwnWords]):
    """The points that a learner's own text holds, as the learner sees it; it is kept only where it is given to be."""

    choose = "Write your own words, compare them with ours, and tick what yours hold."
    form = '["…", "…"]'
    done = "Done"

    def judge(self, exercise: OwnWords, given: object, catalog: Catalog) -> Judgement:
        holds, _ = fields(given, exercise)
        missing = "; ".join(says for id, says in exercise.points.items() if id not in holds)
        says = f"What you still miss in yours: {missing}. Say it once more, with that in it."
        return Judgement(False, says) if missing else Judgement(True)

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


# --- a receiver's card: no score, but what to change next; what comes before all else comes alone

AS_IT_WAS = "Nothing is to be changed: the next one may be like this one."
MIDDLE = 2  # of a rating's five answers: just right


class FeedbackChecker(Checker[FeedbackCard]):
    """A word of the receiver for each question; every word is welcome."""

    choose = "Let the receiver answer each question first."
    done = "Thank you"

    def judge(self, exercise: FeedbackCard, given: object, catalog: Catalog) -> Judgement:
        asked = questions(exercise, catalog)
        said = [(asked[id], one) for id, one in read(given, asked).items()]
        first = [(question, one) for question, one in said if one.alone]
        changes = [f"{question.name} – {one.says}: {one.next}" for question, one in first or said if one.next]
        return Judgement(True, "\n".join(["The next time:", *changes]) if changes else AS_IT_WAS)

    def source(self, exercise: FeedbackCard) -> str:
        return repr(exercise.answer)

    def in_words(self, exercise: FeedbackCard, catalog: Catalog) -> str:
        asked = questions(exercise, catalog)
        hoped = "; ".join(f"{asked[id].name}: {word}" for id, word in exercise.answer.items())
        return f"Only the receiver has it. One hopes to hear: {hoped}."

    def parts(self, id: str, exercise: FeedbackCard, catalog: Catalog) -> dict[str, Any]:
        shown = [
            {"id": id, "name": one.name, "ask": one.ask, "answers": [each.says for each in one.answers]}
            for id, one in questions(exercise, catalog).items()
        ]
        return {"questions": shown}

    def clicked(self, exercise: FeedbackCard, value: object, catalog: Catalog) -> dict[str, str]:
        asked = questions(exercise, catalog)
        given = table_of(value, *asked)
        return {id: text_of(given.get(id, ""), f"The answer to {id}") for id in asked}

    def as_clicked(self, exercise: FeedbackCard, given: object, catalog: Catalog) -> dict[str, str]:
        return {id: one.says for id, one in read(given, questions(exercise, catalog)).items()}

    def given_away(self, exercise: FeedbackCard, text: str, catalog: Catalog) -> str:
        return name_in(text, exercise.answer.values(), exercise.task)  # it would put words into the receiver's mouth

    def given(self, answer: Mapping[str, str], catalog: Catalog) -> dict[str, str]:
        return dict(answer)

    def example(self, exercise: FeedbackCard) -> str:
        return "{" + ", ".join(f'"{id}": "…"' for id in exercise.answer) + "}"


def questions(exercise: FeedbackCard, catalog: Catalog) -> dict[str, CardQuestion]:
    """The questions of a card: those of the receiver's card, and its own."""
    return {id: of_rating(one) for id, one in catalog.ratings.items() if id in exercise.asks} | exercise.own


def of_rating(rating: Rating) -> CardQuestion:
    """A question of the receiver's card with its five answers, each with what the giver does then."""
    advice = [rating.less] * MIDDLE + [None] + [rating.more] * MIDDLE
    answers = tuple(CardAnswer(says=says, next=then) for says, then in zip(rating.answers, advice, strict=True))
    return CardQuestion(name=rating.name, ask=rating.ask, answers=answers)


def read(given: object, asked: Mapping[str, CardQuestion]) -> dict[str, CardAnswer]:
    """The receiver's answer to each question; FootlibError where one is missing or is none."""
    if not isinstance(given, Mapping):
        raise FootlibError(f"Give a table with a word for each of {', '.join(asked)}, not {echo(given)}.")
    table = pairs(given, "Give a table with a word for each question")
    for name in table.keys() - asked.keys():
        raise UnknownName(name, "question of this card", asked)
    found = {}
    for id, question in asked.items():
        if blank(word := table.get(id)):
            raise FootlibError(f"The answer to '{question.name}' is still missing.")
        words = {one.says.casefold(): one for one in question.answers}
        wanted = " ".join(plain(word).split()).casefold() if isinstance(word, str) else ""
        if wanted not in words:
            near = hint(wanted, words) or everything(words)
            raise FootlibError(f"'{question.name}' has no answer {echo(word)}.{near}")
        found[id] = words[wanted]
    return found
