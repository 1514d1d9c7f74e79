"""Save a routine by name, open it again, forget it; again as last time; print and copy from the planner."""

import re
from pathlib import Path

import pytest

from footlib import FootlibError, UnknownName, plan, planner, share, shared
from footlib.handouts import PRINTERS
from footlib.handouts.share_line import digest, unasked
from footlib.records import Entry, records
from footlib.widgets import RoutineView, take_along
from footlib.widgets.take_along import KINDS, under_name


def shown_with(condition="heel-pain", **more):
    found = planner(condition, minutes=12)
    found.cautions, found.answered = more.pop("cautions", []), True
    for name, value in more.items():
        setattr(found, name, value)
    return found


def keep(routine, name):
    under_name(routine, {"name": name}, None)


def pressed(shown, what, name=""):
    shown.earlier.set_state({"ask": {"what": what, "name": name, "count": shown.earlier.ask.get("count", 0) + 1}})
    return shown.earlier


def asked(view, **question):
    """What a display hears when it asks a RoutineView."""
    heard = []
    view.send = lambda content, buffers=None: heard.append((content, buffers))
    view._handle_custom_msg({**question, "from": "display-1"}, [])
    assert heard[0] == ({"to": "display-1", "heard": True}, None)  # at once: a page may take its time
    return heard[1]


def from_an_older_course(routine):
    """The line of a routine that came out differently then."""
    _, form, packed, *_ = share(routine).split(":")
    body = f"{form}:{packed}:AAAAAAAA"
    return f"footlib:{body}:{digest(body)}"


# --- saved by name
def test_a_saved_routine_comes_back_with_all_its_answers():
    """Minutes, wishes and spots are as they were; in another planner too, for they lie in the records."""
    first = shown_with(more=["heel"], less=["toes"], avoid={"wish": ["ball@left"]}, cautions=["ticklish"], feet="left")
    keep(first.routine, "Sunday evening")
    second = planner()
    assert second.earlier.names == ["Sunday evening"] == list(second.earlier.saved)
    second.earlier.load("Sunday evening")
    second.answered = True
    assert second.routine == first.routine


def test_the_safety_check_is_asked_again():
    """Answers hold for one day: what was reported is ticked, nothing counts as answered, a clinician's yes is not."""
    first = shown_with("pregnancy-comfort", cleared=["pregnancy"], cautions=["thin-skin"])
    assert first.routine.steps
    keep(first.routine, "mine")
    first.earlier.load("mine")
    assert (first.answered, first.cleared) == (False, [])
    assert "thin-skin" in first.cautions
    assert [one.kind for one in first.routine.refer] == ["ask-first"]
    assert "asked again" in pressed(first, "open", "mine").told


def test_forgotten_is_forgotten_and_a_taken_name_gets_the_new_routine():
    """Saving under the same name replaces; forgetting empties the list at once."""
    shown = shown_with()
    keep(shown.routine, "mine")
    shown.minutes = 20
    keep(shown.routine, "  mine ")
    assert len(shown.earlier.saved) == 1
    assert shared(shown.earlier.saved["mine"]).minutes == 20
    assert pressed(shown, "forget", "mine").told == "“mine” is forgotten."
    assert shown.earlier.saved == {} and shown.earlier.names == []


@pytest.mark.parametrize(
    "call, error, said",
    [
        (lambda p: p.earlier.load("Sonday"), UnknownName, "Did you mean 'Sunday'"),
        (lambda p: p.earlier.forget("Monday"), UnknownName, "no saved routine called"),
        (lambda p: keep(p.routine, "  "), FootlibError, "write one first"),
        (lambda p: keep(p.routine, None), FootlibError, "write one first"),
        (lambda p: p.earlier.again(), FootlibError, "The diary is empty"),
    ],
)
def test_a_mistake_with_names_is_told(call, error, said):
    """A misspelt or empty name, and a diary without a session, get a sentence."""
    shown = shown_with()
    keep(shown.routine, "Sunday")
    with pytest.raises(error, match=said):
        call(shown)


def test_again_as_last_time_takes_the_last_session_of_the_diary():
    """The newest entry with a routine; the line above the choices says which and when."""
    for condition in ("cold-feet", "bunion"):
        made = plan(condition, cautions=(), minutes=9)
        records().note_session(Entry(title=made.title, line=share(made)))
    shown = planner()
    assert shown.earlier.last["title"] == made.title
    assert shown.earlier.last["at"] == records().entries()[-1].at.timestamp()
    pressed(shown, "again")
    assert (shown.picked, shown.minutes, shown.answered) == (["bunion"], 9, False)


def test_with_nothing_from_before_there_is_no_line():
    """A first visit shows no empty list."""
    shown = planner()
    assert (shown.earlier.last, shown.earlier.names, shown.earlier.told) == ({}, [], "")


def test_a_routine_that_the_course_has_outgrown_is_offered_anew():
    """The line's own sentence, and one press that plans the same answers with the course of today."""
    records().save_routine("old", from_an_older_course(plan("bunion", minutes=8, cautions=())))
    shown = planner()
    line = pressed(shown, "open", "old")
    assert "This line is outdated" in line.told and "plan(" not in line.told and line.stale == {"name": "old"}
    assert shown.picked == []
    pressed(shown, "anew", "old")
    assert (shown.picked, shown.minutes, shown.earlier.stale) == (["bunion"], 8, {})


def test_a_last_session_that_the_course_has_outgrown_is_offered_anew():
    """The same for the diary: one sentence, one press."""
    records().note_session(Entry(title="Bunion", line=from_an_older_course(plan("bunion", minutes=8, cautions=()))))
    shown = planner()
    line = pressed(shown, "again")
    assert "This line is outdated" in line.told and "plan(" not in line.told and line.stale == {"name": ""}
    pressed(shown, "anew")
    assert (shown.picked, shown.minutes, shown.earlier.stale) == (["bunion"], 8, {})


@pytest.mark.parametrize(
    "what, name, said",
    [
        ("anew", "", "The diary is empty"),
        ("anew", "Sonday", "Did you mean 'Sunday'"),
        ("dance", "", "no wish about"),
        (["open"], "", "write its id as text"),
        (None, "", "write its id as text"),
        ("open", ["x"], "write its id as text"),
    ],
)
def test_a_wish_that_cannot_be_is_told_and_nothing_is_said_to_be_back(what, name, said):
    """An empty diary, a name that is gone, a word that the planner does not know: a sentence, and no 'is back'."""
    shown = shown_with()
    keep(shown.routine, "Sunday")
    line = pressed(shown, what, name)
    assert said in line.problem and "is back" not in line.told
    assert shown.picked == ["heel-pain"]


def test_a_routine_that_is_still_right_can_be_planned_anew():
    """What the course has not outgrown comes back as it was saved."""
    keep(shown_with().routine, "Sunday")
    shown = planner()
    assert "is back" in pressed(shown, "anew", "Sunday").told
    assert (shown.picked, shown.minutes) == (["heel-pain"], 12)


def test_a_broken_line_is_told_on_the_screen_and_changes_nothing():
    """Somebody has edited the file by hand: the sentence of shared(), and the planner stays as it is."""
    records().save_routine("bad", "footlib:1:abc")
    shown = shown_with()
    pressed(shown, "open", "bad")
    assert "The end of this line is missing" in shown.earlier.problem
    assert shown.picked == ["heel-pain"]


# --- print, copy, save: asked by a display, answered to it


def test_every_kind_of_handout_can_be_taken_along():
    """What `handout()` writes, the buttons above the steps offer, too."""
    script = Path(take_along.__file__).with_suffix(".js").read_text(encoding="utf-8")
    offered = re.findall(r'\["(\.\w+)"', re.search(r"const FILES = (.+);", script)[1])
    assert KINDS.keys() == PRINTERS.keys() == set(offered), "KINDS and FILES in widgets/take_along"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_comes_as_bytes_with_a_name(kind):
    """The browser gets a whole file to keep; nothing is written beside the lessons."""
    view = shown_with("tired-feet").view
    told, buffers = asked(view, ask="file", kind=kind)
    assert told["to"] == "display-1" and told["name"] == f"tired-feet{kind}"
    starts = {".html": b"<!doctype html", ".pdf": b"%PDF", ".png": b"\x89PNG", ".md": b"# ", ".ics": b"BEGIN:VCALENDAR"}
    assert buffers[0].lstrip()[:15].lower().startswith(starts[kind].lower())


def test_copied_are_the_line_and_the_readable_text():
    """The line opens as the same routine, its safety check open; the text is what the routine says of itself."""
    shown = shown_with()
    told, _ = asked(shown.view, ask="text")
    assert shared(told["line"]) == unasked(shown.routine)
    assert told["text"] == str(shown.routine)


def test_saving_from_the_screen_keeps_the_name_as_text():
    """A name with signs of markup is a name; spaces around it go."""
    shown = shown_with()
    told, _ = asked(shown.view, ask="save", name="  <b>Mum</b>  ")
    assert told["name"] == "<b>Mum</b>"
    assert shown.earlier.names == ["<b>Mum</b>"]


@pytest.mark.parametrize(
    "view, question, said",
    [
        (lambda: shown_with().view, {"ask": "file", "kind": ".docx"}, "cannot be made as '.docx'"),
        (lambda: shown_with().view, {"ask": "save", "name": " "}, "write one first"),
        (lambda: RoutineView(), {"ask": "text"}, "no routine to take along"),
        (lambda: planner().view, {"ask": "save", "name": "x"}, "no routine to take along"),
        (lambda: shown_with(cautions=["fever"]).view, {"ask": "file", "kind": ".pdf"}, "no routine to take along"),
        (lambda: shown_with().view, {"ask": "dance"}, "must be 'file', 'text' or 'save'"),
    ],
)
def test_what_cannot_be_done_is_said_to_the_display_that_asked(view, question, said):
    """An unknown kind, an empty name, no routine, or nonsense: a sentence, never silence."""
    told, buffers = asked(view(), **question)
    assert said in told["trouble"] and told["to"] == "display-1" and buffers is None


def test_a_missing_package_is_said_with_the_command_that_installs_it(monkeypatch):
    """PDF without its library: the sentence of handout(), in the planner."""
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    told, _ = asked(shown_with().view, ask="file", kind=".pdf")
    assert "%pip install" in told["trouble"]


def test_a_file_that_cannot_be_written_is_told_when_saving(monkeypatch, tmp_path):
    """The records lie in a place that is no folder: the sentence appears, the planner goes on."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FOOTLIB_RECORDS", str(tmp_path / "file" / "records.sqlite"))
    told, _ = asked(shown_with().view, ask="save", name="mine")
    assert told["trouble"] == records().trouble != ""
