"""What holds for tests and lessons alike: no test writes into the checkout, nbval runs every lesson twice, as it stands
and with all answers filled in, and workers share out the files so that all end at about the same time.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent
FILLED = ROOT / ".filled"  # ignored by git; a file for each lesson, so that workers can share them out
# One worker opens a JupyterLab for these browser tests, another for the others: a third one would only cost its start.
FIRST_SHARE = {f"tests/browser/test_{name}.py" for name in ("find", "first_start", "prints", "session", "strokes")}


def pytest_configure(config):
    """Lessons that nbval runs, and JupyterLab under test, inherit this: no test writes into the checkout."""
    config.records_folder = Path(tempfile.mkdtemp(prefix="footlib-records-"))
    os.environ["FOOTLIB_RECORDS"] = str(config.records_folder / "lessons.sqlite")


def pytest_unconfigure(config):
    shutil.rmtree(config.records_folder, ignore_errors=True)


def pytest_collect_file(file_path, parent):
    """The filled copy of a lesson, beside the lesson itself: every check must pass, and say why."""
    if (
        file_path.parent == ROOT / "notebooks"
        and file_path.suffix == ".ipynb"
        and (getattr(parent.config.option, "nbval_lax", False))
    ):
        from nbval.plugin import IPyNbFile

        from tools.fill_lessons import write

        return IPyNbFile.from_parent(parent, path=write(file_path, FILLED, brief=True))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """A file each at a time, in the order of collection: the browser tests, which take longest, come first."""
    from xdist.scheduler import LoadFileScheduling

    class Shares(LoadFileScheduling):
        def _split_scope(self, nodeid):
            file = super()._split_scope(nodeid)
            first = file in FIRST_SHARE
            return f"browser tests {2 - first}" if file.startswith("tests/browser/") else file

    if config.option.dist == "loadfile":
        config.option.loadscopereorder = False
        return Shares(config, log)
