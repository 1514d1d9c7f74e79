"""One session in two windows with the same Python, in a window that is loaded anew, and in one that was hidden."""

import contextlib
import itertools
import re

import pytest

from . import bare
from .conftest import come_to
from .hands import press
from .test_session import SHOW, STEP, STUBS

pytestmark = pytest.mark.browser

NAMES = ("Pause", "Next step", "Previous step", "Stop", "+30 s", "Skip this step")
ELSEWHERE = "This session runs in another window"


class Window:
    """A window as its reader sees it."""

    def __init__(self, screen):
        self.page, self.hears, self.ask = screen.page, screen.hears, screen.ask
        self.session = self.page.locator(".footlib-session").first

    @property
    def step(self):
        return self.session.locator(".fl-step-count").inner_text()

    @property
    def seconds(self):
        minutes, seconds = self.page.get_by_role("timer").first.inner_text().split(":")
        return int(minutes) * 60 + int(seconds)

    @property
    def buttons(self):
        shown = self.session.get_by_role("button").all_inner_texts()
        return [name for name in NAMES if name in shown]

    def is_there(self):
        """Waits until the session is shown. JupyterLab restores a window's widgets in a race with itself; where it has
        lost that, it says so, and a reader loads the page anew (jupyter-widgets/ipywidgets#4026)."""
        lost = self.page.get_by_text("Error displaying widget: model not found")
        self.session.locator(".fl-root").or_(lost).first.wait_for(timeout=90_000)
        if lost.count():
            self.page.reload()
            self.session.locator(".fl-root").wait_for(timeout=90_000)

    def load_anew(self):
        self.page.reload()
        self.is_there()

    def waits_for(self, text):
        self.session.get_by_text(text).first.wait_for()


@pytest.fixture(scope="module")
def window(browser, python):
    """A window whose time can be put forward, and whose chimes are counted."""
    with bare.opened(browser, python) as found:
        found.page.add_init_script(STUBS)
        found.page.clock.install()
        yield found


@pytest.fixture
def first(window, monkeypatch):
    """The window in which the session was shown."""
    with bare.afresh(window, monkeypatch):
        window.show(SHOW, ".footlib-session .fl-root")
        yield Window(window)


@pytest.fixture
def second(browser, python, first):
    """A window of another browser: both hear of each other by way of Python alone. (More windows of the same browser:
    `opened`.)"""
    with bare.opened(browser, python) as found:
        found.come()
        shown = Window(found)
        shown.is_there()
        yield shown
        assert found.errors == []


def opened(first, python, like=None):
    """One more window of the same browser; `like` another one, as the browser's "Duplicate" makes it: with all that
    that one keeps for itself."""
    page = first.page.context.new_page()
    if like:
        kept = like.page.evaluate("() => JSON.stringify(Object.entries(sessionStorage))")
        page.add_init_script(f"""if (!sessionStorage.getItem('copied')) {{
          for (const [key, value] of {kept}) sessionStorage.setItem(key, value);
          sessionStorage.setItem('copied', 'once'); }}""")
    found = bare.BarePage(page, python)
    found.come()
    shown = Window(found)
    shown.is_there()
    return shown


@pytest.fixture
def two_in_lab(lab):
    """A notebook in JupyterLab, saved, and the same one in another window, with the same kernel behind it."""
    lab.show(SHOW, ".footlib-session .fl-root")
    lab.page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
    address = lab.page.url.replace("/lab/", "/lab/workspaces/second/")
    other = come_to(lab.page.context.new_page(), address)
    shown = Window(other)
    shown.is_there()
    yield Window(lab), shown
    assert other.errors == []
    other.page.close()


def test_in_jupyterlab_two_windows_are_one_session(two_in_lab):
    """The window that comes later shows the step and says where it runs, also when it is loaded anew; and it can take
    over."""
    first, second = two_in_lab
    press(first.page, "Start")
    second.waits_for(ELSEWHERE)
    press(first.page, "Next step")
    second.waits_for("Step 2 of 22")
    second.load_anew()
    second.waits_for(ELSEWHERE)
    press(second.page, "Go on here")
    first.waits_for(ELSEWHERE)
    assert (first.step, second.step) == ("Step 2 of 22", "Step 2 of 22")
    press(second.page, "Next step")
    first.waits_for("Step 3 of 22")
    first.hears("[s.state, s.index]", ["running", 2])


def test_two_windows_are_one_session(first, second):
    """Started in one window, the other shows the same step and clock, says where it runs, and offers to take over. One
    press, and the session is there, in the same step and second, and the first one is silent. The red button is in the
    window that follows, too: pressed, everything pauses, and help stands there."""
    press(first.page, "Start")
    second.waits_for(ELSEWHERE)
    press(first.page, "Next step")
    second.waits_for("Step 2 of 22")
    assert (first.step, second.step) == ("Step 2 of 22", "Step 2 of 22")
    assert abs(first.seconds - second.seconds) <= 1
    assert set(first.buttons) == set(NAMES)
    assert second.buttons == []
    second.page.keyboard.press("ArrowRight")  # nor do keys steer it
    press(first.page, "Pause")
    second.waits_for("paused in another window")
    first.hears("[s.state, s.index]", ["paused", 1])

    press(first.page, "Start")
    second.waits_for(ELSEWHERE)
    before = second.seconds
    press(second.page, "Go on here")
    first.waits_for(ELSEWHERE)
    assert before - 2 <= second.seconds <= before
    assert (first.buttons, set(second.buttons)) == ([], set(NAMES))
    press(second.page, "Next step")
    first.waits_for("Step 3 of 22")
    first.hears("[s.state, s.index]", ["running", 2])

    press(first.page, "It hurts / something is wrong")
    first.page.get_by_role("heading", name="Paused. Keep your hands still.").wait_for()
    second.waits_for("paused in another window")
    first.hears("[s.state, len(s.hurt)]", ["paused", 1])


@pytest.mark.parametrize("state", ["running", "paused"])
def test_a_window_loaded_anew_is_where_it_was(first, state):
    """The same step, the same second, running or paused as it was, with the place that hurt still left alone."""
    press(first.page, "Start")
    press(first.page, "Next step")
    press(first.page, "It hurts / something is wrong")
    press(first.page, "Sharp, burning, shooting, tingling or numb")
    press(first.page, "It has stopped: go on elsewhere")
    first.waits_for("Clasping strokes over the top")
    first.page.wait_for_timeout(2500)
    if state == "paused":
        press(first.page, "Pause")
    before = first.seconds
    first.load_anew()
    first.page.get_by_role("button", name="Pause" if state == "running" else "Start", exact=True).wait_for()
    assert before - 4 <= first.seconds <= before
    first.waits_for("Clasping strokes over the top")
    assert first.ask("s.state") == state
    assert first.ask("[name for name, _ in s.where['eased']] + s.where['closed']")
    moved = first.seconds
    first.page.wait_for_timeout(1500)
    assert (first.seconds < moved) == (state == "running")
    assert not re.search(ELSEWHERE, first.session.inner_text())


def test_a_duplicate_of_a_window_follows_and_never_brings_back_its_past(first, python):
    """It has what the other one kept when it was made, which is old soon: the session stays where it has come to, also
    when the other is gone."""
    press(first.page, "Start")
    runs = opened(first, python)
    press(runs.page, "Go on here")
    copy = opened(first, python, like=runs)
    copy.waits_for(ELSEWHERE)
    press(runs.page, "Next step")
    copy.waits_for("Step 2 of 22")
    runs.page.close()
    copy.load_anew()
    copy.waits_for("another window")
    assert (first.step, copy.step, copy.ask("s.index")) == ("Step 2 of 22", "Step 2 of 22", 1)
    press(copy.page, "Go on here")  # it was closed: so here
    first.waits_for(ELSEWHERE)
    assert (first.step, copy.step, first.buttons) == ("Step 2 of 22", "Step 2 of 22", [])
    copy.page.close()


def test_of_two_windows_that_take_over_at_once_one_has_it(first, python):
    """Two people press at the same moment: one window counts and chimes, the other two follow it."""
    press(first.page, "Start")
    both = [opened(first, python), opened(first, python, like=first)]
    for one in both:
        one.waits_for(ELSEWHERE)
    at = first.page.evaluate("() => Date.now() + 1000")
    for one in both:
        button = one.page.get_by_role("button", name="Go on here", exact=True)
        button.evaluate("(button, at) => { setTimeout(() => button.click(), at - Date.now()); }", at)
    for one in both:
        one.page.wait_for_function("at => Date.now() > at + 1500", arg=at)  # the news goes round by way of Python
    all_three = [first, *both]
    assert sorted(len(one.buttons) for one in all_three) == [0, 0, len(NAMES)]
    runs = next(one for one in all_three if one.buttons)
    press(runs.page, "Next step")
    for one in all_three:
        one.waits_for("Step 2 of 22")
    for one in both:
        one.page.close()


def test_a_window_loaded_anew_still_asks_what_hurts(first):
    """Somebody pressed the red button, and the page was loaded anew before the answer: it does not go on as if nothing
    had been."""
    press(first.page, "Start")
    press(first.page, "It hurts / something is wrong")
    press(first.page, "Sharp, burning, shooting, tingling or numb")
    first.load_anew()
    first.page.get_by_role("heading", name="Move away from this place").wait_for()
    first.hears("[s.state, len(s.hurt)]", ["paused", 1])


SIGN = "suspected-clot"
WRONG = "It hurts / something is wrong"
ENDED = ("It hurts or is too much", "Still 4 or more", "It does not stop")


@pytest.fixture(params=["there", "gone", "gone from the start"])
def massage(request, first, window):
    """A session under way, Python there, or gone since a moment, or since before Start."""
    with contextlib.ExitStack() as stack:
        if "start" in request.param:
            stack.enter_context(window.dead())
        press(first.page, "Start")
        press(first.page, "Next step")
        if request.param == "gone":
            first.hears("[s.state, s.index]", ["running", 1])
            stack.enter_context(window.dead())
        yield first


def answers(massage, *names):
    press(massage.page, WRONG)
    for name in names:
        press(massage.page, name)


def what_stands_there(massage):
    """All that the session says, and its buttons."""
    return massage.session.inner_text()


def never_invites(massage):
    assert not massage.page.get_by_role("button", name="Start", exact=True).is_visible()
    assert ELSEWHERE not in what_stands_there(massage) and "another window" not in what_stands_there(massage)


@pytest.mark.parametrize("ended", [False, True])
def test_a_window_loaded_anew_still_says_what_to_do_at_a_warning_sign(massage, catalog, ended):
    """Somebody reads what to do at a warning sign, before or after the massage was ended, and the page is loaded anew:
    the question and the order to get help stand there in full and at once, whether Python lives or not."""
    clot = catalog.cautions[SIGN]
    answers(massage, *(ENDED if ended else ["Something else is wrong"]), clot.name)
    before = what_stands_there(massage)
    assert clot.question in before and clot.act in before
    massage.load_anew()
    assert what_stands_there(massage) == before
    never_invites(massage)
    if ended:
        massage.page.wait_for_timeout(1500)  # in which other windows may say that they run it
        assert what_stands_there(massage) == before
    press(massage.page, "It fits: end the session")
    massage.page.wait_for_timeout(1500)
    assert clot.act in massage.session.locator(".fl-end").get_by_role("alert").inner_text()
    never_invites(massage)
    before = what_stands_there(massage)
    massage.load_anew()
    assert what_stands_there(massage) == before


#: Before a page looks at what the one before has kept: in it the name that stands in `old` is another.
CALLED_OTHERWISE = """{ const { old } = sessionStorage;
  delete sessionStorage.old;
  for (const [key, kept] of old ? Object.entries(sessionStorage) : []) {
    sessionStorage[key] = kept.replaceAll(old, '?'); } }"""


def test_a_sign_that_the_course_no_longer_knows_leads_to_all_signs(massage, catalog):
    """The course was updated while somebody read a warning sign, and calls it otherwise now: loaded anew, the page asks
    which sign fits, instead of saying nothing."""
    clot = catalog.cautions[SIGN]
    answers(massage, "Something else is wrong", clot.name)
    massage.page.add_init_script(CALLED_OTHERWISE)
    massage.page.evaluate("name => { sessionStorage.old = name; }", clot.name)
    massage.load_anew()
    massage.page.get_by_role("heading", name="Does one of these fit?").wait_for()
    never_invites(massage)


@pytest.mark.parametrize("sorry", [True, False])
def test_a_massage_that_was_stopped_stays_stopped(massage, sorry):
    """Because it hurt and did not stop, or by the button: loaded anew, the page does not take it up again. After a pain
    the signs stand there as before, and there is no way back; after a slip there is."""
    answers(massage, *ENDED) if sorry else press(massage.page, "Stop")
    before = what_stands_there(massage)
    massage.load_anew()
    massage.page.wait_for_timeout(1500)
    assert what_stands_there(massage) == before
    never_invites(massage)
    assert massage.page.get_by_role("button", name="Stop was pressed by mistake").count() == (not sorry)


def number_of(window):
    """The number of comfort that is chosen, or none."""
    chosen = window.session.locator(".fl-scale input:checked")
    return int(chosen.input_value()) if chosen.count() else None


def choose(window, number):
    window.session.locator(".fl-scale .fl-radio").nth(number).click()


def notes_of(window):
    return window.session.get_by_label("Notes for yourself")


def test_what_was_written_at_the_end_is_there_in_a_window_that_is_loaded_anew(massage):
    """The number of comfort, also the second one, and the notes, not saved yet, whether Python lives or not; a number
    that was taken back stays away."""
    press(massage.page, "Stop")
    choose(massage, 9)
    choose(massage, 4)
    notes_of(massage).fill("Warm feet, and a <nap>.")
    massage.load_anew()
    assert (number_of(massage), notes_of(massage).input_value()) == (4, "Warm feet, and a <nap>.")
    massage.page.get_by_role("button", name="No answer").click()
    notes_of(massage).fill("")
    massage.load_anew()
    assert (number_of(massage), notes_of(massage).input_value()) == (None, "")


@pytest.mark.parametrize("line", ["whole", "cut"])
def test_a_number_from_before_the_start_is_there_in_a_window_that_is_loaded_anew(first, window, line):
    """... and goes into the diary, with what was written after the massage."""
    with window.dead() if line == "cut" else contextlib.nullcontext():
        choose(first, 3)
        first.load_anew()
        assert number_of(first) == 3
        press(first.page, "Start")
        press(first.page, "Stop")
        choose(first, 8)
        notes_of(first).fill("Good.")
        first.load_anew()
    first.load_anew()  # where the line was cut, Python hears the page again
    first.hears("s.state", "stopped")
    press(first.page, "Save in the diary")
    first.hears("[s.before, s.after, s.notes, s.kept.get('done')]", [3, 8, "Good.", True])
    assert first.page.evaluate("() => Object.values(sessionStorage).join().includes('Good.')") is False


def test_a_number_from_another_window_is_newer_than_ones_own(first, second):
    """What this window kept is old when another one has said something else meanwhile."""
    choose(first, 3)
    first.hears("s.before", 3)
    choose(second, 6)
    first.page.wait_for_function("() => document.querySelector('.fl-scale input:checked').value === '6'")
    first.load_anew()
    assert number_of(first) == 6


def test_a_stop_that_python_did_not_hear_reaches_it_from_the_page_that_is_loaded_anew(first, window):
    """The line was cut, the massage was stopped, the page was loaded anew: Python knows, and the diary is open."""
    press(first.page, "Start")
    first.hears("s.state", "running")
    with window.dead():
        answers(first, *ENDED)
    first.load_anew()
    first.hears("[s.state, len(s.hurt), s.where['final']]", ["stopped", 1, True])


def test_a_window_hidden_for_minutes_is_where_it_should_be(first, second):
    """Nobody looks at it, and the browser wakes its timers once a minute: seen again, it is on the right step and
    second, does not chime for what is long over, and the other window shows the same."""
    page = first.page
    page.evaluate("() => { window.Kept = window.Worker; window.Worker = undefined; }")
    press(page, "Start")
    second.waits_for(ELSEWHERE)
    page.evaluate("() => { hide(true); heard.length = 0; }")
    for _ in range(5):
        page.clock.fast_forward(60_000)
    chimes = page.evaluate(f"() => heard.filter(hertz => hertz === {STEP}).length")
    page.evaluate("() => { window.Worker = window.Kept; hide(false); }")
    press(page, "Pause")
    second.waits_for("paused in another window")
    planned = first.ask("[step.seconds for step in s.routine.steps]")
    done = sum(first.ask("s.spent"))
    assert 300 <= done < 330
    reached = sum(end <= done for end in itertools.accumulate(planned))
    assert first.step == second.step == f"Step {reached + 1} of {len(planned)}"
    assert first.seconds == second.seconds
    assert chimes <= 5
    assert page.evaluate(f"() => heard.filter(hertz => hertz === {STEP}).length") == chimes


def test_a_window_that_was_frozen_knows_that_another_one_went_on(first, second):
    """A phone in the pocket: the page stands still, somebody goes on elsewhere. Awake again, it follows and says so; it
    neither pauses what runs there nor brings back its own minute."""
    page = first.page
    press(page, "Start")
    second.waits_for(ELSEWHERE)
    phone = page.context.new_cdp_session(page)
    phone.send("Page.setWebLifecycleState", {"state": "frozen"})
    press(second.page, "Go on here")
    press(second.page, "Next step")
    press(second.page, "Next step")
    second.waits_for("Step 3 of 22")
    press(second.page, "Pause")
    page.clock.fast_forward(300_000)
    phone.send("Page.setWebLifecycleState", {"state": "active"})
    first.waits_for("paused in another window")
    assert (first.step, second.step) == ("Step 3 of 22", "Step 3 of 22")
    assert (first.buttons, first.seconds) == ([], second.seconds)
    first.hears("[s.state, s.index]", ["paused", 2])
