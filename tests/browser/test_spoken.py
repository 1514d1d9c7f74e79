"""What the voice of a session says and when: every routine run through in an empty page, at an ordinary pace.

The engine, the core and the voice are the course's own; the clock and the voice are the test's: 160 words a minute.
"""

import pytest

from footlib import plan
from footlib.widgets.course_widget import script
from footlib.widgets.session import guide_of

pytestmark = pytest.mark.browser

MINUTES = (5, 20, 90)
STAGE = """async (source) => {
  window.now = 0;
  performance.now = Date.now = () => window.now;
  window.setInterval = window.setTimeout = () => 0;
  window.Worker = undefined;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.slow = 1;
  const word = () => window.slow * 60000 / 160;
  const long = (text) => text.split(/\\s+/).length * word();
  const queue = [];
  const voice = { said: [], cut: [], get speaking() { return queue.length > 0; },
    speak(words) {
      const from = Math.max(now, queue.at(-1)?.over ?? 0);
      queue.push({ words, from, over: from + long(words.text) });
      voice.said.push({ text: words.text, at: now / 1000, waited: (from - now) / 1000 });
    },
    cancel() { queue.splice(0).filter(({ over }) => over > now).forEach(({ words, from }) => voice.cut.push(
      { text: words.text, heard: Math.floor((now - from) / word()) })); },
    go() { while (queue[0]?.over <= now) queue.shift().words.onend?.(); } };
  Object.defineProperty(window, 'speechSynthesis', { value: voice, configurable: true });
  Object.assign(window, await import(URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))));
  window.begin = (guide) => {
    queue.length = voice.said.length = voice.cut.length = 0;
    const traits = { guide, state: 'ready', index: 0, spent: [], skipped: [], hurt: [], where: {}, driver: '', kept: {},
      before: null, after: null, notes: '' };
    const model = { get: (name) => traits[name], save_changes() {}, on() {},
      set: (name, value) => { traits[name] = value; } };
    window.core = sessionCore(model);
    core.sound.chosen.signal = 'none';
    core.voice(true);
    window.pass(3);
    Object.assign(voice, { said: [], cut: [] });
    window.zero = now;
    core.go(core.engine.start);
  };
  window.pass = (seconds) => {
    for (let i = 0; i < seconds * 4; i++) {
      window.now += 250;
      voice.go();
      if (core.engine.now.state === 'running') core.engine.beat();
    }
  };
  window.told = () => ({ said: voice.said.map((one) => ({ ...one, at: one.at - zero / 1000 })), cut: voice.cut });
}"""
TO_THE_END = "while (core.engine.now.state === 'running') pass(1)"
WHOLE = f"(guides) => guides.map((guide) => {{ begin(guide); {TO_THE_END}; return told(); }})"


@pytest.fixture(scope="module")
def voice(browser):
    """An empty page with the session's parts, and a clock and a voice that the tests hold."""
    page = browser.new_page()
    page.evaluate(STAGE, script("session_core"))
    yield page
    page.close()


def guides(catalog, condition, minutes=MINUTES):
    """The routines of a condition in several lengths, for two people and for one."""
    card = catalog.conditions[condition]
    cautions = [*card.implies]
    for who in ("partner", "self"):
        for time in minutes:
            routine = plan(condition, minutes=time, who=who, cautions=cautions, cleared=cautions, catalog=catalog)
            if routine.steps:
                yield guide_of(routine, catalog)


def by_step(guide, said):
    """[(step, what is said before the next one is called)]: by the second at which the plan starts it."""
    at = 0
    for step in guide["steps"]:
        texts = [one["text"] for one in said if at <= one["at"] < at + step["seconds"]]
        yield step, [text for text in texts if "In 5 seconds" not in text]
        at += step["seconds"]


def test_every_step_says_its_warning_first_and_nothing_is_cut_off(voice, catalog):
    """Every step of every condition, in three lengths, with a partner and alone: what must not happen comes first, the
    name is heard, and all of it is over before the next thing is said."""
    of_all = [guide for condition in catalog.conditions for guide in guides(catalog, condition)]
    assert {condition.name for condition in catalog.conditions.values()} <= {guide["title"] for guide in of_all}
    for guide, heard in zip(of_all, voice.evaluate(WHOLE, of_all), strict=True):
        assert heard["cut"] == []
        assert [one for one in heard["said"] if one["waited"]] == []
        for step, texts in by_step(guide, heard["said"]):
            assert " ".join(texts).startswith(step["warning"]), (guide["title"], step["name"], texts)
            assert step["name"] in texts[-1], (guide["title"], step["name"], texts)
        assert "Finished" in heard["said"][-1]["text"]


HURTS = "core.go(core.engine.next); pass(2); core.go(core.engine.wrong); core.engine.start()"


def run(voice, guide, acts):
    """What is said after some acts on a session that has begun."""
    return voice.evaluate(f"(guide) => {{ begin(guide); {acts}; return told(); }}", guide)


@pytest.fixture
def twenty(catalog):
    """Twenty minutes for flat feet: the second step kneads the arch, and many warn."""
    return next(guides(catalog, "flat-feet", [20]))


def test_going_on_lighter_names_the_new_pressure(voice, twenty):
    """After "it hurts" the voice says at which pressure the hands go on, and no longer the one that hurt."""
    level = twenty["steps"][1]["pressure"]
    said = run(voice, twenty, f"{HURTS}; core.engine.ease(); pass(5)")["said"]
    assert level == 2
    assert "Pressure 1," in said[-1]["text"] and "Pressure 2," not in said[-1]["text"]


def test_a_place_that_hurt_is_a_warning_like_any_other(voice, twenty):
    """Where a later step comes near a place that is left alone, the voice says so before anything else."""
    said = [one["text"] for one in run(voice, twenty, f"{HURTS}; core.engine.close(); {TO_THE_END}")["said"]]
    reminded = [text for text in said if "It hurt here: leave out" in text]
    assert reminded and all("arch" in text for text in reminded)
    assert not any(step["name"] in text for text in reminded for step in twenty["steps"])  # before anything else


def test_silence_at_once_and_the_warning_again(voice, twenty):
    """Pause cuts the voice off in the middle of a word; whoever goes on hears the step's warning from its beginning."""
    warned, warning = next((i, step["warning"]) for i, step in enumerate(twenty["steps"]) if step["warning"])
    pause = "pass(1); core.go(() => core.engine.pause()); pass(60); core.go(core.engine.start); pass(4)"
    heard = run(voice, twenty, "core.go(core.engine.next); " * warned + pause)
    assert heard["cut"][-1]["text"] == warning
    assert [one["text"] for one in heard["said"]].count(warning) == 2


def test_a_slow_voice_ends_its_warning_before_the_next_step_is_said(voice, catalog):
    """A voice of 60 words a minute is late: what comes next waits for the end of the warning, the rest gives way."""
    guide = next(guides(catalog, "flat-feet", [5]))
    heard = run(voice, guide, f"window.slow = 2.6; {TO_THE_END}; window.slow = 1")
    warnings = {step["warning"] for step in guide["steps"]} - {""}
    assert heard["cut"]  # the voice was slow, and something gave way
    assert not warnings & {one["text"] for one in heard["cut"]}
    assert warnings <= {one["text"] for one in heard["said"]}
