"""A file is written whole or not at all, and a full disk is made no fuller."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from footlib import cache
from footlib.files import write_whole

ROOT = Path(__file__).resolve().parent.parent
FULL = """
import os, resource, sys
from pathlib import Path
from footlib import FootlibError, draw, load
from footlib import cache
from footlib import files
picture = draw("sole")
picture.rendered(".png", dpi=30)  # whatever is kept on the way is kept now
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
folder, said = Path(sys.argv[1]), []
os.environ["FOOTLIB_CACHE"] = str(folder)
for write in (lambda: cache.keep("map", (), b"x" * 10_000),
              lambda: files.write(folder / "card.html", b"x" * 10_000),
              lambda: picture.save(folder / "sole.png")):
    for _ in range(3):
        try:
            write()
        except (OSError, FootlibError) as error:
            said.append(type(error).__name__)
print(*said)
"""


def test_a_full_disk_leaves_no_half_files_and_the_old_ones(tmp_path):
    """Nine tries on a disk that takes no more: what is the learner's is told of, what can be made again is not;
    nothing is left over, and yesterday's card is whole."""
    (tmp_path / "card.html").write_text("yesterday")
    (tmp_path / "sole.png").write_text("yesterday")
    said = subprocess.run([sys.executable, "-c", FULL, str(tmp_path)], cwd=ROOT, text=True, capture_output=True)
    assert said.stdout.split() == ["FootlibError"] * 6, said.stderr
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "card.html": "yesterday",
        "sole.png": "yesterday",
    }


def test_a_file_that_cannot_take_its_name_leaves_nothing_over(tmp_path):
    """Where a folder has the name already, as where Windows holds the old file, the half file goes."""
    (tmp_path / "map.svg").mkdir()
    with pytest.raises(OSError):
        write_whole(tmp_path / "map.svg", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]


def test_what_only_the_learner_may_read_stays_so(tmp_path):
    """A diary that was closed to others is closed to them after it was written again; a new file is as any other."""
    new = write_whole(tmp_path / "new.csv", b"1").stat().st_mode
    (tmp_path / "plain").write_bytes(b"")
    assert new == (tmp_path / "plain").stat().st_mode
    closed = tmp_path / "diary.csv"
    closed.write_bytes(b"1")
    closed.chmod(0o600)
    write_whole(closed, b"2")
    assert (closed.read_bytes(), closed.stat().st_mode & 0o777) == (b"2", 0o600)


def test_what_a_killed_kernel_left_goes_with_the_next_write(tmp_path, monkeypatch):
    """Half a file of yesterday goes; one that somebody may be writing just now stays, as does a stranger's."""
    for name, age in ((".footlib-old.part", 0), (".footlib-new.part", None), (".video.part", 0)):
        (tmp_path / name).write_bytes(b"half")
        if age is not None:
            os.utime(tmp_path / name, (age, age))
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path))
    cache.keep("map", (), b"map")
    kept = cache.path_of("map", ()).name
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([".footlib-new.part", ".video.part", kept])


def test_no_module_writes_over_a_file_in_its_own_way():
    """Whoever writes a file that may be there already has one helper for it."""
    own = [
        path.name
        for path in ROOT.glob("footlib*/**/*.py")
        if re.search(r"NamedTemporaryFile|mkstemp|\.replace\(path\)|write_bytes\(content", path.read_text("utf-8"))
    ]
    assert own == ["files.py"]
