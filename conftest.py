"""What holds for tests and lessons alike: no test writes into the checkout, the longest files come first, nbval runs
every lesson twice, as it stands and with all answers filled in.
"""

import os
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path

import nbformat
import pytest
from nbval.plugin import IPyNbCell, IPyNbFile, find_metadata_tags

ROOT = Path(__file__).resolve().parent
PYTHON = pytest.StashKey()  # the Python that has run a lesson, for the next ones
FORGET = "get_ipython().reset(new_session=False); import ipywidgets; ipywidgets.Widget.close_all()"
#: The files with a browser that take longest, the longest first: no worker is left alone with one of them at the end.
LONGEST = (
    "windows",
    "session",
    "without_python",
    "take_along",
    "progress",
    "planner",
    "exercise",
    "manners",
)


def pytest_configure(config):
    """Lessons that nbval runs, and JupyterLab under test, inherit this: no test writes into the checkout."""
    config.records_folder = Path(tempfile.mkdtemp(prefix="footlib-records-"))
    os.environ["FOOTLIB_DATA"] = os.pathsep  # no own material: what somebody has beside the course is not under test
    os.environ["FOOTLIB_RECORDS"] = str(config.records_folder / "lessons.sqlite")


def pytest_unconfigure(config):
    if PYTHON in config.stash:
        config.stash[PYTHON].stop()
    shutil.rmtree(config.records_folder, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Files with a browser, which is waited for now and then, and files that keep a core busy all the time come evenly
    mixed; within a file the order stays."""
    files = list(dict.fromkeys(item.path for item in items))
    browser = [file for file in files if file.parent.name == "browser"]
    rank = {f"test_{name}": number for number, name in enumerate(LONGEST)}
    browser.sort(key=lambda file: rank.get(file.stem, len(rank)))
    others = [file for file in files if file not in browser]
    turn = {file: number / len(kind) for kind in (browser, others) for number, file in enumerate(kind)}
    items.sort(key=lambda item: turn[item.path])


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path, parent):
    """A lesson is run by nbval as it stands, and then with its answers."""
    found = yield
    if not found or file_path.parent != ROOT / "notebooks" or file_path.suffix != ".ipynb":
        return found
    return [Lesson.from_parent(parent, path=file_path)]


class Lesson(IPyNbFile):
    """The cells of a lesson; and after them, in the same Python that has forgotten all it knew, those of the copy in
    which every check must pass and say why. That Python goes on with the next lesson (in one of its own each lesson is
    run by tools/walk_lessons.py, in .ci/run)."""

    def setup(self):
        kernel = self.config.stash.get(PYTHON, None)
        if not kernel or not kernel.is_alive():
            super().setup()
            self.config.stash[PYTHON] = self.kernel
            return
        self.kernel = kernel
        asked = kernel.execute_cell_input(FORGET, allow_stdin=False)
        kernel.await_reply(asked, timeout=60)
        kernel.await_idle(asked, timeout=60)

    def teardown(self):
        """It goes on until all are done (pytest_unconfigure)."""

    def collect(self):
        from footlib import load
        from footlib.review.notebooks import read, written
        from footlib.teaching.answers import filled

        yield from super().collect()
        copy = nbformat.reads(written(filled(read(self.path), load(), brief=True)), as_version=4)
        cells = [nbformat.v4.new_code_cell(FORGET), *(one for one in copy.cells if one.cell_type == "code")]
        for number, cell in enumerate(cells):
            options = defaultdict(bool, {"check": False, **dict(find_metadata_tags(cell.metadata))})
            name = f"Filled in, cell {number}"
            yield IPyNbCell.from_parent(self, name=name, cell_num=number, cell=cell, options=options)
