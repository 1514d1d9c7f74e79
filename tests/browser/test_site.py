"""The site without a server: Python in the browser, nothing asked of anybody else, and what was done stays there.

`python start.py site FOLDER` builds it; the tests run where FOOTLIB_SITE names that folder, as .ci/run does,
which builds it with a condition and a lesson of somebody's own.
"""

import contextlib
import functools
import http.server
import json
import os
import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError

import start

from .conftest import FLAGS, come_to, notebook
from .lab import SESSION, Lab

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


OWN_CARD = """from footlib import handout, plan, with_card
own = with_card(card)
r = plan("dance-feet", cautions=(), catalog=own)
files = [handout(r, f"card.{kind}", catalog=own) for kind in ("html", "md", "ics")]"""
PDF = """from footlib import FootlibError
try:
    handout(r, 'card.pdf', catalog=own)
except FootlibError as error:
    said = str(error)"""
PROGRESS = "from footlib import progress\np = progress()\np"
NOTHING = """import anywidget, traitlets
class Both(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
      el.className = 'both-sides';
      el.textContent = model.get('given').one == null;
      model.set('told', { one: null, list: [null] });
      model.save_changes();
    } }'''
    given = traitlets.Dict({'one': None}).tag(sync=True)
    told = traitlets.Dict({}).tag(sync=True)
w = Both()
w"""
UNANSWERED = """from footlib.records import Entry, records
records().note_session(Entry(title='Flat feet', done=1, of=2, seconds=60, before=None, after=8, notes=''))"""
RECORDS = "__import__('footlib.records', fromlist=['records']).records()"
NO_DISK = "Object.defineProperty(navigator, 'serviceWorker', { value: undefined })"
COMPLETE = f"""async (code) => {{
  const kernel = {SESSION}.session.kernel;
  return (await kernel.requestComplete({{ code, cursor_pos: code.length }})).content.matches;
}}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *said):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, address):
        """A page that is closed takes no more of what was on its way."""


class Slow(Quiet):
    """Keeps one file back until it is told to let it go; `gone` files never come."""

    late, gone, let_go = "", "", threading.Event()

    def do_GET(self):
        if self.gone and self.gone in self.path:
            self.send_error(404)
            return
        if self.late and self.late in self.path:
            self.let_go.wait(60)
        super().do_GET()


@contextlib.contextmanager
def served(handler=Quiet):
    """The site's address, from a server that only hands out files, as GitHub Pages does."""
    server = Server(("127.0.0.1", 0), functools.partial(handler, directory=SITE))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Visitor:
    """Somebody with a browser of their own, who can close it and come back. It finds nobody else: no name but the
    site's leads anywhere, for the page, its workers and Python alike."""

    def __init__(self, chromium, profile, site, script=""):
        self.chromium, self.profile, self.site, self.script = chromium, profile, site, script
        self.outside, self.missing = [], []
        self.context = None

    def come(self, path=LESSONS[0]):
        """Opens the browser, if it is closed, and a lesson in it."""
        if not self.context:
            options = {
                "executable_path": start.find_browser() or self.chromium.executable_path,
                "args": [*FLAGS, ALONE],
            }
            self.context = self.chromium.launch_persistent_context(str(self.profile), **options)
            self.context.add_init_script(self.script)
            self.context.on("request", self.note)
            self.context.on("response", lambda answer: answer.status >= 400 and self.missing.append(answer.url))
        page = self.context.new_page()
        page.set_viewport_size({"width": 1400, "height": 1000})
        address = f"{self.site}/notebooks/index.html?path={path}"
        try:
            lab = come_to(page, address)
        except TimeoutError:  # seen once in dozens of visits, with other work beside it; a reader loads the page anew
            lab = come_to(page, address)
        page.set_default_timeout(90_000)
        return lab

    def own_page(self):
        """A notebook that is no lesson, as in the other browser tests."""
        lab = self.come()
        lab.page.evaluate(WRITE, json.loads(notebook()) | {"metadata": KERNEL})
        lab.page.close()
        return self.come("try.ipynb")

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
    found.own_page().page.close()
    yield found
    found.leave()
    assert (found.outside, found.missing) == ([], [])


def test_the_readme_tells_how_large_the_site_is():
    """Who builds one knows what the server has to keep, to a tenth."""
    told = re.search(r"about (\d+) MB, in a few minutes", (start.ROOT / "README.md").read_text(encoding="utf-8"))
    size = sum(path.stat().st_size for path in Path(SITE).rglob("*") if path.is_file()) / 1_000_000
    assert told and abs(size - int(told[1])) < int(told[1]) / 10


def test_the_page_says_what_python_does(browser, site):
    """From the front page on, with a thumb on a phone: a line says that Python starts, while the lesson can be read;
    then that it is ready, and its button runs the page's cells; then nothing."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.set_default_timeout(90_000)
    page.goto(site)
    line = page.locator(".footlib-waking")
    line.get_by_text("Python is starting in your browser").wait_for()
    assert line.get_attribute("role") == "status"
    page.locator(".jp-Notebook .jp-RenderedMarkdown").first.wait_for()
    line.get_by_text("Python is ready").wait_for()
    line.get_by_role("button", name="Run all cells").tap()
    line.wait_for(state="hidden")
    page.locator(".footlib .fl-root").first.wait_for(state="attached")
    assert page.get_by_text("Trusted").count() == 0
    page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")  # what comes back has no Python behind it
    page.reload()
    line.get_by_text("Run the cells, and what you left here is back.").wait_for()
    page.close()


def test_a_lesson_that_comes_after_python_is_offered_to_run(browser):
    """On a slow line Python may be awake before the lesson is there: the button to run it comes with the lesson."""
    page = browser.new_page()
    let_go = threading.Event()
    with served(type("Late", (Slow,), {"late": f"files/{LESSONS[0]}", "let_go": let_go})) as site:
        page.goto(f"{site}/notebooks/index.html?path={LESSONS[0]}")
        line = page.locator(".footlib-waking")
        line.get_by_text("Python is ready").wait_for(timeout=90_000)
        run = line.get_by_role("button", name="Run all cells")
        assert run.count() == page.locator(".jp-Notebook .jp-RenderedMarkdown").count() == 0
        let_go.set()
        run.click(timeout=90_000)
        page.locator(".footlib .fl-root").first.wait_for(state="attached", timeout=90_000)
    page.close()


def test_a_python_that_cannot_start_is_told(browser):
    """One file does not arrive: the page says so, and what to do."""
    page = browser.new_page()
    with served(type("Without", (Slow,), {"gone": "course.bin"})) as site:
        page.goto(f"{site}/notebooks/index.html?path={LESSONS[0]}")
        said = page.get_by_role("alert").get_by_text(
            "Python could not start. Check the connection, then load this page again."
        )
        said.wait_for(timeout=90_000)
    assert "failed" in said.get_attribute("class")
    page.close()


def test_python_waits_for_the_disk(browser):
    """On a slow line what reaches the browser's disk comes after all else: Python has the disk all the same, and what
    a learner does is kept."""
    page = browser.new_page()
    let_go = threading.Event()
    with served(type("Late", (Slow,), {"late": "service-worker.js", "let_go": let_go})) as site:
        page.goto(f"{site}/notebooks/index.html?path={LESSONS[0]}")
        page.locator(".footlib-waking").get_by_text("Python is ready").wait_for(timeout=90_000)
        page.locator(".jp-Notebook .jp-RenderedMarkdown").first.wait_for()
        let_go.set()
        lab = Lab(page)
        lab.idle()
        assert lab.ask("__import__('os').getcwd()") == "/drive"
    page.close()


def test_a_reload_past_the_cache_finds_the_disk(browser, site):
    """Who holds Shift while reloading has the disk all the same."""
    page = browser.new_page()
    come_to(page, f"{site}/notebooks/index.html?path={LESSONS[0]}")
    page.context.new_cdp_session(page).send("Page.reload", {"ignoreCache": True})
    page.wait_for_event("load")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=90_000)
    lab = Lab(page)
    lab.idle()
    assert lab.ask("__import__('os').getcwd()") == "/drive"
    page.close()


def test_it_opens_without_a_network(browser, tmp_path):
    """After one visit, the network is gone and the browser was closed: a lesson that was never opened runs to its end,
    and what was done is there."""
    with served() as site:
        traveller = Visitor(browser.browser_type, tmp_path, site)
        lab = traveller.come()
        assert lab.ask(f"{RECORDS}.finish('00-start-here')")
        lab.page.locator("html[data-footlib-kept]").wait_for(state="attached")
        traveller.leave()
    lab = traveller.come(LESSONS[4])
    assert (lab.page.evaluate(RUN_ALL), lab.errors) == ([], [])
    assert lab.ask(f"list({RECORDS}.finished())") == ["00-start-here"]
    lab.page.goto(f"{site}/app/")
    lab.page.locator(".footlib-planner .footlib-routine .fl-root").wait_for()
    traveller.leave()


def test_a_browser_without_a_disk_keeps_a_copy(browser, site, tmp_path):
    """In a private window of some browsers Python gets no disk: progress says so, and the browser keeps a copy that is
    offered at the next visit."""
    private = Visitor(browser.browser_type, tmp_path, site, NO_DISK)
    lab = private.own_page()
    lab.run("from footlib.records import records\nrecords().finish('00-start-here')")
    lab.show(PROGRESS, ".footlib-progress .fl-lessons li")
    lab.page.get_by_text("This browser gives Python no disk to keep, as in a private window.").wait_for()
    done = lab.ask("repr(p)")
    private.leave()
    lab = private.come("try.ipynb")
    lab.show(PROGRESS, ".footlib-progress .fl-lessons li")
    lab.page.get_by_role("button", name="Bring them back").click()
    lab.hears("repr(p)", done)
    private.leave()


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
    answered = f"len({RECORDS}.answers('quiz'))"
    lab.hears(answered, 1)
    for back in (lab.page.close, visitor.leave):
        back()
        lab = visitor.come("try.ipynb")
        assert lab.ask(answered) == 1
    assert lab.errors == []


def test_material_of_ones_own_travels_along(visitor):
    """An instructor's condition stands in the planner and makes a routine; the contents lead to the instructor's
    lesson, which runs."""
    lab = visitor.come()
    lab.page.locator(".jp-RenderedMarkdown").get_by_role("link", name="Desk feet", exact=True).first.wait_for()
    lab.page.close()
    lab = visitor.come("11-desk-feet.ipynb")
    assert (lab.page.evaluate(RUN_ALL), lab.errors) == ([], [])
    lab.page.close()
    lab = visitor.come("try.ipynb")
    lab.planner()
    lab.page.get_by_role("checkbox", name="Feet after a flight", exact=True).click()
    lab.page.get_by_role("button", name="None of these apply").click()
    lab.page.get_by_role("button", name="Start session").wait_for()
    lab.page.close()


def test_what_is_made_there_can_be_taken_along(visitor):
    """Lesson 10's card of one's own stands in the planner; its handouts as .html, .md and .ics name it; .pdf says where
    it can be made."""
    lesson = json.loads((start.ROOT / "notebooks" / LESSONS[10]).read_text("utf-8"))
    lab = visitor.come("try.ipynb")
    lab.run("".join(next(cell for cell in lesson["cells"] if cell["id"] == "dance-card")["source"]))
    lab.run(OWN_CARD)
    assert lab.ask("['Feet after dancing' in file.read_text('utf-8') for file in files]") == [True] * 3
    lab.run(PDF)
    assert "typst, which does not run in a browser" in lab.ask("said")
    lab.planner("p = planner(catalog=own)")
    lab.page.get_by_role("checkbox", name="Feet after dancing", exact=True).wait_for()
    assert lab.errors == []


def test_nothing_is_nothing_on_both_sides(visitor):
    """What nobody answered is no answer in Python and in the browser: an exercise that was taken back is empty, and a
    diary entry with no comfort before has no ring for it."""
    lab = visitor.come("try.ipynb")
    lab.show(NOTHING, ".both-sides")
    assert lab.page.locator(".both-sides").inner_text() == "true"
    lab.hears("[w.told, w.told['list'][0] is None]", [{"one": None, "list": [None]}, True])
    lab.run(UNANSWERED)
    lab.show("from footlib import diary\ndiary()", ".footlib-diary .fl-chart")
    assert [lab.page.locator(f".footlib-diary .fl-{name}").count() for name in ("was", "is")] == [0, 1]


def test_progress_is_downloaded_and_restored(visitor, tmp_path):
    """What a learner has done leaves the browser as a file, and comes back from it."""
    lab = visitor.come("try.ipynb")
    lab.run("from footlib.records import records\nrecords().finish('00-start-here')")
    lab.show(PROGRESS, ".footlib-progress .fl-lessons li")
    before = lab.ask("repr(p)")
    with lab.page.expect_download() as download:
        lab.page.get_by_role("button", name="Download").click()
    download.value.save_as(tmp_path / "copy.json")
    lab.run("records().reset()")
    lab.hears("repr(p) == " + repr(before), False)
    with lab.page.expect_file_chooser() as chooser:
        lab.page.get_by_role("button", name="Restore from a file").click()
    chooser.value.set_files(tmp_path / "copy.json")
    lab.hears("repr(p)", before)


def test_the_planner_alone(browser, site):
    """The site's page app/: no code, no bars, only the planner, which runs by itself, on a phone, too."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_default_timeout(90_000)
    page.goto(f"{site}/app/")
    page.locator(".footlib-planner .footlib-routine .fl-root").wait_for()
    assert (
        page.locator(".jp-InputArea:visible, .jp-NotebookPanel-toolbar:visible, #menu-panel-wrapper:visible").count()
        == 0
    )
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="What is the massage for?: choose").click()
    page.get_by_role("checkbox", name="Tired feet after standing", exact=True).click()
    page.get_by_role("button", name="None of these apply").click()
    page.get_by_role("button", name="Start session").click()
    page.locator(".footlib-session").wait_for()
    page.close()


def test_names_are_completed(visitor):
    """Tab finds what a module holds, though the library that most Pythons use for that is not there."""
    lab = visitor.come("try.ipynb")
    lab.run("import footlib")
    assert ".planner" in lab.page.evaluate(COMPLETE, "footlib.pla")
