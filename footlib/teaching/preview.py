"""What was changed as a learner sees it: a condition's routine, a move with its hands, a zone on its map."""

from base64 import b64encode
from collections.abc import Callable
from html import escape

from ..catalog import Catalog
from ..drawing import Picture, draw
from ..drawing.views import views_of
from ..errors import FootlibError, hint
from ..handouts import handout_bytes
from ..model.base import DIRECTIONS, fill_gaps
from ..planning import plan

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
    known = [one for table in PAGES for one in getattr(catalog, table)]
    raise FootlibError(
        f"There is no condition, move, technique, zone, region or lesson called '{id}'.{hint(id, known)}"
    )


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


PAGES: dict[str, Callable[[str, Catalog], bytes]] = {
    "conditions": condition_page,
    "moves": move_page,
    "techniques": technique_page,
    "zones": place_page,
    "regions": place_page,
}


def page_of(title: str, pictures: list[Picture], said: dict[str, str]) -> bytes:
    """One page of pictures and words, which asks nothing of any other file."""
    shown = "\n".join(map(image, pictures))
    words = "\n".join(f"<dt>{escape(head)}</dt><dd>{escape(text)}</dd>" for head, text in said.items() if text)
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    return f"{head}<h1>{escape(title)}</h1>\n{shown}\n<dl>{words}</dl></html>\n".encode()


def image(picture: Picture) -> str:
    data = b64encode(picture.saved(".svg")).decode()
    return f'<p><img alt="{escape(picture.alt)}" src="data:image/svg+xml;base64,{data}"></p>'
