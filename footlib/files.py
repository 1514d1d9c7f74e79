"""A file is written whole or not at all, and so are several that belong together: the one way in which the course
writes where a file may be already."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from shutil import copymode
from uuid import uuid4

from .arguments import path_of
from .errors import FootlibError

HALF = ".footlib-{}.part"  # the name of a file as long as it is half written


def write_whole(path: Path, content: bytes, lasting: bool = False) -> Path:
    """Into a file beside it first, which then takes the name: nobody ever sees half of the new one, and where the disk
    does not take it, the old one is as it was and nothing is left over. `lasting`: safe from a power cut, too."""
    path = Path(os.path.realpath(path))  # a link stays a link
    beside = path.with_name(HALF.format(uuid4().hex[:12]))
    try:
        with beside.open("xb") as draft:
            draft.write(content)
            if lasting:
                draft.flush()
                os.fsync(draft.fileno())
        if path.exists():
            copymode(path, beside)  # whoever might not read the old one may not read the new one
        beside.replace(path)
    finally:
        remove(beside)
    return path


def remove(path: Path) -> None:
    """As far as the system allows; after a success there is nothing left to remove."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


# --- several files, in these parts of a folder


@contextmanager
def all_or_nothing(folder: Path, parts: Collection[str]) -> Iterator[None]:
    """Whatever goes wrong inside, the files and folders in it are afterwards as they were."""
    before, there = contents(folder, parts), folder.exists()
    folders = [folder / name for name in parts if (folder / name).exists()]
    try:
        yield
    except BaseException:
        for path in contents(folder, parts).keys() - before.keys():
            path.unlink()
        for path, content in before.items():
            if not path.exists() or path.read_bytes() != content:
                write_whole(path, content)
        for made in [folder / name for name in parts if folder / name not in folders] + ([] if there else [folder]):
            emptied(made)
        raise


def contents(folder: Path, parts: Collection[str]) -> dict[Path, bytes]:
    """The files of data and lessons in a folder."""
    paths = (path for name in parts for path in (folder / name).glob("*") if path.suffix in (".toml", ".ipynb", ".md"))
    return {path: path.read_bytes() for path in paths if path.is_file()}


def emptied(folder: Path) -> None:
    """A folder with nothing in it is taken away again."""
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


# --- for a learner, who is told in a sentence what cannot be written


def path_to_write(path: object, kinds: Collection[str], what: str = "A handout") -> Path:
    """A path that can be tried: a known suffix, in a folder that exists. Asked before the work begins."""
    path = path_of(path, kinds)
    if path.suffix.lower() not in kinds:
        raise FootlibError(unknown_kind(path, kinds, what))
    if path.is_dir():
        inside = path / f"card{usual(kinds)}"
        raise FootlibError(f"'{path}' is a folder. Give the name of a file in it, such as '{inside}'.")
    if not path.parent.is_dir():
        raise FootlibError(f"The folder '{path.parent}' does not exist. Make it first, or choose another.")
    return path


def usual(kinds: Collection[str]) -> str:
    return ".html" if ".html" in kinds else min(kinds)


def unknown_kind(path: Path, kinds: Collection[str], what: str) -> str:
    """What is wrong with a suffix, and the name with the nearest right one."""
    known = ", ".join(sorted(kinds))
    if not path.suffix:
        return f"'{path.name}' has no ending that says what to write. Known: {known}. Try '{path.name}{usual(kinds)}'."
    near = (*get_close_matches(path.suffix.lower(), list(kinds), n=1, cutoff=0.5), usual(kinds))[0]
    return f"{what} cannot be written as '{path.suffix}'. Known: {known}. Try '{path.with_suffix(near).name}'."


def write(path: Path, content: bytes) -> Path:
    """The path of a file that is there now, whole; else a sentence, and what was there before."""
    try:
        return write_whole(path, content)
    except OSError as problem:
        raise FootlibError(
            f"'{path}' could not be written: {problem.strerror or problem}. Choose a folder that you "
            "may write to, and close the file where another program has it open."
        ) from None
