"""Contrast, computed: text at least 4.5 to 1, borders and marks at least 3 to 1, in pictures and in both themes."""

import re
from pathlib import Path

import pytest
from each import each

import footlib
from footlib.drawing import style
from footlib.drawing.footprint import footprint_page, footprint_sheet
from footlib.drawing.plots.claims import COLOURS, SURE, painted

WIDGETS = Path(footlib.__file__).parent / "widgets"
THEME = (WIDGETS / "theme.css").read_text(encoding="utf-8")
MAP, STROKES, SESSION = (
    (WIDGETS / f"{name}.css").read_text(encoding="utf-8") for name in ("foot_map", "strokes", "session")
)
SKIN = style.ART["skin"].fill
TEXT, BORDER = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11


def channels(colour):
    long = "".join(c * 2 for c in colour[1:]) if len(colour) == 4 else colour[1:]
    return [int(long[i : i + 2], 16) / 255 for i in (0, 2, 4)]


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a, b):
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def over(colour, opacity, ground):
    """A colour that lets the ground shine through."""
    mixed = (opacity * c + (1 - opacity) * g for c, g in zip(channels(colour), channels(ground), strict=True))
    return "#" + "".join(f"{round(255 * c):02x}" for c in mixed)


def themes():
    """The widgets' colours by name, in the light and in the dark theme."""
    light, dark = (
        dict(re.findall(r"--fl-([\w-]+): (#\w+);", block)) for block in re.findall(r"\{([^}]*)\}", THEME)[:2]
    )
    return {"light": light, "dark": light | dark}


def rule(css, name):
    """What a style sheet says of a class: property → value."""
    found = re.search(rf"\.{name}(?: \*)? \{{([^}}]*)\}}", css)[1]
    return dict(re.findall(r"([\w-]+): ([^;]+);", found))


def grounds(opacity):
    """Skin, its shades, and every zone on it at that opacity."""
    shades = [over(style.ART[name].fill, style.ART[name].opacity, SKIN) for name in ("hollow", "pad", "rim")]
    return [SKIN, *shades, *(over(family.fill, opacity, SKIN) for family in style.SYSTEMS.values())]


def test_contrast_is_computed_right():
    """Black on white is 21 to 1, and the order does not matter."""
    assert contrast("#000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


# --- pictures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", [style.PAPER, "#ffffff"])
@pytest.mark.parametrize("ink", [style.INK, style.FAINT_INK, style.GUIDE.edge])
def test_words_on_paper(ink, paper):
    """Names, notes and guide lines' names can be read on the page, on screen and in print."""
    assert contrast(ink, paper) >= TEXT


@each("system", style.SYSTEMS)
def test_names_and_numbers_in_zones(system):
    """What stands inside a zone can be read, and white can be read on a badge."""
    assert contrast(style.INK, style.SYSTEMS[system].fill) >= TEXT
    assert contrast("#ffffff", style.INK) >= TEXT


@each("system", style.SYSTEMS)
def test_zone_borders_on_skin(system):
    """Every zone's border stands out from the skin around it, also where the skin is shaded, and from the paper."""
    edge = style.SYSTEMS[system].edge
    hollow = over(style.ART["hollow"].fill, style.ART["hollow"].opacity, SKIN)
    for ground in (SKIN, hollow, style.PAPER):
        assert contrast(edge, ground) >= BORDER


@pytest.mark.parametrize("root", style.ROOTS)
def test_names_and_borders_of_plain_places(root):
    """The same for regions, which let the skin shine through."""
    look = style.region_look(root)
    assert contrast(style.INK, over(look.fill, look.opacity, SKIN)) >= TEXT
    assert contrast(look.edge, SKIN) >= BORDER


@pytest.mark.parametrize(
    "edge",
    [
        style.RANK_EDGE,
        style.NEVER.edge,
        style.MARKED.edge,
        style.PRACTICE.edge,
        style.GUIDE.edge,
        style.ART["contour"].edge,
        *(look.edge for look in style.VERSION_LINES.values()),
    ],
)
def test_marks_on_skin(edge):
    """Classes, forbidden places, highlights, guide lines, contours and both versions stand out from skin and paper."""
    assert contrast(edge, SKIN) >= BORDER
    assert contrast(edge, style.PAPER) >= BORDER


@pytest.mark.parametrize("level", style.RANKS)
def test_hatching_of_classes(level):
    """The lines by which classes differ without colour can be seen on each of them."""
    assert contrast(style.RANK_EDGE, style.RANKS[level][0]) >= BORDER


@pytest.mark.parametrize("tint", style.STRIPS)
def test_numbers_and_lines_on_strips(tint):
    """Numbers and guide lines can be read on every longitudinal zone."""
    ground = over(tint, 0.55, SKIN)
    assert contrast(style.INK, ground) >= TEXT
    assert contrast(style.GUIDE.edge, ground) >= BORDER


def test_the_page_of_a_footprint():
    """Its words, lines, bars and the foot's outline stand out from the page; the verdict can be read in its bar."""
    assert contrast(footprint_page.ANGLE_INK, style.PAPER) >= TEXT
    assert contrast(footprint_sheet.OTHER.edge, footprint_sheet.OTHER.fill) >= BORDER
    assert contrast(style.INK, footprint_sheet.OTHER.fill) >= TEXT
    assert contrast("#ffffff", footprint_sheet.SAID.fill) >= TEXT
    assert contrast(footprint_sheet.CONTOUR.edge, style.PAPER) >= BORDER
    for ink in (footprint_page.INDIGO, footprint_page.VERMILION):
        assert contrast("#" + "".join(f"{part:02x}" for part in ink), style.PAPER) >= BORDER


@each("certainty", SURE)
@each("grade", COLOURS)
def test_letters_in_the_plot_of_claims(grade, certainty):
    """How sure a claim is stands as a letter in its field, and can be read there."""
    fill, ink = painted(grade, certainty)
    assert contrast(ink, fill) >= TEXT


# --- widgets ----------------------------------------------------------------------------------------------------------


@each("theme", themes())
@each("ink", ["ink", "soft", "accent-deep", "stop"])
@each("ground", ["paper", "card"])
def test_words_of_the_widgets(theme, ink, ground):
    """Every colour of text can be read on both grounds, in the light and in the dark theme."""
    colours = themes()[theme]
    assert contrast(colours[ink], colours[ground]) >= TEXT


@each("theme", themes())
@each(
    ("ink", "ground"),
    [
        ("on-accent", "accent"),
        ("ink", "wash"),
        ("ink", "stop-wash"),
        ("stop", "stop-wash"),
        ("ink", "calm-wash"),
        ("accent-deep", "wash"),
    ],
)
def test_words_on_coloured_grounds(theme, ink, ground):
    """Buttons, notes and alarms can be read in both themes."""
    colours = themes()[theme]
    assert contrast(colours[ink], colours[ground]) >= TEXT


@each("theme", themes())
@each("edge", ["edge", "accent", "stop", "calm-edge"])
@each("ground", ["paper", "card"])
def test_edges_of_the_widgets(theme, edge, ground):
    """Fields, focus rings and marks stand out from their ground in both themes."""
    colours = themes()[theme]
    assert contrast(colours[edge], colours[ground]) >= BORDER


@pytest.mark.parametrize("theme", themes())
def test_the_foot_on_the_widgets_ground(theme):
    """In both themes the foot stands out: by its contour on light ground, by its skin on dark ground."""
    ground = themes()[theme]["paper"]
    assert max(contrast(style.ART["contour"].edge, ground), contrast(SKIN, ground)) >= BORDER


def test_lines_over_the_map():
    """The outlines of picked, used, marked and looked-at places stand out from the skin, in both themes."""
    lines = re.findall(r"\.fl-(used|now|picked|marked|looked|edge)[^{]*\{[^}]*stroke: (#\w+)", MAP)
    assert {name for name, _ in lines} == {"used", "now", "picked", "marked", "looked", "edge"}
    for name, colour in lines:
        assert contrast(colour, SKIN) >= BORDER, name


def test_tags_and_badges_of_the_map():
    """Names and numbers laid over the map can be read, whatever the theme."""
    pairs = re.findall(r"\.fl-(?:badge|tag|tag-look) \{[^}]*?background: (#\w+); color: (#\w+)", MAP)
    assert len(pairs) >= 3
    assert all(contrast(ground, ink) >= TEXT for ground, ink in pairs)


@pytest.mark.parametrize("level", [*style.RANKS, "never"])
def test_classes_over_the_map(level):
    """A class has the printed atlas's colour; its border stands out from it, from its neighbours and from the skin."""
    look = rule(MAP, f"fl-rank-{level}")
    edge = look.get("stroke", rule(MAP, "fl-rank")["stroke"])
    assert look["fill"] in ((style.NEVER if level == "never" else style.rank_look(level)).fill, "#fff")
    for ground in (SKIN, *(fill for fill, _ in style.RANKS.values() if fill != style.RANKS[4][0])):
        assert contrast(edge, ground) >= BORDER


@each("theme", themes())
@each("level", [*style.RANKS, "never"])
def test_the_legend_of_classes(theme, level):
    """Each swatch stands out from the ground of both themes, by its border or by its fill."""
    look = rule(MAP, rf"fl-swatch\.fl-rank-{level}")
    edge = re.search(r"#\w+", look.get("border", rule(MAP, "fl-swatch")["border"]))[0]
    ground = themes()[theme]["paper"]
    assert max(contrast(edge, ground), contrast(look["background"], ground)) >= BORDER


@pytest.mark.parametrize("line", ["guide", "strip", "A", "B"])
def test_lines_of_the_layers(line):
    """Guide lines, strips and both versions of a zone stand out from the skin and its shades."""
    for ground in grounds(0):
        assert contrast(rule(MAP, f"fl-line-{line}")["stroke"], ground) >= BORDER


@pytest.mark.parametrize("mark", ["fl-mark", "fl-mark-A", "fl-mark-B", "fl-mark-strip"])
def test_letters_of_the_layers(mark):
    """Letters and numbers can be read on their labels, and the labels stand out."""
    look = rule(MAP, "fl-mark") | rule(MAP, mark)
    edge = look.get("border-color") or re.search(r"#\w+", look["border"])[0]
    assert contrast(look["color"], look["background"]) >= TEXT
    assert contrast(edge, look["background"]) >= BORDER and contrast(edge, SKIN) >= BORDER


def test_strokes_over_the_map():
    """Arrows, their numbers and the moving hand stand out from skin and zones, which fade while strokes are shown."""
    faded = float(rule(MAP, "fl-in-use .zone")["opacity"])
    line, hand = rule(STROKES, "fl-stroke-line")["stroke"], style.HAND["line"]
    for ground in grounds(faded):
        assert contrast(line, ground) >= BORDER and contrast(hand, ground) >= BORDER
    assert contrast(rule(STROKES, "fl-strokes text")["fill"], rule(STROKES, "fl-stroke-badge")["fill"]) >= TEXT
    assert contrast(line, rule(STROKES, "fl-stroke-rim-line")["stroke"]) >= BORDER


@pytest.mark.parametrize("mark", ["fl-now-edge", "fl-marked"])
def test_places_in_a_session(mark):
    """While a session runs, the place that is worked and places to keep off stand out from the skin."""
    assert contrast(rule(SESSION, mark)["stroke"], SKIN) >= BORDER
