"""After a session: comfort and notes go into the diary once, and the diary shows them without making much of them."""

import csv
import io
import re
import unicodedata
from datetime import UTC, datetime
from itertools import dropwhile

import pytest

from footlib import FootlibError, diary, plan, session, shared
from footlib.records import Entry, records
from footlib.widgets.course_widget import HERE

PACKAGE, PARTS = HERE.parent, ("widgets", "handouts", "planning")
DAY = datetime(2026, 11, 3, 19, 30, tzinfo=UTC)


@pytest.fixture
def ended():
    """A session of which the first two steps were done."""
    found = session(plan("tired-feet", minutes=10, cautions=()))
    spent = [s.seconds if i < 2 else 0 for i, s in enumerate(found.routine.steps)]
    found.set_state({"state": "stopped", "spent": spent})
    return found


def press_save(ended, **written):
    ended.set_state({**written, "keep": ended.keep + 1})
    return ended.kept


def test_saved_are_comfort_notes_and_what_was_done(ended):
    """One entry with the numbers, the notes word by word, the steps done, and a line that opens the routine."""
    kept = press_save(ended, before=3, after=8, notes="<b>firm</b> at the heel")
    assert kept == {"said": "Saved in the diary. diary() shows it.", "done": True}
    [entry] = records().entries()
    assert (entry.before, entry.after, entry.notes) == (3, 8, "<b>firm</b> at the heel")
    assert (entry.done, entry.of) == (2, len(ended.routine.steps))
    assert entry.seconds == sum(ended.spent)
    assert shared(entry.line).steps == ended.routine.steps


def test_every_question_can_be_left_out(ended):
    """No number, no note: the session is saved all the same."""
    press_save(ended)
    [entry] = records().entries()
    assert (entry.before, entry.after, entry.notes) == (None, None, "")


def test_a_session_is_saved_once(ended):
    """Pressed twice, or saved from Python again: one entry."""
    press_save(ended)
    press_save(ended)
    with pytest.raises(FootlibError, match="in the diary already"):
        ended.save()
    assert len(records().entries()) == 1


def test_a_session_that_goes_on_is_not_saved():
    """The diary takes what is over."""
    running = session(plan("tired-feet", cautions=()))
    assert "press Stop first" in press_save(running)["said"]
    with pytest.raises(FootlibError, match="press Stop first"):
        running.save()
    assert records().entries() == []


@pytest.mark.parametrize("wrong", [11, -1, 4.5, True, "7"])
def test_comfort_is_a_whole_number_from_0_to_10(ended, wrong):
    """Anything else is refused with a sentence, and the number before it stays."""
    ended.after = 6
    with pytest.raises(FootlibError, match="from 0 to 10"):
        ended.after = wrong
    assert ended.after == 6


def test_a_trouble_with_the_file_is_told_and_the_numbers_stay(ended, monkeypatch, tmp_path):
    """The place of the records is no folder; later it is one: the second press saves, and there is one entry."""
    blocked = tmp_path / "place"
    blocked.write_text("")
    monkeypatch.setenv("FOOTLIB_RECORDS", str(blocked / "records.sqlite"))
    kept = press_save(ended, before=2, after=5, notes="still here")
    assert records().trouble in kept["said"] and "stay here on the screen" in kept["said"]
    assert not kept["done"] and (ended.before, ended.after, ended.notes) == (2, 5, "still here")
    blocked.unlink()
    blocked.mkdir()
    assert press_save(ended)["done"]
    assert [one.after for one in records().entries()] == [5]


# --- the diary
def noted(*pairs):
    for i, (before, after) in enumerate(pairs):
        records().note_session(
            Entry(
                title="Tired feet",
                before=before,
                after=after,
                done=4,
                of=6,
                seconds=600,
                notes=f"note {i}",
                at=DAY.replace(day=DAY.day + i),
            )
        )


def test_the_diary_lists_every_session_and_follows_new_ones():
    """Oldest first in the data; a session saved later appears without a new call."""
    noted((3, 6), (None, 7))
    shown = diary()
    assert [(one["before"], one["after"], one["notes"]) for one in shown.sessions] == [
        (3, 6, "note 0"),
        (None, 7, "note 1"),
    ]
    noted((5, 5))
    assert len(shown.sessions) == 3
    assert "diary(): 3 sessions" in str(shown) and "4 of 6 steps, comfort before 3 and after 6" in str(shown)


def test_the_chart_is_told_in_words():
    """Whoever does not see the chart hears every number of it, or the last twelve, and what was left out."""
    noted((3, 6), (None, 7))
    assert diary().alt == (
        "Comfort from 0 to 10 in 2 sessions, 3 November 2026 to 4 November 2026. In order: "
        "3 before and 6 after; no answer before and 7 after."
    )
    noted(*[(1, 2)] * 12)
    assert "The last 12:" in diary().alt


def test_the_diary_says_why_such_numbers_prove_little(catalog):
    """The sentence is a claim of the course with its source; nothing counts days in a row or asks for more."""
    shown = diary()
    claim = catalog.evidence["own-numbers"]
    assert shown.why == claim.finding and "regression to the mean" in shown.why and claim.grade == "unsupported"
    noted((3, 6))
    told = f"{shown} {shown.alt} {shown.csv} {shown.sessions}".lower()
    for nagging in ("streak", "in a row", "goal", "average", "improve", "keep going", "%"):
        assert nagging not in told


def test_the_list_goes_into_a_spreadsheet(tmp_path):
    """Every session a line, with the numbers as numbers; written whole, at the place that was asked for."""
    noted((3, 6), (None, 7))
    path = diary().save(tmp_path / "diary.csv")
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 3
    assert rows[1][2:5] == ["Tired feet", "3", "6"] and rows[2][3] == ""


def test_a_note_never_runs_as_a_formula():
    """What begins like a formula opens in a spreadsheet as the text that it is."""
    records().note_session(Entry(title="=1+1", notes='=HYPERLINK("x")'))
    row = list(csv.reader(io.StringIO(diary().csv)))[1]
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def quiet(letter):
    """Whether nobody sees it, or it is a quote; the straight single one is the mark of a text."""
    return unicodedata.category(letter) in {"Cc", "Cf", "Mn", "Pi", "Pf", "Zs"} or letter in '"\u3164'


@pytest.mark.parametrize(
    "note",
    [
        "=1+1",
        "  =1+1",
        "warm\n=1+1",
        "warm\r\n+1",
        "warm;=1",
        "warm, @SUM(A1)",
        "warm\t-1",
        "\t=1",
        "warm|=1",
        "warm\u2028=1",
        "\uff1d1",
        "warm; \uff0b1",
        "\u200b=1",
        "warm =1",
        'warm","=1',
        "\u22121",
        "\x00=1",
        "\xad=1",
        "\u2066=1",
        "\u3164=1",
        "\ufe0f=1",
        "\u2018=1",
        "warm,\u202e=1",
        "warm \u200b=1",
        "warm \xad-1",
    ],
)
def test_no_part_of_a_note_runs_as_a_formula(note):
    """Wherever a spreadsheet may cut a text – at a line break, a comma, a semicolon, a tab – no part begins like a
    formula, in letters of any width, behind white space, quotes and characters that nobody sees, or not."""
    records().note_session(Entry(title=note, notes=note))
    row = list(csv.reader(io.StringIO(diary().csv)))[1]
    for cell in (row[2], row[8]):
        parts = re.split(r"[\n\r\t,;|\u2028]| (?=\S)", cell)
        signs = {unicodedata.normalize("NFKC", "".join(dropwhile(quiet, part)))[:1] for part in parts}
        assert not signs & set("=+-@\u2212"), cell
        assert cell[:1] not in "\t\r"


def test_a_dash_between_words_stays_a_dash_and_every_text_is_quoted():
    """What people write stays as they wrote it; a text is never taken for a number or a date."""
    records().note_session(Entry(title="Tired feet", notes="warm - nice, 2 - 3 minutes more; e-mail a@b.c, 5 = best"))
    line = diary().csv.splitlines()[1]
    assert line.endswith('"warm - nice, 2 - 3 minutes more; e-mail a@b.c, 5 = best"')
    assert re.match(r'"\d{4}-\d\d-\d\d","\d\d:\d\d","Tired feet",', line)
    assert all(part.startswith('"') for part in diary().csv.splitlines()[0].split(","))


@pytest.mark.parametrize(
    "name, said",
    [
        ("diary.xlsx", "The diary cannot be written as '.xlsx'"),
        ("none/diary.csv", "does not exist"),
        ("diary", "Try 'diary.csv'"),
    ],
)
def test_a_wrong_path_is_told(tmp_path, name, said):
    """Another suffix, a missing folder, no suffix: the sentence says what to type instead."""
    with pytest.raises(FootlibError, match=said):
        diary().save(tmp_path / name)


def test_an_empty_diary_is_calm():
    """Nothing saved yet: no chart, no list, no error."""
    shown = diary()
    assert (shown.sessions, shown.alt, shown.trouble) == ([], "", "")
    assert repr(shown) == "diary(): 0 sessions"


def test_one_of_something_is_no_plural():
    """One session, one step: the diary's own lines, and its chart for whoever does not see it."""
    records().note_session(Entry(title="Tired feet", before=3, after=5, done=1, of=1, seconds=60, at=DAY))
    said = f"{diary()}\n{diary().alt}"
    assert all(words in said for words in ("diary(): 1 session", "1 of 1 step, ", "in 1 session, "))
    assert not re.search(r"\b1 (sessions|steps)", said)


def test_what_is_counted_is_counted_in_one_place():
    """No widget, handout or plan writes "{n} steps" by hand: of one it would be wrong."""
    by_hand = re.compile(r"\} (?:steps|minutes|sessions|seconds)\b")
    texts = {path.name: path.read_text("utf-8") for part in PARTS for path in (PACKAGE / part).rglob("*.[pj][ys]")}
    assert len(texts) > 50
    assert {name: found for name, text in texts.items() if (found := by_hand.findall(text))} == {}
