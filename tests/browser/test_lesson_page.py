"""What stands between the widgets of a lesson: tables and pictures on a phone, and pictures in the dark."""

import json

import pytest
from test_contrast import TEXT, contrast, luminance

from footlib.drawing.style import BLUE, FAINT_INK, GUIDE, INK, PAPER, RED

from .conftest import come_to, second_window

pytestmark = pytest.mark.browser
#: One dark pixel, as a photograph's corner has.
DARK = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC"
CODE = (
    f"DARK = '{DARK}'\n"
    + """from footlib import claims, draw, plot_claims, quiz
from IPython.display import HTML, display
from ipywidgets import Dropdown
photo = HTML(f"<img alt='A photograph' width='40' src='data:image/png;base64,{DARK}'>")
display(photo, claims("zones-diagnose"))
display(draw("sole"), plot_claims("sleep"), Dropdown(description="Foot", options=["both"]))
quiz("01-your-foot-under-load")"""
)
TABLE = "A sentence.\n\n| a | b |\n|---|---|\n| 1 | 2 |"
ACROSS = """() => [...document.querySelectorAll('.jp-OutputArea-output')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent.slice(0, 40))"""
WAKE = """(sources) => {
  const notebook = jupyterapp.shell.currentWidget.content;
  sources.forEach((source, i) => notebook.model.sharedModel.cells[i].setSource(source));
  jupyterapp.commands.execute('notebook:run-all-cells');
}"""
AT_TOP = """() => {
  const notebook = jupyterapp.shell.currentWidget.content;
  return notebook.activeCellIndex === 0 && notebook.outerNode.scrollTop === 0 && notebook.outerNode.scrollHeight > 2000;
}"""
SHADE = "el => getComputedStyle(el).filter"
# What becomes of colours under a filter.
SEEN = """([filter, colours]) => {
  const pen = document.createElement("canvas").getContext("2d");
  return colours.map((colour) => {
    Object.assign(pen, { filter, fillStyle: colour });
    pen.fillRect(0, 0, 9, 9);
    const [red, green, blue] = pen.getImageData(4, 4, 1, 1).data;
    return "#" + [red, green, blue].map((one) => one.toString(16).padStart(2, "0")).join("");
  });
}"""


@pytest.fixture
def lesson(lab):
    """Claims, a chart, a plot, a list and a quiz, one below the other."""
    lab.show(CODE, ".footlib-quiz .fl-root")
    lab.page.locator(".footlib-lesson .footlib-cards").wait_for()
    return lab


def test_on_a_phone_nothing_needs_scrolling_sideways_but_pictures(lesson):
    """Rows stand as cards, each cell under the name of its column, and lists are no wider than the window."""
    lesson.page.set_viewport_size({"width": 390, "height": 844})
    lesson.still()
    assert lesson.page.evaluate(ACROSS) == []
    cell = lesson.page.locator(".footlib-cards tbody td").nth(1)
    assert cell.evaluate("el => getComputedStyle(el, '::before').content") == '"Evidence"'


def test_a_table_begins_where_the_text_begins(open_lab):
    """JupyterLab moves a narrow table to the right, away from the sentence that it belongs to."""
    context, address = second_window(open_lab, "table")
    file = open_lab.folder / "table.ipynb"
    made = json.loads(file.read_text("utf-8"))
    made["cells"].append({"cell_type": "markdown", "id": "told", "metadata": {}, "source": TABLE})
    file.write_text(json.dumps(made), encoding="utf-8")
    page = context.new_page()
    come_to(page, address)
    page.evaluate(WAKE, ["from footlib import quiz\nquiz('01-your-foot-under-load')"])
    told = page.locator(".footlib-lesson .jp-RenderedMarkdown:has(.footlib-table)")
    left = "el => Math.round(el.getBoundingClientRect().left)"
    assert told.locator("table").evaluate(left) == told.locator("p").evaluate(left)
    context.close()


def test_a_picture_that_would_be_too_small_scrolls_by_keyboard_and_says_so(lesson):
    """On a phone the frame is a tab stop, the arrow key moves the picture, and no other cell is chosen."""
    assert lesson.page.locator(".footlib-frame[tabindex]").count() == 0, "wide: nothing to scroll"
    lesson.page.set_viewport_size({"width": 390, "height": 844})
    frame = lesson.page.locator(".footlib-frame[tabindex]").first
    frame.wait_for()
    assert "swipe" in lesson.page.locator(".footlib-wider:visible").first.inner_text()
    chosen = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"
    before = lesson.page.evaluate(chosen)
    frame.focus()
    frame.press("ArrowRight")
    lesson.page.wait_for_function("el => el.scrollLeft > 0", arg=frame.element_handle())
    assert lesson.page.evaluate(chosen) == before


def test_pictures_are_no_bright_boxes_in_the_dark(lesson):
    """A plot turns dark. A photograph and a drawn foot are dimmed and keep their skin: a negative is no foot. What
    is written in them can be read. In the light theme all are as they were made."""
    pictures = lesson.page.locator(".footlib-frame img")
    pictures.nth(2).wait_for()
    assert pictures.evaluate_all(f"all => all.map({SHADE})") == ["none"] * 3
    lesson.theme("JupyterLab Dark")
    photograph, foot, plot = pictures.evaluate_all(f"all => all.map({SHADE})")
    assert "invert" in plot and "invert" not in foot and photograph == foot
    paper, *inks = lesson.page.evaluate(SEEN, [foot, [PAPER, INK, FAINT_INK, GUIDE.edge]])
    assert luminance(paper) < 0.7 < luminance(PAPER)
    assert [round(contrast(paper, ink), 1) for ink in inks if contrast(paper, ink) < TEXT] == []
    paper, *inks = lesson.page.evaluate(SEEN, [plot, [PAPER, INK, FAINT_INK, GUIDE.edge, BLUE[1], RED[1]]])
    assert luminance(paper) < 0.05
    assert [round(contrast(paper, ink), 1) for ink in inks if contrast(paper, ink) < TEXT] == []


def test_who_has_woken_a_lesson_up_is_back_at_its_beginning(open_lab):
    """ "Run All Cells" jumps to the end; once all has its place one stands at the first cell again, keys and all."""
    context, address = second_window(open_lab, "woken")
    page = context.new_page()
    lab = come_to(page, address)
    slow = "import time\ntime.sleep(2)\nquiz('02-before-you-touch')"  # as on a phone, or where Python is far away
    page.evaluate(WAKE, ["from footlib import quiz\nquiz('01-your-foot-under-load')", slow, "1"])
    page.locator(".footlib-quiz").nth(1).wait_for()
    page.wait_for_function(AT_TOP)
    assert lab.errors == []
    context.close()
