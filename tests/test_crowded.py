"""A chart with more zones than a page can name: it is still drawn, at once, and says where the names are."""

import pytest

from benchmarks.crowded import crowded
from footlib import FootMap, draw, load
from footlib.drawing import columns
from footlib.drawing.chart_request import NAMES


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """The course's data with so many zones on the sole that their names would fill several pages."""
    return load(crowded(tmp_path_factory.mktemp("many"), 3 * NAMES))


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """No test writes into the cache folder of whoever runs it."""
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "cache"))


def words(picture):
    return [text.get_text() for text in picture.ax.texts if text.get_text()]


@pytest.mark.parametrize("layer", ["zones", "practice", "key"])
def test_a_crowded_chart_names_no_zone_and_says_where_the_names_are(many, layer):
    """Three hundred zones are drawn without names or numbers, with one sentence on where each name is to be had."""
    picture = draw("sole", layer=layer, catalog=many)
    assert not {f"label:{id}" for id in many.zones} & {str(text.get_gid()) for text in picture.ax.texts}
    assert sum("more than a page can name: FootMap()" in word for word in words(picture)) == 1
    if layer == "zones":
        assert "more than a page can name" in picture.alt


def test_the_course_own_chart_is_not_crowded(catalog):
    """All zones of the course's chart keep their names."""
    assert not any("more than a page can name" in word for word in words(draw("sole", catalog=catalog)))


def test_a_view_with_few_zones_keeps_its_names(many):
    """What fills the sole takes no name from the inner side."""
    assert "Bladder" in words(draw("inner", catalog=many))


def test_the_places_that_a_picture_points_at_are_named_however_many_there_are(many):
    """Who asks for one zone among three hundred reads its name."""
    assert any("Liver" in word for word in words(draw("sole", highlight=["liver"], catalog=many)))


def test_a_crowded_map_falls_back_to_a_picture_without_fitting_any_name(many, monkeypatch):
    """The fallback of a map on display looks for no room for names: that search is what would take minutes."""
    monkeypatch.setattr(columns, "name_inside", lambda *_: pytest.fail("looked for room"))
    data, _ = FootMap(catalog=many)._repr_mimebundle_()
    assert data["image/png"].startswith("iVBOR")
