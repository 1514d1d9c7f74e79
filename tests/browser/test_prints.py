"""The print page in a real browser: one sheet a foot, nothing fetched, nothing cut, readable by everybody."""

from io import BytesIO

import pypdf
import pytest

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


@pytest.fixture
def opened(browser, tmp_path):
    """Opens the print page of a call to plan() in a page of its own; gives back the page and what it asked for."""
    page = browser.new_page(viewport={"width": 900, "height": 1000})

    def show(name, **options):
        path, asked = handout(plan(**CALLS[name]), tmp_path / "card.html", **options), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page, [url for url in asked if not url.startswith(("data:", "file:"))]

    yield show
    page.close()


def printed(page):
    return pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages


@pytest.mark.parametrize("name", CALLS)
def test_a_printed_page_takes_one_sheet_for_each_foot_at_most(opened, name):
    """Front and back of one A4 paper for each foot, whatever is printed; nothing comes from outside. One foot alone for
    20 minutes (23 steps) and both for 90 need both sides, and have them."""
    page, outside = opened(name)
    sheets = printed(page)
    feet = 1 if "one foot" in name or name == "blocked" else 2
    assert len(sheets) <= 2 * feet
    assert [round(float(v)) for v in sheets[0].mediabox[2:]] == [595, 842]
    assert outside == []


@pytest.mark.parametrize("name", ["flat and tired", "valgus", "digestion", "short", "cautions"])
def test_both_feet_take_one_page_each(opened, name):
    """A massage of both feet, up to an hour of it, is one page for each foot: two sides in all."""
    page, _ = opened(name)
    assert len(printed(page)) <= 2


def test_the_steps_at_a_glance_stand_on_the_first_page(opened):
    """What hangs on the wall is the picture with every step and what the hand does; a left foot that is the same is a
    line."""
    page, _ = opened("valgus")
    front = " ".join(printed(page)[0].extract_text().split())
    assert "Left foot: the same again" in front and front.count("Closing strokes over the whole foot") == 1
    assert " ".join(plan("valgus", cautions=()).steps[1].do.split()) in front


@pytest.mark.parametrize("name", CALLS)
def test_no_letter_on_paper_is_smaller_than_nine_points(opened, name):
    """Every word on paper is set in nine points or more, also where one foot has many steps; only the round numbers of
    the places are smaller."""
    page, _ = opened(name)
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST) * 72 / 96 >= 8.99


@pytest.mark.parametrize("width", [320, 700, 1200])
@pytest.mark.parametrize("large_print", [False, True])
def test_nothing_is_cut_on_a_narrow_screen(opened, width, large_print):
    """On a phone and at 400 % zoom one scrolls down only, and all pictures are there."""
    page, _ = opened("valgus", large_print=large_print)
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 200)")


def test_large_print_is_large_everywhere(opened):
    """No word of the large-print page is smaller than sixteen points."""
    page, _ = opened("valgus", large_print=True)
    smallest = page.evaluate("""() => Math.min(...[...document.querySelectorAll('main *')]
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.closest('.unseen'))
        .map(e => parseFloat(getComputedStyle(e).fontSize)))""")
    assert smallest * 72 / 96 >= 16


@pytest.mark.parametrize("name", ["valgus", "blocked"])
def test_axe_finds_nothing_serious(opened, name):
    """Headings, tables, alt texts and contrast are in order."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page, _ = opened(name)
    found = axe.run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []
