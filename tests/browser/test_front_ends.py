"""One script for each feature, the same in every front end: JupyterLab behind a JupyterHub, Notebook 7, a page of Voila
without code (what `python start.py app` opens), and the site without a server.

JupyterLab itself is where all other tests are. These are a step of .ci/run: they need what requirements-app.txt names,
and a site that is built (FOOTLIB_SITE).
"""

import contextlib
import os
import subprocess
import sys

import nbformat
import pytest

import start

from .conftest import ROOT, course_home, free_port, jupyterlab, opened, wait_for
from .hands import press
from .test_site import Visitor, served

pytestmark = pytest.mark.browser
PLACE = "Solar plexus, left foot"


class Pages:
    """A front end that shows each notebook as a page of its own, without code: Voila."""

    def __init__(self, browser, address, folder):
        self.page, self.address, self.folder = (
            browser.new_page(viewport={"width": 1400, "height": 1000}),
            address,
            folder,
        )
        self.page.set_default_timeout(60_000)

    def show(self, code, ready):
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
        nbformat.write(book, self.folder / "shown.ipynb")
        self.page.goto(f"{self.address}/voila/render/shown.ipynb")
        self.page.locator(ready).first.wait_for()


@contextlib.contextmanager
def voila(folder, records):
    """What `python start.py app` runs, on a folder."""
    port = free_port()
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environ = start.app_environment(os.environ | {"PYTHONPATH": paths, "FOOTLIB_RECORDS": str(records)})
    command = start.app_command(sys.executable, folder, ["--no-browser", f"--port={port}", "--Voila.port_retries=0"])
    server = subprocess.Popen(command, env=environ)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


@contextlib.contextmanager
def the_hub(browser, tmp_path):
    home = course_home(tmp_path)
    with jupyterlab(home, free_port(), base="/user/anna/") as url:
        yield opened(browser, f"{url}/lab/tree/try.ipynb?reset")


@contextlib.contextmanager
def notebook_7(browser, tmp_path):
    with jupyterlab(course_home(tmp_path), free_port(), app="notebook") as url:
        yield opened(browser, f"{url}/notebooks/try.ipynb")


@contextlib.contextmanager
def the_app(browser, tmp_path):
    (tmp_path / "pages").mkdir()
    with voila(tmp_path / "pages", tmp_path / "records.sqlite") as address:
        yield Pages(browser, address, tmp_path / "pages")


@contextlib.contextmanager
def the_site(browser, tmp_path):
    with served() as address:
        visitor = Visitor(browser.browser_type, tmp_path / "profile", address)
        yield visitor.own_page()
        visitor.leave()


FRONT_ENDS = {"a hub": the_hub, "Notebook 7": notebook_7, "the app": the_app, "the site": the_site}


@pytest.fixture(scope="module", params=FRONT_ENDS)
def front_end(request, browser, tmp_path_factory):
    with FRONT_ENDS[request.param](browser, tmp_path_factory.mktemp("home")) as found:
        yield found
        found.page.close()


def test_the_planner(front_end):
    """A condition and the safety check make a routine."""
    page = front_end.page
    front_end.show("from footlib import planner\nplanner()", ".footlib-planner .footlib-routine .fl-root")
    page.get_by_role("checkbox", name="Tired feet after standing", exact=True).click()
    page.get_by_role("button", name="None of these apply").click()
    page.get_by_role("button", name="Start session").wait_for()
    assert page.get_by_role("region", name="Your routine").get_by_role("listitem").count() > 8


def test_the_map(front_end):
    """A place is picked by keyboard, and Python hears of it."""
    page = front_end.page
    front_end.show("from footlib import FootMap\nFootMap()", ".footlib-map .fl-picture [data-place]")
    page.get_by_role("button", name=PLACE, exact=True).focus()
    page.keyboard.press("Enter")
    said = page.locator(".footlib-map [role=status][aria-live=polite]", has_text=f"{PLACE}, picked. 1 in all.")
    said.wait_for(state="attached")
    assert said.count() == 1


def test_the_session(front_end):
    """It fills the screen at a press, and nothing else is on it; the clock runs, and the next step comes at a press."""
    page = front_end.page
    code = "from footlib import plan, session\nsession(plan('tired-feet', minutes=5, cautions=()))"
    front_end.show(code, ".footlib-session .fl-root")
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("() => document.fullscreenElement?.classList.contains('footlib-session')")
    page.evaluate("() => document.exitFullscreen()")
    press(page, "Start")
    page.get_by_role("timer").wait_for()
    page.get_by_role("button", name="Next step").click()
    page.locator(".fl-step-count", has_text="Step 2 of").wait_for()
    assert page.get_by_role("button", name="It hurts / something is wrong").is_visible()


def test_a_quiz(front_end, catalog):
    """An answer is judged, with its reason."""
    page, first = front_end.page, catalog.quizzes["00-start-here"].questions[0]
    front_end.show("from footlib import quiz\nquiz('00-start-here')", ".footlib-quiz .fl-question")
    asked = page.get_by_role("group", name=first.ask)
    choice = first.choices[0]
    asked.get_by_role("radio", name=choice.says).check()
    asked.get_by_role("button", name="Check my answer").click()
    asked.get_by_text(choice.why).wait_for()
    assert asked.get_by_role("button", name="Check my answer").count() == 0


def test_the_drill(front_end):
    """A card is answered by keyboard, and Python says how it was."""
    page = front_end.page
    front_end.show("from footlib import drill\ndrill()", ".footlib-drill .fl-picture")
    names, places = (
        page.locator(f".footlib-drill {of}") for of in (".fl-name", "[role=button][data-place][tabindex='0']")
    )
    (names if names.count() else places).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => /Next card|See how/.test(document.activeElement.textContent)")
    assert page.get_by_text("Card 1 of").count() == 1


def test_progress(front_end):
    """A lesson that is ticked counts at once."""
    page = front_end.page
    front_end.show("from footlib import progress\nprogress()", ".footlib-progress .fl-lessons li")
    tick = page.get_by_role("checkbox", name="Start here: finished")
    tick.click()
    page.get_by_role("button", name="Start again: Start here").wait_for()
    assert tick.is_checked()
