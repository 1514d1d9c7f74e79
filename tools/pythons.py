"""The tests that need no browser, with each Python that is named: does the course install and run there?

    python tools/pythons.py python3.12 python3.13
    python tools/pythons.py python3.13 -- tests/test_planning.py      only these; any option of pytest will do

Each gets an environment of its own, thrown away afterwards, with what requirements-test.txt pins. It takes some
minutes for each, and the network. Python 3.14 also runs the site: there all lessons come to their end in test_site.py.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ALL = ["tests", "--ignore=tests/browser"]


def passes(python, tests, scratch):
    """Whether everything installs and every test passes; what they say is on the screen."""
    own = Path(scratch) / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements-test.txt"]
    run = [own, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    environ = os.environ | {"FOOTLIB_CACHE": str(Path(scratch) / "cache")}
    environ.pop("PYTHONPATH", None)
    steps = ([python, "-m", "venv", Path(scratch) / "venv"], pip, run)
    return all(subprocess.call([str(word) for word in step], cwd=ROOT, env=environ) == 0 for step in steps)


def main(words):
    named, tests = (words[: words.index("--")], words[words.index("--") + 1 :]) if "--" in words else (words, ALL)
    wrong = []
    for python in named or [sys.executable]:
        print(f"--- {python}", flush=True)
        with tempfile.TemporaryDirectory() as scratch:
            wrong += [] if passes(python, tests, scratch) else [python]
    print(f"Not with {', '.join(wrong)}." if wrong else "With each of them.")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
