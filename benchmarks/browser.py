"""The screen in a real JupyterLab, in one run: planner and map beside other ways to show a picture, and beside a floor:
a bare anywidget that changes one element through the kernel. Nothing can be faster than that.

    python benchmarks/browser.py

Changes are timed in the browser, from a click to the moment when the picture has changed; all ways run in the same
notebook and kernel, so that a slow or busy machine slows all of them: the ratios count, not the milliseconds. Needs
what `python start.py test` installs.
ipympl is no part of the course: `pip install ipympl` first, and it is measured too.
"""

import importlib.util
import os
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from crowded import crowded  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

import start  # noqa: E402
from tests.browser import conftest as lab_parts  # noqa: E402  the browser tests' JupyterLab
from tests.browser.lab import RUN  # noqa: E402

TURNS, SHOWS = 21, 5
MANY = 1000
OUTPUT = ".jp-OutputArea-output"
WRITE = "code => window.jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel.setSource(code)"

#: Acts, and gives the milliseconds until every state (a JavaScript expression) is there and another than before.
TIME = """async ([act, states]) => {
  const look = () => states.map((state) => eval(state));
  const before = look();
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`nothing changed after ${act}`)), 60000);
    const check = () => {
      if (!look().every((now, i) => now && now !== before[i])) return;
      changes.disconnect();
      clearTimeout(late);
      done(performance.now() - start);
    };
    const changes = new MutationObserver(check);
    changes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    window.painted = check;
    const start = performance.now();
    eval(act);
  });
}"""
#: What a click or a pointer costs: its own work, and the layout that follows.
FEEDBACK = """([kind, selector]) => {
  const places = [...document.querySelectorAll(selector)];
  return places.slice(0, 20).map((place) => {
    const start = performance.now();
    place.dispatchEvent(new MouseEvent(kind, { bubbles: true }));
    document.querySelector('.footlib-map').getBoundingClientRect();
    return performance.now() - start;
  });
}"""
COUNT_PAINTS = """() => { window.paints = 1; const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...a) {
    const drawn = draw.apply(this, a);
    window.paints += 1;
    window.painted?.();
    return drawn;
  }; }"""
RUN_CELL = "window.jupyterapp.commands.execute('notebook:run-cell')"
BUTTON = f"document.querySelector('{OUTPUT} button')"
LABELS = "document.querySelector('.footlib-map .fl-labels')?.textContent"


@dataclass(frozen=True)
class Way:
    """One way to show a picture: what shows it, what changes it, and by what one sees that it has changed."""

    code: str
    trigger: str  #: a JavaScript expression: the element to click
    states: tuple[str, ...]
    ready: str  #: what is there when it is shown


def footmap(catalog):
    code = (
        f"m = footlib.FootMap(catalog={catalog})\n"
        "b = toggle(lambda on: setattr(m, 'selected', ['heel@left'] if on else ['ball@right']))\ndisplay(b, m)"
    )
    return Way(code, BUTTON, (LABELS,), ".footlib-map .fl-picture")


def redraw(places):
    code = f"b = toggle(); out = interactive_output(redraw, {{'on': b, 'n': fixed({places})}})\ndisplay(b, out)"
    return Way(code, BUTTON, (f"document.querySelector('{OUTPUT} img')?.src",), f"{OUTPUT} img")


def canvas(places):
    code = f"c, spots = canvas({places})\nb = toggle(lambda on: recolour(c, spots, on))\ndisplay(b, c)"
    return Way(code, BUTTON, ("window.paints",), f"{OUTPUT} canvas")


FLOOR, REDRAW = "the floor: a bare anywidget, one element", "interact + matplotlib redraw"
BARE = Way(
    "display(Bare())",
    "document.querySelector('.bare button')",
    ("document.querySelector('.bare output').textContent",),
    ".bare output",
)
PLANNER = Way(
    "p = footlib.planner(['flat-feet']); p.answered = True\ndisplay(p)",
    "document.querySelectorAll('.footlib-planner .footlib-picker input[type=checkbox]')[5]",
    ("document.querySelector('.footlib-routine').textContent", LABELS),
    ".footlib-planner .footlib-routine .fl-root",
)
WAYS = {  # ipympl last: it takes pyplot's windows for itself from then on
    FLOOR: BARE,
    f"{REDRAW}, 60 places": redraw(60),
    "FootMap, 61 zones": footmap("None"),
    "planner: a condition ticked, new routine and map": PLANNER,
    f"{REDRAW}, {MANY} places": redraw(MANY),
    f"FootMap, {MANY} zones": footmap("many"),
    "ipympl, 60 places": canvas(60),
    f"ipympl, {MANY} places": canvas(MANY),
}
SETUP = '''
%matplotlib inline
import anywidget, footlib, traitlets
from ipywidgets import ToggleButton, fixed, interactive_output
from IPython.display import display
class Bare(anywidget.AnyWidget):
    _esm = """export default { render({ model, el }) {
      const [button, output] = ["button", "output"].map((tag) => document.createElement(tag));
      button.onclick = () => { model.set("asked", model.get("asked") + 1); model.save_changes(); };
      model.on("change:answer", () => { output.textContent = model.get("answer"); });
      output.textContent = "nothing";
      el.classList.add("bare");
      el.append(button, output);
    } }"""
    asked, answer = (traitlets.Int().tag(sync=True) for _ in range(2))
    @traitlets.observe("asked")
    def _answer(self, change):
        self.answer = change.new
def toggle(call=None):
    button = ToggleButton(description="change")
    if call:
        button.observe(lambda change: call(change.new), "value")
    return button
def redraw(on, n):
    from matplotlib import pyplot
    figure, ax = pyplot.subplots(figsize=(6, 6))
    for i in range(n):
        ax.add_patch(pyplot.Circle((i % 30, i // 30), 0.4, color="red" if on and i == 9 else "grey"))
    ax.autoscale()
    pyplot.show()
def canvas(n):
    import matplotlib
    matplotlib.use("module://ipympl.backend_nbagg")
    from matplotlib import pyplot
    pyplot.close("all")
    with pyplot.ioff():
        figure, ax = pyplot.subplots()
    return figure.canvas, ax.scatter([i % 30 for i in range(n)], [i // 30 for i in range(n)], c=["grey"] * n)
def recolour(canvas, spots, on):
    spots.set_facecolor(["red" if on else "grey"] * len(spots.get_offsets()))
    canvas.draw_idle()
'''


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as p:
        home = lab_parts.course_home(Path(folder))
        os.environ["FOOTLIB_CACHE"] = f"{folder}/cache"
        with lab_parts.jupyterlab(home, lab_parts.free_port()) as url:
            browser = p.chromium.launch(executable_path=start.find_browser(), args=lab_parts.FLAGS)
            lab = lab_parts.opened(browser, f"{url}/lab/tree/try.ipynb?reset")
            lab.page.evaluate(COUNT_PAINTS)
            many = crowded(Path(folder), MANY)
            lab.run(f"{SETUP}\nmany = footlib.load({str(many)!r})\nfootlib.FootMap(catalog=many)")
            measure_all(lab)
            browser.close()


def possible(name):
    if name.startswith("ipympl") and not importlib.util.find_spec("ipympl"):
        print(f"{name}: left out, because ipympl is not installed (pip install ipympl).")
        return False
    return True


def measured(lab, way):
    """Medians in milliseconds: first display, change through the kernel, and for a map what click and pointer cost."""
    first = [displayed(lab, way) for _ in range(SHOWS)]
    act = f"{way.trigger}.click()"
    changes = []
    for _ in range(TURNS):
        lab.page.wait_for_timeout(150)
        changes.append(lab.page.evaluate(TIME, [act, list(way.states)]))
    found = {"first": statistics.median(first), "change": statistics.median(changes[1:])}
    if ".footlib-map" in way.ready:
        for kind in ("click", "pointerover"):
            found[kind] = statistics.median(lab.page.evaluate(FEEDBACK, [kind, ".footlib-map .zone[role=button]"]))
    return found


def displayed(lab, way):
    """From running the cell to the picture in the page."""
    lab.page.evaluate(RUN, "pass")
    lab.page.wait_for_timeout(300)
    lab.page.evaluate(WRITE, way.code)
    took = lab.page.evaluate(TIME, [RUN_CELL, [f"document.querySelector('{way.ready}')"]])
    lab.page.wait_for_timeout(700)
    return took


def measure_all(lab):
    """One line a way; each number beside the floor and the matplotlib redraw of as many places."""
    beside = {}
    for name, way in WAYS.items():
        if possible(name):
            found = measured(lab, way)
            if name == FLOOR:
                beside["floor"] = found
            elif name.startswith(REDRAW):
                beside["redraw"] = found
            print(f"{name}: {told(found, beside)}", flush=True)


def told(found, beside):
    """'change 48 ms = 2.00 × the floor, 0.17 × the redraw; first display …'."""
    parts = [
        f"{words} {found[what]:.0f} ms{times(what, found, beside)}"
        for what, words in (("change", "change"), ("first", "first display"))
    ]
    return "; ".join(parts + [f"{kind} {found[kind]:.1f} ms" for kind in ("click", "pointerover") if kind in found])


def times(what, found, beside):
    ratios = [f"{found[what] / other[what]:.2f} × the {name}" for name, other in beside.items() if other is not found]
    return f" = {', '.join(ratios)}" if ratios else ""


if __name__ == "__main__":
    main()
