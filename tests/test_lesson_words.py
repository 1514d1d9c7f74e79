"""The glossary: every hard word is explained once, and linked where a learner meets it first."""

import json
import re
from pathlib import Path

import pytest
from each import each

from footlib import UnknownName, glossary, load
from tools import write_glossary, write_marks

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
LESSONS = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
LINK = re.compile(r"\[([^\]]*)\]\(glossary\.md#([^)]+)\)")
NOT_PROSE = re.compile(  # code, quotations, headings, pictures, menus, grades
    r"```.*?```|`[^`]*`|^>[^\n]*|^#[^\n]*|!\[[^\]]*\]|<img[^>]*>|\*[^*\n]*▸[^*\n]*\*"
    r"|<sup>[^<]*</sup>|<!--.*?-->",
    re.M | re.S,
)
#: What stands in these cells is said again, and explained, in the sections.
FRAME = ("how-to-run", "title", "you-will-be-able-to", "you-can-now")
TERMS = load().glossary


def prose(lesson, frame=FRAME):
    cells = json.loads((FOLDER / f"{lesson}.ipynb").read_text(encoding="utf-8"))["cells"]
    read = [c for c in cells if c["cell_type"] == "markdown" and c["id"] not in frame]
    return NOT_PROSE.sub("", "\n\n".join(write_marks.without("".join(cell["source"])) for cell in read))


def linked(lesson):
    """id → where it is first linked in a lesson's text."""
    return {match[2]: match.start() for match in reversed(list(LINK.finditer(prose(lesson))))}


def first_use(word, text):
    """Where a word, also as a plural, is first used in a text; not as part of a longer word or of an address."""
    met = re.search(rf"(?<![\w(/.#-]){re.escape(word)}(s|es)?(?![\w-])", re.sub(r"\]\([^)]*\)", hidden, text), re.I)
    return met.start() if met else None


def hidden(match):
    return " " * len(match[0])


@each("lesson", LESSONS)
def test_every_glossary_link_finds_its_entry(lesson):
    """No lesson links a word that the glossary does not explain."""
    assert sorted({id for _, id in LINK.findall(prose(lesson, frame=()))} - TERMS.keys()) == []


@each("id", TERMS)
def test_a_term_is_linked_where_its_lesson_uses_it_first(id):
    """The entry's lesson links it, at the first use of the word there."""
    lesson = TERMS[id].lesson
    assert lesson in LESSONS, f"data/glossary.toml, [{id}]: there is no lesson '{lesson}'"
    link = linked(lesson).get(id)
    assert link is not None, f"{lesson} never links glossary.md#{id}"
    use = first_use(TERMS[id].term, prose(lesson))
    near = prose(lesson)[use : use + 60] if use is not None else ""
    assert use is None or link <= use, f"{lesson} uses '{TERMS[id].term}' before it links it: …{near}…"


@each("id", TERMS)
def test_a_terms_lesson_is_the_first_that_links_it(id):
    """The way back from the glossary leads to where a reader meets the word first."""
    first = next((lesson for lesson in LESSONS if id in linked(lesson)), None)
    assert first == TERMS[id].lesson, f'data/glossary.toml, [{id}]: write lesson = "{first}", the first that links it'


def test_the_glossarys_page_is_fresh(catalog):
    """notebooks/glossary.md says what data/glossary.toml says."""
    written = write_glossary.PAGE.read_text(encoding="utf-8")
    assert written == write_glossary.page(catalog), "run: .venv/bin/python tools/write_glossary.py"


def test_the_page_has_every_term_by_the_alphabet_with_anchor_and_way_back(catalog):
    """Each entry can be linked, shows its other words, and leads back to its lesson."""
    page = write_glossary.page(catalog)
    heads = re.findall(r'<a id="([^"]+)"></a>\n### (.+)', page)
    assert [id for id, _ in heads] == sorted(catalog.glossary, key=lambda id: catalog.glossary[id].term.lower())
    for id, entry in catalog.glossary.items():
        block = page.split(f'<a id="{id}"></a>')[1].split("\n## ")[0].split("<a id=")[0]
        assert f"({entry.lesson}.ipynb)" in block and all(word in block for word in entry.also)
        assert all(f"(`{claim}`)" in block and "*Sources:*" in block for claim in entry.evidence)


def test_meanings_are_short_and_promise_nothing():
    """One or two sentences, and no word that promises what massage cannot keep."""
    from test_lessons import claims

    for id, entry in TERMS.items():
        assert len(re.findall(r"[.!?](?=\s|$)", entry.meaning)) <= 3 and len(entry.meaning) < 260, id
        assert claims(entry.meaning) == [], id


def test_a_word_is_found_as_a_learner_writes_it():
    """By its term, another word for it, as several, or with capitals; in the order asked for."""
    assert list(glossary("Stroking", "zones", "hallux valgus").terms) == ["effleurage", "zone", "hallux-valgus"]
    assert "kidney zone" in str(glossary("zone")) and glossary("zone")._repr_markdown_().startswith("- **zone**")


def test_all_words_come_by_the_alphabet():
    """Without a word, the whole glossary."""
    assert list(glossary().terms) == sorted(TERMS)


def test_a_word_that_is_not_explained_gets_the_nearest_one():
    """A slip of the keyboard is answered with the right word."""
    with pytest.raises(UnknownName, match="There is no glossary term called 'valgas'. Did you mean 'valgus'"):
        glossary("valgas")


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("The zones of the chart.", True),
        ("An ozone hole.", False),
        ("Zone therapy", True),
        ("See [here](glossary.md#zone).", False),
        ("a time-zone", False),
    ],
)
def test_first_uses_are_told_from_other_words(text, met):
    """A word counts alone or as several, never inside another word or an address."""
    assert (first_use("zone", text) is not None) is met
