"""The safety answers, the evidence and the sources say what the course promises: cautious, graded, cited."""

import re

import pytest
from each import each

from footlib import plan
from footlib.model.care import Source


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

EMERGENCY = "emergency number (112, 999 or 911)"
CLAIMS = re.compile(r"\b(treats|cures?|cured|detoxif\w*|heals|breaks up|flush\w*)\b", re.I)
JARGON = re.compile(
    r"\b(plantar|dorsal|medial|lateral|contraindicat\w*|ischaemi\w*|neuropath\w*|oedema|erythema|"
    r"malleol\w*|metatars\w*|effleurage|petrissage|prophyla\w*|anticoagul\w*|thromb\w*)\b",
    re.I,
)
GRADES = set(ids("supported mixed unsupported refuted tradition convention"))


def sentences(catalog):
    """Everything that learners read from these files, with where it stands."""
    for id, c in catalog.cautions.items():
        around = (item.text for item in (*c.preparation.values(), *c.aftercare))
        yield f"caution {id}", " ".join([c.question, c.act, c.once_cleared, *around])
    for id, e in catalog.evidence.items():
        yield f"evidence {id}", f"{e.claim} {e.finding}"
    for id, rule in catalog.preparation.items():
        yield f"preparation {id}", f"{rule.text} {rule.article_differs}"
    for id, group in catalog.groups.items():
        yield f"line {id}", group.line


# The safety check --------------------------------------------------------------------------------------------------


def test_the_check_knows_75_cautions_with_their_effects(catalog):
    """22 answers stop the massage, 18 wait for a clinician, 13 keep off a spot, 22 soften it; none is missing."""
    assert {id: c.effect for id, c in catalog.cautions.items()} == EFFECTS
    assert [len(ids) for ids in (STOP, CLEAR_FIRST, LOCAL, ADAPT)] == [22, 18, 13, 22]


def test_eight_lines_stand_for_all_questions(catalog):
    """Eight lines, in order, each with its questions; a healthy person reads them in under a minute, at 238 words a
    minute (what adults read silently on average)."""
    assert sorted(g.order for g in catalog.groups.values()) == list(range(1, 9))
    assert {c.group for c in catalog.cautions.values()} == set(catalog.groups)
    assert sum(len(g.line.split()) for g in catalog.groups.values()) <= 238
    assert all(g.line.endswith("?") for g in catalog.groups.values())


@each("id", EFFECTS)
def test_each_caution_asks_one_question(catalog, id):
    """Each caution is one yes-or-no question, short enough to be read in one go."""
    question = catalog.cautions[id].question
    assert question.endswith("?") and question.count("?") == 1
    assert len(question.split()) <= 50


@each("id", STOP)
def test_a_stop_says_first_what_to_do_now(catalog, id):
    """A stop begins with an instruction, and says how urgent it is."""
    caution = catalog.cautions[id]
    assert re.match(r"Stop: (hands off|no massage|do not touch|never rub)", caution.act)
    assert caution.urgency != "none"


@each("id", STOP)
def test_an_emergency_can_be_understood_alone(catalog, id):
    """Whoever reads only this sentence knows which number to call, and no country's own hotline is named."""
    caution = catalog.cautions[id]
    assert caution.urgency != "emergency" or EMERGENCY in caution.act
    assert not set(re.findall(r"\b\d{3}\b", caution.act.replace(EMERGENCY, ""))) - {"100"}


@each("id", CLEAR_FIRST)
def test_a_clear_first_says_whom_to_ask(catalog, id):
    """The receiver learns whom to ask, and what stays careful after a yes."""
    act = catalog.cautions[id].act
    assert re.search(r"\b[Aa]sk (the|for)\b", act)
    assert catalog.cautions[id].once_cleared or catalog.cautions[id].never_cleared


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


def test_no_bath_is_hotter_than_40_degrees(catalog):
    """Every temperature in the files is at most 40 °C, but where it is named as scalding or hotter than allowed."""
    for where, text in sentences(catalog):
        degrees = [int(n) for n in re.findall(r"(\d+) °C", text)]
        assert max(degrees, default=0) <= 40 or re.search("scalds|hotter than this course allows", text), where


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


def test_no_sentence_promises_what_massage_cannot_do(catalog):
    """Nowhere is it claimed that massage treats, cures, heals, detoxifies or flushes anything."""
    assert [where for where, text in sentences(catalog) if CLAIMS.search(text)] == []


def test_the_safety_check_is_free_of_jargon(catalog):
    """Questions and instructions use words that a layperson knows; the field's own words are search synonyms."""
    texts = {id: f"{c.question} {c.act} {c.once_cleared}" for id, c in catalog.cautions.items() if id != "lymphoedema"}
    assert {id: JARGON.findall(text) for id, text in texts.items() if JARGON.search(text)} == {}


def test_every_grade_has_a_claim_and_custom_is_not_certainty(catalog):
    """All six grades occur; what is only custom or tradition claims no certainty, and what is tested names one."""
    assert {e.grade for e in catalog.evidence.values()} == GRADES
    for id, claim in catalog.evidence.items():
        if claim.grade in ("convention", "tradition"):
            assert claim.certainty == "none", id
        if claim.grade in ("supported", "mixed", "refuted"):
            assert claim.certainty != "none", id


def test_no_effect_rests_on_weak_pages_alone(catalog):
    """A claim that something works or fails cites more than trade pages."""
    for id, claim in catalog.evidence.items():
        if claim.grade in ("supported", "mixed", "refuted"):
            assert any(not catalog.sources[s].weak and s != "seed-article" for s in claim.sources), id


def test_every_own_choice_says_so(catalog):
    """A caution graded convention names the course's own judgement among its sources."""
    own = {id: c.sources for id, c in catalog.cautions.items() if c.grade == "convention" and c.effect != "stop"}
    assert [id for id, sources in own.items() if "course-judgement" not in sources] == []


def test_the_sources_are_works_not_addresses(catalog):
    """At least 75 works, with DOIs where they are known; no web address and no mirror."""
    assert len(catalog.sources) >= 75
    dois = [s.doi for s in catalog.sources.values() if s.doi]
    assert len(dois) == len(set(dois)) >= 40
    for id, source in catalog.sources.items():
        words = f"{source.authors} {source.title} {source.work}"
        assert not re.search(r"https?://|www\.|\.(com|org|net|info|ru)\b", words), id


JOURNAL_KINDS = {"review", "trial", "study"}  #: a paper, never a page or a leaflet
#: volume and page, or the number that a library, a register or a digest knows the paper by
FOUND_BY = r"\d+(\(\d+\))?:\w*\d|\d+\(\d+\)|article \d+|report |digest \w+|[A-Z]{2,}\d{5,}|ISBN"


def test_no_source_hides_who_wrote_it_or_when(catalog):
    """Each source has a year, or the day on which a page without a date was read; "Authors of …" names nobody."""
    sources = {id: source for id, source in catalog.sources.items() if source.kind != "course"}
    assert [id for id, source in sources.items() if not (source.year or source.seen)] == []
    assert [id for id, source in sources.items() if source.year and source.seen] == []
    hidden = re.compile(r"^authors? of|names? not seen", re.IGNORECASE)
    assert [id for id, source in sources.items() if hidden.search(f"{source.authors} {source.work}")] == []


def test_every_paper_can_be_found_again(catalog):
    """A review, trial or study has its year and a DOI, or a volume and page or a number that a library knows it by."""
    papers = {id: source for id, source in catalog.sources.items() if source.kind in JOURNAL_KINDS}
    assert len(papers) >= 80
    undated = [id for id, source in papers.items() if not source.year]
    lost = [id for id, source in papers.items() if not source.doi and not re.search(FOUND_BY, source.work)]
    assert (undated, lost) == ([], [])


def test_a_title_in_our_own_words_never_looks_like_the_works_own(catalog):
    """A described source prints as described, no other title admits to being ours, and hardly any is left described."""
    for id, source in catalog.sources.items():
        assert ("Described, not quoted" in str(source)) == source.described, id
        assert not re.search(r"our (own )?(description|words)|shortened", source.title), id
    assert len([id for id, source in catalog.sources.items() if source.described]) <= 5


@pytest.mark.parametrize("kind", ["review", "trial", "study", "guideline", "book", "page"])
def test_only_a_trade_page_goes_without_its_own_title(kind):
    """A paper, a book, a guideline or a health service's page with a title in our words does not even load."""
    work = {"authors": "Unknown", "title": "How long to press", "work": "A journal 1:1", "year": 2020, "kind": kind}
    with pytest.raises(ValueError, match="only a weak page may be described"):
        Source(**work, described=True)
    assert Source(**work).described is False


def test_every_source_is_cited(catalog):
    """A work that nothing in the data rests on is not in the list."""
    tables = [path.read_text() for path in catalog.folder.glob("*.toml") if path.name != "sources.toml"]
    assert [id for id in catalog.sources if not any(f'"{id}"' in table for table in tables)] == []


def test_every_way_of_touching_is_called_what_it_is(catalog):
    """How a technique is done is custom or tradition, never proof."""
    grades = {t: catalog.evidence[entry.evidence].grade for t, entry in catalog.techniques.items()}
    assert set(grades.values()) <= {"convention", "tradition"}
