"""One sheet, one voice: over all pairs of condition and caution, and a sample of triples, the whole sheet is read as
the receiver's nurse would read it, and nothing is ordered that is forbidden on the same page."""

import random
import re
from dataclasses import replace

import pytest
from each import each

from footlib import load, plan
from footlib_authoring.review import CourseFiles
from footlib_authoring.review.one_voice import faults as found_faults
from footlib_authoring.review.one_voice import sheet as planned
from footlib_authoring.review.one_voice import sheet_findings

CATALOG = load()
SEED = 9


def sheet(*conditions, **asked):
    """The routine when every clinician has said yes, and every spot is marked on the left heel."""
    return planned(CATALOG, conditions, **asked)


def faults(routine):
    """What a nurse would strike out of one sheet."""
    return found_faults(routine, CATALOG)


def triples(count):
    """A seeded sample: two conditions and a caution, or a condition and two cautions, equally often."""
    rng = random.Random(SEED)
    conditions, cautions = sorted(CATALOG.conditions), sorted(CATALOG.cautions)
    doing = [c for c in cautions if CATALOG.cautions[c].effect != "stop" and not CATALOG.cautions[c].never_cleared]
    for i in range(count):
        two = i % 2  # conditions more than one
        yield rng.sample(conditions, 1 + two), rng.sample(doing, 2 - two)


def test_no_sheet_of_a_pair_orders_what_it_forbids():
    """Each condition with each safety answer, for a partner and for oneself, and each pair of conditions: nothing on
    the page is to strike out. `check --thorough` reads them all."""
    assert [str(one) for one in sheet_findings(CourseFiles())] == []


def test_what_a_sheet_orders_and_forbids_is_told_once():
    """A card of one's own that asks for heel raises, without the tag that lets a caution take them away: one sentence,
    however many answers rule them out."""
    course = CourseFiles()
    card, standing = CATALOG.conditions["bunion"], ("dizziness", "epilepsy")
    raises = card.aftercare[0].model_copy(update={"text": "Do ten heel raises against a wall.", "asks": ()})
    told = card.model_copy(update={"aftercare": (raises,)})
    cautions = {id: one for id, one in CATALOG.cautions.items() if id in standing}
    course.catalog = replace(CATALOG, conditions={"bunion": told}, cautions=cautions)
    found = [one for one in sheet_findings(course) if "heel raises" in one.text]
    assert len(found) == len({one.text for one in found}) >= 1 and {one.entry for one in found} == {"[bunion]"}


def test_no_sheet_of_a_triple_orders_what_it_forbids():
    """Two conditions with one answer, and one condition with two answers: a seeded sample of 3,000."""
    wrong, read = {}, 0
    for conditions, cautions in triples(3000):
        routine = sheet(*conditions, cautions=cautions)
        read += bool(routine.steps)
        if lines := list(faults(routine)):
            wrong[(*conditions, *cautions)] = lines
    assert not wrong
    assert read > 1000  # most of the sample are sheets with steps, not refusals


REFUSED = [  # the review's pairs, and those of their kind: condition, caution, kind of refusal
    ("swollen-feet", "heart-kidney-liver", "ask-first"),
    ("swollen-feet", "poor-circulation", "ask-first"),
    ("swollen-feet", "diabetes", "ask-first"),
    ("achilles-tightness", "floxacin-no-symptoms", "stop"),
    ("tension-headache", "pregnancy", "stop"),
    ("tension-headache", "high-blood-pressure", "stop"),
    ("heel-pain", "child", "ask-first"),
    ("flat-feet", "child", "ask-first"),
    ("valgus", "child", "ask-first"),
    ("calf-cramp", "pregnancy", "ask-first"),
    ("calf-cramp", "clot-risk", "ask-first"),
    ("cold-feet", "poor-circulation", "ask-first"),
    ("neck-and-shoulder", "child", "ask-first"),
    ("pregnancy-comfort", "high-blood-pressure", "stop"),
    ("tension-headache", "spasticity", "stop"),
    ("tension-headache", "blood-thinners", "ask-first"),
    ("tension-headache", "cancer", "ask-first"),
    ("tension-headache", "sickle-cell", "ask-first"),
    ("tension-headache", "steroids-or-weak-immunity", "ask-first"),
    ("calf-cramp", "sickle-cell", "ask-first"),
    ("runner-recovery", "sickle-cell", "ask-first"),
]


@pytest.mark.parametrize("condition, caution, kind", REFUSED)
def test_answers_that_do_not_go_together_end_without_steps(condition, caution, kind):
    """Even when a clinician has said yes to the caution alone: what is said instead, and no massage."""
    routine = sheet(condition, cautions=[caution])
    assert not routine.steps and [r.kind for r in routine.refer] == [kind]


@pytest.mark.parametrize("condition", ["swollen-feet", "full-foot", "high-heels"])
def test_very_high_blood_pressure_in_pregnancy_is_a_stop_on_every_card(condition):
    """It may be pre-eclampsia: whatever was picked, the midwife is called and nobody massages."""
    routine = sheet(condition, cautions=["pregnancy", "high-blood-pressure"])
    assert not routine.steps and "stop" in {r.kind for r in routine.refer}


ASKED = {  # what hands do → a word of it that the question to the clinician must hold
    ("stretching",): r"\b(pull|stretch)",
    ("joint-circles", "spreading"): r"\b(move|spread)",
    (
        "kneading",
        "rubbing",
        "pressing",
        "lock-grip",
        "rake-rubbing",
        "pinching",
        "tapping",
        "shaking",
        "knuckle-rubbing",
        "thumb-walking",
        "finger-walking",
        "point-rotation",
        "hook",
    ): r"massage",
}


@each("caution", [id for id, c in sorted(CATALOG.cautions.items()) if c.effect == "clear-first"])
def test_a_clinician_is_asked_for_what_is_then_done(caution):
    """The sentence for the doctor names what hands do after the yes: whether they massage, pull, or touch a leg."""
    question = "".join(re.findall(r"'(.+?)'", CATALOG.cautions[caution].act))
    steps = [s for id in CATALOG.conditions for s in sheet(id, cautions=[caution], minutes=90).steps]
    for techniques, word in ASKED.items():
        done = sorted({s.move for s in steps if s.technique in techniques})
        assert not done or re.search(word, question), done
    legs = {s.move for s in steps if {"calf", "shin"} & set(s.places)}
    assert not legs or re.search(r"\blegs?\b", question), legs


DULL = [id for id, c in sorted(CATALOG.cautions.items()) if "feeling" in c.forbids.asks]


@pytest.mark.parametrize("caution", DULL)
def test_nothing_is_done_that_only_pain_can_guide(caution):
    """Where the receiver's warning comes late or not at all, no technique digs, pinches or turns on a tender point, and
    nothing that can rub a sore is bought off the shelf."""
    steps = [step for id in CATALOG.conditions for step in sheet(id, cautions=[caution], minutes=90).steps]
    assert steps
    assert not {"hook", "point-rotation", "pinching", "knuckle-rubbing", "stretching"} & {s.technique for s in steps}
    assert "insoles" in CATALOG.cautions[caution].forbids.asks


BENT = [id for id, c in sorted(CATALOG.cautions.items()) if "bending" in c.forbids.asks]


@pytest.mark.parametrize("caution", BENT)
def test_whoever_may_not_bend_far_does_not_bend_for_the_own_feet(caution):
    """One's own foot lies far away: where bending is ruled out the sheet says what to do instead, or gives no steps."""
    routine = sheet("full-foot", cautions=[caution], who="self")
    before = " ".join(advice.text for advice in routine.preparation)
    assert not routine.steps or "do not bend for it" in before
    assert "do not bend for it" not in str(sheet("full-foot", cautions=[caution]))


def test_what_safety_asks_for_afterwards_comes_first():
    """Oil is wiped off before somebody stands up, whichever card says what."""
    after = [advice.text for advice in sheet("fragile-skin", cautions=["dizziness"]).aftercare]
    rise = next(i for i, text in enumerate(after) if text.startswith("Stand up in two stages"))
    assert [i for i, text in enumerate(after) if "ipe " in text] and all(
        i < rise for i, text in enumerate(after) if "ipe " in text
    )


def test_high_blood_pressure_gets_none_of_the_presses_that_raised_it():
    """The sheet says that the presses of reflexology raised the blood pressure: then it has none of them."""
    steps = [s for id in CATALOG.conditions for s in sheet(id, cautions=["high-blood-pressure"], minutes=90).steps]
    assert steps and not {"thumb-walking", "finger-walking", "point-rotation", "hook"} & {s.technique for s in steps}


def test_an_operation_is_marked_even_after_the_surgeons_yes():
    """Cleared, an operation still asks where it is; nothing is done before, and nothing near it afterwards."""
    asked = plan("bunion", cautions=["recent-surgery"], cleared=["recent-surgery"])
    assert not asked.steps and [(r.kind, r.caution) for r in asked.refer] == [("mark-where", "recent-surgery")]
    marked = plan(
        "bunion",
        cautions=["recent-surgery"],
        cleared=["recent-surgery"],
        avoid={"recent-surgery": ["big-toe-joint@left"]},
    )
    near = CATALOG.touching["big-toe-joint"]
    assert marked.steps and not [s for s in marked.steps if s.foot == "left" and near & set(s.places)]


def test_an_operation_elsewhere_in_the_body_is_said_to_be_elsewhere():
    """A belly or a hip cannot be marked on a foot: "elsewhere" answers, and takes no place away."""
    asked = {"cautions": ["recent-surgery"], "cleared": ["recent-surgery"]}
    routine = plan("full-foot", **asked, avoid={"recent-surgery": ["elsewhere"]})
    assert routine.steps and routine.avoid == ()
    assert type(routine).model_validate_json(routine.model_dump_json()) == routine


@pytest.mark.parametrize("why", ["open-skin", "wish"])
def test_a_wound_is_never_elsewhere(why):
    """What lies on a foot needs its place."""
    with pytest.raises(ValueError, match="needs a place"):
        plan("full-foot", cautions=["open-skin"], avoid={why: ["elsewhere"]})


def test_a_sore_joint_is_kept_still():
    """A sore bunion: the toe is not pulled, circled or led, the small toes still are."""
    routine = plan("flat-feet", cautions=["sore-bunion"], minutes=90)
    moved = {place for s in routine.steps if s.move in ("toe-pulls", "toe-circles") for place in s.places}
    assert moved == {"small-toes"}
    bunion = {s.move for s in sheet("bunion", cautions=["sore-bunion"]).steps}
    assert bunion and not bunion & {"big-toe-alignment", "toe-spreading"}


BALL = [id for id, move in sorted(CATALOG.moves.items()) if "ball" in move.places and move.role == "work"]


@pytest.mark.parametrize("move", BALL)
def test_a_sore_bunion_leaves_the_rest_of_the_ball(move):
    """What works the ball goes on behind the small toes; only what moves or squeezes the sore joint too is left out."""
    picked = next(id for id, card in CATALOG.conditions.items() if move in card.moves)
    routine = plan(picked, cautions=["sore-bunion"], minutes=90)
    places = [step.places for step in routine.steps if step.move == move]
    if CATALOG.moves[move].spans:
        assert not places
        return
    assert len(places) == 2 and all("small-toe-joints" in where and "ball" not in where for where in places)
    assert any(note.startswith("Kept off: the big-toe joint (left and right)") for note in routine.notes)


def test_a_blister_on_the_ball_takes_all_of_it():
    """Where the ball itself is marked no part of it is worked, and no toe is moved that has its joint there."""
    routine = plan("full-foot", cautions=["open-skin"], avoid={"open-skin": ["ball"]}, minutes=90)
    near = {"ball", "big-toe-joint", "small-toe-joints"}
    assert routine.steps and not [s for s in routine.steps if near & set(s.places)]


@pytest.mark.parametrize("caution", ["worn-joint", "thin-skin", "blood-thinners", "inflammatory-arthritis", "child"])
def test_what_the_receiver_moves_alone_stays(caution):
    """No joint is led by another's hands, but ankles are still pumped by those whose ankles they are."""
    routine = sheet("cold-feet", cautions=[caution], minutes=90)
    assert "ankle-pumps" in {s.move for s in routine.steps}
    assert not {"joint-circles"} & {s.technique for s in routine.steps}


@pytest.mark.parametrize("caution", ["varicose-veins", "blood-thinners", "thin-skin", "numb-feet"])
def test_heel_pain_keeps_the_calf_stretch(caution):
    """The stretch that the receiver does alone is the main part for a sore heel, and touches no leg."""
    assert "calf-stretch" in {s.move for s in sheet("heel-pain", cautions=[caution], minutes=90).steps}


def test_the_foot_bath_has_one_temperature():
    """In pregnancy and for a child the rule says 37 °C and five minutes, and no other numbers beside them."""
    for caution in ("child", "dizziness", "pregnancy"):
        bath = next(a.text for a in sheet("stress-and-sleep", cautions=[caution]).preparation if a.id == "foot-bath")
        assert "at most 37 °C" in bath and "at most 5 minutes" in bath and "40" not in bath and "10 minutes" not in bath
