"""Python runs in Los Angeles, the learner sits in Tokyo: whatever a browser shows is of the learner's day."""

import pytest

from . import bare

pytestmark = pytest.mark.browser

ONE = """from datetime import UTC, datetime
from footlib import plan, progress, diary, planner
from footlib.records import Entry, records
from footlib.handouts import share
at = datetime(2026, 5, 3, 16, 30, tzinfo=UTC)
records().note_session(Entry(title="Tired feet", line=share(plan("tired-feet", cautions=())), before=4, after=7, at=at))
"""


@pytest.fixture(scope="module")
def tokyo(browser, python):
    """A browser in Tokyo."""
    with bare.opened(browser, python, timezone_id="Asia/Tokyo") as page:
        yield page


@pytest.fixture
def screen(tokyo, los_angeles, monkeypatch):
    with bare.afresh(tokyo, monkeypatch) as page:
        yield page


@pytest.mark.parametrize(
    ("widget", "panel"),
    [
        ("diary()", ".footlib-diary tbody"),
        ("diary()", ".footlib-diary .fl-chart"),
        ("planner()", ".footlib-planner .footlib-earlier"),
    ],
)
def test_a_massage_at_night_is_of_that_night(screen, widget, panel):
    """Half past one at night of 4 May in Tokyo is the morning of 3 May where Python runs: shown is 4 May."""
    screen.show(f"{ONE}{widget}", f"{panel}")
    shown = screen.page.locator(panel).first.text_content()
    assert "4 May 2026" in shown and "3 May" not in shown


def test_python_is_told_of_the_browsers_zone(screen):
    """After any widget was shown, texts and files follow the browser; before that the zone is named."""
    screen.run(ONE)
    assert "(UTC-0" in screen.ask("str(diary())")
    screen.show("from footlib import FootMap\nFootMap()")
    screen.hears("__import__('footlib.local_time', fromlist=['x']).zone()", "Asia/Tokyo")
    assert "4 May 2026: Tired feet" in screen.ask("str(diary())")
    assert '"2026-05-04","01:30"' in screen.ask("diary().csv")
