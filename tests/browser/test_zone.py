"""Python runs in Los Angeles, the learner sits in Tokyo: whatever a browser shows is of the learner's day."""

import pytest

from .conftest import come_to, second_window

pytestmark = pytest.mark.browser

FAR = """import os, time
os.environ["TZ"] = "America/Los_Angeles"
time.tzset()
from footlib import local_time
local_time.forget()
"""
ONE = """from datetime import UTC, datetime
from footlib import plan, progress, diary, planner
from footlib.records import Entry, records
from footlib.handouts import share
at = datetime(2026, 5, 3, 16, 30, tzinfo=UTC)
records().note_session(Entry(title="Tired feet", line=share(plan("tired-feet", cautions=())), before=4, after=7, at=at))
"""


@pytest.fixture(scope="module")
def tokyo(open_lab):
    """A browser in Tokyo."""
    context, address = second_window(open_lab, "zone", timezone_id="Asia/Tokyo")
    yield come_to(context.new_page(), address)
    context.close()


@pytest.fixture
def lab(tokyo, tmp_path):
    tokyo.fresh(tmp_path / "records.sqlite")
    tokyo.run(FAR)
    yield tokyo
    assert tokyo.errors == []


@pytest.mark.parametrize(
    ("widget", "panel"),
    [
        ("diary()", ".footlib-diary tbody"),
        ("diary()", ".footlib-diary .fl-chart"),
        ("planner()", ".footlib-planner .footlib-earlier"),
    ],
)
def test_a_massage_at_night_is_of_that_night(lab, widget, panel):
    """Half past one at night of 4 May in Tokyo is the morning of 3 May where Python runs: shown is 4 May."""
    lab.show(f"{ONE}{widget}", f"{panel}")
    shown = lab.page.locator(panel).first.text_content()
    assert "4 May 2026" in shown and "3 May" not in shown


def test_python_is_told_of_the_browsers_zone(lab):
    """After any widget was shown, texts and files follow the browser; before that the zone is named."""
    lab.run(ONE)
    assert "(UTC-0" in lab.ask("str(diary())")
    lab.show("from footlib import FootMap\nFootMap()")
    lab.hears("local_time.zone()", "Asia/Tokyo")
    assert "4 May 2026: Tired feet" in lab.ask("str(diary())")
    assert '"2026-05-04","01:30"' in lab.ask("diary().csv")
