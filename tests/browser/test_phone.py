"""A phone in the hand: a window of 390 × 844 pixels, touched. Planner, drill and session fit, and a thumb meets what it
aims at."""

import re

import pytest

from . import bare

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
THUMB = 44  # pixels

#: What can be pressed and is smaller than a thumb; of a box inside its label, the label counts. Zones of the map are
#: not meant: they are as small as they are, and each stands in a list as well.
SMALL = """(thumb) => [...document.querySelectorAll('.footlib :is(button, select, summary, input, [role=checkbox])')]
  .map((one) => one.closest('label') ?? one)
  .filter((one) => !one.closest('svg') && one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one.getBoundingClientRect(), one.textContent || one.getAttribute('aria-label') || one.className])
  .filter(([box]) => box.width > 1 && (box.height < thumb - 0.5 || box.width < thumb - 0.5))
  .map(([box, said]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${said.slice(0, 40)}`)"""
WIDER = """() => [...document.querySelectorAll('.footlib :not(svg *):not(.fl-aloud):not(.fl-unseen)')]
  .filter((one) => one.getBoundingClientRect().width && one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => `${one.className} ${one.textContent.slice(0, 40)}`)"""
#: Fields whose example is longer than the field.
CUT_EXAMPLES = """() => [...document.querySelectorAll('.footlib input[placeholder]')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true })).filter((one) => {
    const look = getComputedStyle(one), pen = document.createElement('canvas').getContext('2d');
    pen.font = look.font;
    const room = one.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight);
    return pen.measureText(one.placeholder).width > room;
  }).map((one) => one.placeholder)"""

#: What of a step's parts is cut off by the window or lies behind the buttons; and what belongs to a step.
HIDDEN = """(parts) => {
  const dock = document.querySelector('.footlib-session .fl-dock').getBoundingClientRect();
  const cut = ({ top, bottom, height }, least, end) => height < least || top < 0 || bottom > end + 1;
  const boxes = (part) => [...document.querySelectorAll(`.footlib-session ${part}:not([hidden])`)];
  return [...parts.flatMap((part) => boxes(part).map((el) => [part, el.getBoundingClientRect()]))
    .filter(([, box]) => cut(box, 10, dock.top)).map(([part]) => part),
    ...(cut(dock, 150, innerHeight) ? ['buttons'] : [])];
}"""
ALL_OF_A_STEP = [".fl-picture", ".fl-clock", ".fl-name", ".fl-how", ".fl-press", ".fl-careful"]

SESSION = """from footlib import plan, session
s = session(plan('tired-feet', minutes=5, cautions=()))
s"""  # of three steps a foot


@pytest.fixture(scope="module")
def in_hand(browser, python):
    """A phone's browser."""
    with bare.opened(browser, python, has_touch=True, is_mobile=True) as page:
        yield page


@pytest.fixture
def phone(in_hand, monkeypatch):
    with bare.afresh(in_hand, monkeypatch) as page:
        page.page.set_viewport_size(PHONE)
        yield page


def looked_at(screen):
    screen.still()
    return screen.page.evaluate(SMALL, THUMB), screen.page.evaluate(WIDER)


def test_the_planner_in_one_hand(phone):
    """Conditions, safety check and map, unfolded by thumb; and the routine."""
    phone.planner()
    assert looked_at(phone) == ([], [])
    for folded in phone.page.get_by_role("button", name=re.compile(": choose$")).all():
        folded.tap()
    assert looked_at(phone) == ([], [])
    phone.run("p.picked = ['tired-feet']")  # which adds to the row of the search
    phone.page.get_by_text("1 picked", exact=True).wait_for()
    assert phone.page.evaluate(CUT_EXAMPLES) == []
    phone.run("p.picked, p.minutes, p.answered = ['tired-feet'], 20, True")
    phone.page.get_by_role("button", name="Start session").wait_for()
    assert looked_at(phone) == ([], [])


def in_sight(part):
    return part.evaluate(
        "(el) => el.getBoundingClientRect().top > 0 && el.getBoundingClientRect().bottom < innerHeight"
    )


def go_on(page, name):
    """It stands where the thumb is already."""
    button = page.get_by_role("button", name=name)
    button.wait_for()
    assert in_sight(button)
    button.tap()


def test_a_thumb_picks_a_condition_and_passes_the_check(phone):
    """Unfold, tap a condition, go on to the check, tap "None of these apply", go on: the session can start, and nobody
    has scrolled but along the eight lines."""
    phone.planner()
    phone.page.get_by_role("button", name="What is the massage for?: choose").tap()
    phone.page.get_by_role("checkbox", name="Tired feet after standing", exact=True).tap()
    phone.hears("p.picked", ["tired-feet"])
    go_on(phone.page, "Go on: safety check")
    assert in_sight(phone.page.get_by_role("checkbox", name=re.compile("^Right now: ")))
    phone.page.get_by_role("button", name="None of these apply").tap()
    phone.hears("p.answered", True)
    go_on(phone.page, "Go on: your routine")
    assert in_sight(phone.page.get_by_role("button", name="Start session"))


def test_the_drill_in_one_hand(phone):
    """A card is answered and turned by thumb."""
    phone.show("from footlib import drill\nd = drill()\nd", ".footlib-drill .fl-picture")
    assert looked_at(phone) == ([], [])


def begun(page):
    page.get_by_role("button", name="Start", exact=True).tap()
    page.get_by_role("timer").wait_for()


def test_the_session_in_one_hand(phone):
    """Clock, picture and buttons fit the window, whole, before the start and while it runs. From Start on the session
    has the whole window: of each step all is in sight, its warning and Stop, too."""
    page = phone.page
    phone.show(SESSION, ".footlib-session .fl-root")
    assert looked_at(phone) == ([], [])
    told = page.locator(".footlib-session .fl-rule:has(> p:not([hidden]))")
    changed = page.locator(".footlib-session .fl-changed")
    assert told.all_inner_texts() == changed.all_inner_texts(), "what is as always unfolds"
    page.get_by_role("button", name="How: Clean hands and feet").tap()
    page.get_by_text("wash your hands with soap").wait_for()
    begun(page)
    assert looked_at(phone) == ([], [])
    through = page.locator(".footlib-session .fl-through > *").first
    assert through.evaluate("(el) => getComputedStyle(el).fill") != "none", "the place shows through the hand on it"
    for _ in range(phone.ask("len(s.routine.steps)") // 2):
        assert page.evaluate(HIDDEN, ALL_OF_A_STEP) == []
        page.get_by_role("button", name="Next step").tap()
        phone.frame()
    page.get_by_role("button", name="Stop", exact=True).tap()
    page.get_by_role("button", name="Leave full screen").tap()
    page.wait_for_function("() => !document.fullscreenElement")


def test_a_browser_that_gives_the_whole_screen_to_films_only(phone):
    """On an iPhone the session stands over what the page has above it instead, and goes back into the page."""
    page = phone.page
    page.evaluate("() => { delete Element.prototype.requestFullscreen; }")
    phone.show(
        f"from IPython.display import HTML\ndisplay(HTML('<p style=\"height: 60px\">Above</p>'))\n{SESSION}",
        ".footlib-session .fl-root",
    )
    begun(page)
    leave = page.get_by_role("button", name="Leave full screen")
    leave.wait_for()
    phone.still()
    assert page.evaluate(HIDDEN, ALL_OF_A_STEP) == []
    place = "(el) => [el.getBoundingClientRect().top, el.getBoundingClientRect().height]"
    assert page.locator(".footlib-session").evaluate(place) == [0, PHONE["height"]]
    leave.tap()
    page.get_by_role("button", name="Full screen", exact=True).wait_for()
    assert page.locator(".footlib-session").evaluate(place)[0] > 60


def test_progress_in_one_hand(phone):
    """The two ways, the lessons and what was done of each fit the window, whole."""
    phone.show("from footlib import progress\nprogress()", ".footlib-progress .fl-lessons")
    assert looked_at(phone) == ([], [])
