"""How much room words take in a picture: the same as matplotlib says, found faster."""

from dataclasses import replace

import pytest
import small
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from footlib import draw, load
from footlib.catalog.geometry import Geometry
from footlib.drawing.fonts import LINE, LONGEST, SANS, measure, wrap


@pytest.fixture(scope="module")
def words(catalog):
    """All names of places, and the words of the notes under the atlas."""
    notes = [remark.text for layer in catalog.layers.values() for remark in layer.remarks]
    return {place.name for place in catalog.places.values()} | {word for note in notes for word in note.split()}


def test_words_take_the_room_that_matplotlib_says(words):
    """To a thousandth of a point, for every name and every word that a picture holds."""
    font = FontProperties(family=SANS, size=8.4)
    for word in words:
        assert measure(word)[0] * 72 == pytest.approx(TextPath((0, 0), word, prop=font).get_extents().width, abs=1e-3)


def test_lines_are_as_wide_as_the_widest_and_as_high_as_all():
    """Two lines: the width of the longer one, twice the height of one; nothing takes no width."""
    assert measure("heel\nball of the foot")[0] == measure("ball of the foot")[0]
    assert measure("heel\nball")[1] == pytest.approx(2 * 8.4 * LINE / 72)
    assert measure("")[0] == measure(" ")[0] == 0


@pytest.mark.parametrize("name", ["a name that says far too much " * 2, "x" * 80])
def test_the_longest_names_leave_room_for_the_feet(tmp_path, name):
    """Every place has a name as long as data may hold, in words or in one piece: the chart is drawn all the same."""
    catalog = load(small.write(tmp_path))
    places = {
        kind: {
            id: place.model_copy(update={"name": f"{name[:74]} {id[:4]}"})
            for id, place in getattr(catalog, kind).items()
        }
        for kind in ("regions", "zones")
    }
    geometry = Geometry(places["regions"], places["zones"], catalog.outlines)
    geometry.touching = catalog.touching
    long = replace(catalog, **places, geometry=geometry)
    assert max(map(len, wrap(long.zones["liver"].name).split("\n"))) <= LONGEST
    for asked in ({"layer": "zones"}, {"highlight": ["heel", "liver"]}):
        assert draw("sole", catalog=long, **asked).shown(dpi=40).startswith(b"\x89PNG")
