"""The zone drill in a browser: a whole visit by keyboard alone, by ear, in any room, and without a kernel."""

import pytest

from .hands import WIDTHS, cut_off, serious

pytestmark = pytest.mark.browser
CARDS = "sorted(__import__('footlib.records', fromlist=['x']).records().cards())"
SHELF = "() => Object.keys(localStorage).filter(key => key.startsWith('footlib.records.1.'))"
KEPT = f"cards => ({SHELF})().some(key => cards.every(card => localStorage.getItem(key).includes(card)))"

#: An answer in one go: JupyterLab's word on a dead kernel may come at any moment, and takes the focus and the keys.
CHOOSE = """el => { el.focus();
  if (el.matches('button')) el.click();
  else el.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })); }"""


@pytest.fixture
def shown(screen):
    """The drill, for a learner without records."""
    show_drill(screen)
    return screen


def show_drill(screen):
    screen.show("from footlib import drill\nd = drill()\nd", ".footlib-drill .fl-picture")


def first_answer(screen):
    """Whatever the focus meets first."""
    drill = screen.page.locator(".footlib-drill")
    names = drill.locator(".fl-name")
    return (names if names.count() else drill.locator("[role=button][data-place][tabindex='0']")).first


def answer_by_keyboard(screen):
    """The card is answered, and the focus is then on the way on."""
    first_answer(screen).focus()
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_function("() => /Next card|See how/.test(document.activeElement.textContent)")


def test_a_visit_by_keyboard_alone(shown):
    """Ten cards, answered and turned by Enter; the focus is never lost; the end says what comes again."""
    page = shown.page
    for number in range(1, 11):
        page.locator(".footlib-drill .fl-ask").first.get_by_text(f"Card {number} of 10").wait_for()
        answer_by_keyboard(shown)
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.classList.contains('fl-ask')")
    end = page.locator(".footlib-drill").inner_text()
    assert "This visit" in end and "Comes again soon" in end
    shown.hears(f"len({CARDS})", 10)


def test_the_map_of_a_where_card_names_no_zone(shown, catalog):
    """By ear every place is a position in words, no two alike; the drawing holds no zone's id."""
    buttons = shown.page.locator(".footlib-drill [role=button][data-place]")
    said = buttons.evaluate_all("els => els.map(el => el.getAttribute('aria-label'))")
    assert len(said) == len(set(said)) > 60
    regions = {region.name.lower() for region in catalog.regions.values()}
    names = [zone.name.lower() for zone in catalog.zones.values() if zone.name.lower() not in regions]
    assert not [text for text in said if any(name in text.lower() for name in names)]
    places = buttons.evaluate_all("els => els.map(el => el.dataset.place)")
    assert not set(places) & set(catalog.zones)


def test_an_answer_is_read_aloud_and_shown(shown):
    """What is said to the answer is in the live region, and the place that was asked for is lit."""
    answer_by_keyboard(shown)
    said = shown.page.locator(".footlib-drill .fl-said").inner_text()
    assert said and said == shown.page.locator(".footlib-drill > .fl-aloud").inner_text()
    assert shown.page.locator(".footlib-drill .fl-now").count() >= 1


def test_another_view_can_be_looked_at(shown):
    """A zone may be on the top or a side of the foot: the other views are one step away, and can be answered there."""
    shown.page.locator(".footlib-drill").get_by_role("radio", name="Inner side").check(force=True)
    shown.page.locator(".footlib-drill svg[data-view=inner]").wait_for()
    shown.page.locator(".footlib-drill [role=button][data-place]").first.focus()
    shown.page.keyboard.press("Enter")
    shown.page.locator(".footlib-drill .fl-said:visible").wait_for()
    shown.hears("len(d.known)", 1)


def test_axe_finds_nothing_serious_and_nothing_is_cut_off(shown):
    """Asked and answered, at three widths, in both themes, as far as a machine can check."""
    for told in (False, True):
        if told:
            answer_by_keyboard(shown)
        for width in WIDTHS:
            shown.width(width, ".footlib-drill")
            assert cut_off(shown, ".footlib-drill") == [], (told, width)
        for theme in shown.themes():
            assert serious(shown, ".footlib-drill") == [], (told, theme)


def test_at_twice_the_letters_nothing_is_cut_off(shown):
    """At 200 % zoom of the browser the card, its map and what is said to the answer fit in half the width."""
    shown.page.evaluate("() => { document.querySelector('.footlib-drill').style.zoom = 2; }")
    assert cut_off(shown, ".footlib-drill") == []
    answer_by_keyboard(shown)
    assert cut_off(shown, ".footlib-drill") == []


def test_a_killed_kernel_is_told_and_loses_no_card(lab):
    """kill -9 in the middle of a visit: an answer is said to be not saved; the next visit knows the one before it."""
    show_drill(lab)
    answer_by_keyboard(lab)
    first = lab.ask(CARDS)
    lab.page.keyboard.press("Enter")
    lab.page.locator(".footlib-drill .fl-ask").first.get_by_text("Card 2 of 10").wait_for()
    answer = first_answer(lab)
    lab.kill()
    answer.evaluate(CHOOSE)
    lab.page.locator(".footlib-drill .fl-unanswered", has_text="This answer is not saved").wait_for()
    assert not lab.page.locator(".footlib-drill .fl-said").is_visible()
    lab.revived()
    lab.run(f"import os; os.environ['FOOTLIB_RECORDS'] = {str(lab.records)!r}")
    show_drill(lab)
    assert lab.ask(CARDS) == first and len(first) == 1


def test_on_binder_the_browser_keeps_the_cards(screen, monkeypatch):
    """Whoever only drills, and never opens progress(), finds the cards in the browser's copy; at home none is."""
    show_drill(screen)
    answer_by_keyboard(screen)
    assert screen.page.evaluate(SHELF) == []
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")
    show_drill(screen)
    answer_by_keyboard(screen)
    screen.page.wait_for_function(KEPT, arg=screen.ask(CARDS))
