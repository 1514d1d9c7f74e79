"""The 25 conditions: their corrected limits, what they ban, when they refer, and honest words."""

import re

import pytest
from each import each

from footlib import plan

GROUPS = {
    "structure": "flat-feet valgus bunion high-arch child-flat-feet".split(),
    "sore-and-tired": """tired-feet heel-pain forefoot-pain achilles-tightness stiff-ankle calf-cramp runner-recovery
        high-heels ball-and-bottle""".split(),
    "comfort": """full-foot cold-feet swollen-feet stress-and-sleep pregnancy-comfort fragile-skin desk-break
        older-feet""".split(),
    "traditional": "tension-headache neck-and-shoulder digestion".split(),
}
CONDITIONS = [id for ids in GROUPS.values() for id in ids]
HIGHEST = {  # facts-corrections, section 5, last column: the highest level on the card, and by place where it says so
    "flat-feet": (3, {}),
    "valgus": (3, {"ankle": 2, "top": 2, "lower-leg": 2, "toes": 2}),
    "bunion": (2, {"big-toe-joint": 1}),
    "high-arch": (3, {"arch": 2}),
    "child-flat-feet": (2, {}),
    "tired-feet": (3, {"lower-leg": 2}),
    "heel-pain": (3, {"heel": 2}),
    "forefoot-pain": (2, {"ball": 1}),
    "achilles-tightness": (3, {}),
    "stiff-ankle": (2, {}),
    "calf-cramp": (2, {}),
    "runner-recovery": (3, {}),
    "high-heels": (2, {}),
    "full-foot": (3, {"arch": 2, "top": 2, "toes": 2, "inner-edge": 2, "outer-edge": 2}),
    "cold-feet": (2, {}),
    "swollen-feet": (1, {}),
    "stress-and-sleep": (3, {}),
    "pregnancy-comfort": (2, {}),
    "fragile-skin": (2, {}),
    "desk-break": (2, {}),
    "ball-and-bottle": (2, {}),
    "older-feet": (2, {}),
    "tension-headache": (2, {}),
    "neck-and-shoulder": (2, {}),
    "digestion": (2, {}),
}
REFER = {  # what each_condition card must send on, in words that stand there
    "flat-feet": "inner ankle|tiptoe|stiff|one side|shin bone",
    "valgus": "inner ankle|tiptoe|one side|child",
    "bunion": "hot|open sore|quickly|twelve weeks|stiff",
    "high-arch": "grows|weakness|family|numb",
    "child-flat-feet": "limp|night|stiff|one side|tiptoe|age of ten",
    "tired-feet": "one leg|night",
    "heel-pain": "both sides|at night|numbness|four weeks",
    "forefoot-pain": "sore point on a bone|numb toes|click",
    "achilles-tightness": "snap|floxacin|red|steroid",
    "stiff-ankle": "hopping|gives way|four steps",
    "calf-cramp": "ten minutes|warm|every day|statin",
    "runner-recovery": "sudden|stress fracture|emergency",
    "high-heels": "second and third|numb",
    "full-foot": "safety check|does not heal",
    "cold-feet": "colder|white|at rest|sore|emergency",
    "swollen-feet": "one side|in the morning|breathless|heart|lymphoedema|pregnant",
    "stress-and-sleep": "three months|breathing|mood",
    "pregnancy-comfort": "headache|blurred|ribs|vomiting|face|one leg|bleeding|movements of the baby",
    "fragile-skin": "broken skin|colour|blood thinners",
    "desk-break": "one leg|numb|two weeks",
    "ball-and-bottle": "one leg|less than before|white or blue|on a bone|night",
    "older-feet": "broken skin|colour|one leg|falls|nails",
    "tension-headache": "thunderclap|stiff neck|pregnancy|after birth|blow|jaw|sight|weakness|confusion",
    "neck-and-shoulder": "chest pain|sweating|both sides|one arm",
    "digestion": "black stool|blood|weight loss|50|wind|vomiting|48 hours|pregnant|operation",
}
BANNED = {
    "swollen-feet": "kneading pressing knuckle-rubbing",
    "fragile-skin": "pinching knuckle-rubbing stretching kneading",
    "pregnancy-comfort": "pressing hook point-rotation thumb-walking knuckle-rubbing",
    "child-flat-feet": "joint-circles stretching pinching knuckle-rubbing",
    "heel-pain": "knuckle-rubbing tapping",
    "forefoot-pain": "knuckle-rubbing",
    "high-arch": "tapping knuckle-rubbing",
    "stress-and-sleep": "tapping",
    "older-feet": "stretching pinching knuckle-rubbing tapping ball-rolling cold-rolling",
}
SHORT = {"swollen-feet": 10, "pregnancy-comfort": 10, "child-flat-feet": 8, "fragile-skin": 12}  #: minutes
CLAIMS = re.compile(r"\b(treats|cures?|cured|detoxif\w*|heals|breaks? up|flush\w*|restores?)\b", re.I)
each_condition = each("id", CONDITIONS)


def whole(catalog, *ids, cautions=()):
    """The steps when there is time for everything, after a clinician's yes."""
    asked = [*cautions, *(c for id in ids for c in catalog.conditions[id].implies)]
    return plan(ids, minutes=90, cautions=cautions, cleared=asked).steps


def test_twenty_five_conditions_in_four_groups(catalog):
    """All 25, each_condition under the heading where a learner looks for it."""
    found = {group: [id for id, c in catalog.conditions.items() if c.group == group] for group in GROUPS}
    assert {g: set(ids) for g, ids in found.items()} == {g: set(ids) for g, ids in GROUPS.items()}
    assert len(catalog.conditions) == 25


@each_condition
def test_each_condition_opens_and_closes_alike(catalog, id):
    """Each begins and ends with the same strokes."""
    moves = catalog.conditions[id].moves
    assert (moves[0], moves[-1]) == ("opening-strokes", "closing-strokes")


@each_condition
def test_no_step_is_firmer_than_its_card_allows(catalog, id):
    """Also with all the time in the world, no step passes the corrected limit of its card or of a place."""
    highest, by_place = HIGHEST[id]
    steps = whole(catalog, id)
    assert max(s.pressure for s in steps) <= highest
    for place, level in by_place.items():
        near = catalog.touching[place]
        assert all(s.pressure <= level for s in steps if near & set(s.places)), place


@each_condition
def test_numb_feet_still_get_quiet_palms(catalog, id):
    """After the podiatrist's yes every condition but swelling has strokes at level 1 or less, and what the receiver
    moves alone; nothing else."""
    steps = whole(catalog, id, cautions=["numb-feet"])
    if id == "swollen-feet":
        assert not steps
        return
    assert {s.technique for s in steps} <= {"stroking", "still-hold", "own-movement"}
    assert max(s.pressure for s in steps) <= 1
    assert any(s.role == "work" and s.technique == "stroking" for s in steps)


@each_condition
def test_a_card_sends_on_what_it_must(catalog, id):
    """Every sign of the corrected card that belongs to a clinician stands on it."""
    said = " ".join(catalog.conditions[id].refer).lower()
    assert not [word for word in REFER[id].split("|") if word not in said]


def test_synonyms_lead_to_one_card(catalog):
    """'hallux valgus' is the bunion and never the tilting heel."""
    names = {id: {s.lower() for s in c.synonyms} for id, c in catalog.conditions.items()}
    assert "hallux valgus" in names["bunion"] and "pes planovalgus" in names["valgus"]
    assert catalog.conditions["valgus"].name == "Flat foot with the heel tipping outwards (valgus)"


@pytest.mark.parametrize("id", BANNED)
def test_what_a_card_bans_stays_away_whatever_else_is_picked(catalog, id):
    """The article's nine steps bring every technique along; the careful card still wins."""
    refused = {
        other
        for other, card in catalog.conditions.items()
        for one in card.not_with
        if set(one.cautions) & set(catalog.conditions[id].implies)
    }
    steps = whole(catalog, id, *{"flat-feet", "full-foot", "tired-feet", "digestion"} - refused)
    assert steps and not {s.technique for s in steps} & set(BANNED[id].split())


@pytest.mark.parametrize("id, minutes", SHORT.items())
def test_careful_cards_are_short_and_stay_off_the_leg(catalog, id, minutes):
    """Swelling, pregnancy, children and thin skin: few minutes, feet and ankles only."""
    steps = whole(catalog, id)
    assert sum(s.seconds for s in steps) <= minutes * 60
    assert not [p for s in steps for p in s.places if "lower-leg" in catalog.geometry.up(p)]


def test_who_is_pregnant_or_a_child_is_asked_about_it(catalog):
    """Three cards bring the caution that belongs to them; pregnancy waits for a midwife's or doctor's yes."""
    implied = {id: c.implies for id, c in catalog.conditions.items() if c.implies}
    assert implied == {
        "pregnancy-comfort": ("pregnancy",),
        "child-flat-feet": ("child",),
        "fragile-skin": ("thin-skin",),
    }
    assert [r.kind for r in plan("pregnancy-comfort", cautions=()).refer] == ["ask-first"]


def test_stretches_come_before_massage_where_it_matters(catalog):
    """Heel pain: stretch, then massage. Cramp: stretch first, knead only afterwards."""
    heel, cramp = (catalog.conditions[c].moves.index for c in ("heel-pain", "calf-cramp"))
    assert heel("fascia-stretch") < heel("calf-stretch") < heel("arch-lines") < heel("heel-pressing")
    assert cramp("calf-stretch") < cramp("calf-strokes") < cramp("calf-kneading")


def test_warm_water_is_left_out_where_it_harms(catalog):
    """A freshly sore heel and swollen feet get no warm bath."""
    for id in ("heel-pain", "swollen-feet"):
        bath = catalog.conditions[id].preparation["foot-bath"]
        assert bath.skip and "no warm" in bath.text.lower()


def test_a_sore_tendon_is_left_alone(catalog):
    """Tight calf: whatever else is picked, nothing touches the Achilles tendon, and no heel drops are taught."""
    assert "achilles" in catalog.conditions["achilles-tightness"].forbids.places
    steps = whole(catalog, "achilles-tightness", "runner-recovery", "high-heels")
    assert not [s.move for s in steps if catalog.touching["achilles"] & set(s.places)]
    after = " ".join(a.text for a in catalog.conditions["achilles-tightness"].aftercare)
    assert "flat floor" in after and "Not over the edge" in after


def test_the_receiver_moves_a_stiff_ankle(catalog):
    """Nobody turns an old sprain by hand: the receiver moves the joint."""
    assert "ankle-circles" in catalog.conditions["stiff-ankle"].moves
    assert "The receiver draws" in catalog.moves["ankle-circles"].partner


KEPT_FROM = {  # tools and who is kept from them: less feeling, less blood, weak skin or bones, cold that harms
    "ball-rolling": """numb-feet diabetes poor-circulation healed-ulcer thin-skin blood-thinners osteoporosis child
        dizziness steroids-or-weak-immunity dementia opioids pregnancy recent-surgery cancer inflammatory-arthritis
        spasticity""",
    "cold-rolling": """numb-feet diabetes poor-circulation healed-ulcer thin-skin raynaud chilblains sickle-cell
        pacemaker heart-kidney-liver high-blood-pressure child dizziness dementia opioids pregnancy recent-surgery
        cancer spasticity""",
}


@pytest.mark.parametrize("technique", KEPT_FROM)
def test_ball_and_bottle_are_kept_from_whom_they_could_harm(catalog, technique):
    """Who feels less, has less blood in the feet, weak skin or bones, or is harmed by cold, gets neither; others do."""
    assert technique in {s.technique for s in whole(catalog, "ball-and-bottle")}
    for caution in KEPT_FROM[technique].split():
        marked = {caution: ["heel@left"]} if catalog.cautions[caution].effect == "local" else {}
        marked |= {caution: ["elsewhere"]} if catalog.cautions[caution].site else {}
        routine = plan("ball-and-bottle", minutes=90, cautions=[caution], cleared=[caution], avoid=marked)
        assert technique not in {s.technique for s in routine.steps}, caution


def test_cold_never_comes_to_cold_feet(catalog):
    """Whoever picks cold feet beside the bottle gets the ball only."""
    steps = whole(catalog, "ball-and-bottle", "cold-feet")
    assert {s.technique for s in steps} & {"ball-rolling", "cold-rolling"} == {"ball-rolling"}


def test_five_minutes_in_socks_need_no_oil_and_no_bath(catalog):
    """The break is over in ten minutes at most; socks stay on, but the feet are looked at."""
    routine = plan("desk-break", minutes=30, cautions=(), who="self")
    said = {a.id: a.text for a in routine.preparation}
    assert routine.seconds <= 600
    assert said["oil"].startswith("No oil") and said["foot-bath"].startswith("No foot bath")
    assert "look at both feet" in said["clean-hands-and-feet"]
