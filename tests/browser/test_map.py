"""FootMap in a browser: sides, picking, keys, and life without a kernel."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def shown(screen):
    def show(arguments=""):
        screen.show(f"from footlib.widgets import FootMap\nm = FootMap({arguments})\nm", ".footlib-map .fl-picture")
        return screen

    return show


def place(screen, name):
    return screen.page.locator(".footlib-map").get_by_role("button", name=name, exact=True)


def centre(locator):
    found = locator.bounding_box()
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def test_the_heel_at_the_left_of_the_sole_is_the_right_heel(shown, catalog):
    """Looking at two soles, the right foot lies on the left: a click there must not work the left foot."""
    screen = shown('layer="regions"')
    heel = catalog.regions["heel"].name
    right, left = centre(place(screen, f"{heel}, right foot")), centre(place(screen, f"{heel}, left foot"))
    assert right[0] < left[0]
    screen.page.mouse.click(*right)
    screen.hears("m.selected", ["heel@right"])
    assert place(screen, f"{heel}, right foot").get_attribute("aria-pressed") == "true"
    assert place(screen, f"{heel}, left foot").get_attribute("aria-pressed") == "false"


def test_looking_down_on_the_feet_the_left_foot_is_at_the_left(shown, catalog):
    """From above, one's own left foot is at the left."""
    screen = shown('"top", layer="regions"')
    top = catalog.regions["top"].name
    assert centre(place(screen, f"{top}, left foot"))[0] < centre(place(screen, f"{top}, right foot"))[0]


def test_every_zone_of_the_view_is_a_named_button(shown, catalog):
    """A screen reader gets each zone once a foot, with its foot, and whether it is picked."""
    screen = shown()
    found = screen.page.locator(".footlib-map [role=button][aria-pressed]").evaluate_all(
        "els => els.map(el => el.getAttribute('aria-label'))"
    )
    wanted = {
        f"{zone.name}, {foot} foot"
        for zone in catalog.zones.values()
        if "sole" in zone.shapes
        for foot in ("left", "right")
        if zone.foot in ("both", foot)
    }
    assert sorted(found) == sorted(wanted)


def test_a_click_on_a_zones_number_picks_the_zone(shown, catalog):
    """Labels lie above the shapes and must not swallow clicks."""
    screen = shown()
    screen.page.mouse.click(*centre(place(screen, f"{catalog.zones['kidneys'].name}, left foot")))
    screen.hears("m.selected", ["kidneys@left"])


def test_arrows_go_to_neighbours_and_enter_picks(shown, catalog):
    """One stop of the Tab key; the arrows go where they point; Enter or Space picks, and picks again to undo."""
    screen = shown()
    assert screen.page.locator(".footlib-map [role=button][tabindex='0']").count() == 1
    place(screen, f"{catalog.zones['kidneys'].name}, right foot").focus()
    before = screen.page.evaluate("() => document.activeElement.getBoundingClientRect().x")
    screen.page.keyboard.press("ArrowLeft")
    assert screen.page.evaluate("() => document.activeElement.getBoundingClientRect().x") < before
    screen.page.keyboard.press("End")
    last = screen.page.evaluate(
        "() => `${document.activeElement.dataset.place}@${document.activeElement.dataset.foot}`"
    )
    screen.page.keyboard.press("Enter")
    screen.hears("m.selected", [last])
    screen.page.keyboard.press("Space")
    screen.hears("m.selected", [])
    screen.page.keyboard.press("Escape")
    assert screen.page.evaluate("() => document.activeElement.getAttribute('role')") != "button"


def test_every_place_can_be_reached_by_arrows(shown):
    """From any zone one gets to all others without a mouse."""
    screen = shown()
    reached = screen.page.evaluate("""() => {
      const svg = document.querySelector('.footlib-map .fl-picture');
      const all = [...svg.querySelectorAll('[role=button]')];
      const seen = new Set([all[0]]);
      for (const at of seen) for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        at.focus();
        at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        seen.add(document.activeElement);
      }
      return [seen.size, all.length];
    }""")
    assert reached[0] == reached[1]


def test_the_list_and_the_map_are_one(shown, catalog):
    """The list beside the map holds the same places, shows on the map what is meant, and picks as the map does."""
    screen = shown()
    screen.page.get_by_role("button", name="List of places").click()
    boxes = screen.page.locator(".footlib-map").get_by_role("checkbox")
    assert boxes.count() == screen.page.locator(".footlib-map [role=button][aria-pressed]").count()
    stomach = f"{catalog.zones['stomach'].name}, left foot"
    screen.page.get_by_role("checkbox", name=stomach, exact=True).focus()
    assert screen.page.locator(".fl-tag-look").inner_text() == catalog.zones["stomach"].name
    screen.page.get_by_role("checkbox", name=stomach, exact=True).check()
    screen.hears("m.selected", ["stomach@left"])
    assert place(screen, stomach).get_attribute("aria-pressed") == "true"
    screen.run("m.selected = []")
    screen.page.wait_for_function("() => !document.querySelector('.footlib-map [type=checkbox]:checked')")


def test_what_python_picks_two_displays_show(screen, catalog):
    """Two displays of one map stay in step with Python and with each other, and share no id of the page."""
    screen.show("from footlib.widgets import FootMap\nm = FootMap(); display(m, m)", ".footlib-map .fl-picture")
    heart = f"{catalog.zones['heart'].name}, left foot"
    screen.page.locator(".footlib-map").nth(1).locator(".fl-picture").wait_for()
    screen.run("m.selected = ['heart']")
    for i in (0, 1):
        screen.page.locator(".footlib-map").nth(i).locator("[data-place][aria-pressed=true]").wait_for(state="attached")
    place(screen, heart).nth(1).click()
    screen.hears("m.selected", [])
    screen.page.wait_for_function("() => !document.querySelector('.footlib-map [data-place][aria-pressed=true]')")
    ids = screen.page.locator(".footlib [id]").evaluate_all("els => els.map(el => el.id)")
    assert len(ids) == len(set(ids))


def test_the_map_lives_while_the_kernel_does_not_answer(shown, catalog):
    """Names on hover, picking and searching are the browser's own work."""
    screen = shown()
    liver = f"{catalog.zones['liver'].name}, right foot"
    with screen.held():
        place(screen, liver).hover()
        assert screen.page.locator(".fl-tag-look").inner_text() == catalog.zones["liver"].name
        assert "tradition" in screen.page.locator(".footlib-map .fl-card").inner_text()
        place(screen, liver).click()
        assert place(screen, liver).get_attribute("aria-pressed") == "true"
    screen.hears("m.selected", ["liver@right"])


def test_a_map_to_look_at_cannot_be_picked(shown, catalog):
    """A map that is only to be looked at still names its zones, but promises no button."""
    screen = shown("pickable=False")
    liver = f"{catalog.zones['liver'].name}, right foot"
    assert place(screen, liver).count() == 0
    screen.page.locator(".footlib-map").get_by_role("img", name=liver, exact=True).click()
    screen.frame()
    assert screen.ask("m.selected") == []


HIDDEN = """() => new Promise((done) => {
  const map = document.querySelector('.footlib-map'), zone = map.querySelector('[role=button][data-place]');
  zone.dispatchEvent(new PointerEvent('pointermove', { bubbles: true })); // the names are to be written again
  map.style.display = 'none';
  requestAnimationFrame(() => { map.style.display = ''; requestAnimationFrame(() => requestAnimationFrame(done)); });
})"""


def test_a_page_that_is_hidden_for_a_moment_keeps_its_names_in_place(shown):
    """JupyterLab hides everything for a moment when the theme changes: letters and names stay where they belong, and
    do not heap up in the corner."""
    screen = shown('layer="lines"')
    screen.still()
    names = screen.page.locator(".footlib-map .fl-labels > *")
    before = [centre(one) for one in names.all()]
    screen.page.evaluate(HIDDEN)
    after = [centre(one) for one in names.all()]
    assert len(set(before)) > 10 and set(before) <= set(after)


CUT_OFF = """() => [...document.querySelectorAll('.footlib-map .fl-picture [role=button]')].filter((place) => {
  place.focus();
  const card = document.querySelector('.footlib-map .fl-card'), { right } = card.getBoundingClientRect();
  return [...card.querySelectorAll('*')].some((one) => one.getBoundingClientRect().right > right + 1);
}).map((place) => place.getAttribute('aria-label'))"""


@pytest.mark.parametrize("width", [340, 900])
@pytest.mark.parametrize("view", ["sole", "inner"])
def test_what_is_told_of_a_place_stays_in_its_card(shown, view, width):
    """Each place's plain words, system and agreement are read whole, beside the map and on a phone."""
    screen = shown(f'"{view}", controls=True')
    screen.page.set_viewport_size({"width": width, "height": 900})
    place(screen, "Kidneys, right foot" if view == "sole" else "Bladder, right foot").focus()
    screen.page.locator(".footlib-map .fl-card-facts").wait_for()
    assert screen.page.evaluate(CUT_OFF) == []
