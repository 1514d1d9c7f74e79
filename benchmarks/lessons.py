"""Run All of every lesson in a real JupyterLab, in one run, beside one cell that draws a single matplotlib plot.

    python benchmarks/lessons.py               all lessons; a part of a name picks some: lessons.py 03 06

Each lesson starts on a fresh kernel and counts as run when its last cell is done: first with an empty cache folder, as
on a new machine, then again. The dearest cells of the first run are named, so that one sees where the time goes.
Packages are compiled before, as pip does when it installs them. Needs what `python start.py test` installs.
"""

import compileall
import json
import os
import shutil
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from playwright.sync_api import sync_playwright  # noqa: E402

import start  # noqa: E402
from tests.browser import conftest as lab_parts  # noqa: E402  the browser tests' JupyterLab

PLOT = "from matplotlib import pyplot\npyplot.plot([1, 2])\npyplot.show()"
DEAREST = 3
#: Runs all cells; gives the seconds of the whole and of each cell, by its id.
RUN_ALL = """async () => {
  const context = jupyterapp.shell.currentWidget.context, kernel = context.sessionContext.session.kernel;
  const begun = {}, cells = {}, ids = [...context.model.cells].filter(c => c.type === 'code').map(c => c.id);
  const hear = (_, { msg, direction }) => {
    const id = msg.metadata?.cellId ?? begun[msg.parent_header?.msg_id]?.id;
    if (direction === 'send' && msg.header.msg_type === 'execute_request') begun[msg.header.msg_id] = { id };
    const mine = begun[msg.parent_header?.msg_id];
    if (!mine || msg.header.msg_type !== 'status') return;
    if (msg.content.execution_state === 'busy') mine.at = performance.now();
    else cells[mine.id] = (performance.now() - mine.at) / 1000;
  };
  kernel.anyMessage.connect(hear);
  const start = performance.now();
  await jupyterapp.commands.execute('notebook:run-all-cells');
  const all = (performance.now() - start) / 1000;
  kernel.anyMessage.disconnect(hear);
  return { all, cells };
}"""


def main(wanted):
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as p:
        home = lab_parts.course_home(Path(folder))
        folder = home / "course"
        shutil.copytree(ROOT / "notebooks", folder, dirs_exist_ok=True)
        (folder / "a-plot.ipynb").write_text(one_plot(), encoding="utf-8")
        compile_all()
        os.environ["FOOTLIB_CACHE"] = f"{home}/cache"
        lessons = [one.name for one in sorted(folder.glob("[0-9]*.ipynb"))]
        with lab_parts.jupyterlab(home, lab_parts.free_port()) as url:
            browser = p.chromium.launch(executable_path=start.find_browser(), args=lab_parts.FLAGS)
            picked = [name for name in lessons if any(part in name for part in wanted or [""])]
            measure(browser, f"{url}/lab/tree/", picked, home / "cache")
            browser.close()


def one_plot():
    empty = json.loads(lab_parts.notebook())
    empty["cells"][0]["source"] = PLOT
    return json.dumps(empty)


def compile_all():
    for path in (sysconfig.get_path("purelib"), ROOT / "footlib"):
        compileall.compile_dir(path, quiet=2, workers=0)


def measure(browser, address, lessons, cache):
    run(browser, f"{address}a-plot.ipynb")  # fills the caches of files and fonts
    plot = run(browser, f"{address}a-plot.ipynb")["all"]
    print(f"one plot: {plot:.1f} s")
    for name in lessons:
        shutil.rmtree(cache, ignore_errors=True)
        first, again = (run(browser, f"{address}{name}") for _ in range(2))
        dearest = sorted(first["cells"].items(), key=lambda cell: -cell[1])[:DEAREST]
        told = ", ".join(f"{cell} {seconds:.1f} s" for cell, seconds in dearest)
        print(
            f"{name}: {first['all']:.1f} s = {first['all'] / plot:.1f} × the plot, then {again['all']:.1f} s; "
            f"dearest at first: {told}",
            flush=True,
        )


def run(browser, address):
    lab = lab_parts.opened(browser, f"{address}?reset")
    lab.page.set_default_timeout(180_000)
    found = lab.page.evaluate(RUN_ALL)
    lab.page.evaluate("() => jupyterapp.serviceManager.sessions.shutdownAll()")
    lab.page.close()
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
