"""Ratios of the screen in a real JupyterLab, in one run: planner and map against other ways to show a picture.

    python benchmarks/browser.py

A change is timed in the browser, from a click to the moment when the picture has changed. All ways run side by side in
the same notebook and kernel, in turns, so that a slow or busy machine changes all of them. ipympl is measured where it
is installed (pip install ipympl). Needs what `python start.py test` installs.
"""

import importlib.util
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from playwright.sync_api import sync_playwright  # noqa: E402

import start  # noqa: E402

spec = importlib.util.spec_from_file_location("lab_parts", ROOT / "tests" / "browser" / "conftest.py")
lab_parts = importlib.util.module_from_spec(spec)  # the browser tests' JupyterLab
spec.loader.exec_module(lab_parts)

TURNS = 21

#: Waits until `changed` holds for a target after a click on a trigger; gives milliseconds.
TIME = """async ([trigger, target, look]) => {
  const state = () => look === 'canvas' ? window.paints : document.querySelector(target)?.[look];
  const before = state();
  const start = performance.now();
  document.querySelector(trigger).click();
  while (state() === before) {
    if (performance.now() - start > 5000) throw new Error(`no change of ${target} after ${trigger}`);
    await new Promise(r => { const c = new MessageChannel(); c.port1.onmessage = r; c.port2.postMessage(0); });
  }
  return performance.now() - start;
}"""
COUNT_PAINTS = """() => { window.paints = 0; const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...a) {
    window.paints += 1;
    return draw.apply(this, a);
  }; }"""

WAYS = {  # name: (code, trigger, target, what of it changes)
    "planner: a condition ticked → new routine": (
        "p = footlib.planner(['flat-feet']); p.answered = True\ndisplay(p)",
        ".footlib-planner [role=checkbox], .footlib-planner input[type=checkbox]",
        ".footlib-routine",
        "textContent",
    ),
    "FootMap: another place through the kernel": (
        "m = footlib.FootMap()\n"
        "b = toggle(lambda on: setattr(m, 'selected', ['heel@left'] if on else ['ball@right']))\ndisplay(b, m)",
        ".jp-OutputArea-output button",
        ".jp-OutputArea-output .footlib-map",
        "innerHTML",
    ),
    "interact + matplotlib redraw": (
        "b = toggle(); out = ipywidgets.interactive_output(redraw, {'on': b})\ndisplay(b, out)",
        ".jp-OutputArea-output button",
        ".jp-OutputArea-output img",
        "src",
    ),
    "ipympl": (
        "figure, ax, spots = canvas()\nb = toggle(lambda on: recolour(figure, spots, on))\ndisplay(b, figure.canvas)",
        ".jp-OutputArea-output button",
        ".jp-OutputArea-output canvas",
        "canvas",
    ),
}
SETUP = """
%matplotlib inline
import footlib, ipywidgets
from IPython.display import display
def toggle(call=None):
    button = ipywidgets.ToggleButton(description="change")
    if call:
        button.observe(lambda change: call(change.new), "value")
    return button
def redraw(on):
    from matplotlib import pyplot
    figure, ax = pyplot.subplots(figsize=(6, 6))
    for i in range(60):
        ax.add_patch(pyplot.Circle((i % 8, i // 8), 0.4, color="red" if on and i == 9 else "grey"))
    ax.autoscale()
    pyplot.show()
def canvas():
    import matplotlib
    matplotlib.use("module://ipympl.backend_nbagg")
    from matplotlib import pyplot
    figure, ax = pyplot.subplots()
    return figure, ax, ax.scatter(range(60), range(60), c=["grey"] * 60)
def recolour(figure, spots, on):
    spots.set_facecolor(["red" if on else "grey"] * 60)
    figure.canvas.draw_idle()
"""


def timed(lab, way):
    """Median milliseconds of one way's changes."""
    _, trigger, target, look = WAYS[way]
    found = []
    for _ in range(TURNS):
        found.append(lab.page.evaluate(TIME, [trigger, target, look]))
        lab.page.wait_for_timeout(150)
    return statistics.median(found[1:])


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as p:
        (Path(folder) / "try.ipynb").write_text(lab_parts.notebook(), encoding="utf-8")
        lab_parts.quiet(Path(folder) / "settings")
        with lab_parts.jupyterlab(folder, lab_parts.free_port()) as url:
            browser = p.chromium.launch(executable_path=start.find_browser(), args=lab_parts.FLAGS)
            lab = opened(browser, url)
            medians = measured(lab)
            browser.close()
    told(medians)


def opened(browser, url):
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(20_000)
    page.add_init_script(f"({COUNT_PAINTS})()")
    lab = lab_parts.Lab(page)
    page.goto(f"{url}/lab/tree/try.ipynb?reset")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=90_000)
    page.wait_for_function(lab_parts.KERNEL_IDLE, timeout=90_000)
    lab.run(SETUP)
    return lab


def measured(lab):
    medians = {}
    for way, (code, _, target, _) in WAYS.items():
        if way == "ipympl" and not importlib.util.find_spec("ipympl"):
            print("ipympl is not installed: left out")
            continue
        lab.show(code, target)
        lab.page.wait_for_timeout(1500)
        medians[way] = timed(lab, way)
    return medians


def told(medians):
    redraw = medians["interact + matplotlib redraw"]
    for way, median in medians.items():
        print(f"{way}: {median:.0f} ms, {median / redraw:.2f} × the redraw")


if __name__ == "__main__":
    main()
