"""Without a mouse and without eyes: a zone is found, picked and read, in JupyterLab and in Notebook 7."""

import pytest

from .hands import tab_to

pytestmark = pytest.mark.browser

ZONE = "Solar plexus, left foot"
READ = """() => { const own = document.activeElement;
  const named = own.getAttribute('aria-describedby');
  return { name: own.getAttribute('aria-label'), role: own.getAttribute('role') ?? own.tagName.toLowerCase(),
    pressed: own.getAttribute('aria-pressed'), expanded: own.getAttribute('aria-expanded'),
    active: document.getElementById(own.getAttribute('aria-activedescendant'))?.textContent ?? '',
    description: named ? document.getElementById(named).textContent : '' }; }"""
SAID = ".footlib-map [role=status][aria-live=polite]"


@pytest.fixture(params=["JupyterLab", "Notebook 7"])
def page_of(request, lab):
    return lab if request.param == "JupyterLab" else request.getfixturevalue("notebook7")


def test_solar_plexus_is_found_picked_and_read_by_keys_alone(page_of):
    """By Tab, letters, arrows and Enter; every step is heard: the box, the hits, the zone, its card, and the pick."""
    jupyter = page_of
    page, press = jupyter.page, jupyter.page.keyboard.press
    jupyter.show("from footlib.widgets import FootMap\nm = FootMap('top')\nm", ".footlib-map .fl-picture")
    cells = jupyter.cells()
    page.get_by_role("tab", name="Top", exact=True).focus()
    tab_to(jupyter, "combobox", "Find a place")
    page.keyboard.type("solar plexus")
    assert page.locator(SAID).inner_text().startswith(f"2 places found: Solar plexus, right foot; {ZONE}.")
    press("ArrowDown")
    press("ArrowDown")
    assert page.evaluate(READ)["active"].startswith(ZONE)
    press("Enter")
    zone = page.evaluate(READ)
    assert (zone["name"], zone["role"], zone["pressed"]) == (ZONE, "button", "false")
    for told in (
        "relaxation point",
        "Upper arch of the left foot",
        "charts agree",
        "Only a tradition",
        "Not supported by studies",
    ):
        assert told in zone["description"]
    assert page.locator(SAID).inner_text().startswith(f"{ZONE}, shown on the view Sole: upper arch of the left foot")
    press("Enter")
    assert page.evaluate(READ)["pressed"] == "true"
    picked = page.locator(SAID).and_(page.get_by_text(f"{ZONE}, picked. 1 in all.", exact=True))
    picked.wait_for(state="attached")  # said once Python has heard of it
    jupyter.hears("[m.view, m.selected]", ["sole", ["solar-plexus@left"]])
    for key in ("b", "x", "d", "d", "a", "+", "-", "0", "Home", "End", "Escape"):
        press(key)
    assert page.evaluate(READ)["role"] == "button" and page.evaluate(READ)["expanded"] == "false"
    assert jupyter.cells() == cells


def test_nothing_comes_from_outside(page_of):
    """The map is drawn in both pages without a single request to another host."""
    page_of.show("from footlib.widgets import FootMap\nFootMap()", ".footlib-map .fl-picture")
    own = page_of.page.url.split("/")[2]
    fetched = [url for url in page_of.requests if not url.startswith(("data:", "blob:"))]
    assert fetched and {url.split("/")[2] for url in fetched} == {own}
