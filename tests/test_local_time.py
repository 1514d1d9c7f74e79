"""The learner's own day: the browser's time zone, wherever Python runs; else the zone is named."""

import csv
from datetime import UTC, datetime

import pytest

from footlib import diary, handout, local_time, plan, progress
from footlib.exercises.flashcards import when
from footlib.handouts import calendar
from footlib.records import Entry, records

pytestmark = pytest.mark.usefixtures("los_angeles")
EVENING = datetime(2026, 5, 3, 16, 30, tzinfo=UTC)  # the morning of 3 May in Los Angeles, the night of 4 May in Tokyo


@pytest.fixture
def tokyo(los_angeles):
    """Whatever widget a browser in Tokyo has shown, it has told of its zone."""
    diary().set_state({"zone": "Asia/Tokyo"})


@pytest.fixture
def one():
    """One massage in the diary, and one finished lesson."""
    records().note_session(Entry(title="Tired feet", before=4, after=7, done=3, of=4, seconds=600, at=EVENING))


def row_of(shown):
    """The first massage in the file for a spreadsheet."""
    return list(csv.reader(shown.csv.splitlines()))[1]


def test_the_diary_and_its_file_show_the_browsers_day(one, tokyo):
    """A massage at half past one at night in Tokyo stands there as of 4 May, in the list, chart and CSV."""
    shown = diary()
    assert shown.sessions[0]["when"] == "4 May 2026"
    assert "4 May 2026" in shown.alt and "4 May 2026:" in str(shown)
    assert row_of(shown)[:3] == ["2026-05-04", "01:30", "Tired feet"]
    assert shown.csv.splitlines()[0].endswith('"times of Asia/Tokyo"')


def test_a_diary_that_is_shown_already_follows(one):
    """It was made before the browser spoke: as soon as the zone is known, its words are right."""
    shown = diary()
    shown.set_state({"zone": "Asia/Tokyo"})
    assert shown.sessions[0]["when"] == "4 May 2026"


def test_a_browser_may_tell_only_the_distance_from_utc(one):
    """Where a computer's zone has no name, browsers say "+05:30": the day is the learner's there, too."""
    shown = diary()
    shown.set_state({"zone": "+09:00"})
    assert row_of(shown)[:2] == ["2026-05-04", "01:30"]
    assert shown.csv.splitlines()[0].endswith('"times of +09:00"')


def test_without_a_browser_the_zone_is_named(one):
    """Whoever reads a text that no browser has shown sees whose clock it is."""
    shown = diary()
    assert "(UTC-0" in str(shown).splitlines()[0] and "3 May 2026:" in str(shown)
    assert row_of(shown)[:2] == ["2026-05-03", "09:30"]
    assert '"times of UTC-0' in shown.csv.splitlines()[0]


def test_a_zone_that_nobody_knows_changes_nothing(one):
    """An odd browser's nonsense is passed over, and nothing falls."""
    shown = diary()
    for odd in ("Mars/Olympus", "../etc/passwd", "", "+99:00", "9"):
        shown.set_state({"zone": odd})
    assert shown.problem == ""
    assert "(UTC-0" in str(shown)


def test_the_drill_counts_the_learners_days(tokyo):
    """A card that is due at two at night in Tokyo comes tomorrow when it is eleven in the evening there."""
    assert when(datetime(2026, 5, 3, 17, tzinfo=UTC), datetime(2026, 5, 3, 14, tzinfo=UTC)) == "tomorrow"
    local_time.forget()  # in Los Angeles both are the same morning
    assert when(datetime(2026, 5, 3, 17, tzinfo=UTC), datetime(2026, 5, 3, 14, tzinfo=UTC)) == "today"


@pytest.fixture
def late_in_tokyo(monkeypatch):
    """It is half past one at night of 4 May in Tokyo; in Los Angeles it is still the morning of 3 May."""

    class Then(datetime):
        @classmethod
        def now(cls, tz=None):
            return EVENING.astimezone(tz) if tz else EVENING.astimezone().replace(tzinfo=None)

    for module in (local_time, calendar):
        monkeypatch.setattr(module, "datetime", Then)


def test_handout_and_calendar_are_of_the_learners_day(tokyo, late_in_tokyo, tmp_path):
    """The sheet is dated 4 May, and "this evening" is that of 4 May, eight o'clock wherever the calendar is opened."""
    routine = plan("tired-feet", cautions=(), minutes=10)
    assert "4 May 2026" in handout(routine, tmp_path / "a.md").read_text(encoding="utf-8")
    assert "DTSTART:20260504T200000" in handout(routine, tmp_path / "a.ics").read_text(encoding="utf-8")


def test_progress_names_the_learners_day(tokyo, monkeypatch):
    """A lesson that was ticked at night is finished on that night's date."""
    monkeypatch.setattr("footlib.records.now", lambda: EVENING)
    records().finish("03-hands")
    assert "finished on 4 May" in str(progress())
