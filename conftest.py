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
#: What takes longest, the longest first: no worker is left alone with one of them at the end.
FIRST = ("jupyterlab", "lessons")
LONGEST = (
    *"without_python session windows take_along planner quiz progress map_labels exercise manners find".split(),
    *"one_voice garbage own_lessons handouts own_slips records_damage instructors atlas".split(),
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
    """What shares something dear stays with one worker: one JupyterLab serves all tests that need one, one Python runs
    all lessons, and a file keeps what it has made. The dearest come first; files with a browser, which is waited for
    now and then, and files that keep a core busy all the time come evenly mixed; within a file the order stays."""
    groups = {item: group(item) for item in items}
    for item, name in groups.items():
        item.add_marker(pytest.mark.xdist_group(name))
    names = list(dict.fromkeys(groups.values()))
    names.sort(key=lambda name: (name not in FIRST, rank(name)))
    browser = [name for name in names if name.startswith("tests/browser/")]
    others = [name for name in names if name not in {*FIRST, *browser}]
    turn = {name: number / len(kind) for kind in (browser, others) for number, name in enumerate(kind)}
    items.sort(key=lambda item: (turn.get(groups[item], -1), names.index(groups[item])))


def rank(name):
    stem = name.rpartition("/test_")[2]
    return LONGEST.index(stem) if stem in LONGEST else len(LONGEST)


def group(item):
    if "open_lab" in getattr(item, "fixturenames", ()):
        return "jupyterlab"
    if isinstance(item, IPyNbCell):
        return "lessons"
    return item.path.relative_to(ROOT).with_suffix("").as_posix()


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
        from footlib_authoring.review.notebooks import read, written
        from footlib_authoring.teaching.answers import filled

        yield from super().collect()
        copy = nbformat.reads(written(filled(read(self.path), load(), brief=True)), as_version=4)
        cells = [nbformat.v4.new_code_cell(FORGET), *(one for one in copy.cells if one.cell_type == "code")]
        for number, cell in enumerate(cells):
            options = defaultdict(bool, {"check": False, **dict(find_metadata_tags(cell.metadata))})
            name = f"Filled in, cell {number}"
            yield IPyNbCell.from_parent(self, name=name, cell_num=number, cell=cell, options=options)
