"""The pictures of the foot: what they show, on which foot, and that every name can be read."""

import re
import subprocess
import sys
from html import escape
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as Xml

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from shapely.geometry import Point
from shapely.ops import unary_union
from small import write

from footlib import drawing, load
from footlib.drawing import draw, map_png, map_svg, picture_cache, style
from footlib.drawing.chart import inset
from footlib.drawing.labels import Label, arrange, crossings_of
from footlib.drawing.scene import surface_of
from footlib.drawing.views import VIEWS, panels
from footlib.errors import FootlibError, UnknownName

FEET = {"both": ("left", "right"), "left": ("left",), "right": ("right",)}
SVG = "{http://www.w3.org/2000/svg}"
POINTING = [
    ("sole", "both", ["heel", "arch", "toes@left", "solar-plexus", "ball@right"]),
    ("sole", "both", ["liver", "gallbladder", "spleen", "kidneys", "bladder", "ureters", "sigmoid", "rectum"]),
    ("sole", "left", {"heel": "A", "inner-edge": "slowly", "big-toe": "12"}),
    ("top", "right", ["webs", "top", "ankle"]),
    ("inner", "both", ["behind-inner-ankle", "inner-ankle", "achilles", "big-toe-joint"]),
    ("leg", "both", ["calf", "shin", "outer-knee", "achilles"]),
]


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """No test writes into the cache folder of whoever runs it."""
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def maps(catalog):
    """The widgets' SVG of each view, parsed."""
    return {view: Xml.fromstring(map_svg(view, catalog)) for view in VIEWS}


def places_in(svg, **wanted):
    """The groups of an SVG with these data attributes."""
    return [
        g
        for g in svg.iter(f"{SVG}g")
        if g.get("data-place") is not None and all(g.get(f"data-{name}") == value for name, value in wanted.items())
    ]


def texts(picture):
    return [text for text in picture.ax.texts if text.get_text()]


def boxes_of(picture):
    renderer = FigureCanvasAgg(picture.figure).get_renderer()
    return [(text, text.get_window_extent(renderer)) for text in texts(picture)]


def test_the_words_under_narrow_legs_do_not_touch():
    """On a handout both legs are narrower than "front" and "back" under them: the words get smaller, and stay apart."""
    picture = inset("leg", highlight={"calf": 1}, height=1.3)
    words = [box for text, box in boxes_of(picture) if text.get_text() in VIEWS["leg"].captions]
    assert len(words) == 4
    assert not [pair for pair in combinations(words, 2) if pair[0].overlaps(pair[1])]


# --- what is drawn, and on which foot -----------------------------------------------------------------------------


def test_every_zone_of_the_chart_is_drawn(catalog, maps):
    """All 61 zones can be seen on at least one view."""
    assert {g.get("data-zone") for svg in maps.values() for g in places_in(svg)} - {None} == set(catalog.zones)
    assert len(catalog.zones) == 61


def test_organs_of_one_side_are_on_that_foot_only(catalog, maps):
    """The liver is on the right foot and the spleen on the left, in every view."""
    for svg in maps.values():
        for group in places_in(svg):
            zone = catalog.zones.get(group.get("data-zone"))
            assert zone is None or zone.foot in ("both", group.get("data-foot"))
    assert [g.get("data-foot") for g in places_in(maps["sole"], zone="liver")] == ["right"]
    assert [g.get("data-foot") for g in places_in(maps["sole"], zone="spleen")] == ["left"]


def test_right_foot_has_its_own_small_stomach_patch(catalog):
    """Where the right foot differs, its own shape is drawn: the stomach is larger on the left."""
    surface, stomach = surface_of(catalog, "sole"), catalog.zones["stomach"]
    assert surface.place(stomach, "left").area > 1.5 * surface.place(stomach, "right").area


def test_right_kidney_is_nearer_the_heel(maps):
    """As in the body, the right kidney lies a little lower."""
    heights = {g.get("data-foot"): float(g.get("data-cy")) for g in places_in(maps["sole"], zone="kidneys")}
    assert heights["right"] > heights["left"]


@pytest.mark.parametrize(("view", "left_in_picture"), [("sole", "right"), ("top", "left")])
def test_big_toes_meet_in_the_middle(catalog, view, left_in_picture):
    """Seen from below the right foot stands on the left, seen from above the left one; both big toes point inwards."""
    svg = Xml.fromstring(map_svg(view, catalog))
    at = {(g.get("data-place"), g.get("data-foot")): float(g.get("data-cx")) for g in places_in(svg)}
    right_in_picture = {"left": "right", "right": "left"}[left_in_picture]
    assert (
        at["outer-edge", left_in_picture]
        < at["big-toe", left_in_picture]
        < at["big-toe", right_in_picture]
        < at["outer-edge", right_in_picture]
    )


@pytest.mark.parametrize(("view", "right_foot_points"), [("inner", "left"), ("outer", "right")])
def test_sides_point_the_way_that_one_sees_them(catalog, view, right_foot_points):
    """Looking at the inner side of the right foot, its toes point to the left; at its outer side, to the right."""
    svg = Xml.fromstring(map_svg(view, catalog))
    toe = "big-toe" if view == "inner" else "small-toes"
    for foot, points in (("right", right_foot_points), ("left", {"left": "right", "right": "left"}[right_foot_points])):
        (toes,), (heel,) = places_in(svg, place=toe, foot=foot), places_in(svg, place="heel", foot=foot)
        assert (float(toes.get("data-cx")) < float(heel.get("data-cx"))) == (points == "left")


def test_an_asymmetric_foot_is_mirrored_not_copied(tmp_path):
    """In a catalog with a mark on one side only, the two feet are mirror images."""
    small = load(write(tmp_path))
    svg = Xml.fromstring(map_svg("sole", small))
    left, right = (places_in(svg, place="big-toe-joint", foot=foot)[0] for foot in FEET["both"])
    width = float(svg.get("viewBox").split()[2])
    assert float(left.get("data-cx")) + float(right.get("data-cx")) == pytest.approx(width, abs=1.5)
    assert left.get("data-cy") == right.get("data-cy")


def test_places_cover_the_sole_and_the_top(catalog):
    """Wherever one touches sole or top, it is some place: regions leave less than a thirtieth out."""
    for name in ("sole", "top"):
        surface = surface_of(catalog, name)
        shapes = [shape for region in catalog.regions.values() if (shape := surface.place(region, "left"))]
        assert unary_union(shapes).area > 0.967 * surface.inside.area


def test_no_zone_is_hidden_by_others(catalog):
    """Small zones lie on large ones: at least half of every zone is in sight."""
    from footlib.drawing.scene import zone_marks

    for view in VIEWS:
        for panel in panels(view, catalog.geometry, FEET["both"], 0.1):
            marks = zone_marks(surface_of(catalog, panel.surface), panel)
            for i, mark in enumerate(marks):
                above = unary_union([other.geometry for other in marks[i + 1 :]])
                assert mark.geometry.difference(above).area > 0.5 * mark.geometry.area, (mark.name, panel.surface)


# --- charts that can be read ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("view", "foot", "highlight"), POINTING)
def test_names_of_marked_places_do_not_collide(catalog, view, foot, highlight):
    """Where a picture points at places no two names touch, none leaves the page, and none is smaller than 7 points.
    (Charts that point at nothing are read in test_atlas.py.)"""
    readable(draw(view, foot=foot, highlight=highlight, catalog=catalog))


def readable(picture):
    page, boxes = picture.figure.bbox, boxes_of(picture)
    for text, box in boxes:
        assert text.get_fontsize() >= 7
        assert page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1, text.get_text()
    for (a, box), (b, other) in combinations(boxes, 2):
        assert not box.padded(-0.5).overlaps(other.padded(-0.5)), (a.get_text(), b.get_text())


def test_sole_chart_names_every_zone_on_each_foot(catalog):
    """The wall chart leaves no zone without its name, on either foot."""
    for foot in ("left", "right"):
        named = {text.get_gid() for text in draw("sole", foot=foot, catalog=catalog).ax.texts}
        drawn = {id for id, zone in catalog.zones.items() if "sole" in zone.shapes and zone.foot in ("both", foot)}
        assert {f"label:{id}" for id in drawn} <= named
        assert {f"label:line-{id}" for id in catalog.landmarks} <= named


def test_the_plain_foot_names_what_can_be_felt(catalog):
    """Without any chart: ankle bones, pads and joints are named on the plain foot."""
    words = " ".join(text.get_text() for text in texts(draw("inner", layer="plain", catalog=catalog)))
    assert "inner ankle bone" in words


def test_legs_promise_no_zones(catalog):
    """The chart has no zone on the lower leg, and the picture says so."""
    picture = draw("leg", catalog=catalog)
    assert "No zone of the chart lies here" in picture.alt
    assert "Reflex zones" not in " ".join(text.get_text() for text in texts(picture))


def test_background_is_light_and_opaque(catalog):
    """Names stay readable on a dark page."""
    red, green, blue, alpha = draw("top", layer="plain", catalog=catalog).figure.get_facecolor()
    assert min(red, green, blue) > 0.9
    assert alpha == 1


def label(height, wanted, x=0.0):
    return Label("name", ((x, (x + 1, wanted)),), height)


@given(st.lists(st.tuples(st.floats(0.1, 0.4), st.floats(0, 10)), min_size=1, max_size=24))
def test_names_in_a_column_keep_apart(sizes):
    """However crowded the places are, their names stand one under the other inside the column."""
    placed = arrange([label(h, w) for h, w in sizes], 0.0, 10.0)
    assert len(placed) == len(sizes)
    for upper, lower in zip(placed, placed[1:], strict=False):
        assert upper.y - upper.height / 2 >= lower.y + lower.height / 2 - 1e-9
    assert placed[0].y + placed[0].height / 2 <= 10 + 1e-9
    assert placed[-1].y - placed[-1].height / 2 >= -1e-9


def test_a_lonely_name_stands_level_with_its_place():
    """Names move only where they would collide."""
    (only,) = arrange([label(0.3, 4.2)], 0.0, 10.0)
    assert only.y == pytest.approx(4.2)


def test_lines_that_would_cross_are_untangled():
    """Two names change places when their lines would cross."""
    near, far = Label("near", ((0.0, (1.0, 5.00)),), 0.4), Label("far", ((0.0, (6.0, 5.02)),), 0.4)
    placed = arrange([near, far, label(0.4, 5.01)], 0.0, 10.0)
    assert sum(crossings_of(a, b) for a, b in combinations(placed, 2)) == 0


# --- pointing at places ---------------------------------------------------------------------------------------------


def marked_patches(picture):
    return {patch.get_gid(): patch for patch in picture.ax.patches if str(patch.get_gid()).startswith("marked:")}


def test_highlight_reaches_the_drawing(catalog):
    """What is highlighted is drawn where it is: the heel at the lower end of the foot, on the foot asked for."""
    picture = draw("sole", highlight=["heel@left", "liver"], catalog=catalog)
    marked = marked_patches(picture)
    assert set(marked) == {"marked:heel:left", "marked:liver:right"}
    heel, liver = (marked[id].get_path().get_extents() for id in ("marked:heel:left", "marked:liver:right"))
    assert heel.y1 < liver.y0
    assert liver.x1 < picture.figure.get_figwidth() / 2 < heel.x0


def test_a_number_hides_no_place_that_is_smaller_than_itself(catalog):
    """The heel bears its number; the valve of the bowel is seen, and a line leads from its number to it."""
    picture = draw("sole", foot="right", highlight=["heel", "ileocecal"], catalog=catalog)
    badges = [text.get_text() for text in texts(picture) if str(text.get_gid()).startswith("badge:")]
    assert (badges.count("1"), badges.count("2")) == (2, 1)


def test_highlights_are_numbered_in_their_order(catalog):
    """1, 2, 3 in the order given, on each place and beside its name; a single place needs no number."""
    picture = draw("sole", foot="left", highlight=["ball", "heel", "arch"], catalog=catalog)
    badges = [text.get_text() for text in texts(picture) if str(text.get_gid()).startswith("badge:")]
    assert sorted(badges) == ["1", "1", "2", "2", "3", "3"]
    heel = marked_patches(picture)["marked:heel:left"].get_path().get_extents()
    on_heel = [t for t in texts(picture) if t.get_text() == "2" and heel.contains(*t.get_position())]
    assert len(on_heel) == 1
    alone = draw("sole", foot="left", highlight="heel", catalog=catalog)
    assert "1" not in [text.get_text() for text in texts(alone)]


def test_highlights_may_carry_words_of_ones_own(catalog):
    """A mapping gives each place its own letter, or a word beside the name."""
    picture = draw("sole", foot="right", highlight={"heel": "A", "ball": "slowly"}, catalog=catalog)
    words = [text.get_text() for text in texts(picture)]
    assert words.count("A") == 2
    assert "Ball of the foot: slowly" in " ".join(words).replace("\n", " ")


def test_a_parent_is_shown_as_all_its_parts(catalog):
    """Highlighting 'arch' covers the upper and the lower arch."""

    def extent(place):
        marked = marked_patches(draw("sole", foot="left", highlight=place, catalog=catalog))
        return marked[f"marked:{place}:left"].get_path().get_extents()

    assert extent("arch").y1 == pytest.approx(extent("upper-arch").y1, abs=0.05)
    assert extent("arch").y0 == pytest.approx(extent("lower-arch").y0, abs=0.05)


def test_the_rest_of_a_place_is_drawn_beside_what_is_kept_off(catalog):
    """The ball behind the small toes ends where the big-toe joint begins; the picture of all places names it once."""
    picture = draw("sole", foot="left", highlight=["small-toe-joints", "big-toe-joint"], catalog=catalog)
    rest, joint = (
        marked_patches(picture)[f"marked:{id}:left"].get_path() for id in ("small-toe-joints", "big-toe-joint")
    )
    assert rest.get_extents().x0 > joint.get_extents().x0 and rest.get_extents().x1 > joint.get_extents().x1
    named = draw("sole", layer="regions", catalog=catalog)
    assert "small toes" not in " ".join(text.get_text() for text in texts(named) if "Ball" in text.get_text())


def test_others_are_muted(catalog):
    """Beside a highlighted place the zones are pale."""
    patches = draw("sole", highlight="heel", catalog=catalog).ax.patches
    zones = [patch for patch in patches if str(patch.get_gid()).startswith("zone:")]
    assert zones
    assert all(patch.get_facecolor()[3] <= 0.3 for patch in zones)


# --- words instead of the picture -----------------------------------------------------------------------------------


def test_words_name_what_is_highlighted_and_where(catalog):
    """Number, name, foot and place are said for each highlight, and what this view cannot show."""
    alt = draw("sole", highlight=["heel", "liver", "calf"], catalog=catalog).alt
    assert "1 Heel, on both feet (the firm round pad" in alt
    assert "2 Liver, on the right foot" in alt
    assert "Not to be seen from here: calf" in alt


def test_words_may_be_given(catalog):
    """A lesson may say it better."""
    assert draw("sole", alt="My own words.", catalog=catalog).alt == "My own words."


# --- a Picture ------------------------------------------------------------------------------------------------------


def test_a_picture_shows_itself_with_its_words(catalog):
    """In a notebook: an image with alt text, and the same as plain text; the repr is stable."""
    picture = draw("top", highlight="top", catalog=catalog)
    bundle = picture._repr_mimebundle_()
    assert f'alt="{escape(picture.alt)}"' in bundle["text/html"]
    assert "data:image/png;base64," in bundle["text/html"]
    assert bundle["text/plain"] == repr(picture) == picture.alt
    assert bundle["image/png"]


def test_alt_text_cannot_break_the_page(catalog):
    """Quotes and angle brackets in the words stay words."""
    html = draw("top", alt='"><script>', layer="plain", catalog=catalog)._repr_mimebundle_()["text/html"]
    assert "<script>" not in html


@pytest.mark.parametrize(("name", "begins"), [("a.png", b"\x89PNG"), ("a.SVG", b"<?xml"), ("a.pdf", b"%PDF")])
def test_a_picture_is_saved_by_its_suffix(catalog, tmp_path, name, begins):
    """As PNG, SVG or PDF, the same bytes each time."""
    picture = draw("top", layer="plain", catalog=catalog)
    first = picture.save(tmp_path / name).read_bytes()
    assert first.startswith(begins)
    assert picture.save(str(tmp_path / name)).read_bytes() == first


def test_a_saved_pdf_says_what_it_shows(catalog, tmp_path):
    """Its title, its language, and one tagged figure with the picture's words, for whoever reads with their ears."""
    picture = draw("inner", highlight=["heel"], catalog=catalog)
    document = pypdf.PdfReader(picture.save(tmp_path / "a.pdf"))
    root = document.trailer["/Root"]
    assert (document.metadata.title, root["/Lang"]) == (picture.title, "en")
    assert picture.title == "The inner side of the foot"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"]) and bool(root["/MarkInfo"]["/Marked"])
    figure = root["/StructTreeRoot"]["/K"]["/K"]
    assert (figure["/S"], figure["/Alt"]) == ("/Figure", picture.alt)
    assert root["/StructTreeRoot"]["/ParentTree"]["/Nums"][1][0].get_object() == figure
    assert document.pages[0].get_contents().get_data().startswith(b"/Figure <</MCID 0>> BDC")
    assert "Heel" in document.pages[0].extract_text()


def test_a_saved_svg_and_png_say_what_they_show(catalog, tmp_path):
    """An SVG is one image with a name and a description; a PNG carries both beside its dots."""
    picture = draw("inner", highlight=["heel"], catalog=catalog)
    root = Xml.parse(picture.save(tmp_path / "a.svg")).getroot()
    assert (root.get("role"), root.get("lang")) == ("img", "en")
    told = [(part.tag.rpartition("}")[2], part.text) for part in root]
    assert told[:2] == [("title", picture.title), ("desc", picture.alt)]
    words = Image.open(picture.save(tmp_path / "a.png")).text
    assert (words["Title"], words["Description"]) == (picture.title, picture.alt)


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_picture_is_not_saved_with_boxes_for_letters(catalog, tmp_path, suffix):
    """Where no font has a letter, a sentence names it; the picture can still be looked at."""
    picture = draw("top", layer="plain", catalog=catalog)
    picture.figure.text(0.5, 0.5, "Feet \U000f0000")
    with pytest.raises(
        FootlibError, match=r"No font of this computer can write '.' \(U\+F0000\). It stands in the picture"
    ):
        picture.save(tmp_path / f"a{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_another_font_lends_the_letter_that_is_missing(catalog, tmp_path):
    """A heading in a font without Hebrew takes its Hebrew letters from a font that has them."""
    picture = draw("top", layer="plain", catalog=catalog)
    words = picture.figure.text(0.5, 0.5, "\u05e8\u05d2\u05dc", fontfamily="STIXGeneral")
    assert picture.save(tmp_path / "a.pdf").exists()
    assert len(words.get_fontfamily()) > 1


@pytest.mark.parametrize(
    ("name", "says"),
    [("a.gif", ".png, .svg or .pdf"), ("a", ".png, .svg or .pdf"), ("missing/a.png", "Choose a folder")],
)
def test_saving_explains_what_is_wrong(catalog, tmp_path, name, says):
    """An unknown suffix and an unwritable path give a sentence."""
    with pytest.raises(FootlibError, match=re.escape(says)):
        draw("top", layer="plain", catalog=catalog).save(tmp_path / name)


# --- mistakes in a call ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        ({"view": "soel"}, UnknownName, "'sole'"),
        ({"layer": "zone"}, UnknownName, "'zones'"),
        ({"highlight": ["heal"]}, UnknownName, "'heel'"),
        ({"highlight": "tired-feet"}, UnknownName, "condition"),
        ({"foot": "links"}, FootlibError, "'both', 'left' or 'right'"),
        ({"highlight": 3}, FootlibError, "list of places"),
        ({"highlight": "calf"}, FootlibError, "It is drawn on: leg"),
        ({"highlight": "liver", "foot": "left"}, FootlibError, "Liver"),
        ({"highlight": "heel@middle"}, FootlibError, "'left' or 'right'"),
        ({"view": ["sole"]}, UnknownName, "view"),
    ],
)
def test_mistakes_are_explained(catalog, call, error, says):
    """A wrong name brings the nearest right one, and a place that is not in the picture says where it is."""
    with pytest.raises(error, match=re.escape(says)):
        draw(**call, catalog=catalog)


def test_a_missing_outline_is_explained(tmp_path):
    """An instructor whose foot.toml lacks a surface learns which table to add."""
    small = load(write(tmp_path))
    for call in (lambda: draw("leg", catalog=small), lambda: map_svg("leg", small)):
        with pytest.raises(FootlibError, match=r"foot\.toml has no table \[leg-front\]"):
            call()


# --- colours --------------------------------------------------------------------------------------------------------

SIGHT = {  # Machado and others 2009, full strength, on linear RGB
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(colour, sight):
    """A colour as somebody with this sight sees it, in CIE L*a*b*."""
    rgb = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    seen = [min(max(sum(m * c for m, c in zip(row, linear, strict=True)), 0), 1) for row in SIGHT[sight]]
    to_xyz = ((0.4124, 0.3576, 0.1805, 0.9505), (0.2126, 0.7152, 0.0722, 1), (0.0193, 0.1192, 0.9505, 1.089))
    x, y, z = (sum(m * c for m, c in zip(row[:3], seen, strict=True)) / row[3] for row in to_xyz)
    f = [v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


@pytest.mark.parametrize("sight", SIGHT)
def test_colours_can_be_told_apart(sight):
    """At most eight colours, different for every kind of colour vision; systems that share one differ by hatching."""
    colours = {family.fill for family in style.SYSTEMS.values()}
    assert len(colours) <= 8
    for a, b in combinations(colours, 2):
        assert sum((p - q) ** 2 for p, q in zip(lab(a, sight), lab(b, sight), strict=True)) ** 0.5 > 10
    looks = [(family.fill, family.hatched) for family in style.SYSTEMS.values()]
    assert len(set(looks)) == len(looks)


# --- the widgets' maps ----------------------------------------------------------------------------------------------


def test_groups_are_what_the_widgets_look_for(catalog, maps):
    """Each zone and region is a group with place, foot and centre; both feet can be shown alone."""
    for view, svg in maps.items():
        assert {g.get("data-foot") for g in svg if g.get("class") == "foot"} == {"left", "right"}
        for foot in svg:
            x, y, width, height = map(float, foot.get("data-viewbox").split())
            for group in places_in(foot):
                assert x <= float(group.get("data-cx")) <= x + width, view
                assert y <= float(group.get("data-cy")) <= y + height, view
                assert group.get("data-place") in catalog.places
                assert len(group.findall(f"{SVG}path")) == 1
        for group in places_in(svg):
            zone = catalog.zones.get(group.get("data-zone"))
            wanted = f"zone sys-{zone.system}" if zone else "region"
            assert group.get("class") == wanted
            assert zone is None or group.find(f"{SVG}text").get("class") == "num"


def test_ids_are_unique_on_a_page_with_all_views(maps):
    """A repeated id in a page would switch things off in the browser."""
    ids = [element.get("id") for svg in maps.values() for element in svg.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) > 200


def test_colours_can_be_changed_by_a_style_sheet(catalog):
    """No inline styles, no scripts, no outside addresses; texts let clicks through."""
    for view in VIEWS:
        source = map_svg(view, catalog)
        assert " style=" not in source
        assert "<script" not in source
        assert "http" not in source.replace("http://www.w3.org/2000/svg", "")
        assert source.count("<text") == len(re.findall(r"<text[^>]*pointer-events=\"none\"", source))
        assert len(source.encode()) < 150_000


def test_centres_lie_in_their_places(catalog):
    """A number badge stands on its place, also where the place is bent."""
    for view in VIEWS:
        svg = Xml.fromstring(map_svg(view, catalog))
        for group in places_in(svg):
            points = outline_points(group.find(f"{SVG}path").get("d"))
            at = Point(float(group.get("data-cx")), float(group.get("data-cy")))
            assert any(ring.buffer(0.5).contains(at) for ring in points), (view, group.get("id"))


def outline_points(data):
    """The rings of relative path data as polygons."""
    from shapely.geometry import Polygon

    rings = []
    for x, y, steps in re.findall(r"M(-?[\d.]+) (-?[\d.]+)l([^M]*)", data):
        ring = [(float(x), float(y))]
        numbers = [float(n) for n in re.findall(r"-?[\d.]+(?:e-?\d+)?", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        rings.append(Polygon(ring).buffer(0))
    return rings


def test_stored_maps_are_fresh(catalog):
    """The maps in the package are those of the course's own data, and what its code makes of them now;
    `python -m footlib.drawing` renews them."""
    assert (picture_cache.STORED / "key.txt").read_text("utf-8").strip() == catalog.key
    for name in picture_cache.NAMES:
        assert (picture_cache.STORED / name).read_bytes() == picture_cache.rendered(name, catalog), name
    assert map_png(catalog) == (picture_cache.STORED / "sole.png").read_bytes()
    assert map_png(catalog).startswith(b"\x89PNG")


def test_a_changed_map_needs_no_matplotlib(tmp_path):
    """An instructor's map is written from its shapes: where matplotlib is not there, or slow to load, it shows all the
    same."""
    program = (
        "import sys; from footlib import load; from footlib.drawing import map_svg; "
        f"map_svg('sole', load({str(write(tmp_path))!r})); print('matplotlib' in sys.modules)"
    )
    said = subprocess.check_output([sys.executable, "-c", program], text=True, cwd=Path(drawing.__file__).parents[2])
    assert said.strip() == "False"


def test_showing_a_map_loads_neither_matplotlib_nor_shapely():
    """The course's own map is shown from a file."""
    program = (
        "import sys; from footlib.drawing import map_svg, map_png, draw; map_svg('sole'); map_png(); "
        "print([m for m in ('matplotlib', 'shapely', 'numpy') if m in sys.modules])"
    )
    said = subprocess.check_output([sys.executable, "-c", program], text=True, cwd=Path(drawing.__file__).parents[2])
    assert said.strip() == "[]"


def other_catalog(tmp_path):
    return load(write(tmp_path))


def test_changed_data_are_rendered_once(tmp_path, monkeypatch):
    """An instructor's edit shows at once, and the second time it comes from the cache folder."""
    small = other_catalog(tmp_path)
    first = map_svg("sole", small)
    assert 'data-place="big-toe-joint"' in first
    assert first != map_svg("sole")
    assert len(list((tmp_path / "cache").iterdir())) == 1
    del vars(small)["_kept"]  # as after a start of Python
    monkeypatch.setattr(picture_cache, "rendered", lambda *_: pytest.fail("rendered again"))
    assert map_svg("sole", small) == first


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path, monkeypatch):
    """On a read-only disk the map is drawn in memory."""
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "file" / "cache"))
    assert "data-place" in map_svg("sole", other_catalog(tmp_path))


@pytest.mark.parametrize("odd", ["\x07", "\x00", "\ud83d", "\ufffe"])
def test_words_for_the_picture_with_letters_that_no_file_can_hold(tmp_path, odd):
    """A bell, half an emoji, a mark of byte order in the words for a picture: they are left out, and every kind of file
    can be opened."""
    picture = draw("sole", layer="plain", alt=f"The soles{odd} of both feet")
    paths = [picture.save(tmp_path / f"soles{suffix}") for suffix in (".svg", ".png", ".pdf")]
    assert all(path.stat().st_size > 1000 for path in paths)
    assert "The soles of both feet" in "".join(Xml.parse(paths[0]).getroot().itertext())
