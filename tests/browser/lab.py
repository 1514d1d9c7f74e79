"""The open notebook of the browser tests: shows a widget, asks Python, waits for it, sets width and theme."""

import contextlib
import os
import signal

from .screen import FORGET, FRAME, Screen

CELLS = ["# A cell above", "pass", "# A cell below"]
SHOW = 1  # the cell in which widgets are shown
#: What anywidget says of a widget that a busy machine took two seconds to load; it shows and hears all the same.
GIVES_UP = "[anywidget] Failed to initialize model."

RUN = """async (code) => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = 1;
  notebook.activeCell.model.sharedModel.setSource(code);
  await window.jupyterapp.commands.execute('notebook:run-cell');
}"""
SESSION = "window.jupyterapp?.shell.currentWidget?.context?.sessionContext"
ASK = f"""async (code) => {{
  const said = [];
  const future = {SESSION}.session.kernel.requestExecute({{ code, store_history: false }});
  future.onIOPub = ({{ content }}) => said.push(content.text ?? content.traceback?.join('\\n') ?? '');
  const reply = await future.done;
  return [reply.content.status, said.join('')];
}}"""
KERNEL_IDLE = f"() => {SESSION}?.session?.kernel?.status === 'idle'"
# What is left of earlier tests in Python: widgets, names, another file of records, the belief to be on Binder.
CLEAN = """get_ipython().reset(new_session=False)
import os
from ipywidgets import Widget
Widget.close_all()
[os.environ.pop(name) for name in list(os.environ) if name.startswith("BINDER_")]
os.environ["FOOTLIB_RECORDS"] = {records!r}
"""

# JupyterLab's word on a dead kernel. It comes seconds later, on a busy machine several times, and over everything.
DEAD = "dialog.jp-Dialog[aria-label^='Kernel Restarting']"
TAKE_AWAY = "said => said.forEach(one => one.querySelector('.jp-mod-accept').click())"
FOLLOW = f"""() => {{ window.lives = [];
  {SESSION}.statusChanged.connect((_, status) => window.lives.push(status)); }}"""
ALIVE_AGAIN = """() => { const died = window.lives.lastIndexOf('autorestarting');
  return died >= 0 && window.lives.lastIndexOf('idle') > died; }"""

SHUT_DOWN = f"async () => {{ await {SESSION}.shutdown(); }}"
START = f"async () => {{ await {SESSION}.changeKernel({{ name: 'python3' }}); }}"
RESTART = f"async () => {{ await {SESSION}.session.kernel.restart(); }}"


class Lab(Screen):
    """The open notebook of a real JupyterLab."""

    def __init__(self, page):
        super().__init__(page)
        page.on("pageerror", lambda error: GIVES_UP in str(error) or self.errors.append(str(error)))
        page.add_locator_handler(page.locator(DEAD).first, take_away, no_wait_after=True)

    def fresh(self, records):
        """As every test finds it: wide, light, at rest, nobody's widget, nothing recorded, the mouse out of the way."""
        self.dismiss_dialogs()
        self.as_found()
        self.page.evaluate(RUN, "pass")
        self.run(CLEAN.format(records=str(records)))
        self.page.evaluate(FORGET)
        self.records = records
        self.errors.clear()

    def dismiss_dialogs(self):
        """Takes away all that JupyterLab asks, the unexpected, too; gives back what that was. Not all dialogs have a
        name; each has words."""
        asked = []
        while (dialogs := self.page.locator(".jp-Dialog")).count():
            if not self.page.locator(DEAD).count():
                asked.append(dialogs.first.inner_text())
                dialogs.first.locator("button").first.click()  # the careful answer stands first
            take_away(self.page.locator(DEAD))
            self.page.evaluate(FRAME)  # the next one that waits comes now
        return asked

    def take_away_dialogs(self):
        """JupyterLab's word on a dead kernel may stand there, and nothing else."""
        assert self.dismiss_dialogs() == []

    def show(self, code, ready=".footlib .fl-root"):
        """Runs code in the middle cell, without answers from earlier tests, and waits for its widget."""
        self.page.evaluate("() => localStorage.removeItem('footlib.safety-check')")
        self.page.evaluate(RUN, "pass")
        self.run_cell(code)
        self.page.locator(ready).first.wait_for()

    def run_cell(self, code):
        self.page.evaluate(RUN, code)

    def answered(self, code):
        status, said = self.page.evaluate(ASK, code)
        assert status == "ok", said
        return said

    def set_theme(self, name):
        change = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
        self.page.evaluate(change, name)

    def idle(self):
        self.page.wait_for_function(KERNEL_IDLE, timeout=90_000)

    def cells(self):
        """The sources of all cells but the one with the widget, and how many there are."""
        read = "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.map(c => c.getSource())"
        sources = self.page.evaluate(read)
        return [text for i, text in enumerate(sources) if i != SHOW], len(sources)

    # --- a Python that is dead or does not answer
    def kill(self):
        """kill -9. JupyterLab notices some seconds later, says so and starts another Python."""
        self.page.evaluate(FOLLOW)
        os.kill(self.ask("__import__('os').getpid()"), signal.SIGKILL)

    def revived(self):
        """Waits until JupyterLab has started another Python, and takes away its word about that."""
        self.page.wait_for_function(ALIVE_AGAIN, timeout=90_000)
        self.take_away_dialogs()

    @contextlib.contextmanager
    def without_python(self, how):
        """Python is "killed", "shut down", or "restarted" without running a cell again."""
        with GONE[how](self):
            yield

    @contextlib.contextmanager
    def killed(self):
        self.kill()
        try:
            yield
        finally:
            self.revived()

    @contextlib.contextmanager
    def shut_down(self):
        self.page.evaluate(SHUT_DOWN)
        try:
            yield
        finally:
            self.page.evaluate(START)
            self.idle()

    @contextlib.contextmanager
    def restarted(self):
        self.page.evaluate(RESTART)
        self.idle()
        yield


GONE = {"killed": Lab.killed, "shut down": Lab.shut_down, "restarted": Lab.restarted}


def take_away(dialogs):
    dialogs.evaluate_all(TAKE_AWAY)
