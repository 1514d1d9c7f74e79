"""FootMap's tools in a browser: the search box, the card, zoom, one foot or both, and the layers."""

import pytest
from each import each

from footlib.model.words import VIEWS
from footlib.widgets.foot_map import NAMES

from .hands import serious

pytestmark = pytest.mark.browser

SEEN = """() => { const box = document.querySelector('.footlib-map .fl-picture').viewBox.baseVal;
  return [box.x, box.y, box.width, box.height]; }"""
FOCUSED = "() => document.activeElement.getAttribute('aria-label')"
IN_SIGHT = """() => { const seen = document.querySelector('.fl-stage').getBoundingClientRect();
  const own = document.activeElement.getBoundingClientRect();
  const [x, y] = [own.x + own.width / 2, own.y + own.height / 2];
  return x > seen.x && x < seen.right && y > seen.y && y < seen.bottom; }"""
UNDER = """() => document.addEventListener('pointerover', ({ target }) => {
  window.under = target.closest('[data-place]')?.dataset.place ?? window.under; })"""  # told by the browser itself


@pytest.fixture
def shown(screen):
    def show(arguments=""):
        screen.show(f"from footlib.widgets import FootMap\nm = FootMap({arguments})\nm", ".footlib-map .fl-picture")
        return screen

    return show


def search(screen):
    return screen.page.get_by_role("combobox", name="Find a place")


def options(screen):
    return screen.page.get_by_role("listbox", name="Places found").get_by_role("option")


def said(screen):
    return screen.page.locator(".footlib-map .fl-aloud").inner_text()


@pytest.fixture
def sole(shown):
    """One map for all that is tried on it in turn."""
    return shown()


@each(
    ("typed", "found"),
    [
        ("solar plexus", {"Solar plexus, right foot", "Solar plexus, left foot"}),
        ("left solar plexus", {"Solar plexus, left foot"}),
        ("relaxation", {"Solar plexus, right foot", "Solar plexus, left foot"}),
        ("windpipe", {"Throat / trachea / bronchi, right foot", "Throat / trachea / bronchi, left foot"}),
        ("calcaneus", {"Heel, right foot", "Heel, left foot"}),
        ("gallbladder left", {"Gallbladder, right foot"}),
    ],
)
def test_a_place_is_found_by_any_of_its_names(sole, typed, found):
    """Zone, organ, everyday name, synonym or plain region; the gallbladder stays on its own foot, whatever is asked."""
    screen = sole
    search(screen).fill("")
    assert search(screen).get_attribute("aria-expanded") == "false"
    search(screen).fill(typed)
    assert {text.split(" foot")[0] + " foot" for text in options(screen).all_inner_texts()} == found
    assert search(screen).get_attribute("aria-expanded") == "true"


def test_the_hit_is_shown_on_the_view_that_has_it(shown):
    """The breast's zone lies on top of the foot: the view changes, the zone has the focus, and all of this is said."""
    screen = shown()
    search(screen).fill("breast chest left")
    assert said(screen) == "Found: Breast / chest, left foot. Enter shows it."
    screen.page.keyboard.press("Enter")
    assert screen.page.evaluate(FOCUSED) == "Breast / chest, left foot"
    assert "shown on the view Top" in said(screen) and "top of the left foot" in said(screen)
    assert screen.page.get_by_role("tab", name="Top", exact=True).get_attribute("aria-selected") == "true"
    screen.hears("m.view", "top")


def test_a_plain_place_is_shown_among_plain_places(shown):
    """Whoever searches the calf sees the lower leg with its plain places, because no zone lies there."""
    screen = shown()
    search(screen).fill("calf right")
    screen.page.keyboard.press("Enter")
    assert screen.page.evaluate(FOCUSED) == "Calf, right foot"
    screen.hears("[m.view, m.layer]", ["leg", "regions"])


def test_without_a_hit_the_nearest_name_is_offered(shown):
    """A slip of the finger is no dead end: the box says that nothing is called so, and what was probably meant."""
    screen = shown()
    search(screen).fill("stomahc")
    assert said(screen) == "Nothing is called “stomahc”. The nearest name is Stomach."
    assert screen.page.locator(".fl-hit-note").inner_text() == said(screen)
    screen.page.keyboard.press("ArrowDown")
    screen.page.keyboard.press("Enter")
    assert screen.page.evaluate(FOCUSED) == "Stomach, right foot"


def test_several_hits_are_walked_through_by_arrows(shown):
    """Arrows choose among the hits and the box says which is meant; Escape closes the list, then empties the box."""
    screen = shown()
    search(screen).fill("colon")
    count = options(screen).count()
    assert count > 4 and f"{count} places found" in said(screen)
    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", count - 1)):
        screen.page.keyboard.press(key)
        assert search(screen).get_attribute("aria-activedescendant") == options(screen).nth(at).get_attribute("id")
        assert options(screen).nth(at).get_attribute("aria-selected") == "true"
    screen.page.keyboard.press("Escape")
    assert options(screen).count() == 0 and search(screen).input_value() == "colon"
    screen.page.keyboard.press("Escape")
    assert search(screen).input_value() == ""


def test_the_card_tells_where_and_how_sure(shown):
    """Name, everyday name, side, place in words, tradition, agreement of charts and evidence, as the focus arrives."""
    screen = shown()
    screen.page.get_by_role("button", name="Solar plexus, left foot", exact=True).focus()
    card = screen.page.locator(".footlib-map .fl-card").inner_text()
    for told in (
        "Solar plexus",
        "left foot",
        "relaxation point",
        "Upper arch of the left foot, in line with toes two and three",
        "charts agree",
        "Only a tradition (never tested):",
        "Not supported by studies",
    ):
        assert told in card, told
    described = screen.page.evaluate("() => document.activeElement.getAttribute('aria-describedby')")
    assert screen.page.locator(f"#{described}").inner_text() == card


def test_a_mouse_at_rest_takes_the_card_from_no_key(shown):
    """The found zone's view comes up under a mouse that nobody touches: the card is about it; a move changes that."""
    screen = shown()
    liver = screen.page.get_by_role("button", name="Liver, right foot", exact=True).bounding_box()
    screen.run("m.view = 'top'")
    screen.page.get_by_role("tab", name="Top", exact=True, selected=True).wait_for()
    screen.page.mouse.move(liver["x"] + liver["width"] / 2, liver["y"] + liver["height"] / 2)
    screen.page.evaluate(UNDER)
    search(screen).fill("solar plexus left")
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_function("() => window.under === 'liver'")
    card = screen.page.locator(".footlib-map .fl-card")
    assert card.inner_text().startswith("Solar plexus")
    screen.page.mouse.move(liver["x"] + liver["width"] / 2 + 2, liver["y"] + liver["height"] / 2)
    assert card.inner_text().startswith("Liver")


def test_zoom_by_buttons_and_keys(shown):
    """Plus comes nearer, minus goes back, 0 shows all; the button for all is dead while all is shown."""
    screen = shown()
    whole = screen.page.evaluate(SEEN)
    assert screen.page.get_by_role("button", name="Show all").is_disabled()
    screen.page.get_by_role("button", name="Zoom in").click()
    nearer = screen.page.evaluate(SEEN)
    assert nearer[2] < whole[2] and nearer[2] / nearer[3] == pytest.approx(whole[2] / whole[3], rel=0.01)
    screen.page.get_by_role("button", name="Move the view right").click()
    assert screen.page.evaluate(SEEN)[0] > nearer[0]
    screen.page.get_by_role("button", name="Heart, left foot", exact=True).focus()
    screen.page.keyboard.press("+")
    assert screen.page.evaluate(SEEN)[2] < nearer[2]
    before = screen.page.evaluate(SEEN)
    screen.page.keyboard.press("Shift+ArrowDown")
    assert screen.page.evaluate(SEEN)[1] > before[1]
    screen.page.keyboard.press("0")
    assert screen.page.evaluate(SEEN) == whole
    assert said(screen) == "All is shown."


def test_a_zoomed_map_follows_the_focus_and_names_its_foot(shown):
    """Somebody who walks over an enlarged map by arrows never loses the focus, and always sees on which foot it is."""
    screen = shown()
    screen.page.get_by_role("button", name="Heart, left foot", exact=True).focus()
    for _ in range(3):
        screen.page.keyboard.press("+")
    for key in ["ArrowDown"] * 6 + ["ArrowLeft"] * 8:
        screen.page.keyboard.press(key)
        assert screen.page.evaluate(IN_SIGHT), screen.page.evaluate(FOCUSED)
    foot = screen.page.evaluate("() => document.activeElement.dataset.foot")
    assert f"{foot.capitalize()} foot" in screen.page.locator(".fl-foot-seen").all_inner_texts()


def test_dragging_moves_a_zoomed_map_and_picks_nothing(shown):
    """An enlarged map can be pulled along; the end of a pull is no click."""
    screen = shown()
    for _ in range(2):
        screen.page.get_by_role("button", name="Zoom in").click()
    before, stage = screen.page.evaluate(SEEN), screen.page.locator(".fl-stage").bounding_box()
    x, y = stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2
    screen.page.mouse.move(x, y)
    screen.page.mouse.down()
    screen.page.mouse.move(x - 60, y - 40, steps=4)
    screen.page.mouse.up()
    after = screen.page.evaluate(SEEN)
    assert after[0] > before[0] and after[1] > before[1]
    assert screen.ask("m.selected") == []


def test_one_foot_or_both(shown):
    """Only the foot that was chosen is offered; a search for the other foot brings that one."""
    screen = shown()
    screen.page.get_by_role("radio", name="Right foot").check(force=True)
    feet = "els => [...new Set(els.map(el => el.dataset.foot))]"
    live = screen.page.locator(".footlib-map [role=button][data-foot]")
    assert live.evaluate_all(feet) == ["right"]
    search(screen).fill("heart")
    screen.page.keyboard.press("Enter")
    assert live.evaluate_all(feet) == ["left"]
    assert screen.page.get_by_role("radio", name="Left foot").is_checked()
    screen.page.get_by_role("radio", name="Both feet").check(force=True)
    assert sorted(live.evaluate_all(feet)) == ["left", "right"]


@each("layer", [id for id in NAMES if id not in ("zones", "regions")])
def test_each_layer_of_the_atlas_is_drawn_and_explained(sole, layer):
    """A layer changes what lies over the foot, is explained, and says on which views there is nothing of it."""
    screen, chosen = sole, sole.page.get_by_role("combobox", name="What the map shows")
    drawn, fold = (
        screen.page.locator(".fl-over .fl-rank, .fl-over .fl-line"),
        screen.page.locator(".fl-legend .fl-fold"),
    )
    screen.run("m.view = 'sole'")
    chosen.select_option("zones")
    drawn.first.wait_for(state="detached")
    chosen.select_option(layer)
    drawn.first.wait_for(state="attached")
    assert screen.page.locator(".fl-legend > p").first.inner_text()
    if fold.get_attribute("aria-expanded") == "false":
        fold.click()
    assert screen.page.locator(".fl-notes li").count() > 2
    screen.hears("m.layer", layer)
    screen.run("m.view = 'leg'")
    if why := screen.ask(f"m.layers[{layer!r}]['absent'].get('leg')"):
        screen.page.locator(".fl-legend > p", has_text=why).wait_for()
        assert drawn.count() == 0


def test_a_layer_says_in_the_card_what_it_shows_in_colour(shown, catalog):
    """Whoever cannot see the shading reads the words of the heel's class in its card."""
    screen = shown('layer="skin"')
    screen.page.get_by_role("button", name="Heel, left foot", exact=True).focus()
    words = next(shade.places["heel"] for shade in catalog.layers["skin"].shades if "heel" in shade.places)
    assert words in screen.page.locator(".footlib-map .fl-card").inner_text()


def test_searching_looking_and_zooming_need_no_kernel(shown, catalog):
    """Binder's kernel has gone: one still finds a zone of another view, reads its card and comes nearer."""
    screen = shown()
    with screen.held():
        search(screen).fill("hip joint left")
        screen.page.keyboard.press("Enter")
        assert screen.page.evaluate(FOCUSED) == "Hip joint, left foot"
        assert "outer ankle of the left foot" in screen.page.locator(".fl-card").inner_text().lower()
        whole = screen.page.evaluate(SEEN)
        screen.page.keyboard.press("+")
        assert screen.page.evaluate(SEEN)[2] < whole[2]
        screen.page.get_by_role("button", name="Knee / leg, right foot", exact=True).hover()
        assert screen.page.locator(".fl-tag-look").inner_text() == catalog.zones["knee"].name
        screen.page.get_by_role("combobox", name="What the map shows").select_option("regions")
        assert screen.page.get_by_role("button", name="Outer ankle, left foot", exact=True).count() == 1


def test_axe_finds_nothing_serious_on_any_view(shown):
    """Names, roles, contrast and structure of map, list, layer and open search, as a machine checks them."""
    screen = shown("'sole', layer='pressure', selected=['big-toe@left', 'calf@right']")
    screen.page.get_by_role("button", name="List of places").click()
    screen.page.locator(".fl-legend .fl-fold").click()
    for theme, layers in (("JupyterLab Dark", ("zones", "pressure")), ("JupyterLab Light", ("zones", "disagreement"))):
        screen.theme(theme)
        for name in VIEWS.values():
            search(screen).fill("")
            screen.page.get_by_role("tab", name=name).click()
            screen.page.get_by_role("tab", name=name, selected=True).wait_for()
            if (
                nearer := screen.page.get_by_role("button", name="Zoom in")
            ).is_enabled():  # as near as can be, it is not
                nearer.click()
            search(screen).fill("stomahc")
            for layer in layers if name == VIEWS["sole"] else layers[:1]:  # one layer's colours are the same on all
                screen.run(f"m.layer = {layer!r}")
                screen.hears("m.layer", layer)
                assert serious(screen, ".footlib-map") == [], (theme, name, layer)


def test_at_200_percent_everything_is_there(shown):
    """A window of 1400 by 1000 points at twice the size leaves 700 by 500: all tools fit, nothing is cut off."""
    screen = shown()
    screen.page.set_viewport_size({"width": 700, "height": 500})
    screen.page.get_by_role("button", name="Zoom in").click()
    screen.still()
    wide = screen.page.locator(".footlib-map").bounding_box()
    for part in ("[role=combobox]", "select", "[role=radiogroup]", ".fl-zoom", ".fl-stage", ".fl-card", ".fl-places"):
        box = screen.page.locator(f".footlib-map {part}").first.bounding_box()
        assert box["x"] >= wide["x"] and box["x"] + box["width"] <= wide["x"] + wide["width"] + 1, part
        assert box["width"] > 24 and box["height"] > 20, part
    assert screen.page.evaluate(SEEN)[2] > 0
