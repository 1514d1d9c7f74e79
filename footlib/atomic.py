"""A file is written whole or not at all: the one way in which the course writes where a file may be already."""

import os
from pathlib import Path
from shutil import copymode
from uuid import uuid4

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
