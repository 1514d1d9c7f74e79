"""What was done last counts, whatever the clock says: it is set back, or a copy comes from a computer whose clock is
ahead."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footlib import plan, planner, share
from footlib.records import Entry, Records, records, values

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
LESSON, CARD = "03-hands", "where/heel@left"


class Clock:
    """A clock that shows what it was set to, and goes on by a minute each time it is looked at."""

    def __init__(self):
        self.shows = NOON

    def now(self):
        self.shows += timedelta(minutes=1)
        return self.shows


@pytest.fixture(autouse=True)
def clock():
    """Every test can set the clock, also those that hypothesis runs many times."""
    with pytest.MonkeyPatch.context() as patch:
        made = Clock()
        patch.setattr("footlib.records.now", made.now)
        patch.setattr(values, "now", made.now)
        yield made


@pytest.fixture
def book(tmp_path):
    return Records(tmp_path / "mine.sqlite")


@pytest.fixture
def other(tmp_path):
    return Records(tmp_path / "other.sqlite")


def begin(book):
    """Each kind of thing that can be undone or done anew."""
    book.finish(LESSON)
    book.save_routine("Sunday", "footlib:1:first")
    book.save_routine("Monday", "footlib:1:other")
    book.note("quiz", "q", "wrong", False)
    book.review(CARD, 3)
    book.note_session(Entry(title="First"))


def go_on(book):
    """All of it the other way round."""
    return [
        book.finish(LESSON, on=False),
        book.save_routine("Sunday", "footlib:1:second"),
        book.forget_routine("Monday"),
        book.note("quiz", "q", "right", True),
        book.review(CARD, 1),
        book.note_session(Entry(title="Second")),
    ]


def took_effect(book):
    assert book.finished() == {}
    assert book.routines() == {"Sunday": "footlib:1:second"}
    assert book.answers("quiz")["q"].given == "right"
    assert book.cards()[CARD].learning
    assert [one.title for one in book.entries()] == ["First", "Second"]
    assert "Second" in book.diary_csv().splitlines()[-1]
    return True


@pytest.mark.parametrize("back", [2 * HOUR, timedelta(days=400), timedelta(days=365 * 50)])
def test_the_clock_goes_back(book, clock, back):
    """Winter time, a clock set right, an empty battery: what is done then counts, and is told as done."""
    begin(book)
    clock.shows = NOON - back
    assert go_on(book) == [True] * 6
    assert took_effect(book) and took_effect(Records(book.path))


def test_a_copy_from_a_computer_whose_clock_is_ahead(book, other, clock):
    """What is done after it was restored counts, also when the copy is restored a second time; and the diary keeps the
    day that this computer's clock shows."""
    clock.shows = NOON + timedelta(days=400)
    begin(other)
    ahead = other.export()
    clock.shows = NOON
    book.restore(ahead)
    assert go_on(book) == [True] * 6
    book.restore(ahead)
    assert took_effect(book)
    assert book.entries()[-1].at - NOON < HOUR
    clock.shows = NOON + timedelta(days=401)
    other.restore(book.export())
    assert took_effect(other)


def test_a_copy_of_the_first_version_knew_only_the_clock(book, clock):
    """A copy that an older course made is taken in by its times; what is done afterwards counts."""
    clock.shows = NOON + timedelta(days=3)
    begin(book)
    old = book.export()
    old["version"] = 1
    for table in ("answers", "lessons", "reviews", "sessions", "routines"):
        for row in old[table]:
            del row["turn"]
    book.reset()
    clock.shows = NOON
    book.restore(json.loads(json.dumps(old)))
    assert go_on(book) == [True] * 6
    assert took_effect(book)


def test_the_drill_asks_again_what_a_fast_clock_saw(book, clock):
    """A card that was seen by a clock a year ahead does not rest for a year; a missed one comes within the hour."""
    clock.shows = NOON + timedelta(days=365)
    book.review(CARD, 4)
    clock.shows = NOON
    assert book.cards()[CARD].is_due(clock.now())
    book.review(CARD, 1)
    card = book.cards()[CARD]
    assert card.learning and NOON < card.due < NOON + HOUR
    assert book.due([CARD, *(f"where/{n}" for n in range(90))], at=NOON + HOUR)[0] == CARD


def test_again_as_last_time_is_the_last_session(clock):
    """The planner offers what was done last, though its hour is earlier than that of the session before."""
    for condition in ("cold-feet", "bunion"):
        made = plan(condition, cautions=(), minutes=9)
        records().note_session(Entry(title=made.title, line=share(made)))
        clock.shows = NOON - 2 * HOUR
    shown = planner()
    shown.earlier.again()
    assert shown.picked == ["bunion"]


def test_a_session_noted_for_an_earlier_day_stands_there(book):
    """Who writes down last week's massage finds it before today's."""
    book.note_session(Entry(title="Today"))
    book.note_session(Entry(title="Last week", at=NOON - timedelta(days=7)))
    assert [one.title for one in book.entries()] == ["Last week", "Today"]


def test_a_row_with_an_impossible_time_cannot_stop_what_comes_after(book, clock):
    """A copy from the last instant that there is: everything can still be done, and counts, also when that copy is
    restored a second time."""
    begin(book)
    copy = book.export()
    for row in (row for table in ("answers", "lessons", "routines", "reviews", "sessions") for row in copy[table]):
        row["turn"] = "2999-12-31T23:59:59.999999+00:00"
    book.reset()
    book.restore(copy)
    assert all(go_on(book)) and took_effect(book)
    book.restore(copy)
    assert took_effect(book)


DEEDS = st.one_of(
    st.tuples(st.just("finish"), st.sampled_from(["a", "b"]), st.booleans()),
    st.tuples(st.just("save"), st.sampled_from(["x", "y"]), st.sampled_from(["1", "2", None])),
    st.tuples(st.just("answer"), st.sampled_from(["q", "r"]), st.integers(0, 5)),
)
JUMPS = st.integers(-(10**6), 10**6)  # minutes by which somebody sets the clock


def act(book, deed):
    kind, name, value = deed
    if kind == "finish":
        return book.finish(name, value)
    if kind == "save":
        return book.save_routine(name, value) if value else book.forget_routine(name)
    return book.note("quiz", name, value, True)


def state(book):
    return {k: a.given for k, a in book.answers("quiz").items()}, set(book.finished()), book.routines()


def expected(deeds):
    """What a list that only ever grows at its end says."""
    answers, finished, routines = {}, {}, {}
    for kind, name, value in deeds:
        {"finish": finished, "save": routines, "answer": answers}[kind][name] = value
    return answers, {k for k, on in finished.items() if on}, {k: v for k, v in routines.items() if v}


@settings(max_examples=25)
@given(st.lists(st.tuples(JUMPS, DEEDS), max_size=8))
def test_any_order_of_deeds_under_any_clock(steps):
    """Whatever a learner does and however the clock jumps meanwhile, the last word on each thing counts."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        clock = Clock()
        patch.setattr("footlib.records.now", clock.now)
        book = Records(Path(folder) / "r.sqlite")
        for jump, deed in steps:
            clock.shows += timedelta(minutes=jump)
            assert act(book, deed)
        assert state(book) == expected([deed for _, deed in steps])


@settings(max_examples=15)
@given(st.lists(st.tuples(JUMPS, st.booleans(), DEEDS), max_size=8))
def test_two_computers_that_swap_copies_agree(steps):
    """Two computers with clocks of their own, copies both ways at the end, in either order and twice: both say the
    same, and nothing changes any more."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        clock = Clock()
        patch.setattr("footlib.records.now", clock.now)
        one, two = (Records(Path(folder) / f"{name}.sqlite") for name in "ab")
        for jump, first, deed in steps:
            clock.shows += timedelta(minutes=jump)
            assert act(one if first else two, deed)
        mine, yours = one.export(), two.export()
        one.restore(yours)
        two.restore(mine, yours)
        assert state(one) == state(two)
        one.restore(two.export(), mine)
        assert state(one) == state(two)
