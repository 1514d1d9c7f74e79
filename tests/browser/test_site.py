"""The site without a server: Python in the browser, nothing asked of anybody else, and what was done stays there.

`python start.py site FOLDER` builds it; the tests run where FOOTLIB_SITE names that folder, as .ci/run does.
"""

import contextlib
import functools
import http.server
import json
import os
import threading

import pytest

import start

from .conftest import FLAGS, come_to, notebook

pytestmark = pytest.mark.browser
SITE = os.environ.get("FOOTLIB_SITE", "")
LESSONS = sorted(path.name for path in (start.ROOT / "notebooks").glob("*.ipynb"))
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
RUN_ALL = """async () => {
  await jupyterapp.commands.execute('notebook:run-all-cells');
  const cells = jupyterapp.shell.currentWidget.content.model.sharedModel.cells.filter(c => c.cell_type === 'code');
  const wrong = (out) => out.output_type === 'error' || out.name === 'stderr';
  return cells.flatMap(c => c.getOutputs().filter(wrong).map(out => `${c.id}: ${out.evalue ?? out.text}`));
}"""
KERNEL = {"kernelspec": {"name": "python", "display_name": "Python (Pyodide)"}}
WRITE = """async (content) => {
  await jupyterapp.serviceManager.contents.save('try.ipynb', { type: 'notebook', format: 'json', content });
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *said):
        pass


@contextlib.contextmanager
def served():
    """The site's address, from a server that only hands out files, as GitHub Pages does."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=SITE))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Visitor:
    """Somebody with a browser of their own, who can close it and come back. It finds nobody else: no name but the
    site's leads anywhere, for the page, its workers and Python alike."""

    def __init__(self, chromium, profile, site):
        self.chromium, self.profile, self.site = chromium, profile, site
        self.outside = []
        self.context = None

    def come(self, path=LESSONS[0]):
        """Opens the browser, if it is closed, and a lesson in it."""
        if not self.context:
            options = {
                "executable_path": start.find_browser() or self.chromium.executable_path,
                "args": [*FLAGS, ALONE],
            }
            self.context = self.chromium.launch_persistent_context(str(self.profile), **options)
            self.context.on("request", self.note)
        page = self.context.new_page()
        page.set_viewport_size({"width": 1400, "height": 1000})
        lab = come_to(page, f"{self.site}/notebooks/index.html?path={path}")
        page.set_default_timeout(90_000)
        return lab

    def note(self, request):
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.outside.append(request.url)

    def leave(self):
        self.context.close()
        self.context = None


@pytest.fixture(scope="module")
def site():
    with served() as address:
        yield address


@pytest.fixture(scope="module")
def visitor(browser, site, tmp_path_factory):
    """A visitor who stays the same from test to test."""
    found = Visitor(browser.browser_type, tmp_path_factory.mktemp("visitor") / "profile", site)
    yield found
    found.leave()
    assert found.outside == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_runs_to_its_end(visitor, lesson):
    """No cell of a lesson fails or warns where Python runs in the browser, without matplotlib."""
    lab = visitor.come(lesson)
    assert lab.page.evaluate(RUN_ALL) == []
    assert lab.errors == []
    lab.page.close()


def test_planner_quiz_and_progress_in_the_browser_alone(visitor, catalog):
    """Two conditions and the safety check make a routine; an answer of the quiz is known after the page was loaded
    again, and after the browser was closed."""
    lab = visitor.come()
    lab.page.evaluate(WRITE, json.loads(notebook()) | {"metadata": KERNEL})
    lab.page.close()
    lab = visitor.come("try.ipynb")
    lab.planner()
    for id in ("flat-feet", "tired-feet"):
        lab.page.get_by_role("checkbox", name=catalog.conditions[id].name, exact=True).click()
    lab.page.get_by_role("button", name="None of these apply").click()
    lab.page.get_by_role("button", name="Start session").wait_for()
    assert lab.page.get_by_role("region", name="Your routine").get_by_role("listitem").count() > 8
    lab.show("from footlib import quiz\nq = quiz('00-start-here')\nq", ".footlib-quiz .fl-question")
    lab.page.get_by_role("radio").first.click()
    lab.page.get_by_role("button", name="Check my answer").first.click()
    answered = "len(__import__('footlib.records', fromlist=['x']).records().answers('quiz'))"
    lab.hears(answered, 1)
    for back in (lab.page.close, visitor.leave):
        back()
        lab = visitor.come("try.ipynb")
        assert lab.ask(answered) == 1
    assert lab.errors == []
