"""Wishes, Print, Save, Copy, again as last time, and the diary, in a browser: by keyboard, at every width."""

import pytest

from .hands import WIDTHS, cut_off, press, serious, tab_to

pytestmark = pytest.mark.browser

STORED = """
from footlib import diary, plan, session, share
from footlib.records import Entry, records
made = plan('tired-feet', cautions=(), minutes=5, feet='right')
"""
NOTED = (
    STORED
    + """
for before, after, notes in ((3, 6, ''), (None, 8, '<b>firm</b>'), (5, 5, '')):
    records().note_session(Entry(
        title=made.title, line=share(made), before=before, after=after, notes=notes, done=4, of=6))
records().save_routine('Mum <i>', share(made))
"""
)
PAPER = """() => { window.papers = [];
  new MutationObserver(found => found.flatMap(one => [...one.addedNodes]).filter(one => one.tagName === 'IFRAME')
    .forEach(one => one.addEventListener('load', () => {
      one.contentWindow.print = () => papers.push(one.contentDocument.body.innerText); }, { capture: true })))
    .observe(document.body, { childList: true, subtree: true }); }"""
SHUT = """() => { Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
  document.execCommand = () => false; }"""
CLOSED, OPEN = "() => delete navigator.clipboard", "() => delete document.execCommand"


@pytest.fixture
def planner(screen):
    """A planner with a routine, the check answered, one session in the diary and one routine saved."""
    screen.run(NOTED)
    screen.planner("p = planner(['flat-feet'], minutes=10)\np.answered = True")
    screen.page.get_by_role("button", name="Print", exact=True).wait_for()
    return screen


def told(screen, words):
    """Waits until the row of buttons says it, and a screen reader hears it."""
    screen.page.locator(".fl-take .fl-told", has_text=words).wait_for()
    screen.page.locator(".footlib-routine .fl-aloud", has_text=words).wait_for(state="attached")


# --- print, save, copy
def test_the_four_buttons_stand_over_the_routine_and_work_by_keyboard(planner):
    """Tab from Start session to Print, Save, Copy; Enter unfolds one part at a time and folds it again."""
    page = planner.page
    page.get_by_role("button", name="Start session").focus()
    for name in ("Print", "Save", "Copy"):
        tab_to(planner, "button", name)
        page.keyboard.press("Enter")
        assert page.get_by_role("group", name=name, exact=True).is_visible()
        assert page.locator(".fl-take-part:visible").count() == 1
        page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")
    assert page.locator(".fl-take-part:visible").count() == 0
    row = page.locator(".fl-take").bounding_box()
    assert row["y"] < page.locator(".fl-steps").bounding_box()["y"]


def test_print_prints_the_page_without_a_new_window(planner):
    """The print page lies in a frame of its own and is printed from there; no window that a browser could forbid."""
    page = planner.page
    page.evaluate(PAPER)
    press(planner, "Print")
    press(planner, "Print now")
    told(planner, "the browser's print window opens")
    page.wait_for_function("() => papers.length === 1")
    paper = page.evaluate("() => papers[0]")
    assert "not medical advice" in paper and planner.ask("p.routine.steps[0].name") in paper
    assert len(page.context.pages) == 1


def test_a_file_goes_to_the_downloads(planner):
    """Large print, as a calendar entry or a web page: the browser keeps it under a name that says what it is."""
    press(planner, "Print")
    planner.page.get_by_role("checkbox", name="Large print").check()
    with planner.page.expect_download(timeout=60_000) as found:
        press(planner, "Web page")
    assert found.value.suggested_filename == "flat-feet.html"
    told(planner, "flat-feet.html goes to the browser's downloads")


def test_save_by_name_open_and_forget_by_keyboard(planner):
    """Type a name, Enter; the line at the top has it; Open brings it back and asks the check again; Forget."""
    page = planner.page
    page.get_by_role("button", name="Save", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("b x d <em>")
    page.keyboard.press("Enter")
    told(planner, "Saved as “b x d <em>”")
    page.get_by_role("button", name="Saved routines (2)").focus()
    page.keyboard.press("Enter")
    tab_to(planner, "button", "Open b x d <em>")
    page.keyboard.press("Enter")
    page.locator(".footlib-earlier .fl-hint", has_text="The safety check is asked again").wait_for()
    planner.hears("[p.answered, p.picked]", [False, ["flat-feet"]])
    page.get_by_role("button", name="Forget b x d <em>").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Saved routines (1)").wait_for()
    assert page.evaluate("() => document.activeElement.textContent").startswith("Saved routines")


def test_again_as_last_time(planner):
    """One press fills in the last session of the diary."""
    assert planner.ask("made.title") in planner.page.locator(".footlib-earlier").inner_text()
    press(planner, "Again as last time")
    planner.hears("[p.picked, p.minutes, p.feet, p.answered]", [["tired-feet"], 5, "right", False])


def test_copy_puts_the_line_on_the_clipboard(planner):
    """The line that opens the routine again, and the text, each by its own button."""
    page = planner.page
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    press(planner, "Copy")
    page.wait_for_function("() => document.querySelector('.fl-take textarea').value.startsWith('footlib:')")
    press(planner, "Copy the line")
    told(planner, "Copied.")
    assert page.evaluate("() => copied") == planner.ask("share(p.routine)")
    press(planner, "Copy the text")
    assert page.evaluate("() => copied") == planner.ask("str(p.routine)")


def test_where_the_clipboard_is_closed_the_text_is_selected(planner):
    """The browser forbids it: the whole line is selected, and the sentence says which keys copy it."""
    page = planner.page
    page.evaluate(SHUT)
    try:
        press(planner, "Copy")
        page.wait_for_function("() => document.querySelector('.fl-take textarea').value.startsWith('footlib:')")
        press(planner, "Copy the line")
        told(planner, "press Ctrl and C")
        assert page.evaluate("() => getSelection().toString()") == planner.ask("share(p.routine)")
    finally:
        page.evaluate(CLOSED)
        page.evaluate(OPEN)


def test_other_answers_fold_what_spoke_of_the_routine_before(planner):
    """Nobody copies the line of a routine that is not on the screen any more."""
    press(planner, "Copy")
    planner.run("p.minutes = 20")
    planner.page.locator(".fl-take-part:visible").wait_for(state="hidden")


# --- wishes
def test_wishes_by_keyboard(planner):
    """Unfold, choose More for the heel with the arrow keys, tick ticklish: the routine follows, and it is said."""
    page = planner.page
    page.get_by_role("button", name="Wishes: choose").focus()
    page.keyboard.press("Enter")
    page.get_by_role("radiogroup", name="Heel").get_by_role("radio", name="As planned").focus()
    page.keyboard.press("ArrowRight")
    planner.hears("[p.more, list(p.routine.more)]", [["heel"], ["heel"]])
    page.locator(".footlib-settings .fl-aloud", has_text="Wishes: more of heel").wait_for(state="attached")
    tab_to(planner, "checkbox", "Ticklish")
    page.keyboard.press("Space")
    planner.hears("p.cautions", ["ticklish"])
    assert "more of heel; ticklish" in page.locator(".footlib-settings .fl-wishes .fl-summary").inner_text()


def test_leave_out_is_a_mark_on_the_map_and_back(planner):
    """No toes: both feet are marked as spots to avoid; taking the choice back takes the marks away."""
    toes = planner.page.get_by_role("radiogroup", name="Toes")
    planner.page.get_by_role("button", name="Wishes: choose").click()
    toes.get_by_role("radio", name="Leave out").check()
    planner.hears("p.avoid", {"wish": ["toes@right", "toes@left"]})
    assert planner.ask("any(s.places == ('big-toe', 'small-toes') for s in p.routine.steps)") is False
    toes.get_by_role("radio", name="As planned").check()
    planner.hears("p.avoid", {})


# --- the end of a session, and the diary
@pytest.fixture
def ended(screen):
    """A session that somebody has stopped."""
    screen.run(STORED)
    screen.show("s = session(made)\ns", ".footlib-session .fl-root")
    screen.page.get_by_role("radio", name="4", exact=True).check()
    press(screen, "Start")
    press(screen, "Stop")
    return screen


def test_comfort_and_notes_are_kept_by_keyboard(ended):
    """Before, after, a note with the keys that steer: nothing is steered, everything is saved, once."""
    page, count = ended.page, ended.ask("len(records().entries())")
    page.get_by_role("radio", name="6", exact=True).check()
    page.keyboard.press("ArrowRight")
    page.get_by_label("Notes for yourself").focus()
    page.keyboard.type("b x d <b> better")
    page.keyboard.press("ArrowLeft")
    tab_to(ended, "button", "Save in the diary")
    page.keyboard.press("Enter")
    page.locator(".fl-kept", has_text="Saved in the diary").wait_for()
    entry = ended.ask("[[e.before, e.after, e.notes, e.done] for e in records().entries()][-1]")
    assert entry == [4, 7, "b x d <b> better", 0]
    assert ended.ask("len(records().entries())") == count + 1
    assert not page.get_by_role("button", name="Start", exact=True).is_visible()
    assert page.locator(".footlib-session b").count() == 0


def test_all_of_it_can_be_left_out(ended):
    """Taken back with No answer; saved without a number."""
    ended.page.get_by_role("radio", name="9", exact=True).check()
    press(ended, "No answer")
    press(ended, "Save in the diary")
    ended.page.locator(".fl-kept", has_text="Saved in the diary").wait_for()
    assert ended.ask("records().entries()[-1].after") is None


def test_a_kernel_that_does_not_answer_is_told_and_the_numbers_stay(ended):
    """Python stands still: the sentence says that nothing is saved, and the note stands where it was."""
    page = ended.page
    page.get_by_label("Notes for yourself").fill("still here")
    with ended.held():
        press(ended, "Save in the diary")
        page.locator(".footlib-session .fl-unanswered", has_text="Nothing is saved yet").wait_for()
        assert page.get_by_label("Notes for yourself").input_value() == "still here"
    page.locator(".fl-kept", has_text="Saved in the diary").wait_for()


def test_the_diary_shows_chart_sentence_and_list(screen):
    """A picture with words, why it proves little, every session as text, and the list as a file."""
    screen.run(NOTED)
    screen.show("d = diary()\nd", ".footlib-diary .fl-root")
    page = screen.page
    assert page.get_by_role("img", name="Comfort from 0 to 10").get_attribute("aria-label") == screen.ask("d.alt")
    shown = page.locator(".footlib-diary").inner_text()
    assert "regression to the mean" in shown and "<b>firm</b>" in shown
    assert page.locator(".footlib-diary b").count() == 0
    assert page.locator(".footlib-diary tbody tr").count() == screen.ask("len(d.sessions)")
    with page.expect_download() as found:
        press(screen, "Download as CSV")
    assert found.value.suggested_filename == "foot-massage-diary.csv"
    assert found.value.path().read_text(encoding="utf-8-sig").replace("\r", "") == screen.ask("d.csv").replace("\r", "")


# --- manners
def unfolded(screen):
    for name in ("Saved routines", "Wishes: choose", "Spots to avoid: choose"):
        fold = screen.page.get_by_role("button", name=name)
        if fold.is_visible() and fold.get_attribute("aria-expanded") == "false":
            fold.click()
    screen.page.locator(".footlib-earlier").scroll_into_view_if_needed()


def test_nothing_of_it_is_cut_off(planner):
    """With every part unfolded in turn, everything fits at each width."""
    for width in sorted(WIDTHS, reverse=True):  # what was unfolded when narrow is not wide
        planner.width(width)
        unfolded(planner)
        for part in ("Print", "Save", "Copy"):
            press(planner, part)
            assert cut_off(planner, ".footlib-planner") == [], (part, width)


def test_axe_finds_nothing_serious(planner):
    """Names, roles and contrast of every new part of the planner, in both themes."""
    unfolded(planner)
    for theme in planner.themes():
        for part, panel in (("Print", ".footlib-planner"), ("Save", ".fl-take"), ("Copy", ".fl-take")):
            press(planner, part)  # which folds the part before
            assert serious(planner, panel) == [], (part, theme)


def test_axe_finds_nothing_serious_in_the_end_and_the_diary(ended):
    """The questions after a session, the answer, and the diary, in both themes."""

    def check(panel):
        for theme in ended.themes():
            assert serious(ended, panel) == [], theme

    check(".footlib-session")
    press(ended, "Save in the diary")
    ended.page.locator(".fl-kept", has_text="Saved in the diary").wait_for()
    check(".footlib-session")
    ended.run(NOTED)
    ended.show("diary()", ".footlib-diary .fl-root")
    check(".footlib-diary")


def test_nothing_of_the_diary_is_cut_off(screen):
    """Chart and list fit at each width; where there is little room the list becomes lines."""
    screen.run(NOTED)
    screen.show("diary()", ".footlib-diary .fl-root")
    for width in WIDTHS:
        screen.width(width, ".footlib-diary")
        assert cut_off(screen, ".footlib-diary") == [], width


def test_at_200_percent_zoom_all_is_there_and_start_leads_to_the_first_step(screen):
    """A laptop at double size: nothing is cut off, and Start, pressed at the end of a long list, shows the clock."""
    screen.run(STORED)
    screen.page.set_viewport_size({"width": 700, "height": 500})
    screen.show("s = session(made)\ns", ".footlib-session .fl-root")
    assert cut_off(screen, ".footlib-session") == []
    screen.page.locator(".fl-comfort").first.scroll_into_view_if_needed()
    press(screen, "Start")
    screen.page.wait_for_function(
        "() => { const { top, bottom } = document.querySelector('[role=timer]')"
        ".getBoundingClientRect(); return top > 0 && bottom < innerHeight; }"
    )
    assert screen.page.get_by_role("timer").is_visible() and cut_off(screen, ".footlib-session") == []
    press(screen, "Stop")
    assert cut_off(screen, ".footlib-session") == []
    screen.planner("p = planner(['flat-feet'], minutes=10)\np.answered = True")
    press(screen, "Print")
    assert cut_off(screen, ".footlib-planner") == []
