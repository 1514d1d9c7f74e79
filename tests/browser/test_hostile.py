"""Text in data is text: whatever an instructor pastes into a name or a sentence, nothing of it runs in a lesson."""

import ast

import hostile
import nbformat
import pytest
from each_widget import KINDS, call

import footlib
import footlib.widgets

from .conftest import ROOT

pytestmark = pytest.mark.browser

BEGIN = """import footlib.catalog
from pathlib import Path
footlib.catalog._loaded.clear()
own_folder = footlib.catalog.default_folder
footlib.catalog.default_folder = lambda: Path({folder!r})
own = {folder!r}
from footlib import *
from footlib.widgets import *
from IPython.display import display
from ipywidgets import Dropdown
card = '''
[my-feet]
name = "Feet <img src=x onerror=window.ranHere=true>"
group = "sore-and-tired"
about = "Tired $x$ feet."
moves = ["opening-strokes", "sole-strokes", "sole-kneading", "ball-kneading", "toe-rubbing", "closing-strokes"]
refer = ["A sore point: see a clinician."]
honest = "It feels good for a while."
evidence = ["tired-feet"]
sources = ["course-judgement"]
'''
routine = plan("valgus", minutes=20, cautions=())
"""
END = """footlib.catalog.default_folder = own_folder
footlib.catalog._loaded.clear()
"""
SHOWN = {  # one of each kind of output that lessons have
    "routine": "routine",
    "refusal": 'plan("valgus", cautions=["fever", "diabetes", "open-skin"])',
    "comparison": 'compare(routine, plan("heel-pain", cautions=["thin-skin"], minutes=10))',
    "claims": 'claims("relaxation", "zones-diagnose")',
    "glossary": "glossary()",
    "own print": "own_print(forefoot=90, midfoot=30, heel=60, thirds=(10, 9, 12))",
    "hint": 'hint("say-it-honestly")',
    "answer": 'answer("two-places-that-carry")',
    "verdict": 'check("two-places-that-carry", ["heel", "ball"])',
    "card": "check('softer-card', '[a]\\nname = \"<img src=x onerror=window.ranHere=true>\"\\nzzz = 1')",
    "exercise": 'check("say-it-honestly")',
    "chart": 'draw("sole", foot="right", layer="plain", highlight=["heel", "arch"])',
    "footprint": 'draw(layer="footprint", arch="borderline-low")',
    "technique": 'technique_picture("stroking")',
    "plot": "plot_pressure()",
    "load": "plot_load(weight=70, steps=5000)",
    "heights": "plot_heights()",
    "studies": "plot_claims()",
    "a list": "Dropdown(options=zone_groups())",
    "numbers": "rank_correlation([1, 2, 3, 4], [110, 118, 131, 126])",
    "moves": "moves()",
    "move picture": 'move_picture("opening-strokes", "heel-shaking")',
    "rating card": "rating_card()",
    "diary": "diary()",
    "first touch": "first_touch()",
    "own card": 'plan("flat-feet", cautions=(), catalog=with_card(card))',
    "course": "load()",
    "map": 'FootMap(selected=["liver", "heart"])',
    "planner": 'planner(["valgus"])',
    "session": "session(routine)",
    "quiz": 'quiz("03-hands")',
    "drill": "drill()",
    "progress": "progress()",
    "shared line": "shared(share(routine))",
    "handout": 'handout(routine, f"{own}/odd.html")',
} | {kind: call(kind) for kind in KINDS}
RAN = """() => {
  const found = window.ranHere ? ['a script ran'] : [];
  const outputs = [...document.querySelectorAll('.jp-OutputArea-output')];
  const troubles = outputs.filter(out => /(error|stderr)$/.test(out.dataset.mimeType));
  found.push(...troubles.map(out => out.innerText.slice(-200)));
  for (const el of outputs.flatMap(out => [...out.querySelectorAll('*')])) {
    const leads = el.getAttribute('href') ?? el.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? '';
    if (/^javascript/i.test(leads) || el.matches('img[src="x"], script, mjx-container, .MathJax'))
      found.push(el.outerHTML.slice(0, 90));
  }
  return found;
}"""


@pytest.fixture
def hostile_lab(lab, tmp_path):
    """The notebook of somebody whose data folder holds scripts, links and formulas in every text."""
    try:
        lab.run(BEGIN.format(folder=str(hostile.write(tmp_path / "data"))))
        yield lab
    finally:
        lab.run(END)  # the tests after this one share the kernel


def test_nothing_in_a_text_runs_or_becomes_a_link(hostile_lab):
    """Every kind of output shows the odd text letter for letter: no picture is asked for, nothing runs, no formula."""
    shown = [f"display({code})" for code in SHOWN.values()]
    hostile_lab.show("\n".join([*shown, "print(share(routine))"]), ".jp-OutputArea-output >> text=/^footlib:/")
    hostile_lab.idle()
    hostile_lab.page.wait_for_timeout(700)  # MathJax comes late
    assert hostile_lab.page.locator(".jp-OutputArea-output").count() == len(SHOWN) + 1
    assert hostile_lab.page.evaluate(RAN) == []


def called(code):
    """The functions and classes of footlib that a piece of code calls."""
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    names = {call.func.id for call in calls if isinstance(call.func, ast.Name)}
    return names & {*footlib.__all__, *footlib.widgets.__all__}


def test_all_that_lessons_call_is_among_it():
    """What a lesson shows of the data is shown above with the odd texts: no lesson has a call of its own."""
    cells = [
        cell
        for lesson in (ROOT / "notebooks").glob("*.ipynb")
        for cell in nbformat.read(lesson, 4).cells
        if cell.cell_type == "code"
    ]
    in_lessons = set().union(*(called(cell.source) for cell in cells))
    assert (
        {"planner", "move_picture"}
        <= in_lessons
        <= set().union(*map(called, [BEGIN.format(folder=""), *SHOWN.values()]))
    )
