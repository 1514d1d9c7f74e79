"""No key that is pressed in a widget reaches JupyterLab, whose single letters delete, cut and add cells."""

import pytest
from each_widget import KINDS, call

from footlib import load

pytestmark = pytest.mark.browser

KEYS = ("b", "x", "d", "d", "a", "ArrowDown", "ArrowUp", "m", "Escape", "Shift+Enter")
EXERCISES = {one.kind: id for id, one in load().exercises.items()}  # one of each way to ask
SHOWN = [call(name) for name in KINDS if name != "SavedRoutines"]  # which shows nothing before something is saved
SHOWN += ["planner(['flat-feet', 'digestion'])", "first_touch()", *(f"Exercise({id!r})" for id in EXERCISES.values())]
CODE = "from footlib import *\nfrom footlib.widgets import *\nfrom IPython.display import display\n"

# Marks one control of each sort that a widget shows, and a question, as plain text is clicked, too.
MARK = """(widgets) => { const sorts = new Map();
  const those = ":is(button, input, select, textarea):enabled, [tabindex='0'], .fl-ask";
  for (const widget of widgets) for (const el of widget.querySelectorAll(those)) {
    const sort = [widget.dataset.footlib, el.tagName, el.type, el.getAttribute('role')].join(' ');
    if (!sorts.has(sort) && el.checkVisibility()) sorts.set(sort, el);
  }
  sorts.forEach((el, sort) => { el.dataset.tried = sort; });
  return [...sorts.keys()]; }"""


def test_keys_stay_in_every_widget(lab):
    """b, x, dd, arrows or Shift+Enter never add, cut, delete, leave or run a cell, wherever the focus is in it."""
    lab.show(f"{CODE}display({', '.join(SHOWN)})")
    lab.page.wait_for_function(
        "count => document.querySelectorAll('.footlib > .fl-root').length >= count", arg=len(SHOWN)
    )
    lab.still()
    before = lab.cells()
    sorts = lab.page.locator(".footlib").evaluate_all(MARK)
    assert {sort.split()[0] for sort in sorts} >= {"map", "quiz", "session", "exercise", "progress", "drill"}
    tried = 0
    for sort in sorts:
        element = lab.page.locator(f"[data-tried='{sort}']")
        if not element.is_visible():  # what stood before it has changed it
            continue
        tried += 1
        plain = element.evaluate("el => !el.matches('button, input, select, textarea, [tabindex]')")
        element.click(position={"x": 3, "y": 3}) if plain else element.focus()
        for key in KEYS:
            lab.page.keyboard.press(key)
        lab.frame()
        assert lab.cells() == before, sort
        assert lab.page.evaluate("() => jupyterapp.shell.currentWidget.content.activeCellIndex") == 1, sort
    assert tried > len(sorts) * 0.9
