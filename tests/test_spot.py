"""Where a place is, in words, as cards and search results say it."""

import re

import pytest

from footlib.catalog.place_words import COUNT, behind, positions, spot, toes_in_words

TOES = ("big", "second", "third", "fourth", "little")  # as zones.toml names them


@pytest.mark.parametrize(
    ("place", "foot", "words"),
    [
        ("solar-plexus", "left", "upper arch of the left foot, in line with toes two and three"),
        ("lungs", "left", "ball of the left foot, below toes three to five"),
        ("eyes", "right", "small toes of the right foot, at toes two and three"),
        ("stomach", "left", "upper arch of the left foot, in line with the big toe and toe two"),
        ("stomach", "right", "upper arch of the right foot, in line with the big toe"),
        ("ball", "left", "ball of the left foot"),
        ("lower-leg", "right", "right lower leg"),
        ("achilles", "left", "Achilles tendon of the left leg"),
    ],
)
def test_a_place_is_told_in_words(catalog, place, foot, words):
    """The smallest plain place, its foot, and the toes; on the right foot the stomach is a small patch."""
    assert spot(catalog, place, foot) == words


def test_every_place_is_told_for_each_of_its_feet(catalog):
    """No card says "the left foot" about the right one."""
    for id in catalog.places:
        for foot, other in (("left", "right"), ("right", "left")):
            words = spot(catalog, id, foot)
            assert f"{foot} foot" in words or f"{foot} leg" in words or f"{foot} lower leg" in words, id
            assert other not in words, id


def test_the_toes_in_words_do_not_contradict_the_sentence_beside_them(catalog):
    """A card has the toes from the drawing and a sentence in words: the first may not deny the second."""
    for id, zone in catalog.zones.items():
        said = re.split(r"[.:]", zone.where)[0].lower()
        told = {i for i, toe in enumerate(TOES, 1) if re.search(rf"\b{toe}\b[\w\s]*\btoes?\b", said)}
        where = spot(catalog, id, "right" if zone.foot == "right" else "left")
        if told and ", " in where:
            found, _ = behind(catalog, id, "sole", zone.foot.replace("both", "left"))
            assert set(found) & told, (id, where, zone.where)


def test_toes_are_counted_from_the_big_one():
    """One toe, two toes, and a row of them."""
    assert [toes_in_words(toes) for toes in ([1], [1, 2], [2, 3], [3, 4, 5])] == [
        COUNT[0],
        "the big toe and toe two",
        "toes two and three",
        "toes three to five",
    ]


def test_cards_and_drill_count_the_same_toes(catalog):
    """What a card calls toes two and three, the map without names calls so too."""
    for foot in ("left", "right"):
        told = positions(catalog, "sole", foot)
        for id in told:
            where = spot(catalog, id, foot).partition(", ")[2]
            toes = re.sub(r"^(at|below|in line with) ", "", where)
            assert toes in told[id], (id, foot, told[id])
