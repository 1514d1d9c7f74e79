"""A receiver's card after a practice: no score, but what to change next; what comes before all else comes alone."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..arguments import pairs
from ..catalog import Catalog
from ..catalog.giveaways import name_in
from ..errors import FootlibError, UnknownName, echo, everything, hint
from ..model import Rating
from ..model.exercise_kinds import CardAnswer, FeedbackCard
from ..spelling import plain
from .checker import Checker, Judgement, blank
from .clicks import table_of, text_of

AS_IT_WAS = "Nothing is to be changed: the next one may be like this one."
MIDDLE = 2  # of a rating's five answers: just right


class Asked(NamedTuple):
    """One question of a card, with its answers."""

    name: str
    ask: str
    answers: tuple[CardAnswer, ...]


class FeedbackChecker(Checker[FeedbackCard]):
    """A word of the receiver for each question; every word is welcome."""

    control = "feedback"
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
        asked = questions(exercise, catalog)
        return {
            "questions": [
                {"id": id, "name": one.name, "ask": one.ask, "answers": [each.says for each in one.answers]}
                for id, one in asked.items()
            ]
        }

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


def questions(exercise: FeedbackCard, catalog: Catalog) -> dict[str, Asked]:
    """The questions of a card: those of the receiver's card, and its own."""
    asked = {id: Asked(one.name, one.ask, answers(one)) for id, one in catalog.ratings.items() if id in exercise.asks}
    return asked | {id: Asked(one.name, one.ask, one.answers) for id, one in exercise.own.items()}


def answers(rating: Rating) -> tuple[CardAnswer, ...]:
    """The five answers of a rating, each with what the giver does then."""
    advice = [rating.less] * MIDDLE + [None] + [rating.more] * MIDDLE
    return tuple(CardAnswer(says=says, next=then) for says, then in zip(rating.answers, advice, strict=True))


def read(given: object, asked: Mapping[str, Asked]) -> dict[str, CardAnswer]:
    """The receiver's answer to each question; FootlibError where one is missing or is none."""
    if not isinstance(given, Mapping):
        raise FootlibError(f"Give a table with a word for each of {', '.join(asked)}, not {echo(given)}.")
    table = pairs(given, "Give a table with a word for each question")
    for name in table.keys() - asked.keys():
        raise UnknownName(name, "question of this card", asked)
    return dict(each(table, asked))


def each(table: Mapping[str, Any], asked: Mapping[str, Asked]) -> Iterator[tuple[str, CardAnswer]]:
    for id, question in asked.items():
        if blank(word := table.get(id)):
            raise FootlibError(f"The answer to '{question.name}' is still missing.")
        words = {one.says.casefold(): one for one in question.answers}
        wanted = " ".join(plain(word).split()).casefold() if isinstance(word, str) else ""
        if wanted not in words:
            near = hint(wanted, words) or everything(words)
            raise FootlibError(f"'{question.name}' has no answer {echo(word)}.{near}")
        yield id, words[wanted]
