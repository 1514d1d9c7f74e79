"""progress() in JupyterLab: by mouse, keyboard and screen reader, across kernels, and on Binder, whose disk is lost."""

import itertools
import json

import pytest

from footlib.exercises.flashcards import deck
from footlib.records import Records

from .conftest import notebook
from .hands import WIDTHS, cut_off, press, serious

pytestmark = pytest.mark.browser

SHOW = """from footlib import progress
from footlib.records import records
r = records()
p = progress()
p"""
FIRST, SECOND = "Start here", "Your foot under load"
ACTIVE = "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
TRUSTED = """() => [...jupyterapp.shell.currentWidget.content.model.cells].filter(cell => cell.type === 'code')
  .every(cell => cell.trusted)"""
BACK = "async () => { await window.jupyterapp.commands.execute('docmanager:open', { path: 'try.ipynb' }); }"
CLOSE = """async () => {
  const other = [...jupyterapp.shell.widgets('main')].find(one => one.title.label.startsWith('00-start-here'));
  await other.context.ready;  // a tab that is closed while it still loads stumbles, on a busy machine in another test
  await other.context.sessionContext.ready;
  await other.context.sessionContext.session?.kernel?.info;
  await other.context.sessionContext.shutdown();
  other.dispose();
}"""
SHELF = "() => Object.keys(localStorage).filter(key => key.startsWith('footlib.records.1.'))"


def do_some(path, catalog):
    """One lesson finished, every other exercise right, six cards of the drill seen: by a kernel that has ended."""
    book = Records(path)
    book.finish("00-start-here")
    for number, id in enumerate(catalog.exercises):
        book.note("exercise", id, 1, number % 2 == 0)
    for card in list(deck(catalog))[:6]:
        book.review(card, 3)


@pytest.fixture
def shown(screen, catalog):
    """Some things done, some begun."""
    do_some(screen.records, catalog)
    screen.show(SHOW, ".footlib-progress .fl-lessons li")
    return screen


@pytest.fixture
def empty(screen):
    """A new learner."""
    screen.show(SHOW, ".footlib-progress .fl-lessons li")
    return screen


def panel(screen):
    return screen.page.get_by_role("region", name="Your progress", exact=True)


def test_the_picture_says_in_words_what_it_shows(shown, catalog):
    """Somebody who cannot see the picture hears the same: footprints, bars, drill, and the report as text."""
    sheet = panel(shown)
    for one in shown.ask("p.state['lessons']"):
        row = sheet.get_by_role("listitem").filter(has=shown.page.get_by_role("link", name=one["title"], exact=True))
        tick = row.get_by_role("checkbox", name=f"{one['title']}: finished")
        assert tick.is_checked() == (one["state"] == "finished")
        if of := one["exercises"]["of"]:
            name = f"Exercises: {one['exercises']['right']} of {of} right"
            assert row.get_by_role("img", name=name).locator("i").count() == of
    begun = len([one for one in shown.ask("p.state['lessons']") if one["state"] == "begun"])
    name = f"11 footprints, one for each lesson: 1 finished, {begun} begun, {10 - begun} to come."
    assert sheet.get_by_role("img", name=name).locator(".fl-footprint.fl-begun").count() == begun
    assert f"6 of {len(deck(catalog))} cards seen" in sheet.inner_text()
    assert sheet.get_by_role("img", name=f"0 of {len(deck(catalog))} cards known well").count() == 1
    sheet.get_by_role("button", name="As text").click()
    assert sheet.get_by_role("region", name="Your progress as text").inner_text() == shown.ask("repr(p)")


def test_ticking_a_lesson_is_kept(empty):
    """A tick is in the records at once, moves the way on, and is heard."""
    panel(empty).get_by_role("checkbox", name=f"{FIRST}: finished").click()
    panel(empty).get_by_role("link", name=f"Continue here: {SECOND}").wait_for()
    assert list(Records(empty.records).finished()) == ["00-start-here"]
    assert empty.page.locator(".footlib-progress .fl-aloud").inner_text().strip() == f"{FIRST}: finished."


def test_start_again_asks_once(shown):
    """Nothing is forgotten before the learner has said yes; no is the first answer."""
    sheet = panel(shown)
    sheet.get_by_role("button", name=f"Start again: {FIRST}").click()
    assert shown.page.evaluate(ACTIVE) == "Keep them"
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate(ACTIVE) == f"Start again: {FIRST}"
    assert "00-start-here" in Records(shown.records).finished()
    sheet.get_by_role("button", name=f"Start again: {FIRST}").click()
    sheet.get_by_role("button", name="Forget them").click()
    sheet.get_by_role("link", name=f"Continue here: {FIRST}").wait_for()
    assert Records(shown.records).finished() == {}
    # The focus is not lost with the button.
    shown.page.wait_for_function(f"name => ({ACTIVE})() === name", arg=f"{FIRST}: finished")


def test_the_sheet_works_by_keyboard_alone(shown):
    """Tab reaches every control in the order of the page."""
    shown.page.locator(".footlib-progress .fl-continue").focus()
    seen = []
    for _ in range(60):
        shown.page.keyboard.press("Tab")
        seen.append(shown.page.evaluate(ACTIVE))
        if seen[-1] == "As text":
            break
    assert seen[:3] == [f"{FIRST}: finished", FIRST, f"Start again: {FIRST}"]
    assert seen[-3:] == ["Download", "Restore from a file", "As text"]
    shown.page.keyboard.press("Enter")
    shown.page.get_by_role("region", name="Your progress as text").focus()


def test_continue_here_opens_the_lesson(lab):
    """The link opens the lesson beside this notebook in a tab, and what is done there shows on return. JupyterLab asks
    nothing first, though cells of this notebook have never been run, for which it calls a notebook not trusted."""
    lab.show(SHOW, ".footlib-progress .fl-lessons li")
    assert not lab.page.evaluate(TRUSTED)
    (lab.folder / "00-start-here.ipynb").write_text(notebook(), encoding="utf-8")
    panel(lab).get_by_role("link", name=f"Continue here: {FIRST}").click()
    lab.page.locator(".lm-TabBar-tab.lm-mod-current", has_text="00-start-here.ipynb").wait_for()
    Records(lab.records).finish("00-start-here")  # in the other lesson's kernel
    lab.page.evaluate(BACK)  # to this notebook's tab
    panel(lab).get_by_role("link", name=f"Continue here: {SECOND}").wait_for()
    lab.idle()
    assert lab.errors == []
    lab.page.evaluate(CLOSE)
    lab.page.wait_for_timeout(1000)
    lab.errors.clear()  # JupyterLab's own, of a tab that is closed while it still loads


def test_a_download_brings_everything_back(shown, tmp_path):
    """Saved as a file, lost, and restored from that file; a wrong file is told and changes nothing."""
    before = shown.ask("repr(p)")
    with shown.page.expect_download() as download:
        panel(shown).get_by_role("button", name="Download").click()
    assert download.value.suggested_filename.startswith("foot-massage-20")
    copy = tmp_path / "copy.json"
    download.value.save_as(copy)
    assert json.loads(copy.read_text(encoding="utf-8"))["format"] == "footlib-records"
    shown.run("r.reset()")
    panel(shown).get_by_role("link", name=f"Continue here: {FIRST}").wait_for()
    choose(shown, copy)
    panel(shown).get_by_role("link", name=f"Continue here: {SECOND}").wait_for()
    assert shown.ask("repr(p)") == before
    (tmp_path / "photo.json").write_bytes(b"\xff\xd8\xff")
    choose(shown, tmp_path / "photo.json")
    shown.page.locator(".fl-problem", has_text="Nothing was changed").wait_for()
    assert shown.ask("repr(p)") == before


def choose(screen, path):
    with screen.page.expect_file_chooser() as chooser:
        panel(screen).get_by_role("button", name="Restore from a file").click()
    chooser.value.set_files(path)


def test_a_download_needs_no_kernel(shown, tmp_path):
    """Even when Python has stopped, the work on the screen can be saved."""
    shown.page.evaluate("() => { window.fetch = () => Promise.reject('no server') }")
    with shown.page.expect_download() as download:
        panel(shown).get_by_role("button", name="Download").click()
    download.value.save_as(tmp_path / "copy.json")
    assert json.loads((tmp_path / "copy.json").read_text(encoding="utf-8"))["lessons"][0]["finished"] == 1
    shown.page.evaluate("() => { delete window.fetch }")


def test_nothing_is_cut_off(shown):
    """In a narrow window, a split one and a wide one everything fits."""
    press(shown, f"Start again: {FIRST}")
    for width in WIDTHS:
        shown.width(width, ".footlib-progress")
        assert cut_off(shown, ".footlib-progress") == [], width


def test_axe_finds_nothing_serious(shown):
    """Names, roles, contrast and structure in both themes, as a machine can check them."""
    panel(shown).get_by_role("button", name="As text").click()
    press(shown, f"Start again: {FIRST}")
    for theme in shown.themes():
        assert serious(shown, ".footlib-progress") == [], theme


def test_two_displays_stay_in_step(empty):
    """The sheet shown twice is the same sheet."""
    empty.show(
        SHOW + "\nfrom IPython.display import display\ndisplay(p, p)", ".footlib-progress >> nth=1 >> .fl-lessons li"
    )
    boxes = empty.page.get_by_role("checkbox", name=f"{FIRST}: finished")
    boxes.nth(0).click()
    empty.page.wait_for_function(
        "() => [...document.querySelectorAll('.fl-lessons li:first-child input')].every(box => box.checked)"
    )


# --- Binder


def test_at_home_the_browser_keeps_nothing(shown):
    """On one's own computer the file is enough: no copy, and no word about Binder."""
    assert shown.page.evaluate(SHELF) == []
    assert "Binder" not in panel(shown).inner_text()


@pytest.fixture
def on_binder(monkeypatch):
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")


@pytest.fixture
def visit(screen, on_binder, monkeypatch, tmp_path):
    """A visit to Binder: each time a fresh disk and another Python; the address and the browser stay the same."""
    count = itertools.count()

    def come(work):
        screen.python.done(screen.python.begin_anew)
        monkeypatch.setenv("FOOTLIB_RECORDS", str(tmp_path / f"disk-{next(count)}.sqlite"))
        screen.come()
        screen.show(SHOW, ".footlib-progress .fl-lessons li")
        work(screen)

    return come


def test_a_lost_disk_is_brought_back_from_the_browser(visit):
    """A Binder visitor's disk is gone; the browser offers the notes of the last visit, and brings them back."""

    def first(screen):
        assert "its disk is lost when you leave" in panel(screen).inner_text()
        assert screen.page.get_by_role("group", name="Notes in this browser").count() == 0
        assert screen.page.evaluate(SHELF) == []
        screen.run("r.note('quiz', '00-start-here/x', 'mine', True)")
        panel(screen).get_by_role("checkbox", name=f"{FIRST}: finished").click()
        panel(screen).get_by_role("link", name=f"Continue here: {SECOND}").wait_for()

    def second(screen):
        """Looking around, and answering something new, takes nothing from what is kept; then it is brought back."""
        offer = screen.page.get_by_role("group", name="Notes in this browser")
        assert "You have notes from " in offer.inner_text() and "in this browser" in offer.inner_text()
        screen.run("r.note('quiz', '00-start-here/y', 'new', True)")
        screen.page.wait_for_function(f"() => ({SHELF})().length === 2")
        offer.get_by_role("button", name="Bring them back").click()
        panel(screen).get_by_role("link", name=f"Continue here: {SECOND}").wait_for()
        offer.wait_for(state="hidden")
        assert screen.ask("{k: v.given for k, v in r.answers('quiz').items()}") == {
            "00-start-here/x": "mine",
            "00-start-here/y": "new",
        }
        screen.page.wait_for_function(f"() => ({SHELF})().length === 1")

    def third(screen):
        """What was brought back is kept, too; and whoever wants it gone deletes it."""
        screen.page.get_by_role("button", name="Bring them back").wait_for()
        screen.page.get_by_role("button", name="Delete them").click()
        screen.page.get_by_role("group", name="Notes in this browser").wait_for(state="hidden")
        assert screen.page.evaluate(SHELF) == []

    for work in (first, second, third):
        visit(work)


LATER = """([key]) => { const kept = JSON.parse(localStorage.getItem(key));
  localStorage.setItem(key, JSON.stringify({ ...kept, writes: kept.writes + 5, from: 'another lesson' })); }"""


def test_a_lesson_that_knows_less_leaves_the_browsers_copy(screen, on_binder):
    """Two lessons have kernels of their own: the one that saw fewer writes of the disk does not put its older copy over
    the other's; the next one that knows more does."""
    screen.show(SHOW, ".footlib-progress .fl-lessons li")
    screen.run("r.finish('00-start-here')")
    screen.page.wait_for_function(f"() => ({SHELF})().length === 1")
    [key] = screen.page.evaluate(SHELF)
    screen.page.evaluate(LATER, [key])
    kept = "([key]) => JSON.parse(localStorage.getItem(key)).from"
    screen.run("r.finish('00-start-here', on=False)")
    panel(screen).get_by_role("link", name=f"Continue here: {FIRST}").wait_for()
    assert screen.page.evaluate(kept, [key]) == "another lesson"
    screen.run("for _ in range(5): r.finish('00-start-here')")
    screen.page.wait_for_function(f"([key]) => ({kept})([key]) === undefined", arg=[key])


FILL = """() => { let text = 'x'.repeat(1 << 20), n = 0;
  while (text) {
    try { localStorage.setItem(`other.${n}`, text); n += 1; } catch { text = text.slice(0, text.length >> 1); }
  } }"""
EMPTY = """() => Object.keys(localStorage).filter(key => key.startsWith('other.'))
  .forEach(key => localStorage.removeItem(key))"""


def test_a_browser_without_room_says_so_and_keeps_its_last_copy(screen, on_binder):
    """Its storage is full of other things: the newest answers are not in its copy, which is said, with what to do; the
    copy from before is whole; and once there is room, all is in it and nothing is said any more."""
    screen.show(SHOW, ".footlib-progress .fl-lessons li")
    screen.run("r.finish('00-start-here')")
    screen.page.wait_for_function(f"() => ({SHELF})().length === 1")
    [key] = screen.page.evaluate(SHELF)
    before = screen.page.evaluate("key => localStorage.getItem(key)", key)
    try:
        screen.page.evaluate(FILL)
        screen.run("r.note('quiz', '00-start-here/long', 'x' * 5000, True)")
        trouble = panel(screen).locator(".fl-problem", has_text="no room for a copy of your work")
        trouble.wait_for()
        assert "Download" in trouble.inner_text()
        assert screen.page.evaluate("key => localStorage.getItem(key)", key) == before
    finally:
        screen.page.evaluate(EMPTY)
    screen.run("r.note('quiz', '00-start-here/more', 1, True)")
    trouble.wait_for(state="hidden")
    kept = json.loads(screen.page.evaluate("key => localStorage.getItem(key)", key))["records"]["answers"]
    assert {one["item"] for one in kept} == {"00-start-here/long", "00-start-here/more"}


def test_without_a_copy_there_is_no_download(screen):
    """While the file is out of reach and was never read, Download says so instead of giving an empty copy."""
    do_some_by_another(screen)
    panel(screen).get_by_role("button", name="Download").click()
    screen.page.locator(".footlib-progress .fl-aloud", has_text="nothing to download").wait_for()
    screen.run("other.close()")


def do_some_by_another(screen):
    """Another program has the file from the first moment on."""
    Records(screen.records).finish("00-start-here")
    screen.show(
        "import sqlite3\nother = sqlite3.connect(" + repr(str(screen.records)) + ", isolation_level=None)\n"
        "other.execute('BEGIN EXCLUSIVE')\n" + SHOW,
        ".footlib-progress .fl-lessons li",
    )


def test_a_spoiled_copy_in_the_browser_does_no_harm(screen, on_binder):
    """What is no copy of ours under our name is passed over; one that was damaged is told and stays for another try."""
    screen.page.evaluate("""() => { const damaged = { saved: '2026-05-03T09:00:00Z', records: { format: 'x' } };
      localStorage.setItem('footlib.records.1.a', 'no JSON');
      localStorage.setItem('footlib.records.1.c', JSON.stringify({ saved: 7, records: {} }));
      localStorage.setItem('footlib.records.1.d', JSON.stringify({ saved: 'soon', records: {} }));
      localStorage.setItem('footlib.records.1.b', JSON.stringify(damaged)); }""")
    screen.show(SHOW, ".footlib-progress .fl-lessons li")
    offer = screen.page.get_by_role("group", name="Notes in this browser")
    assert "You have notes from 3 May in this browser." in offer.inner_text()
    offer.get_by_role("button", name="Bring them back").click()
    screen.page.locator(".fl-problem", has_text="Nothing was changed").wait_for()
    assert sorted(screen.page.evaluate(SHELF)) == [f"footlib.records.1.{name}" for name in "abcd"]
