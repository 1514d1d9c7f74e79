"""What the widgets' traits take: each has a rule, with a sentence about what it does not take."""

import json
from collections.abc import Callable
from copy import deepcopy
from inspect import get_annotations
from typing import Any, NoReturn

import traitlets

from ..arguments import KINDS, entries, number, word
from ..catalog import Catalog
from ..errors import FootlibError, UnknownName, echo, everything, hint
from ..model import ELSEWHERE, MINUTES, Routine
from ..spelling import readings

HOLD = {"a unicode string": "a text", "an int": "a whole number", "a dict": "a table"}  # traitlets' words → ours
HIGHLIGHT = "highlight takes places, or a list of {'place': 'heel@left', 'numbers': [1]}"


class Settable(traitlets.HasTraits):
    """What has traits, and is told in a sentence what each can hold. Whatever else it keeps under a public name is
    declared in its class: another name is mistyped, and setting it would do nothing."""

    def __setattr__(self, name: str, value: object) -> None:
        """What goes wrong in somebody's callback, for a value that can be held, stays what it is."""
        if wrong := "" if name.startswith("_") else not_to_set(type(self), name):
            raise FootlibError(wrong)
        before = vars(self).get("_trait_values", {}).get(name)
        try:
            super().__setattr__(name, value)
        except FootlibError:
            raise
        except Exception:
            if not self.has_trait(name) or holds(self, self.traits()[name], value):
                raise
            if before is not None:  # what could be kept, but not be sent to the browser
                self._trait_values[name] = before
            info = self.traits()[name].info()
            raise FootlibError(f"{name} must be {HOLD.get(info, info)}, not {echo(value)}.") from None


def not_to_set(cls: type, name: str) -> str:
    """'FootMap has no 'higlight' to set. Did you mean 'highlight'?'; nothing where the name can be set."""
    if isinstance(own := getattr(cls, name, None), property) and not own.fset:
        return f"{name} of {cls.__name__} follows from the rest: it can be read, and not be set."
    if hasattr(cls, name) or any(name in get_annotations(one) for one in cls.__mro__):
        return ""
    ours = [vars(one) for one in cls.__mro__ if one.__module__.startswith("footlib.")]
    known = [one for names in ours for one in names if isinstance(names[one], traitlets.TraitType) and one[0] != "_"]
    return f"{cls.__name__} has no {echo(name)} to set.{hint(name, known) or everything(known)}"


def holds(widget: traitlets.HasTraits, trait: traitlets.TraitType, value: object) -> bool:
    """Whether a trait can hold a value, and the browser be sent it."""
    try:
        found = trait._validate(widget, value)
        if trait.metadata.get("sync") and "to_json" not in trait.metadata:
            json.dumps(deepcopy(found))  # json goes deeper than ipywidgets, which walks lists in lists as a copy does
    except Exception:  # whatever somebody's own object raises
        return False
    return True


class Checked(traitlets.TraitType[Any, Any]):
    """A trait whose `rule(widget, value)` returns the value as it is kept, or raises a sentence about what is wrong.

    The rule runs at once. traitlets' own validators run late while several traits arrive together, and would let
    a wrong value be noticed by others first.
    """

    def __init__(self, rule: Callable[[Any, Any], Any], default: object):
        self.rule = rule
        super().__init__(default_value=default)

    def validate(self, obj: Any, value: object) -> Any:
        try:
            return self.rule(obj, value)
        except FootlibError:
            raise
        except Exception:  # whatever the rule, or somebody's own object, stumbles over
            raise FootlibError(f"{self.name} cannot be {echo(value)}.") from None

    def default(self, obj: Any = None) -> Any:
        return type(self.default_value)(self.default_value) if self.default_value is not None else None


class Flag(traitlets.Bool):
    """A trait that is True or False, at first False; anything else, what only counts as that too, gets a sentence."""

    def error(self, obj: object, value: object, error: object = None, info: object = None) -> NoReturn:
        raise FootlibError(f"{self.name} is True or False, not {echo(value)}.")


def one_of(kind: str, *known: str) -> Checked:
    """A trait that is one of a few words."""

    def rule(_: object, value: object) -> str:
        for written in (word(value), *readings(value)) if isinstance(value, str) else ():
            if written in known:
                return written
        raise UnknownName(value, kind, known)

    return Checked(rule, known[0])


def ids_of(attribute: str) -> Checked:
    """A trait that is a list of ids of one kind, each once, in the order given."""
    return Checked(lambda widget, value: id_list([widget.catalog.id_of(attribute, id) for id in id_list(value)]), [])


def asks(**kinds: type) -> Checked:
    """A trait for what the browser asks: a table in which each of these, where it is there, is of its kind."""

    def rule(_: object, value: object) -> dict[str, Any]:
        if isinstance(value, dict) and all(isinstance(value.get(key, kind()), kind) for key, kind in kinds.items()):
            return value
        fields = ", ".join(f"'{key}' ({KINDS[kind]})" for key, kind in kinds.items())
        raise FootlibError(f"This is what the browser asks, a table of {fields}, not {echo(value)}.")

    return Checked(rule, {})


def minutes_of_massage() -> Checked:
    """A trait that is a length which the course can plan, 20 minutes at first."""

    def rule(_: object, value: object) -> float:
        found = number("minutes", value, *MINUTES)
        return int(found) if found.is_integer() else found

    return Checked(rule, 20)


# --- places


def wish() -> Checked:
    """A trait that holds places of which the receiver wants more, or less, as they are given."""
    return Checked(lambda widget, value: id_list([widget.catalog.place_id(place) for place in id_list(value)]), [])


def marks_by_reason() -> Checked:
    """A trait that holds the places to keep off, by reason."""
    return Checked(lambda widget, value: marks_of(widget.catalog, value), {})


def spots_to_avoid() -> Checked:
    """A list of places, or places by reason; kept as it was given."""

    def known(widget: Any, value: object) -> dict[str, list[str]] | list[str]:
        if isinstance(value, dict):
            return {reason: places for reason, places in marks_of(widget.catalog, value).items() if places}
        return spot_texts(widget.catalog, value)

    return Checked(known, [])


def a_routine() -> Checked:
    """What plan() returns, or nothing yet."""

    def known(_: object, value: object) -> Routine | None:
        if value is not None and not isinstance(value, Routine):
            raise FootlibError(f"routine takes what plan() returns, not {type(value).__name__}.")
        return value

    return Checked(known, None)


def reason_of_mark() -> Checked:
    """A trait that is what a mark is made for: "wish", the id of a caution, or nothing."""
    return Checked(lambda widget, value: known_reason(widget.catalog, value), "")


def spot_texts(catalog: Catalog, value: object) -> list[str]:
    """Places with their foot, each once, in order: "heel" becomes heel@right and heel@left."""
    return id_list(map(str, catalog.spots(id_list(value))))


def highlights_of(catalog: Catalog, value: object) -> list[dict]:
    """[{"place": "ball@right", "numbers": [1, 3]}, …]; a plain place has no numbers."""
    given = [value] if isinstance(value, dict) else entries(value, HIGHLIGHT)
    items = [{"place": one} if isinstance(one, str) else one for one in given]
    for one in items:
        numbers = one.get("numbers", ()) if isinstance(one, dict) and "place" in one else None
        if not isinstance(numbers, (list, tuple)) or any(not isinstance(number, int) for number in numbers):
            raise FootlibError(f"{HIGHLIGHT}, not {echo(one)}.")
    return [{"place": catalog.place_id(one["place"]), "numbers": list(one.get("numbers", ()))} for one in items]


def marks_of(catalog: Catalog, value: object) -> dict[str, list[str]]:
    """Places marked red, by reason: "wish", or the id of a caution."""
    if not isinstance(value, dict):
        raise FootlibError(f"Marks are places by reason, such as {{'wish': ['heel@left']}}, not {echo(value)}.")
    found = {}
    for why, places in value.items():
        why = known_reason(catalog, why)
        found.setdefault(why, []).extend(marked_for(catalog, why, places))
    return {why: id_list(places) for why, places in found.items()}


def marked_for(catalog: Catalog, why: str, places: object) -> list[str]:
    """The places of one reason; what may lie anywhere in the body, such as an operation, can be elsewhere alone."""
    places = id_list(places)
    if ELSEWHERE in places and why in catalog.cautions and catalog.cautions[why].site:
        return [ELSEWHERE, *spot_texts(catalog, [one for one in places if one != ELSEWHERE])]
    return spot_texts(catalog, places)


def known_reason(catalog: Catalog, why: object) -> str:
    """ "wish", a caution's id, or nothing."""
    return why if isinstance(why, str) and why in ("", "wish") else catalog.id_of("cautions", why)


def id_list(value: object) -> list[str]:
    """One id or several as a list without repeats."""
    ids = entries(value, "Give an id or a list of ids")
    if odd := [one for one in ids if not isinstance(one, str)]:
        raise FootlibError(f"Each id is a text in quotes, such as 'heel@left'; {echo(odd[0])} is none.")
    return list(dict.fromkeys(map(word, ids)))
