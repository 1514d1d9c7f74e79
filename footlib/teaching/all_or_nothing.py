"""Several files that are written together: all of them, or none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..files import write_whole

WRITTEN = ("data", "notebooks")  #: the folders of a course, or of own material, in which something begins


@contextmanager
def all_or_nothing(folder: Path) -> Iterator[None]:
    """Whatever goes wrong inside, the files and folders in it are afterwards as they were."""
    before, there = contents(folder), folder.exists()
    folders = [folder / name for name in WRITTEN if (folder / name).exists()]
    try:
        yield
    except BaseException:
        for path in contents(folder).keys() - before.keys():
            path.unlink()
        for path, content in before.items():
            if not path.exists() or path.read_bytes() != content:
                write_whole(path, content)
        for made in [folder / name for name in WRITTEN if folder / name not in folders] + ([] if there else [folder]):
            emptied(made)
        raise


def contents(folder: Path) -> dict[Path, bytes]:
    """The files of data and lessons in a folder."""
    paths = (
        path for name in WRITTEN for path in (folder / name).glob("*") if path.suffix in (".toml", ".ipynb", ".md")
    )
    return {path: path.read_bytes() for path in paths if path.is_file()}


def emptied(folder: Path) -> None:
    """A folder with nothing in it is taken away again."""
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
