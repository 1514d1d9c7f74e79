"""What several test files share."""

import itertools

import pytest
from each import NOTHING, PASSED, asserts_something
from hypothesis import HealthCheck, settings

NUMBER = itertools.count()

# hypothesis gives examples, and the making of them, a time of its own accord: on a busy machine that tests the machine
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def own_records(monkeypatch, pytestconfig):
    """Each test begins as a learner without any records."""
    monkeypatch.setenv("FOOTLIB_RECORDS", str(pytestconfig.records_folder / f"{next(NUMBER)}.sqlite"))


@pytest.fixture(scope="session")
def catalog():
    """What the course knows, loaded once."""
    from footlib import load

    return load()


def pytest_assertion_pass():
    PASSED["assertions"] += 1


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    """No test passes that has asserted nothing: it could not have failed."""
    before = PASSED["assertions"]
    result = yield
    if not asserts_something(pyfuncitem.obj, before):
        pytest.fail(NOTHING)
    return result
