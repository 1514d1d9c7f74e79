"""With Python dead, restarted or standing still: a stop counts at once, and nothing is called done that was not."""

import re

import pytest

from .conftest import ROOT
from .hands import WIDTHS, cut_off, press, serious
from .lab import GONE
from .screen import LIGHT

pytestmark = pytest.mark.browser

SILENT = "has not answered yet"
WAKE = "run the cell again"
NOTE = ".fl-unanswered:not(:empty)"
RUNNING = "p = planner(['flat-feet'], minutes=10)\np.answered = True"


@pytest.fixture
def massage(screen):
    """A routine on the screen, and its session under way."""
    return under_way(screen)


@pytest.fixture
def massage_in_lab(lab):
    """The same in JupyterLab, where Python can be killed, shut down and restarted."""
    return under_way(lab)


def under_way(screen):
    screen.planner(RUNNING)
    press(screen, "Start session")
    session = screen.page.locator(".footlib-session")
    press(session, "Start")
    session.get_by_role("timer").wait_for()
    press(screen, "Change")
    press(screen, "Show all questions")
    return screen


HELPERS = (ROOT / "footlib/widgets/helpers.js").read_text("utf-8")
PATIENCE, DEAD = (int(re.search(rf"{name} = ([\d_]+); // ms", HELPERS)[1]) for name in ("PATIENCE", "DEAD"))
SOONER = """sooner => { const later = window.usual = window.usual ?? window.setTimeout;
  window.setTimeout = (act, ms, ...more) => later(act, sooner[ms] ?? ms, ...more); }"""
SLOW, GIVEN_UP = {f"{PATIENCE}": 50}, {f"{PATIENCE}": 50, f"{DEAD}": 100}
AS_USUAL = "() => { window.setTimeout = window.usual; }"


def test_whoever_waits_is_told_within_three_seconds():
    """... that Python is slow; and nobody is told to restart a Python that only starts, half a minute in a browser.
    Tests below wait until the sentence comes, and have it come sooner. Its time stands here."""
    assert 1000 <= PATIENCE < 3000 and DEAD >= 30_000


def yes(screen, catalog, caution):
    """The box of one question of the safety check."""
    group = screen.page.get_by_role("group", name="Safety check")
    return group.get_by_role("checkbox", name=catalog.cautions[caution].question, exact=True)


def no_steps(screen):
    """No step, number, hand or running clock is left on the screen, at once: that is, within two frames."""
    page = screen.page
    screen.frame()
    assert page.locator(".footlib-routine .fl-step").count() == 0
    assert page.locator(".footlib-map .fl-badge, .footlib-map .fl-stroke, .footlib-map .fl-used").count() == 0
    assert page.get_by_role("button", name="Start session").count() == 0
    assert page.locator(".footlib-session").get_attribute("data-state") == "paused"
    assert page.locator(".footlib-session").get_by_role("button", name="Start", exact=True).is_disabled()


@pytest.mark.parametrize("how", GONE)
def test_a_stop_counts_at_once_where_python_is_gone(massage_in_lab, catalog, how):
    """A yes to a suspected clot, and Python is killed, shut down or restarted: no massage is left on the screen, the
    alarm says what to do, and within three seconds the page says that nobody has heard the answer and how to wake the
    course. Whoever does so finds today's answers again."""
    massage = massage_in_lab
    with massage.without_python(how):
        stopped_unheard(massage, catalog)
    massage.run_cell("from footlib import planner\n" + RUNNING.partition("\n")[0] + "\np")
    massage.page.locator(".footlib-routine").get_by_role("alert").wait_for()
    massage.hears("[r.kind for r in p.routine.refer]", ["stop"])
    assert massage.page.locator(NOTE).count() == 0


def test_a_stop_counts_at_once_where_python_stands_still(massage, catalog):
    """The same where Python only does not answer: once it does, it knows the answer."""
    page = massage.page
    with massage.held():
        stopped_unheard(massage, catalog)
    page.locator(NOTE).first.wait_for(state="detached")
    massage.hears("[r.kind for r in p.routine.refer]", ["stop"])
    page.get_by_text("Answered for this person, today: Possible blood clot").wait_for()
    assert page.locator(".footlib-routine").get_by_role("alert").is_visible()


def stopped_unheard(massage, catalog):
    """Somebody says yes to a stop, takes it back, and says yes again; nobody hears it."""
    page = massage.page
    alarm = page.locator(".footlib-routine").get_by_role("alert")
    assert page.locator(".footlib-routine .fl-step").count() > 5  # what is there stays to be read until then
    page.evaluate(SOONER, GIVEN_UP)
    yes(massage, catalog, "suspected-clot").check()
    no_steps(massage)
    assert catalog.cautions["suspected-clot"].act in alarm.inner_text()
    assert "Stop" in page.locator(".footlib-session").get_by_role("alert").inner_text()
    note = page.locator(f".footlib-safety {NOTE}[role=status]")
    note.filter(has_text=WAKE).wait_for()
    page.evaluate(AS_USUAL)
    assert "has not reached Python" in note.inner_text()
    press(page, "That is everything")
    note.wait_for()
    assert not page.get_by_text("Answered for this person").is_visible()
    assert "answered" not in page.locator(".footlib-safety .fl-aloud").inner_text()
    assert alarm.is_visible()
    yes(massage, catalog, "suspected-clot").uncheck()  # the routine is again the one that was checked
    massage.frame()
    assert page.locator(".footlib-routine .fl-step").count() > 5
    yes(massage, catalog, "suspected-clot").check()
    no_steps(massage)


def test_what_has_to_be_asked_or_marked_first_takes_the_steps_away_too(massage, catalog):
    """A clear-first question, one that wants a mark, and a condition that brings one along: no steps, at once; what
    only softens has three seconds to be heard of."""
    page = massage.page
    with massage.held():
        for caution, head in (("diabetes", "Ask first"), ("open-skin", "Show us where")):
            yes(massage, catalog, caution).check()
            no_steps(massage)
            assert page.locator(".footlib-routine").get_by_role("heading", name=head).is_visible()
            yes(massage, catalog, caution).uncheck()
            massage.frame()
            assert page.locator(".footlib-routine .fl-step").count() > 5
        pregnancy = page.get_by_role("checkbox", name=catalog.conditions["pregnancy-comfort"].name, exact=True)
        pregnancy.check()
        no_steps(massage)
        pregnancy.uncheck()
        yes(massage, catalog, "thin-skin").check()
        assert page.locator(".footlib-routine .fl-step").count() > 5
        page.locator(".footlib-routine .fl-step").first.wait_for(state="detached")
        assert "nobody has checked whether these steps still fit" in page.locator(".footlib-routine").inner_text()
    page.locator(".footlib-routine .fl-step").first.wait_for()
    massage.hears("p.cautions", ["thin-skin"])


def test_a_restarted_python_is_named(massage_in_lab):
    """After a restart the panel knows at once that Python does not know it any more."""
    with massage_in_lab.without_python("restarted"):
        massage_in_lab.page.get_by_role("radio", name="My own feet").check()
        massage_in_lab.page.locator(".footlib-settings").get_by_text("Python was restarted").wait_for()


# --- whatever waits for Python says so
def told(screen, widget, act, word=SILENT):
    """Python stands still, somebody does something: within three seconds the widget says that no answer came, and says
    nothing as if it were done; once Python answers the sentence goes."""
    page = screen.page
    note = page.locator(f".footlib-{widget} :is({NOTE}, .fl-take .fl-told:not([hidden]))", has_text=word)
    live = page.locator(f".footlib-{widget} .fl-aloud")
    with screen.held():
        before = live.all_inner_texts()
        page.evaluate(SOONER, SLOW)
        act(page)
        note.first.wait_for()
        page.evaluate(AS_USUAL)
        assert "estart" not in note.first.inner_text()
        aloud = [text for text in live.all_inner_texts() if text not in before and SILENT not in text]
        assert not any(word in text.lower() for text in aloud for word in DONE), aloud
    note.first.wait_for(state="detached")
    assert page.locator(".fl-problem:not([hidden])").count() == 0


DONE = (
    "picked",
    "is answered",
    "saved as",
    "marked.",
    "nothing picked",
    "minutes.",
    "wishes:",
    "cleared",
    "forgotten",
    "is back",
    "empty again",
    "finished.",
)
button = lambda name, part="": lambda page: press(page.locator(part) if part else page, name)  # noqa: E731
box = lambda name, on=True: lambda page: page.get_by_role("checkbox", name=name).first.set_checked(on)  # noqa: E731
radio = lambda group, name: (  # noqa: E731
    lambda page: (
        page.get_by_role("radiogroup", name=group, exact=True).get_by_role("radio", name=name, exact=True).check()
    )
)
place = lambda page: page.locator(".footlib-map .fl-live").first.press("Enter")  # noqa: E731

PLANNER = [
    ("picker", box("Cold feet")),
    ("settings", button("5 more")),
    ("settings", lambda page: page.get_by_role("spinbutton", name="Minutes").fill("12")),
    ("settings", radio("Whose feet", "My own feet")),
    ("settings", radio("Which feet", "Right only")),
    ("settings", radio("Which feet", "Both feet")),
    ("settings", radio("Toes", "More")),
    ("settings", box("Ticklish")),
    ("map", place),
    ("map", lambda page: page.locator(".footlib-map .fl-step-link").first.press("Enter")),
    ("settings", button("Mark spots to avoid")),
    ("map", place),
    ("map", button("Clear these marks")),
    ("map", place),
    ("map", button("Done marking")),
    ("settings", lambda page: page.locator(".footlib-settings .fl-remove").first.click()),
    ("routine", lambda page: page.locator(".fl-step-head").first.click()),
    ("routine", button("Start session")),
    ("earlier", button("Again as last time")),
    ("earlier", button("Open Sunday")),
    ("earlier", button("Forget Sunday")),
    ("safety", button("None of these apply")),
    ("routine", lambda page: [button(name)(page) for name in ("Print", "PDF")]),
    ("routine", lambda page: [button(name)(page) for name in ("Save", "Save under this name")]),
    ("routine", button("Copy")),
    (
        "safety",
        lambda page: (
            [button(name)(page) for name in ("Change", "Show all questions")]
            and page.get_by_role("checkbox", name="Does the receiver have diabetes").check()
        ),
    ),
    ("safety", box("A clinician has said yes")),
    ("safety", button("That is everything")),
    ("safety", button("Another person? Ask again")),
    ("picker", button("Clear")),
]
NOTED = """from footlib import *
from footlib.records import Entry, records
from footlib.handouts import share
made = plan('flat-feet', minutes=10, cautions=())
records().note_session(Entry(title='Flat feet', line=share(made), done=4, of=5, seconds=600))
records().save_routine('Sunday', share(made))"""


def test_every_control_of_the_planner_says_that_no_answer_came(screen):
    """Picker, settings, wishes, map, marks, steps, print, save, copy, earlier routines, safety check: each in turn."""
    screen.run(NOTED)
    screen.planner(RUNNING)
    screen.page.locator(".fl-time").first.wait_for()
    screen.page.get_by_role("button", name="Saved routines (1)").click()
    screen.page.get_by_role("button", name="Wishes: choose").click()
    for widget, act in PLANNER:
        told(screen, widget, act)


def test_a_session_says_that_nothing_is_saved_and_that_no_new_one_has_begun(massage):
    """Save in the diary, and the new routine that is offered after a change above."""
    massage.run("p.minutes = 20")
    session = massage.page.locator(".footlib-session")
    session.get_by_role("button", name="Start the new routine").wait_for()
    told(massage, "session", lambda page: press(session, "Start the new routine"))
    massage.page.locator(".footlib-session").nth(1).wait_for()
    first = massage.page.locator(".footlib-session").last
    press(first, "Stop")
    told(massage, "session", lambda page: press(first, "Save in the diary"), "Nothing is saved yet")
    first.get_by_text("Saved in the diary").wait_for()


def test_progress_says_that_no_tick_is_noted(screen, tmp_path):
    """Ticks, Start again and a copy from a file: said to be not done, and the tick is not shown as done."""
    screen.run("from footlib import *\nfrom footlib.records import records\nrecords().finish('00-start-here')")
    screen.show("w = progress()\nw", ".footlib-progress .fl-lessons li")
    page = screen.page
    copy = tmp_path / "copy.json"
    copy.write_text(screen.ask("w.copy"), encoding="utf-8")
    tick = page.get_by_role("checkbox", name="finished").nth(1)

    def ticks(page):
        tick.click()
        page.locator(f".footlib-progress {NOTE}").wait_for()
        assert not tick.is_checked()

    told(screen, "progress", ticks, "not noted yet")
    page.wait_for_function("() => document.querySelectorAll('.footlib-progress li input:checked').length === 2")
    press(
        page.locator(".footlib-progress li").first,
        page.locator(".footlib-progress li")
        .first.get_by_role("button", name="Start again")
        .get_attribute("aria-label"),
    )
    told(screen, "progress", button("Forget them", ".footlib-progress li >> nth=0"), "Nothing is forgotten yet")
    choose = page.locator(".footlib-progress input[type=file]")
    told(screen, "progress", lambda _: choose.set_input_files(copy), "Nothing is restored yet")


def test_quiz_and_drill_say_that_no_answer_is_saved(screen, catalog):
    """An answer, the answer on request, a card, another side, the next card."""
    screen.show("from footlib import *\nq = quiz('00-start-here')\nq", ".footlib-quiz .fl-question")
    one = screen.page.locator(".footlib-quiz .fl-question").first
    slip = next(c.says for c in catalog.quizzes["00-start-here"].questions[0].choices if not c.right)
    for _ in range(2):
        one.get_by_role("radio", name=slip).check()
        told(screen, "quiz", lambda _: press(one, "Check my answer"), "This answer is not saved yet")
        press(one, "Try again")
    told(screen, "quiz", lambda _: press(one, "Show the answer"))
    screen.show("d = drill()\nd", ".footlib-drill .fl-drill-card svg")
    if screen.ask("d.card['kind']") == "where":
        told(screen, "drill", lambda page: page.get_by_role("radio", name="Top").check(), "still on its way")
    answer = (
        (lambda page: page.locator(".footlib-drill .fl-live").first.press("Enter"))
        if screen.ask("d.card['kind']") == "where"
        else lambda page: page.locator(".fl-names button").first.click()
    )
    told(screen, "drill", answer, "This answer is not saved yet")
    told(screen, "drill", button("Next card"), "still on its way")


# --- manners ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("width", WIDTHS)
def test_the_sentences_fit_and_can_be_read(massage, catalog, width):
    """Alarm and sentence in both themes: nothing cut off, in sight, and nothing serious that axe would find."""
    massage.width(width)
    with massage.held():
        yes(massage, catalog, "suspected-clot").check()
        note = massage.page.locator(f".footlib-safety {NOTE}")
        note.wait_for()
        box = note.bounding_box()
        assert box["y"] + box["height"] <= massage.page.viewport_size["height"]
        assert cut_off(massage, ".footlib-planner") == []
        for theme in massage.themes() if width == min(WIDTHS) else [LIGHT]:  # colours are the same at every width
            assert serious(massage, ".footlib-planner") == [], theme


def test_on_a_phone_nothing_lies_on_what_to_do(massage, catalog):
    """The sentence that no answer came is as long as a phone is wide: it follows what the stop says, and hides none."""
    massage.page.set_viewport_size({"width": 390, "height": 844})
    with massage.held():
        yes(massage, catalog, "suspected-clot").check()
        stop, note = (massage.page.locator(f".footlib-safety {one}") for one in (".fl-stop-note:visible", NOTE))
        note.wait_for()
        stop.scroll_into_view_if_needed()
        (upper, lower) = (one.bounding_box() for one in (stop, note))
        assert upper["y"] + upper["height"] <= lower["y"]
