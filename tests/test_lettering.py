"""How much room words take in a picture: the same as matplotlib says, found faster."""

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from footlib.drawing.lettering import LINE, SANS, measure


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
