"""What the course's widgets share: scripts and styles, truth in Python, and mistakes said on the screen."""

import json
import re
from functools import lru_cache
from pathlib import Path

import anywidget
import traitlets

from .. import local_time
from ..arguments import KINDS, answering, entries, word
from ..errors import FootlibError, UnknownName, echo, readings

HERE = Path(__file__).parent
IMPORT = re.compile(r'^@?import (?:[^;]+ from )?"\./([^"]+)";\n', re.MULTILINE)  # of a script or a style sheet
ROOT = re.compile(r"\.footlib(?![-\w])")  # the class of every widget, which each rule names


def script(name: str) -> str:
    """A widget's script and all that it imports as one module: anywidget loads it as a blob, where relative imports
    fail."""
    return joined(f"{name}.js")


@lru_cache
def styles(name: str, widget: str = "", *, around: tuple[str, ...] = ("page",)) -> str:
    """A widget's rules, which reach only what is in it: on a page with many, none changes the look of another.

    widget: what its script calls it, if that is not the name of the sheet. around: sheets with the few rules that are
    about what stands around the widget.
    """
    inside = f'[data-footlib="{widget or name}"]'
    own = ROOT.sub(f".footlib:where({inside}, {inside} *)", joined(f"{name}.css"))
    return own + "\n".join(joined(f"{sheet}.css") for sheet in around)


@lru_cache
def joined(file: str) -> str:
    """A file and all that it imports, each once, and before it whatever it imports itself."""
    texts: dict[str, str] = {}

    def take_in(file: str) -> None:
        if file in texts:  # two may use one another's functions
            return
        texts[file] = ""
        text = (HERE / file).read_text(encoding="utf-8")
        for other in IMPORT.findall(text):
            take_in(other)
        del texts[file]
        texts[file] = IMPORT.sub("", text)

    take_in(file)
    return "\n".join(texts.values())


class Checked(traitlets.TraitType):
    """A trait whose `rule(widget, value)` returns the value as it is kept, or raises a sentence about what is wrong.

    The rule runs at once. traitlets' own validators run late while several traits arrive together, and would let
    a wrong value be noticed by others first.
    """

    def __init__(self, rule, default):
        self.rule = rule
        super().__init__(default_value=default)

    def validate(self, obj, value):
        try:
            return self.rule(obj, value)
        except FootlibError:
            raise
        except Exception:  # whatever the rule, or somebody's own object, stumbles over
            raise FootlibError(f"{self.name} cannot be {echo(value)}.") from None

    def default(self, obj=None):
        return type(self.default_value)(self.default_value) if self.default_value is not None else None


def one_of(kind, *known):
    """The rule of a trait that is one of a few words."""

    def rule(_, value):
        for written in (word(value), *readings(value)) if isinstance(value, str) else ():
            if written in known:
                return written
        raise UnknownName(value, kind, known)

    return Checked(rule, known[0])


def ids_of(attribute):
    """The rule of a trait that is a list of ids of one kind, each once, in the order given."""

    def rule(widget, value):
        return listed([widget.catalog.id_of(attribute, id) for id in listed(value)])

    return Checked(rule, [])


class Flag(traitlets.Bool):
    """A trait that is True or False; anything else gets a sentence."""

    def error(self, obj, value, error=None, info=None):
        raise FootlibError(f"{self.name} is True or False, not {echo(value)}.")


def flag(default=False):
    return Flag(default)


def listed(value):
    """One id or several as a list without repeats."""
    ids = entries(value, "Give an id or a list of ids")
    if odd := [one for one in ids if not isinstance(one, str)]:
        raise FootlibError(f"Each id is a text in quotes, such as 'heel@left'; {echo(odd[0])} is none.")
    return list(dict.fromkeys(map(word, ids)))


def asks(**kinds):
    """A trait for what the browser asks: a table in which each of these, where it is there, is of its kind."""

    def rule(_, value):
        if not isinstance(value, dict) or any(
            not isinstance(value.get(key, kind()), kind) for key, kind in kinds.items()
        ):
            fields = ", ".join(f"'{key}' ({KINDS[kind]})" for key, kind in kinds.items())
            raise FootlibError(f"This is what the browser asks, a table of {fields}, not {echo(value)}.")
        return value

    return Checked(rule, {})


HOLD = {"a unicode string": "a text", "an int": "a whole number", "a dict": "a table"}  # traitlets' words → ours


class Settable:
    """What has traits, and is told in a sentence what each can hold."""

    def __setattr__(self, name, value):
        """What goes wrong in somebody's callback, for a value that can be held, stays what it is."""
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


def holds(widget, trait, value):
    """Whether a trait can hold a value, and the browser be sent it."""
    try:
        found = trait._validate(widget, value)
        if trait.metadata.get("sync") and "to_json" not in trait.metadata:
            json.dumps(found)
    except Exception:  # whatever somebody's own object raises
        return False
    return True


class CourseWidget(Settable, anywidget.AnyWidget):
    """A widget of the course: Python holds the truth, and a mistake in a callback appears as a sentence.

    asked: the mark of what the browser asked last; heard: of what Python has dealt with last. So the browser knows
    whether its question has arrived (see asking.js).
    """

    problem = traitlets.Unicode().tag(sync=True)
    zone = traitlets.Unicode().tag(sync=True)  #: the browser's time zone; each browser tells it when it shows a widget
    asked = traitlets.Unicode().tag(sync=True)
    heard = traitlets.Unicode().tag(sync=True)
    catalog = None  # the plain default while traits are being set up

    def __init_subclass__(cls, **options):
        """A widget made or asked with a mistyped name, or something else, is answered with a sentence."""
        super().__init_subclass__(**options)
        answering(cls)

    @traitlets.default("zone")
    def _known_zone(self):
        return local_time.zone()

    def set_state(self, sync_data):
        """What the browser sends; whatever goes wrong with it, here or in somebody's callback, is said there."""
        with self.hold_sync():  # the mark goes back together with all that follows from what was asked
            try:
                if "zone" in sync_data:  # before anybody hears of it and writes a day
                    local_time.tell(sync_data["zone"])
                super().set_state(sync_data)
                if set(sync_data) != {"zone"}:  # nothing that the reader did
                    self.problem = ""
            except Exception as error:  # the one place where errors meet: the browser has no other way to hear of them
                self.problem = sentence(error)
                self.send_state([name for name in sync_data if name in self.keys])  # the screen goes back to the truth
            if "asked" in sync_data:
                self.heard = str(sync_data["asked"])


def sentence(error):
    if isinstance(error, FootlibError):
        return str(error)
    return (
        f"Something went wrong in the code behind this ({type(error).__name__}: {error}). "
        "Run the cell again; if it comes back, tell whoever runs the course."
    )
