"""Choices and orders: ids of a short list, or their words."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..arguments import entries
from ..catalog import Catalog
from ..catalog.giveaways import name_in, order_in
from ..errors import FootlibError, UnknownName, Words, echo
from ..model.exercise_kinds import ChoiceTask, Order
from ..spelling import lookup_form, readings
from .checker import Checker, Judgement, shuffle
from .given import ids

WORDS = "An answer is a list of the options' words"

NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


class ChoiceChecker(Checker[ChoiceTask]):
    """One option, or several: how many of them are right, and what is said of each wrong one."""

    def judge(self, exercise: ChoiceTask, given: object, catalog: Catalog) -> Judgement:
        chosen, right = set(known(given, exercise.options)), set(exercise.answer)
        if chosen == right:
            return Judgement(True)
        if len(right) == 1 and len(chosen) > 1:
            return Judgement(False, "Only one option is asked for.")
        return Judgement(False, " ".join([*distractors(exercise, chosen, right), *counted(chosen, right)]))

    def source(self, exercise: ChoiceTask) -> str:
        return repr(exercise.answer[0] if len(exercise.answer) == 1 else list(exercise.answer))

    def in_words(self, exercise: ChoiceTask, catalog: Catalog) -> str:
        return listed(exercise.answer, exercise.options)

    def parts(self, id: str, exercise: ChoiceTask, catalog: Catalog) -> dict[str, Any]:
        return {"options": list(exercise.options.values()), "several": exercise.asks_several}

    def clicked(self, exercise: ChoiceTask, value: object, catalog: Catalog) -> str | list[str]:
        chosen = [named_by(exercise.options, says) for says in entries(value, WORDS)]
        return chosen if exercise.asks_several else "".join(chosen[:1])

    def as_clicked(self, exercise: ChoiceTask, given: object, catalog: Catalog) -> list[str]:
        chosen = known(given, exercise.options)
        return [says for id, says in exercise.options.items() if id in chosen]

    def given_away(self, exercise: ChoiceTask, text: str, catalog: Catalog) -> str:
        for place, id in enumerate(exercise.options):
            if id in exercise.answer and (found := re.search(pointing(id, place), text, re.I)):
                return found[0]
        return name_in(text, [exercise.options[id] for id in exercise.answer], exercise.task)

    def example(self, exercise: ChoiceTask) -> str:
        return '["…", "…"]' if exercise.asks_several else '"…"'

    def written(self, id: str, exercise: ChoiceTask) -> dict[str, str]:
        return exercise.options


class OrderChecker(Checker[Order]):
    """Items in order: how many are in their place, and where it first goes wrong."""

    choose = "Put the lines in order first."
    form = '["…", "…", …]'

    def judge(self, exercise: Order, given: object, catalog: Catalog) -> Judgement:
        row, right = known(given, exercise.items), list(exercise.answer)
        if row == right:
            return Judgement(True)
        if twice := next((one for one in row if row.count(one) > 1), None):
            return Judgement(False, f"'{twice}' stands there more than once.")
        if len(row) < len(right):
            missing = len(right) - len(row)
            return Judgement(False, f"{missing} of the {len(right)} are still missing. Give all of them.")
        says = [distractor.says for distractor in exercise.wrong if list(distractor.answer) == row]
        return Judgement(False, " ".join([*says, in_place(row, right)]))

    def in_words(self, exercise: Order, catalog: Catalog) -> str:
        return listed(exercise.answer, exercise.items)

    def parts(self, id: str, exercise: Order, catalog: Catalog) -> dict[str, Any]:
        return {"start": list(self.written(id, exercise).values())}

    def clicked(self, exercise: Order, value: object, catalog: Catalog) -> list[str]:
        return [named_by(exercise.items, says) for says in entries(value, WORDS)]

    def as_clicked(self, exercise: Order, given: object, catalog: Catalog) -> list[str]:
        row = known(given, exercise.items)
        if sorted(row) != sorted(exercise.items):
            raise FootlibError("Only all lines, each once, can be shown.")
        return [exercise.items[id] for id in row]

    def given_away(self, exercise: Order, text: str, catalog: Catalog) -> str:
        return "all in their order" if order_in(text, {id: exercise.items[id] for id in exercise.answer}) else ""

    def written(self, id: str, exercise: Order) -> dict[str, str]:
        return {one: exercise.items[one] for one in shuffle(id, exercise.items, exercise.answer)}


def pointing(id: str, place: int) -> str:
    """How a text points to an option without its words."""
    nth = rf"|\b{NTH[place]} (?:answer|option)\b" if place < len(NTH) else ""
    return rf"""['"`]{id}['"`]|\b(?:answer|option|choose|pick|take) {id}\b{nth}"""


def named_by(options: Mapping[str, str], says: object) -> str:
    """The id of the option with these words: a click sends words, for an id may tell its place in a row."""
    if id := next((id for id, words in options.items() if words == says), ""):
        return id
    raise FootlibError(f"This exercise has no option {echo(says)}.")


def listed(answer: tuple[str, ...], words: Mapping[str, str]) -> str:
    """'Alpha; Gamma.'"""
    said = "; ".join(words[id].rstrip(".") for id in answer)
    return said if said.endswith(("!", "?", '."', '?"', '!"')) else f"{said}."


def known(answer: object, options: Mapping[str, str]) -> list[str]:
    """The ids that an answer names, by id or by the words beside it; UnknownName with the nearest id."""
    by_words = {says.strip().casefold(): id for id, says in options.items()}
    if isinstance(answer, str) and answer.strip().casefold() in by_words:
        return [named(answer, options, by_words)]
    return [named(one, options, by_words) for one in ids(answer, repr([min(options)]))]


def named(one: str, options: Mapping[str, str], by_words: Mapping[str, str]) -> str:
    """The id of one option, however it is written."""
    for text in (one, *readings(one)):
        word = text.strip().casefold()
        if word in options or word in by_words:
            return word if word in options else by_words[word]
    meant = Words({id: (says,) for id, says in options.items()}).meant(one) if lookup_form(one) else ()
    if len(meant) == 1:
        return meant[0]
    raise UnknownName(one, "option of this exercise", options)


def distractors(exercise: ChoiceTask, given: set[str], right: set[str]) -> list[str]:
    """What is said of exactly this answer, or else of each wrong option in it."""
    whole = [one.says for one in exercise.wrong if set(one.answer) == given]
    return whole or [one.says for one in exercise.wrong if len(one.answer) == 1 and set(one.answer) <= given - right]


def counted(given: set[str], right: set[str]) -> Iterator[str]:
    """How many are right, wrong and missing, where several are asked for."""
    if len(right) == 1:
        return
    wrong, missing = len(given - right), len(right - given)
    yield f"Of yours, {len(given & right)} {'belongs' if len(given & right) == 1 else 'belong'} to the answer"
    yield f"and {wrong} {'does' if wrong == 1 else 'do'} not" if wrong else "and none is wrong"
    yield f"({missing} {'is' if missing == 1 else 'are'} still missing)." if missing else "(none is missing)."


def in_place(given: list[str], right: list[str]) -> str:
    """How many are in their place, and the first that is not."""
    fits = [a == b for a, b in zip(given, right, strict=True)]
    count, first = sum(fits), fits.index(False)
    said = f"{count} of {len(right)} {'is' if count == 1 else 'are'} in place"
    return f"{said}; it first goes wrong at number {first + 1} ('{given[first]}')."
