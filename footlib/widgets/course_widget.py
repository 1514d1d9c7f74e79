"""What the course's widgets share: scripts and styles, truth in Python, mistakes said on the screen, and records."""

import re
from functools import lru_cache
from pathlib import Path
from typing import cast

import anywidget
import traitlets

from .. import local_time
from ..arguments import answering
from ..catalog import Catalog
from ..errors import FootlibError
from ..records import binder, records
from .traits import Settable, flag

HERE = Path(__file__).parent
IMPORT = re.compile(r'^@?import (?:[^;]+ from )?"\./([^"]+)";\n', re.MULTILINE)  # of a script or a style sheet
ROOT = re.compile(r"\.footlib(?![-\w])")  # the class of every widget, which each rule names
NO_ROOM = (
    "This browser has no room for a copy of your work: its storage is full or closed. The last copy that it "
    "took stays; only Download in progress() has what came after it."
)


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


class CourseWidget(Settable, anywidget.AnyWidget):
    """A widget of the course: Python holds the truth, and a mistake in a callback appears as a sentence.

    asked: the mark of what the browser asked last; heard: of what Python has dealt with last. So the browser knows
    whether its question has arrived (see asking.js).
    """

    problem = traitlets.Unicode().tag(sync=True)
    zone = traitlets.Unicode().tag(sync=True)  #: the browser's time zone; each browser tells it when it shows a widget
    asked = traitlets.Unicode().tag(sync=True)
    heard = traitlets.Unicode().tag(sync=True)
    catalog = cast(Catalog, None)  # the plain default while traits are being set up

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


def sentence(error: Exception) -> str:
    """What the reader is told of an error."""
    if isinstance(error, FootlibError):
        return str(error)
    return (
        f"Something went wrong in the code behind this ({type(error).__name__}: {error}). "
        "Run the cell again; if it comes back, tell whoever runs the course."
    )


class Recording(CourseWidget):
    """A widget that records. It says what troubles the file, and on Binder the browser keeps a copy beside it: its
    script calls keep(model, signal) of backup_copies.js.

    trouble: a sentence about the file or the browser's copy, or nothing. keepsake: on Binder, whose disk is lost, all
    that is recorded. refused: whether the browser has no room for it.
    """

    trouble = traitlets.Unicode().tag(sync=True)
    keepsake = traitlets.Unicode().tag(sync=True)
    refused = flag().tag(sync=True)

    def __init__(self, **traits):
        super().__init__(**traits)
        self._recorded()
        records().watch(self._recorded)

    def _recorded(self):
        """After each write in this kernel."""
        with self.hold_sync():
            if binder():  # where there is none that is whole, the browser keeps the one that it has
                self.keepsake = records().keepsake() or self.keepsake
            self._say_trouble()

    @traitlets.observe("refused")
    def _say_trouble(self, _=None):
        self.trouble = " ".join(filter(None, [self._trouble(), NO_ROOM if self.refused else ""]))

    def _trouble(self):
        """What troubles the file."""
        return records().trouble
