"""The glossary: its page, and how a word is looked up (that lessons link each word where it is met first is a rule in
footlib_authoring/review, which tests/test_lessons.py asks)."""

import re

import pytest

from footlib import UnknownName, glossary, load
from footlib_authoring.review.glossary import first_use
from footlib_authoring.review.glossary import page as page_of

TERMS = load().glossary


def test_the_page_has_every_term_by_the_alphabet_with_anchor_and_way_back(catalog):
    """Each entry can be linked, shows its other words, and leads back to its lesson."""
    page = page_of(catalog)
    heads = re.findall(r'<a id="([^"]+)"></a>\n### (.+)', page)
    assert [id for id, _ in heads] == sorted(catalog.glossary, key=lambda id: catalog.glossary[id].term.lower())
    for id, entry in catalog.glossary.items():
        block = page.split(f'<a id="{id}"></a>')[1].split("\n## ")[0].split("<a id=")[0]
        assert f"({entry.lesson}.ipynb)" in block and all(word in block for word in entry.also)
        assert all(f"(`{claim}`)" in block and "*Sources:*" in block for claim in entry.evidence)


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
