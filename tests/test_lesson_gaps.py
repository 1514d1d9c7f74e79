"""Connections that learners make: left alone they do no harm, and made as the text says they do what it says."""

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"


def run(lesson, *ids, answer="..."):
    """The names that a lesson's setup and some of its cells leave, with the gap filled."""
    cells = {
        cell["id"]: "".join(cell["source"])
        for cell in json.loads((FOLDER / f"{lesson}.ipynb").read_text(encoding="utf-8"))["cells"]
    }
    names = {}
    for id in ("setup", *ids):
        exec(cells[id].replace("...", answer, 1), names)
    return names


def test_the_learners_own_connection_moves_the_map():
    """One line between list and map, and choosing the heel strokes lights up both heels."""
    names = run("07-build-a-routine", "your-connection", answer='dlink((steps, "value"), (my_map, "selected"))')
    names["steps"].label = "Palm strokes around the heel"
    assert names["my_map"].selected == ["heel@right", "heel@left"]


def test_without_the_connection_the_map_does_not_move():
    """Untouched, the list and the map do not know each other, as the text says."""
    names = run("07-build-a-routine", "your-connection")
    names["steps"].label = "Palm strokes around the heel"
    assert names["my_map"].selected == []


def test_the_example_connection_turns_the_map():
    """The example that the learner copies works: another view in the list, another view on the map."""
    names = run("07-build-a-routine", "example-connection")
    names["views"].value = "inner"
    assert names["example_map"].view == "inner"


def test_the_learners_own_list_shows_every_technique(catalog):
    """One line between list and picture, and each technique can be chosen and seen."""
    names = run("03-hands", "your-connection", answer='dlink((names, "value"), (picture, "what"))')
    for id, technique in catalog.techniques.items():
        names["names"].label = technique.name
        assert names["picture"].what == id and names["picture"].strokes["name"] == technique.name


def test_the_learners_own_list_waits_for_its_connection():
    """Untouched, list and picture do not know each other, as the text says."""
    names = run("03-hands", "your-connection")
    names["names"].label = "Shaking"
    assert names["picture"].what == "stroking"


@pytest.mark.parametrize(
    ("cell", "choice", "picture"),
    [
        ("stroke-pictures", "strokes", "stroke_picture"),
        ("rub-pictures", "rubs", "rub_picture"),
        ("press-pictures", "presses", "press_picture"),
        ("tap-pictures", "taps", "tap_picture"),
        ("move-pictures", "moves", "move_picture"),
    ],
)
def test_each_family_shows_what_is_chosen(cell, choice, picture):
    """In every family the picture follows the list, through all of its names."""
    names = run("03-hands", cell)
    for label, id in names[choice].options.items():
        names[choice].label = label
        assert names[picture].what == id and names[picture].strokes["name"] == label


def test_the_families_hold_every_technique_once(catalog):
    """Two single pictures and five lists: all techniques, each in one family."""
    shown = ["still-hold", "kneading"]
    for cell, choice in (
        ("stroke-pictures", "strokes"),
        ("rub-pictures", "rubs"),
        ("press-pictures", "presses"),
        ("tap-pictures", "taps"),
        ("move-pictures", "moves"),
    ):
        shown += run("03-hands", cell)[choice].options.values()
    assert sorted(shown) == sorted(catalog.techniques)
