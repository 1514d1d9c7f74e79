"""The instructor's commands: `python -m footlib check`, and what helps to write and to teach."""

import sys
from pathlib import Path

import click

from .beginning import new
from .shared import told
from .showing import answers, board, lessons, preview, report


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Write and teach the course: check what you have changed, begin something new, see what a class has done."""


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--tidy", is_flag=True, help="First take outputs out of the lessons, and write marks and glossary page.")
@click.option("--thorough", is_flag=True, help="Also read what all conditions and safety answers give; takes a minute.")
def check(folder: Path | None, tidy: bool, thorough: bool) -> None:
    """Tell everything that is wrong with the course in FOLDER, each slip once.

    Without FOLDER it looks at this course with own material beside it; FOLDER may be own material, such as my-material.
    """
    from ..review import CourseFiles, review
    from ..review.one_voice import sheet_findings
    from ..review.tidy import tidy as tidied
    from ..teaching.left_words import left_words

    with told():
        for name in tidied(CourseFiles(folder)) if tidy else ():
            click.echo(f"Written: {name}")
        found = review(folder, [left_words, *([sheet_findings] if thorough else [])])
    for one in found:
        click.echo(one)
    wrong = sum(not one.remark for one in found)
    click.echo(f"{wrong} {'thing is' if wrong == 1 else 'things are'} wrong." if wrong else "Nothing is wrong.")
    sys.exit(1 if wrong else 0)


for _command in (new, preview, answers, board, lessons, report):
    main.add_command(_command)
