"""The plots of the lessons: their numbers come from data/, their words say the same, and nothing is cut off."""

import re

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from small import write

import footlib
from footlib import FootlibError, UnknownName, load
from footlib.drawing.plots import (
    heights,
    plot_claims,
    plot_heights,
    plot_load,
    plot_pressure,
    rank_correlation,
    zone_groups,
)
from footlib.drawing.plots.body_order import correlation, ranks
from footlib.drawing.plots.claims import IN_ROW, in_row, painted
from footlib.drawing.style import PAPER
from footlib.model.base import Grade

NUMBERS = st.lists(st.integers(-50, 50), min_size=3, max_size=30).filter(lambda xs: len(set(xs)) > 1)
PLOTS = {
    "load": lambda: plot_load(),
    "load of a child": lambda: plot_load(20, 12000),
    "pressure": lambda: plot_pressure(),
    "all heights": lambda: plot_heights(),
    "heights of the toes": lambda: plot_heights(zone_groups()["Toes only"]),
    "heights on the left": lambda: plot_heights(foot="left"),
    "all claims": lambda: plot_claims(),
    "some claims": lambda: plot_claims("sleep", "zones-diagnose", "swelling-harmless"),
    "claims of all grades": lambda: plot_claims("sleep", "zones-diagnose", "foot-bath-limits", "reflex-chart"),
}
each_plot = pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)


def said(picture):
    """All words of a picture."""
    return [t for t in (*picture.figure.texts, *picture.ax.texts) if t.get_text().strip()]


# --- pictures


@each_plot
def test_who_hears_the_picture_hears_its_legend(plot):
    """Whatever the legend tells of marks and colours is in the picture's words."""
    picture = plot()
    kinds = picture.ax.get_legend_handles_labels()[1]
    shown = [text.get_text() for text in picture.ax.get_legend().get_texts()] if picture.ax.get_legend() else []
    assert not shown or shown == kinds
    assert [name for name in shown if name not in picture.alt] == []


def test_the_line_at_body_weight_is_told():
    """The dashed line carries a name in the picture, and is told to whoever hears it."""
    picture = plot_load(70)
    assert [t for t in said(picture) if t.get_text() == "body weight"]
    assert "dashed line at the body's weight" in picture.alt


@each_plot
def test_words_stay_inside_the_picture_and_apart(plot):
    """Nothing that is written is cut off at the border, and no two texts cover one another."""
    picture = plot()
    FigureCanvasAgg(picture.figure).draw()
    page, boxes = picture.figure.bbox, [(t.get_text(), t.get_window_extent()) for t in said(picture)]
    for words, box in boxes:
        assert box.x0 >= -1 and box.y0 >= -1 and box.x1 <= page.x1 + 1 and box.y1 <= page.y1 + 1, words
    for i, (words, a) in enumerate(boxes):
        for other, b in boxes[i + 1 :]:
            wide, high = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
            assert not (wide > 1 and high > 2), f"{words!r} covers {other!r}"


@each_plot
def test_a_plot_has_words_and_an_opaque_ground(plot):
    """Who cannot see a plot reads it; on a dark page it keeps its own light paper."""
    picture = plot()
    assert len(picture.alt) > 80
    assert repr(picture) == picture.alt
    assert picture.figure.get_facecolor() == pytest.approx([int(PAPER[i : i + 2], 16) / 255 for i in (1, 3, 5)] + [1])


@pytest.mark.parametrize(
    ("plot", "along", "upwards"),
    [
        (plot_load, r"\(kg\)", ""),
        (plot_pressure, "metres per second", r"kPa\)"),
        (plot_heights, r"% of its length", r"% of body height"),
    ],
)
def test_axes_are_named_with_their_units(plot, along, upwards):
    """A number on an axis says what it counts."""
    ax = plot().ax
    assert re.search(along, ax.get_xlabel()) and re.search(upwards, ax.get_ylabel())


@pytest.mark.parametrize("name", ["plot_load", "plot_pressure", "plot_heights", "plot_claims"])
def test_plots_are_offered(name):
    """A lesson imports each plot from footlib."""
    assert name in footlib.__all__ and callable(getattr(footlib, name))


# --- load


def test_the_load_is_the_published_multiple_of_the_weight(catalog):
    """Every force of data/measures.toml stands in the words and in the bars, for this person's weight."""
    picture = plot_load(60)
    forces = [m.value for m in catalog.measures.values() if m.kind == "force"]
    bars = sorted(bar.get_width() for bar in picture.ax.patches)
    assert bars == pytest.approx(sorted(60 * force for force in [0.5, *forces]))
    for force in forces:
        assert f"{60 * force:.0f} kg, {force:g} times body weight" in picture.alt


def test_tonnes_are_half_of_the_steps_times_the_highest_push():
    """70 kg and 5,000 steps: 2,500 for one foot, 84 kg each, 210 tonnes – called a sum of peaks."""
    assert "2,500 × 84 kg ≈ 210 tonnes a day on each foot: a sum of peaks" in plot_load(70, 5000).alt
    assert "≈ 420 tonnes" in plot_load(70, 10_000).alt


@pytest.mark.parametrize(
    ("arguments", "word"),
    [((0,), "weight"), (("70",), "weight"), ((True,), "weight"), ((70, -1), "steps"), ((70, float("nan")), "steps")],
)
def test_a_wrong_weight_is_answered_by_a_sentence(arguments, word):
    """A slip of the finger gets a sentence that names the argument and its limits."""
    with pytest.raises(FootlibError, match=f"{word} must be a number from .* to .*, not"):
        plot_load(*arguments)


def test_pressure_shows_every_published_mean_with_its_spread(catalog):
    """The six means of 131 people with their standard deviations, and a thumb far below them."""
    picture = plot_pressure()
    found = [m for m in catalog.measures.values() if m.kind == "pressure"]
    assert len(found) == 6
    for m in found:
        assert f"{m.value:.0f} kPa (± {m.spread:.0f}) at {m.speed:g} m/s" in picture.alt
    assert "10 newtons 50 kPa and 20 newtons 100 kPa" in picture.alt and "no leave to press hard" in picture.alt


def test_the_atlas_and_the_plots_tell_the_same_numbers(catalog):
    """What data/layers.toml writes beside heel and ball are the means of data/measures.toml."""
    words = {place: text for shade in catalog.layers["load"].shades for place, text in shade.places.items()}
    for m in catalog.measures.values():
        if m.kind == "pressure":
            assert f"{m.value:.0f}" in words[m.place]


def test_another_data_folder_gives_another_plot(tmp_path):
    """An instructor who corrects a number sees it in the plot."""
    picture = plot_load(100, catalog=load(write(tmp_path)))
    assert "walking 120 kg" in picture.alt and "jogging" not in picture.alt


# --- order


def test_rank_correlation_by_hand():
    """Four numbers, two of them swapped: 1 − 6·2/(4·15) = 0.8. The same order gives 1, the opposite one −1."""
    assert rank_correlation([1, 2, 3, 4], [10, 20, 40, 30]) == pytest.approx(0.8)
    assert rank_correlation([1, 5, 9], [2, 3, 100]) == 1
    assert rank_correlation([1, 2, 3], [3, 2, 1]) == -1


def test_equal_numbers_share_the_mean_of_their_ranks():
    """Two in second place are both ranked 2.5."""
    assert ranks([10, 20, 20, 30]) == [1, 2.5, 2.5, 4]


@given(st.data())
def test_only_the_order_counts(data):
    """Stretching the numbers without changing their order changes nothing; the result lies between −1 and 1."""
    xs = data.draw(NUMBERS)
    ys = data.draw(st.lists(st.integers(-50, 50), min_size=len(xs), max_size=len(xs)).filter(lambda v: len(set(v)) > 1))
    found = rank_correlation(xs, ys)
    assert -1 <= found <= 1
    assert rank_correlation([x**3 for x in xs], ys) == found
    assert rank_correlation(ys, xs) == pytest.approx(found)
    assert rank_correlation([-x for x in xs], ys) == pytest.approx(-found)


def test_rank_correlation_is_pearsons_of_the_ranks():
    """Checked against numpy on the course's own zones."""
    from numpy import corrcoef

    found = heights()
    expected = corrcoef(ranks(found.on_foot), ranks(found.in_body))[0, 1]
    assert found.correlation == pytest.approx(expected)
    assert correlation(found.on_foot, found.in_body) == pytest.approx(corrcoef(found.on_foot, found.in_body)[0, 1])


@pytest.mark.parametrize(
    ("xs", "ys", "says"),
    [([1, 2], [1, 2], "needs 3"), ([1, 2, 3], [1, 2], "equally long"), ([1, 1, 1], [1, 2, 3], "no order")],
)
def test_no_order_no_number(xs, ys, says):
    """Too few, unequal or all equal numbers get a sentence instead of a meaningless result."""
    with pytest.raises(FootlibError, match=says):
        rank_correlation(xs, ys)


def test_the_zones_follow_the_body_and_the_knee_breaks_the_order():
    """Nearly perfect order from head to pelvis (above 0.95), and the knee is further out of order than any other."""
    found = heights()
    assert found.correlation > 0.95
    assert found.breaks[0][0] == "knee" and found.breaks[0][1] > 2 * found.breaks[1][1]


def test_one_sided_zones_stand_on_their_foot_only():
    """The liver is in the plot of the right foot and not in that of the left, the spleen the other way round."""
    left, right = heights(foot="left").zones, heights(foot="right").zones
    assert "liver" in right and "liver" not in left
    assert "spleen" in left and "spleen" not in right
    assert set(left) | set(right) == set(heights().zones)


def test_the_plot_takes_what_the_map_gives():
    """Places picked on the map may be plotted as they are: with their foot, and plain places are passed over."""
    assert heights(["liver@right", "brain@left", "kidneys", "heel@left"]).zones == ("kidneys", "liver", "brain")


@pytest.mark.parametrize(
    ("zones", "foot", "says"),
    [
        (["liver"], "both", "3 zones or more"),
        (None, "both feet", "foot must"),
        (["liver", "gallbladder", "ileocecal"], "left", "3 zones or more"),
    ],
)
def test_too_few_zones_get_a_sentence(zones, foot, says):
    """An order of one is no order."""
    with pytest.raises(FootlibError, match=says):
        plot_heights(zones, foot)


def test_a_misspelt_zone_gets_the_nearest_name():
    """ "kidny" leads to the kidneys."""
    with pytest.raises(UnknownName, match="kidneys"):
        plot_heights(["kidny", "liver", "brain"])


@pytest.mark.parametrize("name", zone_groups())
def test_every_group_can_be_plotted(name):
    """What the list offers, the plot can draw; its words count the zones and tell the correlation."""
    ids = zone_groups()[name]
    found, alt = heights(ids), plot_heights(ids).alt
    assert f"{len(ids)} zones of both feet" in alt and f"{found.correlation:.2f}" in alt
    assert "no evidence of an effect" in alt


# --- claims


def test_all_claims_are_counted(catalog):
    """A square for each claim, and the words add up to all of them."""
    picture = plot_claims()
    assert len(picture.ax.patches) == len(catalog.evidence)
    counts = map(int, re.findall(rf"(\d+) (?:{'|'.join(Grade.__args__)})", picture.alt))
    assert sum(counts) == len(catalog.evidence)


@each("count", range(1, 100))
def test_rows_of_squares_are_even(count):
    """No row is longer than the page has room for, and none of one grade is shorter than the others by more than
    their number: no square stands alone under a full row."""
    beside = in_row(["low"] * count)
    rows = -(-count // beside)
    assert beside <= IN_ROW and beside - (count - beside * (rows - 1)) < rows


def test_named_claims_stand_under_their_grade(catalog):
    """Each claim's square is in the column of its grade, and its words give grade and certainty."""
    picture = plot_claims("sleep", "zones-diagnose")
    middles = [patch.get_x() + patch.get_width() / 2 for patch in picture.ax.patches]
    assert middles == pytest.approx([1, 3])  # supported, mixed, unsupported, refuted
    for id in ("sleep", "zones-diagnose"):
        one = catalog.evidence[id]
        assert f"{one.claim} {one.grade.capitalize()}, {one.certainty} certainty." in picture.alt


def test_grades_have_colours_of_their_own():
    """Squares of one certainty in two grades differ: the colour tells the grade, too."""
    assert len({painted(grade, "low")[0] for grade in Grade.__args__}) == len(Grade.__args__)


def test_a_misspelt_claim_gets_the_nearest_name():
    """ "slep" leads to sleep."""
    with pytest.raises(UnknownName, match="sleep"):
        plot_claims("slep")


def test_a_key_is_shown_only_where_there_is_something_to_tell_apart():
    """With organs alone, the key's dot looked like one more zone, called "organs", that broke the order."""
    organs = plot_heights(["liver", "stomach", "bladder"])
    assert organs.ax.get_legend() is None and plot_heights().ax.get_legend() is not None
