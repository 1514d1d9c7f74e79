"""What was changed as a learner sees it: a condition's routine, a move with its hands, a zone on its map, words."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from footlib.catalog import Catalog
from footlib.catalog.contents import kind_word
from footlib.drawing import Picture, draw
from footlib.drawing.views import views_of
from footlib.errors import FootlibError, hint
from footlib.exercises import clickable
from footlib.handouts import handout_bytes
from footlib.model.base import DIRECTIONS, fill_gaps
from footlib.planning import plan

from ..review.grade_marks import authors_and_year, graded
from .answers import answer_part, question_part
from .board import figure

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52em; margin: 2em auto; padding: 0 1em; color: #1d1d1d;
  background: #fff }
img { max-width: 100%; height: auto } h1 { font-size: 1.5em } dt { font-weight: 600; margin-top: .8em } dd { margin: 0 }
"""


def preview(id: str, catalog: Catalog) -> bytes:
    """A page that shows an entry; FootlibError with the nearest names where there is none that can be shown."""
    for table, page in PAGES.items():
        if id in getattr(catalog, table):
            return page(id, catalog)
    asked = {one.id: one for quiz in catalog.quizzes.values() for one in quiz.questions}
    if id in asked:
        return page_of("A question of a quiz", [], {}, question_part(asked[id], catalog))
    if Path(id).suffix.lower() in PICTURES:
        raise FootlibError("A picture is seen in the lesson that shows it: preview, and that lesson's number.")
    known = [*(one for table in PAGES for one in getattr(catalog, table)), *asked, *catalog.lessons]
    entries = [(one, id) for table in PAGES for id, one in getattr(catalog, table).items()]
    meant = {str(getattr(one, "name", "")).lower(): id for one, id in entries}.get(id.lower(), "")
    near = f" Did you mean '{meant}'?" if meant else hint(id, known)
    kinds = ", ".join(kind_word(table) for table in PAGES)
    raise FootlibError(f"There is nothing called '{id}' to be seen: no lesson, question of a quiz, {kinds}.{near}")


def condition_page(id: str, catalog: Catalog) -> bytes:
    """A massage of twenty minutes for a healthy receiver, as it is printed."""
    cleared = catalog.conditions[id].implies
    routine = plan(id, minutes=20, cautions=(), cleared=cleared, catalog=catalog)
    return handout_bytes(routine, ".html", catalog=catalog)


def move_page(id: str, catalog: Catalog) -> bytes:
    """The hands in pictures, and what is said of the move."""
    move = catalog.moves[id]
    places = " and ".join(catalog.places[place.partition("@")[0]].name.lower() for place in move.places)
    said = {
        "What the hand does": move.do,
        "With a partner": move.partner,
        "On one's own foot": move.self,
        "Why": move.purpose,
        "How it should feel": move.feel,
        "What goes wrong": move.mistake,
    }
    gaps = {"places": places, "towards": DIRECTIONS[move.towards[0]]}
    filled = {head: fill_gaps(text, **gaps) for head, text in said.items()}
    return page_of(move.name, [draw(move.view, strokes=id, catalog=catalog)], filled)


def technique_page(id: str, catalog: Catalog) -> bytes:
    technique = catalog.techniques[id]
    said = {"What it is": technique.what, "Pace": technique.tempo, "Not for": technique.not_for}
    return page_of(technique.name, [draw(strokes=id, catalog=catalog)], said)


def place_page(id: str, catalog: Catalog) -> bytes:
    """The place on each view that shows it."""
    place = catalog.places[id]
    pictures = [draw(view, highlight=[id], catalog=catalog) for view in views_of(catalog, id)]
    said = {"Where": place.where, "Other words": ", ".join(place.synonyms)}
    return page_of(place.name, pictures, said)


def caution_page(id: str, catalog: Catalog) -> bytes:
    """The question of the safety check, and what a yes does."""
    caution = catalog.cautions[id]
    said = {"Asked": caution.question, "What a yes does": EFFECTS[caution.effect], "What is said then": caution.act}
    return page_of(caution.name, [], said | {"Other words": ", ".join(caution.synonyms)})


def hold_page(id: str, catalog: Catalog) -> bytes:
    hold = catalog.holds[id]
    used = ", ".join(move.name for move in catalog.moves.values() if move.hold == id) or "no move yet"
    return page_of(hold.name, [], {"Where the other hand lies": hold.text, "Used in": used})


def claim_page(id: str, catalog: Catalog) -> bytes:
    claim = catalog.evidence[id]
    works = "; ".join(authors_and_year(catalog.sources[one]) for one in claim.sources)
    return page_of(claim.claim, [], {"How sure": graded(claim), "What was found": claim.finding, "By whom": works})


def source_page(id: str, catalog: Catalog) -> bytes:
    source = catalog.sources[id]
    return page_of(source.title, [], {"Who": authors_and_year(source), "Where": source.work})


def word_page(id: str, catalog: Catalog) -> bytes:
    word = catalog.glossary[id]
    return page_of(word.term, [], {"What it means": word.meaning, "Other words": ", ".join(word.also)})


def exercise_page(id: str, catalog: Catalog) -> bytes:
    """The task and what there is to choose from, then hints, answer, and what is said to wrong ones."""
    exercise = catalog.exercises[id]
    written = clickable(id, catalog=catalog).checker.written(id, exercise)
    shown = "".join(f"<li>{escape(says)}</li>" for says in written.values())
    hints = {f"Hint {number}": text for number, text in enumerate(exercise.hints, 1)}
    more = f"<ul>{shown}</ul>" if shown else ""
    return page_of(exercise.title, [], {"Task": exercise.task, **hints}, more + answer_part(exercise, catalog))


PAGES: dict[str, Callable[[str, Catalog], bytes]] = {
    "conditions": condition_page,
    "cautions": caution_page,
    "moves": move_page,
    "techniques": technique_page,
    "holds": hold_page,
    "zones": place_page,
    "regions": place_page,
    "exercises": exercise_page,
    "evidence": claim_page,
    "sources": source_page,
    "glossary": word_page,
}
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif")
EFFECTS = {
    "stop": "No massage.",
    "clear-first": "No massage before a clinician has said yes.",
    "local": "Massage, but not there.",
    "adapt": "Massage, in another way.",
}


def page_of(title: str, pictures: list[Picture], said: dict[str, str], more: str = "") -> bytes:
    """One page of pictures and words, which asks nothing of any other file."""
    shown = "\n".join(map(figure, pictures))
    words = "\n".join(f"<dt>{escape(head)}</dt><dd>{escape(text)}</dd>" for head, text in said.items() if text)
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    return f"{head}<h1>{escape(title)}</h1>\n{shown}\n<dl>{words}</dl>{more}</html>\n".encode()
