"""What several test files share."""

import os
from pathlib import Path

import pytest

import start

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root():
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def catalog():
    """What the course knows, loaded once."""
    from footlib import load

    return load()


@pytest.fixture(scope="session")
def chromium():
    """The path of a browser. Without one the browser tests are skipped on a laptop and fail in CI."""
    found = start.find_browser()
    if not found and os.environ.get("CI"):
        pytest.fail(start.no_browser())
    return found or pytest.skip(start.no_browser())
