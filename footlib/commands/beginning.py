"""Commands that begin something new: whole, valid, at its place; where one cannot, nothing is left behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ..teaching.exercise_skeletons import SKELETONS
from ..teaching.new_entry import Begun
from .shared import COURSE, told


@click.group()
def new() -> None:
    """Begin something new: a whole, valid entry in the right place, to be changed."""


@new.command("lesson")
@click.argument("name")
@click.option("--again", is_flag=True, help="Make the notebook anew; the one that is there is kept beside your text.")
@COURSE
def new_lesson(name: str, again: bool, folder: Path | None) -> None:
    """Begin a lesson called NAME, or make it from a text that you have written, such as 11-desk-feet.md.

    In a text, headings begin cells, and blocks of ```python are code.
    """
    from ..teaching.placed_lesson import lesson_from_name, lesson_from_text

    with begun(folder):
        if name.endswith((".md", ".txt")):
            made, remarks = lesson_from_text(Path(name), folder, again)
            for remark in remarks:
                click.echo(remark)
            say(made, folder)
        else:
            say(lesson_from_name(name, folder), folder)


def add_entry_command(noun: str) -> None:
    @new.command(noun, help=f"Begin a {noun} called NAME, at the end of its file.")
    @click.argument("name")
    @COURSE
    def begin(name: str, folder: Path | None) -> None:
        from ..teaching.new_entry import new_entry

        with begun(folder):
            say(new_entry(noun, name, folder=folder), folder)


for _noun in ("condition", "caution", "move", "technique", "hold", "zone", "claim", "source"):
    add_entry_command(_noun)


@new.command("word")
@click.argument("name")
@click.option("--lesson", required=True, help="The lesson that explains it: its name, or its number.")
@COURSE
def new_word(name: str, lesson: str, folder: Path | None) -> None:
    """Begin a word of the glossary called NAME, and put a sentence with its link into the lesson."""
    from ..teaching.new_entry import new_word as made

    with begun(folder):
        say(made(name, lesson, folder), folder)


@new.command("exercise")
@click.argument("name")
@click.option("--lesson", required=True, help="The lesson's name, or its number.")
@click.option(
    "--kind",
    type=click.Choice(list(SKELETONS)),
    default="choice",
    show_default=True,
)
@COURSE
def new_exercise(name: str, lesson: str, kind: str, folder: Path | None) -> None:
    """Begin an exercise called NAME, and put its cell into the lesson."""
    from ..teaching.new_entry import new_exercise as made

    with begun(folder):
        say(made(name, lesson, kind, folder), folder)


@new.command("quiz")
@click.argument("lesson")
@click.option("--name", default="new-question", show_default=True, help="The id of the question.")
@COURSE
def new_quiz(lesson: str, name: str, folder: Path | None) -> None:
    """Begin a question in the quiz of LESSON (its name, or its number)."""
    from ..teaching.new_entry import new_question

    with begun(folder):
        say(new_question(lesson, name, folder), folder)


@contextmanager
def begun(folder: Path | None) -> Iterator[None]:
    """Own material that is not there yet is made, with a sentence on how the course finds it where that is not beside
    the course; where anything goes wrong, all files are as they were."""
    from ..catalog import default_folder
    from ..catalog.own_material import PARTS, VARIABLE, own_folders
    from ..errors import FootlibError
    from ..files import all_or_nothing

    with told():
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


def say(made: Begun, folder: Path | None) -> None:
    """Where something new begins, and what to do next."""
    click.echo(f"Written: {made.file}:{made.line}" if made.line > 1 else f"Written: {made.file}")
    if made.then:
        click.echo(made.then)
    click.echo(f"Change every line of it, then: python start.py check{f' {folder}' if folder else ''}")
