"""What every panel owes to whoever uses it: keys, names, room, light and dark, and no word to the outside."""

import pytest
from each_widget import KINDS, call

from .hands import WIDTHS, cut_off, focused, serious, tab_to

pytestmark = pytest.mark.browser


@pytest.fixture
def planner(screen):
    """A planner with a whole routine."""
    screen.planner("p = planner(['flat-feet', 'digestion'])\np.answered = True")
    screen.page.locator(".fl-time").first.wait_for()
    return screen


def test_the_whole_planner_works_by_keyboard(lab, catalog):
    """Find, tick, answer, set minutes and feet, pick on the map, open a step: never a mouse."""
    lab.planner()
    press = lab.page.keyboard.press
    lab.page.get_by_role("searchbox", name="Find a condition").focus()
    lab.page.keyboard.type("flat feet")
    tab_to(lab, "checkbox", catalog.conditions["flat-feet"].name)
    press("Space")
    tab_to(lab, "button", "None of these apply")
    press("Enter")
    lab.page.locator(".fl-time").first.wait_for()
    focused(lab, "Change")  # the focus is not lost with the button that was pressed
    tab_to(lab, "number", "Minutes")
    press("ArrowUp")
    tab_to(lab, "radio", "Somebody else")
    press("ArrowRight")
    tab_to(lab, "tab", "Sole")
    press("ArrowRight")
    lab.page.wait_for_function("() => document.activeElement.textContent.startsWith('Top')")
    press("ArrowLeft")
    tab_to(lab, "button", "foot")
    press("Enter")
    tab_to(lab, "button", lab.ask("p.routine.steps[0].name"))
    press("ArrowDown")
    press("Enter")
    lab.page.locator(".fl-selected").wait_for()
    lab.hears("[p.picked, p.answered, p.minutes, p.who, len(p.map.selected)]", [["flat-feet"], True, 21, "self", 1])
    lab.hears("p.view.selected == p.routine.steps[1].id", True)


def test_axe_finds_nothing_serious(planner):
    """Names, roles, contrast and structure, as a machine can check them, in both themes."""
    planner.page.get_by_role("button", name="Change").click()
    planner.page.get_by_role("button", name="Show all questions").click()
    planner.page.get_by_role("button", name="List of places").click()
    planner.page.locator(".fl-step-head").first.click()
    for theme in planner.themes():
        assert serious(planner, ".footlib-planner") == [], theme


WHERE = """() => [...document.querySelectorAll('.footlib *:not(svg *)')].map((el) => {
  const { x, y, width, height } = el.getBoundingClientRect();
  return [el.className, x, y, width, height].join(' ');
})"""


def test_a_theme_moves_nothing(screen):
    """In every widget all stands in the dark where it stands in the light: what fits in the one, fits in the other."""
    everything = ", ".join(map(call, KINDS))
    code = f"from footlib import *\nfrom footlib.widgets import *\ndisplay({everything})"
    screen.show(code, ".footlib-unlabelled_map .fl-root, .footlib-session .fl-root")
    light, dark = (screen.still() or screen.page.evaluate(WHERE) for _ in screen.themes())
    assert light == dark and len(light) > 500


def test_nothing_is_cut_off(planner):
    """At the widths of a narrow window, a split one and a wide one everything fits, and the map is in sight."""
    planner.run("p.map.selected = ['kidneys@right']; p.map.current = 1")
    planner.page.get_by_role("button", name="List of places").click()
    planner.page.locator(".fl-selected").wait_for()
    for width in WIDTHS:
        planner.width(width)
        assert cut_off(planner, ".footlib-planner") == [], width
        picture = planner.page.locator(".footlib-map .fl-picture").bounding_box()
        assert picture["width"] > 180, width
        assert picture["height"] > 250, width
        feet = planner.page.locator(".footlib-map .zone.fl-live").evaluate_all(
            "els => [...new Set(els.map(el => el.dataset.foot))]"
        )
        assert len(feet) == (1 if width < 700 else 2), width


def test_in_a_narrow_panel_the_questions_come_first_and_are_folded(planner):
    """In a narrow window one is asked first what the massage is for, and the map stands right over the steps."""
    planner.width(448)
    place = {part: planner.page.locator(f".footlib-{part}").bounding_box() for part in ("map", "picker", "routine")}
    assert place["picker"]["y"] < place["map"]["y"] < place["routine"]["y"]
    search = planner.page.get_by_role("searchbox", name="Find a condition")
    assert not search.is_visible()
    planner.page.get_by_role("button", name="What is the massage for?: choose").click()
    assert search.is_visible()


def test_in_a_wide_panel_the_map_stays_in_sight_beside_the_steps(planner):
    """Reading step twenty, one still sees where it is done."""
    planner.width(1100)
    planner.page.locator(".fl-step-head").nth(19).scroll_into_view_if_needed()
    planner.still()
    picture = planner.page.locator(".footlib-map .fl-picture").bounding_box()
    step = planner.page.locator(".fl-step-head").nth(19).bounding_box()
    assert 0 < picture["y"] < 500
    assert picture["x"] > step["x"] + step["width"]


def test_nothing_leaves_the_machine(lab):
    """Every request of the page goes to the JupyterLab on this machine."""
    lab.planner("p = planner(['flat-feet', 'digestion'])")
    outside = [url for url in lab.requests if not url.startswith(("http://127.0.0.1", "data:", "blob:"))]
    assert outside == []
    assert len(lab.requests) > 20


DEAF = """() => { window.inTime = AbortSignal.timeout;
  AbortSignal.timeout = (ms) => { if (ms !== 2000) return window.inTime(ms);
    const late = new AbortController(); setTimeout(() => late.abort()); return late.signal; }; }"""
NO_LONGER = "() => { AbortSignal.timeout = window.inTime; }"


def test_a_slow_device_does_not_make_a_widget_deaf(lab):
    """On a slow phone the shell around our widgets gives up waiting for them after two seconds, shows them later all
    the same, and passes on nothing more from Python: they hear again, and know what was said meanwhile."""
    lab.page.evaluate(DEAF)
    try:
        lab.planner("p = planner(['flat-feet'])\np.answered = True")
        lab.page.locator(".fl-time").first.wait_for()
    finally:
        lab.page.evaluate(NO_LONGER)
    lab.run("p.minutes = 37")
    lab.page.wait_for_function("() => document.querySelector('.footlib-settings input[type=number]').value === '37'")
    lab.hears("[p.minutes, p.answered]", [37, True])
    assert lab.page.locator(".footlib-planner .fl-problem:visible").count() == 0
