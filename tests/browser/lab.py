"""The open notebook of the browser tests: shows a widget, asks Python, waits for it, sets width and theme."""

import contextlib
import json
import os
import signal
import time

import psutil

CELLS = ["# A cell above", "pass", "# A cell below"]
SHOW = 1  # the cell in which widgets are shown
LIGHT = "JupyterLab Light"
THEMES = (LIGHT, "JupyterLab Dark")
PATIENCE = 60  # seconds; only a test that fails waits so long
#: What anywidget says of a widget that a busy machine took two seconds to load; it shows and hears all the same.
GIVES_UP = "[anywidget] Failed to initialize model."
CALM = "reduce"  # moving hands take most of a core, in every window: they move where a test looks at them
MOVING = "no-preference"

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
FORGET = """() => Object.keys(localStorage).filter(key => key.startsWith('footlib.'))
  .forEach(key => localStorage.removeItem(key))"""
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

# Resolves when nothing moves any more: no colour of ours on its way, and for three frames every box where it was,
# to the pixel (a clock may run, a bar may grow). What never comes to rest is named after ten seconds.
STILL = """() => new Promise((done, fail) => {
  const ours = () => [...document.querySelectorAll('.footlib :not(svg *)')];
  const moving = () => document.getAnimations().some(({ effect, transitionProperty }) =>
    effect.target?.closest('.footlib') && /color|opacity|background|fill|stroke/.test(transitionProperty));
  const boxOf = (el) => {
    const { x, y, width, height } = el.getBoundingClientRect();
    return [x, y, width, height, el.scrollWidth].map(Math.round).join();
  };
  const begin = performance.now();
  let before = new Map(), quiet = 0;
  const look = () => {
    const now = new Map(ours().map((el) => [el, boxOf(el)]));
    const moved = [...now].filter(([el, box]) => before.get(el) !== box).map(([el]) => el.className);
    quiet = moved.length || before.size !== now.size || moving() ? 0 : quiet + 1;
    before = now;
    if (quiet === 3) done();
    else if (performance.now() - begin > 10000 && quiet === 0) fail(new Error(`never at rest: ${moved.slice(0, 5)}`));
    else requestAnimationFrame(look);
  };
  look();
})"""
SHUT_DOWN = f"async () => {{ await {SESSION}.shutdown(); }}"
START = f"async () => {{ await {SESSION}.changeKernel({{ name: 'python3' }}); }}"
RESTART = f"async () => {{ await {SESSION}.session.kernel.restart(); }}"
FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Lab:
    """The open notebook: shows code's widget, asks Python, sets width and theme."""

    def __init__(self, page):
        self.page = page
        self.requests = []
        self.errors = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: GIVES_UP in str(error) or self.errors.append(str(error)))
        page.add_locator_handler(page.locator(DEAD).first, take_away, no_wait_after=True)

    def fresh(self, records):
        """As every test finds it: wide, light, at rest, nobody's widget, nothing recorded, the mouse out of the way."""
        self.dismiss_dialogs()
        self.page.emulate_media(reduced_motion=CALM)
        self.page.mouse.move(0, 0)
        self.page.set_viewport_size({"width": 1400, "height": 1000})
        self.theme(LIGHT)
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

    def planner(self, code="p = planner()"):
        self.show(f"from footlib import planner\n{code}\np", ".footlib-planner .footlib-routine .fl-root")

    def ask(self, expression):
        """The value of a Python expression in the kernel."""
        status, said = self.page.evaluate(ASK, f"import json; print(json.dumps({expression}))")
        assert status == "ok", said
        return json.loads(said)

    def run(self, code):
        status, said = self.page.evaluate(ASK, code)
        assert status == "ok", said

    def hears(self, expression, value):
        """Waits until a Python expression has this value: what was done on the screen has arrived."""
        end = time.monotonic() + PATIENCE
        while (found := self.ask(expression)) != value and time.monotonic() < end:
            pass  # the question itself takes its time
        assert found == value

    def idle(self):
        self.page.wait_for_function(KERNEL_IDLE, timeout=90_000)

    def cells(self):
        """The sources of all cells but the one with the widget, and how many there are."""
        read = "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.map(c => c.getSource())"
        sources = self.page.evaluate(read)
        return [text for i, text in enumerate(sources) if i != SHOW], len(sources)

    def width(self, pixels, selector=".footlib-planner"):
        """The window becomes as wide as gives the output this width."""
        part = self.page.locator(selector).first
        for _ in range(6):
            now = part.evaluate("el => el.getBoundingClientRect().width")
            if round(now) == pixels:
                return
            size = self.page.viewport_size
            self.page.set_viewport_size({"width": round(size["width"] + pixels - now), "height": size["height"]})
            self.still()
        raise AssertionError(f"{selector} is {now} wide, never {pixels}")

    def theme(self, name):
        light = "true" if "Light" in name else "false"
        here = self.page.locator(f'body[data-jp-theme-light="{light}"]')
        if not here.count():
            change = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
            self.page.evaluate(change, name)
            here.wait_for(state="attached")
            self.still()

    def themes(self):
        """Each theme in turn, the one that is on first: a change takes longer than most of what is looked at in it."""
        light = self.page.evaluate("() => document.body.dataset.jpThemeLight === 'true'")
        for name in THEMES if light else THEMES[::-1]:
            self.theme(name)
            yield name

    def still(self):
        """Waits until nothing on the page moves any more."""
        self.page.evaluate(STILL)

    def frame(self):
        """Lets the page do what it has begun: two frames."""
        self.page.evaluate(FRAME)

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
    def held(self):
        """Python stands still. A busy cell is not enough: since ipykernel 7 a widget's messages have their thread."""
        kernel = psutil.Process(self.ask("__import__('os').getpid()"))
        kernel.suspend()
        try:
            yield
        finally:
            kernel.resume()

    @contextlib.contextmanager
    def without_python(self, how):
        """Python is "killed", "shut down", "restarted" without running a cell again, or "stopped" in the middle."""
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


GONE = {"killed": Lab.killed, "shut down": Lab.shut_down, "restarted": Lab.restarted, "stopped": Lab.held}


def take_away(dialogs):
    dialogs.evaluate_all(TAKE_AWAY)
