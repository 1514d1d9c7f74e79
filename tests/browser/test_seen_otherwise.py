"""Planner and session for eyes that need more: a browser's zoom, forced colours, still pictures, a page that runs from
right to left. On the page of `python start.py app`; a step of .ci/run, as test_front_ends.py."""

import pytest

from .hands import press
from .test_front_ends import the_app
from .test_phone import WIDER

pytestmark = pytest.mark.browser
PLANNER = "from footlib import planner\np = planner(['tired-feet'])\np.answered = True\np"
SESSION = "from footlib import plan, session\nsession(plan('tired-feet', minutes=5, cautions=()))"
SHOWN = {PLANNER: ".footlib-routine .fl-steps > li", SESSION: ".footlib-session .fl-root"}
DESK = {"width": 1280, "height": 1024}

MOVING = """() => document.getAnimations().filter(({ effect, playState }) => playState === 'running'
  && effect.target?.closest('.footlib') && effect.getComputedTiming().duration > 1)
  .map(({ effect }) => effect.target.className)"""
#: What is chosen and looks as what is not, where the system paints all grounds.
ALIKE = """() => [...document.querySelectorAll('.footlib :is([role=tab], [role=radio], label:has(input[type=radio]))')]
  .filter((one) => one.checkVisibility()).reduce((found, one, _, all) => {
    const on = (el) => el.ariaSelected === 'true' || el.ariaChecked === 'true' || el.querySelector('input')?.checked;
    const look = (el) => { const s = getComputedStyle(el);
      return [s.backgroundColor, s.borderColor, s.borderWidth, s.outlineStyle, s.textDecorationLine, s.color].join(); };
    const other = all.find((el) => el.parentElement === one.parentElement && !on(el));
    const box = one.querySelector('input');
    const seen = box && getComputedStyle(box).appearance !== 'none' && box.getBoundingClientRect().width > 4;
    return on(one) && other && !seen && look(one) === look(other) ? [...found, one.textContent] : found;
  }, [])"""
FOCUS = """() => { const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return [!!document.activeElement.closest('.footlib'), outlineStyle !== 'none', parseFloat(outlineWidth) >= 2]; }"""
LEFT_TO_RIGHT = "() => [...document.querySelectorAll('.footlib')].map((el) => getComputedStyle(el).direction)"


@pytest.fixture(scope="module")
def app(browser, tmp_path_factory):
    with the_app(browser, tmp_path_factory.mktemp("home")) as found:
        yield found


@pytest.fixture(params=SHOWN, ids=["planner", "session"])
def page(app, request):
    """Planner with a routine, or session, on a page that is again as it was afterwards."""
    app.page.set_viewport_size(DESK)
    app.page.emulate_media(forced_colors="none", reduced_motion="no-preference")
    app.show(request.param, SHOWN[request.param])
    yield app.page
    app.page.emulate_media(forced_colors="none", reduced_motion="no-preference")


@pytest.mark.parametrize("times", [2, 4])
def test_at_200_and_400_percent_one_scrolls_down_only(page, times):
    """The window of a desk has a half or a quarter of its width and height: nothing is wider than that."""
    page.set_viewport_size({side: size // times for side, size in DESK.items()})
    page.wait_for_function(f"() => innerWidth === {DESK['width'] // times}")
    page.wait_for_function(f"() => ({WIDER})().length === 0")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_in_forced_colours_what_is_chosen_and_where_one_is_can_be_seen(page):
    """The system paints grounds and edges: the chosen tab or answer still differs from others, so does the focus."""
    page.emulate_media(forced_colors="active")
    assert page.evaluate(ALIKE) == []
    page.locator(".footlib button:visible").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == [True, True, True]


def test_nothing_moves_for_somebody_who_asked_for_that(page):
    """The hands of a step stand still, and no bar slides."""
    page.emulate_media(reduced_motion="reduce")
    step = page.locator(".footlib-routine .fl-steps button:visible")
    step.first.click() if step.count() else press(page, "Start")
    page.wait_for_function(f"() => ({MOVING})().length === 0")
    assert page.evaluate(MOVING) == []


def test_in_a_page_from_right_to_left_the_english_course_stays_as_it_is(page):
    """Its sentences are English: what is around it turns round, and nothing in it, or out of the window."""
    page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    assert set(page.evaluate(LEFT_TO_RIGHT)) == {"ltr"}
    page.wait_for_function(f"() => ({WIDER})().length === 0")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
