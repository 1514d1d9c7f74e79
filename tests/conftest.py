"""What several test files share."""

import itertools
import os
import shutil
import tempfile
from pathlib import Path

import pytest

NUMBER = itertools.count()


def pytest_configure(config):
    """Lessons that nbval runs, and JupyterLab under test, inherit this: no test writes into the checkout."""
    config.records_folder = Path(tempfile.mkdtemp(prefix="footlib-records-"))
    os.environ["FOOTLIB_RECORDS"] = str(config.records_folder / "lessons.sqlite")


def pytest_unconfigure(config):
    shutil.rmtree(config.records_folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def own_records(monkeypatch, pytestconfig):
    """Each test begins as a learner without any records."""
    monkeypatch.setenv("FOOTLIB_RECORDS", str(pytestconfig.records_folder / f"{next(NUMBER)}.sqlite"))


@pytest.fixture(scope="session")
def catalog():
    """What the course knows, loaded once."""
    from footlib import load

    return load()
