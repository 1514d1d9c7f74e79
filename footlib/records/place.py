"""Where the records lie, and whether the computer will keep them."""

import os
from pathlib import Path

VARIABLE, NAME = "FOOTLIB_RECORDS", "footlib-records.sqlite"
BINDER = ("BINDER_SERVICE_HOST", "BINDER_LAUNCH_HOST", "BINDER_REPO_URL", "BINDER_REF_URL")  # set by BinderHub


def place():
    """The file: what FOOTLIB_RECORDS names, else one in the kernel's working folder, which is the lessons'."""
    return Path(os.environ.get(VARIABLE) or NAME).expanduser().absolute()


def binder():
    """Whether this is a Binder visit, whose disk is gone afterwards."""
    return any(os.environ.get(name) for name in BINDER)


def shown(path):
    """A file as the learner knows it: its name alone where it lies in the folder of the lessons."""
    return path.name if path.parent == Path.cwd() else str(path)
