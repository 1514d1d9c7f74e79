"""Handouts: what a learner prints, pins up, sends and puts into the calendar."""

import errno
import re
import sys
import tomllib
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from zoneinfo import ZoneInfo

import pypdf
import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont
from icalendar import Calendar
from matplotlib import get_data_path
from PIL import Image

from footlib import FootlibError, handout, load, plan, share
from footlib.handouts import EXTRAS, PRINTERS, calendar, files, handout_bytes, pdf, pictures
from footlib.model.report import short_names

ROUTINES = {
    "valgus": lambda: plan("valgus", minutes=20, cautions=()),
    "digestion": lambda: plan("digestion", minutes=20, cautions=()),
    "own feet": lambda: plan(
        "tired-feet",
        who="self",
        minutes=15,
        cautions=["high-blood-pressure", "ticklish"],
        cleared=["high-blood-pressure"],
    ),
    "one foot": lambda: plan(
        "bunion", feet="left", minutes=10, cautions=["open-skin"], avoid={"open-skin": ["heel@left"]}
    ),
    "blocked": lambda: plan("tired-feet", cautions=["suspected-clot", "diabetes", "open-skin"]),
    "not asked": lambda: plan("cold-feet", minutes=10),
}
TEXTS = (".md", ".html", ".pdf", ".ics")
HOSTILE = '<script>alert("1")</script> #panic() $x$ `rm` *b* [l](j) & \\ @no | {{ 7 * 7 }} BEGIN:VEVENT'


@pytest.fixture(scope="module")
def made():
    """Handouts by routine and suffix, each written once."""
    folder = Path(mkdtemp(prefix="handouts-"))

    @cache
    def make(name, suffix, large_print=False):
        return handout(ROUTINES[name](), folder / f"{name} {large_print}{suffix}", large_print=large_print)

    return make


@pytest.fixture(scope="module")
def read(made):
    """The words of a handout, without line breaks, whatever kind of file it is; each read once."""

    @cache
    def words(name, suffix, large_print=False):
        path = made(name, suffix, large_print)
        if suffix == ".pdf":
            text = "\n".join(page.extract_text() for page in pages(path))
        elif suffix == ".ics":
            text = str(event(path)["description"])
        else:
            text = path.read_text(encoding="utf-8").replace("&#39;", "'").replace("&#42;", "*").replace("&#95;", "_")
        return " ".join(text.split())

    return words


def event(path):
    [found] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return found


LINES = re.compile(rb"(?:-?[\d.]+ ){2,6}[mlc]\s")  # the parts of a drawing's paths


def pages(path):
    """The pages of a PDF, without the lines of its drawings: pypdf would read a million numbers to find no word."""
    found = list(pypdf.PdfReader(path).pages)
    for page in found:
        words = pypdf.generic.DecodedStreamObject()
        words.set_data(LINES.sub(b"", page.get_contents().get_data()))
        page[pypdf.generic.NameObject("/Contents")] = words
    return found


def inside(document, wanted):
    """Every dictionary of a PDF with a certain structure type."""
    objects = (document.get_object(number) for number in range(1, document.trailer["/Size"]))
    return [one for one in objects if isinstance(one, dict) and one.get("/S") == wanted]


# --- what stands on it

LIGHT = {".pdf": 500_000, ".html": 350_000, ".png": 1_000_000}  #: bytes


@pytest.mark.parametrize("suffix", LIGHT)
def test_a_handout_is_light_enough_to_send(made, suffix):
    """The pictures of a whole session weigh no more than one photograph of a phone, small: nothing in them is a group
    that is seen through, which a PDF keeps as a page of its own, and what several pictures show is there once."""
    assert made("valgus", suffix).stat().st_size < LIGHT[suffix]


def test_a_pdf_keeps_no_part_of_a_drawing_as_a_page_of_its_own(made):
    """Of the hundreds of shapes in its pictures at most a few are groups."""
    document = pypdf.PdfReader(made("valgus", ".pdf"))
    objects = (document.get_object(number) for number in range(1, document.trailer["/Size"]))
    assert sum(isinstance(one, dict) and one.get("/Subtype") == "/Form" for one in objects) <= 5


@pytest.mark.parametrize("suffix", TEXTS)
@pytest.mark.parametrize("name", ["valgus", "digestion", "own feet", "one foot", "not asked"])
def test_every_step_is_there_with_its_time_and_its_pressure_in_words(read, name, suffix):
    """Whoever reads only this paper knows each step, how long it takes and how firm it is, on which foot."""
    text, routine = read(name, suffix), ROUTINES[name]()
    flat = text.replace(" ", "")
    for step in routine.steps:
        assert step.name.replace(" ", "") in flat
        assert step.firmness.partition(":")[0] in text
    for foot in {step.foot for step in routine.steps}:
        assert f"{foot.capitalize()} foot".lower() in text.lower()
    assert "10 min" in text or "15 min" in text or "17 min" in text or "20 min" in text


@pytest.mark.parametrize("suffix", TEXTS)
@pytest.mark.parametrize("name", ROUTINES)
def test_every_handout_says_what_it_is_not(read, name, suffix):
    """Not medical advice, and the day on which it was made, stand on every one, also where there is no massage."""
    text = read(name, suffix)
    assert "not medical advice" in text
    today = datetime.now()
    assert f"{today.day} {today:%B %Y}" in text


@pytest.mark.parametrize("suffix", (".md", ".html", ".pdf"))
def test_the_hands_the_preparation_and_what_comes_after_are_there(read, suffix):
    """The sheet needs no course beside it: hands, preparation, aftercare, when to stop, how sure, sources. Paper has
    what the hand does in twenty words, page and note also the whole text."""

    def letters(words):
        return words.replace(" ", "").replace("*", "")

    text, routine = letters(read("valgus", suffix)), ROUTINES["valgus"]()
    spoken = [
        *{s.do if suffix == ".pdf" else s.how for s in routine.steps},
        *map(str, routine.preparation),
        *map(str, routine.aftercare),
        *routine.watch,
        *routine.notes,
        *routine.honest,
    ]
    ends = {part for words in spoken for part in (letters(words)[:30], letters(words)[-30:])}  # pages break between
    assert [part for part in ends if part not in text] == []
    assert "Convention,11steps" in text
    assert "HealthandSafetyExecutive" in text


@pytest.mark.parametrize("suffix", TEXTS)
def test_the_cautions_that_applied_are_told_with_what_they_change(read, catalog, suffix):
    """A helper who takes over sees that a clinician was asked, and what still holds after the yes."""
    text = read("own feet", suffix)
    assert f"{catalog.cautions['high-blood-pressure'].name} (a clinician has said yes)" in text
    assert catalog.cautions["high-blood-pressure"].once_cleared in text
    assert catalog.cautions["ticklish"].act in text
    assert "changed for you" in text or suffix in (".md", ".ics")


@pytest.mark.parametrize("suffix", TEXTS)
def test_a_check_that_was_not_asked_is_said_first(read, suffix):
    """No paper looks as if somebody had checked when nobody did; where it was asked, it says so."""
    assert read("not asked", suffix).find("safety check was not answered") < read("not asked", suffix).find("Opening")
    assert "safety check was not answered" in read("not asked", suffix)
    assert "Asked; nothing applied" in read("valgus", suffix)


@pytest.mark.parametrize("suffix", TEXTS)
def test_no_massage_prints_the_reasons_and_nothing_else(read, suffix):
    """A red flag is a clear page with what to do now: no blank, no step, no picture."""
    text, routine = read("blocked", suffix), ROUTINES["blocked"]()
    assert "No massage for now" in text
    assert [r.text for r in routine.refer if r.text not in text] == []
    for absent in ("Opening strokes", "How the hands go", "Before you start", "data:image"):
        assert absent not in text


def test_places_bear_the_same_number_in_picture_key_and_step(read):
    """Number 7 on the foot is number 7 in the key and beside the step that works it."""
    text = read("valgus", ".html")
    assert "<b>1</b> Upper arch" in text and "<b>6</b> Heel" in text
    assert "1 Upper arch, on both feet" in text and "6 Heel, on both feet" in text
    row = text[text.index("Palm strokes around the heel") :]
    assert row.index("<b>6</b>") < row.index("</tr>")


def test_a_place_worked_on_one_foot_is_numbered_on_that_foot_only(read):
    """The ileocecal valve zone lies on the right foot of the chart, the sigmoid on the left: the picture says so."""
    text = read("digestion", ".html")
    assert "Ileocecal valve (and appendix), on the right foot" in text
    assert "Sigmoid colon, on the left foot" in text
    assert "Sigmoid colon zone</li>" in text  # in the key: the zone on a chart, not the organ


@pytest.mark.parametrize("suffix", [".html", ".md", ".pdf", ".ics", ".png"])
def test_hostile_words_stay_words(tmp_path, suffix):
    """A name made to break a page, a table or a calendar comes out as the letters that it is made of."""
    routine = plan("tired-feet", minutes=5, cautions=())
    steps = [s.model_copy(update={"name": HOSTILE, "how": HOSTILE}) for s in routine.steps]
    path = handout(
        routine.model_copy(update={"title": HOSTILE, "steps": tuple(steps), "notes": (HOSTILE,)}),
        tmp_path / f"hostile{suffix}",
    )
    if suffix == ".html":
        assert "<script" not in path.read_text(encoding="utf-8")
    elif suffix == ".md":
        assert "<script" not in path.read_text(encoding="utf-8") and "](j)" not in path.read_text(encoding="utf-8")
    elif suffix == ".pdf":
        assert '<script>alert("1")</script> #panic()' in pypdf.PdfReader(path).metadata.title
    elif suffix == ".ics":
        assert HOSTILE in event(path)["summary"]
    else:
        with Image.open(path) as picture:
            assert picture.height > 500


# --- the files


@pytest.mark.parametrize("name", ROUTINES)
def test_the_print_page_asks_nothing_of_any_other(made, name):
    """Sent by mail and opened without a network, the page is complete: style and pictures are inside, no script."""
    page = made(name, ".html").read_text(encoding="utf-8")
    assert "://" not in page and "<script" not in page and "<link" not in page and "@import" not in page
    assert page.count("<img") == page.count('src="data:image/png') == page.count('alt="') == page.count("src=")
    assert '<html lang="en">' in page and page.count("<h1>") == 1


@pytest.mark.parametrize("name", ROUTINES)
@pytest.mark.parametrize("large_print", [False, True])
def test_the_pdf_can_be_read_aloud(made, name, large_print):
    """A screen reader finds language, title, headings that begin at the first level, lists, tables with heads."""
    document = pypdf.PdfReader(made(name, ".pdf", large_print))
    root = document.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"]) and root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "en" and bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert document.metadata.title == (
        f"No massage for now – {ROUTINES[name]().title}" if name == "blocked" else ROUTINES[name]().title
    )
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert len(inside(document, "/H1")) == 1 and inside(document, "/H2")
    if name != "blocked":
        assert inside(document, "/L") and inside(document, "/Table") and inside(document, "/TH")


@pytest.mark.parametrize("name", sorted(set(ROUTINES) - {"blocked"}))
def test_every_picture_in_the_pdf_says_what_it_shows(made, name):
    """Each figure has an alt text: the places, their numbers and their foot, or what the hands of a step do."""
    figures = inside(pypdf.PdfReader(made(name, ".pdf")), "/Figure")
    told = [str(figure.get("/Alt") or figure.get("/A", {}).get("/Alt", "")) for figure in figures]
    assert figures and all(
        ("Highlighted: " in alt or len(alt.split()) > 5) and ("foot" in alt or "feet" in alt) for alt in told
    )


@pytest.mark.parametrize("suffix", [".html", ".md", ".pdf"])
def test_each_step_has_its_hands(tmp_path, suffix):
    """Beside every step that is told stands a picture of it, with words for those who do not see it; the foot that is
    the same again needs none, and a page draws each pose and foot once."""
    routine = plan("valgus", cautions=())
    path, right = handout(routine, tmp_path / f"card{suffix}"), [s for s in routine.steps if s.foot == "right"]
    said = {f"Right foot, {step.view}." for step in right}
    if suffix == ".pdf":
        alts = [
            str(one.get("/Alt") or one.get("/A", {}).get("/Alt", ""))
            for one in inside(pypdf.PdfReader(path), "/Figure")
        ]
        assert sum(alt.startswith(tuple(said)) for alt in alts) == len(right)
        return
    text = path.read_text(encoding="utf-8")
    if suffix == ".md":
        assert text.count("]: data:image/svg+xml;base64,") == len(right) == sum(text.count(f"![{one}") for one in said)
        return
    assert text.count('<svg role="img"') == len(right) and all(one in text for one in said)
    drawn = re.findall(r'<g id="(fl-hand-[0-9a-f]+)"', text)
    assert len(drawn) == len(set(drawn)) and set(re.findall(r'href="#([^"]+)"', text)) == set(drawn)


@pytest.mark.parametrize("name", ROUTINES)
def test_a_card_takes_one_sheet_for_each_foot_at_most(made, name):
    """A sheet is one A4 paper with two sides; one foot never needs more."""
    sides = pypdf.PdfReader(made(name, ".pdf")).pages
    assert len(sides) <= 2 * (1 if name in ("one foot", "blocked") else 2)
    assert {tuple(round(float(v)) for v in page.mediabox[2:]) for page in sides} == {(595, 842)}


@pytest.mark.parametrize(
    ("start", "begins"),
    [
        ("2030-05-01T19:30+02:00", datetime(2030, 5, 1, 17, 30, tzinfo=UTC)),
        ("2030-05-01 19:30Z", datetime(2030, 5, 1, 19, 30, tzinfo=UTC)),
        (datetime(2030, 5, 1, 19, 30, tzinfo=ZoneInfo("Asia/Kolkata")), datetime(2030, 5, 1, 14, 0, tzinfo=UTC)),
        ("2030-05-01 19.30", datetime(2030, 5, 1, 19, 30)),
        ("2030-05-01 19h30", datetime(2030, 5, 1, 19, 30)),
        ("2030-05-01 7pm", datetime(2030, 5, 1, 19)),
        ("2030-05-01 12:15 a.m.", datetime(2030, 5, 1, 0, 15)),
        ("2030-05-01", datetime(2030, 5, 1, 20)),
        (date(2030, 5, 1), datetime(2030, 5, 1, 20)),
    ],
)
def test_an_hour_is_read_as_it_was_meant(tmp_path, start, begins):
    """However people write an hour; one with a zone stands in universal time, so that no calendar looks for a zone that
    the file does not explain; a day alone means its evening, never midnight."""
    path = handout(plan("tired-feet", minutes=10, cautions=()), tmp_path / "a.ics", start=start)
    assert event(path)["dtstart"].dt == begins
    assert b"TZID" not in path.read_bytes()
    assert (b"DTSTART:" in path.read_bytes()) and path.read_bytes().count(b"Z\r\nDURATION") == (begins.tzinfo is UTC)


@pytest.mark.parametrize(
    "start",
    [
        "2030-05-01 24:30",
        "2030-05-01 19:75",
        "2030-05-01 19:30:75",
        "2030-05-01 19:30+02:99",
        "2030-05-01 13pm",
        "2030-02-30 19:30",
        "19:30",
        "2030-05-01 1930",
        19,
        datetime.max.replace(tzinfo=ZoneInfo("Pacific/Honolulu")),
    ],
)
def test_an_hour_that_cannot_be_read_is_refused(tmp_path, start):
    """A sentence rather than an entry at an hour that nobody meant."""
    with pytest.raises(FootlibError, match="start is a day and an hour, such as '2030-05-01 19:30', not "):
        handout(plan("tired-feet", minutes=10, cautions=()), tmp_path / "a.ics", start=start)


def titled(title):
    """A routine whose title somebody has written in letters of their own."""
    routine = plan("tired-feet", minutes=10, cautions=())
    return routine.model_copy(update={"title": title})


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("Feet \U000f0000", "U+F0000"),
        ("\u8db3\u3082\u307f \U0003134a", "U+"),
        ("Nurse \U000f0000\u200d\u2695", "U+F0000"),
        ("1\ufe0f\u20e3 Sunday", "'1\ufe0f\u20e3' (U+20E3, combining enclosing keycap)"),
        ("\u0939\u093f\u0928\u094d\u0926\u0940", "U+0939, devanagari letter ha"),
        ("Kh\u1798\u17c2\u179a", "U+1798, khmer letter mo"),
        ("\u0b95\u0bbf\u0bb0\u0bc1", "U+0B95, tamil letter ka"),
    ],
)
def test_a_letter_that_no_font_has_is_named_before_anything_is_printed(tmp_path, monkeypatch, title, letter):
    """A picture with boxes in it is no better than no PDF: both say which letter, where it stands and what to do; a web
    page, which has the fonts of whoever reads it, is written."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for suffix in (".pdf", ".png"):
        with pytest.raises(FootlibError, match=r"No font of this computer can write '\S{1,3}' ") as told:
            handout(titled(title), tmp_path / f"card{suffix}")
        assert letter in str(told.value) and "the title" in str(told.value) and "\n" not in str(told.value), suffix
        assert not (tmp_path / f"card{suffix}").exists()
    assert title in handout(titled(title), tmp_path / "card.html").read_text(encoding="utf-8")


def one_more_font(home, name, letters, rules=""):
    """A font among those of the computer, in which each of these letters looks like another, with its rules."""
    font = TTFont(Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")
    for table in font["cmap"].tables:
        table.cmap = {code: look for code, look in letters.items() if table.format != 4 or code <= 0xFFFF}
    for one in font["name"].names:
        one.string = str(one).replace("DejaVu", name)
    if rules:
        addOpenTypeFeaturesFromString(font, rules)
    for folder in (home / ".fonts", home / "Library" / "Fonts"):
        folder.mkdir(parents=True, exist_ok=True)
        font.save(folder / f"{name}.ttf")


@pytest.fixture
def borrowed(tmp_path, monkeypatch):
    """A computer that has one more font: in it two letters that no font of the course has look like A and B."""
    one_more_font(tmp_path, "Borrowed", {0x8DB3: "A", 0xF8F0: "B", 0xF0000: "B"})
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its fonts in one place for all")
@pytest.mark.parametrize("suffix", [".pdf", ".png"])
@pytest.mark.parametrize("sign", ["\U0001f44d\U0001f3fd", "\u2764\ufe0f\u200d\U0001f44d"], ids=["shade", "joined"])
def test_a_sign_whose_parts_are_in_two_fonts_is_named_whole(tmp_path, monkeypatch, suffix, sign):
    """A thumb in one font, its shade of skin in another: they would be boxes, or lose a part; so a sentence names the
    sign and the field. Side by side the same letters are printed."""
    one_more_font(tmp_path, "First", {0x1F44D: "A"})
    one_more_font(tmp_path, "Second", {0x1F3FD: "B", 0x2764: "C"})
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(FootlibError, match=f"No font of this computer can write '{sign}' .* in the title"):
        handout(titled(f"Feet {sign} today"), tmp_path / f"card{suffix}")
    assert handout(titled(" ".join(sign.replace("\u200d", ""))), tmp_path / f"card{suffix}").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its fonts in one place for all")
@pytest.mark.parametrize("suffix", [".pdf", ".png"])
def test_the_fonts_of_the_computer_step_in_for_other_scripts(borrowed, suffix):
    """Chinese, an emoji, any letter: where the computer has a font for it, the card is printed with it."""
    path = handout(titled("Feet \u8db3 \U000f0000"), borrowed / f"card{suffix}")
    assert path.stat().st_size > 10_000
    if suffix == ".pdf":
        assert "\u8db3" in pages(path)[0].extract_text()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its fonts in one place for all")
@pytest.mark.parametrize("suffix", [".pdf", ".png"])
def test_letters_that_join_are_written_with_a_font_that_joins_them(tmp_path, monkeypatch, suffix):
    """In Hindi and its relatives letters stack and change places. A font that has the letters only sets them in a row,
    with marks that nobody writes: better the sentence. Where a font has the rules, it is taken, wherever it stands."""
    hindi = {0x0915: "A", 0x094D: "B", 0x0937: "C"}
    title = "Feet \u0915\u094d\u0937"
    monkeypatch.setenv("HOME", str(tmp_path))
    one_more_font(tmp_path, "Aloose", hindi)
    with pytest.raises(FootlibError, match="U\\+0915, devanagari letter ka.* in the title"):
        handout(titled(title), tmp_path / f"card{suffix}")
    rules = "languagesystem dev2 dflt; feature akhn { sub A B C by D; } akhn;"
    one_more_font(tmp_path, "Joining", hindi, rules)
    path = handout(titled(title), tmp_path / f"card{suffix}")
    assert path.stat().st_size > 10_000
    if suffix == ".pdf":
        used = pypdf.PdfReader(path).pages[0]["/Resources"]["/Font"].values()
        assert any("Joining" in font.get_object()["/BaseFont"] for font in used)


def test_scripts_that_the_own_fonts_know_need_no_other(tmp_path):
    """Hebrew, Arabic, Vietnamese, Greek and Russian are printed the same on every computer."""
    title = "\u05e8\u05d2\u05dc \u0642\u062f\u0645 B\u1ebd \u03c0\u03cc\u03b4\u03b9 \u043d\u043e\u0433\u0430"
    assert pdf.fonts_needed({"title": title}) is None
    assert handout(titled(title), tmp_path / "card.pdf").exists()


@pytest.mark.parametrize("suffix", PRINTERS)
def test_what_nobody_can_see_stops_no_handout(tmp_path, suffix):
    """A byte order mark, a bell, half of an emoji: left out, in every kind of file."""
    path = handout(titled("Feet\ufeff\a\ud83e"), tmp_path / f"card{suffix}")
    assert path.stat().st_size > 0


@pytest.mark.parametrize(
    ("reference", "short"),
    [
        ("Kim DI, Kim YS, Han SH (2015). Topography. Journal 1:2", "Kim DI and others (2015)"),
        ("Wajon A, Ada L (2003). Thumbs. Journal 1:2", "Wajon A, Ada L (2003)"),
        ("NHS (no date; read 2026-11-22). Cellulitis. NHS", "NHS"),
        ("The authors of this course. The course's own choice. This course", "The authors of this course"),
        ("Department of Health (Baggoley C) (2015). Review. Report", "Department of Health (Baggoley C) (2015)"),
    ],
)
def test_the_list_of_sources_on_paper_says_who_and_when_in_few_words(reference, short):
    """Who and when, so that the list has room on the sheet; the day on which a page was read stays in the full list."""
    assert short_names({"a": reference, "b": reference}) == [short]


def test_one_foot_of_the_longest_card_fits_on_its_sheet(tmp_path):
    """All nine steps of the article for one foot: front and back of one paper, the steps all on the front."""
    path = handout(plan("valgus", feet="right", cautions=()), tmp_path / "right.pdf")
    front, _back = pages(path)
    assert "Closing strokes over the whole foot" in " ".join(front.extract_text().split())


def sizes(path):
    """Every size of letters in a PDF, with some words in it."""
    found = {}

    def visit(text, matrix, font_matrix, font, size):
        if text.strip():
            found.setdefault(round(size * abs(font_matrix[3] * matrix[3]), 1), text.strip())

    for page in pages(path):
        page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("name", ["valgus", "blocked"])
def test_large_print_has_letters_of_sixteen_points_at_least(made, name):
    """Whoever needs large print gets it in every word, also in numbers and at the foot of the page."""
    assert min(sizes(made(name, ".pdf", True))) >= 15.9
    assert min(sizes(made(name, ".pdf"))) < 16
    assert "--size: 17pt" in made(name, ".html", True).read_text(encoding="utf-8")


def test_the_picture_is_one_tall_page(made):
    """As wide as a phone can zoom, and as tall as it needs to be, on white."""
    with Image.open(made("own feet", ".png")) as picture:
        assert picture.width > 1200 and picture.height > picture.width
        assert picture.convert("RGB").getpixel((3, 3)) == (255, 255, 255)


def test_the_note_carries_its_pictures_at_its_end(made):
    """The Markdown file reads well as text: what only a machine reads comes last."""
    lines = made("own feet", ".md").read_text(encoding="utf-8").splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("[sole]: data:image/png;base64,"))
    assert all(line.startswith("[") or not line for line in lines[first:])
    assert any(line.startswith("![Both soles") and line.endswith("][sole]") for line in lines)


# --- the calendar


def test_the_calendar_entry_holds_the_time_that_is_needed(made):
    """The evening is blocked for bath, towels and steps; the hour is that of wherever the calendar is opened."""
    found = event(made("own feet", ".ics"))
    assert found["summary"] == f"Foot massage: {ROUTINES['own feet']().title}"
    assert found["duration"].dt.total_seconds() == ROUTINES["own feet"]().seconds + 15 * 60
    assert found["dtstart"].dt.tzinfo is None and found["dtstart"].dt.hour == 20
    assert share(ROUTINES["own feet"]()) in found["description"]


@pytest.mark.parametrize(
    ("now", "evening"), [("2030-05-01 09:00", "2030-05-01 20:00"), ("2030-05-01 20:30", "2030-05-02 20:00")]
)
def test_the_usual_hour_is_the_next_evening(monkeypatch, now, evening):
    """Today at eight; after eight it is tomorrow."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.fromisoformat(now)

    monkeypatch.setattr(calendar, "datetime", Clock)
    assert calendar.moment(None) == datetime.fromisoformat(evening)


def test_a_start_can_be_given(tmp_path):
    """As text or as a moment; the same routine at the same hour replaces its older entry, another hour does not."""
    routine = plan("tired-feet", cautions=())
    ids = [
        event(handout(routine, tmp_path / "a.ics", start=start))["uid"]
        for start in ("2030-05-01 19:30", datetime(2030, 5, 1, 19, 30), "2030-05-02 19:30")
    ]
    assert event(tmp_path / "a.ics")["dtstart"].dt == datetime(2030, 5, 2, 19, 30)
    assert ids[0] == ids[1] != ids[2]
    with pytest.raises(FootlibError, match="start is a day and an hour, such as '2030-05-01 19:30', not 'soon'"):
        handout(routine, tmp_path / "b.ics", start="soon")


# --- what goes wrong


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("card.dpf", "Try 'card.pdf'"),
        ("card.htm", "Try 'card.html'"),
        ("card.docx", "Known: .html, .ics, .md, .pdf, .png"),
        ("card", "has no ending that says what to write"),
        ("nowhere/card.pdf", "does not exist. Make it first"),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest_right_one(tmp_path, name, said):
    """Before any work is done, the learner is told what to type instead."""
    with pytest.raises(FootlibError, match=said.replace(".", r"\.")):
        handout(plan("tired-feet", cautions=()), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path):
    """Whoever names a folder is shown a file in it."""
    (tmp_path / "cards.md").mkdir()
    with pytest.raises(FootlibError, match="is a folder. Give the name of a file in it"):
        handout(plan("tired-feet", cautions=()), tmp_path / "cards.md")


@pytest.mark.parametrize("step", ["open", "replace"])
def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch, step):
    """When the disk is full or the file is open elsewhere, the old card stays and no half one lies beside it."""

    def fails(self, *rest, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "card.md"
    path.write_text("the old card")
    with monkeypatch.context() as full, pytest.raises(FootlibError, match="not be written: No space left on device"):
        full.setattr(Path, step, fails)
        files.write(path, b"the new card, which is longer")
    assert [p.name for p in tmp_path.iterdir()] == ["card.md"]
    assert path.read_text() == "the old card"


def test_only_a_routine_can_be_printed(tmp_path):
    """The name of a condition is not a plan, and the sentence shows the plan."""
    with pytest.raises(FootlibError, match=r"handout takes a routine, such as handout\(plan\('tired-feet'\)"):
        handout("tired-feet", tmp_path / "card.html")


@pytest.mark.parametrize(
    ("suffix", "package"), [(".pdf", "typst"), (".png", "typst"), (".html", "jinja2"), (".ics", "icalendar")]
)
def test_a_missing_package_is_told_in_one_sentence(tmp_path, monkeypatch, suffix, package):
    """The learner reads which command to run, and no traceback of imports."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(FootlibError, match=rf'need one more package: run %pip install "{package}>=') as problem:
        handout(plan("tired-feet", cautions=()), tmp_path / f"card{suffix}")
    assert str(problem.value).count(". ") == 0
    assert list(tmp_path.iterdir()) == []


def test_the_command_asks_for_what_pyproject_asks_for():
    """The sentence and the package list name the same versions."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {*project["dependencies"], *project["optional-dependencies"]["handouts"]}
    assert {package for _, package in EXTRAS.values()} <= asked


@pytest.mark.parametrize("view", ["sole", "inner"])
def test_a_page_has_its_numbered_pictures_where_nothing_can_be_drawn(monkeypatch, view):
    """In a browser, without matplotlib, a handout takes the map: the same places are painted, with the same numbers."""
    routine = plan(["flat-feet", "digestion"], cautions=())
    drawn = {one.view: one for one in pictures.numbered_pictures(routine, load())}[view]
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)
    mapped = {one.view: one for one in pictures.numbered_pictures(routine, load())}[view]
    assert mapped.alt == drawn.alt
    told = {number for number in re.findall(r">(\d+)</text>", mapped.svg)}
    assert told == {str(n) for place, n in pictures.place_numbers(routine).items() if view in shown_on(place, routine)}
    page = handout_bytes(routine, ".html").decode()
    assert page.count("data:image/svg+xml;base64,") == len(pictures.numbered_pictures(routine, load()))


def shown_on(place, routine):
    found = pictures.places_by_view(routine, load())
    return [view for view, places in found.items() if place in places]
