"""The safety answers, the evidence and the sources say what the course promises: cautious, graded, cited."""

import pytest
from each import each

from footlib import plan
from footlib.model import GRADES
from footlib.model.care import Source
from footlib_authoring.review.care_texts import PAPERS


def ids(text):
    return text.split()


STOP = ids("""suspected-clot cold-pale-foot compartment-pain nerve-emergency fever spreading-infection hot-swollen-foot
    foot-ulcer deep-wound fresh-injury tendon-and-floxacin hot-joint frostbite crps sickle-cell-crisis
    sore-soles-cancer-drugs new-swelling pregnancy-warning cannot-consent chest-pain-or-stroke one-sided-swelling
    scabies""")
CLEAR_FIRST = ids("""past-clot blood-thinners low-platelets cancer lymphoedema diabetes numb-feet poor-circulation
    heart-kidney-liver pregnancy recent-surgery inflammatory-arthritis osteoporosis-with-fracture high-blood-pressure
    sickle-cell child-under-3 spasticity healed-ulcer""")
LOCAL = ids("""open-skin skin-infection bruise implant chilblains changing-mark varicose-veins sore-bunion sunburn
    insect-bite shingles wart known-lump""")
ADAPT = ids("""clot-risk floxacin-no-symptoms osteoporosis thin-skin raynaud epilepsy child ticklish dizziness
    thick-callus worn-joint oil-allergy spider-veins clot-tendency pacemaker hip-or-knee-replacement hypermobility
    steroids-or-weak-immunity aspirin opioids dementia teenager""")
EFFECTS = {
    **dict.fromkeys(STOP, "stop"),
    **dict.fromkeys(CLEAR_FIRST, "clear-first"),
    **dict.fromkeys(LOCAL, "local"),
    **dict.fromkeys(ADAPT, "adapt"),
}

HIGHEST = {  # the pressure that stays the limit, also after a clinician's yes
    "numb-feet": 1,
    "poor-circulation": 1,
    "heart-kidney-liver": 1,
    "inflammatory-arthritis": 1,
    "low-platelets": 1,
    "lymphoedema": 0,
    "child-under-3": 1,
    "past-clot": 2,
    "clot-risk": 2,
    "blood-thinners": 2,
    "cancer": 2,
    "diabetes": 2,
    "pregnancy": 2,
    "recent-surgery": 2,
    "osteoporosis-with-fracture": 2,
    "osteoporosis": 2,
    "sickle-cell": 2,
    "thin-skin": 2,
    "raynaud": 2,
    "child": 2,
    "worn-joint": 2,
    "spasticity": 2,
    "healed-ulcer": 1,
    "clot-tendency": 2,
    "hypermobility": 2,
    "steroids-or-weak-immunity": 2,
    "aspirin": 2,
    "opioids": 2,
    "dementia": 2,
    "teenager": 2,
}
NO_LOWER_LEG = ids("""past-clot clot-risk poor-circulation heart-kidney-liver pregnancy recent-surgery cancer
    clot-tendency spasticity""")
NO_FOOT_BATH = ids("""numb-feet diabetes poor-circulation heart-kidney-liver open-skin skin-infection lymphoedema
    chilblains raynaud high-blood-pressure healed-ulcer spasticity shingles sunburn steroids-or-weak-immunity""")
PALMS_ONLY = ids("""numb-feet low-platelets osteoporosis-with-fracture thin-skin poor-circulation heart-kidney-liver
    inflammatory-arthritis pregnancy healed-ulcer spasticity""")


# The safety check --------------------------------------------------------------------------------------------------


def test_the_check_knows_75_cautions_with_their_effects(catalog):
    """22 answers stop the massage, 18 wait for a clinician, 13 keep off a spot, 22 soften it; none is missing."""
    assert {id: c.effect for id, c in catalog.cautions.items()} == EFFECTS
    assert [len(ids) for ids in (STOP, CLEAR_FIRST, LOCAL, ADAPT)] == [22, 18, 13, 22]


def test_eight_lines_stand_for_all_questions(catalog):
    """There are eight of them."""
    assert sorted(g.order for g in catalog.groups.values()) == list(range(1, 9))


def test_two_cautions_are_never_cleared_for_learners(catalog):
    """Lymphoedema and low platelets always go to somebody trained."""
    assert {id for id, c in catalog.cautions.items() if c.never_cleared} == {"lymphoedema", "low-platelets"}


def test_only_two_local_cautions_have_places_of_their_own(catalog):
    """Varicose veins mean the lower leg, a sore bunion its joint; for the others the learner marks where."""
    places = {id: c.places for id, c in catalog.cautions.items() if c.places}
    assert places == {"varicose-veins": ("lower-leg",), "sore-bunion": ("big-toe-joint",)}


# Limits ------------------------------------------------------------------------------------------------------------


@each("id, level", HIGHEST.items())
def test_the_pressure_stays_limited(catalog, id, level):
    """No one with this answer gets more pressure than the course promises."""
    caution = catalog.cautions[id]
    assert caution.limit <= level and all(lower <= level for lower in caution.limits.values())


@pytest.mark.parametrize("id", NO_LOWER_LEG)
def test_a_clot_risk_keeps_hands_off_the_leg(catalog, id):
    """Nothing is worked on the lower leg, and no stroke goes towards the knee."""
    forbids = catalog.cautions[id].forbids
    assert "lower-leg" in forbids.places
    assert "knee" in forbids.towards


def test_a_weak_heart_gets_no_strokes_upwards(catalog):
    """With heart, kidney or liver disease no stroke goes towards heel, ankle or knee: to fluid it is one way."""
    assert {"heel", "ankle", "knee"} <= set(catalog.cautions["heart-kidney-liver"].forbids.towards)


@pytest.mark.parametrize("id", PALMS_ONLY)
def test_palms_only_leaves_every_pointed_technique_out(catalog, id):
    """Skin, bones or blood that bear little get strokes, still hands and their own movement, and no thumb circles
    before; who bleeds easily may be stretched, because that bruises nothing."""
    caution = catalog.cautions[id]
    allowed = set(caution.forbids.only_techniques) - ({"stretching"} if id == "blood-thinners" else set())
    assert {catalog.techniques[t].hand for t in allowed} <= {"palm", "whole-hand", "none"}
    assert (
        {"stroking", "still-hold", "own-movement"}
        <= allowed
        <= {"stroking", "clasping-stroke", "still-hold", "own-movement"}
    )
    assert caution.preparation["thumb-circles"].skip
    assert id not in ("numb-feet", "healed-ulcer") or "clasping-stroke" not in caution.forbids.only_techniques


@pytest.mark.parametrize("id", ["child", "child-under-3"])
def test_children_get_no_joint_work(catalog, id):
    """Children: no circles, no pulling, no pinching, no knuckles."""
    forbids, rough = catalog.cautions[id].forbids, {"joint-circles", "stretching", "pinching", "knuckle-rubbing"}
    assert rough <= set(forbids.techniques) or not rough & set(forbids.only_techniques or rough)


def test_a_floxacin_antibiotic_spares_calf_and_tendon(catalog):
    """Without symptoms, calf and Achilles tendon are left out and nothing is stretched."""
    forbids = catalog.cautions["floxacin-no-symptoms"].forbids
    assert {"calf", "achilles"} <= set(forbids.places) and "stretching" in forbids.techniques


@each("id", [*ADAPT, *CLEAR_FIRST])
def test_a_caution_never_adds_pressure(catalog, id):
    """With the caution (cleared and marked where it must be) no step is firmer than without it, and none is new."""
    marked = {id: ["elsewhere"]} if catalog.cautions[id].site else {}
    for condition in ("full-foot", "flat-feet", "runner-recovery", "cold-feet"):
        free = {s.id: s.pressure for s in plan(condition, minutes=90, cautions=()).steps}
        careful = plan(condition, minutes=90, cautions=[id], cleared=[id], avoid=marked)
        refused = any(id in one.cautions for one in catalog.conditions[condition].not_with)
        assert bool(careful.steps) != (catalog.cautions[id].never_cleared or refused), condition
        assert all(step.id in free and step.pressure <= free[step.id] for step in careful.steps), condition


# Preparation -------------------------------------------------------------------------------------------------------


@each("id", NO_FOOT_BATH)
def test_whoever_may_not_bathe_is_told_so(catalog, id):
    """No foot bath for numb, diabetic, badly supplied, swollen, broken or infected feet and weak hearts."""
    assert catalog.cautions[id].preparation["foot-bath"].skip


def test_the_five_rules_quote_the_article_and_correct_it(catalog):
    """Each preparation rule quotes the article and says where the course departs from it, in the article's order."""
    rules = sorted(catalog.preparation.items(), key=lambda item: item[1].order)
    assert [id for id, _ in rules] == ["foot-bath", "clean-hands-and-feet", "oil", "warm-up", "thumb-circles"]
    assert all(r.article_differs and "seed-article" in r.sources for _, r in rules)


def test_the_pain_limit_stands_in_the_preparation(catalog):
    """Before the first press the giver reads: 0 to 3 of 10, at 4 ease off or stop."""
    text = catalog.preparation["thumb-circles"].text
    assert "0 to 3 of 10" in text and "At 4" in text


# Evidence and sources ----------------------------------------------------------------------------------------------


def test_every_grade_has_a_claim(catalog):
    """All six grades occur."""
    assert {e.grade for e in catalog.evidence.values()} == set(GRADES)


def test_the_course_cites_many_works(catalog):
    """At least 75 works, 80 of them papers, with DOIs where they are known; hardly any is left described."""
    works = catalog.sources.values()
    assert len([w for w in works if w.kind in PAPERS]) >= 80 and len([w for w in works if w.doi]) >= 40
    assert all(("Described, not quoted" in str(work)) == work.described for work in works)
    assert len([work for work in works if work.described]) <= 5


@pytest.mark.parametrize("kind", ["review", "trial", "study", "guideline", "book", "page"])
def test_only_a_trade_page_goes_without_its_own_title(kind):
    """A paper, a book, a guideline or a health service's page with a title in our words does not even load."""
    work = {"authors": "Unknown", "title": "How long to press", "work": "A journal 1:1", "year": 2020, "kind": kind}
    with pytest.raises(ValueError, match="only a weak page may be described"):
        Source(**work, described=True)
    assert Source(**work).described is False
