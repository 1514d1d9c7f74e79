"""The instructor's commands: `python -m footlib check`, and what helps to write and to teach."""

import sys
from pathlib import Path

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Write and teach the course: check what you have changed, begin something new, see what a class has done."""


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--tidy", is_flag=True, help="First take outputs out of the lessons, and write marks and glossary page.")
def check(folder: Path | None, tidy: bool) -> None:
    """Tell everything that is wrong with the course in FOLDER (this one, if none is given), each slip once."""
    from .errors import FootlibError
    from .review import CourseFiles, review
    from .review.tidy import tidy as tidied

    try:
        for name in tidied(CourseFiles(folder)) if tidy else ():
            click.echo(f"Written: {name}")
        found = review(folder)
    except FootlibError as mistake:
        raise click.ClickException(str(mistake)) from None
    for one in found:
        click.echo(one)
    wrong = sum(not one.remark for one in found)
    click.echo(f"{wrong} {'thing is' if wrong == 1 else 'things are'} wrong." if wrong else "Nothing is wrong.")
    sys.exit(1 if wrong else 0)


@main.group()
def new() -> None:
    """Begin something new: a whole, valid entry in the right place, to be changed."""


@new.command("lesson")
@click.argument("text", type=click.Path(path_type=Path))
@click.option("--course", "folder", type=click.Path(path_type=Path), help="The course's folder; this one without it.")
def new_lesson(text: Path, folder: Path | None) -> None:
    """Make a lesson's notebook from TEXT, such as 11-desk-feet.md: headings begin cells, ```python begins code."""
    from .catalog.plaintext import Unreadable
    from .review.course_files import places_of
    from .teaching.new_lesson import write

    try:
        name, remarks = write(text, places_of(folder)[0] / "notebooks")
    except Unreadable as error:
        raise click.ClickException(f"{text.name}{',' if error.line else ':'} {error}") from None
    for remark in remarks:
        click.echo(remark)
    click.echo(f"Written: notebooks/{name}")


if __name__ == "__main__":
    main(prog_name="python -m footlib")
