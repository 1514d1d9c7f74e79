"""moves(): the moves of the course to choose from when somebody writes a card."""

import pytest

from footlib import UnknownName, moves


def test_every_move_stands_in_one_family(catalog):
    """No move is lost on the list, and none stands in it twice."""
    listed = [id for family in moves().families.values() for id in family]
    assert sorted(listed) == sorted(catalog.moves)


def test_a_word_finds_moves_by_place_technique_and_name(catalog):
    """'inner ankle' is a place, 'knuckles' a part of a name, and both words together leave what is about both."""
    for words in (("inner ankle",), ("knuckles",), ("heel", "knuckles")):
        found = [id for family in moves(*words).families.values() for id in family]
        assert found and len(found) < len(catalog.moves), words
    assert list(moves("heel", "shaking").families) == ["Tap, shake"]


def test_a_word_that_finds_nothing_gets_the_nearest_name():
    """'ankel' leads to ankle."""
    with pytest.raises(UnknownName, match="ankle"):
        moves("ankel")


def test_many_are_folded_and_few_are_in_sight():
    """All moves unfold by family; what was looked for is seen at once."""
    assert "<details>" in moves()._repr_markdown_() and "<details>" not in moves("heel")._repr_markdown_()
