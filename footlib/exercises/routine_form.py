"""The answers of plan() as a form: what there is to choose, what the form's JSON stands for, and back."""

from collections.abc import Iterable
from typing import Any

from ..arguments import entries
from ..catalog import Catalog
from ..errors import FootlibError, echo
from ..handouts.share_line import answers
from ..model import MINUTES, Routine
from ..planning import plan
from .clicks import table_of, text_of
from .numbers import as_typed, read

LISTS = ("conditions", "cautions", "cleared", "more", "less")
FIELDS = (*LISTS, "minutes", "asked", "avoid", "who", "feet")
WISH = "wish"  #: the reason for keeping off a place that no safety answer gives

Option = list[str]  # id, name
Group = list[Any]  # title, options


def choices(catalog: Catalog) -> dict[str, Any]:
    """All that can be chosen, in groups, by name; nothing is left out that one exercise does not need."""
    return {
        "conditions": grouped((c.group, id, c.name) for id, c in catalog.conditions.items()),
        "cautions": grouped((c.group, id, c.name) for id, c in catalog.cautions.items()),
        "places": [
            ["Plain places", named(catalog.regions)],
            ["Zones of the chart", named(catalog.zones)],
        ],
        "feet": {id: list(feet) for id, feet in catalog.geometry.feet.items() if len(feet) == 1},
        "implies": {id: list(c.implies) for id, c in catalog.conditions.items() if c.implies},
        "clearable": [id for id, c in catalog.cautions.items() if c.effect == "clear-first" and not c.never_cleared],
        "spots": [id for id, c in catalog.cautions.items() if (c.effect == "local" and not c.places) or c.site],
        "minutes": list(MINUTES),
    }


def named(entries_: Any) -> list[Option]:
    return sorted(([id, one.name] for id, one in entries_.items()), key=lambda option: option[1].casefold())


def grouped(rows: Iterable[tuple[str, str, str]]) -> list[Group]:
    """[[title, [[id, name], …]], …], groups and names in the order of the data."""
    found: dict[str, list[Option]] = {}
    for group, id, name in rows:
        found.setdefault(group, []).append([id, name])
    return [[group.replace("-", " ").capitalize(), options] for group, options in found.items()]


def planned(value: object, catalog: Catalog) -> Any:
    """The routine that a form stands for; `...` while nothing is picked. FootlibError, as plan() raises it."""
    form = table_of(value, *FIELDS)
    lists = {name: entries(form.get(name, ()), f"{name} is a list") for name in LISTS}
    if not lists["conditions"]:
        return ...
    minutes = text_of(form.get("minutes", "20"), "Minutes")
    if not minutes:
        raise FootlibError("Say how many minutes it may take.")
    asked = form.get("asked") is True or bool(lists["cautions"])
    return plan(
        lists["conditions"],
        minutes=read(minutes, "minutes"),
        cautions=lists["cautions"] if asked else None,
        cleared=lists["cleared"],
        avoid=kept_off(form.get("avoid", ())),
        more=lists["more"],
        less=lists["less"],
        who=form.get("who", "partner"),
        feet=form.get("feet", "both"),
        catalog=catalog,
    )


def kept_off(marks: object) -> list[str] | dict[str, list[str]]:
    """Places by reason; a plain list, as one writes it, where all of them are wishes."""
    found: dict[str, list[str]] = {}
    for mark in entries(marks, "Places to keep off are a list"):
        one = table_of(mark, "place", "why")
        found.setdefault(text_of(one.get("why", WISH), "A reason"), []).append(text_of(one.get("place"), "A place"))
    return found[WISH] if found.keys() == {WISH} else found


def as_form(given: object) -> dict[str, Any]:
    """The form that stands for a routine, or for the answers that it was planned from, as they are kept."""
    asked = answers(given) if isinstance(given, Routine) else given
    if not isinstance(asked, dict):
        raise FootlibError(f"Only a routine can be shown as a form, not {echo(given)}.")
    avoid = asked.get("avoid") or {}
    marks = avoid if isinstance(avoid, dict) else {WISH: avoid}
    return {
        **{name: list(asked.get(name) or ()) for name in LISTS},
        "minutes": as_typed(asked["minutes"]),
        "asked": asked.get("cautions") is not None,
        "avoid": [{"place": place, "why": why} for why, places in marks.items() for place in places],
        "who": asked["who"],
        "feet": asked["feet"],
    }


def in_words(form: dict[str, Any], catalog: Catalog) -> str:
    """A form as one reads it: 'Tired feet; 10 minutes; both feet, by a partner; safety check: nothing applies.'"""
    cautions = [catalog.cautions[id].name for id in form["cautions"]]
    said = [
        *(catalog.conditions[id].name for id in form["conditions"]),
        f"{form['minutes']} minutes",
        {"both": "both feet", "left": "the left foot", "right": "the right foot"}[form["feet"]],
        {"partner": "by a partner", "self": "by oneself"}[form["who"]],
        f"safety check: {', '.join(cautions) or ('nothing applies' if form['asked'] else 'not asked')}",
        *(f"a clinician has said yes: {catalog.cautions[id].name}" for id in form["cleared"]),
        *(f"keep off: {place_in_words(catalog, mark['place'])}" for mark in form["avoid"]),
        *(f"{wish}: {place_in_words(catalog, text)}" for wish in ("more", "less") for text in form[wish]),
    ]
    return f"{'; '.join(said)}."


def place_in_words(catalog: Catalog, text: str) -> str:
    """'Toes', or 'Ball of the foot, left foot'."""
    id, feet = catalog.place(text)
    return catalog.places[id].name + (f", {feet[0]} foot" if len(feet) == 1 else "")
