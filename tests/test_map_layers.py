"""The atlas over the widgets' map, without a browser: what each layer shades, draws and tells."""

import pytest

from footlib import FootMap, draw
from footlib.catalog import check_shapes
from footlib.drawing import LAYERS
from footlib.drawing.layers.ranks import RankedPlaces, ranked
from footlib.drawing.views import VIEWS, frame_of
from footlib.widgets.foot_map import NAMES, map_layers

RANKED = tuple(id for id, layer in LAYERS.items() if isinstance(layer, RankedPlaces))


def side(catalog, mark):
    """The foot on whose half of the sole a mark lies."""
    _, frame = frame_of(catalog, "sole")
    return "right" if sum(x for x, _ in mark["points"]) / len(mark["points"]) < frame.width / 2 else "left"


def test_the_map_has_the_layers_of_the_atlas(catalog):
    """What `draw(layer=…)` shows of the living foot, the map shows too; prints to write on are for paper."""
    shown = {id for id, layer in LAYERS.items() if not layer.printed} - {"plain", "footprint"}
    assert set(map_layers(catalog)) == set(NAMES) == shown


@pytest.mark.parametrize("call, layers", [(draw, LAYERS), (FootMap, NAMES)], ids=["draw", "FootMap"])
def test_the_help_of_a_call_names_each_of_its_layers(call, layers):
    """Who asks `help(draw)` or `help(FootMap)` reads every word that `layer=` takes."""
    assert [id for id in layers if f'"{id}"' not in call.__doc__] == [], "name it in the docstring"


@pytest.mark.parametrize("layer", RANKED)
def test_every_place_of_a_ranking_has_its_class_and_words(catalog, layer):
    """Colour is never the only signal: each shaded place has words, each class stands in the legend."""
    shown = map_layers(catalog)[layer]
    assert [one["place"] for one in shown["ranks"]] == [one.id for one in ranked(catalog, layer)]
    assert all(one["words"] for one in shown["ranks"])
    assert {one["level"] for one in shown["ranks"]} == {key["level"] for key in shown["keys"]}


def test_the_data_may_hold_each_ranking_that_can_be_drawn():
    """The check of layers.toml knows the layers that rank places, though it stands before all drawing."""
    assert set(check_shapes.RANKED) == set(RANKED), "name it in RANKED of catalog/check_shapes.py"


@pytest.mark.parametrize("layer", [id for id in NAMES if id not in ("zones", "regions")])
def test_every_note_has_its_source(catalog, layer):
    """No remark without a source; a view that shows nothing of a layer says why."""
    shown = map_layers(catalog)[layer]
    assert all(note["text"] and note["sources"] for note in shown.get("notes", ()))
    assert all(
        bool(shown["absent"].get(view)) != LAYERS[layer].present(catalog, view) for view in ("sole", "top", "leg")
    )


def test_guide_lines_cross_both_soles_and_their_letters_stand_outside(catalog):
    """Each line is there for both feet, and its letter at the outer edge: left on the right sole, right on the left."""
    marks = [one for one in map_layers(catalog)["lines"]["marks"] if one["look"] == "guide" and one["view"] == "sole"]
    assert {(one["label"], side(catalog, one)) for one in marks} == {
        (letter, foot) for letter in "ABCDEF" for foot in ("left", "right")
    }
    for one in marks:
        xs = [x for x, _ in one["points"]]
        if one["label"] != "F":  # the tendon line runs towards the heel
            assert one["at"][0] == (min(xs) if side(catalog, one) == "right" else max(xs))


def test_the_liver_of_both_traditions_lies_on_the_right_foot(catalog):
    """Charts disagree about the liver's place, not about its side; the heart's second version is on the left only."""
    drawn = [id for id, one in catalog.disagreements.items() if one.about == "place"]
    marks = map_layers(catalog)["disagreement"]["marks"]
    for id, letters, foot in (("liver", "AB", "right"), ("heart", "B", "left")):
        number = drawn.index(id) + 1
        for letter in letters:
            found = [one for one in marks if one["label"] == f"{number}{letter}" and one["view"] == "sole"]
            assert [side(catalog, one) for one in found] == [foot], (id, letter)


def test_the_legend_of_a_view_names_only_classes_that_it_shows(catalog):
    """On the sole nothing says "pull on a tendon": the Achilles tendon is not seen there; the lower leg says it."""
    load = {one["place"]: one["views"] for one in map_layers(catalog)["load"]["ranks"]}
    assert "sole" not in load["achilles"] and "leg" in load["achilles"]
    for layer in RANKED:
        for one in map_layers(catalog)[layer]["ranks"]:
            drawn = {s for part in catalog.geometry.down(one["place"]) for s in catalog.places[part].shapes}
            for view in one["views"]:
                assert drawn & set(VIEWS[view].surfaces), (layer, one["place"], view)
