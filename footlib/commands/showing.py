"""Commands that show: an entry or a lesson as learners see it, answers, a lesson on the wall, what a class has done."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import click

from .shared import COURSE, lesson_named, names_lesson, told


@click.command()
@click.argument("name")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Only write the page into this file (.html).")
@COURSE
def preview(name: str, target: Path | None, folder: Path | None) -> None:
    """Show NAME as a learner sees it: an entry of the data as a page, a lesson in JupyterLab."""
    from ..catalog import read
    from ..errors import FootlibError
    from ..files import write
    from ..review import CourseFiles
    from ..teaching.joined_lessons import join
    from ..teaching.preview import preview as page

    with told():
        course = CourseFiles(folder)
        lessons = [path for path in course.lesson_paths if names_lesson(name, path)]
        if len(lessons) == 1:
            with TemporaryDirectory() as scratch:
                join(Path(scratch) / "notebooks", folder)
                click.echo("JupyterLab opens the lesson; what you do there is not kept. Ctrl-C here closes it.")
                shown = Path(scratch) / "notebooks" / lessons[0].name
                subprocess.call([sys.executable, "-m", "jupyterlab", "--log-level=ERROR", str(shown)])
            return
        try:
            made = page(name, read(course.data, course.own))
        except FootlibError as mistake:
            more = " What is wrong with the data is told by: python start.py check" if len(str(mistake)) > 400 else ""
            raise FootlibError(f"{str(mistake)[:400]}{more}") from None
        if target:
            click.echo(f"Written: {write(target, made)}")
            return
        path = Path(mkdtemp()) / f"{name}.html"
        click.echo(f"Written: {write(path, made)}")
        click.launch(str(path))


@click.command()
@click.argument("lesson")
@click.option("--to", "target", type=click.Path(path_type=Path), default="answers", show_default=True)
@click.option("--page", type=click.Path(path_type=Path), help="Instead write one page to print into this file (.html).")
@COURSE
def answers(lesson: str, target: Path, page: Path | None, folder: Path | None) -> None:
    """Write the instructor's copy of LESSON (its name, or its number), with every exercise answered, into a folder."""
    from ..catalog import read
    from ..files import write
    from ..review import CourseFiles
    from ..teaching.answer_key import answer_key
    from ..teaching.answers import instructors_copy

    with told():
        course = CourseFiles(folder)
        if page:
            made = answer_key(lesson_named(lesson, course), course, read(course.data, course.own))
            click.echo(f"Written: {write(page, made)}")
            return
        click.echo(f"Written: {instructors_copy(lesson_named(lesson, course), target, course)}")


@click.command()
@click.argument("lesson")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Only write the page into this file (.html).")
@COURSE
def board(lesson: str, target: Path | None, folder: Path | None) -> None:
    """Show LESSON (its name, or its number) on the wall: pictures, steps and questions, large, without code."""
    from ..catalog import read
    from ..files import write
    from ..review import CourseFiles
    from ..teaching.board import board as page

    with told():
        course = CourseFiles(folder)
        id = lesson_named(lesson, course)
        path = write(target or Path(mkdtemp()) / f"{id}.html", page(id, course, read(course.data, course.own)))
        click.echo(f"Written: {path}")
        if not target:
            click.launch(str(path))


@click.command()
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path))
@COURSE
def lessons(target: Path, folder: Path | None) -> None:
    """Write all lessons into FOLDER as learners get them: the course's and your own, with the ways between them."""
    from ..teaching.joined_lessons import join

    with told():
        for path in join(target, folder):
            click.echo(f"With your own lesson {path}")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--csv", "table", type=click.Path(path_type=Path), help="Write the table into this file, too.")
@click.option("--page", type=click.Path(path_type=Path), help="Write one page to print into this file (.html), too.")
def report(files: tuple[Path, ...], table: Path | None, page: Path | None) -> None:
    """Tell what a class has done, from the FILES that learners have downloaded from progress() and sent."""
    from ..catalog import load
    from ..files import write
    from ..teaching.class_report import as_csv, as_page, as_text
    from ..teaching.class_report import report as reported

    with told():
        made = reported(files, load())
        click.echo(as_text(made))
        for path, content in ((table, "\ufeff" + as_csv(made)), (page, as_page(made))):
            if path:
                click.echo(f"Written: {write(path, content.encode())}")
