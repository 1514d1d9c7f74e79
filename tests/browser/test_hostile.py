"""Text in data is text: whatever an instructor pastes into a name or a sentence, nothing of it runs in a lesson."""

import hostile
import nbformat
import pytest
from each_widget import KINDS, call

from .conftest import ROOT, come_to, second_window

pytestmark = pytest.mark.browser

BEGIN = """import footlib.catalog
from pathlib import Path
footlib.catalog._loaded.clear()
own_folder = footlib.catalog.default_folder
footlib.catalog.default_folder = lambda: Path({folder!r})
from footlib import *
from footlib.widgets import *
from IPython.display import display
routine = plan("valgus", minutes=20, cautions=())
"""
END = """footlib.catalog.default_folder = own_folder
footlib.catalog._loaded.clear()
"""
SHOWN = {  # one of each kind of output that lessons have
    "routine": "routine",
    "refusal": 'plan("valgus", cautions=["fever", "diabetes", "open-skin"])',
    "comparison": 'compare(routine, plan("heel-pain", cautions=["thin-skin"], minutes=10))',
    "claims": 'claims("relaxation", "zones-diagnose")',
    "glossary": "glossary()",
    "own print": "own_print(forefoot=90, midfoot=30, heel=60, thirds=(10, 9, 12))",
    "hint": 'hint("say-it-honestly")',
    "answer": 'answer("two-places-that-carry")',
    "verdict": 'check("two-places-that-carry", ["heel", "ball"])',
    "card": "check('softer-card', '[a]\\nname = \"<img src=x onerror=window.ranHere=true>\"\\nzzz = 1')",
    "exercise": 'check("say-it-honestly")',
    "chart": 'draw("sole", foot="right", layer="plain", highlight=["heel", "arch"])',
    "footprint": 'draw(layer="footprint", arch="borderline-low")',
    "technique": 'technique_picture("stroking")',
    "plot": "plot_pressure()",
    "map": 'FootMap(selected=["liver", "heart"])',
    "planner": 'planner(["valgus"])',
    "session": "session(routine)",
    "quiz": 'quiz("03-hands")',
    "drill": "drill()",
    "progress": "progress()",
    "shared line": "shared(share(routine))",
} | {kind: call(kind) for kind in KINDS}
RAN = """() => {
  const found = window.ranHere ? ['a script ran'] : [];
  const outputs = [...document.querySelectorAll('.jp-OutputArea-output')];
  const troubles = outputs.filter(out => /(error|stderr)$/.test(out.dataset.mimeType));
  found.push(...troubles.map(out => out.innerText.slice(-200)));
  for (const el of outputs.flatMap(out => [...out.querySelectorAll('*')])) {
    const leads = el.getAttribute('href') ?? el.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? '';
    if (/^javascript/i.test(leads) || el.matches('img[src="x"], script, mjx-container, .MathJax'))
      found.push(el.outerHTML.slice(0, 90));
  }
  return found;
}"""


@pytest.fixture
def hostile_lab(lab, tmp_path):
    """The notebook of somebody whose data folder holds scripts, links and formulas in every text."""
    try:
        lab.run(BEGIN.format(folder=str(hostile.write(tmp_path / "data"))))
        yield lab
    finally:
        lab.run(END)  # the tests after this one share the kernel


def test_nothing_in_a_text_runs_or_becomes_a_link(hostile_lab):
    """Every kind of output shows the odd text letter for letter: no picture is asked for, nothing runs, no formula."""
    shown = [f"display({code})" for code in SHOWN.values()]
    hostile_lab.show("\n".join([*shown, "print(share(routine))"]), ".jp-OutputArea-output >> text=/^footlib:/")
    hostile_lab.idle()
    hostile_lab.page.wait_for_timeout(700)  # MathJax comes late
    assert hostile_lab.page.locator(".jp-OutputArea-output").count() == len(SHOWN) + 1
    assert hostile_lab.page.evaluate(RAN) == []


LESSONS = sorted(file.stem for file in (ROOT / "notebooks").glob("*.ipynb"))
OWN_DATA = """import os
from pathlib import Path
import footlib.catalog
footlib.catalog.default_folder = lambda: Path({data!r})
os.environ["FOOTLIB_RECORDS"] = {records!r}"""
# Opens a notebook, all its outputs in the page and not only those in sight, and runs it from the top; gives back what
# was not run. Where a cell fails, Jupyter runs none of those after it.
RUN_ALL = """async (path) => {
  const { commands, shell } = jupyterapp;
  const panel = await commands.execute('docmanager:open', { path });
  await panel.revealed;
  await panel.context.sessionContext.ready;
  panel.content.notebookConfig = { ...panel.content.notebookConfig, windowingMode: 'none' };
  shell.activateById(panel.id);
  await commands.execute('notebook:run-all-cells');
  const left = panel.content.widgets.filter(({ model }) => model.type === 'code' && !model.executionCount);
  return left.map(({ model }) => model.sharedModel.getSource().slice(0, 60));
}"""
CLOSE = """async () => {
  const panel = jupyterapp.shell.currentWidget;
  await panel.context.sessionContext.shutdown();
  panel.context.model.dirty = false;
  panel.close();
}"""


@pytest.fixture(scope="module")
def window(open_lab, tmp_path_factory):
    """One window for all lessons, and the odd data."""
    context, address = second_window(open_lab, "odd")
    found = come_to(context.new_page(), address)
    found.data = str(hostile.write(tmp_path_factory.mktemp("odd") / "data", hostile.FEW))
    found.folder, found.dialogs = open_lab.folder, []
    found.page.on("dialog", lambda dialog: (found.dialogs.append(dialog.message), dialog.dismiss()))
    yield found
    context.close()


@pytest.fixture(params=LESSONS)
def lesson(request, window, tmp_path):
    """The name of a lesson's copy, which begins with the odd data."""
    notebook = nbformat.read(ROOT / "notebooks" / f"{request.param}.ipynb", 4)
    own = OWN_DATA.format(data=window.data, records=str(tmp_path / "records.sqlite"))
    notebook.cells.insert(0, nbformat.v4.new_code_cell(own))
    nbformat.write(notebook, window.folder / f"odd-{request.param}.ipynb")
    for noticed in (window.dialogs, window.errors):
        noticed.clear()
    yield f"odd-{request.param}.ipynb"
    window.page.evaluate(CLOSE)


def test_nothing_in_a_lesson_runs(window, lesson):
    """Run All, as a learner does it: nothing of the texts runs, none becomes a script or a link, and each cell has run
    without a word of trouble."""
    left = window.page.evaluate(RUN_ALL, lesson)
    assert (window.page.evaluate(RAN), left, window.errors) == ([], [], [])  # what failed, and what it held up
    quiz = window.page.locator(".jp-NotebookPanel:visible .footlib-quiz .fl-root").first
    quiz.wait_for()
    window.page.wait_for_timeout(700)  # MathJax comes late
    assert (window.page.evaluate(RAN), window.dialogs, window.errors) == ([], [], [])
    assert "<img src=x" in quiz.inner_text()  # the odd data it was
