"""tools/walk_lessons.py, which looks at every lesson as CI runs: does it see what a learner would stumble over?"""

import pytest

from tools.walk_lessons import FAULTS

pytestmark = pytest.mark.browser
BAD = {
    "empty": "display(HTML('<div> </div>'))",
    "wider than the page": "display(HTML('<div style=\"width: 5000px\">wide</div>'))",
    "sticks out": "display(HTML('<table style=\"margin-left: -90px\"><tr><td>out</td></tr></table>'))",
    "cut off": 'display(HTML(\'<div class="footlib"><p style="width: 9px; overflow: hidden">cut</p></div>\'))',
    "picture that does not open": "display(HTML('<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" width=9>'))",
    "error": "import sys; print('oh', file=sys.stderr)",
}


@pytest.mark.parametrize("fault, code", BAD.items(), ids=BAD)
def test_a_fault_on_the_page_is_named_with_its_cell(lab, fault, code):
    """Each kind of fault is told, with the cell in which it is."""
    lab.show(f"from IPython.display import HTML, display\n{code}", ".jp-OutputArea-output")
    assert any(one.startswith(f"cell-1: {fault}") for one in lab.page.evaluate(FAULTS)), lab.page.evaluate(FAULTS)


def test_nothing_is_said_of_a_page_without_fault(lab):
    """A map, and a text: nothing to say."""
    lab.show("from footlib import FootMap\nprint('a text')\nFootMap()", ".footlib .fl-root")
    assert lab.page.evaluate(FAULTS) == []
