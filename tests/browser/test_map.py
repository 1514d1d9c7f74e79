"""FootMap in a real JupyterLab: sides, picking, keys, and life without a kernel."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def shown(lab):
    def show(arguments=""):
        lab.show(f"from footlib.widgets import FootMap\nm = FootMap({arguments})\nm", ".footlib-map .fl-picture")
        return lab

    return show


def place(lab, name):
    return lab.page.locator(".footlib-map").get_by_role("button", name=name, exact=True)


def centre(locator):
    found = locator.bounding_box()
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def test_the_heel_at_the_left_of_the_sole_is_the_right_heel(shown, catalog):
    """Looking at two soles, the right foot lies on the left: a click there must not work the left foot."""
    lab = shown('layer="regions"')
    heel = catalog.regions["heel"].name
    right, left = centre(place(lab, f"{heel}, right foot")), centre(place(lab, f"{heel}, left foot"))
    assert right[0] < left[0]
    lab.page.mouse.click(*right)
    lab.hears("m.selected", ["heel@right"])
    assert place(lab, f"{heel}, right foot").get_attribute("aria-pressed") == "true"
    assert place(lab, f"{heel}, left foot").get_attribute("aria-pressed") == "false"


def test_looking_down_on_the_feet_the_left_foot_is_at_the_left(shown, catalog):
    """From above, one's own left foot is at the left."""
    lab = shown('"top", layer="regions"')
    top = catalog.regions["top"].name
    assert centre(place(lab, f"{top}, left foot"))[0] < centre(place(lab, f"{top}, right foot"))[0]


def test_every_zone_of_the_view_is_a_named_button(shown, catalog):
    """A screen reader gets each zone once a foot, with its foot, and whether it is picked."""
    lab = shown()
    found = lab.page.locator(".footlib-map [role=button][aria-pressed]").evaluate_all(
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
    lab = shown()
    lab.page.mouse.click(*centre(place(lab, f"{catalog.zones['kidneys'].name}, left foot")))
    lab.hears("m.selected", ["kidneys@left"])


def test_arrows_go_to_neighbours_and_enter_picks(shown, catalog):
    """One stop of the Tab key; the arrows go where they point; Enter or Space picks, and picks again to undo."""
    lab = shown()
    assert lab.page.locator(".footlib-map [role=button][tabindex='0']").count() == 1
    place(lab, f"{catalog.zones['kidneys'].name}, right foot").focus()
    before = lab.page.evaluate("() => document.activeElement.getBoundingClientRect().x")
    lab.page.keyboard.press("ArrowLeft")
    assert lab.page.evaluate("() => document.activeElement.getBoundingClientRect().x") < before
    lab.page.keyboard.press("End")
    last = lab.page.evaluate("() => `${document.activeElement.dataset.place}@${document.activeElement.dataset.foot}`")
    lab.page.keyboard.press("Enter")
    lab.hears("m.selected", [last])
    lab.page.keyboard.press("Space")
    lab.hears("m.selected", [])
    lab.page.keyboard.press("Escape")
    assert lab.page.evaluate("() => document.activeElement.getAttribute('role')") != "button"


def test_every_place_can_be_reached_by_arrows(shown):
    """From any zone one gets to all others without a mouse."""
    lab = shown()
    reached = lab.page.evaluate("""() => {
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
    lab = shown()
    lab.page.get_by_role("button", name="List of places").click()
    boxes = lab.page.locator(".footlib-map").get_by_role("checkbox")
    assert boxes.count() == lab.page.locator(".footlib-map [role=button][aria-pressed]").count()
    stomach = f"{catalog.zones['stomach'].name}, left foot"
    lab.page.get_by_role("checkbox", name=stomach, exact=True).focus()
    assert lab.page.locator(".fl-tag-look").inner_text() == catalog.zones["stomach"].name
    lab.page.get_by_role("checkbox", name=stomach, exact=True).check()
    lab.hears("m.selected", ["stomach@left"])
    assert place(lab, stomach).get_attribute("aria-pressed") == "true"
    lab.run("m.selected = []")
    lab.page.wait_for_function("() => !document.querySelector('.footlib-map [type=checkbox]:checked')")


def test_what_python_picks_two_displays_show(lab, catalog):
    """Two displays of one map stay in step with Python and with each other, and share no id of the page."""
    lab.show("from footlib.widgets import FootMap\nm = FootMap(); display(m, m)", ".footlib-map .fl-picture")
    heart = f"{catalog.zones['heart'].name}, left foot"
    lab.page.locator(".footlib-map").nth(1).locator(".fl-picture").wait_for()
    lab.run("m.selected = ['heart']")
    for i in (0, 1):
        lab.page.locator(".footlib-map").nth(i).locator("[data-place][aria-pressed=true]").wait_for(state="attached")
    place(lab, heart).nth(1).click()
    lab.hears("m.selected", [])
    lab.page.wait_for_function("() => !document.querySelector('.footlib-map [data-place][aria-pressed=true]')")
    ids = lab.page.locator(".footlib [id]").evaluate_all("els => els.map(el => el.id)")
    assert len(ids) == len(set(ids))


def test_the_map_lives_while_the_kernel_does_not_answer(shown, catalog):
    """Names on hover, picking and searching are the browser's own work."""
    lab = shown()
    liver = f"{catalog.zones['liver'].name}, right foot"
    with lab.held():
        place(lab, liver).hover()
        assert lab.page.locator(".fl-tag-look").inner_text() == catalog.zones["liver"].name
        assert "tradition" in lab.page.locator(".footlib-map .fl-card").inner_text()
        place(lab, liver).click()
        assert place(lab, liver).get_attribute("aria-pressed") == "true"
    lab.hears("m.selected", ["liver@right"])


def test_a_map_to_look_at_cannot_be_picked(shown, catalog):
    """A map that is only to be looked at still names its zones, but promises no button."""
    lab = shown("pickable=False")
    liver = f"{catalog.zones['liver'].name}, right foot"
    assert place(lab, liver).count() == 0
    lab.page.locator(".footlib-map").get_by_role("img", name=liver, exact=True).click()
    lab.frame()
    assert lab.ask("m.selected") == []


HIDDEN = """() => new Promise((done) => {
  const map = document.querySelector('.footlib-map'), zone = map.querySelector('[role=button][data-place]');
  zone.dispatchEvent(new PointerEvent('pointermove', { bubbles: true })); // the names are to be written again
  map.style.display = 'none';
  requestAnimationFrame(() => { map.style.display = ''; requestAnimationFrame(() => requestAnimationFrame(done)); });
})"""


def test_a_page_that_is_hidden_for_a_moment_keeps_its_names_in_place(shown):
    """JupyterLab hides everything for a moment when the theme changes: letters and names stay where they belong, and
    do not heap up in the corner."""
    lab = shown('layer="lines"')
    lab.still()
    names = lab.page.locator(".footlib-map .fl-labels > *")
    before = [centre(one) for one in names.all()]
    lab.page.evaluate(HIDDEN)
    after = [centre(one) for one in names.all()]
    assert len(set(before)) > 10 and set(before) <= set(after)
