"""Exercises and quizzes: the own answer passes, nothing gives it away, and what is said after it agrees with it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from footlib.catalog import Catalog
from footlib.catalog.giveaways import numbers
from footlib.catalog.own_material import unfinished
from footlib.catalog.promises import promising
from footlib.errors import FootlibError, hint
from footlib.exercises import CHECKERS, judge
from footlib.model import SURFACES, Question, Quiz
from footlib.model.exercise_kinds import Exercise, FeedbackCard, Number, OwnWords, Zones
from footlib.model.routine_tasks import CardTask

from .course_files import CourseFiles, Finding, Told, of_each

FACTOR = r"(?<=times)\s+(?:\d|as\b|an?\b|the\b|more\b|less\b)"  #: "18 times 1400" says how often, and no result
#: a task with mistakes to find
MEANT = re.compile(r"mistake|mistyped|slip|mend|wrong|error|correct|put .*right|repair", re.I)
FIELD = re.compile(r"^\s*([\w-]+)\s*=")


def alike(course: CourseFiles) -> Iterator[Finding]:
    """Two exercises with one title, or one task, as a remark: learners, and whoever talks of them, mix them up."""
    for field in ("title", "task"):
        seen: dict[str, str] = {}
        for id, exercise in course.catalog.exercises.items():
            if (first := seen.setdefault(" ".join(getattr(exercise, field).casefold().split()), id)) != id:
                text = f"is the {field} of '{first}', too. Give this one its own."
                yield course.in_data("exercises", id, field, text, remark=True)


@of_each("exercises")
def exercise_findings(course: CourseFiles, id: str, exercise: Exercise) -> Told:
    """Its answers are judged as they are meant, and nothing gives them away or contradicts."""
    catalog = course.catalog
    if isinstance(exercise, Zones) and (lost := not_shown(course, exercise.answer, exercise.view)):
        yield "view", f"the map shows '{exercise.view}', where {lost}"
        return
    if exercise.kind == "card" and not course.whole("moves", "evidence", "sources", "cautions"):
        return  # its text names them, and what is said of it would only follow
    try:
        mine, others = right(exercise, catalog), wrong(exercise, catalog)
    except FootlibError as error:
        yield "answer", str(error)
        return
    verdict = judge(id, mine, catalog=catalog)
    if verdict.outcome != "passed":
        yield "answer", f"does not pass its own check: {verdict.text}"
        return
    if isinstance(exercise, CardTask):
        yield from (("start", text) for text in begun_card_problems(id, exercise, catalog))
    for field, text in before_the_pass(exercise):
        if secret := given_away(exercise, text, catalog):
            yield field, f"gives the answer away ('{secret}'). Say how to find it."
    for number, (given, one) in enumerate(zip(others, exercise.wrong, strict=True), 1):
        said = judge(id, given, catalog=catalog)
        if said.outcome == "passed":
            yield f"wrong.{number}", "passes as right: make it wrong, or take it away."
        elif not said.text.startswith(one.says):
            yield f"wrong.{number}.says", f"is never said: to this answer the learner hears '{said.text[:80]}'."
    if problem := contradiction(exercise, catalog):
        yield "why", problem
    for field, text in (("task", exercise.task), *((f"hints.{n}", one) for n, one in enumerate(exercise.hints, 1))):
        if told := said_of_control(text, exercise.kind):
            yield field, told
    for field, text in told_to_all(exercise):
        if promising(text, quotes=field != "ours"):
            quote = "" if field == "ours" else ", or quote it as “…”"
            yield field, f"promises what no massage can keep. Say what was found{quote}."


BY_HAND = re.compile(
    r"\b((?:double-|right-)?click(?:s|ing)?|drag (?:it|them|these|the)|mouse|cursor|swip(?:e|ing)|hover)\b", re.I
)
BY_KEYS = re.compile(r"\bkeys?\b|keyboard|\bTab\b", re.I)
NOT_OF_IT = {  #: kind of exercise: what one cannot do there, and what one does
    **dict.fromkeys("choice single multiple order zones zone".split(), ("type in|(?:type|write) your", "chooses")),
    **dict.fromkeys("number words card".split(), ("tick the|(?:pick|choose) (?:one|the right)", "writes")),
}


def said_of_control(text: str, kind: str) -> str:
    """What is wrong with a text that says how to answer: the page says that, for mouse and keyboard alike."""
    if (found := BY_HAND.search(text)) and not BY_KEYS.search(text):
        told = "is nothing for a learner who works by keyboard, and the page says itself how one answers"
        return f"'{found[0]}' {told}. Ask the question only: 'Which …?'"
    words, does = NOT_OF_IT.get(kind, ("", ""))
    if words and (found := re.search(rf"\b(?:{words})\b", text, re.I)):
        return f"'{found[0]}' is not what one does here: in this kind ({kind}) one {does}. Ask the question only."
    return ""


def told_to_all(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """(field, text) of what everybody reads, whatever the answer."""
    yield from (("task", exercise.task), ("why", exercise.why))
    if isinstance(exercise, OwnWords):
        yield "ours", exercise.ours
        yield from ((f"points.{id}", text) for id, text in exercise.points.items())
    if isinstance(exercise, FeedbackCard):
        for id, question in exercise.own.items():
            yield from ((f"own.{id}.answers.{n}.next", one.next or "") for n, one in enumerate(question.answers, 1))


def before_the_pass(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """(field, text) of what a learner may read without having passed."""
    yield "title", exercise.title
    yield from ((f"hints.{number}", text) for number, text in enumerate(exercise.hints, 1))
    yield from ((f"wrong.{number}.says", one.says) for number, one in enumerate(exercise.wrong, 1))


def not_shown(course: CourseFiles, places: Iterable[str], view: str) -> str:
    """Which place a view does not show; or nothing."""
    for place in places:
        id = place.partition("@")[0]
        drawn = {surface for part in course.geometry.down(id) for surface in course.geometry.surfaces(part)}
        if not drawn & set(SURFACES[view]):  # pyright: ignore[reportArgumentType]
            return f"'{id}' is not drawn, but on: {', '.join(sorted(drawn))}."
    return ""


# --- An answer and its own explanation


def contradiction(exercise: Exercise, catalog: Catalog) -> str:
    """Where `why` says another number, the other foot, or a wrong option."""
    if isinstance(exercise, Number):
        return other_number(exercise.why, exercise.answer, exercise.tolerance, exercise.unit)
    if isinstance(exercise, Zones):
        return other_foot(exercise.why, exercise.answer, catalog)
    options: dict[str, str] = getattr(exercise, "options", {})
    if options:
        long = {id: words.lower().strip(".") for id, words in options.items() if len(words.split()) >= 3}
        said = [id for id, words in long.items() if words in exercise.why.lower()]
        if said and not set(said) & set(exercise.answer):
            return f"names the option '{said[0]}', which is not the answer ({', '.join(exercise.answer)})."
    return ""


def other_number(why: str, answer: float, tolerance: float, unit: str | None) -> str:
    """What is wrong with an explanation whose numbers, in the asked unit, are all others than the answer."""
    if not unit:
        return ""
    behind = re.compile(rf"\s?{re.escape(unit)}(?!\w)(?!{FACTOR})", re.I)
    named = [value for value, _, end, digits in numbers(why) if digits and behind.match(why, end)]
    if named and not any(abs(one - answer) <= max(tolerance, abs(answer) / 100) for one in named):
        return f"says {named[-1]:g} {unit}, and the answer is {answer:g} {unit}. One of them is wrong."
    return ""


def other_foot(why: str, places: Iterable[str], catalog: Catalog) -> str:
    """What is wrong with an explanation that names one foot, where all answers are on the other."""
    feet = {foot for place in places for foot in catalog.place(place)[1]}
    named = {foot for foot in ("left", "right") if re.search(rf"\b{foot} foot\b", why, re.I)}
    if len(feet) == 1 and len(named) == 1 and feet != named:
        return f"says the {min(named)} foot, and the answer is on the {min(feet)} foot. One of them is wrong."
    return ""


@of_each("quizzes")
def quiz_findings(course: CourseFiles, id: str, quiz: Quiz) -> Told:
    """What is said to a right answer agrees with it, and no question promises."""
    for number, question in enumerate(quiz.questions, 1):
        for field, text in question_mistakes(question, course.catalog):
            yield f"questions.{number}.{field}", text


def question_mistakes(question: Question, catalog: Catalog) -> Iterator[tuple[str, str]]:
    why, problem = question.why or "", ""
    if isinstance(question.answer, float):
        problem = other_number(why, question.answer, question.tolerance or 0, question.unit)
    elif isinstance(question.answer, tuple):
        problem = other_foot(why, question.answer, catalog)
    if problem:
        yield "why", problem
    if told := said_of_control(question.ask, question.kind):
        yield "ask", told
    for field in ("ask", "why"):
        if promising(getattr(question, field) or ""):
            yield field, "promises what no massage can keep. Say what was found, or quote it as “…”."


# --- The answers, right and wrong, as a learner would give them


def right(exercise: Exercise, catalog: Catalog) -> Any:
    """The answer of an exercise, as data/exercises.toml has it."""
    return CHECKERS[exercise.kind].given(exercise.answer, catalog)


def wrong(exercise: Exercise, catalog: Catalog) -> list[Any]:
    """Its typical wrong answers."""
    return CHECKERS[exercise.kind].wrong(exercise, catalog)


def given_away(exercise: Exercise, text: str, catalog: Catalog) -> str:
    """The words with which a hint, or what is said to a wrong answer, gives the right one away; or nothing."""
    return CHECKERS[exercise.kind].given_away(exercise, text, catalog)


# --- What stands on a card at first: dots in the place of what is to be found, and no mistake that nobody meant


def begun_card_problems(id: str, exercise: CardTask, catalog: Catalog) -> Iterator[str]:
    """What is wrong with the `start` of an exercise: it is right already, or it has more wrong than its dots."""
    if not exercise.start:
        return
    fields = {found[1]: line for line in exercise.answer.splitlines() if (found := FIELD.match(line))}
    filled = []
    for number, line in enumerate(exercise.start.splitlines(), 1):
        found = FIELD.match(line)
        if found and unfinished(line):
            if found[1] not in fields:
                near = hint(found[1], fields)
                yield f"its line {number} asks for '{found[1]}', which the answer does not have.{near}"
                return
            line = fields[found[1]]
        filled.append(line)
    text = "\n".join(filled)
    verdict = judge(id, text, catalog=catalog)
    if verdict.passed and not unfinished(exercise.start):
        yield "is right already: put three dots, or a mistake to find, in the place of what is to be done."
    elif verdict.outcome == "not yet" and unfinished(exercise.start) and not MEANT.search(exercise.task):
        first = verdict.text.split("\n")[0]
        yield f"has more wrong than its dots: {first} Mend it, or say in the task that there are mistakes to find."
