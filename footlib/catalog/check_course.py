"""Checks of what is learned: quizzes that give nothing away, verdicts that a scale gives, words explained once."""

from collections.abc import Iterable, Iterator
from statistics import fmean

from ..errors import hint, unknown
from ..model import SURFACES, Exercise, Question, Quiz, Spot, Term
from ..model.exercise_kinds import FeedbackCard, FootprintTask, Timing
from .datafile import Files, Problem, Told, of_each
from .geometry import Geometry
from .giveaways import name_in, number_in, order_in


def known_lessons(files: Files, _geometry: Geometry) -> Iterator[Problem]:
    """A quiz bears the id of its lesson."""
    for id in files["quizzes"].ids - files["lessons"].ids:
        yield Problem(files["quizzes"].name, id, "", unknown(id, "lesson", files["lessons"].ids, {}), id)


CLOSE = 0.5  # seconds between what an exercise asks for and what a stroke lasts


@of_each("quizzes")
def quiz_problems(id: str, quiz: Quiz, files: Files, geometry: Geometry) -> Told:
    """Each question has an id of its own, places on its view, and gives nothing away."""
    seen = set()
    for number, question in enumerate(quiz.questions, 1):
        if question.id in seen:
            yield f"questions.{number}.id", f"'{question.id}' is another question's id in this quiz. Rename one."
        seen.add(question.id)
        if not files["regions"].problems:  # only in a whole tree of regions is it certain where a place is drawn
            yield from ((f"questions.{number}.answer", *found) for found in place_mistakes(question, geometry))
        for field, said in said_to_wrong(question):
            if told := given_away(question, said, geometry):
                text = f"gives the right answer away ('{told}'). Say what is wrong with the one that was given."
                yield f"questions.{number}.{field}", text


def place_mistakes(question: Question, geometry: Geometry) -> Iterator[tuple[str, str]]:
    """(what is wrong, place): the places of a zone question lie on its view."""
    for place in question.answer if isinstance(question.answer, tuple) else ():
        id = Spot.parse(place).place
        if id not in geometry.places:
            continue  # told already
        drawn = {surface for part in geometry.down(id) for surface in geometry.surfaces(part)}
        if not drawn & set(SURFACES[question.view]):
            yield f"'{id}' is not drawn on the view '{question.view}', but on: {', '.join(sorted(drawn))}.", place


def given_away(question: Question, text: str, geometry: Geometry) -> str:
    """The words with which a text says the right answer; what the question says itself is no secret."""
    if isinstance(question.answer, float):
        unit = question.unit or ""
        return number_in(text, question.answer, question.tolerance or 0, unit, question.ask)
    if question.items:
        return "all in their order" if order_in(text, {one: one for one in question.items}) else ""
    return name_in(text, right_names(question, geometry))


def said_to_wrong(question: Question) -> Iterator[tuple[str, str]]:
    """(field, text) of everything that a wrong answer is answered with."""
    for number, choice in enumerate(question.choices, 1):
        if not choice.right:
            yield f"choices.{number}.why", choice.why
    for field in ("low", "high", "wrong"):
        if text := getattr(question, field):
            yield field, text


def right_names(question: Question, geometry: Geometry) -> list[str]:
    """The right answer in words: its choices, or the names of its zones."""
    if isinstance(question.answer, tuple):
        return [geometry.places[id].name for id, _ in map(Spot.parse, question.answer) if id in geometry.places]
    return [question.choices[n].says for n in question.right]


# --- Exercises and the glossary


@of_each("exercises")
def verdicts_known(id: str, entry: Exercise, files: Files, _: Geometry) -> Told:
    """A footprint exercise asks for a scale of its index, and for a word of that scale."""
    if not isinstance(entry, FootprintTask) or not (index := files["indices"].entries.get(entry.index)):
        return
    scales = {scale.name: scale for scale in index.scales}
    if entry.scale not in scales:
        yield "scale", f"{index.name} has no scale '{entry.scale}'.{hint(entry.scale, scales) or listed(scales)}"
        return
    said = scales[entry.scale].band(entry.answer.value).says
    if entry.answer.verdict != said:
        yield "answer", f"'{entry.scale}' calls {entry.answer.value:g} '{said}', not '{entry.answer.verdict}'."


@of_each("exercises")
def times_known(id: str, entry: Exercise, files: Files, _: Geometry) -> Told:
    """The times of a timing exercise are those of the strokes of its move."""
    if isinstance(entry, Timing) and (move := files["moves"].entries.get(entry.move)):
        lasting, mean = sorted({stroke.seconds for stroke in move.strokes}), fmean(entry.answer)
        if all(abs(mean - one) > CLOSE for one in lasting):
            seconds = " or ".join(f"{one:g}" for one in lasting)
            text = f"{mean:g} seconds on average, but the strokes of '{entry.move}' last {seconds} seconds."
            yield "answer", text


@of_each("exercises")
def hoped_for(id: str, entry: Exercise, files: Files, _: Geometry) -> Told:
    """What one hopes to hear on a feedback card is an answer of the question."""
    ratings = files["ratings"].entries
    if not isinstance(entry, FeedbackCard) or set(entry.asks) - ratings.keys():
        return  # of what is not known it is told already
    known = {one: list(ratings[one].answers) for one in entry.asks}
    known |= {one: [each.says for each in question.answers] for one, question in entry.own.items()}
    if entry.answer.keys() != known.keys():
        yield "answer", f"must have a word for each question, and no other: {', '.join(known)}."
        return
    for one, words in known.items():
        if (word := entry.answer[one]) not in words:
            yield f"answer.{one}", f"'{one}' has no answer '{word}'.{hint(word, words) or listed(words)}", word


def listed(names: Iterable[str]) -> str:
    return f" Known: {', '.join(names)}."


@of_each("glossary")
def linkable(id: str, entry: Term, files: Files, _: Geometry) -> Told:
    """The id is the term as an address ('hallux valgus' is hallux-valgus): authors link without looking it up."""
    wanted = "-".join("".join(c if c.isalnum() else " " for c in entry.term.lower()).split())
    if id != wanted:
        yield "term", f"'{entry.term}' needs the id '{wanted}'. Rename the entry or the term."


def explained_once(files: Files, _geometry: Geometry) -> Iterator[Problem]:
    """No word stands for two entries."""
    file = files["glossary"]
    owner = {}
    for id, entry in file.entries.items():
        for word in (entry.term, *entry.also):
            first = owner.setdefault(word.lower(), id)
            if first != id:
                yield Problem(file.name, id, "also", f"'{word}' is explained under '{first}' already. Keep it in one.")
