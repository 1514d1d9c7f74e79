"""What is shown and taken away again leaves the page, in a real JupyterLab: a lesson's cells run again and again, for
hours, on a phone."""

import pytest
from each import each

pytestmark = pytest.mark.browser

TIMES = 3
MOST = 200  # nodes that one display may leave; a slider of ipywidgets leaves 14 for each of its widgets
SHOWN = {
    "planner": ("planner('flat-feet')", ".footlib-routine .fl-root"),
    "session": ("session(plan('tired-feet', cautions=()))", ".footlib-session .fl-root"),
    "exercise": ("check('find-the-liver')", ".footlib-exercise .fl-picture"),
}
TWO = """from IPython.display import display
from footlib import plan, session
s = session(plan('tired-feet', cautions=()))
first = display(s, display_id=True)
display(s)"""


@pytest.fixture
def nodes(lab):
    """How many nodes the page holds, in the document or kept by anybody, once the browser has cleared up."""
    devtools = lab.page.context.new_cdp_session(lab.page)

    def count():
        lab.frame()  # what was begun at the end is done
        devtools.send("HeapProfiler.collectGarbage")
        return devtools.send("Memory.getDOMCounters")["nodes"]

    yield count
    devtools.detach()


@each("name", SHOWN)
def test_what_is_taken_away_leaves_the_page(lab, nodes, name):
    """A cell that runs again, or an output that is cleared, takes a widget's elements out of memory as well."""
    code, ready = SHOWN[name]
    left = []
    for _ in range(TIMES):  # the first one brings what stays for all: styles, drawings of hands
        lab.show(f"from footlib import *\n{code}", ready)
        lab.run_cell("pass")
        lab.page.wait_for_function("() => !document.querySelector('.footlib')")
        left.append(nodes())
    assert (left[-1] - left[0]) / (TIMES - 1) < MOST, f"{name} leaves more each time: {left}"


def test_a_session_hears_other_windows_when_its_first_display_is_gone(lab):
    """Of two displays of one session the first is taken away; the other still tells that it runs elsewhere."""
    lab.show(TWO, ".footlib-session .fl-root")
    shown = lab.page.locator(".footlib-session")
    shown.nth(1).locator(".fl-root").wait_for()
    lab.run("first.update('gone')")
    lab.page.wait_for_function("() => document.querySelectorAll('.footlib-session').length === 1")
    lab.run(
        "s.set_state({'driver': '7.other', 'state': 'running', 'where': {**s.where, 'by': '7.other'}}); s.send_state()"
    )
    shown.get_by_text("This session runs in another window").first.wait_for()
