"""Exercises to click in a browser: each kind by keyboard alone, by ear, in two displays, and without Python."""

import pytest

from footlib import plan
from footlib.exercises import CHECKERS, judge

from .hands import ACTIVE, WIDTHS, cut_off, press, serious, tab_to

pytestmark = pytest.mark.browser
PANEL = ".footlib-exercise"
SAID = "() => document.activeElement.matches('.footlib-exercise .fl-said') && document.activeElement.innerText"
VERBS = {"no-but-kindly": "That is how I see it", "after-the-massage": "What next?"}  # else "Check my answer"


def show(screen, id):
    """The exercise, ready; its map, too, where it has one."""
    screen.show(f"from footlib import check\nq = check('{id}')\nq", f"{PANEL} .fl-question")
    if id == "find-the-liver":
        screen.page.locator(f"{PANEL} [role=button][data-place]").first.wait_for()
    return screen.page.locator(PANEL)


def choose(screen, name):
    """A line of the list that has the focus, by typing its beginning as one does, and the button beside it."""
    screen.page.keyboard.type(name)
    tab_to(screen, "button", "Add", most=3)
    screen.page.keyboard.press("Enter")


def tick(screen):
    for says in ("One calf is swollen", "There is a fever"):
        tab_to(screen, "checkbox", says)
        screen.page.keyboard.press("Space")
    return ["a", "c"]


def pick_one(screen):
    tab_to(screen, "radio", "Tibet")
    screen.page.keyboard.press("ArrowDown")
    return "b"


def sort(screen):
    first = screen.page.locator(f"{PANEL} .fl-order-text").first.inner_text()
    tab_to(screen, "button", f"Down: {first}")
    screen.page.keyboard.press("Enter")
    screen.page.keyboard.press("Enter")
    return screen.page.locator(f"{PANEL} .fl-order-text").all_inner_texts()


def count(screen):
    tab_to(screen, "text", "Your number, in tonnes")
    screen.page.keyboard.type("576")
    return "576"


def point(screen):
    tab_to(screen, "button", ", right foot")
    for key in ("Home", "ArrowDown", "Enter"):
        screen.page.keyboard.press(key)
    screen.page.locator(f"{PANEL} [aria-pressed=true]").first.wait_for()
    screen.hears("len(q.map.selected)", 1)
    return screen.ask("q.map.selected")


def read_print(screen):
    tab_to(screen, "text", "Chippaux–Smirak index, in %")
    screen.page.keyboard.type("26,2 %")
    tab_to(screen, "radio", "high")
    screen.page.keyboard.press("ArrowRight")
    return {"value": 26.2, "verdict": "normal"}


def make_routine(screen):
    tab_to(screen, "select-one", "What the massage is for")
    choose(screen, "Tired")
    tab_to(screen, "text", "Minutes")
    screen.page.keyboard.press("Control+a")
    screen.page.keyboard.type("10")
    tab_to(screen, "select-one", "A yes in the safety check")
    choose(screen, "Small cut")
    tab_to(screen, "select-one", "Keep off a place")
    screen.page.keyboard.type("Ball of")
    tab_to(screen, "select-one", "Keep off a place: foot")
    screen.page.keyboard.type("Right")
    tab_to(screen, "select-one", "Keep off a place: reason")
    choose(screen, "Small")
    return plan("tired-feet", minutes=10, cautions=["open-skin"], avoid={"open-skin": ["ball@right"]})


def fill_card(screen):
    text = screen.page.get_by_role("textbox", name="The card")
    start = text.input_value()
    tab_to(screen, "textarea", "The card")
    text.evaluate("el => { const at = el.value.indexOf('...'); el.setSelectionRange(at, at + 3); }")
    screen.page.keyboard.type("2")
    return start.replace("...", "2")


QUICK = """() => { if ("ahead" in window) return;  // the page's clock, to be put forward
  const now = performance.now.bind(performance); window.ahead = 0; performance.now = () => now() + ahead; }"""


def hold(screen, *seconds, key="Space"):
    """Holds the key so long, by a clock that is put forward meanwhile."""
    for one in seconds:
        screen.page.keyboard.down(key)
        screen.page.evaluate("(seconds) => { window.ahead += seconds * 1000; }", one)
        screen.page.keyboard.up(key)


def keep_time(screen):
    screen.page.evaluate(QUICK)
    tab_to(screen, "button", "Hold")
    hold(screen, 5, 4, 6)
    screen.hears("len(q.value or [])", 3)
    return screen.ask("q.value")


def write_and_compare(screen):
    tab_to(screen, "textarea", "Your own words")
    screen.page.keyboard.type("You have a fever, so not today. Tea?")
    tab_to(screen, "button", "Compare with ours")
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_function("() => document.activeElement.matches('.fl-ours')")
    for says in ("what you see or hear", "something kind"):
        tab_to(screen, "checkbox", says)
        screen.page.keyboard.press("Space")
    return ["what", "kind"]


def receive(screen):
    words = {"pressure": "a little too light", "pace": "just right", "warmth": "cold", "comfort": "it hurt"}
    for first, word in zip(("far too light", "it drags", "cold", "at ease"), words.values(), strict=True):
        tab_to(screen, "radio", first)
        screen.page.keyboard.press("Space")
        while word not in screen.page.evaluate(ACTIVE)[1]:
            screen.page.keyboard.press("ArrowRight")
    return words


DONE = {  # exercise → answers it by keyboard, wrong or right, and gives the same answer in code
    "stop-or-go": tick,
    "chart-origin": pick_one,
    "six-touches": sort,
    "tonnes-a-day": count,
    "find-the-liver": point,
    "read-a-print": read_print,
    "blister-on-the-ball": make_routine,
    "softer-card": fill_card,
    "three-presses": keep_time,
    "no-but-kindly": write_and_compare,
    "after-the-massage": receive,
}


def test_each_kind_has_its_way_by_keyboard(catalog):
    """No kind of exercise is left out of what is tried below."""
    missing = CHECKERS.keys() - {catalog.exercises[id].kind for id in DONE}
    assert not missing, "say in DONE how one of it is answered by keyboard"


@pytest.mark.parametrize("id", DONE)
def test_each_kind_is_answered_by_keyboard_and_gets_the_verdict_of_the_code(screen, id):
    """Without a mouse: Tab to the control, answer, check. The focus comes to the verdict, which is that of check() in
    code, is said aloud, and is kept."""
    panel = show(screen, id)
    screen.page.locator(PANEL).first.focus()
    given = DONE[id](screen)
    tab_to(screen, "button", VERBS.get(id, "Check my answer"))
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_function(SAID)
    wanted = judge(id, given)
    shown = " ".join(screen.page.evaluate(SAID).split())
    plain = " ".join(f"{screen.ask('q.verdict')['word']}. {wanted.text}".replace("`", "").replace("*", "").split())
    assert shown == plain
    assert wanted.text.split("\n")[0].replace("`", "").replace("*", "") in panel.locator("> .fl-aloud").inner_text()
    assert (
        screen.ask(f"__import__('footlib.records').records.records().answers('exercise')['{id}'].passed")
        is wanted.passed
    )


@pytest.mark.parametrize("id", DONE)
def test_each_kind_is_told_to_a_screen_reader_and_fits(screen, catalog, id):
    """A group with the title, the task as its description, nothing that axe finds serious, nothing cut off at
    three widths."""
    show(screen, id)
    exercise = catalog.exercises[id]
    group = screen.page.get_by_role("group", name=f"Exercise: {exercise.title}", exact=False).first
    described = group.get_attribute("aria-describedby")
    task = screen.page.locator(f"[id='{described}']").inner_text()
    assert task == exercise.task.replace("`", "").replace("*", "")
    for width in WIDTHS:
        screen.width(width, PANEL)
        assert cut_off(screen, PANEL) == [], width
    assert serious(screen, PANEL) == []


def test_hints_and_the_answer_come_one_by_one(screen, catalog):
    """Hint, second hint, then the answer: each is a button, stands in the page only then, is said aloud, and gets the
    focus, for its button goes."""
    panel, exercise = show(screen, "chart-origin"), catalog.exercises["chart-origin"]
    for button, text in (
        ("Hint", exercise.hints[0]),
        ("Second hint", exercise.hints[1]),
        ("Show the answer", exercise.why),
    ):
        words = text.replace("*", "").split(".")[0]
        assert words not in panel.inner_text()
        press(panel, button)
        panel.locator(".fl-help").get_by_text(words).wait_for()
        assert words in panel.locator("> .fl-aloud").inner_text()
        assert words in screen.page.evaluate("() => document.activeElement.innerText")


def test_an_empty_answer_is_not_attempted_and_a_wrong_one_can_be_changed(screen):
    """Nothing chosen: a sentence. A wrong choice: what kind of wrong, until another one is chosen and checked."""
    panel = show(screen, "chart-origin")
    press(panel, "Check my answer")
    panel.locator(".fl-hint").get_by_text("Not attempted yet. Choose an answer first.").wait_for()
    panel.get_by_role("radio", name="Tibet").check()
    press(panel, "Check my answer")
    panel.locator(".fl-said").get_by_text("So the article says.").wait_for()
    panel.get_by_role("radio", name="The United States").check()
    assert panel.locator(".fl-said").is_hidden()
    press(panel, "Check my answer")
    panel.locator(".fl-said").get_by_text("Passed.").wait_for()
    screen.hears("q.verdict['tries']", 2)


def test_a_tempo_is_kept_by_key_finger_and_by_what_only_clicks(screen):
    """Space held, a finger that stays, and Enter at beginning and end give times; the verdict comes by itself after the
    last one, the focus stays on the button, and only then is there a tempo to be shown. A touch is no press."""
    panel = show(screen, "three-presses")
    screen.page.evaluate(QUICK)
    target = panel.locator(".fl-time-target")
    assert panel.get_by_text("Show me the tempo").is_hidden()
    target.click()
    panel.locator(".fl-time-note").get_by_text("That was only a touch").wait_for()
    hold(screen, 2)
    screen.page.keyboard.press("Enter")
    screen.page.evaluate("() => { window.ahead += 2000; }")
    screen.page.keyboard.press("Enter")
    box = target.bounding_box()
    screen.page.mouse.move(box["x"] + 9, box["y"] + 9)
    screen.page.mouse.down()
    screen.page.evaluate("() => { window.ahead += 2000; }")
    screen.page.mouse.up()
    panel.locator(".fl-said").get_by_text("Too fast: ").wait_for()
    assert "Too fast" in panel.locator("> .fl-aloud").inner_text()
    assert target.evaluate("el => el === document.activeElement")
    press(panel, "Show me the tempo")
    panel.get_by_text("Each press: about 5 seconds.").wait_for()
    target.focus()
    hold(screen, 5)
    assert panel.locator(".fl-time-there").count() == 1 and panel.locator(".fl-said").is_hidden()


def test_two_displays_are_one_exercise_and_it_comes_back(screen):
    """What is checked in one display shows in the other, on its map, too; shown again, the earlier answer is there."""
    show(screen, "find-the-liver")
    screen.show("display(q, q)", f"{PANEL} .fl-question")
    first, second = (screen.page.locator(PANEL).nth(n) for n in (0, 1))
    liver = {"name": "Liver, right foot", "exact": True}
    first.get_by_role("button", **liver).click()
    second.locator("[data-place=liver][aria-pressed=true]").wait_for()
    press(first, "Check my answer")
    second.locator(".fl-said").get_by_text("Passed.").wait_for()
    ids = screen.page.locator(".footlib [id]").evaluate_all("els => els.map(el => el.id)")
    assert len(ids) == len(set(ids))
    again = show(screen, "find-the-liver")
    again.locator(".fl-said").get_by_text("Passed.").wait_for()
    again.locator("[data-place=liver][aria-pressed=true]").wait_for()


def test_without_python_one_is_told_within_three_seconds(screen):
    """An answer that nobody hears is not called checked: a sentence says so, and the choice stays."""
    panel = show(screen, "chart-origin")
    panel.get_by_role("radio", name="China").check()
    with screen.held():
        press(panel, "Check my answer")
        panel.get_by_text("This answer is not saved yet").wait_for(timeout=3000)
        assert panel.get_by_role("radio", name="China").is_checked()
    panel.locator(".fl-said").get_by_text("Not yet.").wait_for()
