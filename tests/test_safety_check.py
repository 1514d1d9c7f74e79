"""The safety check as a receiver, a giver and a clinician meet it: what is asked, and what follows from the answer."""

import re
from itertools import chain

import pytest
from each import each

from footlib import load, plan

CATALOG = load()
QUOTED = re.compile(r"'(.+)'", re.S)
OWN = "own-movement"  # by the receiver alone: nobody has to be asked for it
COMMON = set("with that this from have been foot feet there does receiver".split())


def of(effect):
    return [id for id, c in CATALOG.cautions.items() if c.effect == effect]


def stems(text):
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in COMMON}


# What is asked ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "id, lost, kept",
    [
        ("pacemaker", set(), set()),
        ("wart", set(), {"web-rubbing"}),
        ("spider-veins", set(), {"calf-strokes"}),
        ("osteoporosis", {"toe-pulls", "heel-shaking"}, {"arch-kneading", "toe-rubbing", "toe-circles"}),
    ],
)
def test_an_answer_takes_no_more_away_than_it_must(id, lost, kept):
    """A pacemaker asks for no mark, a wart leaves the other webs, spider veins the leg, thin bones thumbs and toes."""
    conditions = ["flat-feet", "bunion"]
    free = plan(conditions, minutes=90, cautions=(), catalog=CATALOG)
    careful = plan(conditions, minutes=90, cautions=[id], avoid={id: ["heel@left"]}, catalog=CATALOG)
    before, after = ({s.move for s in r.steps} for r in (free, careful))
    assert careful.steps and kept <= after and lost <= before - after
    assert lost or before == after


@pytest.mark.parametrize(
    "id, lesser",
    [
        ("one-sided-swelling", "new-swelling"),
        ("cannot-consent", "dementia"),
        ("cannot-consent", "opioids"),
        ("blood-thinners", "aspirin"),
        ("varicose-veins", "spider-veins"),
        ("recent-surgery", "implant"),
        ("fever", "chest-pain-or-stroke"),
    ],
)
def test_what_differs_in_danger_has_questions_of_its_own(id, lesser):
    """One-sided swelling is not feet that swell by evening, and dementia with a calm yes is no unconsciousness."""
    one, other = CATALOG.cautions[id], CATALOG.cautions[lesser]
    assert (one.effect, one.urgency) != (other.effect, other.urgency)
    assert set(one.synonyms) & set(other.synonyms) <= {"swelling"}  # a word of which the course asks: which one?


def test_a_cold_frightens_nobody():
    """With a cold one rests; help today is for those for whom a fever is dangerous."""
    act = CATALOG.cautions["fever"].act
    assert "until you are well" in act and CATALOG.cautions["fever"].urgency == "wait"
    assert "today with a weak immune" in act.replace("\n", " ")


# What is asked of a clinician is what is then done ------------------------------------------------------------------


@each("id", [c for c in of("clear-first") if not CATALOG.cautions[c].never_cleared])
def test_a_clinician_is_asked_for_exactly_what_is_then_done(id):
    """Who allows 'strokes on the feet' has allowed no kneading and no leg: the question says 'massage', or names each
    way of touching, and it names the lower leg wherever that is worked."""
    caution = CATALOG.cautions[id]
    asked = QUOTED.search(caution.act)
    words = asked[1].lower() if asked else caution.once_cleared.lower()
    steps = chain.from_iterable(
        plan(
            condition, minutes=90, cautions=[id], cleared=[id], catalog=CATALOG, avoid={id: ["outer-ankle@left"]}
        ).steps
        for condition in CATALOG.conditions
    )
    steps = [s for s in steps if s.technique != OWN]
    moves = {CATALOG.techniques[s.technique].phase for s in steps}
    said = {"stroke": "strok", "hold": "strok", "joint": "stretch"}
    assert "massage" in words or "what may be touched" in words or all(said.get(p, "?") in words for p in moves), moves
    legs = any(set(s.places) & {"shin", "calf", "achilles", "lower-leg"} for s in steps)
    assert not legs or "lower leg" in words or "what may be touched" in words or id == "child-under-3"


@pytest.mark.parametrize("id", ["poor-circulation", "heart-kidney-liver", "inflammatory-arthritis", "pregnancy"])
def test_light_strokes_are_strokes(id):
    """Where the midwife or doctor is asked for strokes, each routine has strokes and resting hands only."""
    steps = chain.from_iterable(
        plan(condition, minutes=90, cautions=[id], cleared=[id], catalog=CATALOG).steps
        for condition in CATALOG.conditions
    )
    assert {s.technique for s in steps} <= {"stroking", "clasping-stroke", "still-hold", OWN}


def test_blood_thinners_leave_the_stretches():
    """Stretching is no bleeding risk: with heel pain it stays, and everything that presses or pinches goes."""
    thinners = ["blood-thinners"]
    steps = plan("heel-pain", minutes=60, cautions=thinners, cleared=thinners, catalog=CATALOG).steps
    assert {"fascia-stretch", "calf-stretch"} <= {s.move for s in steps}
    assert {CATALOG.techniques[s.technique].phase for s in steps} <= {"stroke", "hold", "joint"}


# Answers that hardly go together, and people who massage themselves --------------------------------------------------


@pytest.mark.parametrize(
    "conditions, cautions",
    [
        ("tired-feet", ["diabetes", "numb-feet"]),
        (["high-arch", "flat-feet"], []),
        (["valgus", "high-arch"], []),
        ("tired-feet", ["aspirin", "blood-thinners"]),
        ("tired-feet", ["child", "teenager"]),
    ],
)
def test_answers_that_exclude_each_other_are_told(conditions, cautions):
    """Normal feeling and numb feet, a flat and a high arch: the sheet says so and keeps to the stricter rules."""
    routine = plan(conditions, cautions=cautions, cleared=cautions, catalog=CATALOG)
    told = [note for note in routine.notes if "hardly go together" in note]
    assert len(told) == 1 and routine.steps
    assert not any(
        "hardly go together" in note
        for note in plan("tired-feet", cautions=cautions[:1], cleared=cautions, catalog=CATALOG).notes
    )


def test_no_leg_is_crossed_that_must_not_be():
    """With a new hip, one's own foot is not lifted onto the other thigh: somebody else gives the massage."""
    alone = plan("flat-feet", cautions=["hip-or-knee-replacement"], who="self", catalog=CATALOG)
    assert not alone.steps and "ask somebody" in alone.refer[0].text and alone.refer[0].caution is None
    assert plan("flat-feet", cautions=["hip-or-knee-replacement"], catalog=CATALOG).steps


@pytest.mark.parametrize("id", ["pregnancy", "thin-skin"])
def test_who_cannot_reach_the_own_feet_is_told_what_to_do(id):
    """Late in pregnancy, or in old age, the sheet for one's own feet says to ask somebody rather than to bend."""
    sheets = [
        str(plan("tired-feet", cautions=[id], cleared=[id], who=who, catalog=CATALOG)) for who in ("self", "partner")
    ]
    assert [sheet.count("ask somebody, or stroke") for sheet in sheets] == [1, 0]


def test_the_giver_looks_at_the_own_hands():
    """Warts, cuts, an illness and a pregnancy of the giver stand in the rule on clean hands."""
    text = CATALOG.preparation["clean-hands-and-feet"].text
    assert all(word in text for word in ("wart", "cut", "until you are well", "shingles"))
