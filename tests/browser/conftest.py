"""One JupyterLab and one Chromium for all browser tests; each test shows what it needs in the same notebook."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

import start

ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CELLS = ["# A cell above", "pass", "# A cell below"]
SHOW = 1  # the cell in which widgets are shown

RUN = """async (code) => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = 1;
  notebook.activeCell.model.sharedModel.setSource(code);
  await window.jupyterapp.commands.execute('notebook:run-cell');
}"""
ASK = """async (code) => {
  const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
  const said = [];
  const future = kernel.requestExecute({ code, store_history: false });
  future.onIOPub = ({ content }) => said.push(content.text ?? content.traceback?.join('\\n') ?? '');
  const reply = await future.done;
  return [reply.content.status, said.join('')];
}"""

KERNEL_IDLE = (
    "() => window.jupyterapp?.shell.currentWidget?.context?.sessionContext?.session?.kernel?.status === 'idle'"
)


def notebook():
    cells = [
        {"cell_type": "code", "id": f"cell-{i}", "metadata": {}, "source": text, "outputs": [], "execution_count": None}
        for i, text in enumerate(CELLS)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def quiet(settings):
    """No question about Jupyter's news over the widgets under test."""
    target = settings / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    target.parent.mkdir(parents=True)
    target.write_text(json.dumps({"fetchNews": "false"}), encoding="utf-8")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextlib.contextmanager
def jupyterlab(folder, port, app="jupyterlab"):
    """A JupyterLab (or "notebook") of this environment, serving a folder, stopped at the end."""
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    settings = {
        "JUPYTERLAB_SETTINGS_DIR": f"{folder}/settings",
        "JUPYTERLAB_WORKSPACES_DIR": f"{folder}/workspaces",
        "PYTHONPATH": paths,
        "IPYTHONDIR": f"{folder}/ipython",
        "FOOTLIB_RECORDS": f"{folder}/records.sqlite",
    }
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            app,
            "--no-browser",
            "--allow-root",
            "--ip=127.0.0.1",
            f"--port={port}",
            "--ServerApp.port_retries=0",
            "--IdentityProvider.token=",
            "--ServerApp.disable_check_xsrf=True",
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--expose-app-in-browser",
        ],
        env=os.environ | settings,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/api/status")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(10)


def wait_for(url):
    for _ in range(120):
        with contextlib.suppress(OSError):
            return urllib.request.urlopen(url, timeout=2).read()
        time.sleep(0.5)
    raise TimeoutError(f"JupyterLab does not answer at {url}")


class Lab:
    """The open notebook: shows code's widget, asks Python, sets width and theme."""

    def __init__(self, page):
        self.page = page
        self.requests = []
        self.errors = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def show(self, code, ready=".footlib .fl-root"):
        """Runs code in the middle cell, without answers from earlier tests, and waits for its widget."""
        self.page.evaluate("() => localStorage.removeItem('footlib.safety-check')")
        self.page.evaluate(RUN, "pass")
        self.page.evaluate(RUN, code)
        self.page.locator(ready).first.wait_for(timeout=20_000)

    def planner(self, code="p = planner()"):
        self.show(f"from footlib.panels import planner\n{code}\np", ".footlib-planner .footlib-routine .fl-root")

    def ask(self, expression):
        """The value of a Python expression in the kernel."""
        status, said = self.page.evaluate(ASK, f"import json; print(json.dumps({expression}))")
        assert status == "ok", said
        return json.loads(said)

    def run(self, code):
        status, said = self.page.evaluate(ASK, code)
        assert status == "ok", said

    def cells(self):
        """The sources of all cells but the one with the widget, and how many there are."""
        read = "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.map(c => c.getSource())"
        sources = self.page.evaluate(read)
        return [text for i, text in enumerate(sources) if i != SHOW], len(sources)

    def width(self, pixels, selector=".footlib-planner"):
        """The window becomes as wide as gives the output this width."""
        for _ in range(3):
            now = self.page.locator(selector).first.evaluate("el => el.getBoundingClientRect().width")
            size = self.page.viewport_size
            self.page.set_viewport_size({"width": round(size["width"] + pixels - now), "height": size["height"]})
            self.page.wait_for_timeout(250)

    def theme(self, name):
        self.page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", name)
        light = "true" if "Light" in name else "false"
        self.page.locator(f'body[data-jp-theme-light="{light}"]').wait_for(state="attached")


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests: the system's Chromium, or Playwright's own. Without one: skipped, in CI a failure."""
    api = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    with api.sync_playwright() as p:
        own = p.chromium.executable_path
        found = start.find_browser() or (own if Path(own).exists() else None)
        if not found and os.environ.get("CI"):
            pytest.fail(start.no_browser())
        if not found:
            pytest.skip(start.no_browser())
        chromium = p.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


def course_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    (folder / "try.ipynb").write_text(notebook(), encoding="utf-8")
    quiet(folder / "settings")
    return folder


def opened(browser, address):
    """The notebook at an address, its kernel at rest."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(10_000)
    found = Lab(page)
    page.goto(address)
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=90_000)
    page.wait_for_function(KERNEL_IDLE, timeout=90_000)
    return found


@pytest.fixture(scope="session")
def open_lab(browser, tmp_path_factory):
    folder = course_folder(tmp_path_factory)
    with jupyterlab(folder, free_port()) as url:
        found = opened(browser, f"{url}/lab/tree/try.ipynb?reset")
        found.records = folder / "records.sqlite"
        found.page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        yield found
        found.page.close()


@pytest.fixture(scope="session")
def notebook7(browser, tmp_path_factory):
    """The same notebook in Notebook 7, the page that many universities and Binder links open."""
    with jupyterlab(course_folder(tmp_path_factory), free_port(), app="notebook") as url:
        found = opened(browser, f"{url}/notebooks/try.ipynb")
        found.errors.clear()  # Notebook's own, from its start
        yield found
        found.page.close()
    assert found.errors == []


@pytest.fixture
def lab(open_lab):
    """The notebook as a test finds it: wide, light, three cells, no error and nothing recorded so far."""
    open_lab.records.unlink(missing_ok=True)
    open_lab.page.set_viewport_size({"width": 1400, "height": 1000})
    open_lab.errors.clear()
    yield open_lab
    assert open_lab.errors == []
