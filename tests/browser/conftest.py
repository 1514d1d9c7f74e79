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

from . import bare
from .lab import CELLS, Lab
from .screen import CALM

ROOT = Path(__file__).resolve().parent.parent.parent
#: These need a site that is built, and Voila (see .ci/run); without them they are not there, rather than skipped.
BUILT = ["test_site.py", "test_front_ends.py", "test_seen_otherwise.py"]
collect_ignore = [] if os.environ.get("FOOTLIB_SITE") else BUILT
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


def course_home(home):
    """A folder for the server's own files, and in it the one that the server serves."""
    (home / "course").mkdir()
    (home / "course" / "try.ipynb").write_text(notebook(), encoding="utf-8")
    quiet(home / "settings")
    return home


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextlib.contextmanager
def jupyterlab(home, port, app="jupyterlab", base="/"):
    """A JupyterLab (or "notebook") of this environment, serving home's folder course, stopped at the end.

    Nothing else is in that folder: a file that comes and goes there makes the file browser stumble.
    """
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    settings = {
        "JUPYTERLAB_SETTINGS_DIR": f"{home}/settings",
        "JUPYTERLAB_WORKSPACES_DIR": f"{home}/workspaces",
        "PYTHONPATH": paths,
        "IPYTHONDIR": f"{home}/ipython",
        "FOOTLIB_RECORDS": f"{home}/records.sqlite",
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
            f"--ServerApp.base_url={base}",
            "--IdentityProvider.token=",
            "--ServerApp.disable_check_xsrf=True",
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--KernelRestarter.time_to_dead=0.3",  # a killed Python is missed at once, not after 3 s
            "--LanguageServerManager.autodetect=False",  # basedpyright is there for .ci/run, not for the notebooks
            "--expose-app-in-browser",
        ],
        env=os.environ | settings,
        cwd=home / "course",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}{base}api/status")
        yield f"http://127.0.0.1:{port}{base}".rstrip("/")
    finally:
        stopped(server)


def stopped(server):
    """Ends a server, whether it listens or not."""
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


def opened(browser, address):
    """The notebook at an address, its kernel at rest."""
    return come_to(browser.new_context(viewport={"width": 1400, "height": 1000}).new_page(), address)


def come_to(page, address):
    page.set_default_timeout(30_000)
    found = Lab(page)
    page.goto(address)
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=90_000)
    found.idle()
    return found


@pytest.fixture(scope="session")
def open_lab(browser, tmp_path_factory):
    home = course_home(tmp_path_factory.mktemp("lab"))
    with jupyterlab(home, free_port()) as url:
        found = opened(browser, f"{url}/lab/tree/try.ipynb?reset")
        found.folder = home / "course"
        found.page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        yield found
        found.page.context.close()


def second_window(open_lab, name, **options):
    """Another browser on the same JupyterLab, and the address of a notebook of its own there."""
    (open_lab.folder / f"{name}.ipynb").write_text(notebook(), encoding="utf-8")
    base = open_lab.page.url.split("/lab")[0]
    options = {"viewport": {"width": 1400, "height": 1000}, "reduced_motion": CALM} | options
    context = open_lab.page.context.browser.new_context(**options)
    return context, f"{base}/lab/workspaces/{name}/tree/{name}.ipynb?reset"


@pytest.fixture(scope="session")
def notebook7(browser, tmp_path_factory):
    """The same notebook in Notebook 7, the page that many universities and Binder links open."""
    with jupyterlab(course_home(tmp_path_factory.mktemp("lab")), free_port(), app="notebook") as url:
        found = opened(browser, f"{url}/notebooks/try.ipynb")
        found.errors.clear()  # Notebook's own, from its start
        yield found
        found.page.context.close()
    assert found.errors == []


@pytest.fixture
def lab(open_lab, tmp_path):
    """The notebook as a test finds it, whatever the tests before it did (see Lab.fresh)."""
    open_lab.fresh(tmp_path / "records.sqlite")
    yield open_lab
    open_lab.take_away_dialogs()  # what JupyterLab asks is told by the test that made it ask, and stops no other
    assert open_lab.errors == []


@pytest.fixture(scope="session")
def python():
    """Python behind the bare pages."""
    return bare.Python()


@pytest.fixture(scope="session")
def open_page(browser, python):
    with bare.opened(browser, python) as page:
        yield page


@pytest.fixture
def screen(open_page, monkeypatch):
    """A page with widgets and nothing else, as a test finds it (see bare.py)."""
    with bare.afresh(open_page, monkeypatch) as page:
        yield page
