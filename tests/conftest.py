"""What several test files share."""

import functools
import gc
import itertools
import pickle
import sys
import time
import tomllib

import pytest
from _pytest.assertion import util
from each import NOTHING, otherwise
from hypothesis import HealthCheck, settings

NUMBER = itertools.count()
gc.set_threshold(50_000, 20, 20)  # modules, data and drawings are many objects and little garbage

# hypothesis gives examples, and the making of them, a time of its own accord: on a busy machine that tests the machine
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def own_records(monkeypatch, pytestconfig):
    """Each test begins as a learner without any records, who has been given no hint."""
    if exercises := sys.modules.get("footlib.exercises"):
        exercises._hinted.clear()
    monkeypatch.setenv("FOOTLIB_RECORDS", str(pytestconfig.records_folder / f"{next(NUMBER)}.sqlite"))


@pytest.fixture(scope="session", autouse=True)
def toml_read_once():
    """The same data files are read hundreds of times, as most copies of the course differ in one of them: Python's own
    reader takes each text once, and every reader gets tables of its own."""
    read = tomllib.loads
    kept = functools.lru_cache(200)(lambda text: pickle.dumps(read(text)))
    with pytest.MonkeyPatch.context() as patch:
        plain = lambda text: pickle.loads(kept(text)) if type(text) is str else read(text)  # noqa: E731
        patch.setattr(tomllib, "loads", plain)
        yield


@pytest.fixture(scope="session")
def catalog():
    """What the course knows, loaded once."""
    from footlib import load

    return load()


def pytest_collection_finish():
    """What was loaded to find the tests stays to the end: nobody need look through it for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def los_angeles(monkeypatch):
    """Python runs in Los Angeles; nobody has told of a browser yet."""
    from footlib import local_time

    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/Los_Angeles")
        time.tzset()
        local_time.forget()
        yield
    time.tzset()
    local_time.forget()


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    """No test passes that has asserted nothing: it could not have failed. One assertion that holds is enough to know:
    for each that it is told of, pytest writes out all that was compared, which takes longer than the tests do."""
    held = []

    def note(*told):
        held.append(told)
        util._assertion_pass = None

    util._assertion_pass = note
    try:
        result = yield
    finally:
        util._assertion_pass = None
    if not held and not otherwise(pyfuncitem.obj):
        pytest.fail(NOTHING)
    return result
