"""The layers of the atlas and the charts to print: what they show, on which foot, and that all of it can be read."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from each import each
from matplotlib.backends.backend_agg import FigureCanvasAgg
from shapely.geometry import Polygon
from small import write

from footlib import load, plan
from footlib.catalog.check_shapes import RANKED
from footlib.drawing import draw
from footlib.drawing.layers import LAYERS, Layer
from footlib.drawing.layers.disagreement import sides
from footlib.drawing.layers.guide_lines import side_tick
from footlib.drawing.layers.ranks import limit, ranked
from footlib.drawing.notes import Note, set_notes
from footlib.drawing.scene import surface_of
from footlib.drawing.views import VIEWS, zone_numbers
from footlib.widgets.foot_map import map_layers

FEET = {"both": ("left", "right"), "left": ("left",), "right": ("right",)}
SIDES = [(view, layer) for layer in LAYERS if layer != "footprint" for view in VIEWS]
#: Each view of each layer with both feet, and with one: a foot alone is the other one's mirror image.
CHARTS = [(view, foot, layer) for n, (view, layer) in enumerate(SIDES) for foot in ("both", ("left", "right")[n % 2])]
A4 = {(11.69, 8.27), (8.27, 11.69), (11.69, 6.3)}  # the last: half a page, for one side of one foot


@pytest.fixture(scope="module")
def drawn(catalog):
    """A function: a picture, each drawn once."""
    made = {}

    def picture(view="sole", foot="both", layer="zones"):
        if (view, foot, layer) not in made:
            made[view, foot, layer] = draw(view, foot=foot, layer=layer, catalog=catalog)
        return made[view, foot, layer]

    yield picture
    boxes_of.cache_clear()  # or a hundred pictures would stay until the last test


def texts(picture):
    return [text for text in picture.ax.texts if text.get_text()]


@cache
def boxes_of(picture):
    """Each text with the box that it takes on the page, measured once a picture."""
    renderer = FigureCanvasAgg(picture.figure).get_renderer()
    return [(text, text.get_window_extent(renderer)) for text in texts(picture)]


def words(picture):
    return " ".join(" ".join(text.get_text() for text in texts(picture)).split())


def patches(picture, kind):
    """gid → patch of one kind of mark."""
    return {str(p.get_gid()): p for p in picture.ax.patches if str(p.get_gid()).startswith(f"{kind}:")}


# --- every view and layer -------------------------------------------------------------------------------------------


@each(("view", "foot", "layer"), CHARTS)
def test_every_word_can_be_read(drawn, view, foot, layer):
    """On every view of every layer no two texts touch, none leaves the page, none is smaller than 7 points on A4."""
    picture = drawn(view, foot, layer)
    page, boxes = picture.figure.bbox, boxes_of(picture)
    assert tuple(picture.figure.get_size_inches().round(2)) in A4
    for text, box in boxes:
        assert text.get_fontsize() >= 7
        assert page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1, text.get_text()
    left, low, right, high = np.array([box.padded(-0.5).extents for _, box in boxes]).T[:, :, None]
    touching = (left <= right.T) & (right >= left.T) & (low <= high.T) & (high >= low.T)
    pairs = np.argwhere(np.triu(touching, 1))
    assert [(boxes[a][0].get_text(), boxes[b][0].get_text()) for a, b in pairs] == []


@each(("view", "foot", "layer"), CHARTS)
def test_names_and_notes_keep_off_the_feet(drawn, view, foot, layer):
    """Names beside the feet and notes under them never cover a foot."""
    picture = drawn(view, foot, layer)
    contours = [p for p in picture.ax.patches if str(p.get_gid()).startswith("art:contour")]
    feet = [Polygon(p.get_path().vertices).buffer(0) for p in contours]
    assert len(feet) == len(FEET[foot]) * len(VIEWS[view].surfaces)
    for text, on_page in boxes_of(picture):
        if not re.match(r"label|strip", str(text.get_gid())):
            box = on_page.transformed(picture.ax.transData.inverted())
            corners = Polygon([(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)])
            assert not any(foot.intersects(corners) for foot in feet), text.get_text()


@each(("view", "foot", "layer"), CHARTS)
def test_each_picture_says_its_foot_and_has_words(drawn, view, foot, layer):
    """'Left foot' and 'Right foot' stand where they belong, and the text that is read aloud names the view and feet."""
    picture = drawn(view, foot, layer)
    said = {text.get_text() for text in texts(picture)}
    assert picture.alt == picture.alt.strip() and len(picture.alt) > 40
    assert said & {"Left foot", "Right foot"} == {f"{shown.capitalize()} foot" for shown in FEET[foot]}
    assert re.search({"top": "top|above"}.get(view, view), picture.alt)
    assert all(re.search(rf"\b{f}\b|\bboth\b", picture.alt, re.I) for f in FEET[foot])


@pytest.mark.parametrize(
    ("view", "layer", "says"),
    [
        ("leg", "zones", "No zone of the chart lies here"),
        ("leg", "practice", "No zone of the chart lies here"),
        ("leg", "disagreement", "nothing to disagree about"),
        ("leg", "skin", "the views 'sole' and 'top' show them"),
        ("top", "load", "the view 'sole' shows where"),
        ("top", "lines", "the view 'sole' shows them"),
        ("leg", "lines", "the view 'sole' shows them"),
    ],
)
def test_a_view_without_the_layer_says_so(drawn, view, layer, says):
    """Instead of an empty chart the plain foot appears, with a sentence in the picture and in its alt text."""
    picture = drawn(view, "both", layer)
    assert says in words(picture) and says in picture.alt
    assert "Landmarks are named" in picture.alt


def test_other_catalogs_have_an_atlas(tmp_path):
    """An instructor's own small course draws every layer too."""
    small = load(write(tmp_path))
    for layer in set(LAYERS) - {"footprint"}:
        for view in ("sole", "inner"):
            assert draw(view, layer=layer, catalog=small).alt


class Warm(Layer):
    """A layer that an engineer might add: where the receiver felt warmth."""

    def present(self, catalog, view):
        return view == "sole"

    def notes(self, request, cited):
        yield Note("Warmth", "Felt in the middle of the sole.")

    def describe(self, request):
        return "Where it felt warm."

    def draw(self, sheet):
        sheet.text(1, 1, "warm here")
        set_notes(sheet)


def test_a_new_layer_is_one_object(catalog, monkeypatch):
    """Whoever adds a layer writes it in one place: title, drawing, notes, words, and why a view has nothing of it."""
    warm = Warm(
        id="warm", about="warmth", title="Warmth {of}", subtitle="As it was felt", absence="No soles, no answer."
    )
    monkeypatch.setitem(LAYERS, "warm", warm)
    picture, other = (draw(view, layer="warm", catalog=catalog) for view in ("sole", "top"))
    for said in ("Warmth of the sole", "As it was felt", "warm here", "Felt in the middle of the sole."):
        assert said in words(picture)
    assert picture.alt.endswith("Where it felt warm.")
    assert "No soles, no answer." in words(other) and "No soles, no answer." in other.alt


def test_the_map_offers_a_new_layer_with_the_places_that_it_names(catalog, monkeypatch):
    """Whoever adds a layer need not say how the map shows it: over the plain places, unless it asks for the zones."""
    for offers in ("regions", "zones"):
        monkeypatch.setitem(LAYERS, "warm", Warm(id="warm", about="warmth", map_name="Warmth", offers=offers))
        monkeypatch.setattr("footlib.widgets.foot_map.NAMES", ("warm",))
        assert map_layers(replace(catalog)) == {"warm": {"name": "Warmth", "on": offers}}


def test_a_course_without_a_ranking_shows_the_others(tmp_path):
    """An own course may leave a table of layers.toml out: the map does not offer that layer, draw() shows the feet."""
    folder = write(tmp_path)
    text = (folder / "layers.toml").read_text("utf-8")
    (folder / "layers.toml").write_text(re.sub(r"(?ms)^\[load\]\n.*?(?=^\[\w+\]\n|\Z)", "", text), "utf-8")
    small = load(folder)
    assert set(small.layers) == {"skin", "pressure"} and "load" not in map_layers(small)
    assert LAYERS["load"].absence in draw("sole", layer="load", catalog=small).alt


# --- rankings ---------------------------------------------------------------------------------------------------------


def test_pressure_is_that_of_the_course(catalog):
    """The picture shows the limits that routines obey: heel and ball 3, all else 2, and three places never."""
    levels = {one.id: one.level for one in ranked(catalog, "pressure") if not one.never}
    assert levels["heel"] == levels["ball"] == 3
    assert {level for id, level in levels.items() if id not in ("heel", "ball")} == {2}
    never = {one.id for one in ranked(catalog, "pressure") if one.never}
    assert never == {id for id, region in catalog.regions.items() if region.never}
    for step in plan("full-foot", cautions=(), minutes=60, catalog=catalog).steps:
        assert step.pressure <= max(
            limit(catalog, ground)
            for place in step.places
            for ground in catalog.geometry.grounds[place.partition("@")[0]]
        )


def test_a_changed_limit_changes_the_picture(tmp_path):
    """The pressure layer reads regions.toml, so an instructor's limit shows at once, also in one half of a place."""
    text = (load(write(tmp_path)).folder / "regions.toml").read_text(encoding="utf-8")
    own = text.replace('parent = "arch"', 'parent = "arch"\nlimit = 1', 1)
    small = load(write(tmp_path, regions=own))
    assert {one.id: one.level for one in ranked(small, "pressure")}["upper-arch"] == 1
    assert "up to 1, very light" in draw("sole", layer="pressure", catalog=small).alt


def test_the_exceptions_stand_in_the_picture(drawn):
    """Callus, cracked heels, painful places and numb feet reverse the permission, and the picture says so."""
    said = words(drawn("sole", "both", "pressure"))
    for exception in ("callus", "cracked heel", "painful heel or forefoot", "Numb feet"):
        assert exception in said
    assert "at most 2 on heel and ball" in said and "level 1 at most" in said


def test_exceptions_agree_with_the_cautions(catalog):
    """The numbers in the pressure layer are those of the cautions."""
    assert catalog.cautions["thick-callus"].limits == {"heel": 2, "ball": 2}
    assert catalog.cautions["numb-feet"].limit == 1


def test_skin_is_ranked_and_not_measured(catalog, drawn):
    """Heel last, arch first; no millimetres of skin and no kilopascals of pain anywhere in this layer."""
    levels = {one.id: one.level for one in ranked(catalog, "skin")}
    assert levels["arch"] < levels["ball"] < levels["heel"]
    assert not re.search(r"\bmm\b|millimet|kPa", words(drawn("sole", "both", "skin")))


def test_load_has_numbers_and_their_sources(drawn):
    """Pressure under heel and forefoot at three speeds, with where the numbers are from and how far they scatter."""
    said = words(drawn("sole", "both", "load"))
    for part in ("367, 517 and 734 kPa", "635, 737 and 794 kPa", "Shorten", "Keller", "Numbers depend on the device"):
        assert part in said


@pytest.mark.parametrize("layer", RANKED)
def test_classes_differ_without_colour(drawn, layer):
    """Classes of a ranking differ by hatching: each that is seen has another density of lines."""
    picture = drawn("sole", "both", layer)
    looks = {p.get_facecolor() for p in patches(picture, "rank").values()}
    assert len(looks) >= 2
    from footlib.drawing.style import RANKS

    densities = [(distance, level == 4) for level, (_, distance) in RANKS.items() if level]
    assert len(set(densities)) == len(densities)


@pytest.mark.parametrize("layer", RANKED)
def test_alt_texts_of_rankings_say_everything(catalog, drawn, layer):
    """Each place with its words, and each remark with its grade, is in the text that is read aloud."""
    alt = drawn("sole", "both", layer).alt
    for one in ranked(catalog, layer):
        if "sole" in catalog.geometry.surfaces(one.id) and one.on("sole"):
            assert f"{catalog.places[one.id].name}: " in alt and one.words in alt
    for remark in catalog.layers[layer].remarks:
        assert remark.text in alt
        assert catalog.evidence[remark.evidence].grade in alt


# --- guide lines and longitudinal zones -----------------------------------------------------------------------------


def test_five_longitudinal_zones_follow_the_toes(catalog, drawn):
    """On each foot 1 stands on the big toe and 5 on the little toe: towards the middle of the page, as on the chart."""
    picture = drawn("sole", "both", "lines")
    at = {text.get_gid(): text.get_position()[0] for text in texts(picture) if str(text.get_gid()).startswith("strip")}
    right = [at[f"strip:{number}:right"] for number in range(1, 6)]
    left = [at[f"strip:{number}:left"] for number in range(1, 6)]
    assert right == sorted(right, reverse=True) and left == sorted(left)
    assert max(right) < min(left)


def test_borders_of_the_strips_run_between_the_toes(catalog):
    """Each toe lies in its own strip: the borders pass through the gaps between the toes."""
    strips = sorted(catalog.longitudinals.values(), key=lambda strip: strip.number)
    for one, other in zip(strips, strips[1:], strict=False):
        assert one.at[0] < one.border[-1][0] < other.at[0]


def test_guide_lines_have_their_body_levels(catalog, drawn):
    """Each of the six lines is named with the level that charts give it, and told in the alt text."""
    picture = drawn("sole", "both", "lines")
    for landmark in catalog.landmarks.values():
        assert landmark.name in words(picture) and landmark.where in picture.alt and landmark.body in picture.alt


def test_lines_meet_the_edge_on_the_side_views(catalog):
    """The waist line reaches the outer edge at the bump; cross lines show on both sides, the tendon line on none."""
    for view in ("inner", "outer"):
        surface = surface_of(catalog, view)
        shown = {id for id, landmark in catalog.landmarks.items() if not side_tick(surface, landmark).is_empty}
        assert shown == set(catalog.landmarks) - {"tendon"}
    waist = side_tick(surface_of(catalog, "outer"), catalog.landmarks["waist"]).centroid.x
    assert waist == pytest.approx(catalog.outlines["outer"].labels["bump of the outer edge"][0], abs=0.04)


# --- disagreements ----------------------------------------------------------------------------------------------------


def test_the_known_disagreements_are_there(catalog):
    """All places on which the survey of charts found two versions, and three habits that differ."""
    assert set(catalog.disagreements) >= {
        *("heart eyes-and-ears thyroid ovaries-and-testes liver neck-bones lower-back".split()),
        *("solar-plexus kidneys rectum pineal crossed-head number-of-zones oil-or-none".split()),
    }


def test_a_is_solid_and_b_is_dashed(drawn):
    """Version A has a solid outline, version B a dashed one, in two colours."""
    found = patches(drawn("sole", "both", "disagreement"), "version")
    for gid, patch in found.items():
        assert (patch.get_linestyle() == "solid") == (":A:" in gid)
    assert len({patch.get_edgecolor() for patch in found.values()}) == 2


def test_versions_are_on_their_foot(drawn):
    """Both versions of the liver are on the right foot, version B of the heart on the left one only."""
    found = set(patches(drawn("sole", "both", "disagreement"), "version"))
    assert {gid for gid in found if ":liver:" in gid} == {"version:liver:A:right", "version:liver:B:right"}
    assert {gid for gid in found if ":heart:" in gid} == {
        "version:heart:A:left",
        "version:heart:A:right",
        "version:heart:B:left",
    }
    assert {gid for gid in found if ":rectum:A" in gid} == {"version:rectum:A:left"}


def test_every_version_is_outlined_somewhere(catalog, drawn):
    """No version is told without being drawn on one of the views."""
    found = {
        tuple(gid.split(":")[1:3]) for view in VIEWS for gid in patches(drawn(view, "both", "disagreement"), "version")
    }
    assert found == {(side.id, side.letter) for side in sides(catalog)}


def test_both_sentences_and_their_sources_are_told(catalog, drawn):
    """Each version has its sentence in the picture and in its alt text, with a number of its source."""
    picture = drawn("sole", "both", "disagreement")
    for entry in catalog.disagreements.values():
        for version in (entry.a, entry.b):
            assert version.says.rstrip(".") in picture.alt
            assert re.search(re.escape(version.says.split()[-1]) + r" \[[\d, \xa0]+\]", words(picture))


# --- charts to print --------------------------------------------------------------------------------------------------


def test_the_practice_chart_has_numbers_only(catalog, drawn):
    """No zone's name stands on it, each zone has its number on each foot, and it is white for the printer."""
    for view in ("sole", "top", "inner", "outer"):
        picture = drawn(view, "left", "practice")
        said = words(picture)
        assert not any(re.search(rf"\b{re.escape(zone.name)}\b", said) for zone in catalog.zones.values())
        shown = {id for id, zone in catalog.zones.items() if view in zone.shapes and zone.foot in ("both", "left")}
        named = {
            str(text.get_gid()).partition(":")[2]: text.get_text()
            for text in texts(picture)
            if str(text.get_gid()).startswith("label:")
        }
        assert named == {id: str(zone_numbers(catalog)[id]) for id in shown}
        assert picture.figure.get_facecolor() == (1, 1, 1, 1)


def test_the_key_has_the_names_of_the_same_numbers(catalog, drawn):
    """Number and name, for every zone that the practice chart shows."""
    for view in ("sole", "top", "inner", "outer"):
        picture = drawn(view, "both", "key")
        lines = {text.get_text() for text in texts(picture)}
        for id, number in zone_numbers(catalog).items():
            if view in catalog.zones[id].shapes:
                assert f"{number}  {catalog.zones[id].name}" in lines
                assert f"{number}: {catalog.zones[id].name}" in picture.alt


def test_practice_numbers_are_those_of_the_map(catalog):
    """Who practised on paper finds the same numbers on the widgets' map."""
    from footlib.drawing import map_svg

    for id, number in re.findall(r'data-zone="([^"]+)"[^>]*>.*?class="num"[^>]*>(\d+)<', map_svg("sole", catalog)):
        assert zone_numbers(catalog)[id] == int(number)


def test_the_blank_foot_is_blank(drawn):
    """Only the title and 'Left foot' stand on it; no zone and no name."""
    picture = drawn("sole", "left", "blank")
    assert not patches(picture, "zone") and not patches(picture, "region")
    assert len(texts(picture)) == 3
    assert "nothing named" in picture.alt


def test_pages_can_be_saved_for_the_printer(drawn, tmp_path):
    """A practice chart as PDF is one page of A4."""
    pdf = drawn("sole", "left", "practice").save(tmp_path / "practice.pdf").read_bytes()
    box = [float(n) for n in re.search(rb"/MediaBox \[([^\]]+)\]", pdf)[1].split()]
    assert box[2:] == pytest.approx([595.3, 841.7], abs=1)


# --- for ears --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["sole", "top", "inner", "outer"])
def test_the_alt_text_of_a_chart_says_on_which_place_each_zone_lies(catalog, view):
    """Who cannot see the chart learns the same from it: every zone that the view shows, under its plain place."""
    alt, numbered = (draw(view, layer=layer, catalog=catalog).alt for layer in ("zones", "practice"))
    of = zone_numbers(catalog)
    for id, zone in catalog.zones.items():
        if any(surface in zone.shapes for surface in VIEWS[view].surfaces):
            place = re.escape(catalog.regions[zone.region].name)
            assert re.search(rf"{place}: [^;]*{re.escape(zone.name)}", alt), id
            assert re.search(rf"{place}: [^;]*\b{of[id]}\b", numbered) and zone.name not in numbered.split(": ")[0], id


@pytest.mark.parametrize("view", VIEWS)
def test_the_alt_text_of_the_plain_places_says_where_each_is(catalog, view):
    """Each place has its where in words, and the three that are never pressed say so."""
    alt = draw(view, layer="regions", catalog=catalog).alt
    for region in catalog.regions.values():
        if any(surface in region.shapes for surface in VIEWS[view].surfaces):
            told = re.search(rf"{re.escape(region.name)} \(([^)]*)\)", alt)[1]
            assert told[:12].lower() == region.where[:12].lower()
            assert ("never pressed" in told) == region.never
