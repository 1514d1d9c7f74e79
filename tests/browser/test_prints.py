"""The print page in a real browser: one sheet a foot, nothing fetched, nothing cut, readable by everybody."""

from functools import cache
from io import BytesIO

import pypdf
import pytest
from each import each

from footlib import handout, plan

pytestmark = pytest.mark.browser

CALLS = {
    "flat and tired": dict(conditions=["flat-feet", "tired-feet"], minutes=20, cautions=()),
    "valgus": dict(conditions="valgus", cautions=()),
    "valgus, one foot": dict(conditions="valgus", cautions=(), feet="right"),
    "digestion": dict(conditions="digestion", cautions=()),
    "headache, one foot": dict(conditions="tension-headache", cautions=(), feet="left"),
    "short": dict(conditions="bunion", minutes=5, cautions=()),
    "cautions": dict(
        conditions=["valgus", "tired-feet", "digestion"], minutes=60, cautions=["ticklish", "thin-skin", "oil-allergy"]
    ),
    "long": dict(conditions=["flat-feet", "high-heels", "digestion"], minutes=90, cautions=()),
    "blocked": dict(conditions="tired-feet", cautions=["fever", "diabetes"]),
}


#: The size in pixels of the smallest word in sight; the numbers of the places are no words.
SMALLEST = """() => Math.min(...[...document.querySelectorAll('main *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.closest('.unseen'))
    .filter(e => e.checkVisibility() && !e.matches('.badges b, .key b'))
    .map(e => parseFloat(getComputedStyle(e).fontSize)))"""


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    """Opens the print page of a call to plan(), each written once; gives back the page and what it asked for."""
    page, folder = browser.new_page(), tmp_path_factory.mktemp("prints")
    written = cache(
        lambda name, **options: handout(plan(**CALLS[name]), folder / f"{name} {len(options)}.html", **options)
    )
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    def show(name, **options):
        page.set_viewport_size({"width": 900, "height": 1000})
        page.emulate_media(media="null")
        asked.clear()
        page.goto(written(name, **options).as_uri())
        return page, [url for url in asked if not url.startswith(("data:", "file:"))]

    yield show
    page.close()


@pytest.fixture(scope="module")
def printed(opened):
    """Of the page for a call to plan(), each opened and printed once: what it asked for, the pages that come out of the
    printer, and their smallest letters in pixels."""

    @cache
    def look(name):
        page, outside = opened(name)
        pages = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages
        page.emulate_media(media="print")
        return outside, pages, page.evaluate(SMALLEST)

    return look


@pytest.fixture(scope="module")
def sheets(printed):
    """The pages that come out of the printer for a call to plan()."""
    return lambda name: printed(name)[1]


@each("name", CALLS)
def test_the_print_page_asks_nothing_of_any_other(printed, name):
    """Opened without a network, the page is complete."""
    outside, _, _ = printed(name)
    assert outside == []


@each("name", CALLS)
def test_a_printed_page_takes_one_sheet_for_each_foot_at_most(sheets, name):
    """Front and back of one A4 paper for each foot, whatever is printed. One foot alone for 20 minutes (23 steps) and
    both for 90 need both sides, and have them."""
    feet = 1 if "one foot" in name or name == "blocked" else 2
    assert len(sheets(name)) <= 2 * feet
    assert [round(float(v)) for v in sheets(name)[0].mediabox[2:]] == [595, 842]


@each("name", ["flat and tired", "valgus", "digestion", "short", "cautions"])
def test_both_feet_take_one_page_each(sheets, name):
    """A massage of both feet, up to an hour of it, is one page for each foot: two sides in all."""
    assert len(sheets(name)) <= 2


def test_the_steps_at_a_glance_stand_on_the_first_page(sheets):
    """What hangs on the wall is the picture with every step and what the hand does; a left foot that is the same is a
    line."""
    front = " ".join(sheets("valgus")[0].extract_text().split())
    assert "Left foot: the same again" in front and front.count("Closing strokes over the whole foot") == 1
    assert " ".join(plan("valgus", cautions=()).steps[1].do.split()) in front


@each("name", ["valgus, one foot", "headache, one foot"])
def test_all_steps_of_one_foot_stand_on_the_front(sheets, name):
    """However many they are: hands, words and times of every step are on one page; the back has what is read before."""
    front = " ".join(sheets(name)[0].extract_text().split())
    assert all(step.name in front for step in plan(**CALLS[name]).steps)


@each("name", CALLS)
def test_no_letter_on_paper_is_smaller_than_nine_points(printed, name):
    """Every word on paper is set in nine points or more, also where one foot has many steps; only the round numbers of
    the places are smaller."""
    _, _, smallest = printed(name)
    assert smallest * 72 / 96 >= 8.99


@each("large_print", [False, True])
def test_nothing_is_cut_on_a_narrow_screen(opened, large_print):
    """On a phone and at 400 % zoom one scrolls down only, and all pictures are there."""
    page, _ = opened("valgus", large_print=large_print)
    for width in (320, 700, 1200):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        assert page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 200)"), width


def test_large_print_is_large_everywhere(opened):
    """No word of the large-print page is smaller than sixteen points."""
    page, _ = opened("valgus", large_print=True)
    smallest = page.evaluate("""() => Math.min(...[...document.querySelectorAll('main *')]
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.closest('.unseen'))
        .map(e => parseFloat(getComputedStyle(e).fontSize)))""")
    assert smallest * 72 / 96 >= 16


@each("name", ["valgus", "blocked"])
def test_axe_finds_nothing_serious(opened, name):
    """Headings, tables, alt texts and contrast are in order."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page, _ = opened(name)
    found = axe.run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []
