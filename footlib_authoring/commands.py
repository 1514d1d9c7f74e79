"""The instructor's commands: `python -m footlib check`, and what helps to write and to teach. What draws or prints
is fetched by the command that needs it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import click

from footlib.catalog import default_folder, load, read
from footlib.catalog.own_material import PARTS, VARIABLE, own_folders
from footlib.errors import FootlibError, hint
from footlib.files import all_or_nothing, write

from .review import CourseFiles, review
from .review.one_voice import sheet_findings
from .review.tidy import tidy as tidied
from .teaching import joined_lessons, new_entry
from .teaching.exercise_skeletons import SKELETONS
from .teaching.left_words import left_words

PATH = click.Path(path_type=Path)
OWN = "Your own material, such as my-material, or another course's folder; without it this course."
COURSE = click.option("--in", "--course", "folder", type=PATH, help=OWN)
PAGE = click.option("--to", "target", type=PATH, help="Only write the page into this file (.html).")


def lesson_named(lesson: str, course: CourseFiles) -> str:
    """The name of a lesson, also by its number; a sentence where there is none."""
    found = [path.stem for path in course.lesson_paths if names_lesson(lesson, path)]
    if len(found) != 1:
        near = hint(lesson, course.ids) or f" There are: {', '.join(course.ids)}."
        raise FootlibError(f"There is no lesson called '{lesson}'.{near}")
    return found[0]


def names_lesson(name: str, path: Path) -> bool:
    """Whether a lesson is meant: by its name, or by its number."""
    return name in (path.stem, path.name) or (name.isdecimal() and path.stem.startswith(f"{name:0>2}-"))


class Answering(click.Command):
    """A command that tells a mistake of whoever calls as a sentence, and ends with 1; and that names its own options
    where it is given another: click guesses, also where none is near."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FootlibError as mistake:
            raise click.ClickException(str(mistake)) from None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as mistake:
            options = [one.opts[0] for one in self.params if isinstance(one, click.Option)]
            takes = " ".join([*self.collect_usage_pieces(ctx)[1:], *options])
            called = ctx.command_path.removeprefix(ctx.find_root().command_path).strip()
            near = hint(mistake.option_name, options) or f" It takes: {takes}."
            raise click.UsageError(f"'{called}' has no option '{mistake.option_name}'.{near}", ctx) from None


class Commands(click.Group):
    """Commands that answer so, and groups of them."""

    command_class = Answering
    group_class = type


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Write and teach the course: check what you have changed, begin something new, see what a class has done."""


@main.command()
@click.argument("folder", required=False, type=PATH)
@click.option("--tidy", is_flag=True, help="First take outputs out of the lessons, and write marks and glossary page.")
@click.option("--thorough", is_flag=True, help="Also read what all conditions and safety answers give; takes a minute.")
def check(folder: Path | None, tidy: bool, thorough: bool) -> None:
    """Tell everything that is wrong with the course in FOLDER.

    Each slip is told once. Without FOLDER it looks at this course with own material beside it; FOLDER may be own
    material, such as my-material.
    """

    for name in tidied(CourseFiles(folder)) if tidy else ():
        click.echo(f"Written: {name}")
    found = review(folder, [left_words, *([sheet_findings] if thorough else [])])
    for one in found:
        click.echo(one)
    wrong = sum(not one.remark for one in found)
    click.echo(f"{wrong} {'thing is' if wrong == 1 else 'things are'} wrong." if wrong else "Nothing is wrong.")
    sys.exit(1 if wrong else 0)


# --- begin something new: whole, valid, at its place; where one cannot, nothing is left behind


@main.group()
def new() -> None:
    """Begin something new: whole, valid, in its place, to be changed."""


@new.command("lesson")
@click.argument("name")
@click.option("--again", is_flag=True, help="Make the notebook anew; the one that is there is kept beside your text.")
@COURSE
def new_lesson(name: str, again: bool, folder: Path | None) -> None:
    """Begin a lesson called NAME, or make it from your own text.

    The text is a file, such as 11-desk-feet.md. In it, headings begin cells, and blocks of ```python are code.
    """
    with begun(folder):
        if name.endswith((".md", ".txt")):
            made, remarks = joined_lessons.lesson_from_text(Path(name), folder, again)
            for remark in remarks:
                click.echo(remark)
            say(made, folder)
        else:
            say(joined_lessons.lesson_from_name(name, folder), folder)


def add_entry_command(noun: str) -> None:
    @new.command(noun, help=f"Begin a {noun} called NAME, at the end of its file.")
    @click.argument("name")
    @COURSE
    def begin(name: str, folder: Path | None) -> None:
        with begun(folder):
            say(new_entry.new_entry(noun, name, folder=folder), folder)


for _noun in new_entry.NOUNS:
    add_entry_command(_noun)


@new.command("word")
@click.argument("name")
@click.option("--lesson", required=True, help="The lesson that explains it: its name, or its number.")
@COURSE
def new_word(name: str, lesson: str, folder: Path | None) -> None:
    """Begin a word of the glossary, and link it in the lesson.

    A sentence with the link to the word called NAME is put there.
    """
    with begun(folder):
        say(new_entry.new_word(name, lesson, folder), folder)


@new.command("exercise")
@click.argument("name")
@click.option("--lesson", required=True, help="The lesson's name, or its number.")
@click.option("--kind", type=click.Choice(list(SKELETONS)), default="choice", show_default=True)
@COURSE
def new_exercise(name: str, lesson: str, kind: str, folder: Path | None) -> None:
    """Begin an exercise called NAME, with its cell in the lesson."""
    with begun(folder):
        say(new_entry.new_exercise(name, lesson, kind, folder), folder)


@new.command("quiz")
@click.argument("lesson")
@click.option("--name", default="new-question", show_default=True, help="The id of the question.")
@COURSE
def new_quiz(lesson: str, name: str, folder: Path | None) -> None:
    """Begin a question in the quiz of LESSON.

    LESSON is its name, or its number.
    """
    with begun(folder):
        say(new_entry.new_question(lesson, name, folder), folder)


@contextmanager
def begun(folder: Path | None) -> Iterator[None]:
    """Own material that is not there yet is made, with a sentence on how the course finds it where that is not beside
    the course; where anything goes wrong, all files are as they were."""
    home = folder or default_folder().parent
    fresh = not home.exists()
    if fresh and not home.resolve().parent.is_dir():
        raise FootlibError(f"There is no folder {home.resolve().parent} in which {home.name} could be made.")
    with all_or_nothing(home, PARTS):
        if fresh:
            (home / "data").mkdir(parents=True)
        yield
    if fresh:
        click.echo(f"Made the folder {home} for your own material.")
        if home.resolve() not in own_folders(default_folder().parent):
            click.echo(f"The course reads it when the environment variable {VARIABLE} is set to {home.resolve()}")


def say(made: new_entry.Begun, folder: Path | None) -> None:
    """Where something new begins, and what to do next."""
    click.echo(f"Written: {made.file}:{made.line}" if made.line > 1 else f"Written: {made.file}")
    if made.then:
        click.echo(made.then)
    click.echo(f"Change every line of it, then: python start.py check{f' {folder}' if folder else ''}")


# --- show: an entry or a lesson as learners see it, answers, a lesson on the wall, what a class has done


@main.command()
@click.argument("name")
@PAGE
@COURSE
def preview(name: str, target: Path | None, folder: Path | None) -> None:
    """Show NAME as a learner sees it.

    An entry of the data is shown as a page, a lesson in JupyterLab.
    """
    from .teaching.preview import preview as page

    course = CourseFiles(folder)
    lessons = [path for path in course.lesson_paths if names_lesson(name, path)]
    if len(lessons) == 1:
        with TemporaryDirectory() as scratch:
            joined_lessons.join(Path(scratch) / "notebooks", folder)
            click.echo("JupyterLab opens the lesson; what you do there is not kept. Ctrl-C here closes it.")
            shown = Path(scratch) / "notebooks" / lessons[0].name
            subprocess.call([sys.executable, "-m", "jupyterlab", "--log-level=ERROR", str(shown)])
        return
    try:
        made = page(name, read(course.data, course.own))
    except FootlibError as mistake:
        more = " What is wrong with the data is told by: python start.py check" if len(str(mistake)) > 400 else ""
        raise FootlibError(f"{str(mistake)[:400]}{more}") from None
    show(name, made, target)


def show(name: str, page: bytes, target: Path | None) -> None:
    """A page in the browser, or only in a file."""
    path = write(target or Path(mkdtemp()) / f"{name}.html", page)
    click.echo(f"Written: {path}")
    if not target:
        click.launch(str(path))


@main.command()
@click.argument("lesson")
@click.option("--to", "target", type=PATH, default="answers", show_default=True)
@click.option("--page", type=PATH, help="Instead write one page to print into this file (.html).")
@COURSE
def answers(lesson: str, target: Path, page: Path | None, folder: Path | None) -> None:
    """Write the instructor's copy of LESSON, with all answers.

    LESSON is its name, or its number. The copy goes into a folder; every exercise in it is answered.
    """
    from .teaching.answers import answer_key, instructors_copy

    course = CourseFiles(folder)
    id = lesson_named(lesson, course)
    if page:
        written = write(page, answer_key(id, course, read(course.data, course.own)))
    else:
        written = instructors_copy(id, target, course)
    click.echo(f"Written: {written}")


@main.command()
@click.argument("lesson")
@PAGE
@COURSE
def board(lesson: str, target: Path | None, folder: Path | None) -> None:
    """Show LESSON on the wall, large and without code.

    LESSON is its name, or its number. Pictures, steps and questions are shown.
    """
    from .teaching.board import board as page

    course = CourseFiles(folder)
    id = lesson_named(lesson, course)
    show(id, page(id, course, read(course.data, course.own)), target)


@main.command()
@click.argument("target", metavar="FOLDER", type=PATH)
@COURSE
def lessons(target: Path, folder: Path | None) -> None:
    """Write all lessons into FOLDER, as learners get them.

    They are the course's and your own, with the ways between them.
    """
    for path in joined_lessons.join(target, folder):
        click.echo(f"With your own lesson {path}")


@main.command()
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--csv", "table", type=PATH, help="Write the table into this file, too.")
@click.option("--page", type=PATH, help="Write one page to print into this file (.html), too.")
def report(files: tuple[Path, ...], table: Path | None, page: Path | None) -> None:
    """Tell what a class has done, from the FILES that it sent.

    Learners download them from progress().
    """
    from .teaching.class_report import as_csv, as_page, as_text
    from .teaching.class_report import report as reported

    made = reported(files, load())
    click.echo(as_text(made))
    for path, content in ((table, "\ufeff" + as_csv(made)), (page, as_page(made))):
        if path:
            click.echo(f"Written: {write(path, content.encode())}")
