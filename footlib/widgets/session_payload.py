"""What a guided session needs in the browser, as small JSON: it must go on when the kernel is busy or gone."""

from ..catalog import Catalog
from ..model import MINUTES, PRESSURES, SURFACES, Advice, Rating, Routine, Step
from ..model.report import NOT_ASKED, SENTENCE, careful, warning

ACROSS = {"sole": "top", "top": "sole", "inner": "outer", "outer": "inner"}
HASTE = ("emergency", "same-day", "soon", "wait")


def guide_of(routine: Routine, catalog: Catalog) -> dict:
    """All that a session needs of a routine."""
    return {
        "title": routine.title,
        "asked": routine.asked,
        "not_asked": NOT_ASKED,
        "who": routine.who,
        "refer": [{"kind": one.kind, "text": one.text} for one in routine.refer],
        "oil": any(one.id == "oil" for one in routine.preparation),
        "preparation": [advice(one) for one in routine.preparation],
        "aftercare": [advice(one) for one in routine.aftercare],
        "steps": [step(one, catalog) for one in routine.steps],
        "longest": longest(routine, catalog) * 60,
        "levels": {str(level): words for level, words in PRESSURES.items()},
        "watch": list(routine.watch),
        "ratings": [rating(one) for one in catalog.ratings.values()],
        "trouble": trouble(routine, catalog),
    }


def advice(one: Advice) -> dict:
    return {"name": one.name, "text": one.text, "changed": one.changed}


def rating(one: Rating) -> dict:
    """A question of the receiver's card, and what the giver does at its answers."""
    return {"name": one.name, "ask": one.ask, "answers": list(one.answers), "less": one.less, "more": one.more}


def step(one: Step, catalog: Catalog) -> dict:
    return {
        **{
            name: getattr(one, name)
            for name in (
                "id",
                "number",
                "name",
                "where",
                "foot",
                "seconds",
                "amount",
                "pressure",
                "direction",
                "hold_name",
                "hold_text",
                "how",
                "feel",
                "mistake",
                "not_for",
                "why",
            )
        },
        "article": one.article_step,
        "do": one.do or one.how,
        "careful": careful(one.how),
        "warning": warning(one.how),
        "most": most(one, catalog),
        "least": least(one, catalog),
        "parts": parts(one, catalog),
        "views": views(one, catalog),
    }


def most(one: Step, catalog: Catalog) -> float:
    """The seconds that "+30 s" may not pass: the move's own maximum; a move that is not known gets no more time."""
    move = catalog.moves.get(one.move)
    return max(one.seconds, move.maximum if move else 0)


def least(one: Step, catalog: Catalog) -> int:
    """The lowest pressure at which the technique can be done at all."""
    technique = catalog.techniques.get(one.technique)
    return min(one.pressure, technique.pressure[0] if technique else one.pressure)


def parts(one: Step, catalog: Catalog) -> list[list[str]]:
    """[["heel@right", "the heel"], …]: the places as they are drawn; a parent is drawn as its parts."""
    return [
        [f"{part}@{one.foot}", catalog.places[part].name]
        for place in one.places
        if place in catalog.places
        for part in catalog.geometry.drawn_as(place)
    ]


def views(one: Step, catalog: Catalog) -> list[str]:
    """The step's own view and, where that does not show all of its places, one more that shows most of the others."""
    surfaces = {place: set(catalog.geometry.surfaces(place)) for place in one.places if place in catalog.places}
    missing = [seen for seen in surfaces.values() if not seen & set(SURFACES[one.view])]
    shown = {view: sum(bool(seen & set(SURFACES[view])) for seen in missing) for view in SURFACES}
    best = max(shown, key=lambda view: (shown[view], view == ACROSS.get(one.view)))
    return [one.view, best] if shown[best] else [one.view]


def longest(routine: Routine, catalog: Catalog) -> float:
    """Minutes that this receiver's conditions and cautions allow."""
    cards = [
        *(catalog.conditions.get(id) for id in routine.conditions),
        *(catalog.cautions.get(id) for id in routine.cautions),
    ]
    return min([MINUTES[1], *(card.minutes_max for card in cards if card and card.minutes_max)])


def trouble(routine: Routine, catalog: Catalog) -> dict:
    """What to do when it hurts: the course's limit of pain, and the signs that end a massage, the most urgent first."""
    stops = [caution for caution in catalog.cautions.values() if caution.effect == "stop"]
    numb = catalog.cautions.get("numb-feet") if "numb-feet" in routine.cautions else None
    return {
        "limit": catalog.find("evidence", "pain-limit").claim,
        "numb": numb.once_cleared if numb else "",
        "emergency": at_once(catalog.find("cautions", "suspected-clot").act),
        "signs": [
            {"name": one.name, "question": one.question, "act": one.act, "urgency": one.urgency}
            for one in sorted(stops, key=lambda one: HASTE.index(one.urgency))
        ],
    }


def at_once(act: str) -> str:
    """The sentence that says when to call the emergency number; the whole, if it is not told apart."""
    return next((one for one in SENTENCE.split(act) if "emergency number" in one), act)
