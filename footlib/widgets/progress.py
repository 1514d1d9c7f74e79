"""The learner's way through the course, on one sheet: what is done, where to go on, and how to take it along."""

import json

import traitlets

from ..arguments import one_of
from ..catalog import Catalog, course
from ..errors import FootlibError
from ..records import binder, records
from .course_report import report, state_of
from .course_widget import asks, script, styles
from .recording import Recording

OLD_COPY = "“Download” gives your work as it was before that."
NO_COPY = "Until then there is nothing to download."
NO_FILE = "This file is not JSON, so it is no copy of your work from this course. Nothing was changed."


class Progress(Recording):
    """Lessons, exercises and drill as a picture and as text.

    wish: what the browser asks for, {"do": "tick" | "reset" | "restore" | "refresh", …}. said: the answer in a
    sentence. copy: all that is recorded, for the download, which so works without the kernel, too.
    """

    _esm = script("progress")
    _css = styles("progress")

    state = traitlets.Dict().tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)
    copy = traitlets.Unicode().tag(sync=True)
    binder = traitlets.Bool().tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)
    brought = traitlets.List().tag(sync=True)  #: the browser's copies that are in the records now
    wish = asks(do=str, lesson=str, texts=list, keys=list).tag(sync=True)

    def __init__(self, *, catalog=None):
        self.catalog = course(catalog)
        super().__init__(binder=binder())

    @traitlets.observe("zone")
    def _recorded(self, _=None):
        """After each write in this kernel, and when shown again."""
        with self.hold_sync():
            super()._recorded()
            state = state_of(self.catalog, records())
            if records().whole or not self.state:  # what is only out of reach is not undone
                self.state = state
            self.text = report(self.state)

    def _trouble(self):
        """The same; and the copy to download, made anew: where there is none that is whole, the last one stays, and
        this says so."""
        try:
            self.copy = json.dumps(records().export(), indent=1)
        except FootlibError:
            return f"{records().trouble} {OLD_COPY if self.copy else NO_COPY}"
        return records().trouble

    @traitlets.observe("wish")
    def _wished(self, change):
        if change.new:
            known = {"tick": self._tick, "reset": self._reset, "restore": self._restore, "refresh": self._refresh}
            do = one_of("What progress() does", change.new.get("do"), tuple(known))
            with self.hold_sync():
                self.said = ""
                known[do](change.new)

    def _refresh(self, _):
        self._recorded()

    def _tick(self, wish):
        lesson, on = self.catalog.find("lessons", wish.get("lesson")), bool(wish.get("on"))
        done = records().finish(wish["lesson"], on)
        self.said = f"{lesson.title}: {'finished' if on else 'not finished'}.{unsaved(done)}"

    def _reset(self, wish):
        lesson = self.catalog.find("lessons", wish.get("lesson"))
        done = records().reset(wish["lesson"])
        self.said = f"{lesson.title} is as new. Run its cells again to see it so.{unsaved(done)}"

    def _restore(self, wish):
        """Copies from a file or from the browser, all of them or none. The browser lets go of what is brought back, so
        it counts as that only once it is safe."""
        count = records().restore(*(opened(text) for text in wish.get("texts", ())))
        safe = records().safe
        self.brought = list(wish.get("keys", [])) if safe else []
        entries = "entry" if count == 1 else "entries"
        self.said = (
            f"Your work is back: {count} {entries}. Run the cells of an open lesson again to see it there."
            f"{unsaved(safe)}"
        )

    def __repr__(self):
        return self.text

    def _repr_mimebundle_(self, **kwargs):
        """Up to date whenever it is shown, and whole where only text can be shown."""
        self._recorded()
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        data["text/plain"] = self.text
        return bundle


def unsaved(done):
    return "" if done else f" {records().trouble}"


def opened(text):
    try:
        return json.loads(text)
    except (TypeError, ValueError, RecursionError):
        raise FootlibError(NO_FILE) from None


def progress(*, catalog: Catalog | None = None) -> Progress:
    """Lessons, exercises, quizzes and drill as a picture and as text; `print(progress())` gives the text."""
    return Progress(catalog=catalog)
