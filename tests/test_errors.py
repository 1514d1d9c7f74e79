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
