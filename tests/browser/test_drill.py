"""The zone drill in a real JupyterLab: a whole visit by keyboard alone, by ear, and in any room."""

import pytest

from .hands import THEMES, WIDTHS, cut_off, serious

pytestmark = pytest.mark.browser
@pytest.fixture
def shown(lab):
    """The drill, for a learner without records."""
    lab.show("from footlib import drill\nd = drill()\nd", ".footlib-drill .fl-picture")
    return lab


def answer_by_keyboard(lab):
    """The card is answered with whatever the focus meets first, and the focus is then on the way on."""
    drill = lab.page.locator(".footlib-drill")
    names = drill.locator(".fl-name")
    (names if names.count() else drill.locator("[role=button][data-place][tabindex='0']")).first.focus()
    lab.page.keyboard.press("Enter")
    lab.page.wait_for_function("() => /Next card|See how/.test(document.activeElement.textContent)")


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
    shown.hears("len(__import__('footlib.records', fromlist=['x']).records().cards())", 10)


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
        for theme in THEMES:
            shown.theme(theme)
            assert serious(shown, ".footlib-drill") == [], (told, theme)
