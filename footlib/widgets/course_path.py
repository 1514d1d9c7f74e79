"""The learner's way through the course, on one sheet: what is done, where to go on, and how to take it along."""

import json

import traitlets

from ..catalog import load
from ..errors import FootlibError
from ..records import binder, records
from .base import script, styles
from .course_report import report, state_of
from .recording import Recording

NO_FILE = "This file is not JSON, so it is no copy of your work from this course. Nothing was changed."


class Progress(Recording):
    """Lessons, exercises and drill as a picture and as text.

    wish: what the browser asks for, {"do": "tick" | "reset" | "restore" | "refresh", …}. said: the answer in a
    sentence. copy: all that is recorded, for the download, which so works without the kernel, too.
    """

    _esm = script("helpers", "keepsake", "course-steps", "course-keep", "course-path")
    _css = styles("progress", "course-path")

    state = traitlets.Dict().tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)
    copy = traitlets.Unicode().tag(sync=True)
    binder = traitlets.Bool().tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)
    brought = traitlets.List().tag(sync=True)  #: the browser's copies that are in the records now
    wish = traitlets.Dict().tag(sync=True)

    def __init__(self, *, catalog=None):
        self.catalog = catalog or load()
        super().__init__(binder=binder())

    def _recorded(self):
        """After each write in this kernel, and when shown again."""
        with self.hold_sync():
            super()._recorded()
            self.state = state_of(self.catalog, records())
            self.text = report(self.state)
            self.copy = json.dumps(records().export(), indent=1)
            self.trouble = records().trouble

    @traitlets.observe("wish")
    def _wished(self, change):
        if change.new:
            with self.hold_sync():
                self.said = ""
                {"tick": self._tick, "reset": self._reset, "restore": self._restore,
                 "refresh": lambda _: self._recorded()}[change.new["do"]](change.new)

    def _tick(self, wish):
        lesson = self.catalog.find("lessons", wish["lesson"])
        records().finish(wish["lesson"], bool(wish["on"]))
        self.said = f"{lesson.title}: {'finished' if wish['on'] else 'not finished'}."

    def _reset(self, wish):
        lesson = self.catalog.find("lessons", wish["lesson"])
        records().reset(wish["lesson"])
        self.said = f"{lesson.title} is as new. Run its cells again to see it so."

    def _restore(self, wish):
        """Copies from a file or from the browser, all of them or none."""
        count = records().restore(*(opened(text) for text in wish["texts"]))
        self.brought = list(wish.get("keys", []))
        entries = "entry" if count == 1 else "entries"
        self.said = f"Your work is back: {count} {entries}. Run the cells of an open lesson again to see it there."

    def __repr__(self):
        return self.text

    def _repr_mimebundle_(self, **kwargs):
        """Up to date whenever it is shown, and whole where only text can be shown."""
        self._recorded()
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        data["text/plain"] = self.text
        return bundle


def opened(text):
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise FootlibError(NO_FILE) from None
