"""Mistakes are told so that the reader can put them right."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from footlib import DataError, FootlibError, UnknownName


def test_every_mistake_is_a_value_error():
    """An instructor who catches ValueError catches all of ours."""
    assert issubclass(DataError, FootlibError) and issubclass(UnknownName, FootlibError)
    assert issubclass(FootlibError, ValueError)


@pytest.mark.parametrize(
    "typo, meant",
    [("flat-foot", "flat-feet"), ("Flat Feet", "flat-feet"), ("flat_feet", "flat-feet"), ("bunions", "bunion")],
)
def test_a_typo_is_answered_with_the_nearest_right_name(typo, meant):
    """Somebody who writes 'bunions' is asked whether they meant 'bunion'."""
    assert f"Did you mean '{meant}'?" in str(UnknownName(typo, "condition", ["flat-feet", "bunion", "heel-pain"]))


@pytest.mark.parametrize(
    "typed, told",
    [
        ("flat\u2011feet", "character 5 is '\u2011' (Non-breaking hyphen): type '-'"),
        ("fl\u0430t-feet", "character 3 is '\u0430' (Cyrillic small letter a): type 'a'"),
        ("flat-feet\u200b", "'flat-feet<U+200B>': character 10 is one that cannot be seen (Zero width"),
        ("flat\u00a0feet", "character 5 is not a plain space (No-break space): type a space"),
        ("flat\u00adfeet", "character 5 is a soft hyphen, which cannot be seen: type '-' or delete it"),
        ("\u201cflat-feet\u201d", "character 1 is '\u201c' (Left double quotation mark): type \" or delete it"),
        ("\uff46lat-feet", "character 1 is '\uff46' (Fullwidth latin small letter f): type 'f'"),
        ("flat-f\u00e9et", "character 7 is '\u00e9' (Latin small letter e with acute): type 'e'"),
    ],
)
def test_what_cannot_be_seen_in_a_name_is_told(typed, told):
    """A name that looks right and is not, as chats and text programs leave it, is told with the character to type."""
    said = str(UnknownName(typed, "condition", ["flat-feet", "bunion"]))
    assert told in said and "Did you mean 'flat-feet'?" in said


def test_only_the_first_odd_characters_are_told():
    """A name in another script is one short message, with the names that there are."""
    said = str(UnknownName("\u8db3" * 400, "condition", ["flat-feet", "bunion"]))
    assert "and 397 more" in said and "Known: bunion, flat-feet" in said


def test_a_name_of_another_kind_is_told_apart():
    """'heel' is a place: who asks for it as a condition is told so, and led to heel pain."""
    error = UnknownName("heel", "condition", ["heel-pain"], {"region": ["heel"]})
    assert "'heel' is a region, not a condition." in str(error) and "'heel-pain'" in str(error)


def test_a_name_far_from_all_is_answered_with_the_list():
    """Where nothing is near, all known names are shown."""
    assert "Known: bunion, flat-feet." in str(UnknownName("xyz", "condition", ["flat-feet", "bunion"]))


def test_all_mistakes_are_listed_at_once():
    """Two mistakes are told together, not one after the other."""
    text = str(DataError(["a is wrong", "b is missing"]))
    assert text.startswith("2 mistakes") and "- a is wrong" in text and "- b is missing" in text


def test_a_notebook_shows_the_sentence_without_a_traceback(capsys):
    """A learner who misspells a condition reads one sentence, not the code behind it."""
    shell = InteractiveShell()
    shell.run_cell("from footlib import plan\nplan('flat-foot')")
    said = capsys.readouterr().out
    assert "'flat-feet'?" in said and "Traceback" not in said and "catalog" not in said
