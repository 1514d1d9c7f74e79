"""The guided session in a browser, with a clock that the tests hold: twenty minutes take seconds."""

import itertools
import re

import pytest
from each import each

from footlib import plan
from footlib.model import START_MEANS

from . import bare
from .hands import WIDTHS, cut_off, focused, press, serious
from .screen import MOVING, THEMES

pytestmark = pytest.mark.browser

STUBS = """
window.heard = []; window.spoken = []; window.locks = [];
const quiet = { setValueAtTime() {}, exponentialRampToValueAtTime() {} };
window.AudioContext = class {
  constructor() { this.state = 'running'; this.currentTime = 0; }
  createOscillator() {
    return { frequency: { set value(hertz) { heard.push(hertz); } }, connect() {}, start() {}, stop() {} };
  }
  createGain() { return { gain: quiet, connect() {} }; }
  resume() {}
  close() {}
};
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const live = () => [...document.querySelectorAll('.footlib-session :is([role=status], [aria-live])')];
const speak = ({ text }) => queueMicrotask(() => spoken.push(
  { text, screen: live().map(el => el.innerText).join(' ') }));
Object.defineProperty(window, 'speechSynthesis', { value: { cancel() {}, speak } });
Object.defineProperty(navigator, 'wakeLock', { value: { async request() {
  const lock = new EventTarget();
  lock.release = async () => { locks.push('off'); lock.dispatchEvent(new Event('release')); };
  locks.push('on');
  return lock;
} } });
window.hide = (on) => {
  Object.defineProperty(document, 'visibilityState', { value: on ? 'hidden' : 'visible', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};
window.watch = () => {
  const [count, caption] = ['.fl-step-count', '.fl-caption'].map(name => document.querySelector(name));
  const all = { childList: true, characterData: true, subtree: true };
  Object.assign(window, { steps: [count.textContent], captions: [], heard: [], spoken: [] });
  new MutationObserver(() => { if (steps.at(-1) !== count.textContent) steps.push(count.textContent); })
    .observe(count, all);
  new MutationObserver(() => captions.push(caption.textContent)).observe(caption, all);
};
"""
SOON, STEP, END = 587.33, 783.99, 1046.5  # the note by which each chime is known
PLANNED = """from footlib import planner
p = planner(['valgus', 'tired-feet'], remember=False)
p.answered = True
p"""
ROUTINE = "r = plan('flat-feet', cautions=(), minutes=20)"
STEPS = len(plan("flat-feet", cautions=(), minutes=20).steps)


@pytest.fixture(scope="module")
def window(browser, python):
    """A window whose time, sounds, voice and screen lock are the tests' own."""
    with bare.opened(browser, python) as found:
        found.page.add_init_script(STUBS)
        found.page.clock.install()
        yield found


#: What of a step is cut off by the window or lies behind the buttons, and what the pictures are called.
SIGHT = """() => {
  const panel = document.querySelector('.jp-WindowedPanel-outer').getBoundingClientRect();
  const controls = document.querySelector('.footlib-session .fl-controls').getBoundingClientRect();
  const parts = ['.fl-picture', '.fl-clock', '.fl-name', '.fl-how', '.fl-press'];
  const cut = (el, end) => { const box = el.getBoundingClientRect();
    return box.height < 10 || box.top < panel.top - 1 || box.bottom > end + 1 || box.left < panel.left; };
  return {
    hidden: [...parts.flatMap((name) => [...document.querySelectorAll(`.footlib-session ${name}`)]
        .filter((el) => cut(el, controls.top)).map(() => name)),
      ...(controls.bottom > panel.bottom + 1 ? ['buttons'] : [])],
    views: [...document.querySelectorAll('.footlib-session .fl-view-name')].map((el) => el.textContent),
    cut: [...document.querySelectorAll('.footlib-session .fl-careful:not([hidden])')]
      .map((el) => el.getBoundingClientRect().bottom - controls.top)[0] ?? 0,
  };
}"""


class Guided:
    """One session under test, as a giver sees and hears it."""

    def __init__(self, screen):
        self.screen, self.page = screen, screen.page

    def show(self, routine=ROUTINE):
        self.screen.show(
            f"from footlib import plan, session\n{routine}\ns = session(r)\ns", ".footlib-session .fl-root"
        )
        self.planned = self.screen.ask("[[x.name, x.seconds, x.foot, x.pressure] for x in r.steps]")
        self.page.evaluate("() => { heard.length = spoken.length = locks.length = 0; }")
        return self

    def start(self):
        press(self.page, "Start")
        self.page.evaluate("() => watch()")
        return self

    def press(self, name):
        press(self.page, name)

    def hold(self):
        """Time stands still from now on, or rather from a minute ahead: a slow machine must not have passed it yet."""
        self.page.clock.pause_at(self.page.evaluate("() => Date.now() / 1000") + 60)

    def run(self, seconds):
        self.page.clock.run_for(round(seconds * 1000))

    def value(self, name):
        return self.page.evaluate(f"() => {name}")

    @property
    def clock(self):
        """Seconds left of the step, as the clock shows them."""
        minutes, seconds = self.page.get_by_role("timer").inner_text().split(":")
        return int(minutes) * 60 + int(seconds)

    @property
    def left(self):
        """Seconds left of the whole, as the strip shows them."""
        minutes, seconds = re.match(r"(\d+):(\d+) left", self.page.locator(".fl-rest").inner_text()).groups()
        return int(minutes) * 60 + int(seconds)

    @property
    def status(self):
        return self.page.locator(".footlib-session .fl-current").inner_text()

    @property
    def caption(self):
        return self.page.locator(".footlib-session .fl-caption").inner_text()

    def told(self, expression, value):
        self.screen.hears(expression, value)


@pytest.fixture
def guided(window, monkeypatch):
    """A session of 20 minutes; time stands still until the test lets it run."""
    window.page.clock.resume()
    with bare.afresh(window, monkeypatch):
        found = Guided(window).show()
        found.hold()
        yield found
        window.page.clock.resume()


@pytest.mark.parametrize("width, height", [(1280, 720), (390, 844)])
def test_picture_clock_twenty_words_and_buttons_are_in_sight_together(lab, width, height):
    """With oily hands nobody scrolls: on a laptop and a phone picture, clock, words and buttons of every step are all
    on the screen, none behind another; each picture says which side of which foot it shows."""
    lab.page.set_viewport_size({"width": width, "height": height})
    lab.show(SHOW, ".footlib-session .fl-root")
    press(lab, "Start")
    for name in lab.ask("[x.name for x in s.routine.steps if x.foot == 'right']"):
        lab.page.locator(".fl-current", has_text=name).wait_for()
        lab.still()  # Start brings the session to the top of the window with the next frame
        sight = lab.page.evaluate(SIGHT)
        assert sight["hidden"] == [], (name, width, height)
        assert sight["views"] and all(re.fullmatch(r"Right foot, [a-z ]+", name) for name in sight["views"])
        assert len(set(sight["views"])) == len(sight["views"])
        press(lab, "Next step")


def test_a_steps_caution_is_whole_above_the_buttons(lab):
    """In JupyterLab with its bars at both sides, in a window as large as a phone: what is to be heeded in a step
    is read without scrolling, whatever stands around the session. The picture gives way, and has its size again in a
    larger window."""
    lab.show(PLANNED, ".footlib-planner .footlib-routine .fl-step")
    lab.page.set_viewport_size({"width": 430, "height": 932})
    press(lab, "Start session")
    session = lab.page.locator(".footlib-session")
    session.get_by_role("button", name="Start", exact=True).click()
    session.locator(".fl-careful").wait_for()
    heights = []
    for height in (932, 900, 932):
        lab.page.set_viewport_size({"width": 430, "height": height})
        lab.still()
        sight = lab.page.evaluate(SIGHT)
        assert sight["hidden"] == [] and sight["cut"] <= 0, height
        heights.append(session.locator(".fl-picture").first.bounding_box()["height"])
    assert heights[0] == heights[2] > heights[1] > 100


def test_twenty_minutes_from_start_to_end(guided):
    """Every step in order, announced before it starts; a chime at each change, another at the end; all of it done."""
    guided.start()
    guided.run(20 * 60 + 1)
    assert guided.value("steps") == [f"Step {i} of {STEPS}" for i in range(1, STEPS + 1)]
    names = [name for name, *_ in guided.planned]
    soon = "In 5 seconds: "
    announced = [text.removeprefix(soon) for text in guided.value("captions") if text.startswith(soon)]
    assert [text.split(". ")[-1] for text in announced] == [f"{name}." for name in names[1:]] + ["the end."]
    heard = guided.value("heard")
    assert (heard.count(SOON), heard.count(STEP), heard.count(END)) == (STEPS, STEPS, 1)
    assert heard[-1] == END
    assert guided.caption.startswith("Finished")
    guided.told("[s.state, len(s.done), sum(s.spent)]", ["finished", STEPS, 1200])


def test_who_leaves_steps_out_is_not_told_that_all_is_finished(guided):
    """Next, pressed to the end: it is the end, and nobody reads "Finished" above "0 of 22 steps"."""
    guided.start()
    for _ in range(STEPS):
        guided.press("Next step")
    assert guided.caption.startswith("The end.")
    assert f"0 of {STEPS} steps" in guided.page.locator(".fl-end").inner_text()


def test_the_change_of_foot_is_said_before_and_after(guided):
    """The giver hears that the other foot comes, and sees which foot is being done."""
    guided.start()
    right = sum(seconds for _, seconds, foot, _ in guided.planned if foot == "right")
    guided.run(right - 4)
    assert "change to the left foot" in guided.caption
    assert "Right foot" in guided.status
    guided.run(5)
    assert guided.caption == "Change of foot: now the left foot."
    assert "Left foot" in guided.status


def test_a_pause_stops_the_time_and_nothing_else(guided):
    """Ten minutes at the door cost no second of the massage."""
    guided.start()
    guided.run(20)
    before = guided.clock
    guided.press("Pause")
    guided.run(600)
    assert guided.clock == before == guided.planned[0][1] - 20
    guided.press("Start")
    guided.run(10)
    assert guided.clock == before - 10
    guided.told("s.state", "running")


def test_on_back_and_left_out(guided):
    """Next goes on, Previous goes back to the start of a step, Skip leaves a step out of what was done."""
    guided.start()
    guided.run(40)
    guided.press("Next step")
    assert f"Step 2 of {STEPS}" in guided.status
    assert guided.clock == guided.planned[1][1]
    guided.run(10)
    guided.press("Previous step")
    assert guided.clock == guided.planned[0][1]
    guided.press("Next step")
    guided.press("Skip this step")
    guided.told("[s.index, s.skipped == [r.steps[1].id], s.done == [r.steps[0].id]]", [2, True, True])


def test_thirty_seconds_more_only_as_far_as_the_step_may_go(guided, catalog):
    """The step gets more time, up to the maximum of its move; then the button says that it has no more to give."""
    guided.start()
    most = guided.screen.ask("s.guide['steps'][0]['most']")
    more = guided.page.get_by_role("button", name="+30 s")
    before = guided.clock
    presses = 0
    while more.is_enabled():
        more.click()
        presses += 1
    assert guided.clock == most > before
    assert presses == -(-(most - before) // 30)
    assert "as long as it may be" in more.get_attribute("title")


@pytest.mark.parametrize("hidden", [False, True])
def test_the_clock_is_right_after_thirty_minutes(guided, hidden):
    """Half an hour, in sight or in a hidden tab that is woken once a minute only: never half a second wrong."""
    guided.page.clock.resume()
    guided.show(ROUTINE.replace("20", "40"))
    guided.hold()
    guided.page.evaluate("() => { window.Kept = window.Worker; window.Worker = undefined; }")
    guided.start()
    total = sum(seconds for _, seconds, *_ in guided.planned)
    guided.page.evaluate("on => hide(on)", hidden)
    for _ in range(30):
        guided.page.clock.fast_forward(60_000) if hidden else guided.run(60)
    guided.page.evaluate("() => { window.Worker = window.Kept; hide(false); }")
    guided.run(0.25)
    assert abs(guided.left - (total - 1800)) <= 0.5
    reached = sum(end <= 1800 for end in itertools.accumulate(seconds for _, seconds, *_ in guided.planned))
    assert f"Step {reached + 1} of {len(guided.planned)}" in guided.status


def test_a_busy_kernel_does_not_hold_up_the_clock(guided):
    """Python does not answer for minutes: the clock is right, the steps go on, and Pause is obeyed at once."""
    guided.start()
    guided.run(20)
    with guided.screen.held():
        before = guided.left
        guided.run(240)
        assert abs(guided.left - (before - 240)) <= 0.5
        reached = sum(end <= 260 for end in itertools.accumulate(seconds for _, seconds, *_ in guided.planned))
        assert f"Step {reached + 1} of {len(guided.planned)}" in guided.status
        guided.press("Pause")
        guided.run(10)
        assert abs(guided.left - (before - 240)) <= 0.5
    guided.told("s.state", "paused")


@pytest.mark.parametrize("width", [1280, 390])
def test_after_a_sleep_the_session_waits_where_it_was(guided, width):
    """A closed lid or a dark phone costs no step: the session pauses, shows for how long the computer slept, and goes
    on from there."""
    guided.page.set_viewport_size({"width": width, "height": 844})
    guided.start()
    guided.run(20)
    before = guided.left
    guided.page.clock.fast_forward(600_000)
    guided.run(1)
    assert "The computer slept for 10 minutes" in guided.caption
    assert guided.page.locator(".fl-caption").bounding_box()["width"] > 200
    assert guided.left == before
    guided.told("s.state", "paused")
    guided.press("Start")
    guided.run(10)
    assert guided.left == before - 10


def test_without_python_the_massage_goes_on(guided):
    """Python stands still in the middle: the clock, the steps and the chimes go on to the end."""
    guided.start()
    guided.run(300)
    with guided.screen.held():
        guided.run(60)
        guided.press("Pause")
        guided.press("Start")
        guided.run(900)
        assert guided.value("steps")[-1] == f"Step {STEPS} of {STEPS}"
        assert guided.value("heard").count(END) == 1
        assert guided.caption.startswith("Finished")


def test_the_voice_is_off_until_it_is_switched_on_and_says_what_the_screen_says(guided):
    """Not a word before; then each step and each announcement, and every word of them stands in a live region."""
    guided.start()
    guided.run(100)
    assert guided.value("spoken") == []
    guided.page.get_by_role("checkbox", name="Voice").check()
    guided.run(120)
    spoken = guided.value("spoken")
    assert len(spoken) > 4
    assert any("Pressure" in one["text"] for one in spoken)
    for one in spoken:
        words = set(re.findall(r"\w+", one["text"].lower()))
        assert words <= set(re.findall(r"\w+", one["screen"].lower())), one


def test_a_flash_instead_of_a_chime(guided):
    """Where sound disturbs, the frame lights up at each change of step, and nothing is heard."""
    guided.page.get_by_role("radio", name="Flash").check()
    guided.start()
    guided.run(guided.planned[0][1] + 0.5)
    assert guided.value("heard") == []
    assert guided.page.locator(".footlib-session[data-flash=step]").count() == 1
    guided.run(3)
    assert guided.page.locator(".footlib-session[data-flash]").count() == 0


def test_the_screen_is_kept_awake_from_start_to_end(guided):
    """Asked for at the start, again when the tab comes back, and given up at the end."""
    assert guided.value("locks") == []
    guided.start()
    assert guided.value("locks") == ["on"]
    assert "The screen stays on" in guided.page.locator(".fl-options").inner_text()
    guided.press("Stop")
    guided.page.wait_for_function("() => locks.at(-1) === 'off'")


def test_stop_can_be_taken_back(guided):
    """A slip of an oily hand ends nothing: a quiet way leads back to the step, which waits. No Start stands there."""
    guided.start()
    guided.run(60)
    guided.press("Stop")
    guided.told("s.state", "stopped")
    assert not guided.page.get_by_role("button", name="Start", exact=True).is_visible()
    guided.press("Stop was pressed by mistake: back to step 2")
    guided.told("s.state", "paused")
    guided.press("Start")
    assert f"Step 2 of {STEPS}" in guided.status


def test_who_stops_because_something_is_wrong_is_not_led_back(guided):
    """After a pain there is no way on, not even by mistake: rest, and the warning signs at a press."""
    guided.start()
    wrong(guided, "Nothing is wrong: back to the step")
    guided.press("Stop")
    buttons = guided.page.locator(".footlib-session button:visible").all_inner_texts()
    assert not [name for name in buttons if "Start" in name or "back to step" in name]
    guided.press("Look for a warning sign")
    guided.page.get_by_role("heading", name="Stop for today").wait_for()
    guided.press("None of these: end for today")
    assert guided.page.locator(".fl-diary").is_visible()


# --- something is wrong -----------------------------------------------------------------------------------------------
def wrong(guided, *answers):
    guided.page.get_by_role("button", name="It hurts / something is wrong").click()
    for answer in answers:
        guided.page.get_by_role("button", name=answer, exact=True).click()


def test_it_hurts_pauses_at_once_and_goes_on_lighter(guided):
    """The clock stands; the next lower level is offered, in the course's words, and holds for that place."""
    guided.start()
    guided.press("Next step")
    guided.run(5)
    wrong(guided, "It hurts or is too much")
    panel = guided.page.get_by_role("region", name="Something is wrong")
    assert guided.screen.ask("s.guide['trouble']['limit']") in panel.inner_text()
    guided.told("[s.state, s.hurt == [r.steps[1].id]]", ["paused", True])
    assert not guided.page.get_by_role("button", name="Start", exact=True).is_visible()
    guided.press("0 to 3: go on, lighter")
    assert "Pressure 1, very light" in guided.status
    guided.told("s.state", "running")


def test_what_still_hurts_is_left_alone_until_the_end(guided):
    """Steps that work only there are left out, and this is said; in the others the giver is reminded to keep off."""
    guided.page.clock.resume()
    guided.show(ROUTINE.replace("20", "40"))  # long enough for three techniques on the arch
    guided.hold()
    guided.start()
    guided.press("Next step")
    wrong(guided, "Sharp, burning, shooting, tingling or numb", "It has stopped: go on elsewhere")
    assert "Clasping strokes over the top" in guided.status
    assert "Thumb presses along the arch" in guided.caption
    guided.run(300)
    guided.told(
        "[x.name for x in r.steps[:4] if x.id in s.skipped]",
        ["Thumb kneading along the arch", "Thumb presses along the arch", "Thumb rubbing along the arch"],
    )
    for _ in range(30):
        if "Lock grip" in guided.status:
            break
        guided.press("Previous step")
    assert "leave out" in guided.status and "arch" in guided.status.split("leave out")[1]
    assert guided.page.locator(".footlib-session .fl-marked").count() > 0
    assert guided.page.locator(".footlib-session .fl-strokes").count() == 0  # no arrow leads over what hurts


def test_a_warning_sign_ends_the_session_with_what_to_do_now(guided, catalog):
    """One press from any step to the signs; each answers in the words of the safety check, and there is no way on."""
    guided.start()
    clot = catalog.cautions["suspected-clot"]
    wrong(guided, "Something else is wrong")
    assert "112, 999 or 911" in guided.page.get_by_role("region", name="Something is wrong").inner_text()
    guided.press(clot.name)
    assert guided.page.get_by_role("alert").inner_text().strip() == clot.act
    guided.press("It fits: end the session")
    guided.told("[s.state, s.where['sign']]", ["stopped", clot.name])
    assert not guided.page.get_by_role("button", name="Start", exact=True).is_visible()


def test_what_to_do_at_a_sign_that_fits_stays_on_the_screen(guided, catalog):
    """Whoever has said that a warning sign fits still reads what to do now, first and in full; nothing there tells
    them to exercise the foot, or what else is good after a massage."""
    guided.start()
    clot = catalog.cautions["suspected-clot"]
    wrong(guided, "Something else is wrong", clot.name, "It fits: end the session")
    end = guided.page.locator(".fl-end")
    alarm = end.get_by_role("alert")
    assert clot.name in alarm.inner_text() and clot.act in alarm.inner_text()
    assert alarm.bounding_box()["y"] < end.get_by_text("steps in").bounding_box()["y"]
    usual = guided.screen.ask("[one['text'] for one in s.guide['aftercare']]")
    assert usual and not [text for text in usual if text in end.inner_text()]
    assert "Cover the feet" not in end.inner_text()
    assert end.get_by_role("region", name="Diary").is_visible()


def test_on_a_phone_a_warning_sign_is_read_from_its_beginning(guided, catalog):
    """Its name and its question are in sight when it opens, however long it is."""
    guided.page.set_viewport_size({"width": 390, "height": 600})
    guided.start()
    wrong(guided, "Something else is wrong")
    guided.press(catalog.cautions["suspected-clot"].name)
    assert guided.page.locator(".fl-trouble h4").first.bounding_box()["y"] >= 0


def test_pain_that_does_not_stop_ends_the_massage(guided):
    """Lighter, then away, then stop, then the signs: each a single large button."""
    guided.start()
    wrong(guided, "It hurts or is too much", "Still 4 or more", "It does not stop")
    assert guided.page.get_by_role("heading", name="Stop for today").is_visible()
    guided.told("s.state", "stopped")
    guided.press("None of these: end for today")
    assert "Cover the feet and rest" in guided.page.locator(".fl-end").inner_text()


# --- what must not start ----------------------------------------------------------------------------------------------
@each(
    ("cautions", "said"),
    [
        ("['fever']", "No massage today"),
        ("['open-skin']", "Show us where"),
        ("['pregnancy']", "Ask first"),
        ("None", "safety check was not asked"),
    ],
)
def test_what_must_not_start_has_no_start(screen, cautions, said):
    """A stop, an open question or an unanswered check: the reason stands there, and no button starts anything."""
    routine = f"r = plan('tired-feet', cautions={cautions})"
    screen.show(f"from footlib import plan, session\n{routine}\nsession(r)", ".footlib-session .fl-root")
    assert said in screen.page.locator(".footlib-session").inner_text()
    assert screen.page.locator(".footlib-session button").count() == 0


# --- manners ----------------------------------------------------------------------------------------------------------
SHOW = f"from footlib import plan, session\n{ROUTINE}\ns = session(r)\ns"


@pytest.fixture
def running(lab):
    """A session that has been started, in ordinary time, in JupyterLab."""
    lab.show(SHOW, ".footlib-session .fl-root")
    press(lab, "Start")
    return lab


def test_the_chosen_number_of_comfort_can_be_read(screen):
    """Before the massage, in both themes: the number that was chosen stands out from its field."""
    screen.show(SHOW, ".footlib-session .fl-root")
    for theme in THEMES:
        screen.theme(theme)
        screen.page.locator(".fl-scale .fl-radio").nth(7).click()
        screen.still()
        ink, field = screen.page.locator(".fl-scale .fl-radio:has(:checked)").evaluate(
            "(el) => [getComputedStyle(el).color, getComputedStyle(el).backgroundColor]"
        )
        plain = (
            screen.page.locator(".fl-scale .fl-radio").nth(3).evaluate("(el) => getComputedStyle(el).backgroundColor")
        )
        assert field not in (ink, plain)


def test_the_whole_session_works_by_keyboard(screen):
    """Tick, start, pause, go on and back, ask for help and return: never a mouse."""
    screen.show(SHOW, ".footlib-session .fl-root")
    key, active = screen.page.keyboard.press, "() => document.activeElement.textContent"
    screen.page.get_by_role("checkbox").first.focus()
    key("Space")
    assert "1 of 5 ticked" in screen.page.locator(".fl-before").inner_text()
    screen.page.get_by_role("button", name="Start", exact=True).focus()
    key("Space")
    assert screen.page.evaluate(active) == "Pause"
    key("ArrowRight")
    key("ArrowRight")
    assert f"Step 3 of {STEPS}" in screen.page.locator(".fl-current").inner_text()
    key("ArrowLeft")
    assert f"Step 2 of {STEPS}" in screen.page.locator(".fl-current").inner_text()
    screen.page.locator(".fl-name").click()  # the focus on plain text: Space still steers
    key("Space")
    assert screen.page.get_by_role("button", name="Start", exact=True).is_visible()
    screen.page.get_by_role("button", name="It hurts / something is wrong").focus()
    key("Enter")
    assert screen.page.evaluate(active) == "Paused. Keep your hands still."
    key("Space")  # in the middle of a trouble the space bar starts nothing
    assert screen.page.get_by_role("heading", name="Paused.").is_visible()
    for _ in range(4):
        key("Tab")
    key("Enter")
    assert screen.page.evaluate(active) == "Start"


@each(
    "target", ["button.fl-main", "input[type=radio]", "input[type=checkbox]", ".fl-fold", ".fl-name", "button.fl-wrong"]
)
def test_keys_stay_in_the_session(running, target):
    """b, x, dd, arrows, Escape or Enter never touch the notebook's cells."""
    before = running.cells()
    element = running.page.locator(f".footlib-session {target}:visible").first
    element.click() if target == ".fl-name" else element.focus()
    for key in ("b", "x", "d", "d", "a", "ArrowDown", "ArrowUp", "ArrowRight", "m", "Escape", "Shift+Enter", "Space"):
        running.page.keyboard.press(key)
    running.frame()
    assert running.cells() == before
    assert running.page.evaluate("() => jupyterapp.shell.currentWidget.content.activeCellIndex") == 1


def test_keys_stay_when_the_pressed_button_goes(running):
    """After Stop the button is gone; the focus, and with it the keys, are still in the session."""
    running.page.get_by_role("button", name="Stop", exact=True).click()
    assert running.page.evaluate("() => Boolean(document.activeElement.closest('.footlib-session'))")


def test_axe_finds_nothing_serious(screen):
    """Before, in the middle, in trouble and at the end: names, roles, contrast, in both themes."""

    def check():
        for theme in screen.themes():
            assert serious(screen, ".footlib-session") == [], theme

    screen.show(SHOW, ".footlib-session .fl-root")
    check()
    press(screen, "Start")
    screen.page.get_by_role("button", name="More about this step").click()
    check()
    screen.page.get_by_role("button", name="It hurts / something is wrong").click()
    screen.page.get_by_role("button", name="Something else is wrong").click()
    check()
    screen.page.get_by_role("button", name="None of these, but stop for today").click()
    check()


@each("width", WIDTHS)
def test_nothing_is_cut_off_and_every_target_is_large(running, width):
    """At each width of the output everything fits, the foot is large, and an oily finger hits 48 pixels or more."""
    running.width(width, ".footlib-session")
    session = running.page.locator(".footlib-session")
    assert cut_off(running, ".footlib-session") == []
    assert running.page.locator(".fl-view svg").first.bounding_box()["height"] > 200
    small = session.locator("button:visible, label:visible").evaluate_all(
        "els => els.filter(el => el.getBoundingClientRect().height < 44).map(el => el.textContent)"
    )
    assert small == []
    for name in ("Pause", "It hurts / something is wrong"):
        box = running.page.get_by_role("button", name=name).bounding_box()
        assert box["height"] >= 64
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= running.page.viewport_size["height"]


def test_the_fixed_roles(running):
    """What a screen reader gets: a timer, the step as a status, the whole as a progress bar, each picture named."""
    page = running.page
    assert re.fullmatch(r"\d:\d\d", page.get_by_role("timer").inner_text())
    assert f"Step 1 of {STEPS}" in page.locator(".footlib-session").get_by_role("status").first.inner_text()
    assert page.get_by_role("progressbar", name="Whole session").get_attribute("aria-valuetext") == f"step 1 of {STEPS}"
    assert page.get_by_role("img", name=re.compile("^Picture: Right foot, (sole|top)")).count() == 2
    for name in ("Pause", "Next step", "Previous step", "Stop", "+30 s", "Skip this step"):
        assert page.get_by_role("button", name=name, exact=True).count() == 1


def test_two_displays_are_one_session(guided):
    """Shown twice, it runs once: both clocks agree, and it chimes once."""
    guided.page.clock.resume()
    guided.screen.show("from IPython.display import display\ndisplay(s, s)", ".footlib-session .fl-root")
    guided.page.wait_for_function("() => document.querySelectorAll('.footlib-session .fl-root').length === 2")
    guided.hold()
    guided.page.get_by_role("button", name="Start", exact=True).first.click()
    guided.page.evaluate("() => watch()")
    guided.run(guided.planned[0][1] + 3)
    clocks = guided.page.get_by_role("timer").all_inner_texts()
    assert len(clocks) == 2 and clocks[0] == clocks[1]
    assert guided.value("heard").count(STEP) == 1


def test_the_hands_move_while_the_session_runs(screen):
    """Arrows show the way of the hand and play by themselves; a pause stops them, and so does the switch."""
    page = screen.page
    page.emulate_media(reduced_motion=MOVING)
    screen.show(SHOW, ".footlib-session .fl-root")
    press(screen, "Start")
    playing = page.locator(".footlib-session .fl-playing")
    assert page.locator(".footlib-session .fl-hand").count() > 0
    assert playing.count() > 0
    page.get_by_role("button", name="Pause", exact=True).click()
    assert playing.count() == 0
    page.get_by_role("button", name="Start", exact=True).click()
    assert playing.count() > 0
    page.get_by_role("checkbox", name="Moving hands").uncheck()
    page.get_by_role("button", name="Next step", exact=True).click()
    assert playing.count() == 0
    assert page.locator(".footlib-session .fl-strokes").count() > 0


def test_the_receiver_rates_pressure_pace_and_warmth(running, catalog):
    """The card is at hand at every step: an answer says at once what the giver does, and "just right" to go on."""
    running.page.get_by_role("button", name="Ask the receiver").click()
    asked = catalog.ratings["pressure"]
    firmness = running.page.get_by_role("radiogroup", name=asked.ask)
    for answer, then in (
        (asked.answers[4], asked.more),
        (asked.answers[2], "Go on as you are."),
        (asked.answers[0], asked.less),
    ):
        firmness.get_by_role("radio", name=answer, exact=True).check()
        running.page.get_by_text(then).wait_for()


def test_the_planner_shows_the_session_under_itself(screen):
    """The button comes with the hands and times; pressed, the session appears below, with the focus: no other cell."""
    screen.planner("p = planner(['tired-feet'])")
    button = screen.page.get_by_role("button", name="Start session")
    assert button.count() == 0
    screen.page.get_by_role("button", name="None of these apply").click()
    button.click()
    session = screen.page.locator(".footlib-planner .footlib-session")
    session.wait_for()
    focused(screen, "Start")
    above = screen.page.locator(".footlib-planner .footlib-routine").bounding_box()
    assert session.bounding_box()["y"] >= above["y"] + above["height"]
    start = session.get_by_role("button", name="Start", exact=True)
    said = session.locator(f"[id='{start.get_attribute('aria-describedby')}']")
    assert said.is_visible() and said.inner_text() == START_MEANS["partner"]
    screen.page.keyboard.press("Space")
    assert "Step 1 of" in session.inner_text()


def test_other_answers_in_the_planner_leave_the_session_but_a_red_flag_halts_it(screen):
    """Other minutes: it runs on, and says so. A fever: it pauses at once, says what to do, and cannot be started."""
    screen.planner("p = planner(['tired-feet'])\np.answered = True")
    page = screen.page
    page.get_by_role("button", name="Start session").click()
    session = page.locator(".footlib-planner .footlib-session").first
    start, pause = (session.get_by_role("button", name=name, exact=True) for name in ("Start", "Pause"))
    press(session, "Start")
    page.locator(".footlib-planner").get_by_role("button", name="5 more").click()
    session.get_by_text("This session goes on with the routine as it was.").wait_for()
    assert pause.is_visible()
    screen.run("p.cautions = ['fever']")
    alarm = session.get_by_role("alert")
    alarm.wait_for()
    assert screen.ask("p.catalog.cautions['fever'].act") in alarm.inner_text()
    assert start.is_disabled()
    assert not session.get_by_role("button", name="Start the new routine").is_visible()
    screen.run("p.cautions = []")
    alarm.wait_for(state="hidden")
    start.click()
    pause.wait_for()
    session.get_by_role("button", name="Start the new routine").click()
    page.wait_for_function("() => document.querySelectorAll('.footlib-planner .footlib-session .fl-root').length === 2")
    below = page.locator(".footlib-planner .footlib-session").nth(1)
    below.get_by_text("Another session has been started above.").wait_for()
    assert below.get_by_role("button", name="Start", exact=True).is_disabled()
    assert screen.ask("[one.routine.minutes for one in p.children[1:]]") == [25, 20]


def test_the_time_that_is_left_stands_beside_or_under_the_strip(running):
    """On a phone, too, the words on the whole never lie over the strip of its steps."""
    for width in (248, 448, 1100):
        running.width(width, ".footlib-session")
        strip, rest = (running.page.locator(name).bounding_box() for name in (".fl-rail", ".fl-rest"))
        last = running.page.locator(".fl-rail i").last.bounding_box()
        assert last["x"] + last["width"] <= rest["x"] or strip["y"] + strip["height"] <= rest["y"], width
