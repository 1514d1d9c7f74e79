"""Text in data is text: whatever an instructor pastes into a name or a sentence, nothing of it runs in a lesson."""

import hostile
import pytest
from each_widget import KINDS, call

BEGIN = """import footlib.catalog
from pathlib import Path
footlib.catalog._loaded.clear()
own_folder = footlib.catalog.default_folder
footlib.catalog.default_folder = lambda: Path({folder!r})
from footlib import *
from footlib.widgets import *
from IPython.display import display
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
    "map": 'FootMap(selected=["liver", "heart"])',
    "planner": 'planner(["valgus"])',
    "session": "session(routine)",
    "quiz": 'quiz("03-hands")',
    "drill": "drill()",
    "progress": "progress()",
    "shared line": "print(share(routine)); display(shared(share(routine)))",
} | {kind: call(kind) for kind in KINDS}
RAN = """() => {
  const found = window.ranHere ? ['a script ran'] : [];
  const outputs = [...document.querySelectorAll('.jp-OutputArea-output')];
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
    lab.run(BEGIN.format(folder=str(hostile.write(tmp_path / "data"))))
    yield lab
    lab.run(END)  # the tests after this one share the kernel


def test_nothing_in_a_text_runs_or_becomes_a_link(hostile_lab):
    """Every kind of output shows the odd text letter for letter: no picture is asked for, nothing runs, no formula."""
    found = {}
    for name, code in SHOWN.items():
        hostile_lab.show(code, ".jp-Cell .jp-OutputArea-output")
        hostile_lab.idle()
        hostile_lab.page.wait_for_timeout(700)  # MathJax comes late
        wrong = hostile_lab.page.locator(".jp-OutputArea-output[data-mime-type*=stderr]").all_inner_texts()
        if ran := [*wrong, *hostile_lab.page.evaluate(RAN)]:
            found[name] = ran[:3]
    assert found == {}
