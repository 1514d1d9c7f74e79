"""Text in data is text, in the lessons themselves: Run All of each on data that hold scripts, links and formulas."""

import hostile
import nbformat
import pytest

from .conftest import ROOT, come_to, second_window
from .test_hostile import RAN

pytestmark = pytest.mark.browser

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
  await panel.context.sessionContext.ready;
  await panel.revealed;
  panel.content.notebookConfig = { ...panel.content.notebookConfig, windowingMode: 'none' };
  shell.activateById(panel.id);
  await commands.execute('notebook:run-all-cells');
  const left = panel.content.widgets.filter(({ model }) => model.type === 'code' && !model.executionCount);
  return left.map(({ model }) => model.sharedModel.getSource().slice(0, 60) + '|' + model.executionState);
}"""
CLOSE = """async () => {
  const panel = jupyterapp.shell.currentWidget;
  await panel.context.sessionContext.shutdown();
  panel.context.model.dirty = false;
  panel.close();
}"""


@pytest.fixture(scope="module")
def window(open_lab, tmp_path_factory):
    """One window for all lessons, and the odd data beside it."""
    context, address = second_window(open_lab, "odd")
    found = come_to(context.new_page(), address)
    found.data = str(hostile.write(tmp_path_factory.mktemp("odd") / "data"))
    found.folder, found.dialogs = open_lab.folder, []
    found.page.on("dialog", lambda dialog: (found.dialogs.append(dialog.message), dialog.dismiss()))
    yield found
    context.close()


@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_in_a_lesson_runs(window, lesson, tmp_path):
    """Run All, as a learner does it: nothing of the texts runs, none becomes a script or a link, no cell fails."""
    notebook = nbformat.read(ROOT / "notebooks" / f"{lesson}.ipynb", 4)
    own = OWN_DATA.format(data=window.data, records=str(tmp_path / "records.sqlite"))
    notebook.cells.insert(0, nbformat.v4.new_code_cell(own))
    nbformat.write(notebook, window.folder / f"odd-{lesson}.ipynb")
    assert window.page.evaluate(RUN_ALL, f"odd-{lesson}.ipynb") == []
    window.page.locator(".footlib-quiz .fl-root").first.wait_for()
    window.still()
    window.page.wait_for_timeout(700)  # MathJax comes late
    assert (window.page.evaluate(RAN), window.dialogs, window.errors) == ([], [], [])
    assert "<img src=x" in window.page.locator(".footlib-quiz").first.inner_text()  # the odd data it was
    window.page.evaluate(CLOSE)
