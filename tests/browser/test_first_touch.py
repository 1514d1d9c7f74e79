"""The first touch in a browser, by keyboard alone: check, yes, start; and a yes to a sign takes it away."""

import pytest

from .hands import WIDTHS, cut_off, serious
from .screen import LIGHT

pytestmark = pytest.mark.browser


@pytest.fixture
def touch(screen):
    """A first touch that nobody has answered yet."""
    screen.show("from footlib import first_touch\nt = first_touch()\nt", ".footlib-first_touch")
    return screen


def box(screen, words):
    return screen.page.get_by_role("checkbox", name=words)


def pressed(screen, control, key="Space"):
    control.focus()
    screen.page.keyboard.press(key)


def begin(screen):
    """The check is a no, and the receiver says yes."""
    pressed(screen, screen.page.get_by_role("button", name="None of these apply"), "Enter")
    screen.page.get_by_text("The safety check is answered").first.wait_for(state="attached")
    pressed(screen, box(screen, "I have asked"))
    screen.page.locator(".footlib-session").wait_for()


def test_it_is_given_by_keyboard_alone(touch):
    """Nothing to start before both answers; then Start counts down three minutes, step one of six on the right foot."""
    start = touch.page.locator(".footlib-session").get_by_role("button", name="Start", exact=True)
    assert start.count() == 0
    begin(touch)
    pressed(touch, start, "Enter")
    touch.page.get_by_role("button", name="Pause").wait_for()
    assert "right foot" in touch.page.locator(".footlib-session").inner_text().lower()


def test_a_yes_in_the_middle_takes_the_session_away(touch, catalog):
    """A fever that is remembered now: no session, no start, and the alarm says what to do."""
    begin(touch)
    touch.run("t.check.cautions = ['fever']")
    touch.page.locator(".footlib-session").wait_for(state="detached")
    alarm = touch.page.locator(".footlib-first_touch").get_by_role("alert").inner_text()
    assert "hands off" in alarm and catalog.cautions["fever"].act in alarm


def test_a_yes_to_a_sign_counts_also_when_python_is_gone(touch, catalog):
    """Python stands still: a fever that is ticked takes "All is clear" and Start away at once, and says what to do; a
    receiver who takes back the yes has three seconds to be heard of."""
    start = touch.page.locator(".footlib-session").get_by_role("button", name="Start", exact=True)
    agreed = touch.page.locator(".footlib-first_touch")
    begin(touch)
    touch.page.get_by_role("button", name="Change").click()
    touch.page.get_by_role("button", name="Show all questions").click()
    fever = box(touch, catalog.cautions["fever"].question)
    with touch.held():
        fever.check()
        touch.frame()
        assert start.is_disabled() and "All is clear" not in agreed.inner_text()
        assert catalog.cautions["fever"].act.split(".")[0] in agreed.inner_text()
        fever.uncheck()
        touch.frame()
        assert start.is_enabled() and "All is clear" in agreed.inner_text()
        box(touch, "I have asked").uncheck()
        touch.page.get_by_text("nobody has checked whether these steps still fit").first.wait_for()
        assert start.is_disabled()
    touch.page.locator(".footlib-session").wait_for(state="detached")


def test_it_is_whole_and_readable_everywhere(touch):
    """In both themes, wide and narrow, nothing is cut off and a screen reader finds no serious fault."""
    begin(touch)
    for width in WIDTHS:
        touch.width(width, ".footlib-first_touch")
        assert cut_off(touch, ".footlib-first_touch") == [], width
        for theme in touch.themes() if width == min(WIDTHS) else [LIGHT]:  # colours are the same at every width
            touch.theme(theme)
            assert serious(touch, ".footlib-first_touch") == [], (width, theme)
