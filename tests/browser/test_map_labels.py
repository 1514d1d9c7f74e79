"""Names and numbers on the map: none lies upon another one, and none hides the place that it is about or another."""

import random

import pytest

from footlib import load, plan
from footlib.drawing import LAYERS
from footlib.widgets import FootMap
from footlib.widgets.course_widget import script, styles
from footlib.widgets.foot_map import NAMES

pytestmark = pytest.mark.browser

WIDTHS = {340: "a phone", 700: "half a window", 1100: "a wide window"}
PAGE = """<html><body data-jp-theme-light="true"><style>{styles}</style><div id="home"></div></body></html>"""
START = """async ([code, state]) => {
  const module = await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  const heard = {};
  const model = window.model = {
    get: (name) => state[name], save_changes() {}, off() {}, send() {}, widget_manager: null,
    set(name, value) { state[name] = value; (heard[`change:${name}`] ?? []).forEach((act) => act()); },
    on(names, act) { for (const name of names.split(' ')) (heard[name] ??= []).push(act); } };
  const made = typeof module.default === 'function' ? await module.default() : module.default;
  if (made.initialize) await made.initialize({ model });
  await made.render({ model, el: document.getElementById('home') }); }"""
#: What lies upon what, and what hides more than a third of a place, once all that a state shows stands in its place.
WRONG = """async ([traits, parts]) => {
  for (const [name, value] of Object.entries(traits)) window.model.set(name, value);
  for (let i = 0; i < 3; i += 1) await new Promise(requestAnimationFrame);
  const boxes = [...document.querySelectorAll('.fl-labels > span, .fl-picture .foot-name')]
    .filter((el) => getComputedStyle(el).display !== 'none' && el.textContent)
    .map((el) => ({ text: el.textContent, box: el.getBoundingClientRect() }));
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const wrong = boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => over(one.box, other.box))
    .map((other) => `${one.text} lies on ${other.text}`));
  for (const part of document.querySelectorAll(parts)) {
    const shapes = part.matches('path') ? [part] : [...part.querySelectorAll('path')];
    let [all, hidden] = [0, 0];
    for (const shape of shapes) {
      const { x, y, width, height } = shape.getBBox(), matrix = shape.getScreenCTM();
      for (let i = 0.5; i < 14; i += 1) for (let j = 0.5; j < 14; j += 1) {
        const at = new DOMPoint(x + (i / 14) * width, y + (j / 14) * height);
        if (!shape.isPointInFill(at)) continue;
        const on = at.matrixTransform(matrix);
        all += 1;
        if (boxes.some(({ box: b }) => on.x > b.left && on.x < b.right && on.y > b.top && on.y < b.bottom)) hidden += 1;
      }
    }
    const name = part.getAttribute('aria-label') ?? 'a version';
    if (hidden > all / 3) wrong.push(`${Math.round(100 * hidden / all)} % of ${name} is hidden`);
  }
  return [wrong, boxes.length]; }"""
SHOWN = {"lines": ".none", "disagreement": ".fl-over .fl-line-A, .fl-over .fl-line-B"}


@pytest.fixture(scope="module", params=WIDTHS, ids=lambda width: f"{width} px")
def page(browser, request):
    """A page with nothing but the map, so that hundreds of its states are looked at in seconds."""
    state = {
        name: value for name, value in FootMap().get_state().items() if not name.startswith("_") and name != "layout"
    }
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    page.route(
        "http://map.test/",
        lambda route: route.fulfill(body=PAGE.format(styles=styles("foot_map")), content_type="text/html"),
    )
    page.goto("http://map.test/")
    page.evaluate(START, [script("foot_map"), state])
    yield page
    page.close()


def looked_at(page, states):
    """{state: what is wrong with it}, and how many labels there were in all."""
    found, count = {}, 0
    for traits in states:
        shown = SHOWN.get(traits.get("layer", "zones"), ".fl-live")
        wrong, labels = page.evaluate(WRONG, [traits, shown])
        count += labels
        if wrong:
            found[" ".join(str(value)[:200] for value in traits.values())] = wrong
    return found, count


def picks(catalog, layer, view, chance):
    """One, four and nine places of a view."""
    entries = getattr(catalog, LAYERS[layer].offers)
    here = sorted(
        id for id, entry in entries.items() if view in entry.shapes or view == "leg" and "leg-back" in entry.shapes
    )
    for count in (1, 4, 9):
        yield [f"{id}@{chance.choice(['left', 'right'])}" for id in chance.sample(here, min(count, len(here)))]


def test_names_of_picked_places_leave_every_place_in_sight(page):
    """On all views and layers, with one to nine places picked."""
    catalog, chance = load(), random.Random(20261129)
    states = [
        {"view": view, "layer": layer, "selected": picked}
        for view in ("sole", "top", "inner", "outer", "leg")
        for layer in NAMES
        for picked in picks(catalog, layer, view, chance)
    ]
    wrong, count = looked_at(page, states)
    assert count > len(states)
    assert not wrong


def test_numbers_of_steps_leave_every_place_in_sight(page):
    """Of whole routines, on all views that they use."""
    states = []
    for conditions in ("valgus", "digestion", "full-foot", ["neck-and-shoulder", "bunion"]):
        steps = plan(conditions, minutes=45, cautions=()).steps
        shown = {}
        for step in (one for one in steps if one.role == "work"):
            for place in step.places:
                shown.setdefault(f"{place}@{step.foot}", []).append(step.number)
        highlight = [{"place": place, "numbers": numbers} for place, numbers in shown.items()]
        for view in ("sole", "top", "inner", "outer", "leg"):
            states.append({"view": view, "layer": "zones", "selected": [], "highlight": highlight})
    wrong, count = looked_at(page, states)
    assert count > len(states)
    assert not wrong


ACROSS = """() => {
  const middle = document.querySelector('.footlib-map .fl-picture').getBoundingClientRect();
  return [...document.querySelectorAll('.footlib-map .fl-badge')].map((el) => {
    const box = el.getBoundingClientRect();
    return [parseInt(el.textContent), box.x + box.width / 2 > middle.x + middle.width / 2];
  });
}"""


def test_numbers_stay_at_their_places_when_the_window_grows_taller(screen):
    """The picture grows with the window's height: steps of the right foot stay on the right foot, those of the left one
    on the left."""
    screen.planner("p = planner(['valgus', 'tired-feet'], minutes=20, remember=False)")
    screen.page.locator(".footlib-map .fl-badge").first.wait_for()
    left_from = screen.ask("next(step.number for step in p.routine.steps if step.foot == 'left')")
    for height in (900, 1400):
        screen.page.set_viewport_size({"width": 1400, "height": height})
        screen.still()
        numbers = screen.page.evaluate(ACROSS)
        assert len(numbers) > 10
        assert [n for n, on_the_left_foot in numbers if on_the_left_foot != (n >= left_from)] == [], height
