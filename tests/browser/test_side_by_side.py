"""Many widgets on one page: none changes the look of another."""

import pytest
from each_widget import STYLED, call

pytestmark = pytest.mark.browser

#: How one is shown that shows little when it is bare; all others as they are made of nothing.
SHOWN = {
    "Agreement": "first_touch().agreement",
    "Exercise": "check('softer-card')",
    "FootMap": "*(FootMap(layer=layer) for layer in ('lines', 'pressure', 'disagreement')), "
    "FootMap(selected=['heel@left'])",
    "Picker": "Picker(['flat-feet'])",
    "RoutineView": "routine",
    "SafetyCheck": "SafetyCheck(['open-skin', 'fever', 'diabetes'])",
    "SavedRoutines": "earlier",
    "Session": "session(made)",
    "Settings": "Settings(marks={'wish': ['heel@left']})",
}
ALL = f"""from footlib import *
from footlib.widgets import *
from footlib.records import Entry, records
from IPython.display import display
made = plan(['flat-feet', 'digestion'], cautions=())
records().note_session(Entry(title='Flat feet', before=3, after=6, done=4, of=5, seconds=600))
earlier = SavedRoutines()
earlier.names, earlier.last = ['Sunday'], {{'title': 'Flat feet', 'at': 0}}
routine = RoutineView(made)
routine.can_start = True
display({", ".join(SHOWN.get(name) or call(name) for name in STYLED.values())})"""

# For each two widgets: how every kind of element of the one looks with its own rules alone, and with the other's after
# them. Whatever is not the same is told. Widgets that are not looked at just now are out of the page's way.
COMPARE = """(classes) => {
  const names = Object.keys(classes);
  const LOOK = ["display", "position", "visibility", "opacity", "color", "background-color", "background-image", "fill",
    "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "pointer-events", "font-size", "font-weight",
    "font-style", "line-height", "white-space", "text-align", "text-decoration-line", "list-style-type", "cursor",
    "overflow-x", "overflow-y", "z-index", "gap", "flex-grow", "flex-direction", "align-items", "align-self",
    "justify-content", "grid-column", "max-width", "min-height", "border-radius", "border-top-style",
    "border-top-width", "border-left-width", "border-left-color", "padding-top", "padding-left", "margin-top",
    "margin-left", "container-name", "transform", "touch-action"];
  const roots = (name) => [...document.querySelectorAll(`.footlib-${name}:not(.fl-blind)`)];
  const sheet = (name) => document.querySelector(`style[id$=".${classes[name]}"]`);
  const styleOf = Object.fromEntries(names.map((name) => [name, sheet(name)]));
  const kinds = (root) => {
    const found = new Map();
    for (const el of [root, ...root.querySelectorAll("*")]) {
      const kind = [el.parentElement, el].map((one) => `${one.tagName}.${one.getAttribute("class")}`).join(" ");
      if (!found.has(kind)) found.set(kind, el);
    }
    return [...found];
  };
  const look = (name) => new Map(roots(name).flatMap((root, i) => kinds(root).map(([kind, el]) => {
    const style = getComputedStyle(el);
    return [`${i} ${kind}`, LOOK.map((one) => style.getPropertyValue(one))];
  })));
  const differ = [];
  let looked = 0;
  for (const name of names) {
    for (const other of names) for (const root of roots(other)) root.style.display = other === name ? "" : "none";
    const on = (...shown) => names.forEach((one) => { styleOf[one].disabled = !shown.includes(one); });
    on(name);
    const alone = look(name);
    for (const other of names.filter((one) => one !== name)) {
      document.head.append(styleOf[other]); // later rules win
      on(name, other);
      const now = look(name);
      looked += now.size;
      for (const [kind, values] of now) {
        const changed = LOOK.filter((_, i) => values[i] !== alone.get(kind)[i]);
        if (changed.length) differ.push(`${name} beside ${other}: ${kind}: ${changed}`);
      }
    }
  }
  for (const name of names) {
    styleOf[name].disabled = false;
    for (const root of roots(name)) root.style.display = "";
  }
  return [looked, differ];
}"""


@pytest.fixture
def together(lab):
    lab.show(ALL)
    for name in STYLED:
        lab.page.locator(f".footlib-{name} .fl-root").first.wait_for(state="attached")
    return lab


def test_no_widget_changes_the_look_of_another(together):
    """Each two widgets on one page: with the other one's style sheet, each looks as with its own alone."""
    looked, differ = together.page.evaluate(COMPARE, STYLED)
    assert looked > 9_000
    assert differ == []


def test_beside_a_quiz_the_map_keeps_its_lines_and_areas(together):
    """A lesson with a quiz and a map: the guide lines are drawn, and how firm where is coloured."""
    shapes = "(els) => els.map((el) => [getComputedStyle(el).stroke, getComputedStyle(el).fill])"
    page = together.page
    lines = page.locator(".footlib-map .fl-line-guide, .footlib-map .fl-line-strip").evaluate_all(shapes)
    areas = page.locator(".footlib-map .fl-rank path").evaluate_all(shapes)
    assert lines and areas
    assert all(stroke != "none" for stroke, _ in lines)
    assert all(fill != "none" for _, fill in areas)
