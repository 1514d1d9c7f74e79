"""Packages that only handouts need, and the one sentence for whoever has not got them."""

from contextlib import contextmanager

from ..errors import FootlibError

WANTED = {"icalendar": "icalendar>=7", "jinja2": "jinja2>=3.1", "typst": "typst>=0.15"}  # as pyproject.toml has them


@contextmanager
def needed(what):
    """Around an import: where the package is missing, says what installs it."""
    try:
        yield
    except ImportError as problem:
        if problem.name not in WANTED:
            raise
        package = WANTED[problem.name]
        raise FootlibError(
            f'{what} need one more package: run %pip install "{package}" in a cell of the notebook (or '
            f'python -m pip install "{package}" in a terminal), then try again.'
        ) from None
