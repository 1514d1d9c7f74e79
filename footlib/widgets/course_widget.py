"""What the course's widgets share: scripts and styles, truth in Python, mistakes said on the screen."""

import json
import re
from pathlib import Path
from typing import Any, cast

import anywidget
import traitlets

from .. import local_time, model
from ..arguments import answering
from ..catalog import Catalog
from ..errors import FootlibError
from .traits import Settable

HERE = Path(__file__).parent
IMPORT = re.compile(r'^@?import (?:[^;]+ from )?"\./([^"]+)";\n', re.MULTILINE)  # of a script or a style sheet
WIDGET = re.compile(r"^export default .*;\n", re.MULTILINE)  # what a script is to the page
WORDS = "words.js"  # is not a file
CALLED = re.compile(r'\bwidget\("([^"]+)"')
ROOT = re.compile(r"\.footlib(?![-\w])")  # the class of every widget, which each rule names


def script(name: str) -> str:
    """A widget's script and all that it imports as one module: anywidget loads it as a blob, where relative imports
    fail."""
    return bundle(f"{name}.js")


def styles(name: str, *, around: tuple[str, ...] = ("page",)) -> str:
    """A widget's rules, which reach only what is in it: on a page with many, none changes the look of another.

    around: sheets with the few rules that are about what stands around the widget.
    """
    inside = f'[data-footlib="{called(name)}"]'
    own = ROOT.sub(f".footlib:where({inside}, {inside} *)", bundle(f"{name}.css"))
    return own + "\n".join(bundle(f"{sheet}.css") for sheet in around)


def called(name: str) -> str:
    """What a widget's script calls it in the page."""
    found = CALLED.search((HERE / f"{name}.js").read_text(encoding="utf-8"))
    return found[1] if found else name


def bundle(file: str) -> str:
    """A file and all that it imports, each once, and before it whatever it imports itself. A script that is
    imported gives its functions; the widget that it exports is one of its own."""
    texts: dict[str, str] = {}

    def take_in(file: str) -> None:
        if file in texts:  # two may use one another's functions
            return
        texts[file] = ""
        text = words() if file == WORDS else (HERE / file).read_text(encoding="utf-8")
        for other in IMPORT.findall(text):
            take_in(other)
        del texts[file]
        texts[file] = IMPORT.sub("", text)

    take_in(file)
    own = texts.pop(file)
    return "\n".join([*(WIDGET.sub("", text) for text in texts.values()), own])


def words() -> str:
    """What scripts import as words.js: the words that learners read in more than one place, as Python has them."""
    known = {
        "GRADES": {grade: [said.sign, said.name] for grade, said in model.GRADES.items()},
        "MINUTES": model.MINUTES,
        "REFUSALS": model.REFUSALS_ON_SCREEN,
        "SECTIONS": model.SECTIONS,
        "VIEWS": model.VIEWS,
        "YES": model.YES,
    }
    return "\n".join(f"export const {name} = {json.dumps(value, ensure_ascii=False)};" for name, value in known.items())


class CourseWidget(Settable, anywidget.AnyWidget):
    """A widget of the course: Python holds the truth, and a mistake in a callback appears as a sentence.

    asked: the mark of what the browser asked last; heard: of what Python has dealt with last. So the browser knows
    whether its question has arrived (see asking in helpers.js).
    """

    problem = traitlets.Unicode().tag(sync=True)
    zone = traitlets.Unicode().tag(sync=True)  #: the browser's time zone; each browser tells it when it shows a widget
    asked = traitlets.Unicode().tag(sync=True)
    heard = traitlets.Unicode().tag(sync=True)
    catalog = cast(Catalog, None)  # the plain default while traits are being set up

    def __init_subclass__(cls, **options: Any) -> None:
        """A widget made or asked with a mistyped name, or something else, is answered with a sentence."""
        super().__init_subclass__(**options)
        answering(cls)

    @traitlets.default("zone")
    def _known_zone(self) -> str:
        return local_time.zone()

    def set_state(self, sync_data: dict[str, Any]) -> None:
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


def sentence(error: Exception) -> str:
    """What the reader is told of an error."""
    if isinstance(error, FootlibError):
        return str(error)
    return (
        f"Something went wrong in the code behind this ({type(error).__name__}: {error}). "
        "Try it once more; if it comes back, tell whoever runs the course."
    )
