"""How firm where: one rule, told alike in the lessons, the quiz and on the map, and kept by every routine.

The levels are the course's own cautious choice (`course-limits`): a 3 on heel and ball, a 2 everywhere else, and a 3
on the calf on those cards that lesson 3 names.
"""

import json
import re
from pathlib import Path

import pytest
from each import each

from footlib import draw, load, plan

CATALOG = load()
FIRM, REST = ("ball", "heel"), 2
FOLDER = Path(__file__).resolve().parent.parent / "notebooks"


def prose(number):
    path = next(FOLDER.glob(f"{number:02}-*.ipynb"))
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


BOTH = r"level (\d) on heel and ball,?(?: and)?(?: level)? (\d) elsewhere"
RULE = next(line for line in prose(3).splitlines() if "up to 3 on heel and ball" in line)
TOLD = {  # where the rule is told, each with a pattern for its two numbers: on heel and ball, and elsewhere
    "lesson 3": (RULE, r"up to (\d) on heel and ball, up to (\d) everywhere else"),
    "lesson 4": (prose(4), BOTH),
    "lesson 7": (prose(7), BOTH),
    "lesson 10": (prose(10), BOTH),
    "the claim": (CATALOG.evidence["course-limits"].claim, BOTH),
    "the map's remark": (
        "\n".join(r.text for r in CATALOG.layers["pressure"].remarks),
        r"heel and ball up to (\d), all else up to (\d)",
    ),
}


def calf_cards():
    """The cards that lesson 3 names as exceptions, on the calf."""
    return {id for id, one in CATALOG.conditions.items() if f"*{one.name}*" in RULE}


def line_up(place):
    """A place and all that it is part of."""
    while place:
        yield place
        region = CATALOG.regions.get(place)
        place = region.parent if region else CATALOG.zones[place].region


@pytest.mark.parametrize("where", TOLD)
def test_the_rule_is_told_alike(where):
    """A 3 on heel and ball and a 2 elsewhere, wherever the course tells it."""
    text, pattern = TOLD[where]
    assert {tuple(map(int, found)) for found in re.findall(pattern, text)} == {(3, REST)}


def test_the_quiz_says_of_the_arch_what_the_rule_says():
    """'Which part hurts first?' ends with the level of the arch, which is the level of everywhere else."""
    why = CATALOG.quizzes["03-hands"]["first-to-hurt"].why
    assert [int(level) for level in re.findall(r"level (\d)", why)] == [REST]


def test_the_map_shows_the_rule():
    """The map of pressure shades heel and ball for a 3, and every other place that is worked for less."""
    assert {id for id, region in CATALOG.regions.items() if region.limit and region.limit > REST} == set(FIRM)
    alt = draw("sole", foot="right", layer="pressure").alt
    assert re.search(r"arch[^.;]*up to 2", alt, re.I) and not re.search(r"arch[^.;]*up to 3", alt, re.I)


def test_no_card_allows_more_on_a_place_than_the_rule(catalog):
    """A card lowers; only on the calf three of them, which lesson 3 names, raise a limit."""
    raised = {
        (id, place)
        for id, one in catalog.conditions.items()
        for place, level in one.limits.items()
        if level > REST and not set(FIRM) & set(line_up(place))
    }
    assert raised == {(id, "calf") for id in calf_cards()} and len(raised) == 3


@each("who", ["partner", "self"])
@each("id", CATALOG.conditions)
def test_every_routine_keeps_the_rule(id, who):
    """With all the time in the world no step of any condition is firmer than lesson 3 says of one of its places."""
    cleared = CATALOG.conditions[id].implies
    steps = plan(id, minutes=90, cautions=(), cleared=cleared, who=who).steps
    assert steps
    for step in steps:
        for place in step.places:
            firm = set(FIRM) & set(line_up(place)) or (place == "calf" and id in calf_cards())
            assert step.pressure <= (3 if firm else REST), (step.move, place)
