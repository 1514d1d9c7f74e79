"""Techniques and moves: what a beginner's hands are told, and the article's nine steps among them."""

import re

import pytest

from footlib import plan

TECHNIQUES = """stroking clasping-stroke rubbing pincer-rubbing rake-rubbing knuckle-rubbing kneading pressing
    point-rotation thumb-walking finger-walking hook tapping shaking stretching pinching joint-circles spreading
    lock-grip still-hold own-movement ball-rolling cold-rolling""".split()
ARTICLE = [  # step and part, technique, places that must be among the move's
    ("1", "stroking", {"top", "lower-arch", "inner-edge", "outer-edge"}),
    ("2a", "kneading", {"upper-arch", "lower-arch"}),
    ("2b", "pressing", {"upper-arch", "lower-arch"}),
    ("2c", "rubbing", {"upper-arch", "lower-arch"}),
    ("3a", "clasping-stroke", {"top"}),
    ("3b", "rake-rubbing", {"top"}),
    ("4", "rubbing", {"inner-ankle", "outer-ankle"}),
    ("5a", "lock-grip", {"heel", "ball"}),
    ("5b", "pressing", {"heel", "ball"}),
    ("5c", "rubbing", {"heel", "ball"}),
    ("6", "kneading", {"outer-edge"}),
    ("7a", "kneading", {"inner-edge"}),
    ("7b", "rubbing", {"big-toe-joint"}),
    ("8a", "stroking", {"heel"}),
    ("8b", "shaking", {"heel"}),
    ("8c", "pressing", {"heel"}),
    ("8d", "knuckle-rubbing", {"heel"}),
    ("9a", "rubbing", {"big-toe", "small-toes"}),
    ("9b", "stretching", {"big-toe", "small-toes"}),
    ("9c", "pinching", {"big-toe", "small-toes"}),
    ("9d", "joint-circles", {"big-toe", "small-toes"}),
]
CAREFUL = {
    "swollen-feet",
    "pregnancy-comfort",
    "child-flat-feet",
    "fragile-skin",
    "desk-break",
}  #: less time, less touch
CLAIMS = re.compile(r"\b(treats|cures?|cured|detoxif\w*|heals|breaks? up|flush\w*|restores?|per minute)\b", re.I)
flat = pytest.mark.parametrize("id", ["flat-feet", "valgus"])


def on_the_leg(catalog, move):
    return any("lower-leg" in catalog.geometry.up(place) for place in move.places)


# Techniques --------------------------------------------------------------------------------------------------------


def test_every_technique_is_taught_and_used(catalog):
    """All ways of touching, what the receiver moves alone, ball and bottle are there, and each has a move to try."""
    assert set(catalog.techniques) == set(TECHNIQUES)
    assert {m.technique for m in catalog.moves.values()} == set(TECHNIQUES)


def test_every_move_belongs_to_a_condition(catalog):
    """No move lies about unused."""
    assert {m for card in catalog.conditions.values() for m in card.moves} == set(catalog.moves)


def test_techniques_know_their_pressure(catalog):
    """Knuckles and hook are never a faint touch, a still hold has no weight, palms can do it all up to level 3."""
    level = {id: t.pressure for id, t in catalog.techniques.items()}
    assert level["still-hold"] == (0, 0) and level["stroking"] == (0, 3)
    assert level["knuckle-rubbing"][0] == level["hook"][0] == 2


# Moves -------------------------------------------------------------------------------------------------------------


def test_no_hand_goes_to_the_tendon_or_the_groove(catalog):
    """The Achilles tendon and the three places over nerves and vessels are worked by no move."""
    near = {place for move in catalog.moves.values() for place in move.places}
    assert not near & {"achilles", "behind-inner-ankle", "knee-hollow", "outer-knee", "ankle", "lower-leg"}
    around = catalog.moves["ankle-rubbing"]
    for how in (around.partner, around.self):
        assert "never on the bone, and leave the groove behind it alone" in how


def test_the_way_round_the_colon_follows_the_chart(catalog):
    """Up on the right foot, across both, down on the left, and no step of it on the wrong foot."""
    steps = [(s.foot, s.move, s.towards) for s in plan("digestion", cautions=()).steps if s.move.startswith("colon")]
    assert steps == [
        ("right", "colon-up", "toes"),
        ("right", "colon-across-right", "across"),
        ("left", "colon-across-left", "across"),
        ("left", "colon-down", "heel"),
        ("left", "colon-end", "across"),
    ]


# The article's nine steps ------------------------------------------------------------------------------------------


@flat
def test_both_cards_are_the_articles_nine_steps_in_its_order(catalog, id):
    """Steps 1 to 9 with their decoded techniques and places, then the lower leg, then the closing strokes."""
    steps = [catalog.moves[m] for m in catalog.conditions[id].moves]
    article, rest = steps[: len(ARTICLE)], steps[len(ARTICLE) : -1]
    assert [(f"{m.article}{m.part}", m.technique) for m in article] == [(step, how) for step, how, _ in ARTICLE]
    assert all(places <= set(m.places) for m, (_, _, places) in zip(article, ARTICLE, strict=True))
    assert len(rest) >= 2 and all(on_the_leg(catalog, m) and not m.article for m in rest)


def test_the_sole_is_worked_from_the_heel_upwards(catalog):
    """Article, steps 2 and 5: thumbs travel towards the toes; step 1 may go either way."""
    assert all(m.towards[0] == "toes" for m in catalog.moves.values() if m.article in (2, 5))
    assert catalog.moves["opening-strokes"].towards == ("ankle", "toes")


def test_the_nine_steps_leave_room_for_other_conditions(catalog):
    """One technique of every article step goes last of all; one pass of each, the closing strokes and the leg need at
    most six minutes a foot of the ten that 20 minutes give it."""
    article = [m for m in catalog.moves.values() if m.article]
    assert {m.article for m in article if m.core} == set(range(1, 10))
    others = [catalog.moves[id] for id in ("closing-strokes", "calf-strokes")]
    assert sum(m.least for m in (*(m for m in article if m.core), *others)) <= 360


@flat
def test_twenty_minutes_hold_all_nine_steps_beside_any_other_condition(catalog, id):
    """On both feet and in order, unless the other card allows less time."""
    for other in set(catalog.conditions) - CAREFUL:
        steps = [s for s in plan([id, other], minutes=20, cautions=()).steps if s.article]
        for foot in ("right", "left"):
            numbers = [s.article for s in steps if s.foot == foot]
            assert numbers == sorted(numbers) and set(numbers) == set(range(1, 10)), other


@flat
def test_the_articles_complements_come_with_their_evidence(catalog, id):
    """Foot gymnastics, insoles and swimming stand in the aftercare, each honestly graded; the promises are named."""
    grades = {
        word: catalog.evidence[a.evidence].grade
        for a in catalog.conditions[id].aftercare
        for word in ("gymnastics", "insoles", "Swimming")
        if word in a.text
    }
    assert grades == {"gymnastics": "mixed", "insoles": "mixed", "Swimming": "unsupported"}
    differs = catalog.conditions[id].article_differs
    assert all(said in differs for said in ("gradual recovery", "complete disappearance of pain", "disease", "step 1"))


# One word for one thing -------------------------------------------------------------------------------------------


def told(catalog):
    """Every text that says what hands do."""
    yield from ((id, t.what) for id, t in catalog.techniques.items())
    yield from ((id, text) for id, m in catalog.moves.items() for text in (m.partner, m.self))


def test_a_thumb_walks_on_one_corner(catalog):
    """'Inner' and 'outer corner' meant the same one: the corner is told by the fingers, which no view turns round."""
    corners = {id: text for id, text in told(catalog) if re.search(r"\bcorners? of (its|the) tip\b", text)}
    assert set(corners) == {"thumb-walking", "head-walk"}
    assert all("away from the fingers" in text for text in corners.values())
    assert not [id for id, text in told(catalog) if re.search(r"\b(inner|outer) corner\b", text)]


def test_hands_and_breath_go_together_in_one_way(catalog):
    """Whoever presses with the breath presses on the breath in and lets go on the breath out, in every move."""
    breathing = {id: text for id, text in told(catalog) if re.search(r"\bbreathes? (in|out)\b", text)}
    assert set(breathing) == {"solar-plexus-hold", "rhythmic-pressing"}
    for id, text in breathing.items():
        assert re.search(r"[Pp]ress[^.]* breathes? in\b.* (let go|open)[^.]* breathes? out\b", text, re.S), id


def test_no_thumb_presses_the_inner_side_of_the_heel(catalog):
    """Nerves run there: palms may pass, a thumb may not, and the move that presses points says so."""
    presses = catalog.moves["heel-pressing"]
    for text in (presses.partner, presses.self):
        assert re.search(r"inner side nerves run: palms may go there,\s+no thumb", text)
    assert "thumb" not in catalog.moves["heel-kneading"].partner
