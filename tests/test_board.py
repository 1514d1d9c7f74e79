"""For a room: a lesson on the wall, large and without code, and its answers on paper."""

import re
from html import unescape
from itertools import pairwise

import pytest
from click.testing import CliRunner

from footlib import load, plan
from footlib.__main__ import main
from footlib_authoring.review import CourseFiles
from footlib_authoring.review.notebooks import Cell
from footlib_authoring.teaching import board
from footlib_authoring.teaching.answers import answer_key

LESSON = "05-from-head-to-heel"


@pytest.fixture(scope="module")
def course():
    """The course's own files, read once."""
    return CourseFiles()


def words(page):
    """What one reads of a page."""
    text = re.sub(r"<(style|script)>.*?</\1>", " ", page.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def told(text):
    """A text of the data as one reads it on the wall."""
    return words(board.reader.render(text).encode())


def cell(text, kind="markdown"):
    """A cell of a lesson."""
    return Cell(1, kind, "one", text, {})


def test_a_lesson_on_the_wall_shows_pictures_and_questions_and_no_answer(course):
    """Each plot of the lesson is a sheet, each exercise is asked, its grades stand there; no code, no reason, no fold,
    and nothing is fetched from elsewhere."""
    catalog = load()
    page = board.board(LESSON, course, catalog)
    text = words(page)
    exercises = [one for one in catalog.exercises.values() if one.lesson == LESSON]
    assert page.count(b"<img") >= 2 and len(exercises) >= 4
    for one in exercises:
        assert one.title in text and one.why not in text
    assert "refuted" in text and "import" not in text and "check(" not in text and "How sure is that?" not in text
    assert not re.search(rb'(?:src|href)="(?!data:)', page)
    for question in catalog.quizzes[LESSON].questions:
        says = [choice.says for choice in question.choices] or question.items
        assert all(told(one) in text for one in (question.ask, *says)), question.id
        assert question.why is None or told(question.why) not in text
        assert not any(told(choice.why) in text for choice in question.choices)


def test_no_sheet_holds_more_than_can_be_read_from_the_back(course):
    """What stands beside a picture apart, a sheet is at most as full as one large paragraph or table of the lesson."""
    (lesson,) = [one for one in course.lessons if one.id == LESSON]
    most = max(board.weigh(piece) for cell in lesson.texts for piece in board.text_pieces(cell, course.pages))
    for sheet in board.sheets(lesson, load(), course.pages):
        assert board.weigh(sheet) <= max(most, board.FULL) + 2 * board.LINE, sheet[:200]


def test_no_sheet_is_empty(course):
    """In no lesson does the wall show a heading with nothing under it: each piece of text has words or a picture."""
    for lesson in course.lessons:
        for cell in lesson.texts:
            for piece in board.text_pieces(cell, course.pages):
                assert "<img" in piece or re.sub(r"<[^>]*>", "", piece).strip(), (lesson.id, cell.id, piece)


def test_a_picture_of_the_course_is_seen_in_ones_own_lesson(course):
    """`images/…` is looked up where learners find it, among own pictures and the course's; it is never left empty."""
    name = next(name for name in course.pages if name.endswith(".png"))
    for text in (f"![The sole with its zones]({name})", f'<img src="./{name}" alt="The sole">'):
        (sheet,) = board.text_pieces(cell(text), course.pages)
        assert 'src="data:image/png;base64,iVBOR' in sheet, sheet[:200]


def test_an_exercise_and_a_question_fill_a_sheet_each(course):
    """Each has its heading and what is asked, and no empty heading; items that are to be put in order stand in another
    one."""
    catalog = load()
    asked = list(board.pictures(cell(f'quiz("{LESSON}")', "code"), catalog))
    asked += board.pictures(cell(f'check("{next(iter(catalog.exercises))}")', "code"), catalog)
    assert len(asked) == len(catalog.quizzes[LESSON].questions) + 1 and words(asked[0].encode()).startswith(
        "Question 1"
    )
    assert not any(re.search(r"<(h\d|p|li)></", sheet) for sheet in asked)


def test_a_routine_is_a_sheet_for_each_step_of_one_foot(catalog):
    """Hands, what they do, how firmly and how long; the second foot repeats the first and is left out."""
    routine = plan("tired-feet", minutes=5, cautions=())
    made = list(board.steps(routine, catalog))
    right = [step for step in routine.steps if step.foot == routine.steps[0].foot]
    assert len(made) == len(right)
    for step, sheet in zip(right, made, strict=True):
        assert "<img" in sheet and step.name in sheet and step.do in sheet and step.amount in sheet


def test_the_answer_key_has_every_answer_of_lesson_and_quiz(course):
    """Each exercise with its reason, each question of the quiz with its right answer."""
    catalog = load()
    text = words(answer_key(LESSON, course, catalog))
    for one in catalog.exercises.values():
        if one.lesson == LESSON:
            assert one.title in text and one.why.replace("*", "").replace("`", "") in text
    for question in catalog.quizzes[LESSON].questions:
        for number in question.right:
            assert question.choices[number].says.replace("*", "").replace("`", "") in text


def test_board_and_key_are_commands(tmp_path):
    """By a lesson's number, into a file that is named; a lesson that is none is told."""
    for words in (["board", "5", "--to"], ["answers", "5", "--page"]):
        result = CliRunner().invoke(main, [*words, str(tmp_path / "page.html")])
        assert result.exit_code == 0 and "Written: " in result.output, result.output
        assert (tmp_path / "page.html").read_bytes().startswith(b"<!doctype html>")
    result = CliRunner().invoke(main, ["board", "handz"])
    assert result.exit_code == 1 and "There is no lesson called 'handz'" in result.output


def test_a_sentence_that_leads_to_a_list_stands_on_its_sheet(course):
    """No sheet ends with a colon, such as "Call the emergency number now:" without the signs; long lists are parted."""
    catalog = load()
    for lesson in course.lessons[:4]:
        sheets = list(board.sheets(lesson, catalog, course.pages))
        for sheet, following in pairwise(sheets):
            leads = re.sub(r"<[^>]+>", " ", sheet).strip().endswith(":")
            assert not (leads and re.search(r"</h\d>\s*<[uo]l", following)), (lesson.id, sheet[-80:])
        assert max(map(board.weigh, sheets)) <= 2 * board.LONGEST, lesson.id
