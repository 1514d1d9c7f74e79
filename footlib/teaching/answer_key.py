"""The answer key of a lesson on paper: each exercise in its order with its answer and its reason, then the quiz."""

from collections.abc import Iterator
from html import escape

from ..catalog import Catalog
from ..exercises import CHECKERS, source
from ..exercises.checker import headline
from ..model import Question, Spot
from ..model.exercise_kinds import Exercise
from ..review import CourseFiles
from ..review.lesson_exercises import checked

STYLE = """
body { font: 10.5pt/1.4 system-ui, sans-serif; max-width: 48em; margin: 2em auto; padding: 0 1em; color: #1d1d1d;
  background: #fff }
h1 { font-size: 1.5em } h2 { font-size: 1.2em; margin: 1.4em 0 .3em } h3 { font-size: 1em; margin: 1em 0 .2em }
section { break-inside: avoid } p, ul, pre { margin: .2em 0 } pre { white-space: pre-wrap; font-size: .9em }
.right { border-left: 3pt solid #0d6a61; padding-left: .6em } .quiet { color: #555 } @page { size: A4; margin: 14mm }
"""


def answer_key(lesson: str, course: CourseFiles, catalog: Catalog) -> bytes:
    """One page for a browser's printer, which asks nothing of any other file."""
    notebook = next(one for one in course.lessons if one.id == lesson)
    title = catalog.lessons[lesson].title if lesson in catalog.lessons else lesson
    exercises = [catalog.exercises[id] for id, *_ in checked(notebook) if id in catalog.exercises]
    parts = [exercise_part(exercise, catalog) for exercise in exercises]
    if quiz := catalog.quizzes.get(lesson):
        parts += ["<h2>Quiz</h2>", *(question_part(question, catalog) for question in quiz.questions)]
    name = f"Answers: {title}"
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(name)}</title><style>{STYLE}</style>'
    return f"{head}<h1>{escape(name)}</h1>\n{chr(10).join(parts)}</html>\n".encode()


def exercise_part(exercise: Exercise, catalog: Catalog) -> str:
    """The question, and what is to be said of it."""
    head = f"<h3>{escape(headline(exercise).removeprefix('Exercise: '))}</h3><p>{plain(exercise.task)}</p>"
    return f"<section>{head}{answer_part(exercise, catalog)}</section>"


def answer_part(exercise: Exercise, catalog: Catalog) -> str:
    """The answer, why, and what is said to typical wrong answers."""
    said = CHECKERS[exercise.kind].in_words(exercise, catalog)
    right = f"<p>{plain(said)}</p>" if said else f"<pre>{escape(source(exercise))}</pre>"
    wrong = "".join(f"<li>{plain(one.says)}</li>" for one in exercise.wrong)
    often = f'<p class="quiet">Said to typical wrong answers:</p><ul class="quiet">{wrong}</ul>' if wrong else ""
    return f'<div class="right">{right}<p>{plain(exercise.why)}</p></div>{often}'


def question_part(question: Question, catalog: Catalog) -> str:
    lines = "".join(f"<p>{plain(line)}</p>" for line in answers(question, catalog))
    return f'<section><h3>{plain(question.ask)}</h3><div class="right">{lines}</div></section>'


def answers(question: Question, catalog: Catalog) -> Iterator[str]:
    """The right answer of a question, and why it is right."""
    for number in question.right:
        yield f"{question.choices[number].says} – {question.choices[number].why}"
    if question.items:
        yield " → ".join(question.items)
    if isinstance(question.answer, (int, float)):
        yield f"{question.answer:g} {question.unit or ''}".strip()
    elif isinstance(question.answer, tuple):
        spots = [Spot.parse(place) for place in question.answer]
        yield "; ".join(f"{catalog.places[one.place].name}{f', {one.foot} foot' if one.foot else ''}" for one in spots)
    if question.why:
        yield question.why


def plain(text: str) -> str:
    return escape(text.replace("`", "").replace("*", ""))
