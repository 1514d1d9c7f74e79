"""Slips in own material that spoil several things at once are told once; a template's words are told as a remark."""

import shutil

import pytest
from click.testing import CliRunner
from pydantic import TypeAdapter, ValidationError

from footlib.__main__ import main
from footlib.catalog import default_folder
from footlib.catalog.check_moves import problems_of
from footlib.catalog.field_mistakes import plain_mistakes
from footlib.catalog.place_index import index_of
from footlib.model import Stroke
from footlib.model.exercise_kinds import OwnWords
from footlib_authoring.review import CourseFiles, review
from footlib_authoring.review.grade_marks import mark_problems
from footlib_authoring.review.lesson_frame import frame
from footlib_authoring.review.lesson_text import link_problems, markup_problems
from footlib_authoring.review.notebooks import Notebook, written
from footlib_authoring.teaching.left_words import left_words, words_of

BEGUN = [
    ["lesson", "Desk feet"],
    ["condition", "Desk feet"],
    ["caution", "Sore nail"],
    ["move", "Edge gliding"],
    ["zone", "My spot"],
    ["exercise", "My choice", "--lesson", "11"],
    ["quiz", "11"],
]


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """Own material in which each thing has been begun, and nothing changed yet."""
    folder = tmp_path_factory.mktemp("own") / "my-material"
    for words in BEGUN:
        made = CliRunner().invoke(main, ["new", *words, "--in", str(folder)])
        assert made.exit_code == 0, made.output
    return folder


def test_words_of_a_template_are_remembered(begun):
    """What `new` writes passes at once, and check says of each entry and lesson that its words are still the
    template's."""
    found = review(begun, [left_words])
    assert not [str(one) for one in found if not one.remark]
    told = {one.file.rpartition("/")[2] for one in found if "still the words of the template" in one.text}
    data = "conditions cautions moves zones exercises quizzes lessons".split()
    assert told == {*(f"{one}.toml" for one in data), "11-desk-feet.ipynb"}


def test_code_that_one_keeps_is_no_word_of_a_template():
    """A card's `swap` may well be that of the template: there is only one way to write it."""
    known = words_of("exercises")
    assert known and not any(one.fullmatch("limit = 2") for patterns in known.values() for one in patterns)


@pytest.mark.parametrize(
    ("file", "right", "wrong", "line", "told"),
    [
        (
            "lessons",
            "[11-desk-feet]",
            "[12-desk-feet]",
            4,
            "its notebook is called otherwise, my-material/notebooks/11-desk-feet.ipynb",
        ),
        ("quizzes", "[[11-desk-feet.", "[[11-desk-fet.", 4, "Did you mean '11-desk-feet'?"),
        ("zones", "[my-spot.shapes]", "[my-spott.shapes]", 16, "Did you mean [my-spot]?"),
        ("moves", '["outer-edge"]', '["heel"]', 13, "lie elsewhere than on heel"),
        ("conditions", "when standing", "when sitting", 7, "stands there twice"),
        ("zones", "size = [0.03, 0.012]", "size = [0.3, 0.3]", 17, "others (or is covered by it)"),
    ],
    ids="lesson quiz part places list shape".split(),
)
def test_a_slip_that_spoils_much_is_told_once(begun, tmp_path, file, right, wrong, line, told):
    """A renamed lesson, a quiz of no lesson, a part of no entry, a move sent elsewhere: one sentence, on its line."""
    folder = shutil.copytree(begun, tmp_path / "my-material")
    path = folder / "data" / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    found = [one for one in review(folder) if not one.remark]
    assert [(one.file, one.line, told in one.text) for one in found] == [
        (f"my-material/data/{file}.toml", line, True)
    ], list(map(str, found))


@pytest.mark.parametrize(
    ("name", "wrong"), [("moves", "moves.toml.txt"), ("conditions", "Conditions.toml"), ("quizzes", "quiz.toml")]
)
def test_a_file_whose_name_has_a_slip_is_told_and_nothing_that_follows(begun, tmp_path, name, wrong):
    """Windows hides the end of a name, and a plural is soon forgotten: what is missing only because of it is silent."""
    folder = shutil.copytree(begun, tmp_path / "my-material")
    (folder / "data" / f"{name}.toml").rename(folder / "data" / wrong)
    (found,) = [one for one in review(folder) if not one.remark]
    assert found.file == f"my-material/data/{wrong}" and found.text.endswith(f"Rename it to {name}.toml")


WORD = '[edge]\nterm = "edge"\nmeaning = "The rim of the foot."\nlesson = "11-desk-feet"\n'


@pytest.mark.parametrize(
    ("home", "into", "what"),
    [
        ("cautions", "conditions", "a caution"),
        ("conditions", "moves", "a condition"),
        ("moves", "conditions", "a move"),
        ("glossary", "exercises", "a glossary term"),
    ],
)
def test_an_entry_in_the_wrong_file_is_one_sentence(begun, tmp_path, home, into, what):
    """Its fields tell where it belongs; what names it is right, and nothing is said of each field."""
    folder = shutil.copytree(begun, tmp_path / "my-material")
    source = folder / "data" / f"{home}.toml"
    text = source.read_text(encoding="utf-8") if source.exists() else WORD
    source.unlink(missing_ok=True)
    path = folder / "data" / f"{into}.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")
    (found,) = [one for one in review(folder) if not one.remark]
    assert (found.file, found.text) == (
        f"my-material/data/{into}.toml",
        f"looks like {what}: move it into {home}.toml.",
    )


def test_a_lesson_of_another_number_is_one_sentence(tmp_path):
    """Links to it, its exercises and the contents go by its name, and are silent until it has one."""
    for folder in ("data", "notebooks"):
        shutil.copytree(default_folder().parent / folder, tmp_path / folder)
    (tmp_path / "notebooks" / "05-from-head-to-heel.ipynb").rename(
        tmp_path / "notebooks" / "12-from-head-to-heel.ipynb"
    )
    (found,) = [one for one in review(tmp_path) if not one.remark]
    assert found.text.startswith("its notebook is called otherwise, notebooks/12-from-head-to-heel.ipynb")


def test_questions_that_no_lesson_shows_are_told(begun, tmp_path):
    """The cell with the quiz is lost: its questions would be asked nowhere."""
    folder = shutil.copytree(begun, tmp_path / "my-material")
    lesson = folder / "notebooks" / "11-desk-feet.ipynb"
    text = lesson.read_text(encoding="utf-8")
    asked = 'quiz(\\"11-desk-feet\\")'
    assert asked in text
    lesson.write_text(text.replace(asked, "3 + 4"), encoding="utf-8")
    assert [one.text for one in review(folder) if one.file.endswith("quizzes.toml") and not one.remark] == [
        'no lesson shows these questions. Put a code cell into 11-desk-feet: quiz("11-desk-feet")'
    ]


def test_a_list_in_the_place_of_a_table_is_told_with_an_example():
    """Points of a text have a short id each: how that is written stands in the sentence."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(dict[str, OwnWords]).validate_python({"mine": {"points": ["a", "b"]}})
    told = {field: text for text, _, field, _ in plain_mistakes(caught.value.errors(), "mine", OwnWords)}
    assert told["points"].startswith('must be a table, such as { name = "…" } (it is')


def test_a_point_far_off_the_foot_is_told(catalog):
    """However little of the stroke lies there: 1.40 for 0.40 is soon typed."""
    move, ground = catalog.moves["opening-strokes"], index_of(catalog.geometry)
    written = move.strokes[0].model_dump()
    far = Stroke.model_validate(written | {"points": [(1.4, 0.97), *written["points"][1:]]})
    assert not [*problems_of(move, ground)]
    ((field, told),) = problems_of(move.model_copy(update={"strokes": (far, *move.strokes[1:])}), ground)
    assert field == "strokes.1" and told.startswith("has a point off the foot, [1.4, 0.97] on the surface 'sole'")


SLIPS_OF_MARKUP = [  # a line of a lesson, words of what is told on it
    ("See [NHS](https://www.nhs.uk/foot", "this link never ends. Write ) after https://www.nhs.uk/foot"),
    ("See [NHS](https://www.nhs.uk/feet. It helps.", "this link never ends. Write ) after https://www.nhs.uk/feet"),
    ("This is **bold, and it never ends.", "a ** is seen here"),
    ("See [NHS](www.nhs.uk/foot).", "write https:// before www.nhs.uk/foot"),
    ("It calms <sup></sup><!--relaxation--", "this comment never ends, and what follows may be lost in it"),
]


@pytest.mark.parametrize(("slip", "told"), [*SLIPS_OF_MARKUP, ("Tired <!--tired-feet-->.", "has no mark. Write <sup>")])
def test_a_slip_in_a_lessons_text_is_told_on_its_line(begun, tmp_path, slip, told):
    """A link, bold letters or a comment that never end, an address without https://, a claim whose mark is lost."""
    course = CourseFiles(shutil.copytree(begun, tmp_path / "my-material"))
    (lesson,) = [one for one in course.lessons if course.is_own(one.path)]
    lesson.raw["cells"][2]["source"] = ["## Feet\n", "\n", "First.\n", f"{slip}\n", "Last, **bold** and `a ** b`."]
    lesson.path.write_text(written(lesson.raw), encoding="utf-8")
    lesson = Notebook(lesson.path)
    found = [one for rule in (markup_problems, mark_problems, link_problems) for one in rule(course, lesson)]
    assert [one.line for one in found] == [1 + next(n for n, row in enumerate(lesson.text.split("\n")) if slip in row)]
    assert told in found[0].text


def test_the_sentence_of_a_new_word_is_remembered(begun, tmp_path):
    """What `new word` begins in the lesson is told until somebody has finished it."""
    folder = shutil.copytree(begun, tmp_path / "my-material")
    made = CliRunner().invoke(main, ["new", "word", "micro break", "--lesson", "11", "--in", str(folder)])
    assert made.exit_code == 0, made.output
    found = [one.text for one in review(folder, [left_words]) if one.file.endswith(".ipynb")]
    assert any("A [micro break](glossary.md#micro-break) is …" in one for one in found), found


def test_a_lesson_of_ones_own_is_compared_with_ones_own_data(begun, tmp_path):
    """Another title or other minutes are told with the file in which one's own entry stands."""
    folder = shutil.copytree(begun, tmp_path / "my-material")
    data = folder / "data" / "lessons.toml"
    right = data.read_text(encoding="utf-8")
    course = CourseFiles(folder)
    (lesson,) = [one for one in course.lessons if course.is_own(one.path)]
    for there, instead in (('title = "Desk', 'title = "Bus'), ("read = 1", "read = 9")):
        assert there in right
        data.write_text(right.replace(there, instead), encoding="utf-8")
        told = [one.text for one in frame(CourseFiles(folder), lesson)]
        assert [one for one in told if "not that of my-material/data/lessons.toml" in one
                or "not those of my-material/data/lessons.toml" in one], told  # fmt: skip
