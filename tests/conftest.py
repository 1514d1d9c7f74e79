"""What several test files share."""

import itertools

import pytest

NUMBER = itertools.count()


@pytest.fixture(autouse=True)
def own_records(monkeypatch, pytestconfig):
    """Each test begins as a learner without any records."""
    monkeypatch.setenv("FOOTLIB_RECORDS", str(pytestconfig.records_folder / f"{next(NUMBER)}.sqlite"))


@pytest.fixture(scope="session")
def catalog():
    """What the course knows, loaded once."""
    from footlib import load

    return load()
