"""The examples in CONTRIBUTING.md, tried as an instructor would: pasted at the end of their file."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from footlib import DataError, load, plan
from footlib.drawing.strokes import hand_drawings, on_map
from footlib_authoring.review import review

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r'```toml title="(data/[^"]+)"\n(.*?)```', TEXT, re.S))
KINDS = {
    "data/conditions.toml": "conditions",
    "data/cautions.toml": "cautions",
    "data/moves.toml": "moves",
    "data/techniques.toml": "techniques",
    "data/holds.toml": "holds",
    "data/poses.toml": "poses",
    "data/zones.toml": "zones",
    "data/sources.toml": "sources",
    "data/disagreements.toml": "disagreements",
}

SLIPS = {  # of a file whose entries name no source, or are one
    "data/sources.toml": ('kind = "book"', 'kind = "bok"'),
    "data/poses.toml": ('touch = "index"', 'touch = "indx"'),
}

each_recipe = pytest.mark.parametrize("file", sorted(KINDS))


@pytest.fixture
def own_data(tmp_path):
    """An instructor's own copy of data/."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def paste(folder, file):
    """Put an example at the end of its file; its id."""
    path = folder / Path(file).name
    path.write_text(path.read_text(encoding="utf-8") + "\n" + RECIPES[file], encoding="utf-8")
    return next(iter(tomllib.loads(RECIPES[file])))


def test_there_is_a_recipe_for_every_kind():
    """Condition, caution, move, hold, technique, pose, zone, disagreement and source each have a complete example."""
    assert set(RECIPES) == set(KINDS)


@each_recipe
def test_an_example_is_new(catalog, file):
    """An example is no entry of the course already, so that pasting it is no mistake."""
    assert not tomllib.loads(RECIPES[file]).keys() & getattr(catalog, KINDS[file]).keys()


@each_recipe
def test_an_example_can_be_pasted(own_data, file):
    """Pasted at the end of its file, each example loads, by itself."""
    id = paste(own_data, file)
    assert id in getattr(load(own_data), KINDS[file])


@each_recipe
def test_a_slip_in_an_example_is_told(own_data, file):
    """A source mistyped while pasting is answered with its file, its entry and the right name."""
    path = own_data / Path(file).name
    id = paste(own_data, file)
    text = path.read_text(encoding="utf-8")
    right, slip = SLIPS.get(file, ('sources = ["course-judgement"]', 'sources = ["course-judgment"]'))
    head, pasted = text[: -len(RECIPES[file])], text[-len(RECIPES[file]) :]
    path.write_text(head + pasted.replace(right, slip, 1), encoding="utf-8")
    with pytest.raises(DataError) as told:
        load(own_data)
    assert f"{file}, line" in str(told.value) and f"[{id}" in str(told.value)
    assert right.split('"')[1] in str(told.value)


def test_all_examples_work_together(own_data):
    """With every example pasted, the new condition gives a routine, and the new caution shields its spot."""
    for file in KINDS:
        paste(own_data, file)
    catalog = load(own_data)
    routine = plan("desk-feet", cautions=(), catalog=catalog)
    assert routine.steps and routine.aftercare
    assert plan("desk-feet", cautions=["fresh-tattoo"], catalog=catalog).refer[0].kind == "mark-where"
    spared = plan("desk-feet", cautions=["fresh-tattoo"], avoid={"fresh-tattoo": ["heel@left"]}, catalog=catalog)
    assert "heel@left" not in spared.places and "heel@right" in spared.places


def test_all_examples_keep_the_rules(tmp_path):
    """With every example pasted nothing is wrong; what nothing uses yet is a remark."""
    for folder in ("data", "notebooks"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for file in KINDS:
        paste(tmp_path / "data", file)
    found = review(tmp_path)
    assert [str(one) for one in found if not one.remark] == [] and found


def test_a_pose_of_ones_own_is_drawn_at_once(own_data):
    """An instructor's new pose has its picture without any further step, and a move takes it."""
    id = paste(own_data, "data/poses.toml")
    moves = own_data / "moves.toml"
    text = moves.read_text(encoding="utf-8")
    moves.write_text(text.replace('pose = "clasp"', f'pose = "{id}"', 1), encoding="utf-8")
    catalog = load(own_data)
    move = next(id for id, move in catalog.moves.items() if move.pose == "two-fingers")
    shown = on_map(move, catalog)
    assert "fl-hand-nail" in hand_drawings(catalog, [shown])["poses"][id]["over"]
    assert "index and middle finger of" in " ".join(shown["said"].values()).lower()


def test_an_unknown_pose_is_told(own_data):
    """A slip in a pose's id is a sentence with the nearest right one."""
    moves = own_data / "moves.toml"
    moves.write_text(moves.read_text(encoding="utf-8").replace('pose = "clasp"', 'pose = "clsap"', 1), encoding="utf-8")
    with pytest.raises(DataError, match="'clsap'.*[Dd]id you mean 'clasp'"):
        load(own_data)
