"""The quiz in a browser: by mouse, by keyboard, by ear, and through the death of its kernel."""

import json
import re

import pytest
import small

from footlib.drawing import map_svg

from .hands import WIDTHS, cut_off, press, serious

pytestmark = pytest.mark.browser
ID = "00-start-here"
SHELF = "() => Object.entries(localStorage).filter(([key]) => key.startsWith('footlib.records.1.'))"
FOCUS = "() => document.activeElement.closest('.fl-question') && document.activeElement.className"


@pytest.fixture
def shown(screen):
    """The quiz of the first lesson, for a learner without records."""
    show_quiz(screen)
    return screen


@pytest.fixture
def by_kind(catalog):
    """A quiz of the course that asks in all five ways: kind → the first question of that kind."""
    quizzes = ({q.kind: q for q in reversed(quiz.questions)} for quiz in catalog.quizzes.values())
    return next(kinds for kinds in quizzes if kinds.keys() == {"single", "multiple", "number", "order", "zone"})


@pytest.fixture
def all_kinds(screen, catalog, by_kind):
    """That quiz, for a learner without records."""
    show_quiz(screen, next(id for id, quiz in catalog.quizzes.items() if by_kind["zone"] in quiz.questions))
    return screen


def show_quiz(screen, id=ID):
    screen.show(f"from footlib import quiz\nq = quiz('{id}')\nq", ".footlib-quiz .fl-question")


def question(screen, catalog, id):
    return asked(screen, catalog.quizzes[ID][id])


def asked(screen, question):
    return screen.page.get_by_role("group", name=question.ask)


def right(catalog, id):
    return next(choice for choice in catalog.quizzes[ID][id].choices if choice.right)


def wrong(catalog, id):
    return next(choice for choice in catalog.quizzes[ID][id].choices if not choice.right)


def test_a_wrong_choice_is_explained_and_can_be_tried_again(shown, catalog):
    """What is wrong with this one appears beside it, is read aloud, and the question can be answered anew."""
    one, slip = question(shown, catalog, "promise"), wrong(catalog, "promise")
    one.get_by_role("radio", name=slip.says).check()
    press(one, "Check my answer")
    one.get_by_text(slip.why).wait_for()
    assert slip.why in shown.page.locator(".footlib-quiz > .fl-aloud").inner_text()
    assert right(catalog, "promise").why not in shown.page.locator(".footlib-quiz").inner_html()
    press(one, "Try again")
    one.get_by_role("radio", name=right(catalog, "promise").says).check()
    press(one, "Check my answer")
    one.get_by_text("Right", exact=True).wait_for()
    shown.hears("[q.answers['promise']['tries'], q.answers['promise']['at_once']]", [2, False])


def test_a_quiz_works_by_keyboard_alone(all_kinds, by_kind):
    """Radio buttons, a number, lines to put in order and a spot on the map: all without a mouse, focus never lost."""
    page, key = all_kinds.page, all_kinds.page.keyboard.press
    asked(all_kinds, by_kind["single"]).get_by_role("radio").first.focus()
    key("Space")
    key("Tab")
    key("Enter")
    page.wait_for_function("() => document.activeElement.classList.contains('fl-said')")
    number = asked(all_kinds, by_kind["number"]).get_by_role("textbox")
    number.focus()
    page.keyboard.type("some")
    key("Enter")
    page.wait_for_function("() => document.activeElement.textContent.includes('Give one number')")
    number.fill(f"{by_kind['number'].answer}")
    key("Enter")
    page.wait_for_function("() => document.activeElement.textContent.startsWith('Right.')")
    lines, items = asked(all_kinds, by_kind["order"]), by_kind["order"].items
    for wanted in reversed(items):
        lines.get_by_role("button", name=f"Up: {wanted}").focus()
        for _ in items[1:]:
            key("Enter")
        assert page.evaluate("() => document.activeElement.tagName") == "BUTTON"
    assert lines.get_by_role("listitem").first.inner_text().startswith(items[0])
    lines.get_by_role("button", name="Check my answer").focus()
    key("Enter")
    page.wait_for_function("() => document.activeElement.textContent.startsWith('Right.')")
    asked(all_kinds, by_kind["zone"]).locator("[role=button][data-place][tabindex='0']").focus()
    key("ArrowUp")
    key("Enter")
    key("Tab")
    key("Enter")
    page.wait_for_function(FOCUS)
    answered = [by_kind[kind].id for kind in ("single", "number", "order", "zone")]
    all_kinds.hears("sorted(q.answers)", sorted(answered))
    all_kinds.frame()
    assert page.evaluate(FOCUS) == "fl-said"


def test_the_map_does_not_name_what_is_asked(shown, catalog):
    """By ear, the map tells where each place is, and of no place what it is."""
    buttons = question(shown, catalog, "liver-foot").locator("[role=button][data-place]")
    said = buttons.evaluate_all("els => els.map(el => el.getAttribute('aria-label'))")
    assert len(said) == len(set(said)) > 60 and all(text.endswith(" foot") for text in said)
    assert not any(
        zone.name.lower() in text.lower()
        for text in said
        for zone in catalog.zones.values()
        if zone.name.lower() not in {region.name.lower() for region in catalog.regions.values()}
    )
    html = question(shown, catalog, "liver-foot").locator("svg").evaluate("el => el.outerHTML")
    assert "liver" not in html.lower()


def test_a_click_on_the_zone_is_right_on_its_own_foot_only(shown, catalog):
    """A click in the liver zone of the left foot's mirror image is the wrong foot; on the right foot it is right."""
    one = question(shown, catalog, "liver-foot")
    spot = r'data-place="liver" data-foot="right" data-cx="([\d.]+)" data-cy="([\d.]+)"'
    x, y = map(float, re.search(spot, map_svg("sole", catalog)).groups())
    svg = one.locator("svg")
    svg.scroll_into_view_if_needed()
    to_page = """(el, [x, y]) => {
      const p = new DOMPoint(x, y).matrixTransform(el.getScreenCTM());
      return [p.x, p.y];
    }"""
    width = svg.evaluate("el => el.viewBox.baseVal.width")
    for at, passed in (([width - x, y], False), ([x, y], True)):
        if not passed:
            shown.page.mouse.click(*svg.evaluate(to_page, at))
        else:
            press(one, "Try again")
            shown.page.mouse.click(*svg.evaluate(to_page, at))
        press(one, "Check my answer")
        one.locator(".fl-said").wait_for()
        shown.hears("q.answers['liver-foot']['passed']", passed)
    assert "other foot" not in one.inner_text()


def test_a_killed_kernel_loses_no_answer(lab, catalog):
    """kill -9 in the middle of a quiz: the page says that nothing can be saved now; reopened, the answers are there."""
    show_quiz(lab)
    one, slip = question(lab, catalog, "promise"), wrong(catalog, "promise")
    one.get_by_role("radio", name=slip.says).check()
    press(one, "Check my answer")
    one.get_by_text(slip.why).wait_for()  # confirmed on the lab
    lab.kill()
    number = question(lab, catalog, "pain-limit")
    number.get_by_role("textbox").fill("3")
    press(number, "Check my answer")
    number.get_by_text("This answer is not saved").wait_for()
    assert slip.why in one.inner_text()
    lab.revived()
    lab.run(f"import os; os.environ['FOOTLIB_RECORDS'] = {str(lab.records)!r}")
    show_quiz(lab)
    assert question(lab, catalog, "promise").get_by_text(slip.why).is_visible()
    assert question(lab, catalog, "pain-limit").get_by_text("Not answered yet").is_visible()
    assert lab.ask("len(__import__('footlib.records', fromlist=['x']).records().answers('quiz'))") == 1


def shelf(screen):
    return [json.loads(text)["records"] for _, text in screen.page.evaluate(SHELF)]


@pytest.fixture
def on_binder(screen, monkeypatch):
    """Python believes that it is on Binder; the browser has no copy yet."""
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")
    show_quiz(screen)
    return screen


def test_on_binder_the_browser_keeps_an_answer_without_progress(on_binder, catalog):
    """Whoever only answers the quiz, and never opens progress(), finds the answer in the browser's copy."""
    assert shelf(on_binder) == []
    one, choice = question(on_binder, catalog, "promise"), right(catalog, "promise")
    one.get_by_role("radio", name=choice.says).check()
    press(one, "Check my answer")
    one.get_by_text("Right at the first try").wait_for()
    on_binder.page.wait_for_function(f"() => ({SHELF})().length === 1")
    assert choice.says in json.dumps(shelf(on_binder)[0]["answers"], ensure_ascii=False)


def test_on_binder_the_browser_keeps_an_exercise_without_any_widget(on_binder):
    """Whoever only runs check(), with no quiz and no progress() in sight, finds the answer in the browser's copy."""
    page = on_binder.page
    on_binder.run_cell("from footlib import check\ncheck('eighty-one-of-a-hundred', 'a')")
    page.wait_for_function(f"() => ({SHELF})().some(([, text]) => text.includes('eighty-one-of-a-hundred'))")
    assert page.locator(".output .footlib").count() == 0
    assert [one["item"] for one in shelf(on_binder)[0]["answers"]] == ["eighty-one-of-a-hundred"]


def test_at_home_the_browser_keeps_no_answer(shown, catalog):
    """On one's own computer the file is enough: an answered quiz leaves nothing in the browser."""
    question(shown, catalog, "pain-limit").get_by_role("textbox").fill("3")
    press(question(shown, catalog, "pain-limit"), "Check my answer")
    question(shown, catalog, "pain-limit").get_by_text("Right at the first try").wait_for()
    assert shelf(shown) == []


def test_two_displays_are_one_quiz(screen, catalog):
    """An answer given in one display shows in the other, and no id stands in the page twice."""
    show_quiz(screen)
    screen.show("display(q, q)", ".footlib-quiz .fl-question")
    screen.page.locator(".footlib-quiz").nth(1).locator(".fl-question").first.wait_for()
    first, second = (screen.page.locator(".footlib-quiz").nth(n) for n in (0, 1))
    first.get_by_role("textbox").fill("9")
    first.get_by_role("textbox").press("Enter")
    second.get_by_text(catalog.quizzes[ID]["pain-limit"].high).wait_for()
    ids = screen.page.locator(".footlib [id]").evaluate_all("els => els.map(el => el.id)")
    assert len(ids) == len(set(ids))


def answer_some(screen, by_kind):
    """Of each way to ask, one is answered: some right, some wrong; the quiz's other questions stay open."""
    single, several, number, lines, spot = (
        asked(screen, by_kind[kind]) for kind in ("single", "multiple", "number", "order", "zone")
    )
    single.get_by_role("radio", name=next(one.says for one in by_kind["single"].choices if not one.right)).check()
    for choice in by_kind["multiple"].choices:
        several.get_by_role("checkbox", name=choice.says).set_checked(choice.right)
    number.get_by_role("textbox").fill(f"{by_kind['number'].answer}")
    spot.locator("[role=button][data-place]").nth(3).click()
    for one in (single, several, number, lines, spot):
        press(one, "Check my answer")
        one.locator(".fl-said").wait_for()


def test_axe_finds_nothing_serious(all_kinds, by_kind):
    """Names, roles, contrast and structure, in both themes, with answers and without."""
    for given in (False, True):
        if given:
            answer_some(all_kinds, by_kind)
        for theme in all_kinds.themes():
            assert serious(all_kinds, ".footlib-quiz") == [], (given, theme)


def test_nothing_is_cut_off(all_kinds, by_kind):
    """At the widths of a narrow window, a split one and a wide one all questions and answers fit."""
    answer_some(all_kinds, by_kind)
    spot = asked(all_kinds, by_kind["zone"])
    for width in WIDTHS:
        all_kinds.width(width, ".footlib-quiz")
        assert cut_off(all_kinds, ".footlib-quiz") == [], width
        picture = spot.locator(".fl-picture").bounding_box()
        assert picture["width"] > 150 and picture["height"] > 250, width
        assert spot.get_by_role("radiogroup", name="Foot shown").is_visible() is (width == 448), width


def test_at_twice_the_letters_nothing_is_cut_off(all_kinds, by_kind):
    """At 200 % zoom of the browser everything fits in half the width."""
    answer_some(all_kinds, by_kind)
    all_kinds.page.evaluate("() => { document.querySelector('.footlib-quiz').style.zoom = 2; }")
    assert cut_off(all_kinds, ".footlib-quiz") == []


def test_code_in_a_question_looks_like_code(screen, tmp_path):
    """What stands between backticks in the data is shown as code; no backtick reaches the learner's eyes or ears."""
    data = small.write(tmp_path, quizzes=small.FILES["quizzes"].replace("What warms?", "What does `sun()` do?"))
    code = (
        f"from footlib import load\nfrom footlib.widgets.quiz import Quiz\nQuiz('first', catalog=load({str(data)!r}))"
    )
    screen.show(code, ".footlib-quiz .fl-question")
    shown = screen.page.locator(".footlib-quiz")
    assert shown.locator(".fl-ask code").all_inner_texts() == ["sun()"]
    assert "`" not in shown.inner_text()
