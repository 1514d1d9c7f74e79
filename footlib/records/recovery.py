"""A broken file: set aside, never overwritten, and followed by a new one with all that can still be read."""

import os
import shutil
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path

from ..atomic import write_whole
from . import pages
from .merge import merge
from .place import shown
from .schema import TABLES, tables
from .storage import Broken, Trouble, check_whole

STALE = 30  # seconds after which a mark "somebody is mending this file" was left by a killed kernel
TAILS = ("-journal", "-wal", "-shm")


def mend(path: Path, timeout: float) -> str:
    """The sentence about it; "" where another kernel was quicker."""
    path = Path(os.path.realpath(path))  # a link to it stays a link
    with marked(path):
        try:
            check_whole(path, timeout)
        except Broken:
            content, count = rebuilt(pages.salvage(path.read_bytes()))
            aside = replaced(path, content)
            rest = f"What could be read of it ({count} rows) is in a new file." if count else "A new file was begun."
            return f"The file with your work was damaged. It is kept as '{shown(aside)}'. {rest}"
    return ""


@contextmanager
def marked(path):
    """One kernel at a time, by a mark beside the file."""
    mark = path.with_name(f"{path.name}-mending")
    with suppress(OSError):
        if time.time() - mark.stat().st_mtime > STALE:
            mark.unlink()
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        raise Trouble(f"'{shown(path)}' is damaged and just being set aside by another notebook") from None
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def rebuilt(rows):
    """The bytes of a new file with these rows, and how many it holds."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        tables(db)
        for table, row in rows:
            merge(db, table, row)
        return db.serialize(), sum(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES)


def replaced(path, content):
    """Where the broken file is now. At no moment is there none under its old name, in which another kernel would begin
    a third one; and where the disk takes no new one, all is as it was."""
    aside = free_name(path)
    try:
        os.link(path, aside)
    except OSError:  # a disk that gives no file two names
        shutil.copy2(path, aside)
    moved = [tail for tail in TAILS if rename(path, aside, tail)]  # a journal of the old file would spoil the new one
    try:
        write_whole(path, content, lasting=True)
    except OSError:
        for tail in moved:
            rename(aside, path, tail)
        aside.unlink()
        raise
    return aside


def free_name(path):
    names = (f"{path.stem}.broken-{date.today()}{n}{path.suffix}" for n in ["", *(f"-{i}" for i in range(2, 1000))])
    return next(p for p in map(path.with_name, names) if not p.exists())


def rename(old, new, tail):
    """What lies beside a file; empty journals stay where they are."""
    beside = old.with_name(old.name + tail)
    with suppress(OSError):
        if beside.stat().st_size:
            return beside.rename(new.with_name(new.name + tail))
    return None
