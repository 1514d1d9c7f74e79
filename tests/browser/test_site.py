"""The site without a server: Python in the browser, nothing asked of anybody else, and what was done stays there.

`python start.py site FOLDER` builds it; the tests run where FOOTLIB_SITE names that folder, as .ci/run does.
"""

import contextlib
import functools
import http.server
import os
import threading

import pytest

import start

from .conftest import FLAGS, come_to

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

    def come(self, lesson=LESSONS[0], app="lab"):
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
        lab = come_to(page, f"{self.site}/{app}/index.html?path={lesson}")
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


@pytest.fixture
def visitor(browser, site, tmp_path):
    found = Visitor(browser.browser_type, tmp_path / "profile", site)
    yield found
    found.leave()
    assert found.outside == []


@pytest.fixture(scope="module")
def reader(browser, site, tmp_path_factory):
    """A visitor who reads lesson after lesson."""
    found = Visitor(browser.browser_type, tmp_path_factory.mktemp("visitor") / "profile", site)
    yield found
    found.leave()
    assert found.outside == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_runs_to_its_end(reader, lesson):
    """No cell of a lesson fails or warns where Python runs in the browser, without matplotlib."""
    lab = reader.come(lesson)
    assert lab.page.evaluate(RUN_ALL) == []
    assert lab.errors == []
    lab.page.close()


def test_the_planner_makes_a_routine(visitor):
    """Lesson 0 in the browser alone: two conditions, the safety check, and steps with hands and times."""
    lab = visitor.come()
    assert lab.page.evaluate(RUN_ALL) == []
    plan = lab.page.locator(".footlib-planner").last
    for name in ("Flat feet", "Tired feet"):
        plan.get_by_role("checkbox", name=name, exact=True).click()
    plan.get_by_role("button", name="None of these apply").click()
    routine = plan.get_by_role("region", name="Your routine")
    routine.get_by_role("button", name="Start", exact=True).wait_for()
    assert routine.get_by_role("list").get_by_role("listitem").count() > 8
    assert lab.page.locator(".footlib-map [aria-pressed]").count() > 60


def test_progress_stays_when_the_browser_is_closed(visitor):
    """A question of the quiz is answered; the page is loaded again, then the browser closed and opened: it is known."""
    lab = visitor.come()
    lab.page.evaluate(RUN_ALL)
    quiz = lab.page.locator(".footlib-quiz")
    quiz.get_by_role("radio").first.click()
    quiz.get_by_role("button", name="Check my answer").first.click()
    answered = "len(__import__('footlib').records.records().answers('quiz'))"
    lab.hears(answered, 1)
    for back in (lab.page.close, visitor.leave):
        back()
        lab = visitor.come()
        assert lab.ask(answered) == 1
