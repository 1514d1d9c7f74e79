"""Who writes 'DVT', 'athletes foot' or 'Plantar Fasciitis' is understood; what is near is offered with care."""

import re
from collections import defaultdict

import pytest
from each import each

from footlib import FootMap, UnknownName, load, plan
from footlib.spelling import lookup_form

CATALOG = load()
KINDS = ("conditions", "cautions", "places")


def called(entry):
    return (entry.name, *entry.synonyms)


def by_word(kind):
    """{a word as it is looked up: the ids that it may mean}, synonyms only."""
    found = defaultdict(set)
    for id, entry in (CATALOG.places if kind == "places" else getattr(CATALOG, kind)).items():
        for word in called(entry):
            found[lookup_form(word)].add(id)
    return found


WORDS = [
    (kind, id, word)
    for kind in KINDS
    for id, entry in (CATALOG.places if kind == "places" else getattr(CATALOG, kind)).items()
    for word in called(entry)
]


@each("kind, id, word", WORDS)
def test_every_name_and_synonym_of_the_data_is_understood(kind, id, word):
    """However it is typed: in capitals, with spaces for hyphens or hyphens for spaces, with curly or no apostrophes.
    What means several things is answered with all of them."""
    meant = by_word(kind)[lookup_form(word)]
    typed = [
        word,
        word.upper(),
        f" {word.replace(' ', '-')} ",
        word.replace("-", " "),
        word.replace("'", "’"),
        word.replace("'", ""),
        word.replace("e", "é"),
    ]
    for one in typed:
        try:
            assert CATALOG.id_of(kind, one) in meant, one
        except UnknownName as error:
            assert len(meant) > 1 and all(f"'{other}'" in str(error) for other in meant), (one, str(error))
    assert len(meant) > 1 or CATALOG.id_of(kind, word) == id


@pytest.mark.parametrize(
    "call, same",
    [
        (dict(conditions="plantar fasciitis"), dict(conditions="heel-pain")),
        (dict(conditions=["Hallux Valgus", "fallen arches"]), dict(conditions=["bunion", "flat-feet"])),
        (dict(conditions="tired-feet", cautions=["DVT"]), dict(conditions="tired-feet", cautions=["suspected-clot"])),
        (dict(conditions="tired-feet", cautions=["Tickle"]), dict(conditions="tired-feet", cautions=["ticklish"])),
        (
            dict(conditions="tired-feet", cautions=["neuropathy"], cleared=["Loss of sensation"]),
            dict(conditions="tired-feet", cautions=["numb-feet"], cleared=["numb-feet"]),
        ),
        (
            dict(conditions="tired-feet", cautions=["athlete’s foot"], avoid={"Athletes foot": ["Heel"]}),
            dict(conditions="tired-feet", cautions=["skin-infection"], avoid={"skin-infection": ["heel"]}),
        ),
    ],
)
def test_a_plan_understands_what_a_patient_says(call, same):
    """Names of the doctor's letter or of the street, in each argument, give the very same routine as the ids."""
    assert plan(**call) == plan(**same)


def test_a_map_understands_other_names_of_places():
    """The map keeps the course's own id of 'great toe' and of the 'solar plexus'."""
    word = CATALOG.places["big-toe"].synonyms[0]
    assert FootMap(selected=[word, "Solar Plexus"]).selected == FootMap(selected=["big-toe", "solar-plexus"]).selected
    shown = FootMap()
    shown.marks = {"Athletes foot": [word]}
    assert shown.marks == {"skin-infection": ["big-toe@right", "big-toe@left"]}


@pytest.mark.parametrize(
    "kind, word, told",
    [
        ("conditions", "DVT", "'DVT' is another word for the caution 'suspected-clot', not for a condition."),
        ("conditions", "verruca", "for the caution 'wart'"),
        ("cautions", "plantar fasciitis", "for the condition 'heel-pain'"),
        ("cautions", "swelling", "'one-sided-swelling' or 'new-swelling'"),
        ("cautions", "ciprofloxacin", "'tendon-and-floxacin' or 'floxacin-no-symptoms'"),
        ("places", "colon", "'transverse-colon'"),
    ],
)
def test_a_word_of_another_kind_or_of_several_meanings_names_the_ids(kind, word, told):
    """Who looks for a clot among the conditions, or says only 'swelling', is told the ids to choose from."""
    with pytest.raises(UnknownName) as error:
        CATALOG.id_of(kind, word)
    assert told in str(error.value)


TYPED = {  # as people type it, British and American → every condition and question that it means
    "skin-infection": "tinea, ringworm, athlete's foot, nail fungus, fungal nail",
    "wart": "verruca, wart, plantar wart",
    "open-skin": "cut, blister, eczema, psoriasis, cracked heels, rash, hives",
    "open-skin deep-wound": "wound",
    "fresh-injury": "broken toe, fracture, sprain, twisted ankle, shin splints, pulled muscle",
    "fever": "covid, flu, influenza, fever",
    "cancer": "chemo, chemotherapy, radiation, leukaemia, leukemia, tumor, tumour",
    "hot-joint inflammatory-arthritis": "gout",
    "worn-joint inflammatory-arthritis": "arthritis",
    "inflammatory-arthritis": "rheumatoid arthritis, psoriatic arthritis",
    "worn-joint": "osteoarthritis, wear and tear",
    "shingles": "shingles, herpes zoster",
    "spreading-infection": "cellulitis, sepsis",
    "chest-pain-or-stroke spasticity": "stroke",
    "chest-pain-or-stroke": "TIA, heart attack, shortness of breath",
    "spasticity": "MS, multiple sclerosis, Parkinson, Parkinson's disease, cerebral palsy",
    "numb-feet": "neuropathy, tarsal tunnel syndrome, pins and needles, numbness, diabetic neuropathy",
    "swollen-feet new-swelling": "edema, oedema, swollen feet",
    "heart-kidney-liver poor-circulation": "stent",
    "heart-kidney-liver": "atrial fibrillation, AFib, heart failure, bypass, dialysis, hepatitis",
    "poor-circulation": "PAD, claudication, bad circulation",
    "blood-thinners": "warfarin, Coumadin, Eliquis, apixaban, Xarelto, rivaroxaban, Plavix, clopidogrel, hemophilia",
    "aspirin": "aspirin, baby aspirin",
    "osteoporosis": "brittle bones, osteopenia",
    "suspected-clot": "DVT, blood clot, calf pain, thrombophlebitis",
    "clot-risk": "HRT, the pill, birth control pill, long flight, tamoxifen",
    "diabetes": "type 2 diabetes, insulin, metformin",
    "steroids-or-weak-immunity": "prednisone, prednisolone, HIV, methotrexate",
    "opioids": "morphine, codeine, OxyContin",
    "recent-surgery pregnancy": "caesarean, c-section",
    "insect-bite": "insect bite, spider bite, tick bite",
    "heel-pain": "sore heel, plantar fasciitis, heel spur",
    "flat-feet": "flat foot, fallen arches",
    "sickle-cell": "sickle, sickle cell",
}
LEADING = [(word, set(ids.split())) for ids, words in TYPED.items() for word in words.split(", ")]


@pytest.mark.parametrize("word, ids", LEADING)
def test_what_a_person_types_leads_to_what_covers_it(word, ids):
    """Complaints, illnesses and medicines by their everyday and trade names: to each question that asks for them, and
    to no other."""
    assert {id for kind in ("conditions", "cautions") for id in CATALOG.words(kind).meant(word)} == ids


@pytest.mark.parametrize(
    "word", ["hay fever", "cold sore", "asthma", "back pain", "vaccination", "fibromyalgia", "anaemia"]
)
def test_what_the_course_knows_nothing_of_leads_nowhere(word):
    """A wrong suggestion is worse than none: hay fever is no fever."""
    assert not [CATALOG.words(kind).near(word) for kind in ("conditions", "cautions") if CATALOG.words(kind).near(word)]


@pytest.mark.parametrize(
    "kind, typed, meant",
    [
        ("cautions", "injection", "recent-surgery"),
        ("cautions", "plaster", "recent-surgery"),
        ("cautions", "nut", "oil-allergy"),
        ("conditions", "tiredfeet", "tired-feet"),
        ("conditions", "heel\u3164pain", "heel-pain"),
        ("cautions", "oil\u034fallergy", "oil-allergy"),
    ],
)
def test_a_word_of_a_longer_name_leads_to_it_before_what_only_looks_alike(kind, typed, meant):
    """'Injection' is a word of 'steroid injection' and looks like 'infection'; a lost space makes no other word."""
    with pytest.raises(UnknownName) as error:
        CATALOG.id_of(kind, typed)
    assert f"Did you mean '{meant}'?" in str(error.value)


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("dementa", "dementia"),
        ("feaver", "fever"),
        ("diabetis", "diabetes"),
        ("spider vein", "spider-veins"),
        ("insect bites", "insect-bite"),
        ("frostbit", "frostbite"),
        ("pregnent", "pregnancy"),
        ("hart failure", "heart-"),
    ],
)
def test_a_slip_of_the_keys_is_answered_with_what_was_meant(typed, meant):
    """One wrong letter, or one for several, leads to the right answer."""
    with pytest.raises(UnknownName, match=f"Did you mean '{meant}"):
        CATALOG.id_of("cautions", typed)


OTHER_WORDS = """insect spray, cellulite, tight chest, wrist pain, head pain, knee pain, chest strain, sprint,
    clone, cold, gut, bun, burp, psoas, asthma, frosting, fervour, colic, hay fever pills, trunk, stork, food drop,
    callous remark, past tense, plastic, pastel, elastic, spastic, osteopath, stereo, reflux, ulna, clock, hip pain"""


@each("word", [word.strip() for word in re.split(r",\s*", OTHER_WORDS)])
def test_no_other_word_leads_to_a_stop(word):
    """A wrong suggestion is worse than none: a word that only looks alike never suggests an answer that stops."""
    with pytest.raises(UnknownName) as error:
        CATALOG.id_of("cautions", word)
    suggested = re.findall(r"'([a-z0-9-]+)'", str(error.value).partition("Did you mean")[2])
    assert [id for id in suggested if CATALOG.cautions[id].effect == "stop"] == []


def test_no_word_of_a_milder_answer_suggests_a_stop():
    """'Insect bite' led to frostbite, 'steroids' to thin bones, 'spasticity' to a clot: no name or synonym of a milder
    answer is near a stop that has not the same word."""
    words = CATALOG.words("cautions")
    stops = {id: {lookup_form(own) for own in called(c)} for id, c in CATALOG.cautions.items() if c.effect == "stop"}
    milder = {word for c in CATALOG.cautions.values() if c.effect != "stop" for word in called(c)}
    near = {word for word in milder for id in words.near(word) if id in stops and lookup_form(word) not in stops[id]}
    assert near <= {"gout between attacks"}


def test_a_technique_is_found_by_the_word_of_the_massage_schools():
    """'Effleurage' is stroking; whoever writes 'strokes' is offered the plain stroking first."""
    assert (
        CATALOG.id_of("techniques", "Effleurage") == "stroking" and CATALOG.id_of("techniques", "friction") == "rubbing"
    )
    with pytest.raises(UnknownName, match="Did you mean 'stroking' or 'clasping-stroke'"):
        CATALOG.id_of("techniques", "strokes")
