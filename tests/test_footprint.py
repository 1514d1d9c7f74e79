"""Footprints: the print of each arch measures what the literature's definitions say, and every scale has its word."""

import re
from io import BytesIO
from itertools import combinations

import pytest
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.image import imread
from shapely import affinity
from shapely.geometry import Polygon
from small import FILES, write

from footlib import FootlibError, Footprint, UnknownName, draw, footprint, load, own_print
from footlib.drawing.chart_request import ChartRequest
from footlib.drawing.footprint.arch_indices import MEASURES, arch_index, chippaux_smirak, clarke, staheli
from footlib.drawing.footprint.footprint_sheet import FootprintSheet
from footlib.drawing.scene import surface_of

TABLE = {  # arch: arch index, Chippaux–Smirak in per cent, Staheli, Clarke to the deepest point, Clarke along the edge
    "severe-flat": (0.318, 67, 0.94, 10.5, 13.1),
    "flat": (0.294, 58, 0.82, 21.6, 26.3),
    "borderline-low": (0.261, 44, 0.62, 32.8, 39.1),
    "normal": (0.231, 33, 0.47, 39.6, 46.6),
    "borderline-high": (0.209, 26, 0.37, 43.2, 50.4),
    "high": (0.171, 14, 0.20, 48.4, 55.4),
    "very-high": (0.124, 2, 0.03, 53.0, 59.5),
}
WITHIN = (0.01, 2, 0.02, 2, 2)
WORDS = {  # arch: what arch index, Chippaux–Smirak A and B, Clarke (deepest point, edge) call it
    "severe-flat": "low flat flat flat flat",
    "flat": "low flat flat flat flat",
    "borderline-low": "low lowered normal lowered lowered",
    "normal": "normal intermediate normal lowered normal",
    "borderline-high": "high normal high normal normal",
    "high": "high normal high normal raised",
    "very-high": "high normal high normal raised",
}
SQUARE = Polygon([(0, 0), (3, 0), (3, 9), (0, 9)])
NOTCHED = Polygon([(0.5, 0), (4, 0), (4, 9), (0.5, 9), (0, 7), (2, 5), (0, 2)])  # heel below, notch on the inner side


def measured(found):
    return found.arch_index, found.chippaux_smirak, found.staheli, found.clarke, found.clarke_edge


def texts(picture):
    return [text for text in picture.ax.texts if text.get_text()]


# --- the print and its indices -------------------------------------------------------------------------------------


def test_seven_arches_and_four_indices_are_there(catalog):
    """The course knows seven arches from flat to high, and four indices with six scales between them."""
    assert set(catalog.arches) == set(TABLE)
    assert set(catalog.indices) == {"arch-index", "chippaux-smirak", "staheli", "clarke"}


@pytest.mark.parametrize("arch", TABLE)
def test_each_arch_measures_what_the_table_says(arch):
    """Arch index ±0.01, Chippaux–Smirak ±2 %, Staheli ±0.02, Clarke's angle ±2° by both definitions."""
    for value, wanted, within in zip(measured(footprint(arch)), TABLE[arch], WITHIN, strict=True):
        assert value == pytest.approx(wanted, abs=within)


@pytest.mark.parametrize("arch", TABLE)
def test_each_scale_has_its_own_word_for_an_arch(arch):
    """The same print is normal by one index and lowered by another: all verdicts are there, none is chosen."""
    said = [verdict for verdict in footprint(arch).verdicts if verdict.scale]
    assert [verdict.says for verdict in said] == WORDS[arch].split()


def test_version_a_never_finds_a_high_arch_and_staheli_never_judges():
    """Chippaux–Smirak A calls even the highest arch normal; no limit of Staheli's index holds for adults."""
    for arch in TABLE:
        by_scale = {verdict.scale: verdict for verdict in footprint(arch).verdicts}
        assert by_scale["version A"].arch != "high"
        assert (by_scale[""].index, by_scale[""].arch) == ("Staheli index", "")
        assert "no agreed limit" in by_scale[""].says


@settings(max_examples=25)
@given(st.floats(0, 0.88), st.floats(0.01, 0.3))
def test_a_higher_arch_is_higher_by_every_index(dip, more):
    """With the dip, the first three indices fall and Clarke's angle grows, all the way from flat to high."""
    lower, higher = footprint(dip), footprint(min(dip + more, 0.9))
    for before, after in zip(measured(lower)[:3], measured(higher)[:3], strict=True):
        assert after < before
    assert higher.clarke > lower.clarke


@pytest.mark.parametrize("arch", [*TABLE, 0.0, 0.9])
def test_a_print_is_one_piece_inside_the_foot(catalog, arch):
    """The print lies on the foot that is drawn, to less than a millimetre, and a high arch does not tear it apart."""
    polygon = Polygon(footprint(arch).polygon)
    assert polygon.is_valid
    assert surface_of(catalog, "sole").silhouette.buffer(0.003).contains(polygon)
    assert polygon.bounds[1] < 0.003 and polygon.bounds[3] == pytest.approx(0.81)


def test_contact_areas_are_those_of_a_foot_26_cm_long():
    """114 square centimetres with a normal arch, 132 flat, 101 high, as the survey computed."""
    for arch, wanted in (("normal", 114), ("flat", 132), ("high", 101)):
        assert Polygon(footprint(arch).polygon).area * 26**2 == pytest.approx(wanted, abs=1)


# --- the definitions, on shapes that one can measure by hand --------------------------------------------------------


def test_a_plain_block_has_a_third_in_its_middle():
    """Three equal thirds: arch index a third, midfoot as wide as ball and heel."""
    assert arch_index(SQUARE) == pytest.approx(1 / 3)
    assert chippaux_smirak(SQUARE) == pytest.approx(100)
    assert staheli(SQUARE) == pytest.approx(1)


def test_clarkes_angle_is_measured_at_the_ball():
    """Ball at height 7, heel at 2, the notch two to the side and two below the ball: half a right angle."""
    assert clarke(NOTCHED) == pytest.approx(45)
    assert MEASURES["clarke-edge"](NOTCHED) == pytest.approx(45)


def test_widths_are_the_widest_and_the_narrowest():
    """The notch leaves half of a print that is 4 wide: 2 ÷ 4 of the ball, 2 ÷ 4 of the heel."""
    assert chippaux_smirak(NOTCHED) == pytest.approx(50, abs=1)
    assert staheli(NOTCHED) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_an_index_does_not_depend_on_the_size_of_the_foot(measure):
    """The same print in millimetres, and anywhere on the sheet, has the same index."""
    polygon = Polygon(footprint("normal").polygon)
    larger = affinity.translate(affinity.scale(polygon, 260, 260), 35, 12)
    assert measure(larger) == pytest.approx(measure(polygon), rel=1e-6)


# --- the scales -----------------------------------------------------------------------------------------------------

LIMITS = [  # index, number of the scale, value, verdict
    ("arch-index", 0, 0.21, "high"), ("arch-index", 0, 0.2101, "normal"), ("arch-index", 0, 0.2599, "normal"),
    ("arch-index", 0, 0.26, "low"),
    ("chippaux-smirak", 0, 0.0, "high"), ("chippaux-smirak", 0, 0.1, "normal"), ("chippaux-smirak", 0, 29.9, "normal"),
    ("chippaux-smirak", 0, 30, "intermediate"), ("chippaux-smirak", 0, 39.9, "intermediate"),
    ("chippaux-smirak", 0, 40, "lowered"), ("chippaux-smirak", 0, 44.9, "lowered"), ("chippaux-smirak", 0, 45, "flat"),
    ("chippaux-smirak", 1, 29.9, "high"), ("chippaux-smirak", 1, 30, "normal"), ("chippaux-smirak", 1, 44.9, "normal"),
    ("chippaux-smirak", 1, 45, "flat"),
    ("clarke", 0, 30, "flat"), ("clarke", 0, 31, "lowered"), ("clarke", 0, 41, "lowered"), ("clarke", 0, 42, "normal"),
    ("clarke", 0, 54, "normal"), ("clarke", 0, 55, "raised"), ("clarke", 0, 41.6, "normal"),
]  # fmt: skip


@each(("index", "scale", "value", "says"), LIMITS)
def test_limits_are_the_published_ones(catalog, index, scale, value, says):
    """Each scale changes its word exactly where its source does."""
    assert catalog.indices[index].scales[scale].band(value).says == says


@pytest.mark.parametrize("name", ["arch-index", "chippaux-smirak", "clarke"])
def test_the_explanation_of_an_index_gives_the_limits_in_use(catalog, name):
    """Whoever reads help(…) finds the limits that the data hold, and a source."""
    told = MEASURES[name].__doc__
    for scale in catalog.indices[name].scales:
        for band in scale.bands[1:]:
            assert re.search(rf"(?<![\d.]){re.escape(f'{band.limit:g}')}(?![\d.]*\d)", told), band
    assert "Source" in told


def test_limits_for_children_are_told_and_not_used(catalog):
    """The limits that hold for children stand in the notes; no verdict is given by them."""
    assert "1.07" in catalog.indices["staheli"].note and "62.7" in catalog.indices["chippaux-smirak"].note
    assert footprint("severe-flat").staheli < 1


# --- what a learner reads -------------------------------------------------------------------------------------------


def test_a_footprint_is_read_in_words():
    """Printed, a footprint gives every verdict, whether they agree, and how far to believe it."""
    found = footprint("normal")
    assert isinstance(found, Footprint)
    for words in (str(found), found._repr_markdown_()):
        assert "0.230" in words and "intermediate" in words and "version A" in words and "no agreed limit" in words
        assert "The scales disagree: 3 say normal, 2 say between normal and flat." in words
        assert "An index is not a diagnosis." in words and "nobody's foot was measured" in words
    assert "All 5 verdicts agree: low or flat." in str(footprint("flat"))


def test_the_parts_of_a_print_add_up():
    """Thirds are shares of one; the middle one is the arch index, and the widths give the other two."""
    found = footprint(0.45)
    assert sum(found.thirds) == pytest.approx(1, abs=0.001) and found.thirds[1] == pytest.approx(found.arch_index)
    assert 100 * found.midfoot / found.forefoot == pytest.approx(found.chippaux_smirak, abs=0.3)
    assert found.midfoot / found.heel == pytest.approx(found.staheli, abs=0.003)


@pytest.mark.parametrize(
    ("arch", "error", "words"),
    [
        ("flatt", UnknownName, "Did you mean 'flat'"),
        ("flat-feet", UnknownName, "is a condition, not an arch shape"),
        (True, UnknownName, "write its id as text"),
        (0.95, FootlibError, "from 0 to 0.9"),
        (-0.1, FootlibError, "from 0 to 0.9"),
        (float("nan"), FootlibError, "from 0 to 0.9"),
    ],
)
def test_a_wrong_arch_is_explained(arch, error, words):
    """A slip in the arch's name or number gets a sentence."""
    with pytest.raises(error, match=words):
        footprint(arch)


# --- the picture ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({"layer": "footprint", "view": "top"}, "drawn on the sole"),
        ({"layer": "footprint", "highlight": ["heel"]}, "leave out highlight"),
        ({"arch": "flat"}, "layer='footprint'"),
        ({"layer": "footprint", "arch": "flatt"}, "Did you mean 'flat'"),
    ],
)
def test_a_wrong_call_is_explained(call, words):
    """What a footprint cannot show is said in a sentence."""
    with pytest.raises(FootlibError, match=words):
        draw(**call)


@pytest.mark.parametrize(("arch", "foot"), [("flat", "both"), ("borderline-low", "left"), ("very-high", "right")])
def test_the_picture_can_be_read(arch, foot):
    """No two words touch, none leaves the page, none is smaller than 7 points."""
    picture = draw(layer="footprint", arch=arch, foot=foot)
    page, boxes = picture.figure.bbox, [(text.get_text(), text.get_window_extent()) for text in texts(picture)]
    assert all(text.get_fontsize() >= 7 for text in texts(picture))
    for words, box in boxes:
        assert page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1, words
    for (words, box), (others, other) in combinations(boxes, 2):
        assert not box.shrunk(0.98, 0.8).overlaps(other.shrunk(0.98, 0.8)), (words, others)


def test_the_picture_shows_every_value_and_makes_each_verdict_stand_out():
    """All numbers are on the picture; of each scale exactly the verdict is bold and white on dark."""
    found, picture = footprint("normal"), draw(layer="footprint", arch="normal")
    words = [text.get_text() for text in texts(picture)]
    assert {verdict.written for verdict in found.verdicts} <= set(words)
    assert f"Middle third\n{found.thirds[1] * 100:.1f} %" in words and f"b = {found.midfoot:.0f} mm" in words
    dark = [text.get_text() for text in texts(picture) if text.get_color() == "white"]
    assert dark == WORDS["normal"].split()


@pytest.mark.parametrize(("foot", "arch_at"), [("right", "right"), ("left", "left")])
def test_the_hollow_of_the_arch_is_on_the_inner_side(catalog, foot, arch_at):
    """Seen from below, the right foot's arch opens to the right of the picture, the left foot's to the left."""
    request = ChartRequest(catalog, "sole", (foot,), "footprint")
    sheet = FootprintSheet(request)
    image = imread(BytesIO(draw(layer="footprint", arch="high", foot=foot).rendered(".png", dpi=60)))

    def inked(x, y):
        column, row = (round(60 * at) for at in sheet.at(sheet.panels[0], (x, y)))
        return image[-row, column, :3].mean() < 0.75

    assert inked(0.31, 0.45) and not inked(0.15, 0.45)  # the outer edge touches the ground, the arch does not
    inner, outer = (sheet.at(sheet.panels[0], (x, 0.45))[0] for x in (0.15, 0.31))
    assert (inner > outer) == (arch_at == "right")


@pytest.mark.parametrize("foot", ["both", "left"])
def test_the_alt_text_says_everything(foot):
    """Without seeing the picture: which foot, thirds, widths, angle, every value and verdict, how far to trust."""
    found, alt = footprint("normal"), draw(layer="footprint", arch="normal", foot=foot).alt
    assert ("Both soles" in alt) == (foot == "both") and ("left foot" in alt) == (foot == "left")
    for share in found.thirds:
        assert f"{share * 100:.1f} %" in alt
    for width in (found.forefoot, found.midfoot, found.heel):
        assert f"{width:.0f} mm" in alt
    for verdict in found.verdicts:
        assert verdict.written in alt and verdict.says in alt and verdict.scale in alt
    assert found.agreement in alt and "not a diagnosis" in alt and "nobody's foot was measured" in alt


@pytest.mark.parametrize("foot", ["both", "left"])
def test_a_print_to_read_gives_nothing_away(foot):
    """Without verdicts picture and alt text hold the three widths and no index, no word of a scale, no arch's name."""
    found = footprint("borderline-high")
    picture = draw(layer="footprint", arch="borderline-high", foot=foot, verdicts=False)
    assert "the middle one is red" in picture.alt  # as it is to be seen
    for told in (picture.alt, " ".join(text.get_text() for text in texts(picture))):
        numbers = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", told)]
        assert sorted(numbers) == sorted(round(size) for size in (found.forefoot, found.midfoot, found.heel, 26))
        assert not re.search(r"\b(high|low|lowered|normal|flat|borderline|index)\b", told)


def test_own_words_replace_the_alt_text():
    """A lesson can describe the picture in its own words."""
    assert draw(layer="footprint", alt="A print.").alt == "A print."


def test_an_instructors_arches_and_scales_show_at_once(tmp_path):
    """Arches, indices and scales come from the data: a catalog with others is drawn and read with those."""
    more = FILES["indices"].replace('note = "made up"', 'note = "from the house"')
    catalog = load(write(tmp_path, indices=more))
    found = footprint("tall", catalog=catalog)
    assert [(verdict.index, verdict.says) for verdict in found.verdicts] == [("Waist index", "slim")]
    words = [text.get_text() for text in texts(draw(layer="footprint", arch="low", catalog=catalog))]
    assert "Waist index" in words and "House scale: from the house." in words


def test_the_page_grows_with_the_table(tmp_path):
    """A dozen scales more do not run off the page."""
    scale = FILES["indices"][FILES["indices"].index("[[waist-index.scales]]") :]
    scales = "".join(scale.replace("House scale", f"House scale {number}") for number in range(12))
    catalog = load(write(tmp_path, indices=FILES["indices"] + scales))
    picture = draw(layer="footprint", arch="low", foot="left", catalog=catalog)
    assert min(text.get_window_extent().y0 for text in texts(picture)) > 0


# --- a learner's own print


def test_own_measures_are_read_by_every_scale_that_they_are_enough_for():
    """Two widths give the Chippaux–Smirak index by both versions; counted squares the arch index; nothing else."""
    own = own_print(forefoot=90, midfoot=40.4)
    assert [(v.written, v.scale, v.says) for v in own.verdicts] == [
        ("44.9 %", "version A", "lowered"),
        ("44.9 %", "version B", "normal"),
    ]
    assert "The scales disagree" in str(own) and "not a diagnosis" in own._repr_markdown_()
    assert [v.written for v in own_print(thirds=(61, 48, 91)).verdicts] == ["0.240"]
    assert [v.index for v in own_print(midfoot=40, heel=64, angle=35).verdicts] == ["Staheli index", "Clarke's angle"]


def test_a_print_not_measured_yet_says_so():
    """In an untouched lesson the dots stand for 'not yet', and nothing breaks."""
    for blank in (own_print(), own_print(forefoot=..., midfoot=None, thirds=(..., ..., ...)), own_print(midfoot=40)):
        assert str(blank) == blank._repr_markdown_() and "Nothing measured yet" in str(blank)


@pytest.mark.parametrize(
    ("measures", "told"),
    [
        ({"forefoot": "90 mm"}, "without its unit"),
        ({"heel": -3}, "heel is a number above 0"),
        ({"forefoot": 40, "midfoot": 90}, "cannot be wider than the forefoot"),
        ({"thirds": 50}, "three numbers"),
        ({"thirds": (60, 50)}, "three numbers"),
        ({"angle": True}, "angle is a number"),
    ],
)
def test_impossible_measures_are_told(measures, told):
    """A unit, a minus, widths the wrong way round, two thirds: a sentence each."""
    with pytest.raises(FootlibError, match=told):
        own_print(**measures)
