"""Strokes in a browser: arrows over the map, a hand that moves along them, and one that keeps still."""

import pytest

from .hands import serious
from .screen import CALM, FRAME, MOVING

pytestmark = pytest.mark.browser

READY = ".footlib-map .fl-picture"
MAP = "from footlib import FootMap, technique_picture\nm = FootMap(controls=True)\nm.show({what})\nm"
# Resolves when a part of the page is (or is no more) in sight, as the browser itself tells.
SEEN = """([el, wanted]) => new Promise((done) => {
  const look = new IntersectionObserver((seen) => {
    if (seen.at(-1).isIntersecting === wanted) requestAnimationFrame(() => { look.disconnect(); done(); });
  });
  look.observe(el);
})"""
HANDS = """() => [...document.querySelectorAll('.fl-hand-works:not([hidden])')].map((hand) =>
  hand.getAttribute('transform').match(/translate\\((\\S+) (\\S+)\\)/).slice(1).map(Number))"""
# Presses Play and counts the seconds to the second stroke, as the hand does: a frame that comes late counts 0.1 s.
PACE = """() => new Promise((done) => {
  const strokes = document.querySelector('.fl-strokes');
  let seconds = 0, last = performance.now();
  const count = (now) => {
    seconds += Math.max(0, Math.min(now - last, 100)) / 1000;
    last = now;
    strokes.dataset.playing === '2' ? done(seconds) : requestAnimationFrame(count);
  };
  document.querySelector('.fl-play-button').click();
  requestAnimationFrame(count);
})"""


@pytest.fixture(autouse=True)
def moving(screen):
    """Nobody asks for less motion, unless a test does."""
    screen.page.emulate_media(reduced_motion=MOVING)


@pytest.fixture
def shown(screen):
    def show(what="'sole-strokes'"):
        screen.show(MAP.format(what=what), READY)
        screen.page.locator(".fl-strokes .fl-stroke").first.wait_for(state="attached")
        return screen

    return show


def play(screen):
    return screen.page.get_by_role("button", name="Play the movement")


def test_a_step_is_shown_as_numbered_arrows_and_words(shown):
    """Three long strokes: three numbers, three arrows, and a sentence for those who cannot see them."""
    screen = shown()
    assert screen.page.locator(".fl-stroke text").all_text_contents()[::-1] == ["1", "2", "3"]
    assert screen.page.locator(".fl-stroke-head").count() == 3
    assert "from the ball of the foot to the heel" in screen.page.locator(".fl-play-words").inner_text()


def test_the_arrows_lie_on_the_foot_of_the_step(shown):
    """The right sole is at the left of the picture, and so are its arrows; the left foot's are at the right."""
    for foot, side in (("right", -1), ("left", 1)):
        screen = shown(f"'sole-strokes', '{foot}'")
        arrow = screen.page.locator(".fl-stroke-line").first.bounding_box()
        picture = screen.page.locator(READY).bounding_box()
        assert (arrow["x"] - picture["x"] - picture["width"] / 2) * side > 0


def test_play_moves_the_hand_and_pause_stops_it(shown):
    """The hand glides from the toes to the heel, without Python; the button says what it will do."""
    screen = shown()
    play(screen).click()
    ((_, start),) = screen.page.evaluate(HANDS)
    screen.page.wait_for_function(f"start => ({HANDS})()[0][1] > start + 10", arg=start)
    screen.page.get_by_role("button", name="Pause the movement").click()
    still = screen.page.evaluate(HANDS)
    screen.frame()
    assert screen.page.evaluate(HANDS) == still


def test_the_tempo_is_the_steps_own(shown):
    """A stroke of four seconds takes four, no three and no six: learners copy the pace that the text asks for."""
    screen = shown()
    stage = screen.page.locator(".footlib-map .fl-stage")
    stage.scroll_into_view_if_needed()
    screen.page.evaluate(SEEN, [stage.element_handle(), True])
    assert 4 <= screen.page.evaluate(PACE) < 5


def test_hands_that_were_out_of_sight_begin_at_the_press(shown):
    """Whoever presses Play sees the hands move at once, also where the page had not yet been told that they are seen:
    on a busy machine they once stood still for two rounds."""
    screen = shown()
    stage = screen.page.locator(".footlib-map .fl-stage")
    screen.page.evaluate("() => document.querySelector('.footlib-map').style.setProperty('margin-top', '3000px')")
    screen.page.evaluate(SEEN, [stage.element_handle(), False])
    assert 4 <= screen.page.evaluate(PACE) < 5


def test_whoever_asks_for_less_motion_sees_where_the_hand_begins_and_ends(shown):
    """With less motion nothing moves: the hand stands at the start, faintly at the end, and the button says why."""
    screen = shown()
    play(screen).click()
    screen.page.emulate_media(reduced_motion=CALM)
    button = screen.page.get_by_role("button", name="Start and end only: less motion is asked for")
    button.click(force=True)
    screen.frame()
    still = screen.page.evaluate(HANDS)
    assert screen.page.locator(".fl-stroke-head").count() == 3 and screen.page.locator(".fl-hand-faint").count() > 0
    screen.frame()
    assert screen.page.evaluate(HANDS) == still
    assert button.get_attribute("aria-disabled") == "true"


def test_the_button_is_pressed_by_key(shown):
    """Space plays and pauses."""
    screen = shown()
    play(screen).focus()
    screen.page.keyboard.press("Space")
    screen.page.get_by_role("button", name="Pause the movement").wait_for()
    screen.page.keyboard.press("Space")
    screen.page.get_by_role("button", name="Play the movement").wait_for()
    assert screen.page.evaluate("() => document.activeElement.classList.contains('fl-play-button')")


def test_a_removed_map_leaves_nothing_running(shown):
    """When its cell is run again, the old picture's clock is gone."""
    screen = shown()
    play(screen).click()
    screen.page.evaluate("""() => {
      const real = window.requestAnimationFrame;
      window.frames_asked = 0;
      window.requestAnimationFrame = (act) => { window.frames_asked += act.name === 'tick' ? 1 : 0; return real(act); };
    }""")
    screen.page.wait_for_function("() => window.frames_asked > 3")
    screen.show("from footlib.widgets import Settings\nSettings()", ".footlib-settings .fl-root")
    screen.frame()
    asked = screen.page.evaluate("() => window.frames_asked")
    screen.frame()
    assert screen.page.evaluate("() => window.frames_asked") == asked


def test_the_planner_shows_the_hands_after_the_safety_check(screen):
    """Selecting a step shows its arrows, but hands wait for the check, on the map as in the text."""
    screen.planner("p = planner(picked=['flat-feet'])")
    screen.run("p.view.selected = p.routine.steps[2].id")
    screen.page.locator(".fl-badge-now").first.wait_for()
    assert screen.page.locator(".fl-stroke").count() == 0
    screen.run("p.answered = True")
    screen.page.locator(".fl-stroke").first.wait_for(state="attached")
    play(screen).wait_for()
    screen.run("p.view.selected = ''")
    screen.page.wait_for_function("() => !document.querySelector('.fl-stroke')")


@pytest.mark.parametrize("technique", ["stroking", "kneading", "still-hold"])
def test_a_technique_has_a_moving_picture(screen, technique):
    """One foot, the technique's own movement, and nothing that axe finds serious."""
    code = f"from footlib import technique_picture\ntechnique_picture({technique!r})"
    screen.show(code, ".footlib-hand-picture .fl-play")
    assert serious(screen, ".footlib-hand-picture") == []
    play(screen).click()
    screen.page.wait_for_function(f"() => ({HANDS})().length > 0")


def test_the_picture_follows_a_connected_list(lab):
    """Another name chosen in a list of ipywidgets: another view, its arrows, its words; and it still plays."""
    lab.page.emulate_media(reduced_motion=MOVING)
    lab.show(
        "from footlib import technique_picture\nfrom ipywidgets import Dropdown, VBox, dlink\n"
        "names = Dropdown(description='Rub', options=['rubbing', 'rake-rubbing'])\n"
        "picture = technique_picture('rubbing')\ndlink((names, 'value'), (picture, 'what'))\nVBox([names, picture])",
        ".footlib-hand-picture .fl-play",
    )
    box = lab.page.locator(".footlib-hand-picture")
    lab.page.get_by_label("Rub", exact=True).select_option("rake-rubbing")
    box.get_by_role("heading", name="Rake rubbing").wait_for()
    assert box.get_by_role("img").get_attribute("aria-label").startswith("Rake rubbing, ")
    assert box.locator(".fl-stroke").count() == 4
    assert "along the top of the foot" in box.locator(".fl-play-words").inner_text()
    play(lab).click()
    lab.page.wait_for_function(
        "() => document.querySelectorAll('.fl-hand-works:not([hidden])').length === 1"
    )  # four fingers are one hand


def test_pictures_share_one_drawing_of_a_hand(screen):
    """Two pictures with the same hand: one drawing in the page, which both use, and no shape of a hand in either."""
    screen.show(
        "from footlib import technique_picture\nfrom ipywidgets import VBox\n"
        "VBox([technique_picture('stroking'), technique_picture('stroking', foot='left')])",
        ".footlib-hand-picture .fl-hand",
    )
    screen.page.wait_for_function("() => document.querySelectorAll('.footlib-hand-picture .fl-play').length === 2")
    uses = "document.querySelectorAll('.fl-hand-works:not([hidden]) use')"
    drawings = screen.page.evaluate(f"() => [...{uses}].map((use) => use.getAttribute('href'))")
    assert len(drawings) == 2 and len(set(drawings)) == 1
    assert screen.page.locator(f".fl-hands-shared > {drawings[0]}").count() == 1
    assert screen.page.locator(".fl-hands-shared").count() == 1 and screen.page.locator(".fl-hands path").count() == 0


def test_hands_and_arrows_are_layers(screen):
    """Each can be taken away, and the other one stays."""
    screen.show(
        "from footlib import technique_picture\ntechnique_picture('stroking')", ".footlib-hand-picture .fl-hand"
    )
    for name, gone, there in (("Hands", ".fl-hand-works", ".fl-stroke"), ("Arrows", ".fl-stroke", ".fl-hand-works")):
        switch = screen.page.get_by_role("button", name=name, exact=True)
        switch.click()
        assert switch.get_attribute("aria-pressed") == "false"
        assert not screen.page.locator(gone).first.is_visible() and screen.page.locator(there).first.is_visible()
        switch.click()


def test_hands_that_nobody_sees_rest(shown):
    """Where the map is scrolled out of sight nothing is drawn, so that a phone is not tired; in sight it goes on."""
    screen = shown()
    play(screen).click()
    stage = screen.page.locator(".footlib-map .fl-stage")
    began = screen.page.evaluate(HANDS)
    screen.page.wait_for_function(f"(began) => JSON.stringify(({HANDS})()) !== JSON.stringify(began)", arg=began)
    screen.page.evaluate("() => document.querySelector('.footlib-map').style.setProperty('margin-top', '3000px')")
    screen.page.evaluate(SEEN, [stage.element_handle(), False])
    away = screen.page.evaluate(HANDS)
    for _ in range(20):
        screen.page.evaluate(FRAME)
    assert screen.page.evaluate(HANDS) == away
    screen.page.evaluate("() => document.querySelector('.footlib-map').style.removeProperty('margin-top')")
    screen.page.wait_for_function(f"(away) => JSON.stringify(({HANDS})()) !== JSON.stringify(away)", arg=away)


def test_what_rolls_under_the_foot_moves_as_a_hand_would(shown):
    """A ball goes along the line, in its own colour; no other mark moves, and its button bears its name."""
    screen = shown("'ball-rolling'")
    began = screen.page.evaluate(HANDS)
    assert len(began) == 1
    play(screen).click()
    screen.page.wait_for_function(f"(began) => JSON.stringify(({HANDS})()) !== JSON.stringify(began)", arg=began)
    assert screen.page.locator(".fl-hand-dot").count() == 0
    fill = "() => getComputedStyle(document.querySelector('.fl-hands-shared .fl-hand-felt')).fill"
    assert screen.page.evaluate(fill) == "rgb(211, 221, 85)"
    screen.page.get_by_role("button", name="Tennis ball", exact=True).click()
    assert not screen.page.locator(".fl-hand-works").first.is_visible()


def test_a_thing_that_lies_still_makes_no_picture_smaller(screen):
    """The towel of the calf stretch is seen behind and before the foot, and its ends leave the picture."""
    for move in ("calf-stretch", "ankle-pumps"):
        screen.show(f"from footlib import move_picture\nmove_picture({move!r})", ".footlib-hand-picture .fl-stroke")
        if move == "calf-stretch":
            towel = screen.page.locator('.footlib-hand-picture [data-pose^="towel@"]')
            assert towel.count() == 3  # what is behind the foot, its shadow and itself before it
            said = screen.page.locator(".footlib-hand-picture .fl-picture").get_attribute("aria-label")
            assert "A towel lies around the ball of the foot" in said
            box = screen.page.locator(".footlib-hand-picture .fl-picture").get_attribute("viewBox")
    assert box == screen.page.locator(".footlib-hand-picture .fl-picture").get_attribute("viewBox")
