"""The planner in a browser: what a learner sees, hears and presses."""

import re

import pytest

from .hands import press

pytestmark = pytest.mark.browser

FLAT, TIRED = "flat-feet", "tired-feet"


@pytest.fixture
def planner(screen):
    """A fresh planner, nothing picked."""
    screen.planner()
    return screen


def name_of(catalog, id):
    return catalog.conditions[id].name


def box(screen, name):
    return screen.page.get_by_role("checkbox", name=name, exact=True)


def region(screen):
    return screen.page.get_by_role("region", name="Your routine")


def steps(screen):
    return region(screen).get_by_role("listitem")


def none_apply(screen):
    screen.page.get_by_role("button", name="None of these apply").click()
    screen.page.get_by_role("button", name="Change").wait_for()


def question(screen, catalog, id):
    """Ticks one single question of the check, as a reader finds it."""
    show = screen.page.get_by_role("button", name="Show all questions")
    if show.get_attribute("aria-expanded") == "false":
        show.click()
    box(screen, catalog.cautions[id].question).check()


def test_a_word_of_the_safety_check_is_sent_there_by_the_picker(planner, catalog):
    """DVT and gout are nothing to pick: the box says which question asks for them. Bunions are found as the bunion."""
    search = planner.page.get_by_role("searchbox", name="Find a condition")
    for word, id in (("DVT", "suspected-clot"), ("gout", "hot-joint"), ("MS", "spasticity")):
        search.fill(word)
        note = planner.page.locator(
            "p", has_text=f"“{word}” is a question of the safety check"
        )  # it is said aloud, too
        assert catalog.cautions[id].name in note.inner_text()
    search.fill("bunions")
    box(planner, name_of(catalog, "bunion")).wait_for()
    search.fill("xylophone")
    planner.page.get_by_text("No condition of that name").first.wait_for()


def test_a_question_is_found_by_any_of_its_names(planner, catalog):
    """Who looks for 'athletes foot' or 'DVT' in the check sees what asks for it and no more; an empty box shows all
    lines."""
    lines, search = planner.page.locator(".fl-line"), planner.page.get_by_role("searchbox", name="Find a question")
    for word, ids in (
        ("athletes foot", ["skin-infection"]),
        ("DVT", ["suspected-clot", "past-clot"]),
        ("  verruca", ["wart"]),
    ):
        search.fill(word)
        box(planner, catalog.cautions[ids[0]].question).wait_for()
        shown = planner.page.locator(".fl-questions .fl-check:visible").all_inner_texts()
        assert shown == [catalog.cautions[id].question for id in ids]
    search.fill("heel spur")
    planner.page.get_by_text("no question of the check, but something to pick").first.wait_for()
    search.fill("xylophone")
    planner.page.get_by_text("No question of that name").first.wait_for()
    assert not planner.page.get_by_text("This is a part of the check").is_visible()  # nothing is there to be a part
    none = planner.page.get_by_role("button", name="None of these apply")
    assert not none.is_visible()  # it must never mean the lines that a search has left
    where = search.bounding_box()
    search.fill("")
    assert search.bounding_box() == where  # it does not jump up and down under the hand that types
    assert all(line.is_visible() for line in lines.all()) and lines.count() == 8 and none.is_visible()
    assert planner.page.locator(".fl-questions .fl-check:visible").count() == 0
    search.fill("DVT")
    planner.page.get_by_role("button", name="Show all questions").click()
    assert planner.page.locator(".fl-questions .fl-check:visible").count() == len(catalog.cautions)
    assert search.input_value() == ""


def test_two_conditions_make_a_routine_and_light_the_map(planner, catalog):
    """Tick two: the steps appear in one list, one item each, and the map shows where they are done."""
    for id in (FLAT, TIRED):
        box(planner, name_of(catalog, id)).check()
    planner.hears("p.picked", [FLAT, TIRED])
    count = planner.ask("len(p.routine.steps)")
    planner.page.wait_for_function("n => document.querySelectorAll('.footlib-routine li').length === n", arg=count)
    assert region(planner).get_by_role("list").count() == 1
    assert steps(planner).count() == count
    assert planner.page.locator(".footlib-map .fl-used").count() > 5
    assert planner.page.locator(".footlib-map .fl-badge").count() > 5
    plus = planner.page.locator(".footlib-map .fl-badge", has_text="+").first.inner_text()
    assert f"{plus} is step {plus[:-1]}" in planner.page.locator(".footlib-map .fl-numbers-note").inner_text()


def test_a_routine_is_taken_in_at_a_glance(planner):
    """Twenty minutes for flat and tired feet: one list, an item a step, name before hands before amount; the left foot
    is the same again in a line each, and the whole is no taller than four windows."""
    planner.page.set_viewport_size({"width": 1400, "height": 1000})
    planner.run("p.picked, p.minutes, p.answered = ['flat-feet', 'tired-feet'], 20, True")
    planner.page.get_by_text("Left foot: the same again").wait_for()
    planner.still()
    routine = region(planner)
    assert routine.get_by_role("list").count() == 1
    assert routine.get_by_role("listitem").count() == planner.ask("len(p.routine.steps)")
    first = routine.get_by_role("listitem").nth(1).text_content()  # out of sight a card is not laid out
    name, do, amount = planner.ask("[getattr(p.routine.steps[1], n) for n in ('name', 'do', 'amount')]")
    assert first.index(name) < first.index(do) < first.index(amount) < first.index("Pressure")
    again = routine.get_by_role("listitem").last
    assert again.bounding_box()["height"] < 60
    assert routine.bounding_box()["height"] <= 4000
    again.get_by_role("button").first.press("Enter")
    again.get_by_text(re.compile("^The same as step")).wait_for()


def test_a_card_names_itself_once_over_all_its_advice(planner, catalog):
    """Five sentences of one condition, one below the other, carry its name once; another one's begin with theirs."""
    planner.run("p.picked = ['valgus', 'tired-feet']; p.cautions = []; p.answered = True")
    part = planner.page.locator(".fl-advices", has_text="Arch supports")
    part.wait_for()
    names = [name.strip() for name in part.locator("strong").all_inner_texts()]
    assert names == list(dict.fromkeys(names)) and f"{catalog.conditions['valgus'].name}." in names
    assert part.locator("p").count() > len(names) > 1
    assert part.locator("p").first.locator("strong").count() == 1


def test_before_the_check_the_steps_have_names_but_no_hands(planner, catalog):
    """The names of the steps are there at once; hands and times wait for the answers, and a sentence says so."""
    box(planner, name_of(catalog, FLAT)).check()
    steps(planner).first.wait_for()
    how = planner.ask("p.routine.steps[0].do")
    assert how not in region(planner).inner_text()
    assert not re.search(r"\d+ (s|min)\b", region(planner).inner_text())
    assert "Answer the safety check" in region(planner).inner_text()
    none_apply(planner)
    planner.page.locator(".fl-time").first.wait_for()
    assert how in region(planner).inner_text()
    assert planner.page.locator(".fl-time").count() == steps(planner).count()
    assert planner.ask("p.answered")


def test_a_stop_is_an_alarm_with_what_to_do_and_no_step(planner, catalog):
    """A possible clot ends it: an alert says what to do now, and there is no list to follow."""
    box(planner, name_of(catalog, FLAT)).check()
    question(planner, catalog, "suspected-clot")
    alert = region(planner).get_by_role("alert")
    alert.wait_for()
    assert "No massage today" in alert.inner_text()
    assert catalog.cautions["suspected-clot"].act in alert.inner_text()
    assert steps(planner).count() == 0
    assert planner.page.locator(".footlib-map .fl-used").count() == 0
    question(planner, catalog, "open-skin")
    region(planner).get_by_text(catalog.cautions["open-skin"].act).wait_for()
    assert planner.page.get_by_role("button", name="Mark on the map").count() == 0  # a mark would change nothing today
    planner.page.get_by_role("button", name="None of these apply").click()
    steps(planner).first.wait_for()
    assert region(planner).get_by_role("alert").count() == 0


def test_a_yes_on_a_line_unfolds_its_questions(planner, catalog):
    """Eight lines; ticking one shows what lies behind it, and only that."""
    check = planner.page.get_by_role("group", name="Safety check")
    assert check.get_by_role("checkbox").count() == 8
    line = next(group for group in catalog.groups.values() if group.order == 2)
    check.get_by_role("checkbox", name=line.line, exact=True).check()
    inside = sum(
        caution.group == id
        for id, group in catalog.groups.items()
        if group is line
        for caution in catalog.cautions.values()
    )
    assert check.get_by_role("checkbox").count() == 8 + inside
    planner.page.get_by_role("button", name="That is everything").click()
    assert "One thing is open" in check.inner_text()


def test_ask_first_is_calm_and_a_clinicians_yes_opens_the_routine(planner, catalog):
    """Numb feet: ask first, without an alarm; with the yes the steps come, with palms and next to no pressure."""
    box(planner, name_of(catalog, "heel-pain")).check()
    question(planner, catalog, "numb-feet")
    planner.page.get_by_text("Ask first", exact=True).wait_for()
    assert region(planner).get_by_role("alert").count() == 0
    box(planner, f"A clinician has said yes: {catalog.cautions['numb-feet'].name}").check()
    planner.page.get_by_role("button", name="That is everything").click()
    planner.page.locator(".fl-time").first.wait_for()
    assert planner.ask("max(s.pressure for s in p.routine.steps)") <= 1


def test_mark_where_opens_the_map_and_the_mark_is_kept_off(planner, catalog):
    """Open skin: the button leads to the map, a click marks the heel, the steps come without that heel."""
    box(planner, name_of(catalog, TIRED)).check()
    question(planner, catalog, "open-skin")
    planner.page.get_by_role("button", name=re.compile("^Mark on the map")).click()
    planner.page.get_by_role("button", name=f"{catalog.regions['heel'].name}, right foot", exact=True).click()
    planner.hears("p.avoid", {"open-skin": ["heel@right"]})
    steps(planner).first.wait_for()
    assert "heel@right" not in planner.ask("p.routine.places")
    planner.page.get_by_role("button", name="Done marking").click()
    in_picture = "() => Boolean(document.activeElement.closest('.footlib-map .fl-picture'))"
    assert planner.page.evaluate(in_picture)  # the focus does not go with the button
    planner.hears("p.map.marking", "")
    assert planner.page.locator(".footlib-map .fl-marked").count() >= 1


def test_marking_begins_with_what_to_do_in_sight(planner):
    """By keyboard in a window of 900 pixels: the map comes up with its sentence and "Done marking", not below them."""
    planner.page.set_viewport_size({"width": 900, "height": 800})
    planner.run("p.picked, p.cautions, p.answered = ['tired-feet'], ['open-skin'], True")
    planner.page.get_by_role("button", name=re.compile("^Mark on the map")).press("Enter")
    done = planner.page.get_by_role("button", name="Done marking")
    done.wait_for()
    planner.still()
    assert done.bounding_box()["y"] > 0 and planner.page.locator(".fl-stage").bounding_box()["y"] < 700


def test_what_is_nowhere_near_the_feet_needs_no_mark(planner):
    """Cancer with a clinician's yes, not on foot or lower leg: one press brings the steps, and the keyboard goes on in
    the routine instead of being lost."""
    planner.run(f"p.picked, p.cautions, p.cleared, p.answered = ['{TIRED}'], ['cancer'], ['cancer'], True")
    planner.page.get_by_role("button", name=re.compile("^Not on foot or lower leg")).press("Enter")
    planner.page.locator(".fl-time").first.wait_for()
    planner.hears("p.avoid", {"cancer": ["elsewhere"]})
    assert planner.page.evaluate("() => document.activeElement.closest('section')?.ariaLabel") == "Your routine"
    planner.page.keyboard.press("Tab")
    assert planner.page.evaluate("() => document.activeElement.textContent") == "Start session"


def test_a_step_shows_its_place_and_a_place_its_steps(planner, catalog):
    """Open a step: the map turns to its view and shows it alone. Pick a zone: the steps that touch it are marked."""
    planner.run(f"p.picked, p.answered = ['{FLAT}'], True")
    planner.page.locator(".fl-time").first.wait_for()
    number, view = planner.ask("next([s.number, s.view] for s in p.routine.steps if s.view == 'leg')")
    steps(planner).nth(number - 1).get_by_role("button").first.click()
    planner.page.locator(".fl-badge-now").first.wait_for()
    assert planner.page.locator(".footlib-map").get_by_role("tab", selected=True).inner_text().startswith("Lower leg")
    assert view == planner.ask("p.map.view") == "leg"
    planner.run("p.map.view = 'sole'; p.map.selected = ['pelvis@left']")
    planner.page.locator(".fl-uses").first.wait_for()
    assert planner.page.locator(".fl-uses").count() == len(planner.ask("p.view.marked"))


#: What the article calls what the planner has a card for.
ARTICLE_WORDS = {
    "flat feet": "flat-feet",
    "valgus deformation of foot": "valgus",
    "valgus deformity": "valgus",
    "fatigue": "tired-feet",
    "walking": "tired-feet",
    "running": "runner-recovery",
    "bone big toe": "bunion",
    "foot massage": "full-foot",
    "reflex": "digestion",
    "organ": "digestion",
}


def test_the_search_box_knows_other_names(planner, catalog):
    """Whoever knows the doctor's word, or the article's, finds the plain one, and sees which word was found."""
    synonym = next(word for word in catalog.conditions["heel-pain"].synonyms if "fasci" in word.lower())
    planner.page.get_by_role("searchbox", name="Find a condition").fill(synonym)
    assert box(planner, name_of(catalog, "heel-pain")).is_visible()
    assert not box(planner, name_of(catalog, "cold-feet")).is_visible()
    assert synonym in planner.page.locator(".footlib-picker .fl-match:visible").all_inner_texts()[0]
    assert "match" in planner.page.locator(".footlib-picker .fl-aloud").inner_text()
    for words, id in ARTICLE_WORDS.items():
        planner.page.get_by_role("searchbox", name="Find a condition").fill(words)
        assert box(planner, name_of(catalog, id)).is_visible(), words


def test_what_python_sets_the_screen_shows(planner, catalog):
    """A lesson's cell changes the planner in front of the reader."""
    planner.run("p.picked, p.minutes, p.who, p.feet = ['bunion'], 35, 'self', 'left'")
    planner.page.locator(".footlib-routine li").first.wait_for()
    assert box(planner, name_of(catalog, "bunion")).is_checked()
    assert planner.page.get_by_role("spinbutton", name="Minutes").input_value() == "35"
    assert planner.page.get_by_role("radio", name="My own feet").is_checked()
    assert planner.page.get_by_role("radio", name="Left only").is_checked()


def test_answers_stay_for_the_day_in_this_browser(planner):
    """A second planner does not ask again, and says for whom they are; after a massage it asks one thing: is it the
    same person? "Another person" empties them."""
    none_apply(planner)
    planner.run("from footlib import planner; q = planner('cold-feet')")
    planner.run_cell("q")
    planner.hears("q.answered", True)
    planner.page.get_by_text("Answered for this person, today: nothing applies.").wait_for()
    planner.run("q.check.ask_again()")
    planner.page.get_by_text("The last answers: nothing applies.").wait_for()
    planner.run("r = planner('cold-feet')")
    planner.run_cell("r")
    planner.hears("[r.answered, r.check.again]", [False, "same?"])
    press(planner, "Same person, nothing has changed")
    planner.hears("r.answered", True)
    planner.page.get_by_role("button", name="Another person").click()
    planner.hears("r.answered", False)
    assert planner.page.evaluate("() => localStorage.getItem('footlib.safety-check')") is None


def test_an_example_set_by_a_lesson_is_nobodys_answer(planner):
    """A lesson's code may show a stop or an answered check: that says nothing about the next person's feet."""
    planner.run("p.picked, p.cautions, p.answered = ['flat-feet'], ['fever'], True")
    region(planner).get_by_role("alert").wait_for()
    assert planner.page.evaluate("() => localStorage.getItem('footlib.safety-check')") is None


def test_yesterdays_answers_are_forgotten(planner):
    """Answers are for the day on which they were given."""
    planner.page.evaluate(
        "() => localStorage.setItem('footlib.safety-check',"
        " JSON.stringify({ day: '2020-01-01', cautions: [], cleared: [], answered: true }))"
    )
    planner.run_cell("from footlib import planner\np = planner()\np")
    planner.page.wait_for_function("() => localStorage.getItem('footlib.safety-check') === null")
    assert planner.ask("p.answered") is False


def test_a_page_left_open_over_night_asks_again(planner):
    """In the morning the first key or press empties the check, and all eight lines are asked."""
    none_apply(planner)
    planner.hears("p.answered", True)
    later = "hours => { const now = window.now ??= Date.now; Date.now = () => now.call(Date) + hours * 3_600_000; }"
    planner.page.evaluate(later, 30)
    planner.page.keyboard.press("Shift")
    planner.hears("[p.answered, p.check.again]", [False, "day"])
    planner.page.get_by_text("It is another day: all eight lines are asked again.").first.wait_for()
    planner.page.evaluate("() => { Date.now = window.now; }")


def test_after_a_session_one_question_stands_before_the_next(planner):
    """The check says that it was answered for somebody; who is next, and for whom, is asked before times and Start."""
    planner.run("p.picked, p.answered = ['tired-feet'], True")
    press(planner, "Start session")
    press(planner, "Start")
    press(planner, "Stop")
    planner.page.locator(".fl-hint", has_text="is it the same person, and has nothing changed?").wait_for()
    planner.frame()  # the routine above has become short: what is read at the end stays in sight
    top = planner.page.locator(".footlib-session .fl-name").first.bounding_box()["y"]
    assert 0 < top < planner.page.viewport_size["height"]
    assert planner.page.get_by_role("button", name="Start session").count() == 0
    press(planner, "Another person? Ask again")
    planner.page.get_by_role("button", name="None of these apply").wait_for()
    planner.hears("[p.answered, p.check.again]", [False, "no"])


def test_text_from_data_is_only_text(screen):
    """An instructor's entry with markup in it is shown as it was written."""
    screen.show(
        "from footlib import plan\nfrom footlib.widgets import RoutineView\n"
        "r = plan('cold-feet', cautions=())\n"
        "v = RoutineView(r.model_copy(update={'title': '<img src=x onerror=alert(1)>Cold'})); v"
    )
    assert region(screen).get_by_role("heading").first.inner_text() == "<img src=x onerror=alert(1)>Cold"
    assert region(screen).locator("img").count() == 0


def test_an_error_in_a_callback_is_said_on_the_screen(planner, catalog):
    """A mistake in the code behind a tick is read on the screen, not lost."""
    planner.run("def broken(change): raise RuntimeError('no oil left')\np.observe(broken, 'routine')")
    box(planner, name_of(catalog, FLAT)).check()
    planner.page.get_by_text("no oil left").first.wait_for()


def test_a_tick_leaves_the_cards_that_stay(planner, catalog):
    """Another condition adds steps; a card that is there stays, unfolded as it is, with its new number and reason."""
    box(planner, name_of(catalog, FLAT)).check()
    none_apply(planner)
    last = steps(planner).last
    last.get_by_role("button").first.click()
    last.evaluate("el => { el.mine = true; }")
    count = steps(planner).count()
    box(planner, name_of(catalog, TIRED)).check()
    planner.page.wait_for_function("n => document.querySelectorAll('.fl-steps > li').length > n", arg=count)
    made = planner.ask("[[s.id, s.number, s.name, s.why] for s in p.routine.steps]")
    assert steps(planner).evaluate_all("els => els.map(el => el.dataset.step)") == [id for id, *_ in made]
    assert last.evaluate("el => el.mine")
    assert last.locator(".fl-step-number").text_content() == str(made[-1][1])
    assert made[-1][3] in last.text_content()
    box(planner, name_of(catalog, TIRED)).uncheck()
    planner.page.wait_for_function("n => document.querySelectorAll('.fl-steps > li').length === n", arg=count)
    assert last.evaluate("el => el.mine")
    assert last.locator(".fl-step-number").text_content() == str(count)


SAID = ".fl-advice, .fl-notes p, .fl-references p, .fl-over > g, .fl-badge"


def test_a_tick_builds_only_what_it_changes(planner, catalog):
    """Advice, sources, colours and numbers that are there before a tick and after it stay, and so does an open fold."""
    box(planner, name_of(catalog, FLAT)).check()
    none_apply(planner)
    sources = planner.page.get_by_role("button", name="Sources in full")
    sources.click()
    said = planner.page.evaluate(
        "said => [...document.querySelectorAll(said)].map((el) => { el.mine = true; return el.textContent; })", SAID
    )
    count = steps(planner).count()
    box(planner, name_of(catalog, TIRED)).check()
    planner.page.wait_for_function("n => document.querySelectorAll('.fl-steps > li').length > n", arg=count)
    built = planner.page.evaluate(
        "said => [...document.querySelectorAll(said)].filter((el) => !el.mine).map((el) => el.textContent)", SAID
    )
    kept = planner.page.locator(".fl-over > g").evaluate_all("els => els.filter((el) => el.mine).length")
    assert kept and not {text for text in built if len(text) > len("12, 13")} & set(said)
    assert sources.get_attribute("aria-expanded") == "true"


# Which parts have changed whenever one had: an observer hears once of all that one step of the page has done.
CHANGED = """(parts) => { window.changed = [];
  const places = parts.map((part) => document.querySelector(part));
  const hear = (all) => parts.filter((_, i) => all.some(({ target }) => places[i].contains(target)));
  new MutationObserver((all) => window.changed.push(hear(all)))
    .observe(document.querySelector('.footlib-planner'), { subtree: true, childList: true, characterData: true }); }"""
PARTS = [".footlib-routine .fl-routine-body", ".footlib-map .fl-labels"]


def test_routine_and_map_change_in_one_step(planner, catalog):
    """Nobody sees steps that the map does not number yet, and the page is laid out once for both."""
    box(planner, name_of(catalog, TIRED)).check()
    none_apply(planner)
    planner.page.get_by_role("button", name="Start session").wait_for()
    planner.page.wait_for_function("() => !document.querySelector('.fl-step-picture:empty')")  # they come by themselves
    planner.page.evaluate(CHANGED, PARTS)
    box(planner, name_of(catalog, FLAT)).check()
    planner.page.wait_for_function("parts => parts.every((one) => window.changed.flat().includes(one))", arg=PARTS)
    assert next(seen for seen in planner.page.evaluate("window.changed") if seen) == PARTS


def test_how_firm_where_is_offered_only_after_the_safety_check(screen):
    """Before the check the list says what the layer waits for; after it the layer can be chosen and shades the foot."""
    screen.planner("p = planner(['tired-feet'])")
    layers = screen.page.get_by_role("combobox", name="What the map shows")
    firm = layers.locator("option[value=pressure]")
    assert firm.inner_text() == "How firm where (after the safety check)" and firm.is_disabled()
    screen.page.get_by_role("button", name="None of these apply").click()
    screen.page.locator(".fl-time").first.wait_for()
    assert firm.inner_text() == "How firm where" and firm.is_enabled()
    layers.select_option("pressure")
    screen.page.locator(".footlib-map .fl-rank-3").first.wait_for()


def test_a_case_and_the_learners_own_answers_never_mix(planner, catalog):
    """The learner is asked for a stop; Tom's planner, made for a case, starts empty, and what is said of him stays."""
    question(planner, catalog, "fever")
    planner.hears("p.cautions", ["fever"])
    shelf = "() => localStorage.getItem('footlib.safety-check')"
    kept = planner.page.evaluate(shelf)
    assert "fever" in kept
    planner.run_cell("toms = planner('tired-feet', remember=False)\ntoms")
    planner.page.get_by_role("button", name="None of these apply").wait_for()
    assert planner.ask("[toms.cautions, toms.answered]") == [[], False]
    none_apply(planner)
    planner.hears("toms.answered", True)
    planner.page.get_by_role("button", name="Another person").click()
    planner.hears("toms.answered", False)
    assert planner.page.evaluate(shelf) == kept
