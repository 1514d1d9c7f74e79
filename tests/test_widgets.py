"""The widgets without a browser: what they keep, what they refuse, what they say, and what their files promise."""

import gc
import json
import re
import subprocess
import sys
import weakref

import pytest
from each import each
from each_widget import KINDS, made
from ipywidgets import DOMWidget
from ipywidgets.widgets.widget import _instances

from footlib import FootlibError, UnknownName, plan, planner, widgets
from footlib.model import GRADES, REFUSALS_ON_SCREEN, SECTIONS
from footlib.widgets import FootMap, Picker, RoutineView, SafetyCheck, Settings
from footlib.widgets.course_widget import HERE, IMPORT, ROOT, WORDS, words
from footlib.widgets.foot_map import claim_in_words
from footlib.widgets.routine_view import HANDS_OWN, HANDS_TOLD, payload

SCRIPTS = sorted(HERE.glob("*.js"))
SHEETS = sorted(HERE.glob("*.css"))


def name(path):
    return path.name


# --- FootMap ----------------------------------------------------------------------------------------------------------
def test_a_place_without_a_foot_means_both_feet():
    """Whoever picks "the heel" means both heels; the right foot comes first, as in a massage."""
    assert FootMap(selected="heel").selected == ["heel@right", "heel@left"]


def test_an_organ_of_one_side_is_picked_on_its_own_foot():
    """The liver's zone is on the right foot only, the spleen's on the left only."""
    assert FootMap(selected=["spleen", "liver"]).selected == ["spleen@left", "liver@right"]


def test_places_stay_in_the_order_of_picking_and_come_once():
    """Places are kept in the order in which they were picked, each once."""
    chosen = FootMap(selected=["heel@left", "kidneys@right", "heel@left"])
    assert chosen.selected == ["heel@left", "kidneys@right"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"selected": ["hell"]}, "Did you mean 'heel'"),
        ({"selected": ["flat-feet"]}, "'flat-feet' is a condition"),
        ({"selected": ["liver@left"]}, "only on the right foot"),
        ({"selected": ["heel@middle"]}, "after '@'"),
        ({"selected": 7}, "a list of ids"),
        ({"view": "bottom"}, "no view called 'bottom'"),
        ({"layer": "bones"}, "no layer called 'bones'"),
        ({"highlight": [3]}, "highlight takes places"),
        ({"highlight": [{"place": "hell"}]}, "Did you mean 'heel'"),
    ],
)
def test_a_wrong_value_is_refused_with_a_sentence(wrong, said):
    """A slip in a lesson's cell is answered by the nearest right name, not by an empty map."""
    with pytest.raises(FootlibError, match=re.escape(said)):
        FootMap(**wrong)


def test_a_wrong_place_set_later_changes_nothing():
    """A wrong place is refused and the picked ones stay."""
    chosen = FootMap(selected="heel@left")
    with pytest.raises(UnknownName):
        chosen.selected = ["hell"]
    assert chosen.selected == ["heel@left"]


def test_what_the_browser_picks_is_what_python_holds():
    """A click on the map is what the lesson's code sees."""
    chosen, heard = FootMap(), []
    chosen.observe(lambda change: heard.append(change.new), "selected")
    chosen.set_state({"selected": ["heel@right"]})
    assert (chosen.selected, heard) == (["heel@right"], [["heel@right"]])


def test_a_wrong_pick_from_the_browser_is_said_and_undone():
    """A page from an older version of the course may send a place that is gone: the screen says so and goes back."""
    chosen = FootMap(selected="heel@left")
    chosen.set_state({"selected": ["hell@left"]})
    assert "There is no place called 'hell'" in chosen.problem
    assert chosen.selected == ["heel@left"]


def test_an_error_in_a_learners_callback_appears_as_a_sentence():
    """A learner's first connected function may fail; the widget says what went wrong instead of doing nothing."""
    chosen = FootMap()
    chosen.observe(lambda change: 1 / 0, "selected")
    chosen.set_state({"selected": ["heel@left"]})
    assert "ZeroDivisionError" in chosen.problem
    chosen.unobserve_all("selected")
    chosen.set_state({"selected": []})
    assert chosen.problem == ""


@pytest.mark.parametrize("mistake", [ZeroDivisionError, RecursionError])
def test_an_error_of_a_learners_function_is_not_blamed_on_the_value(mistake):
    """A learner's function that fails, or never ends, fails as itself; the place that was right stays."""

    def fails(change):
        raise mistake

    chosen = FootMap()
    chosen.observe(fails, "selected")
    with pytest.raises(mistake):
        chosen.selected = ["heel@left"]
    assert chosen.selected == ["heel@left"]


def test_every_highlighted_place_keeps_its_step_numbers():
    """Each lit place carries the numbers of the steps that work it."""
    shown = FootMap(highlight=["heel", {"place": "ball@right", "numbers": [1, 3]}])
    assert shown.highlight == [{"place": "heel", "numbers": []}, {"place": "ball@right", "numbers": [1, 3]}]


def test_another_view_brings_its_picture():
    """A map of one view has only its own drawing; one with tabs has all, so that it can be searched without Python."""
    shown = FootMap("sole", controls=False)
    assert set(shown.pictures) == {"sole"}
    shown.view = "leg"
    assert set(shown.pictures) == {"sole", "leg"}
    assert set(FootMap().pictures) == {"sole", "top", "inner", "outer", "leg"}


def test_the_map_falls_back_to_a_picture():
    """Where no widget can be shown, a reader still sees the chart."""
    data, _ = FootMap()._repr_mimebundle_()
    assert data["image/png"].startswith("iVBOR")
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"] == "FootMap('sole', selected=[])"


def test_a_card_gives_the_verdict_before_the_claim(catalog):
    """Who reads only the first words of a line reads how far it is believed, whatever the grade; the claim follows."""
    first = [line.partition(" (")[0] for line in FootMap().grades]
    assert first == ["Only a tradition", "Not supported by studies"]
    for claim in catalog.evidence.values():
        line = claim_in_words(claim)
        assert line.startswith(GRADES[claim.grade].verdict) and line.lower().endswith(f"): {claim.claim.lower()}")
        assert ("never tested" in line) == (claim.certainty == "none")


def test_every_zone_of_the_chart_can_be_told_from_its_card(catalog):
    """Each place has a name, a sentence on where it is, and its feet; each zone its plain name and agreement."""
    cards = FootMap().cards
    assert set(cards) == set(catalog.places)
    for id, card in cards.items():
        assert card["name"] and card["where"] and card["feet"], id
        assert bool(card["plain"] and card["agreement"]) == (id in catalog.zones), id


def test_the_rest_of_a_place_is_shown_as_that_place():
    """A step beside a sore bunion lights the ball; on the map there is one ball to click, and no second name for it."""
    cards = FootMap().cards
    assert cards["small-toe-joints"]["parts"] == ["ball"] and cards["small-toe-joints"]["views"] == ["sole"]
    assert set(cards["ball"]["parts"]) == {"ball", "big-toe-joint"}
    assert "small-toe-joints" not in FootMap().pictures["sole"]


def test_a_parent_region_is_drawn_as_its_parts():
    """The arch has no shape of its own: highlighting it lights its upper and its lower half."""
    assert {"upper-arch", "lower-arch"} <= set(FootMap().cards["arch"]["parts"])


# --- the other widgets ------------------------------------------------------------------------------------------------
def test_the_picker_offers_every_condition_once(catalog):
    """All conditions can be ticked, none stands there twice."""
    offered = [c["id"] for group in Picker().groups for c in group["conditions"]]
    assert sorted(offered) == sorted(catalog.conditions)


def test_traditional_conditions_carry_their_note():
    """Reflexology is introduced as a tradition before anybody ticks it, and nothing else carries that note."""
    notes = {group["title"]: group["note"] for group in Picker().groups}
    assert "Tradition, not medicine" in notes.pop("Traditional reflex")
    assert set(notes.values()) == {""}


def test_the_safety_check_asks_every_caution_under_one_of_eight_lines(catalog):
    """Eight lines lead to every single safety question."""
    lines = SafetyCheck().lines
    asked = [question["id"] for line in lines for question in line["questions"]]
    assert len(lines) == 8
    assert sorted(asked) == sorted(catalog.cautions)
    assert all(line["questions"] for line in lines)


def test_no_two_questions_of_the_check_read_alike():
    """A screen reader finds each question by its words."""
    asked = [question["question"] for line in SafetyCheck().lines for question in line["questions"]]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("wrong", [4, 91, "20", True, None])
def test_minutes_outside_the_range_are_refused(wrong):
    """Fewer than 5 or more than 90 minutes are not taken."""
    with pytest.raises(FootlibError, match="from 5 to 90"):
        Settings(wrong)


def test_marks_are_kept_by_reason():
    """A spot marked for a wound is not mixed up with a spot marked as a wish."""
    spots = Settings(marks={"wish": ["heel"], "open-skin": ["ball@left"]})
    assert spots.marks == {"wish": ["heel@right", "heel@left"], "open-skin": ["ball@left"]}
    with pytest.raises(UnknownName, match="no caution called 'xylophone'"):
        spots.marks = {"xylophone": ["heel"]}


# --- the routine's cards ----------------------------------------------------------------------------------------------
def test_hands_pressure_and_times_wait_for_the_safety_check(catalog):
    """Before the check is answered not even the page's own data hold what the hands would do."""
    routine = plan("flat-feet")
    before, after = payload(routine, False, catalog), payload(routine, True, catalog)
    assert [step["name"] for step in before["steps"]] == [step.name for step in routine.steps]
    hands = {*HANDS_OWN, *HANDS_TOLD}
    assert not any(hands & set(card) for card in (*before["steps"], *before["texts"].values()))
    assert all(hands <= {*step, *after["texts"][step["text"]]} for step in after["steps"])
    assert (before["seconds"], after["seconds"]) == (0, routine.seconds)


@pytest.mark.parametrize("cautions", [(), ("varicose-veins",)])
def test_every_card_says_what_its_step_says(catalog, cautions):
    """Texts that both feet share are sent once; a step that differs, because one heel is left alone, keeps its own."""
    routine = plan(["tired-feet", "digestion"], cautions=cautions, avoid=["heel@left"])
    shown = payload(routine, True, catalog)
    for step, card in zip(routine.steps, shown["steps"], strict=True):
        told = {**shown["texts"][card["text"]], **card}
        assert (told["how"], told["feel"], told["finding"]) == (step.how, step.feel, step.finding)
        assert told["not_for"] == catalog.techniques[step.technique].not_for
        assert f"{told['where']}, {told['foot']} foot" == step.where
        assert (told["seconds"], told["pressure"], told["article"]) == (step.seconds, step.pressure, step.article_step)
    assert len(shown["texts"]) < len(routine.steps)


def test_a_view_of_a_routine_follows_whether_the_check_was_asked():
    """Hands and times appear only once the safety check is answered."""
    assert RoutineView(plan("flat-feet")).shown["answered"] is False
    assert RoutineView(plan("flat-feet", cautions=())).shown["answered"] is True


def test_a_step_of_another_routine_is_not_selected():
    """A step that is not in this routine cannot be opened."""
    shown = RoutineView(plan("flat-feet", cautions=()))
    shown.selected = shown.routine.steps[2].id
    shown.show(plan("cold-feet", feet="left", cautions=()))
    assert shown.selected in ("", *shown.step_ids())
    shown.selected = "no-such-step"
    assert shown.selected == ""


def test_a_reason_without_steps_names_its_caution():
    """ "Mark on the map" needs to know for which answer."""
    shown = RoutineView(plan("flat-feet", cautions=["open-skin"])).shown
    assert [(one["kind"], one["caution"]) for one in shown["refer"]] == [("mark-where", "open-skin")]
    assert shown["steps"] == []


# --- what all of them promise -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", KINDS)
def test_a_widget_reads_the_same_every_time(kind):
    """No address of the memory in a lesson's output."""
    assert repr(made(kind)) == repr(made(kind))
    assert "0x" not in repr(made(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_only_small_plain_values_travel(kind):
    """Everything that goes to the browser is JSON."""
    one = made(kind)
    state = {key: value for key, value in one.get_state().items() if not key.startswith("_") and key != "layout"}
    assert json.loads(json.dumps(state)).keys() == state.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_widgets_script_stands_alone(kind):
    """The parts are put together into one module that imports nothing and exports one widget."""
    script = KINDS[kind]._esm
    assert not re.search(r"^import\b", script, re.MULTILINE)
    assert script.count("export default") == 1


def test_a_widget_its_script_and_its_style_sheet_bear_one_name():
    """Who looks for the quiz on the screen finds quiz.py, quiz.js and quiz.css; what else lies there is taken in."""
    made = [getattr(widgets, name) for name in widgets.__all__]
    assert all(issubclass(one, DOMWidget) for one in made)
    stems = [re.sub(r"(?<=[a-z])(?=[A-Z])", "_", one.__name__).lower() for one in made]
    assert len(stems) > 12 and [one.__module__.rpartition(".")[2] for one in made] == stems
    drawn = [stem for one, stem in zip(made, stems, strict=True) if one in KINDS.values()]
    assert [stem for stem in drawn if not (HERE / f"{stem}.js").is_file()] == []
    scripts, sheets = (
        {taken for path in HERE.glob(kind) for taken in IMPORT.findall(path.read_text("utf-8"))}
        for kind in ("*.js", "*.css")
    )
    assert {path.name for path in SCRIPTS} - scripts - {f"{stem}.js" for stem in stems} == set()
    assert {path.name for path in SHEETS} - sheets - {f"{stem}.css" for stem in stems} == {"page.css"}


@each("path", SCRIPTS, ids=name)
def test_what_a_script_imports_is_put_in_front_of_it(path):
    """Each file is an honest module: what it takes from another, that other exports."""
    for line in IMPORT.finditer(path.read_text(encoding="utf-8")):
        names = re.search(r"\{(.*)\}", line[0], re.DOTALL)[1]
        other = words() if line[1] == WORDS else (HERE / line[1]).read_text(encoding="utf-8")
        exported = re.findall(r"^export (?:async )?(?:function|const) (\w+)", other, re.MULTILINE)
        assert set(re.findall(r"\w+", names)) <= set(exported), line[0]


def test_words_that_learners_read_stand_once():
    """What a grade, a refusal or a part of a routine is called is written in Python; no script writes it again."""
    known = [*SECTIONS.values(), *REFUSALS_ON_SCREEN.values(), *(grade.name for grade in GRADES.values())]
    written = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    assert [one for one in known if f'"{one}' in written and one not in (SECTIONS["sources"],)] == []


@each("path", [*SCRIPTS, *SHEETS], ids=name)
def test_nothing_is_fetched_and_no_markup_is_made_from_text(path):
    """No outside address; text never becomes markup; the page's own listeners stay alone."""
    text = IMPORT.sub("", path.read_text(encoding="utf-8")).replace("http://www.w3.org/2000/svg", "")
    for forbidden in (
        "http:",
        "https:",
        "@import",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "eval(",
        "fetch(",
        "document.addEventListener",
        "window.addEventListener",
    ):
        assert forbidden not in text, forbidden


AROUND = ("page", "planner")


@each("path", SHEETS, ids=name)
def test_styles_stay_in_the_course(path):
    """No rule reaches other outputs or JupyterLab itself, and a widget's rules only that widget: each selector names
    something of the course, and, apart from the few about what stands around a widget, the widget itself."""
    text = IMPORT.sub("", path.read_text(encoding="utf-8"))
    text = re.sub(r"/\*.*?\*/|@(media|container)[^{]*\{", "", text, flags=re.DOTALL)
    for selectors in re.findall(r"([^{}]+)\{[^{}]*\}", text):
        for selector in re.split(r",(?![^(]*\))", selectors):
            assert ROOT.search(selector) or path.stem in AROUND and "footlib" in selector, selector


def test_the_widgets_need_no_matplotlib():
    """Showing the map costs no second of loading: its drawing is stored."""
    program = (
        "import sys, footlib; footlib.planner(['flat-feet']); "
        "print([m for m in ('matplotlib', 'numpy', 'shapely', 'PIL') if m in sys.modules])"
    )
    said = subprocess.check_output([sys.executable, "-c", program], cwd=HERE.parent.parent, text=True)
    assert said.strip() == "[]"


# --- asked and heard --------------------------------------------------------------------------------------------------
def test_what_was_asked_is_acknowledged_with_all_that_follows_from_it():
    """The mark of a question goes back in one message with what it changed, and also when it was a mistake."""
    picker, sent = Picker(), []
    picker.observe(lambda _: setattr(picker, "groups", []), "picked")
    picker.comm.send = lambda data=None, **_: sent.append(data["state"] if data else {})
    picker.set_state({"asked": "one", "picked": ["flat-feet"]})
    assert [state for state in sent if "heard" in state] == [{"groups": [], "heard": "one"}]
    picker.set_state({"asked": "two", "picked": ["no such thing"]})
    assert picker.heard == "two" and "no such thing" in picker.problem and picker.picked == ["flat-feet"]


def test_the_browser_knows_what_each_question_asks_for(catalog):
    """A stop, a clear-first and a question of where take the steps away without Python: the words are there."""
    said = {one["id"]: one["refer"] for line in SafetyCheck().lines for one in line["questions"]}
    for id, caution in catalog.cautions.items():
        kinds = {one["kind"] for one in said[id]}
        assert ("stop" in kinds) == (caution.effect == "stop"), id
        assert ("ask-first" in kinds) == (caution.effect == "clear-first"), id
        if caution.effect == "local":
            assert ("mark-where" in kinds) == (not caution.places), id
        routine = plan("flat-feet", cautions=[id])
        assert {one.text for one in routine.refer if one.caution == id} <= {one["text"] for one in said[id]}, id


def made_and_closed():
    """One of each widget, and a planner, with all their parts: kind and weak reference of each, all closed."""
    before = set(_instances)
    shown = [*map(made, KINDS), planner("flat-feet")]
    parts = [_instances[id] for id in set(_instances) - before]
    for one in parts:
        one.close()
    assert len(parts) > len(shown)
    return [(type(one).__name__, weakref.ref(one)) for one in parts]


def test_a_widget_that_is_closed_is_forgotten():
    """Neither the records nor the catalog keep a widget that a cell showed earlier and that was closed."""
    closed = made_and_closed()
    gc.collect()
    assert [name for name, ref in closed if ref()] == []
