"""What holds for tests and lessons alike: no test writes into the checkout, nbval runs every lesson twice, as it stands
and with all answers filled in.
"""

import os
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
FILLED = ROOT / ".filled"  # ignored by git; a file for each lesson, so that workers can share them out


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

        from footlib.teaching.answers import write

        return IPyNbFile.from_parent(parent, path=write(file_path, FILLED, brief=True))
