"""Checks of the quizzes: a lesson for each, places that are on the map, nothing that gives the right answer away."""

import re

from ..errors import unknown
from ..model import SURFACES, Spot
from .datafile import Problem


def quiz_problems(files, geometry):
    yield from known_lessons(files)
    places = files["regions"].ids | files["zones"].ids
    for id, quiz in files["quizzes"].entries.items():
        for field, text, value in question_mistakes(quiz, geometry, places, not files["regions"].problems):
            yield Problem(files["quizzes"].name, id, field, text, value)


def known_lessons(files):
    """A quiz bears the id of its lesson."""
    for id in files["quizzes"].ids - files["lessons"].ids:
        yield Problem(files["quizzes"].name, id, "", unknown(id, "lesson", files["lessons"].ids, {}), id)


def question_mistakes(quiz, geometry, places, whole):
    """(field, what is wrong, the wrong value) of each question; `places` are all ids, those of faulty entries too, and
    only in a `whole` tree of regions is it certain where a place is drawn."""
    seen = set()
    for number, question in enumerate(quiz.questions, 1):
        if question.id in seen:
            yield f"questions.{number}.id", f"'{question.id}' is another question's id in this quiz. Rename one.", ""
        seen.add(question.id)
        found = place_mistakes(question, geometry, places, whole)
        yield from ((f"questions.{number}.answer", text, place) for place, text in found)
        yield from ((f"questions.{number}.{field}", text, "") for field, text in spoilers(question, geometry))


def place_mistakes(question, geometry, places, whole):
    """(place, what is wrong): the places of a zone question exist, and lie on its view."""
    if question.kind != "zone":
        return
    for place in question.answer:
        id, foot = Spot.parse(place)
        if id not in places:
            yield place, unknown(id, "place", places, {})
        if id not in geometry.places:
            continue
        feet = geometry.feet[id]
        if foot not in (None, *feet):
            yield place, f"'{place}': after '@' comes {' or '.join(repr(f) for f in feet)} here."
        drawn = {surface for part in geometry.down(id) for surface in geometry.surfaces(part)}
        if whole and not drawn & set(SURFACES[question.view]):
            yield place, f"'{id}' is not drawn on the view '{question.view}', but on: {', '.join(sorted(drawn))}."


def spoilers(question, geometry):
    """(field, what is wrong) where what is said to a wrong answer names the right one."""
    for field, said in said_to_wrong(question):
        if given_away := next((name for name in right_names(question, geometry) if names(said, name)), ""):
            yield field, f"gives the right answer away ('{given_away}'). Say what is wrong with the one that was given."


def said_to_wrong(question):
    """(field, text) of everything that a wrong answer is answered with."""
    for number, choice in enumerate(question.choices, 1):
        if not choice.right:
            yield f"choices.{number}.why", choice.why
    for field in ("low", "high", "wrong"):
        if text := getattr(question, field):
            yield field, text


def right_names(question, geometry):
    """The right answer in words: its choices, its number, the names of its zones."""
    if question.kind == "number":
        return [f"{question.answer:g}"]
    if question.kind == "zone":
        return [geometry.places[id].name for id, _ in map(Spot.parse, question.answer) if id in geometry.places]
    return [question.choices[n].says for n in question.right]


def names(text, name):
    """Whether a text holds a name as a word of its own."""
    return re.search(rf"(?<![\w.]){re.escape(plain(name))}(?![\w]|[.]\d)", plain(text)) is not None


def plain(text):
    return text.casefold().rstrip(".!?")
